/* screen: questions to the data before anything is worked out from it. Each has a severity, a place, what was
 * found, what was expected and what to do. An open severe one makes the observation queried: shown with a
 * question mark, in no band, total, theme or good news, until a comment of the kind "answer" or a later
 * return settles it. */
#ifndef ANALYSIS_SCREEN_H
#define ANALYSIS_SCREEN_H

#include "data/lists.h"
#include "data/query.h"
#include "spec/spec.h"

/* All queries, in the order of indicators, periods and areas; in `arena`. Asks about the region's LAs, and
 * about the totals of region and country; of other areas only what cannot be, once an indicator and kind.
 * `lists` may be NULL. Changes nothing. */
struct queries *screen_build(const struct spec *spec, const struct lists *lists,
                             const struct dataset *dataset, struct arena *arena);

/* Makes the observations with an open severe query STATE_QUERIED, unless the setting `queried` is to report
 * only. Returns how many. To be called before analysis_build. */
size_t screen_apply(const struct spec *spec, const struct queries *queries, struct dataset *dataset);

/* The queries as diagnostics: notes and warnings, never errors. One that was answered is a note that says so.
 */
void screen_report(const struct queries *queries, const struct dataset *dataset, struct diags *diags);

#endif
