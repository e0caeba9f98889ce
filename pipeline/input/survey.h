/* survey: what the data files of a folder hold, for a starter paper: which series there are, how they are
 * mapped, which counts make which published figure, and which areas and periods they are of. Nothing is taken
 * on a name's word alone: counts are given only where they make the published figures. */
#ifndef INPUT_SURVEY_H
#define INPUT_SURVEY_H

#include "data/area.h"
#include "data/period.h"
#include "input/described.h"

/* What a column's name, unit or cells say that its figures are. */
enum survey_kind {
    SURVEY_OTHER, /* not said */
    SURVEY_PERCENT,
    SURVEY_RATE,    /* per so many; see `multiplier` */
    SURVEY_AVERAGE, /* so many for each */
    SURVEY_COUNT
};

struct survey_pair {
    struct str column, text;
};

/* Where a value, numerator or denominator stands: a sum of columns, `where` a filter has another text. */
struct survey_source {
    struct str columns[2];    /* as a spec writes them */
    size_t n_columns;         /* 0: there is none */
    struct survey_pair where; /* column empty: none */
};

/* What may become an indicator. */
struct survey_series {
    size_t file;       /* index in survey.files; of a tidy indicator the first that has it */
    struct str key;    /* tidy: the indicator's id; lait: the "Short Desc"; dfe: empty */
    struct str name;   /* in words, from columns, labels and filters */
    struct str column; /* dfe: the value's column as written; else empty */
    struct str label;  /* what the file says of it beside its name; may be empty */
    enum survey_kind kind;
    double multiplier; /* value = multiplier × numerator ÷ denominator; 0: not known */
    bool has_value;
    bool has_counts;    /* numerator and denominator stand; where values do too, they make them */
    bool has_numerator; /* tidy: numerators stand at all */
    bool is_part;       /* no numerator is larger than its denominator */
    double agreeing;    /* share of the rows that could tell, whose value the counts make; 0: none could */
    double usual_denominator; /* the median of LAs' denominators; tidy only */
    bool percent_signs;       /* written with % */
    /* dfe */
    struct survey_source value, numerator, denominator;
    struct survey_pair *filters;
    size_t n_filters;
    /* of the values of LAs */
    double lowest, highest;
    bool is_whole; /* no value has decimals */
    int decimals;  /* most that a value has, up to 6 */
    enum calendar calendar;
    bool calendar_said;          /* by the labels of its periods */
    struct period first, latest; /* with a number for any LA */
    double *values;              /* of LAs in the latest period, those that are numbers */
    size_t n_values;
};

struct survey_file {
    struct str name;  /* in the folder */
    struct str sheet; /* of a workbook with more than one; else empty */
    enum described_layout layout;
    const char *list; /* DESCRIBED_LIST: its element's name in a spec */
    struct str model; /* of neighbours: the newest; else empty */
    bool is_taken;    /* figures of it are in series; of a list: it can be read */
    struct str why;   /* why it is not; empty: it is */
    struct str but;   /* what in it was left out, as clauses; may be empty */
    size_t n_series;  /* taken */
    size_t n_more;    /* not taken because there are too many */
    bool *las;        /* by area: an LA with a number in it */
};

/* A return that rows of tidy files name: of which LA, and the latest period that its rows have. */
struct survey_return {
    struct str id;
    uint32_t la;
    struct period period; /* PERIOD_NONE: none could be read */
};

struct survey {
    const struct areas *areas;
    struct survey_file *files; /* by name, then by sheet */
    size_t n_files;
    struct survey_series *series; /* in the order of files */
    size_t n_series;
    struct survey_return *returns; /* in the order of files */
    size_t n_returns;
    bool *found;   /* by area: named in a file of figures or in a list */
    bool *meant;   /* by area: the nearest to a name that is none */
    bool *current; /* by area: an LA with a number in the latest period of some series */
};

/* Surveys the folder. At most `most` series are taken from a file in the dfe or lait layout; of the region's
 * own files all are. False, with errors in `diags`, when the folder cannot be read; a file that cannot be
 * read is listed with why. */
bool survey_read(struct arena *arena, struct diags *diags, struct str folder, const struct areas *areas,
                 size_t most, struct survey *survey);

/* The same of one table. */
struct table_file;
void survey_file_read(struct arena *arena, const struct table_file *file, const struct areas *areas,
                      size_t most, struct survey *survey);

#endif
