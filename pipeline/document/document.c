#include "document/document.h"

struct block *block_add(struct arena *arena, struct block **list, enum block_kind kind)
{
    struct block *block = ARENA_NEW(arena, struct block);
    block->kind = kind;
    if (!*list)
        return *list = block;
    struct block *end = (*list)->last ? (*list)->last : *list;
    while (end->next)
        end = end->next;
    end->next = block;
    (*list)->last = block;
    return block;
}

const struct run_detail *run_detail(const struct run *run)
{
    static const struct run_detail none;
    return run->own ? run->own : &none;
}

/* Runs that were copied from one another share a detail: it is never written in place. */
struct run_detail *run_own(struct arena *arena, struct run *run)
{
    struct run_detail *own = arena_copy(arena, run_detail(run), sizeof *own);
    run->own = own;
    return own;
}

const struct cell_detail *cell_detail(const struct cell *cell)
{
    static const struct cell_detail none;
    return cell->own ? cell->own : &none;
}

struct cell_detail *cell_own(struct arena *arena, struct cell *cell)
{
    struct cell_detail *own = arena_copy(arena, cell_detail(cell), sizeof *own);
    cell->own = own;
    return own;
}

void cell_says(struct arena *arena, struct cell *cell, struct str says)
{
    if (says.len || cell_detail(cell)->says.len)
        cell_own(arena, cell)->says = says;
}

struct run run_plain(struct str s)
{
    return (struct run){.text = s, .figure = UINT32_MAX};
}

struct run run_strong(struct str s)
{
    return (struct run){.text = s, .figure = UINT32_MAX, .emphasis = EMPHASIS_STRONG};
}

struct run run_figure(struct str s, uint32_t figure, enum emphasis emphasis)
{
    return (struct run){.text = s, .figure = figure, .emphasis = emphasis};
}

struct text text_plain(struct arena *arena, struct str s)
{
    if (s.len == 0)
        return (struct text){NULL, 0};
    struct run *runs = ARENA_NEW(arena, struct run);
    *runs = run_plain(s);
    return (struct text){runs, 1};
}

struct text text_of(struct arena *arena, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    struct str s = str_format_list(arena, format, list);
    va_end(list);
    return text_plain(arena, s);
}

struct text text_join(struct arena *arena, struct text a, struct text b)
{
    if (b.n == 0)
        return a; /* b's runs may lie on the caller's stack: they are always copied */
    struct run *runs = a.runs;
    if (!arena_extend(arena, a.runs, a.n * sizeof *runs, b.n * sizeof *runs)) {
        runs = ARENA_ARRAY(arena, struct run, a.n + b.n);
        for (size_t i = 0; i < a.n; i++)
            runs[i] = a.runs[i];
    }
    for (size_t i = 0; i < b.n; i++)
        runs[a.n + i] = b.runs[i];
    return (struct text){runs, a.n + b.n};
}

struct str text_flat(struct arena *arena, struct text text)
{
    if (text.n == 0)
        return STR_NONE;
    if (text.n == 1)
        return text.runs[0].text;
    size_t len = 0, at = 0;
    for (size_t i = 0; i < text.n; i++)
        len += text.runs[i].text.len;
    char *flat = arena_alloc(arena, len + 1);
    for (size_t i = 0; i < text.n; i++)
        for (size_t k = 0; k < text.runs[i].text.len; k++)
            flat[at++] = text.runs[i].text.ptr[k];
    return (struct str){flat, len};
}
