/* One schema per kind of entry, and what 'extend', 'replace' and 'disable' do to drafts. */
#include "rules/builder.h"
#include "rules/names.h"
#include "rules/wordings.h"

typedef struct raw_context {
    uint32_t exact, in;
    bl_texts needs, unless, not_before, not_after;
} raw_context;

typedef struct raw_entry {
    bl_str id, name, category, language, why, since, extend, replace, disable;
    const bl_yaml *aliases, *terms, *words, *parents, *employers, *scores, *hit, *miss;
    raw_context context;
    uint32_t draft, level, mode, status, cefr, seniority, cue, reach, papers;
    bool broad;
} raw_entry;

typedef struct raw_word {
    bl_str alias, term, why;
    raw_context context;
    uint32_t weight;
} raw_word;

static const char *const exact_names[] = {"", "exact", NULL};
static const char *const in_names[] = {"", "list", NULL};
static const char *const draft_names[] = {"", "draft", NULL};

#define CONTEXT_FIELDS(owner)                                                                               \
    {.key = "case", .type = BL_FIELD_ENUM, .offset = offsetof(owner, context.exact), .names = exact_names}, \
        {.key = "in", .type = BL_FIELD_ENUM, .offset = offsetof(owner, context.in), .names = in_names},     \
        {.key = "needs", .type = BL_FIELD_TEXTS, .offset = offsetof(owner, context.needs)},                 \
        {.key = "unless", .type = BL_FIELD_TEXTS, .offset = offsetof(owner, context.unless)},               \
        {.key = "not_before", .type = BL_FIELD_TEXTS, .offset = offsetof(owner, context.not_before)},       \
    {                                                                                                       \
        .key = "not_after", .type = BL_FIELD_TEXTS, .offset = offsetof(owner, context.not_after)            \
    }
#define ID_FIELDS                                                                                                                                             \
    {.key = "id", .type = BL_FIELD_STRING, .offset = offsetof(raw_entry, id), .required = true},                                                              \
        {.key = "why", .type = BL_FIELD_STRING, .offset = offsetof(raw_entry, why)},                                                                          \
        {.key = "since", .type = BL_FIELD_STRING, .offset = offsetof(raw_entry, since)},                                                                      \
        {.key = "hit", .type = BL_FIELD_ANY, .offset = offsetof(raw_entry, hit)}, {.key = "miss", .type = BL_FIELD_ANY, .offset = offsetof(raw_entry, miss)}, \
        {.key = "extend", .type = BL_FIELD_STRING, .offset = offsetof(raw_entry, extend)},                                                                    \
        {.key = "replace", .type = BL_FIELD_STRING, .offset = offsetof(raw_entry, replace)},                                                                  \
    {                                                                                                                                                         \
        .key = "disable", .type = BL_FIELD_STRING, .offset = offsetof(raw_entry, disable)                                                                     \
    }
#define DRAFT_FIELD                                                                                        \
    {                                                                                                      \
        .key = "status", .type = BL_FIELD_ENUM, .offset = offsetof(raw_entry, draft), .names = draft_names \
    }
#define NAME_FIELDS                                                                                                                        \
    ID_FIELDS, CONTEXT_FIELDS(raw_entry), {.key = "name", .type = BL_FIELD_STRING, .offset = offsetof(raw_entry, name), .required = true}, \
    {                                                                                                                                      \
        .key = "aliases", .type = BL_FIELD_ANY, .offset = offsetof(raw_entry, aliases)                                                     \
    }

static const bl_field skill_fields[] = {NAME_FIELDS, DRAFT_FIELD, {.key = "category", .type = BL_FIELD_STRING, .offset = offsetof(raw_entry, category)},
    {.key = "parents", .type = BL_FIELD_ANY, .offset = offsetof(raw_entry, parents)},
    {.key = "broad", .type = BL_FIELD_BOOL, .offset = offsetof(raw_entry, broad)}};
