/* libxml2 reads into its own tree; while it does, the place of every start tag is noted from the text itself,
 * because libxml2 keeps no columns and says a start tag stands where it ends. Then the tree is copied into
 * the arena and libxml2's is released. */
#include "input/xml_parts.h"

#include "input/xml_message.h"
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/SAX2.h>
#include <stdlib.h>
#include <string.h>

#define DEEPEST 256 /* elements within elements; libxml2 stops there too */

struct spot { /* where an element stands, as byte offsets; beside the libxml2 node */
    size_t start, open_end, end;
};

struct reader {
    struct arena *arena, *scratch;
    struct diags *diags;
    struct xml_source source;
    size_t most_text, n_text; /* [bytes] bound on what entities may expand to */
    xmlParserCtxtPtr context;
    bool failed;
};

static struct str str_of_xml(const xmlChar *text)
{
    return str_of((const char *)text);
}

/* -- places */

/* Where the parser is in the file; SIZE_MAX inside an entity's text. */
static size_t offset_now(const struct reader *reader, xmlParserCtxtPtr context)
{
    if (context != reader->context || context->inputNr != 1)
        return SIZE_MAX;
    long offset = xmlByteConsumed(context);
    return offset >= 0 && (size_t)offset <= reader->source.text.len ? (size_t)offset : SIZE_MAX;
}

/* Where it is in the file itself, also while it reads an entity's text. */
static size_t offset_outside(const struct reader *reader)
{
    const xmlParserInput *input = reader->context->inputNr > 0 ? reader->context->inputTab[0] : NULL;
    size_t offset = input ? (size_t)input->consumed + (size_t)(input->cur - input->base) : 0;
    return offset < reader->source.text.len ? offset : reader->source.text.len;
}

/* -- faults */

static void fail(struct reader *reader, struct place place, const char *hint, const char *message)
{
    if (!reader->failed) /* what follows the first fault of form is mostly its echo */
        diag_add(reader->diags, SEVERITY_ERROR, "xml", place, hint, "%s", message);
    reader->failed = true;
}

static void on_error(void *data, xmlErrorPtr error)
{
    (void)data;
    xmlParserCtxtPtr context = error->ctxt;
    if (!context || error->level < XML_ERR_ERROR)
        return;
    struct reader *reader = context->_private;
    const struct xml_fault fault = {.code = error->code,
                                    .text = str_trim(str_of(error->message)),
                                    .name = str_of(error->str1),
                                    .other = str_of(error->str2),
                                    .line = error->int1,
                                    .offset = offset_outside(reader)};
    struct xml_message message = xml_message(reader->scratch, &reader->source, &fault);
    fail(reader, xml_source_place(&reader->source, message.offset), message.hint,
         str_terminated(reader->scratch, message.message));
}

/* -- what libxml2 calls while it reads */

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                     int n_spaces, const xmlChar **spaces, int n_attributes, int n_defaulted,
                     const xmlChar **attributes)
{
    xmlParserCtxtPtr context = data;
    struct reader *reader = context->_private;
    xmlSAX2StartElementNs(data, name, prefix, space, n_spaces, spaces, n_attributes, n_defaulted, attributes);
    size_t offset = offset_now(reader, context);
    if (!context->node || offset == SIZE_MAX)
        return;
    struct spot *spot = ARENA_NEW(reader->scratch, struct spot);
    spot->start = xml_source_before(&reader->source, offset, '<');
    spot->open_end =
        offset + (offset < reader->source.text.len && reader->source.text.ptr[offset] == '/' ? 2 : 1);
    spot->end = spot->open_end;
    context->node->_private = spot;
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    xmlParserCtxtPtr context = data;
    struct reader *reader = context->_private;
    size_t offset = offset_now(reader, context);
    if (context->node && context->node->_private && offset != SIZE_MAX)
        ((struct spot *)context->node->_private)->end = offset;
    xmlSAX2EndElementNs(data, name, prefix, space);
}

static void fail_external(xmlParserCtxtPtr context, const char *message)
{
    struct reader *reader = context->_private;
    size_t offset = offset_now(reader, context);
    struct place place =
        offset == SIZE_MAX
            ? place_file(reader->source.file)
            : xml_source_place(&reader->source, xml_source_before(&reader->source, offset, '<'));
    fail(reader, place, "to use a part of another file, write <xi:include href=\"part.xml\"/>", message);
}

static void on_doctype(void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
    if (public_id || system_id)
        fail_external(data, "the file names an external document type; it is not read");
    xmlSAX2InternalSubset(data, name, NULL, NULL);
}

static void on_entity(void *data, const xmlChar *name, int type, const xmlChar *public_id,
                      const xmlChar *system_id, xmlChar *content)
{
    if (type == XML_INTERNAL_GENERAL_ENTITY || type == XML_INTERNAL_PARAMETER_ENTITY)
        xmlSAX2EntityDecl(data, name, type, public_id, system_id, content);
    else
        fail_external(data, "the file declares an external entity; it is not read");
}

