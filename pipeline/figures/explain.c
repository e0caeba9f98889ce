#include "figures/explain.h"

#include "base/number.h"

#include <string.h>

/* What is being written, and for whom. */
struct explainer {
    const struct ledger *ledger;
    struct arena *arena;
    struct explanation *out;
    bool *is_listed; /* by figure: its source line stands already */
};

static void line_add(struct explainer *explainer, enum explanation_kind kind, uint32_t figure,
                     struct str text)
{
    struct explanation *out = explainer->out;
    if (text.len == 0)
        return;
    ARENA_RESERVE(explainer->arena, out->lines, out->n, out->capacity);
    out->lines[out->n++] = (struct explanation_line){kind, text, figure};
}

struct str explain_number(double value, struct arena *arena)
{
    char text[NUMBER_TEXT];
    return str_copy(arena, number_shortest(value, text));
}

static struct str area_name(const struct ledger *ledger, uint32_t area)
{
    return area == AREA_NONE ? STR_NONE : ledger->dataset->areas->items[area].name;
}

/* "Re-referrals, Birmingham, 2024–25: change on a year before". */
static struct str title_of(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    struct str subject = figure->indicator != INDICATOR_NONE
                             ? ledger->dataset->catalogue->items[figure->indicator].name
                             : figure_indicator_text(ledger, figure, arena);
    struct str area = area_name(ledger, figure->area);
    struct str period = period_is(figure->period) ? period_display(arena, figure->period) : STR("no period");
    return str_format(arena, "%.*s, %.*s, %.*s: %.*s%s%.*s", STR_ARG(subject), STR_ARG(area), STR_ARG(period),
                      STR_ARG(statistic_words(figure->statistic)), figure->detail.len ? ", " : "",
                      STR_ARG(figure->detail));
}

static struct str value_of(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    struct buf text = {0};
    buf_add(&text, figure->display);
    struct str unit = figure->indicator == INDICATOR_NONE
                          ? STR_NONE
                          : ledger->dataset->catalogue->items[figure->indicator].unit;
    if (unit.len && !str_is(unit, "number") && figure_is_number(figure) && figure->statistic == STAT_VALUE)
        buf_add_format(&text, " %.*s", STR_ARG(unit)); /* "13,656 number" is no English */
    if (figure->has & FIGURE_VALUE && figure->word == WORD_NONE_SET)
        buf_add_format(&text, "; unrounded %.*s", STR_ARG(explain_number(figure->value, arena)));
    if (figure->state != STATE_VALUE)
        buf_add_format(&text, "; %.*s", STR_ARG(state_words(figure->state)));
    if (figure->n_used != UINT32_MAX && figure->n_expected != UINT32_MAX)
        buf_add_format(&text, "; %u of %u used", figure->n_used, figure->n_expected);
    else if (figure->n_used != UINT32_MAX)
        buf_add_format(&text, "; %u used", figure->n_used);
    if (figure->marks)
        buf_add_format(&text, "; marks %.*s", STR_ARG(marks_text(arena, figure->marks)));
    struct str copy = str_copy(arena, buf_str(&text));
    buf_close(&text);
    return copy;
}

/* "England, 2024–25": what it is compared with, when that is another area or period. */
static struct str comparator_of(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    bool other_area = figure->comparator != AREA_NONE && figure->comparator != figure->area;
    bool other_period =
        period_is(figure->comparator_period) && !period_equal(figure->comparator_period, figure->period);
    if (!other_area && !other_period)
        return STR_NONE;
    struct str area = other_area ? area_name(ledger, figure->comparator) : STR_NONE;
    struct str period = other_period ? period_display(arena, figure->comparator_period) : STR_NONE;
    return str_format(arena, "; comparator %.*s%s%.*s", STR_ARG(area), area.len && period.len ? ", " : "",
                      STR_ARG(period));
}

/* -- evidence: what a verdict rests on */

static bool has_evidence(enum statistic statistic)
{
    return statistic == STAT_DIP || statistic == STAT_IMPROVEMENT || statistic == STAT_MOVEMENT ||
           statistic == STAT_POSITION || statistic == STAT_PERSISTENTLY_LOW || statistic == STAT_THEME ||
           statistic == STAT_SPC_VARIATION || statistic == STAT_SPC_ASSURANCE ||
           statistic == STAT_VS_TARGET || statistic == STAT_VS_ENGLAND || statistic == STAT_VS_REGION ||
           statistic == STAT_VS_NEIGHBOURS || statistic == STAT_TREND;
}

