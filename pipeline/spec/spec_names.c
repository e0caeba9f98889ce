#include "spec/spec.h"

static const char *const names[NODE_KIND_COUNT] = {
    [NODE_SECTION] = "section",
    [NODE_PARAGRAPH] = "p",
    [NODE_LIST] = "list",
    [NODE_ITEM] = "item",
    [NODE_RECOMMENDATIONS] = "recommendations",
    [NODE_RECOMMENDATION] = "recommendation",
    [NODE_CALLOUT] = "callout",
    [NODE_PAGE_BREAK] = "page-break",
    [NODE_TEXT] = "text",
    [NODE_STRONG] = "strong",
    [NODE_VALUE] = "value",
    [NODE_CLAIM] = "claim",
    [NODE_REFERENCE] = "ref",
    [NODE_LINK] = "link",
    [NODE_FOREIGN] = "foreign",
    [NODE_NOTE] = "note",
    [NODE_CONTENTS] = "contents",
    [NODE_KEY_MESSAGES] = "key-messages",
    [NODE_DATA_CURRENCY] = "data-currency",
    [NODE_SCORECARD] = "scorecard",
    [NODE_THEMES] = "themes",
    [NODE_DIPS] = "dips",
    [NODE_PERSISTENTLY_LOW] = "persistently-low",
    [NODE_IMPROVEMENTS] = "improvements",
    [NODE_MOVEMENTS] = "movements",
    [NODE_MATTERS_ARISING] = "matters-arising",
    [NODE_DEMAND_FLOW] = "demand-flow",
    [NODE_INDICATOR] = "indicator",
    [NODE_CHART] = "chart",
    [NODE_TABLE] = "table",
    [NODE_FACTS] = "facts",
    [NODE_FOR_EACH] = "for-each",
    [NODE_PRIORITIES] = "priorities",
    [NODE_EVENTS] = "events",
    [NODE_CHANGES] = "changes",
    [NODE_QUALITY] = "quality",
    [NODE_METHODS] = "methods",
    [NODE_DEFINITIONS] = "definitions",
    [NODE_DATA_TABLES] = "data-tables",
    [NODE_SPINE] = "spine",
};

const char *const edition_names[] = {"restricted", "public", NULL};
const char *const layout_names[] = {"tidy", "dfe", "lait", NULL};
const char *const each_names[] = {"indicators", "las", NULL};
const char *const claim_is_names[] = {"above", "below", "similar", "rising", "falling",
                                      "best",  "worst", "met",     NULL};
const char *const chart_wanted_names[CHART_WANTED_COUNT + 1] = {
    [WANTED_RANKED] = "ranked",     [WANTED_TREND] = "trend",
    [WANTED_SPC] = "spc",           [WANTED_SCORECARD] = "scorecard",
    [WANTED_SPINE] = "spine",       [WANTED_FLOW] = "flow",
    [WANTED_DUMBBELL] = "dumbbell", [WANTED_SMALL_MULTIPLES] = "small-multiples",
    [WANTED_STACKED] = "stacked",   [WANTED_FUNNEL] = "funnel",
    [WANTED_MAP] = "map",
};
const char *const list_kind_names[LIST_COUNT + 1] = {
    [LIST_AREAS] = "areas",     [LIST_NEIGHBOURS] = "neighbours", [LIST_CATALOGUE] = "catalogue",
    [LIST_TARGETS] = "targets", [LIST_BREAKS] = "breaks",         [LIST_POPULATIONS] = "populations",
    [LIST_RETURNS] = "returns", [LIST_COMMENTARY] = "commentary", [LIST_PRIORITIES] = "priorities",
    [LIST_EVENTS] = "events",   [LIST_BOUNDARIES] = "boundaries", [LIST_STYLE] = "style",
};

struct str spec_paper_name(const struct spec *spec, const struct areas *areas, struct arena *arena)
{
    if (spec->la == AREA_NONE)
        return spec->id;
    return str_format(arena, "%.*s-%.*s", STR_ARG(spec->id), STR_ARG(areas->items[spec->la].code));
}

struct str node_name(enum node_kind kind)
{
    return str_of(names[kind]);
}
