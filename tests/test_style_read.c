#include "test_style.h"

#include "base/file.h"
#include "golden.h"
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static void made_open(struct style_case *made)
{
    *made = (struct style_case){.arena = arena_open()};
    made->diags = diags_open(made->arena);
}

void style_open_file(struct style_case *made, const char *name)
{
    made_open(made);
    struct list_file from = {.file = str_of(name), .named_in = STR("paper.xml"), .line = 7, .column = 10};
    from.path = str_format(made->arena, "%s/styles/%s.xml", golden_source(), name);
    made->style = style_read(made->arena, &from, &made->words, made->diags);
    diags_dump_buf(made->diags, DIAG_TEXT, &made->messages);
}

void style_open_changed(struct style_case *made, const char *from, const char *to)
{
    made_open(made);
    struct str path = str_format(made->arena, "%s/styles/house.xml", golden_source());
    struct file file;
    cr_assert(file_open(path.ptr, place_file(path), made->diags, &file));
    size_t at = str_find(file.bytes, str_of(from));
    cr_assert_neq(at, SIZE_MAX, "house.xml no longer holds %s", from);
    struct str rest = str_slice(file.bytes, at + strlen(from), file.bytes.len);
    struct str text =
        str_format(made->arena, "%.*s%s%.*s", STR_ARG(str_slice(file.bytes, 0, at)), to, STR_ARG(rest));
    file_close(&file);
    made->style = style_read_bytes(made->arena, text, STR("s.xml"), &made->words, made->diags);
    diags_dump_buf(made->diags, DIAG_TEXT, &made->messages);
}

void style_close(struct style_case *made)
{
    buf_close(&made->messages);
    arena_close(made->arena);
}

bool style_says(const struct style_case *made, const char *text)
{
    bool found = str_find(buf_str(&made->messages), str_of(text)) != SIZE_MAX;
    if (!found)
        fprintf(stderr, "not said: %s\nbut:\n%.*s", text, STR_ARG(buf_str(&made->messages)));
    return found;
}

static bool near(double a, double b)
{
    return fabs(a - b) < 1e-9;
}

Test(style_read, house_is_read_to_points_and_colours)
{
    struct style_case made;
    style_open_file(&made, "house");
    cr_assert_not_null(made.style, "%.*s", STR_ARG(buf_str(&made.messages)));
    const struct style *style = made.style;
    cr_expect(str_is(style->name, "house"));
    cr_expect(near(style->page.width, 210 * 72 / 25.4));
    cr_expect(near(style->page.grid, 4));
    cr_expect(near(style->text[TEXT_BODY].size, 12));
    cr_expect(near(style->text[TEXT_HEADING1].size, 20) && style->text[TEXT_HEADING1].font == FONT_BOLD);
    cr_expect(near(style->text[TEXT_TABLE].size, 9.5) && near(style->table.least_size, 9));
    cr_expect(near(style->paint[PAINT_REGION].red, 0x12 / 255.0) &&
              near(style->paint[PAINT_REGION].blue, 0x6D / 255.0));
    cr_expect(near(style->text[TEXT_HEADING1].colour.green, 0x43 / 255.0));
    cr_expect(str_ends(style->font_file[FONT_BOLD], STR("/LiberationSans-Bold.ttf")));
    cr_expect_not(style->table.stripes);
    style_close(&made);
}

/* Every number of a style is another in the second one or stands for itself: nothing is taken from elsewhere.
 */
Test(style_read, plain_differs_from_house)
{
    struct style_case house, plain;
    style_open_file(&house, "house");
    style_open_file(&plain, "plain");
    cr_assert(house.style && plain.style);
    const struct style *a = house.style, *b = plain.style;
    cr_expect_neq(a->page.left, b->page.left);
    cr_expect_neq(a->page.grid, b->page.grid);
    for (size_t i = 0; i < TEXT_STYLE_COUNT; i++)
        cr_expect(!near(a->text[i].size, b->text[i].size) || !near(a->text[i].leading, b->text[i].leading) ||
                      i == TEXT_CONTENTS1,
                  "%s", text_style_names[i]);
    cr_expect_gt(colour_contrast(a->paint[PAINT_REGION], b->paint[PAINT_REGION]), 1.5);
    cr_expect_neq(a->chart.bar, b->chart.bar);
    cr_expect_neq(a->table.stripes, b->table.stripes);
    style_close(&house);
    style_close(&plain);
}

Test(style_read, its_own_styles_are_built_in)
{
    static const char *const names[] = {"house", "plain"};
    for (size_t i = 0; i < 2; i++) {
        struct style_case made;
        style_open_file(&made, names[i]);
        struct list_file bare = {.file = str_of(names[i]), .named_in = STR("paper.xml")};
        struct style *own = style_read(made.arena, &bare, &made.words, made.diags);
        cr_assert(own && made.style);
        cr_expect_arr_eq(own->text, made.style->text, sizeof own->text);
        cr_expect_arr_eq(own->paint, made.style->paint, sizeof own->paint);
        style_close(&made);
    }
}

