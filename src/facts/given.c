#include "facts/given.h"

#include "base/sort.h"
#include "facts/dates.h"
#include "facts/given_text.h"
#include "facts/tenure.h"
#include "rules/names.h"
#include "text/fold.h"

#define JOBS_MAX 1000u /* they are compared pairwise */

typedef struct giving {
    bl_arena *arena;
    const bl_json_node *json;
    bl_record *record;
    bl_month made_as_of; /* the month that the record was made with */
    bl_given_text text;
    bl_reading reading; /* as much of it as tenure.h and bl_read_experience ask for */
} giving;

/* ---- values ---- */

/* "2019-03", "2019"; anything else is unknown. */
static bl_date date_of(bl_str text)
{
    bl_month month;
    if (text.len == 4 && text.ptr[0] >= '1' && text.ptr[0] <= '9') {
        char january[7] = {text.ptr[0], text.ptr[1], text.ptr[2], text.ptr[3], '-', '0', '1'};
        if (bl_month_parse(&month, (bl_str){january, sizeof january}))
            return (bl_date){BL_DATE_YEAR, month};
    }
    return bl_month_parse(&month, text) ? (bl_date){BL_DATE_MONTH, month} : (bl_date){BL_DATE_UNKNOWN, 0};
}

static bool is_true(const bl_json_node *node, const char *key)
{
    const bl_json_node *value = bl_json_get(node, key);
    return value != NULL && value->kind == BL_JSON_TRUE;
}

/* Both ends, where parse could make a period of them; it says so by "months". */
static bl_when when_of(const giving *g, const bl_json_node *node, bool counted)
{
    const bl_date from = date_of(bl_json_get_str(node, "startDate"));
    bl_date to = date_of(bl_json_get_str(node, "endDate"));
    int64_t months;
    if (to.precision == BL_DATE_UNKNOWN && is_true(node, "current"))
        to = (bl_date){BL_DATE_PRESENT, g->record->as_of};
    if (counted && !bl_json_get_decimal(&months, node, "months", 0))
        return (bl_when){.start = from, .end = to};
    return bl_when_between(from, to, g->record->as_of);
}

/* The number of "POS-3" is 2; BL_NONE for anything else, and for what is not there. */
static uint32_t index_of(bl_str id, const char *prefix, uint32_t count)
{
    uint32_t number = 0;
    if (!bl_str_opens(id, prefix) || id.len == strlen(prefix) || id.len > strlen(prefix) + 6)
        return BL_NONE;
    for (size_t i = strlen(prefix); i < id.len; i++) {
        if (id.ptr[i] < '0' || id.ptr[i] > '9')
            return BL_NONE;
        number = number * 10 + (uint32_t)(id.ptr[i] - '0');
    }
    return number >= 1 && number <= count ? number - 1 : BL_NONE;
}

static bl_owner owner_of(const giving *g, bl_str in)
{
    const uint32_t job = index_of(in, "POS-", g->record->jobs.count), project = index_of(in, "PRJ-", g->record->projects.count);
    if (job != BL_NONE)
        return (bl_owner){BL_OWNER_JOB, job};
    if (project != BL_NONE)
        return (bl_owner){BL_OWNER_PROJECT, project};
    for (uint32_t i = 1; i < BL_SECTION_COUNT; i++)
        if (bl_str_is(in, bl_section_names[i]))
            return (bl_owner){BL_OWNER_SECTION, i};
    return (bl_owner){BL_OWNER_SECTION, BL_SECTION_NONE};
}

static uint32_t line_of(const bl_json_node *node)
{
    int64_t line;
    return bl_json_get_decimal(&line, node, "line", 0) && line > 0 && line < INT32_MAX ? (uint32_t)line : 0;
}

/* The number of the name in a list that ends with NULL; 0 where it is none of them. */
static uint32_t name_of(bl_str name, const char *const *names)
{
    for (uint32_t i = 0; names[i] != NULL; i++)
        if (name.len > 0 && bl_str_is(name, names[i]))
            return i;
    return 0;
}

