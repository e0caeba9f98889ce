/* The resolved spec as plain text: one line a thing, two spaces a level, only what is set. */
#include "base/number.h"
#include "spec/spec.h"
#include "spec/wording.h"

struct dump {
    const struct spec *spec;
    const struct areas *areas;
    const struct catalogue *catalogue;
    struct buf *out;
    struct arena *scratch;
};

static void add_text(struct dump *dump, const char *name, struct str text)
{
    if (text.len > 0)
        buf_add_format(dump->out, " %s=\"%.*s\"", name, STR_ARG(text));
}

static void add_line(struct dump *dump, const char *name, struct str text)
{
    if (text.len > 0)
        buf_add_format(dump->out, "  %s: %.*s\n", name, STR_ARG(text));
}

static void add_date(struct dump *dump, const char *name, struct date date)
{
    buf_add_format(dump->out, " %s=%04d-%02d-%02d", name, date.year, date.month, date.day);
}

static struct str area_code(const struct dump *dump, uint32_t area)
{
    return area == AREA_NONE ? STR("none") : dump->areas->items[area].code;
}

static void add_areas(struct dump *dump, const char *name, const uint32_t *areas, size_t n)
{
    if (n == 0)
        return;
    buf_add_format(dump->out, " %s=", name);
    for (size_t i = 0; i < n; i++) {
        struct str code = area_code(dump, areas[i]);
        buf_add_format(dump->out, "%s%.*s", i ? "," : "", STR_ARG(code));
    }
}

static void dump_head(struct dump *dump)
{
    const struct head *head = &dump->spec->head;
    buf_add(dump->out, STR("head\n"));
    add_line(dump, "board", head->board);
    add_line(dump, "title", head->title);
    add_line(dump, "subtitle", head->subtitle);
    add_line(dump, "meeting", head->meeting_text);
    add_line(dump, "purpose", head->purpose);
    add_line(dump, "author", head->author_role);
    add_line(dump, "marking", head->marking);
    add_line(dump, "illustrative", head->illustrative);
    add_line(dump, "attribution", head->attribution);
    for (size_t i = 0; i < head->n_rows; i++)
        buf_add_format(dump->out, "  row %.*s: %.*s\n", STR_ARG(head->rows[i].label),
                       STR_ARG(head->rows[i].value));
}

/* -- files */

static void dump_pairs(struct dump *dump, const char *name, const struct filter_pair *pairs, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_add_format(dump->out, " %s %.*s=\"%.*s\"", name, STR_ARG(pairs[i].column),
                       STR_ARG(pairs[i].value));
}

static void dump_source(struct dump *dump, const char *name, const struct measure_source *source)
{
    char times[NUMBER_TEXT];
    if (!source->is_set)
        return;
    buf_add_format(dump->out, " %s=", name);
    for (size_t i = 0; i < source->n_columns; i++)
        buf_add_format(dump->out, "%s%.*s", i ? "+" : "", STR_ARG(source->columns[i]));
    struct str factor = number_shortest(source->times, times);
    if (!str_is(factor, "1"))
        buf_add_format(dump->out, " times %.*s", STR_ARG(factor));
    dump_pairs(dump, "where", source->where, source->n_where);
}

static void dump_data(struct dump *dump, const struct data_file *file)
{
    buf_add_format(dump->out, "  observations %.*s \"%.*s\" %s", STR_ARG(file->id), STR_ARG(file->file),
                   layout_names[file->layout]);
    add_text(dump, "sheet", file->sheet);
    add_text(dump, "title", file->title);
    buf_add_char(dump->out, '\n');
    for (size_t i = 0; i < file->n_mappings; i++) {
        const struct mapping *mapping = &file->mappings[i];
        struct str id = mapping->indicator == INDICATOR_NONE ? STR("none")
                                                             : dump->catalogue->items[mapping->indicator].id;
        buf_add_format(dump->out, "    measure %.*s", STR_ARG(id));
        add_text(dump, "key", mapping->key);
        dump_source(dump, "value", &mapping->value);
        dump_source(dump, "numerator", &mapping->numerator);
        dump_source(dump, "denominator", &mapping->denominator);
        dump_pairs(dump, "filter", mapping->filters, mapping->n_filters);
        buf_add_char(dump->out, '\n');
    }
}

static void dump_files(struct dump *dump)
{
    buf_add(dump->out, STR("data\n"));
    for (size_t i = 0; i < LIST_COUNT; i++) {
        const struct list_file *list = &dump->spec->lists[i];
        if (list->file.len == 0)
            continue;
        buf_add_format(dump->out, "  %s \"%.*s\"", list_kind_names[i], STR_ARG(list->file));
        add_text(dump, "model", list->model);
        buf_add_char(dump->out, '\n');
    }
    for (size_t i = 0; i < dump->spec->n_data; i++)
        dump_data(dump, &dump->spec->data[i]);
}

/* -- settings and words */

static void dump_settings(struct dump *dump)
{
    size_t n;
    const struct setting *table = settings_table(&n);
    for (size_t i = 0; i < n; i++) {
        char text[NUMBER_TEXT];
        double value = settings_read(&dump->spec->settings, &table[i]);
        if (value < table[i].fallback || value > table[i].fallback) {
            struct str shown = number_shortest(value, text);
            buf_add_format(dump->out, "setting %s=%.*s\n", table[i].name, STR_ARG(shown));
        }
    }
    if (dump->spec->settings.queried == QUERIED_REPORT)
        buf_add(dump->out, STR("setting queried=report\n"));
}

