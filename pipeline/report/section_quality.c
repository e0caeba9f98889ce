/* What readers need to know of the data: which returns are late or replaced, whose figures are missing,
 * withheld or queried, and where series break. */
#include "report/sections.h"

#include "base/number.h"
#include "data/lists.h"
#include "data/value.h"
#include "report/late.h"
#include "report/words_verdict.h"

#define MOST_NAMED 3

static enum state state_of(const struct context *context, uint32_t indicator, uint32_t la,
                           struct period period)
{
    const struct figure *value = context_figure(context, indicator, la, period, STAT_VALUE);
    return value ? value->state : STATE_MISSING;
}

/* Why an LA lacks a plain value, in words; empty where it has one. */
static struct str why_absent(const struct context *context, uint32_t indicator, uint32_t la,
                             struct period period)
{
    enum state state = state_of(context, indicator, la, period);
    return state == STATE_VALUE ? STR_NONE : words_absent(context, indicator, period, state);
}

/* The indicators whose latest period is this one and whose value an LA lacks for this reason: by name, or
 * "every" when there is no other with that period. */
static struct str names_of(struct context *context, const uint32_t *indicators, size_t n, uint32_t la,
                           struct period period, struct str why)
{
    struct str *names = ARENA_ARRAY(context->arena, struct str, n + 1);
    size_t n_names = 0, n_period = 0;
    for (size_t i = 0; i < n; i++) {
        if (!period_equal(context_latest(context, indicators[i]), period))
            continue;
        n_period++;
        if (!str_equal(why_absent(context, indicators[i], la, period), why))
            continue;
        struct str name = context_indicator(context, indicators[i])->short_name;
        names[n_names] = n_names ? words_lower(context->arena, name) : name;
        n_names++;
    }
    return n_names == n_period && n_names > 2 ? STR("every indicator of this period")
                                              : words_list(context->arena, names, n_names);
}

/* The symbol as in the tables, then its words: "– Missing: nothing was sent". */
static struct str state_cell(struct context *context, enum state state, struct str words)
{
    struct str symbol = state_symbol(state);
    if (symbol.len == 0 || str_starts(words, symbol))
        return words_capital(context->arena, words);
    return str_format(context->arena, "%.*s\xc2\xa0%.*s", STR_ARG(symbol),
                      STR_ARG(words_capital(context->arena, words)));
}

/* One row for each period and reason for which an LA lacks a plain value. */
static void add_la(struct context *context, struct table *table, const uint32_t *indicators, size_t n,
                   uint32_t la)
{
    for (size_t i = 0; i < n; i++) {
        struct period period = context_latest(context, indicators[i]);
        struct str why = period_is(period) ? why_absent(context, indicators[i], la, period) : STR_NONE;
        bool said = why.len == 0;
        for (size_t k = 0; k < i && !said; k++)
            said = period_equal(context_latest(context, indicators[k]), period) &&
                   str_equal(why_absent(context, indicators[k], la, period), why);
        if (said)
            continue;
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context, context_area_name(context, la));
        row_text(row, context, period_display(context->arena, period));
        row_text(row, context, state_cell(context, state_of(context, indicators[i], la, period), why));
        row_text(row, context, names_of(context, indicators, n, la, period, why));
    }
}

static void add_missing(struct context *context, const struct node *node, const uint32_t *indicators,
                        size_t n, const uint32_t *las, size_t n_las, struct block **out)
{
    struct table *table = table_new(context, 4, n * n_las);
    table_column(table, context, STR("Local authority"), ALIGN_LEFT, true);
    table_column(table, context, STR("Period"), ALIGN_LEFT, false);
    table_column(table, context, STR("What"), ALIGN_LEFT, false);
    table_column(table, context, STR("Indicators"), ALIGN_LEFT, false);
    table->columns[3].weight = 3.0;
    for (size_t i = 0; i < n_las; i++)
        add_la(context, table, indicators, n, las[i]);
    if (table->n_rows == 0) {
        section_nothing(context, out,
                        STR("Every local authority has a value for every indicator’s latest period."));
        return;
    }
    table->caption = text_plain(context->arena, STR("What is missing in an indicator’s latest period"));
    table_block(context, out, table)->id = node->id;
}

/* -- how complete each LA is, by the day to which figures go */

struct tally {
    size_t of, with, queried; /* indicators of that day; with a value; queried */
};

static struct tally count_day(struct context *context, const uint32_t *indicators, size_t n, struct date day,
                              uint32_t la)
{
    struct tally tally = {0};
    for (size_t i = 0; i < n; i++) {
        struct period period = context_latest(context, indicators[i]);
        if (!period_is(period) || date_compare(period_end(period), day) != 0)
            continue;
        enum state state = state_of(context, indicators[i], la, period);
        tally.of++;
        tally.with += state_counts(state);
        tally.queried += state == STATE_QUERIED;
    }
    return tally;
}

/* A shape and a word: the one for the eye that looks along a row, the other for who cannot tell them apart.
 */
