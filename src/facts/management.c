#include "facts/context.h"
#include "facts/fields.h"
#include "facts/stages.h"
#include "facts/wordtables.h"

/* How far behind a cue ("managed ...", 带领...) its team or number of people may stand, in folded bytes. */
#define REACH 64u

typedef struct manager {
    bl_reading *r;
    bool claimed;    /* the text says that the person led people, outside of any job */
    uint32_t number; /* index into r->numbers; they and the cues stand in order of the text */
} manager;

static bl_str slice(const bl_reading *r, uint32_t begin, uint32_t end)
{
    return bl_str_slice((bl_str){r->document->folded.bytes, r->document->folded.len}, begin, end);
}

static bl_status add_period(bl_periods *list, bl_arena *arena, bl_period period)
{
    if (period.end <= period.begin)
        return BL_OK;
    bl_period *p = BL_PUSH(arena, list);
    if (p == NULL)
        return BL_ERROR_MEMORY;
    *p = period;
    return BL_OK;
}

static bl_status add_job(bl_reading *r, const bl_job *job, bool proves)
{
    bl_experience *x = &r->record->experience;
    if (job->internship)
        return BL_OK;
    x->management_unbounded |= !job->when.known;
    if (proves)
        BL_TRY(add_period(&x->management, r->arena, job->when.proven));
    BL_TRY(add_period(&x->management_possible, r->arena, job->when.proven));
    return add_period(&x->management_possible, r->arena, job->when.possible);
}

static bl_status add_evidence(bl_reading *r, bl_span at, bl_owner owner, bl_str cue)
{
    bl_evidence *e = BL_PUSH(r->arena, &r->record->experience.management_evidence);
    if (e == NULL)
        return BL_ERROR_MEMORY;
    *e = (bl_evidence){.at = at, .owner = owner, .strength = BL_STRENGTH_LED, .cue = cue, .term = BL_NONE};
    return BL_OK;
}

/* Does the title lead people? From manager on by its seniority; below that only where it says so: an architect leads the work, a 组长 a team. */
static bool leads_people(const bl_reading *r, const bl_job *job)
{
    static const bl_str words[] = {{"负责人", 9}, {"组长", 6}, {"队长", 6}, {"leader", 6}, {"team lead", 9}, {"tech lead", 9}, {"head", 4}};
    bl_str position = bl_fold(r->arena, job->position);
    if (job->seniority >= BL_SENIORITY_MANAGER)
        return true;
    return position.ptr != NULL && (bl_context_any(words, sizeof words / sizeof *words, position) || bl_str_ends(position, BL_STR(" lead")));
}

static bl_status read_titles(bl_reading *r)
{
    for (uint32_t i = 0; i < r->record->jobs.count; i++) {
        const bl_job *job = &r->record->jobs.items[i];
        if (job->internship || !leads_people(r, job))
            continue;
        BL_TRY(add_job(r, job, true));
        BL_TRY(add_evidence(r, job->position_at, (bl_owner){BL_OWNER_JOB, i}, BL_STR("")));
    }
    return BL_OK;
}

/* Words for a group of people that somebody leads. */
static bool names_team(bl_str text)
{
    static const bl_str words[] = {{"团队", 6}, {"小组", 6}, {"班组", 6}, {"team", 4}, {"teams", 5}, {"squad", 5}, {"brigade", 7}, {"crew", 4},
        {"department", 10}, {"engineers", 9}, {"developers", 10}, {"people", 6}, {"staff", 5}, {"employees", 9}, {"direct reports", 14}};
    return bl_context_any(words, sizeof words / sizeof *words, text);
}

/* Is it wished or planned (希望将来带领10人团队)? */
static bool is_planned(const bl_reading *r, const bl_mention *m, bl_span clause)
{
    uint32_t cursor = 0;
    const bl_mention *cue;
    while ((cue = bl_mentions_next(&r->mentions, r->document, BL_KIND_CUE, (bl_span){clause.begin, m->begin}, &cursor)) != NULL)
        if (!cue->covered && bl_vocabulary_entry(r->vocabulary, cue->entry)->cue == BL_CUE_PLANNED)
            return true;
    return false;
}