static void dump_words(struct dump *dump)
{
    const struct wording *words = dump->spec->wording;
    for (size_t i = 0; words && i < words->n_questions; i++) {
        const struct question *question = &words->questions[i];
        buf_add_format(dump->out, "question theme=\"%.*s\" %s %s", STR_ARG(question->theme),
                       direction_names[question->direction], position_names[question->position]);
        add_text(dump, "indicators", question->indicators);
        buf_add_format(dump->out, ": %.*s\n", STR_ARG(question->text));
    }
    for (size_t i = 0; words && i < PHRASE_COUNT; i++)
        if (words->phrases[i].len > 0)
            buf_add_format(dump->out, "phrase %s: %.*s\n", phrase_names[i], STR_ARG(words->phrases[i]));
}

/* -- body */

static void dump_references(struct dump *dump, const struct node *node)
{
    for (size_t i = 0; i < node->n_indicators; i++) {
        struct str id = dump->catalogue->items[node->indicators[i]].id;
        buf_add_format(dump->out, "%s%.*s", i ? "," : " indicators=", STR_ARG(id));
    }
    add_areas(dump, "areas", node->areas, node->n_areas);
    if (node->theme != UINT32_MAX)
        add_text(dump, "theme", dump->catalogue->themes[node->theme]);
    if (period_is(node->period))
        add_text(dump, "period", period_text(dump->scratch, node->period));
    for (size_t i = 0; i < node->n_statistics; i++)
        buf_add_format(dump->out, "%s%.*s", i ? "," : " statistics=", STR_ARG(node->statistics[i]));
}

static void dump_own(struct dump *dump, const struct node *node)
{
    struct str against;
    switch (node->kind) {
    case NODE_CLAIM:
        against = node->comparator != AREA_NONE ? area_code(dump, node->comparator)
                  : node->statistic >= 0        ? STR("neighbours")
                                                : STR_NONE;
        buf_add_format(dump->out, " is=%s", claim_is_names[node->is]);
        add_text(dump, "against", against);
        break;
    case NODE_CHART: buf_add_format(dump->out, " kind=%s", chart_wanted_names[node->chart]); break;
    case NODE_REFERENCE: add_text(dump, "to", node->target ? node->target->id : STR("nothing")); break;
    case NODE_RECOMMENDATION:
        add_text(dump, "owner", node->owner);
        if (node->has_due)
            add_date(dump, "due", node->due);
        break;
    case NODE_SECTION:
    case NODE_PARAGRAPH:
    case NODE_LIST:
    case NODE_ITEM:
    case NODE_RECOMMENDATIONS:
    case NODE_CALLOUT:
    case NODE_PAGE_BREAK:
    case NODE_TEXT:
    case NODE_STRONG:
    case NODE_VALUE:
    case NODE_LINK:
    case NODE_FOREIGN:
    case NODE_NOTE:
    case NODE_CONTENTS:
    case NODE_KEY_MESSAGES:
    case NODE_DATA_CURRENCY:
    case NODE_SCORECARD:
    case NODE_THEMES:
    case NODE_DIPS:
    case NODE_PERSISTENTLY_LOW:
    case NODE_IMPROVEMENTS:
    case NODE_MOVEMENTS:
    case NODE_MATTERS_ARISING:
    case NODE_DEMAND_FLOW:
    case NODE_INDICATOR:
    case NODE_TABLE:
    case NODE_FACTS:
    case NODE_FOR_EACH:
    case NODE_PRIORITIES:
    case NODE_EVENTS:
    case NODE_CHANGES:
    case NODE_QUALITY:
    case NODE_METHODS:
    case NODE_DEFINITIONS:
    case NODE_DATA_TABLES:
    case NODE_SPINE: break;
    }
}

static void dump_nodes(struct dump *dump, const struct node *node, int depth)
{
    for (; node; node = node->next) {
        struct str name = node_name(node->kind);
        buf_add_format(dump->out, "%*s%.*s", 2 * depth, "", STR_ARG(name));
        if (node->text.len > 0)
            buf_add_format(dump->out, " \"%.*s\"", STR_ARG(node->text));
        add_text(dump, "id", node->id);
        add_text(dump, "title", node->title);
        dump_own(dump, node);
        dump_references(dump, node);
        if (node->limit > 0)
            buf_add_format(dump->out, " limit=%u", node->limit);
        buf_add_format(dump->out, "%s%s%s\n", node->ordered ? " ordered" : "",
                       node->landscape ? " landscape" : "", node->new_page ? " new-page" : "");
        dump_nodes(dump, node->children, depth + 1);
    }
}

void spec_dump(const struct spec *spec, const struct areas *areas, const struct catalogue *catalogue,
               struct buf *out)
{
    struct dump dump = {spec, areas, catalogue, out, arena_open()};
    buf_add_format(out, "paper %.*s edition=%s language=%.*s", STR_ARG(spec->id),
                   edition_names[spec->edition], STR_ARG(spec->head.language));
    add_text(&dump, "version", spec->version);
    if (spec->has_issued)
        add_date(&dump, "issued", spec->issued);
    buf_add_char(out, '\n');
    dump_head(&dump);
    dump_files(&dump);
    struct str region = area_code(&dump, spec->region), period = period_text(dump.scratch, spec->period);
    buf_add_format(out, "region %.*s", STR_ARG(region));
    add_areas(&dump, "las", spec->las, spec->n_las);
    if (spec->la != AREA_NONE)
        add_areas(&dump, "la", &spec->la, 1);
    buf_add_format(out, "\nperiod %.*s\n", STR_ARG(period));
    dump_settings(&dump);
    dump_words(&dump);
    if (!spec->attach.figures || !spec->attach.tables)
        buf_add_format(out, "attachments%s%s\n", spec->attach.figures ? "" : " figures=no",
                       spec->attach.tables ? "" : " tables=no");
    buf_add(out, STR("body\n"));
    dump_nodes(&dump, spec->body, 1);
    arena_close(dump.scratch);
}
