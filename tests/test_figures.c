/* The ledger: finding, ids, what is shown, the CSV. */
#include "figures/explain.h"
#include "figures/figure.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>

static struct arena *arena;
static struct areas areas;
static struct catalogue catalogue;
static struct dataset dataset;
static struct series series[2];
static struct source sources[2];
static struct period year, year_before, quarter;
static struct ledger *ledger;

static struct period period_named(const char *label)
{
    struct period period;
    unsigned marks = 0;
    const char *why = "";
    cr_assert(period_read(str_of(label), CALENDAR_FINANCIAL, &period, &marks, &why));
    return period;
}

static void open_ledger(void)
{
    arena = arena_open();
    static struct area items[3];
    items[0] = (struct area){.code = STR("E08000025"), .name = STR("Birmingham"), .kind = AREA_LA};
    items[1] =
        (struct area){.code = STR("E06000019"), .name = STR("Herefordshire, County of"), .kind = AREA_LA};
    items[2] = (struct area){.code = STR("E92000001"), .name = STR("=England"), .kind = AREA_COUNTRY};
    areas = (struct areas){.items = items, .n = 3};
    static struct indicator indicators[2];
    indicators[0] = (struct indicator){.id = STR("re-referrals"),
                                       .name = STR("Re-referrals within 12 months"),
                                       .unit = STR("%"),
                                       .multiplier = 100,
                                       .decimals = 1};
    indicators[1] = (struct indicator){.id = STR("a/b"), .name = STR("Other"), .decimals = 0};
    static struct str themes[1];
    themes[0] = STR("Front door");
    catalogue = (struct catalogue){.items = indicators, .n = 2, .themes = themes, .n_themes = 1};
    sources[1] = (struct source){.id = STR("published")};
    series[0] = series[1] = (struct series){0};
    dataset = (struct dataset){
        .areas = &areas, .catalogue = &catalogue, .series = series, .sources = sources, .n_sources = 2};
    year = period_named("2025");
    year_before = period_named("2024");
    quarter = period_named("2025-26 Q2");
    ledger = ledger_open(arena, &dataset);
}

static void close_ledger(void)
{
    arena_close(arena);
}

TestSuite(figures, .init = open_ledger, .fini = close_ledger);

static struct figure number(uint32_t indicator, uint32_t area, struct period period, enum statistic statistic,
                            double value)
{
    struct figure figure = figure_new(indicator, area, period, statistic);
    figure.state = STATE_VALUE;
    figure.has = FIGURE_VALUE;
    figure.value = value;
    return figure;
}

static struct figure word(uint32_t area, enum statistic statistic, enum word said)
{
    struct figure figure = figure_new(0, area, year, statistic);
    figure.state = STATE_VALUE;
    figure.word = said;
    return figure;
}

static void expect_shown(struct figure figure, const char *expected)
{
    struct str shown = figure_display(ledger, &figure, arena);
    cr_expect(str_is(shown, expected), "shown as \"%.*s\", expected \"%s\"", STR_ARG(shown), expected);
}

Test(figures, found_by_what_they_are_about)
{
    uint32_t value = ledger_add(ledger, number(0, 0, year, STAT_VALUE, 24.5));
    uint32_t before = ledger_add(ledger, number(0, 0, year_before, STAT_VALUE, 22));
    uint32_t other = ledger_add(ledger, number(0, 1, year, STAT_VALUE, 20));
    struct figure detailed = number(0, 0, year, STAT_COUNT, 3);
    detailed.detail = STR("dips");
    uint32_t count = ledger_add(ledger, detailed);
    struct figure theme = figure_new_theme(0, 0, year, STAT_THEME);
    theme.word = WORD_MIXED;
    theme.state = STATE_VALUE;
    uint32_t verdict = ledger_add(ledger, theme);
    cr_expect_eq(ledger_find(ledger, 0, 0, year, STAT_VALUE), value);
    cr_expect_eq(ledger_find(ledger, 0, 0, year_before, STAT_VALUE), before);
    cr_expect_eq(ledger_find(ledger, 0, 1, year, STAT_VALUE), other);
    cr_expect_eq(ledger_find(ledger, 0, 0, year, STAT_COUNT), FIGURE_NONE, "it has a detail");
    cr_expect_eq(ledger_find_detail(ledger, 0, UINT32_MAX, 0, year, STAT_COUNT, STR("dips")), count);
    cr_expect_eq(ledger_find_detail(ledger, INDICATOR_NONE, 0, 0, year, STAT_THEME, STR("")), verdict);
    cr_expect_eq(ledger_find(ledger, 1, 0, year, STAT_VALUE), FIGURE_NONE);
    cr_expect_null(ledger_figure(ledger, 0, 2, year, STAT_VALUE));
}

