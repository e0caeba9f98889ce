#include "layout/paragraph.h"
#include "test_layout_sample.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

/* Fixed metrics at 10 pt: a letter is 5 pt wide, a space or a full stop 2.5. */

static struct sample sample;
static struct layout layout;
static struct text_look look;

static void open_with(bool real)
{
    sample_open(&sample, real);
    look = (struct text_look){.font = FONT_REGULAR, .size = 10, .leading = 14};
    layout = (struct layout){.arena = sample.arena,
                             .scratch = sample.arena,
                             .pass_arena = sample.arena,
                             .document = &sample.document,
                             .style = &sample.style,
                             .metrics = sample.metrics,
                             .diags = sample.diags};
    layout.charts = map64_open(sample.arena);
}

static void setup(void)
{
    open_with(false);
}

static void teardown(void)
{
    sample_close(&sample);
}

TestSuite(layout_paragraph, .init = setup, .fini = teardown);

static struct par *broken(const char *words, double width, bool balance)
{
    return par_build(&layout, text_plain(sample.arena, str_of(words)), &look, width, balance);
}

/* The lines as text, joined by "|". */
static struct str lines_of(const struct par *par)
{
    struct buf out = {0};
    for (size_t i = 0; i < par->n_lines; i++) {
        if (i)
            buf_add_char(&out, '|');
        for (uint32_t s = par->lines[i].first; s < par->lines[i].first + par->lines[i].n; s++) {
            const struct segment *segment = &par->segments[s];
            buf_add(&out, str_slice(par->text->runs[segment->run].text, segment->from, segment->ink));
        }
    }
    struct str text = str_copy(sample.arena, buf_str(&out));
    buf_close(&out);
    return text;
}

static void check_lines(const char *words, double width, const char *wanted)
{
    struct str lines = lines_of(broken(words, width, false));
    cr_assert(str_is(lines, wanted), "\"%s\" at %g: \"%.*s\", wanted \"%s\"", words, width, STR_ARG(lines),
              wanted);
}

Test(layout_paragraph, lines_end_at_spaces)
{
    check_lines("aaa bbb ccc", 1000, "aaa bbb ccc");
    check_lines("aaa bbb ccc", 32.5, "aaa bbb|ccc");
    check_lines("aaa bbb ccc", 32.4, "aaa|bbb|ccc");
    check_lines("aaa  bbb", 20, "aaa|bbb");
    check_lines("  aaa bbb  ", 20, "aaa|bbb");
}

Test(layout_paragraph, nothing_to_show_has_no_lines)
{
    cr_assert_eq(broken("", 100, false)->n_lines, 0);
    cr_assert_eq(broken("   ", 100, false)->n_lines, 0);
    cr_assert_eq(broken(" \n ", 100, true)->n_lines, 0);
    cr_assert_eq(par_build(&layout, (struct text){NULL, 0}, &look, 100, false)->n_lines, 0);
}

Test(layout_paragraph, line_ends_of_its_own_are_kept)
{
    check_lines("aaa\nbbb ccc", 1000, "aaa|bbb ccc");
    check_lines("aaa\n\nbbb", 1000, "aaa||bbb");
    struct measured *text = text_measure_str(&layout, STR("aaaaaaaa\nbbb"), &look);
    cr_assert_float_eq(text->natural, 40, 1e-9);
}

Test(layout_paragraph, words_wider_than_the_line_are_broken_at_code_points)
{
    check_lines("aaaaaaaaaa", 20, "aaaa|aaaa|aa");
    check_lines("b aaaaaaaaaa c", 20, "b|aaaa|aaaa|aa c");
    check_lines("\xC3\xA9\xC3\xA9\xC3\xA9", 10, "\xC3\xA9\xC3\xA9|\xC3\xA9");
    /* narrower than a letter, of no width, of less than none: still one letter a line, and said */
    const double widths[] = {3, 0, -20};
    for (size_t i = 0; i < 3; i++) {
        struct par *par = broken("abc", widths[i], false);
        cr_assert_eq(par->n_lines, 3);
        cr_assert(par->overflows);
    }
}

