#include "report/dossier.h"

#include "base/limits.h"
#include "report/findings.h"
#include "report/record.h"
#include "report/saying.h"

typedef struct dossier {
    bl_json json;
    bl_arena *arena;
    const bl_candidate *candidate;
    const bl_record *record;
    const bl_score *score;
    const bl_mask *mask;
    const bl_voice *voice; /* keyed: the page says it, in the language of who reads */
    bool lost;             /* memory was out for a sentence */
} dossier;

/* ---- small parts ---- */

static void period(bl_json *json, bl_period p)
{
    bl_json_begin_array(json);
    bl_json_int(json, p.begin);
    bl_json_int(json, p.end);
    bl_json_end_array(json);
}

static void key_periods(bl_json *json, const char *key, const bl_period *periods, uint32_t count)
{
    bl_json_key(json, key);
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++)
        period(json, periods[i]);
    bl_json_end_array(json);
}

static void key_date(bl_json *json, const char *key, bl_date date)
{
    bl_json_key(json, key);
    if (date.precision == BL_DATE_PRESENT)
        bl_json_null(json);
    else
        bl_json_date(json, date.month, date.precision);
}

/* The dates as stated, and the months to draw: those that are certain, else those that are possible. */
static void when(bl_json *json, const bl_when *when)
{
    key_date(json, "start", when->start);
    key_date(json, "end", when->end);
    bl_json_key_bool(json, "current", when->end.precision == BL_DATE_PRESENT);
    bl_json_key(json, "period");
    const bl_period drawn = when->proven.begin < when->proven.end ? when->proven : when->possible;
    when->known &&drawn.begin < drawn.end ? period(json, drawn) : bl_json_null(json);
}

/* A sentence that is never empty. */
static void said(dossier *d, bl_str sentence)
{
    d->lost = d->lost || sentence.ptr == NULL;
    bl_json_saying(&d->json, sentence);
}

static void key_said(dossier *d, const char *key, bl_str sentence)
{
    bl_json_key(&d->json, key);
    said(d, sentence);
}

/* A name as it may be printed: in a blind report as it stands masked in the text. */
static void key_name(dossier *d, const char *key, bl_str name, bl_span at)
{
    const bool masked = d->candidate->blind && at.begin < at.end;
    bl_json_key_str_or_null(&d->json, key, masked ? bl_mask_text(d->mask, d->arena, at) : name);
}

static void place(dossier *d, bl_span at)
{
    const bl_place p = bl_source_place(&d->record->document->text, at.begin);
    const uint32_t len = (uint32_t)bl_record_quote(d->record, at).len;
    bl_json_key_int(&d->json, "line", p.line);
    bl_json_key_int(&d->json, "column", p.column);
    bl_json_key_str(&d->json, "quote", bl_mask_text(d->mask, d->arena, (bl_span){at.begin, at.begin + len}));
}

static bl_str entry_name(const dossier *d, uint32_t entry)
{
    return entry == BL_NO_ENTRY ? BL_STR_NONE : bl_vocabulary_entry(&d->record->vocabulary, entry)->name;
}

/* ---- when what a criterion asks for was done ---- */

typedef BL_VEC(bl_period) period_list;

static bl_status push_periods(period_list *out, bl_arena *arena, const bl_periods *from)
{
    for (uint32_t i = 0; i < from->count; i++) {
        bl_period *p = BL_PUSH(arena, out);
        if (p == NULL)
            return BL_ERROR_MEMORY;
        *p = from->items[i];
    }
    return BL_OK;
}

static bl_status periods_of(period_list *out, const dossier *d, const bl_criterion *c)
{
    const bl_record *r = d->record;
    for (uint32_t i = 0; i < c->child_count; i++)
        BL_TRY(periods_of(out, d, c->children[i]));
    if (c->kind == BL_CRITERION_YEARS)
        return push_periods(out, d->arena, &r->experience.proven);
    if (c->kind == BL_CRITERION_MANAGEMENT)
        return push_periods(out, d->arena, &r->experience.management);
    for (uint32_t n = 0; n < c->name_count; n++) {
        for (uint32_t i = 0; c->kind == BL_CRITERION_SKILL && i < r->skills.count; i++)
            if (r->skills.items[i].entry == c->names[n].entry)
                BL_TRY(push_periods(out, d->arena, &r->skills.items[i].proven));
        for (uint32_t i = 0; c->kind == BL_CRITERION_DOMAIN && i < r->domains.count; i++)
            if (r->domains.items[i].entry == c->names[n].entry)
                BL_TRY(push_periods(out, d->arena, &r->domains.items[i].proven));
    }
    return BL_OK;
}

/* ---- the parts, in the order of the page ---- */

