/* Every dirt-* and bad-data-* fixture: what is said of it and, of the dirty ones, what was read, against
 * golden texts. */
#include "golden.h"
#include "input/inputs.h"
#include "input/spec_read.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct arena *arena;
    struct diags *diags;
    struct spec *spec;
    struct inputs inputs;
};

/* As a run does: all faults of the spec, its lists and the data. */
static bool fixture_read(struct reading *reading, const char *fixture)
{
    *reading = (struct reading){.arena = arena_open()};
    reading->diags = diags_open(reading->arena);
    struct str file = str_format(reading->arena, "%s/fixtures/%s/paper.xml", golden_source(), fixture);
    struct spec_options options = {0};
    struct spec_draft *draft = spec_read(reading->arena, file, &options, reading->diags);
    cr_assert(draft, "%s: the spec could not be read", fixture);
    inputs_load_lists(&reading->inputs, draft->spec, reading->arena, reading->diags);
    reading->spec = inputs_check_spec(&reading->inputs, draft, reading->arena, reading->diags);
    if (!reading->spec || diags_failed(reading->diags)) {
        inputs_check_observations(&reading->inputs, draft, reading->arena, reading->diags);
        return false;
    }
    inputs_load_observations(&reading->inputs, reading->spec, reading->arena, reading->diags);
    return !diags_failed(reading->diags);
}

static void lists_dump(const struct inputs *inputs, struct arena *arena, struct buf *out)
{
    const struct lists *lists = &inputs->lists;
    for (size_t i = 0; i < lists->n_targets; i++)
        buf_add_format(out, "target %zu: kind %d %g to %g, tolerance %g, off %d, from %.*s\n", i,
                       (int)lists->targets[i].kind, lists->targets[i].lowest, lists->targets[i].highest,
                       lists->targets[i].tolerance, lists->targets[i].is_off,
                       STR_ARG(period_text(arena, lists->targets[i].from)));
    for (size_t i = 0; i < lists->n_breaks; i++)
        buf_add_format(out, "break %zu: all indicators %d, all areas %d, from %.*s: %.*s\n", i,
                       lists->breaks[i].indicator == INDICATOR_NONE, lists->breaks[i].area == AREA_NONE,
                       STR_ARG(period_text(arena, lists->breaks[i].from)), STR_ARG(lists->breaks[i].reason));
    for (size_t i = 0; i < lists->n_comments; i++)
        buf_add_format(out, "comment %zu: %.*s, %.*s, day %d\n", i,
                       STR_ARG(comment_kind_name(lists->comments[i].kind)), STR_ARG(lists->comments[i].text),
                       lists->comments[i].has_date ? (int)date_day(lists->comments[i].date) : 0);
    for (size_t i = 0; i < lists->n_priorities; i++)
        buf_add_format(out, "priority %zu: %.*s, %.*s\n", i, STR_ARG(lists->priorities[i].action),
                       STR_ARG(rag_name(lists->priorities[i].rag)));
    for (size_t i = 0; i < lists->n_events; i++)
        buf_add_format(out, "event %zu: %d-%02d-%02d %.*s\n", i, lists->events[i].date.year,
                       lists->events[i].date.month, lists->events[i].date.day,
                       STR_ARG(lists->events[i].kind));
    for (size_t i = 0; i < lists->n_past; i++)
        buf_add_format(out, "past %zu: %.*s of %.*s: %g of %g\n", i,
                       STR_ARG(inputs->lists.returns[lists->past[i].la_return].id),
                       STR_ARG(period_text(arena, lists->past[i].period)),
                       lists->past[i].observation.numerator, lists->past[i].observation.denominator);
    for (size_t i = 0; i < lists->n_notes; i++)
        buf_add_format(out, "note %zu, line %u: %.*s\n", i, (unsigned)lists->notes[i].line,
                       STR_ARG(lists->notes[i].text));
}

static bool hold_dirt(const char *fixture)
{
    struct reading reading;
    char name[300];
    bool done = fixture_read(&reading, fixture);
    struct buf out = {0};
    diags_dump_buf(reading.diags, DIAG_TEXT, &out);
    snprintf(name, sizeof name, "%s/diagnostics.txt", fixture);
    bool same = golden_compare(name, golden_without_folder(reading.arena, fixture, buf_str(&out)));
    buf_clear(&out);
    if (done) {
        dataset_dump(reading.inputs.dataset, &out);
        lists_dump(&reading.inputs, reading.arena, &out);
        snprintf(name, sizeof name, "%s/inputs.txt", fixture);
        same = golden_compare(name, buf_str(&out)) && same;
    } else
        fprintf(stderr, "%s: should be read, with notes and warnings only\n", fixture);
    buf_close(&out);
    arena_close(reading.arena);
    return done && same;
}

static bool hold_bad(const char *fixture)
{
    struct reading reading;
    char name[300];
    bool done = fixture_read(&reading, fixture);
    struct buf out = {0};
    diags_dump_buf(reading.diags, DIAG_TEXT, &out);
    snprintf(name, sizeof name, "%s.txt", fixture);
    bool same = golden_compare(name, golden_without_folder(reading.arena, fixture, buf_str(&out)));
    if (done)
        fprintf(stderr, "%s: a fault was expected and none was found\n", fixture);
    /* every error says how to mend it */
    size_t n = 0, silent = 0;
    const struct diag *diags = diags_sorted(reading.diags, &n);
    for (size_t i = 0; i < n; i++)
        silent += diags[i].severity == SEVERITY_ERROR && diags[i].hint.len == 0;
    if (silent)
        fprintf(stderr, "%s: %zu errors do not say how to mend them\n", fixture, silent);
    buf_close(&out);
    arena_close(reading.arena);
    return !done && same && !silent;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void hold_all(const char *prefix, size_t least, bool (*hold)(const char *fixture))
{
    char folder[4096];
    snprintf(folder, sizeof folder, "%s/fixtures", golden_source());
    DIR *fixtures = opendir(folder);
    cr_assert(fixtures, "no fixtures folder");
    char *names[512];
    size_t n = 0, differing = 0;
    for (struct dirent *entry; (entry = readdir(fixtures)) && n < 512;)
        if (strncmp(entry->d_name, prefix, strlen(prefix)) == 0)
            names[n++] = strdup(entry->d_name);
    closedir(fixtures);
    qsort(names, n, sizeof *names, by_name);
    for (size_t i = 0; i < n; i++) {
        differing += hold(names[i]) ? 0 : 1;
        free(names[i]);
    }
    cr_assert(n >= least, "only %zu fixtures %s*", n, prefix);
    cr_assert(differing == 0, "%zu fixtures %s* say something else than their golden texts", differing,
              prefix);
}

Test(input_read, dirt_is_repaired_or_told)
{
    hold_all("dirt-", 25, hold_dirt);
}

Test(input_read, bad_data_is_refused_with_a_way_out)
{
    hold_all("bad-data-", 50, hold_bad);
}
