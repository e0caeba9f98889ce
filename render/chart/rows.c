#include "chart/rows.h"
#include <math.h>

struct rows rows_open(struct plan *plan, size_t n, double least, double pad)
{
    struct rows rows = {.n = n,
                        .strong = ARENA_ARRAY(plan->arena, bool, n),
                        .height = ARENA_ARRAY(plan->arena, double, n),
                        .middle = ARENA_ARRAY(plan->arena, double, n),
                        .above = ARENA_ARRAY(plan->arena, double, n),
                        .least = least,
                        .pad = pad};
    for (size_t i = 0; i < n; i++)
        rows.height[i] = least;
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

void rows_set(struct plan *plan, struct rows *rows, struct rows_column *column, size_t i, struct str text)
{
    struct text_look look = cell_look(rows, column, i);
    column->lines[i] = text_wrap(plan, look, text, column->most);
    column->width = fmax(column->width, column->lines[i].width);
    if (column->lines[i].n > 1)
        rows->height[i] = fmax(rows->height[i], lines_height(plan, look, column->lines[i]) + rows->pad);
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
        rows->height[i] = fmax(rows->height[i], height + rows->pad);
}

double rows_height(const struct rows *rows)
{
    double sum = 0;
    for (size_t i = 0; i < rows->n; i++)
        sum += rows->above[i] + rows->height[i];
    return sum;
}

double rows_head_height(const struct plan *plan, const struct rows_column *const *columns, size_t n)
{
    double height = 0;
    for (size_t i = 0; i < n; i++)
        height = fmax(height, lines_height(plan, columns[i]->head_look, columns[i]->head));
    return height;
}

double rows_place(struct rows *rows, double top, double spare)
{
    for (size_t i = 0; i < rows->n; i++) {
        top += rows->above[i];
        rows->height[i] += spare;
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
    for (size_t i = 0; i < rows->n; i++)
        text_add_lines_centred(plan, cell_look(rows, column, i), column->lines[i], x, rows->middle[i],
                               column->side);
}
