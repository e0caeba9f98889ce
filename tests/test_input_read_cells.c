/* Numbers and symbols in cells: repairs, states, refusals. */
#include "input/symbols.h"

#include <criterion/criterion.h>

static struct cell_counts counts;

static void hold(const char *text, enum cell_fault fault, enum state state, bool has_number, double number)
{
    struct cell cell;
    enum cell_fault found = cell_read(str_of(text), &cell, &counts);
    cr_expect(found == fault, "\"%s\": fault %d", text, (int)found);
    if (fault != CELL_GOOD)
        return;
    cr_expect(cell.state == state, "\"%s\": state %d", text, (int)cell.state);
    cr_expect(cell.has_number == has_number && (!has_number || cell.number == number), "\"%s\": %.17g", text,
              cell.number);
}

Test(input_read, numbers_are_repaired_and_counted)
{
    counts = (struct cell_counts){0};
    hold("0", CELL_GOOD, STATE_VALUE, true, 0);
    hold("12.5", CELL_GOOD, STATE_VALUE, true, 12.5);
    hold("-3", CELL_GOOD, STATE_VALUE, true, -3);
    hold("+3", CELL_GOOD, STATE_VALUE, true, 3);
    hold(".5", CELL_GOOD, STATE_VALUE, true, 0.5);
    hold("1e3", CELL_GOOD, STATE_VALUE, true, 1000);
    cr_expect(counts.repairs.thousands == 0 && counts.repairs.float_tails == 0 &&
              counts.repairs.percents == 0);
    hold("1,234", CELL_GOOD, STATE_VALUE, true, 1234);
    hold("-1,234,567.8", CELL_GOOD, STATE_VALUE, true, -1234567.8);
    hold("12,345%", CELL_GOOD, STATE_VALUE, true, 12345);
    cr_expect_eq(counts.repairs.thousands, 3u);
    hold("12.5%", CELL_GOOD, STATE_VALUE, true, 12.5);
    hold("12.5 %", CELL_GOOD, STATE_VALUE, true, 12.5);
    cr_expect_eq(counts.repairs.percents, 3u);
    hold("\xE2\x88\x92"
         "4.5",
         CELL_GOOD, STATE_VALUE, true, -4.5);
    cr_expect_eq(counts.repairs.minus_signs, 1u);
}

Test(input_read, tails_of_spreadsheets)
{
    counts = (struct cell_counts){0};
    hold("4.4800000000000004", CELL_GOOD, STATE_VALUE, true, 4.48);
    hold("9.3699999999999992", CELL_GOOD, STATE_VALUE, true, 9.37);
    hold("39.450000000000003", CELL_GOOD, STATE_VALUE, true, 39.45);
    hold("7.0000000000000007E-2", CELL_GOOD, STATE_VALUE, true, 0.07);
    hold("-7.0000000000000007E-2", CELL_GOOD, STATE_VALUE, true, -0.07);
    hold("0.30000000000000004", CELL_GOOD, STATE_VALUE, true, 0.3);
    hold("19.899999999999999", CELL_GOOD, STATE_VALUE, true, 19.9);
    hold("99.999999999999986", CELL_GOOD, STATE_VALUE, true, 100);
    cr_expect_geq(counts.repairs.float_tails, 7u);
    uint64_t before = counts.repairs.float_tails;
    hold("33.333333333333336", CELL_GOOD, STATE_VALUE, true, 33.333333333333336);
    hold("3.1415926535897931", CELL_GOOD, STATE_VALUE, true, 3.1415926535897931);
    hold("123456789012345", CELL_GOOD, STATE_VALUE, true, 123456789012345.0);
    hold("12345678901234567", CELL_GOOD, STATE_VALUE, true, 12345678901234567.0);
    hold("-0", CELL_GOOD, STATE_VALUE, true, 0);
    hold("0.123456789012345678901", CELL_GOOD, STATE_VALUE, true, 0.123456789012345678901);
    cr_expect_eq(counts.repairs.float_tails, before);
}

Test(input_read, symbols_are_states)
{
    counts = (struct cell_counts){0};
    hold("c", CELL_GOOD, STATE_CONFIDENTIAL, false, 0);
    hold("C", CELL_GOOD, STATE_CONFIDENTIAL, false, 0);
    hold("z", CELL_GOOD, STATE_NOT_APPLICABLE, false, 0);
    hold("x", CELL_GOOD, STATE_NOT_AVAILABLE, false, 0);
    hold("low", CELL_GOOD, STATE_LOW, false, 0);
    hold("k", CELL_GOOD, STATE_LOW, false, 0);
    hold("u", CELL_GOOD, STATE_LOW_RELIABILITY, false, 0);
    hold("12.3 u", CELL_GOOD, STATE_LOW_RELIABILITY, true, 12.3);
    hold("12.3u", CELL_GOOD, STATE_LOW_RELIABILITY, true, 12.3);
    static const char *const blanks[] = {"", "-", "..", ":", ".", "N/A", "n/a", "\xE2\x80\x93"};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        hold(blanks[i], CELL_GOOD, STATE_MISSING, false, 0);
    cr_expect(counts.blanks[BLANK_EMPTY] == 1 && counts.blanks[BLANK_HYPHEN] == 2 &&
              counts.blanks[BLANK_NOT_APPLICABLE] == 2);
}

Test(input_read, what_is_neither_is_refused)
{
    static const char *const texts[] = {"about 5", "1,23",     "1,2345",     ",123",  "12,5",
                                        "1 234",   "(12)",     "<5",         "*",     "5-10",
                                        "0x10",    "inf",      "nan",        "1e999", "%",
                                        "--5",     "1,234,56", "\xC2\xA3 5", "cc",    "\xE2\x88\x92"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts - 1; i++)
        hold(texts[i], CELL_TEXT, STATE_MISSING, false, 0);
    hold("#N/A", CELL_FORMULA_ERROR, STATE_MISSING, false, 0);
    hold("#DIV/0!", CELL_FORMULA_ERROR, STATE_MISSING, false, 0);
    struct arena *arena = arena_open();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        cr_expect(cell_hint(arena, str_of(texts[i])).len > 0);
    arena_close(arena);
}
