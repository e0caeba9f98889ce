/* What charts say to a listener, in the parts that several of them share. */
#include "report/charts.h"

#include "data/value.h"

struct str chart_say_datum(const struct datum *datum)
{
    static const enum state states[] = {STATE_CONFIDENTIAL, STATE_NOT_APPLICABLE, STATE_NOT_AVAILABLE,
                                        STATE_LOW, STATE_LOW_RELIABILITY};
    if (datum->is_set)
        return datum->text;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (str_equal(datum->text, state_symbol(states[i])))
            return state_words(states[i]);
    return STR("no figure");
}

struct str chart_say_datum_queried(struct context *context, const struct datum *datum)
{
    struct str text = chart_say_datum(datum);
    if (!datum->is_set || !datum->queried || !str_ends(text, STR("?")))
        return text;
    return str_format(context->arena, "%.*s, queried", (int)text.len - 1, text.ptr);
}

struct str chart_say_value(struct context *context, const struct figure *figure)
{
    struct str said = words_value(context, figure);
    size_t sign = figure && figure->state == STATE_QUERIED ? str_find(said, STR("?")) : SIZE_MAX;
    if (sign == SIZE_MAX)
        return said;
    return str_format(context->arena, "%.*s%.*s, queried", (int)sign, said.ptr,
                      STR_ARG(str_slice(said, sign + 1, said.len)));
}

struct str chart_say_what(struct context *context, const struct indicator *item, struct period period)
{
    struct arena *arena = context->arena;
    struct str name = words_lower(arena, item->name), when = words_when(context, item, period);
    struct date end = period_end(period);
    const struct str told[] = {STR(" in the year"),
                               str_format(arena, " at %d %.*s", end.day, STR_ARG(month_name(end.month)))};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (str_ends(name, told[i]))
            name.len -= told[i].len;
    return str_format(arena, "%.*s %.*s", STR_ARG(name), STR_ARG(when));
}

size_t chart_count_words(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += s.ptr[i] != ' ' && (i == 0 || s.ptr[i - 1] == ' ') ? 1 : 0;
    return n;
}

/* -- who has no figure, and why */

/* Empty where there is a figure. */
static struct str reason_of(const struct context *context, uint32_t indicator, struct period period,
                            const struct figure *figure)
{
    struct datum datum = datum_of(figure);
    if (datum.is_set)
        return STR_NONE;
    if (!figure || figure->state == STATE_MISSING)
        return words_is_published(context, indicator, period) ? STR("none published")
                                                              : STR("nothing was sent");
    return figure->state == STATE_NOT_CALCULABLE ? STR("cannot be calculated") : chart_say_datum(&datum);
}

/* "The figure of Warwickshire is queried and not counted.": it is drawn, and is not among the lowest. */
static struct str say_queried(struct context *context, uint32_t indicator, struct period period,
                              const uint32_t *las, size_t n_las, struct str said)
{
    struct str *names = ARENA_ARRAY(context->arena, struct str, n_las + 1);
    size_t n = 0;
    for (size_t i = 0; i < n_las; i++)
        if (datum_of(context_figure(context, indicator, las[i], period, STAT_VALUE)).queried)
            names[n++] = context_area_name(context, las[i]);
    if (n == 0)
        return said;
    return str_format(context->arena, "%.*s The %s of %.*s %s queried and not counted.", STR_ARG(said),
                      n == 1 ? "figure" : "figures", STR_ARG(words_list(context->arena, names, n)),
                      n == 1 ? "is" : "are");
}

