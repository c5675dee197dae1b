#include "match/steps.h"

bl_status bl_reason_add(bl_match *out, const bl_matching *m, bl_reason reason, bl_constant constant)
{
    bl_reason *step = BL_PUSH(m->arena, &out->reasons);
    if (step == NULL)
        return BL_ERROR_MEMORY;
    *step = reason;
    if (constant != BL_NO_CONSTANT) {
        step->file = m->vocabulary.rules->scoring_places[constant].file;
        step->line = m->vocabulary.rules->scoring_places[constant].line;
    }
    return BL_OK;
}

bl_status bl_match_cite(bl_match *out, const bl_matching *m, const bl_evidence *evidence, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        bl_evidence *copy = BL_PUSH(m->arena, &out->evidence);
        if (copy == NULL)
            return BL_ERROR_MEMORY;
        *copy = evidence[i];
    }
    return BL_OK;
}

bl_status bl_match_cite_span(bl_match *out, const bl_matching *m, bl_span at, bl_owner owner)
{
    if (at.end <= at.begin)
        return BL_OK;
    const bl_evidence evidence = {.at = at, .owner = owner, .term = BL_NONE};
    return bl_match_cite(out, m, &evidence, 1);
}

void bl_match_rule_term(bl_match *out, const bl_matching *m, uint32_t term)
{
    const bl_term *t = term == BL_NONE ? NULL : bl_vocabulary_term(&m->vocabulary, term);
    if (t != NULL) {
        out->file = t->file;
        out->line = t->line;
    }
}

void bl_match_rule_entry(bl_match *out, const bl_matching *m, uint32_t entry)
{
    const bl_entry *e = entry == BL_NO_ENTRY ? NULL : bl_vocabulary_entry(&m->vocabulary, entry);
    if (e != NULL) {
        out->file = e->file;
        out->line = e->line;
    }
}

void bl_match_rule_role(bl_match *out, const bl_criterion *criterion)
{
    out->file = BL_FILE_ROLE;
    out->line = criterion->place.line;
}

uint32_t bl_degree_months(uint32_t months, uint32_t asked)
{
    if (months >= asked)
        return asked > 0 || months > 0 ? 1000 : 0;
    return (uint32_t)((uint64_t)1000 * months / asked);
}

uint32_t bl_degree_work(const bl_scoring *scoring, uint32_t months, uint32_t asked)
{
    if (months >= asked)
        return 1000;
    return scoring->work_base + (uint32_t)((uint64_t)(1000 - scoring->work_base) * months / asked);
}

uint32_t bl_degree_of(uint32_t degree, uint32_t thousandths) { return (uint32_t)((uint64_t)degree * thousandths / 1000); }

uint32_t bl_months_open(const bl_matching *m)
{
    const bl_experience *x = &m->record->experience;
    return x->any_dates && !x->undated ? (uint32_t)bl_periods_months(x->possible.items, x->possible.count) : UINT32_MAX;
}

uint32_t bl_skill_months_possible(const bl_matching *m, const bl_skill *skill)
{
    const bool placed = skill->in_work || skill->months > 0;
    const uint32_t open = skill->unbounded ? UINT32_MAX : placed ? 0 : bl_months_open(m);
    return open > skill->months_possible ? open : skill->months_possible;
}

uint32_t bl_degree_open(const bl_matching *m, uint32_t months, uint32_t asked)
{
    return months == UINT32_MAX ? 1000 : bl_degree_work(m->scoring, months, asked);
}

bool bl_silence_answers(const bl_record *record) { return record->jobs.count > 0 || record->projects.count > 0; }

uint32_t bl_must_months(const bl_must *must) { return must->years < 0 ? 0 : (uint32_t)((must->years * 12 + BL_MILLI_ONE - 1) / BL_MILLI_ONE); }

bl_verdict bl_verdict_months(uint32_t months, uint32_t possible, uint32_t periods, uint32_t need)
{
    if (months >= need)
        return BL_VERDICT_PASS;
    if (possible >= need || months + periods >= need)
        return BL_VERDICT_UNKNOWN;
    return BL_VERDICT_FAIL;
}

bl_verdict bl_verdict_full(const bl_match *match)
{
    if (match->degree == 1000)
        return BL_VERDICT_PASS;
    return match->possible == 1000 ? BL_VERDICT_UNKNOWN : BL_VERDICT_FAIL;
}
