#include "base/number.h"
#include "input/read_lists.h"
#include "input/table_value.h"

#include <math.h>

enum { INDICATOR, AREA, FROM, KIND, TARGET, TOLERANCE, N_COLUMNS };

static const struct table_column columns[N_COLUMNS] = {
    [INDICATOR] = {"indicator", true}, [AREA] = {"area", true},     [FROM] = {"from", false},
    [KIND] = {"kind", true},           [TARGET] = {"target", true}, [TOLERANCE] = {"tolerance", false},
};
const struct table_layout targets_layout = {
    .what = "list of targets", .columns = columns, .n_columns = N_COLUMNS};

#define KIND_NONE (TARGET_RANGE + 1) /* the area agreed none */

static struct str kind_word(int i)
{
    static const struct str words[] = {{"at-least", 8}, {"at-most", 7}, {"range", 5}, {"none", 4}};
    return words[i];
}

struct reader {
    const struct list_reader *in;
    size_t capacity;
    struct map64 *seen; /* indicator, area and period -> line */
};

/* "90-95", "90 to 95" or, of negative ends, "-5 to 5". */
static bool range_read(struct table *table, struct target *target)
{
    struct str text = table_cell(table, TARGET);
    struct repaired low, high;
    size_t at = str_find(text, STR(" to ")), width = 4;
    if (at == SIZE_MAX) {
        at = text.len > 1 ? str_find(str_slice(text, 1, text.len), STR("-")) : SIZE_MAX;
        at = at == SIZE_MAX ? at : at + 1;
        width = 1;
    }
    bool read =
        at != SIZE_MAX && repair_number(str_trim(str_slice(text, 0, at)), &table->counts.repairs, &low) &&
        repair_number(str_trim(str_slice(text, at + width, text.len)), &table->counts.repairs, &high) &&
        low.number <= high.number;
    if (!read) {
        table_fault(table, table->at[TARGET], SEVERITY_ERROR, "bad-range",
                    STR("write the lower and the upper end: 90-95"), "\"%.*s\" is no range", STR_ARG(text));
        return false;
    }
    target->lowest = low.number;
    target->highest = high.number;
    return true;
}

static bool ends_read(struct table *table, int kind, struct target *target)
{
    double number;
    target->is_off = kind == KIND_NONE;
    if (target->is_off)
        return true;
    target->kind = (enum target_kind)kind;
    if (target->kind == TARGET_RANGE)
        return range_read(table, target);
    if (!table_double(table, TARGET, NEED_FILLED, -1e12, 1e12, &number))
        return false;
    target->lowest = target->highest = number;
    return true;
}

/* A target that asks for the worse side. */
static void direction_check(struct table *table, const struct target *target,
                            const struct indicator *indicator)
{
    bool against =
        !target->is_off && ((indicator->polarity == POLARITY_HIGH && target->kind == TARGET_AT_MOST) ||
                            (indicator->polarity == POLARITY_LOW && target->kind == TARGET_AT_LEAST));
    if (against)
        table_fault(table, table->at[KIND], SEVERITY_WARNING, "target-direction",
                    STR("check the target's kind, and the polarity in the catalogue"),
                    "%.*s is good for \"%.*s\", but its target is %.*s; it is kept as written",
                    STR_ARG(polarity_name(indicator->polarity)), STR_ARG(indicator->id),
                    STR_ARG(kind_word((int)target->kind)));
}

static bool is_new(struct reader *reader, struct table *table, const struct target *target)
{
    uint64_t area = target->area == AREA_NONE ? 0 : (uint64_t)target->area + 1;
    uint64_t key = ((uint64_t)target->indicator << 52) ^ (area << 38) ^ period_key(target->from);
    uint32_t before = map64_find(reader->seen, key);
    if (before == MAP_NONE) {
        map64_add(reader->seen, key, target->line);
        return true;
    }
    table_fault(table, TABLE_ABSENT, SEVERITY_ERROR, "repeated-target", STR("take one of the two rows out"),
                "this target stands on line %u already", (unsigned)before);
    return false;
}

static void row_take(void *self, struct table *table)
{
    struct reader *reader = self;
    const struct list_reader *in = reader->in;
    struct target target = {.line = table->row->line};
    int kind = 0;
    if (!table_indicator(table, INDICATOR, in->catalogue, false, &target.indicator))
        return;
    const struct indicator *indicator = &in->catalogue->items[target.indicator];
    bool good = table_area(table, AREA, in->areas, true, &target.area);
    if (table_cell(table, FROM).len)
        good = table_period(table, FROM, indicator->calendar, NEED_NOT, &target.from, NULL) && good;
    good = table_word(table, KIND, NEED_FILLED, kind_word, KIND_NONE + 1, &kind) && good;
    good = good && ends_read(table, kind, &target);
    if (table_cell(table, TOLERANCE).len)
        good = table_double(table, TOLERANCE, NEED_NOT, 0, 1e12, &target.tolerance) && good;
    if (!good || !is_new(reader, table, &target))
        return;
    direction_check(table, &target, indicator);
    ARENA_RESERVE(in->arena, in->lists->targets, in->lists->n_targets, reader->capacity);
    in->lists->targets[in->lists->n_targets++] = target;
}

bool read_targets(const struct list_reader *in, const struct table_file *file)
{
    struct arena *scratch = arena_open();
    struct reader reader = {.in = in, .seen = map64_open(scratch)};
    struct table table;
    struct table_taker taker = {.row = row_take, .self = &reader};
    bool read = table_read(&table, in->arena, in->diags, file, &targets_layout, &taker);
    arena_close(scratch);
    return read;
}
