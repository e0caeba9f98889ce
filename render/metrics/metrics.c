#include "metrics/metrics.h"

#include "base/map.h"
#include "metrics/font_file.h"

/* A pair's kerning and a code point's advance are asked of HarfBuzz once and kept: the width of a text is
 * then a sum over two small tables, as quick as finding a word in a cache of words would be, and the same for
 * any cut of it. */

#define SLOTS 256 /* code points with a row of their own in the table of pairs */
#define NO_SLOT (SLOTS - 1)
#define PAGE 256

struct glyph {
    uint32_t codepoint; /* as it will be written: itself, or what stands for it */
    uint16_t glyph, advance;
    uint8_t slot;
    bool is_known, is_skipped, is_missing, is_digit;
};

struct face {
    struct font_file file;
    struct glyph *pages[0x110000 / PAGE];
    int16_t *pairs; /* SLOTS × SLOTS, 0 not yet asked, else 2 × kerning + 1 */
    uint32_t n_slots;
    struct map64 *rare; /* pairs without slots: kerning + 0x8000 */
};

struct metrics {
    struct arena *arena;
    bool is_fixed;
    struct face faces[FONT_COUNT];
    uint32_t *missing;
    size_t n_missing, missing_capacity;
};

static struct metrics *metrics_new(struct arena *arena, bool is_fixed)
{
    struct metrics *metrics = ARENA_NEW(arena, struct metrics);
    metrics->arena = arena;
    metrics->is_fixed = is_fixed;
    for (int i = 0; i < FONT_COUNT; i++) {
        struct face *face = &metrics->faces[i];
        face->pairs = is_fixed ? NULL : ARENA_ARRAY(arena, int16_t, SLOTS * SLOTS);
        face->rare = is_fixed ? NULL : map64_open(arena);
    }
    return metrics;
}

struct metrics *metrics_open(struct arena *arena, const struct style *style, struct diags *diags)
{
    struct metrics *metrics = metrics_new(arena, false);
    bool whole = true;
    for (int i = 0; i < FONT_COUNT; i++)
        whole = font_file_open(arena, style->font_file[i], diags, &metrics->faces[i].file) && whole;
    if (whole)
        return metrics;
    metrics_close(metrics);
    return NULL;
}

struct metrics *metrics_open_fixed(struct arena *arena, const struct style *style)
{
    (void)style;
    return metrics_new(arena, true);
}

void metrics_close(struct metrics *metrics)
{
    for (int i = 0; metrics && i < FONT_COUNT; i++)
        font_file_close(&metrics->faces[i].file);
}

/* -- glyphs */

/* Joiners, marks of direction, soft hyphens and the like: they say something of their neighbours and show
 * nothing. */
static bool is_ignorable(uint32_t c)
{
    return c == 0xAD || c == 0x34F || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

static bool is_combining(uint32_t c)
{
    return c >= 0x300 && c <= 0x36F;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* Half an em, narrow ones a quarter. */
static uint16_t fixed_advance(uint32_t c)
{
    switch (c) {
    case ' ':
    case 0xA0:
    case '.':
    case ',':
    case ';':
    case ':':
    case '!':
    case '\'':
    case '|':
    case 0x2018:
    case 0x2019:
    case 0x202F: return 250;
    default: return 500;
    }
}

/* What is written where the font has no glyph for `c`: a near relation, or 0. */
static uint32_t relation(uint32_t c)
{
    switch (c) {
    case 0x2011: return 0x2010; /* no-break hyphen */
    case 0x2010: return '-';
    case 0x2007:
    case 0x202F: return 0xA0; /* figure space, narrow no-break space */
    case 0x2002:
    case 0x2003:
    case 0x2004:
    case 0x2005:
    case 0x2006:
    case 0x2008:
    case 0x2009:
    case 0x200A:
    case 0x3000: return ' ';
    case 0xA0: return ' ';
    case 0x2212: return 0x2013; /* minus */
    case 0x2B25:
    case 0x25C6: return 0x25CF;
    default: return 0;
    }
}

static void missing_add(struct metrics *metrics, uint32_t codepoint)
{
    for (size_t i = 0; i < metrics->n_missing; i++)
        if (metrics->missing[i] == codepoint)
            return;
    ARENA_RESERVE(metrics->arena, metrics->missing, metrics->n_missing, metrics->missing_capacity);
    metrics->missing[metrics->n_missing++] = codepoint;
}

static void glyph_choose(struct metrics *metrics, struct face *face, uint32_t codepoint, struct glyph *glyph)
{
    uint32_t c = codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0) ? ' ' : codepoint;
    uint16_t id = font_file_glyph(&face->file, c);
    for (uint32_t other = c; !id && (other = relation(other)) != 0;)
        if ((id = font_file_glyph(&face->file, other)) != 0)
            c = other;
    if (!id) {
        static const uint32_t stand_ins[] = {0xFFFD, 0x25A1, '?'};
        glyph->is_missing = true;
        missing_add(metrics, codepoint);
        for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins && !id; i++) {
            c = stand_ins[i];
            id = font_file_glyph(&face->file, c);
        }
    }
    glyph->codepoint = c;
    glyph->glyph = id;
    glyph->advance = font_file_advance(&face->file, id);
    glyph->slot = face->n_slots < NO_SLOT ? (uint8_t)face->n_slots++ : NO_SLOT;
}

