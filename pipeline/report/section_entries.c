/* Findings as entries (level, words, small trend) and as a compact table: shared by dips, improvements and
 * movements. */
#include "report/sections.h"

#include "base/number.h"
#include "report/late.h"

#define MOST_PARAGRAPHS 7
#define COMMENT_LINES 5 /* of an empty place to write in */

static void add_paragraph(struct entry *entry, struct text text, enum paragraph_kind kind)
{
    if (text.n == 0)
        return;
    entry->paragraphs[entry->n_paragraphs] = text;
    entry->kinds[entry->n_paragraphs++] = kind;
}

struct text section_question(struct context *context, const struct finding *finding,
                             enum wording_direction direction)
{
    struct text asked = words_question(context, finding, direction);
    if (asked.n == 0)
        return asked;
    struct text text = words_phrase_text(context, finding, PHRASE_ASK, "Ask:");
    words_add(context, &text, STR(" "));
    return text_join(context->arena, text, asked);
}

void section_entry(struct context *context, struct block **out, const struct finding *finding,
                   enum wording_direction direction)
{
    struct arena *arena = context->arena;
    struct block *block = block_add(arena, out, BLOCK_ENTRY);
    struct entry *entry = ARENA_NEW(arena, struct entry);
    block->of.entry = entry;
    bool is_good = finding->verdict->statistic == STAT_IMPROVEMENT;
    entry->level = chart_build_level(context, finding->verdict);
    entry->level_words = words_level(context, finding);
    entry->heading = text_plain(arena, words_finding_title(context, finding));
    entry->paragraphs = ARENA_ARRAY(arena, struct text, MOST_PARAGRAPHS);
    entry->kinds = ARENA_ARRAY(arena, enum paragraph_kind, MOST_PARAGRAPHS);
    add_paragraph(entry, words_moved(context, finding), PARAGRAPH_BODY);
    add_paragraph(entry, words_pending(context, finding), PARAGRAPH_SMALL);
    add_paragraph(entry, words_late(context, finding), PARAGRAPH_SMALL);
    add_paragraph(entry, words_compared(context, finding), PARAGRAPH_SMALL);
    add_paragraph(entry, words_evidence(context, finding), PARAGRAPH_SMALL);
    add_paragraph(entry, words_comment(context, finding, direction == DIRECTION_FALLING), PARAGRAPH_SMALL);
    add_paragraph(entry, section_question(context, finding, direction), PARAGRAPH_QUESTION);
    entry->spark = chart_build_sparkline(context, finding->indicator, finding->area, finding->period,
                                         is_good ? TONE_GOOD : TONE_BAD);
}

/* The value with the indicator's own unit where that is a per cent; other units stand with the indicator's
 * name. */
static void row_value(struct row *row, struct context *context, const struct figure *figure)
{
    row_figure(row, context, figure);
    struct cell *cell = &row->cells[row->n_cells - 1];
    if (figure && figure_is_number(figure) &&
        words_is_percent(context_indicator(context, figure->indicator)) && cell->text.n == 1)
        cell->text.runs[0].text = words_value(context, figure);
}

/* A share that came rounded to whole per cent, without the counts that it was made of. */
static bool is_whole_percent(const struct context *context, const struct finding *finding)
{
    const struct indicator *item = context_indicator(context, finding->indicator);
    const struct figure *of =
        context_figure(context, finding->indicator, finding->area, finding->period, STAT_DENOMINATOR);
    return words_is_percent(item) && item->decimals == 0 && !of && finding->change &&
           figure_is_number(finding->change);
}

