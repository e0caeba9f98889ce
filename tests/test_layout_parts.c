/* Notes, charts and entries on their pages. */
#include "test_layout_sample.h"

#include "chart/chart_draw.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct sample sample;

static void setup(void)
{
    sample_open(&sample, true);
}

static void teardown(void)
{
    sample_close(&sample);
}

TestSuite(layout_parts, .init = setup, .fini = teardown);

/* -- notes */

static struct run noted(const char *text, uint32_t note)
{
    struct run run = run_plain(str_of(text));
    run.note = note & NOTES_MOST;
    return run;
}

static struct block *noted_paragraph(struct block **list, const char *text, uint32_t note)
{
    struct run run = noted(text, note);
    struct block *block = sample_paragraph(&sample, list, "");
    block->of.paragraph.text = (struct text){arena_copy(sample.arena, &run, sizeof run), 1};
    return block;
}

static void give_notes(size_t n)
{
    sample.document.n_notes = n;
    sample.document.notes = ARENA_ARRAY(sample.arena, struct text, n);
    for (size_t i = 0; i < n; i++)
        sample.document.notes[i] = text_of(sample.arena, "What note %zu says.", i + 1);
}

Test(layout_parts, notes_stand_at_the_foot_of_their_page_in_order_of_reference)
{
    give_notes(3);
    noted_paragraph(&sample.document.body, "The second note comes first", 2);
    sample_lines(&sample, 5);
    noted_paragraph(&sample.document.body, "and the first second", 1);
    noted_paragraph(&sample.document.body, "and the second again", 2);
    sample_lines(&sample, 40);
    noted_paragraph(&sample.document.body, "and the last on another page", 3);
    sample_lines(&sample, 10);
    struct pages *pages = sample_laid_out(&sample);
    cr_assert(sample_on_page(pages, 0, "What note 2 says.") && sample_on_page(pages, 0, "What note 1 says."));
    cr_assert(sample_on_page(pages, 1, "What note 3 says.") &&
              !sample_on_page(pages, 0, "What note 3 says."));
    struct str heard = sample_structure(&sample, pages);
    cr_assert_neq(str_find(heard, STR("The second note comes first (note 1)\n  Note: 1 What note 2 says.")),
                  SIZE_MAX, "%.*s", STR_ARG(heard));
    cr_assert_neq(str_find(heard, STR("and the second again (note 1)")), SIZE_MAX);
}

Test(layout_parts, notes_of_every_line_fit_their_pages)
{
    give_notes(60);
    for (uint32_t i = 0; i < 60; i++)
        noted_paragraph(&sample.document.body, "A line with a note", i + 1);
    struct pages *pages = sample_laid_out(&sample);
    cr_assert(pages->n >= 2);
    cr_assert_eq(sample_said(&sample, "does-not-fit"), 0);
}

Test(layout_parts, a_notes_block_holds_what_was_referred_to_before_it)
{
    give_notes(3);
    noted_paragraph(&sample.document.body, "one", 1);
    block_add(sample.arena, &sample.document.body, BLOCK_NOTES);
    noted_paragraph(&sample.document.body, "two", 2);
    block_add(sample.arena, &sample.document.body, BLOCK_NOTES);
    noted_paragraph(&sample.document.body, "three", 3);
    sample_lines(&sample, 25);
    struct pages *pages = sample_laid_out(&sample);
    struct str heard = sample_structure(&sample, pages);
    cr_assert_neq(str_find(heard, STR("one (note 1)\n  Note: 1 What note 1 says.\n  two (note 2)\n  Note: 2 "
                                      "What note 2 says.\n  three "
                                      "(note 3)\n  Note: 3")),
                  SIZE_MAX, "%.*s", STR_ARG(heard));
}

Test(layout_parts, notes_of_tables_stand_at_the_foot_of_the_page_of_their_row)
{
    give_notes(1);
    struct table *table = sample_table(&sample, 3, 60, 1);
    struct run run = noted("Walsall", 1);
    table->rows[50].cells[0].text = (struct text){&run, 1};
    sample_table_block(&sample, &sample.document.body, table);
    struct pages *pages = sample_laid_out(&sample);
    cr_assert(sample_on_page(pages, 1, "What note 1 says."));
}

/* -- charts */

Test(layout_parts, a_chart_that_cannot_be_drawn_is_a_sentence)
{
    struct block *block = sample_chart(&sample, &sample.document.body, 1, 0);
    struct chart *chart = block->of.chart.first;
    chart->kind = CHART_TREND;
    chart->of.trend = (struct trend_chart){0};
    sample_lines(&sample, 12);
    struct pages *pages = sample_laid_out(&sample);
    cr_assert_eq(sample_said(&sample, "chart-not-drawn"), 1);
    for (size_t i = 0; i < pages->items[0].n_items; i++)
        cr_assert_neq(pages->items[0].items[i].kind, ITEM_CHART);
    cr_assert(sample_on_page(pages, 0, "Repeat plans rose in seven of fourteen local authorities"));
}

static size_t charts_on(const struct page *page)
{
    size_t n = 0;
    for (size_t i = 0; i < page->n_items; i++)
        n += page->items[i].kind == ITEM_CHART;
    return n;
}

