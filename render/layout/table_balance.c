#include "layout/table.h"

#include <math.h>

#define SAMPLE 60         /* rows that are tried; of a longer table, every so many */
#define TEXT_FLAWED 0.02  /* of a line: what a cell's further line costs when another cell's is as tall */
#define STEP_FIRST 64.0   /* [pt] moved at once, halved */
#define STEP_LAST 4.0     /* [pt] */
#define MOVES 40          /* at most, of one size */
#define WORTH (1.0 / 256) /* of a line */

/* Lines of every cell tried, at the columns' widths; heads are rows too, in which all columns had better look
 * alike. */
struct trial {
    struct table_box *box;
    struct row_box **rows;
    size_t n_rows, n_heads;
};

static size_t cell_lines(const struct table_box *box, const struct cell_box *cell, double width)
{
    double mark = cell->chart_width > 0 && !cell->text->is_empty ? cell->chart_width + CHART_GAP : 0;
    return measured_lines(cell->text, (width - mark) / box->scale);
}

/* How tall the rows are together [lines]. */
static double height(const struct trial *trial)
{
    double sum = 0;
    for (size_t r = 0; r < trial->n_rows; r++) {
        const struct row_box *row = trial->rows[r];
        size_t most = 1, lines = 0;
        for (size_t i = 0; i < row->n; i++) {
            const struct cell_box *cell = &row->cells[i];
            if (cell->span != 1)
                continue;
            size_t n = cell_lines(trial->box, cell, trial->box->columns[cell->column].width);
            most = n > most ? n : most;
            lines += n;
        }
        sum += (double)most + (r < trial->n_heads ? 0 : TEXT_FLAWED * (double)lines);
    }
    return sum;
}

static bool may_give(const struct table_box *box, size_t column, double step)
{
    return box->columns[column].width - step >= box->columns[column].least * box->scale;
}

/* The one move that saves most; false when none does. */
static bool move(const struct trial *trial, double step, double *now)
{
    struct table_box *box = trial->box;
    size_t best_from = 0, best_to = 0;
    double best = *now - WORTH;
    for (size_t from = 0; from < box->n_columns; from++) {
        if (!may_give(box, from, step))
            continue;
        for (size_t to = 0; to < box->n_columns; to++) {
            struct column_box *giver = &box->columns[from], *taker = &box->columns[to];
            if (to == from || taker->width >= taker->full * box->scale)
                continue;
            giver->width -= step;
            taker->width += step;
            double then = height(trial);
            giver->width += step;
            taker->width -= step;
            if (then < best) {
                best = then;
                best_from = from;
                best_to = to;
            }
        }
    }
    if (best_from == best_to)
        return false;
    box->columns[best_from].width -= step;
    box->columns[best_to].width += step;
    *now = best;
    return true;
}

static bool is_wrapped(const struct table_box *box, const struct row_box *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].span == 1 &&
            cell_lines(box, &row->cells[i], box->columns[row->cells[i].column].width) > 1)
            return true;
    return false;
}

void table_balance(struct table_box *box)
{
    struct trial trial = {.box = box};
    size_t every = box->n_rows / SAMPLE + 1;
    bool any = false;
    trial.n_heads = box->n_heads;
    trial.rows = ARENA_ARRAY(box->layout->scratch, struct row_box *, box->n_rows / every + 3);
    for (size_t h = 0; h < box->n_heads; h++)
        trial.rows[trial.n_rows++] = &box->heads[h];
    for (size_t r = 0; r < box->n_rows; r += every)
        trial.rows[trial.n_rows++] = &box->rows[r];
    for (size_t r = 0; r < trial.n_rows; r++)
        any = any || is_wrapped(box, trial.rows[r]);
    if (!any)
        return;
    double now = height(&trial);
    for (double step = STEP_FIRST; step >= STEP_LAST; step /= 2)
        for (int n = 0; n < MOVES && move(&trial, step, &now); n++)
            continue;
}
