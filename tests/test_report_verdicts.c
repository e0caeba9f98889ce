/* The papers in fixtures/, written whole: every heading, key message and entry is held against the verdict
 * records, every count against what it counts, and every sentence against what a reader would stumble on. */
#include "analysis/analysis.h"
#include "base/number.h"
#include "document/document.h"
#include "input/inputs.h"
#include "input/spec_read.h"
#include "report/report.h"
#include "report/sections.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>

struct paper {
    struct arena *arena;
    struct diags *diags;
    struct inputs inputs;
    struct spec *spec;
    struct ledger *ledger;
    struct document *document;
};

static void paper_open(struct paper *paper, const char *name)
{
    struct arena *arena = paper->arena = arena_open();
    paper->diags = diags_open(arena);
    struct str file = str_format(arena, "%s/fixtures/%s", BOARDPAPER_SOURCE_DIR, name);
    struct spec_options options = {0};
    struct spec_draft *draft = spec_read(arena, file, &options, paper->diags);
    cr_assert(draft);
    inputs_load_lists(&paper->inputs, draft->spec, arena, paper->diags);
    paper->spec = spec_check(draft, arena, &paper->inputs.areas, &paper->inputs.catalogue, paper->diags);
    cr_assert(paper->spec);
    inputs_load_observations(&paper->inputs, paper->spec, arena, paper->diags);
    paper->ledger =
        analysis_build(paper->spec, &paper->inputs.lists, paper->inputs.dataset, arena, paper->diags);
    struct report_inputs inputs = {.spec = paper->spec,
                                   .ledger = paper->ledger,
                                   .lists = &paper->inputs.lists,
                                   .diags = paper->diags,
                                   .rules_version = STR("rules 1")};
    paper->document = report_build(arena, &inputs);
    cr_assert_not(diags_failed(paper->diags));
}

static void paper_close(struct paper *paper)
{
    arena_close(paper->arena);
}

/* -- walking the document */

typedef void text_visitor(struct paper *paper, const struct text *text, const char *where);

static void visit_blocks(struct paper *paper, const struct block *blocks, text_visitor *visit);

static void visit_table(struct paper *paper, const struct table *table, text_visitor *visit)
{
    visit(paper, &table->caption, "caption");
    visit(paper, &table->note, "note");
    for (size_t r = 0; r < table->n_rows; r++)
        for (size_t c = 0; c < table->rows[r].n_cells; c++)
            visit(paper, &table->rows[r].cells[c].text, "cell");
}

static void visit_block(struct paper *paper, const struct block *block, text_visitor *visit)
{
    switch (block->kind) {
    case BLOCK_SECTION:
        visit(paper, &block->of.heading.text, "heading");
        visit_blocks(paper, block->children, visit);
        return;
    case BLOCK_HEADING: visit(paper, &block->of.heading.text, "heading"); return;
    case BLOCK_PARAGRAPH: visit(paper, &block->of.paragraph.text, "paragraph"); return;
    case BLOCK_LIST:
        for (size_t i = 0; i < block->of.list.n_items; i++)
            visit(paper, &block->of.list.items[i], "item");
        return;
    case BLOCK_TABLE: visit_table(paper, block->of.table, visit); return;
    case BLOCK_CALLOUT: visit_blocks(paper, block->children, visit); return;
    case BLOCK_FACTS:
        for (size_t i = 0; i < block->of.facts.n; i++) {
            visit(paper, &block->of.facts.items[i].figure, "fact");
            visit(paper, &block->of.facts.items[i].words, "paragraph");
        }
        return;
    case BLOCK_ENTRY:
        visit(paper, &block->of.entry->heading, "heading");
        for (size_t i = 0; i < block->of.entry->n_paragraphs; i++)
            visit(paper, &block->of.entry->paragraphs[i], "paragraph");
        return;
    case BLOCK_CHART:
    case BLOCK_CHART_PAIR:
    case BLOCK_CONTENTS:
    case BLOCK_FRONT:
    case BLOCK_PAGE_BREAK:
    case BLOCK_NOTES: return;
    }
}

