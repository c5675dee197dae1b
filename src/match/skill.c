/*
 * A skill: rungs of evidence, and months against the months asked (rules/README.md, "How a score is made").
 *
 *   named nowhere 0 < only listed < a project, or in the open < dated work: work_base .. 1000 by months
 */
#include "match/steps.h"

static uint32_t stand_in_months(const bl_scoring *scoring, const bl_skill *skill)
{
    uint32_t months = 0;
    for (uint32_t i = 0; i < skill->evidence.count; i++) {
        const bl_strength strength = skill->evidence.items[i].strength;
        if (strength == BL_STRENGTH_LED && scoring->lead_months > months)
            months = scoring->lead_months;
        if (strength == BL_STRENGTH_OPEN_SOURCE && scoring->open_source_months > months)
            months = scoring->open_source_months;
    }
    return months;
}

/* Jobs and projects that show it, as far as they count. */
static uint32_t count_places(const bl_skill *skill)
{
    enum { MOST = 5 };
    bl_owner seen[MOST];
    uint32_t count = 0;
    for (uint32_t i = 0; i < skill->evidence.count && count < MOST; i++) {
        const bl_owner owner = skill->evidence.items[i].owner;
        bool again = owner.kind == BL_OWNER_SECTION;
        for (uint32_t k = 0; k < count && !again; k++)
            again = seen[k].kind == owner.kind && seen[k].index == owner.index;
        if (!again)
            seen[count++] = owner;
    }
    return count;
}

static uint32_t undated_degree(const bl_scoring *scoring, const bl_skill *skill)
{
    const uint32_t places = count_places(skill), more = places > 1 ? (places - 1) * scoring->project_more : 0;
    const uint32_t ceiling = scoring->work_base > scoring->project ? scoring->work_base - 1 : scoring->project;
    return scoring->project + more < ceiling ? scoring->project + more : ceiling;
}

static uint32_t proven_degree(const bl_scoring *scoring, const bl_skill *skill, uint32_t asked)
{
    if (skill->in_work || skill->months > 0)
        return bl_degree_work(scoring, skill->months + stand_in_months(scoring, skill), asked);
    return skill->in_project || skill->strength > BL_STRENGTH_LISTED ? undated_degree(scoring, skill) : scoring->listed;
}

bl_degree bl_skill_degree(const bl_matching *m, const bl_skill *skill, uint32_t asked)
{
    bl_degree degree = {.proven = proven_degree(m->scoring, skill, asked)};
    degree.possible = degree.proven;
    const uint32_t months = bl_skill_months_possible(m, skill), stand_in = stand_in_months(m->scoring, skill);
    const uint32_t open = months > skill->months ? bl_degree_open(m, months == UINT32_MAX ? months : months + stand_in, asked) : 0;
    if (open > degree.possible)
        degree.possible = open;
    return degree;
}

/* Did any job, as far as is known, last until then? */
static bool worked_since(const bl_experience *x, bl_month since)
{
    return !x->any_dates || x->undated || (x->possible.count > 0 && x->possible.items[x->possible.count - 1].end >= since);
}

/* May it have been used since then, though no date says so? In a job without dates; at the end of a year; or, where it stands at no dated job, in any. */
static bool recency_open(const bl_matching *m, const bl_skill *skill, bl_month since)
{
    const bl_experience *x = &m->record->experience;
    const bool placed = skill->in_work || skill->months > 0, year_only = skill->last_precision == BL_DATE_YEAR;
    return skill->unbounded || (year_only && skill->last_used + 12 > since) || (!placed && worked_since(x, since));
}

/* `within`: used in the last years: full, else half; undated: no data. */
static bl_degree recent(const bl_matching *m, const bl_skill *skill, bl_degree degree, bl_milli within)
{
    if (within < 0)
        return degree;
    const bl_month since = m->record->as_of - (bl_month)(within * 12 / BL_MILLI_ONE);
    if (skill->last_used != BL_MONTH_NONE && skill->last_used >= since)
        return degree;
    degree.proven = skill->last_used == BL_MONTH_NONE ? 0 : bl_degree_of(degree.proven, m->scoring->stale);
    if (!recency_open(m, skill, since))
        degree.possible = bl_degree_of(degree.possible, m->scoring->stale);
    return degree;
}

