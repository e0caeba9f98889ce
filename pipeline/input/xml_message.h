/* xml_message: what libxml2 finds wrong with a file's form, in the words of those who write specs. */
#ifndef INPUT_XML_MESSAGE_H
#define INPUT_XML_MESSAGE_H

#include "input/xml_source.h"

struct xml_fault { /* as libxml2 tells it */
    int code;      /* xmlParserErrors */
    struct str text, name, other;
    int line;      /* of the element that it names */
    size_t offset; /* where it stopped */
};

struct xml_message {
    struct str message;
    const char *hint; /* NULL none */
    size_t offset;    /* where the reader of the message should look */
};

struct xml_message xml_message(struct arena *arena, const struct xml_source *source,
                               const struct xml_fault *fault);

#endif
