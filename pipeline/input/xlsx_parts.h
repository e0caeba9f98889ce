/* xlsx_parts: what the files of the workbook reader share, and nobody else. */
#ifndef INPUT_XLSX_PARTS_H
#define INPUT_XLSX_PARTS_H

#include "input/xlsx.h"
#include "input/xlsx_xml.h"

/* How a number is shown, as far as it decides what it is. */
enum xlsx_format {
    FORMAT_PLAIN,
    FORMAT_PERCENT,
    FORMAT_DATE,  /* a day */
    FORMAT_MONTH, /* a month and a year: "Jun-25" */
    FORMAT_YEAR,  /* a year alone */
    FORMAT_TIME,  /* of a day, or day and time */
    FORMAT_ZEROS  /* leading zeros are shown: "007" */
};

struct xlsx_style {
    enum xlsx_format format;
    int zeros; /* FORMAT_ZEROS: digits shown at least */
};

struct xlsx_book {
    struct str *strings; /* shared */
    size_t n_strings;
    struct xlsx_style *styles; /* by a cell's s= */
    size_t n_styles;
    bool from_1904; /* days are counted from 1 January 1904 */
};

/* xlsx_style: reads styles.xml and sharedStrings.xml. False: not well-formed. */
bool xlsx_styles_read(struct arena *arena, struct str xml, struct xlsx_book *book);
bool xlsx_strings_read(struct arena *arena, struct str xml, struct xlsx_book *book);
/* The style of a number format's code. */
struct xlsx_style xlsx_style_of(struct str code);
/* A number as its style shows it: "12.5%", "2025-06-30", "Jun-25"; else the text as it is stored. */
struct str xlsx_number_text(struct arena *arena, const struct xlsx_book *book, struct xlsx_style style,
                            struct str stored);

/* xlsx_sheet: the rows of one sheet. */
bool xlsx_sheet_read(struct arena *arena, struct str xml, const struct xlsx_book *book,
                     struct row_taker taker, struct xlsx_facts *facts);

#endif
