#include "text/variants.h"

#include <stddef.h>

#include "text/variants.inc" /* made at build time by variants_make.c */

_Static_assert(NEAR_FIRST == BL_VARIANT_FIRST && NEAR_LAST == 0x9FFF, "the header says where the bits begin and end");
const uint64_t *const bl_variant_bits = near_bits;

/*
 * CJK radicals from U+2E80 on: the unified ideograph that each stands for, as Unicode 14's
 * EquivalentUnifiedIdeograph.txt says, 0 where it names none. PDF files of Chinese text hold them in place of the
 * ideographs, and NFKC leaves them alone (but for U+2E9F and U+2EF3); the Kangxi radicals from U+2F00 on it does not.
 */
static const uint32_t radicals[] = {
    0x0, 0x5382, 0x4E5B, 0x4E5A, 0x4E59, 0x4EBB, 0x5182, 0x20628,     /* U+2E80 */
    0x5200, 0x5202, 0x535C, 0x353E, 0x5C0F, 0x5C0F, 0x5140, 0x5C23,   /* U+2E88 */
    0x5C22, 0x21BC2, 0x5DF3, 0x5E7A, 0x5F51, 0x5F50, 0x5FC4, 0x5FC3,  /* U+2E90 */
    0x624C, 0x6535, 0x0, 0x65E1, 0x65E5, 0x6708, 0x6B7A, 0x6BCD,      /* U+2E98 */
    0x6C11, 0x6C35, 0x6C3A, 0x706C, 0x722B, 0x722B, 0x4E2C, 0x725B,   /* U+2EA0 */
    0x72AD, 0x738B, 0x24D14, 0x76EE, 0x793A, 0x793B, 0x25AD7, 0x7CF9, /* U+2EA8 */
    0x7E9F, 0x7F53, 0x7F52, 0x34C1, 0x5197, 0x2626B, 0x7F8A, 0x2634C, /* U+2EB0 */
    0x2634B, 0x8002, 0x8080, 0x807F, 0x8089, 0x26951, 0x8279, 0x8279, /* U+2EB8 */
    0x8279, 0x864E, 0x8864, 0x8980, 0x897F, 0x89C1, 0x89D2, 0x278B2,  /* U+2EC0 */
    0x8BA0, 0x8D1D, 0x27FB7, 0x8F66, 0x8FB6, 0x8FB6, 0x8FB6, 0x9091,  /* U+2EC8 */
    0x9485, 0x9577, 0x9578, 0x957F, 0x95E8, 0x28E0F, 0x961D, 0x96E8,  /* U+2ED0 */
    0x9752, 0x97E6, 0x9875, 0x98CE, 0x98DE, 0x98DF, 0x2967F, 0x98E0,  /* U+2ED8 */
    0x9963, 0x29810, 0x9A6C, 0x9AA8, 0x9B3C, 0x9C7C, 0x9E1F, 0x5364,  /* U+2EE0 */
    0x9EA6, 0x9EC4, 0x9EFE, 0x6589, 0x9F50, 0x6B6F, 0x9F7F, 0x7ADC,   /* U+2EE8 */
    0x9F99, 0x9F9C, 0x4E80, 0x9F9F,                                   /* U+2EF0 */
};
enum { RADICALS_FIRST = 0x2E80, RADICALS_COUNT = sizeof radicals / sizeof *radicals };

/* The target of a character outside the dense part, or far from it. */
static uint32_t far_target(uint32_t c)
{
    size_t low = 0, high = sizeof far_pairs / sizeof *far_pairs;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (far_pairs[middle][0] < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof far_pairs / sizeof *far_pairs && far_pairs[low][0] == c ? far_pairs[low][1] : c;
}

uint32_t bl_variant(uint32_t c)
{
    if (c >= RADICALS_FIRST && c < RADICALS_FIRST + RADICALS_COUNT) {
        uint32_t ideograph = radicals[c - RADICALS_FIRST];
        return ideograph == 0 ? c : bl_variant(ideograph);
    }
    if (c < NEAR_FIRST)
        return c;
    if (c > NEAR_LAST)
        return c < 0xF900 ? c : far_target(c);
    uint32_t index = c - NEAR_FIRST;
    if ((near_bits[index / 64] >> index % 64 & 1) == 0)
        return c;
    uint32_t target = near_targets[index];
    return target != 0 ? target : far_target(c);
}
