/* The large papers' ledgers, datasets, documents and pages, held without megabytes: for each part how much
 * there is and a digest, so that no change goes unseen, and whole rows and pages of a few. */
#include "command/job.h"

#include "base/digest.h"
#include "base/map.h"
#include "golden.h"
#include "test_command_papers.h"

#include <criterion/criterion.h>
#include <string.h>

#define DIGITS 16      /* of a digest that are written */
#define MOST_STATES 12 /* states, by their names */
#define N_BASES (BASIS_COHORT + 1)

static void digest_write(struct arena *arena, struct digest *digest, struct buf *out)
{
    buf_add_format(out, " %.*s\n", DIGITS, digest_close(digest, arena).ptr);
}

/* -- dumps whose parts begin with a line that is not indented */

struct digested {
    struct str line;
    size_t n; /* lines under it */
    struct digest *digest;
};

static void part_write(struct arena *arena, struct digested *part, struct buf *out)
{
    if (!part->digest)
        return;
    buf_add_format(out, "%.*s", STR_ARG(part->line));
    if (part->n == 0) {
        buf_add_char(out, '\n');
        return;
    }
    buf_add_format(out, " | %zu lines,", part->n);
    digest_write(arena, part->digest, out);
}

static void parts_write(struct arena *arena, struct str dump, struct buf *out)
{
    struct digested part = {.digest = NULL};
    struct str line;
    while (str_split(&dump, '\n', &line)) {
        if (!str_starts(line, STR(" "))) {
            part_write(arena, &part, out);
            part = (struct digested){.line = line, .digest = digest_open(arena)};
            continue;
        }
        part.n++;
        digest_add(part.digest, line);
        digest_add(part.digest, STR("\n"));
    }
    part_write(arena, &part, out);
}

/* The text of one page, as the dump has it. */
static void page_write(struct str dump, size_t page, struct buf *out)
{
    struct str line;
    bool is_in = false;
    char head[32];
    snprintf(head, sizeof head, "page %zu ", page);
    while (str_split(&dump, '\n', &line)) {
        if (!str_starts(line, STR(" ")))
            is_in = str_starts(line, str_of(head));
        if (is_in)
            buf_add_format(out, "%.*s\n", STR_ARG(line));
    }
}

/* -- rows, in groups */

struct group {
    struct str key;
    size_t n, n_states, count[MOST_STATES];
    struct str states[MOST_STATES];
    struct digest *digest;
};
struct groups {
    struct arena *arena;
    struct map *by_key;
    struct group *items;
    size_t n, capacity;
};

/* Adds a row to its group; its state, where rows have any. */
static void group_add(struct groups *groups, struct str key, struct str state, struct str row)
{
    uint32_t index = map_find(groups->by_key, key);
    if (index == MAP_NONE) {
        ARENA_RESERVE(groups->arena, groups->items, groups->n, groups->capacity);
        index = (uint32_t)groups->n++;
        struct str kept = str_copy(groups->arena, key);
        groups->items[index] = (struct group){.key = kept, .digest = digest_open(groups->arena)};
        map_add(groups->by_key, kept, index);
    }
    struct group *group = &groups->items[index];
    group->n++;
    digest_add(group->digest, row);
    digest_add(group->digest, STR("\n"));
    size_t i = 0;
    while (i < group->n_states && !str_equal(group->states[i], state))
        i++;
    if (i == group->n_states && state.len) {
        cr_assert_lt(i, MOST_STATES);
        group->states[group->n_states++] = str_copy(groups->arena, state);
    }
    if (state.len)
        group->count[i]++;
}

static void groups_write(struct groups *groups, struct buf *out)
{
    for (size_t i = 0; i < groups->n; i++) {
        const struct group *group = &groups->items[i];
        buf_add_format(out, "%.*s: %zu", STR_ARG(group->key), group->n);
        for (size_t s = 0; s < group->n_states; s++)
            buf_add_format(out, ", %.*s %zu", STR_ARG(group->states[s]), group->count[s]);
        buf_add(out, STR(","));
        digest_write(groups->arena, group->digest, out);
    }
}

/* -- the ledger */

enum { INDICATOR = 1, AREA_CODE = 2, STATISTIC = 5, STATE = 11, MOST_FIELDS = 32 };

/* The fields of a row, quotes as they stand. */
static size_t fields_of(struct str row, struct str fields[MOST_FIELDS])
{
    size_t n = 0, from = 0;
    bool is_quoted = false;
    for (size_t i = 0; i <= row.len && n < MOST_FIELDS; i++) {
        if (i < row.len && row.ptr[i] == '"')
            is_quoted = !is_quoted;
        if (i == row.len || (row.ptr[i] == ',' && !is_quoted)) {
            fields[n++] = str_slice(row, from, i);
            from = i + 1;
        }
    }
    return n;
}

/* Whether the indicator is the first of its basis that has rows of the LA: those are written whole. */
struct sample {
    const struct catalogue *catalogue;
    struct str la;              /* its code */
    uint32_t of_basis[N_BASES]; /* INDICATOR_NONE: not met yet */
    struct buf rows;
};

static void sample_add(struct sample *sample, const struct str *fields, struct str row)
{
    uint32_t indicator = indicator_find(sample->catalogue, fields[INDICATOR]);
    if (indicator == INDICATOR_NONE || !str_equal(fields[AREA_CODE], sample->la))
        return;
    uint32_t *first = &sample->of_basis[sample->catalogue->items[indicator].basis];
    if (*first == INDICATOR_NONE)
        *first = indicator;
    if (*first == indicator)
        buf_add_format(&sample->rows, "%.*s\n", STR_ARG(row));
}

