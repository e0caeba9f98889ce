#include "test_layout_sample.h"

#include <criterion/criterion.h>

#define FONTS "/usr/share/fonts/truetype/liberation2/LiberationSans-"

static struct text_look look(enum font font, double size, double leading, double before, double after)
{
    return (struct text_look){font, size, leading, before, after, {0.1, 0.15, 0.2}};
}

static struct colour rgb(unsigned colour)
{
    return (struct colour){(colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0, (colour & 255) / 255.0};
}

static const struct {
    enum paint paint;
    unsigned colour;
} paints[] = {
    {PAINT_INK, 0x1D2733},           {PAINT_MUTED, 0x56606C},       {PAINT_RULE, 0xC9CFD6},
    {PAINT_GRID, 0xE3E7EB},          {PAINT_PAPER, 0xFFFFFF},       {PAINT_HEADING, 0x12436D},
    {PAINT_LINK, 0x12436D},          {PAINT_REGION, 0x12436D},      {PAINT_ATTENTION, 0xB5420A},
    {PAINT_BAR, 0x6F97BF},           {PAINT_ENGLAND, 0x1D2733},     {PAINT_NEIGHBOURS, 0x1D2733},
    {PAINT_TARGET, 0x7843E0},        {PAINT_BAND_A, 0x0B6E63},      {PAINT_BAND_B, 0xBFE3E6},
    {PAINT_BAND_C, 0xFBE3C4},        {PAINT_BAND_D, 0xB5420A},      {PAINT_BAND_A_TEXT, 0xFFFFFF},
    {PAINT_BAND_B_TEXT, 0x1D2733},   {PAINT_BAND_C_TEXT, 0x1D2733}, {PAINT_BAND_D_TEXT, 0xFFFFFF},
    {PAINT_GOOD, 0x0B6E63},          {PAINT_BAD, 0xB5420A},         {PAINT_SPREAD, 0xDCE2E8},
    {PAINT_SPREAD_MIDDLE, 0x8795A4}, {PAINT_CALLOUT, 0xEEF3F8},     {PAINT_STRIPE, 0xF5F7F9},
};

struct style sample_style(void)
{
    struct style style = {.font_file = {STR(FONTS "Regular.ttf"), STR(FONTS "Bold.ttf")}};
    double mm = 72 / 25.4;
    style.page =
        (struct page_look){210 * mm, 297 * mm, 20 * mm, 20 * mm, 26 * mm, 24 * mm, 14 * mm, 11 * mm, 4};
    for (size_t i = 0; i < sizeof paints / sizeof *paints; i++)
        style.paint[paints[i].paint] = rgb(paints[i].colour);
    struct text_look *text = style.text;
    text[TEXT_BODY] = look(FONT_REGULAR, 12, 16, 0, 8);
    text[TEXT_LEAD] = look(FONT_REGULAR, 13, 18, 0, 8);
    text[TEXT_SMALL] = look(FONT_REGULAR, 10, 13.5, 0, 6);
    text[TEXT_QUESTION] = look(FONT_REGULAR, 12, 16, 2, 6);
    text[TEXT_SOURCE] = look(FONT_REGULAR, 9, 12, 4, 10);
    text[TEXT_TITLE] = look(FONT_BOLD, 28, 34, 0, 8);
    text[TEXT_SUBTITLE] = look(FONT_REGULAR, 14, 19, 0, 12);
    text[TEXT_HEADING1] = look(FONT_BOLD, 20, 25, 0, 8);
    text[TEXT_HEADING2] = look(FONT_BOLD, 16, 20, 16, 6);
    text[TEXT_HEADING3] = look(FONT_BOLD, 13, 17, 12, 4);
    text[TEXT_TABLE] = look(FONT_REGULAR, 9.5, 12.5, 0, 0);
    text[TEXT_TABLE_HEAD] = look(FONT_BOLD, 9.5, 12, 0, 0);
    text[TEXT_CAPTION] = look(FONT_BOLD, 10.5, 14, 10, 4);
    text[TEXT_NOTE] = look(FONT_REGULAR, 9, 12, 3, 3);
    text[TEXT_HEADER] = look(FONT_REGULAR, 9, 11, 0, 0);
    text[TEXT_FACT] = look(FONT_BOLD, 24, 28, 4, 2);
    text[TEXT_FACT_WORDS] = look(FONT_REGULAR, 10.5, 14, 0, 8);
    text[TEXT_CONTENTS1] = look(FONT_REGULAR, 12, 18, 4, 0);
    text[TEXT_CONTENTS2] = look(FONT_REGULAR, 11, 15, 0, 0);
    text[TEXT_CHART_TITLE] = look(FONT_BOLD, 12, 15.5, 10, 2);
    text[TEXT_CHART_SUBTITLE] = look(FONT_REGULAR, 10, 13, 0, 4);
    text[TEXT_CHART_LABEL] = look(FONT_REGULAR, 9.5, 11.5, 0, 0);
    text[TEXT_CHART_AXIS] = look(FONT_REGULAR, 9, 11, 0, 0);
    static const enum text_style headings[] = {TEXT_TITLE, TEXT_HEADING1, TEXT_HEADING2, TEXT_HEADING3,
                                               TEXT_FACT};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        text[headings[i]].colour = style.paint[PAINT_HEADING];
    text[TEXT_QUESTION].colour = style.paint[PAINT_LINK];
    static const enum text_style quiet[] = {TEXT_SOURCE, TEXT_NOTE, TEXT_HEADER, TEXT_CHART_SUBTITLE};
    for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++)
        text[quiet[i]].colour = style.paint[PAINT_MUTED];
    style.table = (struct table_look){4, 3, 0.5, 1, 1, 9, false};
    style.chart = (struct chart_look){11, 6, 1.25, 2.25, 6, 190, 190, 250, 320, 90, 26};
    return style;
}

