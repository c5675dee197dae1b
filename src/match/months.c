/* Criteria that are about months of work: all of it, in a domain, leading people. Under a title: title.c. */
#include "match/steps.h"

/* What is open: by so many months, or by any number of them. */
static bl_status open_reason(bl_match *out, const bl_matching *m, uint32_t asked, bool unbounded)
{
    if (out->possible <= out->degree)
        return BL_OK;
    return bl_reason_add(
        out, m, (bl_reason){.kind = BL_REASON_POSSIBLE, .a = unbounded ? 0 : out->months_possible, .b = asked, .c = out->possible}, BL_NO_CONSTANT);
}

static bl_status months_reason(bl_match *out, const bl_matching *m, uint32_t asked, bool unbounded)
{
    BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_MONTHS, .a = out->months, .b = asked, .c = out->degree}, BL_NO_CONSTANT));
    return open_reason(out, m, asked, unbounded);
}

static bl_status cite_jobs(bl_match *out, const bl_matching *m)
{
    for (uint32_t i = 0; i < m->record->jobs.count; i++) {
        const bl_job *job = &m->record->jobs.items[i];
        if (!job->internship)
            BL_TRY(bl_match_cite_span(out, m, job->when.at, (bl_owner){BL_OWNER_JOB, i}));
    }
    return BL_OK;
}

bl_status bl_match_years(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    const bl_experience *x = &m->record->experience;
    const uint32_t asked = criterion->months;
    out->about_months = true;
    out->months = x->months;
    out->months_possible = x->months_possible;
    if (x->claimed_months != BL_NONE && x->claimed_months > out->months_possible)
        out->months_possible = x->claimed_months; /* a claim widens what is possible, never what is proven */
    out->degree = bl_degree_months(x->months, asked);
    out->possible = bl_degree_months(out->months_possible, asked);
    const bool unbounded = !x->any_dates || x->undated;
    if (unbounded)
        out->possible = 1000;
    bl_match_rule_role(out, criterion);
    BL_TRY(cite_jobs(out, m));
    if (x->claimed_months != BL_NONE && x->claimed_months > x->months)
        BL_TRY(bl_match_cite_span(out, m, x->claimed_at, (bl_owner){BL_OWNER_SECTION, BL_SECTION_SUMMARY}));
    BL_TRY(months_reason(out, m, asked, unbounded));
    if (must->asked)
        out->must = bl_verdict_months(x->months, unbounded ? UINT32_MAX : out->months_possible, x->proven.count, bl_must_months(must));
    return BL_OK;
}

static const bl_domain *find_domain(const bl_record *record, uint32_t entry)
{
    for (uint32_t i = 0; i < record->domains.count; i++)
        if (record->domains.items[i].entry == entry)
            return &record->domains.items[i];
    return NULL;
}

/* May the work in it have taken any length? Where it stands at a job without dates; where it stands at no job, and not all of the work has dates. */
static bool domain_unbounded(const bl_matching *m, const bl_domain *domain)
{
    const bl_experience *x = &m->record->experience;
    const bool all_dated = x->any_dates && !x->undated;
    return domain != NULL && (domain->unbounded || (domain->months == 0 && domain->last_used == BL_MONTH_NONE && !all_dated));
}

/* A domain climbs the rungs of a skill: named without dated work, then dated work by months. */
static bl_status domain_degree(bl_match *out, const bl_matching *m, const bl_domain *domain, uint32_t asked, bool unbounded)
{
    const bl_scoring *s = m->scoring;
    out->months = domain->months;
    out->months_possible = domain->months_possible;
    out->degree = domain->months > 0 ? bl_degree_work(s, domain->months, asked) : s->project;
    out->possible = out->degree;
    const uint32_t open = unbounded ? 1000 : domain->months_possible > domain->months ? bl_degree_work(s, domain->months_possible, asked) : 0;
    if (open > out->possible)
        out->possible = open;
    if (domain->months > 0)
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_WORK, .a = domain->months, .b = asked, .c = out->degree}, BL_CONSTANT_WORK_BASE));
    else
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_PROJECT, .a = s->project}, BL_CONSTANT_PROJECT));
    return open_reason(out, m, asked, unbounded);
}

static void take_better(bl_match *out, bl_match *other)
{
    if (other->degree <= out->degree)
        return;
    other->possible = other->possible > out->possible ? other->possible : out->possible;
    other->must = out->must;
    *out = *other;
}

/* A domain by the words of its name, in the text or in a title: all that there is of one that no rule knows, little beside the terms of one that they do. */
static bl_status domain_words(bl_match *out, const bl_matching *m, const bl_criterion *criterion)
{
    bl_match words = {.criterion = criterion}, titles = {.criterion = criterion};
    BL_TRY(bl_match_phrase(&words, m, criterion));
    take_better(out, &words);
    BL_TRY(bl_match_domain_title(&titles, m, criterion));
    take_better(out, &titles);
    return BL_OK;
}

