/* What an LA said of its figure in its return, or that it said nothing where a return was due. */
#include "report/words_verdict.h"

#include "data/lists.h"
#include "report/late.h"

struct text words_phrase_text(const struct context *context, const struct finding *finding,
                              enum phrase phrase, const char *fallback)
{
    struct text text = {NULL, 0};
    struct str rest = words_phrase(context, phrase, fallback);
    struct wording_piece piece;
    while (wording_next(&rest, &piece)) {
        if (!piece.is_placeholder)
            words_add(context, &text, piece.text);
        else if (piece.placeholder == PLACEHOLDER_DATE)
            words_add(context, &text, date_display(context->arena, context->document->date));
        else
            words_add_placeholder(context, &text, finding, piece.placeholder);
    }
    return text;
}

static bool speaks_of(const struct context *context, const struct comment *comment,
                      const struct finding *finding)
{
    bool same = comment->indicator == finding->indicator ||
                (comment->indicator != INDICATOR_NONE &&
                 comment->indicator == context_indicator(context, finding->indicator)->annual_twin);
    return same && comment->area == finding->area && comment->kind != COMMENT_ANSWER &&
           period_equal(comment->period, finding->period);
}

/* " (Director of children’s services, 12 January 2026)" */
static void add_author(const struct context *context, struct text *text, const struct comment *comment)
{
    struct str who = comment->role;
    if (comment->has_date)
        who = str_format(context->arena, "%.*s%s%.*s", STR_ARG(who), who.len ? ", " : "",
                         STR_ARG(date_display(context->arena, comment->date)));
    if (who.len)
        words_add(context, text, str_format(context->arena, " (%.*s)", STR_ARG(who)));
}

/* Words of two people, or of two days, each have their own name behind them. */
static bool is_same_author(const struct comment *a, const struct comment *b)
{
    return str_equal(a->role, b->role) && a->has_date == b->has_date &&
           (!a->has_date || date_compare(a->date, b->date) == 0);
}

struct text words_comment(const struct context *context, const struct finding *finding, bool is_expected)
{
    const struct lists *lists = context->inputs->lists;
    struct text text = {NULL, 0};
    if (!lists || lists->n_comments == 0 || context->spec->edition == EDITION_PUBLIC)
        return text;
    const struct comment *last = NULL;
    for (size_t i = 0; i < lists->n_comments; i++) {
        const struct comment *comment = &lists->comments[i];
        if (!speaks_of(context, comment, finding))
            continue;
        if (!last)
            text = words_phrase_text(context, finding, PHRASE_COMMENT, "{la} says:");
        else if (!is_same_author(last, comment))
            add_author(context, &text, last);
        words_add(context, &text, STR(" "));
        words_add(context, &text, comment->text);
        last = comment;
    }
    if (last)
        add_author(context, &text, last);
    else if (is_expected && late_is_returned(context, finding->period))
        text = words_phrase_text(context, finding, PHRASE_NO_RESPONSE, "No response received by {date}.");
    return text;
}

/* The return that the pending figure came with: the last of them. */
static const struct la_return *pending_return(const struct lists *lists, const struct finding *finding)
{
    const struct la_return *found = NULL;
    for (size_t i = 0; i < lists->n_past; i++) {
        const struct past_observation *past = &lists->past[i];
        if (past->indicator == finding->indicator && past->area == finding->area &&
            period_equal(past->period, finding->period) && past_is_pending(lists, past))
            found = &lists->returns[past->la_return];
    }
    return found;
}

/* " With it the change would be −0.9 percentage points, too small to be listed here." of an entry that the
 * newer figure would take away. */
static void add_pending_effect(const struct context *context, struct text *text,
                               const struct finding *finding)
{
    const struct figure *then = context_detail(context, finding->indicator, UINT32_MAX, finding->area,
                                               finding->period, STAT_DIP, STR("not-signed-off"));
    const struct figure *change = context_count(context, finding->indicator, UINT32_MAX, finding->area,
                                                finding->period, "not-signed-off-change");
    if (finding->verdict->statistic != STAT_DIP || !then || !change || then->word != WORD_NONE)
        return;
    words_add(context, text, STR(" With it the change would be "));
    words_add_figure(context, text, change, words_signed_difference(context, change), EMPHASIS_NONE);
    words_add(context, text, STR(", too small to be listed here."));
}

struct text words_pending(const struct context *context, const struct finding *finding)
{
    struct text text = {NULL, 0};
    const struct lists *lists = context->inputs->lists;
    const struct figure *newer = context_count(context, finding->indicator, UINT32_MAX, finding->area,
                                               finding->period, "not-signed-off");
    const struct la_return *came = lists && newer ? pending_return(lists, finding) : NULL;
    if (!came || !figure_is_number(newer) || context->spec->edition == EDITION_PUBLIC)
        return text;
    words_add(context, &text,
              str_format(context->arena, "%.*s sent a newer figure on %.*s that is not signed off: ",
                         STR_ARG(context_area_name(context, finding->area)),
                         STR_ARG(date_display(context->arena, came->received))));
    words_add_figure(context, &text, newer, words_short(context, newer), EMPHASIS_NONE);
    words_add(context, &text, STR("."));
    add_pending_effect(context, &text, finding);
    return text;
}

struct text words_late(const struct context *context, const struct finding *finding)
{
    struct text text = {NULL, 0};
    struct period missing = late_in_year(context, finding->indicator, finding->area);
    if (!period_is(missing))
        return text;
    bool is_late = late_is(context, finding->area, missing, NULL);
    words_add(context, &text,
              str_format(context->arena, "%s %.*s, so this is the last published figure.",
                         is_late ? "Its return has not come for" : "It sent no figure for",
                         STR_ARG(period_display(context->arena, missing))));
    return text;
}
