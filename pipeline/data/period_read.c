#include "data/period.h"

#include "data/value.h"

/* A label is cut into tokens; what stands in brackets, the calendar's suffix and the part of the year are
 * taken off from the ends; the years remain. */

enum token_kind { TOKEN_NUMBER, TOKEN_WORD, TOKEN_DASH, TOKEN_SLASH };

struct token {
    enum token_kind kind;
    struct str text; /* as written */
    int value;       /* of a number */
    bool near;       /* no space between it and the one before */
};

#define MOST_TOKENS 16

struct label {
    struct token tokens[MOST_TOKENS];
    size_t from, to; /* those not yet taken */
    enum calendar calendar;
    enum period_kind kind; /* PERIOD_NONE: as the years say */
    int part;
    bool three_years; /* by its suffix */
    const char *why;
};

static const char *const why_not_understood = "the label is not understood as a period";
static const char *const why_dates = "the label may be a date that a spreadsheet made of a quarter or month; "
                                     "write 2025-07 for a month or 2025-26 Q2 "
                                     "for a quarter";
static const char *const why_not_following = "the label has two years that do not follow one another";

static bool fail(struct label *label, const char *why)
{
    if (!label->why)
        label->why = why;
    return false;
}

/* -- tokens */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes of a hyphen, non-breaking hyphen, figure dash, en dash, em dash or minus at the text's start; 0 for
 * none. */
static size_t dash_at(struct str text)
{
    static const struct str dashes[] = {{"-", 1},
                                        {"\xE2\x80\x90", 3},
                                        {"\xE2\x80\x91", 3},
                                        {"\xE2\x80\x92", 3},
                                        {"\xE2\x80\x93", 3},
                                        {"\xE2\x80\x94", 3},
                                        {"\xE2\x88\x92", 3}};
    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++)
        if (str_starts(text, dashes[i]))
            return dashes[i].len;
    return 0;
}

/* Takes the next token off the text; false for a character that no label has. */
static bool token_next(struct str *text, struct token *token)
{
    size_t len = 0;
    token->value = 0;
    if (is_digit(text->ptr[0])) {
        token->kind = TOKEN_NUMBER;
        for (; len < text->len && is_digit(text->ptr[len]); len++)
            if (len < 8)
                token->value = token->value * 10 + (text->ptr[len] - '0');
    } else if (is_letter(text->ptr[0])) {
        token->kind = TOKEN_WORD;
        while (len < text->len && is_letter(text->ptr[len]))
            len++;
    } else if (text->ptr[0] == '/') {
        token->kind = TOKEN_SLASH;
        len = 1;
    } else {
        token->kind = TOKEN_DASH;
        len = dash_at(*text);
    }
    token->text = str_slice(*text, 0, len);
    *text = str_slice(*text, len, text->len);
    return len > 0;
}

static bool label_cut(struct label *label, struct str text)
{
    text = str_trim(text);
    if (text.len == 0)
        return fail(label, "the label is empty");
    size_t left = text.len;
    while (text.len) {
        if (label->to == MOST_TOKENS)
            return fail(label, why_not_understood);
        struct token *token = &label->tokens[label->to++];
        token->near = text.len == left;
        if (!token_next(&text, token))
            return fail(label, why_not_understood);
        left = text.len;
        text = str_trim(text);
    }
    return true;
}

static const struct token *first(const struct label *label)
{
    return &label->tokens[label->from];
}

static const struct token *last(const struct label *label)
{
    return &label->tokens[label->to - 1];
}

static size_t n_left(const struct label *label)
{
    return label->to - label->from;
}

static bool is_word(const struct token *token, const char *word)
{
    return token->kind == TOKEN_WORD && str_equal_fold(token->text, str_of(word));
}

static bool is_number(const struct token *token, size_t digits)
{
    return token->kind == TOKEN_NUMBER && token->text.len == digits;
}

static bool is_separator(const struct token *token)
{
    return token->kind == TOKEN_DASH || token->kind == TOKEN_SLASH;
}

/* -- what is taken off the ends */