void sample_open(struct sample *sample, bool real)
{
    *sample = (struct sample){.arena = arena_open()};
    sample->style = sample_style();
    sample->diags = diags_open(sample->arena);
    sample->metrics = real ? metrics_open(sample->arena, &sample->style, sample->diags)
                           : metrics_open_fixed(sample->arena, &sample->style);
    cr_assert_not_null(sample->metrics, "the package fonts-liberation2 is needed (packages.txt)");
    sample->document = (struct document){.title = STR("Annual data pack 2025"),
                                         .board = STR("West Midlands Children’s Improvement Board"),
                                         .language = STR("en-GB"),
                                         .marking = STR("OFFICIAL"),
                                         .version = STR("version 1.0")};
}

void sample_close(struct sample *sample)
{
    metrics_close(sample->metrics);
    arena_close(sample->arena);
}

struct pages *sample_pages(struct sample *sample)
{
    return pages_build(sample->arena, &sample->document, &sample->style, sample->metrics, sample->diags);
}

size_t sample_said(const struct sample *sample, const char *code)
{
    size_t n, found = 0;
    const struct diag *items = diags_sorted(sample->diags, &n);
    for (size_t i = 0; i < n; i++)
        found += str_is(items[i].code, code);
    return found;
}

static struct str kept(struct sample *sample, struct buf *out)
{
    struct str text = str_copy(sample->arena, buf_str(out));
    buf_close(out);
    return text;
}

struct str sample_dump(struct sample *sample, const struct pages *pages)
{
    struct buf out = {0};
    pages_dump(pages, &out);
    return kept(sample, &out);
}

struct str sample_structure(struct sample *sample, const struct pages *pages)
{
    struct buf out = {0};
    pages_dump_structure(pages, &out);
    return kept(sample, &out);
}

void sample_check_boxes(struct sample *sample, const struct pages *pages)
{
    struct diags *found = diags_open(sample->arena);
    if (pages_check_boxes(pages, sample->metrics, found) == 0)
        return;
    struct buf words = {0};
    diags_dump_buf(found, DIAG_TEXT, &words);
    struct str said = kept(sample, &words);
    cr_assert_fail("%.*s", STR_ARG(said));
}

