/* One form for characters that mean the same: Traditional to Simplified, and radicals to the ideographs that they look like. */
#ifndef BL_TEXT_VARIANTS_H
#define BL_TEXT_VARIANTS_H

#include <stdbool.h>
#include <stdint.h>

/* The form to match by; most characters are their own. */
uint32_t bl_variant(uint32_t code_point);

/* A bit for each character from U+3400 to U+9FFF that is not its own form. */
#define BL_VARIANT_FIRST 0x3400u
extern const uint64_t *const bl_variant_bits;

/* Whether an ideograph of that range has another form. */
static inline bool bl_variant_other(uint32_t code_point)
{
    uint32_t index = code_point - BL_VARIANT_FIRST;
    return (bl_variant_bits[index / 64] >> index % 64 & 1) != 0;
}

#endif
