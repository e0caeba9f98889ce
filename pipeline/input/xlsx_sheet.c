#include "base/number.h"
#include "input/xlsx_parts.h"

#include <string.h>

#define LAST_COLUMN 16383 /* of a sheet: XFD */
#define LAST_ROW 1048576

struct sheet {
    struct arena *arena;
    const struct xlsx_book *book;
    struct row_taker taker;
    struct xlsx_facts *facts;
    /* the row in hand */
    struct str *cells;
    size_t n_cells, capacity;
    uint32_t row;
    bool in_row, stopped;
    /* the cell in hand */
    size_t column;
    struct str type;
    struct xlsx_style style;
    bool in_cell, in_value, has_value, has_formula;
    struct buf value;
};

/* -- references */

/* "B12" as column 1 and row 12; either may be missing. */
static bool reference_read(struct str text, size_t *column, uint32_t *row)
{
    size_t at = 0, letters = 0;
    uint64_t digits = 0;
    for (; at < text.len && ((text.ptr[at] >= 'A' && text.ptr[at] <= 'Z') || text.ptr[at] == '$'); at++)
        if (text.ptr[at] != '$')
            letters = letters * 26 + (size_t)(text.ptr[at] - 'A' + 1);
    for (; at < text.len && at < 20 && ((text.ptr[at] >= '0' && text.ptr[at] <= '9') || text.ptr[at] == '$');
         at++)
        if (text.ptr[at] != '$')
            digits = digits * 10 + (uint64_t)(text.ptr[at] - '0');
    if (at != text.len || letters == 0 || letters > LAST_COLUMN + 1 || digits == 0 || digits > LAST_ROW)
        return false;
    *column = letters - 1;
    *row = (uint32_t)digits;
    return true;
}

static void merged_add(struct sheet *sheet, struct str text)
{
    struct xlsx_range range = {.text = str_copy(sheet->arena, text)};
    struct str rest = text, first, last;
    if (!str_split(&rest, ':', &first) || !str_split(&rest, ':', &last) ||
        !reference_read(first, &range.first_column, &range.first_row) ||
        !reference_read(last, &range.last_column, &range.last_row))
        return;
    struct xlsx_facts *facts = sheet->facts;
    ARENA_RESERVE(sheet->arena, facts->merged, facts->n_merged, facts->merged_capacity);
    facts->merged[facts->n_merged++] = range;
}

/* -- rows */

static void row_begin(struct sheet *sheet, const struct xlsx_element *element)
{
    double number;
    struct str said = xlsx_attribute(element, "r");
    sheet->row = said.len && number_read(said, &number) && number >= 1 && number <= LAST_ROW
                     ? (uint32_t)number
                     : sheet->row + 1;
    sheet->in_row = true;
    sheet->n_cells = 0;
    sheet->column = SIZE_MAX; /* so that the next one is 0 */
    if (str_is(xlsx_attribute(element, "hidden"), "1"))
        sheet->facts->n_hidden_rows++;
}

static bool row_end(struct sheet *sheet)
{
    struct row row = {.cells = sheet->cells, .n_cells = sheet->n_cells, .line = sheet->row};
    sheet->in_row = false;
    if (!sheet->taker.take(sheet->taker.self, &row))
        sheet->stopped = true;
    return true; /* what follows the rows is still wanted: merged cells */
}

static void cell_put(struct sheet *sheet, struct str text)
{
    while (sheet->n_cells <= sheet->column) {
        ARENA_RESERVE(sheet->arena, sheet->cells, sheet->n_cells, sheet->capacity);
        sheet->cells[sheet->n_cells++] = STR_NONE;
    }
    struct str trimmed = str_trim(text);
    sheet->facts->trimmed += trimmed.len < text.len;
    sheet->cells[sheet->column] = trimmed;
}

/* -- cells */

static void cell_begin(struct sheet *sheet, const struct xlsx_element *element)
{
    size_t column;
    uint32_t row;
    double style;
    sheet->column = reference_read(xlsx_attribute(element, "r"), &column, &row) ? column : sheet->column + 1;
    struct str type = xlsx_attribute(element, "t");
    sheet->type = type.len ? str_copy(sheet->arena, type) : STR("n");
    sheet->style = (struct xlsx_style){FORMAT_PLAIN, 0};
    if (number_read(xlsx_attribute(element, "s"), &style) && style >= 0 &&
        style < (double)sheet->book->n_styles)
        sheet->style = sheet->book->styles[(size_t)style];
    sheet->in_cell = sheet->column <= LAST_COLUMN;
    sheet->has_value = sheet->has_formula = false;
    buf_clear(&sheet->value);
}