/* -- blocks */

struct block *sample_section(struct sample *sample, struct block **list, const char *title, unsigned level)
{
    struct block *block = sample_heading(sample, list, title, level);
    block->kind = BLOCK_SECTION;
    return block;
}

struct block *sample_heading(struct sample *sample, struct block **list, const char *title, unsigned level)
{
    struct block *block = block_add(sample->arena, list, BLOCK_HEADING);
    block->of.heading.text = text_plain(sample->arena, str_of(title));
    block->of.heading.level = level;
    block->of.heading.listed = true;
    return block;
}

struct block *sample_paragraph(struct sample *sample, struct block **list, const char *words)
{
    struct block *block = block_add(sample->arena, list, BLOCK_PARAGRAPH);
    block->of.paragraph.text = text_plain(sample->arena, str_of(words));
    return block;
}

struct block *sample_list(struct sample *sample, struct block **list, bool ordered, size_t n,
                          const char *words)
{
    struct block *block = block_add(sample->arena, list, BLOCK_LIST);
    block->of.list.items = ARENA_ARRAY(sample->arena, struct text, n);
    block->of.list.n_items = n;
    block->of.list.ordered = ordered;
    for (size_t i = 0; i < n; i++)
        block->of.list.items[i] = text_plain(sample->arena, str_of(words));
    return block;
}

struct block *sample_contents(struct sample *sample, struct block **list)
{
    struct block *block = block_add(sample->arena, list, BLOCK_CONTENTS);
    block->of.contents.depth = 2;
    block->of.contents.title = STR("Contents");
    return block;
}

const char *const sample_areas[14] = {"Birmingham",     "Coventry",           "Dudley",   "Herefordshire",
                                      "Sandwell",       "Shropshire",         "Solihull", "Staffordshire",
                                      "Stoke-on-Trent", "Telford and Wrekin", "Walsall",  "Warwickshire",
                                      "Wolverhampton",  "Worcestershire"};

static struct text number_text(struct sample *sample, uint32_t seed, int decimals)
{
    static const char *const symbols[] = {"c", "–", "z", "12=", "low"};
    uint32_t dice = seed * 2654435761u >> 16;
    if (dice % 23 == 0)
        return text_plain(sample->arena, str_of(symbols[dice / 23 % 5]));
    return text_of(sample->arena, "%.*f", decimals, (double)(dice % 9000) / 37.0);
}

struct table *sample_table(struct sample *sample, size_t columns, size_t rows, int decimals)
{
    struct arena *arena = sample->arena;
    struct table *table = ARENA_NEW(arena, struct table);
    table->caption = text_plain(arena, STR("Repeat protection plans by local authority"));
    table->n_columns = columns + 1;
    table->columns = ARENA_ARRAY(arena, struct column, columns + 1);
    table->columns[0] =
        (struct column){.head = text_plain(arena, STR("Local authority")), .is_row_header = true};
    for (size_t c = 1; c <= columns; c++)
        table->columns[c] = (struct column){.head = text_of(arena, "%zu–%02zu", 2009 + c, (10 + c) % 100),
                                            .align = ALIGN_DECIMAL};
    table->n_rows = rows;
    table->rows = ARENA_ARRAY(arena, struct row, rows);
    for (size_t r = 0; r < rows; r++) {
        table->rows[r].cells = ARENA_ARRAY(arena, struct cell, columns + 1);
        table->rows[r].n_cells = columns + 1;
        table->rows[r].cells[0].text = text_plain(arena, str_of(sample_areas[r % 14]));
        for (size_t c = 1; c <= columns; c++)
            table->rows[r].cells[c].text = number_text(sample, (uint32_t)(r * 31 + c), decimals);
    }
    table->note = text_plain(
        arena, STR("Source: Department for Education. c: withheld by its publisher; –: nothing was sent."));
    return table;
}

struct block *sample_table_block(struct sample *sample, struct block **list, struct table *table)
{
    struct block *block = block_add(sample->arena, list, BLOCK_TABLE);
    block->of.table = table;
    return block;
}

