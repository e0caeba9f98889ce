/* flow: how many children pass each step of the system, with the share that goes on, and stocks beside it. */
#ifndef CHART_FLOW_H
#define CHART_FLOW_H

#include "chart/key.h"
#include "chart/rows.h"

struct flow_place {
    double y;       /* middle of the bar [pt] */
    double end;     /* right end of the bar [pt] */
    double gap_top; /* where the gap above the bar begins [pt] */
    bool has_value;
    double change_x; /* middle of the change's arrow [pt] */
};
struct flow_layout {
    double left, right; /* of the bars [pt] */
    double bar;         /* thickness [pt] */
    double top, rule;   /* of the steps; of the line over the stocks [pt] */
    struct flow_place *steps, *stocks;
};

struct flow_layout *flow_layout(struct plan *plan, const struct flow_chart *chart);
void flow_draw(struct canvas *canvas, const struct flow_layout *layout, const struct flow_chart *chart);

#endif
