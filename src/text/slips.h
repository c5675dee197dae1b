/*
 * Slips of the pen: which known word an unknown one was probably meant to be, in time that does not depend on the number of words.
 *
 *   kubernetes --leave out one letter--> ubernetes kbernetes ... kubernete --hash--> bucket -> word
 *
 * One slip is a letter too many, one too few, or two that changed places; another letter in place of one only in words of eight letters or more
 * (Nest is not Next). Words that are one slip apart share themselves or a form with one letter left out, so a look-up hashes those forms only.
 * Words shorter than BL_SLIP_MIN letters are never taken for slips, nor are those with anything but Latin letters and digits, white space, '-' and '_'
 * aside. Immutable once built.
 */
#ifndef BL_TEXT_SLIPS_H
#define BL_TEXT_SLIPS_H

#include "text/matcher.h"

#define BL_SLIP_MIN 5u

typedef struct bl_slips bl_slips;

/* Builds in arena. Words that cannot be meant are skipped. words[].folded is borrowed for good. O(total length). */
bl_status bl_slips_build(bl_slips **out, bl_arena *arena, const bl_pattern *words, uint32_t count);
/* Writes the values of the words that are one slip away from word (folded), at most max; returns how many there are. slips may be NULL: none. */
uint32_t bl_slips_find(const bl_slips *slips, bl_str word, uint32_t *out, uint32_t max);
/* Packs it; the pointer at offset field will point to it. folded[value]: where the bytes of the word with that value stand in the pack. */
void bl_slips_pack(bl_pack *pack, size_t field, const bl_slips *slips, const size_t *folded);

#endif
