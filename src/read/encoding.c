#include "read/encoding.h"

#include <errno.h>
#include <iconv.h>

#include "base/utf8.h"
#include "text/fold.h"

typedef struct candidate {
    const char *name;  /* as it is reported */
    const char *iconv; /* as the C library knows it */
    bool western;      /* single letters and quotes between ASCII, instead of the characters of East Asia */
} candidate;

/* In the order of preference where two are equally good. */
static const candidate candidates[] = {
    {"GB18030", "GB18030", false},
    {"Big5", "BIG5-HKSCS", false},
    {"Shift_JIS", "CP932", false},
    {"Windows-1252", "WINDOWS-1252", true},
};

static bl_status decode_old(bl_decoded *out, bl_arena *arena, bl_str bytes, const candidate *from);

/* Without the halves of characters that a cut leaves at both ends. */
static bl_str whole_characters(bl_str bytes)
{
    while (bytes.len > 0 && ((unsigned char)bytes.ptr[0] & 0xC0) == 0x80)
        bytes = bl_str_slice(bytes, 1, bytes.len);
    size_t tail = 0; /* continuation bytes at the end, and the lead before them */
    while (tail < 3 && tail < bytes.len && ((unsigned char)bytes.ptr[bytes.len - 1 - tail] & 0xC0) == 0x80)
        tail++;
    const unsigned char lead = tail < bytes.len ? (unsigned char)bytes.ptr[bytes.len - 1 - tail] : 0;
    const size_t needs = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    return needs > tail ? bl_str_slice(bytes, 0, bytes.len - 1 - tail) : bytes;
}

