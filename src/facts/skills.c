#include "base/sort.h"
#include "facts/fields.h"
#include "facts/others.h"
#include "facts/standing.h"
#include "facts/stated.h"
#include "facts/tenure.h"

#define COVERS ((1u << BL_KIND_EMPLOYER) | (1u << BL_KIND_SCHOOL) | (1u << BL_KIND_CERTIFICATE) | (1u << BL_KIND_EXAM) | (1u << BL_KIND_LANGUAGE))

#define NAMES_COMPARED 64u /* no life has more employers */
#define COUNTED UINT32_MAX /* nobody asks for the skill, but it was named */
#define CUE_REACH 24u      /* bytes from the begin of a cue to a name inside it */

/* A skill's word inside the name of an employer: "Maven" of Maven Bridge Solutions. */
typedef struct named {
    uint32_t entry, job;
} named;

/* A value for each entry that a text mentions: of all that the rules define, they are a few. */
typedef struct entry_table {
    struct slot {
        uint32_t key, value; /* the entry + 1, 0: free */
    } * slots;
    uint32_t mask;
} entry_table;

typedef struct creditor {
    bl_reading *r;
    bl_line_standing *standings;
    bool *led;                 /* of each project: its role line says that the person led it */
    entry_table skill_of;      /* of each entry that is mentioned: index of the skill + 1, or COUNTED */
    uint32_t named_count;      /* skills that the text names, as far as somebody wants to know (count_mention) */
    BL_VEC(bl_tenure) tenures; /* beside record->skills */
    BL_VEC(uint32_t) graded;   /* skills of a lower grade than NAMED */
    BL_VEC(named) named;       /* few: what the names of the employers hold */
} creditor;

static bl_status open_table(entry_table *out, bl_arena *arena, uint32_t entries)
{
    uint32_t count = 16;
    while (count < 2 * entries)
        count *= 2;
    *out = (entry_table){BL_NEW_ARRAY(arena, struct slot, count), count - 1};
    return out->slots == NULL ? BL_ERROR_MEMORY : BL_OK;
}

static uint32_t *value_of(const entry_table *table, uint32_t entry)
{
    uint32_t at = entry * UINT32_C(0x9E3779B1) >> 7 & table->mask;
    while (table->slots[at].key != 0 && table->slots[at].key != entry + 1)
        at = (at + 1) & table->mask;
    table->slots[at].key = entry + 1;
    return &table->slots[at].value;
}

static bl_span origin_of(const bl_reading *r, const bl_mention *m) { return bl_document_origin(r->document, (bl_span){m->begin, m->end}); }

static bl_status deny(creditor *c, const bl_mention *m, bl_cue_kind reason, bool hidden, uint32_t cue)
{
    bl_denial *denial = BL_PUSH(c->r->arena, &c->r->record->denials);
    if (denial == NULL)
        return BL_ERROR_MEMORY;
    *denial = (bl_denial){m->entry, reason, hidden, origin_of(c->r, m), bl_cue_words(c->r, cue)};
    return BL_OK;
}

/* ---- what a line says of all of its project ---- */

static bl_status read_roles(creditor *c)
{
    bl_reading *r = c->r;
    c->led = BL_NEW_ARRAY(r->arena, bool, (size_t)r->record->projects.count + 1);
    if (c->led == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t line = 0; line < r->document->lines.count; line++) {
        if (c->standings[line] != BL_STANDING_ROLE || r->owners[line].kind != BL_OWNER_PROJECT)
            continue;
        for (uint32_t i = r->mentions.line_begin[line]; i < r->mentions.line_begin[line + 1]; i++) {
            const bl_mention *m = &r->mentions.list.items[i];
            if (m->kind == BL_KIND_CUE && !m->covered && bl_vocabulary_entry(r->vocabulary, m->entry)->cue == BL_CUE_LEAD)
                c->led[r->owners[line].index] = true;
        }
    }
    return BL_OK;
}

static bool has_backgrounds(const creditor *c)
{
    for (uint32_t line = 0; line < c->r->document->lines.count; line++)
        if (c->standings[line] == BL_STANDING_BACKGROUND || c->standings[line] == BL_STANDING_MIXED)
            return true;
    return false;
}

