/* What the names of columns, measures and filters say. */
#include "input/survey_parts.h"

#include "base/number.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "CPP_start" as " cpp start ": words between single spaces, "%" as a word, digits apart from letters. */
static struct str spaced(struct arena *arena, struct str name)
{
    struct buf buf = {0};
    buf_add_char(&buf, ' ');
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i], before = buf.ptr[buf.len - 1];
        bool digit = is_digit(c);
        if (digit && c != ' ' && (is_letter(before) || before == '%'))
            buf_add_char(&buf, ' ');
        else if ((is_letter(c) && is_digit(before)) || (c == '%' && before != ' '))
            buf_add_char(&buf, ' ');
        if (c == ',' && digit == false && is_digit(before) && i + 1 < name.len && is_digit(name.ptr[i + 1]))
            continue; /* "10,000" */
        if (is_letter(c))
            buf_add_char(&buf, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
        else if (digit || c == '%' || (unsigned char)c >= 0x80)
            buf_add_char(&buf, c);
        else if (buf.ptr[buf.len - 1] != ' ')
            buf_add_char(&buf, ' ');
    }
    if (buf.ptr[buf.len - 1] != ' ')
        buf_add_char(&buf, ' ');
    struct str text = str_copy(arena, buf_str(&buf));
    buf_close(&buf);
    return text;
}

struct saying { /* a part of such a text, and what it says */
    const char *part;
    enum survey_kind kind;
    double multiplier; /* 0: not said */
};

/* In the order in which they are looked for. */
static const struct saying sayings[] = {
    {" per 100000 ", SURVEY_RATE, 100000},
    {" per 100 000 ", SURVEY_RATE, 100000},
    {" per 10000 ", SURVEY_RATE, 10000},
    {" per 10 000 ", SURVEY_RATE, 10000},
    {" per 10 k ", SURVEY_RATE, 10000},
    {" rateper 10000 ", SURVEY_RATE, 10000},
    {" per 1000 ", SURVEY_RATE, 1000},
    {" per 1 000 ", SURVEY_RATE, 1000},
    {" rates 1000 ", SURVEY_RATE, 1000},
    {" percent", SURVEY_PERCENT, 100},
    {" per cent", SURVEY_PERCENT, 100},
    {" pct ", SURVEY_PERCENT, 100},
    {" pt ", SURVEY_PERCENT, 100},
    {" % ", SURVEY_PERCENT, 100},
    {" proportion ", SURVEY_PERCENT, 100},
    {" share of ", SURVEY_PERCENT, 100},
    {" rate ", SURVEY_RATE, 0},
    {" rates ", SURVEY_RATE, 0},
    {" avg ", SURVEY_AVERAGE, 1},
    {" average ", SURVEY_AVERAGE, 1},
    {" mean ", SURVEY_AVERAGE, 1},
    {" caseload ", SURVEY_AVERAGE, 1},
    {" score", SURVEY_OTHER, 0},
    {" number ", SURVEY_COUNT, 0},
    {" num ", SURVEY_COUNT, 0},
    {" count ", SURVEY_COUNT, 0},
    {" total number ", SURVEY_COUNT, 0},
    {" fte ", SURVEY_COUNT, 0},
    {" headcount ", SURVEY_COUNT, 0},
};

enum survey_kind name_kind(struct str name, struct str unit, double *multiplier)
{
    struct arena *scratch = arena_open();
    struct str text = spaced(scratch, name);
    enum survey_kind kind = SURVEY_OTHER;
    *multiplier = 0;
    if (str_is(str_trim(unit), "%")) {
        kind = SURVEY_PERCENT;
        *multiplier = 100;
    }
    for (size_t i = 0; kind == SURVEY_OTHER && i < sizeof sayings / sizeof *sayings; i++) {
        if (str_find(text, str_of(sayings[i].part)) == SIZE_MAX)
            continue;
        kind = sayings[i].kind;
        *multiplier = sayings[i].multiplier;
        break;
    }
    arena_close(scratch);
    return kind;
}

