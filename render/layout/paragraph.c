#include "layout/paragraph.h"

#include <math.h>
#include <string.h>

#define TOLERANCE 0.01 /* [pt] a line may be too wide by what rounding does */

/* -- words wider than the line */

/* The part of a piece that begins at `from` and fits `width` [pt] in the measured text's own scale; at least
 * one code point. Pens are measured again: it is rare. */
static uint32_t part_that_fits(const struct measured *text, const struct piece *piece, uint32_t from,
                               double width)
{
    const struct set_run *run = &text->runs[piece->run];
    size_t at = from, last = from;
    while (at < piece->ink) {
        size_t next = at;
        str_codepoint(run->text, &next);
        double wide =
            metrics_width(text->layout->metrics, run->font, run->size, str_slice(run->text, from, next));
        if (last > from && wide > width + TOLERANCE)
            break;
        at = last = next;
    }
    return (uint32_t)last;
}

struct pieces {
    struct arena *arena;
    struct piece *items;
    size_t n, capacity;
};

struct choice {    /* of lines up to a piece at which one may end */
    uint32_t from; /* the first piece of its last line */
    uint32_t lines;
    double cost;
};

/* What breaking one text takes: room that the next one has again. */
struct breaking {
    struct pieces pieces;
    /* as many as there are pieces: */
    struct choice *choices;
    uint32_t *ends;
    struct segment *segments;
    size_t capacity;
};

static struct breaking *breaking_of(struct layout *layout)
{
    if (!layout->breaking) {
        layout->breaking = ARENA_NEW(layout->arena, struct breaking);
        layout->breaking->pieces.arena = layout->arena;
    }
    layout->breaking->pieces.n = 0;
    return layout->breaking;
}

static void breaking_reserve(struct breaking *breaking)
{
    const struct pieces *pieces = &breaking->pieces;
    if (pieces->n <= breaking->capacity)
        return;
    breaking->capacity = pieces->capacity;
    breaking->choices = ARENA_ARRAY(pieces->arena, struct choice, breaking->capacity);
    breaking->ends = ARENA_ARRAY(pieces->arena, uint32_t, breaking->capacity);
    breaking->segments = ARENA_ARRAY(pieces->arena, struct segment, breaking->capacity);
}

static void pieces_push(struct pieces *pieces, const struct piece *piece)
{
    ARENA_RESERVE(pieces->arena, pieces->items, pieces->n, pieces->capacity);
    pieces->items[pieces->n++] = *piece;
}

/* One piece that is itself too wide, in parts. */
static void push_parts(struct pieces *pieces, const struct measured *text, const struct piece *piece,
                       double width)
{
    const struct set_run *run = &text->runs[piece->run];
    double left = piece->left;
    for (uint32_t from = piece->from; from < piece->ink;) {
        uint32_t to = part_that_fits(text, piece, from, width);
        bool last = to >= piece->ink;
        double wide =
            metrics_width(text->layout->metrics, run->font, run->size, str_slice(run->text, from, to));
        struct piece part = {piece->run, from, to, to, left, left + wide, left + wide, STOP_ALLOWED};
        if (last) /* what follows on its line stands where it stood */
            part = (struct piece){piece->run,          from,         piece->ink,  piece->to,
                                  piece->right - wide, piece->right, piece->next, piece->stop};
        pieces_push(pieces, &part);
        left += wide;
        from = to;
    }
}

/* The word [from, to) of pieces, wider than the line: broken at its own hyphens, and where that does not do,
 * at code points. */
static void push_word(struct pieces *pieces, const struct measured *text, size_t from, size_t to,
                      double width)
{
    double left = text->pieces[from].left;
    for (size_t i = from; i < to; i++) {
        struct piece piece = text->pieces[i];
        if (piece.right - piece.left > width + TOLERANCE) {
            if (pieces->n && pieces->items[pieces->n - 1].stop < STOP_ALLOWED)
                pieces->items[pieces->n - 1].stop = STOP_ALLOWED;
            push_parts(pieces, text, &piece, width);
            left = pieces->items[pieces->n - 1].left;
            continue;
        }
        if (piece.right - left > width + TOLERANCE) { /* the last place must be used, whatever it is */
            if (pieces->n)
                pieces->items[pieces->n - 1].stop = STOP_ALLOWED;
            left = piece.left;
        }
        if (piece.stop == STOP_LAST_RESORT)
            piece.stop = STOP_ALLOWED;
        pieces_push(pieces, &piece);
        if (piece.stop >= STOP_ALLOWED && i + 1 < to)
            left = text->pieces[i + 1].left;
    }
}

static void pieces_for(struct pieces *pieces, const struct measured *text, double width)
{
    for (size_t from = 0; from < text->n_pieces;) {
        size_t to = from;
        while (to + 1 < text->n_pieces && text->pieces[to].stop < STOP_ALLOWED)
            to++;
        to++;
        if (text->pieces[to - 1].right - text->pieces[from].left > width + TOLERANCE)
            push_word(pieces, text, from, to, width);
        else
            for (size_t i = from; i < to; i++)
                pieces_push(pieces, &text->pieces[i]);
        from = to;
    }
}

/* -- choosing lines: fewest, then most even */

static double line_cost(double width, double room, bool ends, bool only, bool balance)
{
    double slack = (room - width) / room;
    if (!ends || balance)
        return slack * slack;
    /* a last line may be short, but one word or so alone looks lost */
    return !only && width < 0.15 * room ? 0.25 : 0;
}

