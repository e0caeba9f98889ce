/* survey_parts: what the files of the survey share, and nobody else. */
#ifndef INPUT_SURVEY_PARTS_H
#define INPUT_SURVEY_PARTS_H

#include "input/describe.h"
#include "input/read_dfe.h"
#include "input/survey.h"

#define MOST_TEXTS 20000 /* different texts of a column that are told apart */
#define MOST_CODES 200   /* the same of a column that holds numbers: more are figures, no codes */

/* survey_sheet: a whole table as columns: every cell as a text that is told apart, or as a number. */
struct sheet_column {
    struct str name;
    bool is_code;  /* of the layout: place, time, measure */
    uint32_t *ids; /* by row: its text; NULL where there are too many different ones */
    struct str *texts;
    struct map *known;
    size_t n_texts, texts_capacity;
    double *numbers;                        /* by row, NAN for none; NULL where there is none at all */
    uint64_t n_numbers, n_symbols, n_words; /* cells; n_words: neither number nor symbol nor empty */
    bool percent_signs;
};

struct sheet {
    struct arena *arena;
    struct table table;
    struct sheet_column *columns;
    size_t n_columns, n_rows, capacity;
};

/* Reads the table. False: it cannot be read, see `diags`. */
bool sheet_read(struct sheet *sheet, struct arena *arena, struct diags *diags, const struct table_file *file,
                const struct table_layout *layout);
/* The column of that name, as a header is compared; NULL when there is none. */
const struct sheet_column *sheet_find(const struct sheet *sheet, const char *name);
struct str sheet_text(const struct sheet_column *column,
                      size_t row);                                  /* empty where it is none; NULL allowed */
double sheet_number(const struct sheet_column *column, size_t row); /* NAN where it is none; NULL allowed */

/* One file as it is surveyed. */
struct surveyor {
    struct arena *arena;   /* of the result */
    struct arena *scratch; /* of the file in hand */
    struct survey *survey;
    size_t file, most;
    size_t capacity;        /* of survey->series */
    struct own_series *own; /* survey_tidy's, of all files */
    struct sheet sheet;
    /* by row of the sheet */
    uint32_t *areas; /* AREA_NONE: of none that is known */
    uint32_t *times; /* index in labels */
    /* different times; identifiers of the dfe layout only, else NULL */
    struct str *labels, *identifiers;
    size_t n_times;
};

/* survey_rows: the area and the time of every row, into surveyor->areas and ->times. */
void rows_place_dfe(struct surveyor *surveyor);
void rows_place_long(struct surveyor *surveyor, const char *area, const char *number, const char *time);
bool is_la(const struct surveyor *surveyor, uint32_t area);

/* Periods by time, in the first calendar in which every time that is `used` (by time; NULL: all) is one. */
struct times {
    const struct str *labels, *identifiers; /* identifiers may be NULL */
    size_t n;
};
struct dated {
    enum calendar calendar;
    bool said; /* the labels fit no other */
    struct period *periods;
    struct str
        bad; /* where there is no such calendar: the first label that is none in the usual one, and why */
    const char *why;
};
/* `usual` is tried first. False: there is no such calendar. */
bool times_read(struct arena *arena, const struct times *times, const bool *used, enum calendar usual,
                struct dated *dated);

/* survey_values: one value with the counts that may have made it. */
struct survey_row {
    double value, numerator, denominator; /* NAN: none */
};
struct survey_point { /* a number of an area */
    uint32_t area, time;
    double value;
};
/* The share of the rows that could tell, whose value is multiplier × numerator ÷ denominator as far as its
 * rounding and the counts' own let one see; 0 when too few could tell. `units`: what the counts are rounded
 * to. */
double rows_agree(const struct survey_row *rows, size_t n, double multiplier, int decimals,
                  const double units[2]);
/* What whole numbers are rounded to, 10, 5 or 1; of others 10 to the power of minus their decimals. */
double rounding_unit(const double *numbers, size_t n);
int most_decimals(const double *numbers, size_t n);
/* Fills what a series says of the values of LAs, and marks the LAs as found and current. False: no LA has a
 * number. */
bool series_measure(struct surveyor *surveyor, struct survey_series *series,
                    const struct survey_point *points, size_t n, const struct period *periods);
void series_add(struct surveyor *surveyor, const struct survey_series *series);

/* survey_names: what a name says. */
enum survey_kind name_kind(struct str name, struct str unit, double *multiplier);
struct str name_words(struct arena *arena, struct str name); /* "CPP_At31" as "CPP At31" */
bool name_is_total(struct str text);                         /* "Total", "Total children", "All pupils" */
bool name_is_all(struct str text);                           /* "Total" or "All …" and nothing narrower */
/* Without "percent" and the like, which the unit says; empty where nothing else is left ("children_percent").
 */
struct str name_subject(struct arena *arena, struct str name);
/* The calendar that such figures usually have; the financial one where the text says nothing. */
enum calendar name_calendar(struct str text);
size_t name_likeness(struct str a, struct str b); /* bytes that two names share at their start and end */
/* Adds to what is said of the file. */
void file_but(struct surveyor *surveyor, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The layouts. Each adds its series, or says in the file's `why` why there is none. */
void survey_dfe(struct surveyor *surveyor, const struct dfe_meta *meta);
void survey_lait(struct surveyor *surveyor);
/* The region's own: several files may hold one indicator, so that series are added when all are read. */
void survey_tidy(struct surveyor *surveyor);
void survey_tidy_end(struct surveyor *surveyor);

#endif
