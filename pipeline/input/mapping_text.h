/* mapping_text: mappings as a spec writes them, from what a survey found. */
#ifndef INPUT_MAPPING_TEXT_H
#define INPUT_MAPPING_TEXT_H

#include "input/survey.h"

/* Text and attribute values of XML; control characters, which it cannot hold, are left out. */
void xml_text_add(struct buf *out, struct str text);
void xml_attribute_add(struct buf *out, const char *name, struct str value); /* with the space before it */

/* The <measure> of a series in the dfe or lait layout, six spaces in. */
void mapping_text_add(struct buf *out, const struct survey_series *series, struct str indicator);

#endif
