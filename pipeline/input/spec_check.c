#include "input/embedded.h"
#include "input/spec_parts.h"
#include "spec/wording.h"

/* -- region and local authorities */

static struct str code_of(const struct xml_node *node, struct place *place)
{
    const struct xml_attribute *attribute = xml_attribute_find(node, "code");
    *place = xml_attribute_place(node, attribute);
    return attribute ? str_trim(attribute->value) : STR_NONE;
}

static void check_region(struct spec_checker *checker, const struct xml_node *node)
{
    struct place place;
    struct str code = code_of(node, &place);
    if (code.len == 0)
        return;
    uint32_t found = spec_area(checker, NULL, code, place);
    if (found == AREA_NONE)
        return;
    const struct area *area = &checker->areas->items[found];
    if (area->kind == AREA_REGION) {
        checker->spec->region = found;
        return;
    }
    struct str kind = area_kind_name(area->kind), hint = STR_NONE;
    if (area->region != AREA_NONE) {
        const struct area *region = &checker->areas->items[area->region];
        hint = str_format(checker->arena, "it belongs to %.*s, %.*s", STR_ARG(region->name),
                          STR_ARG(region->code));
    }
    diag_add_hint(checker->diags, SEVERITY_ERROR, "not-a-region", place, hint,
                  "\"%.*s\" is no region: its kind in the list of areas is %.*s", STR_ARG(area->name),
                  STR_ARG(kind));
}

static bool is_listed(const struct spec *spec, uint32_t la)
{
    for (size_t i = 0; i < spec->n_las; i++)
        if (spec->las[i] == la)
            return true;
    return false;
}

static void add_la(struct spec_checker *checker, const struct xml_node *node)
{
    struct spec *spec = checker->spec;
    struct place place;
    struct str code = code_of(node, &place);
    uint32_t la = code.len > 0 ? spec_area(checker, NULL, code, place) : AREA_NONE;
    if (la == AREA_NONE)
        return;
    const struct area *area = &checker->areas->items[la];
    if (area->kind != AREA_LA)
        diag_add(checker->diags, SEVERITY_ERROR, "not-an-la", place, NULL, "\"%.*s\" is no local authority",
                 STR_ARG(area->name));
    else if (spec->region != AREA_NONE && area->region != spec->region)
        diag_add(checker->diags, SEVERITY_ERROR, "other-region", place,
                 "the list of areas says to which it belongs", "\"%.*s\" does not belong to this region",
                 STR_ARG(area->name));
    else if (is_listed(spec, la))
        diag_add(checker->diags, SEVERITY_ERROR, "repeated-area", place, "name it once",
                 "\"%.*s\" is listed twice", STR_ARG(area->name));
    else
        spec->las[spec->n_las++] = la;
}

static void check_las(struct spec_checker *checker, const struct xml_node *node)
{
    struct spec *spec = checker->spec;
    const struct areas *areas = checker->areas;
    bool listed = spec_count(node, "la") > 0;
    spec->las = ARENA_ARRAY(checker->arena, uint32_t, areas->n + spec_count(node, "la"));
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        if (str_is(child->name, "la"))
            add_la(checker, child);
    for (size_t i = 0; i < areas->n && !listed; i++)
        if (areas->items[i].kind == AREA_LA && areas->items[i].region == spec->region &&
            spec->region != AREA_NONE)
            spec->las[spec->n_las++] = (uint32_t)i;
    if (spec->n_las == 0 && !listed && spec->region != AREA_NONE)
        diag_add(checker->diags, SEVERITY_ERROR, "no-las", xml_place(node),
                 "say in the list of areas which belong to it, or list them here with <la code=\"…\"/>",
                 "the list of areas has no local authority of this region");
}

