/*
 * Ids and labels. An id is the role's own, else group/canonical-id:
 *
 *   {skill: java}                        skills/java
 *   {any: [rocketmq, kafka]}             skills/any-kafka-rocketmq           members are sorted
 *   {title: [head chef, executive chef]} experience/head-chef                two names of one thing
 *   {at_least: 2, of: [mysql, redis]}    skills/at-least-2-mysql-redis
 *
 * Equal ids get -2, -3, ... in the order of what the criteria say, not of where they stand: reordering changes no id.
 */
#include "base/sort.h"
#include "base/utf8.h"
#include "rules/names.h"
#include "rules/role_reader.h"

typedef struct labeller {
    bl_role_reader *r;
    bl_arena *arena;
    bl_vocabulary v;
    bool chinese;
} labeller;

static bool has_han(bl_str s)
{
    for (size_t at = 0; at < s.len;)
        if (bl_is_han(bl_utf8_next(s, &at)))
            return true;
    return false;
}

/* Another name of the entry in the script that is wanted, or an empty one. */
static bl_str name_in(const labeller *l, uint32_t entry, bool han)
{
    const bl_lexicon *lexicons[2] = {l->v.own, &l->v.rules->lexicon};
    for (uint32_t i = 0; i < 2; i++) {
        uint32_t begin = 0, end = lexicons[i] == NULL ? 0 : lexicons[i]->term_count;
        if (i == 1 && entry >= lexicons[1]->entry_count)
            continue;
        if (i == 1) {
            begin = lexicons[1]->entries[entry].term_begin;
            end = lexicons[1]->entries[entry].term_end;
        }
        for (uint32_t t = begin; t < end; t++)
            if (lexicons[i]->terms[t].entry == entry && lexicons[i]->terms[t].is_name && has_han(lexicons[i]->terms[t].text) == han)
                return lexicons[i]->terms[t].text;
    }
    return BL_STR("");
}

/* The name of an entry for people, in the language of the role: what the role wrote where that fits. */
static bl_str display_name(const labeller *l, const bl_name *name)
{
    if (name->entry == BL_NO_ENTRY || name->unknown)
        return name->text;
    const bl_entry *e = bl_vocabulary_entry(&l->v, name->entry);
    if (has_han(e->name) == l->chinese)
        return e->name;
    if (has_han(name->text) == l->chinese && !l->chinese)
        return bl_str_equal(name->text, e->id) && name_in(l, name->entry, false).len > 0 ? name_in(l, name->entry, false) : name->text;
    if (l->chinese && has_han(name->text))
        return name->text;
    if (l->chinese && e->kind != BL_KIND_DOMAIN && e->kind != BL_KIND_LANGUAGE && e->kind != BL_KIND_TITLE)
        return e->name; /* nobody calls Kafka 卡夫卡 */
    bl_str other = name_in(l, name->entry, l->chinese);
    return other.len > 0 ? other : e->name;
}

static bl_str join(const labeller *l, bl_str so_far, const char *between, bl_str next)
{
    return so_far.len == 0 ? next : bl_str_format(l->arena, "%.*s%s%.*s", BL_STR_ARG(so_far), between, BL_STR_ARG(next));
}

static bl_str education_label(const labeller *l, const bl_criterion *c)
{
    static const char *const levels[2][6] = {
        {"Education", "High school", "Associate", "Bachelor", "Master", "Doctor"}, {"学历", "高中", "大专", "本科", "硕士", "博士"}};
    static const char *const modes[2][5] = {{"", "full-time", "part-time", "self-taught", "online"}, {"", "全日制", "非全日制", "自考", "网络教育"}};
    bl_str label = bl_str_of(levels[l->chinese][c->level]), areas = BL_STR("");
    for (uint32_t i = 0; i < c->area_count; i++)
        areas = join(l, areas, " / ", c->areas[i].text);
    if (c->mode != BL_MODE_NONE)
        areas = join(l, areas, l->chinese ? "，" : ", ", bl_str_of(modes[l->chinese][c->mode]));
    if (areas.len == 0)
        return label;
    return bl_str_format(l->arena, l->chinese ? "%.*s（%.*s）" : "%.*s (%.*s)", BL_STR_ARG(label), BL_STR_ARG(areas));
}

static bl_str make_label(const labeller *l, const bl_criterion *c);

static bl_str names_label(const labeller *l, const bl_criterion *c)
{
    bl_str label = BL_STR("");
    for (uint32_t i = 0; i < c->name_count; i++) {
        const bl_str name = display_name(l, &c->names[i]);
        bool again = false; /* two names of one thing */
        for (uint32_t k = 0; k < i && !again; k++)
            again = bl_str_equal(name, display_name(l, &c->names[k]));
        if (!again)
            label = join(l, label, " / ", name);
    }
    return label;
}

