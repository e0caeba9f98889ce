/* Whether a node says enough for its kind, and nothing against itself; and what it means where it says
 * nothing. */
#include "input/spec_parts.h"

#include "figures/figure.h"

static void need(struct spec_checker *checker, const struct xml_node *xml, const char *hint,
                 const char *message)
{
    diag_add(checker->diags, SEVERITY_ERROR, "incomplete", xml_place(xml), hint, "%s", message);
}

/* Between `least` and `most` indicators (most 0: any number); an indicator that was not found has been
 * reported. */
static void need_indicators(struct spec_checker *checker, const struct xml_node *xml, const struct node *node,
                            const char *what, size_t least, size_t most)
{
    bool named = str_trim(xml_attribute(xml, "indicator")).len > 0 ||
                 str_trim(xml_attribute(xml, "indicators")).len > 0 ||
                 str_trim(xml_attribute(xml, "theme")).len > 0;
    size_t n = node->n_indicators;
    if ((named && n == 0) || (n >= least && (most == 0 || n <= most)))
        return;
    if (least == 1 && n == 0) {
        diag_add(checker->diags, SEVERITY_ERROR, "incomplete", xml_place(xml),
                 "write indicator=\"…\", or stand inside <for-each in=\"indicators\">",
                 "%s needs an indicator", what);
        return;
    }
    diag_add(checker->diags, SEVERITY_ERROR, "incomplete", xml_place(xml), NULL,
             "%s shows %s; this names %zu", what, most == 1 ? "one indicator" : "at least two indicators", n);
}

static void default_area(struct spec_checker *checker, const struct xml_node *xml, struct node *node)
{
    const struct spec *spec = checker->spec;
    if (node->n_areas > 0 || str_trim(xml_attribute(xml, "area")).len > 0)
        return;
    uint32_t area = spec->la != AREA_NONE ? spec->la : spec->region;
    node->areas = arena_copy(checker->arena, &area, sizeof area);
    node->n_areas = area == AREA_NONE ? 0 : 1;
}

/* -- a figure in a line of text */

enum held_at { HELD_ANYWHERE, HELD_AT_REGION, HELD_AT_LA, HELD_NOWHERE };

/* Where the ledger holds a statistic (formats.md). */
static enum held_at held_at(enum statistic statistic)
{
    switch (statistic) {
    case STAT_REGION:
    case STAT_REGION_POOLED:
    case STAT_REGION_MEDIAN:
    case STAT_REGION_MIN:
    case STAT_REGION_MAX:
    case STAT_REGION_Q25:
    case STAT_REGION_Q75:
    case STAT_COVERAGE: return HELD_AT_REGION;
    case STAT_NEIGHBOURS:
    case STAT_NEIGHBOURS_MEDIAN:
    case STAT_NEIGHBOURS_POOLED:
    case STAT_DIFF_REGION:
    case STAT_DIFF_NEIGHBOURS:
    case STAT_VS_REGION:
    case STAT_VS_NEIGHBOURS:
    case STAT_FUNNEL_LOWER95:
    case STAT_FUNNEL_UPPER95:
    case STAT_FUNNEL_LOWER998:
    case STAT_FUNNEL_UPPER998:
    case STAT_DIP:
    case STAT_IMPROVEMENT:
    case STAT_POSITION:
    case STAT_PERSISTENTLY_LOW:
    case STAT_MOVEMENT: return HELD_AT_LA;
    case STAT_THEME:
    case STAT_COUNT: return HELD_NOWHERE;
    case STAT_VALUE:
    case STAT_NUMERATOR:
    case STAT_DENOMINATOR:
    case STAT_INTERVAL998:
    case STAT_CHANGE:
    case STAT_CHANGE_PREVIOUS:
    case STAT_DIFF_ENGLAND:
    case STAT_DIFF_TARGET:
    case STAT_RANK:
    case STAT_RANK_LOW:
    case STAT_RANK_HIGH:
    case STAT_BAND:
    case STAT_Q25:
    case STAT_Q50:
    case STAT_Q75:
    case STAT_ENGLAND_MIN:
    case STAT_ENGLAND_MAX:
    case STAT_VS_ENGLAND:
    case STAT_VS_TARGET:
    case STAT_TREND:
    case STAT_TREND_CHI2:
    case STAT_SPC_MEAN:
    case STAT_SPC_LOWER:
    case STAT_SPC_UPPER:
    case STAT_SPC_FLAG:
    case STAT_SPC_VARIATION:
    case STAT_SPC_ASSURANCE:
    case STAT_TARGET: return HELD_ANYWHERE;
    }
    return HELD_ANYWHERE;
}

