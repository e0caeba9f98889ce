#include <criterion/criterion.h>

#include "data/area.h"
#include "data/indicator.h"
#include "data/value.h"

/* Areas as a reader builds them: a few real ones, with an alias and an older code. */
static struct areas areas_make(struct arena *arena)
{
    static const struct {
        const char *code, *name, *alias, *other_code;
        uint32_t number;
        enum area_kind kind;
    } rows[] = {
        {"E08000025", "Birmingham", "", "", 330, AREA_LA},
        {"E06000019", "Herefordshire, County of", "Herefordshire", "", 884, AREA_LA},
        {"E06000010", "Kingston upon Hull, City of", "Hull", "", 810, AREA_LA},
        {"E08000037", "Gateshead", "", "E08000020", 390, AREA_LA},
        {"E12000005", "West Midlands", "", "", 984, AREA_REGION},
        {"E13000001", "London (Inner)", "Inner London", "", 987, AREA_SUBREGION},
        {"E92000001", "England", "", "", 970, AREA_COUNTRY},
        {"W06000001", "Ynys M\u00F4n", "Isle of Anglesey", "", 0, AREA_LA},
    };
    struct areas areas = {.n = sizeof rows / sizeof rows[0]};
    areas.items = ARENA_ARRAY(arena, struct area, areas.n);
    areas.by_code = map_open(arena);
    areas.by_name = map_open(arena);
    areas.by_number = map64_open(arena);
    for (uint32_t i = 0; i < areas.n; i++) {
        areas.items[i] = (struct area){.code = str_of(rows[i].code),
                                       .la_number = rows[i].number,
                                       .name = str_of(rows[i].name),
                                       .kind = rows[i].kind,
                                       .region = AREA_NONE};
        map_add(areas.by_code, areas.items[i].code, i);
        map_add(areas.by_name, area_fold(arena, areas.items[i].name), i);
        if (*rows[i].alias)
            map_add(areas.by_name, area_fold(arena, str_of(rows[i].alias)), i);
        if (*rows[i].other_code)
            map_add(areas.by_code, str_of(rows[i].other_code), i);
        if (rows[i].number)
            map64_add(areas.by_number, rows[i].number, i);
    }
    return areas;
}

static void expect_found(const struct areas *areas, const char *text, const char *code)
{
    uint32_t found = area_find(areas, str_of(text));
    cr_assert(found == AREA_NONE || found < areas->n);
    struct str found_code = found == AREA_NONE ? STR_NONE : areas->items[found].code;
    cr_expect(str_is(found_code, code), "\"%s\": found \"%.*s\", expected \"%s\"", text, STR_ARG(found_code),
              code);
}

Test(data_area, found_by_code_number_name_and_alias)
{
    struct arena *arena = arena_open();
    struct areas areas = areas_make(arena);
    expect_found(&areas, "E08000025", "E08000025");
    expect_found(&areas, "e08000025", "E08000025");
    expect_found(&areas, " E08000025 ", "E08000025");
    expect_found(&areas, "E08000020", "E08000037");
    expect_found(&areas, "330", "E08000025");
    expect_found(&areas, "0330", "E08000025");
    expect_found(&areas, "Birmingham", "E08000025");
    expect_found(&areas, "BIRMINGHAM", "E08000025");
    expect_found(&areas, "Herefordshire", "E06000019");
    expect_found(&areas, "Herefordshire, County of", "E06000019");
    expect_found(&areas, "herefordshire,  county  OF.", "E06000019");
    expect_found(&areas, "Kingston Upon\u00A0Hull, City of ", "E06000010");
    expect_found(&areas, "Inner London", "E13000001");
    expect_found(&areas, "YNYS M\u00D4N", "W06000001");
    arena_close(arena);
}

