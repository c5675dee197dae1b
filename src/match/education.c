/* Education: the best school by level, area, mode and status. More than what is asked earns nothing; prestige and age are not read. */
#include "match/steps.h"

/* How one school answers; thousandths, and what is open. */
typedef struct answer {
    bl_degree degree;
    bool level_met, area_open, area_other, mode_open, mode_other, in_progress, level_open;
} answer;

static bool names_area(bl_str area, bl_str asked)
{
    return asked.len > 0 && (bl_str_find(area, asked, 0) != SIZE_MAX || (area.len >= 6 && bl_str_find(asked, area, 0) != SIZE_MAX));
}

/* One subject under two names, or one a part of the other (Accounting studies of Accounting). */
static bool same_subject(const bl_matching *m, bl_str area, bl_str asked)
{
    uint32_t a[4], b[4];
    const uint32_t an = bl_vocabulary_by_name(&m->vocabulary, m->arena, BL_KIND_SKILL, area, a, 4);
    const uint32_t bn = bl_vocabulary_by_name(&m->vocabulary, m->arena, BL_KIND_SKILL, asked, b, 4);
    for (uint32_t i = 0; i < (an < 4 ? an : 4); i++)
        for (uint32_t j = 0; j < (bn < 4 ? bn : 4); j++)
            if (a[i] == b[j] || bl_vocabulary_ancestor(&m->vocabulary, a[i], b[j]) > 0 || bl_vocabulary_ancestor(&m->vocabulary, b[j], a[i]) > 0)
                return true;
    return false;
}

static bool area_fits(const bl_matching *m, const bl_school *school, const bl_criterion *criterion, bool *memory)
{
    const bl_str area = bl_fold(m->arena, school->area);
    if (area.ptr == NULL) {
        *memory = false;
        return false;
    }
    for (uint32_t i = 0; i < criterion->area_count; i++) {
        const bl_str asked = bl_fold(m->arena, criterion->areas[i].text);
        if (asked.ptr == NULL) {
            *memory = false;
            return false;
        }
        if (names_area(area, asked) || same_subject(m, school->area, criterion->areas[i].text))
            return true;
    }
    return false;
}

static uint32_t level_degree(const bl_scoring *s, bl_level found, bl_level asked)
{
    if (found >= asked)
        return 1000;
    return found != BL_LEVEL_NONE && found + 1 == asked ? s->lower_level : 0;
}

/* Another area than is asked: little beside a level, most of it where the area is all that is asked. */
static uint32_t other_area(const bl_scoring *s, const bl_criterion *criterion) { return criterion->level == BL_LEVEL_NONE ? s->only_area : s->other_area; }

static bool weigh(answer *out, const bl_matching *m, const bl_school *school, const bl_criterion *criterion)
{
    const bl_scoring *s = m->scoring;
    bool memory = true;
    *out = (answer){.level_open = school->level == BL_LEVEL_NONE && criterion->level != BL_LEVEL_NONE};
    uint32_t degree = out->level_open ? 0 : level_degree(s, school->level, criterion->level);
    uint32_t possible = out->level_open ? 1000 : degree;
    out->level_met = degree == 1000;
    if (criterion->area_count > 0) {
        out->area_open = school->area.len == 0;
        out->area_other = !out->area_open && !area_fits(m, school, criterion, &memory);
        const uint32_t other = other_area(s, criterion);
        if (out->area_open || out->area_other)
            degree = bl_degree_of(degree, other);
        if (out->area_other)
            possible = bl_degree_of(possible, other);
    }
    if (criterion->mode != BL_MODE_NONE) {
        out->mode_open = school->mode == BL_MODE_NONE;
        out->mode_other = !out->mode_open && school->mode != criterion->mode;
        if (out->mode_open || out->mode_other)
            degree = bl_degree_of(degree, s->other_mode);
        if (out->mode_other)
            possible = bl_degree_of(possible, s->other_mode);
    }
    if (school->status != BL_STUDY_DONE && criterion->level != BL_LEVEL_NONE) {
        out->in_progress = true;
        degree = school->status == BL_STUDY_LEFT ? 0 : bl_degree_of(degree, s->in_progress);
        possible = degree;
    }
    out->degree = (bl_degree){degree, possible < degree ? degree : possible};
    return memory;
}

static bl_status explain(bl_match *out, const bl_matching *m, const bl_school *school, const bl_criterion *criterion, const answer *a)
{
    BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_LEVEL, .a = school->level, .b = criterion->level, .name = school->institution},
        a->level_met || a->level_open ? BL_NO_CONSTANT : BL_CONSTANT_LOWER_LEVEL));
    if (a->area_open || a->area_other)
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_AREA, .a = a->area_open, .c = other_area(m->scoring, criterion), .name = school->area},
            criterion->level == BL_LEVEL_NONE ? BL_CONSTANT_ONLY_AREA : BL_CONSTANT_OTHER_AREA));
    if (a->mode_open || a->mode_other)
        BL_TRY(bl_reason_add(
            out, m, (bl_reason){.kind = BL_REASON_MODE, .a = a->mode_open, .b = school->mode, .c = m->scoring->other_mode}, BL_CONSTANT_OTHER_MODE));
    if (a->in_progress)
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_IN_PROGRESS, .a = school->status, .c = m->scoring->in_progress}, BL_CONSTANT_IN_PROGRESS));
    return BL_OK;
}

bl_status bl_match_education(bl_match *out, const bl_matching *m, const bl_criterion *criterion, const bl_must *must)
{
    const bl_school *best = NULL, *widest = NULL; /* by what is proven, by what is open */
    answer best_answer = {0};
    uint32_t open = 0;
    bl_match_rule_role(out, criterion);
    for (uint32_t i = 0; i < m->record->schools.count; i++) {
        const bl_school *school = &m->record->schools.items[i];
        answer a;
        if (!weigh(&a, m, school, criterion))
            return BL_ERROR_MEMORY;
        if (best == NULL || a.degree.proven > best_answer.degree.proven ||
            (a.degree.proven == best_answer.degree.proven && a.degree.possible > best_answer.degree.possible)) {
            best = school;
            best_answer = a;
        }
        if (a.degree.possible > open) {
            widest = school;
            open = a.degree.possible;
        }
    }
    if (best == NULL) {
        out->possible = 1000;
        BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_ABSENT, .a = 1}, BL_NO_CONSTANT));
    } else {
        out->degree = best_answer.degree.proven;
        out->possible = open;
        BL_TRY(bl_match_cite_span(out, m, best->at, (bl_owner){BL_OWNER_SECTION, BL_SECTION_EDUCATION}));
        BL_TRY(explain(out, m, best, criterion, &best_answer));
        if (open > best_answer.degree.possible)
            BL_TRY(bl_reason_add(out, m, (bl_reason){.kind = BL_REASON_POSSIBLE, .c = open, .name = widest->institution}, BL_NO_CONSTANT));
    }
    if (must->asked)
        out->must = bl_verdict_full(out);
    return BL_OK;
}
