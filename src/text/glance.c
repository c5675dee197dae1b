#include "text/glance.h"

#include "text/bits.h"

bl_status bl_glance_at(bl_glance *out, bl_arena *arena, bl_str text)
{
    const size_t blocks = text.len / BL_BITS_BLOCK + 1;
    uint64_t *bits = BL_NEW_ARRAY(arena, uint64_t, 4 * blocks);
    if (bits == NULL)
        return BL_ERROR_MEMORY;
    uint64_t *digits = bits, *starts = bits + blocks, *words = starts + blocks, *leads = words + blocks, before = 0;
    bl_bits_look *look = bl_bits_best();
    bl_bits_set set = {{0}};
    char last[BL_BITS_BLOCK] = {0};
    for (char c = '0'; c <= '9'; c++)
        bl_bits_put(&set, (unsigned char)c);
    for (size_t i = 0; i < blocks; i++) {
        const char *bytes = text.ptr + i * BL_BITS_BLOCK;
        bl_bits seen;
        if (i + 1 == blocks) { /* what stands behind the end is not looked at */
            if (text.len % BL_BITS_BLOCK != 0)
                memcpy(last, bytes, text.len % BL_BITS_BLOCK);
            bytes = last;
        }
        look(&seen, bytes, &set);
        digits[i] = seen.set;
        words[i] = seen.word;
        leads[i] = seen.lead;
        starts[i] = seen.word & ~(seen.word << 1 | before);
        before = seen.word >> 63;
    }
    *out = (bl_glance){digits, starts, words, leads};
    return BL_OK;
}

uint32_t bl_glance_count(const uint64_t *bits, uint32_t begin, uint32_t end)
{
    uint32_t count = 0;
    for (uint32_t block = begin / 64; begin < end; begin = ++block * 64) {
        uint64_t some = bits[block] >> begin % 64 << begin % 64;
        if (end - block * 64 < 64)
            some &= (UINT64_C(1) << (end - block * 64)) - 1;
        count += (uint32_t)__builtin_popcountll(some);
    }
    return count;
}
