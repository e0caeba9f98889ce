#include "test_layout_sample.h"

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

/* -- whole papers */

Test(layout_pages, a_whole_paper_is_sound)
{
    sample.document.banner = STR("Illustrative data");
    sample_paper(&sample, 3, 2);
    struct pages *pages = sample_laid_out(&sample);
    cr_assert(pages->n > 8);
    cr_assert_eq(sample_said(&sample, "does-not-fit"), 0);
    cr_assert_eq(sample_said(&sample, "missing-glyph"), 0);
    for (size_t p = 0; p < pages->n; p++) {
        const char *of =
            str_terminated(sample.arena, str_format(sample.arena, "Page %zu of %zu", p + 1, pages->n));
        cr_assert(sample_on_page(pages, p, of));
        cr_assert(sample_on_page(pages, p, "Illustrative data"));
        cr_assert(sample_on_page(pages, p, "OFFICIAL · version 1.0"));
        cr_assert_eq(sample_on_page(pages, p, "Annual data pack 2025"), true);
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
    struct pages *pages = sample_laid_out(&sample);
    struct str structure = sample_structure(&sample, pages);
    cr_assert(golden_compare("layout-structure.txt", structure));
}

Test(layout_pages, a_first_page_without_a_front_has_a_header)
{
    sample_lines(&sample, 20);
    struct pages *pages = sample_laid_out(&sample);
    cr_assert(sample_on_page(pages, 0, "West Midlands Children’s Improvement Board"));
    sample.document.body = NULL;
    sample_paper(&sample, 1, 1);
    pages = sample_laid_out(&sample);
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
    sample_lines(&sample, 100);
    sample_laid_out(&sample);
    sample.document.title = sample_words(&sample, 4, 60);
    sample_laid_out(&sample);
    cr_assert_eq(sample_said(&sample, "does-not-fit"), 1);
}

Test(layout_pages, nothing_at_all_is_no_page)
{
    struct pages *pages = sample_laid_out(&sample);
    cr_assert_eq(pages->n, 0);
    sample_section(&sample, &sample.document.body, "", 1);
    sample_paragraph(&sample, &sample.document.body, "  ");
    block_add(sample.arena, &sample.document.body, BLOCK_PAGE_BREAK);
    block_add(sample.arena, &sample.document.body, BLOCK_NOTES);
    block_add(sample.arena, &sample.document.body, BLOCK_CALLOUT);
    block_add(sample.arena, &sample.document.body, BLOCK_FACTS);
    pages = sample_laid_out(&sample);
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
        sample_lines(&sample, n);
        sample_heading(&sample, &sample.document.body, "A heading", 2);
        sample_heading(&sample, &sample.document.body, "Another under it", 3);
        sample_lines(&sample, 30);
        struct pages *pages = sample_laid_out(&sample);
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
        sample_lines(&sample, 2);
        struct pages *pages = sample_laid_out(&sample);
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
    sample_lines(&sample, 36); /* 29 fill a page, 32 when it is pressed */
    struct pages *pages = sample_laid_out(&sample);
    cr_assert_eq(pages->n, 2);
    cr_assert(pages->items[1].used >= 0.25 && pages->items[0].used >= 0.5);
    cr_assert_eq(sample_said(&sample, "near-empty-page"), 0);
}

Test(layout_pages, a_few_last_lines_are_pressed_on_to_the_page)
{
    sample_lines(&sample, 31);
    struct pages *pages = sample_laid_out(&sample);
    cr_assert_eq(pages->n, 1);
    cr_assert(pages->items[0].used > 0.99);
}

Test(layout_pages, nearly_empty_pages_are_said)
{
    sample_lines(&sample, 25);
    struct block *section = sample_section(&sample, &sample.document.body, "Short", 1);
    section->of.heading.new_page = true;
    sample_paragraph(&sample, &section->children, "Nothing more.");
    struct pages *pages = sample_laid_out(&sample);
    cr_assert_eq(pages->n, 2);
    cr_assert_eq(sample_said(&sample, "near-empty-page"), 1);
}

Test(layout_pages, a_page_break_is_one_break)
{
    sample_lines(&sample, 12);
    for (int i = 0; i < 3; i++)
        block_add(sample.arena, &sample.document.body, BLOCK_PAGE_BREAK);
    sample_lines(&sample, 12);
    cr_assert_eq(sample_laid_out(&sample)->n, 2);
}

/* -- the page's way up */

Test(layout_pages, a_wide_table_turns_its_page_and_its_heading_goes_with_it)
{
    sample_lines(&sample, 25);
    sample_heading(&sample, &sample.document.body, "Wide", 2);
    sample_table_block(&sample, &sample.document.body, sample_table(&sample, 15, 14, 1));
    sample_lines(&sample, 25);
    struct pages *pages = sample_laid_out(&sample);
    cr_assert_eq(pages->n, 3);
    cr_assert(pages->items[0].width < pages->items[0].height);
    cr_assert(pages->items[1].width > pages->items[1].height);
    cr_assert(pages->items[2].width < pages->items[2].height);
    cr_assert(sample_on_page(pages, 1, "Wide"));
}

Test(layout_pages, a_few_lines_before_a_wide_table_turn_with_it)
{
    struct block *section = sample_section(&sample, &sample.document.body, "Data", 1);
    sample_paragraph(&sample, &section->children, "One line before the table.");
    sample_table_block(&sample, &section->children, sample_table(&sample, 15, 14, 1));
    sample_paragraph(&sample, &section->children, "And one after it.");
    struct pages *pages = sample_laid_out(&sample);
    cr_assert_eq(pages->n, 1);
    cr_assert(pages->items[0].width > pages->items[0].height);
}

Test(layout_pages, sections_can_ask_for_the_wide_page)
{
    sample_lines(&sample, 27);
    struct block *section = sample_section(&sample, &sample.document.body, "Wide", 1);
    section->of.heading.landscape = section->of.heading.new_page = true;
    sample_chart(&sample, &section->children, 10, 0);
    struct pages *pages = sample_laid_out(&sample);
    cr_assert(pages->items[1].width > pages->items[1].height);
    cr_assert(pages->chart_sizes[0].width > 600);
}

/* -- references */

Test(layout_pages, page_numbers_in_the_text_are_those_of_the_pages)
{
    struct run runs[] = {run_plain(STR("see page ")), sample_page_run(&sample, "there")};
    struct block *before = sample_paragraph(&sample, &sample.document.body, "");
    before->of.paragraph.text = (struct text){runs, 2};
    sample_lines(&sample, 400);
    sample_heading(&sample, &sample.document.body, "There", 1)->id = STR("there");
    sample_lines(&sample, 1);
    struct pages *pages = sample_laid_out(&sample);
    uint32_t page = pages->bookmarks[0].page;
    cr_assert(page > 8);
    cr_assert(sample_on_page(
        pages, 0, str_terminated(sample.arena, str_format(sample.arena, "%u", (unsigned)page + 1))));
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
    struct pages *pages = sample_laid_out(&sample);
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
    struct pages *pages = sample_laid_out(&sample);
    cr_assert_eq(sample_said(&sample, "unknown-target"), 1);
    cr_assert(sample_on_page(pages, 0, "?"));
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
        sample_lines(&sample, 1);
        block_add(sample.arena, body, BLOCK_PAGE_BREAK);
    }
    sample_lines(&sample, 8);
    size_t n = 56;
    struct run *runs = ARENA_ARRAY(sample.arena, struct run, 2 * n);
    for (size_t i = 0; i < n; i++) {
        runs[2 * i] = sample_page_run(&sample, "there");
        runs[2 * i + 1] = run_plain(STR(" a,"));
    }
    sample_paragraph(&sample, body, "")->of.paragraph.text = (struct text){runs, 2 * n};
    sample_lines(&sample, 7);
    sample_paragraph(&sample, body, "There.")->id = STR("there");
    sample_lines(&sample, 30);
    struct pages *pages = sample_laid_out(&sample);
    cr_assert_eq(pages->passes, 4);
    cr_assert_eq(sample_said(&sample, "references-unsettled"), 1);
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
    struct pages *pages = sample_laid_out(&sample);
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

static void glyph_take(void *self, enum glyph_fault fault, uint32_t codepoint, size_t page, struct str text)
{
    size_t *counts = self;
    counts[fault]++;
    cr_expect(codepoint == 0x2713 || codepoint == 0x2717 || codepoint == 0xE001);
    cr_expect_eq(page, 0);
    cr_expect_neq(str_find(text, STR("done")), SIZE_MAX);
}

Test(layout_pages, characters_that_cannot_be_written_are_told_once_each)
{
    sample_paragraph(&sample, &sample.document.body,
                     "done \xE2\x9C\x93 and \xE2\x9C\x93 \xE2\x9C\x97 \xEE\x80\x81");
    size_t counts[2] = {0, 0};
    pages_glyphs(sample_laid_out(&sample), sample.metrics, (struct glyph_taker){glyph_take, counts});
    cr_assert_eq(counts[GLYPH_MISSING] + counts[GLYPH_PRIVATE], 3);
    cr_assert_geq(counts[GLYPH_MISSING], 2);
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
    struct pages *pages = sample_laid_out(&sample);
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

Test(layout_pages, six_hundred_pages_are_laid_out)
{
    sample_paper(&sample, 440, 150);
    struct pages *pages = sample_pages(&sample);
    cr_assert(pages->n > 590);
}