static void quotes(dossier *d, const bl_result *result)
{
    bl_json_key(&d->json, "evidence");
    bl_json_begin_array(&d->json);
    for (uint32_t i = 0; i < result->quote_count; i++) {
        const bl_quote *quote = &result->quotes[i];
        bl_json_begin_object(&d->json);
        bl_json_key_int(&d->json, "line", quote->line);
        bl_json_key_int(&d->json, "column", quote->column);
        if (quote->page > 0)
            bl_json_key_int(&d->json, "page", quote->page);
        bl_json_key_str(&d->json, "quote", quote->text);
        if (quote->cue.len > 0)
            bl_json_key_str(&d->json, "cue", quote->cue);
        bl_json_end_object(&d->json);
    }
    bl_json_end_array(&d->json);
}

static bl_status criteria(dossier *d)
{
    bl_json_key(&d->json, "criteria");
    bl_json_begin_array(&d->json);
    for (uint32_t i = 0; i < d->candidate->result_count; i++) {
        const bl_result *result = &d->candidate->results[i];
        period_list periods = {0};
        BL_TRY(periods_of(&periods, d, result->criterion));
        bl_json_begin_object(&d->json);
        const bl_scored *scored = &d->score->criteria[i];
        key_said(d, "found", bl_sentence_found(d->voice, &scored->match));
        key_said(d, "reason", bl_sentence_reason(d->voice, scored));
        bl_json_key(&d->json, "rule");
        bl_json_begin_array(&d->json);
        bl_json_str(&d->json, result->rule_file);
        bl_json_int(&d->json, result->rule_line);
        bl_json_end_array(&d->json);
        key_periods(&d->json, "periods", periods.items, bl_periods_merge(periods.items, periods.count));
        quotes(d, result);
        bl_json_end_object(&d->json);
    }
    bl_json_end_array(&d->json);
    return BL_OK;
}

static uint32_t index_of(const bl_candidate *candidate, const bl_criterion *criterion)
{
    uint32_t i = 0;
    while (candidate->results[i].criterion != criterion)
        i++;
    return i;
}

static void questions(dossier *d)
{
    bl_json_key(&d->json, "questions");
    bl_json_begin_array(&d->json);
    for (uint32_t i = 0; i < d->candidate->question_count; i++) {
        const bl_question *question = &d->candidate->questions[i];
        const uint32_t index = index_of(d->candidate, question->criterion);
        bl_json_begin_array(&d->json);
        bl_json_int(&d->json, index);
        bl_json_int(&d->json, question->points);
        said(d, bl_sentence_question(d->voice, &d->score->criteria[index].match));
        bl_json_end_array(&d->json);
    }
    bl_json_end_array(&d->json);
}

static void work(dossier *d)
{
    bl_json_key(&d->json, "work");
    bl_json_begin_array(&d->json);
    for (uint32_t i = 0; i < d->record->jobs.count; i++) {
        const bl_job *job = &d->record->jobs.items[i];
        bl_json_begin_object(&d->json);
        key_name(d, "name", job->name, job->name_at);
        key_name(d, "position", job->position, job->position_at);
        bl_json_key_bool(&d->json, "internship", job->internship);
        when(&d->json, &job->when);
        bl_json_end_object(&d->json);
    }
    bl_json_end_array(&d->json);
}

static void projects(dossier *d)
{
    bl_json_key(&d->json, "projects");
    bl_json_begin_array(&d->json);
    for (uint32_t i = 0; i < d->record->projects.count; i++) {
        const bl_project *project = &d->record->projects.items[i];
        bl_json_begin_object(&d->json);
        key_name(d, "name", project->name, project->name_at);
        when(&d->json, &project->when);
        bl_json_end_object(&d->json);
    }
    bl_json_end_array(&d->json);
}

static void education(dossier *d)
{
    bl_json_key(&d->json, "education");
    bl_json_begin_array(&d->json);
    for (uint32_t i = 0; i < d->record->schools.count; i++) {
        const bl_school *school = &d->record->schools.items[i];
        bl_json_begin_object(&d->json);
        bl_json_key_saying(&d->json, "institution", school->institution.len == 0 ? BL_STR_NONE : bl_sentence_school(d->voice, school->institution));
        bl_json_key_z(&d->json, "level", school->level == BL_LEVEL_NONE ? NULL : bl_level_name(school->level));
        when(&d->json, &school->when);
        bl_json_end_object(&d->json);
    }
    bl_json_end_array(&d->json);
}

static void gaps(dossier *d)
{
    bl_json_key(&d->json, "gaps");
    bl_json_begin_array(&d->json);
    for (uint32_t i = 0; i < d->record->experience.gaps.count; i++)
        period(&d->json, (bl_period){d->record->experience.gaps.items[i].from, d->record->experience.gaps.items[i].to});
    bl_json_end_array(&d->json);
}