static struct str tally_text(const struct tally *tally)
{
    if (tally->queried)
        return STR("?\xc2\xa0queried");
    if (tally->with == tally->of)
        return STR("●\xc2\xa0"
                   "all");
    return tally->with ? STR("▲\xc2\xa0part") : STR("○\xc2\xa0none");
}

/* The days on which the indicators' latest periods end, the newest first. */
static size_t list_days(struct context *context, const uint32_t *indicators, size_t n, struct date *days)
{
    size_t n_days = 0;
    for (size_t i = 0; i < n; i++) {
        struct period period = context_latest(context, indicators[i]);
        if (!period_is(period))
            continue;
        struct date day = period_end(period);
        size_t k = n_days;
        while (k > 0 && date_compare(days[k - 1], day) < 0)
            k--;
        if (k > 0 && date_compare(days[k - 1], day) == 0)
            continue;
        for (size_t j = n_days++; j > k; j--)
            days[j] = days[j - 1];
        days[k] = day;
    }
    return n_days;
}

static void add_completeness(struct context *context, const uint32_t *indicators, size_t n,
                             const uint32_t *las, size_t n_las, struct block **out)
{
    struct date *days = ARENA_ARRAY(context->arena, struct date, n + 1);
    size_t n_days = list_days(context, indicators, n, days);
    struct table *table = table_new(context, n_days + 1, n_las);
    table_column(table, context, STR("Local authority"), ALIGN_LEFT, true);
    for (size_t d = 0; d < n_days; d++)
        table_column(table, context,
                     str_format(context->arena, "To %.*s", STR_ARG(words_month(context, days[d]))),
                     ALIGN_LEFT, false);
    for (size_t i = 0; i < n_las; i++) {
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context, context_area_name(context, las[i]));
        for (size_t d = 0; d < n_days; d++) {
            struct tally tally = count_day(context, indicators, n, days[d], las[i]);
            row_text(row, context, tally_text(&tally));
        }
    }
    if (n_days == 0)
        return;
    table->caption = text_plain(context->arena, STR("Who sent what: indicators by the month to which their "
                                                    "latest figures go"));
    table->note = text_plain(
        context->arena,
        STR("● all: every such indicator has a figure; ▲ part: some lack one; ○ none: all lack one; "
            "? queried: one is shown with a question mark and not counted."));
    table_block(context, out, table);
}

/* -- returns that are late, not signed off, or took another's place */

/* Whether a past observation shows what a return changes: an unsigned one says it itself, a signed one took
 * the place of an older version's. */
static bool shows_change(const struct context *context, const struct la_return *row,
                         const struct past_observation *past)
{
    const struct lists *lists = context->inputs->lists;
    const struct la_return *other = &lists->returns[past->la_return];
    struct observation stands = dataset_find(context->dataset, past->indicator, past->area, past->period);
    if (!past_differs(past, &stands))
        return false;
    if (row->signed_off_role.len == 0)
        return other == row && past_is_pending(lists, past);
    return other->area == row->area && period_equal(other->period, row->period) &&
           other->version < row->version;
}

/* "assessments within 45 days, contacts, referrals and two more": in the catalogue's order, each once. */
static struct str changed_by(struct context *context, const struct la_return *row)
{
    const struct lists *lists = context->inputs->lists;
    struct str names[MOST_NAMED + 1];
    unsigned long n = 0;
    uint32_t last = INDICATOR_NONE;
    for (size_t i = 0; i < lists->n_past; i++) {
        const struct past_observation *past = &lists->past[i];
        if (past->indicator == last || !shows_change(context, row, past))
            continue;
        last = past->indicator;
        if (n < MOST_NAMED)
            names[n] = words_lower(context->arena, context_indicator(context, last)->short_name);
        n++;
    }
    if (n > MOST_NAMED)
        names[MOST_NAMED] =
            str_format(context->arena, "%.*s more", STR_ARG(number_words(context->arena, n - MOST_NAMED)));
    return words_list(context->arena, names, n > MOST_NAMED ? MOST_NAMED + 1 : n);
}

/* A newer version of a return, and what it changes. */
static struct str return_words(struct context *context, const struct la_return *row)
{
    struct arena *arena = context->arena;
    struct str name = context_area_name(context, row->area), period = period_display(arena, row->period);
    if (!row->has_received || row->version < 2)
        return STR("");
    struct str day = date_display(arena, row->received), changed = changed_by(context, row);
    bool counts = row->signed_off_role.len > 0;
    struct str said = counts ? str_format(arena, "%.*s sent its return for %.*s again on %.*s.",
                                          STR_ARG(name), STR_ARG(period), STR_ARG(day))
                             : str_format(arena,
                                          "%.*s sent a newer return for %.*s on %.*s. It is not signed off, "
                                          "so the one before it still counts.",
                                          STR_ARG(name), STR_ARG(period), STR_ARG(day));
    if (changed.len == 0) /* what it added, and what it only repeats, cannot be told apart */
        return said;
    return str_format(arena, "%.*s It %s %.*s.", STR_ARG(said), counts ? "changed" : "would change",
                      STR_ARG(changed));
}

