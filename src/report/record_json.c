#include "report/findings.h"
#include "report/record.h"

void bl_date_write(bl_buffer *out, bl_month month, bl_precision precision)
{
    bl_buffer_format(out, "%04d", bl_month_year(month));
    if (precision != BL_DATE_YEAR)
        bl_buffer_format(out, "-%02d", bl_month_number(month));
}

void bl_json_date(bl_json *json, bl_month month, bl_precision precision)
{
    char text[16];
    if (precision == BL_DATE_UNKNOWN || month == BL_MONTH_NONE) {
        bl_json_null(json);
        return;
    }
    const unsigned year = (unsigned)bl_month_year(month) % 10000u, number = (unsigned)bl_month_number(month);
    size_t len = 0;
    for (unsigned unit = 1000; unit > 0; unit /= 10)
        text[len++] = (char)('0' + year / unit % 10);
    if (precision != BL_DATE_YEAR) {
        text[len++] = '-';
        text[len++] = (char)('0' + number / 10);
        text[len++] = (char)('0' + number % 10);
    }
    bl_json_str(json, (bl_str){text, len});
}

static void key_date(bl_json *json, const char *key, bl_date date)
{
    bl_json_key(json, key);
    if (date.precision == BL_DATE_PRESENT)
        bl_json_null(json);
    else
        bl_json_date(json, date.month, date.precision);
}

bl_str bl_record_quote(const bl_record *record, bl_span at)
{
    bl_str quote = bl_source_slice(&record->document->text, at);
    for (size_t i = 0; i < quote.len; i++)
        if (quote.ptr[i] == '\n' || quote.ptr[i] == '\r')
            return bl_str_slice(quote, 0, i);
    return quote;
}

/* ---- places ---- */

/* Only formats with pages have one. */
static void key_page(bl_json *json, const bl_record *record, uint32_t line)
{
    uint32_t page = bl_document_page(record->document, line);
    if (page > 0)
        bl_json_key_int(json, "page", page);
}

static void place(bl_json *json, const bl_record *record, bl_span at)
{
    const bl_place p = bl_source_place(&record->document->text, at.begin);
    bl_json_key_int(json, "line", p.line);
    bl_json_key_int(json, "column", p.column);
    key_page(json, record, p.line);
    bl_json_key_str(json, "quote", bl_record_quote(record, at));
}

static void number_line(bl_json *json, const bl_record *record, uint32_t line)
{
    bl_json_key_int(json, "line", line);
    key_page(json, record, line);
}

static void key_line(bl_json *json, const bl_record *record, bl_span at) { number_line(json, record, bl_source_line(&record->document->text, at.begin)); }

static void head_line(bl_json *json, const bl_record *record, uint32_t line)
{
    number_line(json, record, line < record->document->lines.count ? record->document->lines.items[line].number : 0);
}

/* "POS-1", "PRJ-2", "EDU-3" */
static void counted(bl_json *json, const char *key, const char *prefix, uint32_t index)
{
    bl_json_key(json, key);
    bl_json_counted(json, prefix, index + 1);
}

static void owner(bl_json *json, const char *key, bl_owner in)
{
    if (in.kind == BL_OWNER_JOB) {
        counted(json, key, "POS-", in.index);
    } else if (in.kind == BL_OWNER_PROJECT) {
        counted(json, key, "PRJ-", in.index);
    } else {
        const char *name = in.index < BL_SECTION_COUNT ? bl_section_name((bl_section)in.index) : NULL;
        bl_json_key_z(json, key, name != NULL ? name : "other");
    }
}