/* What is left of a degree where only the words of a phrase, or some of them, were found. */
static uint32_t words_discount(const bl_scoring *scoring, const bl_skill *skill)
{
    switch (skill->grade) {
    case BL_GRADE_NEAR: return scoring->phrase_discount;
    case BL_GRADE_PART: return bl_degree_of(scoring->part_discount, skill->worth);
    case BL_GRADE_NAMED: break;
    }
    return 1000;
}

bl_proof bl_proof_of(const bl_matching *m, uint32_t entry, uint32_t asked, bl_milli within)
{
    bl_proof best = {.skill = NULL}, widest = {.skill = NULL};
    for (uint32_t i = 0; i < m->record->skills.count; i++) {
        const bl_skill *skill = &m->record->skills.items[i];
        const uint32_t steps = skill->entry == entry ? 0 : bl_vocabulary_ancestor(&m->vocabulary, skill->entry, entry);
        const bl_entry *rule = bl_vocabulary_entry(&m->vocabulary, skill->entry);
        if ((skill->entry != entry && (steps == 0 || skill->grade != BL_GRADE_NAMED)) || (rule != NULL && rule->draft))
            continue;
        bl_proof proof = {.skill = skill, .steps = steps, .degree = bl_skill_degree(m, skill, asked)};
        proof.term = skill->evidence.count > 0 ? skill->evidence.items[0].term : BL_NONE;
        proof.degree = recent(m, skill, proof.degree, within);
        for (uint32_t step = 0; step < steps; step++) {
            proof.degree.proven = bl_degree_of(proof.degree.proven, m->scoring->parent_discount);
            proof.degree.possible = bl_degree_of(proof.degree.possible, m->scoring->parent_discount);
        }
        const uint32_t words = words_discount(m->scoring, skill);
        proof.degree.proven = bl_degree_of(proof.degree.proven, words);
        proof.degree.possible = bl_degree_of(proof.degree.possible, words);
        const bool better = best.skill == NULL || proof.degree.proven > best.degree.proven ||
                            (proof.degree.proven == best.degree.proven && proof.degree.possible > best.degree.possible);
        if (widest.skill == NULL || proof.degree.possible > widest.degree.possible)
            widest = proof;
        if (better)
            best = proof;
    }
    if (best.skill != NULL && widest.degree.possible > best.degree.possible) {
        best.degree.possible = widest.degree.possible;
        best.opener = widest.skill;
    }
    return best;
}

bl_status bl_explain_rung(bl_match *out, const bl_matching *m, const bl_skill *skill, uint32_t asked)
{
    const bl_scoring *s = m->scoring;
    if (skill->in_work || skill->months > 0) {
        const uint32_t stand_in = skill->months < asked ? stand_in_months(s, skill) : 0;
        const bool led = stand_in == s->lead_months;
        if (stand_in > 0)
            BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = led ? BL_REASON_LED : BL_REASON_OPEN, .a = stand_in},
                led ? BL_CONSTANT_LEAD_MONTHS : BL_CONSTANT_OPEN_SOURCE_MONTHS));
        const uint32_t degree = bl_degree_work(s, skill->months + stand_in, asked);
        return bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_WORK, .a = skill->months, .b = asked, .c = degree}, BL_CONSTANT_WORK_BASE);
    }
    if (skill->in_project || skill->strength > BL_STRENGTH_LISTED)
        return bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_PROJECT, .a = undated_degree(s, skill)}, BL_CONSTANT_PROJECT);
    return bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_LISTED, .a = s->listed}, BL_CONSTANT_LISTED);
}

