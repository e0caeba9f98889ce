#include "input/name_hint.h"

#include "input/invisible.h"

/* A pasted character that nobody sees; empty when there is none. */
static struct str unseen_hint(struct arena *arena, struct str text)
{
    struct str what = invisible_in(arena, text);
    return what.len
               ? str_format(arena, "there is %.*s in it, which cannot be seen: type it again", STR_ARG(what))
               : STR_NONE;
}

static struct str meant(struct arena *arena, struct str name)
{
    return name.len ? str_format(arena, "did you mean \"%.*s\"?", STR_ARG(name)) : STR_NONE;
}

/* -- indicators */

/* How many have this name or short name; *named is the last of them. */
static size_t indicators_named(const struct catalogue *catalogue, struct str text, uint32_t *named)
{
    size_t n = 0;
    for (uint32_t i = 0; i < catalogue->n; i++) {
        const struct indicator *item = &catalogue->items[i];
        if (!str_equal_fold(item->name, text) && !str_equal_fold(item->short_name, text))
            continue;
        *named = i;
        n++;
    }
    return n;
}

uint32_t indicator_named(const struct catalogue *catalogue, struct str text)
{
    uint32_t found = indicator_find(catalogue, text);
    if (found != INDICATOR_NONE)
        return found;
    return indicators_named(catalogue, text, &found) == 1 ? found : INDICATOR_NONE;
}

struct str indicator_hint(struct arena *arena, const struct catalogue *catalogue, struct str text)
{
    struct str hint = unseen_hint(arena, text);
    if (hint.len)
        return hint;
    uint32_t named;
    size_t n = indicators_named(catalogue, text, &named);
    if (n > 1)
        return str_format(arena, "%zu indicators have this name: give the id", n);
    struct str near = indicator_nearest(catalogue, text);
    struct str *names = ARENA_ARRAY(arena, struct str, 2 * catalogue->n + 1);
    for (size_t i = 0; i < catalogue->n; i++) {
        names[2 * i] = catalogue->items[i].name;
        names[2 * i + 1] = catalogue->items[i].short_name;
    }
    return meant(arena, near.len ? near : nearest_name(text, names, 2 * catalogue->n));
}

/* -- areas */

/* "E08000025", "330": what is looked up and not misspelt. */
static bool is_code(struct str text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++)
        digits += text.ptr[i] >= '0' && text.ptr[i] <= '9';
    return digits > 0 && digits + 2 >= text.len && str_find(text, STR(" ")) == SIZE_MAX;
}

static bool cut_end(struct str *text, const char *words)
{
    struct str end = str_of(words);
    if (text->len <= end.len || !str_equal_fold(str_slice(*text, text->len - end.len, text->len), end))
        return false;
    *text = str_trim(str_slice(*text, 0, text->len - end.len));
    return true;
}

static bool cut_begin(struct str *text, const char *words)
{
    struct str begin = str_of(words);
    if (text->len <= begin.len || !str_equal_fold(str_slice(*text, 0, begin.len), begin))
        return false;
    *text = str_trim(str_slice(*text, begin.len, text->len));
    return true;
}

/* The place that a council is named after: "Birmingham" of "Birmingham City Council", "Dudley" of "Dudley
 * MBC", "Bristol" of "Bristol, City of". The longer words come first. */
static struct str place_of(struct str text)
{
    static const char *const begins[] = {"the ",
                                         "london borough of ",
                                         "royal borough of ",
                                         "metropolitan borough of ",
                                         "borough of ",
                                         "city and county of ",
                                         "city of ",
                                         "county of ",
                                         "council of ",
                                         "lb "};
    static const char *const ends[] = {" children's services",
                                       " council",
                                       " local authority",
                                       " unitary authority",
                                       " metropolitan borough",
                                       " metropolitan district",
                                       " london borough",
                                       " borough",
                                       " county",
                                       " district",
                                       " city",
                                       ", city of",
                                       ", county of",
                                       " ua",
                                       " (ua)",
                                       " mbc",
                                       " mdc",
                                       " lbc",
                                       " cc",
                                       " bc",
                                       " dc",
                                       " la"};
    bool cut = true;
    while (cut) {
        cut = false;
        for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
            cut = cut_begin(&text, begins[i]) || cut;
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
            cut = cut_end(&text, ends[i]) || cut;
    }
    return text;
}

/* The one LA that is named after the same place, or AREA_NONE. A bare "London" is not the City of London. */
static uint32_t council_find(struct arena *arena, const struct areas *areas, struct str text)
{
    struct str whole = str_trim(text), place = area_fold(arena, place_of(whole));
    bool is_bare = place_of(whole).len == whole.len;
    uint32_t found = AREA_NONE;
    for (uint32_t i = 0; i < areas->n; i++) {
        struct str name = areas->items[i].name;
        if (areas->items[i].kind != AREA_LA || !str_equal(area_fold(arena, place_of(name)), place) ||
            (is_bare && str_starts(name, STR("City of "))))
            continue;
        if (found != AREA_NONE)
            return AREA_NONE;
        found = i;
    }
    return found;
}

static size_t areas_named(struct arena *arena, const struct areas *areas, struct str name)
{
    struct str folded = area_fold(arena, name);
    size_t n = 0;
    for (size_t i = 0; i < areas->n; i++)
        n += str_equal(area_fold(arena, areas->items[i].name), folded);
    return n;
}

struct str area_hint(struct arena *arena, const struct areas *areas, struct str text)
{
    struct str hint = unseen_hint(arena, text);
    if (hint.len)
        return hint;
    size_t n = areas_named(arena, areas, text);
    if (n > 1)
        return str_format(arena, "%zu areas have this name: give the code or LA number", n);
    if (area_country(areas) == AREA_NONE &&
        (str_equal_fold(text, STR("England")) || str_is(text, "E92000001")))
        return STR(
            "the list of areas has no country: add the row of E92000001, England, of the kind country");
    if (is_code(text))
        return STR_NONE;
    uint32_t la = council_find(arena, areas, text);
    if (la != AREA_NONE)
        return str_format(arena, "if it is \"%.*s\", add \"%.*s\" to its aliases in the list of areas",
                          STR_ARG(areas->items[la].name), STR_ARG(text));
    struct str near = area_nearest(areas, text);
    return meant(arena, near.len ? near : area_nearest(areas, place_of(text)));
}
