/* Screening across indicators: two that count the same, a part above its whole, flows that do not make up the
 * change in a stock; and names that contradict the catalogue's polarity. Siblings are known by their names.
 */
#include "analysis/screen_parts.h"

#include <math.h>
#include <string.h>

#define MOST_WORDS 24
#define SIBLING_LEAST 5 /* a zero beside so many is asked about */
#define FLOW_SHARE 0.1  /* of the stock, that flows and stock may lie apart */
#define FLOW_LEAST 20

/* A name's telling words, lower case, plain singular, each once and in order of the alphabet. */
struct words {
    struct str items[MOST_WORDS];
    size_t n;
};

static bool is_one_of(struct str word, const char *const *list)
{
    for (size_t i = 0; list[i]; i++)
        if (str_is(word, list[i]))
            return true;
    return false;
}

/* Words that say how it is counted, and small words. */
static const char *const silent[] = {
    "headcount", "number", "rate",    "full-time", "equivalent", "fte",       "count", "in", "the",
    "of",        "a",      "an",      "and",       "at",         "on",        "to",    "be", "for",
    "who",       "year",   "quarter", "end",       "march",      "september", "31",    "30", "with",
    "being",     "are",    "child",   "children",  "’",          NULL};
static const char *const starting[] = {"start", "started", "starting", "begun", "beginning", NULL};
static const char *const ending[] = {"end",     "ended", "ending",  "cease", "ceased",
                                     "ceasing", "left",  "leaving", NULL};

static void word_add(struct words *words, struct str word)
{
    if (word.len > 3 && word.ptr[word.len - 1] == 's' && word.ptr[word.len - 2] != 's')
        word.len--;
    size_t at = 0;
    while (at < words->n && str_compare(words->items[at], word) < 0)
        at++;
    if (word.len == 0 || words->n == MOST_WORDS || (at < words->n && str_equal(words->items[at], word)))
        return;
    memmove(&words->items[at + 1], &words->items[at], (words->n - at) * sizeof *words->items);
    words->items[at] = word;
    words->n++;
}

static bool is_separator(char c)
{
    return c == ' ' || c == ',' || c == '(' || c == ')' || c == ':' || c == '.' || c == '/';
}

enum flow { FLOW_NONE, FLOW_START, FLOW_END };

static struct words words_of(struct str name, struct arena *arena, enum flow *flow)
{
    struct words words = {.n = 0};
    struct str folded = area_fold(arena, name);
    *flow = FLOW_NONE;
    for (size_t from = 0; from < folded.len;) {
        size_t to = from;
        while (to < folded.len && !is_separator(folded.ptr[to]))
            to++;
        struct str word = str_slice(folded, from, to);
        from = to + 1;
        struct str single = word;
        if (single.len > 3 && single.ptr[single.len - 1] == 's')
            single.len--;
        if (is_one_of(word, starting))
            *flow = FLOW_START;
        else if (is_one_of(word, ending) && !is_one_of(word, silent))
            *flow = FLOW_END;
        else if (from > folded.len && words.n > 0 && (str_is(word, "in") || str_is(word, "out"))) /* last */
            *flow = str_is(word, "in") ? FLOW_START : FLOW_END;
        else if (!is_one_of(word, silent) && !is_one_of(single, silent))
            word_add(&words, word);
    }
    return words;
}

static bool words_equal(const struct words *a, const struct words *b)
{
    if (a->n != b->n || a->n == 0)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (!str_equal(a->items[i], b->items[i]))
            return false;
    return true;
}

/* -- indicators as siblings */

struct sibling {
    struct screened screened;
    struct words words;
    enum flow flow;
    size_t latest; /* SIZE_MAX: none */
};

