#include "input/table_fault.h"

#include "base/map.h"

#define LINES_NAMED 5      /* further lines that a message names; the rest it counts */
#define MOST_OF_A_KIND 200 /* different messages of one code; the rest are counted */

struct fault {
    enum severity severity;
    const char *code;
    struct place place;
    struct str hint, message;
    uint32_t lines[LINES_NAMED];
    uint64_t n_more; /* beside the first */
};

struct kind { /* faults of one code */
    const char *code;
    enum severity severity;
    struct place first_left_out;
    uint64_t n, n_left_out;
};

struct faults {
    struct arena *arena;
    struct map *by_key;
    struct fault *items;
    size_t n, capacity;
    struct kind *kinds;
    size_t n_kinds, kind_capacity;
};

struct faults *faults_open(struct arena *arena)
{
    struct faults *faults = ARENA_NEW(arena, struct faults);
    faults->arena = arena;
    faults->by_key = map_open(arena);
    return faults;
}

bool faults_know(const struct faults *faults, struct str key)
{
    return map_find(faults->by_key, key) != MAP_NONE;
}

static struct kind *kind_find(struct faults *faults, const char *code, enum severity severity)
{
    for (size_t i = 0; i < faults->n_kinds; i++)
        if (faults->kinds[i].severity == severity && str_is(str_of(faults->kinds[i].code), code))
            return &faults->kinds[i];
    ARENA_RESERVE(faults->arena, faults->kinds, faults->n_kinds, faults->kind_capacity);
    struct kind *kind = &faults->kinds[faults->n_kinds++];
    *kind = (struct kind){.code = code, .severity = severity};
    return kind;
}

bool faults_full(struct faults *faults, const char *code, enum severity severity)
{
    return kind_find(faults, code, severity)->n == MOST_OF_A_KIND;
}

void faults_add(struct faults *faults, struct str key, enum severity severity, const char *code,
                struct place place, uint32_t line, struct str hint, struct str message)
{
    uint32_t found = map_find(faults->by_key, key);
    if (found != MAP_NONE) {
        struct fault *fault = &faults->items[found];
        if (fault->n_more < LINES_NAMED)
            fault->lines[fault->n_more] = line;
        fault->n_more++;
        return;
    }
    struct kind *kind = kind_find(faults, code, severity);
    if (kind->n == MOST_OF_A_KIND) {
        if (kind->n_left_out++ == 0)
            kind->first_left_out = place;
        return;
    }
    kind->n++;
    ARENA_RESERVE(faults->arena, faults->items, faults->n, faults->capacity);
    map_add(faults->by_key, str_copy(faults->arena, key), (uint32_t)faults->n);
    faults->items[faults->n++] = (struct fault){.severity = severity,
                                                .code = code,
                                                .place = place,
                                                .hint = str_copy(faults->arena, hint),
                                                .message = str_copy(faults->arena, message)};
}

/* " (also on lines 5, 9 and 12 and 40 more)" */
static void lines_add(const struct fault *fault, const char *unit, struct buf *out)
{
    uint64_t named = fault->n_more < LINES_NAMED ? fault->n_more : LINES_NAMED;
    uint64_t left = fault->n_more - named;
    if (fault->n_more == 0)
        return;
    buf_add_format(out, " (also on %s%s ", unit, fault->n_more > 1 ? "s" : "");
    for (uint64_t i = 0; i < named; i++)
        buf_add_format(out, "%s%u",
                       i == 0                        ? ""
                       : i + 1 == named && left == 0 ? " and "
                                                     : ", ",
                       (unsigned)fault->lines[i]);
    if (left)
        buf_add_format(out, " and %llu more", (unsigned long long)left);
    buf_add_char(out, ')');
}

void faults_tell(const struct faults *faults, struct diags *diags, const char *unit)
{
    struct buf text = {0};
    for (size_t i = 0; i < faults->n; i++) {
        const struct fault *fault = &faults->items[i];
        buf_clear(&text);
        buf_add(&text, fault->message);
        lines_add(fault, unit, &text);
        diag_add_hint(diags, fault->severity, fault->code, fault->place, fault->hint, "%.*s",
                      STR_ARG(buf_str(&text)));
    }
    buf_close(&text);
    for (size_t i = 0; i < faults->n_kinds; i++) {
        const struct kind *kind = &faults->kinds[i];
        if (kind->n_left_out)
            diag_add(diags, kind->severity, kind->code, kind->first_left_out,
                     "mend those above first: many of these may have the same cause",
                     "%llu more like the %d above, the first of them here",
                     (unsigned long long)kind->n_left_out, MOST_OF_A_KIND);
    }
}
