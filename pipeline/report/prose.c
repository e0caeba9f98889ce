/* Prose that the author wrote: inline figures from the ledger, claims held against it, links and notes. */
#include "report/sections.h"

static void append(struct context *context, struct text *text, struct run run)
{
    struct text one = {&run, 1};
    *text = text_join(context->arena, *text, one);
}

static uint32_t only(const uint32_t *items, size_t n)
{
    return n == 1 ? items[0] : UINT32_MAX;
}

/* Where no local authority has a value the data are at fault, else what the author asked for. */
static void no_figure_tell(struct context *context, const struct node *node, uint32_t indicator,
                           uint32_t area, struct period period, enum statistic statistic)
{
    struct place place = place_line(node->file, node->line, node->column);
    struct str name = context_indicator(context, indicator)->name, of = context->areas->items[area].name;
    if (period_is(period))
        diag_add(
            context->diags, SEVERITY_ERROR, "no-such-figure", place,
            "choose another area, period or statistic; `boardpaper figures` lists every figure of the paper",
            "\"%.*s\" has no %.*s (%.*s) of %.*s for %.*s", STR_ARG(name),
            STR_ARG(statistic_words(statistic)), STR_ARG(statistic_name(statistic)), STR_ARG(of),
            STR_ARG(period_display(context->arena, period)));
    else
        diag_add(
            context->diags, SEVERITY_ERROR, "no-such-figure", place,
            "see what else is said of its data, correct them, or take this figure out of the text",
            "no local authority has a value of \"%.*s\" up to the reported period that can be used, so it "
            "has no %.*s",
            STR_ARG(name), STR_ARG(statistic_words(statistic)));
}

static struct run value_run(struct context *context, const struct node *node)
{
    uint32_t indicator = only(node->indicators, node->n_indicators);
    uint32_t area = node->n_areas ? node->areas[0] : context->spec->region;
    struct period period = context_period(context, node, indicator);
    enum statistic statistic = node->statistic >= 0            ? (enum statistic)node->statistic
                               : area == context->spec->region ? STAT_REGION
                                                               : STAT_VALUE;
    const struct figure *figure = context_figure(context, indicator, area, period, statistic);
    if (!figure) {
        no_figure_tell(context, node, indicator, area, period, statistic);
        return run_plain(STR("–"));
    }
    return run_figure(figure->display, context_figure_index(context, figure), EMPHASIS_NONE);
}

static void add_claim(struct context *context, struct text *text, const struct node *node)
{
    struct str why = STR("");
    struct text words = prose_text(context, node->children);
    if (!claim_holds(context, node, &why)) {
        diag_add(
            context->diags, context->inputs->draft ? SEVERITY_WARNING : SEVERITY_ERROR, "claim-untrue",
            place_line(node->file, node->line, node->column),
            "Change the words, or the claim's attributes; a paper with such a passage can only be a draft.",
            "The figures do not bear out \"%.*s\": %.*s", STR_ARG(text_flat(context->arena, words)),
            STR_ARG(why));
        for (size_t i = 0; i < words.n; i++)
            words.runs[i].queried_claim = true;
    }
    *text = text_join(context->arena, *text, words);
}

static uint32_t add_note(struct context *context, struct text note)
{
    struct document *document = context->document;
    ARENA_RESERVE(context->arena, document->notes, document->n_notes, context->notes_capacity);
    document->notes[document->n_notes++] = note;
    return (uint32_t)document->n_notes;
}

static void add_marked(struct context *context, struct text *text, const struct node *node)
{
    struct text inner = prose_text(context, node->children);
    for (size_t i = 0; i < inner.n; i++) {
        if (node->kind == NODE_STRONG)
            inner.runs[i].emphasis = EMPHASIS_STRONG;
        else if (node->kind == NODE_LINK)
            run_own(context->arena, &inner.runs[i])->address = node->text;
        else
            run_own(context->arena, &inner.runs[i])->language = node->text;
    }
    *text = text_join(context->arena, *text, inner);
}

void prose_add_page(struct context *context, struct text *text, struct str target)
{
    struct run word = run_plain(STR("page\xc2\xa0"));
    run_own(context->arena, &word)->target = target;
    append(context, text, word);
    struct run page = run_plain(STR("0"));
    page.own = word.own;
    page.page_of_target = true;
    append(context, text, page);
}

struct text prose_text(struct context *context, const struct node *children)
{
    struct text text = {NULL, 0};
    for (const struct node *node = children; node; node = node->next) {
        if (node->kind == NODE_TEXT)
            append(context, &text, run_plain(node->text));
        else if (node->kind == NODE_VALUE)
            append(context, &text, value_run(context, node));
        else if (node->kind == NODE_CLAIM)
            add_claim(context, &text, node);
        else if (node->kind == NODE_REFERENCE)
            prose_add_page(context, &text, node->target ? node->target->id : node->id);
        else if (node->kind == NODE_NOTE) {
            struct run run = run_plain(STR(""));
            run.note = add_note(context, prose_text(context, node->children)) & NOTES_MOST;
            append(context, &text, run);
        } else
            add_marked(context, &text, node);
    }
    return text;
}