/* Where a project replaced something, its background speaks of the old: what it names there was not the person's. Uses skill_of, and clears it. */
static void deny_backgrounds(creditor *c)
{
    const bl_reading *r = c->r;
    if (!bl_cues_have(r->cues, BL_CUE_REPLACED) || !has_backgrounds(c))
        return;
    const uint32_t count = r->mentions.list.count;
    const entry_table *replaced_in = &c->skill_of; /* of each entry: the project + 1; skills are not collected yet */
    uint32_t last = BL_NONE;
    for (uint32_t pass = 0; pass < 3; pass++) /* what was replaced; what the backgrounds name; nothing again */
        for (uint32_t i = 0; i < count; i++) {
            const bl_mention *m = &r->mentions.list.items[i];
            bl_owner owner = r->owners[m->line];
            if (m->kind != BL_KIND_SKILL || owner.kind != BL_OWNER_PROJECT)
                continue;
            bl_colour *colour = bl_colour_of(r->cues, i);
            if (pass == 0 && colour->denial == BL_CUE_REPLACED) {
                *value_of(replaced_in, m->entry) = owner.index + 1;
                last = colour->denied_by;
            } else if (pass == 1 && bl_standing_at(c->standings, r, m) == BL_STANDING_BACKGROUND && *value_of(replaced_in, m->entry) == owner.index + 1 &&
                       colour->denial == BL_CUE_COUNT) {
                colour->denial = BL_CUE_REPLACED;
                colour->denied_by = last;
            } else if (pass == 2) {
                *value_of(replaced_in, m->entry) = 0;
            }
        }
}

/* ---- one mention ---- */

/* Does the cue say that something was led? 建设了 does where the title says that its bearer leads. */
static bool leads(const bl_reading *r, uint32_t cue, bl_owner owner)
{
    const bl_entry *entry = bl_vocabulary_entry(r->vocabulary, r->mentions.list.items[cue].entry);
    return !bl_str_begins(entry->id, BL_STR("leaders-")) || (owner.kind == BL_OWNER_JOB && r->record->jobs.items[owner.index].seniority >= BL_SENIORITY_LEAD);
}

static bl_strength strength_of(const creditor *c, uint32_t mention, uint32_t *cue)
{
    const bl_reading *r = c->r;
    const bl_mention *m = &r->mentions.list.items[mention];
    const bl_colour *colour = bl_colour_of(r->cues, mention);
    bl_owner owner = r->owners[m->line];
    bl_section section = r->sections[m->line];
    *cue = BL_NONE;
    if (colour->open != BL_NONE || section == BL_SECTION_OPEN_SOURCE || (owner.kind == BL_OWNER_PROJECT && r->record->projects.items[owner.index].open)) {
        *cue = colour->open;
        return BL_STRENGTH_OPEN_SOURCE;
    }
    bool work = section == BL_SECTION_WORK || section == BL_SECTION_PROJECTS || section == BL_SECTION_INTERNSHIP || section == BL_SECTION_VOLUNTEER;
    if (owner.kind == BL_OWNER_SECTION && !work && !(r->titled[m->line] && section != BL_SECTION_SUMMARY)) /* a title is work, though nobody knows when */
        return BL_STRENGTH_LISTED;
    bool head = owner.kind == BL_OWNER_JOB && r->record->jobs.items[owner.index].head_line == m->line;
    if (colour->lead != BL_NONE && !head && leads(r, colour->lead, owner)) { /* a head line names duties, not deeds */
        *cue = colour->lead;
        return BL_STRENGTH_LED;
    }
    return owner.kind == BL_OWNER_PROJECT && c->led[owner.index] ? BL_STRENGTH_LED : BL_STRENGTH_USED;
}

static bl_status skill_add(creditor *c, uint32_t entry, bl_grade grade, uint32_t *index)
{
    bl_skill *skill = BL_PUSH(c->r->arena, &c->r->record->skills);
    bl_tenure *tenure = BL_PUSH(c->r->arena, &c->tenures);
    if (skill == NULL || tenure == NULL)
        return BL_ERROR_MEMORY;
    skill->entry = entry;
    skill->grade = grade;
    tenure->last = BL_MONTH_NONE;
    c->named_count += grade == BL_GRADE_NAMED;
    *index = c->r->record->skills.count - 1;
    return BL_OK;
}

