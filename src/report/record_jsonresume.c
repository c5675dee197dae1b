/* A résumé record as JSON Resume 1.0.0 (jsonresume.org), valid by its schema. What the schema has no place for is left out; what is not known is absent. */
#include "report/record.h"

static void begin(bl_json *json, const char *key)
{
    bl_json_key(json, key);
    bl_json_begin_array(json);
}

static void key_known(bl_json *json, const char *key, bl_str value)
{
    if (value.len > 0)
        bl_json_key_str(json, key, value);
}

/* The schema asks for URIs: with a scheme, and without a blank or anything beyond ASCII. */
static void key_url(bl_json *json, bl_buffer *scratch, bl_str url)
{
    const bool scheme = bl_str_find(url, BL_STR("://"), 0) != SIZE_MAX || bl_str_begins(url, BL_STR("mailto:"));
    for (size_t i = 0; i < url.len; i++)
        if ((unsigned char)url.ptr[i] <= ' ' || (unsigned char)url.ptr[i] >= 0x7F || strchr("<>\"{}|\\^`", url.ptr[i]) != NULL)
            return;
    if (url.len == 0)
        return;
    bl_buffer_clear(scratch);
    bl_buffer_add_z(scratch, scheme ? "" : "https://");
    bl_buffer_add(scratch, url);
    bl_json_key_str(json, "url", bl_buffer_str(scratch));
}

static void key_date(bl_json *json, const char *key, bl_date date)
{
    if (date.precision != BL_DATE_MONTH && date.precision != BL_DATE_YEAR)
        return;
    bl_json_key(json, key);
    bl_json_date(json, date.month, date.precision);
}

/* Without an end date it goes on. */
static void dates(bl_json *json, const bl_when *when)
{
    key_date(json, "startDate", when->start);
    key_date(json, "endDate", when->end);
}

static void key_year(bl_json *json, const char *key, uint32_t year)
{
    if (year < 1000 || year > 2999)
        return;
    bl_json_key(json, key);
    bl_json_date(json, bl_month_of((int)year, 1), BL_DATE_YEAR);
}

static void highlights(bl_json *json, const bl_highlights *list)
{
    begin(json, "highlights");
    for (uint32_t i = 0; i < list->count; i++)
        bl_json_str(json, list->items[i].text);
    bl_json_end_array(json);
}

static bl_str entry_name(const bl_record *record, uint32_t entry)
{
    const bl_entry *e = entry == BL_NO_ENTRY ? NULL : bl_vocabulary_entry(&record->vocabulary, entry);
    return e == NULL ? BL_STR_NONE : e->name;
}

/* Something@somewhere.tld, as the schema's format has it. */
static bool is_mail(bl_str s)
{
    const size_t at = bl_str_find(s, BL_STR("@"), 0);
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] <= ' ' || (unsigned char)s.ptr[i] >= 0x7F)
            return false;
    return at != SIZE_MAX && at > 0 && bl_str_find(s, BL_STR("."), at) != SIZE_MAX;
}

