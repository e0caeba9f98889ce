#include "input/spec_read.h"

#include "base/number.h"
#include "input/read_words.h"
#include "input/spec_grammar.h"
#include "input/spec_parts.h"

/* -- head */

static struct str child_text(struct arena *arena, const struct xml_node *parent, const char *name)
{
    const struct xml_node *child = xml_child(parent, name);
    return child ? xml_text(arena, child) : STR_NONE;
}

static void read_meeting(struct arena *arena, const struct xml_node *node, struct head *head)
{
    head->has_meeting = date_read(str_trim(xml_attribute(node, "date")), &head->meeting);
    head->item = str_copy(arena, xml_attribute(node, "item"));
    if (!head->has_meeting)
        return;
    struct str date = date_display(arena, head->meeting);
    head->meeting_text =
        head->item.len > 0 ? str_format(arena, "%.*s, item %.*s", STR_ARG(date), STR_ARG(head->item)) : date;
}

static void read_rows(struct arena *arena, const struct xml_node *node, struct head *head)
{
    size_t n = spec_count(node, "row");
    head->rows = ARENA_ARRAY(arena, struct label_row, n);
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        if (str_is(child->name, "row"))
            head->rows[head->n_rows++] =
                (struct label_row){xml_attribute(child, "label"), xml_text(arena, child)};
}

static void read_head(struct arena *arena, const struct xml_node *node, struct head *head)
{
    head->board = child_text(arena, node, "board");
    head->title = child_text(arena, node, "title");
    head->subtitle = child_text(arena, node, "subtitle");
    head->purpose = child_text(arena, node, "purpose");
    head->marking = child_text(arena, node, "marking");
    head->illustrative = child_text(arena, node, "illustrative");
    head->attribution = child_text(arena, node, "attribution");
    const struct xml_node *author = xml_child(node, "author"), *meeting = xml_child(node, "meeting");
    if (author)
        head->author_role = xml_attribute(author, "role");
    if (meeting)
        read_meeting(arena, meeting, head);
    read_rows(arena, node, head);
}

/* -- settings */

static void fault_setting(struct arena *arena, const struct xml_node *node, struct str name,
                          struct diags *diags)
{
    size_t n;
    const struct setting *table = settings_table(&n);
    struct str *names = ARENA_ARRAY(arena, struct str, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = str_of(table[i].name);
    names[n] = STR("queried");
    struct str hint = hint_nearest(arena, name, names, n + 1);
    if (hint.len == 0)
        hint = STR("the settings are listed in the manual, under \"Settings\"");
    diag_add_hint(diags, SEVERITY_ERROR, "unknown-setting",
                  xml_attribute_place(node, xml_attribute_find(node, "name")), hint,
                  "there is no setting '%.*s'", STR_ARG(name));
}

static void set_queried(const struct xml_node *node, struct str value, struct settings *settings,
                        struct diags *diags)
{
    if (str_is(value, "exclude"))
        settings->queried = QUERIED_EXCLUDE;
    else if (str_is(value, "report"))
        settings->queried = QUERIED_REPORT;
    else
        diag_add(diags, SEVERITY_ERROR, "bad-setting",
                 xml_attribute_place(node, xml_attribute_find(node, "value")), "write exclude or report",
                 "\"%.*s\" is no value for the setting 'queried'", STR_ARG(value));
}

static void set_number(struct arena *arena, const struct xml_node *node, struct str value,
                       const struct setting *setting, struct settings *settings, struct diags *diags)
{
    double number = 0;
    char low[NUMBER_TEXT], high[NUMBER_TEXT];
    bool good = number_read(value, &number) && number >= setting->lowest && number <= setting->highest &&
                (!setting->whole || number_is_whole(number));
    if (good) {
        *(double *)(void *)((char *)settings + setting->offset) = number;
        return;
    }
    struct str lowest = number_shortest(setting->lowest, low),
               highest = number_shortest(setting->highest, high);
    struct str hint =
        str_format(arena, "%s: write %s from %.*s to %.*s", setting->meaning,
                   setting->whole ? "a whole number" : "a number", STR_ARG(lowest), STR_ARG(highest));
    diag_add_hint(diags, SEVERITY_ERROR, "bad-setting",
                  xml_attribute_place(node, xml_attribute_find(node, "value")), hint,
                  "\"%.*s\" is no value for the setting '%s'", STR_ARG(value), setting->name);
}

static void read_set(struct arena *arena, const struct xml_node *node, struct settings *settings,
                     struct diags *diags)
{
    struct str name = str_trim(xml_attribute(node, "name")), value = str_trim(xml_attribute(node, "value"));
    size_t n;
    const struct setting *table = settings_table(&n);
    if (name.len == 0 || value.len == 0)
        return; /* the grammar has said so */
    if (str_is(name, "queried")) {
        set_queried(node, value, settings, diags);
        return;
    }
    for (size_t i = 0; i < n; i++)
        if (str_is(name, table[i].name)) {
            set_number(arena, node, value, &table[i], settings, diags);
            return;
        }
    fault_setting(arena, node, name, diags);
}

static void check_set_once(const struct xml_node *node, struct diags *diags)
{
    struct arena *scratch = arena_open();
    struct map *seen = map_open(scratch);
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        struct str name = str_trim(xml_attribute(child, "name"));
        const struct xml_node *first = child;
        if (name.len == 0 || map_add(seen, name, child->line) == MAP_NONE)
            continue;
        for (first = xml_first(node); !str_equal(str_trim(xml_attribute(first, "name")), name);)
            first = xml_next(first);
        diag_add(diags, SEVERITY_ERROR, "repeated-setting", xml_place(child), "keep one of them",
                 "the setting '%.*s' is set twice; first on %.*s", STR_ARG(name),
                 STR_ARG(xml_line_text(scratch, first->file, first->line, child->file)));
    }
    arena_close(scratch);
}

