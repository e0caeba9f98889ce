#include "input/inputs.h"

#include "input/follow_on.h"
#include "input/read_boundaries.h"
#include "input/read_data.h"
#include "input/read_dfe_meta.h"
#include "input/read_lists.h"

static bool is_named(const struct spec *spec, enum list_kind kind)
{
    return spec->lists[kind].path.len > 0;
}

static struct table_file list_table_file(const struct spec *spec, enum list_kind kind)
{
    const struct list_file *list = &spec->lists[kind];
    return (struct table_file){.path = list->path,
                               .file = list->file,
                               .place = place_line(list->named_in, list->line, list->column)};
}

/* The lists that stand alone, in the order in which they name one another. */
static const struct {
    enum list_kind kind;
    bool (*read)(const struct list_reader *reader, const struct table_file *file);
} others[] = {
    {LIST_TARGETS, read_targets}, {LIST_BREAKS, read_breaks},         {LIST_POPULATIONS, read_populations},
    {LIST_RETURNS, read_returns}, {LIST_COMMENTARY, read_commentary}, {LIST_PRIORITIES, read_priorities},
    {LIST_EVENTS, read_events},
};

/* Messages say where a list or data file lies as seen from where the program was started. */
static void names_tell(const struct spec *spec, struct arena *arena, struct diags *diags)
{
    for (size_t i = 0; i < LIST_COUNT; i++)
        diags_name(diags, spec->lists[i].file, spec->lists[i].path);
    for (size_t i = 0; i < spec->n_data; i++) {
        diags_name(diags, spec->data[i].file, spec->data[i].path);
        diags_name(diags, dfe_meta_name(arena, spec->data[i].file), dfe_meta_name(arena, spec->data[i].path));
    }
}

bool inputs_load_lists(struct inputs *inputs, const struct spec *spec, struct arena *arena,
                       struct diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    *inputs = (struct inputs){0};
    names_tell(spec, arena, diags);
    struct table_file areas = list_table_file(spec, LIST_AREAS),
                      catalogue = list_table_file(spec, LIST_CATALOGUE),
                      neighbours = list_table_file(spec, LIST_NEIGHBOURS);
    if (is_named(spec, LIST_AREAS))
        read_areas(arena, diags, &areas, &inputs->areas);
    else
        areas_none(arena, &inputs->areas);
    if (is_named(spec, LIST_CATALOGUE))
        read_catalogue(arena, diags, &catalogue, &inputs->catalogue);
    else
        catalogue_none(arena, spec->file, &inputs->catalogue);
    struct diags *found = diags_open(arena);
    if (is_named(spec, LIST_NEIGHBOURS))
        read_neighbours(arena, found, &neighbours, spec->lists[LIST_NEIGHBOURS].model, &inputs->areas);
    struct list_reader reader = {.arena = arena,
                                 .diags = found,
                                 .areas = &inputs->areas,
                                 .catalogue = &inputs->catalogue,
                                 .lists = &inputs->lists};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct table_file file = list_table_file(spec, others[i].kind);
        if (is_named(spec, others[i].kind))
            others[i].read(&reader, &file);
    }
    struct table_file boundaries = list_table_file(spec, LIST_BOUNDARIES);
    if (is_named(spec, LIST_BOUNDARIES))
        read_boundaries(arena, found, &boundaries, &inputs->areas, &inputs->boundaries);
    follow_on_pass(found, diags, spec);
    return diags_count(diags, SEVERITY_ERROR) == errors;
}

struct spec *inputs_check_spec(struct inputs *inputs, struct spec_draft *draft, struct arena *arena,
                               struct diags *diags)
{
    struct diags *found = diags_open(arena);
    struct spec *spec = spec_check(draft, arena, &inputs->areas, &inputs->catalogue, found);
    follow_on_pass(found, diags, draft->spec);
    return diags_failed(diags) ? NULL : spec;
}

static void read_file(struct data_reader *reader, const struct data_file *file)
{
    switch (file->layout) {
    case LAYOUT_TIDY: read_tidy(reader, file); break;
    case LAYOUT_DFE: read_dfe(reader, file); break;
    case LAYOUT_LAIT: read_lait(reader, file); break;
    }
}

bool inputs_load_observations(struct inputs *inputs, const struct spec *spec, struct arena *arena,
                              struct diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    struct data_reader reader =
        data_reader_open(arena, diags, spec, &inputs->areas, &inputs->catalogue, &inputs->lists);
    for (size_t i = 0; i < spec->n_data; i++)
        read_file(&reader, &spec->data[i]);
    data_settle(&reader);
    inputs->dataset = dataset_build(reader.builder);
    for (size_t i = 1; i < inputs->dataset->n_sources; i++)
        inputs->dataset->sources[i].sheet = reader.sheets[i];
    return diags_count(diags, SEVERITY_ERROR) == errors;
}

/* -- after faults */

/* Whether an error stands in the element: from its own line to that of the next one. */
static bool is_at_fault(struct diags *diags, const struct xml_node *element, const struct xml_node *next)
{
    size_t n;
    const struct diag *items = diags_sorted(diags, &n);
    for (size_t i = 0; i < n; i++)
        if (items[i].severity == SEVERITY_ERROR && str_equal(items[i].place.file, element->file) &&
            items[i].place.line >= element->line &&
            (!next || !str_equal(next->file, element->file) || items[i].place.line < next->line ||
             (items[i].place.line == element->line && next->line == element->line)))
            return true;
    return false;
}

void inputs_check_observations(struct inputs *inputs, const struct spec_draft *draft, struct arena *arena,
                               struct diags *diags)
{
    const struct spec *spec = draft->spec;
    const struct xml_node *data = xml_child(draft->root, "data");
    if (!data || inputs->areas.n == 0 || inputs->catalogue.n == 0)
        return;
    struct diags *found = diags_open(arena);
    struct data_reader reader =
        data_reader_open(arena, found, spec, &inputs->areas, &inputs->catalogue, &inputs->lists);
    size_t i = 0;
    for (const struct xml_node *child = xml_first(data); child; child = xml_next(child)) {
        if (!str_is(child->name, "observations"))
            continue;
        const struct data_file *file = &spec->data[i++];
        const struct xml_node *next = xml_next(child) ? xml_next(child) : xml_next(data);
        if (file->path.len && !is_at_fault(diags, child, next))
            read_file(&reader, file);
    }
    data_settle(&reader);
    follow_on_pass(found, diags, spec);
}
