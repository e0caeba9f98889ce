#include "document/document_dump.h"

void dump_begin(struct buf *out, unsigned depth, struct str text)
{
    for (unsigned i = 0; i < depth; i++)
        buf_add(out, STR("  "));
    buf_add(out, text);
}

void dump_field(struct buf *out, unsigned depth, const char *name, struct str text)
{
    if (text.len)
        dump_line(out, depth, "%s: %.*s", name, STR_ARG(text));
}

/* Marks: **strong**, ~muted~, [text](target) for links, {p:target} for a page number, [^n] for a note, {{…}}
 * for a claim that the data does not bear. */
static void add_run(struct buf *out, const struct run *run)
{
    const char *mark = run->emphasis == EMPHASIS_STRONG ? "**" : run->emphasis == EMPHASIS_MUTED ? "~" : "";
    const struct run_detail *detail = run_detail(run);
    bool linked = (detail->target.len || detail->address.len) && !run->page_of_target;
    struct str to = detail->address.len ? detail->address : detail->target;
    buf_add_format(out, "%s%s%s", run->queried_claim ? "{{" : "", linked ? "[" : "", mark);
    if (run->page_of_target)
        buf_add_format(out, "{p:%.*s}", STR_ARG(detail->target));
    else
        buf_add(out, run->text);
    buf_add(out, str_of(mark));
    if (linked)
        buf_add_format(out, "](%.*s)", STR_ARG(to));
    if (detail->language.len)
        buf_add_format(out, "{lang:%.*s}", STR_ARG(detail->language));
    buf_add(out, run->queried_claim ? STR("}}") : STR_NONE);
    if (run->note)
        buf_add_format(out, "[^%u]", (unsigned)run->note);
}

static void add_text(struct buf *out, struct text text)
{
    for (size_t i = 0; i < text.n; i++)
        add_run(out, &text.runs[i]);
}

static void dump_text(struct buf *out, unsigned depth, const char *name, struct text text)
{
    dump_begin(out, depth, str_of(name));
    add_text(out, text);
    buf_add_char(out, '\n');
}

static const char *align_name(enum align align)
{
    switch (align) {
    case ALIGN_LEFT: return "left";
    case ALIGN_RIGHT: return "right";
    case ALIGN_DECIMAL: return "decimal";
    case ALIGN_CENTRE: return "centre";
    }
    return "";
}

static const char *tone_name(enum tone tone)
{
    switch (tone) {
    case TONE_NEUTRAL: return "";
    case TONE_GOOD: return " good";
    case TONE_BAD: return " bad";
    }
    return "";
}

static const char *paragraph_name(enum paragraph_kind kind)
{
    switch (kind) {
    case PARAGRAPH_BODY: return "paragraph";
    case PARAGRAPH_LEAD: return "lead";
    case PARAGRAPH_SMALL: return "small";
    case PARAGRAPH_QUESTION: return "question";
    case PARAGRAPH_SOURCE: return "source";
    }
    return "";
}

static const char *band_mark(enum band band)
{
    static const char *const marks[] = {"", "=A ", "=B ", "=C ", "=D "};
    return marks[band];
}

static void dump_cells(struct buf *out, unsigned depth, const struct row *row)
{
    static const char *const rules[] = {"row", "total", "group"};
    dump_begin(out, depth, STR_NONE);
    buf_add_format(out, "%s", rules[row->rule]);
    for (size_t i = 0; i < row->n_cells; i++) {
        const struct cell *cell = &row->cells[i];
        buf_add_format(out, " | %s%s", band_mark(cell->band), cell->strong ? "**" : "");
        add_text(out, cell->text);
        if (cell->strong)
            buf_add(out, STR("**"));
        if (cell->span > 1)
            buf_add_format(out, " (over %u)", (unsigned)cell->span);
        if (cell_detail(cell)->says.len)
            buf_add_format(out, " (says: %.*s)", STR_ARG(cell_detail(cell)->says));
    }
    buf_add_char(out, '\n');
    for (size_t i = 0; i < row->n_cells; i++)
        if (cell_detail(&row->cells[i])->chart)
            dump_chart(out, depth + 1, "chart", cell_detail(&row->cells[i])->chart);
}

