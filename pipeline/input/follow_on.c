#include "input/follow_on.h"

#include "base/file.h"

enum { FAULT_AREAS, FAULT_CATALOGUE, FAULT_RETURNS, FAULTS };

/* The rows of one list that have errors. */
struct at_fault {
    const char *code; /* what naming one of them elsewhere is called */
    enum list_kind kind;
    struct buf rows; /* their texts */
    bool failed;     /* the list as a whole could not be read */
};

/* -- which rows */

/* The text of the row that the line is part of: an open quote goes on over lines. */
static struct str row_at(struct str bytes, uint32_t line)
{
    size_t from = 0, to = 0;
    bool quoted = false;
    for (uint32_t at = 1; to < bytes.len; to++) {
        quoted = quoted != (bytes.ptr[to] == '"');
        if (bytes.ptr[to] != '\n')
            continue;
        if (!quoted && at >= line)
            break;
        at++;
        from = quoted ? from : to + 1;
    }
    return str_slice(bytes, from, to);
}

static bool is_table_text(struct str bytes)
{
    return !str_starts(bytes, STR("PK")) && !str_starts(bytes, STR("\xFF\xFE")) &&
           !str_starts(bytes, STR("\xFE\xFF"));
}

static void rows_collect(struct at_fault *fault, struct diags *diags, const struct list_file *list)
{
    size_t n;
    struct arena *scratch = arena_open();
    const struct diag *items = diags_sorted(diags, &n);
    struct file opened = {0};
    bool is_open = false;
    for (size_t i = 0; i < n && !fault->failed; i++) {
        const struct place *place = &items[i].place;
        if (items[i].severity != SEVERITY_ERROR || !str_equal(place->file, list->file))
            continue;
        is_open =
            is_open || file_open(str_terminated(scratch, list->path), *place, diags_open(scratch), &opened);
        fault->failed = !place->line || !is_open || !is_table_text(opened.bytes);
        if (fault->failed)
            continue;
        buf_add(&fault->rows, row_at(opened.bytes, place->line));
        buf_add_char(&fault->rows, '\n');
    }
    if (is_open)
        file_close(&opened);
    arena_close(scratch);
}

/* -- what follows */

/* The name that the message puts between quotes first. */
static struct str name_in(struct str message)
{
    size_t from = 0;
    while (from < message.len && message.ptr[from] != '"' && message.ptr[from] != '\'')
        from++;
    size_t to = from + 1;
    while (to < message.len && message.ptr[to] != message.ptr[from])
        to++;
    return to < message.len ? str_slice(message, from + 1, to) : STR_NONE;
}

/* What an indicator's own row decides: the multiplier, the unit. */
static bool needs_catalogue(struct str code)
{
    return str_is(code, "figures-disagree") || str_is(code, "percent-sign");
}

static bool has_errors(const struct at_fault *fault)
{
    return fault->failed || fault->rows.len;
}

static bool follows(const struct diag *diag, const struct at_fault faults[FAULTS])
{
    if (str_is(diag->code, "no-las") && has_errors(&faults[FAULT_AREAS]))
        return true;
    if (needs_catalogue(diag->code) && has_errors(&faults[FAULT_CATALOGUE]))
        return true;
    for (size_t i = 0; i < FAULTS; i++) {
        struct str name = name_in(diag->message);
        if (str_is(diag->code, faults[i].code))
            return faults[i].failed || (name.len && str_find(buf_str(&faults[i].rows), name) != SIZE_MAX);
    }
    return false;
}

void follow_on_pass(struct diags *from, struct diags *to, const struct spec *spec)
{
    struct at_fault faults[FAULTS] = {
        [FAULT_AREAS] = {.code = "unknown-area", .kind = LIST_AREAS},
        [FAULT_CATALOGUE] = {.code = "unknown-indicator", .kind = LIST_CATALOGUE},
        [FAULT_RETURNS] = {.code = "unknown-return", .kind = LIST_RETURNS}};
    for (size_t i = 0; i < FAULTS && diags_failed(to); i++)
        rows_collect(&faults[i], to, &spec->lists[faults[i].kind]);
    size_t n;
    struct arena *scratch = arena_open();
    const struct diag *items = diags_sorted(from, &n);
    for (size_t i = 0; i < n; i++) {
        const struct diag *item = &items[i];
        const char *code = str_terminated(scratch, item->code);
        if (item->severity == SEVERITY_ERROR && follows(item, faults))
            continue;
        if (item->is_systems)
            diag_add_system(to, code, item->place, str_terminated(scratch, item->hint), "%.*s",
                            STR_ARG(item->message));
        else
            diag_add_hint(to, item->severity, code, item->place, item->hint, "%.*s", STR_ARG(item->message));
    }
    for (size_t i = 0; i < FAULTS; i++)
        buf_close(&faults[i].rows);
    arena_close(scratch);
}
