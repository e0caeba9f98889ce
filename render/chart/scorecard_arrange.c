#include "chart/scorecard_arrange.h"
#include <math.h>

const struct score_cell *score_cell_at(const struct scorecard_chart *chart, size_t row, size_t column)
{
    return &chart->cells[row * chart->n_columns + column];
}

double score_pad(const struct plan *plan, bool numbered)
{
    return (numbered ? 0.11 : 0.2) * look_label(plan).size;
}

/* Between the parts of a cell. */
double score_part_gap(const struct plan *plan)
{
    return 0.25 * look_label(plan).size;
}

double score_field_width(const struct plan *plan, const struct score_texts *texts,
                         const struct score_arrangement *as)
{
    return texts->letter + 2 * score_pad(plan, as->numbered);
}

double score_content_width(const struct plan *plan, const struct score_texts *texts,
                           const struct score_arrangement *as)
{
    double width = score_field_width(plan, texts, as) + 1.5 * score_pad(plan, as->numbered);
    if (as->has_values && texts->value > 0)
        width += score_part_gap(plan) + texts->value;
    if (texts->arrow > 0)
        width += score_part_gap(plan) + texts->arrow;
    return width;
}

/* What stands over a column: its name and note, or its number. */
struct head {
    struct lines name, note;
    double height, width;
};

static struct str column_note(const struct scorecard_chart *chart, size_t column)
{
    return chart->column_notes ? chart->column_notes[column] : STR_NONE;
}

static struct head head_measure(struct plan *plan, const struct scorecard_chart *chart,
                                const struct score_arrangement *as, size_t column, double width)
{
    struct text_look name = look_label(plan), note = look_axis(plan);
    struct head head = {0};
    if (as->numbered) {
        head.name = text_wrap(plan, name, str_format(plan->arena, "%zu", column + 1), width);
    } else {
        head.name = text_wrap(plan, name, chart->columns[column], width);
        head.note = text_wrap(plan, note, column_note(chart, column), width);
    }
    head.height =
        (double)head.name.n * look_leading(plan, name) + (double)head.note.n * look_leading(plan, note);
    head.width = fmax(head.name.width, head.note.width);
    return head;
}

/* How a name stands over column i of a panel: at two levels, the raised ones counted back from the last
 * column, so that the last, which has nothing at its right to spread over, has no tie of a neighbour beside
 * it. */
static bool is_raised(const struct score_arrangement *as, size_t i, size_t n)
{
    return as->levels == 2 && (n - 1 - i) % 2 == 0;
}

/* Width that the name over column i of n may take; `beyond` is free at the right of the last column. */
static double name_room(const struct plan *plan, const struct score_arrangement *as, size_t i, size_t n,
                        double beyond)
{
    double gap = 0.6 * look_label(plan).size, full = as->column * (double)as->levels - gap;
    if (as->levels == 1 || i + 1 < n)
        return full;
    return fmin(full, 1.5 * as->column - gap + beyond);
}

size_t score_panel_columns(const struct score_arrangement *as, const struct scorecard_chart *chart,
                           size_t panel)
{
    size_t first = panel * as->per_panel;
    return first + as->per_panel > chart->n_columns ? chart->n_columns - first : as->per_panel;
}

/* Height of the names at one level of a panel. */
static double level_height(struct plan *plan, const struct scorecard_chart *chart,
                           const struct score_arrangement *as, size_t panel, bool raised)
{
    double height = 0;
    size_t n = score_panel_columns(as, chart, panel);
    for (size_t i = 0; i < n; i++)
        if (is_raised(as, i, n) == raised)
            height = fmax(height, head_measure(plan, chart, as, panel * as->per_panel + i,
                                               name_room(plan, as, i, n, as->room - (double)n * as->column))
                                      .height);
    return height;
}

double score_panel_head(struct plan *plan, const struct scorecard_chart *chart,
                        const struct score_arrangement *as, size_t panel)
{
    double gap = 0.3 * look_label(plan).size, raised = level_height(plan, chart, as, panel, true);
    return level_height(plan, chart, as, panel, false) + gap + (raised > 0 ? raised + gap : 0);
}

