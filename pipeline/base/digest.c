#include "base/digest.h"

#include <nettle/sha2.h>

void digest_sha256(struct str bytes, uint8_t out[DIGEST_SIZE])
{
    struct sha256_ctx context;
    sha256_init(&context);
    if (bytes.len)
        sha256_update(&context, bytes.len, (const uint8_t *)bytes.ptr);
    sha256_digest(&context, DIGEST_SIZE, out);
}

struct str digest_hex(struct arena *arena, struct str bytes)
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[DIGEST_SIZE];
    digest_sha256(bytes, digest);
    char *text = arena_alloc(arena, 2 * DIGEST_SIZE + 1);
    for (size_t i = 0; i < DIGEST_SIZE; i++) {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 15];
    }
    return (struct str){text, 2 * DIGEST_SIZE};
}