Test(figures, many_are_all_found)
{
    for (int i = 0; i < 20000; i++)
        ledger_add(ledger,
                   number(0, 0, period_add(period_named("1950-07"), i % 900), (enum statistic)(i / 900), i));
    for (int i = 0; i < 20000; i++) {
        uint32_t found = ledger_find(ledger, 0, 0, period_add(period_named("1950-07"), i % 900),
                                     (enum statistic)(i / 900));
        cr_assert_eq(found, (uint32_t)i);
    }
}

Test(figures, reserved_room_keeps_what_was_there)
{
    uint32_t first = ledger_add(ledger, number(0, 0, year, STAT_VALUE, 24.5));
    ledger_reserve(ledger, 100000);
    cr_expect_eq(ledger_find(ledger, 0, 0, year, STAT_VALUE), first);
    cr_expect_eq(ledger_at(ledger, first)->value, 24.5);
}

Test(figures, what_is_kept_is_what_was_added)
{
    uint32_t first = ledger_add(ledger, number(0, 1, year_before, STAT_VALUE, 22));
    uint32_t second = ledger_add(ledger, number(0, 0, year_before, STAT_VALUE, 20));
    uint32_t own[] = {first, second};
    struct figure figure = number(0, 0, year, STAT_CHANGE, 2.5);
    figure.has |= FIGURE_UPPER;
    figure.upper = 4.25;
    figure.detail = str_copy(arena, STR("detail"));
    figure.method = str_copy(arena, STR("a method"));
    figure.inputs = own;
    figure.n_inputs = 2;
    figure.comparator = 2;
    figure.comparator_period = quarter;
    figure.n_used = 3;
    figure.n_expected = 0;
    figure.line = 4000000000u;
    figure.source = 1;
    figure.word = WORD_BAND_D;
    figure.state = STATE_QUERIED;
    figure.marks = MARK_PARTIAL | MARK_PROVISIONAL;
    uint32_t added = ledger_add(ledger, figure);
    own[0] = own[1] = FIGURE_NONE; /* the caller's own list may go */
    for (int borrowed = 0; borrowed < 2; borrowed++) {
        struct figure kept = borrowed ? *ledger_at(ledger, added) : ledger_read(ledger, added, arena);
        cr_expect_eq(kept.place, added);
        cr_expect(kept.value == 2.5 && kept.upper == 4.25 && kept.has == (FIGURE_VALUE | FIGURE_UPPER));
        cr_expect(str_is(kept.detail, "detail") && str_is(kept.method, "a method"));
        cr_assert_eq(kept.n_inputs, 2);
        cr_expect(kept.inputs[0] == first && kept.inputs[1] == second);
        cr_expect(kept.indicator == 0 && kept.theme == UINT32_MAX && kept.area == 0 && kept.comparator == 2);
        cr_expect(period_equal(kept.period, year) && period_equal(kept.comparator_period, quarter));
        cr_expect(kept.n_used == 3 && kept.n_expected == 0 && kept.line == 4000000000u && kept.source == 1);
        cr_expect(kept.statistic == STAT_CHANGE && kept.word == WORD_BAND_D && kept.state == STATE_QUERIED);
        cr_expect_eq(kept.marks, (unsigned)(MARK_PARTIAL | MARK_PROVISIONAL));
    }
    struct figure nowhere = number(0, AREA_NONE, year, STAT_COUNT, 1);
    cr_expect_eq(ledger_read(ledger, ledger_add(ledger, nowhere), NULL).area, AREA_NONE);
}

