#include "spec/wording.h"

const char *const direction_names[] = {"any", "falling", "stuck", "improving", "moving", NULL};
const char *const position_names[] = {"any", "low", "strong", "none", NULL};
const char *const placeholder_names[PLACEHOLDER_COUNT + 1] = {
    [PLACEHOLDER_LA] = "la",
    [PLACEHOLDER_INDICATOR] = "indicator",
    [PLACEHOLDER_VALUE] = "value",
    [PLACEHOLDER_CHANGE] = "change",
    [PLACEHOLDER_PERIOD] = "period",
    [PLACEHOLDER_ENGLAND] = "england",
    [PLACEHOLDER_NEIGHBOURS] = "neighbours",
    [PLACEHOLDER_REGION] = "region",
    [PLACEHOLDER_DATE] = "date",
};
const char *const phrase_names[PHRASE_COUNT + 1] = {
    [PHRASE_ASK] = "ask",
    [PHRASE_RECOMMENDATIONS] = "recommendations",
    [PHRASE_COMMENT] = "comment",
    [PHRASE_NO_RESPONSE] = "no-response",
    [PHRASE_NO_ENTRIES] = "no-entries",
    [PHRASE_NO_NEW_DATA] = "no-new-data",
    [PHRASE_FIRST] = "ask-first",
};

#define ANY_THEME (UINT32_MAX - 1)

struct rule {           /* a question by index; the lists are walked in order, so a tie goes to the earlier */
    uint32_t theme;     /* or ANY_THEME */
    uint32_t indicator; /* or INDICATOR_NONE: any */
    enum wording_direction direction;
    enum wording_position position;
    struct str text;
};

struct wording_table {
    const struct catalogue *catalogue;
    struct rule *rules;
    size_t n, capacity;
    struct str phrases[PHRASE_COUNT];
};

static void add_rule(struct arena *arena, struct wording_table *table, const struct question *question,
                     uint32_t theme, uint32_t indicator)
{
    ARENA_RESERVE(arena, table->rules, table->n, table->capacity);
    table->rules[table->n++] =
        (struct rule){theme, indicator, question->direction, question->position, question->text};
}

static uint32_t theme_find(const struct catalogue *catalogue, struct str theme)
{
    if (str_is(theme, "*"))
        return ANY_THEME;
    for (size_t i = 0; i < catalogue->n_themes; i++)
        if (str_equal(catalogue->themes[i], theme))
            return (uint32_t)i;
    return UINT32_MAX;
}

static void add_question(struct arena *arena, struct wording_table *table, const struct question *question)
{
    uint32_t theme = theme_find(table->catalogue, question->theme);
    if (theme == UINT32_MAX)
        return;
    struct str rest = question->indicators, id;
    if (rest.len == 0)
        add_rule(arena, table, question, theme, INDICATOR_NONE);
    while (str_split(&rest, ' ', &id)) {
        uint32_t indicator = indicator_find(table->catalogue, id);
        if (indicator != INDICATOR_NONE)
            add_rule(arena, table, question, theme, indicator);
    }
}

const struct wording_table *wording_build(struct arena *arena, const struct wording *first,
                                          const struct wording *second, const struct catalogue *catalogue)
{
    struct wording_table *table = ARENA_NEW(arena, struct wording_table);
    table->catalogue = catalogue;
    const struct wording *parts[2] = {first, second};
    for (size_t part = 0; part < 2; part++) {
        if (!parts[part])
            continue;
        for (size_t i = 0; i < parts[part]->n_questions; i++)
            add_question(arena, table, &parts[part]->questions[i]);
        for (size_t i = 0; i < PHRASE_COUNT; i++)
            if (table->phrases[i].len == 0)
                table->phrases[i] = parts[part]->phrases[i];
    }
    return table;
}

