/* table_value: a cell as what it stands for: an area, an indicator, a period, a date, a number, one of some
 * words. Each takes the layout's column of the row in hand; false: the cell is empty or at fault. A fault is
 * reported, an empty cell only where `need` says that it must be filled. */
#ifndef INPUT_TABLE_VALUE_H
#define INPUT_TABLE_VALUE_H

#include "data/area.h"
#include "data/indicator.h"
#include "input/table.h"

enum need { NEED_NOT, NEED_FILLED };

/* A copy in the run's arena; empty when the cell is. */
struct str table_text(struct table *table, size_t column, enum need need);
/* By code, LA number, name or alias. `all`: "*" is allowed too and gives AREA_NONE (with true). */
bool table_area(struct table *table, size_t column, const struct areas *areas, bool all, uint32_t *area);
bool table_la(struct table *table, size_t column, const struct areas *areas, uint32_t *area);
/* By id; "*" as above gives INDICATOR_NONE. */
bool table_indicator(struct table *table, size_t column, const struct catalogue *catalogue, bool all,
                     uint32_t *indicator);
bool table_period(struct table *table, size_t column, enum calendar calendar, enum need need,
                  struct period *period, unsigned *marks);
/* In the calendar that the label itself names, else the financial one. */
bool table_any_period(struct table *table, size_t column, enum need need, struct period *period);
/* 2026-04-28; 28/04/2026 is read as day/month/year and counted. */
bool table_date(struct table *table, size_t column, enum need need, struct date *date);
/* A number, no symbol. */
bool table_double(struct table *table, size_t column, enum need need, double lowest, double highest,
                  double *number);
bool table_whole(struct table *table, size_t column, enum need need, uint32_t lowest, uint32_t highest,
                 uint32_t *number);
/* yes, no, true, false, 1, 0; empty is no. */
void table_yes(struct table *table, size_t column, bool *yes);

/* One of the words that `word` gives for 0 to n − 1; case folded, "-", "_" and spaces alike. */
bool table_word(struct table *table, size_t column, enum need need, struct str (*word)(int), int n,
                int *value);

/* Whether `text` is a code of `map` that lost leading zeros; the code in *whole. */
bool lost_zeros(struct arena *arena, const struct map *map, struct str text, struct str *whole);
/* Reports an area or indicator that is in no list, with the nearest name; a total as a total. */
void table_unknown_area(struct table *table, size_t field, const struct areas *areas, struct str text);
void table_unknown_indicator(struct table *table, size_t field, const struct catalogue *catalogue,
                             struct str text);

#endif