Test(figures, lists_of_inputs_are_shared_and_may_be_long)
{
    uint32_t *list = ARENA_ARRAY(arena, uint32_t, 40000);
    for (uint32_t i = 0; i < 40000; i++)
        list[i] = i;
    const uint32_t *kept = ledger_inputs(ledger, list, 40000);
    const uint32_t *other = ledger_inputs(ledger, list + 7, 2);
    uint32_t added[3];
    for (uint32_t i = 0; i < 3; i++) {
        struct figure figure = number(0, i, year, STAT_REGION, i);
        figure.inputs = i < 2 ? kept : other;
        figure.n_inputs = i < 2 ? 40000 : 2;
        added[i] = ledger_add(ledger, figure);
    }
    cr_expect_eq(ledger_read(ledger, added[0], NULL).inputs, ledger_read(ledger, added[1], NULL).inputs);
    cr_expect_eq(ledger_at(ledger, added[1])->inputs[39999], 39999u);
    cr_expect_eq(ledger_at(ledger, added[2])->inputs[1], 8u);
}

Test(figures, equal_texts_are_kept_once)
{
    char text[] = "wilson 95%";
    struct str first = ledger_keep(ledger, str_of(text));
    text[0] = 'W';
    cr_expect(str_is(first, "wilson 95%"));
    cr_expect_eq(ledger_keep(ledger, STR("wilson 95%")).ptr, first.ptr);
    for (int i = 0; i < 1000; i++) {
        char other[32];
        snprintf(other, sizeof other, "method %d", i);
        cr_assert(str_is(ledger_keep(ledger, str_of(other)), other));
    }
    cr_expect_eq(ledger_keep(ledger, STR("wilson 95%")).ptr, first.ptr);
}

Test(figures, borrowed_records_are_the_same_until_they_are_released)
{
    for (int i = 0; i < 3000; i++)
        ledger_add(ledger, number(0, 0, period_add(period_named("1950-07"), i), STAT_VALUE, i));
    const struct figure *borrowed = ledger_at(ledger, 2500);
    struct str shown = borrowed->display;
    cr_expect_eq(ledger_at(ledger, 2500), borrowed);
    ledger_add(ledger, number(0, 0, year, STAT_VALUE, 24.5));
    for (uint32_t i = 0; i < ledger->n; i++)
        cr_assert_eq(ledger_at(ledger, i)->place, i);
    cr_expect_eq(ledger_at(ledger, 2500), borrowed);
    ledger_release(ledger);
    cr_expect(str_is(shown, "2,500.0"), "texts stay");
    cr_expect_eq(ledger_at(ledger, 2500)->value, 2500);
    ledger_release(ledger);
    ledger_release(ledger);
}

Test(figures, a_second_of_the_same_id_ends_the_program, .signal = SIGABRT)
{
    ledger_add(ledger, number(0, 0, year, STAT_VALUE, 24.5));
    ledger_add(ledger, number(0, 0, year, STAT_VALUE, 24.5));
}

Test(figures, ids)
{
    ledger_add(ledger, number(1, 0, quarter, STAT_VALUE, 24.5));
    struct figure detailed = number(0, 1, year, STAT_COUNT, 3);
    detailed.detail = STR("dip-size");
    uint32_t count = ledger_add(ledger, detailed);
    struct figure theme = figure_new_theme(0, 0, year, STAT_THEME);
    theme.word = WORD_MIXED;
    uint32_t verdict = ledger_add(ledger, theme);
    cr_expect(str_is(figure_id(ledger, ledger_at(ledger, 0), arena), "a/b/E08000025/2025-26 Q2 FY/value"));
    cr_expect(str_is(figure_id(ledger, ledger_at(ledger, count), arena),
                     "re-referrals/E06000019/2024-25 FY/count/dip-size"));
    cr_expect(str_is(figure_id(ledger, ledger_at(ledger, verdict), arena),
                     "theme:Front door/E08000025/2024-25 FY/theme"));
    for (uint32_t i = 0; i < ledger->n; i++)
        cr_expect_eq(ledger_find_id(ledger, figure_id(ledger, ledger_at(ledger, i), arena)), i);
    cr_expect_eq(ledger_find_id(ledger, STR("re-referrals/E06000019/2024-25 FY/value")), FIGURE_NONE);
    cr_expect_eq(ledger_find_id(ledger, STR("")), FIGURE_NONE);
}