static uint32_t entry_of(const giving *g, bl_kind kind, bl_str id) { return id.len == 0 ? BL_NO_ENTRY : bl_vocabulary_by_id(&g->record->vocabulary, kind, id); }

/* ---- careers ---- */

static bl_status give_highlights(const giving *g, const bl_json_node *node, bl_highlights *out)
{
    BL_JSON_EACH(item, bl_json_get(node, "highlights"))
    {
        bl_highlight *slot = BL_PUSH(g->arena, out);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = (bl_highlight){.text = bl_json_get_str(item, "text")};
    }
    return BL_OK;
}

/* The titles by their ids; a record that has none is looked up by the position as a whole. */
static bl_status give_titles(const giving *g, const bl_json_node *node, bl_job *job)
{
    const bl_json_node *titles = bl_json_get(node, "titles");
    enum { MOST = 8 };
    uint32_t *entries = BL_NEW_ARRAY(g->arena, uint32_t, (titles == NULL ? 0 : titles->count) + MOST);
    if (entries == NULL)
        return BL_ERROR_MEMORY;
    job->titles = entries;
    BL_JSON_EACH(title, titles)
    {
        const uint32_t entry = title->kind == BL_JSON_STRING ? entry_of(g, BL_KIND_TITLE, title->text) : BL_NO_ENTRY;
        if (entry != BL_NO_ENTRY)
            entries[job->title_count++] = entry;
    }
    if (titles == NULL && job->position.len > 0) {
        const uint32_t found = bl_vocabulary_by_name(&g->record->vocabulary, NULL, BL_KIND_TITLE, job->position, entries, MOST);
        job->title_count = found < MOST ? found : MOST;
    }
    return BL_OK;
}

static bl_status give_jobs(giving *g)
{
    const bl_json_node *work = bl_json_get(g->json, "work");
    BL_JSON_EACH(node, work)
    {
        bl_job *job = BL_PUSH(g->arena, &g->record->jobs);
        if (job == NULL)
            return BL_ERROR_MEMORY;
        *job = (bl_job){.name = bl_json_get_str(node, "name"),
            .department = bl_json_get_str(node, "department"),
            .position = bl_json_get_str(node, "position"),
            .location = bl_json_get_str(node, "location"),
            .organization = entry_of(g, BL_KIND_EMPLOYER, bl_json_get_str(node, "organization")),
            .when = when_of(g, node, true),
            .internship = is_true(node, "internship"),
            .line_begin = line_of(node),
            .line_end = BL_NONE,
            .head_line = line_of(node),
            .shares = index_of(bl_json_get_str(node, "sharesLinesWith"), "POS-", g->record->jobs.count - 1)}; /* one before it: no loops */
        BL_TRY(give_titles(g, node, job));
        BL_TRY(give_highlights(g, node, &job->highlights));
    }
    if (g->record->jobs.count > JOBS_MAX)
        return BL_ERROR_LIMIT;
    for (uint32_t i = 0; i < g->record->jobs.count; i++) /* a job's lines end where the next one is named */
        for (uint32_t k = 0; k < g->record->jobs.count; k++) {
            bl_job *job = &g->record->jobs.items[i];
            const uint32_t begin = g->record->jobs.items[k].line_begin;
            if (begin > job->line_begin && begin < job->line_end)
                job->line_end = begin;
        }
    return BL_OK;
}

static bl_status give_projects(giving *g)
{
    BL_JSON_EACH(node, bl_json_get(g->json, "projects"))
    {
        bl_project *project = BL_PUSH(g->arena, &g->record->projects);
        if (project == NULL)
            return BL_ERROR_MEMORY;
        *project = (bl_project){.name = bl_json_get_str(node, "name"),
            .when = when_of(g, node, false),
            .job = index_of(bl_json_get_str(node, "work"), "POS-", g->record->jobs.count),
            .job_stated = is_true(node, "workStated"),
            .open = is_true(node, "open"),
            .line_begin = line_of(node),
            .line_end = line_of(node),
            .head_line = line_of(node)};
        BL_TRY(give_highlights(g, node, &project->highlights));
    }
    return BL_OK;
}

