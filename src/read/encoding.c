#include "read/encoding.h"

#include <errno.h>
#include <iconv.h>

#include "base/utf8.h"

/*
 * Which of the old encodings? Each is walked by its own structure; a character counts as common where it lies in the part of the table that everyday
 * text is written in (first-level characters, kana, punctuation). Text in the right encoding is nearly all common, in a wrong one it is scattered.
 */
typedef struct tally {
    uint32_t characters, common, invalid; /* beyond ASCII */
} tally;

typedef struct candidate {
    const char *name;  /* as it is reported */
    const char *iconv; /* as the C library knows it */
    void (*walk)(tally *out, const unsigned char *bytes, size_t len);
} candidate;

static bool within(unsigned char c, unsigned char low, unsigned char high) { return c >= low && c <= high; }

static void count(tally *out, bool common)
{
    out->characters++;
    out->common += common ? 1 : 0;
}

static void walk_gb18030(tally *out, const unsigned char *b, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (b[i] < 0x80)
            continue;
        if (i + 1 < len && within(b[i], 0x81, 0xFE) && within(b[i + 1], 0x40, 0xFE) && b[i + 1] != 0x7F) {
            bool plane = b[i + 1] >= 0xA1;
            count(out, plane && (within(b[i], 0xA1, 0xA3) || within(b[i], 0xB0, 0xD7)));
            i++;
        } else if (i + 3 < len && within(b[i + 1], '0', '9') && within(b[i + 2], 0x81, 0xFE) && within(b[i + 3], '0', '9')) {
            count(out, false);
            i += 3;
        } else {
            out->invalid++;
        }
    }
}

static void walk_big5(tally *out, const unsigned char *b, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (b[i] < 0x80)
            continue;
        if (i + 1 < len && within(b[i], 0xA1, 0xF9) && (within(b[i + 1], 0x40, 0x7E) || within(b[i + 1], 0xA1, 0xFE))) {
            count(out, within(b[i], 0xA4, 0xC6) || within(b[i], 0xA1, 0xA3));
            i++;
        } else {
            out->invalid++;
        }
    }
}

static void walk_shift_jis(tally *out, const unsigned char *b, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (b[i] < 0x80)
            continue;
        if (within(b[i], 0xA1, 0xDF)) {
            count(out, false); /* half-width katakana: rare in résumés, common in misread Chinese */
        } else if (i + 1 < len && (within(b[i], 0x81, 0x9F) || within(b[i], 0xE0, 0xFC)) && within(b[i + 1], 0x40, 0xFC) && b[i + 1] != 0x7F) {
            count(out, within(b[i], 0x81, 0x83) || within(b[i], 0x88, 0x97));
            i++;
        } else {
            out->invalid++;
        }
    }
}

/* Western text: single letters and quotes between ASCII. */
static void walk_windows_1252(tally *out, const unsigned char *b, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (b[i] < 0x80)
            continue;
        bool alone = (i == 0 || b[i - 1] < 0x80) && (i + 1 == len || b[i + 1] < 0x80);
        bool undefined = b[i] == 0x81 || b[i] == 0x8D || b[i] == 0x8F || b[i] == 0x90 || b[i] == 0x9D;
        out->invalid += undefined ? 1 : 0;
        count(out, alone && !undefined && (b[i] >= 0xC0 || within(b[i], 0x91, 0x97) || b[i] == 0x85 || b[i] == 0xA0 || b[i] == 0xB7));
    }
}

/* In the order of preference where two are equally good. */
static const candidate candidates[] = {
    {"GB18030", "GB18030", walk_gb18030},
    {"Big5", "BIG5-HKSCS", walk_big5},
    {"Shift_JIS", "CP932", walk_shift_jis},
    {"Windows-1252", "WINDOWS-1252", walk_windows_1252},
};

/* The best candidate, or NULL where none is plausible: three of four characters common, one of twenty invalid at most. */
static const candidate *guess(bl_str bytes)
{
    const candidate *best = NULL;
    uint64_t best_score = 750;
    for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++) {
        tally t = {0, 0, 0};
        candidates[i].walk(&t, (const unsigned char *)bytes.ptr, bytes.len);
        uint64_t all = (uint64_t)t.characters + t.invalid;
        if (all == 0 || (uint64_t)t.invalid * 20 > all)
            continue;
        uint64_t score = (uint64_t)t.common * 1000 / all;
        if (score > best_score) {
            best = &candidates[i];
            best_score = score;
        }
    }
    return best;
}