Test(figures, shown_at_the_indicators_decimals)
{
    expect_shown(number(0, 0, year, STAT_VALUE, 24.45), "24.5");
    expect_shown(number(1, 0, year, STAT_VALUE, 1234.5), "1,235");
    expect_shown(number(0, 0, year, STAT_CHANGE, 1.25), "+1.3");
    expect_shown(number(0, 0, year, STAT_CHANGE, -0.04), "0.0");
    expect_shown(number(0, 0, year, STAT_DIFF_ENGLAND, -2), "−2.0");
    expect_shown(number(0, 0, year, STAT_NUMERATOR, 1543), "1,543");
    expect_shown(number(0, 0, year, STAT_DENOMINATOR, 87.26), "87.3");
    struct figure rank = number(0, 0, year, STAT_RANK, 34);
    rank.n_used = 151;
    expect_shown(rank, "34th of 151");
    struct figure coverage = number(0, 0, year, STAT_COVERAGE, 12);
    coverage.n_used = 12;
    coverage.n_expected = 14;
    expect_shown(coverage, "12 of 14");
    struct figure more = number(0, 0, year, STAT_VALUE, 24.449);
    cr_expect(str_is(figure_display_more(ledger, &more, 1, arena), "24.45"));
}

Test(figures, shown_with_their_states)
{
    struct figure figure = number(0, 0, year, STAT_VALUE, 0);
    figure.state = STATE_QUERIED;
    expect_shown(figure, "0.0?");
    figure.state = STATE_LOW_RELIABILITY;
    expect_shown(figure, "0.0\xC2\xA0u");
    figure.has = 0;
    expect_shown(figure, "u");
    figure.state = STATE_CONFIDENTIAL;
    expect_shown(figure, "c");
    figure.state = STATE_NOT_APPLICABLE;
    expect_shown(figure, "z");
    expect_shown(figure_new(0, 0, year, STAT_VALUE), "–");
    expect_shown(word(0, STAT_VS_ENGLAND, WORD_BETTER), "better");
    struct figure not_compared = word(0, STAT_VS_ENGLAND, WORD_NOT_COMPARED);
    not_compared.state = STATE_NOT_CALCULABLE;
    expect_shown(not_compared, "not compared");
    struct figure dip = word(0, STAT_DIP, WORD_NONE);
    dip.state = STATE_NOT_CALCULABLE;
    expect_shown(dip, "–");
    expect_shown(word(0, STAT_BAND, WORD_BAND_C), "C");
}

