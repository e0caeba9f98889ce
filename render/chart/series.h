/* series: one line over time, with gaps, breaks and marked points; drawn alike in every chart over time. */
#ifndef CHART_SERIES_H
#define CHART_SERIES_H

#include "chart/key.h"
#include "chart/marks.h"

struct series_point {
    double x, y;
    bool is_set, alone; /* alone: no neighbour to be joined to */
    bool joined;        /* to the next point */
    bool provisional, queried;
    bool partial; /* of other areas: joined to no other */
};
struct series_look {
    struct colour colour;
    double line, marker; /* [pt] */
    enum dash dash;
    bool end_mark; /* a filled circle at the last point */
};

/* Whether a line joins a point to the next one, where no break lies between. */
bool series_joins(const struct datum *point, const struct datum *next);
/* x: of each period; place: value to y. breaks_after may be NULL. */
struct series_point *series_layout(struct arena *arena, const struct datum *points, const double *x, size_t n,
                                   double (*place)(const void *, double), const void *with,
                                   bool (*breaks_after)(const void *, size_t));
/* The signs of points that are not as the others, for a key. */
struct series_signs {
    bool provisional, queried, partial;
};
void series_note_signs(struct series_signs *signs, const struct datum *point);
/* partial_label: of whom the partial points are. */
void series_add_signs(struct plan *plan, struct key *key, const struct series_signs *signs,
                      struct str partial_label);
/* Index of the last point that is set; n when none is. */
size_t series_last(const struct series_point *points, size_t n);
void series_draw(struct canvas *canvas, const struct series_point *points, size_t n,
                 const struct series_look *look);

#endif
