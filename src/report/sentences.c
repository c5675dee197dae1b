#include "report/sentences.h"

static bl_str number(const bl_voice *v, int64_t n) { return bl_str_fixed(v->arena, n, 0); }

/* thousandths as 0.833 */
static bl_str degree(const bl_voice *v, int64_t d) { return bl_str_fixed(v->arena, d, 3); }

bl_str bl_sentence_milli(const bl_voice *v, bl_milli m)
{
    if (m % 1000 == 0)
        return number(v, m / 1000);
    unsigned places = 3;
    for (; m % 10 == 0; m /= 10)
        places--;
    return bl_str_fixed(v->arena, m, places);
}

static bl_str month(const bl_voice *v, int64_t m) { return bl_str_format(v->arena, "%04d-%02d", bl_month_year((bl_month)m), bl_month_number((bl_month)m)); }

static bl_str level(const bl_voice *v, int64_t l) { return BL_SAY_PLAIN(v->catalogue, (bl_message)(BL_SAY_LEVEL_NONE + l)); }

static bl_str mode(const bl_voice *v, int64_t m)
{
    return m == BL_MODE_NONE ? BL_STR_NONE : BL_SAY_PLAIN(v->catalogue, (bl_message)(BL_SAY_MODE_FULL_TIME + m - BL_MODE_FULL_TIME));
}

static bl_str cefr(int64_t c) { return bl_str_of(c == BL_CEFR_NONE ? "-" : bl_cefr_name((bl_cefr)c)); }

bl_str bl_sentence_points(bl_arena *arena, bl_points points) { return bl_str_fixed(arena, points, 2); }

bl_str bl_sentence_join(bl_arena *arena, const bl_str *parts, uint32_t count, bl_str glue)
{
    size_t len = 0;
    for (uint32_t i = 0; i < count; i++)
        len += parts[i].len + (i > 0 ? glue.len : 0);
    char *out = bl_arena_alloc(arena, len + 1);
    if (out == NULL)
        return BL_STR_NONE;
    size_t at = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0) {
            memcpy(out + at, glue.ptr, glue.len);
            at += glue.len;
        }
        if (parts[i].len > 0)
            memcpy(out + at, parts[i].ptr, parts[i].len);
        at += parts[i].len;
    }
    return (bl_str){out, at};
}

#define SAY(message, ...) BL_SAY(v->arena, v->catalogue, BL_SAY_##message, __VA_ARGS__)
#define PLAIN(message) BL_SAY_PLAIN(v->catalogue, BL_SAY_##message)

bl_str bl_sentence_label(const bl_voice *v, const bl_criterion *c) { return bl_say_either(v->arena, v->catalogue, c->labels[0], c->labels[1]); }

/* ---- the steps of the arithmetic ---- */

static bl_str denied(const bl_voice *v, const bl_reason *r)
{
    const bl_message why = r->b ? BL_SAY_REASON_HIDDEN : (bl_message)(BL_SAY_REASON_NEGATION + r->a);
    return SAY(DENIED, BL_SAY_PLAIN(v->catalogue, why), r->name);
}

bl_str bl_sentence_school(const bl_voice *v, bl_str institution)
{
    if (institution.len == 0)
        return PLAIN(UNNAMED_SCHOOL);
    if (v->blind == NULL)
        return institution;
    uint32_t i = 0; /* as they stand in the text */
    while (i < v->blind->schools.count && !bl_str_equal(v->blind->schools.items[i].institution, institution))
        i++;
    return SAY(BLIND_SCHOOL, number(v, i + 1));
}

static bl_str education_step(const bl_voice *v, const bl_reason *r)
{
    switch (r->kind) {
    case BL_REASON_LEVEL:
        if (r->b == BL_LEVEL_NONE)
            return SAY(LEVEL_ANY, bl_sentence_school(v, r->name));
        return r->a == BL_LEVEL_NONE ? SAY(LEVEL_OPEN, bl_sentence_school(v, r->name))
                                     : SAY(LEVEL, level(v, r->a), level(v, r->b), bl_sentence_school(v, r->name));
    case BL_REASON_AREA: return r->a ? SAY(AREA_OPEN, degree(v, r->c)) : SAY(AREA_OTHER, r->name, degree(v, r->c));
    case BL_REASON_MODE: return r->a ? SAY(MODE_OPEN, degree(v, r->c)) : SAY(MODE_OTHER, mode(v, r->b), degree(v, r->c));
    default: return r->a == BL_STUDY_LEFT ? PLAIN(LEFT) : SAY(IN_PROGRESS, degree(v, r->c));
    }
}