/* Is what the clause says denied (无下属, did not manage), or somebody else's (managed by)? */
static bool is_denied(const bl_reading *r, uint32_t cue, bl_span clause)
{
    static const bl_str no[] = {{"无", 3}, {"不", 3}, {"没", 3}, {"未", 3}, {"非", 3}, {"no ", 3}, {"not ", 4}, {"never", 5}, {"without", 7}, {"n't", 3}};
    static const bl_str by[] = {
        {"by", 2}, {"协助", 6}, {"helped", 6}, {"assisted", 8}, {"配合", 6}, {"reported to", 11}, {"reporting to", 12}, {"reports to", 10}, {"汇报给", 9}};
    const bl_mention *m = &r->mentions.list.items[cue];
    bl_str before = slice(r, clause.begin, m->begin);
    if (bl_context_any(no, sizeof no / sizeof *no, before) || bl_context_follows(by, 1, slice(r, m->end, clause.end)))
        return true;
    size_t agent = bl_str_find(before, BL_STR("由"), 0); /* "由12人团队的领导安排": somebody else did; "由我组建" */
    if (agent != SIZE_MAX && bl_str_find(before, BL_STR("由我"), 0) == SIZE_MAX && bl_str_find(before, BL_STR("由本人"), 0) == SIZE_MAX)
        return true;
    return bl_context_any(by + 1, sizeof by / sizeof *by - 1, before);
}

/* People that one serves or teaches are nobody's team. */
static bool are_served(bl_str behind)
{
    static const bl_str words[] = {{"学生", 6}, {"学员", 6}, {"用户", 6}, {"患者", 6}, {"病人", 6}, {"客户", 6}, {"会员", 6}, {"候选人", 9}, {"商家", 6},
        {"粉丝", 6}, {"students", 8}, {"patients", 8}, {"users", 5}, {"customers", 9}, {"clients", 7}, {"candidates", 10}, {"children", 8}, {"次", 3}};
    return bl_context_follows(words, sizeof words / sizeof *words, behind);
}

/* A number of up to three digits, or in words, at *at. */
static int64_t read_count(bl_str s, size_t *at)
{
    static const char *const words[] = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    size_t i = *at;
    int64_t value = 0;
    while (i < s.len && i < *at + 3 && s.ptr[i] >= '0' && s.ptr[i] <= '9')
        value = value * 10 + (s.ptr[i++] - '0');
    for (size_t k = 0; k < sizeof words / sizeof *words && i == *at; k++) {
        size_t end = *at + strlen(words[k]);
        if (bl_str_opens(bl_str_slice(s, *at, s.len), words[k]) && end < s.len && s.ptr[end] == ' ') {
            value = (int64_t)k + 2;
            i = end;
        }
    }
    if (i == *at || i >= s.len || s.ptr[i] != ' ')
        return 0;
    *at = i + 1;
    return value;
}

/* "Supervised five bookkeepers", "led a team of 4 junior developers": a count, then a title in the plural within three words. */
static int64_t people_behind(bl_str s)
{
    static const char *const leads[] = {
        " ", "a ", "team ", "staff ", "group ", "crew ", "shift ", "squad ", "of ", "up to ", "over ", "about ", "around ", "and mentored ", "and trained "};
    size_t at = 0;
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
            if (bl_str_opens(bl_str_slice(s, at, s.len), leads[i])) {
                at += strlen(leads[i]);
                again = true;
            }
    }
    static const bl_str things[] = {{"servers", 7}, {"hosts", 5}, {"controllers", 11}, {"masters", 7}, {"agents", 6}, {"brokers", 7}, {"operators", 9}};
    int64_t count = read_count(s, &at);
    for (unsigned word = 0; word < 3 && count > 0 && at < s.len; word++) {
        size_t end = at;
        while (end < s.len && s.ptr[end] >= 'a' && s.ptr[end] <= 'z')
            end++;
        bool machines = bl_context_any(things, sizeof things / sizeof *things, bl_str_slice(s, at, end));
        if (end > at + 3 && s.ptr[end - 1] == 's' && !machines && (bl_shape_of(bl_str_slice(s, at, end - 1)) & BL_SHAPE_TITLE) != 0)
            return count;
        if (end >= s.len || (s.ptr[end] != ' ' && s.ptr[end] != '-'))
            return 0;
        at = end + 1;
    }
    return 0;
}

