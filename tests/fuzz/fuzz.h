/* fuzz: one function per reader, for any bytes whatever. Each is the target of a libFuzzer driver (preset
 * fuzz) and is replayed over tests/fuzz/corpus/NAME by `make test`. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int fuzz_tidy(const uint8_t *data, size_t size);
int fuzz_dfe(const uint8_t *data, size_t size);
int fuzz_lait(const uint8_t *data, size_t size);
int fuzz_xlsx(const uint8_t *data, size_t size);
int fuzz_lists(const uint8_t *data, size_t size);
int fuzz_boundaries(const uint8_t *data, size_t size);
int fuzz_spec(const uint8_t *data, size_t size);

#endif