static bl_str language_step(const bl_voice *v, const bl_reason *r)
{
    if (r->b == BL_CEFR_NONE)
        return PLAIN(CEFR_ANY);
    return r->a == BL_CEFR_NONE ? SAY(CEFR_OPEN, cefr(r->b), degree(v, r->c)) : SAY(CEFR, cefr(r->a), cefr(r->b), degree(v, r->c));
}

static bl_str step(const bl_voice *v, const bl_reason *r)
{
    switch (r->kind) {
    case BL_REASON_ABSENT: return r->a == 2 ? PLAIN(ABSENT_WHOLE) : r->a == 1 ? PLAIN(ABSENT_OPEN) : PLAIN(ABSENT);
    case BL_REASON_DENIED: return denied(v, r);
    case BL_REASON_TOO_FEW_SKILLS: return SAY(TOO_FEW, number(v, r->a), number(v, r->b));
    case BL_REASON_ONLY_PARENT: return SAY(ONLY_PARENT, r->name);
    case BL_REASON_LISTED: return SAY(LISTED, degree(v, r->a));
    case BL_REASON_PROJECT: return SAY(PROJECT, degree(v, r->a));
    case BL_REASON_WORK: return SAY(WORK, number(v, r->a), number(v, r->b), degree(v, r->c));
    case BL_REASON_LED: return SAY(LED, number(v, r->a));
    case BL_REASON_OPEN: return SAY(OPEN, number(v, r->a));
    case BL_REASON_CHILD: return SAY(CHILD, r->name, degree(v, r->a));
    case BL_REASON_PART: return SAY(WORDS, degree(v, r->a), degree(v, r->b));
    case BL_REASON_TITLE_NAMED: return SAY(TITLE_NAMED, degree(v, r->a));
    case BL_REASON_TITLE_WORDS: return SAY(TITLE_WORDS, degree(v, r->a));
    case BL_REASON_DOMAIN_TITLE: return SAY(DOMAIN_TITLE, degree(v, r->a));
    case BL_REASON_NEAR: return SAY(NEAR, degree(v, r->a));
    case BL_REASON_STALE: return SAY(STALE, month(v, r->a), degree(v, r->c));
    case BL_REASON_UNDATED: return PLAIN(UNDATED);
    case BL_REASON_MONTHS: return r->b == 0 ? SAY(MONTHS_ANY, number(v, r->a)) : SAY(MONTHS, number(v, r->a), number(v, r->b), degree(v, r->c));
    case BL_REASON_PEOPLE: return r->a < 0 ? SAY(PEOPLE_OPEN, number(v, r->b)) : SAY(PEOPLE, number(v, r->a), number(v, r->b), degree(v, r->c));
    case BL_REASON_LEVEL:
    case BL_REASON_AREA:
    case BL_REASON_MODE:
    case BL_REASON_IN_PROGRESS: return education_step(v, r);
    case BL_REASON_CEFR: return language_step(v, r);
    case BL_REASON_COUNT: return SAY(COUNT, number(v, r->a), number(v, r->b), degree(v, r->c));
    case BL_REASON_BEST:
    case BL_REASON_MEAN:
    case BL_REASON_POSSIBLE: break; /* they need the match: steps_of */
    }
    return BL_STR_NONE;
}

static const bl_reason *reason_of(const bl_match *match, bl_reason_kind kind)
{
    for (uint32_t i = 0; i < match->reasons.count; i++)
        if (match->reasons.items[i].kind == kind)
            return &match->reasons.items[i];
    return NULL;
}

