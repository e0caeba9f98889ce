#include "base/number.h"
#include "input/name_hint.h"
#include "input/read_lists.h"
#include "input/table_value.h"

#include <math.h>

enum {
    ID,
    NAME,
    SHORT_NAME,
    THEME,
    MEASURE,
    BASIS,
    UNIT,
    MULTIPLIER,
    POLARITY,
    DECIMALS,
    CALENDAR,
    ANNUAL_TWIN,
    LEAST_CHANGE,
    DENOMINATOR,
    SENSITIVITY,
    COMPLEMENT,
    ANNUALISE,
    NO_QUARTILE,
    DEFINITION,
    SOURCE,
    NOTE,
    NEXT_RELEASE,
    N_COLUMNS
};

static const struct table_column columns[N_COLUMNS] = {
    [ID] = {"id", true},
    [NAME] = {"name", true},
    [SHORT_NAME] = {"short_name", false},
    [THEME] = {"theme", false},
    [MEASURE] = {"measure", true},
    [BASIS] = {"basis", true},
    [UNIT] = {"unit", false},
    [MULTIPLIER] = {"multiplier", false},
    [POLARITY] = {"polarity", true},
    [DECIMALS] = {"decimals", false},
    [CALENDAR] = {"calendar", true},
    [ANNUAL_TWIN] = {"annual_twin", false},
    [LEAST_CHANGE] = {"least_change", false},
    [DENOMINATOR] = {"denominator", false},
    [SENSITIVITY] = {"sensitivity", false},
    [COMPLEMENT] = {"complement", false},
    [ANNUALISE] = {"annualise", false},
    [NO_QUARTILE] = {"no_quartile", false},
    [DEFINITION] = {"definition", false},
    [SOURCE] = {"source", false},
    [NOTE] = {"note", false},
    [NEXT_RELEASE] = {"next_release", false},
};
const struct table_layout catalogue_layout = {
    .what = "catalogue of indicators", .columns = columns, .n_columns = N_COLUMNS, .rows_needed = true};

struct reader {
    struct catalogue *catalogue;
    size_t capacity, theme_capacity;
    struct str *twins; /* by indicator: the id of its twin as written */
    size_t twin_capacity;
    struct map *themes;
    struct table table;
};

/* -- the id */

static bool id_good(struct str id)
{
    for (size_t i = 0; i < id.len; i++)
        if ((unsigned char)id.ptr[i] <= ' ' || id.ptr[i] == '/' || id.ptr[i] == ':' || id.ptr[i] == ';' ||
            id.ptr[i] == ',')
            return false;
    return !str_is(id, "*");
}

static bool id_check(struct reader *reader, struct str id)
{
    struct table *table = &reader->table;
    size_t field = table->at[ID];
    if (id.len == 0)
        return false;
    if (!id_good(id)) {
        table_fault(
            table, field, SEVERITY_ERROR, "bad-id",
            STR("use letters, digits and hyphens, such as re-referrals: specs and figures name it so"),
            "the id \"%.*s\" has a space, slash, colon, semicolon, comma or star in it", STR_ARG(id));
        return false;
    }
    uint32_t before = indicator_find(reader->catalogue, id);
    if (before == INDICATOR_NONE)
        return true;
    table_fault(table, field, SEVERITY_ERROR, "repeated-id", STR("give each indicator an id of its own"),
                "the id \"%.*s\" stands on line %u already", STR_ARG(id),
                (unsigned)reader->catalogue->items[before].line);
    return false;
}

/* -- unit and multiplier */

/* "per 10,000" for 10000. */
static struct str unit_of(struct arena *arena, double multiplier)
{
    return str_format(arena, "per %.*s", STR_ARG(number_display(arena, multiplier, 0)));
}

