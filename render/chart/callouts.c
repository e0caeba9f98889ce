#include "chart/callouts.h"
#include "chart/labels.h"
#include <math.h>

static struct text_look callout_look(const struct plan *plan, const struct callout *callout)
{
    struct text_look look = look_readable(plan, look_label(plan), callout->colour);
    return callout->strong ? look_bold(look) : look;
}

/* Wider words are broken. */
static double callout_most(struct text_look look, double low, double high)
{
    return fmin((high - low) * 0.45, 16 * look.size);
}

static void measure(struct plan *plan, struct callouts *callouts, double low, double high)
{
    for (size_t i = 0; i < callouts->n; i++) {
        struct callout *callout = &callouts->items[i];
        struct text_look look = callout_look(plan, callout);
        callout->lines = text_wrap(plan, look, callout->text, callout_most(look, low, high));
        callout->width = callout->lines.width;
        callout->middle = callout->at;
    }
}

static double clamp(double value, double low, double high)
{
    return fmax(low, fmin(value, high));
}

/* Where the words stand when nothing is in their way. */
static double own_middle(const struct callout *callout, double low, double high)
{
    return clamp(callout->at, low + callout->width / 2, high - callout->width / 2);
}

/* All in one row, pushed apart. False when the row is too full, or a callout would move further than its own
 * half width: its tie would not be under its words. */
static bool try_one_row(struct plan *plan, struct callouts *callouts, const size_t *order, size_t n,
                        double low, double high)
{
    double gap = look_label(plan).size;
    double *centres = ARENA_ARRAY(plan->arena, double, n), *sizes = ARENA_ARRAY(plan->arena, double, n);
    for (size_t i = 0; i < n; i++) {
        centres[i] = callouts->items[order[i]].at;
        sizes[i] = callouts->items[order[i]].width + gap;
    }
    /* the gap is between labels, not at the edges */
    bool good = labels_push(plan->arena, centres, sizes, n, low - gap / 2, high + gap / 2);
    for (size_t i = 0; i < n; i++) {
        struct callout *callout = &callouts->items[order[i]];
        callout->middle = centres[i];
        callout->row = 0;
        good &= fabs(callout->middle - own_middle(callout, low, high)) <= callout->width / 2;
    }
    return good;
}

/* Whether a callout in `row` would touch one of the placed ones: their words, or (strict) a tie through
 * words. */
static bool collides(const struct callouts *callouts, const size_t *order, size_t placed,
                     const struct callout *callout, size_t row, double gap, bool strict)
{
    for (size_t i = 0; i < placed; i++) {
        const struct callout *other = &callouts->items[order[i]];
        double apart = fabs(other->middle - callout->middle) - (other->width + callout->width) / 2;
        if (other->row == row && apart < gap)
            return true;
        if (strict && other->row < row && fabs(other->middle - callout->at) < other->width / 2 + gap / 4)
            return true;
        if (strict && other->row > row && fabs(callout->middle - other->at) < callout->width / 2 + gap / 4)
            return true;
    }
    return false;
}

/* Each at its own place, in the lowest row that is free there. Returns the number of rows; `clear` says
 * whether no tie runs through words. */
static size_t place_in_rows(struct plan *plan, struct callouts *callouts, const size_t *order, size_t n,
                            double low, double high, bool *clear)
{
    *clear = true;
    size_t n_rows = 0;
    double gap = look_label(plan).size * 0.8;
    for (size_t i = 0; i < n; i++) {
        struct callout *callout = &callouts->items[order[i]];
        callout->middle = own_middle(callout, low, high);
        size_t row = 0;
        while (row < n && collides(callouts, order, i, callout, row, gap, true))
            row++;
        *clear &= row < n;
        if (row == n)
            for (row = 0; collides(callouts, order, i, callout, row, gap, false);)
                row++;
        callout->row = row;
        n_rows = row >= n_rows ? row + 1 : n_rows;
    }
    return n_rows;
}

#define STAIRS_MOST 4

/* A row of its own for each, falling to the right or rising: words that stand between the tie beside them and
 * the edge, so that no tie runs through any, and broken narrower for it. Returns the number of lines in all;
 * 0 where a word is wider than its room. */
static size_t place_in_stairs(struct plan *plan, struct callouts *callouts, const size_t *order, size_t n,
                              double low, double high, bool falling)
{
    size_t lines = 0;
    double gap = look_label(plan).size * 0.5;
    for (size_t i = 0; i < n; i++) {
        struct callout *callout = &callouts->items[order[i]];
        struct text_look look = callout_look(plan, callout);
        double from = falling && i > 0 ? callouts->items[order[i - 1]].at + gap : low;
        double to = !falling && i + 1 < n ? callouts->items[order[i + 1]].at - gap : high;
        if (text_widest_word(plan, look, callout->text) > to - from)
            return 0;
        callout->lines = text_wrap(plan, look, callout->text, fmin(callout_most(look, low, high), to - from));
        callout->width = callout->lines.width;
        callout->middle = own_middle(callout, from, to);
        callout->row = falling ? n - 1 - i : i;
        lines += callout->lines.n;
    }
    return lines;
}