/* The LA of a profile: --la before la= of <paper>. */
static void check_la(struct spec_checker *checker)
{
    struct spec *spec = checker->spec;
    const struct xml_node *root = checker->draft->root;
    bool by_option = checker->draft->la.len > 0;
    const struct xml_attribute *attribute = xml_attribute_find(root, "la");
    struct str text = by_option ? checker->draft->la : attribute ? str_trim(attribute->value) : STR_NONE;
    struct place place = by_option ? place_file(STR("--la")) : xml_attribute_place(root, attribute);
    if (text.len == 0)
        return;
    uint32_t la = spec_area(checker, NULL, text, place);
    if (la == AREA_NONE)
        return;
    struct str name = checker->areas->items[la].name;
    if (is_listed(spec, la))
        spec->la = la;
    else if (spec->n_las > 0)
        diag_add(checker->diags, SEVERITY_ERROR, "not-an-la", place, NULL,
                 "\"%.*s\" is none of this paper's local authorities", STR_ARG(name));
}

/* An LA that was abolished, or is not yet founded, is none of those that the paper reports on, but its
 * figures are part of the region's past. Those that the author lists are taken as listed. */
static void part_former(struct spec_checker *checker)
{
    struct spec *spec = checker->spec;
    if (!period_is(spec->period) || spec->n_las == 0)
        return;
    struct date day = period_end(spec->period);
    uint32_t *former = ARENA_ARRAY(checker->arena, uint32_t, spec->n_las);
    size_t n_former = 0, kept = 0;
    for (size_t i = 0; i < spec->n_las; i++)
        if (area_exists(&checker->areas->items[spec->las[i]], day))
            spec->las[kept++] = spec->las[i];
        else
            former[n_former++] = spec->las[i];
    spec->former = former;
    spec->n_former = n_former;
    spec->n_las = kept;
}

/* -- the rest of the head */

/* A bare "2025" is a year of every calendar (spec_limit): it is kept as the calendar year, which shows as
 * "2025". */
static void check_period(struct spec_checker *checker, const struct xml_node *node)
{
    const struct xml_attribute *attribute = xml_attribute_find(node, "is");
    struct str text = attribute ? str_trim(attribute->value) : STR_NONE;
    if (text.len == 0)
        return;
    unsigned marks;
    const char *why = NULL;
    enum calendar calendar = text.len == 4 ? CALENDAR_YEAR : CALENDAR_FINANCIAL;
    if (!period_read(text, calendar, &checker->spec->period, &marks, &why))
        diag_add(checker->diags, SEVERITY_ERROR, "bad-period", xml_attribute_place(node, attribute),
                 "write 2025-26 Q2 FY, 2024-25 FY, 2025-07 or 2025", "\"%.*s\" is no period: %s",
                 STR_ARG(text), why);
}

static void check_edition(struct spec_checker *checker)
{
    const struct catalogue *catalogue = checker->catalogue;
    size_t n_unpublished = 0;
    const struct indicator *first = NULL;
    for (size_t i = 0; i < catalogue->n; i++)
        if (catalogue->items[i].sensitivity != SENSITIVITY_PUBLISHED) {
            first = first ? first : &catalogue->items[i];
            n_unpublished++;
        }
    if (checker->spec->edition != EDITION_PUBLIC || n_unpublished == 0)
        return;
    const struct xml_node *root = checker->draft->root;
    diag_add(checker->diags, SEVERITY_ERROR, "not-built",
             xml_attribute_place(root, xml_attribute_find(root, "edition")),
             "make the restricted edition, or a catalogue that holds published indicators alone",
             "the public edition is not built yet in this version where figures are unpublished: %zu of %zu "
             "indicators "
             "are, '%.*s' among them",
             n_unpublished, catalogue->n, STR_ARG(first->id));
}

static void fill_head(struct spec_checker *checker)
{
    struct head *head = &checker->spec->head;
    const struct xml_node *node = xml_child(checker->draft->root, "head");
    if (!node)
        return;
    struct place place = xml_place(node);
    head->title = spec_fill(checker, NULL, head->title, place);
    head->subtitle = spec_fill(checker, NULL, head->subtitle, place);
    for (size_t i = 0; i < head->n_rows; i++)
        head->rows[i].value = spec_fill(checker, NULL, head->rows[i].value, place);
}