/* Marks in brackets at the end: "2018 (Rev)". */
static bool marks_take(struct str *text, unsigned *marks, struct label *label)
{
    static const struct {
        const char *word;
        unsigned mark;
    } words[] = {{"rev", MARK_REVISED},
                 {"revised", MARK_REVISED},
                 {"r", MARK_REVISED},
                 {"prov", MARK_PROVISIONAL},
                 {"provisional", MARK_PROVISIONAL},
                 {"p", MARK_PROVISIONAL},
                 {"ot", MARK_OUTTURN},
                 {"outturn", MARK_OUTTURN},
                 {"o", MARK_OUTTURN},
                 {"final", 0}};
    for (*text = str_trim(*text); str_ends(*text, STR(")")); *text = str_trim(*text)) {
        size_t open = str_find(*text, STR("("));
        if (open == SIZE_MAX)
            return fail(label, why_not_understood);
        for (size_t next; (next = str_find(str_slice(*text, open + 1, text->len), STR("("))) != SIZE_MAX;)
            open += next + 1;
        struct str word = str_trim(str_slice(*text, open + 1, text->len - 1));
        size_t i = 0;
        while (i < sizeof words / sizeof words[0] && !str_equal_fold(word, str_of(words[i].word)))
            i++;
        if (i == sizeof words / sizeof words[0])
            return fail(label, "the label has a word in brackets other than Rev, prov, OT and Final");
        *marks |= words[i].mark;
        *text = str_slice(*text, 0, open);
    }
    return true;
}

/* "FY", "AY", "CY" at either end, "SEP" at the end only (in front it is a month); "FY3" for three years. True
 * when one was taken. */
static bool suffix_take(struct label *label)
{
    static const char *const suffixes[] = {"FY", "AY", "CY", "SEP"};
    size_t n = n_left(label);
    if (n < 2)
        return false;
    bool three = n > 2 && is_number(last(label), 1) && last(label)->value == 3 && last(label)->near;
    const struct token *end = three ? last(label) - 1 : last(label);
    for (int i = 0; i < 4; i++) {
        bool at_end = is_word(end, suffixes[i]) && !is_separator(end - 1);
        bool in_front = i < 3 && is_word(first(label), suffixes[i]);
        if (!at_end && !in_front)
            continue;
        if ((enum calendar)i != label->calendar)
            return fail(label, "the label names another calendar than the catalogue gives this indicator");
        label->three_years = label->three_years || (at_end && three);
        if (at_end)
            label->to -= three ? 2 : 1;
        else
            label->from++;
        return true;
    }
    return false;
}

static int month_of(const struct token *token)
{
    if (is_word(token, "sept"))
        return 9;
    for (int month = 1; month <= 12 && token->kind == TOKEN_WORD; month++) {
        struct str name = month_name(month);
        if (str_equal_fold(token->text, name) || str_equal_fold(token->text, str_slice(name, 0, 3)))
            return month;
    }
    return 0;
}

static int term_of(const struct token *token)
{
    return is_word(token, "autumn") ? 0 : is_word(token, "spring") ? 1 : is_word(token, "summer") ? 2 : -1;
}

/* A word and a number: "Q2", "quarter 2", "week 7", "W07", "part 1". */
static bool numbered_part(const struct token *t, enum period_kind *kind, int *part)
{
    static const struct {
        const char *word;
        enum period_kind kind;
        int most;
    } words[] = {{"q", PERIOD_QUARTER, 4},  {"quarter", PERIOD_QUARTER, 4}, {"qtr", PERIOD_QUARTER, 4},
                 {"week", PERIOD_WEEK, 53}, {"w", PERIOD_WEEK, 53},         {"part", PERIOD_PART, 2}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!is_word(&t[0], words[i].word) || t[1].kind != TOKEN_NUMBER || t[1].text.len > 2)
            continue;
        *kind = words[i].kind;
        *part = t[1].value - 1;
        return t[1].value >= 1 && t[1].value <= words[i].most;
    }
    return false;
}

/* Whether these n tokens name a part of a year. */
static bool part_match(const struct token *t, size_t n, enum period_kind *kind, int *part)
{
    if (n == 1 && month_of(t)) {
        *kind = PERIOD_MONTH;
        *part = month_of(t) - 1;
        return true;
    }
    if (n == 2 && numbered_part(t, kind, part))
        return true;
    bool term_word = n > 1 && (is_word(&t[n - 1], "term") || is_word(&t[n - 1], "terms"));
    if (term_word)
        n--;
    if (n == 1 && term_of(t) >= 0) {
        *kind = PERIOD_TERM;
        *part = term_of(t);
        return true;
    }
    if (n == 3 && term_of(&t[0]) == 0 && (is_word(&t[1], "and") || t[1].kind == TOKEN_DASH) &&
        term_of(&t[2]) == 1) {
        *kind = PERIOD_TWO_TERMS;
        *part = 0;
        return true;
    }
    return false;
}