/* Rows come in the order of the catalogue, of periods, of areas and of statistics, however they were made. */
Test(figures, csv)
{
    struct figure verdict = word(1, STAT_VS_ENGLAND, WORD_WORSE);
    verdict.comparator = 2;
    verdict.comparator_period = year;
    verdict.method = STR("wilson 99.8%; least change 1");
    ledger_add(ledger, number(1, 2, year, STAT_VALUE, 7));
    ledger_add(ledger, verdict);
    struct figure value = number(0, 1, year, STAT_VALUE, 0.1 + 0.2);
    value.source = 1;
    value.line = 12;
    value.marks = MARK_PROVISIONAL;
    value.has |= FIGURE_LOWER | FIGURE_UPPER;
    value.lower = 0.25;
    value.upper = 1e-7;
    uint32_t now = ledger_add(ledger, value);
    value.period = year_before;
    value.line = 3;
    uint32_t before = ledger_add(ledger, value);
    struct figure change = number(0, 1, year, STAT_CHANGE, -1);
    const uint32_t inputs[2] = {now, before};
    change.inputs = inputs;
    change.n_inputs = 2;
    change.n_used = 2;
    change.n_expected = 3;
    ledger_add(ledger, change);
    struct buf out = {0};
    ledger_write(ledger, &out);
    const char *expected =
        "figure_id,indicator,area_code,area,period,statistic,detail,value,lower,upper,display,state,marks,"
        "comparator,"
        "comparator_period,method,n_used,n_expected,sources\n"
        "re-referrals/E06000019/2023-24 FY/value,re-referrals,E06000019,\"Herefordshire, County of\",2023-24 "
        "FY,value,,"
        "0.30000000000000004,0.25,1e-07,0.3,value,p,,,,,,published:3\n"
        "re-referrals/E06000019/2024-25 FY/value,re-referrals,E06000019,\"Herefordshire, County of\",2024-25 "
        "FY,value,,"
        "0.30000000000000004,0.25,1e-07,0.3,value,p,,,,,,published:12\n"
        "re-referrals/E06000019/2024-25 FY/change,re-referrals,E06000019,\"Herefordshire, County "
        "of\",2024-25 FY,"
        "change,,-1,,,−1.0,value,,,,,2,3,value×2\n"
        "re-referrals/E06000019/2024-25 FY/vs_england,re-referrals,E06000019,\"Herefordshire, County "
        "of\",2024-25 FY,"
        "vs_england,,worse,,,worse,value,,E92000001,2024-25 FY,wilson 99.8%; least change 1,,,\n"
        "a/b/E92000001/2024-25 FY/value,a/b,E92000001,'=England,2024-25 FY,value,,7,,,7,value,,,,,,,\n";
    cr_expect(str_is(buf_str(&out), expected), "%.*s", STR_ARG(buf_str(&out)));
    buf_close(&out);
}

Test(figures, a_denominator_of_another_row_has_its_own_line)
{
    struct period periods[1] = {year};
    uint32_t lines[3] = {0, 7, 0};
    series[0] = (struct series){.periods = periods, .n_periods = 1, .n_areas = 3, .line2 = lines};
    struct figure value = number(0, 1, year, STAT_VALUE, 20);
    value.source = 1;
    value.line = 5;
    cr_expect(str_is(figure_sources(ledger, &value, arena), "published:5;published:7"));
    value.statistic = STAT_NUMERATOR;
    cr_expect(str_is(figure_sources(ledger, &value, arena), "published:5"));
    value.statistic = STAT_DENOMINATOR;
    cr_expect(str_is(figure_sources(ledger, &value, arena), "published:7"));
}

/* Two records that differ in their parts alone are kept apart, though they share all else. */
Test(figures, parts_belong_to_each_record)
{
    struct figure first = number(0, 0, year, STAT_CHANGE, 2), second = number(0, 1, year, STAT_CHANGE, 1);
    first.method = second.method = STR("year before");
    first.parts = PART_SIZE | PART_MOVER;
    uint32_t at = ledger_add(ledger, first), other = ledger_add(ledger, second);
    cr_expect_eq(ledger_at(ledger, at)->parts, (unsigned)(PART_SIZE | PART_MOVER));
    cr_expect_eq(ledger_at(ledger, other)->parts, 0);
}

Test(figures, parts_are_named_in_their_order_by_their_side)
{
    struct buf out = {0};
    parts_add_text(&out, PART_THREE | PART_SIZE | PART_CONTROL | PART_998, SIDE_ADVERSE);
    cr_expect(str_is(buf_str(&out), "size; control-chart concern; three adverse comparisons running"));
    buf_close(&out);
    parts_add_text(&out, PART_SECOND | PART_CONTROL, SIDE_GOOD);
    cr_expect(str_is(buf_str(&out), "control-chart improvement; second good comparison"));
    buf_close(&out);
    parts_add_text(&out, PART_FEW, SIDE_GOOD); /* which is named with its number */
    cr_expect_eq(buf_str(&out).len, 0);
    buf_close(&out);
}