Test(style_read, an_unknown_style_is_said)
{
    struct style_case made;
    made_open(&made);
    struct list_file from = {.file = STR("hosue"), .named_in = STR("paper.xml"), .line = 9, .column = 10};
    cr_expect_null(style_read(made.arena, &from, &made.words, made.diags));
    diags_dump_buf(made.diags, DIAG_TEXT, &made.messages);
    cr_expect(style_says(&made, "paper.xml:9:10: error: there is no style 'hosue'"));
    cr_expect(style_says(&made, "did you mean 'house'?"));
    style_close(&made);
}

Test(style_read, every_fault_is_said_at_its_line)
{
    static const struct {
        const char *from, *to, *said, *hint;
    } cases[] = {
        {"<palette>", "<pallete/><palette>", "s.xml:42:3: error: <pallete> cannot stand in <style>",
         "did you mean 'palette'?"},
        {"grid=\"4\"", "grid=\"40\"",
         "s.xml:12:37: error: \"40\" is no value for grid=", "points, or a number with mm; from 1 to 24"},
        {" grid=\"4\"", "", "error: <page> needs grid=", NULL},
        {"size=\"12\"", "size=\"8\"", "error: \"8\" is no value for size=", "from 9 to 72"},
        {"size=\"12\"", "size=\"twelve\"", "error: \"twelve\" is no value for size=", NULL},
        {"style=\"body\"", "style=\"boddy\"",
         "error: \"boddy\" is no value for style=", "did you mean 'body'?"},
        {"style=\"lead\"", "style=\"body\"", "error: 'body' is set twice; first on line 16",
         "keep one of them"},
        {"<text style=\"lead\" font=\"regular\" size=\"13\" leading=\"18\" before=\"0\" after=\"8\" "
         "paint=\"ink\"/>",
         "", "error: there is no <text style=\"lead\">; a style sets all of them", NULL},
        {"font=\"bold\"", "font=\"black\"",
         "error: \"black\" is no value for font=", "it can be regular, bold"},
        {"#1D2733", "#1D273", "error: \"#1D273\" is no value for colour=", "six hexadecimal digits"},
        {"<paint name=\"muted\" colour=\"#636D78\"/>", "<paint name=\"muted\" colour=\"#8A94A0\"/>",
         "s.xml:44:5: error: the contrast of 'muted' on 'paper' is 3.08:1; it must be at least 4.5:1",
         "make it darker"},
        {"<paint name=\"bar\" colour=\"#6F97BF\"/>", "<paint name=\"bar\" colour=\"#A5BFDA\"/>",
         "error: the contrast of 'bar' on 'paper' is 1.90:1; it must be at least 3.0:1", NULL},
        {"<paint name=\"band-a-text\" colour=\"#FFFFFF\"/>",
         "<paint name=\"band-a-text\" colour=\"#000000\"/>",
         "error: the contrast of 'band-a-text' on 'band-a' is 3.42:1", NULL},
        {"style=\"source\" font=\"regular\" size=\"9\" leading=\"12\" before=\"4\" after=\"10\" "
         "paint=\"muted\"",
         "style=\"source\" font=\"regular\" size=\"9\" leading=\"12\" before=\"4\" after=\"10\" "
         "paint=\"rule\"",
         "error: the contrast of 'source' on 'paper' is", NULL},
        {"left=\"20mm\" right=\"20mm\"", "left=\"70mm\" right=\"70mm\"",
         "error: the margins at the left and right leave less than two fifths of the page's width", NULL},
        {"header=\"14mm\"", "header=\"26mm\"", "error: the header and footer do not fit into the margins",
         NULL},
        {"size=\"28\" leading=\"34\"", "size=\"28\" leading=\"20\"",
         "error: the leading is less than the size", NULL},
        {"least-size=\"9\"", "least-size=\"12\"", "error: tables cannot shrink to a size above their own",
         NULL},
        {"stripes=\"no\"", "stripes=\"none\"", "error: \"none\" is no value for stripes=", "write yes or no"},
        {"<question direction=\"stuck\">", "<question theme=\"Care\" direction=\"stuck\">",
         "error: there is no question for direction=\"stuck\" and position=\"low\" of any theme", NULL},
        {"<phrase name=\"ask\">Ask:</phrase>", "", "error: there is no <phrase name=\"ask\">", NULL},
        {"<phrase name=\"ask\">Ask:</phrase>", "<phrase name=\"ask\">Ask {who}:</phrase>",
         "error: \"{who}\" is no placeholder", "a text can name {la}"},
        {"<style name", "<stile name", "error", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct style_case made;
        style_open_changed(&made, cases[i].from, cases[i].to);
        cr_expect_null(made.style);
        cr_expect(style_says(&made, cases[i].said));
        cr_expect(!cases[i].hint || style_says(&made, cases[i].hint));
        style_close(&made);
    }
}

Test(style_read, a_style_may_not_reach_for_other_files)
{
    struct style_case made;
    style_open_changed(
        &made, "<palette>",
        "<include xmlns=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\" parse=\"text\"/><palette>");
    cr_expect_null(made.style);
    cr_expect(style_says(&made, "error: this file may not include another"));
    style_close(&made);
}
