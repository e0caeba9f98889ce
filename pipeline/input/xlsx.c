#include "input/xlsx.h"

#include "input/xlsx_parts.h"
#include "input/xlsx_zip.h"

struct sheet_entry {
    struct str name, id; /* id: of its relationship */
    bool is_hidden;
};

struct workbook {
    struct arena *arena;
    struct diags *diags;
    struct place place;
    struct xlsx_zip *zip;
    struct xlsx_book book;
    struct sheet_entry *sheets;
    size_t n_sheets, capacity;
    struct str wanted_id, target; /* of the wanted sheet's relationship */
};

static bool fail(const struct workbook *workbook, const char *why)
{
    diag_add(workbook->diags, SEVERITY_ERROR, "bad-workbook", workbook->place,
             "open it in a spreadsheet and save it as .xlsx without a password, or as CSV",
             "the workbook cannot be read: %s", why);
    return false;
}

/* A part that must be there. */
static bool part_read(struct workbook *workbook, struct str name, struct str *text)
{
    const char *why = "it lacks a part that every workbook has; is it a workbook at all?";
    return xlsx_zip_read(workbook->zip, workbook->arena, name, text, &why) == XLSX_PART_READ ||
           fail(workbook, why);
}

/* -- workbook.xml and its relationships */

static bool workbook_begin(void *self, const struct xlsx_element *element)
{
    struct workbook *workbook = self;
    if (str_is(element->name, "workbookPr")) {
        struct str from_1904 = xlsx_attribute(element, "date1904");
        workbook->book.from_1904 = str_is(from_1904, "1") || str_is(from_1904, "true");
    } else if (str_is(element->name, "sheet")) {
        ARENA_RESERVE(workbook->arena, workbook->sheets, workbook->n_sheets, workbook->capacity);
        workbook->sheets[workbook->n_sheets++] =
            (struct sheet_entry){str_copy(workbook->arena, xlsx_attribute(element, "name")),
                                 str_copy(workbook->arena, xlsx_attribute(element, "id")),
                                 str_ends(xlsx_attribute(element, "state"), STR("idden"))};
    }
    return true;
}

static bool relations_begin(void *self, const struct xlsx_element *element)
{
    struct workbook *workbook = self;
    if (str_is(element->name, "Relationship") &&
        str_equal(xlsx_attribute(element, "Id"), workbook->wanted_id))
        workbook->target = str_copy(workbook->arena, xlsx_attribute(element, "Target"));
    return true;
}

static bool end_nothing(void *self, struct str name)
{
    (void)self;
    (void)name;
    return true;
}

static bool xml_read(struct workbook *workbook, struct str text,
                     bool (*begin)(void *, const struct xlsx_element *))
{
    struct xlsx_handler handler = {.self = workbook, .begin = begin, .end = end_nothing};
    return xlsx_xml_read(text, &handler) ||
           fail(workbook,
                "a part of it is not XML as spreadsheets write it: well-formed, without a document type");
}

/* -- which sheet */

static struct str sheets_text(const struct workbook *workbook, const struct sheet_entry *without)
{
    struct buf buf = {0};
    for (size_t i = 0; i < workbook->n_sheets; i++)
        if (&workbook->sheets[i] != without)
            buf_add_format(&buf, "%s\"%.*s\"", buf.len ? ", " : "", STR_ARG(workbook->sheets[i].name));
    struct str text = str_copy(workbook->arena, buf_str(&buf));
    buf_close(&buf);
    return text;
}

static const struct sheet_entry *sheet_named(const struct workbook *workbook, struct str name)
{
    struct str *names = ARENA_ARRAY(workbook->arena, struct str, workbook->n_sheets + 1);
    for (size_t i = 0; i < workbook->n_sheets; i++) {
        names[i] = workbook->sheets[i].name;
        if (str_equal_fold(str_trim(names[i]), str_trim(name)))
            return &workbook->sheets[i];
    }
    struct str near = nearest_name(name, names, workbook->n_sheets);
    diag_add_hint(workbook->diags, SEVERITY_ERROR, "unknown-sheet", workbook->place,
                  near.len ? str_format(workbook->arena, "did you mean \"%.*s\"?", STR_ARG(near))
                           : str_format(workbook->arena, "it has %.*s", STR_ARG(sheets_text(workbook, NULL))),
                  "the workbook has no sheet \"%.*s\"", STR_ARG(name));
    return NULL;
}

