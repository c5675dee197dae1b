/* UTF-8: decoding, validation, counting. Text inside bole is always valid; readers see to that (read/encoding.h). */
#ifndef BL_BASE_UTF8_H
#define BL_BASE_UTF8_H

#include <stdbool.h>

#include "base/str.h"

#define BL_UTF8_INVALID UINT32_MAX

/* The code point at *offset, which moves behind it. BL_UTF8_INVALID moves by one byte (overlong, surrogates, truncation, > U+10FFFF). *offset < s.len. */
uint32_t bl_utf8_next_wide(bl_str s, size_t *offset);
static inline uint32_t bl_utf8_next(bl_str s, size_t *offset)
{
    const unsigned char lead = (unsigned char)s.ptr[*offset];
    if (lead >= 0x80)
        return bl_utf8_next_wide(s, offset);
    ++*offset;
    return lead;
}
/* The code point that ends at *offset (> 0), which moves to its start. Valid text only. */
uint32_t bl_utf8_previous(bl_str s, size_t *offset);
/* Writes 1 to 4 bytes; returns how many. */
unsigned bl_utf8_put(char out[4], uint32_t code_point);
/* Offset of the first invalid byte; s.len where there is none. */
size_t bl_utf8_valid(bl_str s);
/* Code points in valid text. */
size_t bl_utf8_count(bl_str s);
/* Han (radicals too), kana and bopomofo: scripts written without spaces. Their punctuation is not. */
bool bl_is_han(uint32_t code_point);
/* Letters of any script, the marks upon them, and numbers, as Unicode's general category says (utf8proc); ASCII without a look-up. */
bool bl_is_word(uint32_t code_point);
/* Would it steer a terminal or turn the direction of a line (controls, bidi controls, a BOM, what is invalid)? Writers for people print '?' instead. */
bool bl_steers_terminal(uint32_t code_point);
/* Columns on a terminal: 0 (combining, zero width, controls), 1, or 2 (East Asian wide and full width). */
unsigned bl_display_width(uint32_t code_point);
unsigned bl_str_width(bl_str s);

#endif
