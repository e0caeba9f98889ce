#include "metrics/font_file.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_MODULE_H
#include <hb-ot.h>
#include <hb.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static uint32_t read_u32(struct str bytes, size_t at)
{
    const unsigned char *p = (const unsigned char *)bytes.ptr + at;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static uint32_t read_u16(struct str bytes, size_t at)
{
    const unsigned char *p = (const unsigned char *)bytes.ptr + at;
    return (uint32_t)p[0] << 8 | p[1];
}

/* A table of the font, or false. Offsets are checked: they come from a file. */
static bool table_find(struct str bytes, const char *tag, struct str *table)
{
    uint32_t n = read_u16(bytes, 4);
    for (uint32_t i = 0; i < n && 12 + (size_t)i * 16 + 16 <= bytes.len; i++) {
        size_t at = 12 + (size_t)i * 16;
        if (memcmp(bytes.ptr + at, tag, 4) != 0)
            continue;
        size_t from = read_u32(bytes, at + 8), len = read_u32(bytes, at + 12);
        if (from > bytes.len || len > bytes.len - from)
            return false;
        *table = str_slice(bytes, from, from + len);
        return true;
    }
    return false;
}

/* What keeps the file from being used, or NULL. */
static const char *fault(struct str bytes)
{
    static const char *const needed[] = {"head", "hhea", "hmtx", "maxp", "cmap", "glyf", "loca", "OS/2"};
    struct str table;
    if (bytes.len < 12)
        return "it is too short to be a font";
    uint32_t kind = read_u32(bytes, 0);
    if (kind == 0x4F54544Fu) /* OTTO */
        return "its outlines are PostScript (CFF), which the PDF library cannot embed";
    if (kind == 0x74746366u) /* ttcf */
        return "it is a collection of fonts, not one font";
    if (kind != 0x00010000u && kind != 0x74727565u)
        return "it is not a TrueType font";
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!table_find(bytes, needed[i], &table))
            return "it is damaged: a table that every TrueType font has is missing";
    if (table_find(bytes, "head", &table) && (table.len < 54 || read_u16(table, 18) < 16))
        return "it is damaged: its head table is not readable";
    return NULL;
}

#define FONT_HINT                                                                                            \
    "name a TrueType (.ttf) file in the style; the house style's Liberation Sans is in Debian's package "    \
    "fonts-liberation2 (apt-get install fonts-liberation2)"

static void metrics_read(struct font_file *font)
{
    double em = font->units_per_em;
    hb_font_extents_t extents = {0};
    hb_position_t cap = 0;
    if (hb_font_get_h_extents(font->font, &extents)) {
        font->ascent = extents.ascender / em;
        font->descent = -extents.descender / em;
    }
    if (!hb_ot_metrics_get_position(font->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap) || cap <= 0) {
        hb_glyph_extents_t h;
        uint16_t glyph = font_file_glyph(font, 'H');
        cap = glyph && hb_font_get_glyph_extents(font->font, glyph, &h) ? h.y_bearing
                                                                        : extents.ascender * 4 / 5;
    }
    font->cap_height = cap / em;
}

