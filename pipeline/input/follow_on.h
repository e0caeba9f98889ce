/* follow_on: an error that only follows from an earlier one is not said: an area whose own row in the list of
 * areas could not be read is unknown everywhere else. */
#ifndef INPUT_FOLLOW_ON_H
#define INPUT_FOLLOW_ON_H

#include "base/diag.h"
#include "spec/spec.h"

/* Adds to `to` what `from` holds, but for what follows from errors that `to` has in the lists of `spec`:
 * unknown areas, indicators and returns whose names stand in a row at fault, or whose list could not be read
 * at all. Reads those lists' files again where they have errors. */
void follow_on_pass(struct diags *from, struct diags *to, const struct spec *spec);

#endif