struct str chart_say_missing(struct context *context, uint32_t indicator, struct period period,
                             const uint32_t *las, size_t n, struct str said)
{
    struct arena *arena = context->arena;
    struct str *why = ARENA_ARRAY(arena, struct str, n + 1), *names = ARENA_ARRAY(arena, struct str, n + 1);
    struct buf out = {0};
    said = say_queried(context, indicator, period, las, n, said);
    for (size_t i = 0; i < n; i++) {
        why[i] = reason_of(context, indicator, period,
                           context_figure(context, indicator, las[i], period, STAT_VALUE));
    }
    for (size_t i = 0; i < n; i++) {
        size_t n_names = 0;
        struct str reason = why[i];
        if (reason.len == 0)
            continue;
        for (size_t k = i; k < n; k++)
            if (str_equal(why[k], reason)) {
                names[n_names++] = context_area_name(context, las[k]);
                why[k] = STR_NONE;
            }
        buf_add_format(&out, "%s%.*s", out.len ? "; " : "",
                       STR_ARG(words_list(context->arena, names, n_names)));
        if (!str_is(reason, "no figure"))
            buf_add_format(&out, " (%.*s)", STR_ARG(reason));
    }
    struct str text =
        out.len ? str_format(arena, "%.*s No figure: %.*s.", STR_ARG(said), STR_ARG(buf_str(&out))) : said;
    buf_close(&out);
    return text;
}

/* -- a series: where it begins and ends, and its extremes on the way */

struct turn { /* indices into the points; SIZE_MAX none */
    size_t first, last, lowest, highest;
    bool has_gap;
};

static struct turn turn_of(const struct datum *points, size_t n)
{
    struct turn turn = {SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, false};
    for (size_t i = 0; i < n; i++) {
        if (!points[i].is_set)
            continue;
        if (turn.first == SIZE_MAX)
            turn.first = turn.lowest = turn.highest = i;
        turn.has_gap = turn.has_gap || (turn.last != SIZE_MAX && i > turn.last + 1);
        turn.last = i;
        if (points[i].value < points[turn.lowest].value)
            turn.lowest = i;
        if (points[i].value > points[turn.highest].value)
            turn.highest = i;
    }
    return turn;
}

/* An extreme at one of the ends is said there. */
static bool is_between(const struct turn *turn, const struct datum *points, size_t i)
{
    return !str_equal(points[i].text, points[turn->first].text) &&
           !str_equal(points[i].text, points[turn->last].text);
}

static struct str say_point(struct context *context, struct str said, const char *before,
                            const struct datum *points, const struct str *periods, size_t i, struct str unit)
{
    return str_format(context->arena, "%.*s%s%.*s%.*s in %.*s", STR_ARG(said), before,
                      STR_ARG(points[i].text), STR_ARG(unit), STR_ARG(periods[i]));
}

struct str chart_say_series(struct context *context, struct str said, struct str name,
                            const struct datum *points, const struct str *periods, size_t n, struct str unit)
{
    struct arena *arena = context->arena;
    struct turn turn = turn_of(points, n);
    if (turn.first == turn.last)
        return said;
    said = str_format(arena, "%.*s%s%.*s", STR_ARG(said), said.len ? " " : "", STR_ARG(name));
    said = say_point(context, said, ": ", points, periods, turn.first, unit);
    said = say_point(context, said, ", ", points, periods, turn.last, unit);
    bool lowest = is_between(&turn, points, turn.lowest), highest = is_between(&turn, points, turn.highest);
    if (lowest)
        said = say_point(context, said, "; lowest ", points, periods, turn.lowest, unit);
    if (highest)
        said = say_point(context, said, lowest ? ", highest " : "; highest ", points, periods, turn.highest,
                         unit);
    return str_format(arena, "%.*s%s.", STR_ARG(said), turn.has_gap ? "; with gaps" : "");
}

/* -- a line and its marks */

/* The last break's place among the events; SIZE_MAX when there is none. */
static size_t last_break(const struct chart_event *events, size_t n_events)
{
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < n_events; i++)
        if (events[i].is_break && (last == SIZE_MAX || events[i].at > events[last].at))
            last = i;
    return last;
}

/* The period that a mark belongs to: a period's place is its last day. */
static size_t period_of_mark(const struct chart_event *event, size_t n)
{
    size_t i = (size_t)event->at;
    return event->at > (double)i && i + 1 < n ? i + 1 : i;
}