static const bl_field domain_fields[] = {NAME_FIELDS, DRAFT_FIELD, {.key = "terms", .type = BL_FIELD_ANY, .offset = offsetof(raw_entry, terms)},
    {.key = "employers", .type = BL_FIELD_ANY, .offset = offsetof(raw_entry, employers)}};
static const bl_field employer_fields[] = {NAME_FIELDS, DRAFT_FIELD, {.key = "industry", .type = BL_FIELD_STRING, .offset = offsetof(raw_entry, category)}};
static const bl_field title_fields[] = {NAME_FIELDS, DRAFT_FIELD, {.key = "function", .type = BL_FIELD_STRING, .offset = offsetof(raw_entry, category)},
    {.key = "seniority", .type = BL_FIELD_ENUM, .offset = offsetof(raw_entry, seniority), .names = bl_seniority_names}};
static const bl_field plain_fields[] = {NAME_FIELDS, DRAFT_FIELD}; /* schools, languages, sections, labels */
static const bl_field degree_fields[] = {
    NAME_FIELDS, DRAFT_FIELD, {.key = "level", .type = BL_FIELD_ENUM, .offset = offsetof(raw_entry, level), .names = bl_level_names, .required = true}};
static const bl_field mode_fields[] = {
    NAME_FIELDS, DRAFT_FIELD, {.key = "mode", .type = BL_FIELD_ENUM, .offset = offsetof(raw_entry, mode), .names = bl_mode_names, .required = true}};
static const bl_field status_fields[] = {
    NAME_FIELDS, {.key = "status", .type = BL_FIELD_ENUM, .offset = offsetof(raw_entry, status), .names = bl_study_names, .required = true}};
static const bl_field fluency_fields[] = {
    NAME_FIELDS, DRAFT_FIELD, {.key = "cefr", .type = BL_FIELD_ENUM, .offset = offsetof(raw_entry, cefr), .names = bl_cefr_names, .required = true}};
static const bl_field exam_fields[] = {NAME_FIELDS, DRAFT_FIELD,
    {.key = "language", .type = BL_FIELD_STRING, .offset = offsetof(raw_entry, language), .required = true},
    {.key = "cefr", .type = BL_FIELD_ENUM, .offset = offsetof(raw_entry, cefr), .names = bl_cefr_names},
    {.key = "scores", .type = BL_FIELD_LIST, .offset = offsetof(raw_entry, scores)}};
static const bl_field certificate_fields[] = {NAME_FIELDS, DRAFT_FIELD, {.key = "category", .type = BL_FIELD_STRING, .offset = offsetof(raw_entry, category)},
    {.key = "papers", .type = BL_FIELD_COUNT, .offset = offsetof(raw_entry, papers), .min = 1, .max = 99}};
static const bl_field cue_fields[] = {ID_FIELDS, DRAFT_FIELD,
    {.key = "kind", .type = BL_FIELD_ENUM, .offset = offsetof(raw_entry, cue), .names = bl_cue_kind_names, .required = true},
    {.key = "words", .type = BL_FIELD_ANY, .offset = offsetof(raw_entry, words), .required = true},
    {.key = "reach", .type = BL_FIELD_ENUM, .offset = offsetof(raw_entry, reach), .names = bl_reach_names}};

static const bl_schema schemas[BL_KIND_COUNT] = {[BL_KIND_SKILL] = BL_SCHEMA("a skill", skill_fields),
    [BL_KIND_DOMAIN] = BL_SCHEMA("a domain", domain_fields),
    [BL_KIND_EMPLOYER] = BL_SCHEMA("an employer", employer_fields),
    [BL_KIND_TITLE] = BL_SCHEMA("a title", title_fields),
    [BL_KIND_SCHOOL] = BL_SCHEMA("a school", plain_fields),
    [BL_KIND_DEGREE] = BL_SCHEMA("a degree", degree_fields),
    [BL_KIND_MODE] = BL_SCHEMA("a mode of study", mode_fields),
    [BL_KIND_STATUS] = BL_SCHEMA("a status", status_fields),
    [BL_KIND_LANGUAGE] = BL_SCHEMA("a language", plain_fields),
    [BL_KIND_FLUENCY] = BL_SCHEMA("a fluency", fluency_fields),
    [BL_KIND_EXAM] = BL_SCHEMA("an exam", exam_fields),
    [BL_KIND_CERTIFICATE] = BL_SCHEMA("a certificate", certificate_fields),
    [BL_KIND_SECTION] = BL_SCHEMA("a section", plain_fields),
    [BL_KIND_LABEL] = BL_SCHEMA("a label", plain_fields),
    [BL_KIND_CUE] = BL_SCHEMA("a cue", cue_fields)};

