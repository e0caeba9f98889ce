/* The tables on the pages in long form: a line for each cell that is no header of its row. */
#include "report/attachments.h"

#include "base/table_text.h"
#include "data/value.h"

#define HEADER "table,section,caption,row,row_group,row_name,column,text,state,figure_id\n"
#define NBSP "\xc2\xa0"

struct walk {
    const struct context *context;
    struct buf *out;
    struct arena *scratch; /* of one table */
    struct str section;    /* heading of the section that is being walked */
    unsigned long n_tables;
};

/* Text for a spreadsheet: plain spaces, no line breaks. */
static struct str spaced(struct arena *arena, struct str text)
{
    char *copy = arena_alloc(arena, text.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool wide = i + 1 < text.len && str_starts(str_slice(text, i, text.len), STR(NBSP));
        bool blank = wide || text.ptr[i] == '\n' || text.ptr[i] == '\r';
        copy[n++] = blank ? ' ' : text.ptr[i];
        i += wide ? 1 : 0;
    }
    return (struct str){copy, n};
}

static void add_field(struct walk *walk, struct str text, char end)
{
    csv_add_field_safe(walk->out, spaced(walk->scratch, text));
    buf_add_char(walk->out, end);
}

static void add_number(struct walk *walk, unsigned long number)
{
    buf_add_format(walk->out, "%lu,", number);
}

/* -- a cell */

static const struct figure *cell_figure(const struct walk *walk, const struct cell *cell)
{
    for (size_t i = 0; i < cell->text.n; i++)
        if (cell->text.runs[i].figure < walk->context->ledger->n)
            return ledger_at(walk->context->ledger, cell->text.runs[i].figure);
    return NULL;
}

/* What the cell holds, in words: its record's state and marks, or why there is nothing in it. */
static struct str state_of(struct walk *walk, const struct cell *cell, const struct figure *figure,
                           struct str shown)
{
    if (figure) {
        struct str marks = marks_words(walk->scratch, figure->marks);
        return str_format(walk->scratch, "%.*s%s%.*s", STR_ARG(state_words(figure->state)),
                          marks.len ? ", " : "", STR_ARG(marks));
    }
    if (shown.len && !str_is(shown, "\xe2\x80\x93"))
        return STR("words");
    struct str says = cell_detail(cell)->says;
    return says.len ? says : STR("none");
}

static struct str cell_text(struct walk *walk, const struct cell *cell)
{
    struct str text = text_flat(walk->scratch, cell->text);
    const struct chart *chart = cell_detail(cell)->chart;
    return text.len == 0 && chart ? chart->alt : text;
}

static struct str column_name(struct walk *walk, const struct column *column)
{
    struct str head = text_flat(walk->scratch, column->head);
    if (column->group.len == 0)
        return head;
    return str_format(walk->scratch, "%.*s: %.*s", STR_ARG(column->group), STR_ARG(head));
}

/* -- a table */

struct line { /* what all cells of a row have in common */
    unsigned long row;
    struct str group, name;
};

static bool is_header(const struct table *table, size_t column)
{
    return column < table->n_columns && table->columns[column].is_row_header;
}

static uint32_t cell_span(const struct cell *cell)
{
    return cell->span > 1 ? cell->span : 1;
}

/* The texts of the row's header cells: "Walsall, Repeat plans". */
static struct str row_name(struct walk *walk, const struct table *table, const struct row *row)
{
    struct str name = STR_NONE;
    for (size_t c = 0, column = 0; c < row->n_cells; column += cell_span(&row->cells[c++])) {
        if (!is_header(table, column))
            continue;
        struct str text = cell_text(walk, &row->cells[c]);
        name = name.len ? str_format(walk->scratch, "%.*s, %.*s", STR_ARG(name), STR_ARG(text)) : text;
    }
    return name;
}

static void add_cell(struct walk *walk, const struct table *table, const struct line *line,
                     const struct cell *cell, size_t column)
{
    const struct figure *figure = cell_figure(walk, cell);
    struct str shown = cell_text(walk, cell);
    add_number(walk, walk->n_tables);
    add_field(walk, walk->section, ',');
    add_field(walk, text_flat(walk->scratch, table->caption), ',');
    add_number(walk, line->row);
    add_field(walk, line->group, ',');
    add_field(walk, line->name, ',');
    add_field(walk, column < table->n_columns ? column_name(walk, &table->columns[column]) : STR_NONE, ',');
    add_field(walk, shown, ',');
    add_field(walk, state_of(walk, cell, figure, shown), ',');
    add_field(walk, figure ? figure_id(walk->context->ledger, figure, walk->scratch) : STR_NONE, '\n');
}

static void add_row(struct walk *walk, const struct table *table, const struct row *row,
                    const struct line *line)
{
    for (size_t c = 0, column = 0; c < row->n_cells; column += cell_span(&row->cells[c++]))
        if (!is_header(table, column) && !(column < table->n_columns && table->columns[column].own_words))
            add_cell(walk, table, line, &row->cells[c], column);
}

static void add_table(struct walk *walk, const struct table *table)
{
    walk->scratch = arena_open();
    walk->n_tables++;
    struct line line = {0};
    for (size_t r = 0; r < table->n_rows; r++) {
        const struct row *row = &table->rows[r];
        if (row->rule == ROW_GROUP) {
            line.group = row->n_cells ? cell_text(walk, &row->cells[0]) : STR_NONE;
            continue;
        }
        line.row++;
        line.name = row_name(walk, table, row);
        add_row(walk, table, row, &line);
    }
    arena_close(walk->scratch);
}

static void walk_blocks(struct walk *walk, const struct block *list)
{
    for (const struct block *block = list; block; block = block->next) {
        struct str around = walk->section;
        if (block->kind == BLOCK_SECTION || block->kind == BLOCK_HEADING)
            walk->section = text_flat(walk->context->arena, block->of.heading.text);
        if (block->kind == BLOCK_SECTION || block->kind == BLOCK_CALLOUT) {
            walk_blocks(walk, block->children);
            walk->section = around;
        }
        if (block->kind == BLOCK_TABLE)
            add_table(walk, block->of.table);
    }
}

void attachments_write_tables(const struct context *context, struct buf *out)
{
    struct walk walk = {.context = context, .out = out};
    buf_add(out, STR(HEADER));
    walk_blocks(&walk, context->document->body);
}
