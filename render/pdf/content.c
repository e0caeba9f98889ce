#include "content.h"

#include "syntax.h"

#include <math.h>

#define PLACE_DECIMALS 2 /* 0.01 pt: 3.5 micrometres */
#define PLACE_UNITS 100.0
#define COLOUR_DECIMALS 3

void content_open(struct content *content, double height)
{
    struct buf ops = content->ops;
    buf_clear(&ops);
    *content = (struct content){.ops = ops, .height = height, .stroke = -1, .font = -1};
    /* PDF begins a page in black; −1 has every page state its first colour all the same */
    content->colour[CONTENT_FILL].red = content->colour[CONTENT_STROKE].red = -1;
}

static void begin_text(struct content *content)
{
    if (content->in_text)
        return;
    buf_add(&content->ops, STR("BT\n"));
    content->in_text = true;
    content->line_x = content->line_y = 0;
}

static void end_text(struct content *content)
{
    if (content->in_text)
        buf_add(&content->ops, STR("ET\n"));
    content->in_text = false;
}

void content_unmark(struct content *content)
{
    if (!content->marked)
        return;
    if (!content->marked_in_text)
        end_text(content);
    buf_add(&content->ops, STR("EMC\n"));
    content->marked = content->marked_in_text = false;
}

void content_finish(struct content *content)
{
    content_unmark(content);
    end_text(content);
}

/* One text object holds the texts of many marks: places are then short steps from the text before. */
static void begin_mark(struct content *content, bool of_text)
{
    content_unmark(content);
    if (of_text)
        begin_text(content);
    else
        end_text(content);
    content->marked = true;
    content->marked_in_text = of_text;
}

bool content_must_remark(const struct content *content, bool of_text)
{
    return content->marked && content->marked_in_text && !of_text;
}

void content_mark(struct content *content, struct str tag, size_t mcid, bool of_text)
{
    begin_mark(content, of_text);
    buf_add_char(&content->ops, '/');
    buf_add(&content->ops, tag);
    buf_add(&content->ops, STR("<</MCID "));
    syntax_add_unsigned(&content->ops, mcid);
    buf_add(&content->ops, STR(">>BDC\n"));
}

void content_artifact(struct content *content, enum artifact artifact, bool of_text)
{
    begin_mark(content, of_text);
    switch (artifact) {
    case ARTIFACT_LAYOUT: buf_add(&content->ops, STR("/Artifact<</Type/Layout>>BDC\n")); break;
    case ARTIFACT_HEADER:
        buf_add(&content->ops, STR("/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n"));
        break;
    case ARTIFACT_FOOTER:
        buf_add(&content->ops, STR("/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n"));
        break;
    }
}

/* Moves from the line before; steps between places that are already rounded, so that no error adds up. */
static void move_line(struct content *content, double x, double y)
{
    long to_x = lround(x * PLACE_UNITS), to_y = lround(y * PLACE_UNITS);
    syntax_add_number(&content->ops, (double)(to_x - content->line_x) / PLACE_UNITS, PLACE_DECIMALS);
    buf_add_char(&content->ops, ' ');
    syntax_add_number(&content->ops, (double)(to_y - content->line_y) / PLACE_UNITS, PLACE_DECIMALS);
    buf_add(&content->ops, STR(" Td\n"));
    content->line_x = to_x;
    content->line_y = to_y;
}

static void add_place(struct content *content, double x, double y)
{
    syntax_add_number(&content->ops, x, PLACE_DECIMALS);
    buf_add_char(&content->ops, ' ');
    syntax_add_number(&content->ops, y, PLACE_DECIMALS);
    buf_add_char(&content->ops, ' ');
}

static void set_colour(struct content *content, enum content_colour use, struct colour colour)
{
    struct colour *set = &content->colour[use];
    if (set->red == colour.red && set->green == colour.green && set->blue == colour.blue)
        return;
    *set = colour;
    struct buf *ops = &content->ops;
    syntax_add_number(ops, colour.red, COLOUR_DECIMALS);
    if (colour.red == colour.green && colour.green == colour.blue) {
        buf_add(ops, use == CONTENT_FILL ? STR(" g\n") : STR(" G\n"));
        return;
    }
    buf_add_char(ops, ' ');
    syntax_add_number(ops, colour.green, COLOUR_DECIMALS);
    buf_add_char(ops, ' ');
    syntax_add_number(ops, colour.blue, COLOUR_DECIMALS);
    buf_add(ops, use == CONTENT_FILL ? STR(" rg\n") : STR(" RG\n"));
}

