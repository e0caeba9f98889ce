#include "input/spec_grammar.h"

#include "spec/spec.h"
#include "spec/wording.h"
#include "style/style.h"

int choice_read(struct str value, const char *const *choices)
{
    for (int i = 0; choices[i]; i++)
        if (str_is(str_trim(value), choices[i]))
            return i;
    return 0;
}

/* clang-format off */

/* -- attributes */

#define REQUIRED true
#define OPTIONAL false
#define PLAIN(name, type, required) {name, type, required, 0, 0, NULL, 0}
#define RANGE(name, type, required, lowest, highest) {name, type, required, lowest, highest, NULL, 0}
#define CHOICE(name, required, choices) {name, TYPE_CHOICE, required, 0, 0, choices, 0}
#define FIELD(name, type, lowest, highest, of, field) {name, type, REQUIRED, lowest, highest, NULL, offsetof(struct of, field)}

#define ID PLAIN("id", TYPE_NAME, OPTIONAL)
#define ID_TITLE ID, PLAIN("title", TYPE_TEXT, OPTIONAL)
#define INDICATORS                                                                                            \
    PLAIN("indicator", TYPE_INDICATOR, OPTIONAL), PLAIN("indicators", TYPE_INDICATORS, OPTIONAL),             \
        PLAIN("theme", TYPE_THEME, OPTIONAL)
#define AREAS PLAIN("area", TYPE_AREA, OPTIONAL), PLAIN("areas", TYPE_AREAS, OPTIONAL)
#define PERIOD PLAIN("period", TYPE_PERIOD, OPTIONAL)
#define LIMIT RANGE("limit", TYPE_WHOLE, OPTIONAL, 1, 1000)
#define LANDSCAPE PLAIN("landscape", TYPE_YES_NO, OPTIONAL)
#define A_FILE PLAIN("file", TYPE_FILE, REQUIRED)

#define ATTRIBUTES(...)                                                                                       \
    .attributes = (const struct grammar_attribute[]){__VA_ARGS__},                                            \
    .n_attributes = sizeof((const struct grammar_attribute[]){__VA_ARGS__}) / sizeof(struct grammar_attribute)

/* -- children */

#define ONE(element) {element, 1, 1}
#define MAYBE(element) {element, 0, 1}
#define SOME(element) {element, 1, 0}
#define ANY(element) {element, 0, 0}

#define CHILDREN(...)                                                                                         \
    .children = (const struct grammar_child[]){__VA_ARGS__},                                                  \
    .n_children = sizeof((const struct grammar_child[]){__VA_ARGS__}) / sizeof(struct grammar_child)

#define BLOCKS                                                                                                \
    ANY(E_P), ANY(E_LIST), ANY(E_RECOMMENDATIONS), ANY(E_CALLOUT), ANY(E_PAGE_BREAK), ANY(E_CONTENTS),        \
        ANY(E_KEY_MESSAGES), ANY(E_DATA_CURRENCY), ANY(E_SCORECARD), ANY(E_THEMES), ANY(E_DIPS),              \
        ANY(E_PERSISTENTLY_LOW), ANY(E_IMPROVEMENTS), ANY(E_MOVEMENTS), ANY(E_MATTERS_ARISING),               \
        ANY(E_DEMAND_FLOW), ANY(E_INDICATOR), ANY(E_CHART), ANY(E_TABLE), ANY(E_FACTS), ANY(E_PRIORITIES),    \
        ANY(E_EVENTS), ANY(E_CHANGES), ANY(E_QUALITY), ANY(E_METHODS), ANY(E_DEFINITIONS), ANY(E_DATA_TABLES), \
        ANY(E_SPINE)
#define WORDS_INLINE ANY(E_VALUE), ANY(E_REF), ANY(E_FOREIGN)
#define INLINE ANY(E_STRONG), ANY(E_CLAIM), ANY(E_LINK), ANY(E_NOTE), WORDS_INLINE

#define DEEPEST .hint = "sections nest to three levels: make it a section beside this one"

/* -- rows. What is in the body has its node's kind; everything else -1. */

#define PART(text) .name = text, .kind = -1
#define TEXT_PART(text) PART(text), .content = CONTENT_TEXT
#define LIST_FILE(text) PART(text), .content = CONTENT_EMPTY, ATTRIBUTES(A_FILE)
#define NODE(text, node_kind) .name = text, .kind = node_kind
#define SECTION NODE("section", NODE_SECTION), .content = CONTENT_ELEMENTS, .needs_child = true,               \
    ATTRIBUTES(PLAIN("title", TYPE_TEXT, REQUIRED), ID, LANDSCAPE, PLAIN("new-page", TYPE_YES_NO, OPTIONAL))
