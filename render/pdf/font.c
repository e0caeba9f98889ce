#include "font.h"

#include "base/digest.h"
#include "syntax.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#define PRIVATE_FIRST 0xE000u
#define PRIVATE_LAST 0xF8FFu
#define CODES 65536u

struct font_face {
    hb_blob_t *blob;
    hb_face_t *face;
    hb_font_t *font;
    unsigned units_per_em;
    struct arena *arena;
    uint16_t *glyph;   /* by code; 0 not used */
    uint32_t *unicode; /* by code − PRIVATE_FIRST: what a private code stands for; 0 itself */
    uint32_t next_private;
    uint32_t least, greatest; /* code in use */
};

struct font_face *font_open(struct arena *arena, struct str bytes)
{
    struct font_face *face = ARENA_NEW(arena, struct font_face);
    *face = (struct font_face){.arena = arena, .next_private = PRIVATE_FIRST, .least = CODES};
    face->blob = hb_blob_create(bytes.ptr, (unsigned)bytes.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
    face->face = hb_face_create(face->blob, 0);
    hb_blob_t *outlines = hb_face_reference_table(face->face, HB_TAG('g', 'l', 'y', 'f'));
    bool usable = hb_blob_get_length(outlines) > 0 && hb_face_get_glyph_count(face->face) > 1;
    hb_blob_destroy(outlines);
    if (!usable) {
        font_close(face);
        return NULL;
    }
    face->font = hb_font_create(face->face);
    face->units_per_em = hb_face_get_upem(face->face);
    hb_font_set_scale(face->font, (int)face->units_per_em, (int)face->units_per_em);
    face->glyph = ARENA_ARRAY(arena, uint16_t, CODES);
    face->unicode = ARENA_ARRAY(arena, uint32_t, PRIVATE_LAST - PRIVATE_FIRST + 1);
    return face;
}

void font_close(struct font_face *face)
{
    if (!face)
        return;
    hb_font_destroy(face->font);
    hb_face_destroy(face->face);
    hb_blob_destroy(face->blob);
}

bool font_is_used(const struct font_face *face)
{
    return face && face->least < CODES;
}

static uint16_t use_code(struct font_face *face, uint32_t code, uint16_t glyph)
{
    face->glyph[code] = glyph;
    if (code < face->least)
        face->least = code;
    if (code > face->greatest)
        face->greatest = code;
    return (uint16_t)code;
}

/* A private code for what has no code of its own; few texts need any. */
static uint16_t private_code(struct font_face *face, uint32_t codepoint, uint16_t glyph)
{
    for (uint32_t code = PRIVATE_FIRST; code < face->next_private; code++)
        if (face->unicode[code - PRIVATE_FIRST] == codepoint && face->glyph[code] == glyph)
            return (uint16_t)code;
    while (face->next_private <= PRIVATE_LAST && face->glyph[face->next_private])
        face->next_private++;
    if (face->next_private > PRIVATE_LAST)
        return 0;
    uint32_t code = face->next_private++;
    face->unicode[code - PRIVATE_FIRST] = codepoint;
    return use_code(face, code, glyph);
}

uint16_t font_code(struct font_face *face, uint32_t codepoint, uint16_t glyph)
{
    if (glyph == 0)
        return 0;
    bool has_own =
        codepoint > 0 && codepoint < CODES && (codepoint < PRIVATE_FIRST || codepoint > PRIVATE_LAST);
    if (has_own && face->glyph[codepoint] == glyph)
        return (uint16_t)codepoint;
    if (glyph >= hb_face_get_glyph_count(face->face))
        return 0;
    if (has_own && face->glyph[codepoint] == 0)
        return use_code(face, codepoint, glyph);
    return private_code(face, codepoint, glyph);
}

/* -- the subset */

/* Layout tables are not needed by a viewer: the text is already shaped. */
static const hb_tag_t DROPPED[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('c', 'm', 'a', 'p'), HB_TAG('O', 'S', '/', '2'), HB_TAG('g', 'a', 's', 'p'),
    HB_TAG('F', 'F', 'T', 'M'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('V', 'D', 'M', 'X'), HB_TAG('L', 'T', 'S', 'H'),
};

/* The font program with the glyphs in use only; `map` is filled with the new glyph by code, two bytes each
 * from 0. */
static hb_blob_t *build_subset(struct font_face *face, struct buf *map)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (uint32_t code = face->least; code <= face->greatest; code++)
        if (face->glyph[code])
            hb_set_add(glyphs, face->glyph[code]);
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof DROPPED / sizeof *DROPPED; i++)
        hb_set_add(dropped, DROPPED[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NOTDEF_OUTLINE);

    hb_blob_t *program = NULL;
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face->face, input);
    hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (subset) {
        const hb_map_t *renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan);
        for (uint32_t code = 0; code <= face->greatest; code++) {
            uint32_t glyph = face->glyph[code] ? hb_map_get(renumbered, face->glyph[code]) : 0;
            buf_add_bytes(map, (char[]){(char)(glyph >> 8), (char)(glyph & 0xFF)}, 2);
        }
        program = hb_face_reference_blob(subset);
    }
    hb_face_destroy(subset);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return program;
}

