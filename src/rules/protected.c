/* protected.yaml: words for what the law protects. They are data for the lint of roles, and stand in no lexicon: no résumé is ever searched for them. */
#include "rules/builder.h"
#include "text/fold.h"

#include <string.h>

typedef struct raw_protected {
    bl_str id, why, instead;
    bl_texts words;
} raw_protected;
static const bl_field fields[] = {{.key = "id", .type = BL_FIELD_STRING, .offset = offsetof(raw_protected, id), .required = true},
    {.key = "words", .type = BL_FIELD_TEXTS, .offset = offsetof(raw_protected, words), .required = true},
    {.key = "why", .type = BL_FIELD_STRING, .offset = offsetof(raw_protected, why), .required = true},
    {.key = "instead", .type = BL_FIELD_STRING, .offset = offsetof(raw_protected, instead), .required = true}};
static const bl_schema schema = BL_SCHEMA("what is protected", fields);

static bl_protected *slot_of(bl_builder *b, bl_str id)
{
    for (uint32_t i = 0; i < b->protected.count; i++)
        if (bl_str_equal(b->protected.items[i].id, id))
            return &b->protected.items[i];
    return BL_PUSH(b->arena, &b->protected);
}

static bl_status keep(bl_builder *b, const raw_protected *raw)
{
    bl_str *words = BL_NEW_ARRAY(b->arena, bl_str, raw->words.count);
    bl_protected kept;
    memset(&kept, 0, sizeof kept); /* the bytes between its fields, too: what compiled rules are kept as holds none that nobody set */
    kept.id = bl_str_copy(b->arena, raw->id);
    kept.words = words;
    kept.word_count = raw->words.count;
    kept.why = bl_str_copy(b->arena, raw->why);
    kept.instead = bl_str_copy(b->arena, raw->instead);
    if (words == NULL || kept.id.ptr == NULL || kept.why.ptr == NULL || kept.instead.ptr == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < raw->words.count; i++) {
        words[i] = bl_fold(b->arena, raw->words.items[i]);
        if (words[i].ptr == NULL)
            return BL_ERROR_MEMORY;
    }
    bl_protected *slot = slot_of(b, kept.id);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = kept;
    return BL_OK;
}

bl_status bl_protected_read(bl_builder *builder, const bl_yaml *list, uint32_t source)
{
    const bl_yaml_reader reader = {builder->sources.items[source], builder->scratch, builder->diags};
    for (uint32_t i = 0; list != NULL && i < list->count; i++) {
        raw_protected raw = {.id = BL_STR_NONE};
        const uint32_t errors = builder->diags->errors;
        BL_TRY(bl_schema_read(&reader, &schema, list->items[i], false, &raw, NULL));
        if (builder->diags->errors == errors)
            BL_TRY(keep(builder, &raw));
    }
    return BL_OK;
}
