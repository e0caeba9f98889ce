/* The methods appendix: every rule that the paper uses, in plain words with the numbers of its settings. */
#include "report/sections.h"

#include "base/number.h"

struct appendix {
    struct context *context;
    const struct settings *settings;
    struct block **out;
};

/* A paragraph that begins with what it is about. */
static void say(const struct appendix *appendix, const char *about, struct str words)
{
    struct run lead = run_strong(str_format(appendix->context->arena, "%s.", about));
    struct text text = {NULL, 0};
    text = text_join(appendix->context->arena, text, (struct text){&lead, 1});
    words_add(appendix->context, &text, str_format(appendix->context->arena, " %.*s", STR_ARG(words)));
    section_paragraph(appendix->context, appendix->out, text, PARAGRAPH_BODY);
}

static struct str in_words(const struct appendix *appendix, double value)
{
    return number_words(appendix->context->arena, (unsigned long)value);
}

/* -- what the figures are */

static bool has_annualised(const struct context *context)
{
    for (size_t i = 0; i < context->catalogue->n; i++)
        if (context->catalogue->items[i].annualise)
            return true;
    return false;
}

static void say_figures(const struct appendix *appendix)
{
    say(appendix, "Regional figure",
        STR("The published one, where there is one. Otherwise the sum of the local authorities’ counts "
            "divided "
            "by the sum of their denominators; where a return is missing it is made of those that came, and "
            "says of how many. A mean of local authorities’ percentages is never called the regional "
            "figure."));
    say(appendix, "Change",
        STR("Always against a year before: the same quarter last year for a quarter, a stock on a day or the "
            "year to date; four quarters before for the 12\xc2\xa0months to a day, since neighbouring "
            "quarters "
            "share nine of those months; the year before for a year. Where a local authority lacks a figure "
            "in "
            "one of the two, the region’s change is made of those that have both. Nothing is compared across "
            "a "
            "break in a series."));
    if (has_annualised(appendix->context))
        say(appendix, "Annualised",
            STR("A quarter’s rate is multiplied by four, so that it can stand beside a year’s, and says "
                "so."));
    say(appendix, "Published figures",
        STR("England, statistical neighbours, rank and band of a quarterly indicator are those of its last "
            "published annual figure, with its period. No figure is subtracted from one of another period."));
    say(appendix, "Rounding",
        STR("Half away from zero at the indicator’s own decimals, once, when shown; every comparison uses "
            "the "
            "unrounded figures. A publisher’s own rounding is kept. A change may differ by one in the last "
            "place from that of the figures shown."));
}

/* -- comparisons */

static void say_comparisons(const struct appendix *appendix)
{
    struct arena *arena = appendix->context->arena;
    struct str verdicts = words_confidence(appendix->context, appendix->settings->verdict_confidence);
    say(appendix, "Intervals",
        str_format(
            arena,
            "Where the counts are known, a share has its Wilson score interval and a rate Byar’s, below "
            "ten events exact Poisson limits. Charts draw it at %.*s; verdicts use %.*s. The interval of "
            "a change comes from those of its two figures (MOVER; for shares Newcombe’s hybrid score). "
            "Figures published without counts have none: their verdicts rest on the least change alone.",
            STR_ARG(words_confidence(appendix->context, appendix->settings->drawn_confidence)),
            STR_ARG(verdicts)));
    say(appendix, "Better, similar, worse",
        str_format(arena,
                   "A figure is better or worse than England’s when its %.*s interval excludes that and the "
                   "difference reaches the least change that matters; else it is similar. Each indicator’s "
                   "least change, and which way is good, stand in the definitions. Where neither way is good "
                   "the words are higher and lower. A change on a year before of half its least change or "
                   "more is told as one that falls short of it, a smaller one as similar.",
                   STR_ARG(verdicts)));
    struct str model = appendix->context->spec->lists[LIST_NEIGHBOURS].model;
    say(appendix, "Statistical neighbours",
        str_format(
            arena,
            "The ten local authorities that the published model%s%.*s names. Their figure is the plain "
            "mean of those with one in the same period, at least %.*s, and says of how many. A region "
            "has none: it is held against England and the other regions.",
            model.len ? " of " : "", STR_ARG(model),
            STR_ARG(in_words(appendix, appendix->settings->minimum))));
    say(appendix, "Rank and band",
        str_format(
            arena,
            "Among all English local authorities with a figure of the same period; rank 1 is the best, "
            "ties share the better place. Band A is the best fourth and D the worst; fewer than %.*s "
            "figures make no band.",
            STR_ARG(in_words(appendix, appendix->settings->band_values))));
}

/* -- courses through time */

