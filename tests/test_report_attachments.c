/* The attached files: what is in them, what is not, and that no spreadsheet runs anything in them. */
#include "test_report_world.h"

#include "report/attachments.h"

#include <criterion/criterion.h>

static struct text words(struct world *world, const char *text)
{
    return text_plain(world->arena, str_of(text));
}

static struct table *table_with(struct world *world, const char *head, const char *const *texts, size_t n)
{
    struct table *table = table_new(&world->context, 2, n);
    table_column(table, &world->context, STR("Name"), ALIGN_LEFT, true);
    table_column(table, &world->context, str_of(head), ALIGN_LEFT, false);
    for (size_t i = 0; i < n; i++) {
        struct row *row = table_row(table, &world->context, ROW_PLAIN);
        row_text(row, &world->context, str_format(world->arena, "row %zu", i + 1));
        row_text(row, &world->context, str_of(texts[i]));
    }
    return table;
}

/* As says(), without a word where it is not there: for what must not be there. */
static bool holds(struct str text, const char *part)
{
    return str_find(text, str_of(part)) != SIZE_MAX;
}

static struct str tables_of(struct world *world)
{
    struct buf out = {0};
    attachments_write_tables(&world->context, &out);
    struct str text = str_copy(world->arena, buf_str(&out));
    buf_close(&out);
    return text;
}

Test(report_attachments, nothing_is_run_as_a_formula)
{
    struct world *world = world_open();
    static const char *const texts[] = {"=cmd|' /C calc'!A0", "+1+1", "-1+1", "@x", "\tx", "+1", "-1", "a=b"};
    struct table *table = table_with(world, "=HEAD()", texts, sizeof texts / sizeof *texts);
    table->caption = words(world, "@caption");
    table_block(&world->context, &world->context.document->body, table);
    static const char *const expected[] = {
        "1,,'@caption,1,,row 1,'=HEAD(),'=cmd|' /C calc'!A0,words,\n",
        "1,,'@caption,2,,row 2,'=HEAD(),'+1+1,words,\n",
        "1,,'@caption,3,,row 3,'=HEAD(),'-1+1,words,\n",
        "1,,'@caption,4,,row 4,'=HEAD(),'@x,words,\n",
        "1,,'@caption,5,,row 5,'=HEAD(),'\tx,words,\n",
        "1,,'@caption,6,,row 6,'=HEAD(),+1,words,\n", /* numbers are no formulas */
        "1,,'@caption,7,,row 7,'=HEAD(),-1,words,\n",
        "1,,'@caption,8,,row 8,'=HEAD(),a=b,words,\n",
    };
    struct str out = tables_of(world);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        cr_expect(says(world, out, expected[i]), "%s\nin\n%.*s", expected[i], STR_ARG(out));
    world_close(world);
}

Test(report_attachments, a_cell_is_a_line_with_its_record)
{
    struct world *world = world_open();
    struct figure sent = figure_new(VISITS, ASH, world->year, STAT_VALUE);
    sent.state = STATE_VALUE;
    sent.has = FIGURE_VALUE;
    sent.value = 81;
    sent.marks = MARK_PROVISIONAL;
    const struct figure *value = ledger_at(world->ledger, ledger_add(world->ledger, sent));
    struct figure none = figure_new(VISITS, BEECH, world->year, STAT_VALUE);
    none.state = STATE_CONFIDENTIAL;
    const struct figure *withheld = ledger_at(world->ledger, ledger_add(world->ledger, none));
    struct block *section = block_add(world->arena, &world->context.document->body, BLOCK_SECTION);
    section->of.heading.text = words(world, "Visits, in time");
    struct table *table = table_new(&world->context, 3, 4);
    table_column(table, &world->context, STR("Area"), ALIGN_LEFT, true);
    table_column(table, &world->context, STR("2025"), ALIGN_DECIMAL, false);
    table_column(table, &world->context, STR("Note"), ALIGN_LEFT, false);
    table->columns[1].group = STR("Value");
    struct row *group = table_row(table, &world->context, ROW_GROUP);
    row_text(group, &world->context, STR("The north"));
    group->cells[0].span = 3;
    const struct figure *figures[] = {value, withheld, NULL};
    const char *const names[] = {"Ash", "Beech", "Cedar"};
    for (size_t i = 0; i < 3; i++) {
        struct row *row = table_row(table, &world->context, ROW_PLAIN);
        row_text(row, &world->context, str_of(names[i]));
        row_figure(row, &world->context, figures[i]);
        row_text(row, &world->context, STR("–"));
    }
    table_block(&world->context, &section->children, table);
    struct str out = tables_of(world);
    struct str expected = STR(
        "table,section,caption,row,row_group,row_name,column,text,state,figure_id\n"
        "1,\"Visits, in time\",,1,The north,Ash,Value: 2025,81 p,\"a value, provisional\",visits/E06000091/"
        "2024-25 FY/value\n"
        "1,\"Visits, in time\",,1,The north,Ash,Note,–,none,\n"
        "1,\"Visits, in time\",,2,The north,Beech,Value: 2025,c,withheld by its publisher to protect "
        "individuals,visits/E06000092/2024-25 FY/value\n"
        "1,\"Visits, in time\",,2,The north,Beech,Note,–,none,\n"
        "1,\"Visits, in time\",,3,The north,Cedar,Value: 2025,–,no figure,\n"
        "1,\"Visits, in time\",,3,The north,Cedar,Note,–,none,\n");
    cr_expect(str_equal(out, expected), "%.*s", STR_ARG(out));
    world_close(world);
}

