#include "report/report.h"

#include "report/attachments.h"
#include "report/sections.h"

static void add_blocks(struct context *context, const struct node *nodes, unsigned level, struct block **out);

static void add_section(struct context *context, const struct node *node, unsigned level, struct block **out)
{
    struct block *block = block_add(context->arena, out, BLOCK_SECTION);
    block->id = node->id;
    block->line = node->line;
    block->of.heading.text = text_plain(context->arena, node->title);
    block->of.heading.level = level + 1;
    block->of.heading.listed = true;
    block->of.heading.new_page = node->new_page;
    block->of.heading.landscape = node->landscape;
    add_blocks(context, node->children, level + 1, &block->children);
    ledger_release(context->ledger); /* nobody holds a record from one section to the next */
}

static size_t count(const struct node *nodes, enum node_kind kind)
{
    size_t n = 0;
    for (const struct node *node = nodes; node; node = node->next)
        n += node->kind == kind ? 1 : 0;
    return n;
}

static void add_list(struct context *context, const struct node *node, struct block **out)
{
    struct block *block = block_add(context->arena, out, BLOCK_LIST);
    struct list *list = &block->of.list;
    list->items = ARENA_ARRAY(context->arena, struct text, count(node->children, NODE_ITEM) + 1);
    list->ordered = node->ordered;
    for (const struct node *item = node->children; item; item = item->next)
        if (item->kind == NODE_ITEM)
            list->items[list->n_items++] = prose_text(context, item->children);
}

/* "by 27 February 2026"; what is due on the day of the meeting is decided there. */
static struct str due_words(const struct context *context, struct date due)
{
    const struct head *head = &context->spec->head;
    if (head->has_meeting && date_compare(due, head->meeting) == 0)
        return STR("at this meeting");
    return str_format(context->arena, "by %.*s", STR_ARG(date_display(context->arena, due)));
}

/* "The board is asked to": numbered, with owner and date, in a marked box. */
static void add_recommendations(struct context *context, const struct node *node, struct block **out)
{
    struct block *callout = block_add(context->arena, out, BLOCK_CALLOUT);
    callout->id = node->id;
    callout->of.callout.title = node->title.len
                                    ? node->title
                                    : words_phrase(context, PHRASE_RECOMMENDATIONS, "The board is asked to");
    struct block *block = block_add(context->arena, &callout->children, BLOCK_LIST);
    struct list *list = &block->of.list;
    list->items = ARENA_ARRAY(context->arena, struct text, count(node->children, NODE_RECOMMENDATION) + 1);
    list->ordered = true;
    for (const struct node *item = node->children; item; item = item->next) {
        if (item->kind != NODE_RECOMMENDATION)
            continue;
        struct text text = prose_text(context, item->children);
        struct str who = item->owner;
        if (item->has_due)
            who = str_format(context->arena, "%.*s%s%.*s", STR_ARG(who), who.len ? ", " : "",
                             STR_ARG(due_words(context, item->due)));
        if (who.len) {
            struct run run = {.text = str_format(context->arena, " (%.*s)", STR_ARG(who)),
                              .emphasis = EMPHASIS_MUTED,
                              .figure = UINT32_MAX};
            text = text_join(context->arena, text, (struct text){&run, 1});
        }
        list->items[list->n_items++] = text;
    }
}

static void add_callout(struct context *context, const struct node *node, unsigned level, struct block **out)
{
    struct block *block = block_add(context->arena, out, BLOCK_CALLOUT);
    block->id = node->id;
    block->of.callout.title = node->title;
    add_blocks(context, node->children, level, &block->children);
}

static void add_contents(struct context *context, const struct node *node, struct block **out)
{
    struct block *block = block_add(context->arena, out, BLOCK_CONTENTS);
    block->of.contents.depth = node->limit ? node->limit : 2;
    block->of.contents.title = node->title.len ? node->title : STR("Contents");
}

