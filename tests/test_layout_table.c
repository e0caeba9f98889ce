#include "test_layout_sample.h"

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

TestSuite(layout_table, .init = setup, .fini = teardown);

static struct pages *laid_out(struct table *table)
{
    sample_table_block(&sample, &sample.document.body, table);
    struct pages *pages = sample_pages(&sample);
    sample_check_boxes(&sample, pages);
    sample_check_tree(&sample, pages);
    return pages;
}

static struct text words(const char *s)
{
    return text_plain(sample.arena, str_of(s));
}

static const struct item *item_find(const struct pages *pages, size_t page, const char *text)
{
    for (size_t i = 0; i < pages->items[page].n_items; i++) {
        const struct item *item = &pages->items[page].items[i];
        if (item->kind == ITEM_TEXT && str_is(str_trim(item_text(item)), text))
            return item;
    }
    cr_assert_fail("\"%s\" is not on page %zu", text, page + 1);
    return NULL;
}

static size_t count_on(const struct pages *pages, size_t page, const char *text)
{
    size_t n = 0;
    for (size_t i = 0; i < pages->items[page].n_items; i++) {
        const struct item *item = &pages->items[page].items[i];
        n += item->kind == ITEM_TEXT && str_is(str_trim(item_text(item)), text);
    }
    return n;
}

static size_t rows_on(const struct pages *pages, size_t page)
{
    size_t n = 0;
    for (size_t a = 0; a < 14; a++)
        n += count_on(pages, page, sample_areas[a]);
    return n;
}

/* The type size of the table's cells. */
static double size_of(const struct pages *pages, const char *text)
{
    return item_find(pages, 0, text)->of.text.size;
}

Test(layout_table, numbers_and_symbols_align_on_the_point)
{
    static const char *const column[] = {"1,234.5", "0.75",        "12",  "12=", "c",
                                         "–",       "−3.7 better", "low", "+0.4"};
    struct table *table = sample_table(&sample, 1, 9, 0);
    for (size_t r = 0; r < 9; r++)
        table->rows[r].cells[1].text = words(column[r]);
    struct pages *pages = laid_out(table);
    double point = 0;
    for (size_t r = 0; r < 9; r++) {
        const struct item *item = item_find(pages, 0, column[r]);
        size_t lead = strcspn(column[r], ".=");
        if (r == 5)
            lead = strlen(column[r]);
        double at = item->x + metrics_width(sample.metrics, FONT_REGULAR, item->of.text.size,
                                            str_slice(item_text(item), 0, lead));
        if (r)
            cr_assert_float_eq(at, point, 0.01, "\"%s\" has its point at %g, not %g", column[r], at, point);
        point = at;
    }
}

Test(layout_table, words_in_a_column_of_numbers_stand_at_its_right)
{
    struct table *table = sample_table(&sample, 2, 3, 1);
    table->rows[1].cells[2].text = words("not collected in 2024");
    struct pages *pages = laid_out(table);
    const struct item *item = item_find(pages, 0, "not collected in 2024");
    const struct item *head = item_find(pages, 0, "2011–12");
    cr_assert_float_eq(item->x + item->width, head->x + head->width, 0.01);
}

Test(layout_table, a_short_one_is_not_divided)
{
    for (int i = 0; i < 22; i++)
        sample_paragraph(&sample, &sample.document.body, "One line.");
    struct pages *pages = laid_out(sample_table(&sample, 4, 14, 1));
    cr_assert_eq(pages->n, 2);
    cr_assert_eq(count_on(pages, 0, "Local authority"), 0);
    cr_assert_eq(count_on(pages, 1, "Birmingham"), 1);
}