Test(data_area, a_part_of_a_name_is_no_name)
{
    struct arena *arena = arena_open();
    struct areas areas = areas_make(arena);
    static const char *const none[] = {"",
                                       " ",
                                       "331",
                                       "0",
                                       "Kingston upon Hull",
                                       "County of",
                                       "Birming",
                                       "West",
                                       "E0800002",
                                       "E080000255",
                                       "Birmingham City",
                                       "Gates head",
                                       "9999999999999999",
                                       "Herefordshire County of"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        expect_found(&areas, none[i], "");
    char text[1000];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = '\xFF';
    cr_expect(area_find(&areas, (struct str){text, sizeof text}) == AREA_NONE);
    cr_expect(area_find(&areas, (struct str){text, 128}) == AREA_NONE);
    arena_close(arena);
}

Test(data_area, numbers_countries_and_nearest_names)
{
    struct arena *arena = arena_open();
    struct areas areas = areas_make(arena);
    cr_expect(area_find_number(&areas, 884) == 1);
    cr_expect(area_find_number(&areas, 0) == AREA_NONE, "an area without a number is not number 0");
    cr_expect(area_find_number(&areas, 1) == AREA_NONE);
    cr_expect(area_country(&areas) == 6);
    cr_expect(str_is(area_nearest(&areas, STR("Birmingam")), "Birmingham"));
    cr_expect(area_nearest(&areas, STR("E08000026")).len == 0, "a code is no misspelling of another");
    cr_expect(area_nearest(&areas, STR("Atlantis")).len == 0);
    areas.n = 6;
    cr_expect(area_country(&areas) == AREA_NONE);
    cr_expect(str_is(area_kind_name(AREA_SUBREGION), "subregion") && str_is(area_kind_name(AREA_LA), "la"));
    arena_close(arena);
}

static void expect_fold(const char *name, const char *expected)
{
    struct arena *arena = arena_open();
    struct str found = area_fold(arena, str_of(name));
    cr_expect(str_is(found, expected), "found \"%.*s\"", STR_ARG(found));
    arena_close(arena);
}

Test(data_area, names_are_folded)
{
    expect_fold("  St.  Helens ,. ", "st. helens");
    expect_fold("A\t\u00A0B", "a b");
    expect_fold("King\u2019s Lynn", "king's lynn");
    expect_fold("Stoke\u2010on\u2013Trent", "stoke-on-trent");
    expect_fold("\u00C9\u00D7", "\u00E9\u00D7");
    expect_fold("\xFF\xFE\xFD", "\uFFFD\uFFFD\uFFFD");
    expect_fold("", "");
    expect_fold(" , ", "");
}

Test(data_value, states_and_marks)
{
    struct arena *arena = arena_open();
    for (int i = 0; i < STATE_COUNT; i++) {
        cr_expect(state_name((enum state)i).len > 0 && state_words((enum state)i).len > 0);
        for (int j = 0; j < i; j++)
            cr_expect_not(str_equal(state_name((enum state)i), state_name((enum state)j)));
        cr_expect((state_symbol((enum state)i).len == 0) == (i == STATE_VALUE));
    }
    cr_expect(str_is(state_symbol(STATE_WITHHELD), "c") && str_is(state_symbol(STATE_CONFIDENTIAL), "c"));
    cr_expect(str_is(state_symbol(STATE_MISSING), "\u2013"));
    cr_expect(state_counts(STATE_VALUE) && state_counts(STATE_LOW_RELIABILITY));
    cr_expect_not(state_counts(STATE_QUERIED) || state_counts(STATE_MISSING) || state_counts(STATE_LOW));
    cr_expect(marks_text(arena, 0).len == 0);
    cr_expect(str_is(marks_text(arena, MARK_OUTTURN | MARK_PROVISIONAL), "po"));
    cr_expect(str_is(marks_text(arena, 31), "proni"));
    arena_close(arena);
}

Test(data_indicator, found_by_id)
{
    struct arena *arena = arena_open();
    struct indicator items[2] = {{.id = STR("re-referrals")}, {.id = STR("repeat-plans")}};
    struct catalogue catalogue = {.items = items, .n = 2, .by_id = map_open(arena)};
    for (uint32_t i = 0; i < 2; i++)
        map_add(catalogue.by_id, items[i].id, i);
    cr_expect(indicator_find(&catalogue, STR("repeat-plans")) == 1);
    cr_expect(indicator_find(&catalogue, STR("Repeat-plans")) == INDICATOR_NONE);
    cr_expect(str_is(indicator_nearest(&catalogue, STR("re-referals")), "re-referrals"));
    cr_expect(indicator_nearest(&catalogue, STR("vacancies")).len == 0);
    arena_close(arena);
}

Test(data_indicator, words_read_back)
{
    for (int i = MEASURE_PROPORTION; i <= MEASURE_SCORE; i++) {
        enum measure read = MEASURE_PROPORTION;
        cr_expect(measure_read(measure_name((enum measure)i), &read) && (int)read == i);
    }
    for (int i = BASIS_IN_PERIOD; i <= BASIS_COHORT; i++) {
        enum basis read = BASIS_IN_PERIOD;
        cr_expect(basis_read(basis_name((enum basis)i), &read) && (int)read == i);
    }
    for (int i = POLARITY_NONE; i <= POLARITY_LOW; i++) {
        enum polarity read = POLARITY_NONE;
        cr_expect(polarity_read(polarity_name((enum polarity)i), &read) && (int)read == i);
    }
    for (int i = SENSITIVITY_STANDARD; i <= SENSITIVITY_PUBLISHED; i++) {
        enum sensitivity read = SENSITIVITY_STANDARD;
        cr_expect(sensitivity_read(sensitivity_name((enum sensitivity)i), &read) && (int)read == i);
    }
    enum basis basis = BASIS_COHORT;
    cr_expect(basis_read(STR(" Rolling-12M "), &basis) && basis == BASIS_ROLLING_12M);
    cr_expect_not(basis_read(STR("rolling"), &basis));
    cr_expect(basis == BASIS_ROLLING_12M, "a word that is none changes nothing");
}

Test(data_indicator, what_a_basis_compares)
{
    struct period quarter = period_of(PERIOD_QUARTER, CALENDAR_FINANCIAL, 2026, 0);
    struct period same_last_year = period_of(PERIOD_QUARTER, CALENDAR_FINANCIAL, 2025, 0);
    struct period before = period_of(PERIOD_QUARTER, CALENDAR_FINANCIAL, 2025, 3);
    struct period year = period_of(PERIOD_YEAR, CALENDAR_FINANCIAL, 2025, 0);
    for (int i = BASIS_IN_PERIOD; i <= BASIS_COHORT; i++) {
        struct indicator indicator = {.basis = (enum basis)i};
        bool shown = i == BASIS_IN_PERIOD || i == BASIS_SNAPSHOT;
        cr_expect(period_equal(indicator_comparison(&indicator, quarter), same_last_year));
        cr_expect(period_equal(indicator_comparison(&indicator, year), period_previous(year)));
        cr_expect(period_equal(indicator_previous(&indicator, quarter), shown ? before : (struct period){0}));
        cr_expect_not(period_is(indicator_previous(&indicator, year)));
        cr_expect_not(period_is(indicator_comparison(&indicator, (struct period){0})));
    }
}
