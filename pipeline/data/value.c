#include "data/value.h"

struct description {
    const char *name, *symbol, *words;
};

/* In one place, so that a new state cannot forget one of the three. */
static struct description describe(enum state state)
{
    switch (state) {
    case STATE_MISSING: return (struct description){"missing", "\xE2\x80\x93", "missing: nothing was sent"};
    case STATE_VALUE: return (struct description){"value", "", "a value"};
    case STATE_CONFIDENTIAL:
        return (struct description){"confidential", "c", "withheld by its publisher to protect individuals"};
    case STATE_WITHHELD:
        return (struct description){"withheld", "c", "withheld in this paper to protect individuals"};
    case STATE_NOT_APPLICABLE: return (struct description){"not-applicable", "z", "not applicable"};
    case STATE_NOT_AVAILABLE: return (struct description){"not-available", "x", "not available"};
    case STATE_LOW: return (struct description){"low", "low", "low: rounds to zero but is not zero"};
    case STATE_LOW_RELIABILITY: return (struct description){"low-reliability", "u", "of low reliability"};
    case STATE_QUERIED:
        return (struct description){"queried", "?", "queried: an open question about the data"};
    case STATE_NOT_CALCULABLE:
        return (struct description){"not-calculable", "\xE2\x80\x93", "cannot be calculated"};
    }
    return (struct description){"", "", ""};
}

struct str state_name(enum state state)
{
    return str_of(describe(state).name);
}

struct str state_symbol(enum state state)
{
    return str_of(describe(state).symbol);
}

struct str state_words(enum state state)
{
    return str_of(describe(state).words);
}

bool state_counts(enum state state)
{
    return state == STATE_VALUE || state == STATE_LOW_RELIABILITY;
}

static const struct {
    unsigned mark;
    char letter;
    const char *words;
} letters[] = {{MARK_PROVISIONAL, 'p', "provisional"},
               {MARK_REVISED, 'r', "revised"},
               {MARK_OUTTURN, 'o', "outturn"},
               {MARK_CORRECTED, 'n', "corrected"},
               {MARK_PARTIAL, 'i', "from some of its parts only"}};
#define N_MARKS (sizeof letters / sizeof letters[0])

struct str marks_text(struct arena *arena, unsigned marks)
{
    char text[N_MARKS];
    size_t len = 0;
    for (size_t i = 0; i < N_MARKS; i++)
        if (marks & letters[i].mark)
            text[len++] = letters[i].letter;
    return str_copy(arena, (struct str){text, len});
}

struct str marks_words(struct arena *arena, unsigned marks)
{
    struct str words = STR_NONE;
    for (size_t i = 0; i < N_MARKS; i++)
        if (marks & letters[i].mark)
            words = str_format(arena, "%.*s%s%s", STR_ARG(words), words.len ? ", " : "", letters[i].words);
    return words;
}