Test(layout_table, one_a_little_too_long_is_pressed_to_end_on_its_page)
{
    for (int i = 0; i < 17; i++)
        sample_paragraph(&sample, &sample.document.body, "One line.");
    struct pages *pages = laid_out(sample_table(&sample, 4, 14, 1));
    cr_assert_eq(pages->n, 1);
    double step = item_find(pages, 0, "Coventry")->y - item_find(pages, 0, "Birmingham")->y;
    cr_assert(step < 18.4 && step > 15.9, "rows are %g apart", step);
    double even = item_find(pages, 0, "Worcestershire")->y - item_find(pages, 0, "Wolverhampton")->y;
    cr_assert_float_eq(step, even, 1e-6);
}

Test(layout_table, one_that_would_leave_much_of_the_page_empty_is_divided)
{
    for (int i = 0; i < 16; i++)
        sample_paragraph(&sample, &sample.document.body, "One line.");
    struct table *table = sample_table(&sample, 4, 18, 1);
    sample_table_block(&sample, &sample.document.body, table);
    for (int i = 0; i < 10; i++)
        sample_paragraph(&sample, &sample.document.body, "One line.");
    sample.style.page.bottom += 30; /* a little less room than pressing would win */
    struct pages *pages = sample_pages(&sample);
    sample_check_boxes(&sample, pages);
    cr_assert_eq(pages->n, 2);
    cr_assert(rows_on(pages, 0) >= 2 && rows_on(pages, 1) >= 2);
}

Test(layout_table, a_long_one_repeats_its_head_and_says_continued)
{
    struct pages *pages = laid_out(sample_table(&sample, 4, 100, 1));
    cr_assert(pages->n >= 3);
    size_t rows = 0;
    for (size_t p = 0; p < pages->n; p++) {
        cr_assert_eq(count_on(pages, p, "Local authority"), 1);
        cr_assert_eq(count_on(pages, p, ", continued"), p ? 1 : 0);
        cr_assert(rows_on(pages, p) >= 2);
        rows += rows_on(pages, p);
    }
    cr_assert_eq(rows, 100);
    /* what is repeated is decoration: a listener hears the head once */
    struct str heard = sample_structure(&sample, pages);
    size_t first = str_find(heard, STR("Heads: Local authority"));
    cr_assert_neq(first, SIZE_MAX);
    cr_assert_eq(str_find(str_slice(heard, first + 1, heard.len), STR("Heads:")), SIZE_MAX);
    cr_assert_eq(str_find(heard, STR("continued")), SIZE_MAX);
    /* the source stays with the last rows */
    item_find(pages, pages->n - 1,
              "Source: Department for Education. c: withheld by its publisher; –: nothing was sent.");
}

Test(layout_table, every_split_leaves_four_rows_of_a_long_table_on_both_sides)
{
    for (size_t lines = 0; lines < 40; lines++) {
        sample.document.body = NULL;
        for (size_t i = 0; i < lines; i++)
            sample_paragraph(&sample, &sample.document.body, "One line.");
        struct pages *pages = laid_out(sample_table(&sample, 4, 30, 1));
        for (size_t p = 0; p < pages->n; p++) {
            size_t rows = rows_on(pages, p);
            cr_assert(rows == 0 || rows >= 4, "%zu rows on page %zu after %zu lines", rows, p + 1, lines);
        }
    }
}

Test(layout_table, totals_and_group_heads_stay_with_their_rows)
{
    for (size_t lines = 0; lines < 12; lines++) {
        sample.document.body = NULL;
        for (size_t i = 0; i < lines; i++)
            sample_paragraph(&sample, &sample.document.body, "One line.");
        struct table *table = sample_table(&sample, 3, 60, 1);
        for (size_t r = 0; r < 60; r += 10) {
            table->rows[r].rule = ROW_GROUP;
            table->rows[r].n_cells = 1;
            table->rows[r].cells[0].text = words("A group");
            table->rows[r + 9].rule = ROW_TOTAL;
            table->rows[r + 9].cells[0].text = words("Total");
        }
        struct pages *pages = laid_out(table);
        for (size_t p = 0; p < pages->n; p++) {
            const struct item *last = NULL, *first = NULL;
            for (size_t i = 0; i < pages->items[p].n_items; i++) {
                const struct item *item = &pages->items[p].items[i];
                if (item->kind == ITEM_TEXT && item->mark && fabs(item->x - sample.style.page.left) < 0.1 &&
                    item->of.text.size > 9.1) {
                    first = first ? first : item;
                    last = item;
                }
            }
            cr_assert_neq(str_find(sample_structure(&sample, pages), STR("    Group: A group\n")), SIZE_MAX);
            cr_assert(!last || !str_is(item_text(last), "A group"), "a group's head is last on page %zu",
                      p + 1);
            cr_assert(p == 0 || !first || !str_is(item_text(first), "Total"), "a total is first on page %zu",
                      p + 1);
        }
    }
}