struct table *section_findings_table(struct context *context, const struct finding *items, size_t n,
                                     struct str caption, struct str level_head)
{
    struct table *table = table_new(context, 7, n);
    bool names_la = context->spec->la == AREA_NONE; /* a profile has one */
    if (names_la)
        table_column(table, context, STR("Local authority"), ALIGN_LEFT, true);
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, true);
    table->columns[table->n_columns - 1].weight = 2.0;
    if (level_head.len)
        table_column(table, context, level_head, ALIGN_LEFT, false);
    table_column(table, context, STR("Period"), ALIGN_LEFT, false);
    table_column(table, context, STR("A year before"), ALIGN_DECIMAL, false);
    table_column(table, context, STR("Now"), ALIGN_DECIMAL, false);
    struct row_units units = {.any = false};
    for (size_t i = 0; i < n; i++)
        row_units_add(context, &units, items[i].indicator);
    table_column(table, context, table_change_head(context, STR("Change"), &units), ALIGN_DECIMAL, false);
    bool any_whole = false;
    for (size_t i = 0; i < n; i++) {
        const struct finding *finding = &items[i];
        struct row *row = table_row(table, context, ROW_PLAIN);
        any_whole = any_whole || is_whole_percent(context, finding);
        if (names_la)
            row_text(row, context, context_area_name(context, finding->area));
        row_text(row, context, words_named(context, finding->indicator, finding->period, false));
        if (level_head.len)
            row_text(row, context, words_level(context, finding));
        row_text(row, context, period_display(context->arena, finding->period));
        row_value(row, context, finding->before);
        row_value(row, context, finding->value);
        row_figure(row, context, finding->change);
    }
    table->caption = text_plain(context->arena, caption);
    table_change_note(context, table, &units);
    if (any_whole)
        table_note(
            context, table,
            STR("Figures published in whole per cent may have moved by up to one point more or less."));
    return table;
}

const struct figure *section_count(const struct context *context, const struct node *node, const char *detail)
{
    if (node->n_indicators > 0 || node->n_areas > 1)
        return NULL;
    uint32_t area = node->n_areas == 1               ? node->areas[0]
                    : context->spec->la != AREA_NONE ? context->spec->la
                                                     : context->spec->region;
    const struct figure *count =
        context_count(context, INDICATOR_NONE, UINT32_MAX, area, context->spec->period, detail);
    return count && figure_is_number(count) ? count : NULL;
}

void section_say_count(const struct context *context, struct text *text, const struct figure *count,
                       const char *one, const char *many)
{
    bool is_one = count->value == 1.0;
    words_add_figure(
        context, text, count,
        str_format(context->arena, "%.*s\xc2\xa0%s", STR_ARG(count->display), is_one ? one : many),
        EMPHASIS_NONE);
}

void section_say_number(const struct context *context, struct text *text, const struct figure *count)
{
    words_add_figure(context, text, count,
                     count->value == 0.0 ? STR("none")
                                         : number_words(context->arena, (unsigned long)count->value),
                     EMPHASIS_NONE);
}

void section_begin_count(const struct context *context, struct text *text, const struct figure *count,
                         const char *one, const char *many)
{
    struct str number =
        words_capital(context->arena, number_words(context->arena, (unsigned long)count->value));
    words_add_figure(
        context, text, count,
        str_format(context->arena, "%.*s\xc2\xa0%s", STR_ARG(number), count->value == 1.0 ? one : many),
        EMPHASIS_NONE);
}

void section_say_low(const struct context *context, struct text *text, const struct figure *count)
{
    if (count->area == context->spec->region) {
        words_add(context, text, STR("In "));
        section_say_count(context, text, count, "case", "cases");
        words_add(
            context, text,
            str_format(
                context->arena, " a local authority has been behind in each of the last %.*s years",
                STR_ARG(number_words(context->arena, (unsigned long)context->spec->settings.low_periods))));
    } else {
        section_begin_count(context, text, count, "indicator is persistently behind",
                            "indicators are persistently behind");
    }
}

bool section_no_new_data(struct context *context, struct block **out)
{
    struct period last;
    if (!late_nothing_new(context, &last))
        return false;
    struct text text = {NULL, 0};
    struct str rest = words_phrase(context, PHRASE_NO_NEW_DATA, "No new data since {period}.");
    struct wording_piece piece;
    while (wording_next(&rest, &piece))
        words_add(context, &text, piece.is_placeholder ? period_display(context->arena, last) : piece.text);
    section_paragraph(context, out, text, PARAGRAPH_BODY);
    return true;
}

void section_comment_place(struct context *context, const struct findings *found, struct block **out)
{
    if (found->n == 0)
        return;
    struct table *table = table_new(context, 1, COMMENT_LINES);
    struct str name = context_area_name(context, found->items[0].area);
    table_column(table, context,
                 STR("What lies behind the entries, what is being done, and when the figures should turn"),
                 ALIGN_LEFT, false);
    for (size_t i = 0; i < COMMENT_LINES; i++) {
        row_text(table_row(table, context, ROW_PLAIN), context, STR(""));
        cell_says(context->arena, &table->rows[i].cells[0], STR("to be filled in"));
    }
    table->caption = text_of(context->arena, "Comment of %.*s", STR_ARG(name));
    table_block(context, out, table);
}
