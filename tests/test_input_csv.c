/* CSV rows: quotes, newlines, separators, encodings, places; and every row held against libcsv's own fields.
 */
#include "input/csv.h"
#include "input/csv_decode.h"

#include <criterion/criterion.h>
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct written { /* rows as text: "1:a|b\n3:c\n" */
    struct buf out;
    size_t most; /* rows wanted; 0 all */
    size_t n;
};

static bool write_row(void *self, const struct row *row)
{
    struct written *written = self;
    buf_add_format(&written->out, "%u:", (unsigned)row->line);
    for (size_t i = 0; i < row->n_cells; i++) {
        if (row->lines && row->lines[i] != row->line)
            buf_add_format(&written->out, "@%u ", (unsigned)row->lines[i]);
        buf_add(&written->out, row->cells[i]);
        if (i + 1 < row->n_cells)
            buf_add_char(&written->out, '|');
    }
    buf_add_char(&written->out, '\n');
    return ++written->n != written->most;
}

static void hold_rows(struct str text, char separator, size_t most, const char *expected,
                      struct csv_facts *facts)
{
    struct arena *arena = arena_open();
    struct written written = {.most = most};
    csv_read(text, separator, arena, (struct row_taker){write_row, &written}, facts);
    cr_expect(str_is(buf_str(&written.out), expected), "expected\n%s\nfound\n%.*s", expected,
              STR_ARG(buf_str(&written.out)));
    buf_close(&written.out);
    arena_close(arena);
}

Test(input_csv, rows_and_their_lines)
{
    struct csv_facts facts;
    hold_rows(STR("a,b\n1,2\n"), ',', 0, "1:a|b\n2:1|2\n", &facts);
    cr_expect(facts.lines == 3 && facts.trimmed == 0 && facts.lost == 0 && facts.open_quote == 0);
    hold_rows(STR("a,b\r\n1,2\r\n3,4"), ',', 0, "1:a|b\n2:1|2\n3:3|4\n", &facts);
    hold_rows(STR("a,b\r1,2\r"), ',', 0, "1:a|b\n2:1|2\n", &facts);
    hold_rows(STR("a\n\n\nb\n"), ',', 0, "1:a\n2:\n3:\n4:b\n", &facts);
    hold_rows(STR("a\r\n\r\nb\r\n"), ',', 0, "1:a\n2:\n3:b\n", &facts);
    hold_rows(STR(""), ',', 0, "", &facts);
    hold_rows(STR(",,\n,\n"), ',', 0, "1:||\n2:|\n", &facts);
    hold_rows(STR("a;b\n"), ';', 0, "1:a|b\n", &facts);
    hold_rows(STR("a\tb\t\n"), '\t', 0, "1:a|b|\n", &facts);
}

Test(input_csv, quotes_and_newlines_in_them)
{
    struct csv_facts facts;
    hold_rows(STR("\"a,b\",c\n"), ',', 0, "1:a,b|c\n", &facts);
    hold_rows(STR("\"say \"\"no\"\"\",c\n"), ',', 0, "1:say \"no\"|c\n", &facts);
    hold_rows(STR("\"a\nb\",c\nd,e\n"), ',', 0, "1:a\nb|@2 c\n3:d|e\n", &facts);
    hold_rows(STR("\"a\r\nb\r\n\",c\r\nd,\"e\ne\",\"f\"\"\n\"\nx\n"), ',', 0,
              "1:a\r\nb|@3 c\n4:d|e\ne|@5 f\"\n7:x\n", &facts);
    hold_rows(STR("\"\",\"\"\"\"\n"), ',', 0, "1:|\"\n", &facts);
    hold_rows(STR("a\"b,\"c\"d\"\n"), ',', 0, "1:a\"b|c\"d\n", &facts);
    cr_expect(facts.lost == 0);
    hold_rows(STR("a,b\n1,\"2\n3,4\n"), ',', 0, "1:a|b\n", &facts);
    cr_expect_eq(facts.open_quote, 2u, "line %u", (unsigned)facts.open_quote);
}

Test(input_csv, spaces_are_taken_off_and_counted)
{
    struct csv_facts facts;
    hold_rows(STR(" a ,b\t,\" c \", \"d\" ,\xC2\xA0"
                  "e\xC2\xA0,f\n"),
              ',', 0, "1:a|b|c|d|e|f\n", &facts);
    cr_expect_eq(facts.trimmed, 5u, "%llu", (unsigned long long)facts.trimmed);
    hold_rows(STR("   \n\t\na\n"), ',', 0, "1:\n2:\n3:a\n", &facts);
}

Test(input_csv, a_taker_may_stop)
{
    struct csv_facts facts;
    hold_rows(STR("a\nb\nc\n"), ',', 2, "1:a\n2:b\n", &facts);
}

