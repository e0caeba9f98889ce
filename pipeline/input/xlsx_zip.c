#include "input/xlsx_zip.h"

#include <zip.h>

#define LARGEST_PART ((zip_uint64_t)512 * 1024 * 1024) /* [bytes] */

struct xlsx_zip {
    struct arena *arena; /* its own */
    zip_t *archive;
};

struct xlsx_zip *xlsx_zip_open(struct str bytes, const char **why)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    zip_error_fini(&error);
    if (!archive) {
        zip_source_free(source);
        *why = "it is damaged, or only a part of it is here";
        return NULL;
    }
    struct arena *arena = arena_open();
    struct xlsx_zip *zip = ARENA_NEW(arena, struct xlsx_zip);
    *zip = (struct xlsx_zip){arena, archive};
    return zip;
}

void xlsx_zip_close(struct xlsx_zip *zip)
{
    zip_discard(zip->archive);
    arena_close(zip->arena);
}

static enum xlsx_part broken(const char **why, const char *what)
{
    *why = what;
    return XLSX_PART_BROKEN;
}

enum xlsx_part xlsx_zip_read(struct xlsx_zip *zip, struct arena *arena, struct str name, struct str *text,
                             const char **why)
{
    zip_stat_t status;
    zip_int64_t index = zip_name_locate(zip->archive, str_terminated(zip->arena, name), ZIP_FL_NOCASE);
    *text = STR_NONE;
    if (index < 0)
        return XLSX_PART_ABSENT;
    if (zip_stat_index(zip->archive, (zip_uint64_t)index, 0, &status) != 0 || !(status.valid & ZIP_STAT_SIZE))
        return broken(why, "a part of it is damaged");
    if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) && status.encryption_method != ZIP_EM_NONE)
        return broken(why, "it is protected by a password");
    if (status.size > LARGEST_PART)
        return broken(why, "a part of it is larger than 512 MB when unpacked");
    zip_file_t *file = zip_fopen_index(zip->archive, (zip_uint64_t)index, 0);
    if (!file)
        return broken(why, "a part of it is damaged");
    /* unpacked piece by piece: what the archive says of the size may be a lie, and costs memory only as it
     * comes true */
    struct buf out = {0};
    char block[65536];
    zip_int64_t n;
    while ((n = zip_fread(file, block, sizeof block)) > 0 && out.len <= status.size)
        buf_add_bytes(&out, block, (size_t)n);
    bool whole = n == 0 && out.len == status.size;
    zip_fclose(file);
    if (whole)
        *text = str_copy(arena, buf_str(&out));
    buf_close(&out);
    return whole ? XLSX_PART_READ : broken(why, "a part of it is damaged");
}
