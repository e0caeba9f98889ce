#include "test_pdf.h"

#include "base/file.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define FONT_FOLDER "/usr/share/fonts/truetype/liberation2/"

static const struct colour INK = {0.043, 0.047, 0.047}, BLUE = {0.071, 0.263, 0.427}, GREY = {0.9, 0.9, 0.9};

/* A style that charts and texts can be drawn with; the look is of no account here. */
static struct style style_by_hand(void)
{
    struct style style = {.name = STR("test"),
                          .font_file = {STR(FONT_FOLDER "LiberationSans-Regular.ttf"),
                                        STR(FONT_FOLDER "LiberationSans-Bold.ttf")},
                          .font_family = STR("Liberation Sans"),
                          .page = {595.28, 841.89, 62, 62, 62, 62, 34, 34, 4},
                          .table = {4, 3, 0.5, 1, 1, 9.5, false},
                          .chart = {11, 4, 1.2, 2, 5, 150, 150, 180, 260, 60, 14}};
    for (int i = 0; i < TEXT_STYLE_COUNT; i++)
        style.text[i] = (struct text_look){FONT_REGULAR, 10, 14, 0, 0, INK};
    for (int i = 0; i < PAINT_COUNT; i++)
        style.paint[i] = BLUE;
    style.paint[PAINT_INK] = INK;
    style.paint[PAINT_PAPER] = (struct colour){1, 1, 1};
    style.paint[PAINT_GRID] = style.paint[PAINT_RULE] = GREY;
    return style;
}

struct sheet *sheet_open(void)
{
    struct arena *arena = arena_open();
    struct sheet *sheet = ARENA_NEW(arena, struct sheet);
    sheet->arena = arena;
    sheet->style = style_by_hand();
    sheet->diags = diags_open(arena);
    sheet->metrics = metrics_open(arena, &sheet->style, sheet->diags);
    cr_assert_not_null(sheet->metrics);
    sheet->document = (struct document){
        .title = STR("Quarterly report \xE2\x80\x93 Children\xE2\x80\x99s Improvement Board"),
        .author = STR("West Midlands & partners"),
        .subject = STR("Figures to \xC2\xA3 and \xE2\x89\xA5"),
        .language = STR("en-GB"),
        .banner = STR("Illustrative data"),
        .date = {2026, 4, 28}};
    sheet->pages = (struct pages){.arena = arena, .document = &sheet->document, .style = &sheet->style};
    sheet->settings = (struct pdf_settings){
        .tagged = true, .archive = true, .producer = STR("boardpaper test"), .icc_file = STR(ICC_FILE)};
    element_add(&sheet->pages, ELEMENT_NONE, TAG_DOCUMENT);
    return sheet;
}

void sheet_close(struct sheet *sheet)
{
    metrics_close(sheet->metrics);
    buf_close(&sheet->out);
    arena_close(sheet->arena);
}

uint32_t sheet_page(struct sheet *sheet)
{
    struct pages *pages = &sheet->pages;
    ARENA_RESERVE(sheet->arena, pages->items, pages->n, pages->capacity);
    pages->items[pages->n] = (struct page){.width = 595.28, .height = 841.89};
    return (uint32_t)pages->n++;
}

static struct item *add_item(struct sheet *sheet, uint32_t page, uint32_t element, struct item item)
{
    struct page *at = &sheet->pages.items[page];
    ARENA_RESERVE(sheet->arena, at->items, at->n_items, at->capacity);
    item.mark = element == ELEMENT_NONE ? MARK_ARTIFACT : element_mark(&sheet->pages, element);
    at->items[at->n_items] = item;
    return &at->items[at->n_items++];
}

static struct item *add_text(struct sheet *sheet, uint32_t page, uint32_t element, enum font font, double x,
                             double y, const char *text)
{
    struct item item = {.kind = ITEM_TEXT, .ink = ink_of(INK)};
    struct str copy = str_copy(sheet->arena, str_of(text));
    struct shaped shaped = metrics_shape(sheet->metrics, sheet->arena, font, 10, copy);
    item_place(&item, x, y, shaped.width, 12);
    item.of.text.font = font;
    item.of.text.size = 10;
    struct set_text set = {copy, arena_copy(sheet->arena, &shaped, sizeof shaped)};
    item.of.text.set = arena_copy(sheet->arena, &set, sizeof set);
    return add_item(sheet, page, element, item);
}

