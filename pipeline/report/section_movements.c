/* Notable movements of indicators without polarity, in neutral words: what moved, and who lies outside the
 * funnel. */
#include "report/sections.h"

/* LAs outside the 99.8% funnel in the latest period, as the records with the detail "funnel" say. */
static struct findings outside_of(struct context *context, const struct node *node)
{
    size_t n = 0, n_las = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    const uint32_t *las = context_las(context, node, &n_las);
    struct findings found = {.items = ARENA_ARRAY(context->arena, struct finding, n * n_las + 1)};
    for (size_t i = 0; i < n; i++) {
        struct period period = context_latest(context, indicators[i]);
        for (size_t k = 0; k < n_las && period_is(period); k++) {
            uint32_t at = ledger_find_detail(context->ledger, indicators[i], UINT32_MAX, las[k], period,
                                             STAT_MOVEMENT, STR("funnel"));
            const struct figure *figure = at == FIGURE_NONE ? NULL : &context->ledger->items[at];
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

/* One bullet an indicator: "Protection plans: higher than chance around England allows in A (61.2) and B
 * (58.0)." */
static struct text outside_text(struct context *context, const struct findings *found, uint32_t indicator,
                                enum word side)
{
    struct text text = {NULL, 0};
    size_t n = 0, seen = 0;
    for (size_t i = 0; i < found->n; i++)
        n += found->items[i].indicator == indicator && found->items[i].verdict->word == side ? 1 : 0;
    for (size_t i = 0; i < found->n; i++) {
        const struct finding *finding = &found->items[i];
        if (finding->indicator != indicator || finding->verdict->word != side)
            continue;
        if (seen == 0)
            words_add(context, &text,
                      str_format(context->arena, "%.*s: %s than %.*s, beyond chance at 99.8%%, in ",
                                 STR_ARG(context_indicator(context, indicator)->short_name),
                                 side == WORD_HIGHER ? "higher" : "lower",
                                 STR_ARG(reference_name(context, finding->verdict))));
        else
            words_add(context, &text, seen + 1 == n ? STR(" and ") : STR(", "));
        words_add_figure(context, &text, finding->verdict, context_area_name(context, finding->area),
                         EMPHASIS_NONE);
        words_add(context, &text, STR(" ("));
        words_add_figure(context, &text, finding->value, finding->value ? finding->value->display : STR("–"),
                         EMPHASIS_NONE);
        words_add(context, &text, STR(")"));
        seen++;
    }
    if (seen)
        words_add(context, &text, STR("."));
    return text;
}

static void add_outside(struct context *context, const struct node *node, const struct findings *outside,
                        struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    section_paragraph(
        context, out,
        text_plain(context->arena, STR("These lie outside the limits of chance at their own size:")),
        PARAGRAPH_BODY)
        ->of.paragraph.keep_with_next = true;
    struct block *block = block_add(context->arena, out, BLOCK_LIST);
    struct list *list = &block->of.list;
    list->items = ARENA_ARRAY(context->arena, struct text, 2 * n + 1);
    for (size_t i = 0; i < n; i++) {
        static const enum word sides[] = {WORD_HIGHER, WORD_LOWER};
        for (size_t k = 0; k < 2; k++) {
            struct text text = outside_text(context, outside, indicators[i], sides[k]);
            if (text.n)
                list->items[list->n_items++] = text;
        }
    }
}

void section_movements(struct context *context, const struct node *node, struct block **out)
{
    struct findings found = findings_of(context, node, STAT_MOVEMENT);
    struct findings outside = outside_of(context, node);
    section_paragraph(
        context, out,
        text_plain(
            context->arena,
            STR("Neither high nor low is good in these indicators. A movement is listed when it is large "
                "enough to matter and its 99.8% interval excludes no change.")),
        PARAGRAPH_BODY);
    if (found.n == 0)
        section_nothing(context, out, STR("By the rule, no local authority moved notably on a year before."));
    else
        table_block(context, out,
                    section_findings_table(context, found.items, found.n,
                                           STR("Notable movements on a year before"), STR("Movement")))
            ->id = node->id;
    if (outside.n)
        add_outside(context, node, &outside, out);
}
