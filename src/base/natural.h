/*
 * Natural numbers of any size, for what must be counted exactly and grows beyond 128 bits: the tables of an exact test. Only what that needs.
 * Each number lives in an arena and is born with a capacity in bits; a result that would not fit is the caller's mistake (asserted).
 */
#ifndef BL_BASE_NATURAL_H
#define BL_BASE_NATURAL_H

#include <stdint.h>

#include "base/arena.h"

typedef struct bl_natural {
    uint32_t *words; /* least first */
    uint32_t count;  /* without leading zeros; 0: the number 0 */
    uint32_t capacity;
} bl_natural;

bl_status bl_natural_open(bl_natural *out, bl_arena *arena, size_t bits); /* 0 */
void bl_natural_set(bl_natural *out, uint32_t value);
void bl_natural_copy(bl_natural *out, const bl_natural *a);
void bl_natural_multiply(bl_natural *a, uint32_t factor);
uint32_t bl_natural_divide(bl_natural *a, uint32_t divisor); /* divisor > 0; gives the remainder */
void bl_natural_add(bl_natural *a, const bl_natural *b);
void bl_natural_subtract(bl_natural *a, const bl_natural *b); /* b <= a */
int bl_natural_compare(const bl_natural *a, const bl_natural *b);

#endif