Test(report_attachments, own_words_stay_on_the_page)
{
    struct world *world = world_open();
    static const char *const texts[] = {"What somebody wrote"};
    struct table *table = table_with(world, "Answer", texts, 1);
    table->columns[1].own_words = true;
    table_block(&world->context, &world->context.document->body, table);
    cr_expect_not(holds(tables_of(world), "somebody"));
    table->columns[1].own_words = false;
    cr_expect(says(world, tables_of(world), "somebody"));
    world_close(world);
}

/* -- the whole, as a paper makes it */

static const struct attachment *find(const struct document *document, const char *name)
{
    for (size_t i = 0; i < document->n_attachments; i++)
        if (str_is(document->attachments[i].name, name))
            return &document->attachments[i];
    return NULL;
}

static struct document *make(struct world *world)
{
    world_moved(world, VISITS, REGION, 70, 75);
    world_moved(world, VISITS, ASH, 60, 81);
    world_moved(world, VISITS, BEECH, 62, 64);
    world_moved(world, PLANS, ASH, 60, 61); /* on no page */
    static uint32_t indicators[] = {VISITS};
    struct node node = world_node(NODE_CHART);
    node.chart = WANTED_RANKED;
    node.indicators = indicators;
    node.n_indicators = 1;
    world->spec.id = STR("test");
    world->spec.issued = (struct date){2026, 1, 20};
    world->spec.has_issued = true;
    world->spec.body = &node;
    world->spec.head.marking = STR("OFFICIAL");
    world->spec.head.illustrative = STR("Illustrative data");
    world->spec.head.attribution = STR("Whose data it is.");
    return report_build(world->arena, &world->inputs);
}

Test(report_attachments, the_spec_says_which)
{
    for (int which = 0; which < 4; which++) {
        struct world *world = world_open();
        world->spec.attach = (struct attach){.figures = which & 1, .tables = which & 2};
        const struct document *document = make(world);
        cr_expect_eq(document->n_attachments, (size_t)(which == 0 ? 0 : which == 3 ? 3 : 2));
        const struct attachment *figures = find(document, "test-figures.csv"),
                                *tables = find(document, "test-tables.csv"),
                                *readme = find(document, "README.txt");
        cr_expect_eq(figures != NULL, (which & 1) != 0);
        cr_expect_eq(tables != NULL, (which & 2) != 0);
        cr_expect_eq(readme != NULL, which != 0);
        if (readme) {
            cr_expect_eq(holds(readme->bytes, "test-figures.csv"), figures != NULL);
            cr_expect_eq(holds(readme->bytes, "test-tables.csv"), tables != NULL);
            cr_expect(str_is(readme->mime, "text/plain") && str_is(readme->relationship, "Supplement"));
        }
        if (figures)
            cr_expect(str_is(figures->mime, "text/csv") && str_is(figures->relationship, "Data"));
        world_close(world);
    }
}

Test(report_attachments, the_figures_are_those_of_the_pages)
{
    struct world *world = world_open();
    world->spec.attach.figures = true;
    const struct document *document = make(world);
    struct str figures = find(document, "test-figures.csv")->bytes;
    cr_expect(str_starts(figures, STR("figure_id,indicator,area_code,area,period,statistic,")));
    cr_expect(says(world, figures, "\nvisits/E06000091/2024-25 FY/value,"));
    cr_expect(says(world, figures, "\nvisits/E12000099/2024-25 FY/region,"));
    cr_expect_not(holds(figures, "2023-24 FY/value,"), "the chart shows no year before");
    cr_expect_not(holds(figures, "\nplans/"), "no page shows it");
    /* every bar is one of the records that the chart was made from */
    const struct chart *chart = document->charts[0];
    for (size_t i = 0; i < chart->of.ranked.n_bars; i++) {
        const struct ranked_bar *bar = &chart->of.ranked.bars[i];
        bool found = !bar->value.is_set;
        for (size_t k = 0; k < chart->n_figures; k++)
            found = found || ledger_at(world->ledger, chart->figures[k])->value == bar->value.value;
        cr_expect(found, "%.*s", STR_ARG(bar->name));
    }
    world_close(world);
}

Test(report_attachments, the_readme_says_what_holds)
{
    struct world *world = world_open();
    world->spec.attach = (struct attach){.figures = true, .tables = true};
    world->inputs.draft = true;
    world->spec.version = STR("0.3");
    struct str readme = find(make(world), "README.txt")->bytes;
    static const char *const expected[] = {"OFFICIAL; it holds for each of these files",
                                           "Draft – illustrative data, in each of these files",
                                           "Edition             restricted",
                                           "Version             0.3",
                                           "Rules               rules 1",
                                           "20 January 2026",
                                           "Whose data it is.",
                                           "Comments of local authorities",
                                           "confidential        c   withheld by its publisher"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        cr_expect(says(world, readme, expected[i]), "%s\nin\n%.*s", expected[i], STR_ARG(readme));
    for (struct str rest = readme, line; str_split(&rest, '\n', &line);)
        cr_expect_leq(str_count(line), 96, "%.*s", STR_ARG(line));
    world_close(world);
}