static void visit_blocks(struct paper *paper, const struct block *blocks, text_visitor *visit)
{
    for (; blocks; blocks = blocks->next)
        visit_block(paper, blocks, visit);
}

/* -- what records say */

static struct period latest(const struct paper *paper, uint32_t indicator)
{
    return dataset_latest(paper->inputs.dataset, indicator,
                          spec_limit(paper->spec, &paper->inputs.catalogue.items[indicator]));
}

static enum word word_of(const struct paper *paper, uint32_t indicator, uint32_t area,
                         enum statistic statistic)
{
    const struct figure *figure =
        ledger_figure(paper->ledger, indicator, area, latest(paper, indicator), statistic);
    return figure && figure->state == STATE_VALUE ? figure->word : WORD_NONE_SET;
}

/* Whether the rules name this LA for this indicator: a dip or improvement beyond watch, or a movement. */
static bool rules_name(const struct paper *paper, uint32_t indicator, uint32_t area)
{
    enum word dip = word_of(paper, indicator, area, STAT_DIP);
    enum word improvement = word_of(paper, indicator, area, STAT_IMPROVEMENT);
    enum word movement = word_of(paper, indicator, area, STAT_MOVEMENT);
    return dip == WORD_DIPPING || dip == WORD_SUSTAINED || improvement == WORD_IMPROVING ||
           improvement == WORD_SUSTAINED || movement == WORD_UP || movement == WORD_DOWN;
}

static bool rules_name_at_all(const struct paper *paper, uint32_t area)
{
    for (uint32_t i = 0; i < paper->inputs.catalogue.n; i++) {
        if (rules_name(paper, i, area) || word_of(paper, i, area, STAT_PERSISTENTLY_LOW) == WORD_YES)
            return true;
        const struct figure *value = ledger_figure(paper->ledger, i, area, latest(paper, i), STAT_VALUE);
        if (value && value->state == STATE_MISSING)
            return true;
    }
    return false;
}

/* -- the checks */

static void check_heading(struct paper *paper, const struct block *block)
{
    if (!str_starts(block->id, STR("indicator-")))
        return;
    uint32_t indicator = indicator_find(&paper->inputs.catalogue, str_slice(block->id, 10, block->id.len));
    cr_assert_neq(indicator, INDICATOR_NONE);
    struct str text = text_flat(paper->arena, block->of.heading.text);
    cr_expect(str_starts(text, paper->inputs.catalogue.items[indicator].short_name));
    for (size_t i = 0; i < paper->spec->n_las; i++) {
        uint32_t la = paper->spec->las[i];
        if (str_find(text, paper->inputs.areas.items[la].name) != SIZE_MAX)
            cr_expect(rules_name(paper, indicator, la), "\"%.*s\" names an LA that no rule names",
                      STR_ARG(text));
    }
}

static void check_headings(struct paper *paper, const struct block *blocks)
{
    for (; blocks; blocks = blocks->next) {
        if (blocks->kind == BLOCK_HEADING)
            check_heading(paper, blocks);
        check_headings(paper, blocks->kind == BLOCK_SECTION ? blocks->children : NULL);
    }
}

/* The large papers have every section that is looked for. */
static const struct block *find_section(const struct paper *paper, const char *id)
{
    for (const struct block *block = paper->document->body; block; block = block->next)
        if (block->kind == BLOCK_SECTION && str_is(block->id, id))
            return block;
    cr_assert_not(str_is(paper->spec->id, "cib-quarterly") || str_is(paper->spec->id, "annual-pack"),
                  "no section %s", id);
    return NULL;
}

static void check_key_messages(struct paper *paper)
{
    const struct block *section = find_section(paper, "key");
    size_t n = 0;
    for (const struct block *block = section ? section->children : NULL; block; block = block->next) {
        if (block->kind != BLOCK_LIST)
            continue;
        for (size_t m = 0; m < block->of.list.n_items; m++) {
            struct str text = text_flat(paper->arena, block->of.list.items[m]);
            n++;
            for (size_t i = 0; i < paper->spec->n_las; i++) {
                uint32_t la = paper->spec->las[i];
                if (str_find(text, paper->inputs.areas.items[la].name) != SIZE_MAX)
                    cr_expect(rules_name_at_all(paper, la), "\"%.*s\"", STR_ARG(text));
            }
        }
    }
    if (section)
        cr_expect_leq(n, 8);
}

