#include "input/table_value.h"

#include "base/number.h"
#include "input/name_hint.h"

/* -- empty cells and formula errors */

static void empty_tell(struct table *table, size_t column)
{
    table_fault(
        table, table->at[column], SEVERITY_ERROR, "empty-cell",
        STR("fill it in; a merged cell of a spreadsheet has its text in the first row only: fill it down"),
        "the cell \"%s\" is empty; the row was not read", table->layout->columns[column].name);
}

/* The cell's text. False: it is empty. */
static bool filled(struct table *table, size_t column, enum need need, struct str *text)
{
    *text = table_cell(table, column);
    if (text->len == 0 && need == NEED_FILLED)
        empty_tell(table, column);
    return text->len > 0;
}

static bool formula_failed(struct table *table, size_t field, struct str text)
{
    if (text.len < 2 || text.ptr[0] != '#')
        return false;
    table_fault(table, field, SEVERITY_ERROR, "formula-error", cell_hint(table->scratch, text),
                "\"%.*s\" is a spreadsheet's word for a formula that failed; the row was not read",
                STR_ARG(table_shown(table->scratch, text)));
    return true;
}

struct str table_text(struct table *table, size_t column, enum need need)
{
    struct str text;
    if (!filled(table, column, need, &text) || formula_failed(table, table->at[column], text))
        return STR_NONE;
    return str_copy(table->arena, text);
}

/* -- names */

bool lost_zeros(struct arena *arena, const struct map *map, struct str text, struct str *whole)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
    for (int zeros = 1; zeros <= 4 && text.len; zeros++) {
        *whole = str_format(arena, "%.*s%.*s", zeros, "0000", STR_ARG(text));
        if (map_find(map, *whole) != MAP_NONE)
            return true;
    }
    return false;
}

static bool total_tell(struct table *table, size_t field)
{
    if (!table_is_total(table))
        return false;
    table_fault(table, field, SEVERITY_WARNING, "total-row",
                STR("keep totals out of data files: the program forms them itself"),
                "a row of totals; it was not read");
    return true;
}

/* What to write instead of a name that is in no list. */
static struct str hint_for(struct arena *arena, const struct map *codes, struct str text, struct str hint,
                           const char *list)
{
    struct str whole;
    if (lost_zeros(arena, codes, text, &whole))
        return str_format(
            arena, "\"%.*s\" is known: a spreadsheet took its leading zeros away; format the column as text",
            STR_ARG(whole));
    if (hint.len)
        return hint;
    return str_format(arena, "add it to the list of %s, or take the row out", list);
}

#define UNKNOWN "unknown %s \"%.*s\"; the row was not read"

/* Whether all that there is to say of an unknown name is said. */
static bool unknown_again(struct table *table, size_t field, const char *code, const char *what,
                          struct str text)
{
    return formula_failed(table, field, text) || total_tell(table, field) ||
           table_fault_again(table, field, SEVERITY_ERROR, code, UNKNOWN, what,
                             STR_ARG(table_shown(table->scratch, text)));
}

static void unknown_tell(struct table *table, size_t field, const char *code, const char *what,
                         struct str text, struct str hint)
{
    table_fault(table, field, SEVERITY_ERROR, code, hint, UNKNOWN, what,
                STR_ARG(table_shown(table->scratch, text)));
}

void table_unknown_area(struct table *table, size_t field, const struct areas *areas, struct str text)
{
    if (unknown_again(table, field, "unknown-area", "area", text))
        return;
    struct str hint =
        hint_for(table->scratch, areas->by_code, text, area_hint(table->scratch, areas, text), "areas");
    unknown_tell(table, field, "unknown-area", "area", text, hint);
}

void table_unknown_indicator(struct table *table, size_t field, const struct catalogue *catalogue,
                             struct str text)
{
    if (unknown_again(table, field, "unknown-indicator", "indicator", text))
        return;
    struct str hint = hint_for(table->scratch, catalogue->by_id, text,
                               indicator_hint(table->scratch, catalogue, text), "indicators");
    unknown_tell(table, field, "unknown-indicator", "indicator", text, hint);
}

bool table_area(struct table *table, size_t column, const struct areas *areas, bool all, uint32_t *area)
{
    struct str text;
    *area = AREA_NONE;
    if (!filled(table, column, NEED_FILLED, &text))
        return false;
    if (all && str_is(text, "*"))
        return true;
    *area = area_find(areas, text);
    if (*area == AREA_NONE && areas->n > 0 && !area_is_lost(areas, text))
        table_unknown_area(table, table->at[column], areas, text);
    return *area != AREA_NONE;
}