static struct chart *chart_new(struct sample *sample, enum chart_kind kind)
{
    struct document *document = &sample->document;
    struct chart *chart = ARENA_NEW(sample->arena, struct chart);
    chart->kind = kind;
    ARENA_RESERVE(sample->arena, document->charts, document->n_charts, sample->charts_capacity);
    document->charts[document->n_charts++] = chart;
    return chart;
}

static struct datum datum(struct sample *sample, double value)
{
    return (struct datum){.value = value, .is_set = true, .text = str_format(sample->arena, "%.1f", value)};
}

struct chart *sample_ranked(struct sample *sample, size_t n_bars)
{
    struct chart *chart = chart_new(sample, CHART_RANKED);
    chart->title = STR("Repeat plans rose in seven of fourteen local authorities");
    chart->subtitle = STR("% of plans starting in the year to 31 March 2025; low is good");
    chart->source = STR("Source: DfE, Characteristics of children in need 2025.");
    chart->alt = STR("Bars of 14 local authorities, from Solihull 19.6 to Herefordshire 32.7; England 24.5.");
    chart->unit = STR("%");
    chart->decimals = 1;
    struct ranked_chart *ranked = &chart->of.ranked;
    ranked->bars = ARENA_ARRAY(sample->arena, struct ranked_bar, n_bars);
    ranked->n_bars = n_bars;
    for (size_t i = 0; i < n_bars; i++) {
        ranked->bars[i].name = str_of(sample_areas[i % 14]);
        ranked->bars[i].value = datum(sample, 19.6 + (double)i);
    }
    ranked->england = datum(sample, 24.5);
    ranked->england_label = STR("England 24.5");
    return chart;
}

struct chart *sample_sparkline(struct sample *sample)
{
    struct chart *chart = chart_new(sample, CHART_SPARKLINE);
    chart->alt = STR("From 60.5 in 2016 to 26.7 in 2024.");
    struct sparkline_chart *spark = &chart->of.sparkline;
    spark->n_points = 9;
    spark->points = ARENA_ARRAY(sample->arena, struct datum, 9);
    for (size_t i = 0; i < 9; i++)
        spark->points[i] = datum(sample, 60.5 - 4 * (double)i);
    spark->first_label = STR("2016");
    spark->last_label = STR("2024");
    return chart;
}

struct chart *sample_icon(struct sample *sample)
{
    struct chart *chart = chart_new(sample, CHART_ICON);
    chart->of.icon =
        (struct icon_chart){.icon = ICON_LEVEL_SUSTAINED, .tone = TONE_BAD, .text = STR("Sustained")};
    chart->alt = STR("Sustained");
    return chart;
}

struct block *sample_chart(struct sample *sample, struct block **list, size_t n_bars, double height)
{
    struct block *block = block_add(sample->arena, list, BLOCK_CHART);
    block->of.chart.first = sample_ranked(sample, n_bars);
    block->of.chart.first->height = height;
    return block;
}

struct run sample_page_run(struct sample *sample, const char *target)
{
    struct run run = run_plain(STR("0"));
    run_own(sample->arena, &run)->target = str_of(target);
    run.page_of_target = true;
    return run;
}

struct str sample_words(struct sample *sample, uint32_t seed, size_t words)
{
    static const char *const all[] = {"children",  "in",
                                      "the",       "region",
                                      "have",      "plans",
                                      "that",      "were",
                                      "late",      "for",
                                      "social",    "workers",
                                      "and",       "families",
                                      "who",       "wait",
                                      "longer",    "than",
                                      "England",   "28\u00A0April",
                                      "2016–2024", "Stoke-on-Trent",
                                      "a",         "conference",
                                      "19.5%",     "referrals",
                                      "again"};
    struct buf out = {0};
    for (size_t i = 0; i < words; i++) {
        seed = seed * 1664525u + 1013904223u;
        buf_add_format(&out, "%s%s", i ? " " : "", all[(seed >> 16) % (sizeof all / sizeof *all)]);
    }
    buf_add_char(&out, '.');
    struct str text = str_copy(sample->arena, buf_str(&out));
    buf_close(&out);
    return text;
}

