/* What a starter paper calls its indicators and themes. */
#include "command/init.h"

#include "base/file.h"
#include "base/map.h"

#include <string.h>

#define LONGEST_ID 48
#define LONGEST_OF_SEVERAL 110 /* where names begin alike */
#define LONGEST_SHORT 40       /* letters of a short name */

/* -- themes, from the names of files and sheets */

static bool is_digits(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] < '0' || word.ptr[i] > '9')
            return false;
    return word.len > 0;
}

/* "c1", "b12": a table's number in a publication. */
static bool is_table_number(struct str word)
{
    bool letter = word.len >= 2 &&
                  ((word.ptr[0] >= 'a' && word.ptr[0] <= 'z') || (word.ptr[0] >= 'A' && word.ptr[0] <= 'Z'));
    return letter && is_digits(str_slice(word, 1, word.len));
}

/* What such names hold beside their subject. */
static bool is_beside(struct str word, size_t place)
{
    static const char *const words[] = {"la", "to", "data", "final", "csv", "indicators", NULL};
    for (size_t i = 0; words[i]; i++)
        if (str_equal_fold(word, str_of(words[i])))
            return true;
    return is_digits(word) || (place == 0 && is_table_number(word));
}

/* Abbreviations of this field, as they are written. */
static struct str written(struct str word)
{
    static const char *const words[] = {"CLA", "CIN", "CPP",  "CPPs", "CPPO", "CSWW", "KS1", "KS2", "KS4",
                                        "SEN", "EHC", "SEND", "ONS",  "UASC", "NEET", "LAC", "DfE", NULL};
    for (size_t i = 0; words[i]; i++)
        if (str_equal_fold(word, str_of(words[i])))
            return str_of(words[i]);
    return word;
}

static struct str theme_of(struct arena *arena, const struct survey_file *file)
{
    bool from_sheet = file->sheet.len && !str_starts(file->sheet, STR("Sheet"));
    struct str rest = from_sheet ? file->sheet : path_stem(file->name), word;
    struct buf spaced = {0}, theme = {0};
    for (size_t i = 0; i < rest.len; i++) {
        char c = rest.ptr[i];
        buf_add_char(&spaced, c == '_' || c == '-' || c == '.' ? ' ' : c);
    }
    rest = buf_str(&spaced);
    for (size_t place = 0; str_split(&rest, ' ', &word);) {
        if (word.len == 0)
            continue;
        if (!is_beside(word, place))
            buf_add_format(&theme, "%s%.*s", theme.len ? " " : "", STR_ARG(written(word)));
        place++;
    }
    if (theme.len && theme.ptr[0] >= 'a' && theme.ptr[0] <= 'z')
        theme.ptr[0] = (char)(theme.ptr[0] - 'a' + 'A');
    struct str text = theme.len ? str_copy(arena, buf_str(&theme)) : file->name;
    buf_close(&spaced);
    buf_close(&theme);
    return text;
}

/* -- ids */

/* "Rereferral %" as "rereferral"; cut at a word. */
static struct str slug_of(struct arena *arena, struct str name, size_t longest)
{
    char *out = arena_alloc(arena, name.len + 1);
    size_t len = 0, last_hyphen = 0;
    for (size_t i = 0; i < name.len && len < longest; i++) {
        char c = name.ptr[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            out[len++] = c;
        } else if (len && out[len - 1] != '-') {
            last_hyphen = len;
            out[len++] = '-';
        }
    }
    if (len == longest && last_hyphen > longest / 2)
        len = last_hyphen;
    while (len && out[len - 1] == '-')
        len--;
    /* an XML name begins with a letter, and sections are named after indicators */
    return len == 0                         ? STR("indicator")
           : out[0] >= '0' && out[0] <= '9' ? str_format(arena, "n-%.*s", (int)len, out)
                                            : (struct str){out, len};
}

static struct str id_unique(struct arena *arena, struct map *known, struct str name)
{
    struct str id = slug_of(arena, name, LONGEST_ID), longer = id;
    if (map_find(known, id) != MAP_NONE)
        id = longer = slug_of(arena, name, LONGEST_OF_SEVERAL);
    for (unsigned i = 2; map_find(known, id) != MAP_NONE; i++)
        id = str_format(arena, "%.*s-%u", STR_ARG(longer), i);
    map_add(known, id, 0);
    return id;
}