/* The skill of a lower grade: a role names few, so they are looked through. */
static bl_status graded_at(creditor *c, uint32_t entry, bl_grade grade, uint32_t *index)
{
    for (uint32_t i = 0; i < c->graded.count; i++) {
        const bl_skill *skill = &c->r->record->skills.items[c->graded.items[i]];
        if (skill->entry == entry && skill->grade == grade) {
            *index = c->graded.items[i];
            return BL_OK;
        }
    }
    BL_TRY(skill_add(c, entry, grade, index));
    uint32_t *slot = BL_PUSH(c->r->arena, &c->graded);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = *index;
    return BL_OK;
}

static bl_status skill_at(creditor *c, uint32_t entry, bl_grade grade, uint32_t *index)
{
    if (grade != BL_GRADE_NAMED)
        return graded_at(c, entry, grade, index);
    if (*value_of(&c->skill_of, entry) == 0) {
        BL_TRY(skill_add(c, entry, grade, index));
        *value_of(&c->skill_of, entry) = *index + 1;
    }
    *index = *value_of(&c->skill_of, entry) - 1;
    return BL_OK;
}

/* Proof in the open is more than use in a job that nobody can look into, and less than having led with it there. */
static int rank(bl_strength strength) { return strength == BL_STRENGTH_OPEN_SOURCE ? 2 * BL_STRENGTH_USED + 1 : 2 * (int)strength; }

/* What the words right beside the mention say of how long. */
static uint32_t stated_beside(const bl_reading *r, const bl_mention *m)
{
    const bl_line *line = &r->document->lines.items[m->line];
    const char *bytes = r->document->folded.bytes;
    uint32_t end = m->end;
    while (end > m->begin + 1 && bl_stated_unit(bl_folded_of(r, (bl_span){m->end, line->end})) && bytes[end - 1] >= '0' && bytes[end - 1] <= '9')
        end--; /* "Redis 6年": the figure is no version */
    end -= end < m->end && bytes[end - 1] == ' ';
    const uint32_t behind = end < line->end ? bl_stated_behind(bl_folded_of(r, (bl_span){end, line->end})) : 0;
    return behind > 0 || m->begin <= line->begin ? behind : bl_stated_before(bl_folded_of(r, (bl_span){line->begin, m->begin}));
}

static bl_status credit(creditor *c, uint32_t mention)
{
    bl_reading *r = c->r;
    const bl_mention *m = &r->mentions.list.items[mention];
    uint32_t index = 0, cue = BL_NONE;
    BL_TRY(skill_at(c, m->entry, m->grade, &index));
    bl_skill *skill = &r->record->skills.items[index];
    bl_owner owner = r->owners[m->line];
    bl_strength strength = strength_of(c, mention, &cue);
    bl_evidence *evidence = BL_PUSH(r->arena, &skill->evidence);
    if (evidence == NULL)
        return BL_ERROR_MEMORY;
    *evidence = (bl_evidence){origin_of(r, m), owner, strength, bl_cue_words(r, cue), m->term, m->grade};
    skill->strength = rank(strength) > rank(skill->strength) ? strength : skill->strength;
    skill->worth = m->worth > skill->worth ? m->worth : skill->worth;
    skill->in_project |= owner.kind == BL_OWNER_PROJECT || strength == BL_STRENGTH_OPEN_SOURCE;
    const uint32_t stated = m->grade == BL_GRADE_NAMED ? stated_beside(r, m) : 0;
    skill->stated = stated > skill->stated ? stated : skill->stated;
    return bl_tenure_add(&c->tenures.items[index], r, owner);
}

/* Is the word a part of an organisation's name: 某某[管理咨询]公司? */
static bool in_organization(const bl_reading *r, const bl_mention *m)
{
    static const char *const words[] = {"公司", "有限公司", "有限责任公司", "股份有限", "事务所", "集团", "研究所", "研究院"};
    const bl_folded *folded = &r->document->folded;
    bl_str behind = bl_str_slice((bl_str){folded->bytes, folded->len}, m->end, folded->len);
    if ((unsigned char)folded->bytes[m->begin] < 0x80)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bl_str_opens(behind, words[i]))
            return true;
    return false;
}

static bool is_inside(bl_span inner, bl_span outer) { return outer.begin <= inner.begin && inner.end <= outer.end; }

