#include "text/fold.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/variants.h"

#define HIGH_BITS UINT64_C(0x8080808080808080)
#define ONES UINT64_C(0x0101010101010101)

/* ---- the folded bytes and their map ---- */

/* Room for more bytes and the NUL behind them. */
static bool reserve(bl_folded *folded, size_t more)
{
    size_t needed = (size_t)folded->len + more + 1;
    if (needed <= folded->capacity)
        return true;
    if (needed > UINT32_MAX)
        return false;
    size_t capacity = (size_t)folded->capacity * 2;
    if (capacity < needed || capacity > UINT32_MAX)
        capacity = needed;
    if (!bl_arena_extend(folded->arena, folded->bytes, folded->capacity, capacity)) {
        char *bytes = bl_arena_room(folded->arena, capacity);
        if (bytes == NULL)
            return false;
        memcpy(bytes, folded->bytes, folded->len);
        folded->bytes = bytes;
    }
    folded->capacity = (uint32_t)capacity;
    return true;
}

/* Says that the folded bytes from begin to the end stand for a source span. */
static bool add_run(bl_folded *folded, uint32_t begin, bl_span source, bool linear)
{
    if (folded->len == begin || folded->unmapped)
        return true;
    if (linear && folded->runs.count > 0) {
        bl_fold_run *last = &folded->runs.items[folded->runs.count - 1];
        if (last->linear && last->source_end == source.begin) {
            last->folded_end = folded->len;
            last->source_end = source.end;
            return true;
        }
    }
    bl_fold_run *run = BL_PUSH(folded->arena, &folded->runs);
    if (run == NULL)
        return false;
    *run = (bl_fold_run){begin, folded->len, source.begin, source.end, linear};
    return true;
}

bl_status bl_folded_open(bl_folded *out, bl_arena *arena, uint32_t room)
{
    *out = (bl_folded){.arena = arena, .capacity = room < 16 ? 16 : room};
    out->bytes = bl_arena_room(arena, out->capacity);
    if (out->bytes == NULL)
        return BL_ERROR_MEMORY;
    out->bytes[0] = '\0';
    return BL_OK;
}

bl_status bl_folded_put(bl_folded *folded, char c, bl_span span)
{
    if (!reserve(folded, 1))
        return BL_ERROR_MEMORY;
    uint32_t begin = folded->len;
    folded->bytes[folded->len++] = c;
    folded->bytes[folded->len] = '\0';
    return add_run(folded, begin, span, span.end - span.begin == 1) ? BL_OK : BL_ERROR_MEMORY;
}

/* ---- ASCII ---- */

/* What stays as it is but for its case. Other controls vanish, vertical ones become spaces. */
static bool plain_ascii(unsigned char c) { return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n' || c == '\r'; }

static char lower_ascii(unsigned char c) { return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c); }

/* Lowers eight bytes at once; false where one of them is not in 0x20..0x7E. */
static bool lower_eight(char *out, const char *in)
{
    uint64_t word;
    memcpy(&word, in, sizeof word);
    if ((word & HIGH_BITS) != 0)
        return false;
    /* no byte is above 0x7F, so none of these sums carries into the next; each sets the high bit of the bytes that it
     * looks for */
    uint64_t printing = word + ONES * (0x80 - 0x20), delete = word + ONES;
    if ((printing & ~delete &HIGH_BITS) != HIGH_BITS)
        return false;
    uint64_t upper = (word + ONES * (0x80 - 'A')) & ~(word + ONES * (0x7F - 'Z')) & HIGH_BITS;
    word |= upper >> 2; /* 0x80 becomes 0x20 */
    memcpy(out, &word, sizeof word);
    return true;
}

/* Folds plain ASCII from begin; returns where it ends. There is room for all of it. */
static uint32_t fold_ascii(char *out, const char *text, uint32_t begin, uint32_t end)
{
    uint32_t i = begin;
    while (i < end) {
        if (end - i >= 8 && lower_eight(out + (i - begin), text + i)) {
            i += 8;
            continue;
        }
        uint32_t stop = end - i < 8 ? end : i + 8;
        for (; i < stop && plain_ascii((unsigned char)text[i]); i++)
            out[i - begin] = lower_ascii((unsigned char)text[i]);
        if (i < stop)
            break;
    }
    return i;
}

/* ---- Han ---- */

/* The next bytes are an ordinary ideograph, U+4E00 to U+9FFF, of three bytes. */
static bool ordinary_han(const char *text, uint32_t at, uint32_t end)
{
    if (end - at < 3)
        return false;
    unsigned char lead = (unsigned char)text[at];
    return lead >= 0xE4 && lead <= 0xE9 && (lead > 0xE4 || (unsigned char)text[at + 1] >= 0xB8);
}

static uint32_t decode_han(const char *at)
{
    const unsigned char *p = (const unsigned char *)at;
    return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
}

