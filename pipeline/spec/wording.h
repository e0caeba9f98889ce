/* wording: the texts that a style gives and a spec may override: questions to ask a local authority, by
 * theme, direction and position, and a few fixed phrases. Data, not code: another region words its own. */
#ifndef SPEC_WORDING_H
#define SPEC_WORDING_H

#include "base/diag.h"
#include "data/indicator.h"

/* What the figure did: slipped by the rule of dips; persistently low; improved by its mirror; moved without
 * polarity. */
enum wording_direction {
    DIRECTION_ANY,
    DIRECTION_FALLING,
    DIRECTION_STUCK,
    DIRECTION_IMPROVING,
    DIRECTION_MOVING
};
/* Where it stands: band D or worse than neighbours; band A; neither. */
enum wording_position { POSITION_ANY, POSITION_LOW, POSITION_STRONG, POSITION_NONE };
extern const char *const direction_names[]; /* "any", "falling" …, by enum, ending in NULL */
extern const char *const position_names[];

/* What a text may name in braces, "{la}". */
enum placeholder {
    PLACEHOLDER_LA,
    PLACEHOLDER_INDICATOR,
    PLACEHOLDER_VALUE,
    PLACEHOLDER_CHANGE,
    PLACEHOLDER_PERIOD,
    PLACEHOLDER_ENGLAND,
    PLACEHOLDER_NEIGHBOURS,
    PLACEHOLDER_REGION,
    PLACEHOLDER_DATE
};
#define PLACEHOLDER_COUNT (PLACEHOLDER_DATE + 1)
extern const char *const placeholder_names[PLACEHOLDER_COUNT + 1]; /* without braces, ending in NULL */

enum phrase {
    PHRASE_ASK,             /* before a question: "Ask:" */
    PHRASE_RECOMMENDATIONS, /* over the recommendations: "The board is asked to" */
    PHRASE_COMMENT,         /* before an LA's comment: "{la} says:" */
    PHRASE_NO_RESPONSE,     /* where a comment was due: "No response received by {date}." */
    PHRASE_NO_ENTRIES,      /* a list that is empty by its rule */
    PHRASE_NO_NEW_DATA,     /* nothing newer than the last paper: "No new data since {period}." */
    PHRASE_FIRST            /* over the local authorities to ask first */
};
#define PHRASE_COUNT (PHRASE_FIRST + 1)
extern const char *const phrase_names[PHRASE_COUNT + 1]; /* "no-response", ending in NULL */

struct question {
    struct str theme;      /* a theme's name, or "*" */
    struct str indicators; /* ids, by spaces; empty: any. An id also means the indicators that have it as
                              their twin */
    enum wording_direction direction;
    enum wording_position position;
    struct str text; /* with placeholders */
    struct place place;
};

struct wording {
    struct question *questions; /* as written, in order */
    size_t n_questions;
    struct str phrases[PHRASE_COUNT]; /* empty: not set */
};

/* Two wordings as one, by the catalogue's indices; what `first` says goes before what `second` says of the
 * same things. Either may be NULL. A theme or indicator that the catalogue has not is left out. */
struct wording_table;
const struct wording_table *wording_build(struct arena *arena, const struct wording *first,
                                          const struct wording *second, const struct catalogue *catalogue);
/* The most specific question that fits: one for the indicator before one for its theme before one for the
 * direction before one for the position. Direction and position are what is so, never ANY. Empty when none
 * fits. */
struct str wording_find(const struct wording_table *table, uint32_t indicator,
                        enum wording_direction direction, enum wording_position position);
struct str wording_phrase(const struct wording_table *table, enum phrase phrase);

/* A text in pieces: either words or a placeholder. False at the end. */
struct wording_piece {
    bool is_placeholder;
    enum placeholder placeholder;
    struct str text; /* words */
};
bool wording_next(struct str *rest, struct wording_piece *piece);
/* Every brace must be a known placeholder; errors at `place`. */
void wording_check(struct str text, struct place place, struct diags *diags);

#endif
