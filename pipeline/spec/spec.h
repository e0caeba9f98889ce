/* spec: what one paper is to be: its head, its inputs by name, its settings, and its body with every
 * reference resolved. Filled by input/spec_read and input/spec_check; immutable after it. */
#ifndef SPEC_SPEC_H
#define SPEC_SPEC_H

#include "data/area.h"
#include "data/indicator.h"
#include "spec/settings.h"

struct wording; /* spec/wording.h */

enum edition { EDITION_RESTRICTED, EDITION_PUBLIC };

struct label_row { /* a free row of the front sheet */
    struct str label, value;
};

struct head {
    struct str board, title, subtitle;
    struct str meeting_text; /* "28 April 2026, item 6" is made from the next two */
    struct date meeting;
    bool has_meeting;
    struct str item, purpose, author_role, marking, language; /* language "en-GB" when not given */
    struct str illustrative; /* what every page says, such as "Illustrative data"; empty: the data is real */
    struct str attribution;  /* licence line of the data, shown on the last page and in metadata */
    struct label_row *rows;
    size_t n_rows;
};

enum layout { LAYOUT_TIDY, LAYOUT_DFE, LAYOUT_LAIT };

/* -- mapping of a data file's columns to indicators (dfe and lait layouts) */
struct filter_pair {
    struct str column, value;
    uint32_t line, xml_column;
};
struct measure_source {  /* value, numerator or denominator */
    struct str *columns; /* their sum, times `times` */
    size_t n_columns;
    double times;              /* 1 when not given */
    struct filter_pair *where; /* other filter values for this source (the "Total" row); may be empty */
    size_t n_where;
    bool is_set;
};
struct mapping {
    uint32_t indicator;
    struct str key; /* lait: the "Short Desc" that stands for the indicator */
    struct measure_source value, numerator, denominator;
    struct filter_pair *filters;
    size_t n_filters;
    uint32_t line, column;
};

struct data_file {
    struct str id, path, title, sheet; /* path: resolved and allowed; file: as written */
    struct str file;
    enum layout layout;
    struct mapping *mappings;
    size_t n_mappings;
    uint32_t line, column; /* of the element, for messages */
    struct str named_in;   /* the file that it stands in: the spec, or a part of it */
};

/* A list that the spec names; path empty when it does not. A style may be one of the program's own: file
 * "house", path empty (read_style knows it). */
struct list_file {
    struct str file, path;
    struct str model; /* of neighbours */
    uint32_t line, column;
    struct str named_in; /* the file that it stands in: the spec, or a part of it */
};

enum list_kind {
    LIST_AREAS,
    LIST_NEIGHBOURS,
    LIST_CATALOGUE,
    LIST_TARGETS,
    LIST_BREAKS,
    LIST_POPULATIONS,
    LIST_RETURNS,
    LIST_COMMENTARY,
    LIST_PRIORITIES,
    LIST_EVENTS,
    LIST_BOUNDARIES,
    LIST_STYLE
};
#define LIST_COUNT 12

/* -- the body */
enum node_kind {
    /* structure and prose */
    NODE_SECTION,
    NODE_PARAGRAPH,
    NODE_LIST,
    NODE_ITEM,
    NODE_RECOMMENDATIONS,
    NODE_RECOMMENDATION,
    NODE_CALLOUT,
    NODE_PAGE_BREAK,
    /* inline */
    NODE_TEXT,
    NODE_STRONG,
    NODE_VALUE,
    NODE_CLAIM,
    NODE_REFERENCE,
    NODE_LINK,
    NODE_FOREIGN,
    NODE_NOTE,
    /* generated blocks, as formats.md names them */
    NODE_CONTENTS,
    NODE_KEY_MESSAGES,
    NODE_DATA_CURRENCY,
    NODE_SCORECARD,
    NODE_THEMES,
    NODE_DIPS,
    NODE_PERSISTENTLY_LOW,
    NODE_IMPROVEMENTS,
    NODE_MOVEMENTS,
    NODE_MATTERS_ARISING,
    NODE_DEMAND_FLOW,
    NODE_INDICATOR,
    NODE_CHART,
    NODE_TABLE,
    NODE_FACTS,
    NODE_FOR_EACH,
    NODE_PRIORITIES,
    NODE_EVENTS,
    NODE_CHANGES,
    NODE_QUALITY,
    NODE_METHODS,
    NODE_DEFINITIONS,
    NODE_DATA_TABLES,
    NODE_SPINE
};
#define NODE_KIND_COUNT (NODE_SPINE + 1)