static struct str first_la(const struct job *job)
{
    const struct areas *areas = &job->inputs->areas;
    for (uint32_t i = 0; i < areas->n; i++)
        if (areas->items[i].kind == AREA_LA && areas->items[i].region == job->spec->region)
            return areas->items[i].code;
    return STR_NONE;
}

static void ledger_compact(const struct job *job, struct buf *out)
{
    struct groups groups = {.arena = job->arena, .by_key = map_open(job->arena)};
    struct sample sample = {.catalogue = &job->inputs->catalogue, .la = first_la(job)};
    for (size_t i = 0; i < N_BASES; i++)
        sample.of_basis[i] = INDICATOR_NONE;
    struct ledger_pieces *pieces = ledger_pieces_open(job->ledger);
    struct buf piece = {0};
    for (bool is_head = true; ledger_pieces_next(pieces, &piece); buf_clear(&piece)) {
        struct str rest = buf_str(&piece), row, fields[MOST_FIELDS];
        for (; str_split(&rest, '\n', &row); is_head = false) {
            if (is_head)
                continue;
            cr_assert_gt(fields_of(row, fields), STATE, "%.*s", STR_ARG(row));
            struct str key =
                str_format(job->arena, "%.*s %.*s", STR_ARG(fields[INDICATOR]), STR_ARG(fields[STATISTIC]));
            group_add(&groups, key, fields[STATE], row);
            sample_add(&sample, fields, row);
        }
    }
    ledger_pieces_close(pieces);
    groups_write(&groups, out);
    buf_add_format(out, "\n%.*s", STR_ARG(buf_str(&sample.rows)));
    buf_close(&piece);
    buf_close(&sample.rows);
}

static void dataset_compact(const struct job *job, struct buf *out)
{
    struct groups groups = {.arena = job->arena, .by_key = map_open(job->arena)};
    struct buf dump = {0};
    dataset_dump(job->inputs->dataset, &dump);
    struct str rest = buf_str(&dump), line;
    while (str_split(&rest, '\n', &line)) {
        size_t bar = str_find(line, STR(" | "));
        group_add(&groups, bar == SIZE_MAX ? STR("head") : str_slice(line, 0, bar), STR(""), line);
    }
    groups_write(&groups, out);
    buf_close(&dump);
}

static void document_compact(const struct job *job, struct buf *out)
{
    struct buf dump = {0};
    document_dump(job->document, &dump);
    parts_write(job->arena, buf_str(&dump), out);
    buf_close(&dump);
}

/* Every page in a line; the first, a middle one and the last whole. */
static void pages_compact(const struct job *job, struct buf *out)
{
    struct buf dump = {0};
    pages_dump(job->pages, &dump);
    parts_write(job->arena, buf_str(&dump), out);
    const size_t whole[] = {1, (job->pages->n + 1) / 2, job->pages->n};
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
        buf_add_char(out, '\n');
        page_write(buf_str(&dump), whole[i], out);
    }
    buf_close(&dump);
}

static void hold_compact(const char *fixture)
{
    static const struct {
        const char *stage;
        void (*write)(const struct job *job, struct buf *out);
    } stages[] = {{"dataset", dataset_compact},
                  {"figures", ledger_compact},
                  {"document", document_compact},
                  {"pages", pages_compact}};
    char path[4096];
    snprintf(path, sizeof path, "%s/fixtures/%s/paper.xml", golden_source(), fixture);
    struct options options = {.paper = path, .folder = ".", .fixed_metrics = true};
    struct job job;
    job_open(&job, &options);
    cr_assert(job_to(&job, STAGE_PAGES), "%s: could not be made", fixture);
    for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
        char name[512];
        struct buf out = {0};
        stages[i].write(&job, &out);
        snprintf(name, sizeof name, "%s/%s.txt", fixture, stages[i].stage);
        cr_expect(golden_compare(name, buf_str(&out)), "%s differs from its golden text", name);
        buf_close(&out);
    }
    job_close(&job);
}

Test(compact, cib_quarterly)
{
    hold_compact("cib-quarterly");
}

Test(compact, annual_pack)
{
    hold_compact("annual-pack");
}

/* -- every stage of every paper, a line each */

static void stages_write(const char *path, struct buf *out)
{
    static const char *const stages[] = {"spec", "dataset", "analysis", "document", "pages", "structure"};
    struct options options = {
        .paper = path, .la = paper_la(path), .folder = ".", .fixed_metrics = true, .quiet = true};
    struct job job;
    job_open(&job, &options);
    cr_assert(job_to(&job, STAGE_PAGES), "%s: could not be made", path);
    buf_add_format(out, "%s\n", path + strlen(golden_source()) + strlen("/fixtures/"));
    for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
        struct buf text = {0};
        stage_dump_find(stages[i])->write(&job, &text);
        struct digest *digest = digest_open(job.arena);
        digest_add(digest, buf_str(&text));
        size_t lines = 0;
        for (size_t at = 0; at < text.len; at++)
            lines += text.ptr[at] == '\n';
        buf_add_format(out, "  %s: %zu lines,", stages[i], lines);
        digest_write(job.arena, digest, out);
        buf_close(&text);
    }
    job_close(&job);
}

Test(compact, every_stage_of_every_fixture, .timeout = 600)
{
    struct arena *arena = arena_open();
    struct buf out = {0};
    for (int hostile = 0; hostile <= 1; hostile++) {
        struct paths paths = papers_find(arena, hostile);
        for (size_t i = 0; i < paths.n; i++)
            stages_write(paths.items[i], &out);
    }
    cr_expect(golden_compare("stages.txt", buf_str(&out)), "a stage differs from its golden text");
    buf_close(&out);
    arena_close(arena);
}
