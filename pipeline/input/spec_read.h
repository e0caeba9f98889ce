/* spec_read: a paper's spec, in two steps, because what it names is known only when the lists are read.
 *
 *     draft = spec_read(…)            the XML, its structure, head, files, settings
 *     … areas, neighbours and catalogue are read from draft->spec->lists …
 *     spec  = spec_check(draft, …)    every name resolved, every loop unrolled
 *
 * Both report all faults they find; a run goes on to the second step after faults in the first, so that its
 * author sees all of them at once, and stops after it. */
#ifndef INPUT_SPEC_READ_H
#define INPUT_SPEC_READ_H

#include "input/xml.h"
#include "spec/spec.h"

struct spec_options {
    const struct str *allow_dirs; /* --allow-dir */
    size_t n_allow_dirs;
    struct str la; /* --la: code, LA number or name; empty: what the spec says */
};

struct spec_draft {
    struct spec *spec;           /* head, lists, data files, settings, words; what stood at fault is empty */
    const struct xml_node *root; /* the whole tree, includes in their places */
    struct access access;
    struct str la;   /* --la */
    size_t n_errors; /* that spec_read found */
};

/* Reads the file and everything it includes. NULL, with errors in `diags`, when there is no tree to go on
 * with (no such file, not well-formed, no <paper>); else a draft, with errors in `diags` or without. A list
 * that the spec does not name, or names wrongly, has an empty path. */
struct spec_draft *spec_read(struct arena *arena, struct str file, const struct spec_options *options,
                             struct diags *diags);

/* Resolves indicators, themes, areas, periods, statistics and references, unrolls <for-each>, and applies the
 * published grammar last. The spec, immutable from then on; NULL when anything in it was at fault, in this
 * step or in spec_read. */
struct spec *spec_check(struct spec_draft *draft, struct arena *arena, const struct areas *areas,
                        const struct catalogue *catalogue, struct diags *diags);

#endif