static void say_courses(const struct appendix *appendix)
{
    const struct settings *settings = appendix->settings;
    struct arena *arena = appendix->context->arena;
    say(appendix, "Trend",
        STR("Of the five latest annual figures with counts: a weighted straight line, when its slope differs "
            "from none at 99.8% and keeps its sign whichever one year is left out."));
    struct str first = STR_NONE;
    if (settings->limits_from_first > 0)
        first = str_format(arena, ", which rest on the first %.*s points of the line or after the break",
                           STR_ARG(words_setting(appendix->context, settings->limits_from_first)));
    say(appendix, "Control charts",
        str_format(
            arena,
            "The mean, and limits 2.66 average moving ranges either side of it (XmR)%s. A point is "
            "flagged outside a limit, in seven points that go one way, as one of two in three near the "
            "same limit, or in seven on one side of the mean. A break begins new limits%.*s; under %.*s "
            "points they are on trial. A target beyond the limits is consistently met or missed.",
            settings->screen_outliers > 0 ? ", outlying ranges left out once" : "", STR_ARG(first),
            STR_ARG(words_setting(appendix->context, settings->trial_points))));
}

/* -- lists */

static void say_dips(const struct appendix *appendix)
{
    const struct settings *settings = appendix->settings;
    struct arena *arena = appendix->context->arena;
    say(appendix, "Local authorities to watch",
        str_format(
            arena,
            "One rule for every local authority and every indicator with a good side. Watch: the change is "
            "for "
            "the worse, reaches the least change that matters and, where counts are known, is worth at least "
            "%.*s children. Dipping: and chance does not explain it (its %.*s interval lies wholly above or "
            "wholly "
            "below zero), or the control chart shows "
            "concern at the latest point, or the comparison before was for the worse by the least change "
            "too. "
            "Sustained: and there is an adverse trend, or three such comparisons running. A denominator "
            "under "
            "%.*s stays at watch. Without counts nothing can be tested, and the entry says so.",
            STR_ARG(in_words(appendix, settings->least_children)),
            STR_ARG(words_confidence(appendix->context, settings->verdict_confidence)),
            STR_ARG(words_setting(appendix->context, settings->small_denominator))));
    say(appendix, "Their order",
        str_format(
            arena,
            "Sustained before dipping, then the largest against the least change that matters; at most "
            "%.*s entries unless the list says fewer, the rest in a table. An indicator and its "
            "published twin are one entry, the newer figure’s. “And behind” means band D, or worse than "
            "statistical neighbours by the least change; “from strong” means band A.",
            STR_ARG(words_setting(appendix->context, settings->most_dips))));
    say(appendix, "Improvements", STR("The same rule, mirrored."));
}

static void say_lists(const struct appendix *appendix)
{
    const struct settings *settings = appendix->settings;
    struct arena *arena = appendix->context->arena;
    say(appendix, "Persistently behind",
        str_format(
            arena,
            "In band D, or worse than statistical neighbours by the least change that matters, in each "
            "of the last %.*s annual periods. To be behind is not to slip: it is a list of its own.",
            STR_ARG(in_words(appendix, settings->low_periods))));
    say(appendix, "Notable movements",
        str_format(
            arena,
            "Of indicators where neither way is good: a change that reaches the least change and that "
            "chance does not explain (at %.*s). A funnel shows how far a figure may lie from the reference "
            "by chance at the local authority’s own size.",
            STR_ARG(words_confidence(appendix->context, settings->verdict_confidence))));
    say(appendix, "Themes", section_theme_rule(appendix->context));
}

static void say_data(const struct appendix *appendix)
{
    say(appendix, "Screening",
        appendix->settings->queried == QUERIED_EXCLUDE
            ? STR("Every figure is held against its counts, its own past, other local authorities, its "
                  "siblings "
                  "and its sums before anything is worked out. A severe question makes it queried until the "
                  "local authority answers or sends a newer return: it is shown with a question mark and is "
                  "in "
                  "no band, total, theme or good news.")
            : STR("Every figure is held against its counts, its own past, other local authorities, its "
                  "siblings "
                  "and its sums. What is asked is reported and changes no figure."));
}

static void add_settings(const struct appendix *appendix)
{
    struct context *context = appendix->context;
    size_t n = 0;
    const struct setting *settings = settings_table(&n);
    struct list list = {.items = ARENA_ARRAY(context->arena, struct text, n)};
    for (size_t i = 0; i < n; i++) {
        double value = settings_read(appendix->settings, &settings[i]);
        if (value != settings[i].fallback)
            list.items[list.n_items++] =
                text_of(context->arena, "%s: %.*s instead of %.*s (%s).", settings[i].name,
                        STR_ARG(words_setting(appendix->context, value)),
                        STR_ARG(words_setting(appendix->context, settings[i].fallback)), settings[i].meaning);
    }
    say(appendix, "Version",
        str_format(context->arena, "%.*s. %s",
                   STR_ARG(words_capital(context->arena, context->inputs->rules_version)),
                   list.n_items ? "These settings differ from the rules’ own:"
                                : "All settings are the rules’ own."));
    if (list.n_items)
        block_add(context->arena, appendix->out, BLOCK_LIST)->of.list = list;
}

void section_methods(struct context *context, const struct node *node, struct block **out)
{
    (void)node;
    struct appendix appendix = {context, &context->spec->settings, out};
    say_figures(&appendix);
    say_comparisons(&appendix);
    say_courses(&appendix);
    say_dips(&appendix);
    say_lists(&appendix);
    say_data(&appendix);
    add_settings(&appendix);
}