/* Is it UTF-8 with some damage? Then most of what is beyond ASCII is well-formed. */
static bool is_damaged_utf8(bl_str damaged)
{
    const bl_str bytes = whole_characters(damaged);
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

static bool is_valid(bl_str bytes) { return bl_utf8_valid(bytes) == bytes.len; }

static const char replacement[] = "\xEF\xBF\xBD";

/* Valid UTF-8 out of what should be, and is where valid says so; NUL is replaced too. */
static bl_status decode_utf8(bl_decoded *out, bl_arena *arena, bl_str bytes, bool valid)
{
    bool clean = valid && (bytes.len == 0 || memchr(bytes.ptr, '\0', bytes.len) == NULL);
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

static bool has_bom(bl_str bytes) { return bl_str_begins(bytes, BL_STR("\xEF\xBB\xBF")); }

/* What says of itself that it is UTF-8, or of which somebody else does. */
static bl_status decode_said_utf8(bl_decoded *out, bl_arena *arena, bl_str bytes)
{
    const bl_str text = has_bom(bytes) ? bl_str_slice(bytes, 3, bytes.len) : bytes;
    return decode_utf8(out, arena, text, is_valid(text));
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

/* ---- which of the old encodings ---- */

/*
 * Each is tried on the beginning of the text. A character counts as common where everyday text is written in it: a Han character whose Simplified form is of
 * the first level of GB 2312 (the 3,755 most frequent), kana, the punctuation and the full-width forms of East Asia. Text in the right encoding is nearly all
 * common, in a wrong one it is scattered over the tables.
 */
#define HAN_FIRST 0x4E00u
#define HAN_COUNT 0x5200u
#define SAMPLE 65536u /* bytes */

typedef struct frequent_han {
    unsigned char bits[HAN_COUNT / 8];
} frequent_han;

static bool is_frequent(const frequent_han *set, uint32_t c)
{
    const uint32_t i = c - HAN_FIRST;
    return i < HAN_COUNT && (set->bits[i / 8] >> (i % 8) & 1) != 0;
}

/* The first level stands in rows 0xB0 to 0xD7. */
static bl_status read_frequent(frequent_han *out, bl_arena *arena)
{
    char table[40 * 94 * 2];
    size_t len = 0;
    for (unsigned row = 0xB0; row <= 0xD7; row++)
        for (unsigned cell = 0xA1; cell <= 0xFE; cell++) {
            table[len++] = (char)row;
            table[len++] = (char)cell;
        }
    bl_decoded decoded = {0};
    BL_TRY(decode_old(&decoded, arena, (bl_str){table, len}, &candidates[0]));
    *out = (frequent_han){{0}};
    for (size_t i = 0; i < decoded.text.len;) {
        const uint32_t at = bl_utf8_next(decoded.text, &i) - HAN_FIRST;
        if (at < HAN_COUNT)
            out->bits[at / 8] = (unsigned char)(out->bits[at / 8] | 1u << (at % 8));
    }
    return BL_OK;
}

/* Marks, and the Latin letters with accents that the Chinese tables have for Pinyin. */
static bool is_common_mark(uint32_t c)
{
    static const uint32_t marks[] = {
        0xA5, 0xB0, 0xB1, 0xB7, 0xD7, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2103, 0x25A0, 0x25CB, 0x25CF, 0x25C6, 0x2605};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == c)
            return true;
    return (c >= 0xE0 && c <= 0x1DC && c != 0xF7) || (c >= 0x3000 && c <= 0x3017) || (c >= 0x3041 && c <= 0x30FE) || (c >= 0x2460 && c <= 0x2473) ||
           (c >= 0xFF01 && c <= 0xFF5E);
}

/* Shares of the characters beyond ASCII, in thousandths; what could not be decoded counts as uncommon. */
static bl_status east_asian_share(uint32_t *out, bl_arena *arena, const bl_decoded *decoded, const frequent_han *frequent)
{
    const bl_str folded = bl_fold(arena, decoded->text); /* Traditional to Simplified */
    if (folded.ptr == NULL)
        return BL_ERROR_MEMORY;
    uint64_t all = decoded->replaced, common = 0;
    for (size_t i = 0; i < folded.len;) {
        const uint32_t c = bl_utf8_next(folded, &i);
        if (c >= 0x80 && c != 0xFFFD) {
            all++;
            common += is_frequent(frequent, c) || is_common_mark(c);
        }
    }
    /* folding turns full-width forms and dashes into ASCII: those are found before it */
    uint32_t kana = 0; /* half-width katakana in a row; one alone is a dot or a letter of Western text */
    for (size_t i = 0; i < decoded->text.len;) {
        const uint32_t c = bl_utf8_next(decoded->text, &i);
        const bool narrow = c >= 0xFF61 && c <= 0xFF9F;
        common -= !narrow && kana == 1 && common > 0;
        kana = narrow ? kana + 1 : 0;
        const bool ascii_once_folded = (c >= 0xFF01 && c <= 0xFF5E) || c == 0x3000 || (c >= 0x2013 && c <= 0x201D);
        all += ascii_once_folded;
        common += ascii_once_folded;
    }
    *out = all == 0 ? 0 : (uint32_t)(common * 1000 / all);
    return BL_OK;
}

/* Western text: single letters and quotes between ASCII. */
static uint32_t western_share(bl_str s)
{
    const unsigned char *b = (const unsigned char *)s.ptr;
    uint64_t all = 0, common = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (b[i] < 0x80)
            continue;
        const bool alone = (i == 0 || b[i - 1] < 0x80) && (i + 1 == s.len || b[i + 1] < 0x80);
        const bool usual = b[i] >= 0xC0 || (b[i] >= 0x91 && b[i] <= 0x97) || b[i] == 0x85 || b[i] == 0xA0 || b[i] == 0xB7;
        all++;
        common += alone && usual;
    }
    return all == 0 ? 0 : (uint32_t)(common * 1000 / all);
}

/* The best candidate, or NULL where none is plausible: three of four characters common. */
static bl_status guess(const candidate **out, bl_arena *arena, bl_str bytes)
{
    const bl_str sample = bytes.len > SAMPLE ? bl_str_slice(bytes, 0, SAMPLE) : bytes;
    frequent_han frequent;
    BL_TRY(read_frequent(&frequent, arena));
    uint32_t best = 750;
    *out = NULL;
    for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++) {
        uint32_t share = 0;
        if (candidates[i].western) {
            share = western_share(sample);
        } else {
            bl_decoded decoded = {0};
            BL_TRY(decode_old(&decoded, arena, sample, &candidates[i]));
            BL_TRY(east_asian_share(&share, arena, &decoded, &frequent));
        }
        if (share > best) {
            best = share;
            *out = &candidates[i];
        }
    }
    return BL_OK;
}