static bool names_fit(const struct plan *plan, const struct scorecard_chart *chart,
                      const struct score_arrangement *as, const struct score_texts *texts)
{
    double most = 7 * look_label(plan).size; /* longer words are broken */
    if (as->numbered)
        return as->column >= text_width(plan, look_label(plan), STR("888"));
    for (size_t c = 0; c < chart->n_columns; c++) {
        size_t panel = c / as->per_panel, n = score_panel_columns(as, chart, panel);
        double beyond = as->room - (double)n * as->column;
        if (name_room(plan, as, c % as->per_panel, n, beyond) < fmin(texts->words[c], most))
            return false;
    }
    return true;
}

double score_panel_gap(const struct plan *plan)
{
    return 1.4 * look_label(plan).size;
}

/* -- the list of names under numbered columns: two columns, numbers before names */

static double list_number_width(const struct plan *plan)
{
    return text_width(plan, look_axis(plan), STR("888")) + 0.6 * look_axis(plan).size;
}

static struct lines list_entry(struct plan *plan, const struct scorecard_chart *chart, size_t column)
{
    struct str note = column_note(chart, column), name = chart->columns[column];
    struct str text = note.len ? str_format(plan->arena, "%.*s (%.*s)", STR_ARG(name), STR_ARG(note)) : name;
    double width = (plan->width - look_axis(plan).size) / 2 - list_number_width(plan);
    return text_wrap(plan, look_axis(plan), text, fmax(width, look_axis(plan).size));
}

double score_list_height(struct plan *plan, const struct scorecard_chart *chart)
{
    size_t half = (chart->n_columns + 1) / 2;
    double heights[2] = {0, 0};
    for (size_t c = 0; c < chart->n_columns; c++) {
        struct lines lines = list_entry(plan, chart, c);
        heights[c >= half] += (double)(lines.n ? lines.n : 1) * look_leading(plan, look_axis(plan));
    }
    return fmax(heights[0], heights[1]);
}

void score_add_list(struct plan *plan, const struct scorecard_chart *chart, double top)
{
    struct text_look look = look_axis(plan);
    size_t half = (chart->n_columns + 1) / 2;
    double y = top, number = list_number_width(plan), right = (plan->width + look.size) / 2;
    for (size_t c = 0; c < chart->n_columns; c++) {
        if (c == half)
            y = top;
        double x = c < half ? 0 : right;
        struct lines lines = list_entry(plan, chart, c);
        text_add(plan, look, str_format(plan->arena, "%zu", c + 1), x + number - 0.6 * look.size,
                 y + metrics_ascent(plan->metrics, look.font, look.size), SIDE_RIGHT);
        text_add_lines(plan, look, lines, x + number, y, SIDE_LEFT);
        y += (double)(lines.n ? lines.n : 1) * look_leading(plan, look);
    }
}

/* -- choosing */

/* The fewest panels in which columns are wide enough for cells and names. */
static struct score_arrangement arrange(struct plan *plan, const struct scorecard_chart *chart,
                                        const struct score_texts *texts, double room,
                                        struct score_arrangement as)
{
    double em = look_label(plan).size, content = score_content_width(plan, texts, &as);
    double widest = fmax(7.5 * em, content);
    size_t most_levels = as.numbered ? 1 : 2;
    as.room = room;
    for (as.n_panels = 1; as.n_panels <= chart->n_columns; as.n_panels++) {
        as.per_panel = (chart->n_columns + as.n_panels - 1) / as.n_panels;
        as.column = fmin(room / (double)as.per_panel, widest);
        for (as.levels = 1; as.levels <= most_levels; as.levels++)
            if (as.column >= content && names_fit(plan, chart, &as, texts))
                break;
        if (as.levels <= most_levels)
            break;
    }
    if (as.n_panels > chart->n_columns) { /* not even alone: names are broken within words */
        as.n_panels = chart->n_columns;
        as.per_panel = 1;
        as.levels = 1;
        as.column = fmin(room, widest);
    }
    as.n_panels = (chart->n_columns + as.per_panel - 1) / as.per_panel;
    as.row = look_height(plan, look_label(plan)) * (as.numbered ? SCORE_ROW_LEAST : as.compact ? 1.2 : 1.6);
    for (size_t panel = 0; panel < as.n_panels; panel++)
        as.height +=
            score_panel_head(plan, chart, &as, panel) + (double)chart->n_rows * as.row + texts->rows_extra;
    as.height += (double)(as.n_panels - 1) * score_panel_gap(plan);
    if (as.numbered)
        as.height += score_panel_gap(plan) + score_list_height(plan, chart);
    return as;
}