static const struct glyph *glyph_find(struct metrics *metrics, struct face *face, uint32_t codepoint)
{
    if (codepoint > 0x10FFFF)
        codepoint = 0xFFFD;
    struct glyph **page = &face->pages[codepoint / PAGE];
    if (!*page)
        *page = ARENA_ARRAY(metrics->arena, struct glyph, PAGE);
    struct glyph *glyph = &(*page)[codepoint % PAGE];
    if (glyph->is_known)
        return glyph;
    glyph->is_known = true;
    glyph->is_digit = is_digit(codepoint);
    glyph->is_skipped = is_ignorable(codepoint);
    glyph->slot = NO_SLOT;
    if (glyph->is_skipped)
        return glyph;
    if (metrics->is_fixed) {
        glyph->codepoint = codepoint < 0x20 ? ' ' : codepoint;
        glyph->glyph = (uint16_t)(glyph->codepoint & 0xFFFF);
        glyph->advance = fixed_advance(glyph->codepoint);
    } else
        glyph_choose(metrics, face, codepoint, glyph);
    return glyph;
}

/* -- pairs */

static int kern(struct face *face, const struct glyph *left, const struct glyph *right)
{
    /* figures stay of one width, so that columns of them align */
    if (!face->pairs || (left->is_digit && right->is_digit))
        return 0;
    if (left->slot != NO_SLOT && right->slot != NO_SLOT) {
        int16_t *pair = &face->pairs[left->slot * SLOTS + right->slot];
        if (*pair == 0)
            *pair = (int16_t)(2 * font_file_kern(&face->file, left->codepoint, right->codepoint) + 1);
        return (*pair - 1) / 2;
    }
    uint64_t key = (uint64_t)left->codepoint << 32 | right->codepoint;
    uint32_t kept = map64_find(face->rare, key);
    if (kept == MAP_NONE) {
        kept = (uint32_t)(font_file_kern(&face->file, left->codepoint, right->codepoint) + 0x8000);
        map64_add(face->rare, key, kept);
    }
    return (int)kept - 0x8000;
}

/* -- walking a text */

struct walk {
    struct metrics *metrics;
    struct face *face;
    struct str text;
    size_t at;   /* the byte after what was returned */
    size_t from; /* the byte where it begins */
};

/* The next glyph that shows or moves, or NULL at the end. Base and mark become one code point where the font
 * has it. */
static const struct glyph *walk_next(struct walk *walk)
{
    while (walk->at < walk->text.len) {
        walk->from = walk->at;
        unsigned char c = (unsigned char)walk->text.ptr[walk->at];
        uint32_t codepoint = c;
        if (c < 0x80)
            walk->at++;
        else
            codepoint = str_codepoint(walk->text, &walk->at);
        const struct glyph *glyph = glyph_find(walk->metrics, walk->face, codepoint);
        while (walk->at < walk->text.len && ((unsigned char)walk->text.ptr[walk->at] & 0xFE) == 0xCC) {
            size_t after = walk->at;
            uint32_t mark = str_codepoint(walk->text, &after);
            uint32_t whole = is_combining(mark) && !walk->metrics->is_fixed
                                 ? font_file_compose(glyph->codepoint, mark)
                                 : 0;
            if (!whole || !font_file_glyph(&walk->face->file, whole))
                break;
            glyph = glyph_find(walk->metrics, walk->face, whole);
            walk->at = after;
        }
        if (!glyph->is_skipped)
            return glyph;
    }
    return NULL;
}

static struct walk walk_of(struct metrics *metrics, enum font font, struct str text)
{
    return (struct walk){.metrics = metrics, .face = &metrics->faces[font], .text = text};
}

static int64_t units_of(struct metrics *metrics, enum font font, struct str text)
{
    struct walk walk = walk_of(metrics, font, text);
    int64_t units = 0;
    const struct glyph *last = NULL, *glyph;
    while ((glyph = walk_next(&walk)) != NULL) {
        units += glyph->advance + (last ? kern(walk.face, last, glyph) : 0);
        last = glyph;
    }
    return units;
}

double metrics_width(struct metrics *metrics, enum font font, double size, struct str text)
{
    return (double)units_of(metrics, font, text) * size / 1000.0;
}

