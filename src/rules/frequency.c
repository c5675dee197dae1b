/* frequencies.yaml: how much a word says, for phrases of which a résumé has only some words. Words are kept by their stems. */
#include "rules/builder.h"
#include "text/fold.h"
#include "text/stem.h"

typedef struct raw_frequency {
    bl_str id, why, words;
    bl_milli rarity;
    bool titles;
} raw_frequency;
static const bl_field fields[] = {{.key = "id", .type = BL_FIELD_STRING, .offset = offsetof(raw_frequency, id), .required = true},
    {.key = "rarity", .type = BL_FIELD_DECIMAL, .offset = offsetof(raw_frequency, rarity), .required = true, .max = BL_MILLI_ONE},
    {.key = "titles", .type = BL_FIELD_BOOL, .offset = offsetof(raw_frequency, titles)},
    {.key = "why", .type = BL_FIELD_STRING, .offset = offsetof(raw_frequency, why), .required = true},
    {.key = "words", .type = BL_FIELD_STRING, .offset = offsetof(raw_frequency, words), .required = true}};
static const bl_schema schema = BL_SCHEMA("a list of frequent words", fields);

/* The words of a string, parted by blanks. A word of a later list has that list's rarity. */
static bl_status keep(bl_builder *b, const raw_frequency *raw)
{
    const bl_str words = bl_fold(b->arena, raw->words);
    if (words.ptr == NULL)
        return BL_ERROR_MEMORY;
    for (size_t at = 0; at < words.len;) {
        const size_t begin = at;
        while (at < words.len && words.ptr[at] != ' ')
            at++;
        bl_stem stem;
        bl_stem_of(&stem, bl_str_slice(words, begin, at));
        const bl_str key = bl_str_copy(b->arena, (bl_str){stem.bytes, stem.stem});
        uint32_t *rarity = key.ptr == NULL ? NULL : key.len == 0 ? &(uint32_t){0} : bl_map_put(raw->titles ? &b->title_rarity : &b->rarity, key, 0, NULL);
        if (rarity == NULL)
            return BL_ERROR_MEMORY;
        *rarity = (uint32_t)raw->rarity;
        at++;
    }
    return BL_OK;
}

bl_status bl_frequencies_read(bl_builder *builder, const bl_yaml *list, uint32_t source)
{
    const bl_yaml_reader reader = {builder->sources.items[source], builder->scratch, builder->diags};
    for (uint32_t i = 0; list != NULL && i < list->count; i++) {
        raw_frequency raw = {.id = BL_STR_NONE};
        const uint32_t errors = builder->diags->errors;
        BL_TRY(bl_schema_read(&reader, &schema, list->items[i], false, &raw, NULL));
        if (builder->diags->errors == errors)
            BL_TRY(keep(builder, &raw));
    }
    return BL_OK;
}

uint32_t bl_word_rarity(const bl_ruleset *rules, bl_str stem, bool title)
{
    const uint32_t *rarity = bl_map_get(title ? &rules->title_rarity : &rules->rarity, stem);
    return rarity == NULL ? BL_MILLI_ONE : *rarity;
}
