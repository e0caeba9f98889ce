#include "base/digest.h"

#include <nettle/sha2.h>

struct digest {
    struct sha256_ctx context;
};

static struct str hexadecimal(struct arena *arena, const uint8_t digest[DIGEST_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    char *text = arena_alloc(arena, 2 * DIGEST_SIZE + 1);
    for (size_t i = 0; i < DIGEST_SIZE; i++) {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 15];
    }
    return (struct str){text, 2 * DIGEST_SIZE};
}

struct digest *digest_open(struct arena *arena)
{
    struct digest *digest = ARENA_NEW(arena, struct digest);
    sha256_init(&digest->context);
    return digest;
}

void digest_add(struct digest *digest, struct str bytes)
{
    if (bytes.len)
        sha256_update(&digest->context, bytes.len, (const uint8_t *)bytes.ptr);
}

void digest_end(struct digest *digest, uint8_t out[DIGEST_SIZE])
{
    sha256_digest(&digest->context, DIGEST_SIZE, out);
}

struct str digest_close(struct digest *digest, struct arena *arena)
{
    uint8_t out[DIGEST_SIZE];
    digest_end(digest, out);
    return hexadecimal(arena, out);
}

void digest_sha256(struct str bytes, uint8_t out[DIGEST_SIZE])
{
    struct digest digest;
    sha256_init(&digest.context);
    digest_add(&digest, bytes);
    digest_end(&digest, out);
}

struct str digest_hex(struct arena *arena, struct str bytes)
{
    uint8_t digest[DIGEST_SIZE];
    digest_sha256(bytes, digest);
    return hexadecimal(arena, digest);
}
