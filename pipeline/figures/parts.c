#include "figures/parts.h"

struct str part_text(enum part part, enum parts_side side)
{
    bool good = side == SIDE_GOOD;
    switch (part) {
    case PART_SIZE: return STR("size");
    case PART_NO_COUNTS: return STR("cannot be tested: no counts published");
    case PART_INTERVAL: return STR("interval excludes zero");
    case PART_CONTROL: return good ? STR("control-chart improvement") : STR("control-chart concern");
    case PART_SECOND: return good ? STR("second good comparison") : STR("second adverse comparison");
    case PART_TREND: return good ? STR("good trend") : STR("adverse trend");
    case PART_THREE:
        return good ? STR("three good comparisons running") : STR("three adverse comparisons running");
    case PART_NEARLY: return STR("half the least change or more, and short of it");
    case PART_SMALL: /* with the setting's number */
    case PART_FEW:
    case PART_SHARE: /* with the counts */
    case PART_MANY_DIPS:
    case PART_WILSON: /* with the confidence */
    case PART_BYAR:
    case PART_EXACT_POISSON:
    case PART_MOVER:
    case PART_95:
    case PART_998:
    case PART_OTHERS:
    case PART_TRIAL: /* with the number of points */
    case PART_FIRST:
    case PART_ABOVE_WHOLE: break;
    }
    return STR_NONE;
}

void parts_add_text(struct buf *out, unsigned parts, enum parts_side side)
{
    bool any = false;
    for (int i = 0; i < PART_COUNT; i++) {
        struct str text = parts & 1u << i ? part_text((enum part)(1 << i), side) : STR_NONE;
        if (text.len == 0)
            continue;
        if (any)
            buf_add(out, STR("; "));
        buf_add(out, text);
        any = true;
    }
}