bool table_la(struct table *table, size_t column, const struct areas *areas, uint32_t *area)
{
    if (!table_area(table, column, areas, false, area))
        return false;
    if (areas->items[*area].kind == AREA_LA)
        return true;
    table_fault(table, table->at[column], SEVERITY_ERROR, "not-an-la", STR("name a local authority here"),
                "\"%.*s\" is a %.*s, no local authority; the row was not read",
                STR_ARG(areas->items[*area].name), STR_ARG(area_kind_name(areas->items[*area].kind)));
    return false;
}

bool table_indicator(struct table *table, size_t column, const struct catalogue *catalogue, bool all,
                     uint32_t *indicator)
{
    struct str text;
    *indicator = INDICATOR_NONE;
    if (!filled(table, column, NEED_FILLED, &text))
        return false;
    if (all && str_is(text, "*"))
        return true;
    *indicator = indicator_named(catalogue, text);
    if (*indicator == INDICATOR_NONE && catalogue->n > 0)
        table_unknown_indicator(table, table->at[column], catalogue, text);
    return *indicator != INDICATOR_NONE;
}

/* -- periods and dates */

static const char *example_of(enum calendar calendar)
{
    switch (calendar) {
    case CALENDAR_FINANCIAL: return "write 2024-25 for a year, 2025-26 Q2 for a quarter, 2025-07 for a month";
    case CALENDAR_ACADEMIC: return "write 2024-25 for a year, 2024-25 Autumn for a term";
    case CALENDAR_YEAR: return "write 2025 for a year, 2025 Q2 for a quarter, 2025-07 for a month";
    case CALENDAR_SEPTEMBER: return "write 2025 for the year to 30 September 2025";
    }
    return "";
}

static void period_tell(struct table *table, size_t column, struct str text, enum calendar calendar,
                        const char *why)
{
    size_t field = table->at[column];
    if (!formula_failed(table, field, text))
        table_fault(table, field, SEVERITY_ERROR, "bad-period", str_of(example_of(calendar)),
                    "\"%.*s\" is no period of the %.*s calendar: %s; the row was not read",
                    STR_ARG(table_shown(table->scratch, text)), STR_ARG(calendar_name(calendar)), why);
}

bool table_period(struct table *table, size_t column, enum calendar calendar, enum need need,
                  struct period *period, unsigned *marks)
{
    struct str text;
    const char *why;
    *period = (struct period){0};
    if (!filled(table, column, need, &text))
        return false;
    if (period_read(text, calendar, period, marks, &why))
        return true;
    period_tell(table, column, text, calendar, why);
    return false;
}

bool table_any_period(struct table *table, size_t column, enum need need, struct period *period)
{
    struct str text;
    const char *why = NULL, *first_why = NULL;
    *period = (struct period){0};
    if (!filled(table, column, need, &text))
        return false;
    for (enum calendar calendar = CALENDAR_FINANCIAL; calendar <= CALENDAR_SEPTEMBER; calendar++) {
        if (period_read(text, calendar, period, NULL, &why))
            return true;
        first_why = first_why ? first_why : why;
    }
    period_tell(table, column, text, CALENDAR_FINANCIAL, first_why);
    return false;
}

/* Day, month and year between slashes. */
static bool date_with_slashes(struct str text, struct date *date)
{
    int parts[3] = {0, 0, 0};
    struct str part;
    for (int i = 0; i < 3; i++) {
        if (!str_split(&text, '/', &part) || part.len == 0 || part.len > 4)
            return false;
        for (size_t j = 0; j < part.len; j++) {
            if (part.ptr[j] < '0' || part.ptr[j] > '9')
                return false;
            parts[i] = parts[i] * 10 + (part.ptr[j] - '0');
        }
    }
    char iso[16];
    struct buf buf = {0};
    buf_add_format(&buf, "%04d-%02d-%02d", parts[2], parts[1], parts[0]);
    bool done = text.len == 0 && buf.len < sizeof iso && date_read(buf_str(&buf), date);
    buf_close(&buf);
    return done;
}