struct item *sheet_text(struct sheet *sheet, uint32_t page, uint32_t element, double x, double y,
                        const char *text)
{
    return add_text(sheet, page, element, FONT_REGULAR, x, y, text);
}

struct item *sheet_bold(struct sheet *sheet, uint32_t page, uint32_t element, double x, double y,
                        const char *text)
{
    return add_text(sheet, page, element, FONT_BOLD, x, y, text);
}

struct item *sheet_rectangle(struct sheet *sheet, uint32_t page, uint32_t element, double x, double y,
                             double width, double height)
{
    struct item item = {.kind = ITEM_RECTANGLE, .ink = ink_of(GREY)};
    item_place(&item, x, y, width, height);
    return add_item(sheet, page, element, item);
}

struct item *sheet_chart(struct sheet *sheet, uint32_t page, uint32_t element, double x, double y,
                         double width, double height, uint32_t chart)
{
    struct item item = {.kind = ITEM_CHART};
    item_place(&item, x, y, width, height);
    item.of.chart.chart = chart;
    sheet->pages.chart_sizes[chart] = (struct chart_size){width, height};
    if (element != ELEMENT_NONE) {
        struct element_detail *figure = element_own(&sheet->pages, element);
        *figure = (struct element_detail){
            .alt = figure->alt, .page = page, .x = x, .y = y, .width = width, .height = height};
    }
    return add_item(sheet, page, element, item);
}

struct link *sheet_link(struct sheet *sheet, uint32_t page, uint32_t element, double x, double y,
                        const char *target)
{
    struct page *at = &sheet->pages.items[page];
    ARENA_RESERVE(sheet->arena, at->links, at->n_links, at->links_capacity);
    struct link *link = &at->links[at->n_links++];
    *link = (struct link){.x = x, .y = y, .width = 100, .height = 12, .element = element};
    link->contents = str_format(sheet->arena, "Go to %s", target);
    struct str name = str_copy(sheet->arena, str_of(target));
    if (str_starts(name, STR("http")))
        link->address = name;
    else
        link->target = name;
    return link;
}

void sheet_anchor(struct sheet *sheet, const char *id, uint32_t page, double y)
{
    struct pages *pages = &sheet->pages;
    ARENA_RESERVE(sheet->arena, pages->anchors, pages->n_anchors, pages->anchors_capacity);
    pages->anchors[pages->n_anchors++] = (struct anchor){str_copy(sheet->arena, str_of(id)), page, y};
}

void sheet_bookmark(struct sheet *sheet, const char *title, unsigned level, uint32_t page, double y,
                    uint32_t element)
{
    struct pages *pages = &sheet->pages;
    ARENA_RESERVE(sheet->arena, pages->bookmarks, pages->n_bookmarks, pages->bookmarks_capacity);
    pages->bookmarks[pages->n_bookmarks++] =
        (struct bookmark){str_copy(sheet->arena, str_of(title)), level, page, y, element};
}

#define CHARTS_MOST 2000

uint32_t sheet_ranked(struct sheet *sheet, unsigned seed)
{
    struct document *document = &sheet->document;
    if (!document->charts) {
        document->charts = ARENA_ARRAY(sheet->arena, struct chart *, CHARTS_MOST);
        sheet->pages.chart_sizes = ARENA_ARRAY(sheet->arena, struct chart_size, CHARTS_MOST);
        sheet->pages.charts = ARENA_ARRAY(sheet->arena, const struct chart *, CHARTS_MOST);
    }
    struct chart *chart = ARENA_NEW(sheet->arena, struct chart);
    chart->kind = CHART_RANKED;
    chart->id = str_format(sheet->arena, "ranked-%u", seed);
    chart->unit = STR("%");
    struct ranked_chart *ranked = &chart->of.ranked;
    ranked->n_bars = 14;
    ranked->bars = ARENA_ARRAY(sheet->arena, struct ranked_bar, 14);
    for (unsigned i = 0; i < 14; i++) {
        double value = 60 - 3 * i + (seed * 7 + i * 13) % 29 / 10.0;
        struct str text = str_format(sheet->arena, "%.1f", value);
        ranked->bars[i] =
            (struct ranked_bar){.name = str_format(sheet->arena, "Area %c of %u", 'A' + i, seed),
                                .value = {.value = value, .is_set = true, .text = text}};
    }
    ranked->england = (struct datum){.value = 40, .is_set = true, .text = STR("40.0")};
    ranked->england_label =
        STR("England \xE2\x89\xA5 40.0"); /* beyond Latin 1, so that cairo takes two kinds of font */
    document->charts[document->n_charts++] = chart;
    sheet->pages.charts[sheet->pages.n_charts] = chart;
    return (uint32_t)sheet->pages.n_charts++;
}