/* The stairs with fewer lines. Returns the number of rows; 0 where neither can be. */
static size_t try_stairs(struct plan *plan, struct callouts *callouts, const size_t *order, size_t n,
                         double low, double high)
{
    if (n > STAIRS_MOST)
        return 0;
    size_t rising = place_in_stairs(plan, callouts, order, n, low, high, false);
    size_t falling = place_in_stairs(plan, callouts, order, n, low, high, true);
    if (rising && (!falling || rising < falling))
        place_in_stairs(plan, callouts, order, n, low, high, false);
    return rising || falling ? n : 0;
}

/* Each in one row where they fit, else in more. Returns the number of rows. */
static size_t arrange(struct plan *plan, struct callouts *callouts, const size_t *order, size_t n, double low,
                      double high)
{
    bool clear;
    if (try_one_row(plan, callouts, order, n, low, high))
        return 1;
    size_t n_rows = place_in_rows(plan, callouts, order, n, low, high, &clear);
    if (clear)
        return n_rows;
    size_t n_stairs = try_stairs(plan, callouts, order, n, low, high);
    if (n_stairs)
        return n_stairs;
    measure(plan, callouts, low, high);
    return place_in_rows(plan, callouts, order, n, low, high, &clear);
}

void callouts_measure(struct plan *plan, struct callouts *callouts, double low, double high)
{
    double *keys = ARENA_ARRAY(plan->arena, double, callouts->n);
    size_t *shown = ARENA_ARRAY(plan->arena, size_t, callouts->n);
    size_t n = 0;
    measure(plan, callouts, low, high);
    for (size_t i = 0; i < callouts->n; i++) {
        if (!callouts->items[i].lines.n)
            continue;
        keys[n] = callouts->items[i].at;
        shown[n++] = i;
    }
    size_t *order = labels_order(plan->arena, keys, n);
    for (size_t i = 0; i < n; i++)
        order[i] = shown[order[i]];
    callouts->n_rows = 0;
    callouts->height = 0;
    if (!n)
        return;
    size_t n_rows = arrange(plan, callouts, order, n, low, high);
    callouts->n_rows = n_rows;
    callouts->row_heights = ARENA_ARRAY(plan->arena, double, n_rows);
    for (size_t i = 0; i < n; i++) {
        const struct callout *callout = &callouts->items[order[i]];
        double *tallest = &callouts->row_heights[callout->row];
        *tallest = fmax(*tallest, lines_height(plan, callout_look(plan, callout), callout->lines));
    }
    double gap = 0.25 * look_label(plan).size;
    for (size_t row = 0; row < n_rows; row++)
        callouts->height += callouts->row_heights[row] + gap;
}

void callouts_place(struct plan *plan, struct callouts *callouts, double bottom)
{
    double gap = 0.25 * look_label(plan).size;
    for (size_t i = 0; i < callouts->n; i++) {
        struct callout *callout = &callouts->items[i];
        callout->bottom = bottom;
        callout->tie = callout->at;
        if (!callout->lines.n)
            continue;
        for (size_t row = 0; row < callout->row; row++)
            callout->bottom -= callouts->row_heights[row] + gap;
        callout->bottom -= gap;
        struct text_look look = callout_look(plan, callout);
        double top = callout->bottom - lines_height(plan, look, callout->lines);
        size_t first = plan->n_texts;
        text_add_lines(plan, look, callout->lines, callout->middle, top, SIDE_MIDDLE);
        for (size_t t = first; t < plan->n_texts; t++)
            plan->texts[t].cleared = callouts->n_rows > 1;
        double inset = fmin(callout->width / 2, look.size / 2);
        double from = callout->middle - callout->width / 2 + inset,
               to = callout->middle + callout->width / 2 - inset;
        callout->tie = clamp(callout->at, from, to);
    }
}

void callout_draw_tie(struct canvas *canvas, const struct callout *callout, struct colour colour, double line,
                      enum dash dash, double zone_bottom, double to)
{
    double from = callout->bottom < zone_bottom ? callout->bottom + line : zone_bottom;
    struct point points[] = {{callout->tie, from}, {callout->at, zone_bottom}, {callout->at, to}};
    if (callout->tie == callout->at)
        canvas_path(canvas, colour, line, dash, (struct point[]){points[0], points[2]}, 2);
    else
        canvas_path(canvas, colour, line, dash, points, 3);
}
