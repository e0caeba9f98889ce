#include "chart/text.h"
#include <math.h>

bool datum_is(const struct datum *datum)
{
    return datum->is_set && isfinite(datum->value);
}

double plan_ceiling(const struct plan *plan)
{
    return plan->whole && str_is(plan->whole->unit, "%") ? 100 : INFINITY;
}

double plan_plot_height(const struct plan *plan, double own)
{
    return plan->compact ? own * 0.72 : own;
}

void plan_lacks(struct plan *plan, double width, double least)
{
    plan->lacking = fmax(plan->lacking, least - width);
}

struct text_look look_label(const struct plan *plan)
{
    return plan->style->text[TEXT_CHART_LABEL];
}

struct text_look look_axis(const struct plan *plan)
{
    return plan->style->text[TEXT_CHART_AXIS];
}

struct text_look look_bold(struct text_look look)
{
    look.font = FONT_BOLD;
    return look;
}

struct text_look look_painted(struct text_look look, struct colour colour)
{
    look.colour = colour;
    return look;
}

struct text_look look_readable(const struct plan *plan, struct text_look look, struct colour colour)
{
    bool readable = colour_contrast(colour, plan->style->paint[PAINT_PAPER]) >= 4.5; /* WCAG 2.2, 1.4.3 */
    look.colour = readable ? colour : plan->style->paint[PAINT_INK];
    return look;
}

double look_height(const struct plan *plan, struct text_look look)
{
    return metrics_ascent(plan->metrics, look.font, look.size) +
           metrics_descent(plan->metrics, look.font, look.size);
}

double look_leading(const struct plan *plan, struct text_look look)
{
    return fmax(look.leading, look_height(plan, look));
}

double text_width(const struct plan *plan, struct text_look look, struct str text)
{
    return text.len ? metrics_width(plan->metrics, look.font, look.size, text) : 0;
}

double text_baseline(const struct plan *plan, struct text_look look, double y)
{
    return y + metrics_cap_height(plan->metrics, look.font, look.size) / 2;
}

double lines_height(const struct plan *plan, struct text_look look, struct lines lines)
{
    return lines.n ? look_height(plan, look) + (double)(lines.n - 1) * look_leading(plan, look) : 0;
}

/* -- breaking */

static bool is_figure(char c)
{
    return c >= '0' && c <= '9';
}

/* End of the unbreakable piece that begins at `from`, without the space after it. Years such as 2024-25 stay
 * whole. */
static size_t piece_end(struct str text, size_t from)
{
    size_t at = from;
    while (at < text.len && text.ptr[at] != ' ') {
        char c = text.ptr[at++];
        if ((c == '-' || c == '/') && at < text.len && at - from > 1 && !is_figure(text.ptr[at]))
            break;
    }
    return at;
}

static size_t skip_spaces(struct str text, size_t at)
{
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    return at;
}

double text_widest_word(const struct plan *plan, struct text_look look, struct str text)
{
    double widest = 0;
    for (size_t from = skip_spaces(text, 0); from < text.len;) {
        size_t end = piece_end(text, from);
        widest = fmax(widest, text_width(plan, look, str_slice(text, from, end)));
        from = skip_spaces(text, end);
    }
    return widest;
}

/* As many characters of [from, end) as fit into `width`, at least one. */
static size_t fitting_end(const struct plan *plan, struct text_look look, struct str text, size_t from,
                          size_t end, double width)
{
    size_t best = from;
    str_codepoint(text, &best);
    for (size_t at = best; at < end;) {
        str_codepoint(text, &at);
        if (at > end || text_width(plan, look, str_slice(text, from, at)) > width)
            break;
        best = at;
    }
    return best;
}

struct lines text_wrap(const struct plan *plan, struct text_look look, struct str text, double width)
{
    struct lines lines = {NULL, 0, 0};
    size_t capacity = 0;
    if (!text.len)
        return lines;
    width += 1e-6; /* a text measured before fits into its own width */
    size_t from = skip_spaces(text, 0);
    while (from < text.len) {
        size_t end = from;
        double taken = 0;
        for (size_t next = from; next < text.len;) {
            size_t stop = piece_end(text, next);
            double wide = text_width(plan, look, str_slice(text, from, stop));
            if (wide > width && end > from)
                break;
            if (wide > width) {
                stop = fitting_end(plan, look, text, from, stop, width);
                wide = text_width(plan, look, str_slice(text, from, stop));
                end = stop;
                taken = wide;
                break;
            }
            end = stop;
            taken = wide;
            next = skip_spaces(text, stop);
        }
        ARENA_RESERVE(plan->arena, lines.items, lines.n, capacity);
        lines.items[lines.n++] = str_slice(text, from, end);
        lines.width = fmax(lines.width, taken);
        from = skip_spaces(text, end);
    }
    return lines;
}

/* -- placing */

/* No-break space and no-break hyphen become the plain ones: once lines are broken they mean the same, and a
 * glyph that stands for two characters would cost the PDF a marked span. */
static struct str plain_spaces(struct arena *arena, struct str text)
{
    bool found = false;
    for (size_t i = 0; i + 1 < text.len && !found; i++)
        found = (unsigned char)text.ptr[i] == 0xC2 || (unsigned char)text.ptr[i] == 0xE2;
    if (!found)
        return text;
    char *out = arena_alloc(arena, text.len + 1);
    size_t n = 0;
    for (size_t at = 0; at < text.len;) {
        size_t begin = at;
        uint32_t code = str_codepoint(text, &at);
        if (code == 0xA0 || code == 0x202F)
            out[n++] = ' ';
        else if (code == 0x2011)
            out[n++] = '-';
        else
            for (size_t i = begin; i < at; i++)
                out[n++] = text.ptr[i];
    }
    return (struct str){out, n};
}

struct plan_text *text_add(struct plan *plan, struct text_look look, struct str text, double x,
                           double baseline, enum side side)
{
    if (!text.len)
        return NULL;
    text = plain_spaces(plan->arena, text);
    ARENA_RESERVE(plan->arena, plan->texts, plan->n_texts, plan->capacity);
    struct plan_text *placed = &plan->texts[plan->n_texts++];
    *placed = (struct plan_text){
        .x = x,
        .baseline = baseline,
        .ascent = metrics_ascent(plan->metrics, look.font, look.size),
        .descent = metrics_descent(plan->metrics, look.font, look.size),
        .text = text,
        .shaped = metrics_shape(plan->metrics, plan->arena, look.font, look.size, text),
        .font = look.font,
        .size = look.size,
        .colour = look.colour,
    };
    placed->width = placed->shaped.width;
    switch (side) {
    case SIDE_LEFT: break;
    case SIDE_MIDDLE: placed->x -= placed->width / 2; break;
    case SIDE_RIGHT: placed->x -= placed->width; break;
    }
    return placed;
}

void text_add_lines(struct plan *plan, struct text_look look, struct lines lines, double x, double top,
                    enum side side)
{
    double baseline = top + metrics_ascent(plan->metrics, look.font, look.size);
    for (size_t i = 0; i < lines.n; i++)
        text_add(plan, look, lines.items[i], x, baseline + (double)i * look_leading(plan, look), side);
}

void text_add_lines_centred(struct plan *plan, struct text_look look, struct lines lines, double x, double y,
                            enum side side)
{
    if (!lines.n)
        return;
    double first = text_baseline(plan, look, y) - (double)(lines.n - 1) * look_leading(plan, look) / 2;
    for (size_t i = 0; i < lines.n; i++)
        text_add(plan, look, lines.items[i], x, first + (double)i * look_leading(plan, look), side);
}
