#include "facts/stages.h"
#include "facts/wordtables.h"

bl_status bl_signs_find(bl_signs *out, const bl_document *document, const bl_glance *glance)
{
    const bl_str text = {document->folded.bytes, document->folded.len};
    uint32_t kinds;
    *out = (bl_signs){0};
    for (size_t block = 0; block <= text.len / 64; block++)
        for (uint64_t bits = glance->starts[block] | glance->leads[block]; bits != 0; bits &= bits - 1) {
            const uint32_t at = (uint32_t)block * 64 + (uint32_t)__builtin_ctzll(bits);
            if (!bl_wordtable_may_begin(&bl_words_of_signs, text, at))
                continue;
            for (size_t len = BL_WORDTABLE_ANY; (len = bl_wordtable_begin(&bl_words_of_signs, bl_str_slice(text, at, text.len), len, &kinds)) > 0;) {
                bl_sign *sign = BL_PUSH(document->arena, out);
                if (sign == NULL)
                    return BL_ERROR_MEMORY;
                *sign = (bl_sign){at, at + (uint32_t)len, kinds};
            }
        }
    return BL_OK;
}

bool bl_signs_in(const bl_signs *signs, uint32_t kinds, bl_span span, uint32_t *cursor)
{
    while (*cursor < signs->count && signs->items[*cursor].begin < span.begin)
        ++*cursor;
    for (uint32_t i = *cursor; i < signs->count && signs->items[i].begin < span.end; i++)
        if ((signs->items[i].kinds & kinds) != 0 && signs->items[i].end <= span.end)
            return true;
    return false;
}

bl_status bl_read_signs(bl_reading *r)
{
    BL_TRY(bl_glance_at(&r->glance, r->arena, (bl_str){r->document->folded.bytes, r->document->folded.len}));
    BL_TRY(bl_kinds_open(&r->kinds, r->arena, &r->mentions));
    return bl_signs_find(&r->signs, r->document, &r->glance);
}
