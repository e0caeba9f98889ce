/* The level of a dip or improvement as a mark: fill pattern and word, never colour alone. */
#include "report/charts.h"

struct chart *chart_build_level(struct context *context, const struct figure *verdict)
{
    context_begin_chart(context);
    context_consult(context, verdict);
    struct chart *chart = ARENA_NEW(context->arena, struct chart);
    chart->kind = CHART_ICON;
    struct icon_chart *icon = &chart->of.icon;
    icon->icon = verdict->word == WORD_SUSTAINED                                    ? ICON_LEVEL_SUSTAINED
                 : verdict->word == WORD_DIPPING || verdict->word == WORD_IMPROVING ? ICON_LEVEL_DIPPING
                                                                                    : ICON_LEVEL_WATCH;
    icon->tone = verdict->statistic == STAT_IMPROVEMENT ? TONE_GOOD : TONE_BAD;
    chart->alt = str_format(context->arena, "Level: %.*s.", STR_ARG(word_words(verdict->word)));
    context_add_chart(context, chart);
    return chart;
}