/* Is it UTF-8 with some damage? Then most of what is beyond ASCII is well-formed. */
static bool is_damaged_utf8(bl_str bytes)
{
    size_t good = 0, bad = 0;
    for (size_t i = 0; i < bytes.len;) {
        size_t begin = i;
        uint32_t c = bl_utf8_next(bytes, &i);
        good += c != BL_UTF8_INVALID && i - begin > 1 ? 1 : 0;
        bad += c == BL_UTF8_INVALID ? 1 : 0;
    }
    return good >= bad * 2;
}

/* ---- decoding ---- */

static const char replacement[] = "\xEF\xBF\xBD";

/* Valid UTF-8 out of what should be; NUL is replaced too. */
static bl_status decode_utf8(bl_decoded *out, bl_arena *arena, bl_str bytes)
{
    bool clean = bl_utf8_valid(bytes) == bytes.len && (bytes.len == 0 || memchr(bytes.ptr, '\0', bytes.len) == NULL);
    out->encoding = "UTF-8";
    if (clean) {
        out->text = bl_str_copy(arena, bytes);
        return out->text.ptr == NULL ? BL_ERROR_MEMORY : BL_OK;
    }
    char *text = BL_NEW_ARRAY(arena, char, bytes.len * 3 + 1);
    if (text == NULL)
        return BL_ERROR_MEMORY;
    size_t len = 0;
    for (size_t i = 0; i < bytes.len;) {
        size_t begin = i;
        uint32_t c = bl_utf8_next(bytes, &i);
        bool bad = c == BL_UTF8_INVALID || c == 0;
        memcpy(text + len, bad ? replacement : bytes.ptr + begin, bad ? 3 : i - begin);
        len += bad ? 3 : i - begin;
        out->replaced += bad ? 1 : 0;
    }
    out->text = (bl_str){text, len};
    return BL_OK;
}