static double usual_multiplier(enum measure measure, struct str unit)
{
    struct str per = str_slice(unit, 0, 4);
    if (str_equal_fold(per, STR("per "))) {
        struct repairs none = {0};
        struct repaired number;
        struct str rest = str_slice(unit, 4, unit.len), word = STR_NONE;
        if (str_split(&rest, ' ', &word) && repair_number(word, &none, &number) && number.number > 0)
            return number.number;
    }
    switch (measure) {
    case MEASURE_PROPORTION: return 100;
    case MEASURE_RATE:
    case MEASURE_RATIO:
    case MEASURE_COUNT:
    case MEASURE_SCORE: return str_starts(unit, STR("%")) ? 100 : 1;
    }
    return 1;
}

static struct str usual_unit(enum measure measure)
{
    switch (measure) {
    case MEASURE_PROPORTION: return STR("%");
    case MEASURE_COUNT: return STR("number");
    case MEASURE_RATE:
    case MEASURE_RATIO:
    case MEASURE_SCORE: return STR_NONE;
    }
    return STR_NONE;
}

static void scale_read(struct table *table, struct indicator *indicator)
{
    char text[NUMBER_TEXT], other[NUMBER_TEXT];
    indicator->unit = table_text(table, UNIT, NEED_NOT);
    if (indicator->unit.len == 0)
        indicator->unit = usual_unit(indicator->measure);
    double usual = usual_multiplier(indicator->measure, indicator->unit);
    indicator->multiplier = usual;
    bool given = table_double(table, MULTIPLIER, NEED_NOT, 1e-9, 1e9, &indicator->multiplier);
    bool unit_says = str_starts(indicator->unit, STR("%")) ||
                     str_equal_fold(str_slice(indicator->unit, 0, 4), STR("per "));
    if (given && unit_says && indicator->multiplier != usual)
        table_fault(table, table->at[MULTIPLIER], SEVERITY_ERROR, "unit-and-multiplier",
                    str_starts(indicator->unit, STR("%"))
                        ? STR("make unit and multiplier agree, or leave the multiplier empty")
                        : str_format(table->scratch, "write the unit as \"%.*s\", or correct the multiplier",
                                     STR_ARG(unit_of(table->scratch, indicator->multiplier))),
                    "the unit \"%.*s\" goes with the multiplier %.*s, not %.*s", STR_ARG(indicator->unit),
                    STR_ARG(number_shortest(usual, text)),
                    STR_ARG(number_shortest(indicator->multiplier, other)));
    if (!given && !unit_says && indicator->measure == MEASURE_RATE)
        table_fault(table, table->at[MULTIPLIER], SEVERITY_ERROR, "no-multiplier",
                    STR("write 10000 for a rate per 10,000, and its unit: per 10,000"),
                    "a rate needs its multiplier");
}

/* -- the other columns */

static struct str measure_word(int i)
{
    return measure_name((enum measure)i);
}

static struct str basis_word(int i)
{
    return basis_name((enum basis)i);
}

static struct str polarity_word(int i)
{
    return polarity_name((enum polarity)i);
}

static struct str calendar_word(int i)
{
    return calendar_name((enum calendar)i);
}

static struct str sensitivity_word(int i)
{
    return sensitivity_name((enum sensitivity)i);
}

static struct str complement_word(int i)
{
    return i ? STR("protect") : STR("none");
}

static void words_read(struct table *table, struct indicator *indicator)
{
    int value = 0;
    indicator->short_name = table_text(table, SHORT_NAME, NEED_NOT);
    if (indicator->short_name.len == 0)
        indicator->short_name = indicator->name;
    indicator->theme = table_text(table, THEME, NEED_NOT);
    if (indicator->theme.len == 0)
        indicator->theme = STR("Other indicators");
    indicator->denominator = table_text(table, DENOMINATOR, NEED_NOT);
    indicator->definition = table_text(table, DEFINITION, NEED_NOT);
    indicator->source = table_text(table, SOURCE, NEED_NOT);
    indicator->note = table_text(table, NOTE, NEED_NOT);
    indicator->next_release = table_text(table, NEXT_RELEASE, NEED_NOT);
    if (table_word(table, SENSITIVITY, NEED_NOT, sensitivity_word, SENSITIVITY_PUBLISHED + 1, &value))
        indicator->sensitivity = (enum sensitivity)value;
    value = 0;
    table_word(table, COMPLEMENT, NEED_NOT, complement_word, 2, &value);
    indicator->protect_complement = value != 0;
}