static xmlParserInputPtr on_resolve(void *data, const xmlChar *public_id, const xmlChar *system_id)
{
    (void)public_id;
    (void)system_id;
    fail_external(data, "the file refers to an external entity; it is not read");
    return NULL;
}

/* -- from libxml2's tree to ours */

static struct str name_of(struct reader *reader, const xmlNs *space, const xmlChar *name)
{
    if (space && space->prefix)
        return str_format(reader->arena, "%s:%s", (const char *)space->prefix, (const char *)name);
    return str_copy(reader->arena, str_of_xml(name));
}

static void copy_attributes(struct reader *reader, const xmlNode *from, const struct spot *spot,
                            struct xml_node *to)
{
    for (const xmlAttr *attribute = from->properties; attribute; attribute = attribute->next)
        to->n_attributes++;
    to->attributes = ARENA_ARRAY(reader->arena, struct xml_attribute, to->n_attributes);
    size_t at = spot ? xml_source_name_end(&reader->source, spot->start) : 0, i = 0;
    for (const xmlAttr *attribute = from->properties; attribute; attribute = attribute->next, i++) {
        struct xml_attribute *copy = &to->attributes[i];
        copy->name = name_of(reader, attribute->ns, attribute->name);
        xmlChar *value = xmlNodeListGetString(from->doc, attribute->children, 1);
        copy->value = str_copy(reader->arena, str_of_xml(value));
        xmlFree(value);
        reader->n_text += copy->value.len;
        size_t offset = spot ? xml_source_attribute(&reader->source, &at) : SIZE_MAX;
        if (offset != SIZE_MAX && offset >= spot->open_end)
            offset = SIZE_MAX; /* one that a document type added */
        struct place place = offset == SIZE_MAX ? xml_place(to) : xml_source_place(&reader->source, offset);
        copy->line = place.line;
        copy->column = place.column;
    }
}

struct copy { /* of one element's children */
    struct xml_node *parent, **link, *last;
    size_t offset; /* in the text, where the next child begins; SIZE_MAX unknown */
};

static struct xml_node *copy_add(struct reader *reader, struct copy *copy)
{
    struct xml_node *node = ARENA_NEW(reader->arena, struct xml_node);
    node->file = reader->source.file;
    *copy->link = node;
    copy->link = &node->next;
    copy->last = node;
    return node;
}

static void copy_text(struct reader *reader, struct copy *copy, const xmlChar *content)
{
    struct str text = str_of_xml(content);
    if (text.len == 0)
        return;
    reader->n_text += text.len;
    if (copy->last && !xml_is_element(copy->last)) { /* a comment or an entity parted them */
        copy->last->text = str_format(reader->arena, "%.*s%.*s", STR_ARG(copy->last->text), STR_ARG(text));
        return;
    }
    struct place place = xml_place(copy->parent);
    if (copy->offset != SIZE_MAX)
        place = xml_source_place(&reader->source, xml_source_text(&reader->source, copy->offset));
    struct xml_node *node = copy_add(reader, copy);
    node->text = str_copy(reader->arena, text);
    node->line = place.line;
    node->column = place.column;
}

static void copy_children(struct reader *reader, const xmlNode *from, struct copy *copy, unsigned depth);

static void copy_element(struct reader *reader, const xmlNode *from, struct copy *copy, unsigned depth)
{
    const struct spot *spot = from->_private;
    struct place place = spot ? xml_source_place(&reader->source, spot->start) : xml_place(copy->parent);
    struct xml_node *node = copy_add(reader, copy);
    node->name = name_of(reader, from->ns, from->name);
    node->space = from->ns ? str_copy(reader->arena, str_of_xml(from->ns->href)) : STR_NONE;
    node->line = place.line;
    node->column = place.column;
    reader->n_text += node->name.len;
    copy_attributes(reader, from, spot, node);
    struct copy inside = {node, &node->children, NULL, spot ? spot->open_end : SIZE_MAX};
    copy_children(reader, from->children, &inside, depth + 1);
    copy->offset = spot ? spot->end : copy->offset;
}

static void copy_children(struct reader *reader, const xmlNode *from, struct copy *copy, unsigned depth)
{
    for (; from && depth < DEEPEST && reader->n_text <= reader->most_text; from = from->next) {
        if (from->type == XML_ELEMENT_NODE)
            copy_element(reader, from, copy, depth);
        else if (from->type == XML_TEXT_NODE || from->type == XML_CDATA_SECTION_NODE)
            copy_text(reader, copy, from->content);
        else if (from->type == XML_ENTITY_REF_NODE)
            copy_children(reader, from->children, copy, depth + 1);
    }
}

/* -- the whole file */

