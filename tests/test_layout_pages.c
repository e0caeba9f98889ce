#include "test_layout_sample.h"

#include "base/clock.h"
#include "chart/chart_draw.h"
#include "golden.h"
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

TestSuite(layout_pages, .init = setup, .fini = teardown);

static struct pages *laid_out(void)
{
    struct pages *pages = sample_pages(&sample);
    sample_check_boxes(&sample, pages);
    sample_check_tree(&sample, pages);
    return pages;
}

static bool on_page(const struct pages *pages, size_t page, const char *text)
{
    for (size_t i = 0; i < pages->items[page].n_items; i++) {
        const struct item *item = &pages->items[page].items[i];
        if (item->kind == ITEM_TEXT && str_is(str_trim(item_text(item)), text))
            return true;
    }
    return false;
}

static void lines(size_t n)
{
    for (size_t i = 0; i < n; i++)
        sample_paragraph(&sample, &sample.document.body, "One line of text.");
}

static struct text words(const char *s)
{
    return text_plain(sample.arena, str_of(s));
}

/* -- whole papers */

Test(layout_pages, a_whole_paper_is_sound)
{
    sample.document.banner = STR("Illustrative data");
    sample_paper(&sample, 3, 2);
    struct pages *pages = laid_out();
    cr_assert(pages->n > 8);
    cr_assert_eq(sample_said(&sample, "does-not-fit"), 0);
    cr_assert_eq(sample_said(&sample, "missing-glyph"), 0);
    for (size_t p = 0; p < pages->n; p++) {
        const char *of =
            str_terminated(sample.arena, str_format(sample.arena, "Page %zu of %zu", p + 1, pages->n));
        cr_assert(on_page(pages, p, of));
        cr_assert(on_page(pages, p, "Illustrative data"));
        cr_assert(on_page(pages, p, "OFFICIAL · version 1.0"));
        cr_assert_eq(on_page(pages, p, "Annual data pack 2025"), true);
    }
    cr_assert_eq(pages->passes, 2);
    for (size_t c = 0; c < sample.document.n_charts; c++)
        cr_assert(pages->chart_sizes[c].width > 0 && pages->chart_sizes[c].height > 0);
}

Test(layout_pages, the_same_document_gives_the_same_pages)
{
    sample_paper(&sample, 2, 1);
    struct str first = sample_dump(&sample, sample_pages(&sample)),
               second = sample_dump(&sample, sample_pages(&sample));
    cr_assert(str_equal(first, second));
}

/* Charts' own heights are not this room's, so they are given. */
Test(layout_pages, the_structure_is_heard_as_before)
{
    sample_close(&sample);
    sample_open(&sample, false);
    sample_paper(&sample, 1, 1);
    for (size_t c = 0; c < sample.document.n_charts; c++)
        *sample.document.charts[c] = (struct chart){.kind = CHART_ICON, .alt = STR("A picture.")};
    struct pages *pages = laid_out();
    struct str structure = sample_structure(&sample, pages);
    cr_assert(golden_compare("layout-structure.txt", structure));
}

Test(layout_pages, a_first_page_without_a_front_has_a_header)
{
    lines(20);
    struct pages *pages = laid_out();
    cr_assert(on_page(pages, 0, "West Midlands Children’s Improvement Board"));
    sample.document.body = NULL;
    sample_paper(&sample, 1, 1);
    pages = laid_out();
    size_t rules = 0;
    for (size_t i = 0; i < pages->items[0].n_items; i++)
        rules += pages->items[0].items[i].kind == ITEM_LINE &&
                 pages->items[0].items[i].artifact == ARTIFACT_HEADER;
    cr_assert_eq(rules, 0);
}

Test(layout_pages, long_titles_are_stacked_not_overlaid)
{
    sample.document.title =
        STR("How children’s services in the fourteen local authorities compare with England and each other");
    lines(100);
    laid_out();
    sample.document.title = sample_words(&sample, 4, 60);
    laid_out();
    cr_assert_eq(sample_said(&sample, "does-not-fit"), 1);
}

