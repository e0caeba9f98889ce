/* Names in a spec, to indices: areas, indicators, themes, periods, statistics. */
#include "input/spec_parts.h"

#include "base/number.h"
#include "figures/figure.h"
#include "input/name_hint.h"

/* -- areas */

/* Ids, codes and numbers part at spaces; names, which hold spaces, at semicolons. */
static char names_separator(struct str text)
{
    return str_find(text, STR(";")) == SIZE_MAX ? ' ' : ';';
}

static uint32_t area_by_role(struct spec_checker *checker, const struct spec_loop *loop, struct str text,
                             struct place place, bool *is_role)
{
    *is_role = true;
    if (str_is(text, "region"))
        return checker->spec->region;
    if (str_is(text, "england")) {
        uint32_t country = area_country(checker->areas);
        if (country == AREA_NONE)
            diag_add(checker->diags, SEVERITY_ERROR, "unknown-area", place,
                     "add it: E92000001, England, kind country", "the list of areas has no country");
        return country;
    }
    if (str_is(text, "la")) {
        uint32_t la = loop && loop->la != AREA_NONE ? loop->la : checker->spec->la;
        if (la == AREA_NONE)
            diag_add(checker->diags, SEVERITY_ERROR, "no-la", place,
                     "say it with --la=CODE, with la=\"…\" of <paper>, or stand inside <for-each in=\"las\">",
                     "\"la\" is the local authority of the paper, and this paper has none");
        return la;
    }
    *is_role = false;
    return AREA_NONE;
}

uint32_t spec_area(struct spec_checker *checker, const struct spec_loop *loop, struct str text,
                   struct place place)
{
    bool is_role;
    uint32_t area = area_by_role(checker, loop, text, place, &is_role);
    if (is_role)
        return area;
    area = area_find(checker->areas, text);
    /* that there is no list at all, or what is wrong with its row, has been said */
    if (area == AREA_NONE && checker->areas->n > 0 && !area_is_lost(checker->areas, text))
        diag_add_hint(checker->diags, SEVERITY_ERROR, "unknown-area", place,
                      area_hint(checker->arena, checker->areas, text),
                      "there is no area '%.*s' in the list of areas", STR_ARG(text));
    return area;
}

static void add_area(struct spec_checker *checker, struct node *node, uint32_t area, struct str text,
                     struct place place)
{
    if (area == AREA_NONE)
        return;
    for (size_t i = 0; i < node->n_areas; i++)
        if (node->areas[i] == area) {
            diag_add(checker->diags, SEVERITY_ERROR, "repeated-area", place, "name it once",
                     "the area '%.*s' is named twice", STR_ARG(text));
            return;
        }
    node->areas[node->n_areas++] = area;
}

static void add_las(struct spec_checker *checker, struct node *node)
{
    const struct spec *spec = checker->spec;
    node->areas = ARENA_ARRAY(checker->arena, uint32_t, spec->n_las);
    for (size_t i = 0; i < spec->n_las; i++)
        node->areas[node->n_areas++] = spec->las[i];
}

void spec_areas(struct spec_checker *checker, const struct spec_loop *loop, const struct xml_node *xml,
                struct node *node)
{
    const struct xml_attribute *attribute = xml_attribute_find(xml, "areas");
    struct str text = attribute ? str_trim(attribute->value) : STR_NONE;
    if (text.len == 0)
        return;
    if (str_is(text, "las")) {
        add_las(checker, node);
        return;
    }
    char separator = names_separator(text);
    struct place place = xml_attribute_place(xml, attribute);
    struct str part;
    node->areas = ARENA_ARRAY(checker->arena, uint32_t, text.len / 2 + 1);
    while (str_split(&text, separator, &part)) {
        part = str_trim(part);
        if (part.len > 0)
            add_area(checker, node, spec_area(checker, loop, part, place), part, place);
    }
}

/* -- indicators */

uint32_t spec_indicator(struct spec_checker *checker, struct str id, struct place place)
{
    uint32_t indicator = indicator_named(checker->catalogue, id);
    if (indicator == INDICATOR_NONE && checker->catalogue->n > 0)
        diag_add_hint(checker->diags, SEVERITY_ERROR, "unknown-indicator", place,
                      indicator_hint(checker->arena, checker->catalogue, id),
                      "there is no indicator '%.*s' in the catalogue", STR_ARG(id));
    return indicator;
}

