/* XML: places, encodings, entities, includes, and what may not be opened. */
#include "test_input_spec.h"

#include <criterion/criterion.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

struct tree {
    struct arena *arena;
    struct diags *diags;
    const struct xml_node *root;
    struct paper_case said; /* its messages */
};

static struct tree read_bytes(struct str bytes)
{
    struct tree tree = {.arena = arena_open()};
    tree.diags = diags_open(tree.arena);
    tree.root = xml_read(tree.arena, NULL, bytes, STR("a.xml"), tree.diags);
    diags_dump_buf(tree.diags, DIAG_TEXT, &tree.said.messages);
    return tree;
}

static struct tree read_folder(const char *file, const char *allow)
{
    struct tree tree = {.arena = arena_open()};
    struct access access;
    struct str folder = str_of(allow);
    tree.diags = diags_open(tree.arena);
    if (access_open(tree.arena, str_of(file), &folder, allow ? 1 : 0, tree.diags, &access))
        tree.root = xml_open(tree.arena, &access, str_of(file), place_file(str_of(file)), tree.diags);
    diags_dump_buf(tree.diags, DIAG_TEXT, &tree.said.messages);
    return tree;
}

static void tree_close(struct tree *tree)
{
    buf_close(&tree->said.messages);
    arena_close(tree->arena);
}

static const struct xml_node *child(const struct xml_node *node, size_t n)
{
    for (node = xml_first(node); node && n > 0; n--)
        node = xml_next(node);
    return node;
}

#define AT(node, l, c)                                                                                       \
    cr_expect((node)->line == (l) && (node)->column == (c), "at %u:%u", (node)->line, (node)->column)

Test(input_xml, elements_and_attributes_know_line_and_column)
{
    struct tree tree = read_bytes(STR("<?xml version=\"1.0\"?>\r\n"
                                      "<!-- a > b --><paper xmlns:xi=\"urn:x\" id = 'p'\r\n"
                                      "    title=\"a &lt; b\">\n"
                                      "  <p>\xC3\xA9\xC3\xA9 <b x=\"1\"/> tail</p>\n"
                                      "  <!-- --> stray\n"
                                      "</paper>"));
    cr_assert_not_null(tree.root);
    AT(tree.root, 2, 15);
    cr_assert_eq(tree.root->n_attributes, 2);
    AT(&tree.root->attributes[0], 2, 39);
    AT(&tree.root->attributes[1], 3, 5);
    cr_expect(str_is(tree.root->attributes[1].value, "a < b"));
    const struct xml_node *p = child(tree.root, 0), *b = child(p, 0);
    AT(p, 4, 3);
    AT(b, 4, 9); /* characters, not bytes */
    AT(&b->attributes[0], 4, 12);
    AT(b->next, 4, 20);
    AT(p->next, 5, 12); /* a text: past white space and the comment */
    tree_close(&tree);
}

Test(input_xml, lines_above_65535_are_right)
{
    struct buf text = {0};
    buf_add(&text, STR("<paper>"));
    for (int i = 0; i < 70000; i++)
        buf_add_char(&text, '\n');
    buf_add(&text, STR(" <p\n  id=\"x\"/></paper>"));
    struct tree tree = read_bytes(buf_str(&text));
    cr_assert_not_null(tree.root);
    AT(child(tree.root, 0), 70001, 2);
    AT(&child(tree.root, 0)->attributes[0], 70002, 3);
    buf_close(&text);
    tree_close(&tree);
}