/* What is open, and why: a skill that stands at no dated job may have been used in all of them; else dates are open. */
static bl_str possible_step(const bl_voice *v, const bl_match *match, const bl_reason *r)
{
    if (r->b == 0 || r->a == 0)
        return SAY(POSSIBLE, degree(v, r->c));
    const bool unplaced = reason_of(match, BL_REASON_LISTED) != NULL || reason_of(match, BL_REASON_PROJECT) != NULL;
    return unplaced ? SAY(POSSIBLE_USE, number(v, r->a), number(v, r->b), degree(v, r->c))
                    : SAY(POSSIBLE_MONTHS, number(v, r->a), number(v, r->b), degree(v, r->c));
}

static bl_str steps_of(const bl_voice *v, const bl_match *match, const bl_str *last, bl_str glue);

/* all, at_least: "Docker 1.000 (77 of 24 months in dated work: 1.000); Helm 0.000 (named nowhere); mean of the 2: 0.500" */
static bl_str mean_of_parts(const bl_voice *v, const bl_match *match, const bl_reason *mean)
{
    bl_str *parts = BL_NEW_ARRAY(v->arena, bl_str, (size_t)match->child_count + 1);
    if (parts == NULL)
        return BL_STR_NONE;
    for (uint32_t i = 0; i < match->child_count; i++) {
        const bl_match *child = &match->children[i];
        parts[i] = SAY(PART, bl_sentence_label(v, child->criterion), degree(v, child->degree), steps_of(v, child, NULL, PLAIN(LIST_COMMA)));
    }
    parts[match->child_count] = mean->b == match->child_count ? SAY(MEAN, number(v, mean->b), degree(v, mean->c))
                                                              : SAY(MEAN_BEST, number(v, mean->b), number(v, match->child_count), degree(v, mean->c));
    return bl_sentence_join(v->arena, parts, match->child_count + 1, PLAIN(STEP_JOIN));
}

/* The part that the reason names; the reason knows it by its label in the role's language. */
static bl_str best_of_parts(const bl_voice *v, const bl_match *match, const bl_reason *r)
{
    for (uint32_t i = 0; i < match->child_count; i++)
        if (bl_str_equal(match->children[i].criterion->label, r->name))
            return bl_sentence_label(v, match->children[i].criterion);
    return r->name;
}

/* The steps of a match, and what comes last, where it is not NULL. */
static bl_str steps_of(const bl_voice *v, const bl_match *match, const bl_str *last, bl_str glue)
{
    const uint32_t count = match->reasons.count;
    bl_str *parts = BL_NEW_ARRAY(v->arena, bl_str, (size_t)count + 1);
    if (parts == NULL)
        return BL_STR_NONE;
    for (uint32_t i = 0; i < count; i++) {
        const bl_reason *r = &match->reasons.items[i];
        parts[i] = r->kind == BL_REASON_MEAN       ? mean_of_parts(v, match, r)
                   : r->kind == BL_REASON_BEST     ? SAY(BEST, best_of_parts(v, match, r))
                   : r->kind == BL_REASON_POSSIBLE ? possible_step(v, match, r)
                                                   : step(v, r);
    }
    if (last != NULL)
        parts[count] = *last;
    return bl_sentence_join(v->arena, parts, count + (last != NULL), glue);
}

bl_str bl_sentence_reason(const bl_voice *v, const bl_scored *scored)
{
    const bl_str last = scored->max == 0 ? PLAIN(NO_POINTS)
                                         : SAY(ARITHMETIC, bl_sentence_points(v->arena, scored->max), degree(v, scored->match.degree),
                                               bl_sentence_points(v->arena, scored->points));
    return steps_of(v, &scored->match, &last, PLAIN(STEP_JOIN));
}

/* ---- asked ---- */

static bl_str names_of(const bl_voice *v, const bl_criterion *c)
{
    bl_str *parts = BL_NEW_ARRAY(v->arena, bl_str, c->name_count);
    if (parts == NULL)
        return BL_STR_NONE;
    for (uint32_t i = 0; i < c->name_count; i++)
        parts[i] = c->names[i].text;
    return bl_sentence_join(v->arena, parts, c->name_count, PLAIN(LIST_COMMA));
}

