/* Findings in headings, titles and alternative text: they name an LA only where a verdict record does. */
#include "report/words_verdict.h"

#define MOST_NAMES 3

struct named_las {
    uint32_t *items;
    size_t n, capacity;
};

/* One indicator's LAs that have this word. */
static struct named_las with_word(const struct context *context, uint32_t indicator, struct period period,
                                  const uint32_t *las, size_t n, enum statistic statistic, enum word word)
{
    struct named_las found = {0}; /* most words are nobody's */
    for (size_t i = 0; i < n; i++) {
        uint32_t la = las[i];
        const struct figure *verdict = context_figure(context, indicator, la, period, statistic);
        if (!verdict || verdict->state != STATE_VALUE || verdict->word != word)
            continue;
        ARENA_RESERVE(context->arena, found.items, found.n, found.capacity);
        found.items[found.n++] = la;
    }
    return found;
}

static struct str las_named(const struct context *context, const struct named_las *las, size_t most)
{
    size_t n = las->n > most ? most : las->n;
    struct str *names = ARENA_ARRAY(context->arena, struct str, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = context_area_name(context, las->items[i]);
    if (las->n > most)
        names[n++] = STR("others");
    return words_list(context->arena, names, n);
}

struct str words_areas(const struct context *context, const struct findings *findings, size_t most)
{
    struct named_las las = {ARENA_ARRAY(context->arena, uint32_t, findings->n), findings->n, findings->n};
    for (size_t i = 0; i < findings->n; i++)
        las.items[i] = findings->items[i].area;
    return las_named(context, &las, most);
}

/* What the words of dips, improvements and movements are called in a heading, most serious first. A dip may
 * be a figure that rose, so it is called by what it means. */
static const struct {
    enum statistic statistic;
    enum word word;
    const char *one, *many; /* before "in A", "in A and B" */
} named[] = {
    {STAT_DIP, WORD_SUSTAINED, "sustained worsening", "sustained worsening"},
    {STAT_DIP, WORD_DIPPING, "confirmed worsening", "confirmed worsening"},
    {STAT_IMPROVEMENT, WORD_SUSTAINED, "sustained improvement", "sustained improvements"},
    {STAT_IMPROVEMENT, WORD_IMPROVING, "confirmed improvement", "confirmed improvements"},
    {STAT_MOVEMENT, WORD_UP, "notable rise", "notable rises"},
    {STAT_MOVEMENT, WORD_DOWN, "notable fall", "notable falls"},
};
#define N_NAMED (sizeof named / sizeof *named)

struct str words_notable(const struct context *context, uint32_t indicator, struct period period,
                         const uint32_t *las, size_t n)
{
    struct str said = STR("");
    for (size_t i = 0; i < N_NAMED; i++) {
        struct named_las found =
            with_word(context, indicator, period, las, n, named[i].statistic, named[i].word);
        if (found.n == 0)
            continue;
        struct str what = words_capital(context->arena, str_of(found.n == 1 ? named[i].one : named[i].many));
        said = str_format(context->arena, "%.*s%s%.*s in %.*s.", STR_ARG(said), said.len ? " " : "",
                          STR_ARG(what), STR_ARG(las_named(context, &found, found.n)));
    }
    return said;
}

static struct str region_part(const struct context *context, uint32_t indicator, struct period period)
{
    const struct figure *change =
        context_figure(context, indicator, context->spec->region, period, STAT_CHANGE);
    if (!change || !figure_is_number(change) || !words_matters(change))
        return STR("");
    switch (words_tone(context, change)) {
    case TONE_GOOD: return STR("better in the region");
    case TONE_BAD: return STR("worse in the region");
    case TONE_NEUTRAL: break;
    }
    return change->value > 0 ? STR("up in the region") : STR("down in the region");
}

/* A heading that names only who does better would hide who does worse, even where that is no more than watch,
 * whom no heading names. */
static bool is_one_sided(const struct context *context, uint32_t indicator, struct period period,
                         enum statistic statistic)
{
    return statistic == STAT_IMPROVEMENT && with_word(context, indicator, period, context->spec->las,
                                                      context->spec->n_las, STAT_DIP, WORD_WATCH)
                                                    .n > 0;
}

static struct str area_part(const struct context *context, uint32_t indicator, struct period period)
{
    for (size_t i = 0; i < N_NAMED; i++) {
        if (is_one_sided(context, indicator, period, named[i].statistic))
            continue;
        struct named_las found = with_word(context, indicator, period, context->spec->las,
                                           context->spec->n_las, named[i].statistic, named[i].word);
        if (found.n > 0)
            return str_format(context->arena, "%s in %.*s", found.n == 1 ? named[i].one : named[i].many,
                              STR_ARG(las_named(context, &found, MOST_NAMES)));
    }
    return STR("");
}

struct str words_heading(const struct context *context, uint32_t indicator, struct period period)
{
    struct str name = context_indicator(context, indicator)->short_name;
    struct str region = region_part(context, indicator, period);
    struct str areas = area_part(context, indicator, period);
    if (region.len + areas.len == 0)
        return name;
    return str_format(context->arena, "%.*s: %.*s%s%.*s", STR_ARG(name), STR_ARG(region),
                      region.len && areas.len ? ", " : "", STR_ARG(areas));
}

/* What the marks of a control chart are called. */
static const struct {
    enum word word;
    const char *text;
} control_words[] = {
    {WORD_IMPROVEMENT, "unusual change for the better"},
    {WORD_CONCERN, "unusual change for the worse"},
    {WORD_NEUTRAL_HIGH, "unusually high"},
    {WORD_NEUTRAL_LOW, "unusually low"},
    {WORD_COMMON_CAUSE, "usual variation"},
    {WORD_MEETS, "the target is consistently met"},
    {WORD_FAILS, "the target is consistently missed"},
    {WORD_HIT_AND_MISS, "the target is sometimes met and sometimes missed"},
};

struct str words_control(const struct figure *mark)
{
    for (size_t i = 0; mark && i < sizeof control_words / sizeof *control_words; i++)
        if (mark->word == control_words[i].word)
            return str_of(control_words[i].text);
    return STR("");
}
