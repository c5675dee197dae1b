#include "report/mask.h"

#include <string.h>

#include "base/utf8.h"

#define BLOCK "\xE2\x96\x88" /* █ */
#define WORDS_LEAST 6u       /* bytes: two Chinese characters. What is shorter (a sex, an age) says nothing in other words */

bl_status bl_mask_open(bl_mask *out, bl_arena *arena, const bl_record *record, unsigned hide)
{
    *out = (bl_mask){.document = record->document};
    out->spans = BL_NEW_ARRAY(arena, bl_span, record->personal.count);
    if (out->spans == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < record->personal.count; i++) { /* they come in order of begin */
        const bl_personal *p = &record->personal.items[i];
        if ((p->kind & hide) == 0)
            continue;
        bl_span *last = out->count > 0 ? &out->spans[out->count - 1] : NULL;
        if (last == NULL || p->at.begin > last->end)
            out->spans[out->count++] = p->at;
        else if (p->at.end > last->end)
            last->end = p->at.end;
    }
    return BL_OK;
}

/* Index of the first span that ends behind the offset. O(log spans). */
static uint32_t first_behind(const bl_mask *mask, uint32_t offset)
{
    uint32_t low = 0, high = mask->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (mask->spans[middle].end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bl_str bl_mask_text(const bl_mask *mask, bl_arena *arena, bl_span at)
{
    const bl_str plain = bl_source_slice(&mask->document->text, at);
    uint32_t next = first_behind(mask, at.begin);
    if (next == mask->count || mask->spans[next].begin >= at.end)
        return plain;
    char *out = bl_arena_alloc(arena, plain.len * (sizeof BLOCK - 1) + 1);
    if (out == NULL)
        return BL_STR_NONE;
    size_t len = 0;
    for (size_t i = 0; i < plain.len;) {
        const size_t begin = i;
        const uint32_t point = bl_utf8_next(plain, &i), offset = at.begin + (uint32_t)begin;
        while (next < mask->count && mask->spans[next].end <= offset)
            next++;
        const bool hidden = next < mask->count && mask->spans[next].begin <= offset && point > ' ';
        memcpy(out + len, hidden ? BLOCK : plain.ptr + begin, hidden ? sizeof BLOCK - 1 : i - begin);
        len += hidden ? sizeof BLOCK - 1 : i - begin;
    }
    return (bl_str){out, len};
}

bl_span bl_mask_clip(const bl_mask *mask, bl_span at)
{
    bl_span best = {at.begin, at.begin};
    uint32_t begin = at.begin;
    for (uint32_t i = first_behind(mask, at.begin); begin < at.end; i++) {
        const bool last = i == mask->count || mask->spans[i].begin >= at.end;
        const uint32_t end = last ? at.end : mask->spans[i].begin;
        if (end > begin && end - begin > best.end - best.begin)
            best = (bl_span){begin, end};
        if (last)
            break;
        begin = mask->spans[i].end;
    }
    return best;
}

bl_str bl_mask_words(const bl_mask *mask, bl_str words)
{
    for (uint32_t i = 0; i < mask->count; i++) {
        const bl_str masked = bl_str_trim(bl_source_slice(&mask->document->text, mask->spans[i]));
        size_t at;
        while (masked.len >= WORDS_LEAST && (at = bl_str_find(words, masked, 0)) != SIZE_MAX) {
            const bl_str before = bl_str_slice(words, 0, at), behind = bl_str_slice(words, at + masked.len, words.len);
            words = bl_str_trim(before.len > behind.len ? before : behind);
        }
    }
    return words;
}
