/* chart: what a chart shows, as plain numbers and texts taken from the ledger. Drawing knows nothing else. */
#ifndef DOCUMENT_CHART_H
#define DOCUMENT_CHART_H

#include "base/str.h"

enum chart_kind {
    CHART_RANKED,
    CHART_TREND,
    CHART_SPC,
    CHART_SCORECARD,
    CHART_SPINE,
    CHART_FLOW,
    CHART_DUMBBELL,
    CHART_SMALL_MULTIPLES,
    CHART_SPARKLINE,
    CHART_STACKED,
    CHART_FUNNEL,
    CHART_MAP,
    CHART_ICON
};

/* How an item is emphasised: each has a colour and a shape or weight in the style, never colour alone. */
enum role { ROLE_PLAIN, ROLE_REGION, ROLE_ENGLAND, ROLE_NEIGHBOURS, ROLE_ATTENTION, ROLE_MUTED };
enum band { BAND_NONE, BAND_A, BAND_B, BAND_C, BAND_D };
enum arrow { ARROW_NONE, ARROW_UP, ARROW_DOWN, ARROW_LEVEL };
enum tone { TONE_NEUTRAL, TONE_GOOD, TONE_BAD };

struct datum { /* a number that may be absent */
    double value;
    bool is_set;
    bool queried, provisional;
    bool is_partial; /* made of other areas than the rest of its line: joined to nothing */
    struct str text; /* display, or the state's symbol */
};

struct ranked_bar {
    struct str name;
    struct datum value, lower, upper; /* 95 % interval where there is one */
    struct datum neighbours;          /* marker on the bar */
    enum role role;
};
struct ranked_chart { /* in the order to be drawn, top first */
    struct ranked_bar *bars;
    size_t n_bars;
    struct datum england, region;           /* vertical lines with direct labels */
    struct str england_label, region_label; /* "England 24.5" */
    struct datum target;
    struct str target_label;
    struct str neighbours_label; /* key of the marker; empty when no bar has one */
};

struct trend_series {
    struct str name;
    enum role role;
    struct datum *points; /* one for each period of the axis; not set is a gap */
};
struct chart_event { /* a break in the series, or an inspection */
    double at;       /* position on the period axis, 0 … n_periods − 1; .5 is between two */
    struct str text;
    bool is_break;
};
struct trend_chart {
    struct str *periods;        /* axis labels, evenly spaced */
    size_t n_periods, per_year; /* per_year: periods of a year; labels name the same part of each */
    struct trend_series *series;
    size_t n_series;
    struct chart_event *events;
    size_t n_events;
    struct datum target;
    struct str target_label;
    size_t target_from; /* the first period in which the target is in force */
    bool zero_baseline;
    double least_span; /* the value axis covers at least this much: less than what matters does not fill
                        * the plot and look like news; 0: as much as the data needs */
    struct str partial_label; /* key of the partial points: "13 of 14 LAs"; empty when there are none */
};

enum spc_flag { SPC_FLAG_NONE, SPC_FLAG_LIMIT, SPC_FLAG_TREND, SPC_FLAG_TWO_OF_THREE, SPC_FLAG_SHIFT };
struct spc_point {
    struct str period;
    struct datum value, mean, lower, upper;
    enum spc_flag flag;
    enum tone tone; /* of the flag: improvement, concern, neither */
    uint32_t group; /* limits are drawn per group; a new group is a rebase */
};
enum variation { VARIATION_NONE, VARIATION_USUAL, VARIATION_HIGH, VARIATION_LOW };
enum assurance { ASSURANCE_NONE, ASSURANCE_PASS, ASSURANCE_FAIL, ASSURANCE_MAYBE };
struct spc_chart {
    struct spc_point *points;
    size_t n_points, per_year; /* per_year as of a trend */
    struct chart_event *events;
    size_t n_events;
    struct datum target;
    struct str target_label;
    size_t target_from; /* the first period in which the target is in force */
    struct str mean_label, limits_label;
    struct str variation_words, assurance_words; /* beside the marks */
    enum variation variation;
    enum assurance assurance;
    enum tone variation_tone, assurance_tone;
    bool trial;               /* limits from fewer than 13 points */
    double least_span;        /* as of a trend */
    struct str partial_label; /* as of a trend */
};

struct score_cell {
    struct str text; /* "C 21" is letter and value apart: */
    enum band band;
    enum arrow arrow;
    enum tone arrow_tone;
    struct datum value;
};
struct scorecard_chart {
    struct str *columns;      /* short indicator names */
    struct str *column_notes; /* "low is good" */
    size_t n_columns;
    struct str *rows; /* areas */
    enum role *row_roles;
    size_t n_rows;
    struct score_cell *cells; /* row-major */
    struct str letters;       /* of when they are, where values are of another time: "last published" */
    struct str *symbols;      /* key of what stands in place of values: "c withheld" */
    size_t n_symbols;
};