static bl_str children_label(const labeller *l, const bl_criterion *c)
{
    const char *between = c->kind == BL_CRITERION_ANY ? " / " : c->kind == BL_CRITERION_ALL ? " + " : l->chinese ? "、" : ", ";
    bl_str label = BL_STR("");
    for (uint32_t i = 0; i < c->child_count; i++)
        label = join(l, label, between, make_label(l, c->children[i]));
    if (c->kind != BL_CRITERION_AT_LEAST)
        return label;
    return l->chinese ? bl_str_format(l->arena, "%.*s 中至少 %u 项", BL_STR_ARG(label), c->count)
                      : bl_str_format(l->arena, "%u of %.*s", c->count, BL_STR_ARG(label));
}

/* What the role wrote, else what it is called in the language of the labeller. */
static bl_str make_label(const labeller *l, const bl_criterion *c)
{
    if (c->label.len > 0)
        return c->label;
    switch (c->kind) {
    case BL_CRITERION_YEARS: return bl_str_of(l->chinese ? "工作年限" : "Years of work");
    case BL_CRITERION_MANAGEMENT: return bl_str_of(l->chinese ? "团队管理" : "Leading people");
    case BL_CRITERION_PATENTS: return bl_str_of(l->chinese ? "专利" : "Patents");
    case BL_CRITERION_OPEN_SOURCE: return bl_str_of(l->chinese ? "开源" : "Open source");
    case BL_CRITERION_PUBLICATIONS: return bl_str_of(l->chinese ? "论文著作" : "Publications");
    case BL_CRITERION_EDUCATION: return education_label(l, c);
    case BL_CRITERION_LANGUAGE: return c->cefr == BL_CEFR_NONE ? names_label(l, c) : join(l, names_label(l, c), " ", bl_str_of(bl_cefr_name(c->cefr)));
    case BL_CRITERION_ANY:
    case BL_CRITERION_ALL:
    case BL_CRITERION_AT_LEAST: return children_label(l, c);
    default: return names_label(l, c);
    }
}

static int compare_strings(const void *a, const void *b) { return bl_str_compare(*(const bl_str *)a, *(const bl_str *)b); }

/* Names of one thing are one part of an id. */
static uint32_t keep_distinct(bl_str *parts, uint32_t count)
{
    uint32_t kept = 0;
    bl_sort(parts, count, sizeof *parts, compare_strings);
    for (uint32_t i = 0; i < count; i++)
        if (kept == 0 || !bl_str_equal(parts[kept - 1], parts[i]))
            parts[kept++] = parts[i];
    return kept;
}

/* prefix-a-b-c of sorted parts. */
static bl_str join_sorted(const labeller *l, bl_str prefix, bl_str *parts, uint32_t count)
{
    bl_sort(parts, count, sizeof *parts, compare_strings);
    for (uint32_t i = 0; i < count; i++)
        prefix = join(l, prefix, "-", parts[i]);
    return prefix;
}

/* The id without its group; ptr NULL when memory is out. */
static bl_str canonical(const labeller *l, const bl_criterion *c)
{
    uint32_t count = c->child_count > c->name_count ? c->child_count : c->name_count;
    if (c->kind == BL_CRITERION_EDUCATION && c->level == BL_LEVEL_NONE && c->area_count > 0)
        return bl_slug(l->arena, c->areas[0].text);
    bl_str *parts = BL_NEW_ARRAY(l->arena, bl_str, count);
    if (parts == NULL)
        return BL_STR_NONE;
    for (uint32_t i = 0; i < count; i++)
        parts[i] = c->child_count > 0 ? canonical(l, c->children[i]) : bl_vocabulary_entry(&l->v, c->names[i].entry)->id;
    if (c->child_count == 0)
        count = keep_distinct(parts, count);
    switch (c->kind) {
    case BL_CRITERION_YEARS: return BL_STR("years");
    case BL_CRITERION_MANAGEMENT: return BL_STR("management");
    case BL_CRITERION_PATENTS: return BL_STR("patents");
    case BL_CRITERION_OPEN_SOURCE: return BL_STR("open-source");
    case BL_CRITERION_PUBLICATIONS: return BL_STR("publications");
    case BL_CRITERION_EDUCATION: return bl_str_of(c->level != BL_LEVEL_NONE ? bl_level_name(c->level) : bl_mode_name(c->mode));
    case BL_CRITERION_ALL: return join_sorted(l, BL_STR("all"), parts, count);
    case BL_CRITERION_AT_LEAST: return join_sorted(l, bl_str_format(l->arena, "at-least-%u", c->count), parts, count);
    default: return join_sorted(l, count > 1 ? BL_STR("any") : BL_STR(""), parts, count);
    }
}