static void dump_table(struct buf *out, unsigned depth, const struct table *table)
{
    dump_text(out, depth, table->landscape ? "table (landscape): " : "table: ", table->caption);
    dump_field(out, depth + 1, "summary", table->summary);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct column *column = &table->columns[i];
        dump_begin(out, depth + 1, STR_NONE);
        buf_add_format(out, "column %s%s%s: ", align_name(column->align),
                       column->is_row_header ? " header" : "", column->weight > 0 ? " wide" : "");
        if (column->group.len)
            buf_add_format(out, "%.*s / ", STR_ARG(column->group));
        add_text(out, column->head);
        buf_add_char(out, '\n');
    }
    for (size_t i = 0; i < table->n_rows; i++)
        dump_cells(out, depth + 1, &table->rows[i]);
    if (table->note.n)
        dump_text(out, depth + 1, "note: ", table->note);
}

static void dump_entry(struct buf *out, unsigned depth, const struct entry *entry)
{
    dump_text(out, depth, "entry: ", entry->heading);
    dump_field(out, depth + 1, "level", entry->level_words);
    if (entry->level)
        dump_chart(out, depth + 1, "icon", entry->level);
    for (size_t i = 0; i < entry->n_paragraphs; i++) {
        dump_begin(out, depth + 1, STR_NONE);
        buf_add_format(out, "%s: ", paragraph_name(entry->kinds ? entry->kinds[i] : PARAGRAPH_BODY));
        add_text(out, entry->paragraphs[i]);
        buf_add_char(out, '\n');
    }
    if (entry->spark)
        dump_chart(out, depth + 1, "spark", entry->spark);
}

static void dump_front(struct buf *out, unsigned depth, const struct front *front)
{
    dump_line(out, depth, "front: %.*s", STR_ARG(front->title));
    dump_field(out, depth + 1, "board", front->board);
    dump_field(out, depth + 1, "subtitle", front->subtitle);
    dump_field(out, depth + 1, "banner", front->banner);
    for (size_t i = 0; i < front->n_rows; i++) {
        dump_begin(out, depth + 1, STR_NONE);
        buf_add_format(out, "row %.*s: ", STR_ARG(front->rows[i].label));
        add_text(out, front->rows[i].value);
        buf_add_char(out, '\n');
    }
}

static void dump_blocks(struct buf *out, unsigned depth, const struct block *list);

static void dump_heading(struct buf *out, unsigned depth, const struct block *block)
{
    dump_begin(out, depth, STR_NONE);
    buf_add_format(out, "%s %u", block->kind == BLOCK_SECTION ? "section" : "heading",
                   block->of.heading.level);
    if (block->id.len)
        buf_add_format(out, " #%.*s", STR_ARG(block->id));
    buf_add_format(out, "%s%s%s: ", block->of.heading.listed ? " listed" : "",
                   block->of.heading.new_page ? " new-page" : "",
                   block->of.heading.landscape ? " landscape" : "");
    add_text(out, block->of.heading.text);
    buf_add_char(out, '\n');
}