static const bl_field alias_fields[] = {{.key = "alias", .type = BL_FIELD_STRING, .offset = offsetof(raw_word, alias), .required = true},
    CONTEXT_FIELDS(raw_word), {.key = "why", .type = BL_FIELD_STRING, .offset = offsetof(raw_word, why)}};
static const bl_field term_fields[] = {{.key = "term", .type = BL_FIELD_STRING, .offset = offsetof(raw_word, alias), .required = true},
    {.key = "weight", .type = BL_FIELD_COUNT, .offset = offsetof(raw_word, weight), .min = 1, .max = 3}, CONTEXT_FIELDS(raw_word),
    {.key = "why", .type = BL_FIELD_STRING, .offset = offsetof(raw_word, why)}};
static const bl_schema alias_schema = BL_SCHEMA("an alias", alias_fields);
static const bl_schema term_schema = BL_SCHEMA("a term", term_fields);

typedef struct loader { /* of one file */
    bl_builder *builder;
    bl_yaml_reader reader;
    uint32_t source;
} loader;

static void check_words(const loader *l, const bl_texts *texts, const bl_yaml *map, const char *key)
{
    const bl_yaml *node = bl_yaml_get(map, key);
    if (node != NULL && node->kind == BL_YAML_LIST && texts->count == 0) {
        bl_diag *diag = bl_yaml_refuse(&l->reader, node, BL_CODE_RULE_NO_CONTEXT_WORDS, "'%s' holds no word, so it says nothing", key);
        bl_diag_hint(l->builder->diags, diag, "name at least one word, or remove '%s'", key);
    }
}

/* The raw context as a bl_context in scratch, not folded; *out is NULL where it says nothing. */
static bl_status make_context(const loader *l, const raw_context *raw, const bl_yaml *map, const bl_context **out)
{
    check_words(l, &raw->needs, map, "needs");
    check_words(l, &raw->unless, map, "unless");
    check_words(l, &raw->not_before, map, "not_before");
    check_words(l, &raw->not_after, map, "not_after");
    *out = NULL;
    if (raw->exact == 0 && raw->in == 0 && raw->needs.count + raw->unless.count + raw->not_before.count + raw->not_after.count == 0)
        return BL_OK;
    bl_context *context = BL_NEW(l->builder->scratch, bl_context);
    if (context == NULL)
        return BL_ERROR_MEMORY;
    *context = (bl_context){raw->exact != 0, raw->in != 0, raw->needs.items, raw->needs.count, raw->unless.items, raw->unless.count, raw->not_before.items,
        raw->not_before.count, raw->not_after.items, raw->not_after.count};
    *out = context;
    return BL_OK;
}

/* The way back, so that 'extend' changes only the keys that it names. */
static raw_context raw_of_context(const bl_context *c)
{
    raw_context raw = {0};
    if (c != NULL)
        raw = (raw_context){c->exact_case, c->in_list, {NULL, c->needs, c->needs_count}, {NULL, c->unless, c->unless_count},
            {NULL, c->not_before, c->not_before_count}, {NULL, c->not_after, c->not_after_count}};
    return raw;
}

