#include "graft.h"

#include "base/digest.h"
#include "base/map.h"
#include "syntax.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>

struct graft {
    struct save *save;
    struct arena *arena;
    qpdf_data qpdf;
    struct map64 *numbers; /* object number there -> here */
    struct map *known;     /* digest of a form or resources -> number here */
    uint64_t *queue;       /* objects there that are named but not copied yet */
    size_t n_queue, queue_capacity;
};

static bool is_reference(const struct graft *graft, qpdf_oh value)
{
    return qpdf_oh_get_object_id(graft->qpdf, value) != 0;
}

/* The number here of an indirect object there; it is copied later. */
static uint32_t number_of(struct graft *graft, qpdf_oh value)
{
    uint64_t there = (uint64_t)qpdf_oh_get_object_id(graft->qpdf, value);
    uint32_t here = map64_find(graft->numbers, there);
    if (here != MAP_NONE)
        return here;
    here = save_reserve(graft->save);
    map64_add(graft->numbers, there, here);
    ARENA_RESERVE(graft->arena, graft->queue, graft->n_queue, graft->queue_capacity);
    graft->queue[graft->n_queue++] = there;
    return here;
}

static void add_resolved(struct graft *graft, struct buf *out, qpdf_oh value, unsigned depth);

static void add_value(struct graft *graft, struct buf *out, qpdf_oh value, unsigned depth)
{
    if (is_reference(graft, value))
        save_add_reference(out, number_of(graft, value));
    else
        add_resolved(graft, out, value, depth);
}

/* A dictionary's entries without << >>. qpdf walks one dictionary at a time, so the keys are taken first. A
 * stream's Length and Filter are left to save_stream. */
static void add_entries(struct graft *graft, struct buf *out, qpdf_oh dict, bool is_stream, unsigned depth)
{
    struct str *keys = NULL;
    size_t n = 0, capacity = 0;
    qpdf_oh_begin_dict_key_iter(graft->qpdf, dict);
    while (qpdf_oh_dict_more_keys(graft->qpdf)) {
        ARENA_RESERVE(graft->arena, keys, n, capacity);
        keys[n++] = str_copy(graft->arena, str_of(qpdf_oh_dict_next_key(graft->qpdf)));
    }
    for (size_t i = 0; i < n; i++) {
        if (is_stream && (str_is(keys[i], "/Length") || str_is(keys[i], "/Filter")))
            continue;
        qpdf_oh value = qpdf_oh_get_key(graft->qpdf, dict, keys[i].ptr);
        buf_add(out, keys[i]);
        buf_add_char(out, ' ');
        add_value(graft, out, value, depth + 1);
        qpdf_oh_release(graft->qpdf, value);
    }
    /* cairo 1.16 leaves the map out; PDF/UA and PDF/A want it stated */
    qpdf_oh subtype = qpdf_oh_get_key(graft->qpdf, dict, "/Subtype");
    if (qpdf_oh_is_name_and_equals(graft->qpdf, subtype, "/CIDFontType2") &&
        !qpdf_oh_has_key(graft->qpdf, dict, "/CIDToGIDMap"))
        buf_add(out, STR("/CIDToGIDMap/Identity"));
    qpdf_oh_release(graft->qpdf, subtype);
}

#define DEPTH_MOST 64 /* of nested direct objects; cairo writes four */

static void add_resolved(struct graft *graft, struct buf *out, qpdf_oh value, unsigned depth)
{
    qpdf_data qpdf = graft->qpdf;
    if (depth > DEPTH_MOST) {
        buf_add(out, STR("null"));
    } else if (qpdf_oh_is_dictionary(qpdf, value)) {
        buf_add(out, STR("<<"));
        add_entries(graft, out, value, false, depth);
        buf_add(out, STR(">>"));
    } else if (qpdf_oh_is_array(qpdf, value)) {
        int n = qpdf_oh_get_array_n_items(qpdf, value);
        buf_add_char(out, '[');
        for (int i = 0; i < n; i++) {
            qpdf_oh item = qpdf_oh_get_array_item(qpdf, value, i);
            if (i)
                buf_add_char(out, ' ');
            add_value(graft, out, item, depth + 1);
            qpdf_oh_release(qpdf, item);
        }
        buf_add_char(out, ']');
    } else {
        buf_add(out, str_of(qpdf_oh_unparse_resolved(qpdf, value)));
    }
}

/* A stream's bytes as they stand in the file, into a buffer of qpdf's that the caller frees. False when they
 * cannot be read. *packing says how they are compressed. */
static bool read_stream(const struct graft *graft, qpdf_oh stream, unsigned char **bytes, size_t *size,
                        enum packing *packing)
{
    qpdf_oh dict = qpdf_oh_get_dict(graft->qpdf, stream);
    qpdf_oh filter = qpdf_oh_get_key(graft->qpdf, dict, "/Filter");
    bool flate = qpdf_oh_is_name_and_equals(graft->qpdf, filter, "/FlateDecode");
    bool plain = qpdf_oh_is_null(graft->qpdf, filter);
    qpdf_oh_release(graft->qpdf, filter);
    qpdf_oh_release(graft->qpdf, dict);
    QPDF_BOOL filtered = QPDF_FALSE;
    *packing = flate ? PACK_IS_FLATE : PACK_FLATE;
    /* any other filter is decoded, which qpdf does for all that cairo writes */
    enum qpdf_stream_decode_level_e level = flate || plain ? qpdf_dl_none : qpdf_dl_all;
    return qpdf_oh_get_stream_data(graft->qpdf, stream, level, &filtered, bytes, size) == QPDF_SUCCESS;
}

