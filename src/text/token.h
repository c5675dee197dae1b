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

typedef struct bl_token {
    bl_token_kind kind;
    uint32_t begin, end; /* bytes */
} bl_token;

/* The token that begins at the offset, which must be a boundary of tokens. An END at a line end has one byte, at the end of the text none. */
bl_token bl_token_at(bl_str text, uint32_t begin);
/* Whether a word ends right before, or begins right at, the offset. */
bool bl_word_before(bl_str text, uint32_t offset);
bool bl_word_at(bl_str text, uint32_t offset);

#endif
