#include "layout/paragraph.h"

#include <linebreak.h>
#include <math.h>
#include <string.h>

#define NOTE_SIZE 0.65 /* of the text's */
#define NOTE_RISE 0.33 /* em */

/* -- runs as they are set */

static struct str page_text(struct layout *layout, struct str target)
{
    layout->has_references = true;
    if (!layout->target_pages)
        return STR("00"); /* the first pass reserves two figures */
    uint32_t page = map_find(layout->target_pages, target);
    if (page == MAP_NONE) {
        diag_add(layout->diags, SEVERITY_WARNING, "unknown-target", layout_place(layout),
                 "give the wanted section this id, or take the reference out",
                 "the text refers to the page of \"%.*s\", which is nowhere in the paper; \"?\" is set",
                 STR_ARG(target));
        return STR("?");
    }
    return str_format(layout->arena, "%u", (unsigned)page + 1);
}

struct colour run_colour(const struct measured *text, const struct set_run *set)
{
    const struct colour *paint = text->layout->style->paint;
    const struct run *run = set->run;
    if (set->note)
        return text->look->colour;
    if (run->queried_claim)
        return paint[PAINT_ATTENTION];
    if (run_detail(run)->target.len || run_detail(run)->address.len)
        return paint[PAINT_LINK];
    if (run->emphasis == EMPHASIS_MUTED)
        return paint[PAINT_MUTED];
    return text->look->colour;
}

static void run_add(struct measured *text, const struct run *run, struct str s, const struct text_look *look)
{
    if (s.len == 0)
        return;
    struct set_run *set = &text->runs[text->n_runs++];
    *set = (struct set_run){.run = run, .text = s, .size = look->size, .element = ELEMENT_NONE};
    set->font = run->emphasis == EMPHASIS_STRONG ? FONT_BOLD : look->font;
    set->underlined = run_detail(run)->address.len || run->queried_claim;
}

static void note_add(struct measured *text, const struct run *run, const struct text_look *look)
{
    struct layout *layout = text->layout;
    if (run->note == 0 || run->note > layout->document->n_notes)
        return;
    struct str number = str_format(layout->arena, "%u", layout->notes[run->note - 1].number);
    run_add(text, run, number, look);
    struct set_run *set = &text->runs[text->n_runs - 1];
    set->size = look->size * NOTE_SIZE;
    set->rise = look->size * NOTE_RISE;
    set->underlined = false;
    set->note = run->note;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Spaces at the beginning and the end of the whole text are not set. */
static void trim(struct measured *text)
{
    while (text->n_runs) {
        struct str *s = &text->runs[0].text;
        while (s->len && is_space(s->ptr[0]))
            *s = str_slice(*s, 1, s->len);
        if (s->len)
            break;
        memmove(text->runs, text->runs + 1, --text->n_runs * sizeof *text->runs);
    }
    while (text->n_runs) {
        struct str *s = &text->runs[text->n_runs - 1].text;
        while (s->len && is_space(s->ptr[s->len - 1]))
            s->len--;
        if (s->len)
            break;
        text->n_runs--;
    }
}

struct measured *text_measure(struct layout *layout, struct text text, const struct text_look *look)
{
    struct measured *measured = ARENA_NEW(layout->scratch, struct measured);
    measured->layout = layout;
    measured->look = look;
    size_t most = text.n;
    for (size_t i = 0; i < text.n; i++)
        most += text.runs[i].note ? 1 : 0;
    measured->runs = ARENA_ARRAY(layout->scratch, struct set_run, most);
    for (size_t i = 0; i < text.n; i++) {
        const struct run *run = &text.runs[i];
        run_add(measured, run, run->page_of_target ? page_text(layout, run_detail(run)->target) : run->text,
                look);
        note_add(measured, run, look);
    }
    trim(measured);
    measured->is_empty = measured->n_runs == 0;
    double x = 0;
    for (size_t i = 0; i < measured->n_runs; i++) {
        struct set_run *run = &measured->runs[i];
        measured->is_hard = measured->is_hard || memchr(run->text.ptr, '\n', run->text.len);
        run->x = x;
        x += metrics_width(layout->metrics, run->font, run->size, run->text);
    }
    measured->natural = x;
    if (measured->is_hard) /* the widest of its lines, which only its pieces know */
        measured_least(measured);
    return measured;
}

struct measured *text_measure_str(struct layout *layout, struct str text, const struct text_look *look)
{
    return text_measure(layout, text_plain(layout->scratch, text), look);
}

double measured_part(const struct measured *text, size_t bytes)
{
    if (text->n_runs == 0)
        return 0;
    const struct set_run *run = &text->runs[0];
    return metrics_width(text->layout->metrics, run->font, run->size, str_slice(run->text, 0, bytes));
}

/* -- where a line may end */

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* Letters, for the hyphens of names: not digits, not spaces, not punctuation of ASCII. */
static bool is_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000);
}