static bl_status read_word(const loader *l, const bl_yaml *node, const bl_schema *schema, uint8_t weight, bl_words *words)
{
    bl_word word = {.text = BL_STR_NONE, .node = node, .source = l->source, .span = node->span, .weight = weight};
    if (node->kind == BL_YAML_MAP) {
        raw_word raw = {.weight = weight};
        BL_TRY(bl_schema_read(&l->reader, schema, node, false, &raw, NULL));
        BL_TRY(make_context(l, &raw.context, node, &word.context));
        word.text = raw.alias;
        word.weight = (uint8_t)raw.weight;
    } else if (bl_yaml_is_text(node)) {
        word.text = node->text;
    } else {
        bl_yaml_refuse(&l->reader, node, BL_CODE_YAML_TYPE, "%s must be a word or a mapping, and here is %s", schema->what, bl_yaml_kind_name(node));
    }
    if (word.text.len == 0)
        return BL_OK;
    if (bl_alternatives_count(word.text) > BL_ALTERNATIVES_MAX) {
        bl_diag *diag = bl_yaml_refuse(&l->reader, node, BL_CODE_YAML_VALUE, "this stands for more than %u words", BL_ALTERNATIVES_MAX);
        bl_diag_hint(l->builder->diags, diag, "write it as several words, each with fewer alternatives");
        return BL_OK;
    }
    bl_word *slot = BL_PUSH(l->builder->scratch, words);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = word;
    return BL_OK;
}

typedef struct raw_edit {
    const bl_yaml *add, *remove;
} raw_edit;
static const bl_field edit_fields[] = {
    {.key = "add", .type = BL_FIELD_LIST, .offset = offsetof(raw_edit, add)}, {.key = "remove", .type = BL_FIELD_LIST, .offset = offsetof(raw_edit, remove)}};
static const bl_schema edit_schema = BL_SCHEMA("the change of a list", edit_fields);

/* A list replaces; {add, remove} edits (only where extending). add and remove come back as lists or NULL. */
static bl_status read_edit(const loader *l, const bl_yaml *node, const char *key, bool extending, bool *replaces, raw_edit *edit)
{
    *edit = (raw_edit){NULL, NULL};
    *replaces = node->kind == BL_YAML_LIST;
    if (*replaces)
        edit->add = node;
    else if (extending && node->kind == BL_YAML_MAP)
        return bl_schema_read(&l->reader, &edit_schema, node, true, edit, NULL);
    else
        bl_yaml_refuse(&l->reader, node, BL_CODE_YAML_TYPE, "'%s' must be a list%s, and here is %s", key, extending ? " or {add: [...], remove: [...]}" : "",
            bl_yaml_kind_name(node));
    return BL_OK;
}

static void refuse_removal(const loader *l, const bl_yaml *node, const char *key)
{
    bl_diag *diag = bl_yaml_refuse(&l->reader, node, BL_CODE_YAML_VALUE, "'%.*s' is not among the %s, so it cannot be removed", BL_STR_ARG(node->text), key);
    bl_diag_hint(l->builder->diags, diag, "write it as it stands in the rule, or remove this line");
}

_Static_assert(offsetof(bl_word, text) == 0 && offsetof(bl_reference, text) == 0, "remove_named finds the text of either at its begin");

/* Takes out the items that are named; an item begins with its text. */
static void remove_named(const loader *l, const bl_yaml *names, const char *key, void *items, uint32_t *count, size_t size)
{
    char *list = items;
    for (uint32_t i = 0; names != NULL && i < names->count; i++) {
        const bl_yaml *name = names->items[i];
        uint32_t kept = 0;
        for (uint32_t k = 0; k < *count; k++) {
            bl_str text;
            memcpy(&text, list + k * size, sizeof text);
            if (name->kind != BL_YAML_SCALAR || !bl_str_equal(text, name->text))
                memmove(list + kept++ * size, list + k * size, size);
        }
        if (kept == *count)
            refuse_removal(l, name, key);
        *count = kept;
    }
}

static bl_status read_words(const loader *l, const bl_yaml *node, const char *key, const bl_schema *schema, uint8_t weight, bool extending, bl_words *words)
{
    bool replaces;
    raw_edit edit;
    if (node == NULL)
        return BL_OK;
    BL_TRY(read_edit(l, node, key, extending, &replaces, &edit));
    if (replaces)
        *words = (bl_words){0};
    remove_named(l, edit.remove, key, words->items, &words->count, sizeof *words->items);
    if (edit.add != NULL && !BL_RESERVE(l->builder->scratch, words, words->count + edit.add->count))
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; edit.add != NULL && i < edit.add->count; i++)
        BL_TRY(read_word(l, edit.add->items[i], schema, weight, words));
    return BL_OK;
}

