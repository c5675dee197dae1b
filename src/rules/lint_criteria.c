/* What a role asks that the law protects, that nobody can answer, that counts twice, or that changes nothing. */
#include "rules/role_reader.h"
#include "text/fold.h"

/* Longer than any working life, in thousandths of a year. */
#define YEARS_BEYOND INT64_C(50000)

static void warn_protected(const bl_role_reader *r, bl_str folded, bl_str text, bl_span span)
{
    const bl_ruleset *rules = r->role->rules;
    for (uint32_t i = 0; i < rules->protected_count; i++)
        for (uint32_t w = 0; w < rules->protected[i].word_count; w++) {
            const bl_protected *p = &rules->protected[i];
            if (!bl_fold_holds(folded, p->words[w]))
                continue;
            bl_diag *diag = bl_role_warn(r, BL_CODE_ROLE_PROTECTED, span, "'%.*s' reads %.*s: %.*s", BL_STR_ARG(text), BL_STR_ARG(p->id), BL_STR_ARG(p->why));
            bl_diag_hint(r->yaml.diags, diag, "%.*s", BL_STR_ARG(p->instead));
            return;
        }
}

/* Where a word of the role's own stands: terms keep their line. */
static bl_span span_of(const bl_source *source, const bl_term *term)
{
    size_t found = bl_str_find(bl_source_line_text(source, term->line), term->text, 0);
    uint32_t begin = source->line_starts[term->line - 1] + (uint32_t)(found == SIZE_MAX ? 0 : found);
    return (bl_span){begin, begin + (uint32_t)term->text.len};
}

static void check_areas(const bl_role_reader *r, const bl_criterion *c)
{
    for (uint32_t i = 0; i < c->area_count; i++) {
        bl_str folded = bl_fold(r->yaml.arena, c->areas[i].text);
        if (folded.ptr != NULL)
            warn_protected(r, folded, c->areas[i].text, c->span);
    }
    for (uint32_t i = 0; i < c->child_count; i++)
        check_areas(r, c->children[i]);
}

/* Words that no rule knows and words of 'define' are the role's own; what the rules define is a thing that a person can have. */
static void check_protected(const bl_role_reader *r)
{
    const bl_lexicon *own = r->role->own;
    for (uint32_t t = 0; own != NULL && t < own->term_count; t++)
        warn_protected(r, own->terms[t].folded, own->terms[t].text, span_of(&r->role->source, &own->terms[t]));
    for (uint32_t i = 0; i < r->role->criterion_count; i++)
        check_areas(r, r->role->criteria[i]);
}

static void check_reach(const bl_role_reader *r, const bl_criterion *c)
{
    bl_milli most = c->years > c->must.years ? c->years : c->must.years;
    most = c->within > most ? c->within : most;
    if (most > YEARS_BEYOND) {
        bl_diag *diag = bl_role_warn(
            r, BL_CODE_ROLE_OUT_OF_REACH, c->span, "%u years are longer than a working life, so no résumé can answer", (unsigned)(most / BL_MILLI_ONE));
        bl_diag_hint(r->yaml.diags, diag, "write the years that the work needs, such as 5");
    } else if (c->years >= 0 && c->must.years > c->years) {
        bl_diag *diag = bl_role_warn(
            r, BL_CODE_ROLE_MUST_ABOVE_MARKS, c->span, "the must of '%.*s' asks for more years than its full marks do", BL_STR_ARG(c->label));
        bl_diag_hint(r->yaml.diags, diag, "make 'years' as large as the must, or lower the must");
    }
    for (uint32_t i = 0; i < c->child_count; i++)
        check_reach(r, c->children[i]);
}

typedef struct asker {
    const bl_role_reader *r;
    bl_vocabulary v;
    BL_VEC(const bl_criterion *) list; /* of one skill or domain each, that earn points */
    bool memory;                       /* ran out: the lint is silent, and whoever comes next fails */
} asker;

static void collect(asker *a, const bl_criterion *c)
{
    for (uint32_t i = 0; i < c->child_count; i++)
        collect(a, c->children[i]);
    if (c->name_count != 1 || c->names[0].entry == BL_NO_ENTRY || (c->kind != BL_CRITERION_SKILL && c->kind != BL_CRITERION_DOMAIN))
        return;
    const bl_criterion **slot = BL_PUSH(a->r->yaml.arena, &a->list);
    if (slot == NULL)
        a->memory = true;
    else
        *slot = c;
}

/* One skill or domain in two groups, or a skill and a domain of one name: the same lines of a résumé earn points twice. */
static void check_twice(asker *a)
{
    const bl_role_reader *r = a->r;
    bl_map seen;
    bl_map_open(&seen, r->yaml.arena);
    for (uint32_t i = 0; i < a->list.count; i++) {
        const bl_criterion *now = a->list.items[i];
        const bl_entry *entry = bl_vocabulary_entry(&a->v, now->names[0].entry);
        bl_str key = entry == NULL ? BL_STR_NONE : bl_name_key(r->yaml.arena, entry->name);
        bool existed = false;
        const uint32_t *index = key.ptr == NULL ? NULL : bl_map_put(&seen, key, i, &existed);
        if (index == NULL || !existed)
            continue;
        const bl_criterion *first = a->list.items[*index];
        if (first->group == now->group && first->kind == now->kind)
            continue; /* asked for twice: another lint says so */
        bl_diag *diag = bl_role_warn(
            r, BL_CODE_ROLE_COUNTED_TWICE, now->span, "'%.*s' earns points here and under '%s'", BL_STR_ARG(entry->name), bl_group_name(first->group));
        bl_diag_relate(r->yaml.diags, diag, &r->role->source, first->span, "it earns points here first");
        bl_diag_hint(r->yaml.diags, diag, "keep one of them, give one the weight 0, or write why under 'allow'");
    }
}

static void check_weights(const bl_role_reader *r)
{
    for (uint32_t g = 0; g < BL_GROUP_COUNT; g++) {
        const bl_criterion *only = NULL;
        uint32_t weighted = 0;
        for (uint32_t i = 0; i < r->role->criterion_count; i++)
            if (r->role->criteria[i]->group == (bl_group)g && r->role->criteria[i]->weight > 0) {
                only = r->role->criteria[i];
                weighted++;
            }
        if (weighted != 1 || only->weight == BL_MILLI_ONE)
            continue;
        bl_diag *diag = bl_role_warn(r, BL_CODE_ROLE_WEIGHT_IDLE, only->span,
            "the weight of '%.*s' changes nothing: no other criterion of '%s' has one to share with", BL_STR_ARG(only->label), bl_group_name((bl_group)g));
        bl_diag_hint(r->yaml.diags, diag, "remove it; how much the group counts stands under 'weights'");
    }
}

void bl_role_lint_criteria(const bl_role_reader *reader)
{
    asker a = {.r = reader, .v = bl_role_vocabulary(reader->role)};
    check_protected(reader);
    for (uint32_t i = 0; i < reader->role->criterion_count; i++) {
        const bl_criterion *c = reader->role->criteria[i];
        check_reach(reader, c);
        if (c->weight > 0 && reader->role->applied[c->group] > 0)
            collect(&a, c);
    }
    if (!a.memory)
        check_twice(&a);
    check_weights(reader);
}
