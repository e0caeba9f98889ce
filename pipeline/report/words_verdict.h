/* words_verdict: sentences of verdicts: how far a figure moved, what shows it, how it compares, what to ask.
 * Each is made from the verdict's records and names no LA, count or direction that they do not. Inside report
 * only. */
#ifndef REPORT_WORDS_VERDICT_H
#define REPORT_WORDS_VERDICT_H

#include "report/findings.h"
#include "report/words.h"
#include "spec/wording.h"

/* The indicator and period whose England, neighbours, rank and band stand for a figure: its own where it is
 * annual or has no twin, else its annual twin's latest. *published is not set when there is none. */
uint32_t words_published(const struct context *context, uint32_t indicator, struct period period,
                         struct period *published);
/* " (13 of 14 LAs)" where the regional value is partial; nothing where it is whole. */
void words_add_coverage(const struct context *context, struct text *text, const struct figure *region);
/* "England 90.6%", with the period where it is another one than that beside which it stands: "England 90.6%
 * in 2024–25". */
void words_add_dated(const struct context *context, struct text *text, const char *name,
                     const struct figure *figure, struct period beside);
/* The band of an LA for an indicator's period, or its twin's; NULL when there is none. */
const struct figure *words_band(const struct context *context, uint32_t indicator, uint32_t area,
                                struct period period);

/* "Sustained", "Dipping, and low", "Watch, from strong"; of an improvement "Improving, from low". */
struct str words_level(const struct context *context, const struct finding *finding);
/* "EHC plans within 20 weeks" with "Birmingham: " before it. */
struct str words_finding_title(const struct context *context, const struct finding *finding);
/* "26.7% (412 of 1,543) in the year to 31 December 2024, 33.8 percentage points worse than 60.5% (890 of
 * 1,471) a year before. High is good." */
struct text words_moved(const struct context *context, const struct finding *finding);
/* The rule that fired, part by part: "Why sustained: large enough to matter (3.4 times the least change that
 * matters); more than chance explains (99.8% interval −36.1 to −31.5 points); three adverse comparisons
 * running." */
struct text words_evidence(const struct context *context, const struct finding *finding);
/* "Worse than England (46.4%); similar to its statistical neighbours (44.0%, mean of 10 of 10); 120th of 152,
 * band D." With the period before it where that is another one. */
/* Whether England's own change of the same period matters too, and the same way. */
bool words_england_too(const struct context *context, const struct finding *finding);
struct text words_compared(const struct context *context, const struct finding *finding);
/* The question of the wording that fits indicator, direction and position, its placeholders filled; empty
 * when none fits. */
struct text words_question(const struct context *context, const struct finding *finding,
                           enum wording_direction direction);
/* What the LA said of this figure in its return, with who and when; that it said nothing where returns and
 * comments are kept and one is expected; empty in a public edition, and where nobody was asked. */
struct text words_comment(const struct context *context, const struct finding *finding, bool is_expected);
/* "Dudley sent a newer figure on 9 January 2026 that is not signed off: 78.8%." Empty where there is none. */
struct text words_pending(const struct context *context, const struct finding *finding);
/* Why an annual figure speaks for an LA that sends in-year ones: its return has not come, or lacks the
 * figure. Empty where that is not so. */
struct text words_late(const struct context *context, const struct finding *finding);
/* What stands for a placeholder in a question or phrase. */
void words_add_placeholder(const struct context *context, struct text *text, const struct finding *finding,
                           enum placeholder placeholder);
/* "Ask:" and the like; `fallback` where the wording has none. */
struct str words_phrase(const struct context *context, enum phrase phrase, const char *fallback);
/* The same with its placeholders filled: {la}, {date} and what else a finding has. */
struct text words_phrase_text(const struct context *context, const struct finding *finding,
                              enum phrase phrase, const char *fallback);

/* Those of the given LAs that dips, improvements and movements name for an indicator's period: "Sustained dip
 * in A. Improvements in B and C." */
struct str words_notable(const struct context *context, uint32_t indicator, struct period period,
                         const uint32_t *las, size_t n);
/* "Repeat protection plans: up in the region, sustained dip in Staffordshire". */
struct str words_heading(const struct context *context, uint32_t indicator, struct period period);
/* What a control chart's last point says (spc_variation), or whether its target can be relied on
 * (spc_assurance); empty where there is nothing to say or no record. */
struct str words_control(const struct figure *mark);
/* Names of the first `most` findings' areas, "A, B and C" or "A, B, C and others". */
struct str words_areas(const struct context *context, const struct findings *findings, size_t most);

#endif
