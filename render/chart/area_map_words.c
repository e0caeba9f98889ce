#include "chart/area_map.h"
#include "chart/labels.h"
#include <math.h>

struct str area_map_short_name(const struct map_area *area)
{
    return area->short_name.len ? area->short_name : area->name;
}

static struct str figure_text(struct plan *plan, const struct map_area *area)
{
    struct str letter = band_letter(area->band), value = area->value.text;
    if (!letter.len || !value.len)
        return letter.len ? letter : value;
    return str_format(plan->arena, "%.*s %.*s", STR_ARG(letter), STR_ARG(value));
}

struct area_map_words area_map_measure_words(struct plan *plan, const struct map_area *area, struct str name,
                                             double most)
{
    struct text_look look = look_label(plan), strong = look_bold(look);
    struct area_map_words out = {.name = text_wrap(plan, look, name, most),
                                 .figure = figure_text(plan, area)};
    struct lines figure = text_wrap(plan, strong, out.figure, most);
    if (figure.n > 1) /* hostile: the figure is kept to its first line's width by the column */
        out.figure = figure.items[0];
    out.width = fmax(out.name.width, text_width(plan, strong, out.figure));
    size_t lines = out.name.n + (out.figure.len > 0);
    out.height = lines ? look_height(plan, look) + (double)(lines - 1) * look_leading(plan, look) : 0;
    return out;
}

static void add_in_line(struct plan *plan, const struct area_map_words *words, double x, double y,
                        enum side side, struct text_look look)
{
    double baseline = text_baseline(plan, look, y),
           away = side == SIDE_RIGHT ? -words->name_at : words->name_at;
    text_add(plan, look_bold(look), words->figure, x, baseline, side);
    if (words->name.n)
        text_add(plan, look, words->name.items[0], x + away, baseline, side);
}

void area_map_add_words(struct plan *plan, const struct area_map_words *words, double x, double y,
                        enum side side, struct colour colour)
{
    struct text_look look = look_painted(look_label(plan), colour);
    double top = y - words->height / 2;
    if (words->in_line) {
        add_in_line(plan, words, x, y, side, look);
        return;
    }
    text_add_lines(plan, look, words->name, x, top, side);
    if (words->figure.len)
        text_add(plan, look_bold(look), words->figure, x,
                 top + (double)words->name.n * look_leading(plan, look) +
                     metrics_ascent(plan->metrics, look.font, look.size),
                 side);
}

/* -- beside the map */

void area_map_measure_beside(struct plan *plan, const struct map_chart *chart, struct area_map_words *words,
                             double most)
{
    struct text_look look = look_label(plan);
    double column = 0, gap = 0.5 * look.size;
    for (size_t i = 0; i < chart->n_areas; i++)
        column = fmax(column, text_width(plan, look_bold(look), figure_text(plan, &chart->areas[i])));
    for (size_t i = 0; i < chart->n_areas; i++) {
        const struct map_area *area = &chart->areas[i];
        double wide = column + gap + text_width(plan, look, area->name);
        words[i] = area_map_measure_words(plan, area, area->name, most);
        if (wide > most || !words[i].figure.len)
            continue;
        words[i].in_line = true;
        words[i].name_at = column + gap;
        words[i].width = wide;
        words[i].height = look_height(plan, look);
    }
}

static double words_pitch(const struct plan *plan, const struct area_map_words *words)
{
    return words->height + 0.5 * look_label(plan).size;
}

/* Whether words on the map stand in a level tie's way. */
static bool is_in_way(const struct area_map_layout *layout, const struct area_map_words *words, size_t n,
                      size_t self, bool right)
{
    struct point from = layout->areas[self].anchor;
    for (size_t i = 0; i < n; i++) {
        if (i == self || layout->areas[i].beside)
            continue;
        struct point at = layout->areas[i].anchor;
        if (fabs(at.y - from.y) < words[i].height * 0.6 && (at.x > from.x) == right)
            return true;
    }
    return false;
}

void area_map_choose_sides(double middle, struct area_map_layout *layout, const struct area_map_words *on_map,
                           size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!layout->areas[i].beside)
            continue;
        bool right = layout->areas[i].anchor.x > middle;
        if (is_in_way(layout, on_map, n, i, right) && !is_in_way(layout, on_map, n, i, !right))
            right = !right;
        layout->areas[i].at_right = right;
    }
}

double area_map_beside_height(const struct plan *plan, const struct area_map_layout *layout,
                              const struct area_map_words *words, size_t n)
{
    double sums[2] = {0, 0};
    for (size_t i = 0; i < n; i++)
        if (layout->areas[i].beside)
            sums[layout->areas[i].at_right] += words_pitch(plan, &words[i]);
    return fmax(sums[0], sums[1]);
}

static double turn(struct point a, struct point b, struct point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool segments_cross(struct point a, struct point b, struct point c, struct point d)
{
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/* The words of one side, while their places are sought. */
struct side_words {
    size_t *index; /* into the areas */
    double *wanted, *middle, *sizes;
    size_t n;
};

static void push(struct plan *plan, struct side_words *side, struct area_map_layout *layout, double end,
                 double height)
{
    for (size_t k = 0; k < side->n; k++)
        side->middle[k] = side->wanted[k];
    labels_push(plan->arena, side->middle, side->sizes, side->n, 0, height);
    for (size_t k = 0; k < side->n; k++)
        layout->areas[side->index[k]].tie = (struct point){end, side->middle[k]};
}

/* Two ties that cross change places; true when there were any. */
static bool uncross(struct side_words *side, const struct area_map_layout *layout)
{
    for (size_t i = 0; i < side->n; i++)
        for (size_t j = i + 1; j < side->n; j++) {
            const struct area_map_place *a = &layout->areas[side->index[i]],
                                        *b = &layout->areas[side->index[j]];
            if (!segments_cross(a->anchor, a->tie, b->anchor, b->tie))
                continue;
            double swap = side->wanted[i];
            side->wanted[i] = side->wanted[j];
            side->wanted[j] = swap;
            return true;
        }
    return false;
}

void area_map_place_beside(struct plan *plan, struct area_map_layout *layout,
                           const struct area_map_words *words, size_t n_areas, struct area_map_sides sides,
                           double height)
{
    double gap = 0.4 * look_label(plan).size;
    for (int right = 0; right < 2; right++) {
        struct side_words side = {
            ARENA_ARRAY(plan->arena, size_t, n_areas), ARENA_ARRAY(plan->arena, double, n_areas),
            ARENA_ARRAY(plan->arena, double, n_areas), ARENA_ARRAY(plan->arena, double, n_areas), 0};
        for (size_t i = 0; i < n_areas; i++) {
            if (!layout->areas[i].beside || layout->areas[i].at_right != (right == 1))
                continue;
            side.wanted[side.n] = layout->areas[i].anchor.y;
            side.sizes[side.n] = words_pitch(plan, &words[i]);
            side.index[side.n++] = i;
        }
        double end = right ? sides.right - gap : sides.left + gap;
        push(plan, &side, layout, end, height);
        for (size_t round = 0; round < 2 * side.n && uncross(&side, layout); round++)
            push(plan, &side, layout, end, height);
        for (size_t k = 0; k < side.n; k++)
            area_map_add_words(plan, &words[side.index[k]], right ? sides.right : sides.left, side.middle[k],
                               right ? SIDE_LEFT : SIDE_RIGHT, plan->style->paint[PAINT_INK]);
    }
}