static bl_str children_of(const bl_voice *v, const bl_criterion *c)
{
    bl_str *parts = BL_NEW_ARRAY(v->arena, bl_str, c->child_count);
    if (parts == NULL)
        return BL_STR_NONE;
    for (uint32_t i = 0; i < c->child_count; i++)
        parts[i] = bl_sentence_label(v, c->children[i]);
    return bl_sentence_join(v->arena, parts, c->child_count, PLAIN(LIST_COMMA));
}

static bl_str asked_months(const bl_voice *v, const bl_criterion *c)
{
    bl_str parts[2];
    uint32_t count = 0;
    parts[count++] = c->years >= 0 ? SAY(ASKED_YEARS, bl_sentence_milli(v, c->years)) : SAY(ASKED_ORDINARY, number(v, c->months));
    if (c->within >= 0)
        parts[count++] = SAY(ASKED_WITHIN, bl_sentence_milli(v, c->within));
    return bl_sentence_join(v->arena, parts, count, PLAIN(LIST_COMMA));
}

static bl_str asked_management(const bl_voice *v, const bl_criterion *c)
{
    bl_str parts[2];
    uint32_t count = 0;
    parts[count++] = c->years >= 0 ? SAY(ASKED_LEADING_YEARS, bl_sentence_milli(v, c->years)) : PLAIN(ASKED_LEADING);
    if (c->count > 0)
        parts[count++] = SAY(ASKED_PEOPLE, number(v, c->count));
    return bl_sentence_join(v->arena, parts, count, PLAIN(LIST_COMMA));
}

static bl_str asked_education(const bl_voice *v, const bl_criterion *c)
{
    bl_str parts[3], areas[16];
    uint32_t count = 0, area_count = 0;
    parts[count++] = c->level == BL_LEVEL_NONE ? PLAIN(ASKED_ANY_LEVEL) : level(v, c->level);
    for (uint32_t i = 0; i < c->area_count && i < 16; i++)
        areas[area_count++] = c->areas[i].text;
    if (area_count > 0)
        parts[count++] = SAY(ASKED_AREA, bl_sentence_join(v->arena, areas, area_count, PLAIN(LIST_COMMA)));
    if (c->mode != BL_MODE_NONE)
        parts[count++] = mode(v, c->mode);
    return bl_sentence_join(v->arena, parts, count, PLAIN(LIST_COMMA));
}

bl_str bl_sentence_asked(const bl_voice *v, const bl_criterion *c)
{
    switch (c->kind) {
    case BL_CRITERION_SKILL:
    case BL_CRITERION_DOMAIN: return asked_months(v, c);
    case BL_CRITERION_YEARS: return SAY(ASKED_WORK_YEARS, bl_sentence_milli(v, c->years));
    case BL_CRITERION_TITLE: return c->years >= 0 ? SAY(ASKED_TITLE_YEARS, names_of(v, c), bl_sentence_milli(v, c->years)) : SAY(ASKED_TITLE, names_of(v, c));
    case BL_CRITERION_MANAGEMENT: return asked_management(v, c);
    case BL_CRITERION_EDUCATION: return asked_education(v, c);
    case BL_CRITERION_LANGUAGE: return c->cefr == BL_CEFR_NONE ? PLAIN(ASKED_ANY_LEVEL) : cefr(c->cefr);
    case BL_CRITERION_CERTIFICATE: return c->count > 0 ? SAY(ASKED_PAPERS, number(v, c->count)) : PLAIN(ASKED_HELD);
    case BL_CRITERION_PATENTS:
    case BL_CRITERION_PUBLICATIONS: return SAY(ASKED_COUNT, number(v, c->count > 0 ? c->count : 1));
    case BL_CRITERION_OPEN_SOURCE: return PLAIN(ASKED_OPEN_SOURCE);
    case BL_CRITERION_ANY: return SAY(ASKED_ANY, children_of(v, c));
    case BL_CRITERION_ALL: return SAY(ASKED_ALL, children_of(v, c));
    case BL_CRITERION_AT_LEAST: return SAY(ASKED_AT_LEAST, number(v, c->count), children_of(v, c));
    }
    return BL_STR_NONE;
}

