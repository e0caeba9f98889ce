#include "document/document.h"

struct visit {
    void (*text)(void *self, const struct text *text);
    void *self;
};

static void visit_text(const struct visit *visit, const struct text *text)
{
    if (text->n)
        visit->text(visit->self, text);
}

static void visit_table(const struct visit *visit, const struct table *table)
{
    visit_text(visit, &table->caption);
    for (size_t i = 0; i < table->n_columns; i++)
        visit_text(visit, &table->columns[i].head);
    for (size_t r = 0; r < table->n_rows; r++)
        for (size_t c = 0; c < table->rows[r].n_cells; c++)
            visit_text(visit, &table->rows[r].cells[c].text);
    visit_text(visit, &table->note);
}

static void visit_entry(const struct visit *visit, const struct entry *entry)
{
    visit_text(visit, &entry->heading);
    for (size_t i = 0; i < entry->n_paragraphs; i++)
        visit_text(visit, &entry->paragraphs[i]);
}

static void visit_blocks(const struct visit *visit, const struct block *list);

static void visit_block(const struct visit *visit, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_SECTION:
        visit_text(visit, &block->of.heading.text);
        visit_blocks(visit, block->children);
        return;
    case BLOCK_HEADING: visit_text(visit, &block->of.heading.text); return;
    case BLOCK_PARAGRAPH: visit_text(visit, &block->of.paragraph.text); return;
    case BLOCK_LIST:
        for (size_t i = 0; i < block->of.list.n_items; i++)
            visit_text(visit, &block->of.list.items[i]);
        return;
    case BLOCK_TABLE: visit_table(visit, block->of.table); return;
    case BLOCK_CHART:
    case BLOCK_CHART_PAIR: visit_text(visit, &block->of.chart.caption); return;
    case BLOCK_FRONT:
        for (size_t i = 0; i < block->of.front->n_rows; i++)
            visit_text(visit, &block->of.front->rows[i].value);
        return;
    case BLOCK_CALLOUT: visit_blocks(visit, block->children); return;
    case BLOCK_FACTS:
        for (size_t i = 0; i < block->of.facts.n; i++) {
            visit_text(visit, &block->of.facts.items[i].figure);
            visit_text(visit, &block->of.facts.items[i].words);
        }
        return;
    case BLOCK_ENTRY: visit_entry(visit, block->of.entry); return;
    case BLOCK_CONTENTS:
    case BLOCK_PAGE_BREAK:
    case BLOCK_NOTES: return;
    }
}

static void visit_blocks(const struct visit *visit, const struct block *list)
{
    for (const struct block *block = list; block; block = block->next)
        visit_block(visit, block);
}

void document_each_text(const struct document *document, void (*visit)(void *self, const struct text *text),
                        void *self)
{
    struct visit all = {visit, self};
    visit_blocks(&all, document->body);
    for (size_t i = 0; i < document->n_notes; i++)
        visit_text(&all, &document->notes[i]);
}