static bl_status decode_utf16(bl_decoded *out, bl_arena *arena, bl_str bytes, bool big)
{
    const unsigned char *b = (const unsigned char *)bytes.ptr;
    char *text = BL_NEW_ARRAY(arena, char, bytes.len / 2 * 3 + 4);
    if (text == NULL)
        return BL_ERROR_MEMORY;
    size_t len = 0;
    for (size_t i = 0; i + 1 < bytes.len; i += 2) {
        uint32_t c = big ? (uint32_t)b[i] << 8 | b[i + 1] : (uint32_t)b[i + 1] << 8 | b[i];
        if (c >= 0xD800 && c <= 0xDBFF && i + 3 < bytes.len) {
            uint32_t low = big ? (uint32_t)b[i + 2] << 8 | b[i + 3] : (uint32_t)b[i + 3] << 8 | b[i + 2];
            if (low >= 0xDC00 && low <= 0xDFFF) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        if (c == 0 || (c >= 0xD800 && c <= 0xDFFF)) {
            c = 0xFFFD;
            out->replaced++;
        }
        len += bl_utf8_put(text + len, c);
    }
    out->text = (bl_str){text, len};
    out->encoding = big ? "UTF-16BE" : "UTF-16LE";
    return BL_OK;
}

/* Converts byte by byte where the C library finds an error: each byte at fault becomes one U+FFFD. */
static bl_status convert(bl_decoded *out, iconv_t converter, char *text, size_t room, char *in, size_t left)
{
    char *to = text;
    while (left > 0) {
        if (iconv(converter, &in, &left, &to, &room) != (size_t)-1)
            break;
        if (errno == E2BIG || room < 3)
            return BL_ERROR_MEMORY;
        memcpy(to, replacement, 3);
        to += 3;
        room -= 3;
        in++;
        left--;
        out->replaced++;
    }
    (void)iconv(converter, NULL, NULL, &to, &room);
    out->text = (bl_str){text, (size_t)(to - text)};
    return BL_OK;
}

/* BL_ERROR_MISUSE where the C library does not know the encoding. */
static bl_status decode_old(bl_decoded *out, bl_arena *arena, bl_str bytes, const candidate *from)
{
    size_t room = bytes.len * 3 + 16;
    char *text = BL_NEW_ARRAY(arena, char, room), *in = bl_arena_copy(arena, bytes.ptr, bytes.len);
    if (text == NULL || in == NULL)
        return BL_ERROR_MEMORY;
    for (size_t i = 0; i < bytes.len; i++)
        in[i] = in[i] == '\0' ? '\x1A' : in[i]; /* no NUL in a text; what stands for it is dropped by the fold */
    iconv_t converter = iconv_open("UTF-8", from->iconv);
    if (converter == (iconv_t)-1)
        converter = iconv_open("UTF-8", from->name);
    if (converter == (iconv_t)-1)
        return BL_ERROR_MISUSE;
    bl_status status = convert(out, converter, text, room, in, bytes.len);
    (void)iconv_close(converter);
    out->encoding = from->name;
    return status;
}

/* UTF-16 without a BOM: the upper halves of ASCII characters, line ends at least, are NUL. The lower halves rarely are (U+4E00, U+5F00). */
static int utf16_side(bl_str bytes)
{
    size_t zeros[2] = {0, 0}, len = bytes.len < 65536 ? bytes.len : 65536;
    if (bytes.len < 4 || bytes.len % 2 != 0)
        return -1;
    for (size_t i = 0; i < len; i++)
        zeros[i % 2] += bytes.ptr[i] == '\0' ? 1 : 0;
    for (int side = 0; side < 2; side++)
        if (zeros[side] * 50 >= len / 2 && zeros[side] > zeros[1 - side] * 4 && zeros[side] > 1)
            return side; /* 0: the first byte of a pair, big-endian */
    return -1;
}

/* Text has few control characters, and few that could not be decoded. */
static bool is_text(const bl_decoded *decoded)
{
    const unsigned char *text = (const unsigned char *)decoded->text.ptr;
    size_t controls = 0;
    for (size_t i = 0; i < decoded->text.len; i++)
        controls += (text[i] < 0x20) & ((text[i] < '\t') | (text[i] > '\r')); /* without branches, so that it is vectorised */
    if (controls == 0 && decoded->replaced == 0)
        return true;
    size_t characters = bl_utf8_count(decoded->text);
    return controls * 10 <= characters && (size_t)decoded->replaced * 4 <= characters;
}

static bl_status decode(bl_decoded *out, bl_arena *arena, bl_str bytes)
{
    if (bl_str_begins(bytes, BL_STR("\xEF\xBB\xBF")))
        return decode_utf8(out, arena, bl_str_slice(bytes, 3, bytes.len));
    if (bl_str_begins(bytes, BL_STR("\xFF\xFE")) || bl_str_begins(bytes, BL_STR("\xFE\xFF")))
        return decode_utf16(out, arena, bl_str_slice(bytes, 2, bytes.len), bytes.ptr[0] == '\xFE');
    if (bl_str_begins(bytes, BL_STR("\x84\x31\x95\x33")))
        return decode_old(out, arena, bl_str_slice(bytes, 4, bytes.len), &candidates[0]);
    int side = utf16_side(bytes);
    if (side >= 0)
        return decode_utf16(out, arena, bytes, side == 0);
    if (bl_utf8_valid(bytes) == bytes.len || is_damaged_utf8(bytes))
        return decode_utf8(out, arena, bytes);
    const candidate *from = guess(bytes);
    bl_status status = from == NULL ? BL_ERROR_MISUSE : decode_old(out, arena, bytes, from);
    return status == BL_ERROR_MISUSE ? decode_utf8(out, arena, bytes) : status;
}

bl_status bl_decode(bl_decoded *out, bl_arena *arena, bl_str bytes)
{
    *out = (bl_decoded){{"", 0}, "UTF-8", 0};
    BL_TRY(decode(out, arena, bytes));
    return is_text(out) ? BL_OK : BL_ERROR_INPUT;
}