/* `choices[i]` is the best way to end a line after piece i. Looks back no further than a line is wide. */
static void choose(const struct pieces *pieces, double width, bool balance, struct choice *choices)
{
    for (size_t i = 0; i < pieces->n; i++) {
        choices[i].lines = UINT32_MAX;
        enum stop stop = pieces->items[i].stop;
        if (stop < STOP_ALLOWED)
            continue;
        double right = pieces->items[i].right;
        for (size_t from = i + 1; from-- > 0;) {
            double wide = right - pieces->items[from].left;
            bool first = from == 0 || pieces->items[from - 1].stop == STOP_HARD;
            if (wide > width + TOLERANCE && choices[i].lines != UINT32_MAX)
                break;
            if (!first && choices[from - 1].lines == UINT32_MAX)
                continue;
            struct choice choice = {(uint32_t)from, 1,
                                    line_cost(wide, width, stop == STOP_HARD, first, balance)};
            if (!first) {
                choice.lines += choices[from - 1].lines;
                choice.cost += choices[from - 1].cost;
            }
            struct choice *best = &choices[i];
            if (choice.lines < best->lines || (choice.lines == best->lines && choice.cost < best->cost))
                *best = choice;
            if (first || wide > width + TOLERANCE)
                break;
        }
    }
}

static void line_of(const struct measured *text, const struct piece *from, const struct piece *to,
                    struct segment *segments, struct set_line *line, double scale)
{
    *line =
        (struct set_line){.first = line[-1].first + line[-1].n, .width = (to->right - from->left) * scale};
    for (const struct piece *piece = from; piece <= to; piece++) {
        struct segment *segment = &segments[line->first + line->n];
        if (piece == from || piece->run != piece[-1].run) {
            line->n++;
            *segment = (struct segment){
                .run = piece->run, .from = piece->from, .x = (piece->left - from->left) * scale};
        } else
            segment--;
        segment->ink = piece == to ? piece->ink : piece->to;
        double right = piece == to ? piece->right : piece->next;
        segment->width = (right - from->left) * scale - segment->x;
        segment->to = segment->ink;
    }
    /* the space at which the line is broken stays in the text, so that words do not run together for a
     * listener */
    struct segment *last = &segments[line->first + line->n - 1];
    if (to->to > to->ink && text->runs[to->run].text.ptr[to->ink] == ' ')
        last->to = to->ink + 1;
}

static void lines_make(struct measured *text, struct breaking *breaking, double width, bool balance,
                       struct par *par)
{
    struct arena *scratch = text->layout->scratch;
    const struct pieces *pieces = &breaking->pieces;
    breaking_reserve(breaking);
    struct choice *choices = breaking->choices;
    uint32_t *ends = breaking->ends;
    choose(pieces, width, balance, choices);
    size_t n = 0;
    for (size_t end = pieces->n; end > 0; end = choices[end - 1].from)
        ends[n++] = (uint32_t)(end - 1);
    struct set_line *lines = ARENA_ARRAY(scratch, struct set_line, n + 1);
    par->lines = lines + 1; /* lines[0] is empty and ends where segments begin */
    par->n_lines = n;
    size_t n_segments = 0;
    for (size_t i = 0; i < n; i++) {
        size_t end = ends[n - 1 - i];
        struct set_line *line = &par->lines[i];
        line_of(text, &pieces->items[choices[end].from], &pieces->items[end], breaking->segments, line,
                par->scale);
        par->width = fmax(par->width, line->width);
        n_segments = line->first + line->n;
    }
    par->segments = arena_copy(scratch, breaking->segments, n_segments * sizeof *par->segments);
}

static void one_line(const struct measured *text, struct par *par)
{
    struct arena *scratch = text->layout->scratch;
    par->lines = ARENA_NEW(scratch, struct set_line);
    par->segments = ARENA_ARRAY(scratch, struct segment, text->n_runs);
    par->n_lines = 1;
    par->width = text->natural * par->scale;
    par->lines[0] = (struct set_line){0, (uint32_t)text->n_runs, par->width};
    for (uint32_t r = 0; r < text->n_runs; r++) {
        const struct set_run *run = &text->runs[r];
        uint32_t len = (uint32_t)run->text.len;
        double next = r + 1 < text->n_runs ? text->runs[r + 1].x : text->natural;
        par->segments[r] =
            (struct segment){r, 0, len, len, run->x * par->scale, (next - run->x) * par->scale};
    }
}

struct par *par_break(struct layout *layout, struct measured *text, double width, double scale, bool balance)
{
    struct par *par = ARENA_NEW(layout->scratch, struct par);
    *par = (struct par){.text = text, .scale = scale, .leading = text->look->leading * scale};
    if (text->is_empty)
        return par;
    double room = fmax(width / scale, 1);
    if (!text->is_hard && text->natural <= room + TOLERANCE) {
        one_line(text, par);
        return par;
    }
    measured_least(text); /* makes the pieces */
    struct breaking *breaking = breaking_of(layout);
    pieces_for(&breaking->pieces, text, room);
    lines_make(text, breaking, room, balance, par);
    par->overflows = par->width > width + 0.5;
    return par;
}

struct par *par_build(struct layout *layout, struct text text, const struct text_look *look, double width,
                      bool balance)
{
    return par_break(layout, text_measure(layout, text, look), width, 1, balance);
}

double par_height(const struct par *par)
{
    return (double)par->n_lines * par->leading;
}

double par_baseline(const struct par *par)
{
    struct metrics *metrics = par->text->layout->metrics;
    double size = par->text->look->size * par->scale;
    double ascent = metrics_ascent(metrics, par->text->look->font, size);
    double descent = metrics_descent(metrics, par->text->look->font, size);
    return (par->leading - ascent - descent) / 2 + ascent;
}