static void check_held(struct spec_checker *checker, const struct xml_node *xml, const struct node *node)
{
    const struct area *area = &checker->areas->items[node->areas[0]];
    struct str name = node->statistics[0];
    struct place place = xml_attribute_place(xml, xml_attribute_find(xml, "statistic"));
    const char *belongs = NULL;
    switch (held_at((enum statistic)node->statistic)) {
    case HELD_ANYWHERE: break;
    case HELD_AT_REGION: belongs = area->kind == AREA_REGION ? NULL : "the region"; break;
    case HELD_AT_LA: belongs = area->kind == AREA_LA ? NULL : "a local authority"; break;
    case HELD_NOWHERE: belongs = "a theme or a list, and to no single indicator"; break;
    }
    struct str kind = area_kind_name(area->kind);
    if (belongs)
        diag_add(checker->diags, SEVERITY_ERROR, "no-such-figure", place, NULL,
                 "the statistic '%.*s' belongs to %s; \"%.*s\" is of kind %.*s", STR_ARG(name), belongs,
                 STR_ARG(area->name), STR_ARG(kind));
}

static void set_statistic(struct spec_checker *checker, struct node *node, enum statistic statistic)
{
    int number = (int)statistic;
    struct str name = statistic_name(statistic);
    node->statistics = arena_copy(checker->arena, &name, sizeof name);
    node->statistic_list = arena_copy(checker->arena, &number, sizeof number);
    node->n_statistics = 1;
}

static void needs_value(struct spec_checker *checker, const struct xml_node *xml, struct node *node)
{
    need_indicators(checker, xml, node, "<value>", 1, 1);
    default_area(checker, xml, node);
    bool is_region = node->n_areas > 0 && checker->areas->items[node->areas[0]].kind == AREA_REGION;
    if (!xml_attribute_find(xml, "statistic") || str_trim(xml_attribute(xml, "statistic")).len == 0)
        set_statistic(checker, node, is_region ? STAT_REGION : STAT_VALUE);
    if (node->n_statistics > 1)
        need(checker, xml, "write a <value/> for each", "<value> shows one statistic");
    if (node->n_statistics == 0)
        return;
    node->statistic = node->statistic_list[0];
    if (node->n_areas > 0)
        check_held(checker, xml, node);
}

/* -- claims */

static void needs_claim(struct spec_checker *checker, const struct xml_node *xml, struct node *node)
{
    need_indicators(checker, xml, node, "<claim>", 1, 1);
    default_area(checker, xml, node);
    bool against = str_trim(xml_attribute(xml, "against")).len > 0;
    switch (node->is) {
    case CLAIM_ABOVE:
    case CLAIM_BELOW:
    case CLAIM_SIMILAR:
        if (!against)
            need(checker, xml, "write against=\"england\", \"region\", \"neighbours\" or an area's code",
                 "a claim of above, below or similar needs what it is against");
        break;
    case CLAIM_RISING:
    case CLAIM_FALLING:
    case CLAIM_BEST:
    case CLAIM_WORST:
    case CLAIM_MET:
        if (against)
            need(checker, xml, "leave against= out",
                 "only a claim of above, below or similar is against something");
        break;
    }
    if (node->comparator != AREA_NONE && node->comparator == area_country(checker->areas))
        node->statistic = STAT_VS_ENGLAND;
    else if (node->comparator != AREA_NONE && node->comparator == checker->spec->region)
        node->statistic = STAT_VS_REGION;
    if (node->comparator != AREA_NONE && node->n_areas > 0 && node->areas[0] == node->comparator)
        need(checker, xml, NULL, "the claim compares an area with itself");
}

/* -- blocks */