enum chart_wanted { /* attribute kind= of <chart> */
                    WANTED_RANKED,
                    WANTED_TREND,
                    WANTED_SPC,
                    WANTED_SCORECARD,
                    WANTED_SPINE,
                    WANTED_FLOW,
                    WANTED_DUMBBELL,
                    WANTED_SMALL_MULTIPLES,
                    WANTED_STACKED,
                    WANTED_FUNNEL,
                    WANTED_MAP
};
#define CHART_WANTED_COUNT (WANTED_MAP + 1)

enum claim_is {
    CLAIM_ABOVE,
    CLAIM_BELOW,
    CLAIM_SIMILAR,
    CLAIM_RISING,
    CLAIM_FALLING,
    CLAIM_BEST,
    CLAIM_WORST,
    CLAIM_MET
};
enum each { EACH_INDICATOR, EACH_LA };

struct node {
    enum node_kind kind;
    uint32_t line, column; /* in the file below */
    struct str file;       /* an XIncluded part has its own */
    struct str id;         /* anchor; may be empty */
    struct str text;  /* NODE_TEXT: the text, spaces folded; NODE_LINK: address; NODE_FOREIGN: language */
    struct str title; /* heading or caption the author set; may be empty */
    struct node *children, *next;
    /* resolved attributes; each kind uses those that its row in spec_grammar.c allows */
    uint32_t *indicators; /* indicator=, indicators= or theme= resolved, in order */
    size_t n_indicators;
    uint32_t *areas; /* area=, areas= resolved, in order; empty: the kind's default */
    size_t n_areas;
    uint32_t theme;         /* theme index, or UINT32_MAX */
    struct period period;   /* PERIOD_NONE: each indicator's latest */
    int statistic;          /* enum statistic (figures/figure.h), −1 when not set */
    struct str *statistics; /* columns of a <table>, as written; checked */
    int *statistic_list;
    size_t n_statistics;
    uint32_t comparator; /* claim against=; area index or AREA_NONE */
    enum chart_wanted chart;
    enum claim_is is;
    enum each each;
    bool ordered; /* lists */
    bool landscape;
    bool new_page;    /* the section begins a page */
    uint32_t limit;   /* most entries; depth of contents; 0: the default */
    struct str owner; /* recommendations */
    struct date due;
    bool has_due;
    struct node *target; /* NODE_REFERENCE: what it points to */
};

struct attach { /* <attachments>: the files that the PDF carries */
    bool figures, tables;
};

struct spec {
    struct str file;   /* as given on the command line */
    struct str folder; /* its real folder */
    struct str *parts; /* paths of the files that it includes */
    size_t n_parts;
    struct str id, version; /* version: as written until there is a register */
    enum edition edition;
    struct head head;
    struct date issued; /* the document's date; from the spec, else the meeting's, else SOURCE_DATE_EPOCH */
    bool has_issued;
    struct list_file lists[LIST_COUNT];
    struct data_file *data;
    size_t n_data;
    uint32_t region; /* area index */
    uint32_t *las;   /* area indices of the region's LAs, in the order of areas.csv or as listed */
    size_t n_las;
    /* the region's LAs that had ceased, or not begun, at the end of the reported period: of its past only */
    uint32_t *former;
    size_t n_former;
    uint32_t la;          /* an LA profile's LA (--la), or AREA_NONE */
    struct period period; /* reported */
    struct settings settings;
    struct wording *wording; /* the spec's own words, which go before the style's; NULL none */
    struct str register_folder;
    struct attach attach;
    struct node *body; /* first of the list */
};

/* The last period that an indicator may show: the reported one; where a year is reported, the indicator's own
 * year of that number (a paper on 2025 shows 2024-25 of a financial or academic calendar and 2025 of a
 * calendar year). Everything that asks for an indicator's latest period passes this to dataset_latest. */
struct period spec_limit(const struct spec *spec, const struct indicator *indicator);

/* What the paper's files are named after: its id, for an LA profile with the LA's code
 * ("la-profile-E06000051"), so that a batch of them does not overwrite itself. */
struct str spec_paper_name(const struct spec *spec, const struct areas *areas, struct arena *arena);
struct str node_name(enum node_kind kind); /* the element's name */
/* Words of the spec by enum, each list ending in NULL. */
extern const char *const edition_names[];
extern const char *const layout_names[];
extern const char *const list_kind_names[LIST_COUNT + 1];
extern const char *const chart_wanted_names[CHART_WANTED_COUNT + 1];
extern const char *const claim_is_names[];
extern const char *const each_names[];
/* Plain text of the resolved spec, for golden tests. Areas and indicators by code and id. */
void spec_dump(const struct spec *spec, const struct areas *areas, const struct catalogue *catalogue,
               struct buf *out);

#endif
