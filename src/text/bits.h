/*
 * Which bytes of a text are what, a bit a byte: the one place of the matcher where SIMD shows. Both implementations give the same bits.
 *
 *   text   C 语          J a v a
 *   word   1 0           1 1 1 1
 *   lead   0 1(0 0)      0 0 0 0
 */
#ifndef BL_TEXT_BITS_H
#define BL_TEXT_BITS_H

#include <stdbool.h>
#include <stdint.h>

#define BL_BITS_BLOCK 64u /* bytes */

/* Any set of ASCII characters: c is in it where bit c / 16 of row c % 16 is set. */
typedef struct bl_bits_set {
    uint8_t rows[16];
} bl_bits_set;

typedef struct bl_bits {
    uint64_t word; /* ASCII letters and digits; bit i is byte i */
    uint64_t lead; /* first bytes of characters above ASCII */
    uint64_t set;  /* what the caller looks for */
} bl_bits;

/* Looks at BL_BITS_BLOCK bytes. */
typedef void bl_bits_look(bl_bits *out, const char *bytes, const bl_bits_set *set);

static inline void bl_bits_put(bl_bits_set *set, unsigned char ascii) { set->rows[ascii % 16] |= (uint8_t)(1u << ascii / 16); }

/* Portable. */
void bl_bits_plain(bl_bits *out, const char *bytes, const bl_bits_set *set);
/* The fastest that this machine can run; bl_bits_plain where there is none of its own. */
bl_bits_look *bl_bits_best(void);

#endif
