/* metadata: who, what and when, in the information dictionary and, equal to it, in XMP; the output intent;
 * what a viewer shows in its window. Dates come from the document only. */
#include "base/file.h"
#include "syntax.h"
#include "writer.h"

#define LANGUAGE "en-GB" /* of a document that states none */

struct metadata {
    struct str title, author, subject, keywords, producer;
    struct date date;
};

/* What is said of the whole paper beside title and author: its marking, its version, "Illustrative data". */
static struct str join_keywords(struct arena *arena, const struct document *document)
{
    const struct str parts[] = {document->banner, document->marking, document->version};
    struct str all = STR_NONE;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].len > 0)
            all = all.len ? str_format(arena, "%.*s; %.*s", STR_ARG(all), STR_ARG(parts[i])) : parts[i];
    return all;
}

static struct metadata collect(const struct writer *writer)
{
    const struct document *document = writer->document;
    return (struct metadata){.title = document->title,
                             .author = document->author,
                             .subject = document->subject,
                             .keywords = join_keywords(writer->arena, document),
                             .producer = writer->settings->producer,
                             .date = document->date};
}

/* -- Info */

static void add_info(struct buf *out, const char *key, struct str value)
{
    if (value.len == 0)
        return;
    buf_add(out, str_of(key));
    syntax_add_text(out, value);
}

/* libharu's dictionary already has a Producer with its own name: the whole is replaced by one object of ours.
 */
static void write_info(struct writer *writer, const struct metadata *metadata)
{
    struct buf body = {0};
    buf_add(&body, STR("<<"));
    add_info(&body, "/Title", metadata->title);
    add_info(&body, "/Author", metadata->author);
    add_info(&body, "/Subject", metadata->subject);
    add_info(&body, "/Keywords", metadata->keywords);
    add_info(&body, "/Creator", metadata->producer);
    add_info(&body, "/Producer", metadata->producer);
    if (metadata->date.year > 0) {
        buf_add(&body, STR("/CreationDate"));
        syntax_add_date(&body, metadata->date);
        buf_add(&body, STR("/ModDate"));
        syntax_add_date(&body, metadata->date);
    }
    buf_add(&body, STR(">>"));
    save_object(&writer->save, save_number(writer->doc->info), buf_str(&body));
    buf_close(&body);
}

/* -- XMP */

/* Text of an XML element; characters that XML does not allow are left out. */
static void add_xml(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t codepoint = str_codepoint(text, &at);
        if (codepoint == '&')
            buf_add(out, STR("&amp;"));
        else if (codepoint == '<')
            buf_add(out, STR("&lt;"));
        else if (codepoint == '>')
            buf_add(out, STR("&gt;"));
        else if (codepoint == 0xFFFD)
            buf_add(out, STR("\xEF\xBF\xBD"));
        else if (codepoint >= 32 || codepoint == '\t' || codepoint == '\n')
            buf_add(out, str_slice(text, from, at));
    }
}

static void add_property(struct buf *out, const char *before, struct str value, const char *after)
{
    if (value.len == 0)
        return;
    buf_add(out, str_of(before));
    add_xml(out, value);
    buf_add(out, str_of(after));
}

