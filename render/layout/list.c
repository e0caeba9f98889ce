#include "layout/blocks.h"

#include <math.h>

/* Numbers stand right-aligned in a column as wide as the widest; bullets at its left. */
void list_add(struct layout *layout, const struct list *list)
{
    const struct text_look *look = &layout->style->text[TEXT_BODY];
    struct par **labels = ARENA_ARRAY(layout->scratch, struct par *, list->n_items);
    double widest = 0;
    for (size_t i = 0; i < list->n_items; i++) {
        struct str label = list->ordered ? str_format(layout->arena, "%zu.", i + 1) : STR("•");
        struct measured *text = text_measure_str(layout, label, look);
        labels[i] = par_break(layout, text, measure_width(layout), 1, false);
        widest = fmax(widest, labels[i]->width);
    }
    double left = list->ordered ? 0 : 0.35 * look->size;
    double indent = fmax(left + widest + 0.55 * look->size, 1.5 * look->size);
    double width = measure_width(layout) - indent;
    struct node *outer = layout->node, *of_list = node_add(layout, outer, TAG_L);
    of_list->ordered = list->ordered;
    bool first = true;
    for (size_t i = 0; i < list->n_items; i++) {
        struct par *par = par_build(layout, list->items[i], look, width, false);
        if (par->n_lines == 0)
            continue;
        struct node *item = node_add(layout, of_list, TAG_LI);
        struct node *label = node_add(layout, item, TAG_LBL), *body = node_add(layout, item, TAG_LBODY);
        double label_x = list->ordered ? widest - labels[i]->width : left;
        par_add_labelled(layout, par, indent, first ? look->space_before : 0.5 * look->space_after, body,
                         labels[i], label_x, label);
        first = false;
    }
    if (!first)
        layout->space = look->space_after;
}