static bl_status read_names(creditor *c)
{
    bl_reading *r = c->r;
    for (uint32_t job = 0; job < r->record->jobs.count && job < NAMES_COMPARED; job++) {
        const uint32_t line = r->record->jobs.items[job].head_line;
        for (uint32_t i = r->mentions.line_begin[line]; i < r->mentions.line_begin[line + 1]; i++) {
            const bl_mention *m = &r->mentions.list.items[i];
            const bl_span at = origin_of(r, m), name = r->record->jobs.items[job].name_at;
            if (m->kind != BL_KIND_SKILL || !is_inside(at, name) || name.end - name.begin <= at.end - at.begin)
                continue;
            named *slot = BL_PUSH(r->arena, &c->named);
            if (slot == NULL)
                return BL_ERROR_MEMORY;
            *slot = (named){m->entry, job};
        }
    }
    return BL_OK;
}

/* Does the word stand where an employer of the person is named once more, away from the job's head? */
static bool names_employer(const creditor *c, const bl_mention *m)
{
    const bl_str text = c->r->document->text.text;
    for (uint32_t i = 0; i < c->named.count; i++) {
        if (c->named.items[i].entry != m->entry)
            continue;
        const bl_span name = c->r->record->jobs.items[c->named.items[i].job].name_at, at = origin_of(c->r, m);
        const uint32_t len = name.end - name.begin;
        for (uint32_t begin = at.end > len ? at.end - len : 0; begin <= at.begin && begin + len <= text.len; begin++)
            if (memcmp(text.ptr + begin, text.ptr + name.begin, len) == 0)
                return true;
    }
    return false;
}

/* Is the word a part of what says that something does not count: "[teaching] myself", "[reading] up on"? */
static bool is_in_cue(const bl_reading *r, uint32_t mention)
{
    const bl_mention *items = r->mentions.list.items, *m = &items[mention];
    bool latin = (unsigned char)r->document->folded.bytes[m->begin] < 0x80; /* Chinese words part where no blank shows it */
    for (uint32_t i = mention; latin && i-- > 0 && m->begin - items[i].begin <= CUE_REACH;)
        if (items[i].kind == BL_KIND_CUE && items[i].end >= m->end && items[i].end - items[i].begin > m->end - m->begin &&
            bl_vocabulary_entry(r->vocabulary, items[i].entry)->cue <= BL_CUE_NOT_A_SKILL)
            return true;
    return false;
}

/* Whether a mention counts; else why not, or that it says nothing at all. */
typedef struct judgement {
    enum { SILENT, DENIED, CREDITED } is;
    bl_cue_kind reason;
    bool hidden;
    uint32_t cue;
} judgement;

static judgement denied(bl_cue_kind reason) { return (judgement){DENIED, reason, false, BL_NONE}; }

static judgement judge(const creditor *c, uint32_t mention)
{
    const bl_reading *r = c->r;
    const bl_mention *m = &r->mentions.list.items[mention];
    const bl_span span = {m->begin, m->end};
    const bl_line_standing standing = bl_standing_at(c->standings, r, m);
    if ((m->covering & COVERS) != 0 || standing == BL_STANDING_SILENT || bl_in_address(r->document, span) || bl_names_owner(r, m) || in_organization(r, m) ||
        names_employer(c, m) || is_in_cue(r, mention))
        return (judgement){.is = SILENT};
    if (bl_document_marked(r->document, span, BL_MARK_HIDDEN))
        return (judgement){DENIED, BL_CUE_NOT_A_SKILL, true, BL_NONE};
    if (bl_document_marked(r->document, span, BL_MARK_WORTHLESS))
        return denied(BL_CUE_NOT_A_SKILL);
    if (bl_document_marked(r->document, span, BL_MARK_DELETED))
        return denied(BL_CUE_NEGATION);
    const bl_colour *colour = bl_colour_of(r->cues, mention);
    if (colour->denial != BL_CUE_COUNT)
        return (judgement){DENIED, colour->denial, false, colour->denied_by};
    const bl_cue_kind denial = standing == BL_STANDING_WISH ? BL_CUE_PLANNED : bl_section_denial(r->sections[m->line]);
    if (denial != BL_CUE_COUNT)
        return denied(denial);
    if (bl_clause_asks(&r->mentions.clauses, m->begin))
        return denied(BL_CUE_NOT_A_SKILL);
    return bl_names_others(r, mention) ? denied(BL_CUE_OTHER_PARTY) : (judgement){.is = CREDITED};
}

static bl_status read_mention(creditor *c, uint32_t mention)
{
    const judgement j = judge(c, mention);
    if (j.is == SILENT)
        return BL_OK;
    return j.is == CREDITED ? credit(c, mention) : deny(c, &c->r->mentions.list.items[mention], j.reason, j.hidden, j.cue);
}