static bl_status give_schools(giving *g)
{
    BL_JSON_EACH(node, bl_json_get(g->json, "education"))
    {
        bl_school *school = BL_PUSH(g->arena, &g->record->schools);
        if (school == NULL)
            return BL_ERROR_MEMORY;
        *school = (bl_school){.institution = bl_json_get_str(node, "institution"),
            .area = bl_json_get_str(node, "area"),
            .organization = entry_of(g, BL_KIND_SCHOOL, bl_json_get_str(node, "organization")),
            .level = (bl_level)name_of(bl_json_get_str(node, "level"), bl_level_names),
            .mode = (bl_mode)name_of(bl_json_get_str(node, "mode"), bl_mode_names),
            .status = (bl_study)name_of(bl_json_get_str(node, "status"), bl_study_names),
            .when = when_of(g, node, false),
            .head_line = line_of(node)};
        const bl_date end = school->when.end;
        if (end.precision == BL_DATE_YEAR && school->status == BL_STUDY_IN_PROGRESS && g->made_as_of != BL_MONTH_NONE && end.month > g->made_as_of)
            school->status = BL_STUDY_DONE; /* it was its end that said so */
        school->status = bl_study_at(school->status, end, g->record->as_of);
    }
    return BL_OK;
}

/* ---- credit ---- */

static bl_strength strength_of(const bl_json_node *node, bl_strength otherwise)
{
    const bl_str name = bl_json_get_str(node, "strength");
    for (int s = BL_STRENGTH_LISTED; s <= BL_STRENGTH_OPEN_SOURCE; s++)
        if (name.len > 0 && bl_str_is(name, bl_strength_name((bl_strength)s)))
            return (bl_strength)s;
    return otherwise;
}

/* Evidence in order of the text, and the months of its places. */
static bl_status give_evidence(giving *g, const bl_json_node *list, bl_evidences *out, bl_tenure *tenure)
{
    BL_JSON_EACH(node, list)
    {
        bl_evidence *e = BL_PUSH(g->arena, out);
        if (e == NULL)
            return BL_ERROR_MEMORY;
        *e = (bl_evidence){
            .at = bl_given_text_at(&g->text, node), .owner = owner_of(g, bl_json_get_str(node, "in")), .cue = bl_json_get_str(node, "cue"), .term = BL_NONE};
        e->strength = strength_of(node, e->owner.kind == BL_OWNER_SECTION ? BL_STRENGTH_LISTED : BL_STRENGTH_USED);
        if (tenure != NULL)
            BL_TRY(bl_tenure_add(tenure, &g->reading, e->owner));
    }
    return tenure == NULL ? BL_OK : bl_tenure_close(tenure, &g->reading);
}

static uint32_t count_of(const bl_json_node *node, const char *key, uint32_t otherwise)
{
    int64_t count;
    return bl_json_get_decimal(&count, node, key, 0) && count >= 0 && count < INT32_MAX ? (uint32_t)count : otherwise;
}

static bl_status give_skill(giving *g, const bl_json_node *node, uint32_t entry)
{
    bl_skill skill = {.entry = entry, .strength = strength_of(node, BL_STRENGTH_LISTED)};
    bl_tenure tenure = {.last = BL_MONTH_NONE};
    BL_TRY(give_evidence(g, bl_json_get(node, "evidence"), &skill.evidence, &tenure));
    for (uint32_t i = 0; i < skill.evidence.count; i++)
        skill.in_project |= skill.evidence.items[i].owner.kind == BL_OWNER_PROJECT || skill.evidence.items[i].strength == BL_STRENGTH_OPEN_SOURCE;
    skill.proven = tenure.proven;
    skill.possible = tenure.possible;
    skill.months = (uint32_t)bl_periods_months(tenure.proven.items, tenure.proven.count);
    skill.months_possible = (uint32_t)bl_periods_months(tenure.possible.items, tenure.possible.count);
    skill.stated = count_of(node, "statedMonths", 0);
    if (skill.stated > skill.months_possible)
        skill.months_possible = skill.stated;
    skill.last_used = tenure.last;
    skill.last_precision = tenure.last == BL_MONTH_NONE ? BL_DATE_UNKNOWN : tenure.last_precision;
    skill.in_work = tenure.in_work;
    skill.unbounded = tenure.unbounded;
    bl_skill *slot = BL_PUSH(g->arena, &g->record->skills);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = skill;
    return BL_OK;
}

