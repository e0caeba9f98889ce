/* The key of symbols and marks, once for the whole paper. */
#include "report/sections.h"

#include "data/value.h"

static void add_symbol(struct context *context, struct table *table, struct str symbol, struct str words)
{
    struct row *row = table_row(table, context, ROW_PLAIN);
    row_text(row, context, symbol);
    if (str_is(symbol, "–"))
        row->cells[0].says = STR("a dash"); /* here the sign itself is meant */
    row_text(row, context, words_capital(context->arena, words));
}

/* "low" is its own symbol; its words begin with it. */
static struct str meaning(enum state state)
{
    struct str words = state_words(state);
    return state == STATE_LOW ? STR("rounds to zero, but is not zero") : words;
}

void section_symbols(struct context *context, struct block **out)
{
    static const enum state states[] = {STATE_CONFIDENTIAL, STATE_NOT_APPLICABLE,  STATE_NOT_AVAILABLE,
                                        STATE_LOW,          STATE_LOW_RELIABILITY, STATE_QUERIED};
    static const struct {
        unsigned mark;
        const char *means;
    } marks[] = {{MARK_PROVISIONAL, "after a figure: provisional"},
                 {MARK_REVISED, "after a figure: revised by its publisher, or in a newer return"},
                 {MARK_OUTTURN, "after a figure: the outturn of the year"},
                 {MARK_CORRECTED, "after a figure: corrected since the last issue of this paper"}};
    size_t n_states = sizeof states / sizeof *states, n_marks = sizeof marks / sizeof *marks;
    struct table *table = table_new(context, 2, n_states + n_marks + 1);
    table_column(table, context, STR("Symbol"), ALIGN_LEFT, true);
    table_column(table, context, STR("What it means"), ALIGN_LEFT, false);
    add_symbol(context, table, state_symbol(STATE_MISSING),
               STR("missing: nothing was sent; or it cannot be calculated, and the ledger says why"));
    for (size_t i = 0; i < n_states; i++)
        add_symbol(context, table, state_symbol(states[i]), meaning(states[i]));
    for (size_t i = 0; i < n_marks; i++)
        add_symbol(context, table, marks_text(context->arena, marks[i].mark), str_of(marks[i].means));
    table->caption = text_plain(context->arena, STR("Symbols in tables and charts"));
    table->note = text_plain(context->arena, STR("In charts a gap or an open circle stands where there is no "
                                                 "figure, and an open mark where one is queried."));
    table_block(context, out, table);
}
