/* A paper in a folder of its own: written, read and checked as the program does it. Each test runs in a
 * process of its own, so it may change folder. */
#ifndef TEST_INPUT_SPEC_H
#define TEST_INPUT_SPEC_H

#include "input/inputs.h"
#include "input/spec_read.h"

struct paper_case {
    struct arena *arena;
    struct diags *diags;
    struct spec_draft *draft; /* NULL: not read */
    struct spec *spec;        /* NULL: at fault */
    struct inputs inputs;
    struct buf messages; /* as printed, text */
};

/* Makes and enters a new folder with areas.csv, neighbours.csv, indicators.csv and observations.csv. */
void paper_folder(void);
/* Writes a file into the folder; makes the folder that its name names. */
void paper_write(const char *name, struct str text);
/* Reads and checks `file`; options may be NULL. */
void paper_run(struct paper_case *paper, const char *file, const struct spec_options *options);
/* Writes paper.xml and runs it. */
void paper_run_text(struct paper_case *paper, struct str text, const struct spec_options *options);
void paper_close(struct paper_case *paper);
/* Whether the printed messages hold this text; prints them when not. */
bool paper_says(const struct paper_case *paper, const char *text);

#endif