void sheet_attachment(struct sheet *sheet, const char *name, const char *bytes)
{
    struct document *document = &sheet->document;
    struct attachment *all = ARENA_ARRAY(sheet->arena, struct attachment, document->n_attachments + 1);
    for (size_t i = 0; i < document->n_attachments; i++)
        all[i] = document->attachments[i];
    all[document->n_attachments++] = (struct attachment){.name = str_of(name),
                                                         .description = STR("The figures"),
                                                         .mime = STR("text/csv"),
                                                         .relationship = STR("Data"),
                                                         .bytes = str_of(bytes)};
    document->attachments = all;
}

bool sheet_write(struct sheet *sheet)
{
    return pdf_write(&sheet->pages, sheet->metrics, &sheet->settings, &sheet->out, sheet->diags);
}

struct str sheet_messages(struct sheet *sheet)
{
    struct buf buf = {0};
    diags_dump_buf(sheet->diags, DIAG_TEXT, &buf);
    struct str copy = str_copy(sheet->arena, buf_str(&buf));
    buf_close(&buf);
    return copy;
}

/* -- a paper like a real one */

static void fill_table(struct sheet *sheet, uint32_t page, uint32_t section, uint32_t number)
{
    struct pages *pages = &sheet->pages;
    uint32_t table = element_add(pages, section, TAG_TABLE), head = element_add(pages, table, TAG_THEAD);
    uint32_t body = element_add(pages, table, TAG_TBODY);
    for (uint32_t r = 0; r < 21; r++) {
        uint32_t row = element_add(pages, r ? body : head, TAG_TR);
        double y = 300 + 14 * r;
        sheet_rectangle(sheet, page, ELEMENT_NONE, 62, y + 4, 470, 0.5);
        for (uint32_t c = 0; c < 5; c++) {
            bool is_header = r == 0 || c == 0;
            uint32_t cell = element_add(pages, row, is_header ? TAG_TH : TAG_TD);
            if (is_header)
                pages->elements[cell].scope = r == 0 ? SCOPE_COLUMN : SCOPE_ROW;
            struct str text =
                r == 0   ? str_format(sheet->arena, "Quarter %u", (unsigned)c)
                : c == 0 ? str_format(sheet->arena, "Local authority %u", (unsigned)r)
                         : str_format(sheet->arena, "%u.%u%%", (unsigned)(r * 7 + c * 11 + number) % 97,
                                      (unsigned)(r * c + number) % 10);
            (is_header ? sheet_bold : sheet_text)(sheet, page, cell, 62 + 94.0 * c, y, text.ptr);
        }
    }
}

static const char *const SENTENCES[] = {
    "Referrals rose in nine of the 14 authorities over the year, and fell in three; two did not return.",
    "The region\xE2\x80\x99s rate was 553.2, above England\xE2\x80\x99s 538.8 \xE2\x80\x93 it matters.",
    "Assessments within 45 working days: 82.4%, down 3.1 percentage points on the same quarter last year.",
    "Three authorities are listed to watch; for each the evidence and a question follow in section 4.",
    "Counts below ten are shown with their exact interval, and are not banded. VAT To AV Ty kerned.",
};

