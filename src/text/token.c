#include "text/token.h"

#include "base/utf8.h"

/* What a byte says of the token that it begins. */
enum { MARK, WORD, BLANK, GLUE, BREAK, HIGH };

static const unsigned char kinds[256] = {
    ['\0'] = BREAK,
    ['\t'] = BREAK,
    ['\n'] = BREAK,
    ['\r'] = BREAK,
    [' '] = BLANK,
    ['-'] = GLUE,
    ['_'] = GLUE,
    ['0'] = WORD,
    ['1'] = WORD,
    ['2'] = WORD,
    ['3'] = WORD,
    ['4'] = WORD,
    ['5'] = WORD,
    ['6'] = WORD,
    ['7'] = WORD,
    ['8'] = WORD,
    ['9'] = WORD,
    ['A'] = WORD,
    ['B'] = WORD,
    ['C'] = WORD,
    ['D'] = WORD,
    ['E'] = WORD,
    ['F'] = WORD,
    ['G'] = WORD,
    ['H'] = WORD,
    ['I'] = WORD,
    ['J'] = WORD,
    ['K'] = WORD,
    ['L'] = WORD,
    ['M'] = WORD,
    ['N'] = WORD,
    ['O'] = WORD,
    ['P'] = WORD,
    ['Q'] = WORD,
    ['R'] = WORD,
    ['S'] = WORD,
    ['T'] = WORD,
    ['U'] = WORD,
    ['V'] = WORD,
    ['W'] = WORD,
    ['X'] = WORD,
    ['Y'] = WORD,
    ['Z'] = WORD,
    ['a'] = WORD,
    ['b'] = WORD,
    ['c'] = WORD,
    ['d'] = WORD,
    ['e'] = WORD,
    ['f'] = WORD,
    ['g'] = WORD,
    ['h'] = WORD,
    ['i'] = WORD,
    ['j'] = WORD,
    ['k'] = WORD,
    ['l'] = WORD,
    ['m'] = WORD,
    ['n'] = WORD,
    ['o'] = WORD,
    ['p'] = WORD,
    ['q'] = WORD,
    ['r'] = WORD,
    ['s'] = WORD,
    ['t'] = WORD,
    ['u'] = WORD,
    ['v'] = WORD,
    ['w'] = WORD,
    ['x'] = WORD,
    ['y'] = WORD,
    ['z'] = WORD,
};

static unsigned kind_of(bl_str text, uint32_t at)
{
    unsigned char byte = (unsigned char)text.ptr[at];
    return byte >= 0x80 ? HIGH : kinds[byte];
}

/* Neither a blank nor glue nor the end of anything: what '-' may join. */
static bool joinable(bl_str text, uint32_t at)
{
    unsigned kind = kind_of(text, at);
    return kind == WORD || kind == MARK || kind == HIGH;
}

/* Punctuation of three bytes that texts are full of: U+2000 to U+203F, U+3001 to U+3004, U+3008 to U+3020. */
static bool common_mark(const unsigned char *p)
{
    if (p[0] == 0xE2)
        return p[1] == 0x80;
    return p[0] == 0xE3 && p[1] == 0x80 && ((p[2] >= 0x81 && p[2] <= 0x84) || (p[2] >= 0x88 && p[2] <= 0xA0));
}

/* The kind of a character above ASCII; *end is behind it. */
static bl_token_kind high_kind(bl_str text, uint32_t at, uint32_t *end)
{
    *end = at + 3;
    if (bl_ideograph_at(text, at))
        return BL_TOKEN_HAN;
    if (text.len - at >= 3 && common_mark((const unsigned char *)text.ptr + at))
        return BL_TOKEN_MARK;
    size_t next = at;
    uint32_t c = bl_utf8_next(text, &next);
    *end = (uint32_t)next;
    return bl_is_han(c) ? BL_TOKEN_HAN : c != BL_UTF8_INVALID && bl_is_word(c) ? BL_TOKEN_WORD : BL_TOKEN_MARK;
}

uint32_t bl_word_end(bl_str text, uint32_t at)
{
    for (;;) {
        while (at < text.len && kind_of(text, at) == WORD)
            at++;
        uint32_t next;
        if (at >= text.len || kind_of(text, at) != HIGH || high_kind(text, at, &next) != BL_TOKEN_WORD)
            return at;
        at = next;
    }
}

uint32_t bl_gap_end(bl_str text, uint32_t begin)
{
    uint32_t at = begin;
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    if (at > begin || at >= text.len || kind_of(text, at) != GLUE)
        return at;
    return at > 0 && joinable(text, at - 1) && at + 1 < text.len && joinable(text, at + 1) ? at + 1 : at;
}

bl_token_kind bl_token_at(bl_str text, uint32_t begin, uint32_t *end)
{
    *end = begin;
    if (begin >= text.len)
        return BL_TOKEN_END;
    *end = begin + 1;
    switch (kind_of(text, begin)) {
    case WORD: *end = bl_word_end(text, begin + 1); return BL_TOKEN_WORD;
    case HIGH: {
        bl_token_kind kind = high_kind(text, begin, end);
        if (kind == BL_TOKEN_WORD)
            *end = bl_word_end(text, *end);
        return kind;
    }
    case BLANK:
    case GLUE: {
        uint32_t gap_end = bl_gap_end(text, begin);
        *end = gap_end > begin ? gap_end : begin + 1;
        return gap_end > begin ? BL_TOKEN_GAP : BL_TOKEN_MARK;
    }
    case MARK: return BL_TOKEN_MARK;
    default: return BL_TOKEN_END;
    }
}

bool bl_word_before(bl_str text, uint32_t offset)
{
    if (offset == 0)
        return false;
    size_t at = offset;
    uint32_t c = bl_utf8_previous(text, &at);
    return c != BL_UTF8_INVALID && bl_is_word(c) && !bl_is_han(c);
}

bool bl_word_at(bl_str text, uint32_t offset)
{
    if (offset >= text.len)
        return false;
    size_t at = offset;
    uint32_t c = bl_utf8_next(text, &at);
    return c != BL_UTF8_INVALID && bl_is_word(c) && !bl_is_han(c);
}
