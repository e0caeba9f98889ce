/* boardpaper explain: how one figure was made, to the lines of data behind it. */
#include "figures/explain.h"

#include "command/command.h"
#include "command/job.h"
#include "input/name_hint.h"

#define MOST_PARTS 16

/* INDICATOR/AREA/PERIOD/STATISTIC, or with a detail behind it, in whatever way indicator, area and period are
 * spelt. */
struct spelt {
    uint32_t indicator, area;
    struct str parts[MOST_PARTS];
    size_t n;
    struct str begin, whole; /* the id as the ledger spells it, up to its statistic and to its end */
};

static bool take_apart(const struct job *job, struct str id, struct spelt *spelt)
{
    struct str rest = id;
    *spelt = (struct spelt){.indicator = INDICATOR_NONE, .area = AREA_NONE};
    while (spelt->n < MOST_PARTS && str_split(&rest, '/', &spelt->parts[spelt->n]))
        spelt->n++;
    if (spelt->n < 4 || rest.len > 0)
        return false;
    spelt->indicator = indicator_named(&job->inputs->catalogue, str_trim(spelt->parts[0]));
    spelt->area = area_find(&job->inputs->areas, spelt->parts[1]);
    return true;
}

/* The parts from `first` up to before `last` with the slashes between them. */
static struct str between(const struct spelt *spelt, size_t first, size_t last)
{
    const char *begin = spelt->parts[first].ptr;
    return (struct str){begin, (size_t)(spelt->parts[last - 1].ptr - begin) + spelt->parts[last - 1].len};
}

static struct str prefix_of(const struct job *job, const struct spelt *spelt)
{
    return str_format(job->arena, "%.*s/%.*s/", STR_ARG(job->inputs->catalogue.items[spelt->indicator].id),
                      STR_ARG(job->inputs->areas.items[spelt->area].code));
}

/* A period may hold a slash ("2024/25"): each part of the rest may be its last. */
static uint32_t find_spelt(const struct job *job, struct str id, struct spelt *spelt)
{
    if (!take_apart(job, id, spelt) || spelt->indicator == INDICATOR_NONE || spelt->area == AREA_NONE)
        return FIGURE_NONE;
    enum calendar calendar = job->inputs->catalogue.items[spelt->indicator].calendar;
    uint32_t found = FIGURE_NONE;
    for (size_t end = 3; end < spelt->n && found == FIGURE_NONE; end++) {
        struct period period;
        const char *why;
        unsigned marks = 0;
        if (!period_read(str_trim(between(spelt, 2, end)), calendar, &period, &marks, &why))
            continue;
        spelt->begin = str_format(job->arena, "%.*s%.*s/", STR_ARG(prefix_of(job, spelt)),
                                  STR_ARG(period_text(job->arena, period)));
        spelt->whole =
            str_format(job->arena, "%.*s%.*s", STR_ARG(spelt->begin), STR_ARG(between(spelt, end, spelt->n)));
        found = ledger_find_id(job->ledger, spelt->whole);
    }
    return found;
}

/* The id that is nearest, among those that begin like it. */
static struct str nearest_id(const struct job *job, struct str id, struct str prefix)
{
    size_t n = 0;
    struct str *names = ARENA_ARRAY(job->arena, struct str, job->ledger->n + 1);
    for (uint32_t i = 0; i < job->ledger->n; i++) {
        struct figure figure = ledger_read(job->ledger, i, NULL);
        struct str name = figure_id(job->ledger, &figure, job->arena);
        if (str_starts(name, prefix))
            names[n++] = name;
    }
    return nearest_name(id, names, n);
}

/* What of it is unknown, the indicator before the area before the rest. */
static struct str hint_of(const struct job *job, const struct spelt *spelt)
{
    const struct inputs *inputs = job->inputs;
    struct str lists = STR("`boardpaper figures PAPER.xml` lists every id in its first column."),
               hint = STR_NONE;
    if (spelt->n < 4)
        return str_format(job->arena, "An id is INDICATOR/AREA/PERIOD/STATISTIC; %.*s", STR_ARG(lists));
    if (spelt->indicator == INDICATOR_NONE)
        hint = indicator_hint(job->arena, &inputs->catalogue, spelt->parts[0]);
    else if (spelt->area == AREA_NONE)
        hint = area_hint(job->arena, &inputs->areas, spelt->parts[1]);
    else {
        hint = spelt->whole.len ? nearest_id(job, spelt->whole, spelt->begin) : STR_NONE;
        return hint.len ? str_format(job->arena, "Did you mean %.*s?", STR_ARG(hint)) : lists;
    }
    const char *what = spelt->indicator == INDICATOR_NONE ? "indicator" : "area";
    return str_format(job->arena, "There is no %s \"%.*s\"%s%.*s", what,
                      STR_ARG(spelt->parts[spelt->indicator == INDICATOR_NONE ? 0 : 1]), hint.len ? ": " : "",
                      STR_ARG(hint));
}

static uint32_t find_figure(struct job *job, struct str id)
{
    struct spelt spelt = {0};
    uint32_t found = ledger_find_id(job->ledger, id);
    if (found == FIGURE_NONE)
        found = find_spelt(job, id, &spelt);
    if (found == FIGURE_NONE)
        diag_add_hint(job->diags, SEVERITY_ERROR, "no-such-figure", place_file(job->spec->file),
                      hint_of(job, &spelt), "This paper has no figure %.*s", STR_ARG(id));
    return found;
}

int command_explain(int argc, char **argv)
{
    struct options options;
    int status = options_read(argc, argv, OPTION_LA, 2, &options);
    if (status >= 0)
        return status;
    struct job job;
    job_open(&job, &options);
    if (job_to(&job, STAGE_ANALYSIS)) {
        uint32_t found = find_figure(&job, str_of(options.operand));
        if (found != FIGURE_NONE) {
            struct buf out = {0};
            explain_figure(job.ledger, found, &out);
            job_print(&out);
            buf_close(&out);
        }
    }
    job_report(&job, SEVERITY_ERROR);
    status = job_status(&job);
    job_close(&job);
    return status;
}
