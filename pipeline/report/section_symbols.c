/* The key of symbols and marks, once for the whole paper. */
#include "report/sections.h"

#include "data/value.h"

static void add_symbol(struct context *context, struct table *table, struct str symbol, struct str words)
{
    struct row *row = table_row(table, context, ROW_PLAIN);
    row_text(row, context, symbol);
    if (str_is(symbol, "–"))
        cell_says(context->arena, &row->cells[0], STR("a dash")); /* here the sign itself is meant */
    row_text(row, context, words_capital(context->arena, words));
}

static const struct {
    enum state state;
    const char *means;                /* NULL: the state's own words */
} symbols[] = {{STATE_MISSING, NULL}, /* said by meaning() */
               {STATE_CONFIDENTIAL, NULL},
               {STATE_NOT_APPLICABLE, NULL},
               {STATE_NOT_AVAILABLE, NULL},
               {STATE_LOW, "rounds to zero, but is not zero"}, /* "low" is its own symbol */
               {STATE_LOW_RELIABILITY, NULL},
               {STATE_QUERIED, NULL}};
static const struct {
    unsigned mark;
    const char *means;
} marks[] = {{MARK_PROVISIONAL, "after a figure: provisional"},
             {MARK_REVISED, "after a figure: revised by its publisher, or in a newer return"},
             {MARK_OUTTURN, "after a figure: the outturn of the year"},
             {MARK_CORRECTED, "after a figure: corrected since the last issue of this paper"}};
#define N_SYMBOLS (sizeof symbols / sizeof *symbols)
#define N_MARKS (sizeof marks / sizeof *marks)

static struct str meaning(const struct context *context, size_t i)
{
    if (symbols[i].state == STATE_MISSING)
        return str_format(context->arena,
                          "missing: nothing was sent, or no figure published; or it cannot be calculated, "
                          "and the %sfile of figures says why",
                          context->spec->attach.figures ? "attached " : "");
    return symbols[i].means ? str_of(symbols[i].means) : state_words(symbols[i].state);
}

void section_symbols(struct context *context, struct block **out)
{
    struct table *table = table_new(context, 2, N_SYMBOLS + N_MARKS);
    table_column(table, context, STR("Symbol"), ALIGN_LEFT, true);
    table_column(table, context, STR("What it means"), ALIGN_LEFT, false);
    for (size_t i = 0; i < N_SYMBOLS; i++)
        add_symbol(context, table, state_symbol(symbols[i].state), meaning(context, i));
    for (size_t i = 0; i < N_MARKS; i++)
        add_symbol(context, table, marks_text(context->arena, marks[i].mark), str_of(marks[i].means));
    table->caption = text_plain(context->arena, STR("Symbols in tables and charts"));
    table->note = text_plain(context->arena, STR("In charts a gap or an open circle stands where there is no "
                                                 "figure, and an open mark where one is queried."));
    table_block(context, out, table);
}

void section_symbols_in_short(struct context *context, struct block **out)
{
    struct str said = STR("Symbols");
    for (size_t i = 0; i < N_SYMBOLS; i++)
        said = str_format(context->arena, "%.*s. %.*s %.*s", STR_ARG(said),
                          STR_ARG(state_symbol(symbols[i].state)), STR_ARG(meaning(context, i)));
    for (size_t i = 0; i < N_MARKS; i++)
        said = str_format(context->arena, "%.*s. %.*s %s", STR_ARG(said),
                          STR_ARG(marks_text(context->arena, marks[i].mark)), marks[i].means);
    section_paragraph(context, out, text_of(context->arena, "%.*s.", STR_ARG(said)), PARAGRAPH_SMALL);
}

static bool is_symbol(const struct figure *figure)
{
    return figure && figure->state != STATE_VALUE && figure->state != STATE_NOT_CALCULABLE;
}

/* Whether an LA of the paper has a symbol in place of an indicator's latest figure. */
static bool has_symbols(struct context *context)
{
    const struct spec *spec = context->spec;
    for (uint32_t i = 0; i < context->catalogue->n; i++) {
        struct period latest = context_latest(context, i);
        for (size_t k = 0; period_is(latest) && k < spec->n_las; k++)
            if (is_symbol(context_figure(context, i, spec->las[k], latest, STAT_VALUE)))
                return true;
    }
    return false;
}

void section_symbols_at_end(struct context *context, struct block **out)
{
    const struct node *body = context->spec->body;
    if (!section_first_of(body, NODE_DEFINITIONS) && !section_first_of(body, NODE_QUALITY) &&
        has_symbols(context))
        section_symbols_in_short(context, out);
}