Test(figures, names_are_read_back)
{
    for (int i = 0; i < STATISTIC_COUNT; i++) {
        enum statistic read;
        cr_assert(statistic_read(statistic_name((enum statistic)i), &read));
        cr_expect_eq((int)read, i);
        cr_expect_gt(statistic_words((enum statistic)i).len, 0);
    }
    enum statistic none;
    cr_expect_not(statistic_read(STR("values"), &none));
    for (int i = 1; i < WORD_COUNT; i++)
        cr_expect(word_name((enum word)i).len && word_words((enum word)i).len, "word %d has no name", i);
}

/* -- explain */

static struct str explained(uint32_t figure)
{
    struct buf out = {0};
    explain_figure(ledger, figure, &out);
    struct str text = str_copy(arena, buf_str(&out));
    buf_close(&out);
    return text;
}

static void expect_in(struct str text, const char *part)
{
    cr_expect_neq(str_find(text, str_of(part)), SIZE_MAX, "there is no \"%s\" in\n%.*s", part, STR_ARG(text));
}

static uint32_t observed(uint32_t area, struct period period, enum statistic statistic, double value,
                         uint32_t line)
{
    struct figure figure = number(0, area, period, statistic, value);
    figure.source = 1;
    figure.line = line;
    return ledger_add(ledger, figure);
}

Test(figures, explain_goes_down_to_the_lines)
{
    uint32_t counts[4] = {
        observed(0, year, STAT_NUMERATOR, 30, 5), observed(0, year, STAT_DENOMINATOR, 120, 5),
        observed(0, year_before, STAT_NUMERATOR, 20, 4), observed(0, year_before, STAT_DENOMINATOR, 100, 4)};
    uint32_t values[2];
    for (uint32_t i = 0; i < 2; i++) {
        struct figure value = number(0, 0, i ? year_before : year, STAT_VALUE, i ? 20 : 25);
        value.inputs = &counts[2 * i];
        value.n_inputs = 2;
        value.source = 1;
        value.line = i ? 4 : 5;
        value.method = STR("from counts; wilson 95%");
        value.parts = PART_WILSON | PART_95;
        value.has |= FIGURE_LOWER | FIGURE_UPPER;
        value.lower = 18.1;
        value.upper = 33.4;
        values[i] = ledger_add(ledger, value);
    }
    struct figure change = number(0, 0, year, STAT_CHANGE, 5);
    change.inputs = values;
    change.n_inputs = 2;
    change.method = STR("year before; mover 99.8%");
    change.parts = PART_MOVER | PART_998;
    change.comparator = 0;
    change.comparator_period = year_before;
    change.has |= FIGURE_LOWER | FIGURE_UPPER;
    change.lower = -10;
    change.upper = 20;
    uint32_t made = ledger_add(ledger, change);
    struct figure dip = word(0, STAT_DIP, WORD_WATCH);
    dip.inputs = &made;
    dip.n_inputs = 1;
    dip.method = STR("size");
    uint32_t verdict = ledger_add(ledger, dip);
    struct str text = explained(made);
    expect_in(text, "re-referrals/E08000025/2024-25 FY/change\n");
    expect_in(text, "Re-referrals within 12 months, Birmingham, 2024–25: change on a year before\n");
    expect_in(text, "value:    +5.0; unrounded 5\n");
    expect_in(text, "method:   year before; mover 99.8%; comparator 2023–24\n");
    expect_in(text, "formula:  25 − 20 = 5\n");
    expect_in(text, "interval: -10 to 20; (p₁ − p₂)");
    expect_in(text,
              "source:   published:5  Re-referrals within 12 months, Birmingham, 2024–25: value = 25.0\n");
    expect_in(
        text,
        "source:   published:4  Re-referrals within 12 months, Birmingham, 2023–24: denominator = 100\n");
    text = explained(values[0]);
    expect_in(text, "formula:  100 × 30 ÷ 120 = 25\n");
    expect_in(text,
              "interval: 18.1 to 33.4; (2x + z² ∓ z√(z² + 4x(1 − x/n))) ÷ 2(n + z²), times 100, with x = 30, "
              "n = 120, z = 1.959963984540054\n");
    text = explained(verdict);
    expect_in(text,
              "evidence: Re-referrals within 12 months, Birmingham, 2024–25: change on a year before = +5.0 "
              "(25 − 20 = 5), interval -10 to 20; year before; mover 99.8%\n");
    expect_in(text, "source:   published:4");
}