/* lone: one text may stand without a list. */
static bl_status read_references(const loader *l, const bl_yaml *node, const char *key, bool lone, bool extending, bl_references *references)
{
    bool replaces = true, right;
    raw_edit edit = {node, NULL};
    bl_texts texts = {0};
    if (node == NULL)
        return BL_OK;
    if (!lone || !bl_yaml_is_text(node))
        BL_TRY(read_edit(l, node, key, extending, &replaces, &edit));
    if (replaces)
        *references = (bl_references){0};
    remove_named(l, edit.remove, key, references->items, &references->count, sizeof *references->items);
    if (edit.add == NULL)
        return BL_OK;
    BL_TRY(bl_yaml_texts(&l->reader, edit.add, key, lone, &texts, &right));
    if (!BL_RESERVE(l->builder->scratch, references, references->count + texts.count))
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < texts.count; i++) {
        bl_reference *slot = BL_PUSH(l->builder->scratch, references);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = (bl_reference){texts.items[i], l->source, texts.nodes[i]->span};
    }
    return BL_OK;
}

typedef struct raw_score {
    bl_milli from;
    uint32_t cefr;
} raw_score;
static const bl_field score_fields[] = {{.key = "from", .type = BL_FIELD_DECIMAL, .offset = offsetof(raw_score, from), .required = true},
    {.key = "cefr", .type = BL_FIELD_ENUM, .offset = offsetof(raw_score, cefr), .names = bl_cefr_names, .required = true}};
static const bl_schema score_schema = BL_SCHEMA("a score of an exam", score_fields);

static bl_status read_scores(const loader *l, const bl_yaml *node, bl_entry *entry)
{
    if (node == NULL)
        return BL_OK;
    bl_exam_score *scores = BL_NEW_ARRAY(l->builder->scratch, bl_exam_score, node->count);
    if (scores == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < node->count; i++) {
        raw_score raw = {0};
        BL_TRY(bl_schema_read(&l->reader, &score_schema, node->items[i], false, &raw, NULL));
        scores[i] = (bl_exam_score){raw.from, (bl_cefr)raw.cefr};
        if (i > 0 && raw.from <= scores[i - 1].from)
            bl_yaml_refuse(&l->reader, node->items[i], BL_CODE_YAML_VALUE, "the scores of an exam must rise");
    }
    entry->scores = scores;
    entry->score_count = node->count;
    return BL_OK;
}

static void check_id(const loader *l, const bl_yaml *node, bl_kind kind, bl_str id)
{
    bool right = id.len > 0 && id.ptr[0] != '-';
    for (size_t i = 0; i < id.len; i++)
        right = right && ((id.ptr[i] >= 'a' && id.ptr[i] <= 'z') || (id.ptr[i] >= '0' && id.ptr[i] <= '9') || id.ptr[i] == '-');
    if (!right) {
        bl_diag *diag = bl_yaml_refuse(&l->reader, node, BL_CODE_RULE_BAD_ID, "the id '%.*s' is not lower-case letters, digits and '-'", BL_STR_ARG(id));
        bl_diag_hint(l->builder->diags, diag, "write it like 'spring-boot'");
    }
    if (kind != BL_KIND_SECTION)
        return;
    bl_str names[BL_SECTION_COUNT];
    for (uint32_t i = 1; i < BL_SECTION_COUNT; i++) {
        names[i - 1] = bl_str_of(bl_section_names[i]);
        if (bl_str_equal(id, names[i - 1]))
            return;
    }
    bl_diag *diag = bl_yaml_refuse(&l->reader, node, BL_CODE_YAML_VALUE, "there is no section '%.*s'", BL_STR_ARG(id));
    bl_str near = bl_did_you_mean(id, names, BL_SECTION_COUNT - 1);
    if (near.len > 0)
        bl_diag_hint(l->builder->diags, diag, "did you mean '%.*s'?", BL_STR_ARG(near));
    else
        bl_diag_hint(l->builder->diags, diag, "the ids of sections stand in the README of the rules");
}

