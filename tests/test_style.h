/* The two styles of the project, read from their files. */
#ifndef TEST_STYLE_H
#define TEST_STYLE_H

#include "input/read_style.h"

struct style_case {
    struct arena *arena;
    struct diags *diags;
    struct style *style; /* NULL: at fault */
    struct wording *words;
    struct buf messages;
};

void style_open_file(struct style_case *made, const char *name); /* "house": styles/house.xml */
/* styles/house.xml with `from` replaced by `to`, once. */
void style_open_changed(struct style_case *made, const char *from, const char *to);
void style_close(struct style_case *made);
bool style_says(const struct style_case *made, const char *text);

#endif
