/* number: the one reader and the one formatter of numbers, independent of the locale. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/str.h"

#define NUMBER_TEXT 40 /* bytes that any formatted number fits into */

/* Reads a plain decimal (sign, digits, point, exponent) that takes up the whole text. False: not a number, or
 * not finite. Correctly rounded. */
bool number_read(struct str text, double *value);
/* The shortest decimal that reads back to the same double ("0.1", "1e-07"). No "-0". */
struct str number_shortest(double value, char out[NUMBER_TEXT]);
/* Rounded half away from zero on the shortest decimal, to `decimals` (0..9) places. */
double number_round(double value, int decimals);
/* As shown to readers: rounded as number_round, thousands with commas, a real minus sign (U+2212); "-0" is
 * "0". */
struct str number_display(struct arena *arena, double value, int decimals);
/* The same with a plus sign before a positive number, as for a change. */
struct str number_display_signed(struct arena *arena, double value, int decimals);
/* "34th", "1st" and so on. */
struct str number_ordinal(struct arena *arena, unsigned long n);
/* Counts up to ten in words ("three"), above in figures with commas. */
struct str number_words(struct arena *arena, unsigned long n);
bool number_is_whole(double value);

#endif
