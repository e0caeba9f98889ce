#include "pdf.h"

#include "base/map.h"
#include "syntax.h"
#include "writer.h"

#include <stdarg.h>
#include <stdio.h>

void writer_fail(struct writer *writer, const char *code, const char *message, ...)
{
    va_list list;
    va_start(list, message);
    struct str text = str_format_list(writer->arena, message, list);
    va_end(list);
    diag_add_system(writer->diags, code, place_file(writer->document->title), NULL, "%.*s", STR_ARG(text));
    writer->failed = true;
}

bool writer_check(struct writer *writer, size_t page)
{
    struct fault *fault = &writer->fault;
    if (fault->code == HPDF_OK)
        return true;
    writer->failed = true;
    if (fault->said)
        return false;
    fault->said = true;
    if (page == SIZE_MAX)
        writer_fail(writer, "pdf-library",
                    "The PDF library failed with code 0x%04lX (detail %lu); no PDF is written.",
                    (unsigned long)fault->code, (unsigned long)fault->detail);
    else
        writer_fail(writer, "pdf-library",
                    "The PDF library failed on page %zu with code 0x%04lX (detail %lu); no PDF is written.",
                    page + 1, (unsigned long)fault->code, (unsigned long)fault->detail);
    return false;
}

/* libharu's errors are sticky; the first one is the cause. */
static void note_fault(HPDF_STATUS code, HPDF_STATUS detail, void *user)
{
    struct fault *fault = user;
    if (fault->code == HPDF_OK)
        *fault = (struct fault){.code = code, .detail = detail};
}

void writer_add_reference(struct writer *writer, HPDF_Dict dict, const char *key, uint32_t number)
{
    HPDF_Dict_Add(dict, key, save_reference(&writer->save, number));
}

void writer_add_object(struct writer *writer, HPDF_Dict dict, const char *key, struct str body)
{
    uint32_t number = save_reserve(&writer->save);
    save_object(&writer->save, number, body);
    writer_add_reference(writer, dict, key, number);
}

void writer_add_place(const struct writer *writer, struct buf *out, uint32_t page, double y)
{
    buf_add_char(out, '[');
    save_add_reference(out, writer->page_number[page]);
    buf_add(out, STR("/XYZ 0 "));
    syntax_add_number(out, writer->pages->items[page].height - y, 0);
    buf_add(out, STR(" null]"));
}

uint32_t writer_element(const struct writer *writer, uint32_t element)
{
    return writer->element_number + element;
}

/* Everything that libharu numbers: its pages and their labels. */
static void add_pages(struct writer *writer)
{
    const struct pages *pages = writer->pages;
    save_prepare(writer->doc);
    writer->page = ARENA_ARRAY(writer->arena, HPDF_Page, pages->n);
    writer->page_number = ARENA_ARRAY(writer->arena, uint32_t, pages->n);
    for (size_t p = 0; p < pages->n; p++) {
        HPDF_Page page = HPDF_AddPage(writer->doc);
        if (!writer_check(writer, p))
            return;
        HPDF_Page_SetWidth(page, (HPDF_REAL)pages->items[p].width);
        HPDF_Page_SetHeight(page, (HPDF_REAL)pages->items[p].height);
        writer->page[p] = page;
        writer->page_number[p] = save_number(page);
        if (!writer_check(writer, p))
            return;
    }
    HPDF_AddPageLabel(writer->doc, 0, HPDF_PAGE_NUM_STYLE_DECIMAL, 1, NULL);
}

static bool open_fonts(struct writer *writer)
{
    if (metrics_is_fixed(writer->metrics)) {
        writer_fail(writer, "no-font",
                    "Pages that were laid out with fixed widths have no font to embed; no PDF is "
                    "written.");
        return false;
    }
    for (int font = 0; font < FONT_COUNT; font++) {
        writer->font[font] = font_open(writer->arena, metrics_font_bytes(writer->metrics, (enum font)font));
        if (!writer->font[font])
            writer_fail(writer, "no-font",
                        "%s has no TrueType outlines and cannot be embedded; no PDF is written.",
                        metrics_font_path(writer->metrics, (enum font)font));
    }
    writer->fonts = save_reserve(&writer->save);
    return !writer->failed;
}

/* The faces that some text has used, as /F0 and /F1. */
static void write_fonts(struct writer *writer)
{
    struct buf body = {0};
    buf_add(&body, STR("<<"));
    for (int font = 0; font < FONT_COUNT; font++) {
        if (!font_is_used(writer->font[font]))
            continue;
        uint32_t number = save_reserve(&writer->save);
        if (!font_write(writer->font[font], &writer->save, number))
            writer_fail(writer, "no-font", "The subset of %s could not be made; no PDF is written.",
                        metrics_font_path(writer->metrics, (enum font)font));
        buf_add_format(&body, "/F%d %u 0 R", font, (unsigned)number);
    }
    buf_add(&body, STR(">>"));
    save_object(&writer->save, writer->fonts, buf_str(&body));
    buf_close(&body);
}

static void finish(struct writer *writer)
{
    uint32_t missing = 0;
    HPDF_Doc doc = writer->doc;
    if (!save_finish(&writer->save, save_number(doc->catalog), save_number(doc->info), &missing) &&
        !writer->failed)
        writer_fail(writer, "pdf-object",
                    missing ? "Object %u of the PDF has no body; no PDF is written."
                            : "The PDF would be too large (object %u); no PDF is written.",
                    (unsigned)missing);
}

/* The stages in order; each later one is of use only when all before it have succeeded. */
static void write_stages(struct writer *writer)
{
    static void (*const stages[])(struct writer *) = {
        charts_write,  glyphs_check, page_write_all,    link_write_all, tags_write,
        outline_write, write_fonts,  attachments_write, metadata_write, finish};
    for (size_t i = 0; i < sizeof stages / sizeof *stages && !writer->failed; i++) {
        stages[i](writer);
        writer_check(writer, SIZE_MAX);
    }
}

bool pdf_write(const struct pages *pages, struct metrics *metrics, const struct pdf_settings *settings,
               struct buf *out, struct diags *diags)
{
    struct writer writer = {.pages = pages,
                            .document = pages->document,
                            .metrics = metrics,
                            .settings = settings,
                            .diags = diags,
                            .arena = arena_open()};
    writer.missing = map64_open(writer.arena);
    writer.doc = HPDF_New(note_fault, &writer.fault);
    if (writer.doc)
        add_pages(&writer);
    if (pages->n == 0)
        writer_fail(&writer, "no-page", "The paper has no page; no PDF is written.");
    else if (!writer.doc || !save_open(&writer.save, writer.doc, writer.arena, out,
                                       (struct save_sink){settings->take, settings->context}))
        writer_fail(&writer, "pdf-library",
                    "The PDF library has no memory to begin with; no PDF is written.");
    else if (open_fonts(&writer))
        write_stages(&writer);

    for (int font = 0; font < FONT_COUNT; font++)
        font_close(writer.font[font]);
    save_close(&writer.save);
    if (writer.doc)
        HPDF_Free(writer.doc);
    arena_close(writer.arena);
    if (writer.failed)
        buf_clear(out);
    return !writer.failed;
}