/* An entry's heading is "LA: indicator"; its level is the record's. */
static void check_entry(struct paper *paper, const struct entry *entry)
{
    struct str heading = text_flat(paper->arena, entry->heading);
    bool found = false;
    for (size_t i = 0; i < paper->spec->n_las && !found; i++)
        for (uint32_t k = 0; k < paper->inputs.catalogue.n && !found; k++) {
            uint32_t la = paper->spec->las[i];
            struct str wanted =
                str_format(paper->arena, "%.*s: %.*s", STR_ARG(paper->inputs.areas.items[la].name),
                           STR_ARG(words_lower(paper->arena, paper->inputs.catalogue.items[k].short_name)));
            if (!str_equal(heading, wanted) || !rules_name(paper, k, la))
                continue;
            struct str dip = words_capital(paper->arena, word_words(word_of(paper, k, la, STAT_DIP)));
            struct str good =
                words_capital(paper->arena, word_words(word_of(paper, k, la, STAT_IMPROVEMENT)));
            found = (dip.len && str_starts(entry->level_words, dip)) ||
                    (good.len && str_starts(entry->level_words, good));
        }
    cr_expect(found, "no record bears out \"%.*s\", %.*s", STR_ARG(heading), STR_ARG(entry->level_words));
}

static size_t count_words(const struct paper *paper, enum statistic statistic, enum word word)
{
    size_t n = 0;
    for (uint32_t i = 0; i < paper->inputs.catalogue.n; i++)
        for (size_t k = 0; k < paper->spec->n_las; k++)
            n += word_of(paper, i, paper->spec->las[k], statistic) == word ? 1 : 0;
    return n;
}

/* Entries and table together are all that the records hold. */
static void check_dips(struct paper *paper)
{
    const struct block *section = find_section(paper, "watch");
    size_t n = 0;
    for (const struct block *block = section ? section->children : NULL; block; block = block->next) {
        if (block->kind == BLOCK_ENTRY)
            check_entry(paper, block->of.entry);
        n += block->kind == BLOCK_ENTRY ? 1 : block->kind == BLOCK_TABLE ? block->of.table->n_rows : 0;
    }
    if (section)
        cr_expect_eq(n, count_words(paper, STAT_DIP, WORD_SUSTAINED) +
                            count_words(paper, STAT_DIP, WORD_DIPPING) +
                            count_words(paper, STAT_DIP, WORD_WATCH));
}

static void check_improvements(struct paper *paper)
{
    const struct block *section = find_section(paper, "improvements");
    for (const struct block *block = section ? section->children : NULL; block; block = block->next)
        if (block->kind == BLOCK_ENTRY)
            check_entry(paper, block->of.entry);
}

/* What a count of the paper counts, counted again. */
static const struct {
    const char *detail;
    enum statistic statistic;
    enum word word;
} counted[] = {{"dip-sustained", STAT_DIP, WORD_SUSTAINED},
               {"dip-dipping", STAT_DIP, WORD_DIPPING},
               {"dip-watch", STAT_DIP, WORD_WATCH},
               {"improvement-sustained", STAT_IMPROVEMENT, WORD_SUSTAINED},
               {"improvement-improving", STAT_IMPROVEMENT, WORD_IMPROVING},
               {"persistently-low", STAT_PERSISTENTLY_LOW, WORD_YES}};

