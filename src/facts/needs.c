#include "facts/needs.h"

#include "rules/role.h"

#define SCORE \
    (BL_NEED_NAMES | BL_NEED_LANGUAGES | BL_NEED_CERTIFICATES | BL_NEED_PATENTS | BL_NEED_WORKS | BL_NEED_MANAGEMENT | BL_NEED_CLAIMS | BL_NEED_FINDINGS)

const bl_needs bl_needs_score = {.kinds = SCORE};
const bl_needs bl_needs_record = {.kinds = SCORE | BL_NEED_QUANTITIES | BL_NEED_HIGHLIGHTS};

typedef BL_VEC(uint32_t) numbers;

typedef struct asking {
    bl_needs *out;
    uint64_t *entries;
    bl_arena *arena;
    bl_vocabulary vocabulary;
    numbers named; /* by the criteria */
    bool memory;   /* it was enough */
} asking;

static bool has(const asking *a, uint32_t entry) { return (a->entries[entry / 64] >> entry % 64 & 1) != 0; }

static void mark(asking *a, uint32_t entry) { a->entries[entry / 64] |= UINT64_C(1) << entry % 64; }

static void add(asking *a, numbers *list, uint32_t entry)
{
    uint32_t *slot = BL_PUSH(a->arena, list);
    a->memory = a->memory && slot != NULL;
    if (slot != NULL)
        *slot = entry;
}

static void ask_entry(asking *a, uint32_t entry)
{
    if (entry == BL_NO_ENTRY || has(a, entry))
        return;
    mark(a, entry);
    add(a, &a->named, entry);
}

static void ask_criterion(asking *a, const bl_criterion *c)
{
    switch (c->kind) {
    case BL_CRITERION_SKILL:
    case BL_CRITERION_DOMAIN: /* its terms, and its name as a skill's */
        for (uint32_t i = 0; i < c->name_count; i++)
            ask_entry(a, c->names[i].entry);
        break;
    case BL_CRITERION_YEARS: a->out->kinds |= BL_NEED_CLAIMS; break;
    case BL_CRITERION_MANAGEMENT: a->out->kinds |= BL_NEED_MANAGEMENT; break;
    case BL_CRITERION_LANGUAGE: a->out->kinds |= BL_NEED_LANGUAGES; break;
    case BL_CRITERION_CERTIFICATE: a->out->kinds |= BL_NEED_CERTIFICATES; break;
    case BL_CRITERION_PATENTS: a->out->kinds |= BL_NEED_PATENTS; break;
    case BL_CRITERION_OPEN_SOURCE:
    case BL_CRITERION_PUBLICATIONS: a->out->kinds |= BL_NEED_WORKS; break;
    case BL_CRITERION_TITLE:
    case BL_CRITERION_EDUCATION: break; /* careers and studies are always read */
    case BL_CRITERION_ANY:
    case BL_CRITERION_ALL:
    case BL_CRITERION_AT_LEAST: break;
    }
    for (uint32_t i = 0; i < c->child_count; i++)
        ask_criterion(a, c->children[i]);
}

static void list_children(asking *a, numbers *out, const bl_lexicon *lexicon)
{
    const bl_map *skills = lexicon == NULL ? NULL : lexicon->ids[BL_KIND_SKILL];
    for (uint32_t i = 0; skills != NULL && i < skills->count; i++)
        if (bl_vocabulary_entry(&a->vocabulary, skills->items[i].value)->parent_count > 0)
            add(a, out, skills->items[i].value);
}

/* A skill is proven through its children, at a discount. They are gone through until none is added: a parent may stand behind its child. */
static void ask_children(asking *a)
{
    numbers children = {0};
    list_children(a, &children, &a->vocabulary.rules->lexicon);
    list_children(a, &children, a->vocabulary.own);
    for (bool more = true; more;) {
        more = false;
        for (uint32_t i = 0; i < children.count; i++) {
            const bl_entry *child = bl_vocabulary_entry(&a->vocabulary, children.items[i]);
            for (uint32_t p = 0; p < child->parent_count && !has(a, children.items[i]); p++)
                if (has(a, child->parents[p])) {
                    mark(a, children.items[i]);
                    more = true;
                }
        }
    }
}

/* Where only a parent is named, the thing itself stays open. The list grows while it is gone through. */
static void ask_parents(asking *a)
{
    for (uint32_t i = 0; i < a->named.count; i++) {
        const bl_entry *e = bl_vocabulary_entry(&a->vocabulary, a->named.items[i]);
        for (uint32_t p = 0; p < e->parent_count; p++) {
            bool known = false;
            for (uint32_t k = 0; k < a->named.count && !known; k++)
                known = a->named.items[k] == e->parents[p];
            if (!known)
                add(a, &a->named, e->parents[p]);
        }
    }
    for (uint32_t i = 0; i < a->named.count; i++)
        mark(a, a->named.items[i]);
}

bl_status bl_needs_of(bl_needs *out, bl_arena *arena, const bl_role *role)
{
    asking a = {.out = out, .arena = arena, .vocabulary = bl_role_vocabulary(role), .memory = true};
    const bl_lexicon *own = a.vocabulary.own;
    const uint32_t count = own == NULL ? a.vocabulary.rules->lexicon.entry_count : own->base + own->entry_count;
    *out = (bl_needs){.words = count / 64 + 1};
    out->entries = a.entries = BL_NEW_ARRAY(arena, uint64_t, out->words);
    if (a.entries == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < role->criterion_count; i++)
        ask_criterion(&a, role->criteria[i]);
    for (uint32_t i = 0; own != NULL && i < own->phrase_count; i++)
        ask_entry(&a, own->phrases[i].entry);
    ask_children(&a);
    ask_parents(&a);
    return a.memory ? BL_OK : BL_ERROR_MEMORY;
}

bl_status bl_needs_unite(bl_needs *out, bl_arena *arena, const bl_needs *a, const bl_needs *b)
{
    const uint32_t words = a->words > b->words ? a->words : b->words;
    uint64_t *entries = BL_NEW_ARRAY(arena, uint64_t, words + 1);
    if (entries == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < words; i++)
        entries[i] = (i < a->words ? a->entries[i] : 0) | (i < b->words ? b->entries[i] : 0);
    *out = (bl_needs){a->kinds | b->kinds, entries, words};
    return BL_OK;
}