static bl_status note_origin(const loader *l, bl_origins *list, bl_str key, const bl_yaml *value, bool once)
{
    bl_origin *slot = NULL;
    for (uint32_t i = 0; once && i < list->count; i++)
        if (bl_str_equal(list->items[i].key, key))
            slot = &list->items[i];
    if (slot == NULL)
        slot = BL_PUSH(l->builder->scratch, list);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = (bl_origin){key, value, l->source};
    return BL_OK;
}

static bl_status note_keys(const loader *l, const bl_yaml *node, bl_draft *draft)
{
    for (uint32_t i = 0; l->builder->explains && node->kind == BL_YAML_MAP && i < node->count; i++)
        if (node->items[2 * i]->kind == BL_YAML_SCALAR)
            BL_TRY(note_origin(l, &draft->keys, node->items[2 * i]->text, node->items[2 * i + 1], true));
    return BL_OK;
}

static bl_status note_change(const loader *l, bl_draft *draft, const char *how, const bl_yaml *target)
{
    return l->builder->explains ? note_origin(l, &draft->changes, bl_str_of(how), target, false) : BL_OK;
}

/* Fills a draft from its mapping; what the mapping does not name stays as it was. */
static bl_status fill(const loader *l, const bl_yaml *node, bool extending, bl_draft *draft)
{
    bl_entry *e = &draft->entry;
    const bl_schema *schema = &schemas[e->kind];
    uint64_t given = 0;
    raw_entry raw = {.level = e->level,
        .mode = e->mode,
        .status = e->status,
        .cefr = e->cefr,
        .seniority = e->seniority,
        .cue = e->cue,
        .reach = e->reach,
        .papers = e->papers,
        .draft = e->draft,
        .broad = e->broad,
        .category = e->category,
        .context = raw_of_context(draft->name.context)};
    BL_TRY(bl_schema_read(&l->reader, schema, node, extending, &raw, &given));
    BL_TRY(note_keys(l, node, draft));
    e->level = (bl_level)raw.level;
    e->mode = (bl_mode)raw.mode;
    e->status = (bl_study)raw.status;
    e->cefr = (bl_cefr)raw.cefr;
    e->seniority = (bl_seniority)raw.seniority;
    e->cue = (bl_cue_kind)raw.cue;
    e->reach = (bl_reach)raw.reach;
    e->papers = raw.papers;
    e->draft = raw.draft != 0;
    e->broad = raw.broad;
    e->category = raw.category;
    if (raw.name.len > 0)
        draft->name = (bl_word){.text = raw.name, .source = l->source, .span = bl_yaml_get(node, "name")->span};
    BL_TRY(make_context(l, &raw.context, node, &draft->name.context));
    if (raw.language.len > 0)
        draft->language = (bl_reference){raw.language, l->source, bl_yaml_get(node, "language")->span};
    BL_TRY(read_words(l, raw.aliases, "aliases", &alias_schema, e->kind == BL_KIND_DOMAIN ? 3 : 0, extending, &draft->aliases));
    BL_TRY(read_words(l, raw.terms, "terms", &term_schema, 2, extending, &draft->terms));
    BL_TRY(read_words(l, raw.words, "words", &alias_schema, 0, extending, &draft->terms));
    BL_TRY(read_references(l, raw.parents, "parents", false, extending, &draft->parents));
    BL_TRY(read_references(l, raw.employers, "employers", false, extending, &draft->employers));
    BL_TRY(read_scores(l, raw.scores, e));
    BL_TRY(read_references(l, raw.hit, "hit", true, extending, &draft->hits));
    return read_references(l, raw.miss, "miss", true, extending, &draft->misses);
}

