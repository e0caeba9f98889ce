#include <criterion/criterion.h>

#include "base/str.h"
#include <string.h>

static void expect_str(struct str found, const char *expected)
{
    cr_expect(str_is(found, expected), "found \"%.*s\", expected \"%s\"", STR_ARG(found), expected);
}

Test(base_str, slices_are_clipped)
{
    expect_str(str_slice(STR("abcdef"), 2, 4), "cd");
    expect_str(str_slice(STR("abc"), 2, 99), "c");
    expect_str(str_slice(STR("abc"), 3, 99), "");
    expect_str(str_slice(STR("abc"), 5, 2), "");
    expect_str(str_slice(STR_NONE, 0, 5), "");
}

Test(base_str, equality_order_and_ends)
{
    cr_expect(str_equal(STR_NONE, STR("")));
    cr_expect_not(str_equal(STR("a"), STR("b")));
    cr_expect(str_equal_fold(STR("Financial YEAR"), STR("financial year")));
    cr_expect_not(str_equal_fold(STR("a"), STR("ab")));
    cr_expect(str_starts(STR("E08000025"), STR("E08")));
    cr_expect(str_ends(STR("x.csv"), STR(".csv")));
    cr_expect_not(str_ends(STR("v"), STR(".csv")));
    cr_expect(str_compare(STR("a"), STR("ab")) == -1);
    cr_expect(str_compare(STR("b"), STR("ab")) == 1);
    cr_expect(str_compare(STR("ab"), STR("ab")) == 0);
    cr_expect(str_compare(STR("\xC3\xA9"), STR("z")) == 1, "bytes are unsigned");
    cr_expect(str_compare(STR_NONE, STR("a")) == -1);
}

Test(base_str, finds_a_part)
{
    cr_expect(str_find(STR("one two two"), STR("two")) == 4);
    cr_expect(str_find(STR("aab"), STR("ab")) == 1);
    cr_expect(str_find(STR("ab"), STR("abc")) == SIZE_MAX);
    cr_expect(str_find(STR("abc"), STR("d")) == SIZE_MAX);
    cr_expect(str_find(STR("abc"), STR("")) == 0);
    cr_expect(str_find(STR_NONE, STR("d")) == SIZE_MAX);
}

Test(base_str, trims_spreadsheet_spaces)
{
    expect_str(str_trim(STR("  a b\t\r\n")), "a b");
    expect_str(str_trim(STR("\xC2\xA0"
                            "12%\xC2\xA0 \xE2\x80\xAF")),
               "12%");
    expect_str(str_trim(STR("\xEF\xBB\xBFname")), "name");
    expect_str(str_trim(STR(" \xC2\xA0\t")), "");
    expect_str(str_trim(STR_NONE), "");
    /* the last byte of a letter is no space, though it is the last byte of one */
    expect_str(str_trim(STR("\xC3\xA0")), "\xC3\xA0");
    expect_str(str_trim(STR("x\xA0")), "x\xA0");
}

Test(base_str, splits_lists)
{
    struct str rest = STR("a;;b;"), part = STR_NONE;
    cr_assert(str_split(&rest, ';', &part));
    expect_str(part, "a");
    cr_assert(str_split(&rest, ';', &part));
    expect_str(part, "");
    cr_assert(str_split(&rest, ';', &part));
    expect_str(part, "b");
    cr_expect_not(str_split(&rest, ';', &part), "a separator at the end begins no part");
    rest = STR("");
    cr_expect_not(str_split(&rest, ';', &part));
}

Test(base_str, copies_are_terminated)
{
    struct arena *arena = arena_open();
    char text[] = "abcdef";
    struct str copy = str_copy(arena, (struct str){text, 3});
    text[0] = 'x';
    cr_expect_str_eq(copy.ptr, "abc");
    cr_expect_str_eq(str_terminated(arena, STR_NONE), "");
    arena_close(arena);
}

Test(base_str, formats_any_length)
{
    struct arena *arena = arena_open();
    expect_str(str_format(arena, "%d %s", 7, "of 9"), "7 of 9");
    expect_str(str_format(arena, "%s", ""), "");
    for (int width = 250; width < 262; width++) {
        struct str text = str_format(arena, "%*d", width, 1);
        cr_expect(text.len == (size_t)width && strlen(text.ptr) == text.len && text.ptr[width - 1] == '1');
    }
    arena_close(arena);
}

Test(base_str, knows_well_formed_utf8)
{
    static const char *const good[] = {
        "", "abc", "\xC3\xA9", "\xE2\x88\x92", "\xF0\x9F\x98\x80", "\xED\x9F\xBF"};
    static const char *const bad[] = {
        "\x80",    "\xC3",         "\xC0\xAF",         "\xE0\x80\xAF",     "\xED\xA0\x80",
        "\xC3(",   "\xE2\x88",     "\xF4\x90\x80\x80", "\xF8\x88\x80\x80", "\xFF",
        "a\xE2 b", "\xF0\x9F\x98", "\xF0\x80\x80\xAF", "\xC1\xBF"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        cr_expect(str_is_utf8(str_of(good[i])), "good %zu", i);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        cr_expect_not(str_is_utf8(str_of(bad[i])), "bad %zu", i);
}

Test(base_str, every_codepoint_reads_back)
{
    char bytes[4];
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        size_t len = str_encode(c, bytes), at = 0;
        bool surrogate = c >= 0xD800 && c < 0xE000;
        uint32_t read = str_codepoint((struct str){bytes, len}, &at);
        cr_assert(read == (surrogate ? 0xFFFD : c) && at == len, "U+%04X", (unsigned)c);
    }
}

Test(base_str, malformed_bytes_are_stepped_over)
{
    struct str text = STR("a\xFF"
                          "b\xE2\x88");
    size_t at = 0;
    uint32_t found[8];
    size_t n = 0;
    while (at < text.len)
        found[n++] = str_codepoint(text, &at);
    cr_assert(n == 5);
    cr_expect(found[0] == 'a' && found[1] == 0xFFFD && found[2] == 'b' && found[3] == 0xFFFD &&
              found[4] == 0xFFFD);
    cr_expect(str_count(STR("d\xC3\xA9j\xC3\xA0")) == 4);
}

Test(base_str, hashes_differ)
{
    /* short texts that differ in one byte, and texts whose words are swapped */
    cr_expect(str_hash(STR("E08000025")) != str_hash(STR("E08000026")));
    cr_expect(str_hash(STR("abcdefgh12345678")) != str_hash(STR("12345678abcdefgh")));
    cr_expect(str_hash(STR("a")) != str_hash(STR("a\0")));
    cr_expect(str_hash(STR("")) == str_hash(STR_NONE));
}

Test(base_buf, grows)
{
    struct buf buf = {0};
    cr_expect(buf_str(&buf).len == 0);
    for (int i = 0; i < 1000; i++) {
        buf_add(&buf, STR("ab"));
        buf_add_char(&buf, 'c');
        buf_add_format(&buf, "%03d", i);
    }
    cr_assert(buf.len == 6000);
    expect_str(str_slice(buf_str(&buf), 5994, 6000), "abc999");
    cr_expect(buf.ptr[buf.len] == '\0');
    buf_clear(&buf);
    cr_expect(buf.len == 0);
    buf_add_format(&buf, "%500d", 5);
    cr_expect(buf.len == 500 && buf.ptr[499] == '5');
    buf_close(&buf);
    cr_expect(buf.ptr == NULL);
    buf_close(&buf);
}
