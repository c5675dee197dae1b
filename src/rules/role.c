#include "rules/role.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/limits.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "rules/names.h"
#include "rules/role_reader.h"

typedef struct raw_role {
    bl_str title, version, owner, approved;
    uint32_t language;
    bl_month as_of;
    bl_texts rules, show;
    const bl_yaml *weights, *define, *allow, *groups[BL_GROUP_COUNT];
} raw_role;

static const char *const language_names[] = {"", "en", "zh", NULL};

#define GROUP_FIELD(name, group)                                                                                     \
    {                                                                                                                \
        .key = name, .type = BL_FIELD_LIST, .offset = offsetof(raw_role, groups) + (group) * sizeof(const bl_yaml *) \
    }
static const bl_field role_fields[] = {{.key = "role", .type = BL_FIELD_STRING, .offset = offsetof(raw_role, title), .required = true},
    {.key = "language", .type = BL_FIELD_ENUM, .offset = offsetof(raw_role, language), .names = language_names},
    {.key = "as_of", .type = BL_FIELD_MONTH, .offset = offsetof(raw_role, as_of)},
    {.key = "version", .type = BL_FIELD_STRING, .offset = offsetof(raw_role, version)},
    {.key = "owner", .type = BL_FIELD_STRING, .offset = offsetof(raw_role, owner)},
    {.key = "approved", .type = BL_FIELD_STRING, .offset = offsetof(raw_role, approved)},
    {.key = "rules", .type = BL_FIELD_TEXTS, .offset = offsetof(raw_role, rules), .lone = true},
    {.key = "show", .type = BL_FIELD_TEXTS, .offset = offsetof(raw_role, show), .lone = true},
    {.key = "weights", .type = BL_FIELD_MAP, .offset = offsetof(raw_role, weights)},
    {.key = "define", .type = BL_FIELD_MAP, .offset = offsetof(raw_role, define)}, {.key = "allow", .type = BL_FIELD_LIST, .offset = offsetof(raw_role, allow)},
    GROUP_FIELD("skills", BL_GROUP_SKILLS), GROUP_FIELD("experience", BL_GROUP_EXPERIENCE), GROUP_FIELD("domains", BL_GROUP_DOMAINS),
    GROUP_FIELD("education", BL_GROUP_EDUCATION), GROUP_FIELD("languages", BL_GROUP_LANGUAGES), GROUP_FIELD("other", BL_GROUP_OTHER)};
static const bl_schema role_schema = BL_SCHEMA("a role", role_fields);

bool bl_role_allows(const bl_role *role, bl_code code) { return bl_allow_has(&role->allowed, code); }

bl_diag *bl_role_warn(const bl_role_reader *reader, bl_code code, bl_span span, const char *format, ...)
{
    char message[512];
    if (bl_role_allows(reader->role, code))
        return NULL;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    size_t len = strlen(message);
    if (len == sizeof message - 1) /* cut between characters, not inside one */
        while (len > 0 && ((unsigned char)message[len - 1] & 0xC0) == 0x80)
            message[--len] = '\0';
    return bl_diag_add(reader->yaml.diags, BL_WARNING, code, reader->yaml.source, span, "%s", message);
}

static bl_status read_weights(bl_role_reader *r, const bl_yaml *node)
{
    bl_role *role = r->role;
    bl_field fields[BL_GROUP_COUNT];
    const bl_schema schema = BL_SCHEMA("'weights'", fields);
    role->default_weights = node == NULL;
    for (uint32_t g = 0; g < BL_GROUP_COUNT; g++) {
        fields[g] = (bl_field){.key = bl_group_names[g], .type = BL_FIELD_DECIMAL, .offset = g * sizeof(bl_milli)};
        role->asked[g] = -1;
        if (bl_yaml_get(node, bl_group_names[g]) != NULL)
            role->group_at[g] = bl_yaml_get(node, bl_group_names[g])->span;
    }
    if (node != NULL)
        role->weights_at = node->span;
    return node == NULL ? BL_OK : bl_schema_read(&r->yaml, &schema, node, true, role->asked, NULL);
}

/* What counts: the weights asked, or the defaults, of the groups that have something to weigh. */
static void apply_weights(bl_role *role)
{
    for (uint32_t g = 0; g < BL_GROUP_COUNT; g++) {
        bl_milli within = 0, asked = role->default_weights ? role->rules->scoring.group_weight[g] : role->asked[g];
        for (uint32_t i = 0; i < role->criterion_count; i++)
            within += role->criteria[i]->group == (bl_group)g ? role->criteria[i]->weight : 0;
        role->applied[g] = within > 0 && asked > 0 ? asked : 0;
    }
}