/* extend, replace and disable. */
static bl_status change(const loader *l, bl_kind kind, const bl_yaml *node, const bl_yaml *target, const char *how)
{
    bl_builder *b = l->builder;
    if (!bl_yaml_is_text(target)) {
        bl_yaml_refuse(&l->reader, target, BL_CODE_YAML_TYPE, "'%s' must be an id", how);
        return BL_OK;
    }
    if (b->base != NULL) {
        bl_diag *diag = bl_yaml_refuse(&l->reader, target, BL_CODE_YAML_VALUE, "'define' only adds; it cannot %s '%.*s'", how, BL_STR_ARG(target->text));
        bl_diag_hint(b->diags, diag, "put it into a rule folder and name that in 'rules'");
        return BL_OK;
    }
    bl_draft *draft = bl_builder_find(b, kind, target->text);
    if (draft == NULL) {
        bl_diag *diag = bl_yaml_refuse(
            &l->reader, target, BL_CODE_RULE_UNKNOWN_ID, "no rule defines the %s '%.*s'", bl_kind_name(kind), BL_STR_ARG(target->text));
        bl_str near = bl_builder_near_id(b, kind, target->text);
        if (near.len > 0)
            bl_diag_hint(b->diags, diag, "did you mean '%.*s'?", BL_STR_ARG(near));
        return BL_OK;
    }
    BL_TRY(note_change(l, draft, how, target));
    if (how[0] == 'd') {
        raw_entry ignored = {0};
        draft->gone = true;
        draft->disable = (bl_reference){target->text, l->source, target->span};
        return bl_schema_read(&l->reader, &schemas[kind], node, true, &ignored, NULL);
    }
    if (how[0] == 'e')
        return fill(l, node, true, draft);
    const bl_yaml *id = bl_yaml_get(node, "id");
    if (id != NULL && id->kind == BL_YAML_SCALAR && !bl_str_equal(id->text, target->text))
        bl_yaml_refuse(&l->reader, id, BL_CODE_YAML_VALUE, "'id' must be the id that is replaced, '%.*s'", BL_STR_ARG(target->text));
    *draft = (bl_draft){
        .entry = {.kind = kind, .id = target->text}, .source = l->source, .span = target->span, .extends = BL_NO_ENTRY, .changes = draft->changes};
    return fill(l, node, false, draft);
}

static bl_status add(const loader *l, bl_kind kind, const bl_yaml *node)
{
    bl_builder *b = l->builder;
    const bl_yaml *id = bl_yaml_get(node, "id");
    bl_draft lost = {.entry = {.kind = kind}, .extends = BL_NO_ENTRY};
    if (node->kind != BL_YAML_MAP || !bl_yaml_is_text(id))
        return fill(l, node, false, &lost); /* the schema says what is wrong */
    check_id(l, id, kind, id->text);
    const bl_draft *first = bl_builder_find(b, kind, id->text);
    if (first != NULL) {
        bl_diag *diag = bl_yaml_refuse(&l->reader, id, BL_CODE_RULE_DUPLICATE_ID, "the %s '%.*s' is defined twice", bl_kind_name(kind), BL_STR_ARG(id->text));
        bl_diag_relate(b->diags, diag, b->sources.items[first->source], first->span, "it is defined first here");
        bl_diag_hint(b->diags, diag, "rename one, or write 'extend: %.*s' or 'replace: %.*s'", BL_STR_ARG(id->text), BL_STR_ARG(id->text));
        return fill(l, node, false, &lost);
    }
    bl_draft draft = {.entry = {.kind = kind, .id = id->text}, .source = l->source, .span = id->span, .extends = BL_NO_ENTRY};
    const uint32_t *known = b->base == NULL ? NULL : bl_map_get(b->base->ids[kind], id->text);
    if (known != NULL)
        draft.extends = *known;
    BL_TRY(note_change(l, &draft, "define", id));
    BL_TRY(fill(l, node, known != NULL, &draft));
    BL_TRY(bl_builder_add_draft(b, &draft));
    uint32_t *index = bl_map_put(&b->ids[kind], id->text, b->drafts.count - 1, NULL);
    if (index == NULL)
        return BL_ERROR_MEMORY;
    *index = b->drafts.count - 1; /* also where a disabled one had the id */
    return BL_OK;
}

