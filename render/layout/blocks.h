/* blocks: each kind of block becomes slices in a file of its own. */
#ifndef LAYOUT_BLOCKS_H
#define LAYOUT_BLOCKS_H

#include "layout/paragraph.h"

void front_add(struct layout *layout, const struct front *front);
void facts_add(struct layout *layout, const struct facts *facts);
void entry_add(struct layout *layout, const struct entry *entry);
void list_add(struct layout *layout, const struct list *list);
void table_add(struct layout *layout, const struct table *table);
void chart_add(struct layout *layout, const struct block *block);
void contents_add(struct layout *layout, const struct block *block);
/* A notes block: what was referred to since the last one. */
void notes_add(struct layout *layout);

enum text_style paragraph_style(enum paragraph_kind kind);

/* -- footnotes (notes.c) */
/* Numbers them in order of reference and decides where each stands. Once a run. */
void notes_number(struct layout *layout);
/* Measures those at the foot of pages. Once a pass. */
void notes_measure(struct layout *layout);
double notes_height(const struct layout *layout, const struct slice *slice); /* [pt] */
#define NOTES_GAP 10.0 /* [pt] between text and notes, with the rule in it */
/* Makes the elements of the notes that the slice refers to, where they belong in the tree. */
void notes_elements(struct emit *emit, const struct slice *slice);
void notes_set(struct emit *emit, const struct sheet *sheet, double x, double y);

#endif
