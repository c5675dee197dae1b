/* Headers, footers and page numbers: taken out before anything asks for columns. */
#include <stdlib.h>

#include "base/str.h"
#include "read/worker/layout.h"

#define MARGIN 9  /* hundredths of the page in which they stand */
#define LINES 12u /* of one margin that are looked at */
#define PAGES_MOST 99
#define HEAD_LETTERS 80 /* of the head of a page that names the person again */
#define SAME_ROW 45     /* hundredths of an em between baselines of one line */

/* What a line says, digits as '#', blanks left out: hashed, and counted. */
typedef struct line {
    uint32_t page;
    int32_t baseline;
    bool top;
    bool numbered; /* "Ann Weaver, page 1 of 2" */
    uint64_t key;
    uint32_t letters, digits;
    uint32_t number; /* of digits that stand together, the largest: 2014 is no page */
    bool page_word;  /* nothing but "page", "of", 第, 页, 共, '/', '-' beside its digits */
    bool stamped;    /* a browser's: a chunk is a date with its time, or the address of the page */
} line;

typedef BL_VEC(line) lines;

static uint32_t code_at(const bl_sheet *sheet, uint32_t at) { return sheet->page->glyphs.items[sheet->order[at]].code; }

/* "11/21/26, 8:50 PM", "2026/11/21 20:50", "file:///home/ann/cv.html", "https://..." */
static bool is_stamp(const bl_sheet *sheet, const bl_chunk *chunk)
{
    uint32_t slashes = 0, colons = 0, digits = 0, others = 0;
    bool address = false;
    for (uint32_t i = chunk->begin; i < chunk->end; i++) {
        const uint32_t c = code_at(sheet, i);
        slashes += c == '/';
        colons += c == ':';
        digits += c >= '0' && c <= '9';
        others += !(c == '/' || c == ':' || c == ',' || c == '.' || c == '-' || c == 'A' || c == 'P' || c == 'M' || bl_is_blank(c) || (c >= '0' && c <= '9') ||
                    c == 0x4E0A || c == 0x4E0B || c == 0x5348); /* 上午, 下午 */
        address = address || (c == ':' && i + 2 < chunk->end && code_at(sheet, i + 1) == '/' && code_at(sheet, i + 2) == '/');
    }
    return (others == 0 && slashes >= 2 && colons >= 1 && digits >= 6) || (address && chunk->letters >= 12);
}

/* "page 1" */
static bool is_numbered(const bl_sheet *sheet, const bl_chunk *chunk)
{
    static const char word[] = "page ";
    for (uint32_t i = chunk->begin; i + sizeof word - 1 < chunk->end; i++) {
        uint32_t k = 0;
        while (k < sizeof word - 1 && (code_at(sheet, i + k) | 0x20) == (uint32_t)word[k])
            k++;
        const uint32_t c = code_at(sheet, i + k);
        if (k == sizeof word - 1 && c >= '0' && c <= '9')
            return true;
    }
    return false;
}

static void add_chunk(line *out, const bl_sheet *sheet, const bl_chunk *chunk, char word[8], size_t *len)
{
    out->stamped = out->stamped || is_stamp(sheet, chunk);
    out->numbered = out->numbered || is_numbered(sheet, chunk);
    uint32_t number = 0;
    for (uint32_t i = chunk->begin; i < chunk->end; i++) {
        const uint32_t c = code_at(sheet, i);
        const bool digit = c >= '0' && c <= '9';
        number = !digit ? 0 : number > 9999 ? number : number * 10 + c - '0';
        out->number = number > out->number ? number : out->number;
        if (bl_is_blank(c))
            continue;
        const bool mark = c == '/' || c == '-' || c == 0x2013 || c == 0x2014 || c == '|' || c == '.' || c == ',' || c == 0x7B2C || c == 0x9875 || c == 0x9801 ||
                          c == 0x5171 || c == 0xFF0C; /* 第页頁共 */
        out->letters++;
        out->digits += digit;
        out->key = (out->key ^ (digit ? '#' : c)) * 1099511628211u;
        if (!digit && !mark && *len < 8)
            word[(*len)++] = c < 0x80 ? (char)(c | 0x20) : '?';
    }
}

static bool is_on(const bl_chunk *chunk, int32_t baseline) { return abs(chunk->baseline - baseline) * 100 <= SAME_ROW * chunk->size; }

