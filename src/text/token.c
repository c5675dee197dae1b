#include "text/token.h"

#include "base/utf8.h"

/* What a byte says of the token that it begins. */
enum { MARK, WORD, BLANK, GLUE, BREAK, HIGH };

static const unsigned char kinds[256] = {
    ['\0'] = BREAK, ['\t'] = BREAK, ['\n'] = BREAK, ['\r'] = BREAK, [' '] = BLANK, ['-'] = GLUE, ['_'] = GLUE,
    ['0'] = WORD,   ['1'] = WORD,   ['2'] = WORD,   ['3'] = WORD,   ['4'] = WORD,  ['5'] = WORD, ['6'] = WORD,
    ['7'] = WORD,   ['8'] = WORD,   ['9'] = WORD,   ['A'] = WORD,   ['B'] = WORD,  ['C'] = WORD, ['D'] = WORD,
    ['E'] = WORD,   ['F'] = WORD,   ['G'] = WORD,   ['H'] = WORD,   ['I'] = WORD,  ['J'] = WORD, ['K'] = WORD,
    ['L'] = WORD,   ['M'] = WORD,   ['N'] = WORD,   ['O'] = WORD,   ['P'] = WORD,  ['Q'] = WORD, ['R'] = WORD,
    ['S'] = WORD,   ['T'] = WORD,   ['U'] = WORD,   ['V'] = WORD,   ['W'] = WORD,  ['X'] = WORD, ['Y'] = WORD,
    ['Z'] = WORD,   ['a'] = WORD,   ['b'] = WORD,   ['c'] = WORD,   ['d'] = WORD,  ['e'] = WORD, ['f'] = WORD,
    ['g'] = WORD,   ['h'] = WORD,   ['i'] = WORD,   ['j'] = WORD,   ['k'] = WORD,  ['l'] = WORD, ['m'] = WORD,
    ['n'] = WORD,   ['o'] = WORD,   ['p'] = WORD,   ['q'] = WORD,   ['r'] = WORD,  ['s'] = WORD, ['t'] = WORD,
    ['u'] = WORD,   ['v'] = WORD,   ['w'] = WORD,   ['x'] = WORD,   ['y'] = WORD,  ['z'] = WORD,
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

/* The kind of a character above ASCII; *end is behind it. */
static bl_token_kind high_kind(bl_str text, uint32_t at, uint32_t *end)
{
    unsigned char lead = (unsigned char)text.ptr[at];
    if (lead >= 0xE5 && lead <= 0xE9 && text.len - at >= 3) { /* U+5000 to U+9FFF */
        *end = at + 3;
        return BL_TOKEN_HAN;
    }
    size_t next = at;
    uint32_t c = bl_utf8_next(text, &next);
    *end = (uint32_t)next;
    return bl_is_han(c) ? BL_TOKEN_HAN : c != BL_UTF8_INVALID && bl_is_word(c) ? BL_TOKEN_WORD : BL_TOKEN_MARK;
}

static uint32_t word_end(bl_str text, uint32_t at)
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

bl_token bl_token_at(bl_str text, uint32_t begin)
{
    bl_token token = {BL_TOKEN_END, begin, begin};
    if (begin >= text.len)
        return token;
    token.end++;
    switch (kind_of(text, begin)) {
    case WORD:
        token.kind = BL_TOKEN_WORD;
        token.end = word_end(text, begin);
        break;
    case HIGH:
        token.kind = high_kind(text, begin, &token.end);
        if (token.kind == BL_TOKEN_WORD)
            token.end = word_end(text, token.end);
        break;
    case BLANK:
        token.kind = BL_TOKEN_GAP;
        while (token.end < text.len && text.ptr[token.end] == ' ')
            token.end++;
        break;
    case GLUE: {
        bool joins = begin > 0 && joinable(text, begin - 1) && token.end < text.len && joinable(text, token.end);
        token.kind = joins ? BL_TOKEN_GAP : BL_TOKEN_MARK;
        break;
    }
    case MARK:
        token.kind = BL_TOKEN_MARK;
        break;
    default:
        break;
    }
    return token;
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
