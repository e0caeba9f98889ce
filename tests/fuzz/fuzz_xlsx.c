/* Workbooks: whole ones, and the XML of their parts (strings, styles and a sheet, cut at lines of "---"),
 * which a zip archive's checksums would keep from being reached. */
#include "fuzz.h"
#include "fuzz_read.h"
#include "input/describe.h"
#include "input/xlsx_parts.h"

static bool take_any(void *self, const struct row *row)
{
    size_t *n = self;
    for (size_t i = 0; i < row->n_cells; i++)
        *n += row->cells[i].len;
    return *n < (size_t)1 << 20;
}

static struct str part_take(struct str *rest)
{
    size_t at = str_find(*rest, STR("\n---\n"));
    struct str part = str_slice(*rest, 0, at);
    *rest = at == SIZE_MAX ? STR_NONE : str_slice(*rest, at + 5, rest->len);
    return part;
}

static void parts_read(struct str text)
{
    struct arena *arena = arena_open();
    struct xlsx_book book = {0};
    struct xlsx_facts facts = {0};
    size_t n = 0;
    xlsx_strings_read(arena, part_take(&text), &book);
    xlsx_styles_read(arena, part_take(&text), &book);
    xlsx_sheet_read(arena, text, &book, (struct row_taker){take_any, &n}, &facts);
    arena_close(arena);
}

static void workbook_read(const uint8_t *data, size_t size)
{
    struct fuzz_read read;
    fuzz_read_open(&read, LAYOUT_TIDY, data, size);
    read_tidy(&read.reader, &read.file);
    struct table_file file = {.file = STR("book"), .bytes = read.reader.bytes};
    struct buf out = {0};
    describe_file(read.arena, read.diags, &file, &read.areas, &out);
    buf_close(&out);
    fuzz_read_close(&read);
}

int fuzz_xlsx(const uint8_t *data, size_t size)
{
    if (size > 1 && data[0] == 'P' && data[1] == 'K')
        workbook_read(data, size);
    else
        parts_read((struct str){(const char *)data, size});
    return 0;
}