static uint32_t codepoint_before(struct str s, size_t at)
{
    size_t from = at;
    do
        from--;
    while (from > 0 && ((unsigned char)s.ptr[from] & 0xC0) == 0x80);
    return str_codepoint(s, &from);
}

/* Our own wishes on top of UAX 14. `at` is the byte after `last`, a place where a line may end. */
static enum stop stop_wish(struct str flat, size_t at, uint32_t last)
{
    if (last != 0x2013 && last != '-' && last != 0x2010)
        return STOP_ALLOWED;
    size_t width = last == '-' ? 1 : 3, next = at;
    if (at <= width || at >= flat.len)
        return STOP_ALLOWED;
    uint32_t before = codepoint_before(flat, at - width), after = str_codepoint(flat, &next);
    if (is_digit(before) && is_digit(after))
        return STOP_LAST_RESORT; /* 2016–2024 */
    if (last != 0x2013 && is_letter(before) && is_letter(after))
        return STOP_LAST_RESORT; /* Stoke-on-Trent */
    return STOP_ALLOWED;
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

#define UNIT_LEAST 3 /* letters: "of", "in" and "to" are no units */

/* "section 47": whether the word that ends at `end` has a number for a name. */
static bool is_numbered(struct str flat, size_t end)
{
    static const char *const words[] = {"section", "Section", "stage", "page", "part"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_ends(str_slice(flat, 0, end), str_of(words[i])))
            return true;
    return false;
}

/* "12 months": a number and the word that it counts, or "section 47"; `at` is the byte after the space. */
static bool counts_next(struct str flat, size_t at)
{
    if (at < flat.len && is_digit((uint32_t)flat.ptr[at]))
        return is_numbered(flat, at - 1);
    size_t number = at - 1;
    while (number > 0 && is_digit((uint32_t)flat.ptr[number - 1]))
        number--;
    if (number == at - 1 || (number > 0 && is_numbered(flat, number - 1)))
        return false;
    size_t end = at;
    while (end < flat.len && is_lower(flat.ptr[end]))
        end++;
    struct str word = str_slice(flat, at, end);
    return word.len >= UNIT_LEAST && !str_is(word, "and");
}

static struct str flat_text(const struct measured *text, struct arena *scratch)
{
    if (text->n_runs == 1)
        return text->runs[0].text;
    size_t len = 0;
    for (size_t i = 0; i < text->n_runs; i++)
        len += text->runs[i].text.len;
    char *flat = arena_alloc(scratch, len);
    len = 0;
    for (size_t i = 0; i < text->n_runs; i++) {
        memcpy(flat + len, text->runs[i].text.ptr, text->runs[i].text.len);
        len += text->runs[i].text.len;
    }
    return (struct str){flat, len};
}

/* Room for a text of `len` bytes; kept from text to text. */
static void cut_reserve(struct layout *layout, size_t len)
{
    if (len <= layout->cut_capacity)
        return;
    layout->cut_capacity = 2 * len > 256 ? 2 * len : 256;
    layout->stops = arena_alloc(layout->pass_arena, layout->cut_capacity);
    layout->pens = ARENA_ARRAY(layout->pass_arena, int32_t, 2 * layout->cut_capacity);
}

/* What may end after each byte, as enum stop, in layout->stops. */
static void find_stops(struct measured *text, struct str flat)
{
    unsigned char *stops = text->layout->stops;
    memset(stops, LINEBREAK_NOBREAK, flat.len); /* it skips what is not UTF-8 */
    set_linebreaks_utf8((const utf8_t *)flat.ptr, flat.len, NULL, (char *)stops);
    for (size_t i = 0; i < flat.len; i++)
        switch (stops[i]) {
        case LINEBREAK_MUSTBREAK: stops[i] = flat.ptr[i] == '\n' ? STOP_HARD : STOP_ALLOWED; break;
        case LINEBREAK_ALLOWBREAK:
            stops[i] = flat.ptr[i] == ' '
                           ? (counts_next(flat, i + 1) ? STOP_LAST_RESORT : STOP_ALLOWED)
                           : (unsigned char)stop_wish(flat, i + 1, codepoint_before(flat, i + 1));
            break;
        default: stops[i] = STOP_NONE; break;
        }
    /* "page" stays with its number, and a note's number with what it notes */
    size_t at = 0;
    for (size_t r = 0; r < text->n_runs; at += text->runs[r++].text.len) {
        if (at == 0)
            continue;
        if (text->runs[r].note || (text->runs[r].run->page_of_target && flat.ptr[at - 1] == ' '))
            stops[at - 1] = STOP_NONE;
    }
}

/* -- pieces */

static void piece_add(struct measured *text, uint32_t run, uint32_t from, uint32_t to, enum stop stop,
                      const int32_t *before, const int32_t *after)
{
    const struct set_run *set = &text->runs[run];
    uint32_t ink = to;
    while (ink > from && is_space(set->text.ptr[ink - 1]))
        ink--;
    double em = set->size / 1000.0;
    text->pieces[text->n_pieces++] = (struct piece){
        .run = run,
        .from = from,
        .ink = ink,
        .to = to,
        .left = set->x + before[from] * em,
        .right = ink > from ? set->x + after[ink - 1] * em : set->x + before[from] * em,
        .next = set->x + after[to - 1] * em,
        .stop = stop,
    };
}

/* A piece ends where a line may, and where its run does. */
static void cut(struct measured *text)
{
    struct layout *layout = text->layout;
    size_t len = 0, n = text->n_runs, base = 0;
    for (size_t r = 0; r < text->n_runs; r++)
        len += text->runs[r].text.len;
    cut_reserve(layout, len);
    find_stops(text, flat_text(text, layout->scratch));
    const unsigned char *stops = layout->stops;
    for (size_t i = 0; i < len; i++)
        n += stops[i] != STOP_NONE;
    text->pieces = ARENA_ARRAY(layout->scratch, struct piece, n);
    int32_t *before = layout->pens, *after = before + layout->cut_capacity;
    for (uint32_t r = 0; r < text->n_runs; r++) {
        const struct set_run *run = &text->runs[r];
        metrics_pen(layout->metrics, run->font, run->text, before, after);
        uint32_t from = 0;
        for (uint32_t i = 0; i < run->text.len; i++) {
            if (stops[base + i] == STOP_NONE && i + 1 < run->text.len)
                continue;
            piece_add(text, r, from, i + 1, (enum stop)stops[base + i], before, after);
            from = i + 1;
        }
        base += run->text.len;
    }
    if (text->n_pieces)
        text->pieces[text->n_pieces - 1].stop = STOP_HARD;
}

static void pieces_make(struct measured *text)
{
    if (text->pieces || text->is_empty)
        return;
    cut(text);
    if (!text->is_hard)
        return;
    double left = text->pieces[0].left;
    text->natural = 0;
    for (size_t i = 0; i < text->n_pieces; i++) {
        text->natural = fmax(text->natural, text->pieces[i].right - left);
        if (text->pieces[i].stop == STOP_HARD && i + 1 < text->n_pieces)
            left = text->pieces[i + 1].left;
    }
}

double measured_least(struct measured *text)
{
    pieces_make(text);
    double least = 0, left = text->n_pieces ? text->pieces[0].left : 0;
    for (size_t i = 0; i < text->n_pieces; i++) {
        const struct piece *piece = &text->pieces[i];
        least = fmax(least, piece->right - left);
        if (piece->stop >= STOP_ALLOWED && i + 1 < text->n_pieces)
            left = text->pieces[i + 1].left;
    }
    return least;
}

double measured_two_lines(struct measured *text)
{
    pieces_make(text);
    if (text->n_pieces == 0)
        return 0;
    double start = text->pieces[0].left, end = text->pieces[text->n_pieces - 1].right, best = end - start;
    for (size_t i = 0; i + 1 < text->n_pieces; i++)
        if (text->pieces[i].stop >= STOP_ALLOWED)
            best = fmin(best, fmax(text->pieces[i].right - start, end - text->pieces[i + 1].left));
    return best;
}

size_t measured_lines(struct measured *text, double width)
{
    if (text->is_empty || (!text->is_hard && text->natural <= width))
        return 1;
    pieces_make(text);
    size_t lines = 1, last = SIZE_MAX; /* where the line could have ended */
    double left = text->n_pieces ? text->pieces[0].left : 0;
    for (size_t i = 0; i < text->n_pieces; i++) {
        const struct piece *piece = &text->pieces[i];
        if (piece->right - left > width && last != SIZE_MAX) {
            lines++;
            left = text->pieces[last + 1].left;
            last = SIZE_MAX;
        }
        if (piece->stop == STOP_HARD && i + 1 < text->n_pieces) {
            lines++;
            left = text->pieces[i + 1].left;
            last = SIZE_MAX;
        } else if (piece->stop >= STOP_ALLOWED)
            last = i;
    }
    return lines;
}
