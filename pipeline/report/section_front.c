/* The head of the first page: board, title, and what a member looks for first. */
#include "report/sections.h"

static void add_row(struct context *context, struct front *front, struct str label, struct str value)
{
    if (value.len == 0)
        return;
    front->rows[front->n_rows++] = (struct front_row){label, text_plain(context->arena, value)};
}

static struct str meeting(struct context *context, const struct head *head)
{
    if (!head->has_meeting)
        return STR("");
    struct str date = date_display(context->arena, head->meeting);
    if (head->item.len == 0)
        return date;
    return str_format(context->arena, "%.*s, item\xc2\xa0%.*s", STR_ARG(date), STR_ARG(head->item));
}

void section_front(struct context *context, struct block **out)
{
    const struct head *head = &context->spec->head;
    struct block *block = block_add(context->arena, out, BLOCK_FRONT);
    struct front *front = ARENA_NEW(context->arena, struct front);
    block->of.front = front;
    front->board = head->board;
    front->title = head->title;
    front->subtitle = head->subtitle;
    front->banner = context->document->banner;
    front->rows = ARENA_ARRAY(context->arena, struct front_row, head->n_rows + 6);
    add_row(context, front, STR("Meeting"), meeting(context, head));
    add_row(context, front, STR("Purpose"), head->purpose);
    add_row(context, front, STR("From"), head->author_role);
    for (size_t i = 0; i < head->n_rows; i++)
        add_row(context, front, head->rows[i].label, head->rows[i].value);
    struct str version = context->document->version;
    struct str marking = version.len ? str_format(context->arena, "%.*s, version %.*s",
                                                  STR_ARG(head->marking), STR_ARG(version))
                                     : head->marking;
    add_row(context, front, STR("Marking"), marking);
}
