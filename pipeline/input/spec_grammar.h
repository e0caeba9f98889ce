/* spec_grammar: the elements of a paper and of a style, as rows of grammar_table. */
#ifndef INPUT_SPEC_GRAMMAR_H
#define INPUT_SPEC_GRAMMAR_H

#include "input/grammar.h"

enum spec_element {
    /* a paper */
    E_PAPER,
    E_HEAD, E_BOARD, E_TITLE, E_SUBTITLE, E_MEETING, E_PURPOSE, E_AUTHOR, E_MARKING, E_ILLUSTRATIVE, E_ATTRIBUTION,
    E_ROW,
    E_DATA, E_AREAS, E_NEIGHBOURS, E_CATALOGUE, E_TARGETS, E_BREAKS, E_POPULATIONS, E_RETURNS, E_COMMENTARY,
    E_PRIORITIES_FILE, E_EVENTS_FILE, E_BOUNDARIES, E_OBSERVATIONS, E_MEASURE, E_MEASURE_VALUE, E_NUMERATOR,
    E_DENOMINATOR, E_FILTER, E_WHERE,
    E_REGION, E_LA, E_PERIOD, E_SETTINGS, E_SET, E_STYLE_FILE, E_REGISTER,
    /* its body */
    E_BODY, E_SECTION1, E_SECTION2, E_SECTION3, E_FOR_EACH0, E_FOR_EACH1, E_FOR_EACH2, E_FOR_EACH3,
    E_P, E_LIST, E_ITEM, E_RECOMMENDATIONS, E_RECOMMENDATION, E_CALLOUT, E_PAGE_BREAK,
    E_STRONG, E_VALUE, E_CLAIM, E_REF, E_LINK, E_FOREIGN, E_NOTE,
    E_CONTENTS, E_KEY_MESSAGES, E_DATA_CURRENCY, E_SCORECARD, E_THEMES, E_DIPS, E_PERSISTENTLY_LOW, E_IMPROVEMENTS,
    E_MOVEMENTS, E_MATTERS_ARISING, E_DEMAND_FLOW, E_INDICATOR, E_CHART, E_TABLE, E_FACTS, E_PRIORITIES, E_EVENTS,
    E_CHANGES, E_QUALITY, E_METHODS, E_DEFINITIONS, E_DATA_TABLES, E_SPINE,
    /* words, of a style and of a paper */
    E_WORDS, E_QUESTION, E_PHRASE,
    /* a style */
    E_STYLE, E_FONTS, E_FONT, E_PAGE, E_TEXTS, E_TEXT, E_PALETTE, E_PAINT, E_TABLE_LOOK, E_CHART_LOOK,
    SPEC_ELEMENT_COUNT
};

extern const char *const chart_wanted_names[]; /* of kind=, by enum chart_wanted */
extern const char *const claim_is_names[];     /* of is=, by enum claim_is */
extern const char *const edition_names[];      /* by enum edition */
extern const char *const layout_names[];       /* by enum layout */
extern const char *const each_names[];         /* of in=, by enum each */
/* The place of a value in such a list; 0 when it is none of them (which grammar_check has said). */
int choice_read(struct str value, const char *const *choices);

#endif
