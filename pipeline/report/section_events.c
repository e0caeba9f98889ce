/* Lists that people keep: the improvement plan's priorities, and inspections and interventions. */
#include "report/sections.h"

#include "data/lists.h"

/* The word itself: a colour would say no more, and the fonts of a style need no signs. */
static struct str rag_text(struct context *context, enum rag rag)
{
    return rag == RAG_NONE ? STR("–") : words_capital(context->arena, rag_name(rag));
}

void section_priorities(struct context *context, const struct node *node, struct block **out)
{
    const struct lists *lists = context->inputs->lists;
    if (!lists || lists->n_priorities == 0) {
        section_cannot(context, node, out, STR("No actions of the improvement plan were given."));
        return;
    }
    struct table *table = table_new(context, 5, 2 * lists->n_priorities);
    table_column(table, context, STR("Action"), ALIGN_LEFT, true);
    table_column(table, context, STR("Owner"), ALIGN_LEFT, false);
    table_column(table, context, STR("Due"), ALIGN_LEFT, false);
    table_column(table, context, STR("Status"), ALIGN_LEFT, false);
    table_column(table, context, STR("Progress"), ALIGN_LEFT, false);
    table->columns[0].weight = 2.0;
    table->columns[4].weight = 2.0;
    table->columns[4].own_words = true;
    struct str last = STR("");
    for (size_t i = 0; i < lists->n_priorities; i++) {
        const struct priority *item = &lists->priorities[i];
        if (i == 0 || !str_equal(item->priority, last)) {
            struct row *head = table_row(table, context, ROW_GROUP);
            row_text(head, context, item->priority);
            head->cells[0].span = 5;
            last = item->priority;
        }
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context, item->action);
        row_text(row, context, item->owner);
        row_text(row, context, item->has_due ? date_display(context->arena, item->due) : STR("–"));
        row_text(row, context, rag_text(context, item->rag));
        row_text(row, context, item->progress.len ? item->progress : STR("–"));
    }
    table->caption =
        text_plain(context->arena, node->title.len ? node->title : STR("Actions of the improvement plan"));
    table_block(context, out, table)->id = node->id;
}

static bool is_wanted(const struct context *context, const struct node *node, uint32_t area)
{
    size_t n = 0;
    const uint32_t *las = context_las(context, node, &n);
    if (node->n_areas == 0 && context->spec->la != AREA_NONE)
        return area == context->spec->la;
    for (size_t i = 0; i < n; i++)
        if (las[i] == area)
            return true;
    return false;
}

/* Events of the paper's LAs up to its own date, newest first. */
static const struct event **wanted_events(struct context *context, const struct node *node, size_t *n)
{
    const struct lists *lists = context->inputs->lists;
    size_t n_all = lists ? lists->n_events : 0;
    const struct event **events = ARENA_ARRAY(context->arena, const struct event *, n_all + 1);
    *n = 0;
    for (size_t i = 0; i < n_all; i++) {
        if (!is_wanted(context, node, lists->events[i].area) ||
            date_compare(lists->events[i].date, context->document->date) > 0)
            continue;
        size_t k = (*n)++;
        for (; k > 0 && date_compare(events[k - 1]->date, lists->events[i].date) < 0; k--)
            events[k] = events[k - 1];
        events[k] = &lists->events[i];
    }
    return events;
}

void section_events(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0;
    const struct event **events = wanted_events(context, node, &n);
    if (n == 0) {
        section_cannot(context, node, out, STR("No inspections or interventions were given."));
        return;
    }
    struct table *table = table_new(context, 5, n);
    table_column(table, context, STR("Local authority"), ALIGN_LEFT, true);
    table_column(table, context, STR("Date"), ALIGN_LEFT, false);
    table_column(table, context, STR("What"), ALIGN_LEFT, false);
    table_column(table, context, STR("Outcome"), ALIGN_LEFT, false);
    table_column(table, context, STR("Next expected"), ALIGN_LEFT, false);
    for (size_t i = 0; i < n; i++) {
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context, context_area_name(context, events[i]->area));
        row_text(row, context, date_display(context->arena, events[i]->date));
        row_text(row, context, events[i]->kind);
        row_text(row, context, events[i]->outcome.len ? events[i]->outcome : STR("–"));
        row_text(row, context, events[i]->next_window.len ? events[i]->next_window : STR("–"));
    }
    table->caption =
        text_plain(context->arena, node->title.len ? node->title : STR("Inspections and interventions"));
    table_block(context, out, table)->id = node->id;
}