Test(input_xml, faults_of_form_have_place_and_hint)
{
    static const struct {
        const char *text, *said, *hint;
    } cases[] = {
        {"<p>\n<b>x</c>\n</p>", "a.xml:2:9: error: <b> of line 2 is closed by </c>", "the innermost first"},
        {"<p>a & b</p>", "a.xml:1:6: error: an & stands alone", "write & as &amp;"},
        {"<p>R&D</p>", "a.xml:1:5: error: an & stands alone", "write & as &amp;"},
        {"<p>a <5</p>", "a.xml:1:6: error: a < stands alone", "write < as &lt;"},
        {"<p>&nbsp;</p>", "a.xml:1:10: error: the entity &nbsp; is not known", "write the character itself"},
        {"<p a=1/>", "a.xml:1:6: error: the value of an attribute does not begin with a quote", "in quotes"},
        {"<p a=\xE2\x80\x9C"
         "1\xE2\x80\x9D/>",
         "a.xml:1:6: error: the value", "write straight quotes"},
        {"<p a>x</p>", "error: the attribute a has no value", "or leave it out"},
        {"<p a=\"1\"b=\"2\"/>", "a.xml:1:9: error: the attributes of a tag cannot be told apart",
         "with a space"},
        {"<p a=\"1\" a=\"2\"/>", "error: the attribute a stands twice", "keep one"},
        {"<p a=\"<\"/>", "error: a < stands in the value of an attribute", "write < as &lt;"},
        {"<p>", "error: the file ends before <p> of line 1 is closed", "half saved"},
        {"<p>\n<q a=\"b",
         "a.xml:2:8: error: the file ends inside the value of an attribute; the last < is on line 2",
         "half saved"},
        {"<p>\n<q", "a.xml:2:3: error: the file ends inside a tag; the last < is on line 2", "half saved"},
        {"<p>\n<!-- ", "error: the file ends inside a comment", "half saved"},
        {"", "error: the file holds no XML: it is empty", "was saved"},
        {"id,name\n1,2\n", "a.xml:1:1: error: the file holds no XML: it begins with \"id,name\"",
         "right file"},
        {"<p/><q/>", "error: there is more after the end of the first element", "closed too early"},
        {"\n<?xml version=\"1.0\"?><p/>", "a.xml:2:1: error: the XML declaration (<?xml", "blank lines"},
        {"<p><q/\n></p>", "a.xml:1:6: error: the attributes of a tag cannot be told apart here", NULL},
        {"<p a=\"x\x01\"/>", "error: a control character (U+0001) stands here", NULL},
        {"<p>a\x0C</p>", "a.xml:1:5: error: a control character (U+000C) stands here", "delete it"},
        {"<x:p/>", "a.xml:1:1: error: the prefix x: is not declared", "leave the prefix out"},
        {"<p>\n<xi:include href=\"a\"/></p>", "a.xml:2:1: error: the prefix xi: is not declared",
         "xmlns:xi=\"http://www.w3.org/2001/XInclude\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tree tree = read_bytes(str_of(cases[i].text));
        cr_expect_null(tree.root);
        cr_expect(paper_says(&tree.said, cases[i].said));
        cr_expect(!cases[i].hint || paper_says(&tree.said, cases[i].hint));
        cr_expect_eq(diags_count(tree.diags, SEVERITY_ERROR), 1);
        tree_close(&tree);
    }
}

Test(input_xml, depth_is_bounded)
{
    struct buf text = {0};
    for (int i = 0; i < 5000; i++)
        buf_add(&text, STR("<a>"));
    struct tree tree = read_bytes(buf_str(&text));
    cr_expect_null(tree.root);
    cr_expect(paper_says(&tree.said, "error: elements lie more than 256 deep"));
    buf_close(&text);
    tree_close(&tree);
}

Test(input_xml, entities_of_text_are_read)
{
    struct tree tree =
        read_bytes(STR("<!DOCTYPE p [<!ENTITY la \"Dudley\">]>\n<p t=\"&la;\">in &la; now<b/></p>"));
    cr_assert_not_null(tree.root);
    cr_expect(str_is(xml_attribute(tree.root, "t"), "Dudley"));
    cr_expect(str_is(tree.root->children->text, "in Dudley now"));
    AT(child(tree.root, 0), 2, 24);
    tree_close(&tree);
}

Test(input_xml, entity_bombs_are_refused, .timeout = 20)
{
    struct buf laughs = {0}, quadratic = {0}, round = {0};
    buf_add(&laughs, STR("<!DOCTYPE p [<!ENTITY l0 \"lollollollollollollollollollol\">"));
    for (int i = 1; i < 12; i++) {
        buf_add_format(&laughs, "<!ENTITY l%d \"", i);
        for (int k = 0; k < 10; k++)
            buf_add_format(&laughs, "&l%d;", i - 1);
        buf_add(&laughs, STR("\">"));
    }
    buf_add(&laughs, STR("]><p>&l11;</p>"));
    buf_add(&quadratic, STR("<!DOCTYPE p [<!ENTITY a \""));
    for (int i = 0; i < 100000; i++)
        buf_add_char(&quadratic, 'a');
    buf_add(&quadratic, STR("\">]><p>"));
    for (int i = 0; i < 50000; i++)
        buf_add(&quadratic, STR("&a;"));
    buf_add(&quadratic, STR("</p>"));
    buf_add(&round, STR("<!DOCTYPE p [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><p t=\"&a;\">&a;</p>"));
    const struct buf *bombs[] = {&laughs, &quadratic, &round};
    for (size_t i = 0; i < 3; i++) {
        struct tree tree = read_bytes(buf_str(bombs[i]));
        cr_expect_null(tree.root);
        cr_expect(paper_says(&tree.said, "expand to far more text than the file has"));
        tree_close(&tree);
    }
    buf_close(&laughs);
    buf_close(&quadratic);
    buf_close(&round);
}

Test(input_xml, nothing_outside_is_fetched_by_the_document_type)
{
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"<!DOCTYPE p [<!ENTITY a SYSTEM \"secret.txt\">]><p>&a;</p>",
         "declares an external entity; it is not read"},
        {"<!DOCTYPE p [<!ENTITY a SYSTEM \"secret.txt\">]><p t=\"&a;\"/>", "declares an external entity"},
        {"<!DOCTYPE p [<!ENTITY % a SYSTEM \"secret.txt\"> %a;]><p/>", "declares an external entity"},
        {"<!DOCTYPE p SYSTEM \"secret.txt\"><p/>", "names an external document type; it is not read"},
        {"<!DOCTYPE p PUBLIC \"-//X\" \"http://localhost/x.dtd\"><p/>", "names an external document type"},
    };
    paper_folder();
    paper_write("secret.txt", STR("<!ENTITY s \"SECRET\">SECRET"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        paper_write("a.xml", str_of(cases[i].text));
        struct tree tree = read_folder("a.xml", NULL);
        cr_expect_null(tree.root);
        cr_expect(paper_says(&tree.said, cases[i].said));
        cr_expect_eq(str_find(buf_str(&tree.said.messages), STR("SECRET")), SIZE_MAX);
        tree_close(&tree);
    }
}