/* The number of people or cases behind a figure: a count's value, else the numerator. */
static bool number_of(const struct sibling *sibling, size_t period, uint32_t area, double *number)
{
    const struct series *series = sibling->screened.series;
    size_t cell = reach_cell(series, period, area);
    double value;
    if (!screened_value(&sibling->screened, period, area, &value))
        return false;
    bool is_count = sibling->screened.indicator->measure == MEASURE_COUNT;
    *number = is_count ? value : series->numerator[cell];
    return is_count || (series->has[cell] & HAS_NUMERATOR);
}

static struct sibling sibling_build(struct screen *screen, uint32_t index)
{
    const struct indicator *indicator = &screen->dataset->catalogue->items[index];
    struct sibling sibling = {.screened = {.screen = screen,
                                           .index = index,
                                           .indicator = indicator,
                                           .series = &screen->dataset->series[index]},
                              .latest = SIZE_MAX};
    sibling.words = words_of(indicator->name, screen->scratch, &sibling.flow);
    struct period latest = dataset_latest(screen->dataset, index, spec_limit(screen->spec, indicator));
    if (period_is(latest))
        sibling.latest = series_find_period(sibling.screened.series, latest);
    return sibling;
}

static struct period latest_of(const struct sibling *sibling)
{
    return sibling->screened.series->periods[sibling->latest];
}

/* As a reader knows it: what is asked stands on the page too. */
static struct str name_of(const struct sibling *sibling)
{
    const struct indicator *indicator = sibling->screened.indicator;
    return indicator->short_name.len ? indicator->short_name : indicator->id;
}

/* Nought where another count of the same has some: full-time equivalents 0 beside a headcount of 11. */
static void zero_beside(const struct sibling *zero, const struct sibling *other)
{
    const struct screen *screen = zero->screened.screen;
    size_t beside = series_find_period(other->screened.series, latest_of(zero));
    if (beside == SIZE_MAX || zero->screened.indicator->basis != other->screened.indicator->basis)
        return;
    for (size_t i = 0; i < screen->spec->n_las; i++) {
        uint32_t area = screen->spec->las[i];
        double value, number, count;
        bool nought = screened_value(&zero->screened, zero->latest, area, &value) && value == 0;
        if (number_of(zero, zero->latest, area, &number))
            nought = nought && number == 0;
        if (!nought || !number_of(other, beside, area, &count) || count < SIBLING_LEAST)
            continue;
        screen_add(
            &zero->screened, zero->latest, area,
            (struct finding_text){QUERY_SEVERE, "sibling-contradicts", STR("the value is 0"),
                                  screen_text(screen, "more than 0: %.*s is %.*s", STR_ARG(name_of(other)),
                                              STR_ARG(screen_number(screen, count))),
                                  STR("ask which of the two is right")});
    }
}

/* -- flows and stock */

static bool flow_apart(const struct sibling *starts, const struct sibling *ends, const struct sibling *stock,
                       uint32_t area, double numbers[4])
{
    struct period now = latest_of(stock);
    size_t before = series_find_period(stock->screened.series, period_previous(now));
    size_t in = series_find_period(starts->screened.series, now);
    size_t out = series_find_period(ends->screened.series, now);
    if (before == SIZE_MAX || in == SIZE_MAX || out == SIZE_MAX ||
        !number_of(starts, in, area, &numbers[0]) || !number_of(ends, out, area, &numbers[1]) ||
        !number_of(stock, stock->latest, area, &numbers[2]) || !number_of(stock, before, area, &numbers[3]))
        return false;
    double apart = (numbers[2] - numbers[3]) - (numbers[0] - numbers[1]);
    return fabs(apart) > fmax(FLOW_LEAST, FLOW_SHARE * numbers[3]);
}

