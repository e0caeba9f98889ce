/* Notable movements of indicators without polarity, in neutral words: what moved, and who lies outside the
 * funnel. */
#include "report/sections.h"
#include "report/words_verdict.h"

#define MOST_UNTESTED 15

/* LAs outside the 99.8% funnel in the latest period, as the records with the detail "funnel" say. */
static struct findings outside_of(struct context *context, const struct node *node)
{
    size_t n = 0, n_las = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    const uint32_t *las = context_las(context, node, &n_las);
    struct findings found = {.items = ARENA_ARRAY(context->arena, struct finding, n * n_las + 1)};
    for (size_t i = 0; i < n; i++) {
        struct period period = context_latest(context, indicators[i]);
        if (context_indicator(context, indicators[i])->polarity != POLARITY_NONE)
            continue;
        for (size_t k = 0; k < n_las && period_is(period); k++) {
            const struct figure *figure = context_funnel(context, indicators[i], las[k], period);
            if (!figure || figure->state != STATE_VALUE ||
                (figure->word != WORD_HIGHER && figure->word != WORD_LOWER))
                continue;
            found.items[found.n++] =
                (struct finding){.indicator = indicators[i],
                                 .area = las[k],
                                 .period = period,
                                 .verdict = figure,
                                 .value = context_figure(context, indicators[i], las[k], period, STAT_VALUE)};
        }
    }
    return found;
}

static struct str reference_name(const struct context *context, const struct figure *verdict)
{
    if (verdict->comparator == context->spec->region)
        return STR("the region");
    return verdict->comparator == AREA_NONE ? STR("the reference")
                                            : context_area_name(context, verdict->comparator);
}

/* "Ash, Beech": the LAs of an indicator on one side, in the order of the region's LAs. */
static struct text side_text(struct context *context, const struct findings *found, uint32_t indicator,
                             enum word side)
{
    struct text text = {NULL, 0};
    for (size_t i = 0; i < found->n; i++) {
        const struct finding *finding = &found->items[i];
        if (finding->indicator != indicator || finding->verdict->word != side)
            continue;
        words_add(context, &text, text.n ? STR(", ") : STR(""));
        words_add_figure(context, &text, finding->verdict, context_area_name(context, finding->area),
                         EMPHASIS_NONE);
    }
    return text.n ? text : text_plain(context->arena, STR("none"));
}

static void add_outside(struct context *context, const struct findings *outside, struct block **out)
{
    struct table *table = table_new(context, 4, outside->n);
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, true);
    table_column(table, context, STR("Period"), ALIGN_LEFT, false);
    table_column(table, context, STR("Higher than chance allows"), ALIGN_LEFT, false);
    table_column(table, context, STR("Lower than chance allows"), ALIGN_LEFT, false);
    table->columns[2].weight = table->columns[3].weight = 3.0;
    for (size_t i = 0; i < outside->n; i++) {
        const struct finding *finding = &outside->items[i];
        if (i > 0 && outside->items[i - 1].indicator == finding->indicator)
            continue;
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context, words_named(context, finding->indicator, finding->period, true));
        row_text(row, context, period_display(context->arena, finding->period));
        row->cells[row->n_cells++].text = side_text(context, outside, finding->indicator, WORD_HIGHER);
        row->cells[row->n_cells++].text = side_text(context, outside, finding->indicator, WORD_LOWER);
    }
    table->caption =
        text_of(context->arena, "Outside the %.*s limits of chance around %.*s, each at its own size",
                STR_ARG(words_confidence(context, context->spec->settings.verdict_confidence)),
                STR_ARG(reference_name(context, outside->items[0].verdict)));
    table_block(context, out, table);
}

/* A published rate comes without the counts that would tell chance from change: the records say so, and none
 * was reached. */
static bool is_untested(const struct context *context, const uint32_t *indicators, size_t n,
                        const uint32_t *las, size_t n_las)
{
    bool any = false;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n_las; k++) {
            const struct figure *verdict = context_figure(
                context, indicators[i], las[k], context_latest(context, indicators[i]), STAT_MOVEMENT);
            if (verdict && verdict->state == STATE_VALUE)
                return false;
            any = any || (verdict && verdict->parts & PART_NO_COUNTS);
        }
    return any;
}

/* The changes that are large enough to matter, which is all that can be said without counts. */
static struct findings large_changes(struct context *context, const uint32_t *indicators, size_t n,
                                     const uint32_t *las, size_t n_las)
{
    struct findings found = {.items = ARENA_ARRAY(context->arena, struct finding, n * n_las + 1)};
    for (size_t i = 0; i < n; i++) {
        if (context_indicator(context, indicators[i])->polarity != POLARITY_NONE)
            continue;
        for (size_t k = 0; k < n_las; k++) {
            struct period period = context_latest(context, indicators[i]);
            const struct figure *change = context_figure(context, indicators[i], las[k], period, STAT_CHANGE);
            if (words_matters(change))
                found.items[found.n++] = finding_of_change(context, indicators[i], las[k], change);
        }
    }
    findings_sort(&found);
    return found;
}

static void add_untested(struct context *context, const struct node *node, const uint32_t *indicators,
                         size_t n, const uint32_t *las, size_t n_las, struct block **out)
{
    section_paragraph(
        context, out,
        text_plain(context->arena,
                   STR("These rates are published without the counts behind them, so no movement can be "
                       "tested: chance alone may account for any of them. None is called notable.")),
        PARAGRAPH_BODY);
    struct findings found = large_changes(context, indicators, n, las, n_las);
    size_t most = node->limit ? node->limit : MOST_UNTESTED;
    if (found.n == 0) {
        section_nothing(context, out, STR("No change on a year before reaches the least that matters."));
        return;
    }
    struct table *table =
        section_findings_table(context, found.items, found.n < most ? found.n : most,
                               STR("The largest changes on a year before, untested"), STR(""));
    if (found.n > most)
        table_note(context, table,
                   STR("The largest against the least change that matters; all changes stand in the data."));
    table_block(context, out, table)->id = node->id;
}

void section_movements(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0, n_las = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    const uint32_t *las = context_las(context, node, &n_las);
    if (section_no_new_data(context, out))
        return;
    if (is_untested(context, indicators, n, las, n_las)) {
        add_untested(context, node, indicators, n, las, n_las, out);
        return;
    }
    struct findings found = findings_of(context, node, STAT_MOVEMENT);
    struct findings outside = outside_of(context, node);
    section_paragraph(
        context, out,
        text_of(context->arena,
                "A movement is listed when it is large enough to matter and more than chance explains (%.*s "
                "interval); neither high nor low is good in itself.",
                STR_ARG(words_confidence(context, context->spec->settings.verdict_confidence))),
        PARAGRAPH_BODY);
    if (node->limit && found.n > node->limit)
        found.n = node->limit;
    if (found.n == 0)
        section_nothing(context, out, STR("By the rule, no local authority moved notably on a year before."));
    else
        table_block(context, out,
                    section_findings_table(context, found.items, found.n,
                                           STR("Notable movements on a year before"), STR("Movement")))
            ->id = node->id;
    if (outside.n && node->limit == 0) /* a short list is of what moved, not of who lies where */
        add_outside(context, &outside, out);
}
