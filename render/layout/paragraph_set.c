#include "layout/paragraph.h"

#include <math.h>

static uint32_t inner_element(struct emit *emit, const struct set_run *run, uint32_t element)
{
    struct pages *pages = emit->pages;
    const struct run_detail *source = run_detail(run->run);
    if (run->note)
        return element_add(pages, element_add(pages, element, TAG_REFERENCE), TAG_LINK);
    if (source->language.len && !str_equal(source->language, emit->layout->document->language)) {
        element = element_add(pages, element, TAG_SPAN);
        element_own(pages, element)->language = source->language;
    }
    if (source->target.len || source->address.len)
        element = element_add(pages, element, TAG_LINK);
    return element;
}

/* The tree's element for a run of the paragraph's element: a link, a reference to a note, words of another
 * language. */
static uint32_t run_element(struct emit *emit, struct set_run *run, uint32_t element)
{
    const struct run_detail *source = run_detail(run->run);
    if (element == ELEMENT_NONE ||
        (!run->note && !source->language.len && !source->target.len && !source->address.len))
        return element;
    if (run->element == ELEMENT_NONE)
        run->element = inner_element(emit, run, element);
    return run->element;
}

static struct str link_words(struct emit *emit, const struct set_run *run)
{
    struct layout *layout = emit->layout;
    const struct run_detail *source = run_detail(run->run);
    if (run->note)
        return str_format(layout->arena, "Note %.*s", STR_ARG(run->text));
    if (source->address.len)
        return source->address;
    uint32_t page = layout->target_pages ? map_find(layout->target_pages, source->target) : MAP_NONE;
    if (page == MAP_NONE)
        return run->text;
    return str_format(layout->arena, "Go to page %u", (unsigned)page + 1);
}

static bool is_link(const struct set_run *run)
{
    const struct run_detail *detail = run_detail(run->run);
    return run->note || detail->target.len || detail->address.len;
}

struct setting {
    struct emit *emit;
    const struct par *par;
    uint32_t element;
    const struct colour *colour; /* NULL: the runs' own */
};

static void segment_set(struct setting *setting, const struct segment *segment, double x, double baseline)
{
    struct emit *emit = setting->emit;
    struct layout *layout = emit->layout;
    const struct par *par = setting->par;
    struct set_run *run = &par->text->runs[segment->run];
    double size = run->size * par->scale;
    double ascent = metrics_ascent(layout->metrics, run->font, size);
    if (segment->to == segment->from)
        return;
    uint32_t element = run_element(emit, run, setting->element);
    uint32_t mark = element == ELEMENT_NONE ? MARK_ARTIFACT : emit_mark(emit, element);
    struct item *item = item_add(emit, ITEM_TEXT, mark);
    item_place(item, x, baseline - run->rise * par->scale, segment->width,
               ascent + metrics_descent(layout->metrics, run->font, size));
    item->ink = ink_of(setting->colour ? *setting->colour : run_colour(par->text, run));
    item->of.text.font = run->font;
    item->of.text.size = (float)size;
    item->of.text.set = emit_shape(emit, run->font, str_slice(run->text, segment->from, segment->to));
    if (element != ELEMENT_NONE && is_link(run)) {
        struct link link = {x,
                            item->y - ascent,
                            segment->width,
                            item->height,
                            run_detail(run->run)->target,
                            run_detail(run->run)->address,
                            link_words(emit, run),
                            element};
        if (run->note) {
            link.target = str_format(layout->arena, "note-%.*s", STR_ARG(run->text));
            link.address = STR_NONE;
        }
        emit_link(emit, &link);
    }
}

/* Lines under text are set after it, so that the text's mark is not interrupted. */
static void underlines_set(struct emit *emit, const struct par *par, const struct set_line *line, double x,
                           double baseline)
{
    for (uint32_t s = line->first; s < line->first + line->n; s++) {
        const struct segment *segment = &par->segments[s];
        const struct set_run *run = &par->text->runs[segment->run];
        double size = run->size * par->scale,
               thick = fmax(0.5, size / 18) * (run->run->queried_claim ? 2 : 1);
        if (run->underlined)
            emit_line(emit, x + segment->x, baseline + 0.14 * size, segment->width, thick,
                      run_colour(par->text, run));
    }
}