struct str chart_say_line(struct context *context, struct str said, struct str name,
                          const struct datum *points, const struct chart_axis *axis, struct str unit)
{
    size_t cut = last_break(axis->events, axis->n_events);
    size_t from = cut == SIZE_MAX ? 0 : period_of_mark(&axis->events[cut], axis->n);
    struct str line =
        chart_say_series(context, said, name, points + from, axis->periods + from, axis->n - from, unit);
    if (from == 0 || line.len > said.len)
        return line;
    struct turn turn = turn_of(points + from, axis->n - from); /* a single point stands after the break */
    if (turn.first == SIZE_MAX)
        return said;
    said = str_format(context->arena, "%.*s%s%.*s", STR_ARG(said), said.len ? " " : "", STR_ARG(name));
    said = say_point(context, said, ": ", points + from, axis->periods + from, turn.first, unit);
    return str_format(context->arena, "%.*s.", STR_ARG(said));
}

struct str chart_say_marks(struct context *context, struct str said, const struct chart_axis *axis)
{
    struct arena *arena = context->arena;
    size_t cut = last_break(axis->events, axis->n_events);
    if (cut != SIZE_MAX)
        said =
            str_format(arena, "%.*s%sNot comparable before %.*s: %.*s.", STR_ARG(said), said.len ? " " : "",
                       STR_ARG(axis->periods[period_of_mark(&axis->events[cut], axis->n)]),
                       STR_ARG(words_lower(arena, axis->events[cut].text)));
    for (size_t i = 0; i < axis->n_events; i++)
        if (!axis->events[i].is_break)
            said = str_format(arena, "%.*s%s%.*s: %.*s.", STR_ARG(said), said.len ? " " : "",
                              STR_ARG(axis->periods[period_of_mark(&axis->events[i], axis->n)]),
                              STR_ARG(words_lower(arena, axis->events[i].text)));
    return said;
}

/* -- where all values are */

static void note_tabled(const struct context *context, const struct node *nodes, bool *is_tabled)
{
    for (const struct node *node = nodes; node; node = node->next) {
        bool all = node->kind == NODE_DATA_TABLES && node->n_indicators == 0;
        for (size_t i = 0; all && i < context->catalogue->n; i++)
            is_tabled[i] = true;
        for (size_t i = 0; node->kind == NODE_DATA_TABLES && i < node->n_indicators; i++)
            is_tabled[node->indicators[i]] = true;
        note_tabled(context, node->children, is_tabled);
    }
}

/* Asked by every chart, so that it is found once. */
static const bool *tabled(const struct context *context)
{
    struct consulted *consulted = context->consulted;
    if (!consulted->is_tabled) {
        consulted->is_tabled = ARENA_ARRAY(context->arena, bool, context->catalogue->n + 1);
        note_tabled(context, context->spec->body, consulted->is_tabled);
    }
    return consulted->is_tabled;
}

/* The chart in hand draws this record: a value of an LA or of the region. */
static bool is_drawn(const struct context *context, const struct figure *figure)
{
    return (figure->statistic == STAT_VALUE || figure->statistic == STAT_REGION) &&
           figure->indicator != INDICATOR_NONE && figure->area != context->country;
}

bool chart_has_table(const struct context *context)
{
    const struct consulted *consulted = context->consulted;
    size_t n_drawn = 0;
    for (size_t i = 0; consulted && i < consulted->n; i++) {
        const struct figure *figure = ledger_at(context->ledger, consulted->figures[i]);
        if (!is_drawn(context, figure))
            continue;
        n_drawn++;
        if (!tabled(context)[figure->indicator])
            return false;
    }
    return n_drawn > 0;
}

struct str chart_say_table(struct context *context, struct str said)
{
    if (chart_has_table(context))
        return str_format(context->arena, "%.*s All values are in the data tables.", STR_ARG(said));
    if (context->spec->attach.figures)
        return str_format(context->arena, "%.*s All values are in the attached file of figures.",
                          STR_ARG(said));
    return said;
}