/* The largest number of people in the clause near the cue; 0 where none is. */
static int64_t people_near(manager *man, const bl_mention *cue, bl_span clause)
{
    const bl_reading *r = man->r;
    while (man->number < r->numbers.count && r->numbers.items[man->number].end < clause.begin)
        man->number++;
    int64_t most = 0;
    for (uint32_t i = man->number; i < r->numbers.count && r->numbers.items[i].begin < clause.end; i++) {
        const bl_number *n = &r->numbers.items[i];
        bool near = n->begin >= cue->begin ? n->begin - cue->end <= REACH || n->begin <= cue->end
                                           : cue->begin - n->end <= 8 || (cue->begin - n->end <= REACH && names_team(slice(r, n->end, cue->begin)));
        if (n->unit != NULL && strcmp(n->unit, "people") == 0 && n->scale == 0 && n->value < 1000000 && near && n->value > most &&
            !are_served(slice(r, n->end, clause.end)))
            most = n->value;
    }
    return most;
}

/* Does it only hold now (目前, currently), so that its begin is not said? */
static bool is_recent(const bl_reading *r, bl_span sentence, const bl_mention *cue)
{
    static const bl_str now[] = {{"目前", 6}, {"现任", 6}, {"现在", 6}, {"currently", 9}, {"now", 3}, {"since", 5}, {"从20", 5}};
    uint32_t end = cue->end + REACH < sentence.end ? cue->end + REACH : sentence.end;
    bl_span clause = bl_clause(&r->mentions.clauses, bl_clause_at(&r->mentions.clauses, cue->begin));
    return bl_context_any(now, sizeof now / sizeof *now, slice(r, clause.begin, end));
}

/* "Leading a team of 5 since April 2022": the part of the job from then on; empty where nothing says when. */
static bl_period period_since(const bl_reading *r, const bl_mention *m, bl_span sentence, const bl_job *job)
{
    const bl_line_view *view = &r->lines.views[m->line];
    for (uint32_t i = view->range_begin; i < view->range_end; i++) {
        const bl_range *range = &r->lines.ranges.items[i];
        if (range->begin < m->end || range->begin >= sentence.end || !range->open || range->from.month < job->when.proven.begin ||
            range->from.month >= job->when.proven.end)
            continue;
        return (bl_period){range->from.month, job->when.proven.end};
    }
    return (bl_period){0, 0};
}

/* Does a cue stand in a longer name that says the same (带领团队, supervising staff are skills too)? 管理 in 项目管理 is none. */
static bool names_leading(const bl_reading *r, uint32_t index)
{
    const bl_mention *cue = &r->mentions.list.items[index];
    for (uint32_t i = index; i-- > 0 && cue->begin - r->mentions.list.items[i].begin <= REACH;) {
        const bl_mention *m = &r->mentions.list.items[i];
        if (m->kind == BL_KIND_SKILL && m->end >= cue->end && m->begin <= cue->begin)
            return names_team(slice(r, cue->end, m->end));
    }
    return false;
}

static bl_status read_cue(manager *man, uint32_t index)
{
    bl_reading *r = man->r;
    const bl_mention *m = &r->mentions.list.items[index];
    const bl_clauses *clauses = &r->mentions.clauses;
    bl_span clause = bl_clause(clauses, bl_clause_at(clauses, m->begin)), sentence = bl_sentence(clauses, bl_sentence_at(clauses, m->begin));
    const bl_context *context = bl_mention_term(r->vocabulary, m)->context;
    uint32_t end = m->end + REACH < clause.end ? m->end + REACH : clause.end;
    if (is_denied(r, index, clause) || is_planned(r, m, clause) ||
        (context != NULL && context->needs_count > 0 && !bl_context_any(context->needs, context->needs_count, slice(r, m->end, clause.end))))
        return BL_OK;
    int64_t people = people_near(man, m, clause);
    if (people == 0)
        people = people_behind(slice(r, m->end, sentence.end));
    bl_str own = slice(r, m->begin, m->end);
    bool team = names_team(slice(r, m->end, end)) || (names_team(own) && people == 0 && own.len > 6);
    team |= bl_context_precedes((const bl_str[]){{"团队", 6}, {"小组", 6}}, 2, slice(r, clause.begin, m->begin));
    if (people == 0 && !team)
        return BL_OK;
    bl_owner owner = r->owners[m->line];
    if (owner.kind == BL_OWNER_PROJECT && r->record->projects.items[owner.index].job != BL_NONE)
        owner = (bl_owner){BL_OWNER_JOB, r->record->projects.items[owner.index].job};
    bl_span at = bl_document_origin(r->document, (bl_span){m->begin, m->end});
    BL_TRY(add_evidence(r, at, owner, bl_document_visible(r->document, r->arena, (bl_span){m->begin, m->end})));
    if (people > 0 && (r->record->experience.people == BL_NONE || people > (int64_t)r->record->experience.people))
        r->record->experience.people = (uint32_t)people;
    if (owner.kind == BL_OWNER_JOB) {
        const bl_job *job = &r->record->jobs.items[owner.index];
        bl_period since = job->internship ? (bl_period){0, 0} : period_since(r, m, sentence, job);
        if (since.end > since.begin) {
            BL_TRY(add_period(&r->record->experience.management, r->arena, since));
            return add_period(&r->record->experience.management_possible, r->arena, since);
        }
        return add_job(r, job, !is_recent(r, sentence, m));
    }
    man->claimed |= r->sections[m->line] != BL_SECTION_WISHES && r->sections[m->line] != BL_SECTION_EDUCATION;
    return BL_OK;
}