Test(layout_pages, nothing_at_all_is_no_page)
{
    struct pages *pages = laid_out();
    cr_assert_eq(pages->n, 0);
    sample_section(&sample, &sample.document.body, "", 1);
    sample_paragraph(&sample, &sample.document.body, "  ");
    block_add(sample.arena, &sample.document.body, BLOCK_PAGE_BREAK);
    block_add(sample.arena, &sample.document.body, BLOCK_NOTES);
    block_add(sample.arena, &sample.document.body, BLOCK_CALLOUT);
    block_add(sample.arena, &sample.document.body, BLOCK_FACTS);
    pages = laid_out();
    cr_assert_eq(pages->n, 0);
    cr_assert_eq(pages->n_elements, 1);
}

/* -- where pages end */

static const struct item *last_of_text(const struct pages *pages, size_t page)
{
    const struct item *last = NULL;
    for (size_t i = 0; i < pages->items[page].n_items; i++) {
        const struct item *item = &pages->items[page].items[i];
        if (item->kind == ITEM_TEXT && item->mark && (!last || item->y >= last->y))
            last = item;
    }
    return last;
}

static enum tag tag_of(const struct pages *pages, const struct item *item)
{
    return pages->elements[pages->mark_element[item->mark]].tag;
}

Test(layout_pages, no_heading_is_last_on_a_page)
{
    for (size_t n = 20; n < 45; n++) {
        sample.document.body = NULL;
        lines(n);
        sample_heading(&sample, &sample.document.body, "A heading", 2);
        sample_heading(&sample, &sample.document.body, "Another under it", 3);
        lines(30);
        struct pages *pages = laid_out();
        for (size_t p = 0; p < pages->n; p++) {
            enum tag tag = tag_of(pages, last_of_text(pages, p));
            cr_assert(tag != TAG_H1 && tag != TAG_H2, "after %zu lines", n);
        }
    }
}

static size_t lines_on(const struct pages *pages, size_t page, uint32_t element)
{
    size_t n = 0;
    double y = -1;
    for (size_t i = 0; i < pages->items[page].n_items; i++) {
        const struct item *item = &pages->items[page].items[i];
        if (item->kind == ITEM_TEXT && item->mark && pages->mark_element[item->mark] == element &&
            item->y > y + 1) {
            n++;
            y = item->y;
        }
    }
    return n;
}