static void evidence(bl_json *json, const bl_record *record, const bl_evidences *list)
{
    bl_json_key(json, "evidence");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < list->count; i++) {
        const bl_evidence *e = &list->items[i];
        bl_json_begin_object(json);
        place(json, record, e->at);
        owner(json, "in", e->owner);
        bl_json_key_str_or_null(json, "cue", e->cue);
        if (e->strength == BL_STRENGTH_LED || e->strength == BL_STRENGTH_OPEN_SOURCE)
            bl_json_key_z(json, "strength", bl_strength_name(e->strength));
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void highlights(bl_json *json, const bl_record *record, const bl_highlights *list)
{
    bl_json_key(json, "highlights");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < list->count; i++) {
        bl_json_begin_object(json);
        bl_json_key_str(json, "text", list->items[i].text);
        key_line(json, record, list->items[i].at);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void entry_id(bl_json *json, const char *key, const bl_record *record, uint32_t entry)
{
    const bl_entry *e = entry == BL_NO_ENTRY ? NULL : bl_vocabulary_entry(&record->vocabulary, entry);
    bl_json_key_str_or_null(json, key, e == NULL ? BL_STR_NONE : e->id);
}

static void entry_name(bl_json *json, const char *key, const bl_record *record, uint32_t entry)
{
    const bl_entry *e = entry == BL_NO_ENTRY ? NULL : bl_vocabulary_entry(&record->vocabulary, entry);
    bl_json_key_str_or_null(json, key, e == NULL ? BL_STR_NONE : e->name);
}

/* ---- the parts of a record ---- */

static void source(bl_json *json, const bl_document *document)
{
    bl_json_key(json, "source");
    bl_json_begin_object(json);
    bl_json_key_str(json, "path", document->file.path);
    bl_json_key_z(json, "format", bl_format_name(document->format));
    bl_json_key_z(json, "sha256", document->file.sha256.hex);
    bl_json_key_int(json, "bytes", (int64_t)document->file.bytes);
    bl_json_end_object(json);
}

static void basics(bl_json *json, const bl_record *record)
{
    bl_json_key(json, "basics");
    bl_json_begin_object(json);
    bl_json_key_str_or_null(json, "name", record->basics.name);
    bl_json_key_str_or_null(json, "email", record->basics.email);
    bl_json_key_str_or_null(json, "phone", record->basics.phone);
    bl_json_key_str_or_null(json, "location", record->basics.location);
    bl_json_key_str_or_null(json, "url", record->basics.url);
    bl_json_key(json, "profiles");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < record->basics.profiles.count; i++) {
        bl_json_begin_object(json);
        bl_json_key_str(json, "network", record->basics.profiles.items[i].network);
        bl_json_key_str(json, "url", record->basics.profiles.items[i].url);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
    bl_json_end_object(json);
}

static void salary(bl_json *json, const bl_wishes *wishes)
{
    bl_json_key(json, "salary");
    if (wishes->salary_raw.len == 0) {
        bl_json_null(json);
        return;
    }
    bl_json_begin_object(json);
    bl_json_key(json, "min");
    wishes->salary_min > 0 ? bl_json_int(json, wishes->salary_min) : bl_json_null(json);
    bl_json_key(json, "max");
    wishes->salary_max > 0 ? bl_json_int(json, wishes->salary_max) : bl_json_null(json);
    bl_json_key_str_or_null(json, "currency", wishes->salary_currency);
    bl_json_key_str_or_null(json, "per", wishes->salary_per);
    bl_json_key(json, "months");
    wishes->salary_months > 0 ? bl_json_int(json, wishes->salary_months) : bl_json_null(json);
    bl_json_key_str(json, "raw", wishes->salary_raw);
    bl_json_end_object(json);
}

static void wishes(bl_json *json, const bl_record *record)
{
    const bl_wishes *w = &record->wishes;
    bl_json_key(json, "wishes");
    bl_json_begin_object(json);
    bl_json_key(json, "positions");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < w->positions.count; i++)
        bl_json_str(json, w->positions.items[i]);
    bl_json_end_array(json);
    bl_json_key(json, "locations");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < w->locations.count; i++)
        bl_json_str(json, w->locations.items[i]);
    bl_json_end_array(json);
    salary(json, w);
    bl_json_key_str_or_null(json, "available", w->available);
    bl_json_key_str_or_null(json, "employmentType", w->employment_type);
    bl_json_key_str_or_null(json, "status", w->status);
    bl_json_key(json, "lines");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < w->lines.count; i++)
        bl_json_int(json, bl_source_line(&record->document->text, w->lines.items[i].begin));
    bl_json_end_array(json);
    bl_json_end_object(json);
}