static void fill_page(struct sheet *sheet, uint32_t p, uint32_t section)
{
    struct pages *pages = &sheet->pages;
    struct str title = str_format(sheet->arena, "%u Indicator number %u", (unsigned)p + 1, (unsigned)p + 1);
    struct str anchor = str_format(sheet->arena, "page-%u", (unsigned)p);
    uint32_t heading = element_add(pages, section, TAG_H2);
    sheet_bold(sheet, p, heading, 62, 80, title.ptr);
    sheet_anchor(sheet, anchor.ptr, p, 60);
    sheet_bookmark(sheet, title.ptr, 2, p, 60, heading);
    uint32_t paragraph = element_add(pages, section, TAG_P);
    for (uint32_t i = 0; i < 10; i++)
        sheet_text(sheet, p, paragraph, 62, 100 + 14 * i, SENTENCES[(p + i) % 5]);
    uint32_t see = element_add(pages, section, TAG_P), reference = element_add(pages, see, TAG_LINK);
    sheet_text(sheet, p, reference, 62, 254, "See the first page");
    sheet_link(sheet, p, reference, 62, 244, "page-0");
    fill_table(sheet, p, section, p);
    uint32_t figure = element_add(pages, section, TAG_FIGURE);
    element_own(pages, figure)->alt =
        STR("Ranked bars of 14 areas \xE2\x80\x94 the first has 60, the last 21.");
    sheet_chart(sheet, p, figure, 62, 600, 470, 190, sheet_ranked(sheet, p));
    sheet_text(sheet, p, ELEMENT_NONE, 62, 34, "Quarterly report")->artifact = ARTIFACT_HEADER;
    struct str footer = str_format(sheet->arena, "Page %u of %zu", (unsigned)p + 1, pages->n);
    sheet_text(sheet, p, ELEMENT_NONE, 62, 820, footer.ptr)->artifact = ARTIFACT_FOOTER;
}

void sheet_fill(struct sheet *sheet, uint32_t n)
{
    struct pages *pages = &sheet->pages;
    uint32_t section = element_add(pages, 0, TAG_SECT), heading = element_add(pages, section, TAG_H1);
    for (uint32_t p = 0; p < n; p++)
        sheet_page(sheet);
    if (n)
        sheet_bold(sheet, 0, heading, 62, 60, "Indicators");
    sheet_bookmark(sheet, "Indicators", 1, 0, 40, heading);
    for (uint32_t p = 0; p < n; p++)
        fill_page(sheet, p, section);
    sheet_attachment(sheet, "figures.csv", "indicator,area,value\nA,B,1.5\n");
    sheet_attachment(sheet, "README.txt", "What is attached.\n");
}

/* -- files and tools */

struct str sheet_check(struct sheet *sheet, const char *name)
{
    int status;
    cr_assert(sheet_write(sheet), "%.*s", STR_ARG(sheet_messages(sheet)));
    struct str path = file_in_build(sheet->arena, name, buf_str(&sheet->out));
    struct str said = run(sheet->arena, &status, "qpdf --check '%s' 2>&1", path.ptr);
    cr_assert_eq(status, 0, "%.*s", STR_ARG(said));
    return path;
}

struct str file_in_build(struct arena *arena, const char *name, struct str bytes)
{
    struct diags *diags = diags_open(arena);
    cr_assert(file_make_folder(BOARDPAPER_BINARY_DIR "/pdf", diags));
    struct str path = str_format(arena, "%s/pdf/%s", BOARDPAPER_BINARY_DIR, name);
    cr_assert(file_write(path.ptr, bytes, diags));
    return path;
}

struct str run(struct arena *arena, int *status, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    struct str command = str_format_list(arena, format, list);
    va_end(list);
    FILE *pipe = popen(command.ptr, "r");
    cr_assert_not_null(pipe);
    struct buf output = {0};
    char chunk[4096];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, pipe)) > 0;)
        buf_add_bytes(&output, chunk, n);
    int result = pclose(pipe);
    *status = WIFEXITED(result) ? WEXITSTATUS(result) : -1;
    struct str copy = str_copy(arena, buf_str(&output));
    buf_close(&output);
    return copy;
}

bool has_text(struct str whole, const char *part)
{
    return str_find(whole, str_of(part)) != SIZE_MAX;
}
