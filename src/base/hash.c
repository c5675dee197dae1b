#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t bl_hash64(const void *bytes, size_t len) { return XXH3_64bits(len == 0 ? "" : bytes, len); }

uint64_t bl_hash64_of_pieces(const bl_str *pieces, uint32_t count)
{
    XXH3_state_t state;
    XXH3_64bits_reset(&state);
    for (uint32_t i = 0; i < count; i++)
        if (pieces[i].len > 0)
            XXH3_64bits_update(&state, pieces[i].ptr, pieces[i].len);
    return XXH3_64bits_digest(&state);
}
