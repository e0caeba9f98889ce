/* The methods appendix: what each kind of figure means, by which rules, and the settings that differ. */
#include "report/sections.h"

#include "base/number.h"

static void say(struct context *context, struct block **out, const char *text)
{
    section_paragraph(context, out, text_plain(context->arena, str_of(text)), PARAGRAPH_BODY);
}

static void add_settings(struct context *context, struct block **out)
{
    size_t n = 0;
    const struct setting *settings = settings_table(&n);
    struct block *block = NULL;
    for (size_t i = 0; i < n; i++) {
        double value = settings_read(&context->spec->settings, &settings[i]);
        if (value == settings[i].fallback)
            continue;
        if (!block) {
            say(context, out, "These settings differ from the rules' own:");
            block = block_add(context->arena, out, BLOCK_LIST);
            block->of.list.items = ARENA_ARRAY(context->arena, struct text, n);
        }
        char shown[NUMBER_TEXT], usual[NUMBER_TEXT];
        block->of.list.items[block->of.list.n_items++] =
            text_of(context->arena, "%s: %.*s instead of %.*s (%s).", settings[i].name,
                    STR_ARG(number_shortest(value, shown)),
                    STR_ARG(number_shortest(settings[i].fallback, usual)), settings[i].meaning);
    }
    if (!block)
        say(context, out, "All settings are the rules' own.");
}

void section_methods(struct context *context, const struct node *node, struct block **out)
{
    (void)node;
    say(context, out,
        "The regional figure is the published one where there is one; otherwise the sum of the local "
        "authorities’ counts "
        "divided by the sum of their denominators. Where returns are missing it says from how many local "
        "authorities it "
        "was made. A mean of local authorities’ percentages is never called the regional figure.");
    say(context, out,
        "Statistical neighbours are the ten local authorities that the published model names; their figure "
        "is the plain "
        "mean of those that have one in the same period, and it says how many there were.");
    say(context, out,
        "A change is against the year before: the same quarter last year for quarterly figures. Nothing is "
        "compared "
        "across a break in a series, and no figure is taken from one of another period.");
    section_paragraph(context, out,
                      text_of(context->arena, "Rules: %.*s.", STR_ARG(context->inputs->rules_version)),
                      PARAGRAPH_BODY);
    add_settings(context, out);
}
