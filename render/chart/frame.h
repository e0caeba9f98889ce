/* frame: the plot of a chart over time: value axis at the left, periods below, events above, end labels at
 * the right. */
#ifndef CHART_FRAME_H
#define CHART_FRAME_H

#include "chart/axis.h"
#include "chart/callouts.h"
#include "chart/key.h"

/* A label in the column at the right, tied to a height in the plot. */
struct end_label {
    double at_x, at_y; /* what it names [pt]; at_y in, before frame_place_ends */
    struct str name;   /* bold when strong */
    struct str value;  /* under the name; may be empty */
    struct colour colour;
    bool strong;
    struct lines name_lines, value_lines;
    double middle, height; /* out [pt] */
};

struct frame {
    double left, right, top, bottom; /* of the plot [pt] */
    double label_x;                  /* where end labels begin [pt] */
    struct axis axis;
    double *tick_y;
    double *x; /* of each period [pt] */
    size_t n_periods;
    struct callouts events;
    struct chart_event *event_data;
    double end_width; /* of the end labels [pt] */
    double x_pad;     /* between the plot's edges and the first and last period [pt] */
};

struct frame_wish {
    struct range range;
    double least_span; /* the value axis covers at least this much */
    bool from_zero;
    int decimals;
    const struct str *periods;
    size_t n_periods, per_year;
    struct chart_event *events;
    size_t n_events;
    struct end_label *ends; /* measured by frame_build */
    size_t n_ends;
    double plot_height; /* own [pt] */
    double below;       /* room under the plot for a horizontal axis of the chart's own [pt] */
    double above;       /* room at the very top for the chart's own words [pt] */
};

/* Lays the frame out, adds axis texts and event words, measures and places the key, sets plan->height. The
 * key gets an item when the axis does not start at zero. */
struct frame frame_build(struct plan *plan, const struct frame_wish *wish, struct key *key);
double frame_y(const struct frame *frame, double value);
/* Pushes the end labels apart and adds their texts; at_x and at_y must be set. */
void frame_place_ends(struct plan *plan, const struct frame *frame, struct end_label *ends, size_t n);
/* Grid, axis, breaks and event marks: under the data. */
void frame_draw(struct canvas *canvas, const struct frame *frame);
/* The fine line from what an end label names to the label, where they are apart. */
void frame_draw_end_tie(struct canvas *canvas, const struct frame *frame, const struct end_label *end);
/* Whether a break lies between point i and the next: nothing is drawn across it. */
bool frame_breaks_after(const struct chart_event *events, size_t n_events, size_t i);
/* The colours and dash of a series; `plain` counts the plain series before it. */
struct colour series_colour(const struct style *style, enum role role, size_t plain);
enum dash series_dash(enum role role, size_t plain);
double series_line(const struct style *style, enum role role);

#endif