struct str name_words(struct arena *arena, struct str name)
{
    char *out = arena_alloc(arena, name.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i] == '_' || name.ptr[i] == '\n' || name.ptr[i] == '\r' || name.ptr[i] == '\t'
                     ? ' '
                     : name.ptr[i];
        if (c == ' ' && (len == 0 || out[len - 1] == ' '))
            continue;
        out[len++] = c;
    }
    return str_trim((struct str){out, len});
}

/* Whether one of the parts is in the text, as words. */
static bool says(struct str text, const char *const *parts)
{
    struct arena *scratch = arena_open();
    struct str words = spaced(scratch, text);
    bool found = false;
    for (; *parts && !found; parts++)
        found = str_find(words, str_of(*parts)) != SIZE_MAX;
    arena_close(scratch);
    return found;
}

enum calendar name_calendar(struct str text)
{
    static const char *const workforce[] = {" csww ",     " inpost ", " workforce ", " work force ",
                                            " agency ",   " vacanc",  " caseload ",  " social workers ",
                                            " turnover ", NULL},
                             *const calendar_year[] = {" mid year ", " calendar year ", " midyear ", NULL},
                             *const academic[] = {
                                 " ks 1 ",       " ks 2 ",     " ks 4 ", " ks 5 ",    " key stage ",
                                 " attainment ", " academic ", " absen", " phonics ", NULL};
    if (says(text, workforce))
        return CALENDAR_SEPTEMBER;
    if (says(text, calendar_year))
        return CALENDAR_YEAR;
    return says(text, academic) ? CALENDAR_ACADEMIC : CALENDAR_FINANCIAL;
}

/* -- a name without what its unit says */

static bool is_one_of(struct str word, const char *const *words)
{
    for (; *words; words++)
        if (str_equal_fold(word, str_of(*words)))
            return true;
    return false;
}

struct str name_subject(struct arena *arena, struct str name)
{
    static const char *const unit[] = {"percent", "percentage", "pct", "pt", "count", "%", "t", NULL},
                             *const general[] = {"children", "child",  "care",      "leaver", "leavers",
                                                 "number",   "rate",   "per",       "10000",  "100000",
                                                 "1000",     "value",  "total",     "figure", "pupils",
                                                 "pupil",    "people", "headcount", NULL};
    struct str rest = name_words(arena, name), word;
    struct buf buf = {0};
    bool is_general = true;
    while (str_split(&rest, ' ', &word)) {
        if (is_one_of(word, unit))
            continue;
        is_general = is_general && is_one_of(word, general);
        if (buf.len)
            buf_add_char(&buf, ' ');
        if (str_equal_fold(word, STR("avg")))
            buf_add(&buf, STR("average"));
        else if (str_equal_fold(word, STR("fte")))
            buf_add(&buf, STR("(FTE)"));
        else if (str_equal_fold(word, STR("headcount")))
            buf_add(&buf, STR("(headcount)"));
        else
            buf_add(&buf, word);
    }
    if (buf.len && buf.ptr[0] >= 'a' && buf.ptr[0] <= 'z')
        buf.ptr[0] = (char)(buf.ptr[0] - 'a' + 'A');
    struct str subject = is_general ? STR_NONE : str_copy(arena, buf_str(&buf));
    buf_close(&buf);
    return subject;
}

size_t name_likeness(struct str a, struct str b)
{
    size_t most = a.len < b.len ? a.len : b.len, start = 0, end = 0;
    while (start < most && a.ptr[start] == b.ptr[start])
        start++;
    while (end < most - start && a.ptr[a.len - 1 - end] == b.ptr[b.len - 1 - end])
        end++;
    return start + end;
}

bool name_is_all(struct str text)
{
    struct arena *scratch = arena_open();
    struct str words = str_trim(spaced(scratch, text));
    bool all = str_is(words, "total") || str_is(words, "all") || str_starts(words, STR("all "));
    arena_close(scratch);
    return all;
}

bool name_is_total(struct str text)
{
    struct arena *scratch = arena_open();
    struct str words = spaced(scratch, text);
    bool total = str_find(words, STR(" total ")) != SIZE_MAX || str_starts(words, STR(" all "));
    arena_close(scratch);
    return total;
}
