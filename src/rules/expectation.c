#include "rules/expectation.h"

#include "base/limits.h"

typedef struct raw_expectation {
    bl_str role, above, below, by, why;
    bl_month as_of;
} raw_expectation;
static const bl_field fields[] = {{.key = "role", .type = BL_FIELD_STRING, .offset = offsetof(raw_expectation, role), .required = true},
    {.key = "above", .type = BL_FIELD_STRING, .offset = offsetof(raw_expectation, above), .required = true},
    {.key = "below", .type = BL_FIELD_STRING, .offset = offsetof(raw_expectation, below), .required = true},
    {.key = "by", .type = BL_FIELD_STRING, .offset = offsetof(raw_expectation, by)},
    {.key = "as_of", .type = BL_FIELD_MONTH, .offset = offsetof(raw_expectation, as_of)},
    {.key = "why", .type = BL_FIELD_STRING, .offset = offsetof(raw_expectation, why), .required = true}};
static const bl_schema schema = BL_SCHEMA("an expectation", fields);

typedef struct raw_file {
    const bl_yaml *expectations;
} raw_file;
static const bl_field file_fields[] = {{.key = "expectations", .type = BL_FIELD_LIST, .offset = offsetof(raw_file, expectations), .required = true}};
static const bl_schema file_schema = BL_SCHEMA("a file of expectations", file_fields);

bl_status bl_expectations_read(bl_expectations *out, bl_arena *arena, bl_str name, bl_str bytes, bl_diags *diags)
{
    const bl_yaml *root = NULL;
    const uint32_t errors = diags->errors;
    raw_file file = {NULL};
    *out = (bl_expectations){.count = 0};
    BL_TRY(bl_yaml_parse(&root, &out->source, arena, name, bytes, BL_LIMIT_ROLE_NODES, diags));
    const bl_yaml_reader reader = {&out->source, arena, diags};
    if (root != NULL)
        BL_TRY(bl_schema_read(&reader, &file_schema, root, false, &file, NULL));
    const uint32_t count = file.expectations == NULL ? 0 : file.expectations->count;
    bl_expectation *items = BL_NEW_ARRAY(arena, bl_expectation, count);
    if (items == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < count; i++) {
        const bl_yaml *node = file.expectations->items[i];
        raw_expectation raw = {.as_of = BL_MONTH_NONE};
        BL_TRY(bl_schema_read(&reader, &schema, node, false, &raw, NULL));
        items[i] = (bl_expectation){raw.role, raw.above, raw.below, raw.by, raw.as_of, {node->span.begin, node->span.begin + 1}};
    }
    out->items = items;
    out->count = count;
    return diags->errors > errors ? BL_ERROR_INPUT : BL_OK;
}