static bl_status read_entry(const loader *l, bl_kind kind, const bl_yaml *node)
{
    static const char *const changes[] = {"extend", "replace", "disable"};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        const bl_yaml *target = bl_yaml_get(node, changes[i]);
        if (target != NULL)
            return change(l, kind, node, target, changes[i]);
    }
    return add(l, kind, node);
}

typedef struct raw_file {
    const bl_yaml *lists[BL_KIND_COUNT], *protected, *wordings, *frequencies, *scoring, *allow;
} raw_file;
#define LIST_FIELD(name, kind)                                                                                     \
    {                                                                                                              \
        .key = name, .type = BL_FIELD_LIST, .offset = offsetof(raw_file, lists) + (kind) * sizeof(const bl_yaml *) \
    }
static const bl_field file_fields[] = {LIST_FIELD("skills", BL_KIND_SKILL), LIST_FIELD("domains", BL_KIND_DOMAIN), LIST_FIELD("employers", BL_KIND_EMPLOYER),
    LIST_FIELD("titles", BL_KIND_TITLE), LIST_FIELD("schools", BL_KIND_SCHOOL), LIST_FIELD("degrees", BL_KIND_DEGREE), LIST_FIELD("modes", BL_KIND_MODE),
    LIST_FIELD("statuses", BL_KIND_STATUS), LIST_FIELD("languages", BL_KIND_LANGUAGE), LIST_FIELD("fluency", BL_KIND_FLUENCY),
    LIST_FIELD("exams", BL_KIND_EXAM), LIST_FIELD("certificates", BL_KIND_CERTIFICATE), LIST_FIELD("sections", BL_KIND_SECTION),
    LIST_FIELD("labels", BL_KIND_LABEL), LIST_FIELD("cues", BL_KIND_CUE), {.key = "protected", .type = BL_FIELD_LIST, .offset = offsetof(raw_file, protected)},
    {.key = "wordings", .type = BL_FIELD_LIST, .offset = offsetof(raw_file, wordings)},
    {.key = "frequencies", .type = BL_FIELD_LIST, .offset = offsetof(raw_file, frequencies)},
    {.key = "scoring", .type = BL_FIELD_MAP, .offset = offsetof(raw_file, scoring)},
    {.key = "allow", .type = BL_FIELD_LIST, .offset = offsetof(raw_file, allow)}};
static const bl_schema file_schema = BL_SCHEMA("a rule file", file_fields);
static const bl_schema define_schema = {
    "'define'", file_fields, sizeof file_fields / sizeof *file_fields - 5}; /* without protected, wordings, frequencies, scoring and allow */

bl_status bl_builder_read(bl_builder *builder, const bl_yaml *root, uint32_t source, bool define)
{
    loader l = {builder, {builder->sources.items[source], builder->scratch, builder->diags}, source};
    raw_file raw = {0};
    if (root == NULL)
        return BL_OK; /* an empty file */
    BL_TRY(bl_schema_read(&l.reader, define ? &define_schema : &file_schema, root, false, &raw, NULL));
    for (uint32_t kind = 0; kind < BL_KIND_COUNT; kind++)
        for (uint32_t i = 0; raw.lists[kind] != NULL && i < raw.lists[kind]->count; i++)
            BL_TRY(read_entry(&l, (bl_kind)kind, raw.lists[kind]->items[i]));
    BL_TRY(bl_allow_read(&l.reader, raw.allow, &builder->allowed.items[source]));
    BL_TRY(bl_protected_read(builder, raw.protected, source));
    BL_TRY(bl_frequencies_read(builder, raw.frequencies, source));
    BL_TRY(bl_wordings_read(builder, raw.wordings, source));
    return raw.scoring == NULL ? BL_OK : bl_scoring_read(builder, raw.scoring, source);
}
