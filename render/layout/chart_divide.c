#include "layout/chart_block.h"

#define MOST_COLUMNS 12 /* of a scorecard that is taller than a page */

/* Parts of like numbers of rows, as few as fit a page each with their rows close. */

static struct chart *part_of(struct arena *arena, const struct chart *chart, size_t part, size_t n_parts)
{
    size_t units = chart_units(chart), first = units * part / n_parts, end = units * (part + 1) / n_parts;
    return chart_part(arena, chart, first, end - first);
}

static double least_height(struct layout *layout, const struct chart *chart)
{
    return chart_measure(chart, layout->style, layout->metrics, layout->width).least;
}

static bool parts_fit(struct layout *layout, const struct chart *chart, size_t n_parts, double room)
{
    bool fit = true;
    for (size_t part = 0; part < n_parts && fit; part++) {
        struct arena *scratch = arena_open();
        const struct chart *of = part_of(scratch, chart, part, n_parts);
        fit = least_height(layout, of) <= room;
        arena_close(scratch);
    }
    return fit;
}

/* 0: not even each row alone. A scorecard that is too tall for that column by column is divided by rows next.
 */
static size_t parts_count(struct layout *layout, const struct chart *chart, double room)
{
    size_t units = chart_units(chart);
    size_t n = room > 0 ? (size_t)(least_height(layout, chart) / room) + 1 : units;
    for (n = n < 2 ? 2 : n; n <= units; n++)
        if (parts_fit(layout, chart, n, room))
            return n;
    bool by_columns = chart->kind == CHART_SCORECARD && units == chart->of.scorecard.n_columns;
    return by_columns && units > MOST_COLUMNS ? (units + MOST_COLUMNS - 1) / MOST_COLUMNS : 0;
}

/* The whole chart's words go with its first part; the others say what they go on with. */
static void part_say(struct layout *layout, struct chart *part, size_t number, size_t n_parts)
{
    struct arena *arena = layout->arena;
    struct str from = chart_unit_name(part, 0), to = chart_unit_name(part, chart_units(part) - 1);
    part->title = str_format(arena, "%.*s (part %zu of %zu)", STR_ARG(part->title), number, n_parts);
    if (number > 1)
        part->alt = str_format(arena, "Part %zu of %zu of the chart before, from %.*s to %.*s.", number,
                               n_parts, STR_ARG(from), STR_ARG(to));
}

bool chart_divide(struct layout *layout, const struct chart *chart, double kept, double caption)
{
    struct chart *first = part_of(layout->arena, chart, 0, 1);
    part_say(layout, first, 10, 10); /* as long as a title may be */
    struct chart_row *row = chart_row_words(layout, (const struct chart *const[]){first}, 1);
    double room = chart_row_room(layout, row, kept, caption) - 2 * PICTURE_GAP;
    size_t n = parts_count(layout, chart, room);
    if (n == 0)
        return false;
    diag_add(layout->diags, SEVERITY_NOTE, "chart-divided", layout_place(layout),
             "show fewer rows, or divide it into several charts",
             "the chart \"%.*s\" is taller than a page; it is set in %zu parts", STR_ARG(chart->title), n);
    for (size_t i = 0; i < n; i++) {
        struct chart *part = part_of(layout->arena, chart, i, n);
        part_say(layout, part, i + 1, n);
        chart_list_add(layout, part);
        charts_add(layout, (const struct chart *const[]){part}, 1, caption);
    }
    return true;
}