static bl_status give_domain(giving *g, const bl_json_node *node, uint32_t entry)
{
    bl_domain domain = {.entry = entry};
    bl_tenure tenure = {.last = BL_MONTH_NONE};
    BL_TRY(give_evidence(g, bl_json_get(node, "evidence"), &domain.evidence, &tenure));
    domain.proven = tenure.proven;
    domain.possible = tenure.possible;
    domain.months = (uint32_t)bl_periods_months(tenure.proven.items, tenure.proven.count);
    domain.months_possible = (uint32_t)bl_periods_months(tenure.possible.items, tenure.possible.count);
    domain.unbounded = tenure.unbounded;
    domain.last_used = tenure.last;
    domain.last_precision = tenure.last == BL_MONTH_NONE ? BL_DATE_UNKNOWN : tenure.last_precision;
    bl_domain *slot = BL_PUSH(g->arena, &g->record->domains);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = domain;
    return BL_OK;
}

static bl_status give_language(giving *g, const bl_json_node *node, uint32_t entry)
{
    bl_language *language = BL_PUSH(g->arena, &g->record->languages);
    if (language == NULL)
        return BL_ERROR_MEMORY;
    *language = (bl_language){
        .entry = entry, .fluency = bl_json_get_str(node, "fluency"), .cefr = (bl_cefr)name_of(bl_json_get_str(node, "cefr"), bl_cefr_names)};
    return give_evidence(g, bl_json_get(node, "evidence"), &language->evidence, NULL);
}

/* Each of a list whose id the rules know. */
static bl_status give_each(giving *g, const char *list, const char *id, bl_kind kind, bl_status (*give)(giving *, const bl_json_node *, uint32_t))
{
    BL_JSON_EACH(node, bl_json_get(g->json, list))
    {
        const uint32_t entry = entry_of(g, kind, bl_json_get_str(node, id));
        if (entry != BL_NO_ENTRY)
            BL_TRY(give(g, node, entry));
    }
    return BL_OK;
}

static bl_status give_certificates(giving *g)
{
    BL_JSON_EACH(node, bl_json_get(g->json, "certificates"))
    {
        bl_certificate *c = BL_PUSH(g->arena, &g->record->certificates);
        const bl_str id = bl_json_get_str(node, "id"), status = bl_json_get_str(node, "status");
        if (c == NULL)
            return BL_ERROR_MEMORY;
        *c = (bl_certificate){.entry = entry_of(g, BL_KIND_CERTIFICATE, id),
            .name = bl_json_get_str(node, "name"),
            .papers = count_of(node, "papers", 0),
            .of = count_of(node, "of", 0)};
        if (c->entry == BL_NO_ENTRY)
            c->entry = entry_of(g, BL_KIND_EXAM, id);
        for (int s = BL_CERTIFICATE_HELD; s <= BL_CERTIFICATE_EXPIRED; s++)
            if (bl_str_is(status, bl_certificate_status_name((bl_certificate_status)s)))
                c->status = (bl_certificate_status)s;
    }
    return BL_OK;
}

static bl_status give_works(const giving *g, const char *list, bl_work_pieces *out)
{
    BL_JSON_EACH(node, bl_json_get(g->json, list))
    {
        bl_work_piece *piece = BL_PUSH(g->arena, out);
        if (piece == NULL)
            return BL_ERROR_MEMORY;
        *piece = (bl_work_piece){.name = bl_json_get_str(node, "name"), .url = bl_json_get_str(node, "url")};
    }
    return BL_OK;
}