/* UTF-16 without a BOM: the upper halves of ASCII characters, line ends at least, are NUL. The lower halves rarely are (U+4E00, U+5F00). */
static int utf16_side(bl_str bytes)
{
    size_t zeros[2] = {0, 0}, len = bytes.len < 65536 ? bytes.len : 65536;
    if (bytes.len < 4 || bytes.len % 2 != 0 || memchr(bytes.ptr, '\0', len) == NULL)
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
    if (has_bom(bytes))
        return decode_said_utf8(out, arena, bytes);
    if (bl_str_begins(bytes, BL_STR("\xFF\xFE")) || bl_str_begins(bytes, BL_STR("\xFE\xFF")))
        return decode_utf16(out, arena, bl_str_slice(bytes, 2, bytes.len), bytes.ptr[0] == '\xFE');
    if (bl_str_begins(bytes, BL_STR("\x84\x31\x95\x33")))
        return decode_old(out, arena, bl_str_slice(bytes, 4, bytes.len), &candidates[0]);
    int side = utf16_side(bytes);
    if (side >= 0)
        return decode_utf16(out, arena, bytes, side == 0);
    const bool valid = is_valid(bytes);
    if (valid || is_damaged_utf8(bytes))
        return decode_utf8(out, arena, bytes, valid);
    const candidate *from;
    bl_status status = guess(&from, arena, bytes);
    if (status == BL_OK)
        status = from == NULL ? BL_ERROR_MISUSE : decode_old(out, arena, bytes, from);
    return status == BL_ERROR_MISUSE ? decode_utf8(out, arena, bytes, false) : status; /* MISUSE: the C library does not know the encoding */
}

bl_status bl_decode(bl_decoded *out, bl_arena *arena, bl_str bytes)
{
    *out = (bl_decoded){{"", 0}, "UTF-8", 0};
    BL_TRY(decode(out, arena, bytes));
    return is_text(out) ? BL_OK : BL_ERROR_INPUT;
}

/* ---- by name ---- */

typedef struct charset {
    const char *name; /* in lower case */
    candidate as;
} charset;

static const charset charsets[] = {
    {"gb2312", {"GB18030", "GB18030", false}},
    {"gbk", {"GB18030", "GB18030", false}},
    {"gb18030", {"GB18030", "GB18030", false}},
    {"x-gbk", {"GB18030", "GB18030", false}},
    {"cp936", {"GB18030", "GB18030", false}},
    {"big5", {"Big5", "BIG5-HKSCS", false}},
    {"big5-hkscs", {"Big5", "BIG5-HKSCS", false}},
    {"cp950", {"Big5", "BIG5-HKSCS", false}},
    {"shift_jis", {"Shift_JIS", "CP932", false}},
    {"shift-jis", {"Shift_JIS", "CP932", false}},
    {"sjis", {"Shift_JIS", "CP932", false}},
    {"cp932", {"Shift_JIS", "CP932", false}},
    {"euc-kr", {"EUC-KR", "UHC", false}},
    {"cp949", {"EUC-KR", "UHC", false}},
    {"windows-1252", {"Windows-1252", "WINDOWS-1252", true}},
    {"iso-8859-1", {"Windows-1252", "WINDOWS-1252", true}},
    {"latin1", {"Windows-1252", "WINDOWS-1252", true}},
    {"us-ascii", {"Windows-1252", "WINDOWS-1252", true}},
    {"cp1252", {"Windows-1252", "WINDOWS-1252", true}},
    {"cp1250", {"Windows-1250", "WINDOWS-1250", true}},
    {"windows-1250", {"Windows-1250", "WINDOWS-1250", true}},
    {"cp1251", {"Windows-1251", "WINDOWS-1251", true}},
    {"windows-1251", {"Windows-1251", "WINDOWS-1251", true}},
};

bl_status bl_decode_as(bl_decoded *out, bl_arena *arena, bl_str bytes, bl_str name)
{
    *out = (bl_decoded){{"", 0}, "UTF-8", 0};
    if (bl_str_equal_nocase(name, BL_STR("utf-8")) || bl_str_equal_nocase(name, BL_STR("utf8")) || bl_str_equal_nocase(name, BL_STR("cp65001")))
        return decode_said_utf8(out, arena, bytes);
    if (bl_str_equal_nocase(name, BL_STR("utf-16le")))
        return decode_utf16(out, arena, bytes, false);
    for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++)
        if (bl_str_equal_nocase(name, bl_str_of(charsets[i].name)))
            return decode_old(out, arena, bytes, &charsets[i].as);
    return BL_ERROR_MISUSE;
}

void bl_encoding_prepare(void)
{
    static const char *const names[] = {"GB18030", "BIG5-HKSCS", "CP932", "UHC", "WINDOWS-1252", "WINDOWS-1250", "WINDOWS-1251"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        (void)iconv_open("UTF-8", names[i]); /* never closed: the C library keeps what is in use */
}
