#include "tree.h"

#include "syntax.h"

#include <stdlib.h>

#define LEAF 64 /* entries of a leaf: what a reader parses to find one */

static void add_key(struct buf *out, enum tree_kind kind, const struct tree_entry *entry)
{
    if (kind == TREE_NUMBERS)
        syntax_add_unsigned(out, entry->number);
    else
        syntax_add_bytes(out, entry->name);
}

static void add_pairs(struct buf *out, enum tree_kind kind, const struct tree_entry *entries, size_t n)
{
    buf_add(out, kind == TREE_NUMBERS ? STR("/Nums[") : STR("/Names["));
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_add_char(out, ' ');
        add_key(out, kind, &entries[i]);
        buf_add_char(out, ' ');
        buf_add(out, entries[i].value);
    }
    buf_add_char(out, ']');
}

uint32_t tree_write(struct save *save, enum tree_kind kind, const struct tree_entry *entries, size_t n)
{
    uint32_t root = save_reserve(save);
    struct buf body = {0}, leaf = {0};
    buf_add(&body, STR("<<"));
    if (n <= LEAF) {
        add_pairs(&body, kind, entries, n);
    } else {
        buf_add(&body, STR("/Kids["));
        for (size_t from = 0; from < n; from += LEAF) {
            size_t count = n - from < LEAF ? n - from : LEAF;
            buf_clear(&leaf);
            buf_add(&leaf, STR("<</Limits["));
            add_key(&leaf, kind, &entries[from]);
            buf_add_char(&leaf, ' ');
            add_key(&leaf, kind, &entries[from + count - 1]);
            buf_add_char(&leaf, ']');
            add_pairs(&leaf, kind, entries + from, count);
            buf_add(&leaf, STR(">>"));
            uint32_t number = save_reserve(save);
            save_object(save, number, buf_str(&leaf));
            save_add_reference(&body, number);
            buf_add_char(&body, ' ');
        }
        buf_add_char(&body, ']');
    }
    buf_add(&body, STR(">>"));
    save_object(save, root, buf_str(&body));
    buf_close(&body);
    buf_close(&leaf);
    return root;
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(((const struct tree_entry *)a)->name, ((const struct tree_entry *)b)->name);
}

size_t tree_sort_names(struct tree_entry *entries, size_t n)
{
    if (n)
        qsort(entries, n, sizeof *entries, compare_names);
    for (size_t i = 1; i < n; i++)
        if (str_equal(entries[i - 1].name, entries[i].name))
            return i;
    return SIZE_MAX;
}