static xmlDocPtr parse_text(struct reader *reader)
{
    const int options = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES;
    reader->context = xmlNewParserCtxt();
    if (!reader->context) {
        fail(reader, place_file(reader->source.file), NULL, "out of memory");
        return NULL;
    }
    xmlParserCtxtPtr context = reader->context;
    context->_private = reader;
    context->sax->startElementNs = on_start;
    context->sax->endElementNs = on_end;
    context->sax->internalSubset = on_doctype;
    context->sax->externalSubset = NULL;
    context->sax->entityDecl = on_entity;
    context->sax->resolveEntity = on_resolve;
    context->sax->serror = on_error;
    xmlDocPtr document = xmlCtxtReadMemory(context, reader->source.text.ptr ? reader->source.text.ptr : "",
                                           (int)reader->source.text.len, NULL, NULL, options);
    if (!document)
        fail(reader, place_file(reader->source.file), NULL, "the file holds no XML");
    xmlFreeParserCtxt(context);
    return document;
}

struct xml_node *xml_parse(struct arena *arena, struct str bytes, struct str file, struct diags *diags)
{
    struct reader reader = {.arena = arena, .scratch = arena_open(), .diags = diags};
    struct xml_node *root = NULL;
    xmlDocPtr document = NULL;
    if (xml_source_open(reader.scratch, bytes, file, diags, &reader.source))
        document = parse_text(&reader);
    if (document && !reader.failed) {
        reader.most_text = 4 * reader.source.text.len + ((size_t)1 << 20);
        struct xml_node top = {.file = file, .line = 1, .column = 1};
        struct copy copy = {&top, &root, NULL, SIZE_MAX};
        copy_element(&reader, xmlDocGetRootElement(document), &copy, 0);
        if (reader.n_text > reader.most_text) {
            fail(&reader, place_file(file), NULL,
                 "the file's entities expand to far more text than the file has");
            root = NULL;
        }
    }
    xmlFreeDoc(document);
    arena_close(reader.scratch);
    return root;
}

/* -- validation */

static xmlNodePtr node_back(xmlDocPtr document, const struct xml_node *from)
{
    if (!xml_is_element(from))
        return xmlNewDocTextLen(document, (const xmlChar *)from->text.ptr, (int)from->text.len);
    struct arena *scratch = arena_open();
    xmlNodePtr node =
        xmlNewDocNode(document, NULL, (const xmlChar *)str_terminated(scratch, from->name), NULL);
    arena_close(scratch);
    if (!node)
        return NULL;
    node->_private = (void *)(uintptr_t)from;
    node->line = from->line < 65535 ? (unsigned short)from->line : 65535;
    for (size_t i = 0; i < from->n_attributes; i++)
        xmlNewProp(node, (const xmlChar *)from->attributes[i].name.ptr,
                   (const xmlChar *)from->attributes[i].value.ptr);
    for (const struct xml_node *child = from->children; child; child = child->next)
        xmlAddChild(node, node_back(document, child));
    return node;
}

struct validation {
    struct diags *diags;
    const struct xml_node *root;
    const char *schema_name;
    bool failed;
};

static void on_invalid(void *data, xmlErrorPtr error)
{
    struct validation *validation = data;
    const xmlNode *node = error->node;
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->parent;
    const struct xml_node *at = node && node->_private ? node->_private : validation->root;
    struct str message = str_trim(str_of(error->message));
    diag_add(validation->diags, SEVERITY_ERROR, "grammar", xml_place(at), NULL, "%s says: %.*s",
             validation->schema_name, STR_ARG(message));
    validation->failed = true;
}

static xmlRelaxNGPtr schema_read(struct validation *validation, struct str schema)
{
    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt(schema.ptr, (int)schema.len);
    if (!parser)
        return NULL;
    xmlRelaxNGSetParserStructuredErrors(parser, on_invalid, validation);
    xmlRelaxNGPtr grammar = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    return grammar;
}

bool xml_validate(const struct xml_node *root, struct str schema, const char *schema_name,
                  struct diags *diags)
{
    struct validation validation = {diags, root, schema_name, false};
    xmlRelaxNGPtr grammar = schema_read(&validation, schema);
    xmlDocPtr document = xmlNewDoc((const xmlChar *)"1.0");
    xmlRelaxNGValidCtxtPtr context = grammar ? xmlRelaxNGNewValidCtxt(grammar) : NULL;
    bool good = false;
    if (document && context) {
        xmlDocSetRootElement(document, node_back(document, root));
        xmlRelaxNGSetValidStructuredErrors(context, on_invalid, &validation);
        good = xmlRelaxNGValidateDoc(context, document) == 0;
    }
    if (!good && !validation.failed)
        diag_add(diags, SEVERITY_ERROR, "grammar", xml_place(root), NULL, "%s could not be applied",
                 schema_name);
    xmlRelaxNGFreeValidCtxt(context);
    xmlRelaxNGFree(grammar);
    xmlFreeDoc(document);
    return good;
}
