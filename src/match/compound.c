/* any, all, at_least: the parts are matched like any criterion; a must of the whole is asked of the parts. */
#include "base/sort.h"
#include "match/steps.h"

static bl_status match_children(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    out->children = BL_NEW_ARRAY(m->arena, bl_match, criterion->child_count);
    if (out->children == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < criterion->child_count; i++) {
        const bl_must *asked = must->asked ? must : &criterion->children[i]->must;
        BL_TRY(bl_match_any_kind(&out->children[i], m, criterion->children[i], asked));
        out->child_count = i + 1;
    }
    return BL_OK;
}

static bool better(const bl_match *a, const bl_match *b) { return a->degree != b->degree ? a->degree > b->degree : a->possible > b->possible; }

static bl_status cite_child(bl_match *out, const bl_matching *m, const bl_match *child)
{
    if (out->line == 0) {
        out->file = child->file;
        out->line = child->line;
    }
    return bl_match_cite(out, m, child->evidence.items, child->evidence.count);
}

static bl_str child_label(const bl_match *child) { return child->criterion->label; }

/* ---- any ---- */

/* The skills of an `any` that are themselves in dated work, as one: the union of their months, the strongest way it was done. */
static bl_status unite(bl_skill *out, const bl_matching *m, const bl_criterion *criterion, uint32_t *united, uint32_t *asked)
{
    uint32_t widest = 0; /* months that one of them alone may turn out to have */
    *united = *asked = 0;
    for (uint32_t i = 0; i < criterion->child_count; i++) {
        const bl_criterion *child = criterion->children[i];
        if (child->kind != BL_CRITERION_SKILL)
            continue;
        const bl_proof proof = bl_proof_of(m, child->names[0].entry, child->months, -1);
        if (proof.skill == NULL || proof.steps > 0 || proof.skill->grade != BL_GRADE_NAMED)
            continue;
        (*united)++;
        *asked = child->months > *asked ? child->months : *asked; /* the parts have the months of the whole, unless they say more */
        const uint32_t possible = bl_skill_months_possible(m, proof.skill);
        widest = possible > widest ? possible : widest;
        out->in_work = out->in_work || proof.skill->in_work;
        out->in_project = out->in_project || proof.skill->in_project;
        out->unbounded = out->unbounded || proof.skill->unbounded;
        if (proof.skill->strength > out->strength)
            out->strength = proof.skill->strength;
        for (uint32_t k = 0; k < proof.skill->evidence.count; k++) {
            bl_evidence *e = BL_PUSH(m->arena, &out->evidence);
            if (e == NULL)
                return BL_ERROR_MEMORY;
            *e = proof.skill->evidence.items[k];
        }
        for (uint32_t k = 0; k < proof.skill->proven.count + proof.skill->possible.count; k++) {
            const bool proven = k < proof.skill->proven.count;
            bl_period *p = proven ? BL_PUSH(m->arena, &out->proven) : BL_PUSH(m->arena, &out->possible);
            if (p == NULL)
                return BL_ERROR_MEMORY;
            *p = proven ? proof.skill->proven.items[k] : proof.skill->possible.items[k - proof.skill->proven.count];
        }
    }
    out->proven.count = bl_periods_merge(out->proven.items, out->proven.count);
    out->possible.count = bl_periods_merge(out->possible.items, out->possible.count);
    out->months = (uint32_t)bl_periods_months(out->proven.items, out->proven.count);
    out->months_possible = (uint32_t)bl_periods_months(out->possible.items, out->possible.count);
    out->unbounded = out->unbounded || widest == UINT32_MAX;
    if (widest != UINT32_MAX && widest > out->months_possible)
        out->months_possible = widest;
    return BL_OK;
}

static bl_verdict best_verdict(const bl_match *out)
{
    bl_verdict verdict = BL_VERDICT_FAIL;
    for (uint32_t i = 0; i < out->child_count; i++)
        if (out->children[i].must != BL_VERDICT_NONE && out->children[i].must < verdict)
            verdict = out->children[i].must;
    return verdict;
}

/* No part counts: each is named nowhere, or was denied, and then by what, or is open, and then why. */
static bl_status explain_nothing(bl_match *out, const bl_matching *m)
{
    uint32_t denied = 0;
    for (uint32_t i = 0; i < out->child_count; i++) {
        const bl_match *child = &out->children[i];
        BL_TRY(cite_child(out, m, child));
        for (uint32_t k = 0; k < child->reasons.count; k++) {
            if (child->reasons.items[k].kind != BL_REASON_DENIED)
                continue;
            denied++;
            BL_TRY(bl_reason_add(out, m, child->reasons.items[k], BL_NO_CONSTANT));
        }
    }
    for (uint32_t i = 0; denied == 0 && i < out->child_count; i++)
        for (uint32_t k = 0; k < out->children[i].reasons.count; k++) {
            const bl_reason *r = &out->children[i].reasons.items[k];
            if (r->kind == BL_REASON_ONLY_PARENT || r->kind == BL_REASON_TOO_FEW_SKILLS)
                return bl_reason_add(out, m, *r, BL_NO_CONSTANT); /* why it is open; the first part speaks for all */
        }
    return denied > 0 ? BL_OK : bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_ABSENT, .a = out->possible > 0}, BL_NO_CONSTANT);
}

