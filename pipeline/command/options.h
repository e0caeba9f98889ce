/* options: the arguments that verbs share, by getopt_long. */
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include "base/diag.h"

#define MOST_FOLDERS 32

struct options {
    const char *paper;                 /* the spec's path; of describe the file's, of init the folder's */
    const char *operand;               /* a verb's second operand (figure id) */
    const char *folder;                /* -o, --output; "." when not given */
    const char *allowed[MOST_FOLDERS]; /* --allow-dir */
    size_t n_allowed;
    const char *la;          /* --la: code, number or name */
    const char *stage;       /* dump --stage */
    const char *chart;       /* chart --id */
    const char *sheet;       /* describe --sheet */
    const char *region;      /* init --region: code or name */
    uint32_t most;           /* init --most: indicators from one file; 0 when not given */
    enum diag_format format; /* check --format */
    bool draft, quiet;
    bool fixed_metrics; /* dump --fixed-metrics: character widths that no font can change, for tests */
    bool untagged;      /* make --untagged: without structure and archive metadata, to measure their cost */
};

/* Options a verb takes, as bits. */
enum {
    OPTION_OUTPUT = 1,
    OPTION_DRAFT = 2,
    OPTION_FORMAT = 4,
    OPTION_STAGE = 8,
    OPTION_LA = 16,
    OPTION_CHART = 32,
    OPTION_SHEET = 64,
    OPTION_REGION = 128 /* and --most */
};

/* Reads a verb's arguments. `operands`: how many it needs (the paper first). Returns −1 when they are good;
 * else the exit status (0 after --help, 2 after a message about wrong use). */
int options_read(int argc, char **argv, unsigned takes, int operands, struct options *options);

#endif