/* -- names */

/* The byte at which the letter after the first `letters` begins. */
static size_t letter_at(struct str name, size_t letters)
{
    size_t at = 0;
    for (size_t i = 0; i < letters && at < name.len; i++)
        str_codepoint(name, &at);
    return at;
}

/* Its beginning and its end, which is where names differ ("19 to 21 years"), cut at words. */
static struct str short_of(struct arena *arena, struct str name)
{
    size_t n = str_count(name);
    if (n <= LONGEST_SHORT)
        return name;
    size_t head = letter_at(name, LONGEST_SHORT / 2), tail = letter_at(name, n - LONGEST_SHORT / 2);
    while (head > 1 && name.ptr[head] != ' ')
        head--;
    while (head > 1 && (name.ptr[head - 1] == ',' || name.ptr[head - 1] == ':'))
        head--;
    while (tail < name.len - 1 && name.ptr[tail - 1] != ' ')
        tail++;
    return str_format(arena, "%.*s \xE2\x80\xA6 %.*s", (int)head, name.ptr,
                      STR_ARG(str_slice(name, tail, name.len)));
}

/* Short names that two indicators would share are no help: those keep their whole names. */
static void shorten(struct draft *draft)
{
    struct map *known = map_open(draft->arena);
    for (size_t i = 0; i < draft->n; i++) {
        struct draft_indicator *indicator = &draft->indicators[i];
        indicator->short_name = short_of(draft->arena, indicator->name);
        uint32_t before = map_add(known, indicator->short_name, (uint32_t)i);
        if (before == MAP_NONE)
            continue;
        draft->indicators[before].short_name = draft->indicators[before].name;
        indicator->short_name = indicator->name;
    }
}

/* "q-re-referrals" as "Q re referrals": as near to words as an id comes. */
static struct str name_of_id(struct arena *arena, struct str id)
{
    char *out = arena_copy(arena, id.ptr, id.len + 1);
    for (size_t i = 0; i < id.len; i++)
        if (out[i] == '-' || out[i] == '_')
            out[i] = ' ';
    if (out[0] >= 'a' && out[0] <= 'z')
        out[0] = (char)(out[0] - 'a' + 'A');
    return (struct str){out, id.len};
}

/* Whether the catalogue takes it for an id; the reader finds other texts by the indicator's name. */
static bool is_id(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (strchr(" \t/\\:;,*", text.ptr[i]) || (unsigned char)text.ptr[i] < 0x20)
            return false;
    return text.len > 0;
}

void init_names(struct draft *draft)
{
    struct arena *arena = draft->arena;
    struct map *known = map_open(arena);
    draft->themes = ARENA_ARRAY(arena, struct str, draft->survey.n_files + 1);
    for (size_t i = 0; i < draft->survey.n_files; i++)
        if (draft->survey.files[i].n_series)
            draft->themes[i] = theme_of(arena, &draft->survey.files[i]);
    /* the region's own ids stand as they are, whatever else there is */
    for (size_t i = 0; i < draft->n; i++)
        if (draft->survey.files[draft->indicators[i].series->file].layout == DESCRIBED_TIDY &&
            is_id(draft->indicators[i].series->key))
            map_add(known, draft->indicators[i].series->key, 0);
    for (size_t i = 0; i < draft->n; i++) {
        struct draft_indicator *indicator = &draft->indicators[i];
        const struct survey_series *series = indicator->series;
        bool own = draft->survey.files[series->file].layout == DESCRIBED_TIDY;
        bool own_id = own && is_id(series->key);
        indicator->id = own_id ? series->key : id_unique(arena, known, own ? series->key : series->name);
        indicator->name = own_id ? name_of_id(arena, series->key) : own ? series->key : series->name;
        indicator->theme = draft->themes[series->file];
    }
    shorten(draft);
}

struct str init_source(const struct draft *draft, size_t file)
{
    const struct survey_file *item = &draft->survey.files[file];
    const char *whose =
        item->layout == DESCRIBED_TIDY ? "The region’s own figures" : "Department for Education";
    if (item->sheet.len)
        return str_format(draft->arena, "%s (%.*s, %.*s)", whose, STR_ARG(item->name), STR_ARG(item->sheet));
    return str_format(draft->arena, "%s (%.*s)", whose, STR_ARG(item->name));
}