struct spine_row {
    struct str name, note; /* indicator; "low is good, 2024–25" */
    struct datum own, england, neighbours, q25, q75, lowest, highest;
    bool low_is_good, has_polarity;
    enum band band;
};
struct spine_chart {
    struct str own_name;
    struct spine_row *rows;
    size_t n_rows;
};

struct flow_step {
    struct str name;
    struct datum value, change; /* count, and change on the year before */
    struct str conversion;      /* "38% of the step before", or empty */
};
struct flow_chart {
    struct flow_step *steps;
    size_t n_steps;
    struct flow_step *stocks; /* starts, ceases beside stock; may be empty */
    size_t n_stocks;
    struct str value_label, change_label; /* heads of the columns: "2024–25", "on 2023–24"; may be empty */
    struct str stocks_label;              /* over the stocks: "Starts, ceases and stock"; may be empty */
};

struct dumbbell_row {
    struct str name;
    struct datum before, now;
    enum role role;
    enum tone tone;
};
struct dumbbell_chart {
    struct str before_label, now_label;
    struct dumbbell_row *rows;
    size_t n_rows;
    double least_span; /* as of a trend */
};

struct multiple { /* one small panel */
    struct str name;
    struct trend_series *series;
    size_t n_series;
    enum tone tone;
    struct chart_event *breaks; /* of its first series, the one that it is about; no words are drawn */
    size_t n_breaks;
};
struct multiples_chart {
    struct str *periods;
    size_t n_periods;
    struct multiple *panels;
    size_t n_panels;
    struct chart_event *breaks; /* of the other series of each panel */
    size_t n_breaks;
    double least_span;        /* as of a trend */
    struct str partial_label; /* as of a trend */
};

struct sparkline_chart {
    struct datum *points;
    size_t n_points;
    struct str first_label, last_label;
    struct str
        range_note; /* "lowest 19.6, highest 28.0": a line without a scale says what it spans; may be empty */
    enum tone tone;
    bool break_after[64]; /* a break lies after this point */
    double least_span;    /* as of a trend */
};

struct stacked_row {
    struct str name;
    struct datum *parts;
    struct str reason; /* why there are none, or what the bar lacks */
    enum role role;
};
struct stacked_chart {
    struct str *parts;
    size_t n_parts;
    struct stacked_row *rows;
    size_t n_rows;
    double whole; /* what the bar's length stands for: 100 of per cent */
};

struct funnel_point {
    struct str name;
    double denominator;
    struct datum value;
    enum role role; /* outside the limits is ROLE_ATTENTION */
    bool is_named;  /* although inside: the paper speaks of it */
    bool is_beyond; /* outside the inner limits: named where there is room */
};
struct funnel_limit { /* where the curves are known, ascending denominators */
    double denominator, lower95, upper95, lower998, upper998;
};
struct funnel_chart {
    struct funnel_point *points;
    size_t n_points;
    struct funnel_limit *limits;
    size_t n_limits;
    double reference;
    struct str reference_label, denominator_label;
};

struct map_ring {
    double *xy; /* longitude, latitude pairs */
    size_t n;
};
struct map_area {
    struct str name, short_name;
    struct map_ring *rings; /* empty: a tile of the grid */
    size_t n_rings;
    int tile_column, tile_row;
    enum band band;
    struct datum value;
    enum role role;
};
struct map_chart {
    struct map_area *areas;
    size_t n_areas;
    bool tiles;         /* no boundaries: a grid of tiles */
    struct str letters; /* as of a scorecard: "2024–25" */
};

enum icon_kind {
    ICON_LEVEL_WATCH,
    ICON_LEVEL_DIPPING,
    ICON_LEVEL_SUSTAINED,
    ICON_VARIATION,
    ICON_ASSURANCE,
    ICON_BAND
};
struct icon_chart {
    enum icon_kind icon;
    enum variation variation; /* of their kinds */
    enum assurance assurance;
    enum tone tone;
    struct str text;
};

struct chart {
    enum chart_kind kind;
    struct str id;       /* unique in the paper, for `boardpaper chart --id` */
    struct str title;    /* states the finding */
    struct str subtitle; /* unit, period */
    struct str source;
    struct str alt;    /* alternative text, from the ledger */
    struct str unit;   /* of the value axis: "%" */
    int decimals;      /* of axis ticks */
    double height;     /* [pt]; 0: the chart's own */
    uint32_t *figures; /* ledger indices of the records it was made from, repeats among them */
    size_t n_figures;
    bool compact;              /* half width, beside another */
    const struct chart *whole; /* of a part, which shares its scale: the chart that was divided; else NULL */
    union {
        struct ranked_chart ranked;
        struct trend_chart trend;
        struct spc_chart spc;
        struct scorecard_chart scorecard;
        struct spine_chart spine;
        struct flow_chart flow;
        struct dumbbell_chart dumbbell;
        struct multiples_chart multiples;
        struct sparkline_chart sparkline;
        struct stacked_chart stacked;
        struct funnel_chart funnel;
        struct map_chart map;
        struct icon_chart icon;
    } of;
};

#endif