Test(layout_table, a_wider_one_shrinks_its_gaps_then_its_type_then_turns_the_page_then_is_divided)
{
    double size = sample.style.text[TEXT_TABLE].size, width = sample.style.page.width;
    sample.style.table.least_size = 8;
    bool shrunk = false, turned = false, divided = false;
    for (size_t columns = 4; columns <= 40; columns++) {
        sample.document.body = NULL;
        size_t notes = sample_said(&sample, "table-divided");
        struct pages *pages = laid_out(sample_table(&sample, columns, 5, 1));
        double now = size_of(pages, "Birmingham");
        bool turns = pages->items[0].width > width, divides = sample_said(&sample, "table-divided") > notes;
        cr_assert(now <= size + 1e-9 && now >= 8 - 1e-9);
        cr_assert_not(turned && !turns && !divides, "%zu columns need less than %zu", columns, columns - 1);
        cr_assert_not(divided && !divides);
        cr_assert(!turns || turned || shrunk, "the page is turned before the type is shrunk");
        shrunk = shrunk || now < size;
        turned = turned || turns;
        divided = divided || divides;
    }
    cr_assert(shrunk && turned && divided);
}

Test(layout_table, parts_of_a_divided_one_hold_every_cell_once_and_repeat_row_heads)
{
    struct table *table = sample_table(&sample, 60, 3, 1);
    for (size_t c = 1; c <= 60; c++)
        table->columns[c].head = text_of(sample.arena, "head%zu", c);
    struct pages *pages = laid_out(table);
    size_t parts = 0;
    for (size_t p = 0; p < pages->n; p++)
        parts += count_on(pages, p, "Birmingham");
    cr_assert(parts >= 3);
    for (size_t c = 1; c <= 60; c++) {
        size_t found = 0;
        const char *head = str_terminated(sample.arena, str_format(sample.arena, "head%zu", c));
        for (size_t p = 0; p < pages->n; p++)
            found += count_on(pages, p, head);
        cr_assert_eq(found, 1, "%s stands %zu times", head, found);
    }
}

Test(layout_table, two_levels_of_heads_have_ids_and_cells_name_them)
{
    struct table *table = sample_table(&sample, 5, 3, 1);
    for (size_t c = 2; c <= 5; c++)
        table->columns[c].group = c < 4 ? STR("Region") : STR("England");
    struct pages *pages = laid_out(table);
    size_t cells = 0, groups = 0, tall = 0;
    for (size_t e = 0; e < pages->n_elements; e++) {
        const struct element *element = &pages->elements[e];
        groups += element->tag == TAG_TH && element->column_span == 2;
        tall += element->tag == TAG_TH && element->row_span == 2;
        if (element->tag != TAG_TD)
            continue;
        cells++;
        struct str rest = element_detail(element)->headers, id;
        size_t n = 0;
        while (str_split(&rest, ' ', &id))
            n++;
        cr_assert(n == 3 || n == 2, "a cell names %zu heads", n);
    }
    cr_assert_eq(cells, 15);
    cr_assert_eq(groups, 2);
    cr_assert_eq(tall, 2);
    struct str heard = sample_structure(&sample, pages);
    cr_assert_neq(str_find(heard, STR("Region (over 2 columns); England (over 2 columns)")), SIZE_MAX, "%.*s",
                  STR_ARG(heard));
    /* one level needs none */
    sample.document.body = NULL;
    pages = laid_out(sample_table(&sample, 5, 3, 1));
    for (size_t e = 0; e < pages->n_elements; e++)
        cr_assert_eq(element_detail(&pages->elements[e])->headers.len, 0);
}