struct score_arrangement score_choose(struct plan *plan, const struct scorecard_chart *chart,
                                      const struct score_texts *texts, double room)
{
    const struct page_look *page = &plan->style->page;
    double most = (page->height - page->top - page->bottom) * 0.85; /* the rest for heading and source */
    static const struct score_arrangement tries[] = {{.has_values = true},
                                                     {.has_values = true, .compact = true},
                                                     {.compact = true},
                                                     {.compact = true, .numbered = true}};
    struct score_arrangement best = {0};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct score_arrangement as = arrange(plan, chart, texts, room, tries[i]);
        if (as.height <= most)
            return as;
        if (!i || as.height < best.height)
            best = as;
    }
    return best;
}

struct score_texts score_measure(struct plan *plan, const struct scorecard_chart *chart, struct rows *rows)
{
    struct score_texts out = {.letter = text_width(plan, look_bold(look_label(plan)), STR("D"))};
    out.names = rows_column_open(plan, rows, SIDE_LEFT, plan->width * 0.28);
    for (size_t i = 0; i < chart->n_rows; i++) {
        enum role role = chart->row_roles ? chart->row_roles[i] : ROLE_PLAIN;
        rows->strong[i] = role == ROLE_REGION || role == ROLE_ATTENTION;
        rows_set(plan, rows, &out.names, i, chart->rows[i]);
        out.rows_extra += fmax(rows->height[i] - rows->least, 0);
        for (size_t c = 0; c < chart->n_columns; c++) {
            const struct score_cell *cell = score_cell_at(chart, i, c);
            struct text_look look = rows->strong[i] ? look_bold(look_label(plan)) : look_label(plan);
            out.value = fmax(out.value, text_width(plan, look, cell->text));
            if (cell->arrow != ARROW_NONE)
                out.arrow = plan->style->chart.marker;
        }
    }
    out.words = ARENA_ARRAY(plan->arena, double, chart->n_columns);
    for (size_t c = 0; c < chart->n_columns; c++) {
        struct str note = chart->column_notes ? chart->column_notes[c] : STR_NONE;
        out.words[c] = fmax(text_widest_word(plan, look_label(plan), chart->columns[c]),
                            text_widest_word(plan, look_axis(plan), note));
    }
    return out;
}

/* Names over one panel's columns, and the ties of the raised ones. */
void score_add_heads(struct plan *plan, const struct scorecard_chart *chart,
                     const struct score_arrangement *as, struct score_panel *panel)
{
    struct text_look name = look_label(plan), note = look_axis(plan);
    double gap = 0.3 * name.size, beyond = as->room - (double)panel->n * as->column;
    double lower = level_height(plan, chart, as, panel->first / as->per_panel, false);
    for (size_t i = 0; i < panel->n; i++) {
        bool raised = is_raised(as, i, panel->n);
        struct head head =
            head_measure(plan, chart, as, panel->first + i, name_room(plan, as, i, panel->n, beyond));
        double bottom = panel->top - gap - (raised && lower > 0 ? lower + gap : 0),
               top = bottom - head.height;
        /* the last one's name stays within the picture */
        double at = fmin(panel->column_x[i] + as->column / 2, plan->width - head.width / 2);
        text_add_lines(plan, name, head.name, at, top, SIDE_MIDDLE);
        text_add_lines(plan, note, head.note, at, top + (double)head.name.n * look_leading(plan, name),
                       SIDE_MIDDLE);
        panel->tie_top[i] = raised && lower > 0 ? bottom + 0.1 * name.size : 0;
    }
}
