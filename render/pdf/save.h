/* save: libharu's object table to a small file. Every object takes its number from libharu's cross-reference
 * table; bodies that are made here (pages' content, structure elements, copied charts) are written as soon as
 * they are complete, so that no second copy of the file is held. What libharu itself holds is written last.
 * Objects without a stream go 1,000 at a time into object streams; the cross-reference is a stream too (ISO
 * 32000-1, 7.5.7, 7.5.8). */
#ifndef PDF_SAVE_H
#define PDF_SAVE_H

#include "base/digest.h"
#include <hpdf.h>
#define ZLIB_CONST /* what is read is not written to */
#include <zlib.h>

enum slot_kind { SLOT_NONE, SLOT_OFFSET, SLOT_MEMBER };
struct slot {       /* where an object stands in the file */
    uint32_t at;    /* SLOT_OFFSET: byte offset; SLOT_MEMBER: number of the object stream */
    uint16_t index; /* SLOT_MEMBER: place in it */
    uint16_t kind;  /* enum slot_kind */
};

#define SAVE_MEMBERS 1000 /* objects in an object stream: about what flate's window can see */

/* Takes the file piece by piece, so that it need not stand in memory; `take` NULL: it stays in `out`. */
struct save_sink {
    void (*take)(void *context, struct str bytes);
    void *context;
};

struct save {
    HPDF_Doc doc;
    struct arena *arena;
    struct buf *out; /* what is not given away yet: */
    struct save_sink sink;
    size_t n_given;        /* bytes */
    struct digest *digest; /* of them */
    struct buf slots;      /* struct slot by object number */
    uint32_t n_haru;       /* numbers that libharu has, 0 among them */
    uint32_t next;         /* number */
    z_stream deflate;
    bool deflate_open;
    struct buf packed;  /* what deflate has made */
    struct buf members; /* the bodies of the object stream that is being filled */
    struct buf scratch;
    uint32_t member_number[SAVE_MEMBERS];
    uint32_t member_offset[SAVE_MEMBERS];
    size_t n_members;
    uint32_t stream_number; /* of the object stream that is being filled, 0 none */
};

enum packing {
    PACK_NONE,    /* stored as it is */
    PACK_FLATE,   /* to be compressed here */
    PACK_IS_FLATE /* already compressed */
};

/* To be called right after HPDF_New: makes its table grow in large steps. */
void save_prepare(HPDF_Doc doc);
/* Begins a file in `out` (emptied first), from where the sink takes it, with the objects of `doc`, which must
 * not get further ones of its own. False when zlib has no memory. */
bool save_open(struct save *save, HPDF_Doc doc, struct arena *arena, struct buf *out, struct save_sink sink);
void save_close(struct save *save);

/* A new object number; its body follows by save_object or save_stream. 0 when libharu failed (its error is
 * sticky). */
uint32_t save_reserve(struct save *save);
/* `n` numbers that follow each other; the first, or 0. */
uint32_t save_reserve_all(struct save *save, size_t n);
/* A reserved or libharu object's number, to be named in libharu's own dictionaries and arrays; borrowed. */
void *save_reference(struct save *save, uint32_t number);
/* The body of an object that is not a stream: "<<…>>", "[…]". */
void save_object(struct save *save, uint32_t number, struct str body);
/* A stream: `entries` are the dictionary's other entries, without << >>, Length and Filter. */
void save_stream(struct save *save, uint32_t number, struct str entries, struct str data,
                 enum packing packing);
/* Everything in libharu's table that has no body yet; then the cross-reference stream with the catalogue, the
 * information dictionary and an ID from the content. False when a reserved number never got a body (*missing)
 * or the file passes 4 GB. */
bool save_finish(struct save *save, uint32_t catalogue, uint32_t info, uint32_t *missing);

/* "12 0 R" of an object number. */
void save_add_reference(struct buf *out, uint32_t number);
/* The number of one of libharu's indirect objects. */
uint32_t save_number(const void *haru_object);

#endif