Test(layout_table, bands_are_filled_and_their_letters_set_in_the_bands_ink)
{
    struct table *table = sample_table(&sample, 2, 2, 1);
    table->rows[0].cells[1].band = BAND_D;
    table->rows[0].cells[1].text = words("D");
    struct pages *pages = laid_out(table);
    const struct item *letter = item_find(pages, 0, "D");
    cr_assert_eq(letter->ink.red, ink_of(sample.style.paint[PAINT_BAND_D_TEXT]).red);
    bool filled = false;
    for (size_t i = 0; i < pages->items[0].n_items; i++) {
        const struct item *item = &pages->items[0].items[i];
        filled = filled ||
                 (item->kind == ITEM_RECTANGLE && item->x < letter->x && item->y < letter->y &&
                  item->x + item->width > letter->x + letter->width && item->y + item->height > letter->y &&
                  item->ink.red == ink_of(sample.style.paint[PAINT_BAND_D]).red);
    }
    cr_assert(filled);
}

Test(layout_table, cells_with_marks_are_figures_and_signs_are_said)
{
    struct table *table = sample_table(&sample, 2, 3, 1);
    table->rows[0].cells[1] = (struct cell){.own = NULL};
    cell_own(sample.arena, &table->rows[0].cells[1])->chart = sample_sparkline(&sample);
    table->rows[1].cells[1] = (struct cell){.text = words("▲")};
    cell_says(sample.arena, &table->rows[1].cells[1], STR("rising"));
    struct pages *pages = laid_out(table);
    struct str heard = sample_structure(&sample, pages);
    cr_assert_neq(str_find(heard, STR("Row Birmingham: From 60.5 in 2016 to 26.7 in 2024.;")), SIZE_MAX,
                  "%.*s", STR_ARG(heard));
    cr_assert_neq(str_find(heard, STR("Row Coventry: rising;")), SIZE_MAX);
}

Test(layout_table, spans_cover_their_columns)
{
    struct table *table = sample_table(&sample, 4, 4, 1);
    table->rows[1].n_cells = 3;
    table->rows[1].cells[1] = (struct cell){
        .text = words("nothing was sent for these two years, which is said here at length"), .span = 3};
    table->rows[2].n_cells = 2; /* short: the rest is blank */
    struct pages *pages = laid_out(table);
    struct str heard = sample_structure(&sample, pages);
    cr_assert_neq(str_find(heard, STR("(over 3 columns)")), SIZE_MAX);
    cr_assert_neq(str_find(heard, STR("blank; blank; blank")), SIZE_MAX);
}

/* -- hostile ones */

Test(layout_table, empty_tables_say_so)
{
    struct table *table = sample_table(&sample, 3, 0, 1);
    struct pages *pages = laid_out(table);
    item_find(pages, 0, "No entries");
    cr_assert_eq(sample_said(&sample, "empty-table"), 1);
    sample.document.body = NULL;
    table->n_columns = 0;
    pages = laid_out(table);
    cr_assert_eq(sample_said(&sample, "table-without-columns"), 1);
}

Test(layout_table, a_name_of_sixty_letters_wraps)
{
    struct table *table = sample_table(&sample, 9, 14, 1);
    table->rows[3].cells[0].text = words("Bournemouth, Christchurch, Poole and the Vale of White Horses");
    laid_out(table);
    sample.document.body = NULL;
    table->rows[3].cells[0].text = words("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochshire");
    laid_out(table);
    cr_assert_eq(sample_said(&sample, "does-not-fit"), 0);
}

