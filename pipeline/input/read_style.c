#include "input/read_style.h"

#include "base/number.h"
#include "input/embedded.h"
#include "input/read_words.h"
#include "input/spec_grammar.h"

struct style_reader {
    struct arena *arena;
    struct diags *diags;
    struct style *style;
    const struct xml_node *root;
    bool is_own; /* one of the program's own, whose fonts are the system's */
    const struct xml_node *fonts[FONT_COUNT], *texts[TEXT_STYLE_COUNT],
        *paints[PAINT_COUNT]; /* that set them */
};

/* Fills a struct from an element by the offsets in its row of the grammar. */
static void fill_lengths(const struct grammar_element *row, const struct xml_node *node, void *target)
{
    for (size_t i = 0; i < row->n_attributes; i++) {
        const struct grammar_attribute *rule = &row->attributes[i];
        double points;
        if (rule->type == TYPE_LENGTH && length_read(xml_attribute(node, rule->name), &points))
            *(double *)(void *)((char *)target + rule->offset) = points;
    }
}

/* -- elements that set one of a list: every one of the list must be set, once */

/* The index that `attribute` names; `set` remembers who set it. */
static int claim(struct style_reader *reader, const struct xml_node *node, const char *attribute,
                 const char *const *names, const struct xml_node **set)
{
    int index = choice_read(xml_attribute(node, attribute), names);
    if (set[index])
        diag_add(reader->diags, SEVERITY_ERROR, "repeated-element", xml_place(node), "keep one of them",
                 "'%s' is set twice; first on line %u", names[index], set[index]->line);
    else
        set[index] = node;
    return index;
}

static void check_all_set(struct style_reader *reader, const struct xml_node *list, const char *element,
                          const char *attribute, const char *const *names, const struct xml_node *const *set)
{
    for (size_t i = 0; names[i]; i++)
        if (!set[i])
            diag_add(reader->diags, SEVERITY_ERROR, "missing-element", xml_place(list), NULL,
                     "there is no <%s %s=\"%s\">; a style sets all of them", element, attribute, names[i]);
}

static void read_fonts(struct style_reader *reader, const struct xml_node *list)
{
    reader->style->font_family = xml_attribute(list, "family");
    for (const struct xml_node *node = xml_first(list); node; node = xml_next(node)) {
        int face = claim(reader, node, "face", font_names, reader->fonts);
        struct str file = str_trim(xml_attribute(node, "file"));
        reader->style->font_file[face] = path_join(reader->arena, path_folder(node->file), file);
        if (!reader->is_own && path_real(reader->arena, reader->style->font_file[face]).len == 0)
            diag_add(reader->diags, SEVERITY_ERROR, "font-missing",
                     xml_attribute_place(node, xml_attribute_find(node, "file")),
                     "name a TrueType (.ttf) file; one without a folder is looked for beside the style",
                     "there is no font file \"%.*s\"", STR_ARG(file));
    }
    check_all_set(reader, list, "font", "face", font_names, reader->fonts);
}

static void read_palette(struct style_reader *reader, const struct xml_node *list)
{
    for (const struct xml_node *node = xml_first(list); node; node = xml_next(node)) {
        int paint = claim(reader, node, "name", paint_names, reader->paints);
        (void)colour_read(str_trim(xml_attribute(node, "colour")), &reader->style->paint[paint]);
    }
    check_all_set(reader, list, "paint", "name", paint_names, reader->paints);
}

/* After the palette. */
static void read_texts(struct style_reader *reader, const struct xml_node *list)
{
    for (const struct xml_node *node = xml_first(list); node; node = xml_next(node)) {
        struct text_look *look =
            &reader->style->text[claim(reader, node, "style", text_style_names, reader->texts)];
        fill_lengths(&grammar_table[E_TEXT], node, look);
        look->font = (enum font)choice_read(xml_attribute(node, "font"), font_names);
        look->colour = reader->style->paint[choice_read(xml_attribute(node, "paint"), paint_names)];
    }
    check_all_set(reader, list, "text", "style", text_style_names, reader->texts);
}

/* -- what the values must be to each other */