static bl_status explain_proof(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_proof *proof)
{
    const bl_skill *skill = proof->skill;
    const bl_scoring *s = m->scoring;
    const uint32_t asked = criterion->months;
    BL_TRY(bl_explain_rung(out, m, skill, asked));
    if (criterion->within >= 0 && skill->last_used == BL_MONTH_NONE)
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_UNDATED}, BL_NO_CONSTANT));
    else if (criterion->within >= 0 && skill->last_used < m->record->as_of - (bl_month)(criterion->within * 12 / BL_MILLI_ONE))
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_STALE, .a = skill->last_used, .c = s->stale}, BL_CONSTANT_STALE));
    if (proof->steps > 0) {
        const bl_entry *child = bl_vocabulary_entry(&m->vocabulary, skill->entry);
        BL_TRY(bl_reason_add(
            out, m, (bl_reason){.kind = BL_REASON_CHILD, .a = s->parent_discount, .b = proof->steps, .name = child->name}, BL_CONSTANT_PARENT_DISCOUNT));
    }
    if (skill->grade == BL_GRADE_NEAR)
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_NEAR, .a = s->phrase_discount}, BL_CONSTANT_PHRASE_DISCOUNT));
    if (skill->grade == BL_GRADE_PART)
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_PART, .a = skill->worth, .b = s->part_discount}, BL_CONSTANT_PART_DISCOUNT));
    if (out->possible <= out->degree)
        return BL_OK;
    bl_reason open = {.kind = BL_REASON_POSSIBLE, .b = asked, .c = out->possible};
    if (proof->opener != NULL)
        open.name = bl_vocabulary_entry(&m->vocabulary, proof->opener->entry)->name;
    else if (bl_degree_work(s, out->months_possible + stand_in_months(s, skill), asked) == out->possible)
        open.a = out->months_possible; /* months alone, no discount beside them */
    return bl_reason_add(out, m, open, BL_NO_CONSTANT);
}

/* Named, but denied: what it was denied by is the evidence. */
static bl_status explain_denials(bl_match *out, const bl_matching *m, uint32_t entry, bool *denied)
{
    for (uint32_t i = 0; i < m->record->denials.count; i++) {
        const bl_denial *denial = &m->record->denials.items[i];
        if (denial->entry != entry)
            continue;
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_DENIED, .a = denial->reason, .b = denial->hidden, .name = denial->cue}, BL_NO_CONSTANT));
        BL_TRY(bl_match_cite_span(out, m, denial->at, (bl_owner){BL_OWNER_SECTION, BL_SECTION_NONE}));
        *denied |= !denial->hidden; /* what nobody can see costs nothing */
    }
    return BL_OK;
}

/* Who names container orchestration may mean Kubernetes; who names programming says nothing of Go. */
static const bl_skill *named_parent(const bl_matching *m, uint32_t entry)
{
    for (uint32_t i = 0; i < m->record->skills.count; i++)
        if (m->record->skills.items[i].grade == BL_GRADE_NAMED && bl_vocabulary_ancestor(&m->vocabulary, entry, m->record->skills.items[i].entry) > 0 &&
            !bl_vocabulary_entry(&m->vocabulary, m->record->skills.items[i].entry)->broad)
            return &m->record->skills.items[i];
    return NULL;
}

/* Skills that the résumé names; what stands there only in words of a phrase is none. Below few_skills it is all of them. */
static uint32_t count_named(const bl_matching *m)
{
    uint32_t count = m->record->other_skills;
    for (uint32_t i = 0; i < m->record->skills.count; i++)
        count += m->record->skills.items[i].grade == BL_GRADE_NAMED;
    return count;
}

