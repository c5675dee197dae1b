/* scoring.yaml: every constant with its value and its why. All must be there; a later file may change any. */
#include "rules/builder.h"

typedef struct raw_constant {
    bl_milli value;
    bl_str why;
} raw_constant;

typedef struct constant {
    const char *key;
    size_t offset;    /* in bl_scoring: a bl_milli for group weights, a uint32_t else */
    int64_t min, max; /* as bl_field has them */
    bool degree;      /* thousandths of the full marks, written as 0.2 */
} constant;

#define WEIGHT(name, index)                                                                                \
    {                                                                                                      \
        name, offsetof(bl_scoring, group_weight) + (index) * sizeof(bl_milli), 0, INT64_C(999999000), true \
    }
#define DEGREE(name, max)                               \
    {                                                   \
#name, offsetof(bl_scoring, name), 0, max, true \
    }
#define COUNT(name, min, max)                              \
    {                                                      \
#name, offsetof(bl_scoring, name), min, max, false \
    }

static const constant constants[BL_CONSTANT_COUNT] = {WEIGHT("skills", 0), WEIGHT("experience", 1), WEIGHT("domains", 2), WEIGHT("education", 3),
    WEIGHT("languages", 4), WEIGHT("other", 5), [BL_CONSTANT_DEFAULT_MONTHS] = COUNT(default_months, 1, 600),
    [BL_CONSTANT_LISTED] = DEGREE(listed, 249), /* the contract: less than a quarter */
    [BL_CONSTANT_PROJECT] = DEGREE(project, 1000), [BL_CONSTANT_WORK_BASE] = DEGREE(work_base, 1000), [BL_CONSTANT_LEAD_MONTHS] = COUNT(lead_months, 0, 600),
    [BL_CONSTANT_OPEN_SOURCE_MONTHS] = COUNT(open_source_months, 0, 600), [BL_CONSTANT_PARENT_DISCOUNT] = DEGREE(parent_discount, 1000),
    [BL_CONSTANT_PHRASE_DISCOUNT] = DEGREE(phrase_discount, 1000), [BL_CONSTANT_PART_DISCOUNT] = DEGREE(part_discount, 1000),
    [BL_CONSTANT_PHRASE_LEAST] = DEGREE(phrase_least, 1000), [BL_CONSTANT_PROJECT_MORE] = DEGREE(project_more, 1000),
    [BL_CONSTANT_ONLY_AREA] = DEGREE(only_area, 1000), [BL_CONSTANT_TITLE_NAMED] = DEGREE(title_named, 1000),
    [BL_CONSTANT_TITLE_PART] = DEGREE(title_part, 1000), [BL_CONSTANT_DOMAIN_TITLE] = DEGREE(domain_title, 1000), [BL_CONSTANT_STALE] = DEGREE(stale, 1000),
    [BL_CONSTANT_FEW_SKILLS] = COUNT(few_skills, 0, 100), [BL_CONSTANT_LOWER_LEVEL] = DEGREE(lower_level, 1000),
    [BL_CONSTANT_OTHER_AREA] = DEGREE(other_area, 1000), [BL_CONSTANT_OTHER_MODE] = DEGREE(other_mode, 1000),
    [BL_CONSTANT_IN_PROGRESS] = DEGREE(in_progress, 1000), [BL_CONSTANT_LOWER_CEFR] = DEGREE(lower_cefr, 1000),
    [BL_CONSTANT_PARTLY_CERTIFICATE] = DEGREE(partly_certificate, 1000)};

