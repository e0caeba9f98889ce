#include "test_pdf.h"

#include <criterion/criterion.h>

/* qpdf finds no fault, and says the file is what it should be. */
static void check_file(struct sheet *sheet, const char *name)
{
    int status;
    struct str path = file_in_build(sheet->arena, name, buf_str(&sheet->out));
    struct str said = run(sheet->arena, &status, "qpdf --check '%s' 2>&1", path.ptr);
    cr_assert_eq(status, 0, "%.*s", STR_ARG(said));
}

Test(pdf, a_full_paper_is_whole)
{
    struct sheet *sheet = sheet_open();
    sheet_fill(sheet, 3);
    cr_assert(sheet_write(sheet), "%.*s", STR_ARG(sheet_messages(sheet)));
    check_file(sheet, "full.pdf");
    sheet_close(sheet);
}
