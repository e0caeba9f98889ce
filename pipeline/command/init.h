/* init: what the files of the verb share: a draft of a paper's lists and spec, from a survey of the files.
 * Whatever is a guess says so where it stands; nothing is guessed that no name and no figure says. */
#ifndef COMMAND_INIT_H
#define COMMAND_INIT_H

#include "data/indicator.h"
#include "input/survey.h"

struct draft_indicator {
    const struct survey_series *series;
    struct str id, name, short_name, theme;
    enum measure measure;
    enum basis basis;
    struct str unit;
    double multiplier;
    enum polarity polarity;
    int decimals;
    double least_change; /* 0: not known */
    enum sensitivity sensitivity;
    bool measure_said, basis_said, polarity_said; /* by a name, or by figures */
};

struct draft {
    struct arena *arena;
    struct str folder;
    struct areas england;
    struct survey survey;
    struct draft_indicator *indicators;
    size_t n;
    struct str *themes; /* by the survey's files; empty where nothing was taken */
    uint32_t region;
    bool region_asked;
    struct period period;
    bool *las;      /* by area: of the region, with figures of today */
    bool names_las; /* the files hold LAs of the region that are no more: the paper lists those of today */
    bool lists_returns;   /* the draft has a list of returns of its own */
    bool *lists_at_fault; /* by file: a list that cannot be read with this paper's areas and indicators */
};

/* init_guess: what an indicator is, as far as its names and figures say it. */
void init_guess(const struct draft *draft, struct draft_indicator *indicator);

/* init_names: the indicators' ids, which are unique, their names, and themes from the files' names. */
void init_names(struct draft *draft);

/* Whose figures a file's are, as far as its layout says. */
struct str init_source(const struct draft *draft, size_t file);

/* init_region: the region, its LAs and the period of the paper. `wanted`: code or name, NULL: the region with
 * most LAs. False, with an error, when it is none or the files hold no LA of it. */
bool init_region(struct draft *draft, const char *wanted, struct diags *diags);

/* init_lists, init_paper: the texts of the files. */
void init_areas_text(const struct draft *draft, struct buf *out);
void init_catalogue_text(const struct draft *draft, struct buf *out);
void init_returns_text(const struct draft *draft, struct buf *out);
void init_paper_text(const struct draft *draft, struct buf *out);
/* Whether the paper names this list of the folder. */
bool init_uses_list(const struct draft *draft, size_t file);

/* "areas.csv", "indicators.csv", "paper.xml"; "returns.csv" only where rows name returns and no list of them
 * is there */
enum { INIT_AREAS, INIT_CATALOGUE, INIT_PAPER, INIT_RETURNS, INIT_FILES };
extern const char *const init_files[INIT_FILES];

#endif
