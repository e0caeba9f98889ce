/* The files that a spec names: lists, observations with their mappings, style. */
#include "input/spec_parts.h"

#include "base/number.h"

size_t spec_count(const struct xml_node *parent, const char *name)
{
    size_t n = 0;
    for (const struct xml_node *child = xml_first(parent); child; child = xml_next(child))
        n += str_is(child->name, name);
    return n;
}

/* The path behind file=; empty, with an error, when there is none to open. */
static struct str find_file(struct arena *arena, const struct access *access, const struct xml_node *node,
                            struct diags *diags)
{
    const struct xml_attribute *file = xml_attribute_find(node, "file");
    struct str path = STR_NONE;
    if (!file || str_trim(file->value).len == 0)
        return STR_NONE; /* the grammar has said so */
    if (!access_find(access, arena, node->file, str_trim(file->value), xml_attribute_place(node, file), diags,
                     &path, NULL))
        return STR_NONE;
    return path;
}

/* The file's name in messages and records: as seen from the spec's folder, also where a part in another
 * folder names it. */
static struct str name_of(const struct spec *spec, const struct xml_node *node, struct str path)
{
    return path.len > 0 ? path_inside(path_folder(spec->file), path) : str_trim(xml_attribute(node, "file"));
}

static struct list_file read_list(struct arena *arena, const struct spec_draft *draft,
                                  const struct xml_node *node, struct diags *diags)
{
    struct place place = xml_attribute_place(node, xml_attribute_find(node, "file"));
    struct str path = find_file(arena, &draft->access, node, diags);
    return (struct list_file){.file = name_of(draft->spec, node, path),
                              .path = path,
                              .model = str_trim(xml_attribute(node, "model")),
                              .line = place.line,
                              .column = place.column,
                              .named_in = node->file};
}

/* -- mappings */

static struct str *split_words(struct arena *arena, struct str text, size_t *n)
{
    struct str *words = ARENA_ARRAY(arena, struct str, text.len / 2 + 1);
    struct str word;
    *n = 0;
    while (str_split(&text, ' ', &word))
        if (str_trim(word).len > 0)
            words[(*n)++] = str_trim(word);
    return words;
}

static struct filter_pair *read_pairs(struct arena *arena, const struct xml_node *parent, const char *name,
                                      size_t *n)
{
    struct filter_pair *pairs = ARENA_ARRAY(arena, struct filter_pair, spec_count(parent, name));
    *n = 0;
    for (const struct xml_node *child = xml_first(parent); child; child = xml_next(child))
        if (str_is(child->name, name))
            pairs[(*n)++] =
                (struct filter_pair){str_trim(xml_attribute(child, "column")),
                                     str_trim(xml_attribute(child, "is")), child->line, child->column};
    return pairs;
}

static struct measure_source read_source(struct arena *arena, const struct xml_node *measure,
                                         const char *name)
{
    const struct xml_node *node = xml_child(measure, name);
    struct measure_source source = {.times = 1};
    if (!node)
        return source;
    source.is_set = true;
    source.columns = split_words(arena, xml_attribute(node, "columns"), &source.n_columns);
    struct str times = str_trim(xml_attribute(node, "times"));
    if (times.len > 0 && !number_read(times, &source.times))
        source.times = 1; /* the grammar has said so */
    source.where = read_pairs(arena, node, "where", &source.n_where);
    return source;
}

static void check_mapping(const struct xml_node *node, const struct mapping *mapping, enum layout layout,
                          struct diags *diags)
{
    bool has_sources = mapping->value.is_set || mapping->numerator.is_set || mapping->denominator.is_set;
    struct place place = xml_place(node);
    switch (layout) {
    case LAYOUT_TIDY:
        diag_add(diags, SEVERITY_ERROR, "bad-mapping", place, "leave it out; its column 'indicator' says it",
                 "a file in the tidy layout needs no <measure>");
        break;
    case LAYOUT_LAIT:
        if (mapping->key.len == 0)
            diag_add(diags, SEVERITY_ERROR, "bad-mapping", place,
                     "write the file's \"Short Desc\" as key=\"…\"",
                     "a <measure> of the lait layout needs key=\"…\"");
        if (has_sources || mapping->n_filters > 0)
            diag_add(diags, SEVERITY_ERROR, "bad-mapping", place, "leave them out",
                     "a <measure> of the lait layout has no columns and no filters");
        break;
    case LAYOUT_DFE:
        if (mapping->key.len > 0)
            diag_add(diags, SEVERITY_ERROR, "bad-mapping", place, "name its columns: <value columns=\"…\"/>",
                     "a <measure> of the dfe layout has no key");
        if (!mapping->value.is_set && !(mapping->numerator.is_set && mapping->denominator.is_set))
            diag_add(diags, SEVERITY_ERROR, "bad-mapping", place, NULL,
                     "a <measure> of the dfe layout needs a <value>, or a <numerator> and a <denominator>");
        break;
    }
}