static void read_settings(struct arena *arena, const struct xml_node *node, struct settings *settings,
                          struct diags *diags)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        if (str_is(child->name, "set"))
            read_set(arena, child, settings, diags);
    check_set_once(node, diags);
}

/* -- the paper */

static void read_paper(struct arena *arena, const struct xml_node *root, struct spec *spec)
{
    spec->id = str_trim(xml_attribute(root, "id"));
    spec->version = xml_attribute(root, "version");
    spec->edition = (enum edition)choice_read(xml_attribute(root, "edition"), edition_names);
    const struct xml_node *head = xml_child(root, "head");
    if (head)
        read_head(arena, head, &spec->head);
    spec->head.language = str_trim(xml_attribute(root, "language"));
    if (spec->head.language.len == 0)
        spec->head.language = STR("en-GB");
    spec->has_issued = date_read(str_trim(xml_attribute(root, "issued")), &spec->issued);
    if (!spec->has_issued && spec->head.has_meeting) {
        spec->issued = spec->head.meeting;
        spec->has_issued = true;
    }
    if (!spec->has_issued)
        spec->issued = clock_today();
}

static bool says_no(const struct xml_node *node, const char *attribute)
{
    return node && str_is(str_trim(xml_attribute(node, attribute)), "no");
}

static void read_parts(struct arena *arena, struct spec_draft *draft, struct diags *diags)
{
    struct spec *spec = draft->spec;
    const struct xml_node *root = draft->root;
    const struct xml_node *data = xml_child(root, "data"), *settings = xml_child(root, "settings"),
                          *style = xml_child(root, "style"), *words = xml_child(root, "words"),
                          *registered = xml_child(root, "register");
    if (data)
        spec_read_data(arena, draft, data, diags);
    if (settings)
        read_settings(arena, settings, &spec->settings, diags);
    spec_read_style(arena, draft, style, diags);
    if (words)
        spec->wording = words_read(arena, words, diags);
    spec->attach = (struct attach){.figures = !says_no(xml_child(root, "attachments"), "figures"),
                                   .tables = !says_no(xml_child(root, "attachments"), "tables")};
    const struct xml_attribute *folder = registered ? xml_attribute_find(registered, "folder") : NULL;
    if (folder && folder->value.len > 0)
        access_find_folder(&draft->access, arena, registered->file, folder->value,
                           xml_attribute_place(registered, folder), diags, &spec->register_folder);
}

struct spec_draft *spec_read(struct arena *arena, struct str file, const struct spec_options *options,
                             struct diags *diags)
{
    struct spec_draft *draft = ARENA_NEW(arena, struct spec_draft);
    struct spec *spec = ARENA_NEW(arena, struct spec);
    size_t n_before = diags_count(diags, SEVERITY_ERROR);
    file = str_copy(arena, file);
    if (!access_open(arena, file, options->allow_dirs, options->n_allow_dirs, diags, &draft->access))
        return NULL;
    draft->root = xml_open(arena, &draft->access, file, place_file(file), diags);
    if (!draft->root)
        return NULL;
    if (!str_is(draft->root->name, "paper") || draft->root->space.len > 0) {
        bool has_space = draft->root->space.len > 0;
        diag_add(diags, SEVERITY_ERROR, "not-a-paper", xml_place(draft->root),
                 has_space
                     ? "leave xmlns=\"…\" out: the elements of a paper have no namespace (xmlns:xi= may stay)"
                     : "a spec begins with <paper id=\"…\">",
                 "this file is no paper: its first element is <%.*s>%s", STR_ARG(draft->root->name),
                 has_space ? " of a namespace" : "");
        return NULL;
    }
    draft->spec = spec;
    spec->parts = draft->access.opened->paths;
    spec->n_parts = draft->access.opened->n;
    draft->la = options->la;
    spec->file = file;
    spec->folder = draft->access.folders[0];
    spec->settings = settings_default();
    spec->region = spec->la = AREA_NONE;
    grammar_check(&grammar_table[E_PAPER], draft->root, diags);
    read_paper(arena, draft->root, spec);
    read_parts(arena, draft, diags);
    draft->n_errors = diags_count(diags, SEVERITY_ERROR) - n_before;
    return draft;
}
