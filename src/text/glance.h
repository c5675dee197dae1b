/*
 * A glance at a folded text: which bytes are digits, letters and digits, or begin a character above ASCII, a bit a byte (text/bits.h). Who looks for
 * something that begins in one of these ways goes from bit to bit and leaves the rest of the text alone.
 */
#ifndef BL_TEXT_GLANCE_H
#define BL_TEXT_GLANCE_H

#include "base/arena.h"
#include "base/str.h"

typedef struct bl_glance {
    const uint64_t *digits; /* bit i % 64 of word i / 64 is byte i */
    const uint64_t *starts; /* of runs of ASCII letters and digits */
    const uint64_t *words;  /* all bytes of them */
    const uint64_t *leads;  /* first bytes of characters above ASCII */
} bl_glance;

/* Linear; some instructions for each 64 bytes. The bits live in the arena. */
bl_status bl_glance_at(bl_glance *out, bl_arena *arena, bl_str text);

/* The first byte of [from, end) whose bit is set in a or in b; end where there is none. b may be a. */
static inline uint32_t bl_glance_either(const uint64_t *a, const uint64_t *b, uint32_t from, uint32_t end)
{
    for (uint32_t block = from / 64; from < end; from = ++block * 64) {
        const uint64_t bits = (a[block] | b[block]) >> from % 64 << from % 64;
        if (bits != 0) {
            const uint32_t at = block * 64 + (uint32_t)__builtin_ctzll(bits);
            return at < end ? at : end;
        }
    }
    return end;
}

static inline uint32_t bl_glance_next(const uint64_t *bits, uint32_t from, uint32_t end) { return bl_glance_either(bits, bits, from, end); }

/* How many of the bits of [begin, end) are set. */
uint32_t bl_glance_count(const uint64_t *bits, uint32_t begin, uint32_t end);

#endif