static void add_returns(struct context *context, struct block **out)
{
    const struct lists *lists = context->inputs->lists;
    struct str late = late_words(context, late_period(context));
    size_t n = lists ? lists->n_returns : 0;
    struct list list = {.items = ARENA_ARRAY(context->arena, struct text, n + 1)};
    if (late.len)
        list.items[list.n_items++] =
            text_of(context->arena, "%.*s, so the region’s in-year figures are without %.*s.", STR_ARG(late),
                    STR_ARG(late_whom(context, late_period(context))));
    for (size_t i = 0; i < n; i++) {
        struct str said = return_words(context, &lists->returns[i]);
        if (said.len)
            list.items[list.n_items++] = text_plain(context->arena, said);
    }
    if (list.n_items)
        block_add(context->arena, out, BLOCK_LIST)->of.list = list;
}

/* -- what LAs say of their data */

/* Whether the comment stands beside an entry, or beside a question of the screening, already. */
static bool is_said(const struct context *context, const struct comment *comment)
{
    const struct figure *dip =
        context_figure(context, comment->indicator, comment->area, comment->period, STAT_DIP);
    const struct figure *value =
        context_figure(context, comment->indicator, comment->area, comment->period, STAT_VALUE);
    return (dip && (dip->word == WORD_DIPPING || dip->word == WORD_SUSTAINED)) ||
           (value && value->state == STATE_QUERIED);
}

static void add_said(struct context *context, struct block **out)
{
    const struct lists *lists = context->inputs->lists;
    size_t n = lists && context->spec->edition != EDITION_PUBLIC ? lists->n_comments : 0;
    struct list list = {.items = ARENA_ARRAY(context->arena, struct text, n + 1)};
    for (size_t i = 0; i < n; i++) {
        const struct comment *comment = &lists->comments[i];
        if (comment->kind != COMMENT_DATA_QUALITY || comment->indicator == INDICATOR_NONE ||
            !period_equal(context_latest(context, comment->indicator), comment->period) ||
            is_said(context, comment))
            continue;
        const struct finding finding = {
            .indicator = comment->indicator, .area = comment->area, .period = comment->period};
        struct text text = {NULL, 0};
        words_add(context, &text,
                  str_format(context->arena,
                             "%.*s: ", STR_ARG(context_indicator(context, comment->indicator)->short_name)));
        list.items[list.n_items++] = text_join(context->arena, text, words_comment(context, &finding, false));
    }
    if (list.n_items == 0)
        return;
    section_paragraph(context, out,
                      text_plain(context->arena, STR("What local authorities say of their data:")),
                      PARAGRAPH_BODY)
        ->of.paragraph.keep_with_next = true;
    block_add(context->arena, out, BLOCK_LIST)->of.list = list;
}

/* -- breaks in series */

static bool is_among(const uint32_t *indicators, size_t n, uint32_t indicator)
{
    for (size_t i = 0; i < n; i++)
        if (indicator == INDICATOR_NONE || indicators[i] == indicator)
            return true;
    return false;
}

struct text section_break_text(struct context *context, const struct series_break *item)
{
    struct str indicator = item->indicator == INDICATOR_NONE
                               ? STR("Every indicator")
                               : context_indicator(context, item->indicator)->short_name;
    struct str area = item->area == AREA_NONE ? STR("")
                                              : str_format(context->arena, ", %.*s",
                                                           STR_ARG(context_area_name(context, item->area)));
    return text_of(context->arena, "%.*s%.*s, from %.*s: %.*s.", STR_ARG(indicator), STR_ARG(area),
                   STR_ARG(period_display(context->arena, item->from)), STR_ARG(item->reason));
}

static void add_breaks(struct context *context, const uint32_t *indicators, size_t n, struct block **out)
{
    const struct lists *lists = context->inputs->lists;
    size_t n_breaks = lists ? lists->n_breaks : 0;
    struct list list = {.items = ARENA_ARRAY(context->arena, struct text, n_breaks + 1)};
    for (size_t i = 0; i < n_breaks; i++)
        if (is_among(indicators, n, lists->breaks[i].indicator))
            list.items[list.n_items++] = section_break_text(context, &lists->breaks[i]);
    if (list.n_items == 0)
        return;
    section_paragraph(context, out,
                      text_plain(context->arena, STR("Breaks in series, across which nothing is compared:")),
                      PARAGRAPH_BODY)
        ->of.paragraph.keep_with_next = true;
    block_add(context->arena, out, BLOCK_LIST)->of.list = list;
}

/* The key of symbols stands with the definitions, where a paper has them. */
static bool has_definitions(const struct node *nodes)
{
    for (const struct node *node = nodes; node; node = node->next)
        if (node->kind == NODE_DEFINITIONS || has_definitions(node->children))
            return true;
    return false;
}

void section_quality(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0, n_las = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    const uint32_t *las = context_las(context, node, &n_las);
    add_returns(context, out);
    if (node->n_indicators == 0)
        add_completeness(context, indicators, n, las, n_las, out);
    section_queries(context, out);
    if (node->n_indicators == 0)
        add_said(context, out);
    add_breaks(context, indicators, n, out);
    add_missing(context, node, indicators, n, las, n_las, out);
    if (!has_definitions(context->spec->body))
        section_symbols_in_short(context, out);
}
