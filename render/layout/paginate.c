#include "layout/blocks.h"

#include <math.h>

#define SPACE_GIVE 0.35  /* of the space between two blocks */
#define NEAR_EMPTY 0.25  /* of the text block */
#define WANTED 0.33      /* that a last page should have, when the page before can spare it */
#define LEAST_BEFORE 0.5 /* that the page before keeps then */
#define MUCH_EMPTY 0.3   /* of a page, when a table that would rather be whole moved on */
#define TURNED_WITH 0.35 /* a page filled no more than this turns with the wide table that follows */

/* Filling a page: chunks (slices that stay together) go on it as long as they fit. */
struct fill {
    const struct layout *layout;
    double room, used, notes, give, tight;
    bool landscape, repeats;
    size_t first, end;
};

/* `rather`: with what would rather stay together, too. */
static size_t chunk_end(const struct layout *layout, size_t from, bool rather)
{
    size_t i = from;
    while (i + 1 < layout->n_slices && !layout->slices[i + 1].new_page &&
           (layout->slices[i].keep || (rather && layout->slices[i].whole)))
        i++;
    return i + 1;
}

static bool chunk_is_wide(const struct layout *layout, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++)
        if (layout->slices[i].landscape)
            return true;
    return false;
}

/* What slices [from, end) add to a page. */
struct chunk {
    double height, notes, give; /* [pt] */
    size_t n_give;
};

static struct chunk chunk_of(const struct fill *fill, size_t from, size_t end)
{
    const struct layout *layout = fill->layout;
    struct chunk chunk = {0};
    for (size_t i = from; i < end; i++) {
        const struct slice *slice = &layout->slices[i];
        if (i == fill->first)
            chunk.height += slice->repeat ? slice->repeat->height : 0;
        else {
            chunk.height += slice->before;
            chunk.give += SPACE_GIVE * slice->before;
        }
        chunk.height += slice->height;
        chunk.give += slice->give;
        chunk.n_give += slice->give > 0;
        if (slice->n_notes)
            chunk.notes += notes_height(layout, slice);
    }
    if (chunk.notes > 0 && fill->notes <= 0)
        chunk.notes += NOTES_GAP;
    return chunk;
}

#define ROUNDING 0.01 /* [pt] */
#define PRESSED 4     /* rows at least, for a page to be pressed, */
#define HOLE 0.12     /* or as much of it that would stay empty else */

static double excess(const struct fill *fill, const struct chunk *chunk)
{
    return fill->used + chunk->height + fill->notes + chunk->notes - fill->room - ROUNDING;
}

static void fill_take(struct fill *fill, const struct chunk *chunk, size_t end)
{
    fill->used += chunk->height;
    fill->notes += chunk->notes;
    fill->give += chunk->give;
    fill->end = end;
}

static bool fill_chunk(struct fill *fill, size_t end)
{
    struct chunk chunk = chunk_of(fill, fill->end, end);
    if (excess(fill, &chunk) > 0)
        return false;
    fill_take(fill, &chunk, end);
    return true;
}

static bool fill_press(struct fill *fill, const struct chunk *chunk, size_t end)
{
    double more = excess(fill, chunk), give = fill->give + chunk->give;
    if (more > give || give <= 0)
        return false;
    fill_take(fill, chunk, end);
    fill->tight = fmax(more, 0) / give;
    fill->used -= fmax(more, 0);
    return true;
}

/* A table that is only a little too long for the page ends on it with its rows a little closer; charts stand
 * lower when another one then has its place beside them. */
static bool fill_pressed(struct fill *fill, size_t end)
{
    struct chunk chunk = chunk_of(fill, fill->end, end);
    bool hole = fill->room - fill->used - fill->notes > HOLE * fill->room;
    return (chunk.n_give >= PRESSED || hole) && fill_press(fill, &chunk, end);
}

/* So do a few lines that would otherwise have the next page for themselves. */
static bool fill_last(struct fill *fill)
{
    const struct layout *layout = fill->layout;
    size_t end = fill->end;
    double height = 0, most = fill->room - fill->used - fill->notes + fill->give;
    for (; end < layout->n_slices && !layout->slices[end].new_page; end++) {
        height += layout->slices[end].height;
        if (height > most || layout->slices[end].landscape != fill->landscape)
            return false;
    }
    struct chunk chunk = chunk_of(fill, fill->end, end);
    return fill_press(fill, &chunk, end);
}

static struct fill fill_begin(const struct layout *layout, size_t first, bool landscape)
{
    struct fill fill = {.layout = layout,
                        .room = sheet_height(layout->style, landscape),
                        .landscape = landscape,
                        .first = first,
                        .end = first};
    fill.repeats = first < layout->n_slices && layout->slices[first].repeat != NULL;
    return fill;
}

/* The page [first, end) of single slices; what does not fit is left out. */
static struct fill fill_slices(const struct layout *layout, size_t first, size_t end, bool landscape)
{
    struct fill fill = fill_begin(layout, first, landscape);
    while (fill.end < end && fill_chunk(&fill, fill.end + 1))
        continue;
    return fill;
}

