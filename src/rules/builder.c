#include "rules/builder.h"

#include "base/utf8.h"
#include "rules/names.h"
#include "text/fold.h"

void bl_builder_open(bl_builder *builder, bl_arena *arena, bl_arena *scratch, const bl_lexicon *base, bl_diags *diags)
{
    *builder = (bl_builder){.arena = arena, .scratch = scratch, .diags = diags, .base = base};
    bl_map_open(&builder->rarity, arena);
    bl_map_open(&builder->title_rarity, arena);
    for (uint32_t kind = 0; kind < BL_KIND_COUNT; kind++)
        bl_map_open(&builder->ids[kind], scratch);
}

bl_status bl_builder_add_source(bl_builder *builder, const bl_source *source, uint32_t *index)
{
    const bl_source **slot = BL_PUSH(builder->scratch, &builder->sources);
    if (slot == NULL || BL_PUSH(builder->scratch, &builder->allowed) == NULL)
        return BL_ERROR_MEMORY;
    *slot = source;
    *index = builder->sources.count - 1;
    return BL_OK;
}

bl_status bl_builder_add_draft(bl_builder *builder, const bl_draft *draft)
{
    bl_draft *kept = BL_NEW(builder->scratch, bl_draft), **slot = BL_PUSH(builder->scratch, &builder->drafts);
    if (kept == NULL || slot == NULL)
        return BL_ERROR_MEMORY;
    *kept = *draft;
    *slot = kept;
    return BL_OK;
}

bl_draft *bl_builder_find(const bl_builder *builder, bl_kind kind, bl_str id)
{
    const uint32_t *index = bl_map_get(&builder->ids[kind], id);
    return index == NULL || builder->drafts.items[*index]->gone ? NULL : builder->drafts.items[*index];
}

bl_str bl_builder_near_id(const bl_builder *builder, bl_kind kind, bl_str id)
{
    const bl_map *map = &builder->ids[kind];
    bl_str *ids = BL_NEW_ARRAY(builder->scratch, bl_str, map->count);
    uint32_t count = 0;
    for (uint32_t i = 0; ids != NULL && i < map->count; i++)
        if (!builder->drafts.items[map->items[i].value]->gone)
            ids[count++] = map->items[i].key;
    return ids == NULL ? BL_STR_NONE : bl_did_you_mean(id, ids, count);
}

bl_str bl_slug(bl_arena *arena, bl_str name)
{
    bl_str folded = bl_fold(arena, name);
    char *slug = folded.ptr == NULL ? NULL : bl_arena_alloc(arena, folded.len + 1);
    if (slug == NULL)
        return BL_STR_NONE;
    size_t len = 0;
    for (size_t at = 0; at < folded.len;) {
        size_t begin = at;
        if (bl_is_word(bl_utf8_next(folded, &at))) {
            memcpy(slug + len, folded.ptr + begin, at - begin);
            len += at - begin;
        } else if (len > 0 && slug[len - 1] != '-') {
            slug[len++] = '-';
        }
    }
    while (len > 0 && slug[len - 1] == '-')
        len--;
    return len == 0 ? BL_STR("x") : (bl_str){slug, len};
}

bl_status bl_builder_add_name(bl_builder *builder, bl_kind kind, bl_str name, uint32_t source, bl_span span, uint32_t *draft)
{
    bl_str id = bl_slug(builder->scratch, name);
    if (id.ptr == NULL)
        return BL_ERROR_MEMORY;
    bl_str free_id = id; /* C, C++ and C# have one slug */
    for (uint32_t n = 2; bl_map_get(&builder->ids[kind], free_id) != NULL || (builder->base != NULL && bl_map_get(builder->base->ids[kind], free_id) != NULL);
         n++) {
        free_id = bl_str_format(builder->scratch, "%.*s-%u", BL_STR_ARG(id), n);
        if (free_id.ptr == NULL)
            return BL_ERROR_MEMORY;
    }
    bl_draft named = {.entry = {.kind = kind, .id = free_id}, .source = source, .span = span, .extends = BL_NO_ENTRY};
    named.name = (bl_word){.text = name, .source = source, .span = span, .weight = kind == BL_KIND_DOMAIN ? 3 : 0};
    BL_TRY(bl_builder_add_draft(builder, &named));
    *draft = builder->drafts.count - 1;
    return bl_map_put(&builder->ids[kind], free_id, *draft, NULL) == NULL ? BL_ERROR_MEMORY : BL_OK;
}
