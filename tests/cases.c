#include "cases.h"

#include <criterion/criterion.h>
#include <csv.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *cases_folder(void)
{
    const char *folder = getenv("BOARDPAPER_SHARED");
    return folder && *folder ? folder : BOARDPAPER_SOURCE_DIR "/../shared";
}

static void on_field(void *text, size_t length, void *data)
{
    struct cases *cases = data;
    if (cases->n_cells == cases->room) {
        size_t room = cases->room ? 2 * cases->room : 1024;
        char **cells = realloc(cases->cells, room * sizeof *cells);
        if (!cells) {
            cases->broken = true;
            return;
        }
        cases->cells = cells;
        cases->room = room;
    }
    char *cell = malloc(length + 1);
    if (!cell) {
        cases->broken = true;
        return;
    }
    if (length) {
        memcpy(cell, text, length);
    }
    cell[length] = '\0';
    cases->cells[cases->n_cells++] = cell;
}

static void on_row(int last, void *data)
{
    (void)last;
    struct cases *cases = data;
    size_t fields = cases->n_cells - cases->row_begin;
    if (cases->columns == 0) {
        cases->columns = fields;
    } else {
        cases->rows++;
        cases->broken = cases->broken || fields != cases->columns;
    }
    cases->row_begin = cases->n_cells;
}

bool cases_read(const char *name, struct cases *cases)
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/cases/%s", cases_folder(), name);
    cr_assert(length > 0 && (size_t)length < sizeof path, "the path of the shared folder is too long");
    return cases_read_file(path, cases);
}

static void without_mark(char *cell)
{
    if (strncmp(cell, "\xef\xbb\xbf", 3) == 0) {
        memmove(cell, cell + 3, strlen(cell + 3) + 1);
    }
}

bool cases_read_file(const char *path, struct cases *cases)
{
    *cases = (struct cases){0};
    FILE *file = fopen(path, "rb");
    if (!file) {
        return false;
    }
    struct csv_parser parser;
    cr_assert(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) == 0);
    char buffer[65536];
    size_t got;
    while ((got = fread(buffer, 1, sizeof buffer, file)) > 0) {
        cr_assert(csv_parse(&parser, buffer, got, on_field, on_row, cases) == got, "%s: %s", path,
                  csv_strerror(csv_error(&parser)));
    }
    cr_assert(csv_fini(&parser, on_field, on_row, cases) == 0, "%s: unfinished quotes", path);
    csv_free(&parser);
    fclose(file);
    cr_assert(!cases->broken, "%s: rows of unequal length", path);
    cr_assert(cases->rows > 0, "%s: no rows", path);
    without_mark(cases->cells[0]);
    return true;
}

void cases_close(struct cases *cases)
{
    for (size_t i = 0; i < cases->n_cells; i++) {
        free(cases->cells[i]);
    }
    free(cases->cells);
    *cases = (struct cases){0};
}

size_t cases_column(const struct cases *cases, const char *name)
{
    for (size_t i = 0; i < cases->columns; i++) {
        if (strcmp(cases->cells[i], name) == 0) {
            return i;
        }
    }
    cr_assert_fail("the reference cases have no column %s", name);
    return 0;
}

const char *cases_text(const struct cases *cases, size_t row, size_t column)
{
    return cases->cells[(row + 1) * cases->columns + column];
}

bool cases_is(const struct cases *cases, size_t row, size_t column, const char *text)
{
    return strcmp(cases_text(cases, row, column), text) == 0;
}

bool cases_number(const struct cases *cases, size_t row, size_t column, double *number)
{
    const char *text = cases_text(cases, row, column);
    if (!*text || strcmp(text, "-") == 0) {
        return false;
    }
    char *end;
    *number = strtod(text, &end);
    cr_assert(*end == '\0' && isfinite(*number), "row %zu: not a number: %s", row + 2, text);
    return true;
}

bool cases_agree(double found, double expected)
{
    return isfinite(found) && fabs(found - expected) <= 1e-9 * fabs(expected);
}