/* A skill that nobody asks for: that it is named matters only as long as so few are that silence may be no answer (contract, 4). */
static void count_mention(creditor *c, uint32_t mention)
{
    if (c->named_count >= c->r->vocabulary->rules->scoring.few_skills)
        return;
    uint32_t *known = value_of(&c->skill_of, c->r->mentions.list.items[mention].entry);
    if (*known != 0 || judge(c, mention).is != CREDITED)
        return;
    *known = COUNTED;
    c->named_count++;
    c->r->record->other_skills++;
}

/* Some words of a phrase: no cue reaches for them, so they count where nothing in their sentence takes credit away. */
static bl_status read_part(creditor *c, uint32_t mention)
{
    const bl_reading *r = c->r;
    const bl_mention *m = &r->mentions.list.items[mention];
    const bl_span span = {m->begin, m->end}, sentence = bl_sentence(&r->mentions.clauses, bl_sentence_at(&r->mentions.clauses, m->begin));
    if (bl_standing_at(c->standings, r, m) == BL_STANDING_SILENT || bl_in_address(r->document, span) || bl_names_owner(r, m) ||
        bl_document_void(r->document, span) || bl_document_marked(r->document, span, BL_MARK_DELETED) ||
        bl_section_denial(r->sections[m->line]) != BL_CUE_COUNT || bl_clause_asks(&r->mentions.clauses, m->begin))
        return BL_OK;
    uint32_t cursor = 0;
    const bl_mention *cue;
    while ((cue = bl_mentions_next(&r->mentions, r->document, BL_KIND_CUE, sentence, &cursor)) != NULL)
        if (bl_vocabulary_entry(r->vocabulary, cue->entry)->cue <= BL_CUE_NOT_A_SKILL)
            return BL_OK;
    return credit(c, mention);
}

/* A domain that no rule knows has no terms to weigh: its name is looked for like a skill's. */
static bool is_phrase(const creditor *c, const bl_mention *m)
{
    const bl_lexicon *own = c->r->vocabulary->own;
    for (uint32_t i = 0; own != NULL && i < own->phrase_count; i++)
        if (own->phrases[i].entry == m->entry)
            return true;
    return false;
}

/* An employer that is named, but that the person did not work for. */
static bl_status read_employer(creditor *c, uint32_t mention)
{
    bl_reading *r = c->r;
    const bl_mention *m = &r->mentions.list.items[mention];
    if (m->covered || bl_names_owner(r, m) || bl_in_address(r->document, (bl_span){m->begin, m->end}))
        return BL_OK;
    for (uint32_t i = 0; i < r->record->jobs.count; i++)
        if (r->record->jobs.items[i].organization == m->entry)
            return BL_OK;
    const bl_colour *colour = bl_colour_of(r->cues, mention);
    return deny(c, m, colour->denial == BL_CUE_COUNT ? BL_CUE_OTHER_PARTY : colour->denial, false, colour->denied_by);
}

/* ---- sums ---- */

typedef struct ranked {
    bl_str id;
    uint32_t index;
} ranked;

static int compare(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    int order = bl_str_compare(x->id, y->id);
    return order != 0 ? order : x->index < y->index ? -1 : x->index > y->index;
}

static bl_status sort_skills(creditor *c)
{
    bl_record *record = c->r->record;
    uint32_t count = record->skills.count;
    ranked *order = BL_NEW_ARRAY(c->r->arena, ranked, (size_t)count + 1);
    bl_skill *sorted = BL_NEW_ARRAY(c->r->arena, bl_skill, (size_t)count + 1);
    if (order == NULL || sorted == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < count; i++)
        order[i] = (ranked){bl_vocabulary_entry(c->r->vocabulary, record->skills.items[i].entry)->id, i};
    bl_sort(order, count, sizeof *order, compare);
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = record->skills.items[order[i].index];
    record->skills.items = sorted;
    record->skills.capacity = count + 1;
    return BL_OK;
}

static int by_place(const void *a, const void *b)
{
    const bl_evidence *x = a, *y = b;
    return x->at.begin < y->at.begin ? -1 : x->at.begin > y->at.begin;
}