static bl_status give_denials(giving *g)
{
    BL_JSON_EACH(node, bl_json_get(g->json, "notCredited"))
    {
        const uint32_t entry = entry_of(g, BL_KIND_SKILL, bl_json_get_str(node, "id"));
        const bl_str reason = bl_json_get_str(node, "reason");
        bl_denial *denial = entry == BL_NO_ENTRY ? NULL : BL_PUSH(g->arena, &g->record->denials);
        if (entry == BL_NO_ENTRY)
            continue;
        if (denial == NULL)
            return BL_ERROR_MEMORY;
        *denial = (bl_denial){
            .entry = entry, .hidden = bl_str_is(reason, "hidden"), .at = bl_given_text_at(&g->text, node), .cue = bl_json_get_str(node, "cue")};
        denial->reason = (bl_cue_kind)(reason.len > 0 && bl_str_is(reason, "negated") ? 0u : name_of(reason, bl_cue_kind_names));
    }
    return BL_OK;
}

/* ---- sums ---- */

/* Months of leading people are those that were written: which part of a job was meant, the record does not say. */
static bl_status give_experience(giving *g)
{
    const bl_json_node *node = bl_json_get(g->json, "experience");
    bl_experience *x = &g->record->experience;
    BL_TRY(bl_experience_of_dates(&g->reading));
    x->claimed_months = count_of(node, "claimedMonths", BL_NONE);
    if (x->claimed_months != BL_NONE && x->claimed_months > x->months_possible)
        x->months_possible = x->claimed_months;
    x->management_months = count_of(node, "managementMonths", 0);
    x->management_months_possible = count_of(node, "managementMonthsPossible", x->management_months);
    x->people = count_of(node, "people", BL_NONE);
    return BL_OK;
}

static bl_status give_all(giving *g)
{
    const bl_json_node *patents = bl_json_get(g->json, "patents");
    BL_TRY(give_jobs(g));
    BL_TRY(give_projects(g));
    BL_TRY(give_schools(g));
    BL_TRY(give_each(g, "skills", "id", BL_KIND_SKILL, give_skill));
    BL_TRY(give_each(g, "domains", "id", BL_KIND_DOMAIN, give_domain));
    BL_TRY(give_each(g, "languages", "language", BL_KIND_LANGUAGE, give_language));
    BL_TRY(give_certificates(g));
    BL_TRY(give_works(g, "publications", &g->record->publications));
    BL_TRY(give_works(g, "awards", &g->record->awards));
    BL_TRY(give_works(g, "openSource", &g->record->open_source));
    g->record->patents_granted = count_of(patents, "granted", 0);
    g->record->patents_pending = count_of(patents, "pending", 0);
    BL_TRY(give_evidence(g, bl_json_get(patents, "evidence"), &g->record->patents_evidence, NULL));
    BL_TRY(give_denials(g));
    return give_experience(g);
}

bl_status bl_record_given(bl_record **out, bl_arena *arena, const bl_json_node *json, const bl_vocabulary *vocabulary, bl_month as_of)
{
    giving g = {.arena = arena, .json = json};
    if (!bl_month_parse(&g.made_as_of, bl_json_get_str(json, "asOf")))
        g.made_as_of = BL_MONTH_NONE;
    bl_document *document;
    *out = NULL;
    BL_TRY(bl_given_text_read(&g.text, arena, json));
    const bl_file file = bl_file_of(BL_STR("record"), g.text.text);
    BL_TRY(bl_document_open(&document, arena, BL_FORMAT_TEXT, &file, g.text.text));
    BL_TRY(bl_document_seal(document));
    g.record = BL_NEW(arena, bl_record);
    if (g.record == NULL)
        return BL_ERROR_MEMORY;
    *g.record = (bl_record){.document = document, .vocabulary = *vocabulary, .as_of = as_of, .language = "en"};
    g.reading = (bl_reading){.arena = arena, .document = document, .vocabulary = &g.record->vocabulary, .record = g.record};
    const bl_json_node *basics = bl_json_get(json, "basics");
    g.record->basics.name = bl_json_get_str(basics, "name");
    BL_TRY(give_all(&g));
    *out = g.record;
    return BL_OK;
}
