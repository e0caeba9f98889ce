/* style: the resolved look of a paper: flat numbers and colours. Read by input/read_style from
 * styles/NAME.xml; nothing here is computed and nothing has a default outside that file's schema. */
#ifndef STYLE_STYLE_H
#define STYLE_STYLE_H

#include "base/str.h"

struct colour {
    double red, green, blue; /* 0 … 1, sRGB */
};

enum font { FONT_REGULAR, FONT_BOLD };
#define FONT_COUNT 2

enum text_style {
    TEXT_BODY,
    TEXT_LEAD,
    TEXT_SMALL,
    TEXT_QUESTION,
    TEXT_SOURCE,
    TEXT_TITLE,
    TEXT_SUBTITLE,
    TEXT_HEADING1,
    TEXT_HEADING2,
    TEXT_HEADING3,
    TEXT_TABLE,
    TEXT_TABLE_HEAD,
    TEXT_CAPTION,
    TEXT_NOTE,
    TEXT_HEADER,
    TEXT_FACT,
    TEXT_FACT_WORDS,
    TEXT_CONTENTS1,
    TEXT_CONTENTS2,
    TEXT_CHART_TITLE,
    TEXT_CHART_SUBTITLE,
    TEXT_CHART_LABEL,
    TEXT_CHART_AXIS
};
#define TEXT_STYLE_COUNT (TEXT_CHART_AXIS + 1)

struct text_look {
    enum font font;
    double size;                      /* [pt] */
    double leading;                   /* baseline to baseline [pt] */
    double space_before, space_after; /* [pt] */
    struct colour colour;
};

enum paint {
    PAINT_INK,
    PAINT_MUTED,
    PAINT_RULE,
    PAINT_GRID,
    PAINT_PAPER,
    PAINT_HEADING,
    PAINT_LINK,
    PAINT_REGION,
    PAINT_ATTENTION,
    PAINT_BAR,
    PAINT_ENGLAND,
    PAINT_NEIGHBOURS,
    PAINT_TARGET,
    PAINT_BAND_A,
    PAINT_BAND_B,
    PAINT_BAND_C,
    PAINT_BAND_D,
    PAINT_BAND_A_TEXT,
    PAINT_BAND_B_TEXT,
    PAINT_BAND_C_TEXT,
    PAINT_BAND_D_TEXT,
    PAINT_GOOD,
    PAINT_BAD,
    PAINT_SPREAD,
    PAINT_SPREAD_MIDDLE,
    PAINT_CALLOUT,
    PAINT_STRIPE,
    PAINT_SERIES1,
    PAINT_SERIES2,
    PAINT_SERIES3,
    PAINT_SERIES4,
    PAINT_SERIES5
};
#define PAINT_COUNT (PAINT_SERIES5 + 1)

struct page_look {
    double width, height;            /* portrait [pt] */
    double left, right, top, bottom; /* margins of the text block [pt] */
    double header, footer;           /* baseline distance from the page's edge [pt] */
    double grid;                     /* spacing unit [pt] */
};

struct table_look {
    double pad_x, pad_y;                /* cell padding [pt] */
    double rule, rule_head, rule_total; /* rule widths [pt] */
    double least_size;                  /* smallest type a table may shrink to [pt] */
    bool stripes;
};

struct chart_look {
    double bar, bar_gap;                                        /* ranked bars [pt] */
    double line, line_region;                                   /* line widths [pt] */
    double marker;                                              /* marker diameter [pt] */
    double trend_height, spc_height, funnel_height, map_height; /* plot heights [pt] */
    double spark_width, spark_height;                           /* [pt] */
};

struct style {
    struct str name, file;
    struct str font_file[FONT_COUNT];
    struct str font_family;
    struct page_look page;
    struct text_look text[TEXT_STYLE_COUNT];
    struct colour paint[PAINT_COUNT];
    struct table_look table;
    struct chart_look chart;
};

/* The names that styles/NAME.xml writes, by enum, ending in NULL: "heading1", "band-a-text", "regular". */
extern const char *const text_style_names[TEXT_STYLE_COUNT + 1];
extern const char *const paint_names[PAINT_COUNT + 1];
extern const char *const font_names[FONT_COUNT + 1];
/* WCAG 2 contrast ratio, 1 … 21. */
double colour_contrast(struct colour a, struct colour b);
/* "#12436D"; false when it is none. */
bool colour_read(struct str text, struct colour *colour);

/* What a palette must meet: 4.5 where words are set in the colour, 3 where it draws what is nowhere said in
 * words (WCAG 2.2, 1.4.3 and 1.4.11). Paints that only lie behind words, and rules and grids, have no rule of
 * their own. Every text style's colour must meet CONTRAST_TEXT on PAINT_PAPER besides. */
#define CONTRAST_TEXT 4.5
#define CONTRAST_GRAPHIC 3.0
struct contrast_rule {
    enum paint paint, on;
    double least;
};
const struct contrast_rule *contrast_rules(size_t *n);

#endif
