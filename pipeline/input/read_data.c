#include "input/read_data.h"

#include "base/number.h"
#include "input/name_hint.h"
#include "input/read_tidy.h"

#include <math.h>

struct data_reader data_reader_open(struct arena *arena, struct diags *diags, const struct spec *spec,
                                    const struct areas *areas, const struct catalogue *catalogue,
                                    struct lists *lists)
{
    struct data_reader reader = {.arena = arena,
                                 .diags = diags,
                                 .spec = spec,
                                 .areas = areas,
                                 .catalogue = catalogue,
                                 .lists = lists,
                                 .builder = dataset_builder_open(arena, areas, catalogue),
                                 .returns = map_open(arena),
                                 .n_sources = spec->n_data + 1};
    reader.overlaps = ARENA_ARRAY(arena, struct overlap, reader.n_sources * reader.n_sources);
    reader.files = ARENA_ARRAY(arena, struct str, reader.n_sources);
    reader.sheets = ARENA_ARRAY(arena, struct str, reader.n_sources);
    for (size_t i = 0; i < lists->n_returns; i++)
        map_add(reader.returns, lists->returns[i].id, (uint32_t)i);
    return reader;
}

uint16_t data_source(struct data_reader *reader, const struct data_file *file)
{
    struct source source = {.id = file->id, .file = file->file, .title = file->title, .sheet = file->sheet};
    uint16_t index = dataset_builder_source(reader->builder, source);
    reader->files[index] = file->file;
    return index;
}

struct place data_place(const struct data_reader *reader, const struct data_file *file, uint32_t line,
                        uint32_t column)
{
    return place_line(file->named_in.len ? file->named_in : reader->spec->file, line, column);
}

struct table_file data_table_file(const struct data_reader *reader, const struct data_file *file)
{
    return (struct table_file){.path = file->path,
                               .file = file->file,
                               .sheet = file->sheet,
                               .bytes = reader->bytes,
                               .place = data_place(reader, file, file->line, file->column)};
}

/* -- what two files say of one observation */

/* Its value, made from its counts where it has none. */
static bool value_of(const struct observation *o, const struct indicator *indicator, struct period period,
                     double *value)
{
    *value = o->value;
    if (o->has_value || indicator->measure == MEASURE_COUNT) {
        *value = o->has_value ? o->value : o->numerator;
        return o->has_value || o->has_numerator;
    }
    if (!o->has_numerator || !o->has_denominator || o->denominator == 0)
        return false;
    *value = indicator_scale(indicator, period) * o->numerator / o->denominator;
    return true;
}

/* Rounding apart: what one file has as a share another has as counts. */
static bool says_the_same(const struct observation *a, const struct observation *b,
                          const struct indicator *indicator, struct period period)
{
    double first, second;
    bool has_first = value_of(a, indicator, period, &first);
    bool has_second = value_of(b, indicator, period, &second);
    if (!has_first || !has_second)
        return has_first == has_second && a->state == b->state;
    double unit = pow(10, -indicator->decimals);
    return fabs(first - second) <= unit * (1 + 1e-9) + 1e-12 * fabs(first);
}

static void overlap_add(struct data_reader *reader, const struct slab *slab, uint32_t area,
                        const struct observation *before, const struct observation *added)
{
    bool is_before = before->source < added->source;
    const struct observation *used = is_before ? before : added, *other = is_before ? added : before;
    struct overlap *overlap = &reader->overlaps[used->source * reader->n_sources + other->source];
    struct period period = slab_period(slab);
    overlap->n++;
    if (says_the_same(used, other, &reader->catalogue->items[slab_indicator(slab)], period))
        return;
    if (overlap->n_differ++ == 0 || other->line < overlap->other.line) {
        overlap->indicator = slab_indicator(slab);
        overlap->area = area;
        overlap->period = period;
        overlap->used = *used;
        overlap->other = *other;
    }
}

enum add_result data_add(struct data_reader *reader, struct slab *slab, uint32_t area,
                         const struct observation *observation, uint32_t *line_before)
{
    struct observation before = {0};
    if (slab_source(slab, area))
        before = slab_observation(slab, area);
    enum add_result result = slab_add(reader->builder, slab, area, observation, line_before);
    if (result == ADD_SUPERSEDED)
        overlap_add(reader, slab, area, &before, observation);
    return result;
}

/* -- figures */

static bool is_symbol(const struct cell *cell)
{
    return cell->state != STATE_VALUE && cell->state != STATE_MISSING;
}

static enum state state_of(const struct figures *figures)
{
    if (figures->value.state != STATE_MISSING)
        return figures->value.state;
    if (is_symbol(&figures->numerator))
        return figures->numerator.state;
    if (is_symbol(&figures->denominator))
        return figures->denominator.state;
    return figures->numerator.has_number ? STATE_VALUE : STATE_MISSING;
}

bool figures_hide_count(const struct figures *figures)
{
    return figures->value.has_number && (figures->numerator.state == STATE_CONFIDENTIAL ||
                                         figures->denominator.state == STATE_CONFIDENTIAL);
}

struct observation figures_observation(const struct figures *figures)
{
    bool hides = figures_hide_count(figures);
    return (struct observation){.state = state_of(figures),
                                .value = figures->value.number,
                                .numerator = figures->numerator.number,
                                .denominator = figures->denominator.number,
                                .has_value = figures->value.has_number,
                                .has_numerator = !hides && figures->numerator.has_number,
                                .has_denominator = !hides && figures->denominator.has_number};
}