Test(input_csv, long_fields_and_rows)
{
    struct buf text = {0};
    for (size_t i = 0; i < 300000; i++)
        buf_add_char(&text, (char)('a' + i % 26));
    buf_add_char(&text, '\n');
    for (size_t i = 0; i < 4000; i++)
        buf_add_format(&text, "\"%zu\n\",", i);
    buf_add(&text, STR("end\nlast\n"));
    struct arena *arena = arena_open();
    struct written written = {0};
    struct csv_facts facts;
    csv_read(buf_str(&text), ',', arena, (struct row_taker){write_row, &written}, &facts);
    cr_assert_eq(written.n, 3u);
    cr_assert_eq(facts.lines, 4004u, "%u", (unsigned)facts.lines);
    cr_assert_eq(facts.too_wide, 0u);
    cr_assert(str_ends(buf_str(&written.out), STR("4003:last\n")));
    arena_close(arena);
    buf_close(&written.out);
    buf_close(&text);
}

Test(input_csv, the_separator_is_found)
{
    cr_expect_eq(csv_separator(STR("a,b,c\n1;2;3;4\n")), ',');
    cr_expect_eq(csv_separator(STR("a;b;c\n1,5;2,5;3,5\n")), ';');
    cr_expect_eq(csv_separator(STR("a\tb\n")), '\t');
    cr_expect_eq(csv_separator(STR("sep=;\na,b,c\n")), ';');
    cr_expect_eq(csv_separator(STR("Table 1: all, of them\na;b;c\n")), ';');
    cr_expect_eq(csv_separator(STR("\"x;y;z\",b,c\n")), ',');
    cr_expect_eq(csv_separator(STR("alone\n")), ',');
    cr_expect_eq(csv_separator(STR("")), ',');
}

Test(input_csv, encodings)
{
    struct arena *arena = arena_open();
    struct decoded decoded = csv_decode(arena, STR("\xEF\xBB\xBF"
                                                   "a,b\n"));
    cr_expect(str_is(decoded.text, "a,b\n") && decoded.encoding == ENCODING_UTF8);
    decoded = csv_decode(arena, STR("\xFF\xFE"
                                    "a\0,\0\xE9\0"));
    cr_expect(str_is(decoded.text, "a,\xC3\xA9") && !decoded.bare);
    decoded = csv_decode(arena, STR("\0a\0,\0b\0c\0\n\0d"));
    cr_expect(str_is(decoded.text, "a,bc\nd") && decoded.bare);
    decoded = csv_decode(arena, STR("a,b\nc,\x93"
                                    "d\x94\n"));
    cr_expect(str_is(decoded.text, "a,b\nc,\xE2\x80\x9C"
                                   "d\xE2\x80\x9D\n"));
    cr_expect(decoded.encoding == ENCODING_WINDOWS_1252 && decoded.first_line == 2);
    cr_expect(csv_decode(arena, STR("a,b\0c,d,e,f,g,h\n")).is_binary);
    arena_close(arena);
}

/* -- held against libcsv alone, on random bytes that are mostly separators, quotes and newlines */

#define ROW_END '\1'

static void plain_field(void *data, size_t len, void *self)
{
    struct buf *out = self;
    buf_add_char(out, '[');
    buf_add(out, str_trim((struct str){data, len}));
    buf_add_char(out, ']');
}

static void plain_row(int c, void *self)
{
    struct buf *out = self;
    (void)c;
    buf_add_char(out, ROW_END);
}

static bool our_row(void *self, const struct row *row)
{
    struct buf *out = self;
    for (size_t i = 0; i < row->n_cells; i++)
        buf_add_format(out, "[%.*s]", STR_ARG(row->cells[i]));
    if (row->n_cells)
        buf_add_char(out, ROW_END);
    return true;
}

Test(input_csv, every_field_is_libcsvs)
{
    static const char letters[] = ",,,\"\"\"\"\n\n\r\r  \tab";
    unsigned seed = 12345;
    for (size_t round = 0; round < 20000; round++) {
        char text[40];
        size_t len = 1 + round % sizeof text;
        for (size_t i = 0; i < len && i < sizeof text; i++) {
            seed = seed * 1103515245u + 12345u;
            text[i] = letters[(seed >> 16) % (sizeof letters - 1)];
        }
        len = len < sizeof text ? len : sizeof text;
        struct buf expected = {0}, found = {0};
        struct csv_parser parser;
        csv_init(&parser, 0);
        csv_parse(&parser, text, len, plain_field, plain_row, &expected);
        csv_set_opts(&parser, CSV_STRICT | CSV_STRICT_FINI);
        csv_fini(&parser, plain_field, plain_row, &expected);
        csv_free(&parser);
        struct arena *arena = arena_open();
        struct csv_facts facts;
        csv_read((struct str){text, len}, ',', arena, (struct row_taker){our_row, &found}, &facts);
        cr_assert_eq(facts.lost, 0u, "lost in \"%.*s\"", (int)len, text);
        /* a last row that is cut off by an open quote is not given */
        struct str whole = buf_str(&expected);
        if (facts.open_quote) {
            while (whole.len && whole.ptr[whole.len - 1] != ROW_END)
                whole.len--;
        }
        cr_assert(str_equal(whole, buf_str(&found)), "\"%.*s\"\nexpected %.*s\nfound %.*s", (int)len, text,
                  STR_ARG(whole), STR_ARG(buf_str(&found)));
        arena_close(arena);
        buf_close(&expected);
        buf_close(&found);
    }
}