/* 0: does not fit; else the greater, the more specific. */
static unsigned fit(const struct rule *rule, uint32_t indicator, uint32_t twin, uint32_t theme,
                    enum wording_direction direction, enum wording_position position)
{
    bool is_own = rule->indicator != INDICATOR_NONE && rule->indicator == indicator;
    bool is_twin = rule->indicator != INDICATOR_NONE && rule->indicator == twin;
    if (rule->indicator != INDICATOR_NONE && !is_own && !is_twin)
        return 0;
    if (rule->theme != ANY_THEME && rule->theme != theme)
        return 0;
    if (rule->direction != DIRECTION_ANY && rule->direction != direction)
        return 0;
    if (rule->position != POSITION_ANY && rule->position != position)
        return 0;
    return 1 + (is_own ? 32U : 0) + (is_twin ? 16U : 0) + (rule->theme != ANY_THEME ? 8U : 0) +
           (rule->direction != DIRECTION_ANY ? 4U : 0) + (rule->position != POSITION_ANY ? 2U : 0);
}

struct str wording_find(const struct wording_table *table, uint32_t indicator,
                        enum wording_direction direction, enum wording_position position)
{
    const struct indicator *item = &table->catalogue->items[indicator];
    unsigned best = 0;
    struct str text = STR_NONE;
    for (size_t i = 0; i < table->n; i++) {
        unsigned fits =
            fit(&table->rules[i], indicator, item->annual_twin, item->theme_index, direction, position);
        if (fits > best) {
            best = fits;
            text = table->rules[i].text;
        }
    }
    return text;
}

struct str wording_phrase(const struct wording_table *table, enum phrase phrase)
{
    return table->phrases[phrase];
}

/* -- placeholders */

static bool placeholder_read(struct str name, enum placeholder *placeholder)
{
    for (unsigned i = 0; i < PLACEHOLDER_COUNT; i++)
        if (str_is(name, placeholder_names[i])) {
            *placeholder = (enum placeholder)i;
            return true;
        }
    return false;
}

/* A placeholder that `text` begins with, its length with braces in *length. */
static bool placeholder_at(struct str text, enum placeholder *placeholder, size_t *length)
{
    size_t close = str_starts(text, STR("{")) ? str_find(text, STR("}")) : SIZE_MAX;
    if (close == SIZE_MAX)
        return false;
    *length = close + 1;
    return placeholder_read(str_slice(text, 1, close), placeholder);
}

bool wording_next(struct str *rest, struct wording_piece *piece)
{
    size_t length = 0;
    if (rest->len == 0)
        return false;
    *piece = (struct wording_piece){0};
    piece->is_placeholder = placeholder_at(*rest, &piece->placeholder, &length);
    if (!piece->is_placeholder) {
        for (length = 1; length < rest->len; length++) {
            enum placeholder next;
            size_t ignored;
            if (rest->ptr[length] == '{' &&
                placeholder_at(str_slice(*rest, length, rest->len), &next, &ignored))
                break;
        }
        piece->text = str_slice(*rest, 0, length);
    }
    *rest = str_slice(*rest, length, rest->len);
    return true;
}

static struct str placeholder_hint(struct arena *arena, struct str name)
{
    struct str names[PLACEHOLDER_COUNT];
    struct buf list = {0};
    buf_add(&list, STR("a text can name"));
    for (size_t i = 0; i < PLACEHOLDER_COUNT; i++) {
        names[i] = str_of(placeholder_names[i]);
        buf_add_format(&list, "%s {%s}", i ? "," : "", placeholder_names[i]);
    }
    struct str nearest = nearest_name(name, names, PLACEHOLDER_COUNT);
    struct str hint = nearest.len > 0 ? str_format(arena, "did you mean {%.*s}?", STR_ARG(nearest))
                                      : str_copy(arena, buf_str(&list));
    buf_close(&list);
    return hint;
}

void wording_check(struct str text, struct place place, struct diags *diags)
{
    struct arena *scratch = arena_open();
    for (size_t at = 0; at < text.len; at++) {
        if (text.ptr[at] != '{' && text.ptr[at] != '}')
            continue;
        struct str rest = str_slice(text, at, text.len);
        enum placeholder placeholder;
        size_t length = 1;
        if (!placeholder_at(rest, &placeholder, &length)) {
            struct str name = length > 1 ? str_slice(rest, 1, length - 1) : str_slice(rest, 0, 1);
            diag_add_hint(diags, SEVERITY_ERROR, "unknown-placeholder", place,
                          placeholder_hint(scratch, name), "\"%.*s\" is no placeholder",
                          STR_ARG(str_slice(rest, 0, length)));
        }
        at += length - 1;
    }
    arena_close(scratch);
}