Test(layout_paragraph, some_places_are_not_broken)
{
    check_lines("aa 28\xC2\xA0"
                "April",
                30,
                "aa|28\xC2\xA0"
                "Apr|il"); /* wider than the line: as a word */
    check_lines("aa 28\xC2\xA0"
                "April",
                45,
                "aa|28\xC2\xA0"
                "April");
    check_lines("in 2016–2024 it", 50, "in|2016–2024|it");
    check_lines("to Stoke-on-Trent a", 75, "to|Stoke-on-Trent|a");
    check_lines("within 12 months", 50, "within|12 months");     /* a number and what it counts */
    check_lines("it is 10 of 10", 45, "it is 10|of 10");         /* not what it is of */
    check_lines("Section 47 enquiry", 65, "Section 47|enquiry"); /* a number as a name */
    check_lines("12 months", 30, "12|months");
    check_lines("aaaa – bbbb", 30,
                "aaaa –|bbbb"); /* a dash between words ends the line, it does not begin one */
    check_lines("a (bbb)", 27, "a|(bbb)");
}

Test(layout_paragraph, hyphens_of_a_name_serve_when_the_name_is_too_wide)
{
    check_lines("Stoke-on-Trent", 45, "Stoke-on-|Trent");
    check_lines("2016–2024", 30, "2016–|2024");
    check_lines("x Aaaaaaaaaaaa-on-Bb", 40, "x|Aaaaaaaa|aaaa-on-|Bb");
}

Test(layout_paragraph, a_page_number_stays_with_its_word)
{
    struct run runs[] = {run_plain(STR("see page ")), sample_page_run(&sample, "x")};
    struct text text = {runs, 2};
    struct str lines = lines_of(par_build(&layout, text, &look, 40, false));
    cr_assert(str_is(lines, "see|page 00"), "%.*s", STR_ARG(lines));
    cr_assert(layout.has_references);
}

Test(layout_paragraph, the_space_at_which_a_line_ends_stays_in_its_text)
{
    struct par *par = broken("aaa bbb", 20, false);
    cr_assert_eq(par->segments[0].ink, 3);
    cr_assert_eq(par->segments[0].to, 4);
    cr_assert_float_eq(par->lines[0].width, 15, 1e-9);
    cr_assert_eq(par->segments[1].to, 7);
}

Test(layout_paragraph, headings_are_balanced_in_no_more_lines)
{
    const char *words = "aaaa bbbb cccc dddd eeee ff";
    struct par *plain = broken(words, 100, false), *even = broken(words, 100, true);
    cr_assert_eq(plain->n_lines, 2);
    cr_assert_eq(even->n_lines, 2);
    struct str lines = lines_of(even);
    cr_assert(str_is(lines, "aaaa bbbb cccc|dddd eeee ff"), "%.*s", STR_ARG(lines));
}

Test(layout_paragraph, a_last_word_is_not_left_alone_where_it_can_be_helped)
{
    check_lines("aaaa bbbb cccc dddd eeee f", 112.5, "aaaa bbbb cccc dddd|eeee f");
}

Test(layout_paragraph, runs_of_other_looks_keep_their_places)
{
    struct run runs[] = {run_strong(STR("26.7%")), run_plain(STR(" in 2024, down from ")),
                         run_strong(STR("60.5%")), run_plain(STR("."))};
    struct text text = {runs, 4};
    struct par *par = par_build(&layout, text, &look, 69, false);
    struct str lines = lines_of(par);
    cr_assert(str_is(lines, "26.7% in 2024,|down from|60.5%."), "%.*s", STR_ARG(lines));
    const struct segment *last = &par->segments[par->lines[2].first];
    cr_assert_eq(last[0].run, 2);
    cr_assert_eq(last[1].run, 3);
    cr_assert_float_eq(last[1].x, last[0].x + last[0].width, 1e-9);
}

Test(layout_paragraph, least_and_two_line_widths)
{
    struct measured *text = text_measure_str(&layout, STR("aaaa bb cccccc"), &look);
    cr_assert_float_eq(measured_least(text), 30, 1e-9);
    cr_assert_float_eq(measured_two_lines(text), 32.5, 1e-9);
    cr_assert_float_eq(text->natural, 65, 1e-9);
}