/* -- mappings: in the same order as spec_read_data has counted them */

static void check_measures(struct spec_checker *checker, const struct xml_node *node, struct data_file *file)
{
    size_t n = 0;
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        if (!str_is(child->name, "measure"))
            continue;
        struct mapping *mapping = &file->mappings[n++];
        const struct xml_attribute *attribute = xml_attribute_find(child, "indicator");
        struct place place = xml_attribute_place(child, attribute);
        struct str id = attribute ? str_trim(attribute->value) : STR_NONE;
        mapping->indicator = id.len > 0 ? spec_indicator(checker, id, place) : INDICATOR_NONE;
        for (size_t i = 0; i + 1 < n && mapping->indicator != INDICATOR_NONE; i++)
            if (file->mappings[i].indicator == mapping->indicator)
                diag_add(checker->diags, SEVERITY_ERROR, "repeated-indicator", place, "keep one of them",
                         "this file maps the indicator '%.*s' twice; first on line %u", STR_ARG(id),
                         file->mappings[i].line);
    }
}

static void check_data(struct spec_checker *checker, const struct xml_node *data)
{
    size_t n = 0;
    for (const struct xml_node *child = xml_first(data); child; child = xml_next(child))
        if (str_is(child->name, "observations"))
            check_measures(checker, child, &checker->spec->data[n++]);
}

/* -- the spec's own words speak of this catalogue; a style's may speak of others */

/* Questions are found by the ids that they name. */
static void check_asked(struct spec_checker *checker, struct str id, struct place place)
{
    uint32_t indicator = spec_indicator(checker, id, place);
    struct str own = indicator != INDICATOR_NONE ? checker->catalogue->items[indicator].id : id;
    if (!str_equal(own, id))
        diag_add_hint(checker->diags, SEVERITY_ERROR, "unknown-indicator", place,
                      str_format(checker->arena, "write %.*s", STR_ARG(own)),
                      "a question names indicators by their ids; \"%.*s\" is a name", STR_ARG(id));
}

static void check_words(struct spec_checker *checker)
{
    const struct wording *words = checker->spec->wording;
    for (size_t i = 0; words && i < words->n_questions; i++) {
        const struct question *question = &words->questions[i];
        struct str rest = question->indicators, id;
        if (!str_is(question->theme, "*"))
            spec_theme(checker, question->theme, question->place);
        while (str_split(&rest, ' ', &id))
            if (id.len > 0)
                check_asked(checker, id, question->place);
    }
}

struct spec *spec_check(struct spec_draft *draft, struct arena *arena, const struct areas *areas,
                        const struct catalogue *catalogue, struct diags *diags)
{
    struct spec_checker checker = {.arena = arena,
                                   .draft = draft,
                                   .spec = draft->spec,
                                   .areas = areas,
                                   .catalogue = catalogue,
                                   .diags = diags,
                                   .ids = map_open(arena)};
    size_t n_before = diags_count(diags, SEVERITY_ERROR);
    const struct xml_node *region = xml_child(draft->root, "region"),
                          *period = xml_child(draft->root, "period"), *data = xml_child(draft->root, "data"),
                          *body = xml_child(draft->root, "body");
    if (region) {
        check_region(&checker, region);
        check_las(&checker, region);
    }
    if (period)
        check_period(&checker, period);
    if (region && spec_count(region, "la") == 0)
        part_former(&checker);
    check_la(&checker);
    check_edition(&checker);
    fill_head(&checker);
    if (data)
        check_data(&checker, data);
    check_words(&checker);
    if (body)
        spec_body(&checker, body);
    if (draft->n_errors > 0 || diags_count(diags, SEVERITY_ERROR) > n_before)
        return NULL;
    /* the published grammar is the last gate; the table has said what it could say, with places and hints */
    return xml_validate(draft->root, EMBEDDED(paper_rng), "the published grammar (paper.rng)", diags)
               ? draft->spec
               : NULL;
}