static double align_shift(enum align align, double room, double width)
{
    switch (align) {
    case ALIGN_LEFT: return 0;
    case ALIGN_CENTRE: return (room - width) / 2;
    case ALIGN_RIGHT:
    case ALIGN_DECIMAL: return room - width;
    }
    return 0;
}

void par_set(struct emit *emit, const struct par *par, size_t from, size_t to, double x, double y,
             double width, enum align align, uint32_t element, const struct colour *colour)
{
    struct setting setting = {emit, par, element, colour};
    if (par->n_lines == 0)
        return;
    double first = y + par_baseline(par);
    for (size_t i = from; i < to && i < par->n_lines; i++) {
        const struct set_line *line = &par->lines[i];
        double at = x + align_shift(align, width, line->width);
        for (uint32_t s = line->first; s < line->first + line->n; s++)
            segment_set(&setting, &par->segments[s], at + par->segments[s].x,
                        first + (double)(i - from) * par->leading);
    }
    for (size_t i = from; i < to && i < par->n_lines; i++)
        underlines_set(emit, par, &par->lines[i], x + align_shift(align, width, par->lines[i].width),
                       first + (double)(i - from) * par->leading);
}

/* -- a paragraph in the flow: a slice a line */

struct par_slices {
    const struct par *par, *label;
    struct node *node, *label_node;
    double label_x; /* [pt] from the paragraph's own left */
};

static void par_slice_set(struct emit *emit, const struct slice *slice, double x, double y)
{
    const struct par_slices *of = slice->data;
    if (of->label && slice->index == 0)
        par_set(emit, of->label, 0, 1, x + of->label_x, y, of->label->width, ALIGN_LEFT,
                node_element(emit, of->label_node), NULL);
    par_set(emit, of->par, slice->index, slice->index + 1, x, y, of->par->width, ALIGN_LEFT,
            node_element(emit, of->node), NULL);
}

void notes_of_line(struct layout *layout, const struct par *par, size_t line, struct slice *slice)
{
    const struct set_line *of = &par->lines[line];
    if (slice->n_notes == 0)
        slice->first_note = (uint32_t)layout->n_slice_notes;
    for (uint32_t s = of->first; s < of->first + of->n; s++) {
        uint32_t note = par->text->runs[par->segments[s].run].note;
        if (!note || layout->notes[note - 1].in_block || layout->notes[note - 1].is_claimed)
            continue;
        layout->notes[note - 1].is_claimed = true;
        ARENA_RESERVE(layout->scratch, layout->slice_notes, layout->n_slice_notes,
                      layout->slice_notes_capacity);
        layout->slice_notes[layout->n_slice_notes++] = note - 1;
        slice->n_notes++;
    }
}

static void overflow_said(struct layout *layout, const struct par *par, double width)
{
    if (par->overflows)
        diag_add(layout->diags, SEVERITY_WARNING, "does-not-fit", layout_place(layout),
                 "make the page wider, the margins narrower or the type smaller in the style",
                 "a single letter is wider than its column of %.0f pt; it sticks out", width);
}

void par_add_labelled(struct layout *layout, struct par *par, double x, double before, struct node *node,
                      struct par *label, double label_x, struct node *label_node)
{
    struct par_slices *of = ARENA_NEW(layout->scratch, struct par_slices);
    *of = (struct par_slices){par, label, node, label_node, label_x - x};
    for (size_t i = 0; i < par->n_lines; i++) {
        struct slice *slice = slice_add(layout, par_slice_set, of, (uint32_t)i, i ? 0 : before, par->leading);
        slice->x += x;
        notes_of_line(layout, par, i, slice);
        /* neither the first line alone at a page's foot nor the last alone at its head */
        slice->keep = i + 1 < par->n_lines && (i == 0 || i + 2 == par->n_lines);
    }
    overflow_said(layout, par, layout->width - x);
}

struct node *par_add(struct layout *layout, struct par *par, double x, double before, enum tag tag)
{
    struct node *node = node_add(layout, layout->node, tag);
    par_add_labelled(layout, par, x, before, node, NULL, 0, NULL);
    return node;
}
