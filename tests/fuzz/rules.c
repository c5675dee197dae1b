/* One rule file from bytes: YAML, its schema, its entries, and the lexicon that is made of them. */
#include "reading.h"
#include "rules/builder.h"

static bl_status compile(bl_arena *arena, bl_arena *scratch, bl_str file, bl_diags *diags)
{
    bl_builder builder;
    bl_source source;
    bl_lexicon lexicon;
    const bl_yaml *root = NULL;
    uint32_t index;
    bl_builder_open(&builder, arena, scratch, NULL, diags);
    BL_TRY(bl_yaml_parse(&root, &source, arena, BL_STR("rules.yaml"), file, BL_LIMIT_RULE_NODES, diags));
    BL_TRY(bl_builder_add_source(&builder, &source, &index));
    if (root != NULL)
        BL_TRY(bl_builder_read(&builder, root, index, false));
    BL_TRY(bl_builder_freeze(&builder, &lexicon));
    return bl_lexicon_match(&lexicon, arena, scratch);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    bl_arena *arena = NULL, *scratch = NULL;
    bl_diags diags;
    require(bl_arena_open(&arena, NULL, BL_LIMIT_RULESET_MEMORY) == BL_OK && bl_arena_open(&scratch, NULL, BL_LIMIT_RULESET_MEMORY) == BL_OK);
    bl_diags_open(&diags, arena);
    const bl_status status = compile(arena, scratch, (bl_str){(const char *)bytes, size}, &diags);
    require(status == BL_OK || diags.errors > 0);
    bl_diags_sort(&diags);
    bl_arena_close(scratch);
    bl_arena_close(arena);
    return 0;
}