/* Does a Latin letter or digit stand right before a Latin one? */
static bool is_inside_word(bl_str text, uint32_t at)
{
    const char c = text.ptr[at], before = at > 0 ? text.ptr[at - 1] : ' ';
    return c >= 'a' && c <= 'z' && ((before >= 'a' && before <= 'z') || (before >= '0' && before <= '9'));
}

/* `下属人数：12`, `管理人数：5`: a label and a figure. */
static bl_status read_labels(manager *man)
{
    bl_reading *r = man->r;
    const bl_str text = {r->document->folded.bytes, r->document->folded.len};
    for (uint32_t i = 0, k = 0; i < r->signs.count; i++) {
        uint32_t at = r->signs.items[i].end;
        if ((r->signs.items[i].kinds & BL_WORD_PEOPLE) == 0 || is_inside_word(text, r->signs.items[i].begin))
            continue;
        while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == ':'))
            at++;
        while (k < r->numbers.count && r->numbers.items[k].begin < at)
            k++;
        const bl_number *n = &r->numbers.items[k];
        if (k == r->numbers.count || n->begin != at || n->scale != 0 || n->value <= 0 || n->value >= 1000000)
            continue;
        if (r->record->experience.people == BL_NONE || n->value > (int64_t)r->record->experience.people)
            r->record->experience.people = (uint32_t)n->value;
        const bl_owner owner = r->owners[bl_document_line_at(r->document, at)];
        BL_TRY(add_evidence(r, bl_document_origin(r->document, (bl_span){n->begin, n->end}), owner, BL_STR("")));
        if (owner.kind == BL_OWNER_JOB)
            BL_TRY(add_job(r, &r->record->jobs.items[owner.index], true));
    }
    return BL_OK;
}

bl_status bl_read_management(bl_reading *r)
{
    manager man = {.r = r};
    bl_experience *x = &r->record->experience;
    BL_TRY(read_titles(r));
    for (uint32_t i = 0; i < r->mentions.list.count; i++) {
        const bl_mention *m = &r->mentions.list.items[i];
        if (m->kind == BL_KIND_CUE && bl_vocabulary_entry(r->vocabulary, m->entry)->cue == BL_CUE_MANAGEMENT && (!m->covered || names_leading(r, i)))
            BL_TRY(read_cue(&man, i));
    }
    BL_TRY(read_labels(&man));
    const bool anywhere = man.claimed && x->management_possible.count == 0; /* said of all of the work */
    for (uint32_t i = 0; anywhere && i < r->record->jobs.count; i++)
        BL_TRY(add_job(r, &r->record->jobs.items[i], false));
    x->management.count = bl_periods_merge(x->management.items, x->management.count);
    x->management_possible.count = bl_periods_merge(x->management_possible.items, x->management_possible.count);
    x->management_months = (uint32_t)bl_periods_months(x->management.items, x->management.count);
    x->management_months_possible = (uint32_t)bl_periods_months(x->management_possible.items, x->management_possible.count);
    return BL_OK;
}