static bool copy_object(struct graft *graft, uint64_t there)
{
    qpdf_oh object = qpdf_get_object_by_id(graft->qpdf, (int)there, 0);
    uint32_t here = map64_find(graft->numbers, there);
    struct buf body = {0};
    bool done = true;
    if (qpdf_oh_is_stream(graft->qpdf, object)) {
        unsigned char *bytes = NULL;
        size_t size = 0;
        enum packing packing;
        qpdf_oh dict = qpdf_oh_get_dict(graft->qpdf, object);
        add_entries(graft, &body, dict, true, 0);
        done = read_stream(graft, object, &bytes, &size, &packing);
        if (done)
            save_stream(graft->save, here, buf_str(&body), (struct str){(const char *)bytes, size}, packing);
        free(bytes);
    } else {
        add_resolved(graft, &body, object, 0);
        save_object(graft->save, here, buf_str(&body));
    }
    buf_close(&body);
    qpdf_oh_release_all(graft->qpdf);
    return done;
}

/* The number of an object with this body: one that is known, else *is_new. The bytes are told apart by
 * SHA-256. */
static uint32_t number_of_body(struct graft *graft, struct str body, bool *is_new)
{
    struct str key = digest_hex(graft->arena, body);
    uint32_t number = map_find(graft->known, key);
    *is_new = number == MAP_NONE;
    if (*is_new) {
        number = save_reserve(graft->save);
        map_add(graft->known, key, number);
    }
    return number;
}

/* The page's resources as an object of their own: most charts of a paper have the same. */
static uint32_t copy_resources(struct graft *graft, qpdf_oh page)
{
    struct buf body = {0};
    qpdf_oh resources = qpdf_oh_get_key(graft->qpdf, page, "/Resources");
    add_resolved(graft, &body, resources, 0);
    bool is_new;
    uint32_t number = number_of_body(graft, buf_str(&body), &is_new);
    if (is_new)
        save_object(graft->save, number, buf_str(&body));
    buf_close(&body);
    return number;
}

/* One page as a form. cairo gives a page one content stream. Its transparency group is left out: what is
 * blended is blended with opaque paper, group or none. 0 on failure. */
static uint32_t copy_page(struct graft *graft, size_t index)
{
    qpdf_data qpdf = graft->qpdf;
    qpdf_oh page = qpdf_get_page_n(qpdf, index);
    qpdf_oh contents = qpdf_oh_get_key(qpdf, page, "/Contents");
    unsigned char *bytes = NULL;
    size_t size = 0;
    enum packing packing;
    if (!qpdf_oh_is_stream(qpdf, contents) || !read_stream(graft, contents, &bytes, &size, &packing)) {
        qpdf_oh_release_all(qpdf);
        return 0;
    }
    struct buf entries = {0}, whole = {0};
    buf_add(&entries, STR("/Type/XObject/Subtype/Form/BBox"));
    add_value(graft, &entries, qpdf_oh_get_key(qpdf, page, "/MediaBox"), 0);
    buf_add(&entries, STR("/Resources "));
    save_add_reference(&entries, copy_resources(graft, page));
    struct str data = {(const char *)bytes, size};
    buf_add(&whole, buf_str(&entries));
    buf_add(&whole, data);
    bool is_new;
    uint32_t number = number_of_body(graft, buf_str(&whole), &is_new);
    if (is_new)
        save_stream(graft->save, number, buf_str(&entries), data, packing);
    free(bytes);
    buf_close(&entries);
    buf_close(&whole);
    qpdf_oh_release_all(qpdf);
    return number;
}

bool graft_pages(struct save *save, struct arena *arena, struct str pdf, size_t n, uint32_t *forms)
{
    struct graft graft = {.save = save,
                          .arena = arena,
                          .qpdf = qpdf_init(),
                          .numbers = map64_open(arena),
                          .known = map_open(arena)};
    qpdf_silence_errors(graft.qpdf);
    qpdf_set_suppress_warnings(graft.qpdf, QPDF_TRUE);
    bool done = qpdf_read_memory(graft.qpdf, "charts", pdf.ptr, pdf.len, NULL) == QPDF_SUCCESS &&
                qpdf_get_num_pages(graft.qpdf) >= (int)n;
    for (size_t i = 0; i < n && done; i++) {
        forms[i] = copy_page(&graft, i);
        done = forms[i] != 0;
    }
    /* the queue grows while objects name further ones */
    for (size_t i = 0; i < graft.n_queue && done; i++)
        done = copy_object(&graft, graft.queue[i]);
    qpdf_cleanup(&graft.qpdf);
    return done;
}