static void flow_check(const struct sibling *starts, const struct sibling *ends, const struct sibling *stock)
{
    const struct screen *screen = stock->screened.screen;
    for (size_t i = 0; i < screen->spec->n_las; i++) {
        double n[4];
        if (!flow_apart(starts, ends, stock, screen->spec->las[i], n))
            continue;
        screen_add(&stock->screened, stock->latest, screen->spec->las[i],
                   (struct finding_text){QUERY_WARNING, "flow-disagrees",
                                         screen_text(screen, "the number went from %.*s to %.*s",
                                                     STR_ARG(screen_number(screen, n[3])),
                                                     STR_ARG(screen_number(screen, n[2]))),
                                         screen_text(screen, "a change of %.*s: %.*s came and %.*s went",
                                                     STR_ARG(screen_number(screen, n[0] - n[1])),
                                                     STR_ARG(screen_number(screen, n[0])),
                                                     STR_ARG(screen_number(screen, n[1]))),
                                         STR("check starts, ends and the count at the end")});
    }
}

static void flows_check(const struct sibling *all, size_t n, const struct sibling *stock)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n && all[i].flow == FLOW_START; k++)
            if (all[k].flow == FLOW_END && all[i].latest != SIZE_MAX && all[k].latest != SIZE_MAX &&
                all[i].screened.indicator->measure == MEASURE_COUNT &&
                all[k].screened.indicator->measure == MEASURE_COUNT &&
                words_equal(&all[i].words, &all[k].words) && words_equal(&all[i].words, &stock->words))
                flow_check(&all[i], &all[k], stock);
}

/* -- a part above its whole */

/* Telling words of a part and of the whole that it belongs to. */
static const struct {
    const char *part[3], *whole[3];
} wholes[] = {{{"protection", "plan", NULL}, {"need", NULL, NULL}}};

static bool says_all(const struct words *words, const char *const *wanted)
{
    for (size_t i = 0; wanted[i]; i++) {
        bool found = false;
        for (size_t k = 0; k < words->n; k++)
            found = found || str_is(words->items[k], wanted[i]);
        if (!found)
            return false;
    }
    return true;
}

static bool is_stock_number(const struct sibling *sibling)
{
    enum measure measure = sibling->screened.indicator->measure;
    return sibling->screened.indicator->basis == BASIS_SNAPSHOT && sibling->flow == FLOW_NONE &&
           (measure == MEASURE_COUNT || measure == MEASURE_RATE);
}

static void part_check(const struct sibling *part, const struct sibling *whole)
{
    const struct screen *screen = part->screened.screen;
    size_t beside = series_find_period(whole->screened.series, latest_of(part));
    for (size_t i = 0; beside != SIZE_MAX && i < screen->spec->n_las; i++) {
        double own, all;
        uint32_t area = screen->spec->las[i];
        if (!number_of(part, part->latest, area, &own) || !number_of(whole, beside, area, &all) || own <= all)
            continue;
        screen_add(&part->screened, part->latest, area,
                   (struct finding_text){
                       QUERY_SEVERE, "part-above-whole",
                       screen_text(screen, "the number is %.*s", STR_ARG(screen_number(screen, own))),
                       screen_text(screen, "no more than the %.*s of %.*s",
                                   STR_ARG(screen_number(screen, all)), STR_ARG(name_of(whole))),
                       STR("ask which of the two is right")});
    }
}

void screen_siblings(struct screen *screen)
{
    size_t n = screen->dataset->catalogue->n;
    struct sibling *all = ARENA_ARRAY(screen->scratch, struct sibling, n);
    for (uint32_t i = 0; i < n; i++)
        all[i] = sibling_build(screen, i);
    for (size_t i = 0; i < n; i++) {
        if (all[i].latest == SIZE_MAX)
            continue;
        for (size_t k = 0; k < n; k++) {
            if (k == i || all[k].latest == SIZE_MAX)
                continue;
            if (all[i].flow == all[k].flow && words_equal(&all[i].words, &all[k].words))
                zero_beside(&all[i], &all[k]);
            for (size_t w = 0; w < sizeof wholes / sizeof wholes[0]; w++)
                if (is_stock_number(&all[i]) && is_stock_number(&all[k]) &&
                    says_all(&all[i].words, wholes[w].part) && says_all(&all[k].words, wholes[w].whole))
                    part_check(&all[i], &all[k]);
        }
        if (is_stock_number(&all[i]))
            flows_check(all, n, &all[i]);
    }
}