static void fault_contrast(struct style_reader *reader, const struct xml_node *node, const char *what,
                           const char *on, double ratio, double least)
{
    struct str measured = number_display(reader->arena, ratio, 2),
               wanted = number_display(reader->arena, least, 1);
    diag_add(reader->diags, SEVERITY_ERROR, "low-contrast", xml_place(node),
             "make it darker on a light ground, or lighter on a dark one",
             "the contrast of '%s' on '%s' is %.*s:1; it must be at least %.*s:1", what, on,
             STR_ARG(measured), STR_ARG(wanted));
}

/* Whether the rules say of this paint what they say of a text: then it has been said, once for all its texts.
 */
static bool is_for_words(const struct contrast_rule *rules, size_t n, int paint)
{
    for (size_t i = 0; i < n; i++)
        if ((int)rules[i].paint == paint && rules[i].on == PAINT_PAPER && rules[i].least >= CONTRAST_TEXT)
            return true;
    return false;
}

static void check_contrast(struct style_reader *reader)
{
    size_t n;
    const struct contrast_rule *rules = contrast_rules(&n);
    const struct style *style = reader->style;
    for (size_t i = 0; i < n; i++) {
        double ratio = colour_contrast(style->paint[rules[i].paint], style->paint[rules[i].on]);
        if (ratio < rules[i].least)
            fault_contrast(reader, reader->paints[rules[i].paint], paint_names[rules[i].paint],
                           paint_names[rules[i].on], ratio, rules[i].least);
    }
    for (size_t i = 0; i < TEXT_STYLE_COUNT; i++) {
        double ratio = colour_contrast(style->text[i].colour, style->paint[PAINT_PAPER]);
        int paint = choice_read(xml_attribute(reader->texts[i], "paint"), paint_names);
        if (ratio < CONTRAST_TEXT && !is_for_words(rules, n, paint))
            fault_contrast(reader, reader->texts[i], text_style_names[i], "paper", ratio, CONTRAST_TEXT);
    }
}

static void check_fit(struct style_reader *reader, const struct xml_node *node, bool fits,
                      const char *message)
{
    if (!fits)
        diag_add(reader->diags, SEVERITY_ERROR, "bad-style", xml_place(node), NULL, "%s", message);
}

static void check_sizes(struct style_reader *reader)
{
    const struct style *style = reader->style;
    const struct page_look *page = &style->page;
    const struct xml_node *node = xml_child(reader->root, "page");
    check_fit(reader, node, page->left + page->right <= page->width * 0.6,
              "the margins at the left and right leave less than two fifths of the page's width");
    check_fit(reader, node, page->top + page->bottom <= page->height * 0.6,
              "the margins at the top and bottom leave less than two fifths of the page's height");
    double room = style->text[TEXT_HEADER].size / 2;
    check_fit(reader, node, page->header + room <= page->top && page->footer + room <= page->bottom,
              "the header and footer do not fit into the margins");
    for (size_t i = 0; i < TEXT_STYLE_COUNT; i++)
        check_fit(reader, reader->texts[i], style->text[i].leading >= style->text[i].size,
                  "the leading is less than the size: lines would touch");
    check_fit(reader, xml_child(reader->root, "table"),
              style->table.least_size <= style->text[TEXT_TABLE].size,
              "tables cannot shrink to a size above their own");
}

/* -- words */

static bool is_asked(const struct wording *words, enum wording_direction direction,
                     enum wording_position position)
{
    for (size_t i = 0; i < words->n_questions; i++) {
        const struct question *question = &words->questions[i];
        if (str_is(question->theme, "*") && question->indicators.len == 0 &&
            (question->direction == DIRECTION_ANY || question->direction == direction) &&
            (question->position == POSITION_ANY || question->position == position))
            return true;
    }
    return false;
}

static void check_words(struct style_reader *reader, const struct xml_node *node, const struct wording *words)
{
    for (int direction = DIRECTION_FALLING; direction <= DIRECTION_MOVING; direction++)
        for (int position = POSITION_LOW; position <= POSITION_NONE; position++)
            if (!is_asked(words, (enum wording_direction)direction, (enum wording_position)position))
                diag_add(reader->diags, SEVERITY_ERROR, "missing-element", xml_place(node),
                         "give one for any theme, so that every case has a question",
                         "there is no question for direction=\"%s\" and position=\"%s\" of any theme",
                         direction_names[direction], position_names[position]);
    for (size_t i = 0; i < PHRASE_COUNT; i++)
        if (words->phrases[i].len == 0)
            diag_add(reader->diags, SEVERITY_ERROR, "missing-element", xml_place(node), NULL,
                     "there is no <phrase name=\"%s\">; a style sets all of them", phrase_names[i]);
}