uint32_t spec_theme(struct spec_checker *checker, struct str name, struct place place)
{
    const struct catalogue *catalogue = checker->catalogue;
    for (size_t i = 0; i < catalogue->n_themes; i++)
        if (str_equal(catalogue->themes[i], name))
            return (uint32_t)i;
    if (catalogue->n == 0)
        return UINT32_MAX;
    struct str hint = hint_nearest(checker->arena, name, catalogue->themes, catalogue->n_themes);
    diag_add_hint(checker->diags, SEVERITY_ERROR, "unknown-theme", place, hint,
                  "no indicator of the catalogue has the theme '%.*s'", STR_ARG(name));
    return UINT32_MAX;
}

static void add_indicator(struct spec_checker *checker, struct node *node, struct str id, struct place place)
{
    uint32_t indicator = spec_indicator(checker, id, place);
    if (indicator == INDICATOR_NONE)
        return;
    for (size_t i = 0; i < node->n_indicators; i++)
        if (node->indicators[i] == indicator) {
            diag_add(checker->diags, SEVERITY_ERROR, "repeated-indicator", place, "name it once",
                     "the indicator '%.*s' is named twice", STR_ARG(id));
            return;
        }
    node->indicators[node->n_indicators++] = indicator;
}

static void add_theme(struct spec_checker *checker, struct node *node, struct str name, struct place place)
{
    node->theme = spec_theme(checker, name, place);
    node->indicators = ARENA_ARRAY(checker->arena, uint32_t, checker->catalogue->n);
    for (size_t i = 0; i < checker->catalogue->n; i++)
        if (checker->catalogue->items[i].theme_index == node->theme)
            node->indicators[node->n_indicators++] = (uint32_t)i;
}

void spec_indicators(struct spec_checker *checker, const struct xml_node *xml, struct node *node)
{
    static const char *const names[] = {"indicator", "indicators", "theme"};
    const struct xml_attribute *given = NULL;
    size_t which = 0;
    for (size_t i = 0; i < 3; i++) {
        const struct xml_attribute *attribute = xml_attribute_find(xml, names[i]);
        if (!attribute || str_trim(attribute->value).len == 0)
            continue;
        if (given)
            diag_add(checker->diags, SEVERITY_ERROR, "two-ways", xml_attribute_place(xml, attribute),
                     "keep one of them", "%s= and %s= both say which indicators", names[which], names[i]);
        else
            which = i;
        given = given ? given : attribute;
    }
    if (!given)
        return;
    struct place place = xml_attribute_place(xml, given);
    struct str text = str_trim(given->value), id;
    if (which == 2) {
        add_theme(checker, node, text, place);
        return;
    }
    node->indicators = ARENA_ARRAY(checker->arena, uint32_t, text.len / 2 + 1);
    if (which == 0)
        add_indicator(checker, node, text, place);
    else {
        char separator = names_separator(text);
        while (str_split(&text, separator, &id))
            if (str_trim(id).len > 0)
                add_indicator(checker, node, str_trim(id), place);
    }
}

/* -- periods and statistics */

static void resolve_period(struct spec_checker *checker, const struct xml_node *xml, struct node *node)
{
    const struct xml_attribute *attribute = xml_attribute_find(xml, "period");
    struct str text = attribute ? str_trim(attribute->value) : STR_NONE;
    if (text.len == 0)
        return;
    enum calendar calendar =
        node->n_indicators > 0 ? checker->catalogue->items[node->indicators[0]].calendar : CALENDAR_FINANCIAL;
    const char *why = NULL;
    unsigned marks;
    if (!period_read(text, calendar, &node->period, &marks, &why))
        diag_add(checker->diags, SEVERITY_ERROR, "bad-period", xml_attribute_place(xml, attribute),
                 "write 2024-25, 2025-26 Q2, 2025-07 or 2025, and where it is not the indicator's own "
                 "calendar, which: "
                 "2024-25 FY, 2024-25 AY, 2025 CY, 2025 SEP",
                 "\"%.*s\" is no period here: %s", STR_ARG(text), why);
}

static bool add_statistic(struct spec_checker *checker, struct node *node, struct str name,
                          struct place place)
{
    enum statistic statistic;
    if (!statistic_read(name, &statistic)) {
        struct str names[STATISTIC_COUNT];
        for (int i = 0; i < STATISTIC_COUNT; i++)
            names[i] = statistic_name((enum statistic)i);
        struct str hint = hint_nearest(checker->arena, name, names, STATISTIC_COUNT);
        diag_add_hint(checker->diags, SEVERITY_ERROR, "unknown-statistic", place,
                      hint.len > 0 ? hint
                                   : STR("such as value, change, region, neighbours, rank, band, vs_england"),
                      "there is no statistic '%.*s'", STR_ARG(name));
        return false;
    }
    node->statistics[node->n_statistics] = name;
    node->statistic_list[node->n_statistics++] = (int)statistic;
    return true;
}

