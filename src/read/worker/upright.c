/* Chinese that stands upright, a character below the other: the names of sections beside what they name, in many forms and templates. Each is one chunk. */
#include <stdlib.h>

#include "base/utf8.h"
#include "read/worker/layout.h"

#define MOST 12u       /* characters of one name */
#define STEP_LEAST 95  /* hundredths of an em from one to the next */
#define STEP_MOST 165  /* a row of a form is higher */
#define STEP_EVEN 15   /* they stand at equal steps */
#define ALONE 6        /* ems beside which no other single character stands: "姓    名" is written across */
#define FRAME BL_POINT /* beyond the edge of a line that frames it */

typedef struct stack {
    uint32_t chunks[MOST];
    uint32_t count;
} stack;

static const bl_chunk *chunk_at(const bl_sheet *sheet, uint32_t i) { return &sheet->chunks.items[i]; }

static bool is_single(const bl_sheet *sheet, const bl_chunk *c)
{
    return !c->dropped && c->table == 0 && c->letters == 1 && bl_is_han(sheet->page->glyphs.items[sheet->order[c->begin]].code);
}

/* Chunks lie in the order of their lines, and a line from left to right. */
static bool stands_alone(const bl_sheet *sheet, uint32_t at)
{
    const bl_chunk *c = chunk_at(sheet, at);
    const bl_chunk *before = at > 0 ? chunk_at(sheet, at - 1) : NULL, *behind = at + 1 < sheet->chunks.count ? chunk_at(sheet, at + 1) : NULL;
    const bl_chunk *const beside[] = {before, behind};
    for (size_t i = 0; i < 2; i++)
        if (beside[i] != NULL && abs(beside[i]->baseline - c->baseline) * 3 < c->size && abs(beside[i]->x0 - c->x0) < ALONE * c->size &&
            beside[i]->letters == 1)
            return false;
    return true;
}

/* The character below the last one of a stack; 0: none is (the first chunk of a page is below nothing). */
static uint32_t next_below(const bl_sheet *sheet, const stack *s)
{
    const uint32_t at = s->chunks[s->count - 1];
    const bl_chunk *last = chunk_at(sheet, at);
    for (uint32_t i = at + 1; i < sheet->chunks.count; i++) {
        const bl_chunk *next = chunk_at(sheet, i);
        const int32_t step = next->baseline - last->baseline;
        if (step * 100 > STEP_MOST * last->size)
            return 0;
        if (step * 100 < STEP_LEAST * last->size || abs(next->x0 - last->x0) * 8 > last->size || abs(next->size - last->size) * 10 > last->size)
            continue;
        const int32_t before = s->count > 1 ? last->baseline - chunk_at(sheet, s->chunks[s->count - 2])->baseline : step;
        return is_single(sheet, next) && stands_alone(sheet, i) && abs(step - before) * 100 < STEP_EVEN * last->size ? i : 0;
    }
    return 0;
}

/* What a stack stands within: a strip of colour, or the level lines above and below it, as far as there are any. */
static void find_frame(int32_t *top, int32_t *bottom, const bl_sheet *sheet, const bl_chunk *first, const bl_chunk *last)
{
    const bl_page *page = sheet->page;
    *top = INT32_MIN;
    *bottom = INT32_MAX;
    for (uint32_t i = 0; i < page->strips.count && i < BL_RULES_MOST; i++) {
        const bl_box *b = &page->strips.items[i];
        if (b->x0 <= first->x0 && b->x1 >= first->x1 && b->y0 <= first->baseline - first->size / 2 && b->y1 >= last->baseline) {
            *top = b->y0;
            *bottom = b->y1;
            return;
        }
    }
    for (uint32_t i = 0; i < page->rules.count && i < BL_RULES_MOST; i++) {
        const bl_box *b = &page->rules.items[i];
        if (b->x1 - b->x0 < b->y1 - b->y0 || b->x0 > first->x0 + FRAME || b->x1 < first->x1 - FRAME)
            continue;
        if (b->y1 <= first->baseline - first->size / 2 && b->y1 > *top)
            *top = b->y1;
        if (b->y0 >= last->baseline && b->y0 < *bottom)
            *bottom = b->y0;
    }
}

/* Where the first line stands that the name stands beside, within its frame: a name in the middle of its frame is read before all of it. */
static int32_t first_line(const bl_sheet *sheet, const bl_chunk *first, int32_t top, int32_t bottom)
{
    int32_t least = INT32_MAX;
    for (uint32_t i = 0; i < sheet->chunks.count; i++) {
        const bl_chunk *c = chunk_at(sheet, i);
        if (!c->dropped && c->x0 > first->x1 && c->baseline - c->size / 2 > top && c->baseline < bottom && c->baseline < least)
            least = c->baseline;
    }
    return least == INT32_MAX ? first->baseline : least;
}

/* One chunk for all of them; its glyphs are said once more behind the others. */
static void join(bl_sheet *sheet, const stack *s, uint32_t *end)
{
    int32_t top, bottom;
    bl_chunk *first = &sheet->chunks.items[s->chunks[0]];
    find_frame(&top, &bottom, sheet, first, chunk_at(sheet, s->chunks[s->count - 1]));
    const bool framed = top != INT32_MIN && bottom != INT32_MAX;
    if (s->count < (framed ? 2 : 3))
        return;
    const uint32_t begin = *end;
    for (uint32_t i = 0; i < s->count; i++) {
        bl_chunk *c = &sheet->chunks.items[s->chunks[i]];
        sheet->order[(*end)++] = sheet->order[c->begin];
        first->bold = first->bold && c->bold;
        c->dropped = i > 0;
    }
    first->begin = begin;
    first->end = *end;
    first->letters = s->count;
    first->baseline = framed ? first_line(sheet, first, top, bottom) : first->baseline;
}

void bl_upright_join(bl_sheet *sheet)
{
    uint32_t end = 0; /* of what is used of order, which has room for each glyph twice */
    for (uint32_t i = 0; i < sheet->chunks.count; i++)
        end = sheet->chunks.items[i].end > end ? sheet->chunks.items[i].end : end;
    for (uint32_t i = 0; i < sheet->chunks.count; i++) {
        stack s = {{i}, 1};
        if (!is_single(sheet, chunk_at(sheet, i)) || !stands_alone(sheet, i))
            continue;
        for (uint32_t next; s.count < MOST && (next = next_below(sheet, &s)) != 0;)
            s.chunks[s.count++] = next;
        if (s.count > 1)
            join(sheet, &s, &end);
    }
}