Test(figures, explain_says_why_there_is_none)
{
    struct figure figure = figure_new(0, 0, year, STAT_NEIGHBOURS);
    figure.method = STR("fewer than 6 neighbours with a value (4 of 10)");
    figure.n_used = 4;
    figure.n_expected = 10;
    struct str text = explained(ledger_add(ledger, figure));
    expect_in(text, "value:    –; cannot be calculated; 4 of 10 used\n");
    expect_in(text, "method:   fewer than 6 neighbours");
    cr_expect_eq(str_find(text, STR("formula")), SIZE_MAX);
}

/* Documents borrow the texts of records that are released before pages are laid out. */
Test(figures, texts_stay_when_the_records_are_released)
{
    struct figure figure = figure_new(0, 0, year, STAT_VALUE);
    figure.state = STATE_VALUE;
    figure.has = FIGURE_VALUE;
    figure.value = 12.5;
    figure.method = str_copy(ledger->arena, STR("published"));
    const struct figure *lent = ledger_at(ledger, ledger_add(ledger, figure));
    struct str display = lent->display, method = lent->method;
    size_t n = ledger->n;
    ledger_close(ledger);
    cr_expect(str_is(display, "12.5"));
    cr_expect(str_is(method, "published"));
    cr_expect_eq(ledger->n, n);
}

/* A record's line stands after its inputs, and several may share the inputs but not the line. */
Test(figures, lines_and_inputs_are_kept_apart)
{
    enum { N = 6 };
    uint32_t counts[2], all[N];
    struct figure count = figure_new(0, 0, year, STAT_NUMERATOR);
    count.source = 1;
    count.line = 7;
    counts[0] = ledger_add(ledger, count);
    count.statistic = STAT_DENOMINATOR;
    count.line = 8;
    counts[1] = ledger_add(ledger, count);
    const uint32_t *shared = ledger_inputs(ledger, counts, 2);
    static const uint32_t lines[N] = {9, 9, 10, 0, 11, 12};
    static const enum statistic statistics[N] = {STAT_VALUE, STAT_REGION, STAT_CHANGE,
                                                 STAT_RANK,  STAT_Q25,    STAT_Q75};
    for (size_t i = 0; i < N; i++) {
        struct figure figure = figure_new(0, 0, year, statistics[i]);
        figure.inputs = i == 4 ? counts : shared; /* one of them is not the ledger's own */
        figure.n_inputs = i == 5 ? 1 : 2;
        figure.line = lines[i];
        figure.source = lines[i] != 0;
        all[i] = ledger_add(ledger, figure);
    }
    for (size_t i = 0; i < N; i++) {
        struct figure figure = ledger_read(ledger, all[i], NULL);
        cr_expect_eq(figure.line, lines[i], "%zu", i);
        cr_expect_eq(figure.source, lines[i] != 0, "%zu", i);
        cr_assert_eq(figure.n_inputs, i == 5 ? 1 : 2);
        cr_expect_eq(figure.inputs[0], counts[0], "%zu", i);
        cr_expect(i == 5 || figure.inputs[1] == counts[1], "%zu", i);
    }
    cr_expect_eq(ledger_read(ledger, counts[0], NULL).line, 7u);
}

Test(figures, a_sealed_ledger_is_still_written)
{
    struct figure figure = figure_new(0, 0, year, STAT_VALUE);
    figure.state = STATE_MISSING;
    uint32_t added = ledger_add(ledger, figure);
    struct buf before = {0}, after = {0};
    ledger_write(ledger, &before);
    ledger_seal(ledger);
    ledger_write(ledger, &after);
    cr_expect(str_equal(buf_str(&before), buf_str(&after)));
    cr_expect_eq(ledger_read(ledger, added, NULL).state, STATE_MISSING);
    buf_close(&before);
    buf_close(&after);
}
