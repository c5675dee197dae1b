#include "base/utf8.h"

static bool is_tail(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/* Bytes of the sequence that begins at bytes, 0 where it is not valid. len > 0. Table 3-7 of the Unicode standard. */
static unsigned sequence(const unsigned char *bytes, size_t len)
{
    unsigned char lead = bytes[0];
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    unsigned size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (len < size || !is_tail(bytes[1]))
        return 0;
    if ((lead == 0xE0 && bytes[1] < 0xA0) || (lead == 0xED && bytes[1] > 0x9F) || (lead == 0xF0 && bytes[1] < 0x90) || (lead == 0xF4 && bytes[1] > 0x8F))
        return 0;
    for (unsigned i = 2; i < size; i++)
        if (!is_tail(bytes[i]))
            return 0;
    return size;
}

/* The code point of a valid sequence. */
static uint32_t decode(const unsigned char *bytes, unsigned size)
{
    static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t code_point = bytes[0] & lead_bits[size];
    for (unsigned i = 1; i < size; i++)
        code_point = code_point << 6 | (bytes[i] & 0x3F);
    return code_point;
}

uint32_t bl_utf8_next_wide(bl_str s, size_t *offset)
{
    const unsigned char *bytes = (const unsigned char *)s.ptr + *offset;
    unsigned size = sequence(bytes, s.len - *offset);
    *offset += size == 0 ? 1 : size;
    return size == 0 ? BL_UTF8_INVALID : decode(bytes, size);
}

uint32_t bl_utf8_previous(bl_str s, size_t *offset)
{
    size_t begin = *offset - 1;
    while (begin > 0 && is_tail((unsigned char)s.ptr[begin]))
        begin--;
    size_t end = *offset = begin;
    return bl_utf8_next(s, &end);
}

unsigned bl_utf8_put(char out[4], uint32_t code_point)
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    unsigned size = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (unsigned i = size - 1; i > 0; i--, code_point >>= 6)
        out[i] = (char)(0x80 | (code_point & 0x3F));
    out[0] = (char)(marks[size] | code_point);
    return size;
}

/* Whether the eight bytes are ASCII. */
static bool ascii_eight(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return (word & UINT64_C(0x8080808080808080)) == 0;
}

/* Whether an ordinary character of three bytes stands there; not those whose second byte has rules of its own. */
static bool plain_three(const unsigned char *bytes)
{
    return ((bytes[0] & 0xF0) == 0xE0) & (bytes[0] != 0xE0) & (bytes[0] != 0xED) & (((bytes[1] ^ 0x80) | (bytes[2] ^ 0x80)) < 0x40);
}

size_t bl_utf8_valid(bl_str s)
{
    const unsigned char *bytes = (const unsigned char *)s.ptr;
    size_t i = 0;
    while (i < s.len) {
        while (s.len - i >= 8 && ascii_eight(s.ptr + i))
            i += 8;
        while (i < s.len && bytes[i] < 0x80)
            i++;
        while (s.len - i >= 3 && plain_three(bytes + i))
            i += 3;
        if (i == s.len || bytes[i] < 0x80)
            continue;
        unsigned size = sequence(bytes + i, s.len - i);
        if (size == 0)
            return i;
        i += size;
    }
    return s.len;
}

size_t bl_utf8_count(bl_str s)
{
    size_t tails = 0, i = 0;
    for (; s.len - i >= 8; i += 8) {
        uint64_t word;
        memcpy(&word, s.ptr + i, sizeof word);
        /* bit 7 set and bit 6 clear: one bit a tail byte, summed by the multiplication */
        word = (word >> 7) & (~word >> 6) & UINT64_C(0x0101010101010101);
        tails += word * UINT64_C(0x0101010101010101) >> 56;
    }
    for (; i < s.len; i++)
        tails += is_tail((unsigned char)s.ptr[i]);
    return s.len - tails;
}

bool bl_is_han(uint32_t c)
{
    if (c < 0x2E80)
        return false;
    if (c >= 0x4E00 && c <= 0x9FFF)
        return true;
    return c <= 0x2FD5                                                   /* radicals */
           || (c >= 0x3005 && c <= 0x3007)                               /* iteration mark, closing mark, zero */
           || (c >= 0x3021 && c <= 0x3029)                               /* Hangzhou numerals */
           || (c >= 0x3031 && c <= 0x3035)                               /* kana repeat marks */
           || (c >= 0x3038 && c <= 0x303C)                               /* Hangzhou numerals, vertical iteration mark, masu */
           || (c >= 0x3041 && c <= 0x30FF && c != 0x30A0 && c != 0x30FB) /* kana without its hyphen and middle dot */
           || (c >= 0x3105 && c <= 0x312F)                               /* bopomofo */
           || (c >= 0x31A0 && c <= 0x31BF)                               /* bopomofo, extended */
           || (c >= 0x31F0 && c <= 0x31FF)                               /* katakana, phonetic extensions */
           || (c >= 0x3400 && c <= 0x4DBF)                               /* extension A */
           || (c >= 0xF900 && c <= 0xFAFF)                               /* compatibility ideographs */
           || (c >= 0xFF66 && c <= 0xFF9F)                               /* half-width katakana */
           || (c >= 0x1AFF0 && c <= 0x1B16F)                             /* kana supplements */
           || (c >= 0x20000 && c <= 0x323AF);                            /* extensions B to H */
}

bool bl_steers_terminal(uint32_t c)
{
    const bool bidi = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    const bool line_end = c == 0x2028 || c == 0x2029;
    return c == BL_UTF8_INVALID || c < 0x20 || (c >= 0x7F && c < 0xA0) || bidi || line_end || c == 0xFEFF;
}
