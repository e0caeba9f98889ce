/* The texts of areas.csv and indicators.csv. */
#include "command/init.h"

#include "base/number.h"
#include "base/table_text.h"
#include "input/england.h"

/* Regions of LAs that are found, and the country, stand in the list even where no file names them. */
static bool is_wanted(const struct draft *draft, uint32_t area)
{
    const struct areas *england = &draft->england;
    if (draft->survey.found[area] || area == draft->region || england->items[area].kind == AREA_COUNTRY)
        return true;
    for (size_t i = 0; i < england->n; i++)
        if (draft->survey.found[i] && england->items[i].region == area)
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
    if (indicator->polarity_said)
        note_part(note, "Polarity taken from the name: check it.");
    else
        note_part(note, "Polarity not known: say high, low or none.");
    if (!indicator->measure_said)
        note_part(note, indicator->measure == MEASURE_SCORE
                            ? "Measure not known: say proportion, rate, ratio, count or score, and the unit."
                            : "Measure and unit taken from the size of the counts: check them.");
    if (!indicator->basis_said)
        note_part(note, "Basis not known: say in-period, snapshot, year-to-date, rolling-12m or cohort.");
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

static void row_add(const struct draft_indicator *indicator, struct buf *out)
{
    const struct survey_series *series = indicator->series;
    struct buf note = {0};
    note_make(indicator, &note);
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
    struct str definition = str_equal(series->label, indicator->name) ? STR_NONE : series->label;
    csv_add_field(out, definition);
    buf_add_char(out, ',');
    csv_add_field(out, indicator->source);
    buf_add_char(out, ',');
    csv_add_field(out, buf_str(&note));
    buf_add_char(out, '\n');
    buf_close(&note);
}

void init_catalogue_text(const struct draft *draft, struct buf *out)
{
    buf_add(
        out,
        STR("id,name,short_name,theme,measure,basis,unit,multiplier,polarity,decimals,calendar,least_change,"
            "sensitivity,definition,source,note\n"));
    for (size_t i = 0; i < draft->n; i++)
        row_add(&draft->indicators[i], out);
}
