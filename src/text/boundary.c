#include "text/boundary.h"

#include "base/utf8.h"

static char byte_at(bl_str text, uint32_t at) { return at < text.len ? text.ptr[at] : '\0'; }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool letter_at(bl_str text, uint32_t at) { return bl_word_at(text, at) && !is_digit(text.ptr[at]); }

/* Characters of the word that ends at (or begins at) the offset, counted up to three. */
static unsigned word_length(bl_str text, uint32_t offset, bool before)
{
    unsigned length = 0;
    size_t at = offset;
    while (length < 3 && (before ? bl_word_before(text, (uint32_t)at) : bl_word_at(text, (uint32_t)at))) {
        if (before)
            bl_utf8_previous(text, &at);
        else
            bl_utf8_next(text, &at);
        length++;
    }
    return length;
}

/* The '&' at the offset holds a name of initials together: R&D, AT&T. */
static bool initials(bl_str text, uint32_t at)
{
    unsigned left = word_length(text, at, true), right = word_length(text, at + 1, false);
    return left > 0 && right > 0 && left <= 2 && right <= 2 && (left == 1 || right == 1);
}

bool bl_boundary_before(bl_str text, uint32_t begin, bl_token_kind first, bool single)
{
    if (begin == 0)
        return true;
    uint32_t mark = begin - 1;
    if (first == BL_TOKEN_MARK)
        return text.ptr[begin] != '.' || !bl_word_before(text, begin);
    if (first != BL_TOKEN_WORD)
        return true;
    char before = mark == 0 ? '\0' : text.ptr[mark - 1];
    switch (text.ptr[mark]) {
    case '.': return is_digit(before) || before == ')' || before == '.';
    case '+': return before != '+';
    case '@': return !bl_word_before(text, mark);
    case '&': return !initials(text, mark);
    case '-':
    case '_':
    case '\'': return !single || !bl_word_before(text, mark);
    default: return true;
    }
}

/* Behind a version: ".8", ".x" and what follows of them. */
static uint32_t version_end(bl_str text, uint32_t at)
{
    while (byte_at(text, at) == '.') {
        uint32_t next = at + 1;
        if (byte_at(text, next) == 'x')
            next++;
        else
            while (is_digit(byte_at(text, next)))
                next++;
        if (next == at + 1 || bl_word_at(text, next))
            break;
        at = next;
    }
    return at;
}

/* A '+' at the offset that joins a list: alone, with a word or a Han character behind it, blanks aside. */
static bool list_plus(bl_str text, uint32_t at)
{
    do
        at++;
    while (byte_at(text, at) == ' ');
    if (at >= text.len)
        return false;
    size_t next = at;
    uint32_t c = bl_utf8_next(text, &next);
    return c != BL_UTF8_INVALID && bl_is_word(c);
}

bool bl_boundary_after(bl_str text, uint32_t end, bl_token_kind last, bool single, bool versioned)
{
    if (last != BL_TOKEN_WORD)
        return true;
    if (versioned)
        end = version_end(text, end);
    switch (byte_at(text, end)) {
    case '+': return list_plus(text, end);
    case '#': return false;
    case '.': return !letter_at(text, end + 1);
    case '@': return !bl_word_at(text, end + 1);
    case '&': return !initials(text, end);
    case '-':
    case '_': return !single || !bl_word_at(text, end + 1);
    default: return true;
    }
}