Test(layout_parts, a_chart_taller_than_a_page_is_divided_and_said)
{
    sample_heading(&sample, &sample.document.body, "Every local authority", 1);
    sample_chart(&sample, &sample.document.body, 150, 0);
    struct pages *pages = sample_laid_out(&sample);
    cr_assert(pages->n >= 3);
    cr_assert_eq(sample_said(&sample, "chart-divided"), 1);
    cr_assert_eq(sample_said(&sample, "chart-not-listed"), 0, "every part is set");
    cr_assert_eq(sample_said(&sample, "does-not-fit"), 0);
    cr_assert_eq(pages->n_charts, 1 + pages->n);
    cr_assert(sample_on_page(pages, 0, "Every local authority"), "the heading stands with the first part");
    size_t n_bars = 0;
    for (size_t p = 0; p < pages->n; p++) {
        cr_assert_eq(charts_on(&pages->items[p]), 1);
        const struct chart *part = pages->charts[1 + p];
        cr_assert_eq(part->whole, pages->charts[0]);
        cr_assert_eq(part->of.ranked.bars, pages->charts[0]->of.ranked.bars + n_bars);
        n_bars += part->of.ranked.n_bars;
    }
    cr_assert_eq(n_bars, 150);
}

Test(layout_parts, a_chart_with_words_above_it_is_pressed_to_their_page)
{
    const struct page_look *look = &sample.style.page;
    for (size_t bars = 30; bars < 45; bars++) {
        sample.document.body = NULL;
        sample.document.n_charts = 0;
        sample_heading(&sample, &sample.document.body, "Every local authority", 1);
        sample_chart(&sample, &sample.document.body, bars, 0);
        struct pages *pages = sample_laid_out(&sample);
        double most = look->height - look->top - look->bottom;
        double wanted =
            chart_height(pages->charts[0], &sample.style, sample.metrics, pages->chart_sizes[0].width);
        cr_assert(pages->n == 1 || wanted > most, "%zu bars want %.0f of %.0f pt", bars, wanted, most);
        cr_assert(sample_on_page(pages, 0, "Every local authority") && charts_on(&pages->items[0]) == 1);
    }
}

Test(layout_parts, two_charts_share_a_page_when_they_can_be_pressed_onto_it)
{
    sample_lines(&sample, 3);
    sample_chart(&sample, &sample.document.body, 17, 0);
    sample_chart(&sample, &sample.document.body, 17, 0);
    struct pages *pages = sample_laid_out(&sample);
    cr_assert_eq(pages->n, 1);
    for (size_t c = 0; c < 2; c++) {
        struct chart_needs needs =
            chart_measure(pages->charts[c], &sample.style, sample.metrics, pages->chart_sizes[c].width);
        cr_assert(pages->chart_sizes[c].height < needs.height);
        cr_assert(pages->chart_sizes[c].height >= needs.least - 1e-6);
    }
}

Test(layout_parts, a_heading_and_a_line_at_a_pages_foot_go_with_their_chart)
{
    for (size_t n = 10; n < 40; n++) {
        sample.document.body = NULL;
        sample.document.n_charts = 0;
        sample_lines(&sample, n);
        sample_heading(&sample, &sample.document.body, "The chart’s own", 1);
        sample_paragraph(&sample, &sample.document.body, "It says little.");
        sample_chart(&sample, &sample.document.body, 25, 0);
        struct pages *pages = sample_laid_out(&sample);
        for (size_t p = 0; p < pages->n; p++)
            cr_assert(!sample_on_page(pages, p, "The chart’s own") || charts_on(&pages->items[p]) == 1 ||
                          pages->items[p].used < 0.62,
                      "%zu lines: the heading and its chart are parted", n);
    }
}

Test(layout_parts, a_chart_that_is_not_listed_is_said)
{
    sample_chart(&sample, &sample.document.body, 5, 0);
    sample.document.n_charts = 0;
    sample_laid_out(&sample);
    cr_assert_eq(sample_said(&sample, "chart-not-listed"), 1);
}

/* -- other blocks */

Test(layout_parts, entries_are_not_divided)
{
    for (size_t n = 10; n < 30; n++) {
        sample.document.body = NULL;
        sample_lines(&sample, n);
        struct entry entry = {.level_words = STR("Dipping"),
                              .heading = sample_text(&sample, "Walsall: conferences")};
        entry.paragraphs = ARENA_ARRAY(sample.arena, struct text, 2);
        entry.n_paragraphs = 2;
        entry.paragraphs[0] = text_plain(sample.arena, sample_words(&sample, 9, 50));
        entry.paragraphs[1] = sample_text(&sample, "The end of the entry.");
        block_add(sample.arena, &sample.document.body, BLOCK_ENTRY)->of.entry = &entry;
        sample_lines(&sample, 20);
        struct pages *pages = sample_laid_out(&sample);
        for (size_t p = 0; p < pages->n; p++) {
            cr_assert_eq(sample_on_page(pages, p, "Walsall: conferences"),
                         sample_on_page(pages, p, "The end of the entry."));
            cr_assert_eq(sample_on_page(pages, p, "Walsall: conferences"),
                         sample_on_page(pages, p, "Dipping"));
        }
    }
}

Test(layout_parts, an_entry_longer_than_a_page_goes_on)
{
    struct entry entry = {.level_words = STR("Dipping"),
                          .heading = sample_text(&sample, "Walsall: conferences")};
    struct text paragraph = text_plain(sample.arena, sample_words(&sample, 9, 900));
    entry.paragraphs = &paragraph;
    entry.n_paragraphs = 1;
    block_add(sample.arena, &sample.document.body, BLOCK_ENTRY)->of.entry = &entry;
    struct pages *pages = sample_laid_out(&sample);
    cr_assert(pages->n >= 2);
    cr_assert_eq(sample_said(&sample, "does-not-fit"), 0);
}