static void basics(bl_json *json, const bl_record *record, bl_buffer *scratch)
{
    bl_json_key(json, "basics");
    bl_json_begin_object(json);
    key_known(json, "name", record->basics.name);
    if (is_mail(record->basics.email))
        bl_json_key_str(json, "email", record->basics.email);
    key_known(json, "phone", record->basics.phone);
    key_url(json, scratch, record->basics.url);
    if (record->basics.location.len > 0) {
        bl_json_key(json, "location");
        bl_json_begin_object(json);
        bl_json_key_str(json, "city", record->basics.location);
        bl_json_end_object(json);
    }
    begin(json, "profiles");
    for (uint32_t i = 0; i < record->basics.profiles.count; i++) {
        bl_json_begin_object(json);
        bl_json_key_str(json, "network", record->basics.profiles.items[i].network);
        key_url(json, scratch, record->basics.profiles.items[i].url);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
    bl_json_end_object(json);
}

static void work(bl_json *json, const bl_record *record)
{
    begin(json, "work");
    for (uint32_t i = 0; i < record->jobs.count; i++) {
        const bl_job *job = &record->jobs.items[i];
        bl_json_begin_object(json);
        key_known(json, "name", job->name);
        key_known(json, "location", job->location);
        key_known(json, "position", job->position);
        dates(json, &job->when);
        highlights(json, &job->highlights);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void projects(bl_json *json, const bl_record *record)
{
    begin(json, "projects");
    for (uint32_t i = 0; i < record->projects.count; i++) {
        const bl_project *project = &record->projects.items[i];
        bl_json_begin_object(json);
        key_known(json, "name", project->name);
        dates(json, &project->when);
        if (project->job != BL_NONE)
            key_known(json, "entity", record->jobs.items[project->job].name);
        highlights(json, &project->highlights);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void education(bl_json *json, const bl_record *record)
{
    begin(json, "education");
    for (uint32_t i = 0; i < record->schools.count; i++) {
        const bl_school *school = &record->schools.items[i];
        bl_json_begin_object(json);
        key_known(json, "institution", school->institution);
        key_known(json, "area", school->area);
        key_known(json, "studyType", school->degree);
        dates(json, &school->when);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void skills(bl_json *json, const bl_record *record)
{
    begin(json, "skills");
    for (uint32_t i = 0; i < record->skills.count; i++) {
        bl_json_begin_object(json);
        key_known(json, "name", entry_name(record, record->skills.items[i].entry));
        bl_json_key_z(json, "level", bl_strength_name(record->skills.items[i].strength));
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
    begin(json, "languages");
    for (uint32_t i = 0; i < record->languages.count; i++) {
        bl_json_begin_object(json);
        key_known(json, "language", entry_name(record, record->languages.items[i].entry));
        key_known(json, "fluency", record->languages.items[i].fluency);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

/* Certificates that are held. */
static void certificates(bl_json *json, const bl_record *record)
{
    begin(json, "certificates");
    for (uint32_t i = 0; i < record->certificates.count; i++) {
        const bl_certificate *certificate = &record->certificates.items[i];
        if (certificate->status != BL_CERTIFICATE_HELD)
            continue;
        bl_json_begin_object(json);
        key_known(json, "name", certificate->name.len > 0 ? certificate->name : entry_name(record, certificate->entry));
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void pieces(bl_json *json, bl_buffer *scratch, const bl_work_pieces *list, const char *key, const char *name, const char *date)
{
    begin(json, key);
    for (uint32_t i = 0; i < list->count; i++) {
        bl_json_begin_object(json);
        key_known(json, name, list->items[i].name);
        key_year(json, date, list->items[i].year);
        key_url(json, scratch, list->items[i].url);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void meta(bl_json *json)
{
    bl_json_key(json, "meta");
    bl_json_begin_object(json);
    bl_json_key_z(json, "version", "v1.0.0");
}

void bl_record_write_jsonresume(bl_json *json, const bl_record *record)
{
    bl_buffer scratch;
    bl_buffer_open(&scratch, &json->out->allocator, 1u << 20);
    bl_json_begin_object(json);
    bl_json_key_z(json, "$schema", "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json");
    basics(json, record, &scratch);
    work(json, record);
    projects(json, record);
    education(json, record);
    skills(json, record);
    certificates(json, record);
    pieces(json, &scratch, &record->publications, "publications", "name", "releaseDate");
    pieces(json, &scratch, &record->awards, "awards", "title", "date");
    meta(json);
    bl_json_end_object(json);
    bl_json_end_object(json);
    if (scratch.status != BL_OK && json->out->status == BL_OK)
        json->out->status = scratch.status;
    bl_buffer_close(&scratch);
}

void bl_failure_write_jsonresume(bl_json *json, bl_str path, bl_str code, bl_str message)
{
    bl_json_begin_object(json);
    meta(json);
    bl_json_key_str(json, "path", path);
    bl_json_key(json, "error");
    bl_json_begin_object(json);
    bl_json_key_str(json, "code", code);
    bl_json_key_str(json, "message", message);
    bl_json_end_object(json);
    bl_json_end_object(json);
    bl_json_end_object(json);
}
