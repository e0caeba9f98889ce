/* Local authorities to watch, and their mirror, improvements: the main list as entries, the rest as a table.
 */
#include "report/sections.h"

/* What differs between the two lists. */
struct list_words {
    enum statistic statistic;
    enum wording_direction direction;
    const char *counts[3];      /* details of the paper's counts: highest level first */
    const char *levels[3];      /* "sustained", "dipping", "watch" */
    const char *rule;           /* one sentence about the rule */
    int least;                  /* lowest level that the table of the rest lists; lower ones are counted */
    const char *rest, *nothing; /* caption of the table; where the list is empty */
};

static const struct list_words dips = {STAT_DIP,
                                       DIRECTION_FALLING,
                                       {"dip-sustained", "dip-dipping", "dip-watch"},
                                       {"sustained", "dipping", "to watch"},
                                       "Watch: the change for the worse is large enough to matter. Dipping: "
                                       "there is evidence besides. Sustained: it has lasted.",
                                       1,
                                       "Also dipping or to watch",
                                       "By the rule, no local authority is dipping or to watch."};

static const struct list_words improvements = {
    STAT_IMPROVEMENT,
    DIRECTION_IMPROVING,
    {"improvement-sustained", "improvement-improving", "improvement-watch"},
    {"sustained", "improving", "to watch"},
    "The rule for local authorities to watch, mirrored. Watch: the change for the better is large enough to "
    "matter. Improving: there is evidence besides. Sustained: it has lasted.",
    2,
    "Also improving",
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
    for (size_t i = 0; i < 3; i++) {
        words_add(context, &text, i == 0 ? STR(", ") : i == 2 ? STR(" and ") : STR(", "));
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

static void add_rest(struct context *context, const struct findings *found, size_t from,
                     const struct list_words *words, struct block **out)
{
    size_t to = findings_above(found, words->least);
    if (from >= to)
        return;
    struct str caption = from ? str_of(words->rest) : STR("To watch");
    table_block(context, out,
                section_findings_table(context, found->items + from, to - from, caption, STR("Level")));
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