/* folder of the role file + name; absolute names stay. */
static bl_str resolve_folder(bl_arena *arena, bl_str path, bl_str name)
{
    size_t end = path.len;
    while (end > 0 && path.ptr[end - 1] != '/')
        end--;
    if (bl_str_begins(name, BL_STR("/")) || end == 0)
        return name;
    return bl_str_format(arena, "%.*s%.*s", (int)end, path.ptr, BL_STR_ARG(name));
}

static bl_status open_rules(bl_role_reader *r, const bl_texts *own, const bl_role_options *options)
{
    if (own->count == 0 && options->loaded != NULL) {
        r->role->rules = bl_ruleset_retain(options->loaded);
        return BL_OK;
    }
    uint32_t count = 0;
    bl_str *folders = BL_NEW_ARRAY(r->yaml.arena, bl_str, options->shipped_count + own->count + options->extra_count);
    if (folders == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < options->shipped_count; i++)
        folders[count++] = options->shipped[i];
    for (uint32_t i = 0; i < own->count; i++) {
        folders[count] = resolve_folder(r->yaml.arena, r->role->source.name, own->items[i]);
        if (folders[count++].ptr == NULL)
            return BL_ERROR_MEMORY;
    }
    r->role->folders = folders + options->shipped_count;
    r->role->folder_count = own->count;
    for (uint32_t i = 0; i < options->extra_count; i++)
        folders[count++] = options->extra[i];
    return bl_ruleset_open(&r->role->rules, options->allocator, folders, count, options->images, r->yaml.diags);
}

static bool has_han(bl_str s)
{
    for (size_t at = 0; at < s.len;)
        if (bl_is_han(bl_utf8_next(s, &at)))
            return true;
    return false;
}

static void check_show(const bl_role_reader *r, const bl_texts *show)
{
    static const char *const known[] = {"salary", "location", "available", "positions", "employment", "status", "experience", "education", "languages",
        "skills", "domains", "tenure", "gaps", "management", "url", "profiles", "wishes", "certificates", "patents"};
    bl_str names[sizeof known / sizeof *known];
    uint32_t count = sizeof known / sizeof *known;
    for (uint32_t i = 0; i < count; i++)
        names[i] = bl_str_of(known[i]);
    for (uint32_t i = 0; i < show->count; i++) {
        bool right = false;
        for (uint32_t k = 0; k < count; k++)
            right = right || bl_str_equal(show->items[i], names[k]);
        if (right)
            continue;
        bl_diag *diag = bl_role_warn(r, BL_CODE_YAML_VALUE, show->nodes[i]->span, "there is nothing to show that is called '%.*s'", BL_STR_ARG(show->items[i]));
        bl_str near = bl_did_you_mean(show->items[i], names, count);
        bl_diag_hint(r->yaml.diags, diag, near.len > 0 ? "did you mean '%.*s'?" : "such as salary, location, available%.*s", BL_STR_ARG(near));
    }
}

static bl_status read_criteria(bl_role_reader *r, const raw_role *raw)
{
    bl_role *role = r->role;
    for (uint32_t g = 0; g < BL_GROUP_COUNT; g++)
        BL_TRY(bl_role_read_group(r, (bl_group)g, raw->groups[g]));
    role->criteria = r->criteria.items;
    role->criterion_count = r->criteria.count;
    bl_lexicon *own = BL_NEW(role->arena, bl_lexicon);
    if (own == NULL)
        return BL_ERROR_MEMORY;
    role->titles = r->titles.items;
    role->title_count = r->titles.count;
    if (r->own.drafts.count > 0) {
        BL_TRY(bl_builder_freeze(&r->own, own));
        BL_TRY(bl_lexicon_match(own, role->arena, role->arena));
        own->phrases = r->phrases.items;
        own->phrase_count = r->phrases.count;
        role->own = own;
    }
    return BL_OK;
}

static int compare_places(const void *a, const void *b)
{
    const bl_criterion *x = *(bl_criterion *const *)a, *y = *(bl_criterion *const *)b;
    return (x->span.begin > y->span.begin) - (x->span.begin < y->span.begin);
}

