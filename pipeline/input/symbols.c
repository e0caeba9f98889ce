#include "input/symbols.h"

struct symbol {
    struct str text;
    enum state state;
};

/* methods.md, "Values and their states"; letters in either case. */
static const struct symbol symbols[] = {
    {{"c", 1}, STATE_CONFIDENTIAL},  {{"z", 1}, STATE_NOT_APPLICABLE},
    {{"x", 1}, STATE_NOT_AVAILABLE}, {{"low", 3}, STATE_LOW},
    {{"k", 1}, STATE_LOW},           {{"u", 1}, STATE_LOW_RELIABILITY},
};

static const struct str blank_signs[BLANK_COUNT] = {
    {"", 0}, {"-", 1}, {"..", 2}, {":", 1}, {".", 1}, {"N/A", 3},
};

/* The Government Analysis Function's shorthand is the same letters in square brackets: "[c]". */
static struct str without_brackets(struct str text)
{
    bool has = text.len > 2 && text.ptr[0] == '[' && text.ptr[text.len - 1] == ']';
    return has ? str_trim(str_slice(text, 1, text.len - 1)) : text;
}

static bool symbol_find(struct str text, enum state *state)
{
    text = without_brackets(text);
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        if (str_equal_fold(text, symbols[i].text)) {
            *state = symbols[i].state;
            return true;
        }
    }
    return false;
}

static bool blank_find(struct str text, size_t *blank)
{
    if (text.len > 3)
        return false;
    for (size_t i = 0; i < BLANK_COUNT; i++) {
        if (str_equal_fold(text, blank_signs[i])) {
            *blank = i;
            return true;
        }
    }
    /* dashes of a word processor */
    if (str_is(text, "\xE2\x80\x93") || str_is(text, "\xE2\x80\x94") || str_is(text, "\xE2\x88\x92")) {
        *blank = BLANK_HYPHEN;
        return true;
    }
    return false;
}

/* "12.3 u": a number of low reliability. */
static bool unreliable_number(struct str text, struct cell *cell, struct repairs *repairs)
{
    if (text.len < 2 || (text.ptr[text.len - 1] != 'u' && text.ptr[text.len - 1] != 'U'))
        return false;
    struct repaired repaired;
    if (!repair_number(str_trim(str_slice(text, 0, text.len - 1)), repairs, &repaired))
        return false;
    *cell = (struct cell){STATE_LOW_RELIABILITY, true, repaired.percent, repaired.number};
    return true;
}

enum cell_fault cell_read(struct str text, struct cell *cell, struct cell_counts *counts)
{
    struct repaired repaired;
    if (repair_number(text, &counts->repairs, &repaired)) {
        *cell = (struct cell){STATE_VALUE, true, repaired.percent, repaired.number};
        return CELL_GOOD;
    }
    *cell = (struct cell){.state = STATE_MISSING};
    size_t blank;
    if (blank_find(text, &blank)) {
        counts->blanks[blank]++;
        return CELL_GOOD;
    }
    if (symbol_find(text, &cell->state) || unreliable_number(text, cell, &counts->repairs))
        return CELL_GOOD;
    return text.ptr[0] == '#' ? CELL_FORMULA_ERROR : CELL_TEXT;
}

struct str cell_hint(struct arena *arena, struct str text)
{
    if (text.len && text.ptr[0] == '#')
        return STR("mend the formula there and export again, or leave the cell empty "
                   "when there is no figure");
    if (text.len && (str_find(text, STR(",")) != SIZE_MAX))
        return STR("commas are read between thousands only (1,234); write decimals with a point");
    if (text.len && text.ptr[0] >= '0' && text.ptr[0] <= '9' &&
        (str_find(text, STR(" ")) != SIZE_MAX || str_find(text, STR("\xC2\xA0")) != SIZE_MAX))
        return STR("write the number alone, without spaces or words");
    if (str_find(text, STR("*")) != SIZE_MAX)
        return STR("write c for a figure that its publisher keeps back");
    if (text.len > 1 && text.ptr[0] == '(' && text.ptr[text.len - 1] == ')')
        return str_format(arena, "write a negative number with a minus: -%.*s",
                          STR_ARG(str_slice(text, 1, text.len - 1)));
    if (text.len && (text.ptr[0] == '<' || text.ptr[0] == '>' || text.ptr[0] == '~'))
        return STR("write the number itself, c when it is kept back, or low when it rounds to zero");
    return STR(
        "write a number, or c (kept back), z (not applicable), x (not available), low (rounds to zero), "
        "u (not reliable), or leave it empty");
}

struct str blanks_text(struct arena *arena, const uint64_t blanks[BLANK_COUNT])
{
    struct buf buf = {0};
    for (size_t i = 1; i < BLANK_COUNT; i++)
        if (blanks[i])
            buf_add_format(&buf, "%s%llu \xC3\x97 \"%.*s\"", buf.len ? ", " : "",
                           (unsigned long long)blanks[i], STR_ARG(blank_signs[i]));
    struct str text = str_copy(arena, buf_str(&buf));
    buf_close(&buf);
    return text;
}