static void resolve_statistics(struct spec_checker *checker, const struct xml_node *xml,
                               const struct xml_attribute *attribute, struct node *node)
{
    struct str text = str_trim(attribute->value), name;
    node->statistics = ARENA_ARRAY(checker->arena, struct str, text.len / 2 + 1);
    node->statistic_list = ARENA_ARRAY(checker->arena, int, text.len / 2 + 1);
    while (str_split(&text, ' ', &name))
        if (str_trim(name).len > 0)
            add_statistic(checker, node, str_trim(name), xml_attribute_place(xml, attribute));
}

/* -- a node's attributes */

struct str spec_fill(struct spec_checker *checker, const struct spec_loop *loop, struct str text,
                     struct place place)
{
    static const char *const names[] = {"{indicator}", "{theme}", "{la}"};
    uint32_t indicator = loop ? loop->indicator : INDICATOR_NONE;
    uint32_t la = loop && loop->la != AREA_NONE ? loop->la : checker->spec->la;
    struct str values[3] = {STR_NONE, STR_NONE, STR_NONE};
    if (indicator != INDICATOR_NONE) {
        values[0] = checker->catalogue->items[indicator].name;
        values[1] = checker->catalogue->items[indicator].theme;
    }
    if (la != AREA_NONE)
        values[2] = checker->areas->items[la].name;
    for (size_t i = 0; i < 3; i++) {
        size_t at = str_find(text, str_of(names[i]));
        if (at == SIZE_MAX)
            continue;
        if (values[i].len == 0) {
            diag_add(checker->diags, SEVERITY_ERROR, "no-loop", place,
                     i == 2 ? "say it with --la=CODE, or stand inside <for-each in=\"las\">"
                            : "stand inside <for-each in=\"indicators\">",
                     "there is nothing that %s could stand for here", names[i]);
            continue;
        }
        struct str rest = str_slice(text, at + str_of(names[i]).len, text.len);
        rest = spec_fill(checker, loop, rest, place);
        text = str_format(checker->arena, "%.*s%.*s%.*s", STR_ARG(str_slice(text, 0, at)), STR_ARG(values[i]),
                          STR_ARG(rest));
    }
    return text;
}

static void resolve_text(struct spec_checker *checker, const struct spec_loop *loop,
                         const struct xml_node *xml, const struct xml_attribute *attribute, struct node *node)
{
    struct place place = xml_attribute_place(xml, attribute);
    if (str_is(attribute->name, "title"))
        node->title = spec_fill(checker, loop, str_trim(attribute->value), place);
    else if (str_is(attribute->name, "owner"))
        node->owner = spec_fill(checker, loop, str_trim(attribute->value), place);
}

static void resolve_id(struct spec_checker *checker, const struct spec_loop *loop, const struct xml_node *xml,
                       const struct xml_attribute *attribute, struct node *node)
{
    struct str id = str_trim(attribute->value);
    node->id = loop ? str_format(checker->arena, "%.*s%.*s", STR_ARG(id), STR_ARG(loop->suffix)) : id;
    uint32_t before = map_find(checker->ids, node->id);
    if (before != MAP_NONE) {
        const struct node *first = checker->id_nodes[before];
        diag_add(checker->diags, SEVERITY_ERROR, "repeated-id", xml_attribute_place(xml, attribute),
                 "give it another", "the id '%.*s' is there twice; the first is on %.*s", STR_ARG(node->id),
                 STR_ARG(xml_line_text(checker->arena, first->file, first->line, xml->file)));
        return;
    }
    ARENA_RESERVE(checker->arena, checker->id_nodes, checker->n_ids, checker->ids_capacity);
    map_add(checker->ids, node->id, (uint32_t)checker->n_ids);
    checker->id_nodes[checker->n_ids++] = node;
}

static void resolve_choice(const struct xml_attribute *attribute, struct node *node)
{
    if (str_is(attribute->name, "kind"))
        node->chart = (enum chart_wanted)choice_read(attribute->value, chart_wanted_names);
    else if (str_is(attribute->name, "is"))
        node->is = (enum claim_is)choice_read(attribute->value, claim_is_names);
    else if (str_is(attribute->name, "in"))
        node->each = (enum each)choice_read(attribute->value, each_names);
}

static void resolve_flag(const struct xml_attribute *attribute, struct node *node)
{
    bool yes = str_is(str_trim(attribute->value), "yes");
    if (str_is(attribute->name, "ordered"))
        node->ordered = yes;
    else if (str_is(attribute->name, "landscape"))
        node->landscape = yes;
    else if (str_is(attribute->name, "new-page"))
        node->new_page = yes;
}

