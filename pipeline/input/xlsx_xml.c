#include "input/xlsx_xml.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <limits.h>
#include <string.h>

#define SLICE ((size_t)1 << 20) /* [bytes] given to libxml2 at a time */

struct reading {
    const struct xlsx_handler *handler;
    xmlParserCtxtPtr parser;
    struct arena *scratch;
    bool stopped, refused;
};

struct str xlsx_attribute(const struct xlsx_element *element, const char *name)
{
    for (size_t i = 0; i < element->n_attributes; i++)
        if (str_is(element->attributes[i].name, name))
            return element->attributes[i].value;
    return STR_NONE;
}

static struct str text_of(const xmlChar *text)
{
    return str_of((const char *)text);
}

static void stop(struct reading *reading)
{
    reading->stopped = true;
    xmlStopParser(reading->parser);
}

#define MOST_ATTRIBUTES 64

static void on_begin(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
                     const xmlChar **attributes)
{
    struct reading *reading = context;
    struct xlsx_attribute list[MOST_ATTRIBUTES];
    size_t n = 0;
    (void)prefix;
    (void)uri;
    (void)n_namespaces;
    (void)namespaces;
    (void)n_defaulted;
    /* five pointers an attribute: name, prefix, uri, begin and end of the value */
    for (int i = 0; i < n_attributes && n < MOST_ATTRIBUTES; i++, attributes += 5) {
        const char *begin = (const char *)attributes[3], *end = (const char *)attributes[4];
        list[n++] = (struct xlsx_attribute){text_of(attributes[0]), {begin, (size_t)(end - begin)}};
    }
    struct xlsx_element element = {text_of(name), list, n};
    if (!reading->stopped && !reading->handler->begin(reading->handler->self, &element))
        stop(reading);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct reading *reading = context;
    (void)prefix;
    (void)uri;
    if (!reading->stopped && !reading->handler->end(reading->handler->self, text_of(name)))
        stop(reading);
}

static void on_text(void *context, const xmlChar *text, int len)
{
    struct reading *reading = context;
    if (!reading->stopped && reading->handler->text)
        reading->handler->text(reading->handler->self, (struct str){(const char *)text, (size_t)len});
}

/* No workbook has a document type; one that has wants entities expanded. */
static void on_document_type(void *context, const xmlChar *name, const xmlChar *external,
                             const xmlChar *system)
{
    struct reading *reading = context;
    (void)name;
    (void)external;
    (void)system;
    reading->refused = true;
    stop(reading);
}

static void on_error(void *context, xmlErrorPtr error)
{
    (void)context; /* said by the result */
    (void)error;
}

bool xlsx_xml_read(struct str text, const struct xlsx_handler *handler)
{
    xmlSAXHandler sax;
    memset(&sax, 0, sizeof sax);
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_begin;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.cdataBlock = on_text;
    sax.internalSubset = on_document_type;
    sax.serror = on_error;
    struct reading reading = {.handler = handler};
    reading.parser = xmlCreatePushParserCtxt(&sax, &reading, NULL, 0, NULL);
    if (!reading.parser)
        return false;
    xmlCtxtUseOptions(reading.parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    int error = 0;
    for (size_t at = 0; at < text.len && !reading.stopped && !error;) {
        size_t len = text.len - at < SLICE ? text.len - at : SLICE;
        error = xmlParseChunk(reading.parser, text.ptr + at, (int)len, 0);
        at += len;
    }
    if (!reading.stopped && !error)
        error = xmlParseChunk(reading.parser, NULL, 0, 1);
    if (reading.parser->myDoc)
        xmlFreeDoc(reading.parser->myDoc);
    xmlFreeParserCtxt(reading.parser);
    return !reading.refused && (reading.stopped || error == 0);
}