/* What would rather be whole, but cannot be, is divided where it may be; and a chunk that may not be divided
 * and is taller than a whole page, at the last place that fits, but not right after a heading. */
static void fill_part(struct fill *fill, size_t end)
{
    const struct layout *layout = fill->layout;
    while (fill->end < end && fill_chunk(fill, chunk_end(layout, fill->end, false)))
        continue;
    if (fill->end > fill->first)
        return;
    *fill = fill_slices(layout, fill->first, end, fill->landscape);
    size_t last = fill->end;
    while (last > fill->first && layout->slices[last - 1].heading)
        last--;
    if (last > fill->first && last < fill->end)
        *fill = fill_slices(layout, fill->first, last, fill->landscape);
    if (fill->end > fill->first)
        return;
    struct chunk chunk = chunk_of(fill, fill->end, fill->end + 1);
    fill_take(fill, &chunk,
              fill->end + 1); /* one slice alone is too tall: it stands there, and is reported */
}

/* Slices from here to the next page that the document asks for fit into what is left: they need not turn the
 * page. */
static bool rest_fits(const struct fill *fill)
{
    struct fill trial = *fill;
    const struct layout *layout = fill->layout;
    while (trial.end < layout->n_slices && !layout->slices[trial.end].new_page &&
           !layout->slices[trial.end].landscape)
        if (!fill_chunk(&trial, trial.end + 1))
            return false;
    return true;
}

/* Whether the chunk may go on this page, whose way up may have to change. */
static bool way_up_agrees(struct fill *fill, size_t end)
{
    bool wide = chunk_is_wide(fill->layout, fill->end, end);
    if (wide == fill->landscape)
        return true;
    if (!wide)
        return rest_fits(fill);
    struct fill turned = *fill;
    turned.landscape = true;
    turned.room = sheet_height(fill->layout->style, true);
    if (fill->used > TURNED_WITH * fill->room || !fill_chunk(&turned, end))
        return false;
    fill->landscape = true;
    fill->room = turned.room;
    return true;
}

/* The page would end with much of it empty, for the sake of a whole table: better to divide it. */
static void fill_rest(struct fill *fill, size_t end)
{
    if (fill->room - fill->used - fill->notes < MUCH_EMPTY * fill->room)
        return;
    while (fill->end < end && fill_chunk(fill, chunk_end(fill->layout, fill->end, false)))
        continue;
}

#define FEW_LINES 0.15 /* of a page: what stands of a section at its foot, */
#define MUCH_NEXT 0.2  /* when this much of it comes in one piece on the next page, */
#define LEFT 0.55      /* goes there too, if the page keeps this much */

/* Where the section begins that stands at the page's foot; its end when none does. */
static size_t last_section(const struct fill *fill)
{
    const struct slice *slices = fill->layout->slices;
    size_t at = fill->end;
    while (at > fill->first && !slices[at - 1].heading)
        at--;
    while (at > fill->first && slices[at - 1].heading)
        at--;
    return at < fill->end && slices[at].heading ? at : fill->end;
}

/* A heading and a line or two at the page's foot, whose table or chart has no room there, go with it. */
static void fill_ended(struct fill *fill)
{
    const struct layout *layout = fill->layout;
    if (fill->tight > 0 || fill->end >= layout->n_slices || layout->slices[fill->end].heading ||
        layout->slices[fill->end].new_page)
        return;
    size_t begin = last_section(fill);
    if (begin <= fill->first || begin == fill->end)
        return;
    struct fill less = fill_slices(layout, fill->first, begin, fill->landscape);
    double foot = fill->used + fill->notes - less.used - less.notes;
    struct chunk next = chunk_of(fill, fill->end, chunk_end(layout, fill->end, true));
    if (less.end == begin && foot <= FEW_LINES * fill->room && less.used >= LEFT * fill->room &&
        next.height >= MUCH_NEXT * fill->room && foot + next.height <= fill->room)
        *fill = less;
}

static struct fill fill_page(const struct layout *layout, size_t first)
{
    size_t end = chunk_end(layout, first, true);
    struct fill fill = fill_begin(layout, first, chunk_is_wide(layout, first, end));
    if (!fill_chunk(&fill, end)) {
        if (!fill_pressed(&fill, end))
            fill_part(&fill, end);
        return fill;
    }
    while (fill.end < layout->n_slices && !layout->slices[fill.end].new_page) {
        end = chunk_end(layout, fill.end, true);
        if (!way_up_agrees(&fill, end))
            break;
        if (fill_chunk(&fill, end))
            continue;
        if (!fill_last(&fill) && !fill_pressed(&fill, end))
            fill_rest(&fill, end);
        fill_ended(&fill);
        break;
    }
    return fill;
}