/* Named nowhere (hinted: words of it stand there): what silence means (contract, 4). */
static bl_status explain_absence(bl_match *out, const bl_matching *m, uint32_t entry, const bl_criterion *criterion, bool hinted)
{
    bool denied = false;
    const uint32_t open =
        recent(m, &(bl_skill){.last_used = BL_MONTH_NONE}, (bl_degree){0, bl_degree_open(m, bl_months_open(m), criterion->months)}, criterion->within).possible;
    bl_match_rule_entry(out, m, entry);
    BL_TRY(explain_denials(out, m, entry, &denied));
    if (denied)
        return BL_OK;
    const bl_skill *parent = named_parent(m, entry);
    if (parent != NULL) {
        const bl_entry *rule = bl_vocabulary_entry(&m->vocabulary, parent->entry);
        out->possible = open;
        BL_TRY(bl_match_cite(out, m, parent->evidence.items, parent->evidence.count));
        return bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_ONLY_PARENT, .name = rule->name}, BL_NO_CONSTANT);
    }
    if (!bl_silence_answers(m->record)) {
        out->possible = open;
        return bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_ABSENT, .a = 1}, BL_NO_CONSTANT);
    }
    if (m->record->experience.any_dates && count_named(m) < m->scoring->few_skills) {
        out->possible = open;
        return bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_TOO_FEW_SKILLS, .a = count_named(m), .b = m->scoring->few_skills}, BL_CONSTANT_FEW_SKILLS);
    }
    return bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_ABSENT, .a = hinted ? 2 : 0}, BL_NO_CONSTANT);
}

static bl_verdict verdict_by(const bl_matching *m, const bl_skill *skill, const bl_must *must)
{
    bl_verdict verdict = BL_VERDICT_PASS;
    const uint32_t possible = bl_skill_months_possible(m, skill);
    if (must->used && !skill->in_work && skill->months == 0)
        verdict = possible > 0 ? BL_VERDICT_UNKNOWN : BL_VERDICT_FAIL;
    if (must->years >= 0) {
        const bl_verdict months = bl_verdict_months(skill->months, possible, skill->proven.count, bl_must_months(must));
        verdict = months > verdict ? months : verdict;
    }
    return verdict;
}

/* true: the thing itself at any strength; used: evidence from work; years: the duration. The strictest that is asked decides. */
bl_verdict bl_skill_verdict(const bl_match *match, const bl_matching *m, const bl_proof *proof, const bl_must *must)
{
    if (proof->skill == NULL)
        return match->possible > 0 ? BL_VERDICT_UNKNOWN : BL_VERDICT_FAIL;
    const bl_verdict best = verdict_by(m, proof->skill, must), open = proof->opener == NULL ? best : verdict_by(m, proof->opener, must);
    return open < best ? open : best;
}

/* Does the proof show the thing itself, or words that may mean something else: a part of a phrase, or the words of a name that the rules know? */
static bool is_itself(const bl_proof *proof, const bl_name *name)
{
    return proof->skill != NULL && (proof->skill->grade == BL_GRADE_NAMED || (proof->skill->grade == BL_GRADE_NEAR && name->unknown));
}

static bl_status cite_proof(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_proof *proof)
{
    out->degree = proof->degree.proven;
    out->possible = proof->degree.possible > out->possible ? proof->degree.possible : out->possible;
    out->months = proof->skill->months;
    const uint32_t possible = bl_skill_months_possible(m, proof->skill);
    out->months_possible = possible == UINT32_MAX ? 0 : possible; /* of any length: no number */
    bl_match_rule_term(out, m, proof->term);
    BL_TRY(bl_match_cite(out, m, proof->skill->evidence.items, proof->skill->evidence.count));
    return explain_proof(out, m, criterion, proof);
}

bl_status bl_match_phrase(bl_match *out, const bl_matching *m, const bl_criterion *criterion)
{
    const bl_proof proof = bl_proof_of(m, criterion->names[0].entry, criterion->months, criterion->within);
    out->about_months = true;
    return proof.skill == NULL ? BL_OK : cite_proof(out, m, criterion, &proof);
}

bl_status bl_match_skill(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    const uint32_t entry = criterion->names[0].entry;
    const bl_proof proof = bl_proof_of(m, entry, criterion->months, criterion->within);
    const bool itself = is_itself(&proof, &criterion->names[0]);
    out->about_months = true;
    if (!itself)
        BL_TRY(explain_absence(out, m, entry, criterion, proof.skill != NULL));
    if (proof.skill != NULL)
        BL_TRY(cite_proof(out, m, criterion, &proof));
    if (must->asked)
        out->must = bl_skill_verdict(out, m, itself ? &proof : &(bl_proof){.skill = NULL}, must);
    return BL_OK;
}