bool data_names_differ(const struct areas *areas, uint32_t area, struct str name)
{
    uint32_t named = area_find(areas, name);
    struct str own = areas->items[area].name;
    bool says_more = own.len > name.len + 2 && str_equal_fold(str_slice(own, 0, name.len), name) &&
                     str_equal(str_slice(own, name.len, name.len + 2), STR(" ("));
    return named != AREA_NONE && named != area && !says_more;
}

/* -- areas that are in no list */

void areas_left_out_add(struct areas_left_out *left_out, struct arena *scratch, struct str name,
                        bool has_code)
{
    left_out->n++;
    if (!left_out->names)
        left_out->names = map_open(scratch);
    if (map_find(left_out->names, name) != MAP_NONE)
        return;
    struct str copy = str_copy(scratch, name);
    map_add(left_out->names, copy, 0);
    if (!has_code) {
        ARENA_RESERVE(scratch, left_out->bare, left_out->n_bare, left_out->bare_capacity);
        left_out->bare[left_out->n_bare++] = copy;
    }
    buf_add_format(&left_out->list, "%s%.*s", left_out->list.len ? ", " : "",
                   STR_ARG(table_shown(scratch, name)));
}

/* A bare name that is nearly a listed one is most likely misspelt: that is no note among others. */
static void misspelt_tell(const struct areas_left_out *left_out, const struct areas *areas,
                          struct diags *diags, struct str file)
{
    for (size_t i = 0; i < left_out->n_bare; i++) {
        struct arena *scratch = arena_open();
        struct str name = left_out->bare[i], hint = area_hint(scratch, areas, name);
        if (str_starts(hint, STR("did you mean")))
            hint = str_format(scratch, "%.*s Correct it, or add it to the aliases in the list of areas",
                              STR_ARG(hint));
        if (hint.len)
            diag_add_hint(diags, SEVERITY_WARNING, "area-misspelt", place_file(file), hint,
                          "\"%.*s\" is in no list of areas, so that its rows were not read",
                          STR_ARG(table_shown(scratch, name)));
        arena_close(scratch);
    }
}

void areas_left_out_tell(struct areas_left_out *left_out, const struct areas *areas, struct diags *diags,
                         struct str file)
{
    misspelt_tell(left_out, areas, diags, file);
    if (left_out->n)
        diag_add(diags, SEVERITY_NOTE, "areas-left-out", place_file(file),
                 "if they are wanted, add them to the list of areas, or add these names to an area's aliases",
                 "%llu row%s of areas that are in no list %s not read: %.*s", (unsigned long long)left_out->n,
                 left_out->n == 1 ? "" : "s", left_out->n == 1 ? "was" : "were",
                 STR_ARG(buf_str(&left_out->list)));
    buf_close(&left_out->list);
}

/* "20.0", or the symbol. */
static struct str figure_said(const struct data_reader *reader, struct arena *scratch,
                              const struct overlap *overlap, const struct observation *o)
{
    double value;
    const struct indicator *indicator = &reader->catalogue->items[overlap->indicator];
    if (value_of(o, indicator, overlap->period, &value))
        return number_display(scratch, value, indicator->decimals);
    return state_symbol(o->state);
}

static void contradiction_tell(struct data_reader *reader, const struct overlap *overlap)
{
    struct arena *scratch = arena_open();
    struct str used = reader->files[overlap->used.source];
    struct place place = place_line(reader->files[overlap->other.source], overlap->other.line, 0);
    place.sheet = reader->sheets[overlap->other.source];
    struct str share =
        overlap->n == 1 ? STR("the one observation")
                        : str_format(scratch, "%llu of the %llu observations",
                                     (unsigned long long)overlap->n_differ, (unsigned long long)overlap->n);
    diag_add(
        reader->diags, SEVERITY_WARNING, "files-contradict", place,
        "find out which file is right, and take the other's rows out; the one that the spec names first is "
        "used",
        "\"%.*s\" says something else in %.*s that both have: %.*s, %.*s, %.*s is %.*s here, and %.*s on "
        "line %u there, which is used",
        STR_ARG(used), STR_ARG(share), STR_ARG(reader->catalogue->items[overlap->indicator].id),
        STR_ARG(reader->areas->items[overlap->area].name), STR_ARG(period_text(scratch, overlap->period)),
        STR_ARG(figure_said(reader, scratch, overlap, &overlap->other)),
        STR_ARG(figure_said(reader, scratch, overlap, &overlap->used)), (unsigned)overlap->used.line);
    arena_close(scratch);
}

static void overlaps_tell(struct data_reader *reader)
{
    for (size_t first = 1; first < reader->n_sources; first++) {
        for (size_t second = first + 1; second < reader->n_sources; second++) {
            const struct overlap *overlap = &reader->overlaps[first * reader->n_sources + second];
            uint64_t n = overlap->n - overlap->n_differ;
            if (overlap->n_differ)
                contradiction_tell(reader, overlap);
            if (n)
                diag_add(reader->diags, SEVERITY_NOTE, "two-files", place_file(reader->files[second]),
                         "to have it the other way, name this file before the other in the spec",
                         "%llu observation%s in \"%.*s\" too, which the spec names first, with the same "
                         "figures: those are used",
                         (unsigned long long)n, n == 1 ? " is" : "s are", STR_ARG(reader->files[first]));
        }
    }
}

void data_settle(struct data_reader *reader)
{
    read_tidy_settle(reader);
    overlaps_tell(reader);
}
