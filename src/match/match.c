#include "match/match.h"

#include "match/steps.h"

const char *bl_state_name(bl_state state)
{
    static const char *const names[] = {"met", "partly", "not-met", "no-data"};
    return names[state];
}

const char *bl_verdict_name(bl_verdict verdict)
{
    static const char *const names[] = {NULL, "pass", "unknown", "fail"};
    return names[verdict];
}

/* What is not proven is either open (no data) or answered (not met); `possible` tells which. */
static bl_state state_of(const bl_match *match)
{
    if (match->degree >= 1000)
        return BL_STATE_MET;
    if (match->degree > 0)
        return BL_STATE_PARTLY;
    return match->possible > 0 ? BL_STATE_NO_DATA : BL_STATE_NOT_MET;
}

static bl_status match_kind(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    switch (criterion->kind) {
    case BL_CRITERION_SKILL: return bl_match_skill(out, m, criterion, must);
    case BL_CRITERION_YEARS: return bl_match_years(out, m, criterion, must);
    case BL_CRITERION_TITLE: return bl_match_title(out, m, criterion, must);
    case BL_CRITERION_DOMAIN: return bl_match_domain(out, m, criterion, must);
    case BL_CRITERION_MANAGEMENT: return bl_match_management(out, m, criterion, must);
    case BL_CRITERION_EDUCATION: return bl_match_education(out, m, criterion, must);
    case BL_CRITERION_LANGUAGE: return bl_match_language(out, m, criterion, must);
    case BL_CRITERION_CERTIFICATE: return bl_match_certificate(out, m, criterion, must);
    case BL_CRITERION_PATENTS:
    case BL_CRITERION_OPEN_SOURCE:
    case BL_CRITERION_PUBLICATIONS: return bl_match_count(out, m, criterion, must);
    case BL_CRITERION_ANY:
    case BL_CRITERION_ALL:
    case BL_CRITERION_AT_LEAST: return bl_match_compound(out, m, criterion, must);
    }
    return BL_ERROR_MISUSE;
}

bl_status bl_match_any_kind(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    *out = (bl_match){.criterion = criterion};
    BL_TRY(match_kind(out, m, criterion, must));
    if (out->possible < out->degree)
        out->possible = out->degree;
    out->state = state_of(out);
    return BL_OK;
}

bl_status bl_match_criterion(bl_match *out, bl_arena *arena, const bl_criterion *criterion, const bl_record *record, const bl_role *role)
{
    const bl_matching m = {
        .arena = arena,
        .record = record,
        .role = role,
        .scoring = &role->rules->scoring,
        .vocabulary = bl_role_vocabulary(role),
    };
    return bl_match_any_kind(out, &m, criterion, &criterion->must);
}
