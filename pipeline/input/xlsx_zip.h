/* xlsx_zip: the parts of a workbook's container. The only file that sees libzip. */
#ifndef INPUT_XLSX_ZIP_H
#define INPUT_XLSX_ZIP_H

#include "base/str.h"

struct xlsx_zip;

/* The archive in these bytes, which must live as long as it; NULL with *why (static text) when it is none. */
struct xlsx_zip *xlsx_zip_open(struct str bytes, const char **why);
void xlsx_zip_close(struct xlsx_zip *zip);

enum xlsx_part { XLSX_PART_READ, XLSX_PART_ABSENT, XLSX_PART_BROKEN };

/* A part's text, unpacked into `arena`. BROKEN with *why: encrypted, damaged, or too large to be a sheet of
 * figures. */
enum xlsx_part xlsx_zip_read(struct xlsx_zip *zip, struct arena *arena, struct str name, struct str *text,
                             const char **why);

#endif