Test(layout_table, three_hundred_rows_and_forty_columns)
{
    struct pages *pages = laid_out(sample_table(&sample, 40, 300, 2));
    cr_assert(pages->n > 10);
    cr_assert_eq(sample_said(&sample, "does-not-fit"), 0);
}

Test(layout_table, rows_longer_than_the_table_are_said)
{
    struct table *table = sample_table(&sample, 3, 2, 1);
    table->n_columns = 3;
    laid_out(table);
    cr_assert(sample_said(&sample, "row-too-long") >= 1);
}

Test(layout_table, a_cell_taller_than_a_page_is_reported)
{
    struct table *table = sample_table(&sample, 3, 4, 1);
    table->rows[1].cells[1].text = text_plain(sample.arena, sample_words(&sample, 5, 3000));
    sample_table_block(&sample, &sample.document.body, table);
    sample_pages(&sample);
    cr_assert(sample_said(&sample, "does-not-fit") >= 1);
}

Test(layout_table, one_column_of_one_endless_word)
{
    struct table *table = sample_table(&sample, 0, 2, 1);
    char word[2001];
    memset(word, 'w', 2000);
    word[2000] = '\0';
    table->rows[0].cells[0].text = words(word);
    struct pages *pages = laid_out(table);
    cr_assert_eq(sample_said(&sample, "does-not-fit"), 0);     /* it is broken, */
    cr_assert(pages->items[0].width < pages->items[0].height); /* and turns no page */
}

Test(layout_table, a_long_word_turns_no_page)
{
    struct table *table = sample_table(&sample, 5, 6, 1);
    table->rows[2].cells[0].text =
        words("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-upon-Sea");
    struct pages *pages = laid_out(table);
    cr_assert(pages->items[0].width < pages->items[0].height);
}

Test(layout_table, words_take_more_lines_before_the_page_turns)
{
    struct table *table = sample_table(&sample, 6, 4, 1);
    for (size_t c = 1; c < 6; c++) {
        table->columns[c].align = ALIGN_LEFT;
        for (size_t r = 0; r < table->n_rows; r++)
            table->rows[r].cells[c].text = words("published on 30 September of the year before");
    }
    struct pages *pages = laid_out(table);
    cr_assert(pages->items[0].width < pages->items[0].height);
    for (size_t c = 1; c < 6; c++) /* too much for that */
        for (size_t r = 0; r < table->n_rows; r++)
            table->rows[r].cells[c].text = words("published-before-September of the year 2024");
    sample.document.body = NULL;
    pages = laid_out(table);
    cr_assert(pages->items[0].width > pages->items[0].height);
}

/* Of two columns of words the one that makes rows tall gets the width of the one that does not. */
Test(layout_table, width_goes_to_the_column_that_makes_rows_tall)
{
    const char *meaning =
        "Children looked after for at least twelve months at the end of the quarter who had "
        "their annual health assessment in that time";
    struct table *table = sample_table(&sample, 3, 20, 1);
    table->columns[1].align = table->columns[2].align = ALIGN_LEFT;
    for (size_t r = 0; r < table->n_rows; r++) {
        table->rows[r].cells[1].text = words("Repeat protection plans, % (published)");
        table->rows[r].cells[2].text = words(meaning);
    }
    struct pages *pages = laid_out(table);
    double at[2] = {0};
    for (size_t i = 0, n = 0; i < pages->items[0].n_items && n < 2; i++) {
        const struct item *item = &pages->items[0].items[i];
        if (item->kind == ITEM_TEXT && str_starts(item_text(item), STR("Children looked after for")))
            at[n++] = item->y;
    }
    double row = at[1] - at[0], leading = sample.style.text[TEXT_TABLE].leading;
    cr_expect_gt(row, leading, "two rows");
    cr_expect_leq(row, 3 * leading + 2 * sample.style.table.pad_y + 1, "of three lines, not four, %.1f pt",
                  row);
}
