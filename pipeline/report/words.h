/* words: every generated sentence and phrase. Each is built from ledger records; there is no adjective
 * without a rule. Inside report only. */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "report/context.h"

/* "19.5%", "550.1 per 10,000", "16.2 cases per worker" with a no-break space; a state in words when there is
 * none. */
struct str words_value(const struct context *context, const struct figure *figure);
/* The same with `more` more decimals. */
struct str words_value_more(const struct context *context, const struct figure *figure, int more);
/* The same without its unit, but for the per cent sign: where the unit has just been said. */
struct str words_short(const struct context *context, const struct figure *figure);
/* The same with `more` more decimals. */
struct str words_short_more(const struct context *context, const struct figure *figure, int more);
/* The indicator's unit in a period: "%", "per 10,000, annualised" of a quarter's rate made a year's. */
struct str words_unit(const struct context *context, const struct indicator *indicator, struct period period);
/* "Referrals, per 10,000, annualised": the short name with its unit, the per cent only where asked for. */
struct str words_named(const struct context *context, uint32_t indicator, struct period period,
                       bool names_percent);
/* Whether a period's figures are a publisher's, so that nothing of it was to be sent. */
bool words_is_published(const struct context *context, uint32_t indicator, struct period period);
/* Why an indicator has no figure: a state's words; of what a publisher brings out nothing was to be sent. */
struct str words_absent(const struct context *context, uint32_t indicator, struct period period,
                        enum state state);
/* A difference: "1.2 percentage points", "34.0 per 10,000", "1 percentage point"; unsigned. */
struct str words_difference(const struct context *context, const struct figure *figure);
/* The same with its sign: "−0.9 percentage points". */
struct str words_signed_difference(const struct context *context, const struct figure *figure);
/* "1.2 points" of a share or score, "34.0" of anything else: for titles; unsigned. */
struct str words_points(const struct context *context, const struct figure *figure);
/* "−0.4", with one more decimal where rounding would show nothing. */
struct str words_signed(const struct context *context, const struct figure *figure);
/* When it was: "in the year to 31 March 2025", "at 30 September 2025", "from 1 April to 30 September 2025",
 * "in the 12 months to 30 September 2025". */
struct str words_when(const struct context *context, const struct indicator *indicator, struct period period);
/* "September 2025", of a day at a month's end. */
struct str words_month(const struct context *context, struct date day);
/* The unit, with the time: "%, year to 31 March 2025", for subtitles. */
struct str words_unit_when(const struct context *context, const struct indicator *indicator,
                           struct period period);
/* "122nd of 152"; of a shared rank "joint 122nd of 152". */
struct str words_rank(const struct context *context, const struct figure *rank);
/* "Low is good." / "High is good." / "Neither high nor low is good in itself." */
struct str words_polarity(const struct indicator *indicator);
/* "worse than England (46.4%)", "similar to England (46.4%)"; "England 46.4%" where the verdict record is
 * absent or not compared; of a mean of neighbours how many it is of. The other gets one more decimal where
 * rounding makes it equal to the own one, which may be NULL. Empty where the other has no figure. */
struct text words_against(const struct context *context, const struct figure *verdict,
                          const struct figure *own, const struct figure *other, const char *other_name);
/* Whether a change or difference reaches the least change that matters, and which way it then points by
 * polarity. */
bool words_matters(const struct figure *difference);
enum tone words_tone(const struct context *context, const struct figure *difference);
/* How the value moved: "up 2.3 percentage points on a year before, which is worse"; "similar to a year before
 * (−0.4)" under the least change that matters; or why there is no change. */
struct text words_change(const struct context *context, const struct figure *change);
/* The same for a title, without judgement: "up 2.3 points in a year", "similar to a year before". */
struct str words_change_short(const struct context *context, const struct figure *change);
/* The region's standard sentence of an indicator: where it stands, how it moved, against England; an in-year
 * indicator's against the last published figures of its twin. Which way is good. */
struct text words_region_sentence(const struct context *context, uint32_t indicator, struct period period);
/* The lowest and highest LA: "Lowest: Solihull, 19.6%; highest: Herefordshire, 32.7%." */
struct text words_extremes(const struct context *context, uint32_t indicator, struct period period);
/* "Local authorities: 19.6% to 32.7%", without a name: for the title of a small chart. Empty as above. */
struct str words_range(const struct context *context, uint32_t indicator, struct period period);
/* "Source: …" of an indicator's data in this paper. */
struct str words_source(const struct context *context, uint32_t indicator);
/* "99.8%" of 0.998: a confidence as sentences name it. */
/* Whether its values are in per cent: their sign sits on the number, and their differences are in points. */
bool words_is_percent(const struct indicator *indicator);
/* A number that the spec sets, such as a least denominator, as it was given: "30", "2.5". */
struct str words_setting(const struct context *context, double value);
struct str words_confidence(const struct context *context, double confidence);
/* Joins names: "A", "A and B", "A, B and C". */
struct str words_list(struct arena *arena, const struct str *names, size_t n);
/* "1 local authority", "14 local authorities" with no-break space; small counts in figures as official
 * statistics do. */
struct str words_count(struct arena *arena, unsigned long n, const char *one, const char *many);
/* First letter in upper case. */
struct str words_capital(struct arena *arena, struct str s);
/* First letter in lower case unless the word is an abbreviation or a name ("EHC plans", "Attainment 8"). */
struct str words_lower(struct arena *arena, struct str s);
/* -- building a text */
void words_add(const struct context *context, struct text *text, struct str s);
/* A run that remembers the record it says. */
void words_add_figure(const struct context *context, struct text *text, const struct figure *figure,
                      struct str s, enum emphasis emphasis);
/* Displays of two figures that are said in one sentence: 1 where rounding makes different ones equal, else 0.
 */
int words_more_decimals(const struct figure *a, const struct figure *b);
/* The same of the own figure alone: 0 where its display is all of it, such as a published whole per cent. */
int words_more_own(const struct context *context, const struct figure *own, const struct figure *other);
/* Numbered LAs in the order of their value: good end first by polarity (no polarity: highest first). The
 * caller gives the LAs; those without a number come last in their own order. Returns a sorted copy. */
uint32_t *words_sorted_las(const struct context *context, uint32_t indicator, struct period period,
                           const uint32_t *las, size_t n);

#endif
