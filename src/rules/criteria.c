/* One criterion: a mapping with one subject (what is looked for) and its measures (how much of it). */
#include "rules/names.h"
#include "rules/role_reader.h"

typedef struct raw_criterion {
    bl_str id, label, why, skill, domain, language, certificate;
    bl_milli weight, years, within;
    const bl_yaml *title, *level, *mode, *area, *must, *any, *all, *of;
    uint32_t people, papers, patents, publications, at_least;
    bool management, open_source;
} raw_criterion;

#define FIELD(name, of_type)                                                   \
    {                                                                          \
        .key = #name, .type = of_type, .offset = offsetof(raw_criterion, name) \
    }
static const bl_field fields[] = {FIELD(id, BL_FIELD_STRING), FIELD(label, BL_FIELD_STRING), FIELD(why, BL_FIELD_STRING), FIELD(weight, BL_FIELD_DECIMAL),
    FIELD(must, BL_FIELD_ANY), FIELD(skill, BL_FIELD_STRING), FIELD(domain, BL_FIELD_STRING), FIELD(title, BL_FIELD_ANY), FIELD(language, BL_FIELD_STRING),
    FIELD(certificate, BL_FIELD_STRING), FIELD(management, BL_FIELD_BOOL), FIELD(open_source, BL_FIELD_BOOL), FIELD(level, BL_FIELD_ANY),
    FIELD(mode, BL_FIELD_ANY), FIELD(area, BL_FIELD_ANY), FIELD(any, BL_FIELD_LIST), FIELD(all, BL_FIELD_LIST), FIELD(of, BL_FIELD_LIST),
    {.key = "at_least", .type = BL_FIELD_COUNT, .offset = offsetof(raw_criterion, at_least), .min = 1, .max = 1000},
    {.key = "years", .type = BL_FIELD_DECIMAL, .offset = offsetof(raw_criterion, years), .min = 1, .max = 80000},
    {.key = "within", .type = BL_FIELD_DECIMAL, .offset = offsetof(raw_criterion, within), .min = 1, .max = 80000},
    {.key = "people", .type = BL_FIELD_COUNT, .offset = offsetof(raw_criterion, people), .min = 1, .max = 999999},
    {.key = "papers", .type = BL_FIELD_COUNT, .offset = offsetof(raw_criterion, papers), .min = 1, .max = 99},
    {.key = "patents", .type = BL_FIELD_COUNT, .offset = offsetof(raw_criterion, patents), .min = 1, .max = 9999},
    {.key = "publications", .type = BL_FIELD_COUNT, .offset = offsetof(raw_criterion, publications), .min = 1, .max = 9999}};
static const bl_schema schema = BL_SCHEMA("a criterion", fields);

/* Subjects, the first that is there wins; what may stand beside each, aside from id, label, why, weight and must. */
static const struct subject {
    const char *key;
    bl_criterion_kind kind;
    const char *beside;
} subjects[] = {{"skill", BL_CRITERION_SKILL, "years within"}, {"domain", BL_CRITERION_DOMAIN, "years within"}, {"title", BL_CRITERION_TITLE, "years within"},
    {"language", BL_CRITERION_LANGUAGE, "level"}, {"certificate", BL_CRITERION_CERTIFICATE, "papers"},
    {"management", BL_CRITERION_MANAGEMENT, "years within people"}, {"patents", BL_CRITERION_PATENTS, ""}, {"open_source", BL_CRITERION_OPEN_SOURCE, ""},
    {"publications", BL_CRITERION_PUBLICATIONS, ""}, {"any", BL_CRITERION_ANY, "years within"}, {"all", BL_CRITERION_ALL, "years within"},
    {"at_least", BL_CRITERION_AT_LEAST, "of years within"}, {"level", BL_CRITERION_EDUCATION, "area mode"}, {"area", BL_CRITERION_EDUCATION, "mode"},
    {"mode", BL_CRITERION_EDUCATION, ""}, {"years", BL_CRITERION_YEARS, ""}};
enum { SUBJECTS = sizeof subjects / sizeof *subjects };

static bl_status read_criterion(bl_role_reader *r, bl_group group, const bl_yaml *node, bool nested, bl_criterion **out);

