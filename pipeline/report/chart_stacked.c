/* Stacked bars: parts of a whole, each part an indicator whose value is a share. */
#include "report/charts.h"
#include "report/words_verdict.h"

/* Whether the record of what the parts come to says that they are no parts of a whole. */
static bool is_above_whole(const struct context *context, const struct node *node, uint32_t area,
                           const uint32_t *indicators, size_t n)
{
    struct str detail = detail_stack(context->catalogue, indicators, n, context->arena);
    const struct figure *sum = context_count(context, indicators[0], UINT32_MAX, area,
                                             context_period(context, node, indicators[0]), detail.ptr);
    return sum && sum->parts & PART_ABOVE_WHOLE;
}

/* "without adoptions": the parts that a bar lacks; empty when it has all. */
static struct str say_lacking(struct context *context, const struct stacked_row *row,
                              const uint32_t *indicators, size_t n)
{
    struct str *names = ARENA_ARRAY(context->arena, struct str, n);
    size_t n_names = 0;
    for (size_t i = 0; i < n; i++)
        if (!row->parts[i].is_set)
            names[n_names++] =
                words_lower(context->arena, context_indicator(context, indicators[i])->short_name);
    if (!n_names)
        return STR_NONE;
    return str_format(context->arena, "without %.*s", STR_ARG(words_list(context->arena, names, n_names)));
}

enum standing { STANDS, STANDS_WITHOUT_PARTS, HAS_NOTHING };

/* Parts that are more than the whole are none of it: the row says so in their place. */
static enum standing fill_row(struct context *context, const struct node *node, struct stacked_row *row,
                              uint32_t area, const uint32_t *indicators, size_t n)
{
    bool is_region = area == context->spec->region, any = false;
    *row = (struct stacked_row){.name = context_area_name(context, area),
                                .role = is_region                  ? ROLE_REGION
                                        : area == context->country ? ROLE_ENGLAND
                                                                   : ROLE_PLAIN,
                                .parts = ARENA_ARRAY(context->arena, struct datum, n)};
    for (size_t i = 0; i < n; i++) {
        struct period period = context_period(context, node, indicators[i]);
        row->parts[i] = datum_of(
            context_figure(context, indicators[i], area, period, is_region ? STAT_REGION : STAT_VALUE));
        any = any || row->parts[i].is_set;
    }
    if (any && !is_above_whole(context, node, area, indicators, n)) {
        row->reason = say_lacking(context, row, indicators, n);
        return STANDS;
    }
    row->reason = any ? STR("not drawn: its parts are more than the whole") : STR("no figures");
    for (size_t i = 0; i < n; i++)
        row->parts[i] = datum_none();
    return any ? STANDS_WITHOUT_PARTS : HAS_NOTHING;
}

static struct str say_row(struct context *context, struct str said, const struct stacked_chart *stacked,
                          const struct stacked_row *row)
{
    said = str_format(context->arena, "%.*s %.*s:", STR_ARG(said), STR_ARG(row->name));
    bool any = false;
    for (size_t i = 0; i < stacked->n_parts; i++)
        any = any || row->parts[i].is_set;
    if (!any)
        return str_format(context->arena, "%.*s %.*s.", STR_ARG(said), STR_ARG(row->reason));
    for (size_t i = 0; i < stacked->n_parts; i++)
        said = str_format(context->arena, "%.*s%s %.*s %.*s", STR_ARG(said), i ? ";" : "",
                          STR_ARG(words_lower(context->arena, stacked->parts[i])),
                          STR_ARG(chart_say_datum_queried(context, &row->parts[i])));
    return str_format(context->arena, "%.*s.", STR_ARG(said));
}

/* LAs in the order given, those that cannot be drawn behind the others; then the region and England, where
 * they have figures. Returns how many rows have parts. */
static size_t fill_rows(struct context *context, const struct node *node, struct stacked_chart *stacked,
                        const uint32_t *indicators, const uint32_t *las, size_t n_las)
{
    struct stacked_row *others = ARENA_ARRAY(context->arena, struct stacked_row, n_las + 1);
    size_t n_others = 0, n_drawn = 0, n = stacked->n_parts;
    for (size_t i = 0; i < n_las; i++) {
        struct stacked_row row;
        if (fill_row(context, node, &row, las[i], indicators, n) == STANDS)
            stacked->rows[stacked->n_rows++] = row;
        else
            others[n_others++] = row;
    }
    n_drawn = stacked->n_rows;
    for (size_t i = 0; i < n_others; i++)
        stacked->rows[stacked->n_rows++] = others[i];
    const uint32_t wholes[] = {context->spec->region, context->country};
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++) {
        struct stacked_row *row = &stacked->rows[stacked->n_rows];
        enum standing standing =
            wholes[i] == AREA_NONE ? HAS_NOTHING : fill_row(context, node, row, wholes[i], indicators, n);
        stacked->n_rows += standing == HAS_NOTHING ? 0 : 1;
        n_drawn += standing == STANDS ? 1 : 0;
    }
    return n_drawn;
}

/* "Adoptions and special guardianship": only the first with its capital. */
static struct str say_parts(struct context *context, const struct stacked_chart *stacked)
{
    struct str *names = ARENA_ARRAY(context->arena, struct str, stacked->n_parts);
    for (size_t i = 0; i < stacked->n_parts; i++)
        names[i] = i ? words_lower(context->arena, stacked->parts[i]) : stacked->parts[i];
    return words_list(context->arena, names, stacked->n_parts);
}

struct chart *chart_build_stacked(struct context *context, const struct node *node,
                                  const uint32_t *indicators, size_t n)
{
    if (n < 2)
        return NULL;
    for (size_t i = 0; i < n; i++)
        if (context_indicator(context, indicators[i])->measure != MEASURE_PROPORTION ||
            context_indicator(context, indicators[i])->multiplier !=
                context_indicator(context, indicators[0])->multiplier)
            return NULL;
    size_t n_las = 0;
    const uint32_t *las = context_las(context, node, &n_las);
    struct chart *chart = chart_new(context, CHART_STACKED, node, indicators[0]);
    struct stacked_chart *stacked = &chart->of.stacked;
    stacked->parts = ARENA_ARRAY(context->arena, struct str, n);
    stacked->n_parts = n;
    stacked->whole = context_indicator(context, indicators[0])->multiplier;
    for (size_t i = 0; i < n; i++)
        stacked->parts[i] = context_indicator(context, indicators[i])->short_name;
    stacked->rows = ARENA_ARRAY(context->arena, struct stacked_row, n_las + 2);
    struct str said = str_of("Stacked bars, the parts of a whole by area.");
    if (fill_rows(context, node, stacked, indicators, las, n_las) == 0)
        return NULL;
    for (size_t i = 0; i < stacked->n_rows; i++)
        said = say_row(context, said, stacked, &stacked->rows[i]);
    uint32_t dated = chart_dated(context, node, indicators, n);
    if (chart->title.len == 0)
        chart->title = say_parts(context, stacked);
    chart->subtitle =
        words_unit_when(context, context_indicator(context, dated), context_period(context, node, dated));
    chart->source = chart_sources(context, indicators, n);
    chart->alt = chart_say_table(context, said);
    context_add_chart(context, chart);
    return chart;
}
