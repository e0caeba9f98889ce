/* digest: SHA-256, by nettle. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/str.h"

#define DIGEST_SIZE 32
void digest_sha256(struct str bytes, uint8_t out[DIGEST_SIZE]);
struct str digest_hex(struct arena *arena, struct str bytes); /* 64 lower-case hexadecimal digits */

#endif