/* Takes a part of a year off either end, with a dash or slash beside it. True when one was taken. */
static bool part_take(struct label *label)
{
    if (label->kind != PERIOD_NONE)
        return false;
    for (size_t n = n_left(label) < 5 ? n_left(label) : 4; n > 0; n--) {
        if (part_match(first(label), n, &label->kind, &label->part)) {
            label->from += n;
            if (n_left(label) > 1 && is_separator(first(label)))
                label->from++;
            return true;
        }
        if (part_match(last(label) + 1 - n, n, &label->kind, &label->part)) {
            label->to -= n;
            if (n_left(label) > 1 && is_separator(last(label)))
                label->to--;
            return true;
        }
    }
    return false;
}

/* -- the years that remain */

struct years {
    int from, to;
    bool pair;       /* two years are written */
    bool month_like; /* four digits, a dash and two digits from 01 to 12 */
};

/* Year `last` written with two digits, not before `from`. */
static int year_near(int from, int last)
{
    int year = from / 100 * 100 + last;
    return year < from ? year + 100 : year;
}

/* "2024-25", "2024/25", "2024-2025", "24/25" at the three tokens. */
static bool pair_read(const struct token *t, struct years *years)
{
    if (!is_separator(&t[1]) || !(is_number(&t[0], 4) || is_number(&t[0], 2)) ||
        !(is_number(&t[2], 2) || (is_number(&t[2], 4) && is_number(&t[0], 4))))
        return false;
    bool short_from = is_number(&t[0], 2);
    years->from = short_from ? 2000 + t[0].value : t[0].value;
    years->to = is_number(&t[2], 4) ? t[2].value : year_near(years->from, t[2].value);
    years->pair = true;
    years->month_like =
        !short_from && t[1].kind == TOKEN_DASH && is_number(&t[2], 2) && t[2].value >= 1 && t[2].value <= 12;
    return true;
}

/* "2013/14-15/16": the first and the last of three years that each span two. */
static bool long_span_read(struct label *label, struct years *years)
{
    const struct token *t = first(label);
    struct years begin, end;
    if (n_left(label) != 7 || !(is_separator(&t[3]) || is_word(&t[3], "to")) || !pair_read(t, &begin) ||
        !pair_read(t + 4, &end))
        return false;
    if (begin.to != begin.from + 1 || end.to != end.from + 1 || end.to != begin.to + 2)
        return fail(label, "the label is not three years, such as 2013/14-15/16");
    if (label->calendar == CALENDAR_YEAR)
        return fail(label, "the label has years that span two, but this indicator's are calendar years");
    *years = (struct years){.from = begin.from, .to = end.to, .pair = true};
    label->three_years = true;
    return true;
}

static bool all_numbers_and_separators(const struct label *label)
{
    for (size_t i = label->from; i < label->to; i++)
        if (label->tokens[i].kind == TOKEN_WORD)
            return false;
    return true;
}

/* What is wrong with a label whose years are of no known form. */
static const char *why_no_years(const struct label *label)
{
    size_t n = n_left(label);
    for (size_t i = label->from; i < label->to; i++)
        if (month_of(&label->tokens[i]))
            return why_dates;
    if (n == 5 && all_numbers_and_separators(label))
        return "the label is a date, not a period; write 2024-25 for a year or 2025-26 Q2 for a quarter";
    if (n == 1 && is_number(first(label), 5))
        return "the label is a spreadsheet's number of a day, not a period; set the column to text and write "
               "2024-25";
    if (n == 1 && first(label)->kind == TOKEN_NUMBER && first(label)->value == 0)
        return "0 is no period";
    if (n == 0)
        return "the label has no year";
    return why_not_understood;
}