#define BYTES(literal)                                                                                       \
    {                                                                                                        \
        literal, sizeof(literal) - 1                                                                         \
    }

Test(input_xml, encodings)
{
    static const struct {
        struct str bytes;
        const char *said; /* NULL: nothing */
    } cases[] = {
        {BYTES("\xEF\xBB\xBF<p>caf\xC3\xA9</p>"), NULL},
        {BYTES("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><p>caf\xE9</p>"), NULL},
        {BYTES("<?xml version='1.0' encoding='windows-1252'?><p>caf\xE9</p>"), NULL},
        {BYTES("<p>caf\xE9</p>"), "note: the text is not valid UTF-8 and was read as Windows-1252"},
        {BYTES("\xFF\xFE<\0p\0>\0c\0a\0f\0\xE9\0<\0/\0p\0>\0"), NULL},
        {BYTES("\xFE\xFF\0<\0p\0>\0c\0a\0f\0\xE9\0<\0/\0p\0>"), NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tree tree = read_bytes(cases[i].bytes);
        cr_assert_not_null(tree.root, "case %zu", i);
        cr_expect(str_is(xml_text(tree.arena, tree.root), "caf\xC3\xA9"), "case %zu", i);
        cr_expect(cases[i].said ? paper_says(&tree.said, cases[i].said) : tree.said.messages.len == 0);
        tree_close(&tree);
    }
    struct tree tree = read_bytes(STR("<?xml version=\"1.0\" encoding=\"EBCDIC\"?><p/>"));
    cr_expect_null(tree.root);
    cr_expect(paper_says(&tree.said, "a.xml:1:1: error: the encoding \"EBCDIC\" is not read"));
    tree_close(&tree);
    tree = read_bytes((struct str)BYTES("<p>a\0b</p>"));
    cr_expect_null(tree.root);
    cr_expect(paper_says(&tree.said, "a.xml:1:5: error: the file holds a zero byte"));
    tree_close(&tree);
}

/* -- XInclude */

#define XI " xmlns:xi=\"http://www.w3.org/2001/XInclude\""

Test(input_xml, parts_are_included_with_their_own_places)
{
    paper_folder();
    paper_write("a.xml",
                STR("<p" XI ">\n <xi:include href=\"parts/one.xml\"/>"
                    "<xi:include href=\"parts/two.xml\" xpointer=\"second\"/>"
                    "<xi:include href=\"parts/words.txt\" parse=\"text\"/>"
                    "<xi:include href=\"none.xml\"><xi:fallback><c/></xi:fallback></xi:include><d/></p>"));
    paper_write("parts/one.xml", STR("\n<one" XI "><xi:include href=\"two.xml\"/></one>"));
    paper_write("parts/two.xml", STR("<two>\n<three id=\"second\"/></two>"));
    paper_write("parts/words.txt", STR("a < b"));
    struct tree tree = read_folder("a.xml", NULL);
    cr_assert_not_null(tree.root);
    cr_expect_eq(tree.said.messages.len, 0);
    const struct xml_node *one = child(tree.root, 0), *three = child(tree.root, 1);
    cr_assert(one && three);
    cr_expect(str_is(one->name, "one") && str_is(one->file, "parts/one.xml"));
    AT(one, 2, 1);
    cr_expect(str_is(child(one, 0)->file, "parts/two.xml")); /* from the folder of the part */
    cr_expect(str_is(three->name, "three"));
    AT(three, 2, 1);
    cr_expect(str_is(three->next->text, "a < b"));
    cr_expect(str_is(child(tree.root, 2)->name, "c"));
    cr_expect(str_is(child(tree.root, 3)->name, "d"));
    tree_close(&tree);
}

Test(input_xml, includes_that_cannot_be_are_said)
{
    static const struct {
        const char *include, *said;
    } cases[] = {
        {"<xi:include href=\"none.xml\"/>", "a.xml:1:60: error: there is no file \"none.xml\""},
        {"<xi:include href=\"http://localhost/x.xml\"/>", "is an address; only local files are read"},
        {"<xi:include href=\"/etc/hostname\" parse=\"text\"/>",
         "lies outside the spec's folder and was not opened"},
        {"<xi:include href=\"../outside.xml\"/>", "lies outside the spec's folder and was not opened"},
        {"<xi:include href=\"link.xml\"/>", "lies outside the spec's folder and was not opened"},
        {"<xi:include href=\"a.xml\"/>", "this include goes round in a circle: \"a.xml\""},
        {"<xi:include href=\"broken.xml\"/>", "broken.xml:1:4: error"},
        {"<xi:include href=\"good.xml\" xpointer=\"x\"/>", "has no element with the id \"x\""},
        {"<xi:include href=\"good.xml\" parse=\"html\"/>", "an include cannot be read as \"html\""},
        {"<xi:include/>", "an include needs the attribute \"href\""},
    };
    paper_folder();
    paper_write("../outside.xml", STR("<out/>"));
    paper_write("broken.xml", STR("<p>&</p>"));
    paper_write("good.xml", STR("<p/>"));
    cr_assert_eq(symlink("../outside.xml", "link.xml"), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *scratch = arena_open();
        paper_write("a.xml", str_format(scratch, "<p" XI "> %s</p>", cases[i].include));
        struct tree tree = read_folder("a.xml", NULL);
        cr_assert_not_null(tree.root);
        cr_expect_null(xml_first(tree.root));
        cr_expect(paper_says(&tree.said, cases[i].said));
        cr_expect_eq(diags_count(tree.diags, SEVERITY_ERROR), 1);
        tree_close(&tree);
        arena_close(scratch);
    }
}

Test(input_xml, a_folder_can_be_allowed)
{
    paper_folder();
    paper_write("../shared/part.xml", STR("<part/>"));
    paper_write("../shared-not/part.xml", STR("<part/>"));
    paper_write("a.xml", STR("<p" XI "><xi:include href=\"../shared/part.xml\"/></p>"));
    struct tree tree = read_folder("a.xml", NULL);
    cr_expect(paper_says(&tree.said, "or allow its own with --allow-dir=../shared"));
    tree_close(&tree);
    tree = read_folder("a.xml", "../shared");
    cr_expect_eq(tree.said.messages.len, 0);
    cr_expect(str_is(xml_first(tree.root)->name, "part"));
    tree_close(&tree);
    /* a folder whose name only begins the same is another folder */
    paper_write("a.xml", STR("<p" XI "><xi:include href=\"../shared-not/part.xml\"/></p>"));
    tree = read_folder("a.xml", "../shared");
    cr_expect(paper_says(&tree.said, "lies outside"));
    tree_close(&tree);
    tree = read_folder("a.xml", "../nowhere");
    cr_expect(paper_says(&tree.said, "--allow-dir names \"../nowhere\", and there is no such folder"));
    tree_close(&tree);
}

Test(input_xml, includes_that_multiply_are_bounded, .timeout = 60)
{
    paper_folder();
    for (int i = 0; i < 12; i++) {
        char name[16];
        struct arena *scratch = arena_open();
        struct str one = str_format(scratch, "<xi:include href=\"c%d.xml\"/>", i + 1);
        snprintf(name, sizeof name, "c%d.xml", i);
        paper_write(name, str_format(scratch, "<p" XI ">%.*s%.*s%.*s%.*s</p>", STR_ARG(one), STR_ARG(one),
                                     STR_ARG(one), STR_ARG(one)));
        arena_close(scratch);
    }
    paper_write("c12.xml", STR("<p/>"));
    struct tree tree = read_folder("c0.xml", NULL);
    cr_assert_not_null(tree.root);
    cr_expect(paper_says(&tree.said, "error: too many included parts"));
    tree_close(&tree);
}
