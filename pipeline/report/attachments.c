#include "report/attachments.h"

#define MOST_ATTACHMENTS 3

static void add_file(struct context *context, struct str name, const char *description, const char *mime,
                     const char *relationship, struct buf *bytes)
{
    struct document *document = context->document;
    document->attachments[document->n_attachments++] =
        (struct attachment){.name = name,
                            .description = str_of(description),
                            .mime = str_of(mime),
                            .relationship = str_of(relationship),
                            .bytes = str_copy(context->arena, buf_str(bytes))};
    buf_close(bytes);
}

static struct str file_name(const struct context *context, const char *ending)
{
    struct str paper = spec_paper_name(context->spec, context->areas, context->arena);
    return str_format(context->arena, "%.*s-%s", STR_ARG(paper), ending);
}

/* -- the ledger's records that a reader meets */

struct shown {
    bool *figures; /* by place in the ledger */
    size_t n;
};

static void show(struct shown *shown, uint32_t figure)
{
    if (figure < shown->n)
        shown->figures[figure] = true;
}

static void show_text(void *self, const struct text *text)
{
    for (size_t i = 0; i < text->n; i++)
        show(self, text->runs[i].figure);
}

static void write_figures(const struct context *context, struct buf *out)
{
    const struct document *document = context->document;
    struct arena *scratch = arena_open();
    struct shown shown = {ARENA_ARRAY(scratch, bool, context->ledger->n + 1), context->ledger->n};
    document_each_text(document, show_text, &shown);
    for (size_t i = 0; i < document->n_charts; i++)
        for (size_t k = 0; k < document->charts[i]->n_figures; k++)
            show(&shown, document->charts[i]->figures[k]);
    struct ledger_pieces *pieces = ledger_pieces_open_some(context->ledger, shown.figures);
    while (ledger_pieces_next(pieces, out))
        ;
    ledger_pieces_close(pieces);
    arena_close(scratch);
}

void attachments_add(struct context *context)
{
    const struct attach *wanted = &context->spec->attach;
    if (!wanted->figures && !wanted->tables)
        return;
    context->document->attachments = ARENA_ARRAY(context->arena, struct attachment, MOST_ATTACHMENTS);
    struct str tables = wanted->tables ? file_name(context, "tables.csv") : STR_NONE;
    struct str figures = wanted->figures ? file_name(context, "figures.csv") : STR_NONE;
    struct buf out = {0};
    if (wanted->tables) {
        attachments_write_tables(context, &out);
        add_file(context, tables, "The tables on the pages, one line for each cell", "text/csv", "Data",
                 &out);
    }
    if (wanted->figures) {
        write_figures(context, &out);
        add_file(context, figures, "The figures that text and charts show, with method and source",
                 "text/csv", "Data", &out);
    }
    attachments_write_readme(context, tables, figures, &out);
    add_file(context, STR("README.txt"), "What the attached files are", "text/plain", "Supplement", &out);
}