/* -- the catalogue */

/* In the order in which they are looked for: "unsuitable" before "suitable". */
static const struct {
    const char *part;
    enum polarity polarity;
} telling[] = {
    {"not in education", POLARITY_LOW}, {"not known", POLARITY_LOW},  {"unsuitable", POLARITY_LOW},
    {"overdue", POLARITY_LOW},          {"vacanc", POLARITY_LOW},     {"turnover", POLARITY_LOW},
    {"agency", POLARITY_LOW},           {"absen", POLARITY_LOW},      {"exclusion", POLARITY_LOW},
    {"re-referral", POLARITY_LOW},      {"repeat", POLARITY_LOW},     {"second or subsequent", POLARITY_LOW},
    {"missing from", POLARITY_LOW},     {"in touch", POLARITY_HIGH},  {"on time", POLARITY_HIGH},
    {"up to date", POLARITY_HIGH},      {"suitable", POLARITY_HIGH},  {"in education", POLARITY_HIGH},
    {"within 20 weeks", POLARITY_HIGH}, {"within 45", POLARITY_HIGH},
};

/* What the name says is good: its first telling part, turned about by a "not" before it ("not in suitable
 * accommodation"). POLARITY_NONE when it says nothing. *part is that part, with its "not". */
static enum polarity polarity_said(struct arena *scratch, struct str name, struct str *part)
{
    size_t n = sizeof telling / sizeof telling[0];
    for (size_t i = 0; i < n; i++) {
        size_t at = str_find(name, str_of(telling[i].part));
        if (at == SIZE_MAX)
            continue;
        *part = str_of(telling[i].part);
        enum polarity polarity = telling[i].polarity;
        size_t no = str_find(str_slice(name, 0, at), STR("not "));
        if (polarity != POLARITY_HIGH || no == SIZE_MAX || (no > 0 && name.ptr[no - 1] != ' '))
            return polarity;
        *part = str_copy(scratch, str_slice(name, no, at + part->len));
        return POLARITY_LOW;
    }
    return POLARITY_NONE;
}

/* In lower case; "up-to-date" as "up to date". */
static struct str name_folded(struct arena *scratch, struct str name)
{
    struct str folded = area_fold(scratch, name);
    size_t at = str_find(folded, STR("up-to-date"));
    if (at == SIZE_MAX)
        return folded;
    return str_format(scratch, "%.*sup to date%.*s", (int)at, folded.ptr,
                      STR_ARG(str_slice(folded, at + strlen("up-to-date"), folded.len)));
}

void screen_catalogue(struct screen *screen)
{
    const struct catalogue *catalogue = screen->dataset->catalogue;
    for (uint32_t i = 0; i < catalogue->n; i++) {
        const struct indicator *indicator = &catalogue->items[i];
        struct str part = STR_NONE;
        enum polarity said =
            polarity_said(screen->scratch, name_folded(screen->scratch, indicator->name), &part);
        if (said == POLARITY_NONE || indicator->polarity == POLARITY_NONE || indicator->polarity == said)
            continue;
        struct place place = place_line(catalogue->file, indicator->line, 0);
        place.field = STR("polarity");
        screen_add_other(
            screen,
            (struct query){.severity = QUERY_WARNING,
                           .code = "polarity-contradicts",
                           .indicator = i,
                           .area = AREA_NONE,
                           .place = place,
                           .found = screen_text(screen,
                                                "%.*s is good by the catalogue, and the name says \"%.*s\"",
                                                STR_ARG(polarity_name(indicator->polarity)), STR_ARG(part)),
                           .expected = screen_text(screen, "%.*s to be good", STR_ARG(polarity_name(said))),
                           .to_do = STR("correct the polarity, or the name")});
    }
}
