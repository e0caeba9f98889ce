/* The texts of areas.csv and indicators.csv. */
#include "command/init.h"

#include "base/number.h"
#include "base/table_text.h"
#include "input/england.h"

/* Regions of LAs that are found, and the country, stand in the list even where no file names them. */
static bool is_wanted(const struct draft *draft, uint32_t area)
{
    const struct areas *england = &draft->england;
    if (draft->survey.found[area] || draft->survey.meant[area] || area == draft->region ||
        england->items[area].kind == AREA_COUNTRY)
        return true;
    for (size_t i = 0; i < england->n; i++)
        if ((draft->survey.found[i] || draft->survey.meant[i]) && england->items[i].region == area)
            return true;
    return false;
}

void init_areas_text(const struct draft *draft, struct buf *out)
{
    buf_add_format(out, "%.*s\n", STR_ARG(england_header()));
    for (uint32_t i = 0; i < draft->england.n; i++)
        if (is_wanted(draft, i))
            buf_add_format(out, "%.*s\n", STR_ARG(england_row(&draft->england.items[i])));
}

/* -- the catalogue */

static void note_part(struct buf *note, const char *text)
{
    buf_add_format(note, "%s%s", note->len ? " " : "", text);
}

/* What was guessed and what is not known, in the column that papers do not print. */
static void note_make(const struct draft_indicator *indicator, struct buf *note)
{
    const struct survey_series *series = indicator->series;
    if (!series->label.len)
        note_part(note, "Name made from columns and filters: say it in your readers' words.");
    if (indicator->polarity_said)
        note_part(note, "Polarity taken from the name: check it.");
    else
        note_part(note, "Polarity not known: say high, low or none.");
    if (!indicator->measure_said)
        note_part(note, indicator->measure == MEASURE_SCORE
                            ? "Measure not known: say proportion, rate, ratio, count or score, and the unit."
                            : "Measure and unit taken from the size of the counts: check them.");
    if (!indicator->basis_said)
        note_part(note, "Basis not said, taken as in-period: say snapshot, year-to-date, rolling-12m or "
                        "cohort where it is.");
    if (!series->calendar_said)
        note_part(note, "Calendar not said by the labels: check it.");
    if (indicator->least_change > 0)
        note_part(note,
                  "Least change: a quarter of the spread of the middle half of the local authorities in the "
                  "latest period, one significant digit; check it.");
    else if (indicator->measure != MEASURE_COUNT)
        note_part(note, "Least change not known: say it to get verdicts.");
}

static void number_field(struct buf *out, double number, bool is_known)
{
    char text[NUMBER_TEXT];
    csv_add_field(out, is_known ? number_shortest(number_round(number, 6), text) : STR_NONE);
}

static void source_words(const struct survey_source *source, struct buf *out)
{
    for (size_t i = 0; i < source->n_columns; i++)
        buf_add_format(out, "%s%.*s", i ? " + " : "", STR_ARG(source->columns[i]));
}

/* What the figure is by its columns and filters: the definition, until somebody writes one. */
static void definition_make(const struct draft_indicator *indicator, struct buf *out)
{
    const struct survey_series *series = indicator->series;
    char multiplier[NUMBER_TEXT];
    if (series->label.len && !str_equal(series->label, indicator->name))
        buf_add_format(out, "%.*s. ", STR_ARG(series->label));
    if (series->key.len || !series->value.n_columns) {
        buf_add_format(out, "As the file has it under \"%.*s\"", STR_ARG(series->key));
    } else {
        buf_add_format(out, "As published in the column %.*s", STR_ARG(series->column));
        for (size_t i = 0; i < series->n_filters; i++)
            buf_add_format(out, "%s\"%.*s\"", i ? " and " : " for ", STR_ARG(series->filters[i].text));
    }
    if (series->numerator.n_columns) {
        buf_add_format(out, ": %.*s × ", STR_ARG(number_shortest(series->multiplier, multiplier)));
        source_words(&series->numerator, out);
        buf_add_format(out, " ÷ %s", series->denominator.n_columns > 1 ? "(" : "");
        source_words(&series->denominator, out);
        buf_add_format(out, "%s", series->denominator.n_columns > 1 ? ")" : "");
        if (series->denominator.where.column.len)
            buf_add_format(out, " of \"%.*s\"", STR_ARG(series->denominator.where.text));
    }
    buf_add_char(out, '.');
}

static void row_add(const struct draft *draft, const struct draft_indicator *indicator, struct buf *out)
{
    const struct survey_series *series = indicator->series;
    struct buf note = {0}, definition = {0};
    note_make(indicator, &note);
    definition_make(indicator, &definition);
    const struct str before[] = {indicator->id,
                                 indicator->name,
                                 indicator->short_name,
                                 indicator->theme,
                                 measure_name(indicator->measure),
                                 basis_name(indicator->basis),
                                 indicator->unit};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        csv_add_field(out, before[i]);
        buf_add_char(out, ',');
    }
    number_field(out, indicator->multiplier, true);
    buf_add_format(out, ",%.*s,%d,%.*s,", STR_ARG(polarity_name(indicator->polarity)), indicator->decimals,
                   STR_ARG(calendar_name(series->calendar)));
    number_field(out, indicator->least_change, indicator->least_change > 0);
    buf_add_format(out, ",%.*s,", STR_ARG(sensitivity_name(indicator->sensitivity)));
    csv_add_field(out, buf_str(&definition));
    buf_add_char(out, ',');
    csv_add_field(out, init_source(draft, series->file));
    buf_add_char(out, ',');
    csv_add_field(out, buf_str(&note));
    buf_add_char(out, '\n');
    buf_close(&definition);
    buf_close(&note);
}

void init_catalogue_text(const struct draft *draft, struct buf *out)
{
    buf_add(
        out,
        STR("id,name,short_name,theme,measure,basis,unit,multiplier,polarity,decimals,calendar,least_change,"
            "sensitivity,definition,source,note\n"));
    for (size_t i = 0; i < draft->n; i++)
        row_add(draft, &draft->indicators[i], out);
}

/* -- the returns that rows name */

/* Those before it of the same LA and period are its older versions. */
static unsigned version_of(const struct survey *survey, size_t at)
{
    unsigned version = 1;
    for (size_t i = 0; i < at; i++)
        version += survey->returns[i].la == survey->returns[at].la &&
                   period_equal(survey->returns[i].period, survey->returns[at].period);
    return version;
}

/* Nothing says that anybody signed them off: their figures are used, and marked as provisional. */
void init_returns_text(const struct draft *draft, struct buf *out)
{
    const struct survey *survey = &draft->survey;
    buf_add(out, STR("return_id,la,period,version,status,signed_off_role\n"));
    for (size_t i = 0; i < survey->n_returns; i++) {
        const struct survey_return *item = &survey->returns[i];
        if (!period_is(item->period))
            continue;
        csv_add_field(out, item->id);
        buf_add_format(out, ",%.*s,%.*s,%u,provisional,\n", STR_ARG(draft->england.items[item->la].code),
                       STR_ARG(period_text(draft->arena, item->period)), version_of(survey, i));
    }
}