static void dump_block(struct buf *out, unsigned depth, const struct block *block)
{
    if (block->id.len && block->kind != BLOCK_SECTION && block->kind != BLOCK_HEADING)
        dump_line(out, depth, "#%.*s", STR_ARG(block->id));
    switch (block->kind) {
    case BLOCK_SECTION:
        dump_heading(out, depth, block);
        dump_blocks(out, depth + 1, block->children);
        return;
    case BLOCK_HEADING: dump_heading(out, depth, block); return;
    case BLOCK_PARAGRAPH:
        dump_begin(out, depth, STR_NONE);
        buf_add_format(out, "%s%s: ", paragraph_name(block->of.paragraph.kind),
                       block->of.paragraph.keep_with_next ? " keep" : "");
        add_text(out, block->of.paragraph.text);
        buf_add_char(out, '\n');
        return;
    case BLOCK_LIST:
        dump_line(out, depth, block->of.list.ordered ? "numbered list" : "list");
        for (size_t i = 0; i < block->of.list.n_items; i++)
            dump_text(out, depth + 1, "- ", block->of.list.items[i]);
        return;
    case BLOCK_TABLE: dump_table(out, depth, block->of.table); return;
    case BLOCK_CHART:
    case BLOCK_CHART_PAIR:
        dump_chart(out, depth, "chart", block->of.chart.first);
        if (block->of.chart.second)
            dump_chart(out, depth, "beside it", block->of.chart.second);
        if (block->of.chart.caption.n)
            dump_text(out, depth + 1, "caption: ", block->of.chart.caption);
        return;
    case BLOCK_CONTENTS:
        dump_line(out, depth, "contents to depth %u: %.*s", block->of.contents.depth,
                  STR_ARG(block->of.contents.title));
        return;
    case BLOCK_FRONT: dump_front(out, depth, block->of.front); return;
    case BLOCK_CALLOUT:
        dump_line(out, depth, "callout%s: %.*s", block->of.callout.attention ? " attention" : "",
                  STR_ARG(block->of.callout.title));
        dump_blocks(out, depth + 1, block->children);
        return;
    case BLOCK_FACTS:
        dump_line(out, depth, "facts in %zu columns", block->of.facts.columns);
        for (size_t i = 0; i < block->of.facts.n; i++) {
            const struct fact *fact = &block->of.facts.items[i];
            dump_begin(out, depth + 1, STR_NONE);
            buf_add_format(out, "fact%s: ", tone_name(fact->tone));
            add_text(out, fact->figure);
            buf_add(out, STR(" — "));
            add_text(out, fact->words);
            buf_add_char(out, '\n');
        }
        return;
    case BLOCK_ENTRY: dump_entry(out, depth, block->of.entry); return;
    case BLOCK_PAGE_BREAK: dump_line(out, depth, "page break"); return;
    case BLOCK_NOTES: dump_line(out, depth, "notes"); return;
    }
}

static void dump_blocks(struct buf *out, unsigned depth, const struct block *list)
{
    for (const struct block *block = list; block; block = block->next)
        dump_block(out, depth, block);
}

void document_dump(const struct document *document, struct buf *out)
{
    dump_field(out, 0, "title", document->title);
    dump_field(out, 0, "board", document->board);
    dump_field(out, 0, "author", document->author);
    dump_field(out, 0, "subject", document->subject);
    dump_field(out, 0, "language", document->language);
    dump_field(out, 0, "marking", document->marking);
    dump_field(out, 0, "version", document->version);
    dump_field(out, 0, "banner", document->banner);
    dump_field(out, 0, "attribution", document->attribution);
    if (document->date.year)
        dump_line(out, 0, "date: %04d-%02d-%02d", document->date.year, document->date.month,
                  document->date.day);
    dump_blocks(out, 0, document->body);
    for (size_t i = 0; i < document->n_notes; i++) {
        buf_add_format(out, "[^%zu]: ", i + 1);
        add_text(out, document->notes[i]);
        buf_add_char(out, '\n');
    }
    for (size_t i = 0; i < document->n_attachments; i++)
        dump_line(out, 0, "attachment %.*s (%.*s, %.*s, %zu bytes): %.*s",
                  STR_ARG(document->attachments[i].name), STR_ARG(document->attachments[i].mime),
                  STR_ARG(document->attachments[i].relationship), document->attachments[i].bytes.len,
                  STR_ARG(document->attachments[i].description));
}