/* Four digits, two and two: a date that a calendar may not have. */
static bool has_form_of_date(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (i == 4 || i == 7 ? text.ptr[i] != '-' : text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
    return text.len == 10;
}

bool table_date(struct table *table, size_t column, enum need need, struct date *date)
{
    struct str text;
    *date = (struct date){0};
    if (!filled(table, column, need, &text))
        return false;
    if (date_read(text, date))
        return true;
    if (date_with_slashes(text, date)) {
        table->n_dates++;
        return true;
    }
    if (!formula_failed(table, table->at[column], text))
        table_fault(table, table->at[column], SEVERITY_ERROR, "bad-date", STR("write dates as 2026-04-28"),
                    "\"%.*s\" is no date%s", STR_ARG(table_shown(table->scratch, text)),
                    has_form_of_date(text) ? ": there is no such day" : "");
    return false;
}

/* -- numbers and words */

/* "from 0 to 100"; a lowest one that is next to nothing only says that nought is too little. */
static struct str range_said(struct arena *arena, double lowest, double highest)
{
    struct str most = number_display(arena, highest, 0);
    if (lowest > 0 && lowest < 1e-6)
        return str_format(arena, "it is more than 0 and at most %.*s", STR_ARG(most));
    return str_format(arena, "it goes from %.*s to %.*s", STR_ARG(number_display(arena, lowest, 0)),
                      STR_ARG(most));
}

bool table_double(struct table *table, size_t column, enum need need, double lowest, double highest,
                  double *number)
{
    struct str text;
    if (!filled(table, column, need, &text))
        return false;
    struct repaired repaired;
    size_t field = table->at[column];
    if (formula_failed(table, field, text))
        return false;
    bool is_number = repair_number(text, &table->counts.repairs, &repaired);
    bool fits = is_number && repaired.number >= lowest && repaired.number <= highest;
    if (!is_number && table_decimal_comma(table, field, text))
        return false;
    if (!is_number)
        table_fault(table, field, SEVERITY_ERROR, "not-a-number",
                    STR("write digits, with a point before decimals"), "\"%.*s\" is no number",
                    STR_ARG(table_shown(table->scratch, text)));
    else if (!fits)
        table_fault(table, field, SEVERITY_ERROR, "out-of-range", STR_NONE, "\"%s\" is %.*s; %.*s",
                    table->layout->columns[column].name, STR_ARG(table_shown(table->scratch, text)),
                    STR_ARG(range_said(table->scratch, lowest, highest)));
    if (fits)
        *number = repaired.number;
    return fits;
}

bool table_whole(struct table *table, size_t column, enum need need, uint32_t lowest, uint32_t highest,
                 uint32_t *number)
{
    double value;
    if (!table_double(table, column, need, lowest, highest, &value))
        return false;
    *number = (uint32_t)value;
    if (number_is_whole(value))
        return true;
    char low[NUMBER_TEXT], high[NUMBER_TEXT];
    table_fault(table, table->at[column], SEVERITY_ERROR, "not-whole",
                str_format(table->scratch, "write a whole number from %.*s to %.*s",
                           STR_ARG(number_shortest(lowest, low)), STR_ARG(number_shortest(highest, high))),
                "\"%.*s\" is not a whole number",
                STR_ARG(table_shown(table->scratch, table_cell(table, column))));
    return false;
}

static struct str words_text(struct arena *arena, const struct str *words, size_t n)
{
    struct buf list = {0};
    for (size_t i = 0; i < n; i++)
        buf_add_format(&list, "%s%.*s", i == 0 ? "" : i + 1 == n ? " or " : ", ", STR_ARG(words[i]));
    struct str text = str_copy(arena, buf_str(&list));
    buf_close(&list);
    return text;
}

static void word_tell(struct table *table, size_t column, struct str text, const struct str *words, size_t n,
                      struct arena *scratch)
{
    struct str list = words_text(scratch, words, n), near = nearest_name(text, words, n);
    struct str hint = near.len ? str_format(scratch, "did you mean \"%.*s\"?", STR_ARG(near))
                               : str_format(scratch, "write %.*s", STR_ARG(list));
    table_fault(table, table->at[column], SEVERITY_ERROR, "unknown-word", hint,
                "\"%.*s\" is none of the words of \"%s\": %.*s", STR_ARG(table_shown(scratch, text)),
                table->layout->columns[column].name, STR_ARG(list));
}

bool table_word(struct table *table, size_t column, enum need need, struct str (*word)(int), int n,
                int *value)
{
    struct str text;
    if (!filled(table, column, need, &text) || formula_failed(table, table->at[column], text))
        return false;
    struct arena *scratch = arena_open();
    struct str folded = table_fold(scratch, text);
    struct str *words = ARENA_ARRAY(scratch, struct str, (size_t)n);
    int found = -1;
    for (int i = 0; i < n; i++) {
        words[i] = word(i);
        if (found < 0 && str_equal(table_fold(scratch, words[i]), folded))
            found = i;
    }
    if (found < 0)
        word_tell(table, column, text, words, (size_t)n, scratch);
    else
        *value = found;
    arena_close(scratch);
    return found >= 0;
}

static struct str yes_word(int i)
{
    static const struct str words[] = {{"no", 2}, {"yes", 3}, {"false", 5}, {"true", 4}, {"0", 1}, {"1", 1}};
    return words[i];
}

void table_yes(struct table *table, size_t column, bool *yes)
{
    int value = 0;
    table_word(table, column, NEED_NOT, yes_word, 6, &value);
    *yes = value % 2 == 1;
}