static void skills(dossier *d)
{
    bl_json_key(&d->json, "skills");
    bl_json_begin_array(&d->json);
    for (uint32_t i = 0; i < d->record->skills.count; i++) {
        const bl_skill *skill = &d->record->skills.items[i];
        bl_json_begin_object(&d->json);
        bl_json_key_str(&d->json, "name", entry_name(d, skill->entry));
        bl_json_key_z(&d->json, "strength", bl_strength_name(skill->strength));
        bl_json_key_int(&d->json, "months", skill->months);
        bl_json_key_int(&d->json, "monthsPossible", skill->months_possible);
        bl_json_end_object(&d->json);
    }
    bl_json_end_array(&d->json);
}

static void domains(dossier *d)
{
    bl_json_key(&d->json, "domains");
    bl_json_begin_array(&d->json);
    for (uint32_t i = 0; i < d->record->domains.count; i++) {
        bl_json_begin_object(&d->json);
        bl_json_key_str(&d->json, "name", entry_name(d, d->record->domains.items[i].entry));
        bl_json_key_int(&d->json, "months", d->record->domains.items[i].months);
        bl_json_end_object(&d->json);
    }
    bl_json_end_array(&d->json);
}

static void not_credited(dossier *d)
{
    bl_json_key(&d->json, "notCredited");
    bl_json_begin_array(&d->json);
    for (uint32_t i = 0; i < d->record->denials.count; i++) {
        const bl_denial *denial = &d->record->denials.items[i];
        bl_json_begin_object(&d->json);
        bl_json_key_str(&d->json, "name", entry_name(d, denial->entry));
        bl_json_key_z(&d->json, "reason", bl_denial_name(denial));
        place(d, denial->at);
        bl_json_end_object(&d->json);
    }
    bl_json_end_array(&d->json);
}

/* Enough digits for a telephone, or a mail's sign. */
static bool may_be_contact(bl_str words)
{
    uint32_t digits = 0;
    for (size_t i = 0; i < words.len; i++) {
        if (words.ptr[i] == '@')
            return true;
        digits += words.ptr[i] >= '0' && words.ptr[i] <= '9';
    }
    return digits >= 7;
}

/* Are the words of a finding left out? They may hold what the mask hides; those that stand in no line the mask does not know. */
static bool hides(const dossier *d, const bl_finding *finding)
{
    if (d->candidate->blind)
        return true;
    if (finding->at.begin == finding->at.end)
        return may_be_contact(finding->words);
    const bl_span clear = bl_mask_clip(d->mask, finding->at);
    return clear.begin != finding->at.begin || clear.end != finding->at.end;
}

static void findings(dossier *d)
{
    static const char *const severities[] = {"note", "warning", "error"};
    bl_json_key(&d->json, "findings");
    bl_json_begin_array(&d->json);
    for (uint32_t i = 0; i < d->record->findings.count; i++) {
        const bl_finding *finding = &d->record->findings.items[i];
        bl_json_begin_object(&d->json);
        bl_json_key_z(&d->json, "severity", severities[finding->severity]);
        key_said(d, "message", bl_finding_say(d->arena, d->voice->catalogue, finding, hides(d, finding)));
        bl_json_key_int(&d->json, "line", finding->has_place ? bl_source_line(&d->record->document->text, finding->at.begin) : 0);
        bl_json_end_object(&d->json);
    }
    bl_json_end_array(&d->json);
}

static bl_status write(dossier *d)
{
    const bl_str text = d->record->document->text.text;
    bl_json_begin_object(&d->json);
    BL_TRY(criteria(d));
    questions(d);
    work(d);
    projects(d);
    education(d);
    gaps(d);
    skills(d);
    domains(d);
    not_credited(d);
    findings(d);
    bl_json_key_str(&d->json, "text", bl_mask_text(d->mask, d->arena, (bl_span){0, (uint32_t)text.len}));
    bl_json_end_object(&d->json);
    return d->lost ? BL_ERROR_MEMORY : BL_OK;
}

bl_status bl_dossier_make(
    bl_candidate *candidate, const bl_allocator *allocator, const bl_record *record, const bl_role *role, const bl_score *score, const bl_mask *mask)
{
    bl_buffer buffer;
    bl_arena *arena = record->document->arena;
    const bl_voice voice = {arena, &bl_catalogue_keyed, role, candidate->blind ? record : NULL};
    dossier d = {.arena = arena, .candidate = candidate, .record = record, .score = score, .mask = mask, .voice = &voice};
    bl_buffer_open(&buffer, allocator, BL_LIMIT_DOCUMENT_MEMORY);
    bl_json_open(&d.json, &buffer, false);
    d.json.inside_markup = true;
    bl_status status = write(&d);
    if (status == BL_OK)
        status = buffer.status;
    if (status == BL_OK) {
        candidate->dossier = bl_str_copy(candidate->arena, bl_buffer_str(&buffer));
        status = candidate->dossier.ptr == NULL ? BL_ERROR_MEMORY : BL_OK;
    }
    bl_buffer_close(&buffer);
    return status;
}