static void need_la(struct spec_checker *checker, const struct xml_node *xml, struct node *node,
                    const char *what)
{
    bool named =
        str_trim(xml_attribute(xml, "area")).len > 0 || str_trim(xml_attribute(xml, "areas")).len > 0;
    if (node->n_areas == 0 && !named && checker->spec->la != AREA_NONE) {
        node->areas = arena_copy(checker->arena, &checker->spec->la, sizeof checker->spec->la);
        node->n_areas = 1;
    }
    bool is_la = node->n_areas == 1 && checker->areas->items[node->areas[0]].kind == AREA_LA;
    if (is_la || (named && node->n_areas == 0))
        return;
    diag_add(checker->diags, SEVERITY_ERROR, "incomplete", xml_place(xml),
             "write area=\"…\", stand inside <for-each in=\"las\">, or make the paper with --la=CODE",
             "%s is of one local authority", what);
}

static void needs_chart(struct spec_checker *checker, const struct xml_node *xml, struct node *node)
{
    struct arena *scratch = arena_open();
    const char *what =
        str_terminated(scratch, str_format(scratch, "a chart of kind '%s'", chart_wanted_names[node->chart]));
    switch (node->chart) {
    case WANTED_RANKED:
    case WANTED_TREND:
    case WANTED_SPC:
    case WANTED_SMALL_MULTIPLES:
    case WANTED_FUNNEL:
    case WANTED_MAP: need_indicators(checker, xml, node, what, 1, 1); break;
    case WANTED_DUMBBELL: need_indicators(checker, xml, node, what, 1, 0); break;
    case WANTED_FLOW:
    case WANTED_STACKED: need_indicators(checker, xml, node, what, 2, 0); break;
    case WANTED_SPINE: need_la(checker, xml, node, what); break;
    case WANTED_SCORECARD: break;
    }
    arena_close(scratch);
}

void spec_needs(struct spec_checker *checker, const struct xml_node *xml, struct node *node)
{
    switch (node->kind) {
    case NODE_VALUE: needs_value(checker, xml, node); break;
    case NODE_CLAIM: needs_claim(checker, xml, node); break;
    case NODE_INDICATOR: need_indicators(checker, xml, node, "<indicator>", 1, 1); break;
    case NODE_CHART: needs_chart(checker, xml, node); break;
    case NODE_FACTS: need_indicators(checker, xml, node, "<facts>", 1, 0); break;
    case NODE_DEMAND_FLOW: need_indicators(checker, xml, node, "<demand-flow>", 2, 0); break;
    case NODE_SPINE: need_la(checker, xml, node, "<spine>"); break;
    case NODE_RECOMMENDATION:
        if (node->has_due && checker->spec->head.has_meeting &&
            date_compare(node->due, checker->spec->head.meeting) < 0)
            diag_add(checker->diags, SEVERITY_WARNING, "due-before-meeting",
                     xml_attribute_place(xml, xml_attribute_find(xml, "due")), NULL,
                     "this is due before the meeting that is asked for it");
        break;
    case NODE_SECTION:
    case NODE_PARAGRAPH:
    case NODE_LIST:
    case NODE_ITEM:
    case NODE_RECOMMENDATIONS:
    case NODE_CALLOUT:
    case NODE_PAGE_BREAK:
    case NODE_TEXT:
    case NODE_STRONG:
    case NODE_REFERENCE:
    case NODE_LINK:
    case NODE_FOREIGN:
    case NODE_NOTE:
    case NODE_CONTENTS:
    case NODE_KEY_MESSAGES:
    case NODE_DATA_CURRENCY:
    case NODE_SCORECARD:
    case NODE_THEMES:
    case NODE_DIPS:
    case NODE_PERSISTENTLY_LOW:
    case NODE_IMPROVEMENTS:
    case NODE_MOVEMENTS:
    case NODE_MATTERS_ARISING:
    case NODE_TABLE:
    case NODE_FOR_EACH:
    case NODE_PRIORITIES:
    case NODE_EVENTS:
    case NODE_CHANGES:
    case NODE_QUALITY:
    case NODE_METHODS:
    case NODE_DEFINITIONS:
    case NODE_DATA_TABLES: break;
    }
}