static bl_status read_constant(bl_builder *b, const bl_yaml_reader *reader, bl_constant which, const bl_yaml *node, uint32_t source)
{
    const constant *c = &constants[which];
    int64_t unit = c->degree ? 1 : BL_MILLI_ONE;
    const bl_field fields[] = {
        {.key = "value", .type = BL_FIELD_DECIMAL, .offset = offsetof(raw_constant, value), .required = true, .min = c->min * unit, .max = c->max * unit},
        {.key = "why", .type = BL_FIELD_STRING, .offset = offsetof(raw_constant, why), .required = true}};
    const bl_schema schema = BL_SCHEMA(c->key, fields);
    raw_constant raw = {0, BL_STR_NONE};
    uint64_t given;
    BL_TRY(bl_schema_read(reader, &schema, node, false, &raw, &given));
    b->scoring_nodes[which] = node;
    b->scoring_places[which] = (bl_rule_place){source, bl_source_line(reader->source, node->span.begin)};
    if (!bl_schema_given(&schema, given, "value"))
        return BL_OK;
    if (!c->degree && raw.value % BL_MILLI_ONE != 0) {
        bl_yaml_refuse(reader, bl_yaml_get(node, "value"), BL_CODE_YAML_TYPE, "'%s' must be a whole number", c->key);
        return BL_OK;
    }
    char *place = (char *)&b->scoring + c->offset;
    if (which < BL_CONSTANT_DEFAULT_MONTHS)
        *(bl_milli *)(void *)place = raw.value;
    else
        *(uint32_t *)(void *)place = (uint32_t)(raw.value / unit);
    return BL_OK;
}

bl_status bl_scoring_read(bl_builder *builder, const bl_yaml *node, uint32_t source)
{
    typedef struct raw_scoring {
        const bl_yaml *nodes[BL_CONSTANT_COUNT], *weights;
    } raw_scoring;
    raw_scoring raw = {0};
    bl_field fields[BL_CONSTANT_COUNT - BL_CONSTANT_DEFAULT_MONTHS + 1], weights[BL_CONSTANT_DEFAULT_MONTHS];
    for (uint32_t i = 0; i < BL_CONSTANT_COUNT; i++) {
        bl_field field = {.key = constants[i].key, .type = BL_FIELD_MAP, .offset = offsetof(raw_scoring, nodes) + i * sizeof(const bl_yaml *)};
        if (i < BL_CONSTANT_DEFAULT_MONTHS)
            weights[i] = field;
        else
            fields[i - BL_CONSTANT_DEFAULT_MONTHS + 1] = field;
    }
    fields[0] = (bl_field){.key = "group_weights", .type = BL_FIELD_MAP, .offset = offsetof(raw_scoring, weights)};
    const bl_schema schema = BL_SCHEMA("'scoring'", fields), weight_schema = BL_SCHEMA("'group_weights'", weights);
    bl_yaml_reader reader = {builder->sources.items[source], builder->scratch, builder->diags};
    BL_TRY(bl_schema_read(&reader, &schema, node, true, &raw, NULL));
    if (raw.weights != NULL)
        BL_TRY(bl_schema_read(&reader, &weight_schema, raw.weights, true, &raw, NULL));
    for (uint32_t i = 0; i < BL_CONSTANT_COUNT; i++)
        if (raw.nodes[i] != NULL)
            BL_TRY(read_constant(builder, &reader, (bl_constant)i, raw.nodes[i], source));
    return BL_OK;
}

const char *bl_constant_key(bl_constant which) { return constants[which].key; }

bl_milli bl_constant_value(const bl_scoring *scoring, bl_constant which)
{
    const char *place = (const char *)scoring + constants[which].offset;
    if (which < BL_CONSTANT_DEFAULT_MONTHS)
        return *(const bl_milli *)(const void *)place;
    return (bl_milli)(*(const uint32_t *)(const void *)place) * (constants[which].degree ? 1 : BL_MILLI_ONE);
}

void bl_scoring_check(const bl_builder *builder)
{
    uint32_t missing = 0;
    for (uint32_t i = 0; i < BL_CONSTANT_COUNT; i++)
        missing += builder->scoring_places[i].line == 0;
    if (missing == BL_CONSTANT_COUNT) {
        bl_diag *diag = bl_diag_add(builder->diags, BL_ERROR, BL_CODE_YAML_MISSING_KEY, NULL, (bl_span){0, 0}, "no rule file holds 'scoring'");
        bl_diag_hint(builder->diags, diag, "read the rules that come with the program too: they hold scoring.yaml");
        return;
    }
    for (uint32_t i = 0; i < BL_CONSTANT_COUNT; i++)
        if (builder->scoring_places[i].line == 0)
            bl_diag_add(builder->diags, BL_ERROR, BL_CODE_YAML_MISSING_KEY, NULL, (bl_span){0, 0}, "no rule file sets %s'%s' in 'scoring'",
                i < BL_CONSTANT_DEFAULT_MONTHS ? "the group weight " : "", constants[i].key);
}