static void check_run(struct paper *paper, const struct run *run)
{
    if (run->figure == UINT32_MAX)
        return;
    cr_assert_lt(run->figure, paper->ledger->n);
    const struct figure *figure = ledger_at(paper->ledger, run->figure);
    if (figure->statistic != STAT_COUNT || figure->indicator != INDICATOR_NONE ||
        figure->area != paper->spec->region || figure->theme != UINT32_MAX)
        return;
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        if (str_is(figure->detail, counted[i].detail))
            cr_expect_eq((size_t)figure->value, count_words(paper, counted[i].statistic, counted[i].word),
                         "%s", counted[i].detail);
    struct str in_words = number_words(paper->arena, (unsigned long)figure->value);
    if (figure->value == 0.0 && str_is(run->text, "none"))
        return;
    cr_expect(str_find(run->text, figure->display) != SIZE_MAX || str_find(run->text, in_words) != SIZE_MAX ||
                  str_find(run->text, words_capital(paper->arena, in_words)) != SIZE_MAX,
              "\"%.*s\" does not say %.*s", STR_ARG(run->text), STR_ARG(figure->display));
}

static const char *const stumbles[] = {
    "  ", " ,", " .", "..",  ",,", "(null)", " nan", " inf ", " 1 local authorities", " 1 percentage points",
    "( ", " )", ";.", ": .", "()"};

/* Reads with no-break spaces as spaces. */
static struct str plain(struct paper *paper, struct str text)
{
    struct buf out = {0};
    for (size_t i = 0; i < text.len; i++) {
        bool is_space =
            (unsigned char)text.ptr[i] == 0xc2 && i + 1 < text.len && (unsigned char)text.ptr[i + 1] == 0xa0;
        buf_add_char(&out, is_space ? ' ' : text.ptr[i]);
        i += is_space ? 1 : 0;
    }
    struct str copy = str_copy(paper->arena, buf_str(&out));
    buf_close(&out);
    return copy;
}

static void check_sentence(struct paper *paper, struct str text, const char *where)
{
    struct str said = plain(paper, text);
    cr_expect(str_is_utf8(text));
    for (size_t i = 0; i < sizeof stumbles / sizeof *stumbles; i++)
        cr_expect(str_find(said, str_of(stumbles[i])) == SIZE_MAX, "%s: \"%.*s\" has \"%s\"", where,
                  STR_ARG(said), stumbles[i]);
    if (str_is(str_of(where), "paragraph") && said.len)
        cr_expect(str_ends(said, STR(".")) || str_ends(said, STR("?")) || str_ends(said, STR(":")) ||
                      str_ends(said, STR(")")),
                  "\"%.*s\" has no end", STR_ARG(said));
}

static void check_text(struct paper *paper, const struct text *text, const char *where)
{
    for (size_t i = 0; i < text->n; i++)
        check_run(paper, &text->runs[i]);
    check_sentence(paper, text_flat(paper->arena, *text), where);
}

static void check_charts(struct paper *paper)
{
    for (size_t i = 0; i < paper->document->n_charts; i++) {
        const struct chart *chart = paper->document->charts[i];
        cr_expect_gt(chart->alt.len, 10, "%.*s has no alternative text", STR_ARG(chart->id));
        check_sentence(paper, chart->alt, "alternative text");
        check_sentence(paper, chart->title, "title");
        check_sentence(paper, chart->subtitle, "subtitle");
        for (size_t k = 0; k < i; k++)
            cr_expect_not(str_equal(chart->id, paper->document->charts[k]->id), "two charts are \"%.*s\"",
                          STR_ARG(chart->id));
    }
}

ParameterizedTestParameters(report_verdicts, papers)
{
    static char papers[][40] = {"cib-quarterly/paper.xml", "cib-quarterly/six-weekly.xml",
                                "annual-pack/paper.xml", "minimal/paper.xml"};
    return cr_make_param_array(char[40], papers, sizeof papers / sizeof *papers);
}

ParameterizedTest(const char name[40], report_verdicts, papers)
{
    struct paper paper;
    paper_open(&paper, name);
    check_headings(&paper, paper.document->body);
    check_key_messages(&paper);
    check_dips(&paper);
    check_improvements(&paper);
    visit_blocks(&paper, paper.document->body, check_text);
    check_charts(&paper);
    paper_close(&paper);
}
