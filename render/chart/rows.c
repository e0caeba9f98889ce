#include "chart/rows.h"
#include <math.h>

#define PRESSED_PAD 2.5 /* [pt] around a pressed row with more lines than one */

struct rows rows_open(struct plan *plan, size_t n, double least, double low, double pad)
{
    struct rows rows = {.n = n,
                        .strong = ARENA_ARRAY(plan->arena, bool, n),
                        .height = ARENA_ARRAY(plan->arena, double, n),
                        .middle = ARENA_ARRAY(plan->arena, double, n),
                        .need = ARENA_ARRAY(plan->arena, double, n),
                        .above = ARENA_ARRAY(plan->arena, double, n),
                        .least = least,
                        .pad = pad};
    for (size_t i = 0; i < n; i++) {
        rows.height[i] = least;
        rows.need[i] = fmin(low, least);
    }
    return rows;
}

struct rows_column rows_column_open(struct plan *plan, const struct rows *rows, enum side side, double most)
{
    return (struct rows_column){.look = look_label(plan),
                                .head_look = look_axis(plan),
                                .lines = ARENA_ARRAY(plan->arena, struct lines, rows->n),
                                .side = side,
                                .most = most};
}

void rows_head(struct plan *plan, struct rows_column *column, struct str text, double most)
{
    column->head = text_wrap(plan, column->head_look, text, most);
    column->width = fmax(column->width, column->head.width);
}

static struct text_look cell_look(const struct rows *rows, const struct rows_column *column, size_t i)
{
    return rows->strong[i] ? look_bold(column->look) : column->look;
}

/* A row holds words of this height: pressed, they keep a little of the white around them. */
static void row_hold(struct rows *rows, size_t i, double height)
{
    rows->height[i] = fmax(rows->height[i], height + rows->pad);
    rows->need[i] = fmax(rows->need[i], height + fmin(rows->pad, PRESSED_PAD));
}

/* Figures, which stand at the right, are not broken: a chart that would break them is too narrow. */
void rows_set(struct plan *plan, struct rows *rows, struct rows_column *column, size_t i, struct str text)
{
    struct text_look look = cell_look(rows, column, i);
    if (column->side == SIDE_RIGHT)
        plan_lacks(plan, column->most, text_widest_word(plan, look, text));
    column->lines[i] = text_wrap(plan, look, text, column->most);
    column->width = fmax(column->width, column->lines[i].width);
    if (column->lines[i].n > 1)
        row_hold(rows, i, lines_height(plan, look, column->lines[i]));
}

/* Height of a cell's lines down to where its note begins. */
static double lines_pitch(const struct plan *plan, const struct rows_column *column, struct text_look look,
                          size_t i)
{
    return (double)column->lines[i].n * look_leading(plan, look);
}

void rows_note(struct plan *plan, struct rows *rows, struct rows_column *column, size_t i, struct str text)
{
    if (!column->notes)
        column->notes = ARENA_ARRAY(plan->arena, struct lines, rows->n);
    struct text_look look = cell_look(rows, column, i), note = look_axis(plan);
    column->notes[i] = text_wrap(plan, note, text, column->most);
    column->width = fmax(column->width, column->notes[i].width);
    double height = lines_pitch(plan, column, look, i) + lines_height(plan, note, column->notes[i]);
    if (column->notes[i].n)
        row_hold(rows, i, height);
}

double rows_height(const struct rows *rows)
{
    double sum = 0;
    for (size_t i = 0; i < rows->n; i++)
        sum += rows->above[i] + rows->height[i];
    return sum;
}

void rows_fit(struct plan *plan, struct rows *rows, double fixed)
{
    double own = fixed + rows_height(rows);
    double more = plan->height > 0 ? plan->height - own : 0, give = 0;
    for (size_t i = 0; i < rows->n; i++)
        give += rows->height[i] - rows->need[i];
    double spare = more > 0 && rows->n ? more / (double)rows->n : 0;
    double pressed = more < 0 && give > 0 ? fmin(-more / give, 1) : 0;
    for (size_t i = 0; i < rows->n; i++)
        rows->height[i] += spare - pressed * (rows->height[i] - rows->need[i]);
    plan->least = own - give;
    plan->height = fixed + rows_height(rows);
}

double rows_head_height(const struct plan *plan, const struct rows_column *const *columns, size_t n)
{
    double height = 0;
    for (size_t i = 0; i < n; i++)
        height = fmax(height, lines_height(plan, columns[i]->head_look, columns[i]->head));
    return height;
}

double rows_place(struct rows *rows, double top)
{
    for (size_t i = 0; i < rows->n; i++) {
        top += rows->above[i];
        rows->middle[i] = top + rows->height[i] / 2;
        top += rows->height[i];
    }
    return top;
}

void rows_add_column(struct plan *plan, const struct rows *rows, const struct rows_column *column, double x,
                     double head_bottom)
{
    double head = lines_height(plan, column->head_look, column->head);
    text_add_lines(plan, column->head_look, column->head, x, head_bottom - head, column->side);
    for (size_t i = 0; i < rows->n; i++) {
        struct text_look look = cell_look(rows, column, i), note = look_axis(plan);
        if (!column->notes || !column->notes[i].n) {
            text_add_lines_centred(plan, look, column->lines[i], x, rows->middle[i], column->side);
            continue;
        }
        double pitch = lines_pitch(plan, column, look, i);
        double top = rows->middle[i] - (pitch + lines_height(plan, note, column->notes[i])) / 2;
        text_add_lines(plan, look, column->lines[i], x, top, column->side);
        text_add_lines(plan, note, column->notes[i], x, top + pitch, column->side);
    }
}
