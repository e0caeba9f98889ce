/* The ledger as plain text for golden tests: one line a figure, in the order of the CSV, without ids. */
#include "analysis/analysis.h"

#include <stdlib.h>

/* The text follows the CSV's order, so that a golden test sees only what changed. */
struct entry {
    uint32_t figure;
    uint64_t subject;
    struct period period;
    uint32_t area;
    enum statistic statistic;
    struct str detail;
};

static int compare(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int entries_compare(const void *first, const void *second)
{
    const struct entry *a = first;
    const struct entry *b = second;
    int order = compare(a->subject, b->subject);
    order = order ? order : compare(a->area, b->area);
    order = order ? order : period_compare(a->period, b->period);
    order = order ? order : compare((uint64_t)a->statistic, (uint64_t)b->statistic);
    return order ? order : str_compare(a->detail, b->detail);
}

static struct entry *entries_build(const struct ledger *ledger, struct arena *arena)
{
    size_t n_indicators = ledger->dataset->catalogue->n;
    struct entry *entries = ARENA_ARRAY(arena, struct entry, ledger->n);
    for (uint32_t i = 0; i < ledger->n; i++) {
        struct figure figure = ledger_read(ledger, i, NULL);
        uint64_t subject = figure.indicator != INDICATOR_NONE ? figure.indicator
                           : figure.theme != UINT32_MAX       ? n_indicators + figure.theme
                                                              : UINT64_MAX;
        entries[i] = (struct entry){i, subject, figure.period, figure.area, figure.statistic, figure.detail};
    }
    if (ledger->n)
        qsort(entries, ledger->n, sizeof *entries, entries_compare);
    return entries;
}

/* Ten significant digits: enough to see a difference, few enough for every machine to agree. */
static void number_add(struct buf *out, const char *name, bool stands, double value)
{
    if (stands)
        buf_add_format(out, " %s=%.10g", name, value == 0 ? 0.0 : value);
}

static void figure_add(const struct ledger *ledger, const struct figure *figure, struct arena *scratch,
                       struct buf *out)
{
    struct str period = period_is(figure->period) ? period_text(scratch, figure->period) : STR("-");
    buf_add_format(out, "    %.*s %.*s%s%.*s: %.*s", STR_ARG(period),
                   STR_ARG(statistic_name(figure->statistic)), figure->detail.len ? "/" : "",
                   STR_ARG(figure->detail), STR_ARG(figure->display));
    if (figure->word != WORD_NONE_SET)
        buf_add_format(out, " word=%.*s", STR_ARG(word_name(figure->word)));
    number_add(out, "value", figure->has & FIGURE_VALUE, figure->value);
    number_add(out, "lower", figure->has & FIGURE_LOWER, figure->lower);
    number_add(out, "upper", figure->has & FIGURE_UPPER, figure->upper);
    if (figure->state != STATE_VALUE)
        buf_add_format(out, " state=%.*s", STR_ARG(state_name(figure->state)));
    if (figure->marks)
        buf_add_format(out, " marks=%.*s", STR_ARG(marks_text(scratch, figure->marks)));
    if (figure->comparator != AREA_NONE)
        buf_add_format(out, " comparator=%.*s",
                       STR_ARG(ledger->dataset->areas->items[figure->comparator].code));
    if (period_is(figure->comparator_period))
        buf_add_format(out, " at=%.*s", STR_ARG(period_text(scratch, figure->comparator_period)));
    if (figure->n_used != UINT32_MAX)
        buf_add_format(out, " used=%u", figure->n_used);
    if (figure->n_expected != UINT32_MAX)
        buf_add_format(out, " of=%u", figure->n_expected);
    struct str sources = figure_sources(ledger, figure, scratch);
    if (sources.len)
        buf_add_format(out, " from=%.*s", STR_ARG(sources));
    if (figure->method.len)
        buf_add_format(out, " [%.*s]", STR_ARG(figure->method));
    buf_add_char(out, '\n');
}

void analysis_dump(const struct ledger *ledger, struct buf *out)
{
    struct arena *scratch = arena_open();
    const struct entry *entries = entries_build(ledger, scratch);
    for (size_t i = 0; i < ledger->n; i++) {
        struct figure figure = ledger_read(ledger, entries[i].figure, scratch);
        if (i == 0 || entries[i].subject != entries[i - 1].subject)
            buf_add_format(out, "%.*s\n", STR_ARG(figure_indicator_text(ledger, &figure, scratch)));
        if (i == 0 || entries[i].subject != entries[i - 1].subject || entries[i].area != entries[i - 1].area)
            buf_add_format(out, "  %.*s\n", STR_ARG(ledger->dataset->areas->items[figure.area].name));
        figure_add(ledger, &figure, scratch, out);
    }
    arena_close(scratch);
}
