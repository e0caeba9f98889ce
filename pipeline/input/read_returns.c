#include "input/read_lists.h"
#include "input/table_value.h"

enum {
    RETURN_ID,
    LA,
    PERIOD,
    VERSION,
    FILE_NAME,
    DUE,
    RECEIVED,
    STATUS,
    SIGNED_OFF_ROLE,
    SUPERSEDES,
    N_COLUMNS
};

static const struct table_column columns[N_COLUMNS] = {
    [RETURN_ID] = {"return_id", true},
    [LA] = {"la", true},
    [PERIOD] = {"period", true},
    [VERSION] = {"version", true},
    [FILE_NAME] = {"file", false},
    [DUE] = {"due", false},
    [RECEIVED] = {"received", false},
    [STATUS] = {"status", true},
    [SIGNED_OFF_ROLE] = {"signed_off_role", true},
    [SUPERSEDES] = {"supersedes", false},
};
const struct table_layout returns_layout = {
    .what = "list of returns", .columns = columns, .n_columns = N_COLUMNS};

struct reader {
    const struct list_reader *in;
    size_t capacity, older_capacity;
    struct map *by_id;
    struct str *older; /* by return: the id of the one that it supersedes */
    struct table table;
};

static struct str status_word(int i)
{
    return return_status_name((enum return_status)i);
}

/* Another return of the same LA, period and version. */
static const struct la_return *find_same(const struct lists *lists, const struct la_return *item)
{
    for (size_t i = 0; i < lists->n_returns; i++) {
        const struct la_return *other = &lists->returns[i];
        if (other->area == item->area && other->version == item->version &&
            period_equal(other->period, item->period))
            return other;
    }
    return NULL;
}

static bool is_new(const struct reader *reader, struct table *table, const struct la_return *item)
{
    const struct lists *lists = reader->in->lists;
    uint32_t before = map_find(reader->by_id, item->id);
    if (before != MAP_NONE) {
        table_fault(table, table->at[RETURN_ID], SEVERITY_ERROR, "repeated-return",
                    STR("give each version of a return an id of its own"),
                    "the return \"%.*s\" stands on line %u already", STR_ARG(item->id),
                    (unsigned)lists->returns[before].line);
        return false;
    }
    const struct la_return *same = find_same(lists, item);
    if (same)
        table_fault(table, table->at[VERSION], SEVERITY_ERROR, "repeated-version",
                    STR("number the versions of a return 1, 2, 3"),
                    "line %u is version %u of this return too", (unsigned)same->line,
                    (unsigned)item->version);
    return !same;
}

static void row_take(void *self, struct table *table)
{
    struct reader *reader = self;
    const struct list_reader *in = reader->in;
    int status = 0;
    struct la_return item = {.id = table_text(table, RETURN_ID, NEED_FILLED),
                             .file = table_text(table, FILE_NAME, NEED_NOT),
                             .signed_off_role = table_text(table, SIGNED_OFF_ROLE, NEED_NOT),
                             .supersedes = RETURN_NONE,
                             .line = table->row->line};
    bool good = table_la(table, LA, in->areas, &item.area);
    good = table_any_period(table, PERIOD, NEED_FILLED, &item.period) && good;
    good = table_whole(table, VERSION, NEED_FILLED, 1, 999, &item.version) && good;
    good = table_word(table, STATUS, NEED_FILLED, status_word, RETURN_FINAL + 1, &status) && good;
    item.has_due = table_date(table, DUE, NEED_NOT, &item.due);
    item.has_received = table_date(table, RECEIVED, NEED_NOT, &item.received);
    item.status = (enum return_status)status;
    if (!good || !item.id.len || !is_new(reader, table, &item))
        return;
    struct lists *lists = in->lists;
    ARENA_RESERVE(in->arena, lists->returns, lists->n_returns, reader->capacity);
    ARENA_RESERVE(in->arena, reader->older, lists->n_returns, reader->older_capacity);
    reader->older[lists->n_returns] = table_text(table, SUPERSEDES, NEED_NOT);
    lists->returns[lists->n_returns] = item;
    map_add(reader->by_id, item.id, (uint32_t)lists->n_returns++);
}

/* What is wrong with the return that another supersedes; empty for nothing. */
static struct str older_fault(const struct la_return *item, const struct la_return *older)
{
    if (older == item)
        return STR("which is itself");
    if (older->area != item->area)
        return STR("which is another local authority's");
    if (!period_equal(older->period, item->period))
        return STR("which is of another period");
    return older->version >= item->version ? STR("which is no older version") : STR_NONE;
}

static void older_find(struct reader *reader, size_t index)
{
    struct lists *lists = reader->in->lists;
    struct la_return *item = &lists->returns[index];
    struct str written = reader->older[index];
    if (written.len == 0)
        return;
    uint32_t older = map_find(reader->by_id, written);
    struct str fault =
        older == MAP_NONE ? STR("which is not in the list") : older_fault(item, &lists->returns[older]);
    if (fault.len == 0) {
        item->supersedes = older;
        return;
    }
    diag_add(reader->in->diags, SEVERITY_ERROR, "bad-supersedes",
             table_place_line(&reader->table, item->line, SUPERSEDES),
             "name the id of the older version of the same return, or leave the cell empty",
             "\"%.*s\" supersedes \"%.*s\", %.*s", STR_ARG(item->id), STR_ARG(written), STR_ARG(fault));
}

bool read_returns(const struct list_reader *in, const struct table_file *file)
{
    struct arena *scratch = arena_open();
    struct reader reader = {.in = in, .by_id = map_open(scratch)};
    struct table_taker taker = {.row = row_take, .self = &reader};
    bool read = table_read(&reader.table, in->arena, in->diags, file, &returns_layout, &taker);
    for (size_t i = 0; i < in->lists->n_returns; i++)
        older_find(&reader, i);
    arena_close(scratch);
    return read;
}