bool font_file_open(struct arena *arena, struct str path, struct diags *diags, struct font_file *font)
{
    *font = (struct font_file){.path = str_terminated(arena, path)};
    struct diags *unsaid = diags_open(arena); /* the reason of the system is put into our own words */
    if (!file_open(font->path, place_file(path), unsaid, &font->file)) {
        size_t n;
        const struct diag *reasons = diags_sorted(unsaid, &n);
        struct str reason = n ? reasons[0].message : STR("no reason is known");
        diag_add_system(diags, "font-missing", place_file(path), FONT_HINT,
                        "the font that the style names cannot be opened: %.*s", STR_ARG(reason));
        return false;
    }
    const char *why = fault(font->file.bytes);
    if (why) {
        diag_add_system(diags, "font-unusable", place_file(path), FONT_HINT, "the font cannot be used: %s",
                        why);
        file_close(&font->file);
        return false;
    }
    struct str bytes = font->file.bytes;
    hb_blob_t *blob = hb_blob_create(bytes.ptr, (unsigned)bytes.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    font->units_per_em = hb_face_get_upem(face);
    font->font = hb_font_create(face);
    hb_face_destroy(face);
    font->buffer = hb_buffer_create();
    font->is_open = true;
    metrics_read(font);
    return true;
}

void font_file_close(struct font_file *font)
{
    if (!font->is_open)
        return;
    if (font->cairo_face)
        cairo_font_face_destroy(font->cairo_face);
    hb_buffer_destroy(font->buffer);
    hb_font_destroy(font->font);
    file_close(&font->file);
    *font = (struct font_file){.path = font->path};
}

uint16_t font_file_glyph(const struct font_file *font, uint32_t codepoint)
{
    hb_codepoint_t glyph = 0;
    if (codepoint > 0xFFFF || !hb_font_get_nominal_glyph(font->font, codepoint, &glyph) || glyph > 0xFFFF)
        return 0;
    return (uint16_t)glyph;
}

uint16_t font_file_advance(const struct font_file *font, uint16_t glyph)
{
    hb_position_t advance = hb_font_get_glyph_h_advance(font->font, glyph);
    uint32_t thousandths = advance > 0 ? (uint32_t)advance * 1000u / font->units_per_em : 0;
    return (uint16_t)thousandths;
}

int font_file_kern(struct font_file *font, uint32_t left, uint32_t right)
{
    static const hb_feature_t features[] = {
        {HB_TAG('k', 'e', 'r', 'n'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };
    hb_codepoint_t pair[2] = {left, right};
    hb_buffer_clear_contents(font->buffer);
    hb_buffer_add_codepoints(font->buffer, pair, 2, 0, 2);
    hb_buffer_set_direction(font->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(font->buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(font->buffer, hb_language_from_string("en", 2));
    hb_shape(font->font, font->buffer, features, sizeof features / sizeof *features);
    unsigned n;
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(font->buffer, &n);
    uint16_t glyph = font_file_glyph(font, left);
    if (n != 2 || hb_buffer_get_glyph_infos(font->buffer, NULL)[0].codepoint != glyph)
        return 0; /* composed or substituted: no kerning */
    int units = at[0].x_advance - hb_font_get_glyph_h_advance(font->font, glyph);
    return (int)lround(units * 1000.0 / font->units_per_em);
}

uint32_t font_file_compose(uint32_t base, uint32_t mark)
{
    hb_codepoint_t whole;
    return hb_unicode_compose(hb_unicode_funcs_get_default(), base, mark, &whole) ? whole : 0;
}

/* cairo keeps scaled fonts of a face in a cache of its own, after the last reference outside is gone; the
 * FreeType face and its library therefore go when cairo lets go of the face, not before. */
struct face_hold {
    FT_Library library;
    FT_Face face;
};

static void face_release(void *data)
{
    struct face_hold *hold = data;
    FT_Done_Face(hold->face);
    FT_Done_FreeType(hold->library);
    free(hold);
}

void *font_file_cairo_face(struct font_file *font)
{
    static const cairo_user_data_key_t key;
    if (font->cairo_face || !font->is_open)
        return font->cairo_face;
    struct face_hold *hold = calloc(1, sizeof *hold);
    if (!hold)
        return NULL;
    if (FT_Init_FreeType(&hold->library) != 0) {
        free(hold);
        return NULL;
    }
    struct str bytes = font->file.bytes;
    if (FT_New_Memory_Face(hold->library, (const FT_Byte *)bytes.ptr, (FT_Long)bytes.len, 0, &hold->face) !=
        0) {
        FT_Done_FreeType(hold->library);
        free(hold);
        return NULL;
    }
    cairo_font_face_t *face = cairo_ft_font_face_create_for_ft_face(hold->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(face, &key, hold, face_release) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(face);
        face_release(hold);
        return NULL;
    }
    font->cairo_face = face;
    return face;
}
