#include "layout/paragraph.h"

#include <math.h>

/* Headers and footers are decoration to a listener: what they say is in the document's title and on the first
 * page. */

#define LEAST_SIZE 7.0 /* [pt] a header shrinks to, before it is set in two lines */
#define GAP 16.0       /* [pt] between left and right */
#define RULE_DROP 8.0  /* [pt] from the header's baseline to its rule */

struct place_of { /* a text of the page's edge */
    enum artifact artifact;
    enum font font;
    double size;
    struct colour colour;
};

static void edge_text(struct emit *emit, const struct place_of *of, struct str text, double x,
                      double baseline, double width)
{
    struct layout *layout = emit->layout;
    struct item *item = item_add(emit, ITEM_TEXT, MARK_ARTIFACT);
    item->artifact = of->artifact;
    item_place(item, x, baseline, width,
               metrics_ascent(layout->metrics, of->font, of->size) +
                   metrics_descent(layout->metrics, of->font, of->size));
    item->ink = ink_of(of->colour);
    item->of.text.font = of->font;
    item->of.text.size = (float)of->size;
    item->of.text.set = emit_shape(emit, of->font, text);
}

static double width_of(struct emit *emit, const struct place_of *of, struct str text)
{
    return metrics_width(emit->layout->metrics, of->font, of->size, text);
}

/* As much of the text as fits, with an ellipsis. */
static struct str shortened(struct emit *emit, const struct place_of *of, struct str text, double room)
{
    struct str fits = STR("…");
    for (size_t at = 0; at < text.len;) {
        str_codepoint(text, &at);
        struct str part = str_trim(str_slice(text, 0, at));
        struct str tried = str_format(emit->layout->scratch, "%.*s…", STR_ARG(part));
        if (width_of(emit, of, tried) > room)
            break;
        fits = tried;
    }
    return str_copy(emit->layout->arena, fits);
}

/* A text alone in its line; too long, it is set smaller, and when that does not do shortened, which is said.
 */
static void edge_line(struct emit *emit, struct place_of of, struct str text, enum align align,
                      double baseline)
{
    const struct page_look *look = &emit->layout->style->page;
    double room = emit->page->width - look->left - look->right, width = width_of(emit, &of, text);
    if (width > room) {
        of.size = fmax(of.size * room / width, LEAST_SIZE);
        width = width_of(emit, &of, text);
    }
    if (width > room + 0.5) {
        diag_add(emit->layout->diags, SEVERITY_WARNING, "does-not-fit", place_line(STR_NONE, 0, 0),
                 "give the paper or its board a shorter title",
                 "\"%.*s\" is too long for the edge of a page; it is shortened there", STR_ARG(text));
        text = shortened(emit, &of, text, room);
        width = width_of(emit, &of, text);
    }
    double slack = room - width;
    double x = look->left + (align == ALIGN_LEFT ? 0 : align == ALIGN_CENTRE ? slack / 2 : slack);
    edge_text(emit, &of, text, x, baseline, width);
}

/* Left and right in one line; in two, away from the text, when they do not fit. */
static void edge_pair(struct emit *emit, struct place_of of, struct str left, struct str right,
                      double baseline, double step)
{
    const struct page_look *look = &emit->layout->style->page;
    double room = emit->page->width - look->left - look->right;
    double both = width_of(emit, &of, left) + width_of(emit, &of, right);
    bool one = left.len == 0 || right.len == 0 || both + GAP <= room;
    if (left.len)
        edge_line(emit, of, left, ALIGN_LEFT, one ? baseline : baseline + fmin(step, 0));
    if (right.len)
        edge_line(emit, of, right, one ? ALIGN_RIGHT : ALIGN_LEFT, one ? baseline : baseline + fmax(step, 0));
}

static const struct front *front_find(const struct block *list)
{
    const struct front *front = NULL;
    for (const struct block *block = list; block && !front; block = block->next)
        front = block->kind == BLOCK_FRONT     ? block->of.front
                : block->kind == BLOCK_SECTION ? front_find(block->children)
                                               : NULL;
    return front;
}

static void header_set(struct emit *emit, struct place_of of)
{
    struct layout *layout = emit->layout;
    const struct document *document = layout->document;
    const struct style *style = layout->style;
    const struct page_look *look = &style->page;
    double step = style->text[TEXT_HEADER].leading;
    of.artifact = ARTIFACT_HEADER;
    bool front = emit->number == 0 && layout->front; /* says board, title and banner larger */
    if (document->banner.len && !(front && layout->front->banner.len)) {
        struct place_of banner = {ARTIFACT_HEADER, FONT_BOLD, of.size, style->paint[PAINT_ATTENTION]};
        edge_line(emit, banner, document->banner, ALIGN_CENTRE, fmax(look->header - 1.7 * step, of.size + 2));
    }
    if (front)
        return;
    struct str board = document->board;
    if (board.len && str_equal(board, document->title))
        board = STR_NONE;
    edge_pair(emit, of, board, document->title, look->header, -step);
    struct item *rule = item_add(emit, ITEM_LINE, MARK_ARTIFACT);
    rule->artifact = ARTIFACT_HEADER;
    item_place(rule, look->left, look->header + RULE_DROP, emit->page->width - look->left - look->right, 0);
    rule->ink = ink_of(style->paint[PAINT_RULE]);
    rule->of.line.thickness = (float)style->table.rule;
}

static void footer_set(struct emit *emit, struct place_of of, size_t n_pages)
{
    struct layout *layout = emit->layout;
    const struct document *document = layout->document;
    const char *between = document->marking.len && document->version.len ? " · " : "";
    struct str left = str_format(layout->arena, "%.*s%s%.*s", STR_ARG(document->marking), between,
                                 STR_ARG(document->version));
    struct str right = str_format(layout->arena, "Page %u of %zu", (unsigned)emit->number + 1, n_pages);
    of.artifact = ARTIFACT_FOOTER;
    edge_pair(emit, of, left, right, emit->page->height - layout->style->page.footer,
              layout->style->text[TEXT_HEADER].leading);
}

void furniture_set(struct emit *emit, size_t n_pages)
{
    struct layout *layout = emit->layout;
    const struct text_look *look = &layout->style->text[TEXT_HEADER];
    struct place_of of = {ARTIFACT_HEADER, look->font, look->size, look->colour};
    if (emit->number == 0)
        layout->front = front_find(layout->document->body);
    header_set(emit, of);
    footer_set(emit, of, n_pages);
}