static void evidence_add(struct explainer *explainer, uint32_t input)
{
    const struct ledger *ledger = explainer->ledger;
    const struct figure *figure = ledger_at(ledger, input);
    struct arena *arena = explainer->arena;
    struct buf text = {0};
    struct str title = title_of(ledger, figure, arena);
    buf_add_format(&text, "%.*s = %.*s", STR_ARG(title), STR_ARG(figure->display));
    struct str formula = explain_formula(ledger, figure, arena);
    if (formula.len)
        buf_add_format(&text, " (%.*s)", STR_ARG(formula));
    if (figure->has & (FIGURE_LOWER | FIGURE_UPPER)) {
        struct str lower = figure->has & FIGURE_LOWER ? explain_number(figure->lower, arena) : STR("none");
        struct str upper = figure->has & FIGURE_UPPER ? explain_number(figure->upper, arena) : STR("none");
        buf_add_format(&text, ", interval %.*s to %.*s", STR_ARG(lower), STR_ARG(upper));
    }
    if (figure->method.len)
        buf_add_format(&text, "; %.*s", STR_ARG(figure->method));
    line_add(explainer, EXPLANATION_EVIDENCE, input, str_copy(arena, buf_str(&text)));
    buf_close(&text);
}

/* -- sources */

static void source_add(struct explainer *explainer, uint32_t index)
{
    const struct ledger *ledger = explainer->ledger;
    const struct figure *figure = ledger_at(ledger, index);
    struct figure alone = *figure;
    alone.n_inputs = 0;
    struct str lines = figure_sources(ledger, &alone, explainer->arena);
    struct str title = title_of(ledger, figure, explainer->arena);
    struct str text = str_format(explainer->arena, "%.*s  %.*s = %.*s", STR_ARG(lines), STR_ARG(title),
                                 STR_ARG(figure->display));
    line_add(explainer, EXPLANATION_SOURCE, index, text);
}

/* Down to the observations; each once. The depth is that of the chain of statistics, some five. */
static void sources_collect(struct explainer *explainer, uint32_t index)
{
    const struct figure *figure = ledger_at(explainer->ledger, index);
    if (explainer->is_listed[index])
        return;
    explainer->is_listed[index] = true;
    if (figure->source)
        source_add(explainer, index);
    for (uint32_t i = 0; i < figure->n_inputs; i++)
        sources_collect(explainer, figure->inputs[i]);
}

/* -- the whole */

struct explanation *explanation_build(const struct ledger *ledger, uint32_t index, struct arena *arena)
{
    struct arena *scratch = arena_open();
    const struct figure *figure = ledger_at(ledger, index);
    struct explainer explainer = {ledger, arena, ARENA_NEW(arena, struct explanation),
                                  ARENA_ARRAY(scratch, bool, ledger->n)};
    line_add(&explainer, EXPLANATION_ID, index, figure_id(ledger, figure, arena));
    line_add(&explainer, EXPLANATION_TITLE, index, title_of(ledger, figure, arena));
    line_add(&explainer, EXPLANATION_VALUE, index, value_of(ledger, figure, arena));
    struct str comparator = comparator_of(ledger, figure, arena);
    line_add(&explainer, EXPLANATION_METHOD, index,
             str_format(arena, "%.*s%.*s", STR_ARG(figure->method), STR_ARG(comparator)));
    line_add(&explainer, EXPLANATION_FORMULA, index, explain_formula(ledger, figure, arena));
    line_add(&explainer, EXPLANATION_INTERVAL, index, explain_interval(ledger, figure, arena));
    for (uint32_t i = 0; has_evidence(figure->statistic) && i < figure->n_inputs; i++)
        evidence_add(&explainer, figure->inputs[i]);
    sources_collect(&explainer, index);
    arena_close(scratch);
    return explainer.out;
}

static const char *heading_of(enum explanation_kind kind)
{
    switch (kind) {
    case EXPLANATION_ID:
    case EXPLANATION_TITLE: return "";
    case EXPLANATION_VALUE: return "value:    ";
    case EXPLANATION_METHOD: return "method:   ";
    case EXPLANATION_FORMULA: return "formula:  ";
    case EXPLANATION_INTERVAL: return "interval: ";
    case EXPLANATION_EVIDENCE: return "evidence: ";
    case EXPLANATION_SOURCE: return "source:   ";
    }
    return "";
}

void explain_figure(const struct ledger *ledger, uint32_t figure, struct buf *out)
{
    struct arena *scratch = arena_open();
    const struct explanation *explanation = explanation_build(ledger, figure, scratch);
    for (size_t i = 0; i < explanation->n; i++) {
        buf_add(out, str_of(heading_of(explanation->lines[i].kind)));
        buf_add(out, explanation->lines[i].text);
        buf_add_char(out, '\n');
    }
    arena_close(scratch);
}