/* ---- found ---- */

static bl_str found_months(const bl_voice *v, const bl_match *match)
{
    if (match->months == 0 && match->months_possible == 0)
        return reason_of(match, BL_REASON_LISTED) != NULL ? PLAIN(FOUND_NAMED) : SAY(FOUND_MONTHS, number(v, 0));
    if (match->months_possible > match->months)
        return SAY(FOUND_MONTHS_POSSIBLE, number(v, match->months), number(v, match->months_possible));
    return SAY(FOUND_MONTHS, number(v, match->months));
}

static bl_str found_parts(const bl_voice *v, const bl_match *match)
{
    uint32_t named = 0;
    for (uint32_t i = 0; i < match->child_count; i++)
        named += match->children[i].degree > 0;
    return SAY(FOUND_PARTS, number(v, named), number(v, match->child_count));
}

bl_str bl_sentence_found(const bl_voice *v, const bl_match *match)
{
    const bl_reason *r;
    if (reason_of(match, BL_REASON_DENIED) != NULL)
        return PLAIN(FOUND_DENIED);
    if (match->degree == 0 && match->state == BL_STATE_NO_DATA && match->months_possible == 0)
        return PLAIN(FOUND_NO_DATA);
    if (reason_of(match, BL_REASON_ABSENT) != NULL)
        return PLAIN(FOUND_NOTHING);
    if (match->criterion->kind == BL_CRITERION_ALL || match->criterion->kind == BL_CRITERION_AT_LEAST)
        return found_parts(v, match);
    if ((r = reason_of(match, BL_REASON_LEVEL)) != NULL)
        return r->a == BL_LEVEL_NONE ? bl_sentence_school(v, r->name) : level(v, r->a);
    if ((r = reason_of(match, BL_REASON_CEFR)) != NULL)
        return r->a == BL_CEFR_NONE ? PLAIN(CEFR_ANY) : cefr(r->a);
    if ((r = reason_of(match, BL_REASON_COUNT)) != NULL)
        return SAY(FOUND_COUNT, number(v, r->a));
    return match->about_months ? found_months(v, match) : PLAIN(FOUND_NOTHING);
}

/* ---- musts and questions ---- */

bl_str bl_sentence_must(const bl_voice *v, const bl_criterion *c)
{
    if (!c->must.asked)
        return BL_STR_NONE;
    if (c->must.years >= 0)
        return SAY(MUST_YEARS, bl_sentence_milli(v, c->must.years));
    return c->must.used ? PLAIN(MUST_USED) : PLAIN(MUST_THING);
}

/* What leaves a criterion open: what stands there, be it a child of what is asked, or another that says more once it is answered. */
static bl_str opener_of(const bl_voice *v, const bl_match *match)
{
    const bl_reason *open = reason_of(match, BL_REASON_POSSIBLE), *child = reason_of(match, BL_REASON_CHILD);
    return open != NULL && open->name.len > 0 ? open->name : child != NULL ? child->name : bl_sentence_label(v, match->criterion);
}

static bl_str question_about_skill(const bl_voice *v, const bl_match *match)
{
    const bl_reason *open = reason_of(match, BL_REASON_POSSIBLE);
    if (open != NULL && open->name.len > 0)
        return SAY(ASK_MONTHS, open->name);
    const bl_str name = opener_of(v, match);
    if (reason_of(match, BL_REASON_UNDATED) != NULL)
        return SAY(ASK_LAST_USED, name);
    if (reason_of(match, BL_REASON_WORK) != NULL)
        return SAY(ASK_DATES, name);
    return match->degree > 0 ? SAY(ASK_MONTHS, name) : SAY(ASK_SKILL, name);
}