/* -- properties over random texts */

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static struct str random_text(uint32_t *seed)
{
    static const char *const parts[] = {"a",
                                        "word",
                                        " ",
                                        "  ",
                                        "\xC2\xA0",
                                        "–",
                                        "-",
                                        "1",
                                        "2,345.6",
                                        ".",
                                        "(",
                                        ")",
                                        "\n",
                                        "\xC3\xA9",
                                        "averyverylongwordindeed",
                                        "/",
                                        "e\xCC\x81",
                                        "\xE2\x80\x8B",
                                        "'",
                                        "\"",
                                        "%",
                                        "\xF0\x9F\x98\x80"};
    struct buf out = {0};
    size_t n = 1 + next(seed) % 60;
    for (size_t i = 0; i < n; i++)
        buf_add(&out, str_of(next(seed) % 3 == 0 ? " " : parts[next(seed) % (sizeof parts / sizeof *parts)]));
    struct str text = str_copy(sample.arena, buf_str(&out));
    buf_close(&out);
    return text;
}

static struct text random_runs(uint32_t *seed)
{
    size_t n = 1 + next(seed) % 3;
    struct run *runs = ARENA_ARRAY(sample.arena, struct run, n);
    for (size_t i = 0; i < n; i++) {
        runs[i] = run_plain(random_text(seed));
        runs[i].emphasis = (enum emphasis)(next(seed) % 3);
    }
    return (struct text){runs, n};
}

/* Text without what lines may drop: spaces and line ends. */
static struct str without_space(struct str s)
{
    char *out = arena_alloc(sample.arena, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        if (!strchr(" \n|", s.ptr[i]))
            out[n++] = s.ptr[i];
    return (struct str){out, n};
}

static size_t greedy_lines(const struct par *par, double width)
{
    const struct measured *text = par->text;
    size_t lines = 0, from = 0;
    while (from < text->n_pieces) {
        size_t end = from, best = SIZE_MAX;
        for (; end < text->n_pieces; end++) {
            bool fits = text->pieces[end].right - text->pieces[from].left <= width + 0.01;
            if (text->pieces[end].stop >= STOP_ALLOWED && (fits || best == SIZE_MAX))
                best = end;
            if (!fits && best != SIZE_MAX)
                break;
            if (text->pieces[end].stop == STOP_HARD && best == end)
                break;
        }
        from = best + 1;
        lines++;
    }
    return lines;
}

static void check_random(double size)
{
    uint32_t seed = 7;
    for (int i = 0; i < 3000; i++) {
        struct text text = random_runs(&seed);
        double width = next(&seed) % 300;
        look.size = size;
        bool balance = next(&seed) % 2;
        struct par *par = par_build(&layout, text, &look, width, balance);
        struct str flat = text_flat(sample.arena, text), lines = lines_of(par);
        cr_assert(str_equal(without_space(flat), without_space(lines)), "lost: \"%.*s\" became \"%.*s\"",
                  STR_ARG(flat), STR_ARG(lines));
        if (par->overflows)
            continue;
        for (size_t k = 0; k < par->n_lines; k++)
            cr_assert(par->lines[k].width <= width + 0.5, "a line of %g at %g", par->lines[k].width, width);
        if (par->n_lines > 1 && measured_least((struct measured *)(uintptr_t)par->text) <= width)
            cr_assert_eq(par->n_lines, greedy_lines(par, width), "not the fewest lines: \"%.*s\" at %g",
                         STR_ARG(flat), width);
    }
}

Test(layout_paragraph, nothing_is_lost_and_nothing_is_too_wide)
{
    check_random(10);
}

Test(layout_paragraph, the_same_with_real_fonts)
{
    sample_close(&sample);
    open_with(true);
    check_random(12);
    /* a line is as wide as its text is when it is measured alone */
    struct text text = text_plain(sample.arena, sample_words(&sample, 3, 80));
    struct par *par = par_build(&layout, text, &look, 220, false);
    cr_assert(par->n_lines > 5);
    for (size_t i = 0; i < par->n_lines; i++) {
        const struct segment *segment = &par->segments[par->lines[i].first];
        struct str words = str_slice(par->text->runs[0].text, segment->from, segment->ink);
        cr_assert_float_eq(par->lines[i].width, metrics_width(sample.metrics, FONT_REGULAR, look.size, words),
                           1e-6);
    }
}