/* Folds ordinary ideographs whose form takes three bytes as well; returns where they end. There is room for all of them. */
static uint32_t fold_han(char *out, const char *text, uint32_t begin, uint32_t end)
{
    uint32_t i = begin;
    for (; ordinary_han(text, i, end); i += 3) {
        uint32_t c = decode_han(text + i);
        if (!bl_variant_other(c)) {
            memcpy(out + (i - begin), text + i, 3);
            continue;
        }
        uint32_t form = bl_variant(c);
        if (form < 0x800 || form >= 0x10000)
            break;
        bl_utf8_put(out + (i - begin), form);
    }
    return i;
}

/* The same for both, mixed. */
static uint32_t fold_plain(char *out, const char *text, uint32_t begin, uint32_t end)
{
    uint32_t i = begin;
    while (i < end) {
        uint32_t from = i;
        i = (unsigned char)text[i] < 0x80 ? fold_ascii(out + (i - begin), text, i, end) : fold_han(out + (i - begin), text, i, end);
        if (i == from)
            break;
    }
    return i;
}

/* ---- everything else ---- */

/* The form of one character where a look is enough, itself included; 0 where utf8proc must say. */
static uint32_t simple_form(uint32_t c)
{
    if (c == 0x0B || c == 0x0C || c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
        (c >= 0x2000 && c <= 0x200A))
        return ' ';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        return '-';
    if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032)
        return '\'';
    if (c >= 0x201C && c <= 0x201F)
        return '"';
    if ((c >= 0x3001 && c <= 0x3020) || c == 0xB7 || c == 0x2022)
        return c;
    if ((c >= 0x2460 && c <= 0x2473) || (c >= 0x2776 && c <= 0x2793))
        return 0x2022; /* ①AutoCAD ②Revit: a number in a circle counts points of a list, and is no part of a word */
    if (c >= 0xFF01 && c <= 0xFF5E)
        return (unsigned char)lower_ascii((unsigned char)(c - 0xFF01 + '!'));
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x2E80 && c <= 0x2EF2 && c != 0x2E9F))
        return bl_variant(c);
    return 0;
}

/* A combining mark of the block that holds nearly all of them, or one of kana, stands at the offset. */
static bool mark_follows(const char *text, uint32_t at, uint32_t end)
{
    if (at >= end)
        return false;
    unsigned char lead = (unsigned char)text[at];
    return lead == 0xCC || lead == 0xCD || (end - at >= 3 && (memcmp(text + at, "\u3099", 3) == 0 || memcmp(text + at, "\u309A", 3) == 0));
}

static bool is_selector(uint32_t c) { return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF); }

/* A sequence: a character and the marks upon it. Reads it at *at, which moves behind it; counts the invisible ones. */
static size_t read_sequence(bl_folded *folded, uint32_t *out, bl_str text, size_t *at)
{
    uint32_t c = bl_utf8_next(text, at);
    size_t count = 1;
    out[0] = c == BL_UTF8_INVALID ? 0xFFFD : c;
    for (size_t behind = *at; behind < text.len && count < BL_UNICODE_SEQUENCE; *at = behind) {
        c = bl_utf8_next(text, &behind);
        if (c == BL_UTF8_INVALID || !bl_unicode_joins(c))
            break;
        out[count++] = c;
        folded->invisible += bl_unicode_invisible(c) && !is_selector(c);
    }
    return count;
}

/* Folds a sequence by the book, then each character of what came of it. out has room for BL_UNICODE_FOLDED * 2: a form
 * may be longer. */
static size_t fold_sequence(char *out, const uint32_t *code_points, size_t count)
{
    char bytes[BL_UNICODE_FOLDED];
    bl_str nfkc = {bytes, bl_unicode_fold(bytes, code_points, count)};
    size_t len = 0;
    for (size_t i = 0; i < nfkc.len;) {
        uint32_t c = bl_utf8_next(nfkc, &i);
        uint32_t form = simple_form(c);
        len += bl_utf8_put(out + len, form != 0 ? form : bl_variant(c));
    }
    return len;
}

/* Whether the bytes are exactly one character. */
static bool one_character(bl_str s)
{
    size_t end = 0;
    return s.len > 0 && bl_utf8_next(s, &end) != BL_UTF8_INVALID && end == s.len;
}

/* Folds the character at *next, with the marks upon it where there are any, and moves behind it. */
static bl_status fold_slow(bl_folded *folded, bl_str text, uint32_t *next)
{
    char out[BL_UNICODE_FOLDED * 2];
    size_t begin = *next, at = begin, len = 0;
    uint32_t first = bl_utf8_next(text, &at);
    uint32_t form = mark_follows(text.ptr, (uint32_t)at, (uint32_t)text.len) ? 0 : simple_form(first);
    if (form != 0) {
        len = bl_utf8_put(out, form);
    } else if (first != BL_UTF8_INVALID && bl_unicode_invisible(first)) {
        folded->invisible += !is_selector(first) && !(first == 0xFEFF && begin == 0);
    } else {
        uint32_t sequence[BL_UNICODE_SEQUENCE];
        at = begin;
        len = fold_sequence(out, sequence, read_sequence(folded, sequence, text, &at));
    }
    if (!reserve(folded, len))
        return BL_ERROR_MEMORY;
    uint32_t old_len = folded->len;
    memcpy(folded->bytes + folded->len, out, len);
    folded->len += (uint32_t)len;
    folded->bytes[folded->len] = '\0';
    *next = (uint32_t)at;
    /* one character for one of the same length may share a run with its neighbours */
    bool linear = len == at - begin && one_character((bl_str){out, len}) && one_character(bl_str_slice(text, begin, at));
    return add_run(folded, old_len, (bl_span){(uint32_t)begin, *next}, linear) ? BL_OK : BL_ERROR_MEMORY;
}