static struct str shared_string(const struct sheet *sheet, struct str index)
{
    double number;
    if (!number_read(index, &number) || number < 0 || number >= (double)sheet->book->n_strings)
        return STR_NONE;
    return sheet->book->strings[(size_t)number];
}

/* "2025-06-30T00:00:00" as the day. */
static struct str iso_date(struct str text)
{
    size_t at = str_find(text, STR("T00:00"));
    return at == SIZE_MAX ? text : str_slice(text, 0, at);
}

static struct str cell_text(struct sheet *sheet)
{
    struct str stored = str_copy(sheet->arena, buf_str(&sheet->value));
    if (str_is(sheet->type, "s"))
        return shared_string(sheet, stored);
    if (str_is(sheet->type, "b"))
        return str_is(stored, "1") ? STR("TRUE") : STR("FALSE");
    if (str_is(sheet->type, "d"))
        return iso_date(stored);
    if (str_is(sheet->type, "n"))
        return xlsx_number_text(sheet->arena, sheet->book, sheet->style, stored);
    return stored; /* str, inlineStr, e */
}

/* Programs that do not calculate write an empty <v/> beside the formula; an empty text is a result. */
static bool has_result(const struct sheet *sheet)
{
    bool is_number = !sheet->type.len || str_is(sheet->type, "n");
    return sheet->has_value && (sheet->value.len || !sheet->has_formula || !is_number);
}

static void cell_end(struct sheet *sheet)
{
    sheet->in_cell = false;
    if (has_result(sheet)) {
        cell_put(sheet, cell_text(sheet));
        return;
    }
    if (!sheet->has_formula)
        return;
    if (sheet->facts->n_empty_formulas++ == 0) {
        char letters[8];
        size_t n = sizeof letters;
        for (size_t left = sheet->column + 1; left && n; left = (left - 1) / 26)
            letters[--n] = (char)('A' + (left - 1) % 26);
        sheet->facts->first_empty_formula =
            str_format(sheet->arena, "%.*s%u", (int)(sizeof letters - n), letters + n, (unsigned)sheet->row);
    }
}

/* -- the stream */

static bool sheet_begin(void *self, const struct xlsx_element *element)
{
    struct sheet *sheet = self;
    if (str_is(element->name, "mergeCell"))
        merged_add(sheet, xlsx_attribute(element, "ref"));
    if (sheet->stopped)
        return true;
    if (str_is(element->name, "row")) {
        row_begin(sheet, element);
    } else if (str_is(element->name, "c") && sheet->in_row) {
        cell_begin(sheet, element);
    } else if (sheet->in_cell) {
        sheet->in_value = str_is(element->name, "v") || str_is(element->name, "t");
        sheet->has_value = sheet->has_value || sheet->in_value;
        sheet->has_formula = sheet->has_formula || str_is(element->name, "f");
    }
    return true;
}

static bool sheet_end(void *self, struct str name)
{
    struct sheet *sheet = self;
    sheet->in_value = false;
    if (str_is(name, "c") && sheet->in_cell)
        cell_end(sheet);
    else if (str_is(name, "row") && sheet->in_row && !sheet->stopped)
        return row_end(sheet);
    return true;
}

static void sheet_text(void *self, struct str text)
{
    struct sheet *sheet = self;
    if (sheet->in_value)
        buf_add(&sheet->value, text);
}

bool xlsx_sheet_read(struct arena *arena, struct str xml, const struct xlsx_book *book,
                     struct row_taker taker, struct xlsx_facts *facts)
{
    struct sheet sheet = {.arena = arena, .book = book, .taker = taker, .facts = facts};
    struct xlsx_handler handler = {
        .self = &sheet, .begin = sheet_begin, .end = sheet_end, .text = sheet_text};
    bool read = xlsx_xml_read(xml, &handler);
    buf_close(&sheet.value);
    return read;
}