bl_status bl_match_domain(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    const uint32_t entry = criterion->names[0].entry;
    const bl_domain *domain = find_domain(m->record, entry);
    const bool unbounded = domain_unbounded(m, domain);
    out->about_months = true;
    bl_match_rule_entry(out, m, entry);
    if (domain == NULL) {
        const bool silent = !bl_silence_answers(m->record);
        out->possible = silent ? 1000 : 0;
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_ABSENT, .a = silent}, BL_NO_CONSTANT));
    } else {
        if (domain->evidence.count > 0)
            bl_match_rule_term(out, m, domain->evidence.items[0].term);
        BL_TRY(bl_match_cite(out, m, domain->evidence.items, domain->evidence.count));
        BL_TRY(domain_degree(out, m, domain, criterion->months, unbounded));
    }
    const bool open = out->possible > 0;
    BL_TRY(domain_words(out, m, criterion));
    if (!must->asked)
        return BL_OK;
    const bl_proof proof = bl_proof_of(m, entry, criterion->months, -1);
    if (domain == NULL && criterion->names[0].unknown && proof.skill != NULL && proof.skill->grade != BL_GRADE_PART)
        out->must = bl_skill_verdict(out, m, &proof, must);
    else if (domain == NULL)
        out->must = open ? BL_VERDICT_UNKNOWN : BL_VERDICT_FAIL;
    else if (must->years >= 0)
        out->must = bl_verdict_months(domain->months, unbounded ? UINT32_MAX : domain->months_possible, domain->proven.count, bl_must_months(must));
    else
        out->must = must->used && domain->months_possible == 0 ? BL_VERDICT_FAIL : BL_VERDICT_PASS;
    return BL_OK;
}

/* People led against people asked: proportional; a number that is not stated leaves it open. */
static bl_status people_degree(bl_match *out, const bl_matching *m, uint32_t asked)
{
    const uint32_t people = m->record->experience.people;
    const uint32_t degree = people == BL_NONE ? 0 : bl_degree_months(people, asked);
    out->degree = degree < out->degree ? degree : out->degree;
    if (people != BL_NONE && degree < out->possible)
        out->possible = degree;
    return bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_PEOPLE, .a = people == BL_NONE ? -1 : (int64_t)people, .b = asked, .c = degree}, BL_NO_CONSTANT);
}

/* Is leading said of no job in particular? */
static bool led_somewhere(const bl_experience *x)
{
    for (uint32_t i = 0; i < x->management_evidence.count; i++)
        if (x->management_evidence.items[i].owner.kind != BL_OWNER_JOB)
            return true;
    return false;
}

bl_status bl_match_management(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    const bl_experience *x = &m->record->experience;
    const bool evident = x->management_evidence.count > 0 || x->management_months > 0;
    const bool unbounded = x->management_unbounded || (!x->any_dates && led_somewhere(x));
    const uint32_t asked = criterion->years < 0 ? 0 : criterion->months;
    out->about_months = true;
    out->months = x->management_months;
    out->months_possible = x->management_months_possible;
    bl_match_rule_role(out, criterion);
    BL_TRY(bl_match_cite(out, m, x->management_evidence.items, x->management_evidence.count));
    if (!evident) {
        const bool silent = !bl_silence_answers(m->record);
        out->possible = silent ? 1000 : 0;
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_ABSENT, .a = silent}, BL_NO_CONSTANT));
    } else {
        out->degree = asked == 0 ? 1000 : bl_degree_months(out->months, asked);
        out->possible = asked == 0 || unbounded ? 1000 : bl_degree_months(out->months_possible, asked);
        out->possible = out->possible < out->degree ? out->degree : out->possible;
        BL_TRY(months_reason(out, m, asked, unbounded));
        if (criterion->count > 0)
            BL_TRY(people_degree(out, m, criterion->count));
    }
    if (!must->asked)
        return BL_OK;
    if (!evident) {
        out->must = out->possible > 0 ? BL_VERDICT_UNKNOWN : BL_VERDICT_FAIL;
        return BL_OK;
    }
    out->must = BL_VERDICT_PASS;
    if (must->years >= 0)
        out->must = bl_verdict_months(x->management_months, unbounded ? UINT32_MAX : x->management_months_possible, x->management.count, bl_must_months(must));
    if (criterion->count > 0 && (x->people == BL_NONE || x->people < criterion->count)) {
        const bl_verdict people = x->people == BL_NONE ? BL_VERDICT_UNKNOWN : BL_VERDICT_FAIL;
        out->must = people > out->must ? people : out->must;
    }
    return BL_OK;
}