/* -- a whole paper */

static void add_front(struct sample *sample, struct block **list)
{
    static const struct {
        const char *label, *value;
    } rows[] = {{"Meeting", "28 April 2026, item 6"},
                {"Purpose", "For decision"},
                {"From", "Strategic Performance Network"},
                {"Data to", "31 March 2025 (workforce: 30 September 2024)"},
                {"Marking, version", "OFFICIAL, version 1.0"}};
    struct front *front = ARENA_NEW(sample->arena, struct front);
    front->board = sample->document.board;
    front->title = sample->document.title;
    front->subtitle = STR("How children’s services in the 14 local authorities compare with England and with "
                          "their statistical neighbours");
    front->banner = sample->document.banner;
    front->n_rows = sizeof rows / sizeof *rows;
    front->rows = ARENA_ARRAY(sample->arena, struct front_row, front->n_rows);
    for (size_t i = 0; i < front->n_rows; i++)
        front->rows[i] =
            (struct front_row){str_of(rows[i].label), text_plain(sample->arena, str_of(rows[i].value))};
    block_add(sample->arena, list, BLOCK_FRONT)->of.front = front;
}

static void add_facts(struct sample *sample, struct block **list)
{
    static const char *const figures[] = {"19.5%", "26.7%", "10.4%"};
    static const char *const words[] = {
        "of referrals came back within 12 months; England 22.6%. Low is good.",
        "of new protection plans were repeats, worse by a point or more in 7 of 14 LAs in a year",
        "of social workers are agency staff; England 13.0%. Low is good."};
    struct block *block = block_add(sample->arena, list, BLOCK_FACTS);
    block->of.facts = (struct facts){ARENA_ARRAY(sample->arena, struct fact, 3), 3, 3};
    for (size_t i = 0; i < 3; i++)
        block->of.facts.items[i] =
            (struct fact){text_plain(sample->arena, str_of(figures[i])),
                          text_plain(sample->arena, str_of(words[i])), i == 1 ? TONE_BAD : TONE_NEUTRAL};
}

static void add_asks(struct sample *sample, struct block **list)
{
    struct block *callout = block_add(sample->arena, list, BLOCK_CALLOUT);
    callout->of.callout.title = STR("The board is asked to");
    struct block *items =
        sample_list(sample, &callout->children, true, 3, "note where the region does well and not so well;");
    struct run runs[] = {
        run_plain(STR("agree which local authorities to invite to the next performance conversation (page ")),
        sample_page_run(sample, "watch"), run_plain(STR(");"))};
    items->of.list.items[1] = (struct text){arena_copy(sample->arena, runs, sizeof runs), 3};
    items->of.list.items[2] = text_plain(
        sample->arena, STR("ask the network to report on agency use under the regional protocol in July."));
}

static void add_entry(struct sample *sample, struct block **list, const char *area)
{
    struct arena *arena = sample->arena;
    struct entry *entry = ARENA_NEW(arena, struct entry);
    entry->level = sample_icon(sample);
    entry->level_words = STR("Sustained");
    entry->heading = text_of(arena, "%s: EHC plans within 20 weeks", area);
    entry->n_paragraphs = 2;
    entry->paragraphs = ARENA_ARRAY(arena, struct text, 2);
    entry->kinds = ARENA_ARRAY(arena, enum paragraph_kind, 2);
    struct run runs[] = {
        run_strong(STR("26.7%")),
        run_plain(
            STR(" in 2024, down from 60.5% (high is good). England 46.4%, ten neighbours 67.5%; band D."))};
    entry->paragraphs[0] = (struct text){arena_copy(arena, runs, sizeof runs), 2};
    entry->paragraphs[1] =
        text_plain(arena, STR("Ask: Which step of the 20 weeks takes longer than a year ago?"));
    entry->kinds[1] = PARAGRAPH_QUESTION;
    entry->spark = sample_sparkline(sample);
    block_add(arena, list, BLOCK_ENTRY)->of.entry = entry;
}