/* -- the objects */

static double thousandths(const struct font_face *face, double units)
{
    return units * 1000 / face->units_per_em;
}

static double metric(const struct font_face *face, hb_ot_metrics_tag_t tag)
{
    hb_position_t position = 0;
    hb_ot_metrics_get_position_with_fallback(face->font, tag, &position);
    return thousandths(face, position);
}

/* "ABCDEF+LiberationSans": the six letters come from the subset itself, so that the same text gives the same
 * name. */
static void add_name(const struct font_face *face, struct str program, struct buf *name)
{
    uint8_t digest[DIGEST_SIZE];
    digest_sha256(program, digest);
    for (int i = 0; i < 6; i++)
        buf_add_char(name, (char)('A' + digest[i] % 26));
    buf_add_char(name, '+');
    char text[64];
    unsigned size = sizeof text;
    hb_ot_name_get_utf8(face->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, text);
    buf_add(name, str_of(text));
}

static void add_bounds(const struct font_face *face, struct buf *out)
{
    unsigned length = 0;
    hb_blob_t *head = hb_face_reference_table(face->face, HB_TAG('h', 'e', 'a', 'd'));
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(head, &length);
    buf_add(out, STR("/FontBBox["));
    for (size_t i = 0; i < 4 && length >= 44; i++) { /* xMin yMin xMax yMax at 36 */
        int16_t units = (int16_t)(uint16_t)(bytes[36 + 2 * i] << 8 | bytes[37 + 2 * i]);
        buf_add_char(out, ' ');
        syntax_add_number(out, thousandths(face, units), 0);
    }
    buf_add_char(out, ']');
    hb_blob_destroy(head);
}

static void write_descriptor(const struct font_face *face, struct save *save, uint32_t number,
                             uint32_t program, struct str name)
{
    struct buf out = {0};
    buf_add(&out, STR("<</Type/FontDescriptor/FontName"));
    syntax_add_name(&out, name);
    buf_add(&out, STR("/Flags 4")); /* symbolic: codes are not the standard Latin set */
    add_bounds(face, &out);
    float weight = hb_style_get_value(face->font, HB_STYLE_TAG_WEIGHT);
    static const struct {
        const char *key;
        hb_ot_metrics_tag_t tag;
    } metrics[] = {{"/Ascent ", HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER},
                   {"/Descent ", HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER},
                   {"/CapHeight ", HB_OT_METRICS_TAG_CAP_HEIGHT},
                   {"/XHeight ", HB_OT_METRICS_TAG_X_HEIGHT}};
    for (size_t i = 0; i < sizeof metrics / sizeof *metrics; i++) {
        buf_add(&out, str_of(metrics[i].key));
        syntax_add_number(&out, metric(face, metrics[i].tag), 0);
    }
    buf_add(&out, STR("/ItalicAngle "));
    syntax_add_number(&out, (double)hb_style_get_value(face->font, HB_STYLE_TAG_SLANT_ANGLE), 1);
    /* TrueType does not say how thick a stem is; a viewer uses it only for a font it has to replace */
    buf_add(&out, STR("/StemV "));
    syntax_add_number(&out, 10 + 220 * (double)(weight - 50) / 900, 0);
    buf_add(&out, STR("/FontFile2 "));
    save_add_reference(&out, program);
    buf_add(&out, STR(">>"));
    save_object(save, number, buf_str(&out));
    buf_close(&out);
}

/* The advance in whole thousandths, cut as metrics cuts it: a line then ends where layout measured that it
 * does. */
static size_t advance_of(const struct font_face *face, uint16_t glyph)
{
    hb_position_t advance = hb_font_get_glyph_h_advance(face->font, glyph);
    return advance > 0 ? (size_t)advance * 1000 / face->units_per_em : 0;
}

/* /W: runs of codes in use, each with its widths. */
static void add_widths(const struct font_face *face, struct buf *out)
{
    buf_add(out, STR("/W["));
    bool open = false;
    for (uint32_t code = face->least; code <= face->greatest; code++) {
        if (!face->glyph[code]) {
            if (open)
                buf_add_char(out, ']');
            open = false;
            continue;
        }
        if (!open)
            syntax_add_unsigned(out, code);
        buf_add_char(out, open ? ' ' : '[');
        open = true;
        syntax_add_unsigned(out, advance_of(face, face->glyph[code]));
    }
    buf_add(out, open ? STR("]]") : STR("]"));
}

