/* Words: which question is asked, and what a text may name. */
#include "test_style.h"

#include <criterion/criterion.h>

static struct indicator items[] = {
    {.id = {"re-referrals", 12}, .annual_twin = INDICATOR_NONE, .theme_index = 0},
    {.id = {"q-re-referrals", 14}, .annual_twin = 0, .theme_index = 0},
    {.id = {"agency", 6}, .annual_twin = INDICATOR_NONE, .theme_index = 1},
    {.id = {"other", 5}, .annual_twin = INDICATOR_NONE, .theme_index = 2},
};
static struct str themes[] = {{"Front door", 10}, {"Workforce", 9}, {"Unheard of", 10}};

static struct catalogue catalogue_make(struct arena *arena)
{
    struct catalogue catalogue = {
        .items = items, .n = 4, .themes = themes, .n_themes = 3, .by_id = map_open(arena)};
    for (uint32_t i = 0; i < 4; i++)
        map_add(catalogue.by_id, items[i].id, i);
    return catalogue;
}

static struct question ask(const char *theme, const char *indicators, enum wording_direction direction,
                           enum wording_position position, const char *text)
{
    return (struct question){.theme = str_of(theme),
                             .indicators = str_of(indicators),
                             .direction = direction,
                             .position = position,
                             .text = str_of(text)};
}

#define EXPECT(table, indicator, direction, position, wanted)                                                \
    do {                                                                                                     \
        struct str found = wording_find(table, indicator, direction, position);                              \
        cr_expect(str_is(found, wanted), "\"%.*s\" instead of \"%s\"", STR_ARG(found), wanted);              \
    } while (0)

Test(style_words, the_most_specific_question_is_asked)
{
    struct arena *arena = arena_open();
    struct catalogue catalogue = catalogue_make(arena);
    struct question questions[] = {
        ask("*", "", DIRECTION_ANY, POSITION_ANY, "any"),
        ask("*", "", DIRECTION_ANY, POSITION_LOW, "low"),
        ask("*", "", DIRECTION_FALLING, POSITION_ANY, "falling"),
        ask("*", "", DIRECTION_FALLING, POSITION_STRONG, "falling strong"),
        ask("Front door", "", DIRECTION_ANY, POSITION_ANY, "door"),
        ask("Front door", "", DIRECTION_FALLING, POSITION_LOW, "door falling low"),
        ask("*", "re-referrals", DIRECTION_FALLING, POSITION_ANY, "re-referrals falling"),
        ask("*", "q-re-referrals nothing", DIRECTION_FALLING, POSITION_STRONG, "quarterly"),
        ask("Elsewhere", "", DIRECTION_FALLING, POSITION_LOW, "elsewhere"),
    };
    struct wording words = {.questions = questions, .n_questions = sizeof questions / sizeof *questions};
    const struct wording_table *table = wording_build(arena, NULL, &words, &catalogue);
    EXPECT(table, 3, DIRECTION_MOVING, POSITION_NONE, "any");
    EXPECT(table, 3, DIRECTION_STUCK, POSITION_LOW, "low");
    EXPECT(table, 3, DIRECTION_FALLING, POSITION_LOW, "falling"); /* direction before position */
    EXPECT(table, 2, DIRECTION_FALLING, POSITION_STRONG, "falling strong");
    EXPECT(table, 0, DIRECTION_STUCK, POSITION_LOW, "door"); /* theme before direction and position */
    EXPECT(table, 0, DIRECTION_FALLING, POSITION_LOW, "re-referrals falling");
    EXPECT(table, 1, DIRECTION_FALLING, POSITION_LOW, "re-referrals falling"); /* by its annual twin */
    EXPECT(table, 1, DIRECTION_FALLING, POSITION_STRONG, "quarterly");
    arena_close(arena);
}