static void resolve_area(struct spec_checker *checker, const struct spec_loop *loop,
                         const struct xml_node *xml, const struct xml_attribute *attribute, struct node *node)
{
    struct str text = str_trim(attribute->value);
    struct place place = xml_attribute_place(xml, attribute);
    if (str_is(attribute->name, "against")) {
        if (str_is(text, "neighbours"))
            node->statistic = STAT_VS_NEIGHBOURS;
        else
            node->comparator = spec_area(checker, loop, text, place);
        return;
    }
    if (xml_attribute_find(xml, "areas") && str_trim(xml_attribute(xml, "areas")).len > 0) {
        diag_add(checker->diags, SEVERITY_ERROR, "two-ways", place, "keep one of them",
                 "area= and areas= both say which areas");
        return;
    }
    node->areas = ARENA_ARRAY(checker->arena, uint32_t, 1);
    add_area(checker, node, spec_area(checker, loop, text, place), text, place);
}

static void resolve_attribute(struct spec_checker *checker, const struct grammar_attribute *rule,
                              const struct xml_node *xml, const struct xml_attribute *attribute,
                              const struct spec_loop *loop, struct node *node)
{
    double number;
    switch (rule->type) {
    case TYPE_TEXT: resolve_text(checker, loop, xml, attribute, node); break;
    case TYPE_NAME: resolve_id(checker, loop, xml, attribute, node); break;
    case TYPE_DATE: node->has_due = date_read(str_trim(attribute->value), &node->due); break;
    case TYPE_YES_NO: resolve_flag(attribute, node); break;
    case TYPE_WHOLE:
        if (number_read(str_trim(attribute->value), &number) && number >= rule->lowest &&
            number <= rule->highest)
            node->limit = (uint32_t)number;
        break;
    case TYPE_CHOICE: resolve_choice(attribute, node); break;
    case TYPE_LANGUAGE:
    case TYPE_ADDRESS: node->text = str_trim(attribute->value); break;
    case TYPE_AREA: resolve_area(checker, loop, xml, attribute, node); break;
    case TYPE_AREAS: spec_areas(checker, loop, xml, node); break;
    case TYPE_STATISTIC:
    case TYPE_STATISTICS: resolve_statistics(checker, xml, attribute, node); break;
    case TYPE_REFERENCE:
        ARENA_RESERVE(checker->arena, checker->references, checker->n_references,
                      checker->references_capacity);
        checker->references[checker->n_references++] = (struct spec_reference){
            node, str_trim(attribute->value), loop, xml_attribute_place(xml, attribute)};
        break;
    case TYPE_INDICATOR: /* spec_indicators */
    case TYPE_INDICATORS:
    case TYPE_THEME:
    case TYPE_PERIOD: /* resolve_period, when the indicators are known */
    case TYPE_NUMBER:
    case TYPE_LENGTH:
    case TYPE_COLOUR:
    case TYPE_FILE:
    case TYPE_FOLDER:
    case TYPE_COLUMNS: break;
    }
}

static void fill_from_loop(struct spec_checker *checker, const struct grammar_element *row,
                           const struct spec_loop *loop, struct node *node)
{
    if (!loop)
        return;
    if (node->n_indicators == 0 && loop->indicator != INDICATOR_NONE &&
        grammar_attribute_find(row, STR("indicator"))) {
        node->indicators = arena_copy(checker->arena, &loop->indicator, sizeof loop->indicator);
        node->n_indicators = 1;
    }
    bool takes_area = grammar_attribute_find(row, STR("area")) || grammar_attribute_find(row, STR("areas"));
    if (node->n_areas == 0 && loop->la != AREA_NONE && takes_area) {
        node->areas = arena_copy(checker->arena, &loop->la, sizeof loop->la);
        node->n_areas = 1;
    }
}

void spec_resolve(struct spec_checker *checker, const struct grammar_element *row, const struct xml_node *xml,
                  const struct spec_loop *loop, struct node *node)
{
    for (size_t i = 0; i < xml->n_attributes; i++) {
        const struct xml_attribute *attribute = &xml->attributes[i];
        const struct grammar_attribute *rule = grammar_attribute_find(row, attribute->name);
        if (rule && str_trim(attribute->value).len > 0)
            resolve_attribute(checker, rule, xml, attribute, loop, node);
    }
    spec_indicators(checker, xml, node);
    fill_from_loop(checker, row, loop, node);
    resolve_period(checker, xml, node);
}