void metrics_pen(struct metrics *metrics, enum font font, struct str text, int32_t *before, int32_t *after)
{
    struct walk walk = walk_of(metrics, font, text);
    int32_t pen = 0;
    size_t filled = 0;
    const struct glyph *last = NULL, *glyph;
    while ((glyph = walk_next(&walk)) != NULL) {
        int32_t end = pen;
        pen += last ? kern(walk.face, last, glyph) : 0;
        for (; filled < walk.from; filled++) /* bytes that show nothing */
            before[filled] = after[filled] = end;
        for (; filled < walk.at; filled++) {
            before[filled] = pen;
            after[filled] = pen + glyph->advance;
        }
        pen += glyph->advance;
        last = glyph;
    }
    for (; filled < text.len; filled++)
        before[filled] = after[filled] = pen;
}

/* What a text will be when shaped. */
struct shape {
    size_t n;
    int64_t units; /* its width [1/1000 em] */
    bool plain;    /* code points as in the text */
    bool kerned;
};

static struct shape shape_count(struct metrics *metrics, enum font font, struct str text)
{
    struct shape shape = {.plain = true};
    struct walk walk = walk_of(metrics, font, text);
    const struct glyph *last = NULL, *glyph;
    size_t at = 0;
    while ((glyph = walk_next(&walk)) != NULL) {
        int k = last ? kern(walk.face, last, glyph) : 0;
        shape.kerned = shape.kerned || k != 0;
        shape.plain = shape.plain && at < text.len && str_codepoint(text, &at) == glyph->codepoint;
        shape.units += glyph->advance + k;
        shape.n++;
        last = glyph;
    }
    return shape;
}

struct shaped metrics_shape(struct metrics *metrics, struct arena *arena, enum font font, double size,
                            struct str text)
{
    struct shape shape = shape_count(metrics, font, text);
    struct shaped shaped = {.width = (double)shape.units * size / 1000.0, .n = shape.n};
    uint32_t *codepoints =
        shape.plain ? NULL : arena_packed(arena, shape.n * sizeof *codepoints, sizeof *codepoints);
    uint16_t *glyphs = arena_packed(arena, shape.n * sizeof *glyphs, sizeof *glyphs);
    int16_t *adjust = shape.kerned ? arena_packed(arena, shape.n * sizeof *adjust, sizeof *adjust) : NULL;
    struct walk walk = walk_of(metrics, font, text);
    const struct glyph *last = NULL, *glyph;
    for (size_t n = 0; (glyph = walk_next(&walk)) != NULL; n++) {
        if (last && adjust)
            adjust[n - 1] = (int16_t)kern(walk.face, last, glyph);
        if (codepoints)
            codepoints[n] = glyph->codepoint;
        glyphs[n] = glyph->glyph;
        last = glyph;
    }
    shaped.codepoints = codepoints;
    shaped.glyphs = glyphs;
    shaped.adjust = adjust;
    return shaped;
}

uint32_t shaped_codepoint(const struct shaped *shaped, struct str text, size_t i, size_t *at)
{
    return shaped->codepoints ? shaped->codepoints[i] : str_codepoint(text, at);
}

int shaped_adjust(const struct shaped *shaped, size_t i)
{
    return shaped->adjust ? shaped->adjust[i] : 0;
}

/* -- of the font as a whole */

double metrics_ascent(struct metrics *metrics, enum font font, double size)
{
    return size * (metrics->is_fixed ? 0.9 : metrics->faces[font].file.ascent);
}

double metrics_descent(struct metrics *metrics, enum font font, double size)
{
    return size * (metrics->is_fixed ? 0.2 : metrics->faces[font].file.descent);
}

double metrics_cap_height(struct metrics *metrics, enum font font, double size)
{
    return size * (metrics->is_fixed ? 0.7 : metrics->faces[font].file.cap_height);
}

bool metrics_has(struct metrics *metrics, enum font font, uint32_t codepoint)
{
    return !glyph_find(metrics, &metrics->faces[font], codepoint)->is_missing;
}

const uint32_t *metrics_missing(const struct metrics *metrics, size_t *n)
{
    *n = metrics->n_missing;
    return metrics->missing;
}

struct str metrics_font_bytes(const struct metrics *metrics, enum font font)
{
    return metrics->faces[font].file.file.bytes;
}

const char *metrics_font_path(const struct metrics *metrics, enum font font)
{
    return metrics->is_fixed ? "" : metrics->faces[font].file.path;
}

bool metrics_is_fixed(const struct metrics *metrics)
{
    return metrics->is_fixed;
}

void *metrics_cairo_face(struct metrics *metrics, enum font font)
{
    return metrics->is_fixed ? NULL : font_file_cairo_face(&metrics->faces[font].file);
}
