/* digest: SHA-256, by nettle. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/str.h"

#define DIGEST_SIZE 32

/* Bytes that come in pieces. */
struct digest;
struct digest *digest_open(struct arena *arena);
void digest_add(struct digest *digest, struct str bytes);
struct str digest_close(struct digest *digest, struct arena *arena); /* 64 hexadecimal digits */
void digest_end(struct digest *digest, uint8_t out[DIGEST_SIZE]);    /* the same in bytes */

void digest_sha256(struct str bytes, uint8_t out[DIGEST_SIZE]);
struct str digest_hex(struct arena *arena, struct str bytes); /* 64 lower-case hexadecimal digits */

#endif
