#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t bl_hash64(const void *bytes, size_t len) { return XXH3_64bits(len == 0 ? "" : bytes, len); }