/* PDF/A knows no pdfuaid: a file that is both declares the schema itself (ISO 19005-3, 6.6.2.3). */
static const char EXTENSION[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

static void add_identification(struct buf *out, const struct pdf_settings *settings)
{
    if (settings->archive)
        buf_add_format(
            out,
            "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
            "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>%s</pdfaid:conformance>\n</rdf:Description>\n",
            settings->tagged ? "A" : "U");
    if (settings->tagged)
        buf_add(out,
                STR("<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                    "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n"));
    if (settings->archive && settings->tagged)
        buf_add(out, str_of(EXTENSION));
}

static void add_description(struct buf *out, const struct metadata *metadata, struct str language)
{
    buf_add(out,
            STR("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                "<dc:format>application/pdf</dc:format>\n"));
    add_property(out, "<dc:language><rdf:Bag><rdf:li>", language, "</rdf:li></rdf:Bag></dc:language>\n");
    add_property(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", metadata->title,
                 "</rdf:li></rdf:Alt></dc:title>\n");
    add_property(out, "<dc:creator><rdf:Seq><rdf:li>", metadata->author,
                 "</rdf:li></rdf:Seq></dc:creator>\n");
    add_property(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", metadata->subject,
                 "</rdf:li></rdf:Alt></dc:description>\n");
    add_property(out, "<pdf:Keywords>", metadata->keywords, "</pdf:Keywords>\n");
    add_property(out, "<pdf:Producer>", metadata->producer, "</pdf:Producer>\n");
    add_property(out, "<xmp:CreatorTool>", metadata->producer, "</xmp:CreatorTool>\n");
    if (metadata->date.year > 0)
        for (int i = 0; i < 2; i++) {
            const char *name = i ? "ModifyDate" : "CreateDate";
            buf_add_format(out, "<xmp:%s>%04d-%02d-%02dT00:00:00Z</xmp:%s>\n", name, metadata->date.year,
                           metadata->date.month, metadata->date.day, name);
        }
    buf_add(out, STR("</rdf:Description>\n"));
}

static void write_xmp(struct writer *writer, const struct metadata *metadata, struct str language)
{
    struct buf packet = {0};
    buf_add(&packet, STR("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"));
    add_description(&packet, metadata, language);
    add_identification(&packet, writer->settings);
    buf_add(&packet, STR("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"));
    uint32_t number = save_reserve(&writer->save);
    /* not compressed, so that a program that knows no PDF finds it */
    save_stream(&writer->save, number, STR("/Type/Metadata/Subtype/XML"), buf_str(&packet), PACK_NONE);
    writer_add_reference(writer, writer->doc->catalog, "Metadata", number);
    buf_close(&packet);
}

/* -- output intent */

#define ICC_HEADER 128

/* An RGB display profile of version 2 or 4 (ICC.1:2010, 7.2). */
static bool is_rgb_profile(struct str bytes)
{
    return bytes.len > ICC_HEADER && str_equal(str_slice(bytes, 36, 40), STR("acsp")) &&
           str_equal(str_slice(bytes, 16, 20), STR("RGB ")) &&
           str_equal(str_slice(bytes, 12, 16), STR("mntr")) && (bytes.ptr[8] == 2 || bytes.ptr[8] == 4);
}

static void profile_fail(struct writer *writer, const char *message)
{
    diag_add_system(writer->diags, "bad-profile", place_file(writer->settings->icc_file),
                    "Install the Debian package icc-profiles-free, which has it.", "%s", message);
    writer->failed = true;
}

static void write_intent(struct writer *writer)
{
    struct file file;
    const char *path = str_terminated(writer->arena, writer->settings->icc_file);
    struct diags *unsaid = diags_open(writer->arena); /* what to do is another thing than with a data file */
    if (!file_open(path, place_file(writer->settings->icc_file), unsaid, &file)) {
        profile_fail(writer, "The colour profile for displays cannot be opened; no PDF is written.");
        return;
    }
    if (is_rgb_profile(file.bytes)) {
        uint32_t profile = save_reserve(&writer->save);
        save_stream(&writer->save, profile, STR("/N 3"), file.bytes, PACK_FLATE);
        struct buf body = {0};
        buf_add(&body, STR("[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                           "/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)/DestOutputProfile "));
        save_add_reference(&body, profile);
        buf_add(&body, STR(">>]"));
        writer_add_object(writer, writer->doc->catalog, "OutputIntents", buf_str(&body));
        buf_close(&body);
    } else {
        profile_fail(writer, "This is no RGB colour profile for displays; no PDF is written.");
    }
    file_close(&file);
}

/* -- catalogue */

static void add_text(struct writer *writer, HPDF_Dict dict, const char *key, struct str text)
{
    HPDF_Dict_Add(dict, key, HPDF_String_New(writer->doc->mmgr, str_terminated(writer->arena, text), NULL));
}

static void complete_catalogue(struct writer *writer, struct str language)
{
    HPDF_Dict catalogue = writer->doc->catalog;
    add_text(writer, catalogue, "Lang", language);
    HPDF_Dict preferences = HPDF_Dict_New(writer->doc->mmgr);
    HPDF_Dict_Add(catalogue, "ViewerPreferences", preferences);
    HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
    if (writer->settings->tagged) {
        HPDF_Dict mark = HPDF_Dict_New(writer->doc->mmgr);
        HPDF_Dict_Add(catalogue, "MarkInfo", mark);
        HPDF_Dict_AddBoolean(mark, "Marked", HPDF_TRUE);
    }
}

void metadata_write(struct writer *writer)
{
    struct str language = writer->document->language.len ? writer->document->language : STR(LANGUAGE);
    struct metadata metadata = collect(writer);
    write_info(writer, &metadata);
    write_xmp(writer, &metadata, language);
    complete_catalogue(writer, language);
    if (writer->settings->archive)
        write_intent(writer);
}
