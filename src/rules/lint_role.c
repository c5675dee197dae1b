/* What is well-formed in a role, but doubtful. */
#include "rules/role_reader.h"

typedef struct leaf {
    const bl_criterion *criterion;
    bool alternative; /* inside 'any' or 'at_least': a parent beside it is no double asking */
} leaf;
typedef BL_VEC(leaf) leaves;

typedef struct linter {
    const bl_role_reader *r;
    bl_vocabulary v;
    leaves list;
    bool memory; /* ran out: then the lint is silent, and whoever comes next fails */
} linter;

static void collect(linter *l, const bl_criterion *c, bool alternative)
{
    for (uint32_t i = 0; i < c->child_count; i++)
        collect(l, c->children[i], alternative || c->kind != BL_CRITERION_ALL);
    if (c->child_count > 0 || c->kind == BL_CRITERION_ANY || c->kind == BL_CRITERION_ALL || c->kind == BL_CRITERION_AT_LEAST)
        return;
    leaf *slot = BL_PUSH(l->r->yaml.arena, &l->list);
    if (slot == NULL)
        l->memory = true;
    else
        *slot = (leaf){c, alternative};
}

static bool asks_one_entry(const bl_criterion *c) { return c->name_count == 1 && c->names[0].entry != BL_NO_ENTRY && c->kind != BL_CRITERION_TITLE; }

static void report(const linter *l, bl_code code, const bl_criterion *c, const bl_criterion *first, const char *there, bl_str name, bl_str other)
{
    bl_diag *diag = code == BL_CODE_ROLE_DUPLICATE
                        ? bl_role_warn(l->r, code, c->span, "'%.*s' is asked for twice", BL_STR_ARG(name))
                        : bl_role_warn(l->r, code, c->span, "'%.*s' stands beside its own parent '%.*s': one proves much of the other", BL_STR_ARG(name),
                              BL_STR_ARG(other));
    bl_diag_relate(l->r->yaml.diags, diag, &l->r->role->source, first->span, there);
    bl_diag_hint(l->r->yaml.diags, diag, "keep one of them, or write why under 'allow'");
}

#define PARENTS_DEEPEST 8u /* a loop of parents, which is an error of its own, must end */

/* Is a parent of the skill, or a parent of that, asked for too? seen: of check_pairs. */
static void check_parents(linter *l, const bl_map *seen, const bl_criterion *c, const bl_entry *entry, unsigned deepest)
{
    for (uint32_t p = 0; entry != NULL && deepest > 0 && p < entry->parent_count; p++) {
        bl_str key = bl_str_format(l->r->yaml.arena, "%d/%d/%u", (int)c->group, (int)c->kind, entry->parents[p]);
        const uint32_t *parent = key.ptr == NULL ? NULL : bl_map_get(seen, key);
        const bl_entry *above = bl_vocabulary_entry(&l->v, entry->parents[p]);
        if (parent != NULL && !l->list.items[*parent].alternative)
            report(l, BL_CODE_ROLE_PARENT_CHILD, c, l->list.items[*parent].criterion, "the parent is asked for here", c->label, above->name);
        else
            check_parents(l, seen, c, above, deepest - 1);
    }
}

/* The first leaf of each (group, kind, entry), by a map: roles may be long. */
static bool check_pairs(linter *l)
{
    bl_arena *arena = l->r->yaml.arena;
    bl_map seen;
    bl_map_open(&seen, arena);
    for (uint32_t i = 0; i < l->list.count; i++) {
        const bl_criterion *c = l->list.items[i].criterion;
        bool years = c->kind == BL_CRITERION_YEARS || c->kind == BL_CRITERION_MANAGEMENT;
        if (!asks_one_entry(c) && !years)
            continue;
        bool existed = false;
        bl_str key = bl_str_format(arena, "%d/%d/%u", (int)c->group, (int)c->kind, years ? 0u : c->names[0].entry);
        const uint32_t *first = key.ptr == NULL ? NULL : bl_map_put(&seen, key, i, &existed);
        if (first == NULL)
            return false;
        if (existed)
            report(l, BL_CODE_ROLE_DUPLICATE, c, l->list.items[*first].criterion, "it is asked for first here", c->label, BL_STR(""));
    }
    for (uint32_t i = 0; i < l->list.count; i++) {
        const bl_criterion *c = l->list.items[i].criterion;
        if (c->kind == BL_CRITERION_SKILL && !l->list.items[i].alternative)
            check_parents(l, &seen, c, bl_vocabulary_entry(&l->v, c->names[0].entry), PARENTS_DEEPEST);
    }
    return true;
}

static void check_weights(const linter *l, const bl_yaml *weights)
{
    const bl_role *role = l->r->role;
    bl_milli sum = 0;
    for (uint32_t g = 0; g < BL_GROUP_COUNT; g++) {
        const bl_criterion *first = NULL;
        bl_milli within = 0;
        sum += role->applied[g];
        for (uint32_t i = 0; i < role->criterion_count; i++)
            if (role->criteria[i]->group == (bl_group)g) {
                first = first == NULL ? role->criteria[i] : first;
                within += role->criteria[i]->weight;
            }
        const char *name = bl_group_name((bl_group)g);
        if (weights != NULL && first != NULL && role->asked[g] < 0) {
            bl_diag *diag = bl_role_warn(
                l->r, BL_CODE_ROLE_UNWEIGHTED_GROUP, first->span, "the group '%s' has criteria but no weight, so it counts nothing", name);
            bl_diag_hint(l->r->yaml.diags, diag, "add '%s: 10' to 'weights', or '%s: 0' if that is meant", name, name);
        } else if (weights != NULL && role->asked[g] > 0 && (first == NULL || within == 0)) {
            const bl_yaml *node = bl_yaml_get(weights, name);
            bl_diag *diag = bl_role_warn(l->r, BL_CODE_ROLE_EMPTY_GROUP, node == NULL ? weights->span : node->span,
                first == NULL ? "the group '%s' has a weight but no criteria" : "the group '%s' has a weight, but all its criteria weigh 0", name);
            bl_diag_hint(l->r->yaml.diags, diag, first == NULL ? "remove it from 'weights', or add criteria" : "give one of them a weight");
        }
    }
    if (sum == 0) {
        bl_diag *diag = bl_diag_add(l->r->yaml.diags, BL_ERROR, BL_CODE_ROLE_ZERO_WEIGHTS, &role->source,
            weights == NULL ? role->criteria[0]->span : weights->span, "nothing in the role has a weight, so there is nothing to share out");
        bl_diag_hint(l->r->yaml.diags, diag, "give at least one group and one of its criteria a weight above 0");
    }
}

void bl_role_lint(const bl_role_reader *reader, const bl_yaml *weights)
{
    linter l = {.r = reader, .v = bl_role_vocabulary(reader->role)};
    for (uint32_t i = 0; i < reader->role->criterion_count; i++)
        collect(&l, reader->role->criteria[i], false);
    if (l.memory || !check_pairs(&l))
        return;
    check_weights(&l, weights);
    bl_role_lint_criteria(reader);
    if (l.list.count == 1) {
        bl_diag *diag = bl_role_warn(
            reader, BL_CODE_ROLE_THIN, reader->role->criteria[0]->span, "the role has one criterion, and its ranking says no more than that");
        bl_diag_hint(reader->yaml.diags, diag, "say more about what the work needs");
    }
}