/* The first that is not hidden; what else there is is said. */
static const struct sheet_entry *sheet_first(const struct workbook *workbook)
{
    size_t first = 0;
    while (first < workbook->n_sheets && workbook->sheets[first].is_hidden)
        first++;
    if (first == workbook->n_sheets) {
        fail(workbook, "it has no sheet that is not hidden");
        return NULL;
    }
    const struct sheet_entry *sheet = &workbook->sheets[first];
    if (workbook->n_sheets > 1)
        diag_add_hint(workbook->diags, SEVERITY_NOTE, "other-sheets", workbook->place,
                      str_format(workbook->arena, "to read another, say sheet=\"...\" in the spec"),
                      "the sheet \"%.*s\" was read; not read: %.*s", STR_ARG(sheet->name),
                      STR_ARG(sheets_text(workbook, sheet)));
    return sheet;
}

/* Targets are relative to xl/, or absolute. */
static struct str part_name(struct arena *arena, struct str target)
{
    if (str_starts(target, STR("/")))
        return str_slice(target, 1, target.len);
    return str_format(arena, "xl/%.*s", STR_ARG(target));
}

/* -- reading */

/* Strings and styles; a workbook without them has none. */
static bool book_read(struct workbook *workbook)
{
    static const struct {
        struct str name;
        bool (*read)(struct arena *arena, struct str xml, struct xlsx_book *book);
    } parts[] = {{{"xl/sharedStrings.xml", 20}, xlsx_strings_read},
                 {{"xl/styles.xml", 13}, xlsx_styles_read}};
    for (size_t i = 0; i < 2; i++) {
        struct str text;
        const char *why = NULL;
        switch (xlsx_zip_read(workbook->zip, workbook->arena, parts[i].name, &text, &why)) {
        case XLSX_PART_ABSENT: break;
        case XLSX_PART_BROKEN: return fail(workbook, why);
        case XLSX_PART_READ:
            if (!parts[i].read(workbook->arena, text, &workbook->book))
                return fail(
                    workbook,
                    "a part of it is not XML as spreadsheets write it: well-formed, without a document type");
        }
    }
    return true;
}

static bool sheet_find(struct workbook *workbook, struct str wanted, struct xlsx_facts *facts)
{
    struct str text;
    if (!part_read(workbook, STR("xl/workbook.xml"), &text) || !xml_read(workbook, text, workbook_begin))
        return false;
    const struct sheet_entry *sheet = wanted.len ? sheet_named(workbook, wanted) : sheet_first(workbook);
    if (!sheet)
        return false;
    facts->sheet = sheet->name;
    workbook->wanted_id = sheet->id;
    if (!part_read(workbook, STR("xl/_rels/workbook.xml.rels"), &text) ||
        !xml_read(workbook, text, relations_begin))
        return false;
    return workbook->target.len || fail(workbook, "it does not say where the sheet is");
}

static bool workbook_read(struct workbook *workbook, struct str wanted, struct row_taker taker,
                          struct xlsx_facts *facts)
{
    struct str text;
    return sheet_find(workbook, wanted, facts) && book_read(workbook) &&
           part_read(workbook, part_name(workbook->arena, workbook->target), &text) &&
           (xlsx_sheet_read(workbook->arena, text, &workbook->book, taker, facts) ||
            fail(workbook,
                 "the sheet is not XML as spreadsheets write it: well-formed, without a document type"));
}

bool xlsx_read(struct arena *arena, struct diags *diags, struct place place, struct str bytes,
               struct str sheet, struct row_taker taker, struct xlsx_facts *facts)
{
    struct workbook workbook = {.arena = arena, .diags = diags, .place = place};
    const char *why = NULL;
    *facts = (struct xlsx_facts){0};
    workbook.zip = xlsx_zip_open(bytes, &why);
    if (!workbook.zip)
        return fail(&workbook, why);
    bool read = workbook_read(&workbook, sheet, taker, facts);
    xlsx_zip_close(workbook.zip);
    return read;
}

bool xlsx_sheets(struct arena *arena, struct diags *diags, struct place place, struct str bytes,
                 struct str **names, size_t *n)
{
    struct workbook workbook = {.arena = arena, .diags = diags, .place = place};
    const char *why = NULL;
    struct str text;
    *n = 0;
    workbook.zip = xlsx_zip_open(bytes, &why);
    if (!workbook.zip)
        return fail(&workbook, why);
    bool read =
        part_read(&workbook, STR("xl/workbook.xml"), &text) && xml_read(&workbook, text, workbook_begin);
    xlsx_zip_close(workbook.zip);
    *names = ARENA_ARRAY(arena, struct str, workbook.n_sheets + 1);
    for (size_t i = 0; read && i < workbook.n_sheets; i++)
        if (!workbook.sheets[i].is_hidden)
            (*names)[(*n)++] = workbook.sheets[i].name;
    return read;
}