static void read_measures(struct arena *arena, const struct xml_node *node, struct data_file *file,
                          struct diags *diags)
{
    file->mappings = ARENA_ARRAY(arena, struct mapping, spec_count(node, "measure"));
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        if (!str_is(child->name, "measure"))
            continue;
        struct mapping *mapping = &file->mappings[file->n_mappings++];
        mapping->indicator = INDICATOR_NONE;
        mapping->key = xml_attribute(child, "key");
        mapping->value = read_source(arena, child, "value");
        mapping->numerator = read_source(arena, child, "numerator");
        mapping->denominator = read_source(arena, child, "denominator");
        mapping->filters = read_pairs(arena, child, "filter", &mapping->n_filters);
        mapping->line = child->line;
        mapping->column = child->column;
        check_mapping(child, mapping, file->layout, diags);
    }
    if (file->n_mappings == 0 && file->layout != LAYOUT_TIDY)
        diag_add(diags, SEVERITY_ERROR, "bad-mapping", xml_place(node),
                 "say with <measure> which indicators it holds",
                 "a file in the %s layout needs at least one <measure>", layout_names[file->layout]);
}

static bool is_workbook(struct str file)
{
    size_t dot = file.len > 5 ? file.len - 5 : 0;
    return str_equal_fold(str_slice(file, dot, file.len), STR(".xlsx"));
}

static void read_observations(struct arena *arena, const struct spec_draft *draft,
                              const struct xml_node *node, struct data_file *file, struct diags *diags)
{
    file->id = str_trim(xml_attribute(node, "id"));
    file->path = find_file(arena, &draft->access, node, diags);
    file->file = name_of(draft->spec, node, file->path);
    file->title = xml_attribute(node, "title");
    file->sheet = xml_attribute(node, "sheet");
    file->layout = (enum layout)choice_read(xml_attribute(node, "layout"), layout_names);
    file->line = node->line;
    file->column = node->column;
    file->named_in = node->file;
    if (file->sheet.len > 0 && !is_workbook(file->file))
        diag_add(diags, SEVERITY_ERROR, "bad-sheet",
                 xml_attribute_place(node, xml_attribute_find(node, "sheet")), "leave it out",
                 "sheet= is for workbooks (.xlsx); \"%.*s\" is none", STR_ARG(file->file));
    read_measures(arena, node, file, diags);
}

static void check_ids(const struct spec *spec, struct diags *diags)
{
    struct arena *scratch = arena_open();
    struct map *seen = map_open(scratch);
    for (size_t i = 0; i < spec->n_data; i++) {
        const struct data_file *file = &spec->data[i];
        uint32_t first = file->id.len > 0 ? map_add(seen, file->id, (uint32_t)i) : MAP_NONE;
        if (first != MAP_NONE)
            diag_add(diags, SEVERITY_ERROR, "repeated-id",
                     place_line(file->named_in, file->line, file->column),
                     "give it another: sources are named by it",
                     "two data files have the id '%.*s'; the first is on %.*s", STR_ARG(file->id),
                     STR_ARG(xml_line_text(scratch, spec->data[first].named_in, spec->data[first].line,
                                           file->named_in)));
    }
    arena_close(scratch);
}

void spec_read_data(struct arena *arena, struct spec_draft *draft, const struct xml_node *data,
                    struct diags *diags)
{
    struct spec *spec = draft->spec;
    for (size_t kind = 0; kind < LIST_STYLE; kind++) { /* the style stands elsewhere */
        const struct xml_node *node = xml_child(data, list_kind_names[kind]);
        if (node)
            spec->lists[kind] = read_list(arena, draft, node, diags);
    }
    spec->data = ARENA_ARRAY(arena, struct data_file, spec_count(data, "observations"));
    for (const struct xml_node *child = xml_first(data); child; child = xml_next(child))
        if (str_is(child->name, "observations"))
            read_observations(arena, draft, child, &spec->data[spec->n_data++], diags);
    check_ids(spec, diags);
}

/* A bare word names one of the program's own styles; read_style knows which there are. */
static bool is_bare_name(struct str file)
{
    return file.len > 0 && str_find(file, STR(".")) == SIZE_MAX && str_find(file, STR("/")) == SIZE_MAX;
}

void spec_read_style(struct arena *arena, struct spec_draft *draft, const struct xml_node *style,
                     struct diags *diags)
{
    struct list_file *list = &draft->spec->lists[LIST_STYLE];
    struct str file = style ? str_trim(xml_attribute(style, "file")) : STR("house");
    if (style && !is_bare_name(file)) {
        *list = read_list(arena, draft, style, diags);
        return;
    }
    struct place place =
        style ? xml_attribute_place(style, xml_attribute_find(style, "file")) : xml_place(draft->root);
    *list = (struct list_file){.file = file,
                               .line = place.line,
                               .column = place.column,
                               .named_in = style ? style->file : draft->root->file};
}
