/* Local authorities to watch, and their mirror, improvements: the main list as entries, the rest as a table.
 */
#include "report/sections.h"
#include "report/words_verdict.h"

/* What differs between the two lists. */
struct list_words {
    enum statistic statistic;
    enum wording_direction direction;
    const char *counts[3]; /* details of the paper's counts: highest level first */
    const char *levels[3]; /* "sustained", "dipping", "watch" */
    const char *rule;      /* one sentence about the rule */
    int least;             /* lowest level that the table of the rest lists; lower ones are counted */
    const char *rest[3];   /* captions of the table: of both levels, of the higher only, of watch only */
    const char *nothing;   /* where the list is empty */
};

static const struct list_words dips = {STAT_DIP,
                                       DIRECTION_FALLING,
                                       {"dip-sustained", "dip-dipping", "dip-watch"},
                                       {"sustained", "dipping", "to watch"},
                                       "Watch: the change for the worse is large enough to matter. Dipping: "
                                       "there is evidence besides. Sustained: it has lasted.",
                                       1,
                                       {"Also dipping or to watch", "Also dipping", "Also to watch"},
                                       "By the rule, no local authority is dipping or to watch."};

static const struct list_words improvements = {
    STAT_IMPROVEMENT,
    DIRECTION_IMPROVING,
    {"improvement-sustained", "improvement-improving", "improvement-watch"},
    {"sustained", "improving", "to watch"},
    "The rule for local authorities to watch, mirrored. Watch: the change for the better is large enough to "
    "matter. Improving: there is evidence besides. Sustained: it has lasted.",
    2,
    {"Also improving or to watch", "Also improving", "Also to watch"},
    "By the rule, no local authority is improving."};

/* "Of 392 comparisons, 3 are sustained, none dipping and 41 to watch." */
static struct text tally(struct context *context, const struct node *node, const struct list_words *words)
{
    struct text text = {NULL, 0};
    const struct figure *all = section_count(context, node, "comparisons");
    if (!all)
        return text;
    words_add(context, &text, STR("Of "));
    section_say_count(context, &text, all, "comparison with a year before", "comparisons with a year before");
    const struct figure *counts[3];
    for (size_t i = 0; i < 3; i++) {
        counts[i] = section_count(context, node, words->counts[i]);
        if (!counts[i])
            return (struct text){NULL, 0};
    }
    size_t n = words->least > 1 ? 2 : 3; /* what the section does not list it does not count out loud */
    for (size_t i = 0; i < n; i++) {
        words_add(context, &text, i > 0 && i + 1 == n ? STR(" and ") : STR(", "));
        words_add_figure(context, &text, counts[i],
                         counts[i]->value == 0.0 ? STR("none") : counts[i]->display, EMPHASIS_NONE);
        const char *verb = i > 0 ? "" : counts[i]->value <= 1.0 ? " is" : " are";
        words_add(context, &text, str_format(context->arena, "%s %s", verb, words->levels[i]));
    }
    words_add(context, &text, STR("."));
    return text;
}

static size_t most_entries(const struct context *context, const struct node *node)
{
    return node->limit ? node->limit : (size_t)context->spec->settings.most_dips;
}

static struct str rest_caption(const struct list_words *words, size_t from, size_t higher, size_t to)
{
    if (from == 0)
        return STR("To watch");
    return str_of(words->rest[from >= higher ? 2 : to <= higher ? 1 : 0]);
}

/* Why a large change may be no more than watch, and has no question. */
static void add_untested_note(struct context *context, struct table *table, const struct finding *items,
                              size_t n)
{
    bool any = false;
    for (size_t i = 0; i < n && !any; i++)
        any = items[i].verdict->word == WORD_WATCH && items[i].verdict->parts & PART_NO_COUNTS;
    if (any)
        table_note(context, table,
                   STR("Published without counts and worse for one year only: watch, however large."));
}

static void add_rest(struct context *context, const struct findings *found, size_t from,
                     const struct list_words *words, struct block **out)
{
    size_t to = findings_above(found, words->least), higher = findings_above(found, 2);
    if (from >= to)
        return;
    struct table *table = section_findings_table(context, found->items + from, to - from,
                                                 rest_caption(words, from, higher, to), STR("Level"));
    if (words->statistic == STAT_DIP)
        add_untested_note(context, table, found->items + from, to - from);
    table_block(context, out, table);
}

static void add_list(struct context *context, const struct node *node, const struct list_words *words,
                     struct block **out)
{
    if (section_no_new_data(context, out))
        return;
    struct findings found = findings_of(context, node, words->statistic);
    struct text lead = text_plain(context->arena, str_of(words->rule));
    struct text counts = tally(context, node, words);
    if (counts.n) {
        words_add(context, &lead, STR(" "));
        lead = text_join(context->arena, lead, counts);
    }
    section_paragraph(context, out, lead, PARAGRAPH_BODY);
    if (findings_above(&found, words->least) == 0) {
        section_nothing(context, out, words_phrase(context, PHRASE_NO_ENTRIES, words->nothing));
        return;
    }
    size_t main = findings_above(&found, 2), most = most_entries(context, node);
    if (main > most)
        main = most;
    for (size_t i = 0; i < main; i++)
        section_entry(context, out, &found.items[i], words->direction);
    add_rest(context, &found, main, words, out);
    if (context->spec->la != AREA_NONE && words->statistic == STAT_DIP)
        section_comment_place(context, &found, out);
}

void section_dips(struct context *context, const struct node *node, struct block **out)
{
    add_list(context, node, &dips, out);
}

void section_improvements(struct context *context, const struct node *node, struct block **out)
{
    add_list(context, node, &improvements, out);
}