#define FOR_EACH NODE("for-each", NODE_FOR_EACH), .content = CONTENT_ELEMENTS, .needs_child = true,            \
    ATTRIBUTES(CHOICE("in", REQUIRED, each_names), PLAIN("indicators", TYPE_INDICATORS, OPTIONAL),             \
               PLAIN("theme", TYPE_THEME, OPTIONAL), PLAIN("areas", TYPE_AREAS, OPTIONAL))
#define BLOCK(text, node_kind, ...) NODE(text, node_kind), .content = CONTENT_EMPTY, ATTRIBUTES(__VA_ARGS__)
#define SOURCE(text) PART(text), .content = CONTENT_ELEMENTS,                                                  \
    ATTRIBUTES(PLAIN("columns", TYPE_COLUMNS, REQUIRED), RANGE("times", TYPE_NUMBER, OPTIONAL, -1e12, 1e12)),  \
    CHILDREN(ANY(E_WHERE))
#define PAIR(text) PART(text), .content = CONTENT_EMPTY,                                                       \
    ATTRIBUTES(PLAIN("column", TYPE_COLUMNS, REQUIRED), PLAIN("is", TYPE_TEXT, REQUIRED))

const struct grammar_element grammar_table[SPEC_ELEMENT_COUNT] = {
    [E_PAPER] = {PART("paper"), .content = CONTENT_ELEMENTS,
        ATTRIBUTES(PLAIN("id", TYPE_NAME, REQUIRED), CHOICE("edition", OPTIONAL, edition_names),
                   PLAIN("version", TYPE_TEXT, OPTIONAL), PLAIN("issued", TYPE_DATE, OPTIONAL),
                   PLAIN("language", TYPE_LANGUAGE, OPTIONAL), PLAIN("la", TYPE_AREA, OPTIONAL)),
        CHILDREN(ONE(E_HEAD), ONE(E_DATA), ONE(E_REGION), ONE(E_PERIOD), MAYBE(E_SETTINGS), MAYBE(E_STYLE_FILE),
                 MAYBE(E_WORDS), MAYBE(E_REGISTER), MAYBE(E_ATTACHMENTS), ONE(E_BODY))},
    [E_HEAD] = {PART("head"), .content = CONTENT_ELEMENTS,
        CHILDREN(ONE(E_BOARD), ONE(E_TITLE), MAYBE(E_SUBTITLE), MAYBE(E_MEETING), MAYBE(E_PURPOSE), MAYBE(E_AUTHOR),
                 MAYBE(E_MARKING), MAYBE(E_ILLUSTRATIVE), MAYBE(E_ATTRIBUTION), ANY(E_ROW))},
    [E_BOARD] = {TEXT_PART("board")},
    [E_TITLE] = {TEXT_PART("title")},
    [E_SUBTITLE] = {TEXT_PART("subtitle")},
    [E_MEETING] = {PART("meeting"), .content = CONTENT_EMPTY,
        ATTRIBUTES(PLAIN("date", TYPE_DATE, REQUIRED), PLAIN("item", TYPE_TEXT, OPTIONAL))},
    [E_PURPOSE] = {TEXT_PART("purpose")},
    [E_AUTHOR] = {PART("author"), .content = CONTENT_EMPTY, ATTRIBUTES(PLAIN("role", TYPE_TEXT, REQUIRED))},
    [E_MARKING] = {TEXT_PART("marking")},
    [E_ILLUSTRATIVE] = {TEXT_PART("illustrative")},
    [E_ATTRIBUTION] = {TEXT_PART("attribution")},
    [E_ROW] = {TEXT_PART("row"), ATTRIBUTES(PLAIN("label", TYPE_TEXT, REQUIRED))},

    [E_DATA] = {PART("data"), .content = CONTENT_ELEMENTS,
        CHILDREN(ONE(E_AREAS), MAYBE(E_NEIGHBOURS), ONE(E_CATALOGUE), MAYBE(E_TARGETS), MAYBE(E_BREAKS),
                 MAYBE(E_POPULATIONS), MAYBE(E_RETURNS), MAYBE(E_COMMENTARY), MAYBE(E_PRIORITIES_FILE),
                 MAYBE(E_EVENTS_FILE), MAYBE(E_BOUNDARIES), SOME(E_OBSERVATIONS))},
    [E_AREAS] = {LIST_FILE("areas")},
    [E_NEIGHBOURS] = {PART("neighbours"), .content = CONTENT_EMPTY,
        ATTRIBUTES(A_FILE, PLAIN("model", TYPE_TEXT, OPTIONAL))},
    [E_CATALOGUE] = {LIST_FILE("catalogue")},
    [E_TARGETS] = {LIST_FILE("targets")},
    [E_BREAKS] = {LIST_FILE("breaks")},
    [E_POPULATIONS] = {LIST_FILE("populations")},
    [E_RETURNS] = {LIST_FILE("returns")},
    [E_COMMENTARY] = {LIST_FILE("commentary")},
    [E_PRIORITIES_FILE] = {LIST_FILE("priorities")},
    [E_EVENTS_FILE] = {LIST_FILE("events")},
    [E_BOUNDARIES] = {LIST_FILE("boundaries")},
    [E_OBSERVATIONS] = {PART("observations"), .content = CONTENT_ELEMENTS,
        ATTRIBUTES(PLAIN("id", TYPE_NAME, REQUIRED), A_FILE, CHOICE("layout", REQUIRED, layout_names),
                   PLAIN("title", TYPE_TEXT, OPTIONAL), PLAIN("sheet", TYPE_TEXT, OPTIONAL)),
        CHILDREN(ANY(E_MEASURE))},
    [E_MEASURE] = {PART("measure"), .content = CONTENT_ELEMENTS,
        ATTRIBUTES(PLAIN("indicator", TYPE_INDICATOR, REQUIRED), PLAIN("key", TYPE_TEXT, OPTIONAL)),
        CHILDREN(MAYBE(E_MEASURE_VALUE), MAYBE(E_NUMERATOR), MAYBE(E_DENOMINATOR), ANY(E_FILTER))},
    [E_MEASURE_VALUE] = {SOURCE("value")},
    [E_NUMERATOR] = {SOURCE("numerator")},
    [E_DENOMINATOR] = {SOURCE("denominator")},
    [E_FILTER] = {PAIR("filter")},
    [E_WHERE] = {PAIR("where")},

    [E_REGION] = {PART("region"), .content = CONTENT_ELEMENTS, ATTRIBUTES(PLAIN("code", TYPE_AREA, REQUIRED)),
        CHILDREN(ANY(E_LA))},
    [E_LA] = {PART("la"), .content = CONTENT_EMPTY, ATTRIBUTES(PLAIN("code", TYPE_AREA, REQUIRED))},
    [E_PERIOD] = {PART("period"), .content = CONTENT_EMPTY, ATTRIBUTES(PLAIN("is", TYPE_PERIOD, REQUIRED))},
    [E_SETTINGS] = {PART("settings"), .content = CONTENT_ELEMENTS, CHILDREN(ANY(E_SET))},
    [E_SET] = {PART("set"), .content = CONTENT_EMPTY,
        ATTRIBUTES(PLAIN("name", TYPE_NAME, REQUIRED), PLAIN("value", TYPE_TEXT, REQUIRED))},
    [E_STYLE_FILE] = {LIST_FILE("style")},
    [E_REGISTER] = {PART("register"), .content = CONTENT_EMPTY, ATTRIBUTES(PLAIN("folder", TYPE_FOLDER, REQUIRED))},
    [E_ATTACHMENTS] = {PART("attachments"), .content = CONTENT_EMPTY,
        ATTRIBUTES(PLAIN("figures", TYPE_YES_NO, OPTIONAL), PLAIN("tables", TYPE_YES_NO, OPTIONAL))},

    [E_BODY] = {PART("body"), .content = CONTENT_ELEMENTS, .needs_child = true,
        CHILDREN(BLOCKS, ANY(E_SECTION1), ANY(E_FOR_EACH0))},
    [E_SECTION1] = {SECTION, CHILDREN(BLOCKS, ANY(E_SECTION2), ANY(E_FOR_EACH1))},
    [E_SECTION2] = {SECTION, CHILDREN(BLOCKS, ANY(E_SECTION3), ANY(E_FOR_EACH2))},
    [E_SECTION3] = {SECTION, CHILDREN(BLOCKS, ANY(E_FOR_EACH3)), DEEPEST},
    [E_FOR_EACH0] = {FOR_EACH, CHILDREN(BLOCKS, ANY(E_SECTION1), ANY(E_FOR_EACH0))},
    [E_FOR_EACH1] = {FOR_EACH, CHILDREN(BLOCKS, ANY(E_SECTION2), ANY(E_FOR_EACH1))},
    [E_FOR_EACH2] = {FOR_EACH, CHILDREN(BLOCKS, ANY(E_SECTION3), ANY(E_FOR_EACH2))},
    [E_FOR_EACH3] = {FOR_EACH, CHILDREN(BLOCKS, ANY(E_FOR_EACH3)), DEEPEST},

    [E_P] = {NODE("p", NODE_PARAGRAPH), .content = CONTENT_MIXED, ATTRIBUTES(ID), CHILDREN(INLINE)},
    [E_LIST] = {NODE("list", NODE_LIST), .content = CONTENT_ELEMENTS,
        ATTRIBUTES(ID, PLAIN("ordered", TYPE_YES_NO, OPTIONAL)), CHILDREN(SOME(E_ITEM))},
    [E_ITEM] = {NODE("item", NODE_ITEM), .content = CONTENT_MIXED, CHILDREN(INLINE)},
    [E_RECOMMENDATIONS] = {NODE("recommendations", NODE_RECOMMENDATIONS), .content = CONTENT_ELEMENTS,
        ATTRIBUTES(ID_TITLE), CHILDREN(SOME(E_RECOMMENDATION))},
    [E_RECOMMENDATION] = {NODE("recommendation", NODE_RECOMMENDATION), .content = CONTENT_MIXED,
        ATTRIBUTES(PLAIN("owner", TYPE_TEXT, OPTIONAL), PLAIN("due", TYPE_DATE, OPTIONAL)), CHILDREN(INLINE)},
    [E_CALLOUT] = {NODE("callout", NODE_CALLOUT), .content = CONTENT_ELEMENTS, .needs_child = true,
        ATTRIBUTES(ID_TITLE), CHILDREN(ANY(E_P), ANY(E_LIST))},
    [E_PAGE_BREAK] = {NODE("page-break", NODE_PAGE_BREAK), .content = CONTENT_EMPTY},

    [E_STRONG] = {NODE("strong", NODE_STRONG), .content = CONTENT_MIXED, CHILDREN(ANY(E_CLAIM), WORDS_INLINE)},
    [E_VALUE] = {NODE("value", NODE_VALUE), .content = CONTENT_EMPTY,
        ATTRIBUTES(PLAIN("indicator", TYPE_INDICATOR, OPTIONAL), PLAIN("area", TYPE_AREA, OPTIONAL), PERIOD,
                   PLAIN("statistic", TYPE_STATISTIC, OPTIONAL))},
    [E_CLAIM] = {NODE("claim", NODE_CLAIM), .content = CONTENT_MIXED,
        ATTRIBUTES(PLAIN("indicator", TYPE_INDICATOR, OPTIONAL), PLAIN("area", TYPE_AREA, OPTIONAL), PERIOD,
                   CHOICE("is", REQUIRED, claim_is_names), PLAIN("against", TYPE_AREA, OPTIONAL)),
        CHILDREN(ANY(E_STRONG), WORDS_INLINE)},
    [E_REF] = {NODE("ref", NODE_REFERENCE), .content = CONTENT_EMPTY, ATTRIBUTES(PLAIN("to", TYPE_REFERENCE, REQUIRED))},
    [E_LINK] = {NODE("link", NODE_LINK), .content = CONTENT_TEXT, ATTRIBUTES(PLAIN("href", TYPE_ADDRESS, REQUIRED))},
    [E_FOREIGN] = {NODE("foreign", NODE_FOREIGN), .content = CONTENT_TEXT,
        ATTRIBUTES(PLAIN("language", TYPE_LANGUAGE, REQUIRED))},
    [E_NOTE] = {NODE("note", NODE_NOTE), .content = CONTENT_MIXED,
        CHILDREN(ANY(E_STRONG), ANY(E_CLAIM), ANY(E_LINK), WORDS_INLINE)},

    [E_CONTENTS] = {BLOCK("contents", NODE_CONTENTS, ID_TITLE, RANGE("depth", TYPE_WHOLE, OPTIONAL, 1, 3))},
    [E_KEY_MESSAGES] = {BLOCK("key-messages", NODE_KEY_MESSAGES, ID_TITLE, INDICATORS, LIMIT)},
    [E_DATA_CURRENCY] = {BLOCK("data-currency", NODE_DATA_CURRENCY, ID_TITLE, INDICATORS)},
    [E_SCORECARD] = {BLOCK("scorecard", NODE_SCORECARD, ID_TITLE, INDICATORS, AREAS, PERIOD, LANDSCAPE)},
    [E_THEMES] = {BLOCK("themes", NODE_THEMES, ID_TITLE)},
    [E_DIPS] = {BLOCK("dips", NODE_DIPS, ID_TITLE, INDICATORS, AREAS, LIMIT)},
    [E_PERSISTENTLY_LOW] = {BLOCK("persistently-low", NODE_PERSISTENTLY_LOW, ID_TITLE, INDICATORS, AREAS, LIMIT)},
    [E_IMPROVEMENTS] = {BLOCK("improvements", NODE_IMPROVEMENTS, ID_TITLE, INDICATORS, AREAS, LIMIT)},
    [E_MOVEMENTS] = {BLOCK("movements", NODE_MOVEMENTS, ID_TITLE, INDICATORS, AREAS, LIMIT)},
    [E_MATTERS_ARISING] = {BLOCK("matters-arising", NODE_MATTERS_ARISING, ID_TITLE), .not_built = true},
    [E_DEMAND_FLOW] = {BLOCK("demand-flow", NODE_DEMAND_FLOW, ID_TITLE, INDICATORS, AREAS, PERIOD)},
    [E_INDICATOR] = {BLOCK("indicator", NODE_INDICATOR, ID_TITLE, PLAIN("indicator", TYPE_INDICATOR, OPTIONAL),
                           PLAIN("area", TYPE_AREA, OPTIONAL), PERIOD)},
    [E_CHART] = {BLOCK("chart", NODE_CHART, CHOICE("kind", REQUIRED, chart_wanted_names), ID_TITLE, INDICATORS, AREAS, PERIOD)},
    [E_TABLE] = {BLOCK("table", NODE_TABLE, ID_TITLE, INDICATORS, AREAS, PERIOD,
                       PLAIN("statistics", TYPE_STATISTICS, OPTIONAL), LANDSCAPE)},
    [E_FACTS] = {BLOCK("facts", NODE_FACTS, ID_TITLE, INDICATORS, AREAS, PERIOD)},
    [E_PRIORITIES] = {BLOCK("priorities", NODE_PRIORITIES, ID_TITLE)},
    [E_EVENTS] = {BLOCK("events", NODE_EVENTS, ID_TITLE, AREAS)},
    [E_CHANGES] = {BLOCK("changes", NODE_CHANGES, ID_TITLE), .not_built = true},
    [E_QUALITY] = {BLOCK("quality", NODE_QUALITY, ID_TITLE, INDICATORS, AREAS)},
    [E_METHODS] = {BLOCK("methods", NODE_METHODS, ID_TITLE)},
    [E_DEFINITIONS] = {BLOCK("definitions", NODE_DEFINITIONS, ID_TITLE, INDICATORS)},
    [E_DATA_TABLES] = {BLOCK("data-tables", NODE_DATA_TABLES, ID_TITLE, INDICATORS, AREAS, PERIOD)},
    [E_SPINE] = {BLOCK("spine", NODE_SPINE, ID_TITLE, INDICATORS, PLAIN("area", TYPE_AREA, OPTIONAL), PERIOD)},

    [E_WORDS] = {PART("words"), .content = CONTENT_ELEMENTS, CHILDREN(ANY(E_QUESTION), ANY(E_PHRASE))},
    [E_QUESTION] = {TEXT_PART("question"),
        ATTRIBUTES(PLAIN("theme", TYPE_TEXT, OPTIONAL), PLAIN("indicators", TYPE_TEXT, OPTIONAL),
                   CHOICE("direction", OPTIONAL, direction_names), CHOICE("position", OPTIONAL, position_names))},
    [E_PHRASE] = {TEXT_PART("phrase"), ATTRIBUTES(CHOICE("name", REQUIRED, phrase_names))},

    [E_STYLE] = {PART("style"), .content = CONTENT_ELEMENTS, ATTRIBUTES(PLAIN("name", TYPE_NAME, REQUIRED)),
        CHILDREN(ONE(E_FONTS), ONE(E_PAGE), ONE(E_TEXTS), ONE(E_PALETTE), ONE(E_TABLE_LOOK), ONE(E_CHART_LOOK), ONE(E_WORDS))},
    [E_FONTS] = {PART("fonts"), .content = CONTENT_ELEMENTS, ATTRIBUTES(PLAIN("family", TYPE_TEXT, REQUIRED)),
        CHILDREN(SOME(E_FONT))},
    [E_FONT] = {PART("font"), .content = CONTENT_EMPTY, ATTRIBUTES(CHOICE("face", REQUIRED, font_names), A_FILE)},
    [E_PAGE] = {PART("page"), .content = CONTENT_EMPTY,
        ATTRIBUTES(FIELD("width", TYPE_LENGTH, 200, 2000, page_look, width), FIELD("height", TYPE_LENGTH, 200, 2000, page_look, height),
                   FIELD("left", TYPE_LENGTH, 15, 300, page_look, left), FIELD("right", TYPE_LENGTH, 15, 300, page_look, right),
                   FIELD("top", TYPE_LENGTH, 15, 300, page_look, top), FIELD("bottom", TYPE_LENGTH, 15, 300, page_look, bottom),
                   FIELD("header", TYPE_LENGTH, 10, 300, page_look, header), FIELD("footer", TYPE_LENGTH, 10, 300, page_look, footer),
                   FIELD("grid", TYPE_LENGTH, 1, 24, page_look, grid))},
    [E_TEXTS] = {PART("texts"), .content = CONTENT_ELEMENTS, CHILDREN(SOME(E_TEXT))},
    [E_TEXT] = {PART("text"), .content = CONTENT_EMPTY,
        ATTRIBUTES(CHOICE("style", REQUIRED, text_style_names), CHOICE("font", REQUIRED, font_names),
                   FIELD("size", TYPE_LENGTH, 9, 72, text_look, size), FIELD("leading", TYPE_LENGTH, 9, 108, text_look, leading),
                   FIELD("before", TYPE_LENGTH, 0, 144, text_look, space_before),
                   FIELD("after", TYPE_LENGTH, 0, 144, text_look, space_after), CHOICE("paint", REQUIRED, paint_names))},
    [E_PALETTE] = {PART("palette"), .content = CONTENT_ELEMENTS, CHILDREN(SOME(E_PAINT))},
    [E_PAINT] = {PART("paint"), .content = CONTENT_EMPTY,
        ATTRIBUTES(CHOICE("name", REQUIRED, paint_names), PLAIN("colour", TYPE_COLOUR, REQUIRED))},
    [E_TABLE_LOOK] = {PART("table"), .content = CONTENT_EMPTY,
        ATTRIBUTES(FIELD("pad-x", TYPE_LENGTH, 0, 24, table_look, pad_x), FIELD("pad-y", TYPE_LENGTH, 0, 24, table_look, pad_y),
                   FIELD("rule", TYPE_LENGTH, 0, 6, table_look, rule), FIELD("rule-head", TYPE_LENGTH, 0, 6, table_look, rule_head),
                   FIELD("rule-total", TYPE_LENGTH, 0, 6, table_look, rule_total),
                   FIELD("least-size", TYPE_LENGTH, 9, 72, table_look, least_size), PLAIN("stripes", TYPE_YES_NO, REQUIRED))},
    [E_CHART_LOOK] = {PART("chart"), .content = CONTENT_EMPTY,
        ATTRIBUTES(FIELD("bar", TYPE_LENGTH, 2, 60, chart_look, bar), FIELD("bar-gap", TYPE_LENGTH, 0, 60, chart_look, bar_gap),
                   FIELD("line", TYPE_LENGTH, 0.25, 12, chart_look, line), FIELD("line-region", TYPE_LENGTH, 0.25, 12, chart_look, line_region),
                   FIELD("marker", TYPE_LENGTH, 2, 24, chart_look, marker),
                   FIELD("trend-height", TYPE_LENGTH, 60, 600, chart_look, trend_height),
                   FIELD("spc-height", TYPE_LENGTH, 60, 600, chart_look, spc_height),
                   FIELD("funnel-height", TYPE_LENGTH, 60, 600, chart_look, funnel_height),
                   FIELD("map-height", TYPE_LENGTH, 60, 600, chart_look, map_height),
                   FIELD("spark-width", TYPE_LENGTH, 20, 300, chart_look, spark_width),
                   FIELD("spark-height", TYPE_LENGTH, 8, 100, chart_look, spark_height))},
};

/* clang-format on */

const size_t grammar_table_size = SPEC_ELEMENT_COUNT;