static void rules_read(struct table *table, struct indicator *indicator)
{
    uint32_t decimals = indicator->measure == MEASURE_COUNT ? 0 : 1;
    table_whole(table, DECIMALS, NEED_NOT, 0, 6, &decimals);
    indicator->decimals = (int)decimals;
    indicator->has_least_change =
        table_double(table, LEAST_CHANGE, NEED_NOT, 0, 1e12, &indicator->least_change);
    table_yes(table, NO_QUARTILE, &indicator->no_quartile);
    table_yes(table, ANNUALISE, &indicator->annualise);
    if (indicator->annualise && (indicator->measure != MEASURE_RATE || indicator->basis != BASIS_IN_PERIOD)) {
        table_fault(table, table->at[ANNUALISE], SEVERITY_ERROR, "cannot-annualise", STR("leave it empty"),
                    "only a rate of events in a period can be annualised; \"%.*s\" is none",
                    STR_ARG(indicator->id));
        indicator->annualise = false;
    }
    if (indicator->protect_complement && indicator->sensitivity != SENSITIVITY_SENSITIVE)
        table_fault(table, table->at[COMPLEMENT], SEVERITY_WARNING, "complement-without-sensitive",
                    STR("write sensitive in \"sensitivity\", or leave \"complement\" empty"),
                    "only a sensitive indicator has a complement to protect; it was not read");
}

/* The five words that every indicator needs. */
static bool kind_read(struct table *table, struct indicator *indicator)
{
    int measure = 0, basis = 0, polarity = 0, calendar = 0;
    bool all = table_word(table, MEASURE, NEED_FILLED, measure_word, MEASURE_SCORE + 1, &measure);
    all = table_word(table, BASIS, NEED_FILLED, basis_word, BASIS_COHORT + 1, &basis) && all;
    all = table_word(table, POLARITY, NEED_FILLED, polarity_word, POLARITY_LOW + 1, &polarity) && all;
    if (!calendar_read(table_cell(table, CALENDAR), &indicator->calendar)) {
        all =
            table_word(table, CALENDAR, NEED_FILLED, calendar_word, CALENDAR_SEPTEMBER + 1, &calendar) && all;
        indicator->calendar = (enum calendar)calendar;
    }
    indicator->measure = (enum measure)measure;
    indicator->basis = (enum basis)basis;
    indicator->polarity = (enum polarity)polarity;
    return all;
}

static uint32_t theme_index(struct reader *reader, struct str theme)
{
    struct catalogue *catalogue = reader->catalogue;
    uint32_t found = map_find(reader->themes, theme);
    if (found != MAP_NONE)
        return found;
    ARENA_RESERVE(reader->table.arena, catalogue->themes, catalogue->n_themes, reader->theme_capacity);
    catalogue->themes[catalogue->n_themes] = theme;
    map_add(reader->themes, theme, (uint32_t)catalogue->n_themes);
    return (uint32_t)catalogue->n_themes++;
}

static void row_take(void *self, struct table *table)
{
    struct reader *reader = self;
    struct catalogue *catalogue = reader->catalogue;
    struct indicator indicator = {.id = table_text(table, ID, NEED_FILLED),
                                  .name = table_text(table, NAME, NEED_FILLED),
                                  .annual_twin = INDICATOR_NONE,
                                  .line = table->row->line};
    bool id = id_check(reader, indicator.id);
    bool kind = kind_read(table, &indicator);
    words_read(table, &indicator);
    rules_read(table, &indicator);
    if (kind)
        scale_read(table, &indicator);
    if (!id || !indicator.name.len)
        return;
    indicator.theme_index = theme_index(reader, indicator.theme);
    ARENA_RESERVE(table->arena, catalogue->items, catalogue->n, reader->capacity);
    ARENA_RESERVE(table->arena, reader->twins, catalogue->n, reader->twin_capacity);
    reader->twins[catalogue->n] = table_text(table, ANNUAL_TWIN, NEED_NOT);
    catalogue->items[catalogue->n] = indicator;
    map_add(catalogue->by_id, indicator.id, (uint32_t)catalogue->n++);
}