/* -- the whole */

static struct wording *read_parts(struct style_reader *reader)
{
    struct style *style = reader->style;
    const struct xml_node *root = reader->root;
    style->name = str_trim(xml_attribute(root, "name"));
    style->file = root->file;
    fill_lengths(&grammar_table[E_PAGE], xml_child(root, "page"), &style->page);
    fill_lengths(&grammar_table[E_TABLE_LOOK], xml_child(root, "table"), &style->table);
    fill_lengths(&grammar_table[E_CHART_LOOK], xml_child(root, "chart"), &style->chart);
    style->table.stripes = str_is(str_trim(xml_attribute(xml_child(root, "table"), "stripes")), "yes");
    read_fonts(reader, xml_child(root, "fonts"));
    read_palette(reader, xml_child(root, "palette"));
    read_texts(reader, xml_child(root, "texts"));
    struct wording *words = words_read(reader->arena, xml_child(root, "words"), reader->diags);
    check_words(reader, xml_child(root, "words"), words);
    return words;
}

/* `n_before`: the errors before the file was opened. */
static struct style *read_tree(struct arena *arena, const struct xml_node *root, bool is_own, size_t n_before,
                               struct wording **words, struct diags *diags)
{
    struct style_reader reader = {.arena = arena, .diags = diags, .root = root, .is_own = is_own};
    if (!root)
        return NULL;
    if (!str_is(root->name, "style") || root->space.len > 0) {
        diag_add(diags, SEVERITY_ERROR, "not-a-style", xml_place(root),
                 root->space.len > 0 ? "leave xmlns=\"…\" out: the elements of a style have no namespace"
                                     : "a style begins with <style name=\"…\">",
                 "this file is no style: its first element is <%.*s>", STR_ARG(root->name));
        return NULL;
    }
    grammar_check(&grammar_table[E_STYLE], root, diags);
    if (diags_count(diags, SEVERITY_ERROR) > n_before)
        return NULL; /* what is missing or ill-formed would only echo */
    reader.style = ARENA_NEW(arena, struct style);
    *words = read_parts(&reader);
    if (diags_count(diags, SEVERITY_ERROR) > n_before)
        return NULL;
    check_contrast(&reader);
    check_sizes(&reader);
    if (diags_count(diags, SEVERITY_ERROR) > n_before)
        return NULL;
    return xml_validate(root, EMBEDDED(style_rng), "the published grammar (style.rng)", diags) ? reader.style
                                                                                               : NULL;
}

struct style *style_read_bytes(struct arena *arena, struct str bytes, struct str file, struct wording **words,
                               struct diags *diags)
{
    size_t n_before = diags_count(diags, SEVERITY_ERROR);
    return read_tree(arena, xml_read(arena, NULL, bytes, file, diags), true, n_before, words, diags);
}

struct style *style_read(struct arena *arena, const struct list_file *from, struct wording **words,
                         struct diags *diags)
{
    static const char *const own_names[] = {"house", "plain"};
    const struct str own[] = {EMBEDDED(style_house), EMBEDDED(style_plain)};
    struct place place = place_line(from->named_in, from->line, from->column);
    size_t n_before = diags_count(diags, SEVERITY_ERROR);
    if (from->path.len > 0)
        return read_tree(arena, xml_open(arena, NULL, from->path, place, diags), false, n_before, words,
                         diags);
    struct str names[2];
    for (size_t i = 0; i < 2; i++) {
        names[i] = str_of(own_names[i]);
        if (str_equal(from->file, names[i]))
            return style_read_bytes(arena, own[i], str_format(arena, "styles/%s.xml", own_names[i]), words,
                                    diags);
    }
    struct str hint = hint_nearest(arena, from->file, names, 2);
    diag_add_hint(diags, SEVERITY_ERROR, "unknown-style", place,
                  hint.len > 0 ? hint
                               : STR("the program's own are house and plain; any other is named by its file"),
                  "there is no style '%.*s'", STR_ARG(from->file));
    return NULL;
}