static bl_str question_about_education(const bl_voice *v, const bl_match *match)
{
    const bl_reason *level = reason_of(match, BL_REASON_LEVEL), *area = reason_of(match, BL_REASON_AREA), *study = reason_of(match, BL_REASON_MODE);
    const bl_reason *other = reason_of(match, BL_REASON_POSSIBLE); /* another school than the best */
    if (other != NULL && other->name.len > 0)
        return SAY(ASK_SCHOOL, bl_sentence_school(v, other->name));
    const bool open_level = level == NULL || (level->a == BL_LEVEL_NONE && level->b != BL_LEVEL_NONE), open_area = area != NULL && area->a;
    const bool open_mode = study != NULL && study->a;
    if (open_level || (open_area && open_mode))
        return PLAIN(ASK_EDUCATION);
    return open_area ? PLAIN(ASK_AREA) : open_mode ? PLAIN(ASK_MODE) : PLAIN(ASK_EDUCATION);
}

/* "English", not "English B2": the level is the answer. */
static bl_str language_of(const bl_voice *v, const bl_criterion *c)
{
    const bl_str level = c->cefr == BL_CEFR_NONE ? BL_STR_NONE : cefr(c->cefr);
    bl_str names[2];
    for (unsigned i = 0; i < 2; i++) {
        const bl_str label = c->labels[i];
        const bool named = level.len > 0 && label.len > level.len + 1 && bl_str_ends(label, level);
        names[i] = named ? bl_str_trim(bl_str_slice(label, 0, label.len - level.len)) : label;
    }
    return bl_say_either(v->arena, v->catalogue, names[0], names[1]);
}

/* any, all, at_least: what is open in its parts; skills in one question. */
static bl_str question_about_parts(const bl_voice *v, const bl_match *match)
{
    bl_str *names = BL_NEW_ARRAY(v->arena, bl_str, match->child_count), *questions = BL_NEW_ARRAY(v->arena, bl_str, match->child_count);
    if (names == NULL || questions == NULL)
        return BL_STR_NONE;
    uint32_t count = 0;
    bool skills = true;
    for (uint32_t i = 0; i < match->child_count; i++) {
        const bl_match *child = &match->children[i];
        if (child->possible <= child->degree)
            continue;
        names[count] = opener_of(v, child);
        questions[count++] = bl_sentence_question(v, child);
        skills = skills && child->criterion->kind == BL_CRITERION_SKILL;
    }
    if (count == 0)
        return SAY(ASK_SKILL, children_of(v, match->criterion));
    if (count == 1)
        return questions[0];
    return skills ? SAY(ASK_SKILL, bl_sentence_join(v->arena, names, count, match->criterion->kind == BL_CRITERION_ANY ? BL_STR(" / ") : PLAIN(LIST_COMMA)))
                  : bl_sentence_join(v->arena, questions, count, BL_STR(" "));
}

bl_str bl_sentence_question(const bl_voice *v, const bl_match *match)
{
    const bl_criterion *c = match->criterion;
    if (match->possible <= match->degree && match->must != BL_VERDICT_UNKNOWN)
        return BL_STR_NONE;
    switch (c->kind) {
    case BL_CRITERION_SKILL: return question_about_skill(v, match);
    case BL_CRITERION_YEARS: return PLAIN(ASK_YEARS);
    case BL_CRITERION_TITLE: return SAY(ASK_TITLE, names_of(v, c));
    case BL_CRITERION_DOMAIN: return SAY(ASK_DOMAIN, bl_sentence_label(v, c));
    case BL_CRITERION_MANAGEMENT: return PLAIN(ASK_MANAGEMENT);
    case BL_CRITERION_EDUCATION: return question_about_education(v, match);
    case BL_CRITERION_LANGUAGE: return SAY(ASK_LANGUAGE, language_of(v, c));
    case BL_CRITERION_CERTIFICATE: return SAY(ASK_CERTIFICATE, bl_sentence_label(v, c));
    case BL_CRITERION_ANY:
    case BL_CRITERION_ALL:
    case BL_CRITERION_AT_LEAST: return question_about_parts(v, match);
    case BL_CRITERION_PATENTS:
    case BL_CRITERION_OPEN_SOURCE:
    case BL_CRITERION_PUBLICATIONS: return SAY(ASK_OTHER, bl_sentence_label(v, c));
    }
    return BL_STR_NONE;
}