bl_status bl_folded_append(bl_folded *folded, bl_str source_text, bl_span span)
{
    const char *text = source_text.ptr;
    if (!reserve(folded, span.end - span.begin))
        return BL_ERROR_MEMORY;
    for (uint32_t at = span.begin; at < span.end;) {
        if (!reserve(folded, span.end - at))
            return BL_ERROR_MEMORY;
        uint32_t old_len = folded->len, old_at = at;
        at = fold_plain(folded->bytes + folded->len, text, at, span.end);
        if (at > old_at && mark_follows(text, at, span.end) && (unsigned char)text[at - 1] < 0x80)
            at--; /* the mark belongs to this letter */
        folded->len += at - old_at;
        folded->bytes[folded->len] = '\0';
        if (!add_run(folded, old_len, (bl_span){old_at, at}, true))
            return BL_ERROR_MEMORY;
        if (at < span.end)
            BL_TRY(fold_slow(folded, (bl_str){text, span.end}, &at));
    }
    return BL_OK;
}

/* ---- the way back ---- */

/* The run that holds the folded offset; runs are never empty and leave no folded byte out. */
static const bl_fold_run *run_at(const bl_folded *folded, uint32_t offset)
{
    uint32_t low = 0, high = folded->runs.count;
    if (folded->index != NULL) {
        const bl_fold_run *run = &folded->runs.items[folded->index[offset / BL_FOLD_BLOCK]];
        while (run->folded_end <= offset)
            run++;
        return run;
    }
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (folded->runs.items[middle].folded <= offset)
            low = middle;
        else
            high = middle;
    }
    return &folded->runs.items[low];
}

bl_status bl_folded_seal(bl_folded *folded)
{
    uint32_t blocks = folded->len / BL_FOLD_BLOCK + 1, run = 0;
    if (folded->runs.count == 0)
        return BL_OK;
    folded->index = BL_NEW_ARRAY(folded->arena, uint32_t, blocks);
    if (folded->index == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t block = 0; block < blocks; block++) {
        while (run + 1 < folded->runs.count && folded->runs.items[run].folded_end <= block * BL_FOLD_BLOCK)
            run++;
        folded->index[block] = run;
    }
    return BL_OK;
}

static bool inside_character(const bl_folded *folded, uint32_t offset) { return offset < folded->len && ((unsigned char)folded->bytes[offset] & 0xC0) == 0x80; }

/* Where the source of the folded offset begins. */
static uint32_t origin_of(const bl_folded *folded, uint32_t offset)
{
    if (folded->runs.count == 0)
        return 0;
    if (offset >= folded->len)
        return folded->runs.items[folded->runs.count - 1].source_end;
    const bl_fold_run *run = run_at(folded, offset);
    return run->linear ? run->source + (offset - run->folded) : run->source;
}

bl_span bl_folded_origin(const bl_folded *folded, bl_span span)
{
    while (inside_character(folded, span.begin))
        span.begin--;
    bl_span source = {origin_of(folded, span.begin), 0};
    source.end = source.begin;
    if (span.end <= span.begin || folded->runs.count == 0)
        return source;
    while (inside_character(folded, span.end))
        span.end++;
    const bl_fold_run *last = run_at(folded, span.end - 1);
    source.end = last->linear ? last->source + (span.end - last->folded) : last->source_end;
    return source;
}

bl_str bl_folded_slice(const bl_folded *folded, bl_span span) { return (bl_str){folded->bytes + span.begin, span.end - span.begin}; }

static bool is_alphanumeric(bl_str s, size_t at)
{
    unsigned char c = (unsigned char)s.ptr[at];
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool bl_fold_holds(bl_str text, bl_str word)
{
    for (size_t at = bl_str_find(text, word, 0); word.len > 0 && at != SIZE_MAX; at = bl_str_find(text, word, at + 1)) {
        size_t end = at + word.len;
        bool begins = at == 0 || !is_alphanumeric(word, 0) || !is_alphanumeric(text, at - 1);
        bool ends = end == text.len || !is_alphanumeric(word, word.len - 1) || !is_alphanumeric(text, end);
        if (begins && ends)
            return true;
    }
    return false;
}

bl_str bl_fold(bl_arena *arena, bl_str s)
{
    bl_folded folded;
    if (s.len >= UINT32_MAX || bl_folded_open(&folded, arena, (uint32_t)s.len + 1) != BL_OK)
        return BL_STR_NONE;
    folded.unmapped = true;
    if (bl_folded_append(&folded, s, (bl_span){0, (uint32_t)s.len}) != BL_OK)
        return BL_STR_NONE;
    return (bl_str){folded.bytes, folded.len};
}