/* The best part by itself: its evidence, and its reasons but for what is open, which may be another part's. */
static bl_status take_best(bl_match *out, const bl_matching *m, const bl_match *best)
{
    BL_TRY(cite_child(out, m, best));
    BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_BEST, .c = best->degree, .name = child_label(best)}, BL_NO_CONSTANT));
    for (uint32_t i = 0; i < best->reasons.count; i++)
        if (best->reasons.items[i].kind != BL_REASON_POSSIBLE || best->possible == out->possible)
            BL_TRY(bl_reason_add(out, m, best->reasons.items[i], BL_NO_CONSTANT));
    return best->possible == out->possible ? BL_OK : bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_POSSIBLE, .c = out->possible}, BL_NO_CONSTANT);
}

/* The parts as one skill. */
static bl_status take_union(bl_match *out, const bl_matching *m, const bl_skill *all, uint32_t asked)
{
    out->months = all->months;
    out->months_possible = all->months_possible;
    BL_TRY(bl_match_cite(out, m, all->evidence.items, all->evidence.count));
    BL_TRY(bl_explain_rung(out, m, all, asked));
    return out->possible == out->degree ? BL_OK : bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_POSSIBLE, .c = out->possible}, BL_NO_CONSTANT);
}

static bl_status match_any(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    const bl_match *best = &out->children[0];
    for (uint32_t i = 0; i < out->child_count; i++) {
        if (better(&out->children[i], best))
            best = &out->children[i];
        if (out->children[i].possible > out->possible) /* only a part that is named nowhere and denied nowhere may be open */
            out->possible = out->children[i].possible;
    }
    out->degree = best->degree;
    out->months = best->months;
    out->months_possible = best->months_possible;
    out->about_months = best->about_months;
    out->file = best->file;
    out->line = best->line;
    bl_skill all = {0};
    uint32_t united, asked;
    BL_TRY(unite(&all, m, criterion, &united, &asked));
    const bool undated = criterion->within >= 0; /* recency is asked of each part alone */
    const bl_degree together = united > 1 && !undated ? bl_skill_degree(m, &all, asked) : (bl_degree){0, 0};
    const bool wider = together.possible > out->possible, united_best = together.proven > out->degree || (together.proven == out->degree && wider);
    out->possible = wider ? together.possible : out->possible;
    out->degree = united_best ? together.proven : out->degree;
    if (united_best)
        BL_TRY(take_union(out, m, &all, asked));
    else
        BL_TRY(best->degree > 0 ? take_best(out, m, best) : explain_nothing(out, m));
    if (!must->asked)
        return BL_OK;
    out->must = best_verdict(out);
    if (must->years >= 0 && united > 1) {
        const bl_verdict months = bl_verdict_months(all.months, bl_skill_months_possible(m, &all), all.proven.count, bl_must_months(must));
        out->must = months < out->must ? months : out->must;
    }
    return BL_OK;
}

/* ---- all, at_least ---- */

static int by_degree(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? 1 : x > y ? -1 : 0;
}

/* The mean of the best `count`, rounded down. */
static uint32_t mean_of_best(uint32_t *degrees, uint32_t total, uint32_t count)
{
    bl_sort(degrees, total, sizeof *degrees, by_degree);
    uint64_t sum = 0;
    for (uint32_t i = 0; i < count && i < total; i++)
        sum += degrees[i];
    return (uint32_t)(sum / count);
}

/* all: the worst part decides; at_least n: the n-th best. */
static bl_verdict nth_verdict(const bl_match *out, uint32_t count)
{
    uint32_t passed = 0, unknown = 0;
    for (uint32_t i = 0; i < out->child_count; i++) {
        passed += out->children[i].must == BL_VERDICT_PASS;
        unknown += out->children[i].must == BL_VERDICT_UNKNOWN;
    }
    if (passed >= count)
        return BL_VERDICT_PASS;
    return passed + unknown >= count ? BL_VERDICT_UNKNOWN : BL_VERDICT_FAIL;
}

static bl_status match_mean(bl_match *out, const bl_matching *m, uint32_t count, const bl_must *must)
{
    uint32_t *degrees = BL_NEW_ARRAY(m->arena, uint32_t, out->child_count);
    if (degrees == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < out->child_count; i++)
        degrees[i] = out->children[i].degree;
    out->degree = mean_of_best(degrees, out->child_count, count);
    for (uint32_t i = 0; i < out->child_count; i++)
        degrees[i] = out->children[i].possible;
    out->possible = mean_of_best(degrees, out->child_count, count);
    uint32_t named = 0;
    for (uint32_t i = 0; i < out->child_count; i++) {
        named += out->children[i].degree > 0;
        if (out->children[i].degree > 0)
            BL_TRY(cite_child(out, m, &out->children[i]));
    }
    if (out->line == 0) {
        out->file = out->children[0].file;
        out->line = out->children[0].line;
    }
    BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_MEAN, .a = named, .b = count, .c = out->degree}, BL_NO_CONSTANT));
    if (must->asked)
        out->must = nth_verdict(out, count);
    return BL_OK;
}

bl_status bl_match_compound(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    BL_TRY(match_children(out, m, criterion, must));
    if (out->child_count == 0)
        return BL_ERROR_MISUSE; /* the role loader refuses an empty list */
    if (criterion->kind == BL_CRITERION_ANY)
        return match_any(out, m, criterion, must);
    const uint32_t count = criterion->kind == BL_CRITERION_ALL || criterion->count > out->child_count ? out->child_count : criterion->count;
    return match_mean(out, m, count > 0 ? count : 1, must);
}