/* What proves a phrase better proves it in the lower grade too: months in which it was named count beside those in which its words stood near. */
static bl_status take_better(creditor *c, uint32_t lower, uint32_t better)
{
    bl_reading *r = c->r;
    const bl_skill *from = &r->record->skills.items[better];
    bl_skill *to = &r->record->skills.items[lower];
    for (uint32_t i = 0; i < from->evidence.count; i++) {
        bl_evidence *copy = BL_PUSH(r->arena, &to->evidence);
        if (copy == NULL)
            return BL_ERROR_MEMORY;
        *copy = from->evidence.items[i];
        BL_TRY(bl_tenure_add(&c->tenures.items[lower], r, copy->owner));
    }
    bl_sort(to->evidence.items, to->evidence.count, sizeof *to->evidence.items, by_place);
    to->strength = rank(from->strength) > rank(to->strength) ? from->strength : to->strength;
    to->in_project |= from->in_project;
    if (from->grade < to->grade)
        to->worth = 1000;
    return BL_OK;
}

static bl_status close_graded(creditor *c)
{
    const bl_record *record = c->r->record;
    for (uint32_t grade = BL_GRADE_PART; grade > BL_GRADE_NAMED; grade--) /* the lowest first: none takes what was taken */
        for (uint32_t i = 0; i < c->graded.count; i++) {
            const uint32_t lower = c->graded.items[i], entry = record->skills.items[lower].entry;
            if (record->skills.items[lower].grade != grade)
                continue;
            for (uint32_t k = 0; k < c->graded.count; k++)
                if (record->skills.items[c->graded.items[k]].entry == entry && record->skills.items[c->graded.items[k]].grade < grade)
                    BL_TRY(take_better(c, lower, c->graded.items[k]));
            if (*value_of(&c->skill_of, entry) > 0)
                BL_TRY(take_better(c, lower, *value_of(&c->skill_of, entry) - 1));
        }
    return BL_OK;
}

static bl_status close_skills(creditor *c)
{
    BL_TRY(close_graded(c));
    for (uint32_t i = 0; i < c->r->record->skills.count; i++) {
        bl_skill *skill = &c->r->record->skills.items[i];
        bl_tenure *tenure = &c->tenures.items[i];
        BL_TRY(bl_tenure_close(tenure, c->r));
        skill->proven = tenure->proven;
        skill->possible = tenure->possible;
        skill->months = (uint32_t)bl_periods_months(tenure->proven.items, tenure->proven.count);
        skill->months_possible = (uint32_t)bl_periods_months(tenure->possible.items, tenure->possible.count);
        if (skill->stated > skill->months_possible)
            skill->months_possible = skill->stated;
        skill->last_used = tenure->last;
        skill->last_precision = tenure->last == BL_MONTH_NONE ? BL_DATE_UNKNOWN : tenure->last_precision;
        skill->in_work = tenure->in_work;
        skill->unbounded = tenure->unbounded;
    }
    return sort_skills(c);
}

/* By what its words are, and whether somebody asks for what they name. */
static bl_status read_by_kind(creditor *c, uint32_t mention)
{
    const bl_reading *r = c->r;
    const bl_mention *m = &r->mentions.list.items[mention];
    switch (m->kind) {
    case BL_KIND_SKILL:
        if (bl_needs_entry(r->needs, m->entry))
            return read_mention(c, mention);
        count_mention(c, mention);
        return BL_OK;
    case BL_KIND_DOMAIN: return bl_needs_entry(r->needs, m->entry) && is_phrase(c, m) ? read_mention(c, mention) : BL_OK;
    case BL_KIND_PHRASE: return read_part(c, mention);
    case BL_KIND_EMPLOYER: return bl_needs_any(r->needs, BL_NEED_NAMES) ? read_employer(c, mention) : BL_OK;
    default: return BL_OK;
    }
}

bl_status bl_read_skills(bl_reading *r)
{
    creditor c = {.r = r};
    const uint32_t entries = r->vocabulary->rules->lexicon.entry_count + (r->vocabulary->own == NULL ? 0 : r->vocabulary->own->entry_count);
    BL_TRY(open_table(&c.skill_of, r->arena, r->mentions.list.count < entries ? r->mentions.list.count : entries));
    BL_TRY(bl_name_places_find(r));
    BL_TRY(bl_cues_open(&r->cues, r));
    BL_TRY(bl_standings_read(&c.standings, r));
    BL_TRY(read_roles(&c));
    BL_TRY(read_names(&c));
    deny_backgrounds(&c);
    r->standings = c.standings;
    for (uint32_t i = 0; i < r->mentions.list.count; i++)
        BL_TRY(read_by_kind(&c, i));
    return close_skills(&c);
}