static bool years_read(struct label *label, struct years *years)
{
    const struct token *t = first(label);
    size_t n = n_left(label);
    *years = (struct years){0};
    if (n == 1 && is_number(t, 4)) {
        years->from = years->to = t->value;
    } else if (n == 1 && is_number(t, 6)) {
        *years = (struct years){t->value / 100, year_near(t->value / 100, t->value % 100), true, false};
        if (years->to != years->from + 1)
            return fail(label, why_not_following);
    } else if (!(n == 3 && pair_read(t, years)) && !long_span_read(label, years)) {
        return fail(label, why_no_years(label));
    }
    if (years->from < 1900 || years->from > 2199)
        return fail(label, "the label has a year outside 1900 to 2199");
    if (years->to < years->from)
        return fail(label, why_not_following);
    return true;
}

/* -- the period */

static bool spans_two_years(enum calendar calendar)
{
    return calendar == CALENDAR_FINANCIAL || calendar == CALENDAR_ACADEMIC;
}

/* A label of years alone. */
static bool whole_years(struct label *label, const struct years *years, struct period *period)
{
    int difference = years->to - years->from;
    bool two = spans_two_years(label->calendar);
    bool one_year = !years->pair || (difference == 1 && label->calendar != CALENDAR_YEAR);
    if (one_year && !label->three_years) {
        *period = period_of(PERIOD_YEAR, label->calendar, years->to, 0);
        return true;
    }
    if (years->month_like && !label->three_years) {
        *period = period_of(PERIOD_MONTH, CALENDAR_YEAR, years->from, years->to % 100 - 1);
        return true;
    }
    if (difference == (two ? 3 : 2) || (difference == 2 && !label->three_years)) {
        *period = period_of(PERIOD_THREE_YEARS, label->calendar, years->to, 0);
        return true;
    }
    if (label->three_years)
        return fail(label, two ? "the label is not three years, such as 2022-25 FY3"
                               : "the label is not three years, such as 2023-25 CY3");
    if (label->calendar == CALENDAR_YEAR && difference == 1)
        return fail(label, "the label has two years, but this indicator's are calendar years, such as 2025");
    return fail(label, why_not_following);
}

/* A label with a part of a year. */
static bool part_of_year(struct label *label, const struct years *years, struct period *period)
{
    enum calendar calendar = label->calendar;
    bool free = label->kind == PERIOD_MONTH || label->kind == PERIOD_WEEK;
    if (label->kind == PERIOD_PART && calendar != CALENDAR_FINANCIAL)
        return fail(label, "parts 1 and 2 are of financial years, and this indicator's years are not");
    if ((label->kind == PERIOD_TERM || label->kind == PERIOD_TWO_TERMS) && calendar != CALENDAR_ACADEMIC)
        return fail(label, "terms are of academic years, and this indicator's years are not");
    if (years->pair && years->to != years->from + 1)
        return fail(label, why_not_following);
    if (years->pair && free)
        return fail(label, "a month or week has one year, such as July 2025");
    if (years->pair && calendar == CALENDAR_YEAR)
        return fail(label,
                    "the label has two years, but this indicator's are calendar years, such as 2025 Q2");
    if (!years->pair && !free && spans_two_years(calendar))
        return fail(label,
                    "a part of such a year needs both its years, such as 2025-26 Q2: with one it could be of "
                    "either");
    if (label->three_years)
        return fail(label, why_not_understood);
    struct period found = period_of(label->kind, calendar, years->to, label->part);
    if (!period_is(found))
        return fail(label, "that year has no week 53");
    *period = found;
    return true;
}

bool period_read(struct str text, enum calendar calendar, struct period *period, unsigned *marks,
                 const char **why)
{
    struct label label = {.calendar = calendar};
    struct years years;
    unsigned found = 0;
    bool done = marks_take(&text, &found, &label) && label_cut(&label, text);
    while (done && n_left(&label) && (suffix_take(&label) || part_take(&label)))
        continue;
    done = done && !label.why;
    if (done && label.kind == PERIOD_MONTH && n_left(&label) && !is_number(first(&label), 4))
        done = fail(&label, why_dates);
    done = done && years_read(&label, &years) &&
           (label.kind == PERIOD_NONE ? whole_years(&label, &years, period)
                                      : part_of_year(&label, &years, period));
    if (done && marks)
        *marks = found;
    *why = label.why;
    return done;
}