static void add_block(struct context *context, const struct node *node, unsigned level, struct block **out)
{
    switch (node->kind) {
    case NODE_SECTION: add_section(context, node, level, out); return;
    case NODE_PARAGRAPH:
        section_paragraph(context, out, prose_text(context, node->children), PARAGRAPH_BODY)->id = node->id;
        return;
    case NODE_LIST: add_list(context, node, out); return;
    case NODE_RECOMMENDATIONS: add_recommendations(context, node, out); return;
    case NODE_CALLOUT: add_callout(context, node, level, out); return;
    case NODE_PAGE_BREAK: block_add(context->arena, out, BLOCK_PAGE_BREAK); return;
    case NODE_CONTENTS: add_contents(context, node, out); return;
    case NODE_INDICATOR: section_indicator(context, node, level, out); return;
    case NODE_CHART: section_chart(context, node, out); return;
    case NODE_TABLE: section_table(context, node, out); return;
    case NODE_FACTS: section_facts(context, node, out); return;
    case NODE_DATA_TABLES: section_data_tables(context, node, level, out); return;
    case NODE_DEFINITIONS: section_definitions(context, node, out); return;
    case NODE_DATA_CURRENCY: section_data_currency(context, node, out); return;
    case NODE_METHODS: section_methods(context, node, out); return;
    case NODE_KEY_MESSAGES: section_key_messages(context, node, out); return;
    case NODE_SCORECARD: section_scorecard(context, node, out); return;
    case NODE_THEMES: section_themes(context, node, out); return;
    case NODE_DIPS: section_dips(context, node, out); return;
    case NODE_PERSISTENTLY_LOW: section_persistently_low(context, node, out); return;
    case NODE_IMPROVEMENTS: section_improvements(context, node, out); return;
    case NODE_MOVEMENTS: section_movements(context, node, out); return;
    case NODE_DEMAND_FLOW: section_demand_flow(context, node, out); return;
    case NODE_SPINE: section_spine(context, node, level, out); return;
    case NODE_PRIORITIES: section_priorities(context, node, out); return;
    case NODE_EVENTS: section_events(context, node, out); return;
    case NODE_QUALITY: section_quality(context, node, out); return;
    case NODE_MATTERS_ARISING:
    case NODE_CHANGES: return;
    case NODE_FOR_EACH: /* expanded by spec_check */
    case NODE_ITEM:     /* read by their lists */
    case NODE_RECOMMENDATION:
    case NODE_TEXT: /* read by prose */
    case NODE_STRONG:
    case NODE_VALUE:
    case NODE_CLAIM:
    case NODE_REFERENCE:
    case NODE_LINK:
    case NODE_FOREIGN:
    case NODE_NOTE: return;
    }
}

static void add_blocks(struct context *context, const struct node *nodes, unsigned level, struct block **out)
{
    for (const struct node *node = nodes; node; node = node->next)
        add_block(context, node, level, out);
}

static struct document *document_new(struct arena *arena, const struct report_inputs *inputs)
{
    const struct head *head = &inputs->spec->head;
    struct document *document = ARENA_NEW(arena, struct document);
    document->title = head->title;
    document->board = head->board;
    document->author = head->author_role.len ? head->author_role : head->board;
    document->subject = head->subtitle;
    document->language = head->language.len ? head->language : STR("en-GB");
    document->marking = head->marking;
    document->version = inputs->spec->version;
    document->banner = head->illustrative;
    if (inputs->draft)
        document->banner =
            head->illustrative.len
                ? str_format(arena, "Draft – %.*s", STR_ARG(words_lower(arena, head->illustrative)))
                : STR("Draft");
    document->attribution = head->attribution;
    document->date = inputs->spec->has_issued ? inputs->spec->issued : clock_today();
    return document;
}

struct document *report_build(struct arena *arena, const struct report_inputs *inputs)
{
    const struct dataset *dataset = inputs->ledger->dataset;
    struct context context = {
        .arena = arena,
        .inputs = inputs,
        .spec = inputs->spec,
        .ledger = inputs->ledger,
        .dataset = dataset,
        .areas = dataset->areas,
        .catalogue = dataset->catalogue,
        .diags = inputs->diags,
        .wording = wording_build(arena, inputs->spec->wording, inputs->wording, dataset->catalogue),
        .document = document_new(arena, inputs),
        .country = area_country(dataset->areas)};
    context.consulted = ARENA_NEW(arena, struct consulted);
    section_front(&context, &context.document->body);
    add_blocks(&context, inputs->spec->body, 0, &context.document->body);
    section_symbols_at_end(&context, &context.document->body);
    if (context.document->attribution.len)
        section_paragraph(&context, &context.document->body, text_plain(arena, context.document->attribution),
                          PARAGRAPH_SOURCE);
    attachments_add(&context);
    return context.document;
}