Test(style_words, a_paper_goes_before_its_style)
{
    struct arena *arena = arena_open();
    struct catalogue catalogue = catalogue_make(arena);
    struct question own[] = {ask("Workforce", "", DIRECTION_FALLING, POSITION_LOW, "own")};
    struct question style[] = {ask("Workforce", "", DIRECTION_FALLING, POSITION_LOW, "style"),
                               ask("Workforce", "agency", DIRECTION_FALLING, POSITION_LOW, "style, agency")};
    struct wording first = {.questions = own, .n_questions = 1},
                   second = {.questions = style, .n_questions = 1};
    first.phrases[PHRASE_ASK] = STR("Own:");
    second.phrases[PHRASE_ASK] = STR("Style:");
    second.phrases[PHRASE_COMMENT] = STR("Comment:");
    const struct wording_table *table = wording_build(arena, &first, &second, &catalogue);
    EXPECT(table, 2, DIRECTION_FALLING, POSITION_LOW, "own");
    EXPECT(table, 2, DIRECTION_FALLING, POSITION_STRONG, "");
    cr_expect(str_is(wording_phrase(table, PHRASE_ASK), "Own:"));
    cr_expect(str_is(wording_phrase(table, PHRASE_COMMENT), "Comment:"));
    second.n_questions = 2; /* a more specific one of the style still goes before */
    table = wording_build(arena, &first, &second, &catalogue);
    EXPECT(table, 2, DIRECTION_FALLING, POSITION_LOW, "style, agency");
    arena_close(arena);
}

Test(style_words, each_case_of_the_house_style_has_its_own_question)
{
    static const struct {
        enum wording_direction direction;
        enum wording_position position;
    } cases[] = {{DIRECTION_FALLING, POSITION_LOW},   {DIRECTION_FALLING, POSITION_STRONG},
                 {DIRECTION_FALLING, POSITION_NONE},  {DIRECTION_STUCK, POSITION_LOW},
                 {DIRECTION_IMPROVING, POSITION_LOW}, {DIRECTION_MOVING, POSITION_NONE}};
    struct style_case made;
    style_open_file(&made, "house");
    cr_assert_not_null(made.style);
    struct catalogue catalogue = catalogue_make(made.arena);
    const struct wording_table *table = wording_build(made.arena, NULL, made.words, &catalogue);
    for (uint32_t indicator = 0; indicator < 4; indicator++)
        for (size_t i = 0; i < 6; i++) {
            struct str text = wording_find(table, indicator, cases[i].direction, cases[i].position);
            cr_expect_gt(text.len, 0);
            cr_expect(str_ends(text, STR("?")), "%.*s", STR_ARG(text));
            for (size_t k = 0; k < i; k++)
                cr_expect_not(
                    str_equal(text, wording_find(table, indicator, cases[k].direction, cases[k].position)),
                    "asked twice: %.*s", STR_ARG(text));
        }
    style_close(&made);
}

Test(style_words, the_seven_themes_are_worded)
{
    static const char *const names[] = {
        "Front door", "Protection",         "Care",         "Care leavers and permanence",
        "Workforce",  "SEND and education", "Youth justice"};
    struct style_case made;
    style_open_file(&made, "house");
    cr_assert_not_null(made.style);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        unsigned directions = 0;
        for (size_t k = 0; k < made.words->n_questions; k++)
            if (str_is(made.words->questions[k].theme, names[i]))
                directions |= 1U << made.words->questions[k].direction;
        cr_expect_eq(directions,
                     1U << DIRECTION_FALLING | 1U << DIRECTION_STUCK | 1U << DIRECTION_IMPROVING |
                         1U << DIRECTION_MOVING,
                     "%s", names[i]);
    }
    style_close(&made);
}

Test(style_words, a_text_comes_in_pieces)
{
    struct str rest = STR("Why did {indicator} in {la} rise {to} {value}?{");
    static const struct {
        const char *text;
        int placeholder; /* -1: words */
    } wanted[] = {{"Why did ", -1},    {"", PLACEHOLDER_INDICATOR}, {" in ", -1}, {"", PLACEHOLDER_LA},
                  {" rise {to} ", -1}, {"", PLACEHOLDER_VALUE},     {"?{", -1}};
    struct wording_piece piece;
    size_t n = 0;
    for (; wording_next(&rest, &piece); n++) {
        cr_assert_lt(n, sizeof wanted / sizeof *wanted);
        cr_expect_eq(piece.is_placeholder, wanted[n].placeholder >= 0);
        cr_expect(piece.is_placeholder ? (int)piece.placeholder == wanted[n].placeholder
                                       : str_is(piece.text, wanted[n].text));
    }
    cr_expect_eq(n, sizeof wanted / sizeof *wanted);
}