static void set_stroke(struct content *content, double width)
{
    if (content->stroke == width)
        return;
    content->stroke = width;
    syntax_add_number(&content->ops, width, COLOUR_DECIMALS);
    buf_add(&content->ops, STR(" w\n"));
}

static void set_font(struct content *content, enum font font, double size)
{
    if (content->font == (int)font && content->size == size)
        return;
    content->font = (int)font;
    content->size = size;
    buf_add(&content->ops, STR("/F"));
    syntax_add_unsigned(&content->ops, (size_t)font);
    buf_add_char(&content->ops, ' ');
    syntax_add_number(&content->ops, size, PLACE_DECIMALS);
    buf_add(&content->ops, STR(" Tf\n"));
}

/* Two bytes of a code within ( ). */
static void add_code(struct buf *ops, unsigned code)
{
    char text[4];
    size_t n = 0;
    for (int shift = 8; shift >= 0; shift -= 8) {
        char byte = (char)(code >> shift & 0xFF);
        if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
            text[n++] = '\\';
        text[n++] = byte == '\r' ? 'r' : byte;
    }
    buf_add_bytes(ops, text, n);
}

/* [(codes) −k (codes)] TJ, or (codes) Tj when nothing is kerned. Bytes instead of hexadecimal digits take
 * half the time to compress and are 6 % smaller when compressed. */
static void add_codes(struct buf *ops, const uint16_t *codes, size_t n, const int16_t *adjust)
{
    bool kerned = false;
    for (size_t i = 0; i + 1 < n && !kerned; i++)
        kerned = adjust && adjust[i];
    buf_add(ops, kerned ? STR("[(") : STR("("));
    for (size_t i = 0; i < n; i++) {
        add_code(ops, codes[i]);
        if (!kerned || i + 1 == n || !adjust[i])
            continue;
        buf_add_char(ops, ')');
        syntax_add_number(ops, -adjust[i], 0); /* TJ moves left by a positive number */
        buf_add_char(ops, '(');
    }
    buf_add(ops, kerned ? STR(")]TJ\n") : STR(")Tj\n"));
}

void content_text(struct content *content, const struct item *item, const uint16_t *codes, size_t n,
                  const int16_t *adjust)
{
    if (n == 0)
        return;
    begin_text(content);
    set_colour(content, CONTENT_FILL, ink_colour(item->ink));
    set_font(content, item->of.text.font, item->of.text.size);
    move_line(content, item->x, content->height - item->y);
    add_codes(&content->ops, codes, n, adjust);
}

void content_rectangle(struct content *content, const struct item *item)
{
    end_text(content);
    bool stroked = item->of.rectangle.stroke > 0;
    set_colour(content, stroked ? CONTENT_STROKE : CONTENT_FILL, ink_colour(item->ink));
    if (stroked)
        set_stroke(content, item->of.rectangle.stroke);
    add_place(content, item->x, content->height - item->y - item->height);
    add_place(content, item->width, item->height);
    buf_add(&content->ops, stroked ? STR("re S\n") : STR("re f\n"));
}

void content_line(struct content *content, const struct item *item)
{
    end_text(content);
    set_colour(content, CONTENT_STROKE, ink_colour(item->ink));
    set_stroke(content, item->of.line.thickness);
    double y = content->height - item->y;
    add_place(content, item->x, y);
    buf_add(&content->ops, STR("m "));
    add_place(content, item->x + item->width, y - item->height);
    buf_add(&content->ops, STR("l S\n"));
}

void content_form(struct content *content, const struct item *item, uint32_t form, struct chart_size size)
{
    end_text(content);
    struct buf *ops = &content->ops;
    double scale_x = size.width > 0 ? item->width / size.width : 1;
    double scale_y = size.height > 0 ? item->height / size.height : 1;
    buf_add(ops, STR("q "));
    syntax_add_number(ops, scale_x, 4);
    buf_add(ops, STR(" 0 0 "));
    syntax_add_number(ops, scale_y, 4);
    buf_add_char(ops, ' ');
    add_place(content, item->x, content->height - item->y - item->height);
    buf_add(ops, STR("cm /X"));
    syntax_add_unsigned(ops, form);
    buf_add(ops, STR(" Do Q\n"));
}
