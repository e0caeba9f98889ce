#include "input/read_words.h"

#include "input/spec_grammar.h"

static void read_question(struct arena *arena, const struct xml_node *node, struct wording *words,
                          struct diags *diags)
{
    struct question *question = &words->questions[words->n_questions];
    question->theme = str_trim(xml_attribute(node, "theme"));
    if (question->theme.len == 0)
        question->theme = STR("*");
    question->indicators = xml_attribute(node, "indicators");
    question->direction =
        (enum wording_direction)choice_read(xml_attribute(node, "direction"), direction_names);
    question->position = (enum wording_position)choice_read(xml_attribute(node, "position"), position_names);
    question->text = xml_text(arena, node);
    question->place = xml_place(node);
    wording_check(question->text, question->place, diags);
    if (question->text.len > 0)
        words->n_questions++;
}

static void read_phrase(struct arena *arena, const struct xml_node *node, struct wording *words,
                        struct diags *diags)
{
    struct str name = str_trim(xml_attribute(node, "name"));
    for (size_t i = 0; i < PHRASE_COUNT; i++) {
        if (!str_is(name, phrase_names[i]))
            continue;
        if (words->phrases[i].len > 0)
            diag_add(diags, SEVERITY_ERROR, "repeated-element", xml_place(node), NULL,
                     "the phrase '%s' is given twice", phrase_names[i]);
        words->phrases[i] = xml_text(arena, node);
        wording_check(words->phrases[i], xml_place(node), diags);
    }
}

struct wording *words_read(struct arena *arena, const struct xml_node *node, struct diags *diags)
{
    struct wording *words = ARENA_NEW(arena, struct wording);
    size_t n = 0;
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        n++;
    words->questions = ARENA_ARRAY(arena, struct question, n);
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        if (str_is(child->name, "question"))
            read_question(arena, child, words, diags);
        else if (str_is(child->name, "phrase"))
            read_phrase(arena, child, words, diags);
    }
    return words;
}
