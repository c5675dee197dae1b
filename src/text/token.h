/* The tokens of folded text, as text/matcher.h describes them. */
#ifndef BL_TEXT_TOKEN_H
#define BL_TEXT_TOKEN_H

#include "base/str.h"

typedef enum bl_token_kind {
    BL_TOKEN_END,  /* the end of the text, a line end or a cell border */
    BL_TOKEN_GAP,  /* blanks, or one '-' or '_' between two tokens */
    BL_TOKEN_WORD, /* letters and digits of scripts with spaces */
    BL_TOKEN_HAN,  /* one character of a script without spaces */
    BL_TOKEN_MARK  /* one character of any other kind */
} bl_token_kind;

/* The kind of the token that begins at the offset, which must be a boundary of tokens; *end is behind it. An END at a line end has one byte, at the end
 * of the text none. */
bl_token_kind bl_token_at(bl_str text, uint32_t begin, uint32_t *end);
/* The end of the gap at the offset; the offset where there is none. */
uint32_t bl_gap_end(bl_str text, uint32_t begin);
/* Whether a word ends right before, or begins right at, the offset. */
bool bl_word_before(bl_str text, uint32_t offset);
bool bl_word_at(bl_str text, uint32_t offset);
/* The end of the word that the offset is inside of, or behind. */
uint32_t bl_word_end(bl_str text, uint32_t offset);

/* Whether a byte is an ASCII letter or digit. */
static inline bool bl_token_ascii_word(uint32_t byte) { return (byte | 0x20) - 'a' < 26u || byte - '0' < 10u; }

/* The three bytes of an ordinary ideograph, U+4E00 to U+9FFF, as one number, where one stands at p; else 0. It is always a token of its own. */
static inline uint32_t bl_ideograph(const char *p)
{
    const unsigned char *c = (const unsigned char *)p;
    const uint32_t bytes = (uint32_t)c[0] << 16 | (uint32_t)c[1] << 8 | c[2];
    return bytes - 0xE4B880u <= 0xE9BFBFu - 0xE4B880u ? bytes : 0;
}

static inline bool bl_ideograph_at(bl_str text, uint32_t offset) { return text.len - offset >= 3 && bl_ideograph(text.ptr + offset) != 0; }

#endif