/* -- when all are known */

/* What is wrong with the twin; empty for nothing. */
static struct str twin_fault(const struct catalogue *catalogue, uint32_t index, uint32_t twin,
                             struct str written, struct arena *scratch, struct str *hint)
{
    const struct indicator *indicator = &catalogue->items[index];
    if (twin == INDICATOR_NONE) {
        struct str near = indicator_hint(scratch, catalogue, written);
        *hint = near.len ? near : STR("name the id of the published annual indicator of the same thing");
        return STR("which is not in the catalogue");
    }
    if (twin == index) {
        *hint = STR("leave it empty for an annual indicator");
        return STR("which is itself");
    }
    if (catalogue->items[twin].polarity != indicator->polarity) {
        *hint = STR("give both the same polarity");
        return STR("which has another polarity");
    }
    return STR_NONE;
}

static void twin_find(struct reader *reader, uint32_t index)
{
    struct catalogue *catalogue = reader->catalogue;
    struct indicator *indicator = &catalogue->items[index];
    struct str written = reader->twins[index], hint = STR_NONE;
    if (written.len == 0)
        return;
    struct arena *scratch = arena_open();
    uint32_t twin = indicator_named(catalogue, written);
    struct str fault = twin_fault(catalogue, index, twin, written, scratch, &hint);
    if (fault.len)
        diag_add_hint(reader->table.diags, SEVERITY_ERROR, "bad-twin",
                      table_place_line(&reader->table, indicator->line, ANNUAL_TWIN), hint,
                      "\"%.*s\" names the annual twin \"%.*s\", %.*s", STR_ARG(indicator->id),
                      STR_ARG(written), STR_ARG(fault));
    else
        indicator->annual_twin = twin;
    arena_close(scratch);
}

/* One warning for all indicators that have a polarity but no least change. */
static void least_changes_tell(struct reader *reader)
{
    const struct catalogue *catalogue = reader->catalogue;
    struct buf ids = {0};
    uint32_t first = 0;
    for (size_t i = 0; i < catalogue->n; i++) {
        const struct indicator *indicator = &catalogue->items[i];
        if (indicator->polarity == POLARITY_NONE || indicator->has_least_change)
            continue;
        first = first ? first : indicator->line;
        buf_add_format(&ids, "%s%.*s", ids.len ? ", " : "", STR_ARG(indicator->id));
    }
    if (ids.len)
        diag_add(
            reader->table.diags, SEVERITY_WARNING, "no-least-change",
            table_place_line(&reader->table, first, LEAST_CHANGE),
            "write the least change that matters, in the indicator's unit: a smaller difference is called "
            "similar",
            "no least change: these get no verdict: %.*s", STR_ARG(buf_str(&ids)));
    buf_close(&ids);
}

void catalogue_none(struct arena *arena, struct str file, struct catalogue *catalogue)
{
    *catalogue = (struct catalogue){.by_id = map_open(arena), .file = file};
}

bool read_catalogue(struct arena *arena, struct diags *diags, const struct table_file *file,
                    struct catalogue *catalogue)
{
    catalogue_none(arena, file->file, catalogue);
    struct reader reader = {.catalogue = catalogue, .themes = map_open(arena)};
    struct table_taker taker = {.row = row_take, .self = &reader};
    bool read = table_read(&reader.table, arena, diags, file, &catalogue_layout, &taker);
    for (uint32_t i = 0; i < catalogue->n; i++)
        twin_find(&reader, i);
    if (catalogue->n)
        least_changes_tell(&reader);
    return read;
}