static bool is_word_of(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = strstr(words, word); at != NULL; at = strstr(at + 1, word))
        if ((at == words || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
            return true;
    return false;
}

/* The subject of a criterion; NULL (and said) where there is none or more than one, or where something beside it does not belong to it. */
static const struct subject *find_subject(bl_role_reader *r, const bl_yaml *node)
{
    const struct subject *subject = NULL;
    for (uint32_t i = 0; i < SUBJECTS && subject == NULL; i++)
        if (bl_yaml_get(node, subjects[i].key) != NULL)
            subject = &subjects[i];
    if (subject == NULL) {
        bl_diag *diag = bl_diag_add(r->yaml.diags, BL_ERROR, BL_CODE_YAML_MISSING_KEY, r->yaml.source, (bl_span){node->span.begin, node->span.begin + 1},
            "the criterion does not say what to look for");
        bl_diag_hint(r->yaml.diags, diag, "add a skill, domain, title, language, certificate, level, years, any, all, ...");
        return NULL;
    }
    for (uint32_t i = 0; i < node->count; i++) {
        const bl_yaml *key = node->items[2 * i];
        char word[24] = "";
        if (key->kind != BL_YAML_SCALAR || key->text.len >= sizeof word)
            continue;
        memcpy(word, key->text.ptr, key->text.len);
        if (strcmp(word, subject->key) == 0 || is_word_of(subject->beside, word) || is_word_of("id label why weight must", word))
            continue;
        bool known = is_word_of("of people papers within", word), other = false;
        for (uint32_t s = 0; s < SUBJECTS; s++)
            other = other || strcmp(word, subjects[s].key) == 0;
        if (!known && !other)
            continue; /* the schema has said so */
        bl_diag *diag = bl_yaml_refuse(&r->yaml, key, BL_CODE_YAML_UNKNOWN_KEY, "'%s' does not belong to a criterion with '%s'", word, subject->key);
        if (other)
            bl_diag_hint(r->yaml.diags, diag, "make it a criterion of its own, or put both into {all: [...]}");
        else
            bl_diag_hint(r->yaml.diags, diag, "remove it");
    }
    return subject;
}

typedef struct raw_must {
    bl_milli years;
    bool used;
} raw_must;
static const bl_field must_fields[] = {{.key = "years", .type = BL_FIELD_DECIMAL, .offset = offsetof(raw_must, years), .min = 1, .max = 80000},
    {.key = "used", .type = BL_FIELD_BOOL, .offset = offsetof(raw_must, used)}};
static const bl_schema must_schema = BL_SCHEMA("'must'", must_fields);

static bl_status read_must(bl_role_reader *r, const bl_yaml *node, bl_criterion *c)
{
    c->must = (bl_must){false, false, -1};
    if (node == NULL)
        return BL_OK;
    if (node->kind == BL_YAML_MAP) {
        raw_must raw = {-1, false};
        BL_TRY(bl_schema_read(&r->yaml, &must_schema, node, true, &raw, NULL));
        if (node->count == 0 || (raw.years < 0 && !raw.used && bl_yaml_get(node, "used") != NULL && bl_yaml_get(node, "years") == NULL))
            bl_yaml_refuse(&r->yaml, node, BL_CODE_YAML_VALUE, "this 'must' asks for nothing; write true, {years: 3} or {used: true}");
        c->must = (bl_must){true, raw.used, raw.years};
    } else if (bl_yaml_is_text(node)) {
        bl_yaml_bool(&r->yaml, node, "must", &c->must.asked);
    } else {
        bl_yaml_refuse(&r->yaml, node, BL_CODE_YAML_TYPE, "'must' must be true, {years: 3} or {used: true}, and here is %s", bl_yaml_kind_name(node));
    }
    if (c->must.asked && c->kind == BL_CRITERION_YEARS && c->must.years < 0)
        c->must.years = c->years;
    bool dated = c->kind != BL_CRITERION_EDUCATION && c->kind != BL_CRITERION_LANGUAGE && c->kind != BL_CRITERION_CERTIFICATE &&
                 c->kind != BL_CRITERION_PATENTS && c->kind != BL_CRITERION_PUBLICATIONS && c->kind != BL_CRITERION_OPEN_SOURCE;
    if (c->must.asked && !dated && (c->must.used || c->must.years >= 0)) {
        bl_diag *diag = bl_role_warn(r, BL_CODE_ROLE_MUST_UNPROVABLE, node->span, "no work shows years or use of this, so nobody can pass the must");
        bl_diag_hint(r->yaml.diags, diag, "write must: true");
    }
    return BL_OK;
}

/* A name that no entry stands for. */
static bl_name as_written(bl_str text) { return (bl_name){.text = text, .entry = BL_NO_ENTRY}; }

static bl_status one_name(bl_role_reader *r, bl_criterion *c, bl_kind kind, const bl_yaml *node)
{
    bl_name *name = BL_NEW(r->yaml.arena, bl_name);
    if (name == NULL)
        return BL_ERROR_MEMORY;
    c->names = name;
    c->name_count = 1;
    if (!bl_yaml_is_text(node)) { /* an error already */
        *name = as_written(BL_STR("?"));
        return BL_OK;
    }
    if (kind == BL_KIND_CERTIFICATE) { /* exams are certificates to a person */
        bl_vocabulary rules = {r->role->rules, NULL};
        uint32_t found;
        if (bl_vocabulary_by_name(&rules, NULL, BL_KIND_CERTIFICATE, node->text, &found, 1) == 0 &&
            bl_vocabulary_by_name(&rules, NULL, BL_KIND_EXAM, node->text, &found, 1) > 0)
            kind = BL_KIND_EXAM;
    }
    BL_TRY(bl_role_resolve(r, kind, node->text, node->span, name));
    const bl_entry *entry = bl_role_entry(r, name->entry);
    if (entry != NULL && entry->draft && c->must.asked) {
        bl_diag *diag = bl_role_warn(r, BL_CODE_ROLE_MUST_UNPROVABLE, node->span,
            "the rule of '%.*s' is a draft and scores nothing, so nobody can pass the must", BL_STR_ARG(entry->id));
        bl_diag_hint(r->yaml.diags, diag, "remove 'must', or finish the rule");
    }
    if (kind == BL_KIND_CERTIFICATE && entry != NULL && entry->papers > 0 && c->count > entry->papers)
        bl_diag_hint(r->yaml.diags,
            bl_yaml_refuse(&r->yaml, node, BL_CODE_YAML_VALUE, "'%.*s' has %u papers, so nobody can hold %u", BL_STR_ARG(entry->id), entry->papers, c->count),
            "write papers: %u or less", entry->papers);
    return BL_OK;
}

/* A list of names, or one. resolve: entries of the kind; else free text. */
static bl_status many_names(bl_role_reader *r, const bl_yaml *node, const char *key, bl_kind kind, bool resolve, const bl_name **out, uint32_t *count)
{
    bl_texts texts = {0};
    bool right;
    BL_TRY(bl_yaml_texts(&r->yaml, node, key, true, &texts, &right));
    if (right && texts.count == 0)
        bl_yaml_refuse(&r->yaml, node, BL_CODE_YAML_VALUE, "'%s' is empty", key);
    bl_name *names = BL_NEW_ARRAY(r->yaml.arena, bl_name, texts.count);
    if (names == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < texts.count; i++) {
        names[i] = as_written(texts.items[i]);
        if (resolve)
            BL_TRY(bl_role_resolve(r, kind, texts.items[i], texts.nodes[i]->span, &names[i]));
    }
    *out = names;
    *count = texts.count;
    return BL_OK;
}

/* A level, mode or fluency: its name, or a word of the rules for it (本科, 流利). The entry tells by its own field. */
static const bl_entry *by_word(bl_role_reader *r, const bl_yaml *node, bl_kind kind, const char *key, const char *const *names, uint32_t *value)
{
    if (bl_yaml_is_text(node)) {
        bl_vocabulary rules = {r->role->rules, NULL};
        uint32_t found;
        for (uint32_t i = 0; names[i] != NULL; i++)
            if (names[i][0] != '\0' && bl_str_equal_nocase(node->text, bl_str_of(names[i]))) {
                *value = i;
                return NULL;
            }
        if (bl_vocabulary_by_name(&rules, NULL, kind, node->text, &found, 1) > 0)
            return bl_vocabulary_entry(&rules, found);
    }
    bl_yaml_enum(&r->yaml, node, key, names, value);
    return NULL;
}

static bl_status read_education(bl_role_reader *r, const raw_criterion *raw, bl_criterion *c)
{
    uint32_t level = BL_LEVEL_NONE, mode = BL_MODE_NONE;
    const bl_entry *level_word = raw->level == NULL ? NULL : by_word(r, raw->level, BL_KIND_DEGREE, "level", bl_level_names, &level);
    const bl_entry *mode_word = raw->mode == NULL ? NULL : by_word(r, raw->mode, BL_KIND_MODE, "mode", bl_mode_names, &mode);
    c->level = level_word == NULL ? (bl_level)level : level_word->level;
    c->mode = mode_word == NULL ? (bl_mode)mode : mode_word->mode;
    return raw->area == NULL ? BL_OK : many_names(r, raw->area, "area", BL_KIND_SKILL, false, &c->areas, &c->area_count);
}

static bl_status read_language(bl_role_reader *r, const bl_yaml *node, const raw_criterion *raw, bl_criterion *c)
{
    uint32_t cefr = BL_CEFR_NONE;
    const bl_entry *word = raw->level == NULL ? NULL : by_word(r, raw->level, BL_KIND_FLUENCY, "level", bl_cefr_names, &cefr);
    c->cefr = word == NULL ? (bl_cefr)cefr : word->cefr;
    return one_name(r, c, BL_KIND_LANGUAGE, bl_yaml_get(node, "language"));
}

/* The outer measures hold for every inner criterion that has none of its own. */
static void inherit(bl_criterion *child, const bl_criterion *outer)
{
    if (child->years < 0 && outer->years >= 0) {
        child->years = outer->years;
        child->months = outer->months;
    }
    if (child->within < 0)
        child->within = outer->within;
    for (uint32_t i = 0; i < child->child_count; i++)
        inherit(child->children[i], child);
}

static bl_status read_children(bl_role_reader *r, const bl_yaml *list, const char *key, bl_criterion *c)
{
    if (list == NULL)
        return BL_OK; /* an error already */
    c->children = BL_NEW_ARRAY(r->yaml.arena, bl_criterion *, list->count);
    if (c->children == NULL)
        return BL_ERROR_MEMORY;
    if (list->count == 0)
        bl_yaml_refuse(&r->yaml, list, BL_CODE_YAML_VALUE, "'%s' is empty", key);
    for (uint32_t i = 0; i < list->count; i++) {
        bl_criterion *child = NULL;
        BL_TRY(read_criterion(r, c->group, list->items[i], true, &child));
        if (child == NULL)
            continue;
        inherit(child, c);
        c->children[c->child_count++] = child;
    }
    if (c->years < 0)
        for (uint32_t i = 0; i < c->child_count; i++)
            c->months = c->children[i]->months > c->months ? c->children[i]->months : c->months;
    if (c->kind == BL_CRITERION_AT_LEAST && c->count > list->count)
        bl_yaml_refuse(&r->yaml, list, BL_CODE_YAML_VALUE, "at least %u of %u is impossible", c->count, list->count);
    return BL_OK;
}

static bl_status read_subject(bl_role_reader *r, const bl_yaml *node, const raw_criterion *raw, bl_criterion *c)
{
    switch (c->kind) {
    case BL_CRITERION_SKILL: return one_name(r, c, BL_KIND_SKILL, bl_yaml_get(node, "skill"));
    case BL_CRITERION_DOMAIN: return one_name(r, c, BL_KIND_DOMAIN, bl_yaml_get(node, "domain"));
    case BL_CRITERION_CERTIFICATE: c->count = raw->papers; return one_name(r, c, BL_KIND_CERTIFICATE, bl_yaml_get(node, "certificate"));
    case BL_CRITERION_LANGUAGE: return read_language(r, node, raw, c);
    case BL_CRITERION_TITLE: return many_names(r, raw->title, "title", BL_KIND_TITLE, true, &c->names, &c->name_count);
    case BL_CRITERION_EDUCATION: return read_education(r, raw, c);
    case BL_CRITERION_ANY: return read_children(r, raw->any, "any", c);
    case BL_CRITERION_ALL: return read_children(r, raw->all, "all", c);
    case BL_CRITERION_AT_LEAST: c->count = raw->at_least; return read_children(r, raw->of, "of", c);
    case BL_CRITERION_MANAGEMENT:
    case BL_CRITERION_OPEN_SOURCE:
        if (!(c->kind == BL_CRITERION_MANAGEMENT ? raw->management : raw->open_source))
            bl_yaml_refuse(&r->yaml, bl_yaml_get(node, c->kind == BL_CRITERION_MANAGEMENT ? "management" : "open_source"), BL_CODE_YAML_VALUE,
                "only 'true' can be asked for; leave the criterion out instead");
        c->count = raw->people;
        return BL_OK;
    case BL_CRITERION_PATENTS:
    case BL_CRITERION_PUBLICATIONS: c->count = c->kind == BL_CRITERION_PATENTS ? raw->patents : raw->publications; return BL_OK;
    case BL_CRITERION_YEARS: return BL_OK;
    }
    return BL_OK;
}

/* A lone name means what its group is about. */
static bl_status read_plain_name(bl_role_reader *r, bl_group group, const bl_yaml *node, bl_criterion *c)
{
    raw_criterion raw = {.level = node, .title = node};
    switch (group) {
    case BL_GROUP_EXPERIENCE: c->kind = BL_CRITERION_TITLE; return many_names(r, node, "title", BL_KIND_TITLE, true, &c->names, &c->name_count);
    case BL_GROUP_EDUCATION: c->kind = BL_CRITERION_EDUCATION; return read_education(r, &raw, c);
    case BL_GROUP_DOMAINS: c->kind = BL_CRITERION_DOMAIN; return one_name(r, c, BL_KIND_DOMAIN, node);
    case BL_GROUP_LANGUAGES: c->kind = BL_CRITERION_LANGUAGE; return one_name(r, c, BL_KIND_LANGUAGE, node);
    case BL_GROUP_OTHER: c->kind = BL_CRITERION_CERTIFICATE; return one_name(r, c, BL_KIND_CERTIFICATE, node);
    default: c->kind = BL_CRITERION_SKILL; return one_name(r, c, BL_KIND_SKILL, node);
    }
}

static bl_status read_mapping(bl_role_reader *r, const bl_yaml *node, bool nested, bl_criterion *c)
{
    raw_criterion raw = {.weight = BL_MILLI_ONE, .years = -1, .within = -1};
    BL_TRY(bl_schema_read(&r->yaml, &schema, node, false, &raw, NULL));
    const struct subject *subject = find_subject(r, node);
    if (subject == NULL)
        return BL_OK;
    c->kind = subject->kind;
    c->id = raw.id;
    c->label = raw.label;
    c->why = raw.why;
    c->weight = raw.weight;
    c->mapping = true;
    if (bl_yaml_get(node, "weight") != NULL)
        c->weight_at = bl_yaml_get(node, "weight")->span;
    c->years = raw.years;
    c->within = raw.within;
    if (raw.years >= 0)
        c->months = (uint32_t)((raw.years * 12 + BL_MILLI_ONE - 1) / BL_MILLI_ONE);
    BL_TRY(read_must(r, raw.must, c));
    if (nested && (raw.must != NULL || bl_yaml_get(node, "weight") != NULL)) {
        const char *key = raw.must != NULL ? "must" : "weight";
        bl_diag *diag = bl_role_warn(r, BL_CODE_ROLE_NESTED_KEY, bl_yaml_get(node, key)->span, "'%s' counts nothing inside 'any', 'all' or 'of'", key);
        bl_diag_hint(r->yaml.diags, diag, "put it on the outer criterion");
    }
    if (subject->kind == BL_CRITERION_AT_LEAST && bl_yaml_get(node, "of") == NULL) {
        bl_diag *diag = bl_diag_add(
            r->yaml.diags, BL_ERROR, BL_CODE_YAML_MISSING_KEY, r->yaml.source, (bl_span){node->span.begin, node->span.begin + 1}, "'at_least' has no 'of'");
        bl_diag_hint(r->yaml.diags, diag, "add 'of: [one, two, three]'");
    }
    return read_subject(r, node, &raw, c);
}

/* *out is NULL where nothing could be made of the node (and diags say why). */
static bl_status read_criterion(bl_role_reader *r, bl_group group, const bl_yaml *node, bool nested, bl_criterion **out)
{
    uint32_t errors = r->yaml.diags->errors;
    bl_criterion *c = BL_NEW(r->yaml.arena, bl_criterion);
    if (c == NULL)
        return BL_ERROR_MEMORY;
    *out = NULL;
    *c = (bl_criterion){.group = group,
        .weight = BL_MILLI_ONE,
        .years = -1,
        .within = -1,
        .must = {false, false, -1},
        .place = bl_source_place(r->yaml.source, node->span.begin)};
    if (node->kind == BL_YAML_MAP) {
        BL_TRY(read_mapping(r, node, nested, c));
    } else if (bl_yaml_is_text(node)) {
        BL_TRY(read_plain_name(r, group, node, c));
    } else {
        bl_diag *diag = bl_yaml_refuse(&r->yaml, node, BL_CODE_YAML_TYPE, "a criterion must be a mapping or a name, and here is %s", bl_yaml_kind_name(node));
        bl_diag_hint(r->yaml.diags, diag, "write {skill: java}, or {any: [...]} for alternatives");
    }
    if (c->years < 0 && (c->kind == BL_CRITERION_SKILL || c->kind == BL_CRITERION_DOMAIN))
        c->months = r->role->rules->scoring.default_months;
    c->span = node->span;
    if (r->yaml.diags->errors == errors)
        *out = c;
    return BL_OK;
}

bl_status bl_role_read_group(bl_role_reader *r, bl_group group, const bl_yaml *list)
{
    for (uint32_t i = 0; list != NULL && i < list->count; i++) {
        bl_criterion *c = NULL;
        BL_TRY(read_criterion(r, group, list->items[i], false, &c));
        if (c == NULL)
            continue;
        bl_criterion **slot = BL_PUSH(r->yaml.arena, &r->criteria);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = c;
    }
    return BL_OK;
}