static bl_status read_role(bl_role_reader *r, const bl_yaml *root, const bl_role_options *options)
{
    bl_role *role = r->role;
    raw_role raw = {.as_of = BL_MONTH_NONE};
    uint32_t errors = r->yaml.diags->errors;
    BL_TRY(bl_schema_read(&r->yaml, &role_schema, root, false, &raw, NULL));
    role->root_at = root->span;
    role->title = raw.title;
    role->version = raw.version;
    role->owner = raw.owner;
    role->approved = raw.approved;
    role->as_of = raw.as_of;
    role->chinese = raw.language == 0 ? has_han(raw.title) : raw.language == 2;
    role->show = raw.show.items;
    role->show_count = raw.show.count;
    BL_TRY(bl_allow_read(&r->yaml, raw.allow, &role->allowed));
    check_show(r, &raw.show);
    BL_TRY(read_weights(r, raw.weights));
    BL_TRY(open_rules(r, &raw.rules, options));
    bl_builder_open(&r->own, role->arena, role->arena, &role->rules->lexicon, r->yaml.diags);
    BL_TRY(bl_builder_add_source(&r->own, &role->source, &r->source));
    BL_TRY(bl_role_names_open(r, raw.define));
    BL_TRY(read_criteria(r, &raw));
    if (r->yaml.diags->errors > errors)
        return BL_ERROR_INPUT; /* what follows would only confuse */
    if (role->criterion_count == 0) {
        bl_diag *diag = bl_diag_add(r->yaml.diags, BL_ERROR, BL_CODE_ROLE_NO_CRITERIA, &role->source, (bl_span){0, 0}, "the role asks for nothing");
        bl_diag_hint(r->yaml.diags, diag, "add a criterion, for example 'skills: [{skill: java}]'");
        return BL_ERROR_INPUT;
    }
    bl_sort(role->criteria, role->criterion_count, sizeof *role->criteria, compare_places);
    apply_weights(role);
    BL_TRY(bl_role_label(r));
    bl_role_lint(r, raw.weights);
    return BL_OK;
}

static bl_status open_role(bl_role *role, bl_str path, bl_str text, const bl_role_options *options, bl_diags *diags)
{
    uint32_t errors = diags->errors;
    const bl_yaml *root = NULL;
    bl_str name = bl_str_copy(role->arena, path), bytes = bl_str_copy(role->arena, text);
    if (name.ptr == NULL || bytes.ptr == NULL)
        return BL_ERROR_MEMORY;
    role->sha256 = bl_sha256_of(text.ptr, text.len);
    BL_TRY(bl_source_open(&role->source, role->arena, name, BL_STR("")));
    if (text.len > BL_LIMIT_ROLE_BYTES) {
        bl_diag_add(diags, BL_ERROR, BL_CODE_YAML_LIMIT, &role->source, (bl_span){0, 0}, "larger than %u bytes", BL_LIMIT_ROLE_BYTES);
        return BL_ERROR_LIMIT;
    }
    BL_TRY(bl_yaml_parse(&root, &role->source, role->arena, name, bytes, BL_LIMIT_ROLE_NODES, diags));
    bl_role_reader reader = {.role = role, .yaml = {&role->source, role->arena, diags}};
    if (root == NULL) {
        bl_diag *diag = bl_diag_add(diags, BL_ERROR, BL_CODE_ROLE_NO_CRITERIA, &role->source, (bl_span){0, 0}, "the role is empty");
        bl_diag_hint(diags, diag, "'bole new' writes one to start from");
        return BL_ERROR_INPUT;
    }
    BL_TRY(read_role(&reader, root, options));
    return diags->errors > errors ? BL_ERROR_INPUT : BL_OK;
}

bl_status bl_role_open(bl_role **out, bl_str path, bl_str text, const bl_role_options *options, bl_diags *diags)
{
    bl_arena *arena = NULL;
    *out = NULL;
    BL_TRY(bl_arena_open(&arena, options->allocator, BL_LIMIT_RULESET_MEMORY));
    bl_role *role = BL_NEW(arena, bl_role);
    if (role == NULL) {
        bl_arena_close(arena);
        return BL_ERROR_MEMORY;
    }
    role->arena = arena;
    bl_status status = open_role(role, path, text, options, diags);
    if (status == BL_OK)
        *out = role;
    else
        bl_role_close(role);
    return status;
}

void bl_role_close(bl_role *role)
{
    if (role == NULL)
        return;
    bl_ruleset_release(role->rules);
    bl_arena_close(role->arena);
}

bl_vocabulary bl_role_vocabulary(const bl_role *role) { return (bl_vocabulary){role->rules, role->own}; }