static void write_descendant(const struct font_face *face, struct save *save, uint32_t number,
                             uint32_t descriptor, uint32_t map, struct str name)
{
    struct buf out = {0};
    buf_add(&out, STR("<</Type/Font/Subtype/CIDFontType2/BaseFont"));
    syntax_add_name(&out, name);
    buf_add(&out, STR("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "));
    save_add_reference(&out, descriptor);
    buf_add(&out, STR("/CIDToGIDMap "));
    save_add_reference(&out, map);
    add_widths(face, &out);
    buf_add(&out, STR(">>"));
    save_object(save, number, buf_str(&out));
    buf_close(&out);
}

/* -- ToUnicode */

#define CMAP_BLOCK 100 /* entries that one block may hold */

static uint32_t unicode_of(const struct font_face *face, uint32_t code)
{
    if (code < PRIVATE_FIRST || code > PRIVATE_LAST)
        return code;
    return face->unicode[code - PRIVATE_FIRST];
}

static void add_range(const struct font_face *face, struct buf *out, uint32_t from, uint32_t to)
{
    uint16_t units[2];
    int n = syntax_utf16(unicode_of(face, from), units);
    buf_add_format(out, "<%04X><%04X><", (unsigned)from, (unsigned)to);
    for (int i = 0; i < n; i++)
        buf_add_format(out, "%04X", (unsigned)units[i]);
    buf_add(out, STR(">\n"));
}

/* The last code of the run that begins at `from`: codes in use that stand for themselves, within one high
 * byte. */
static uint32_t run_end(const struct font_face *face, uint32_t from)
{
    uint32_t to = from;
    while (to < face->greatest && (to & 0xFF) != 0xFF && face->glyph[to + 1] &&
           unicode_of(face, from) == from && unicode_of(face, to + 1) == to + 1)
        to++;
    return to;
}

static void write_unicode(const struct font_face *face, struct save *save, uint32_t number)
{
    struct buf out = {0}, block = {0};
    buf_add(&out, STR("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"));
    size_t n = 0;
    for (uint32_t code = face->least; code <= face->greatest; code++) {
        if (face->glyph[code]) {
            uint32_t to = run_end(face, code);
            add_range(face, &block, code, to);
            code = to;
            n++;
        }
        if (n == CMAP_BLOCK || (code == face->greatest && n)) {
            syntax_add_unsigned(&out, n);
            buf_add(&out, STR(" beginbfrange\n"));
            buf_add(&out, buf_str(&block));
            buf_add(&out, STR("endbfrange\n"));
            buf_clear(&block);
            n = 0;
        }
    }
    buf_add(&out, STR("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"));
    save_stream(save, number, STR(""), buf_str(&out), PACK_FLATE);
    buf_close(&out);
    buf_close(&block);
}

bool font_write(struct font_face *face, struct save *save, uint32_t number)
{
    struct buf map = {0}, name = {0}, out = {0};
    hb_blob_t *blob = build_subset(face, &map);
    if (!blob)
        return false;
    unsigned length = 0;
    const char *bytes = hb_blob_get_data(blob, &length);
    struct str program = {bytes, length};
    add_name(face, program, &name);

    uint32_t descendant = save_reserve(save), descriptor = save_reserve(save), file = save_reserve(save),
             glyphs = save_reserve(save), unicode = save_reserve(save);
    buf_add(&out, STR("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont"));
    syntax_add_name(&out, buf_str(&name));
    buf_add(&out, STR("/DescendantFonts["));
    save_add_reference(&out, descendant);
    buf_add(&out, STR("]/ToUnicode "));
    save_add_reference(&out, unicode);
    buf_add(&out, STR(">>"));
    save_object(save, number, buf_str(&out));
    write_descendant(face, save, descendant, descriptor, glyphs, buf_str(&name));
    write_descriptor(face, save, descriptor, file, buf_str(&name));
    write_unicode(face, save, unicode);
    save_stream(save, glyphs, STR(""), buf_str(&map), PACK_FLATE);
    buf_clear(&out);
    buf_add(&out, STR("/Length1 "));
    syntax_add_unsigned(&out, program.len);
    save_stream(save, file, buf_str(&out), program, PACK_FLATE);

    hb_blob_destroy(blob);
    buf_close(&map);
    buf_close(&name);
    buf_close(&out);
    return true;
}