/* No paragraph leaves one line alone on a page while it has others elsewhere. */
static void check_widows(const struct pages *pages)
{
    for (uint32_t e = 0; e < pages->n_elements; e++) {
        if (pages->elements[e].tag != TAG_P)
            continue;
        uint32_t first = UINT32_MAX, last = 0;
        size_t all = 0, on_first = 0, on_last = 0;
        for (uint32_t p = 0; p < pages->n; p++) {
            size_t n = lines_on(pages, p, e);
            if (n == 0)
                continue;
            if (first == UINT32_MAX) {
                first = p;
                on_first = n;
            }
            last = p;
            on_last = n;
            all += n;
        }
        if (all > 1 && first != last)
            cr_assert(on_first >= 2 && on_last >= 2, "%zu and %zu of %zu lines", on_first, on_last, all);
    }
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void random_block(uint32_t *seed, struct block **list)
{
    switch (next(seed) % 12) {
    case 0:
        sample_heading(&sample, list, "A heading that is somewhat longer than the others",
                       1 + next(seed) % 3);
        return;
    case 1: sample_list(&sample, list, next(seed) % 2, 1 + next(seed) % 9, "an item of a list"); return;
    case 2:
        sample_table_block(&sample, list, sample_table(&sample, 1 + next(seed) % 24, next(seed) % 50, 1));
        return;
    case 3: sample_chart(&sample, list, 2 + next(seed) % 20, 0); return;
    case 4: {
        struct block *callout = block_add(sample.arena, list, BLOCK_CALLOUT);
        callout->of.callout.title = STR("Note");
        sample_paragraph(&sample, &callout->children, "What is to be noted.");
        sample_list(&sample, &callout->children, true, 1 + next(seed) % 40, "an item");
        return;
    }
    case 5: {
        struct block *section = sample_section(&sample, list, "A section", 1);
        section->of.heading.new_page = next(seed) % 2;
        section->of.heading.landscape = next(seed) % 4 == 0;
        sample_paragraph(&sample, &section->children, "In the section.");
        sample_chart(&sample, &section->children, 14, 0);
        return;
    }
    case 6: {
        struct block *pair = block_add(sample.arena, list, BLOCK_CHART_PAIR);
        pair->of.chart.first = sample_ranked(&sample, 14);
        pair->of.chart.second = sample_ranked(&sample, 3);
        return;
    }
    default: {
        struct block *words_block = block_add(sample.arena, list, BLOCK_PARAGRAPH);
        words_block->of.paragraph.text =
            text_plain(sample.arena, sample_words(&sample, next(seed), 1 + next(seed) % 120));
        return;
    }
    }
}

Test(layout_pages, random_documents_are_sound)
{
    uint32_t seed = 11;
    for (int i = 0; i < 60; i++) {
        sample_close(&sample);
        sample_open(&sample, i % 2);
        size_t n = 1 + next(&seed) % 60;
        if (next(&seed) % 2)
            sample_contents(&sample, &sample.document.body);
        for (size_t k = 0; k < n; k++)
            random_block(&seed, &sample.document.body);
        lines(2);
        struct pages *pages = laid_out();
        check_widows(pages);
        for (size_t p = 0; p + 1 < pages->n; p++) {
            const struct item *last = last_of_text(pages, p);
            enum tag tag = last ? tag_of(pages, last) : TAG_P;
            cr_assert(tag != TAG_H1 && tag != TAG_H2 && tag != TAG_H3,
                      "document %d, page %zu ends with \"%.*s\"", i, p + 1, STR_ARG(item_text(last)));
        }
        cr_assert_eq(sample_said(&sample, "does-not-fit"), 0);
        cr_assert_eq(sample_said(&sample, "references-unsettled"), 0);
    }
}

Test(layout_pages, a_page_before_a_nearly_empty_one_gives_some)
{
    lines(36); /* 29 fill a page, 32 when it is pressed */
    struct pages *pages = laid_out();
    cr_assert_eq(pages->n, 2);
    cr_assert(pages->items[1].used >= 0.25 && pages->items[0].used >= 0.5);
    cr_assert_eq(sample_said(&sample, "near-empty-page"), 0);
}

Test(layout_pages, a_few_last_lines_are_pressed_on_to_the_page)
{
    lines(31);
    struct pages *pages = laid_out();
    cr_assert_eq(pages->n, 1);
    cr_assert(pages->items[0].used > 0.99);
}

Test(layout_pages, nearly_empty_pages_are_said)
{
    lines(25);
    struct block *section = sample_section(&sample, &sample.document.body, "Short", 1);
    section->of.heading.new_page = true;
    sample_paragraph(&sample, &section->children, "Nothing more.");
    struct pages *pages = laid_out();
    cr_assert_eq(pages->n, 2);
    cr_assert_eq(sample_said(&sample, "near-empty-page"), 1);
}

Test(layout_pages, a_page_break_is_one_break)
{
    lines(12);
    for (int i = 0; i < 3; i++)
        block_add(sample.arena, &sample.document.body, BLOCK_PAGE_BREAK);
    lines(12);
    cr_assert_eq(laid_out()->n, 2);
}

/* -- the page's way up */

Test(layout_pages, a_wide_table_turns_its_page_and_its_heading_goes_with_it)
{
    lines(25);
    sample_heading(&sample, &sample.document.body, "Wide", 2);
    sample_table_block(&sample, &sample.document.body, sample_table(&sample, 15, 14, 1));
    lines(25);
    struct pages *pages = laid_out();
    cr_assert_eq(pages->n, 3);
    cr_assert(pages->items[0].width < pages->items[0].height);
    cr_assert(pages->items[1].width > pages->items[1].height);
    cr_assert(pages->items[2].width < pages->items[2].height);
    cr_assert(on_page(pages, 1, "Wide"));
}

Test(layout_pages, a_few_lines_before_a_wide_table_turn_with_it)
{
    struct block *section = sample_section(&sample, &sample.document.body, "Data", 1);
    sample_paragraph(&sample, &section->children, "One line before the table.");
    sample_table_block(&sample, &section->children, sample_table(&sample, 15, 14, 1));
    sample_paragraph(&sample, &section->children, "And one after it.");
    struct pages *pages = laid_out();
    cr_assert_eq(pages->n, 1);
    cr_assert(pages->items[0].width > pages->items[0].height);
}

Test(layout_pages, sections_can_ask_for_the_wide_page)
{
    lines(27);
    struct block *section = sample_section(&sample, &sample.document.body, "Wide", 1);
    section->of.heading.landscape = section->of.heading.new_page = true;
    sample_chart(&sample, &section->children, 10, 0);
    struct pages *pages = laid_out();
    cr_assert(pages->items[1].width > pages->items[1].height);
    cr_assert(pages->chart_sizes[0].width > 600);
}

/* -- references */

Test(layout_pages, page_numbers_in_the_text_are_those_of_the_pages)
{
    struct run runs[] = {run_plain(STR("see page ")), sample_page_run(&sample, "there")};
    struct block *before = sample_paragraph(&sample, &sample.document.body, "");
    before->of.paragraph.text = (struct text){runs, 2};
    lines(400);
    sample_heading(&sample, &sample.document.body, "There", 1)->id = STR("there");
    lines(1);
    struct pages *pages = laid_out();
    uint32_t page = pages->bookmarks[0].page;
    cr_assert(page > 8);
    cr_assert(
        on_page(pages, 0, str_terminated(sample.arena, str_format(sample.arena, "%u", (unsigned)page + 1))));
    cr_assert_eq(pages->items[0].n_links, 1);
}

Test(layout_pages, contents_list_headings_with_their_pages)
{
    sample_contents(&sample, &sample.document.body);
    for (int i = 0; i < 70; i++) {
        struct block *section =
            sample_section(&sample, &sample.document.body, "A section of the paper", 1 + (i % 4 > 0));
        for (int k = 0; k < 12; k++)
            sample_paragraph(&sample, &section->children, "Words.");
    }
    struct pages *pages = laid_out();
    cr_assert(pages->passes <= 4);
    cr_assert_eq(sample_said(&sample, "references-unsettled"), 0);
    cr_assert_eq(pages->n_bookmarks, 70);
    size_t links = 0;
    for (size_t p = 0; p < pages->n; p++)
        for (size_t i = 0; i < pages->items[p].n_links; i++, links++) {
            const struct link *link = &pages->items[p].links[i];
            struct str wanted = str_format(sample.arena, "A section of the paper, page %u",
                                           (unsigned)pages->bookmarks[links].page + 1);
            cr_assert(str_equal(link->contents, wanted), "%.*s, not %.*s", STR_ARG(link->contents),
                      STR_ARG(wanted));
        }
    cr_assert_eq(links, 70);
}

Test(layout_pages, unknown_targets_are_said)
{
    struct run runs[] = {run_plain(STR("see page ")), sample_page_run(&sample, "nowhere")};
    struct block *block = sample_paragraph(&sample, &sample.document.body, "");
    block->of.paragraph.text = (struct text){runs, 2};
    block->line = 17;
    struct pages *pages = laid_out();
    cr_assert_eq(sample_said(&sample, "unknown-target"), 1);
    cr_assert(on_page(pages, 0, "?"));
    size_t n;
    cr_assert_eq(diags_sorted(sample.diags, &n)[n - 1].place.line, 17);
}

/* Ten lines a page, no space between. On page 98 two lines are free for a paragraph of references to "there":
 * three lines of two-figure numbers go to page 99 whole, and push "there" to page 100; four lines of
 * three-figure numbers are divided, and leave it on page 99. Neither number is ever right. */
Test(layout_pages, references_that_cannot_settle_are_said)
{
    sample_close(&sample);
    sample_open(&sample, false);
    sample.style.text[TEXT_BODY].space_after = 0;
    sample.style.page.height = sample.style.page.top + sample.style.page.bottom + 160.5;
    struct block **body = &sample.document.body;
    for (int i = 0; i < 97; i++) {
        lines(1);
        block_add(sample.arena, body, BLOCK_PAGE_BREAK);
    }
    lines(8);
    size_t n = 56;
    struct run *runs = ARENA_ARRAY(sample.arena, struct run, 2 * n);
    for (size_t i = 0; i < n; i++) {
        runs[2 * i] = sample_page_run(&sample, "there");
        runs[2 * i + 1] = run_plain(STR(" a,"));
    }
    sample_paragraph(&sample, body, "")->of.paragraph.text = (struct text){runs, 2 * n};
    lines(7);
    sample_paragraph(&sample, body, "There.")->id = STR("there");
    lines(30);
    struct pages *pages = laid_out();
    cr_assert_eq(pages->passes, 4);
    cr_assert_eq(sample_said(&sample, "references-unsettled"), 1);
}

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

Test(layout_pages, notes_stand_at_the_foot_of_their_page_in_order_of_reference)
{
    give_notes(3);
    noted_paragraph(&sample.document.body, "The second note comes first", 2);
    lines(5);
    noted_paragraph(&sample.document.body, "and the first second", 1);
    noted_paragraph(&sample.document.body, "and the second again", 2);
    lines(40);
    noted_paragraph(&sample.document.body, "and the last on another page", 3);
    lines(10);
    struct pages *pages = laid_out();
    cr_assert(on_page(pages, 0, "What note 2 says.") && on_page(pages, 0, "What note 1 says."));
    cr_assert(on_page(pages, 1, "What note 3 says.") && !on_page(pages, 0, "What note 3 says."));
    struct str heard = sample_structure(&sample, pages);
    cr_assert_neq(str_find(heard, STR("The second note comes first (note 1)\n  Note: 1 What note 2 says.")),
                  SIZE_MAX, "%.*s", STR_ARG(heard));
    cr_assert_neq(str_find(heard, STR("and the second again (note 1)")), SIZE_MAX);
}

Test(layout_pages, notes_of_every_line_fit_their_pages)
{
    give_notes(60);
    for (uint32_t i = 0; i < 60; i++)
        noted_paragraph(&sample.document.body, "A line with a note", i + 1);
    struct pages *pages = laid_out();
    cr_assert(pages->n >= 2);
    cr_assert_eq(sample_said(&sample, "does-not-fit"), 0);
}

Test(layout_pages, a_notes_block_holds_what_was_referred_to_before_it)
{
    give_notes(3);
    noted_paragraph(&sample.document.body, "one", 1);
    block_add(sample.arena, &sample.document.body, BLOCK_NOTES);
    noted_paragraph(&sample.document.body, "two", 2);
    block_add(sample.arena, &sample.document.body, BLOCK_NOTES);
    noted_paragraph(&sample.document.body, "three", 3);
    lines(25);
    struct pages *pages = laid_out();
    struct str heard = sample_structure(&sample, pages);
    cr_assert_neq(str_find(heard, STR("one (note 1)\n  Note: 1 What note 1 says.\n  two (note 2)\n  Note: 2 "
                                      "What note 2 says.\n  three "
                                      "(note 3)\n  Note: 3")),
                  SIZE_MAX, "%.*s", STR_ARG(heard));
}

Test(layout_pages, notes_of_tables_stand_at_the_foot_of_the_page_of_their_row)
{
    give_notes(1);
    struct table *table = sample_table(&sample, 3, 60, 1);
    struct run run = noted("Walsall", 1);
    table->rows[50].cells[0].text = (struct text){&run, 1};
    sample_table_block(&sample, &sample.document.body, table);
    struct pages *pages = laid_out();
    cr_assert(on_page(pages, 1, "What note 1 says."));
}

/* -- charts */

Test(layout_pages, a_chart_that_cannot_be_drawn_is_a_sentence)
{
    struct block *block = sample_chart(&sample, &sample.document.body, 1, 0);
    struct chart *chart = block->of.chart.first;
    chart->kind = CHART_TREND;
    chart->of.trend = (struct trend_chart){0};
    lines(12);
    struct pages *pages = laid_out();
    cr_assert_eq(sample_said(&sample, "chart-not-drawn"), 1);
    for (size_t i = 0; i < pages->items[0].n_items; i++)
        cr_assert_neq(pages->items[0].items[i].kind, ITEM_CHART);
    cr_assert(on_page(pages, 0, "Repeat plans rose in seven of fourteen local authorities"));
}

static size_t charts_on(const struct page *page)
{
    size_t n = 0;
    for (size_t i = 0; i < page->n_items; i++)
        n += page->items[i].kind == ITEM_CHART;
    return n;
}

Test(layout_pages, a_chart_taller_than_a_page_is_divided_and_said)
{
    sample_heading(&sample, &sample.document.body, "Every local authority", 1);
    sample_chart(&sample, &sample.document.body, 150, 0);
    struct pages *pages = laid_out();
    cr_assert(pages->n >= 3);
    cr_assert_eq(sample_said(&sample, "chart-divided"), 1);
    cr_assert_eq(sample_said(&sample, "does-not-fit"), 0);
    cr_assert_eq(pages->n_charts, 1 + pages->n);
    cr_assert(on_page(pages, 0, "Every local authority"), "the heading stands with the first part");
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

Test(layout_pages, a_chart_with_words_above_it_is_pressed_to_their_page)
{
    const struct page_look *look = &sample.style.page;
    for (size_t bars = 30; bars < 45; bars++) {
        sample.document.body = NULL;
        sample.document.n_charts = 0;
        sample_heading(&sample, &sample.document.body, "Every local authority", 1);
        sample_chart(&sample, &sample.document.body, bars, 0);
        struct pages *pages = laid_out();
        double most = look->height - look->top - look->bottom;
        double wanted =
            chart_height(pages->charts[0], &sample.style, sample.metrics, pages->chart_sizes[0].width);
        cr_assert(pages->n == 1 || wanted > most, "%zu bars want %.0f of %.0f pt", bars, wanted, most);
        cr_assert(on_page(pages, 0, "Every local authority") && charts_on(&pages->items[0]) == 1);
    }
}

Test(layout_pages, two_charts_share_a_page_when_they_can_be_pressed_onto_it)
{
    lines(3);
    sample_chart(&sample, &sample.document.body, 17, 0);
    sample_chart(&sample, &sample.document.body, 17, 0);
    struct pages *pages = laid_out();
    cr_assert_eq(pages->n, 1);
    for (size_t c = 0; c < 2; c++) {
        struct chart_needs needs =
            chart_measure(pages->charts[c], &sample.style, sample.metrics, pages->chart_sizes[c].width);
        cr_assert(pages->chart_sizes[c].height < needs.height);
        cr_assert(pages->chart_sizes[c].height >= needs.least - 1e-6);
    }
}

Test(layout_pages, a_heading_and_a_line_at_a_pages_foot_go_with_their_chart)
{
    for (size_t n = 10; n < 40; n++) {
        sample.document.body = NULL;
        sample.document.n_charts = 0;
        lines(n);
        sample_heading(&sample, &sample.document.body, "The chart’s own", 1);
        sample_paragraph(&sample, &sample.document.body, "It says little.");
        sample_chart(&sample, &sample.document.body, 25, 0);
        struct pages *pages = laid_out();
        for (size_t p = 0; p < pages->n; p++)
            cr_assert(!on_page(pages, p, "The chart’s own") || charts_on(&pages->items[p]) == 1 ||
                          pages->items[p].used < 0.62,
                      "%zu lines: the heading and its chart are parted", n);
    }
}

Test(layout_pages, a_chart_that_is_not_listed_is_said)
{
    sample_chart(&sample, &sample.document.body, 5, 0);
    sample.document.n_charts = 0;
    laid_out();
    cr_assert_eq(sample_said(&sample, "chart-not-listed"), 1);
}

/* -- other blocks */

Test(layout_pages, entries_are_not_divided)
{
    for (size_t n = 10; n < 30; n++) {
        sample.document.body = NULL;
        lines(n);
        struct entry entry = {.level_words = STR("Dipping"), .heading = words("Walsall: conferences")};
        entry.paragraphs = ARENA_ARRAY(sample.arena, struct text, 2);
        entry.n_paragraphs = 2;
        entry.paragraphs[0] = text_plain(sample.arena, sample_words(&sample, 9, 50));
        entry.paragraphs[1] = words("The end of the entry.");
        block_add(sample.arena, &sample.document.body, BLOCK_ENTRY)->of.entry = &entry;
        lines(20);
        struct pages *pages = laid_out();
        for (size_t p = 0; p < pages->n; p++) {
            cr_assert_eq(on_page(pages, p, "Walsall: conferences"),
                         on_page(pages, p, "The end of the entry."));
            cr_assert_eq(on_page(pages, p, "Walsall: conferences"), on_page(pages, p, "Dipping"));
        }
    }
}

Test(layout_pages, an_entry_longer_than_a_page_goes_on)
{
    struct entry entry = {.level_words = STR("Dipping"), .heading = words("Walsall: conferences")};
    struct text paragraph = text_plain(sample.arena, sample_words(&sample, 9, 900));
    entry.paragraphs = &paragraph;
    entry.n_paragraphs = 1;
    block_add(sample.arena, &sample.document.body, BLOCK_ENTRY)->of.entry = &entry;
    struct pages *pages = laid_out();
    cr_assert(pages->n >= 2);
    cr_assert_eq(sample_said(&sample, "does-not-fit"), 0);
}

Test(layout_pages, links_and_foreign_words)
{
    struct run run[] = {run_plain(STR("Read ")),
                        run_plain(STR("the guidance of the department on this matter")),
                        run_plain(STR(" and ")), run_plain(STR("Cymru")), run_plain(STR("."))};
    run_own(sample.arena, &run[1])->address = STR("https://www.gov.uk/");
    run_own(sample.arena, &run[3])->language = STR("cy");
    sample_paragraph(&sample, &sample.document.body, "")->of.paragraph.text = (struct text){run, 5};
    sample.style.page.width = 300; /* the link goes over lines */
    struct pages *pages = laid_out();
    cr_assert(pages->items[0].n_links >= 2);
    cr_assert_eq(pages->items[0].links[0].element, pages->items[0].links[1].element);
    bool found = false;
    for (size_t e = 0; e < pages->n_elements; e++)
        found = found || str_is(element_detail(&pages->elements[e])->language, "cy");
    cr_assert(found);
    struct str heard = sample_structure(&sample, pages);
    cr_assert_neq(str_find(heard, STR("Read the guidance of the department on this matter and Cymru.")),
                  SIZE_MAX);
}

Test(layout_pages, glyphs_that_fonts_lack_are_said_once_each)
{
    sample_paragraph(&sample, &sample.document.body, "done \xE2\x9C\x93 and \xE2\x9C\x93 \xE2\x9C\x97");
    laid_out();
    cr_assert_eq(sample_said(&sample, "missing-glyph"), 2);
}

/* -- the checker itself */

static struct item *text_at(struct page *page, double x, double y)
{
    struct item *item = &page->items[page->n_items++];
    *item = (struct item){.kind = ITEM_TEXT, .mark = 1};
    item_place(item, x, y, 50, 11);
    static const struct set_text set = {{"text", 4}, NULL};
    item->of.text.set = &set;
    return item;
}

Test(layout_pages, the_box_check_finds_what_overlaps_and_what_sticks_out)
{
    struct item items[4];
    struct page page = {.width = sample.style.page.width, .height = sample.style.page.height, .items = items};
    struct pages pages = {.style = &sample.style, .items = &page, .n = 1};
    double left = sample.style.page.left, top = sample.style.page.top;
    text_at(&page, left, top + 20);
    text_at(&page, left + 50, top + 20); /* beside it */
    text_at(&page, left, top + 32);      /* under it */
    cr_assert_eq(pages_check_boxes(&pages, NULL, diags_open(sample.arena)), 0);
    struct item *fourth = text_at(&page, left + 47, top + 25);
    struct diags *found = diags_open(sample.arena);
    cr_assert_eq(pages_check_boxes(&pages, NULL, found), 3);
    cr_assert_eq(diags_count(found, SEVERITY_ERROR), 3);
    item_place(fourth, page.width - sample.style.page.right - 45, fourth->y, 50, 11);
    cr_assert_eq(pages_check_boxes(&pages, NULL, diags_open(sample.arena)), 1);
    fourth->mark = MARK_ARTIFACT; /* decoration of the page's edge may stand in the margin */
    fourth->artifact = ARTIFACT_FOOTER;
    cr_assert_eq(pages_check_boxes(&pages, NULL, diags_open(sample.arena)), 0);
}

Test(layout_pages, the_box_check_sees_the_words_in_charts)
{
    sample_chart(&sample, &sample.document.body, 14, 0);
    struct pages *pages = laid_out();
    struct page *page = &pages->items[0];
    struct item *chart = NULL;
    for (size_t i = 0; i < page->n_items; i++)
        if (page->items[i].kind == ITEM_CHART)
            chart = &page->items[i];
    cr_assert_not_null(chart);
    float height = chart->height;
    chart->height = height / 3; /* its words are drawn smaller */
    struct diags *found = diags_open(sample.arena);
    cr_assert(pages_check_boxes(pages, sample.metrics, found) > 14);
    cr_assert(diags_count(found, SEVERITY_ERROR) > 14);
    cr_assert_eq(pages_check_boxes(pages, NULL, diags_open(sample.arena)), 0,
                 "without metrics a chart is a box");
    chart->height = height;
    chart->y -= 12; /* it stands on the words above it */
    cr_assert(pages_check_boxes(pages, sample.metrics, diags_open(sample.arena)) > 0);
}

Test(layout_pages, six_hundred_pages_take_less_than_a_second)
{
    sample_paper(&sample, 440, 150);
    double before = clock_cpu();
    struct pages *pages = sample_pages(&sample);
    double took = clock_cpu() - before;
    cr_assert(pages->n > 590);
#ifndef BOARDPAPER_ARENA_MALLOC
    cr_assert(took < 1.0, "%.2f s", took);
#else
    (void)took;
#endif
}
