/* attachments: the paper's data as files inside it, each with its relationship and type (PDF/A-3, 6.8).
 * libharu's own name tree breaks at the fourth file, so the tree is written here. */
#include "syntax.h"
#include "tree.h"
#include "writer.h"

/* The embedded file's stream. */
static uint32_t write_bytes(struct writer *writer, const struct attachment *attachment)
{
    uint32_t number = save_reserve(&writer->save);
    struct buf entries = {0};
    buf_add(&entries, STR("/Type/EmbeddedFile/Subtype"));
    syntax_add_name(&entries, attachment->mime.len ? attachment->mime : STR("application/octet-stream"));
    buf_add(&entries, STR("/Params<</Size "));
    syntax_add_unsigned(&entries, attachment->bytes.len);
    if (writer->document->date.year > 0) {
        buf_add(&entries, STR("/ModDate"));
        syntax_add_date(&entries, writer->document->date);
    }
    buf_add(&entries, STR(">>"));
    save_stream(&writer->save, number, buf_str(&entries), attachment->bytes, PACK_FLATE);
    buf_close(&entries);
    return number;
}

/* The file's specification, which names it. */
static uint32_t write_specification(struct writer *writer, const struct attachment *attachment)
{
    uint32_t bytes = write_bytes(writer, attachment), number = save_reserve(&writer->save);
    struct buf body = {0};
    buf_add(&body, STR("<</Type/Filespec/F"));
    syntax_add_text(&body, attachment->name);
    buf_add(&body, STR("/UF"));
    syntax_add_text(&body, attachment->name);
    if (attachment->description.len > 0) {
        buf_add(&body, STR("/Desc"));
        syntax_add_text(&body, attachment->description);
    }
    buf_add(&body, STR("/AFRelationship"));
    syntax_add_name(&body, attachment->relationship.len ? attachment->relationship : STR("Unspecified"));
    buf_add(&body, STR("/EF<</F "));
    save_add_reference(&body, bytes);
    buf_add(&body, STR("/UF "));
    save_add_reference(&body, bytes);
    buf_add(&body, STR(">>>>"));
    save_object(&writer->save, number, buf_str(&body));
    buf_close(&body);
    return number;
}

/* The key in the tree: ASCII, so that readers that order keys by their characters and those that order them
 * by their bytes find the same. The file's own name stands in its specification. */
static struct str key_of(struct arena *arena, struct str name)
{
    struct buf key = {0};
    for (size_t i = 0; i < name.len; i++) {
        unsigned char byte = (unsigned char)name.ptr[i];
        if (byte >= 32 && byte < 127 && byte != '%')
            buf_add_char(&key, (char)byte);
        else
            buf_add_format(&key, "%%%02X", (unsigned)byte);
    }
    struct str copy = str_copy(arena, buf_str(&key));
    buf_close(&key);
    return copy;
}

void attachments_write(struct writer *writer)
{
    const struct document *document = writer->document;
    size_t n = document->n_attachments;
    if (n == 0)
        return;
    struct tree_entry *entries = ARENA_ARRAY(writer->arena, struct tree_entry, n);
    struct buf associated = {0};
    buf_add_char(&associated, '[');
    for (size_t i = 0; i < n; i++) {
        struct str reference = str_format(writer->arena, "%u 0 R",
                                          (unsigned)write_specification(writer, &document->attachments[i]));
        entries[i] = (struct tree_entry){.name = key_of(writer->arena, document->attachments[i].name),
                                         .value = reference};
        buf_add(&associated, reference);
        buf_add_char(&associated, i + 1 < n ? ' ' : ']');
    }
    size_t repeated = tree_sort_names(entries, n);
    if (repeated != SIZE_MAX)
        writer_fail(writer, "repeated-attachment",
                    "Two attachments have the name \xE2\x80\x9C%.*s\xE2\x80\x9D.",
                    STR_ARG(entries[repeated].name));
    uint32_t tree = tree_write(&writer->save, TREE_NAMES, entries, n);
    HPDF_Dict names = HPDF_Dict_New(writer->doc->mmgr);
    HPDF_Dict_Add(writer->doc->catalog, "Names", names);
    writer_add_reference(writer, names, "EmbeddedFiles", tree);
    writer_add_object(writer, writer->doc->catalog, "AF", buf_str(&associated));
    buf_close(&associated);
}