static struct sheet sheet_of(const struct fill *fill)
{
    struct sheet sheet = {.landscape = fill->landscape,
                          .repeats = fill->repeats,
                          .tight = fill->tight,
                          .first = fill->first,
                          .end = fill->end,
                          .room = fill->room,
                          .used = fill->used + fill->notes,
                          .notes = fill->notes};
    return sheet;
}

/* The same slices [first, end) on a page of their own, whatever their number. */
static struct sheet sheet_refill(const struct layout *layout, size_t first, size_t end, bool landscape)
{
    struct fill fill = fill_slices(layout, first, end, landscape);
    struct sheet sheet = sheet_of(&fill);
    sheet.end = fill.end == end ? end : first; /* first: it does not fit */
    return sheet;
}

static double share(const struct sheet *sheet)
{
    return sheet->room > 0 ? sheet->used / sheet->room : 1;
}

/* When a page that is followed by a forced one is nearly empty, the page before it gives some of what it
 * holds. */
static void balance(struct layout *layout, size_t number)
{
    struct sheet *last = &layout->sheets[number], *before = last - 1;
    if (last->forced || share(last) >= NEAR_EMPTY || last->landscape != before->landscape)
        return;
    struct sheet best_before = *before, best_last = *last;
    for (size_t cut = before->end; cut-- > before->first + 1;) {
        if (layout->slices[cut - 1].keep || layout->slices[cut - 1].whole)
            continue;
        struct sheet kept = sheet_refill(layout, before->first, cut, before->landscape);
        struct sheet moved = sheet_refill(layout, cut, last->end, last->landscape);
        if (kept.end != cut) /* it was pressed */
            continue;
        if (share(&kept) < LEAST_BEFORE || moved.end != last->end)
            break;
        best_before = kept;
        best_last = moved;
        if (share(&moved) >= WANTED)
            break;
    }
    best_before.forced = before->forced;
    if (share(&best_last) >= NEAR_EMPTY) {
        *before = best_before;
        *last = best_last;
    }
}

static void balance_all(struct layout *layout)
{
    for (size_t i = 1; i < layout->n_sheets; i++) {
        const struct sheet *next = i + 1 < layout->n_sheets ? &layout->sheets[i + 1] : NULL;
        if (!next || next->forced || next->landscape != layout->sheets[i].landscape)
            balance(layout, i);
    }
}

static void sheet_add(struct layout *layout, struct sheet sheet)
{
    ARENA_RESERVE(layout->scratch, layout->sheets, layout->n_sheets, layout->sheets_capacity);
    layout->sheets[layout->n_sheets++] = sheet;
}

static void place_slices(struct layout *layout, size_t number)
{
    const struct sheet *sheet = &layout->sheets[number];
    double y = layout->style->page.top;
    for (size_t i = sheet->first; i < sheet->end; i++) {
        struct slice *slice = &layout->slices[i];
        if (i == sheet->first)
            y += slice->repeat ? slice->repeat->height : 0;
        else
            y += slice->before * (1 - sheet->tight * SPACE_GIVE);
        slice->height -= sheet->tight * slice->give;
        slice->page = (uint32_t)number;
        slice->y = y;
        y += slice->height;
    }
}

/* What the document could not have meant, in words. */
static void report(struct layout *layout)
{
    for (size_t i = 0; i < layout->n_sheets; i++) {
        const struct sheet *sheet = &layout->sheets[i];
        const struct slice *first = &layout->slices[sheet->first];
        struct place place = place_line(STR_NONE, first->line, 0);
        if (share(sheet) < NEAR_EMPTY)
            diag_add(layout->diags, SEVERITY_WARNING, "near-empty-page", place,
                     "let the section go on from the one before (new-page=\"no\"), or give it more to say",
                     "page %zu is nearly empty: %.0f%% of it is filled", i + 1, 100 * share(sheet));
        if (sheet->used > sheet->room + 0.5)
            diag_add(layout->diags, SEVERITY_WARNING, "does-not-fit", place,
                     "shorten it, or divide it into several blocks",
                     "page %zu holds something that is taller than the page by %.0f pt and cannot be divided",
                     i + 1, sheet->used - sheet->room);
    }
}

/* What stays with the first slice of a new page (its chapter's heading) begins that page itself. */
static void new_pages_move(struct layout *layout)
{
    for (size_t i = 1; i < layout->n_slices; i++) {
        size_t first = i;
        while (layout->slices[i].new_page && first > 0 && layout->slices[first - 1].keep)
            first--;
        if (first == i)
            continue;
        layout->slices[i].new_page = false;
        layout->slices[first].new_page = true;
    }
}

void paginate(struct layout *layout)
{
    new_pages_move(layout);
    layout->n_sheets = 0;
    for (size_t first = 0; first < layout->n_slices;) {
        struct fill fill = fill_page(layout, first);
        struct sheet sheet = sheet_of(&fill);
        sheet.forced = first == 0 || layout->slices[first].new_page;
        sheet_add(layout, sheet);
        first = fill.end;
    }
    balance_all(layout);
    for (size_t i = 0; i < layout->n_sheets; i++)
        place_slices(layout, i);
    report(layout);
}