static void work(bl_json *json, const bl_record *record)
{
    bl_json_key(json, "work");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < record->jobs.count; i++) {
        const bl_job *job = &record->jobs.items[i];
        bl_json_begin_object(json);
        owner(json, "id", (bl_owner){BL_OWNER_JOB, i});
        bl_json_key_str_or_null(json, "name", job->name);
        entry_id(json, "organization", record, job->organization);
        bl_json_key_str_or_null(json, "department", job->department);
        bl_json_key_str_or_null(json, "position", job->position);
        bl_json_key_str_or_null(json, "location", job->location);
        key_date(json, "startDate", job->when.start);
        key_date(json, "endDate", job->when.end);
        bl_json_key_bool(json, "current", job->when.end.precision == BL_DATE_PRESENT);
        bl_json_key_bool(json, "internship", job->internship);
        bl_json_key(json, "months");
        job->when.known ? bl_json_int(json, job->when.proven.end - job->when.proven.begin) : bl_json_null(json);
        head_line(json, record, job->head_line);
        bl_json_key(json, "titles");
        bl_json_begin_array(json);
        for (uint32_t k = 0; k < job->title_count; k++)
            bl_json_str(json, bl_vocabulary_entry(&record->vocabulary, job->titles[k])->id);
        bl_json_end_array(json);
        if (job->shares != BL_NONE)
            owner(json, "sharesLinesWith", (bl_owner){BL_OWNER_JOB, job->shares});
        highlights(json, record, &job->highlights);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void projects(bl_json *json, const bl_record *record)
{
    bl_json_key(json, "projects");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < record->projects.count; i++) {
        const bl_project *project = &record->projects.items[i];
        bl_json_begin_object(json);
        owner(json, "id", (bl_owner){BL_OWNER_PROJECT, i});
        bl_json_key_str_or_null(json, "name", project->name);
        head_line(json, record, project->head_line);
        key_date(json, "startDate", project->when.start);
        key_date(json, "endDate", project->when.end);
        if (project->job == BL_NONE)
            bl_json_key_z(json, "work", NULL);
        else
            owner(json, "work", (bl_owner){BL_OWNER_JOB, project->job});
        bl_json_key_bool(json, "workStated", project->job_stated);
        bl_json_key_bool(json, "open", project->open);
        highlights(json, record, &project->highlights);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void education(bl_json *json, const bl_record *record)
{
    bl_json_key(json, "education");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < record->schools.count; i++) {
        const bl_school *school = &record->schools.items[i];
        bl_json_begin_object(json);
        counted(json, "id", "EDU-", i);
        bl_json_key_str_or_null(json, "institution", school->institution);
        entry_id(json, "organization", record, school->organization);
        bl_json_key_z(json, "level", school->level == BL_LEVEL_NONE ? NULL : bl_level_name(school->level));
        bl_json_key_z(json, "mode", school->mode == BL_MODE_NONE ? NULL : bl_mode_name(school->mode));
        bl_json_key_z(json, "status", bl_study_name(school->status));
        bl_json_key_str_or_null(json, "area", school->area);
        key_date(json, "startDate", school->when.start);
        key_date(json, "endDate", school->when.end);
        head_line(json, record, school->head_line);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void skills(bl_json *json, const bl_record *record)
{
    bl_json_key(json, "skills");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < record->skills.count; i++) {
        const bl_skill *skill = &record->skills.items[i];
        bl_json_begin_object(json);
        entry_id(json, "id", record, skill->entry);
        entry_name(json, "name", record, skill->entry);
        bl_json_key_z(json, "strength", bl_strength_name(skill->strength));
        bl_json_key_int(json, "months", skill->months);
        bl_json_key_int(json, "monthsPossible", skill->months_possible);
        if (skill->stated > 0)
            bl_json_key_int(json, "statedMonths", skill->stated);
        bl_json_key(json, "lastUsed");
        bl_json_date(json, skill->last_used, skill->last_used == BL_MONTH_NONE ? BL_DATE_UNKNOWN : skill->last_precision);
        evidence(json, record, &skill->evidence);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void not_credited(bl_json *json, const bl_record *record)
{
    bl_json_key(json, "notCredited");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < record->denials.count; i++) {
        const bl_denial *denial = &record->denials.items[i];
        bl_json_begin_object(json);
        entry_name(json, "name", record, denial->entry);
        entry_id(json, "id", record, denial->entry);
        bl_json_key_z(json, "reason", bl_denial_name(denial));
        place(json, record, denial->at);
        bl_json_key_str_or_null(json, "cue", denial->cue);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void domains(bl_json *json, const bl_record *record)
{
    bl_json_key(json, "domains");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < record->domains.count; i++) {
        const bl_domain *domain = &record->domains.items[i];
        bl_json_begin_object(json);
        entry_id(json, "id", record, domain->entry);
        entry_name(json, "name", record, domain->entry);
        bl_json_key_int(json, "months", domain->months);
        bl_json_key_int(json, "monthsPossible", domain->months_possible);
        bl_json_key(json, "lastUsed");
        bl_json_date(json, domain->last_used, domain->last_used == BL_MONTH_NONE ? BL_DATE_UNKNOWN : domain->last_precision);
        evidence(json, record, &domain->evidence);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void languages(bl_json *json, const bl_record *record)
{
    bl_json_key(json, "languages");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < record->languages.count; i++) {
        const bl_language *language = &record->languages.items[i];
        bl_json_begin_object(json);
        entry_id(json, "language", record, language->entry);
        bl_json_key_str_or_null(json, "fluency", language->fluency);
        bl_json_key_z(json, "cefr", language->cefr == BL_CEFR_NONE ? NULL : bl_cefr_name(language->cefr));
        evidence(json, record, &language->evidence);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void certificates(bl_json *json, const bl_record *record)
{
    bl_json_key(json, "certificates");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < record->certificates.count; i++) {
        const bl_certificate *certificate = &record->certificates.items[i];
        bl_json_begin_object(json);
        bl_json_key_str(json, "name", certificate->name);
        entry_id(json, "id", record, certificate->entry);
        bl_json_key_z(json, "status", bl_certificate_status_name(certificate->status));
        bl_json_key(json, "papers");
        certificate->papers > 0 ? bl_json_int(json, certificate->papers) : bl_json_null(json);
        bl_json_key(json, "of");
        certificate->of > 0 ? bl_json_int(json, certificate->of) : bl_json_null(json);
        key_line(json, record, certificate->at);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void works(bl_json *json, const char *key, const bl_record *record, const bl_work_pieces *list)
{
    bl_json_key(json, key);
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < list->count; i++) {
        const bl_work_piece *piece = &list->items[i];
        bl_json_begin_object(json);
        bl_json_key_str(json, "name", piece->name);
        if (piece->url.len > 0)
            bl_json_key_str(json, "url", piece->url);
        if (piece->year > 0) {
            bl_json_key(json, "releaseDate");
            bl_json_date(json, bl_month_of((int)piece->year, 1), BL_DATE_YEAR);
        }
        key_line(json, record, piece->at);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void quantities(bl_json *json, const bl_record *record)
{
    bl_json_key(json, "quantities");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < record->quantities.count; i++) {
        const bl_quantity *q = &record->quantities.items[i];
        bl_json_begin_object(json);
        bl_json_key_str(json, "raw", q->raw);
        bl_json_key(json, "value");
        bl_json_scaled(json, q->value, q->scale);
        bl_json_key_z(json, "unit", q->unit);
        bl_json_key_z(json, "bound", bl_bound_name(q->bound));
        owner(json, "in", q->owner);
        key_line(json, record, q->at);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void count_or_null(bl_json *json, const char *key, uint32_t count)
{
    bl_json_key(json, key);
    count == BL_NONE ? bl_json_null(json) : bl_json_int(json, count);
}

static void experience(bl_json *json, const bl_record *record)
{
    const bl_experience *x = &record->experience;
    bl_json_key(json, "experience");
    bl_json_begin_object(json);
    bl_json_key_int(json, "months", x->months);
    bl_json_key_int(json, "monthsPossible", x->months_possible);
    count_or_null(json, "claimedMonths", x->claimed_months);
    bl_json_key_int(json, "managementMonths", x->management_months);
    bl_json_key_int(json, "managementMonthsPossible", x->management_months_possible);
    count_or_null(json, "people", x->people);
    bl_json_key_int(json, "jobs", x->employers);
    bl_json_key(json, "averageTenureMonths");
    x->employers > 0 && x->months > 0 ? bl_json_int(json, x->months / x->employers) : bl_json_null(json);
    bl_json_key(json, "gaps");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < x->gaps.count; i++) {
        bl_json_begin_object(json);
        bl_json_key(json, "from");
        bl_json_date(json, x->gaps.items[i].from, BL_DATE_MONTH);
        bl_json_key(json, "to");
        bl_json_date(json, x->gaps.items[i].to, BL_DATE_MONTH);
        bl_json_key_int(json, "months", x->gaps.items[i].to - x->gaps.items[i].from);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
    bl_json_end_object(json);
}

static void findings(bl_json *json, const bl_record *record)
{
    static const char *const severities[] = {"note", "warning", "error"};
    bl_json_key(json, "findings");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < record->findings.count; i++) {
        const bl_finding *finding = &record->findings.items[i];
        bl_json_begin_object(json);
        bl_json_key_z(json, "severity", severities[finding->severity]);
        bl_json_key_z(json, "code", finding->code);
        bl_json_key_str(json, "message", bl_finding_say(record->document->arena, &bl_catalogue_en, finding, false));
        if (finding->has_place) {
            key_line(json, record, finding->at);
        } else {
            bl_json_key(json, "line");
            bl_json_null(json);
        }
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void head(bl_json *json, const bl_record *record, const char *engine)
{
    bl_json_key_z(json, "schema", "bole/resume/1");
    bl_json_key(json, "engine");
    bl_json_begin_object(json);
    bl_json_key_z(json, "name", "bole");
    bl_json_key_z(json, "version", engine);
    bl_json_end_object(json);
    bl_json_key_z(json, "rules", record->vocabulary.rules->sha256.hex);
    source(json, record->document);
    bl_json_key(json, "asOf");
    bl_json_date(json, record->as_of, BL_DATE_MONTH);
    bl_json_key_z(json, "language", record->language);
}

void bl_record_write_json(bl_json *json, const bl_record *record, const bl_record_options *options)
{
    bl_json_begin_object(json);
    head(json, record, options->engine);
    basics(json, record);
    wishes(json, record);
    work(json, record);
    projects(json, record);
    education(json, record);
    skills(json, record);
    not_credited(json, record);
    domains(json, record);
    languages(json, record);
    certificates(json, record);
    bl_json_key(json, "patents");
    bl_json_begin_object(json);
    bl_json_key_int(json, "granted", record->patents_granted);
    bl_json_key_int(json, "pending", record->patents_pending);
    evidence(json, record, &record->patents_evidence);
    bl_json_end_object(json);
    works(json, "publications", record, &record->publications);
    works(json, "awards", record, &record->awards);
    works(json, "openSource", record, &record->open_source);
    quantities(json, record);
    experience(json, record);
    findings(json, record);
    if (options->with_text)
        bl_json_key_str(json, "text", record->document->text.text);
    bl_json_end_object(json);
}

void bl_failure_write_json(bl_json *json, bl_str path, bl_str code, bl_str message)
{
    bl_json_begin_object(json);
    bl_json_key_z(json, "schema", "bole/resume/1");
    bl_json_key(json, "source");
    bl_json_begin_object(json);
    bl_json_key_str(json, "path", path);
    bl_json_end_object(json);
    bl_json_key(json, "error");
    bl_json_begin_object(json);
    bl_json_key_str(json, "code", code);
    bl_json_key_str(json, "message", message);
    bl_json_end_object(json);
    bl_json_end_object(json);
}