/* The lines in the margins of a page. */
static bl_status find_lines(lines *out, bl_arena *arena, const bl_sheet *sheet)
{
    const int32_t height = sheet->page->height;
    const uint32_t before = out->count;
    for (uint32_t i = 0; i < sheet->chunks.count && out->count - before < 2 * LINES; i++) {
        const bl_chunk *chunk = &sheet->chunks.items[i];
        const bool top = chunk->baseline * 100 < height * MARGIN, bottom = (height - chunk->baseline) * 100 < height * MARGIN;
        bool seen = !top && !bottom;
        for (uint32_t k = before; k < out->count && !seen; k++)
            seen = is_on(chunk, out->items[k].baseline);
        if (seen)
            continue;
        line *now = BL_PUSH(arena, out);
        char word[8];
        size_t len = 0;
        if (now == NULL)
            return BL_ERROR_MEMORY;
        *now = (line){.page = sheet->index, .baseline = chunk->baseline, .top = top, .key = 14695981039346656037u};
        for (uint32_t k = i; k < sheet->chunks.count; k++) /* chunks of a line follow each other from left to right */
            if (is_on(&sheet->chunks.items[k], chunk->baseline))
                add_chunk(now, sheet, &sheet->chunks.items[k], word, &len);
        const bl_str rest = {word, len};
        now->page_word = len == 0 || bl_str_equal(rest, BL_STR("page")) || bl_str_equal(rest, BL_STR("pageof")) || bl_str_equal(rest, BL_STR("of")) ||
                         bl_str_equal(rest, BL_STR("p"));
    }
    return BL_OK;
}

/* The first time, what is repeated may be the person's name. */
static bool is_repeated(const lines *all, uint32_t at)
{
    const line *now = &all->items[at];
    for (uint32_t i = 0; i < at; i++) {
        const line *other = &all->items[i];
        if (other->page != now->page && other->top == now->top && other->key == now->key && abs(other->baseline - now->baseline) < 6 * BL_POINT)
            return true;
    }
    return false;
}

/* Do the letters of a line hold those of a chunk, blanks left out? */
static bool says(const bl_sheet *sheet, int32_t baseline, const bl_sheet *first, const bl_chunk *name)
{
    for (uint32_t i = 0; i < sheet->chunks.count; i++) {
        const bl_chunk *chunk = &sheet->chunks.items[i];
        for (uint32_t at = chunk->begin; is_on(chunk, baseline) && at < chunk->end; at++) {
            uint32_t a = at, b = name->begin;
            while (a < chunk->end && b < name->end && (bl_is_blank(code_at(first, b)) || code_at(sheet, a) == code_at(first, b))) {
                a += !bl_is_blank(code_at(first, b));
                b++;
                while (a < chunk->end && bl_is_blank(code_at(sheet, a)))
                    a++;
            }
            if (b == name->end)
                return true;
        }
    }
    return false;
}

/* Is a line at the top of a later page the name of the person once more: in small letters, far above the text? What it repeats stands large on the first page. */
static bool is_running_head(const bl_sheet *sheets, const line *now)
{
    const bl_sheet *sheet = &sheets[now->page], *first = &sheets[0];
    int32_t below = INT32_MAX, size = 0, largest = 0;
    if (now->page == 0 || !now->top || now->letters > HEAD_LETTERS)
        return false;
    for (uint32_t i = 0; i < sheet->chunks.count; i++) {
        const bl_chunk *chunk = &sheet->chunks.items[i];
        if (is_on(chunk, now->baseline))
            size = chunk->size > size ? chunk->size : size;
        else if (chunk->baseline < now->baseline)
            return false;
        else
            below = chunk->baseline < below ? chunk->baseline : below;
    }
    for (uint32_t i = 0; i < first->chunks.count; i++)
        largest = first->chunks.items[i].size > largest ? first->chunks.items[i].size : largest;
    for (uint32_t i = 0; below - now->baseline > 2 * size && i < first->chunks.count; i++) {
        const bl_chunk *name = &first->chunks.items[i];
        if (name->size * 10 >= largest * 9 && name->letters >= 2 && size * 10 < name->size * 8 && says(sheet, now->baseline, first, name))
            return true;
    }
    return false;
}

bl_status bl_margins_drop(bl_sheet *sheets, uint32_t count, bl_arena *arena)
{
    lines all = {0};
    for (uint32_t i = 0; i < count; i++)
        BL_TRY(find_lines(&all, arena, &sheets[i]));
    for (uint32_t i = 0; i < all.count; i++) {
        const line *now = &all.items[i];
        const bool number = now->page_word && now->digits > 0 && now->number <= PAGES_MOST && now->letters <= 16;
        const bool footer = now->numbered && !now->top && now->letters <= 60;
        if (!number && !footer && !now->stamped && !is_repeated(&all, i) && !is_running_head(sheets, now))
            continue;
        bl_sheet *sheet = &sheets[now->page];
        for (uint32_t k = 0; k < sheet->chunks.count; k++)
            if (is_on(&sheet->chunks.items[k], now->baseline))
                sheet->chunks.items[k].dropped = true;
    }
    return BL_OK;
}
