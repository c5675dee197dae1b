#include <stdlib.h>

#include "base/sort.h"
#include "base/utf8.h"
#include "read/worker/layout.h"
#include "text/fold.h"

#define SAME_LINE 30 /* hundredths of an em between baselines of one line */
#define APART 100    /* hundredths of an em: a gap from which two chunks are meant */
#define TWICE 12     /* hundredths of an em: one letter drawn twice to look bold */

bool bl_is_blank(uint32_t code)
{
    return code <= 0x20 || code == 0xA0 || code == 0x3000 || (code >= 0x2000 && code <= 0x200B) || code == 0x202F || code == 0xFEFF;
}

bool bl_is_dense(uint32_t code)
{
    return bl_is_han(code) || (code >= 0x3001 && code <= 0x303F) || (code >= 0xFF01 && code <= 0xFF65) || (code >= 0x2E80 && code <= 0x2FDF);
}

bool bl_is_bullet(uint32_t code)
{
    static const uint32_t bullets[] = {0xB7, 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B6, 0x25B8, 0x25BA, 0x25C6,
        0x25C7, 0x25CB, 0x25CF, 0x25E6, 0x2605, 0x2606, 0x2713, 0x2714, 0x2726, 0x2756, 0x27A2, 0x27A4, 0x27A5, 0x27B2, 0x30FB, 0xFF65, 0xF06C, 0xF06E, 0xF075,
        0xF076, 0xF0A7, 0xF0B7, 0xF0D8, 0xF0FC};
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++)
        if (bullets[i] == code)
            return true;
    return false;
}

/* Chinese punctuation that may not begin a line. */
static bool is_tied(uint32_t c)
{
    switch (c) {
    case 0x3001: /* 、 */
    case 0x3002: /* 。 */
    case 0x300B: /* 》 */
    case 0x300D: /* 」 */
    case 0x3011: /* 】 */
    case 0x201D: /* ” */
    case 0xFF01: /* ！ */
    case 0xFF09: /* ） */
    case 0xFF0C: /* ， */
    case 0xFF1A: /* ： */
    case 0xFF1B: /* ； */
    case 0xFF1F: /* ？ */ return true;
    default: return false;
    }
}

int32_t bl_first_word(const bl_sheet *sheet, const bl_chunk *chunk)
{
    const bl_glyph *glyphs = sheet->page->glyphs.items, *last = NULL;
    int32_t x0 = glyphs[sheet->order[chunk->begin]].x0, x1 = x0;
    for (uint32_t i = chunk->begin; i < chunk->end; i++) {
        const bl_glyph *g = &glyphs[sheet->order[i]];
        if (bl_is_blank(g->code) || (last != NULL && (bl_is_han(g->code) || (bl_is_han(last->code) && !is_tied(g->code)))))
            break;
        x1 = g->x1;
        last = g;
    }
    return x1 - x0;
}

/* A glyph, and what it is sorted by; the order of drawing settles what is equal. */
typedef struct sorted {
    int32_t key;
    uint32_t glyph;
} sorted;

static int by_key(const void *a, const void *b)
{
    const sorted *p = a, *q = b;
    return p->key != q->key ? (p->key < q->key ? -1 : 1) : (p->glyph > q->glyph) - (p->glyph < q->glyph);
}

static int32_t em_of(const bl_glyph *a, const bl_glyph *b) { return a->size < b->size ? a->size : b->size; }

/* The same letter at the same place again. */
static bool is_twin(const bl_glyph *a, const bl_glyph *b)
{
    return a->code == b->code && abs(a->x0 - b->x0) * 100 < TWICE * a->size && abs(a->baseline - b->baseline) * 100 < TWICE * a->size;
}

/* The upright lines of tables that cross one line of writing. */
typedef struct dividers {
    int32_t xs[64];
    uint32_t count;
} dividers;

static void find_dividers(dividers *out, const bl_page *page, int32_t y)
{
    out->count = 0;
    for (uint32_t i = 0; i < page->rules.count && i < BL_RULES_MOST && out->count < 64; i++) {
        const bl_box *b = &page->rules.items[i];
        if (b->x1 - b->x0 < 3 * BL_POINT && b->y0 - BL_POINT < y && y < b->y1 + BL_POINT)
            out->xs[out->count++] = b->x0 + (b->x1 - b->x0) / 2;
    }
}

static bool is_divided(const dividers *d, const bl_glyph *a, const bl_glyph *b)
{
    for (uint32_t i = 0; i < d->count; i++)
        if (d->xs[i] > a->x1 - a->size / 5 && d->xs[i] < b->x0 + b->size / 5)
            return true;
    return false;
}

/* A soft hyphen within a line is one that some fonts name so: it is seen, and parts two words. */
static void harden_hyphens(bl_sheet *sheet, uint32_t begin, uint32_t end)
{
    bl_glyph *glyphs = sheet->page->glyphs.items;
    for (uint32_t i = begin; i + 1 < end; i++) {
        bl_glyph *now = &glyphs[sheet->order[i]];
        const bl_glyph *next = &glyphs[sheet->order[i + 1]];
        if (now->code == 0xAD && now->x1 > now->x0 && !bl_is_blank(next->code) && next->x0 - now->x1 < now->size / 5)
            now->code = '-';
    }
}

