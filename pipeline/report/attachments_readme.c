/* What the attached files are, for whoever finds them without the paper. */
#include "report/attachments.h"

#include "data/value.h"

#define WIDTH 96 /* characters of a line */
#define INDENT 22

struct column_words {
    const char *name, *words;
};

static const struct column_words tables_columns[] = {
    {"table", "number of the table, counted from the paper's beginning (the pages do not number tables)"},
    {"section", "heading of the section in which the table stands"},
    {"caption", "the table's caption"},
    {"row", "number of the row in its table"},
    {"row_group", "the subheading over a group of rows, where there is one"},
    {"row_name", "what the row is about, such as a local authority"},
    {"column", "heading of the column"},
    {"text", "what the page shows, with its marks; a minus sign is the character U+2212"},
    {"state", "in words what that is: a value, or why there is none"},
    {"figure_id", "the record in the file of figures, where the cell is one"},
};
static const struct column_words figures_columns[] = {
    {"figure_id", "INDICATOR/AREA_CODE/PERIOD/STATISTIC, with /DETAIL where there is one"},
    {"indicator", "id of the indicator in the catalogue; theme:NAME for a theme, paper for the whole"},
    {"area_code, area", "code of the Office for National Statistics, and name"},
    {"period", "such as 2024-25 FY (year to March), 2025 CY, 2025-26 Q2 FY (quarter)"},
    {"statistic", "what was worked out, such as value, region, change or rank"},
    {"detail", "what a count counts"},
    {"value", "the number in full; for a verdict its word"},
    {"lower, upper", "ends of the interval, where there is one"},
    {"display", "what the paper shows"},
    {"state", "a value, or why there is none; the words are below"},
    {"marks", "p provisional, r revised, o outturn, n corrected, i from some of its parts only"},
    {"comparator", "code of the area that it is compared with"},
    {"comparator_period", "the period that it is compared with"},
    {"method", "how it was worked out, or why not"},
    {"n_used, n_expected", "how many values went into it, and how many there could have been"},
    {"sources", "data file and line, or the statistics it was made from with their number"},
};

/* Words over as many lines as they need; the lines after the first are indented. */
static void add_wrapped(struct buf *out, struct str text, size_t used, size_t indent)
{
    struct str word;
    size_t at = used;
    bool begins = true;
    while (str_split(&text, ' ', &word)) {
        size_t width = str_count(word);
        if (!begins && at + 1 + width > WIDTH) {
            buf_add_format(out, "\n%*s", (int)indent, "");
            at = indent;
            begins = true;
        }
        if (!begins)
            buf_add_char(out, ' ');
        at += width + (begins ? 0 : 1);
        buf_add(out, word);
        begins = false;
    }
    buf_add_char(out, '\n');
}

static void add_words(struct buf *out, struct str text)
{
    add_wrapped(out, text, 0, 0);
}

static void add_named(struct buf *out, const char *name, struct str words)
{
    if (words.len == 0)
        return;
    buf_add_format(out, "  %-*s", INDENT - 2, name);
    add_wrapped(out, words, INDENT, INDENT);
}

static void add_columns(struct buf *out, const struct column_words *columns, size_t n)
{
    buf_add(out, STR("\n"));
    for (size_t i = 0; i < n; i++)
        add_named(out, columns[i].name, str_of(columns[i].words));
}

static void add_paper(const struct context *context, struct buf *out)
{
    struct arena *arena = context->arena;
    const struct document *document = context->document;
    const struct spec *spec = context->spec;
    buf_add(out, STR("What is attached to this paper\n\n"));
    add_named(out, "Paper", document->title);
    add_named(out, "Board", document->board);
    if (spec->la != AREA_NONE)
        add_named(out, "Local authority", context_area_name(context, spec->la));
    add_named(out, "Region", context_area_name(context, spec->region));
    add_named(out, "Period", period_display_long(arena, spec->period));
    add_named(out, "Date", date_display(arena, document->date));
    add_named(out, "Id", spec_paper_name(spec, context->areas, arena));
    add_named(out, "Version", document->version);
    add_named(out, "Edition", str_of(edition_names[spec->edition]));
    add_named(out, "Rules", context->inputs->rules_version);
    if (document->marking.len)
        add_named(out, "Marking",
                  str_format(arena, "%.*s; it holds for each of these files as for the paper",
                             STR_ARG(document->marking)));
    if (document->banner.len)
        add_named(
            out, "Take note",
            str_format(arena, "%.*s, in each of these files as in the paper", STR_ARG(document->banner)));
}

static void add_files(struct str tables, struct str figures, struct buf *out)
{
    if (tables.len) {
        buf_add_format(out, "\n%.*s\n", STR_ARG(tables));
        add_words(out, STR("Every table on the pages, one line for each cell. Columns in which people wrote "
                           "in their own words are left out."));
        add_columns(out, tables_columns, sizeof tables_columns / sizeof *tables_columns);
    }
    if (figures.len) {
        buf_add_format(out, "\n%.*s\n", STR_ARG(figures));
        add_words(out, STR("The figures that the paper's text, tables and charts show, and those that its "
                           "charts, their titles and their descriptions rest on: one line for each."));
        add_columns(out, figures_columns, sizeof figures_columns / sizeof *figures_columns);
    }
}

static void add_states(struct buf *out)
{
    buf_add(out, STR("\nStates\n"));
    for (int i = 0; i < STATE_COUNT; i++) {
        struct str symbol = state_symbol((enum state)i);
        buf_add_format(out, "  %-*s%-*s", INDENT - 2, state_name((enum state)i).ptr,
                       (int)(4 + symbol.len - str_count(symbol)), symbol.len ? symbol.ptr : "");
        add_wrapped(out, state_words((enum state)i), INDENT + 4, INDENT + 4);
    }
    add_words(out, STR("The sign after a state's name is what the paper shows in its place; a queried value "
                       "is shown with its sign."));
}

void attachments_write_readme(const struct context *context, struct str tables, struct str figures,
                              struct buf *out)
{
    add_paper(context, out);
    add_files(tables, figures, out);
    if (figures.len)
        add_states(out);
    buf_add(out, STR("\nForm\n"));
    add_words(out, STR("Comma-separated, UTF-8, a header line, fields in double quotes where they need "
                       "them. A text that a spreadsheet could take for a formula begins with an apostrophe. "
                       "Comments of local authorities stand on the pages only."));
    if (context->document->attribution.len) {
        buf_add(out, STR("\nSource and licence\n"));
        add_words(out, context->document->attribution);
    }
}
