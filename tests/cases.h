/* Reader of the reference cases: CSV tables in the shared folder beside the checkout. A test that needs them
 * and does not find them says that it is skipped. */
#ifndef TESTS_CASES_H
#define TESTS_CASES_H

#include <stdbool.h>
#include <stddef.h>

struct cases {
    size_t rows; /* without the header */
    size_t columns;
    char **cells; /* header first, then row by row; never NULL, "" where empty */
    size_t n_cells;
    size_t room; /* cells allocated */
    size_t row_begin;
    bool broken; /* a row has another number of fields than the header, or memory ran out */
};

/* The shared folder: $BOARDPAPER_SHARED, else ../shared beside the source. */
const char *cases_folder(void);

/* Skips the test that calls it, with the one reason that `make test` accepts (tests/skips.sh). */
#define CASES_SKIP(what) cr_skip_test("skipped: " what " in %s, which is not there", cases_folder())

/* Reads `shared/cases/NAME` whole. False, with *cases empty, where the file is not there; a table that is
 * there and cannot be read fails the test. */
bool cases_read(const char *name, struct cases *cases);
/* The same for a file anywhere, such as a published one; a byte-order mark is no part of its header. */
bool cases_read_file(const char *path, struct cases *cases);
void cases_close(struct cases *cases);

/* The column of that name; a name that does not exist fails the test. */
size_t cases_column(const struct cases *cases, const char *name);

const char *cases_text(const struct cases *cases, size_t row, size_t column);
bool cases_is(const struct cases *cases, size_t row, size_t column, const char *text);

/* False where the cell is empty or "-"; any other text that is not a number fails the test. */
bool cases_number(const struct cases *cases, size_t row, size_t column, double *number);

/* Whether two numbers agree to a relative 1e-9 (and exactly, where the expected one is 0). */
bool cases_agree(double found, double expected);

#endif