/* Chunks of one line: order[begin, end), sorted by x. */
static bl_status cut_line(bl_sheet *sheet, bl_arena *arena, uint32_t begin, uint32_t end)
{
    const bl_glyph *glyphs = sheet->page->glyphs.items;
    bl_chunk *chunk = NULL;
    const bl_glyph *last = NULL; /* the last that is no blank */
    dividers d = {.count = 0};
    if (begin < end)
        find_dividers(&d, sheet->page, glyphs[sheet->order[begin]].baseline - glyphs[sheet->order[begin]].size / 3);
    for (uint32_t i = begin; i < end; i++) {
        const bl_glyph *glyph = &glyphs[sheet->order[i]];
        if (bl_is_blank(glyph->code)) {
            if (chunk != NULL)
                chunk->trailing = true;
            continue;
        }
        if (last == NULL || (int64_t)(glyph->x0 - last->x1) * 100 > (int64_t)APART * em_of(glyph, last) || is_divided(&d, last, glyph)) {
            chunk = BL_PUSH(arena, &sheet->chunks);
            if (chunk == NULL)
                return BL_ERROR_MEMORY;
            *chunk = (bl_chunk){.begin = i, .x0 = glyph->x0, .x1 = glyph->x1, .baseline = glyph->baseline, .size = glyph->size, .bold = true};
        }
        chunk->end = i + 1;
        chunk->trailing = false;
        chunk->x1 = glyph->x1 > chunk->x1 ? glyph->x1 : chunk->x1;
        chunk->size = glyph->size > chunk->size ? glyph->size : chunk->size;
        chunk->letters++;
        chunk->bold = chunk->bold && glyph->bold;
        if (last == NULL || glyph->x1 > last->x1 || last < &glyphs[sheet->order[chunk->begin]])
            last = glyph;
    }
    return BL_OK;
}

/* Drops what is drawn twice; order[begin, end) is sorted by x. Returns the new end. */
static uint32_t drop_twins(bl_sheet *sheet, uint32_t begin, uint32_t end)
{
    bl_glyph *glyphs = sheet->page->glyphs.items;
    uint32_t kept = begin;
    for (uint32_t i = begin; i < end; i++) {
        bl_glyph *glyph = &glyphs[sheet->order[i]];
        bool twin = false;
        for (uint32_t k = kept; k > begin && k + 4 > kept && !twin; k--)
            if (is_twin(&glyphs[sheet->order[k - 1]], glyph)) {
                glyphs[sheet->order[k - 1]].bold = true;
                twin = true;
            }
        if (!twin)
            sheet->order[kept++] = sheet->order[i];
    }
    return kept;
}

/* Fonts that draw two characters with one glyph often name the rarer one: 工 is read as U+2F2F, a radical, and the dash of a range as the dash of figures. */
static uint32_t plain_code(bl_arena *arena, uint32_t code)
{
    char bytes[4];
    size_t at = 0;
    if (code < 0x2E80 || code > 0x2FD5)
        return code == 0x2012 ? 0x2013 : code == 0x2015 ? 0x2014 : code == 0x301C ? 0xFF5E : code;
    bl_str folded = bl_fold(arena, (bl_str){bytes, bl_utf8_put(bytes, code)});
    uint32_t plain = folded.len > 0 ? bl_utf8_next(folded, &at) : code;
    return at == folded.len ? plain : code;
}

bl_status bl_chunks_make(bl_sheet *sheet, bl_arena *arena)
{
    const bl_page *page = sheet->page;
    bl_glyph *glyphs = page->glyphs.items;
    for (uint32_t i = 0; i < page->glyphs.count; i++)
        glyphs[i].code = plain_code(arena, glyphs[i].code);
    sorted *items = BL_NEW_ARRAY(arena, sorted, page->glyphs.count + 1);
    sheet->order = BL_NEW_ARRAY(arena, uint32_t, 2 * (size_t)page->glyphs.count + 1);
    if (sheet->order == NULL || items == NULL)
        return BL_ERROR_MEMORY;
    uint32_t count = 0;
    for (uint32_t i = 0; i < page->glyphs.count; i++)
        if (!glyphs[i].dropped && glyphs[i].turn == BL_TURN_NONE)
            items[count++] = (sorted){glyphs[i].baseline, i};
    bl_sort(items, count, sizeof *items, by_key);
    for (uint32_t begin = 0, end; begin < count; begin = end) {
        const bl_glyph *first = &glyphs[items[begin].glyph];
        for (end = begin + 1; end < count; end++) {
            const bl_glyph *next = &glyphs[items[end].glyph];
            if ((int64_t)(next->baseline - first->baseline) * 100 > (int64_t)SAME_LINE * em_of(first, next))
                break;
        }
        for (uint32_t i = begin; i < end; i++)
            items[i].key = glyphs[items[i].glyph].x0;
        bl_sort(items + begin, end - begin, sizeof *items, by_key);
        for (uint32_t i = begin; i < end; i++)
            sheet->order[i] = items[i].glyph;
        const uint32_t kept = drop_twins(sheet, begin, end);
        harden_hyphens(sheet, begin, kept);
        BL_TRY(cut_line(sheet, arena, begin, kept));
    }
    return BL_OK;
}