static void add_indicator(struct sample *sample, struct block **list, size_t i)
{
    struct str title =
        str_format(sample->arena, "Indicator %zu: rising in the region, sustained in Staffordshire", i + 1);
    struct block *section = sample_section(sample, list, str_terminated(sample->arena, title), 2);
    struct block **in = &section->children;
    section->of.heading.new_page = true;
    struct block *words = block_add(sample->arena, in, BLOCK_PARAGRAPH);
    words->of.paragraph.text = text_plain(sample->arena, sample_words(sample, (uint32_t)i, 60));
    struct block *pair = block_add(sample->arena, in, BLOCK_CHART_PAIR);
    pair->of.chart.first = sample_ranked(sample, 14);
    pair->of.chart.second = sample_ranked(sample, 12);
    pair->of.chart.first->compact = pair->of.chart.second->compact = true;
    struct table *table = sample_table(sample, 7, 15, 1);
    table->rows[14].cells[0].text = text_plain(sample->arena, STR("West Midlands"));
    table->rows[14].rule = ROW_TOTAL;
    table->columns[7].align = ALIGN_CENTRE;
    table->columns[7].head = text_plain(sample->arena, STR("Band"));
    for (size_t r = 0; r < 14; r++) {
        table->rows[r].cells[7].band = (enum band)(1 + r % 4);
        table->rows[r].cells[7].strong = true;
        table->rows[r].cells[7].text = text_of(sample->arena, "%c", (int)('A' + r % 4));
    }
    table->rows[14].cells[7].text = (struct text){NULL, 0};
    sample_table_block(sample, in, table);
}

void sample_paper(struct sample *sample, size_t indicators, size_t long_tables)
{
    struct block **body = &sample->document.body;
    add_front(sample, body);
    add_asks(sample, body);
    sample_heading(sample, body, "Key messages", 1);
    add_facts(sample, body);
    sample_contents(sample, body);
    struct block *watch = sample_section(sample, body, "Local authorities to watch", 1);
    watch->id = STR("watch");
    watch->of.heading.new_page = true;
    sample_paragraph(sample, &watch->children,
                     "One rule for all: how large, how sure, how long, and against whom.")
        ->of.paragraph.kind = PARAGRAPH_LEAD;
    for (size_t i = 0; i < 6; i++)
        add_entry(sample, &watch->children, sample_areas[i]);
    struct block *theme = sample_section(sample, body, "Indicators", 1);
    theme->of.heading.new_page = true;
    sample_paragraph(sample, &theme->children, "A page for each.")->of.paragraph.keep_with_next = true;
    for (size_t i = 0; i < indicators; i++)
        add_indicator(sample, &theme->children, i);
    struct block *data = sample_section(sample, body, "Data tables", 1);
    data->of.heading.new_page = true;
    for (size_t i = 0; i < long_tables; i++) {
        sample_heading(sample, &data->children, "Every local authority", 2);
        sample_table_block(sample, &data->children, sample_table(sample, 7, 40, 1));
    }
}

struct pages *sample_laid_out(struct sample *sample)
{
    struct pages *pages = sample_pages(sample);
    sample_check_boxes(sample, pages);
    sample_check_tree(sample, pages);
    return pages;
}

bool sample_on_page(const struct pages *pages, size_t page, const char *text)
{
    for (size_t i = 0; i < pages->items[page].n_items; i++) {
        const struct item *item = &pages->items[page].items[i];
        if (item->kind == ITEM_TEXT && str_is(str_trim(item_text(item)), text))
            return true;
    }
    return false;
}

void sample_lines(struct sample *sample, size_t n)
{
    for (size_t i = 0; i < n; i++)
        sample_paragraph(sample, &sample->document.body, "One line of text.");
}

struct text sample_text(const struct sample *sample, const char *s)
{
    return text_plain(sample->arena, str_of(s));
}