static bl_status identify_parts(const labeller *l, bl_criterion *c)
{
    for (uint32_t i = 0; i < c->child_count; i++) {
        BL_TRY(identify_parts(l, c->children[i]));
        bl_str id = c->children[i]->id.len > 0 ? c->children[i]->id : canonical(l, c->children[i]);
        c->children[i]->id = id.ptr == NULL ? id : bl_str_format(l->arena, "%s/%.*s", bl_group_name(c->group), BL_STR_ARG(id));
        if (c->children[i]->id.ptr == NULL)
            return BL_ERROR_MEMORY;
    }
    return BL_OK;
}

/* Of a criterion and its parts, the outer ones first: a part that has its label would give it to the whole in both languages. */
static bl_status name_all(const labeller *l, bl_criterion *c)
{
    for (unsigned chinese = 0; chinese < 2; chinese++) {
        const labeller speaker = {l->r, l->arena, l->v, chinese == 1};
        c->labels[chinese] = make_label(&speaker, c);
        if (c->labels[chinese].ptr == NULL)
            return BL_ERROR_MEMORY;
    }
    c->label = c->labels[l->chinese];
    for (uint32_t i = 0; i < c->child_count; i++)
        BL_TRY(name_all(l, c->children[i]));
    return BL_OK;
}

typedef struct unnamed {
    bl_str id, said; /* what the criterion says: its text in the file */
    uint32_t index;
} unnamed;

static int compare_unnamed(const void *a, const void *b)
{
    const unnamed *x = a, *y = b;
    int order = bl_str_compare(x->id, y->id);
    if (order == 0)
        order = bl_str_compare(x->said, y->said);
    return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

/* The role's own ids go first; a clash between two of them is an error. */
static bl_status take_ids(const labeller *l, bl_map *taken, unnamed *list, uint32_t *count)
{
    const bl_role *role = l->r->role;
    for (uint32_t i = 0; i < role->criterion_count; i++) {
        bl_criterion *c = role->criteria[i];
        bool existed = false;
        if (c->id.len == 0) {
            bl_str id = canonical(l, c);
            id = id.ptr == NULL ? id : bl_str_format(l->arena, "%s/%.*s", bl_group_name(c->group), BL_STR_ARG(id));
            if (id.ptr == NULL)
                return BL_ERROR_MEMORY;
            list[(*count)++] = (unnamed){id, bl_source_slice(&role->source, c->span), i};
            continue;
        }
        const uint32_t *first = bl_map_put(taken, c->id, i, &existed);
        if (first == NULL)
            return BL_ERROR_MEMORY;
        if (existed) {
            bl_diag *diag = bl_diag_add(
                l->r->yaml.diags, BL_ERROR, BL_CODE_ROLE_DUPLICATE_ID, &role->source, c->span, "two criteria have the id '%.*s'", BL_STR_ARG(c->id));
            bl_diag_relate(l->r->yaml.diags, diag, &role->source, role->criteria[*first]->span, "it stands first here");
            bl_diag_hint(l->r->yaml.diags, diag, "rename one of them");
        }
    }
    return BL_OK;
}

bl_status bl_role_label(bl_role_reader *r)
{
    bl_role *role = r->role;
    labeller l = {r, r->yaml.arena, bl_role_vocabulary(role), role->chinese};
    bl_map taken;
    bl_map_open(&taken, r->yaml.arena);
    unnamed *list = BL_NEW_ARRAY(r->yaml.arena, unnamed, role->criterion_count);
    uint32_t count = 0, repeat = 1;
    if (list == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < role->criterion_count; i++) {
        BL_TRY(identify_parts(&l, role->criteria[i]));
        BL_TRY(name_all(&l, role->criteria[i]));
    }
    BL_TRY(take_ids(&l, &taken, list, &count));
    bl_sort(list, count, sizeof *list, compare_unnamed);
    for (uint32_t i = 0; i < count; i++) {
        bl_str id = list[i].id;
        repeat = i > 0 && bl_str_equal(id, list[i - 1].id) ? repeat + 1 : 1;
        if (repeat > 1)
            id = bl_str_format(l.arena, "%.*s-%u", BL_STR_ARG(list[i].id), repeat);
        while (id.ptr != NULL && bl_map_get(&taken, id) != NULL)
            id = bl_str_format(l.arena, "%.*s-%u", BL_STR_ARG(list[i].id), ++repeat);
        if (id.ptr == NULL || bl_map_put(&taken, id, list[i].index, NULL) == NULL)
            return BL_ERROR_MEMORY;
        role->criteria[list[i].index]->id = id;
    }
    return BL_OK;
}
