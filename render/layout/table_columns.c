#include "layout/table.h"

#include <math.h>

#define NARROW_GAPS 0.6   /* of the style's padding */
#define STRETCH_FROM 0.55 /* a table that takes this much of the width is stretched to the whole */
#define STRETCH_MOST 24.0 /* [pt] a column of a smaller one */
#define SIZE_STEP 0.25    /* [pt] */

enum wish { WISH_LEAST, WISH_CLOSE, WISH_FAIR, WISH_GOOD, WISH_FULL };

static double wish_of(const struct column_box *column, enum wish wish)
{
    switch (wish) {
    case WISH_LEAST: return column->least;
    case WISH_CLOSE: return (column->least + column->fair) / 2;
    case WISH_FAIR: return column->fair;
    case WISH_GOOD: return column->good;
    case WISH_FULL: return column->full;
    }
    return column->full;
}

static double wish_sum(const struct table_box *box, enum wish wish)
{
    double sum = 0;
    for (size_t c = 0; c < box->n_columns; c++)
        sum += wish_of(&box->columns[c], wish);
    return sum;
}

static double gaps(const struct table_box *box, double pad)
{
    return 2 * box->inset + (double)(box->n_columns - 1) * 2 * pad;
}

/* The scale at which the wish fits, at most 1, on the grid of type sizes; 0 when the smallest type is too
 * large. */
static double scale_for(const struct table_box *box, enum wish wish, double width, double pad)
{
    const struct style *style = box->layout->style;
    double size = style->text[TEXT_TABLE].size, least = fmin(style->table.least_size, size);
    double room = width - gaps(box, pad), sum = wish_sum(box, wish);
    if (sum <= room)
        return 1;
    double scaled = floor(size * room / sum / SIZE_STEP) * SIZE_STEP;
    return scaled + 1e-9 >= least ? fmin(scaled, size) / size : 0;
}

/* -- sharing what is left */

static double spare_weight(const struct column_box *column)
{
    return 1 + fmax(column->column->weight, 0);
}

/* Brings columns from what they have towards a wish: small wants are met first, the rest is shared by weight.
 */
static double spread(struct table_box *box, double spare, enum wish wish)
{
    for (size_t round = 0; round <= box->n_columns && spare > 1e-6; round++) {
        double weights = 0;
        for (size_t c = 0; c < box->n_columns; c++)
            if (box->columns[c].width < wish_of(&box->columns[c], wish) * box->scale - 1e-6)
                weights += spare_weight(&box->columns[c]);
        if (weights <= 0)
            return spare;
        double share = spare / weights;
        bool met = false;
        for (size_t c = 0; c < box->n_columns; c++) {
            struct column_box *column = &box->columns[c];
            double want = wish_of(column, wish) * box->scale - column->width;
            if (want <= 1e-6 || want > share * spare_weight(column))
                continue;
            column->width += want;
            spare -= want;
            met = true;
        }
        for (size_t c = 0; !met && c < box->n_columns; c++) {
            struct column_box *column = &box->columns[c];
            if (column->width < wish_of(column, wish) * box->scale - 1e-6)
                column->width += share * spare_weight(column);
        }
        if (!met)
            return 0;
    }
    return spare;
}

/* What nobody needs goes between the columns, more of it to those with weight. */
static void stretch(struct table_box *box, double spare, double width)
{
    double weights = 0;
    for (size_t c = 0; c < box->n_columns; c++)
        weights += spare_weight(&box->columns[c]);
    if (width - spare < STRETCH_FROM * width)
        spare = fmin(spare, STRETCH_MOST * weights);
    for (size_t c = 0; c < box->n_columns; c++)
        box->columns[c].width += spare * spare_weight(&box->columns[c]) / weights;
}

static void widths_choose(struct table_box *box, enum wish from, double width)
{
    double room = width - gaps(box, box->pad_x), used = 0;
    for (size_t c = 0; c < box->n_columns; c++) {
        box->columns[c].width = wish_of(&box->columns[c], from) * box->scale;
        used += box->columns[c].width;
    }
    double spare = room - used;
    for (int wish = (int)from + 1; wish <= WISH_FULL && spare > 0; wish++)
        spare = spread(box, spare, (enum wish)wish);
    if (spare > 0)
        stretch(box, spare, width);
    table_balance(box);
    double x = box->inset;
    for (size_t c = 0; c < box->n_columns; c++) {
        box->columns[c].x = x;
        x += box->columns[c].width + 2 * box->pad_x;
    }
    box->width = x - 2 * box->pad_x + box->inset;
}

/* At one of the paddings, the wider first; `shrink`: with smaller type, if need be, at the narrower. */
static bool try_width(struct table_box *box, enum wish wish, double width, bool shrink)
{
    const struct table_look *look = &box->layout->style->table;
    double pads[2] = {look->pad_x, look->pad_x * NARROW_GAPS};
    for (int i = 0; i < 2; i++) {
        double scale = scale_for(box, wish, width, pads[i]);
        if (scale <= 0 || (scale < 1 && (i == 0 || !shrink)))
            continue;
        box->scale = scale;
        box->pad_x = pads[i];
        box->pad_y = look->pad_y;
        widths_choose(box, wish, width);
        return true;
    }
    return false;
}

/* Text in one line and heads in two where gaps allow it; text in few lines; smaller type. (Text in more lines
 * is tried before the page is turned.) */
static bool try_width_fairly(struct table_box *box, double width)
{
    return try_width(box, WISH_GOOD, width, false) || try_width(box, WISH_FAIR, width, true);
}

enum table_fit table_fit(struct table_box *box, double width, double wide, bool may_turn)
{
    if (box->table->landscape && may_turn && try_width_fairly(box, wide))
        return FIT_TURNED;
    if (try_width_fairly(box, width))
        return FIT_AS_IT_IS;
    if (try_width(box, WISH_CLOSE, width, true))
        return FIT_AS_IT_IS;
    if (may_turn && (try_width_fairly(box, wide) || try_width(box, WISH_LEAST, wide, true)))
        return FIT_TURNED;
    if (!may_turn && try_width(box, WISH_LEAST, width, true))
        return FIT_AS_IT_IS;
    /* what is left when it cannot be divided either: words are broken */
    box->scale = fmin(1, box->layout->style->table.least_size / box->layout->style->text[TEXT_TABLE].size);
    box->pad_x = box->layout->style->table.pad_x * NARROW_GAPS;
    box->pad_y = box->layout->style->table.pad_y;
    double room = fmax(width - gaps(box, box->pad_x), 1), sum = wish_sum(box, WISH_LEAST) * box->scale;
    widths_choose(box, WISH_LEAST, width);
    double x = box->inset;
    for (size_t c = 0; c < box->n_columns && sum > room; c++) {
        box->columns[c].width *= room / sum;
        box->columns[c].x = x;
        x += box->columns[c].width + 2 * box->pad_x;
    }
    box->width = fmin(box->width, width);
    return FIT_NOT;
}

size_t table_part(const struct table_box *box, size_t n_row_heads, size_t from, double width)
{
    double pad = box->layout->style->table.pad_x, used = 2 * box->inset;
    for (size_t c = 0; c < n_row_heads; c++)
        used += box->columns[c].fair + 2 * pad;
    size_t end = from;
    while (end < box->n_columns) {
        used += box->columns[end].fair + (end > from ? 2 * pad : 0);
        if (end > from && used > width)
            break;
        end++;
    }
    return end - from;
}
