/* A résumé record for people: every fact with its line in the gutter. Writers compute nothing; this one chooses and lays out. */
#include "base/sort.h"
#include "report/codes.h"
#include "report/findings.h"
#include "report/page.h"
#include "report/record.h"

enum { INDENT = BL_PAGE_GUTTER, LABEL = INDENT + 13, TITLE = INDENT + 37, DETAIL = INDENT + 7 };

typedef struct writer {
    bl_page page;
    const bl_record *record;
    const bl_catalogue *catalogue;
    bl_arena *arena;
} writer;

/* ---- small parts ---- */

static uint32_t line_of(const writer *w, bl_span at) { return bl_source_line(&w->record->document->text, at.begin); }

static uint32_t head_line(const writer *w, uint32_t line)
{
    return line < w->record->document->lines.count ? w->record->document->lines.items[line].number : 0;
}

static const bl_entry *entry_of(const writer *w, uint32_t entry) { return entry == BL_NO_ENTRY ? NULL : bl_vocabulary_entry(&w->record->vocabulary, entry); }

static void plain(writer *w, const char *text) { bl_page_wrap(&w->page, bl_str_of(text)); }

static void formatted(writer *w, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;
static void formatted(writer *w, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    bl_str text = bl_str_format_list(w->arena, format, list);
    va_end(list);
    if (text.ptr != NULL)
        bl_page_wrap(&w->page, text);
    else if (w->page.out->status == BL_OK)
        w->page.out->status = BL_ERROR_MEMORY;
}

static void say(writer *w, bl_message message) { bl_page_wrap(&w->page, BL_SAY_PLAIN(w->catalogue, message)); }

/* A sentence with numbers in its places. */
static void say_numbers(writer *w, bl_message message, const uint32_t *numbers, uint32_t count)
{
    bl_str args[3];
    for (uint32_t i = 0; i < count; i++)
        args[i] = bl_str_format(w->arena, "%u", (unsigned)numbers[i]);
    const bl_str text = bl_say(w->arena, w->catalogue, message, args, count);
    if (text.ptr == NULL && w->page.out->status == BL_OK)
        w->page.out->status = BL_ERROR_MEMORY;
    bl_page_wrap(&w->page, text);
}

#define SAY_NUMBERS(w, message, ...) say_numbers(w, message, (const uint32_t[]){__VA_ARGS__}, sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

static void heading(writer *w, bl_message name)
{
    bl_page_blank(&w->page);
    bl_page_begin(&w->page, 0);
    say(w, name);
}

static void field(writer *w, uint32_t line, bl_message label, bl_str value)
{
    if (value.len == 0)
        return;
    bl_page_begin(&w->page, line);
    say(w, label);
    bl_page_tab(&w->page, LABEL);
    w->page.hanging = LABEL;
    bl_page_wrap(&w->page, value);
    bl_page_end(&w->page);
}

static void date(writer *w, bl_month month, bl_precision precision)
{
    if (precision == BL_DATE_UNKNOWN || month == BL_MONTH_NONE)
        plain(w, "?");
    else if (precision == BL_DATE_PRESENT)
        say(w, BL_SAY_PAGE_NOW);
    else if (precision == BL_DATE_YEAR)
        formatted(w, "%d", bl_month_year(month));
    else
        formatted(w, "%d-%02d", bl_month_year(month), bl_month_number(month));
}

/* "2020-06 – 2024-02  44 months" up to the title's column; without dates "no dates". */
static void period(writer *w, const bl_when *when)
{
    if (when->start.precision == BL_DATE_UNKNOWN && when->end.precision == BL_DATE_UNKNOWN) {
        say(w, BL_SAY_PAGE_NO_DATES);
    } else {
        date(w, when->start.month, when->start.precision);
        bl_page_tab(&w->page, w->page.column + 1);
        plain(w, "–");
        bl_page_tab(&w->page, w->page.column + 1);
        date(w, when->end.month, when->end.precision);
        if (when->known && when->proven.end >= when->proven.begin) {
            bl_page_number(&w->page, when->proven.end - when->proven.begin, TITLE - 9);
            bl_page_tab(&w->page, w->page.column + 1);
            say(w, BL_SAY_PAGE_MONTHS);
        }
    }
    bl_page_tab(&w->page, TITLE);
}

static void counted(writer *w, const char *prefix, uint32_t index)
{
    formatted(w, "%s%u", prefix, (unsigned)(index + 1));
    bl_page_tab(&w->page, DETAIL);
}

static void owner(writer *w, bl_owner in)
{
    if (in.kind == BL_OWNER_JOB)
        formatted(w, "POS-%u", (unsigned)(in.index + 1));
    else if (in.kind == BL_OWNER_PROJECT)
        formatted(w, "PRJ-%u", (unsigned)(in.index + 1));
    else
        say(w, in.index < BL_SECTION_COUNT ? (bl_message)(BL_SAY_SECTION_NONE + in.index) : BL_SAY_SECTION_OTHER);
}

/* "A · B · C", empty parts left out. */
static void joined(writer *w, const bl_str *parts, uint32_t count)
{
    bool first = true;
    for (uint32_t i = 0; i < count; i++) {
        if (parts[i].len == 0)
            continue;
        if (!first) {
            bl_page_tab(&w->page, w->page.column + 1);
            plain(w, "·");
            bl_page_tab(&w->page, w->page.column + 1);
        }
        bl_page_wrap(&w->page, parts[i]);
        first = false;
    }
}

/* A line below a head, indented like it, where there is anything to say. */
static void detail(writer *w, const bl_str *parts, uint32_t count)
{
    bool any = false;
    for (uint32_t i = 0; i < count; i++)
        any = any || parts[i].len > 0;
    if (!any)
        return;
    bl_page_begin(&w->page, 0);
    bl_page_tab(&w->page, DETAIL);
    w->page.hanging = DETAIL;
    joined(w, parts, count);
    bl_page_end(&w->page);
}

static void highlights(writer *w, const bl_highlights *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        bl_page_begin(&w->page, line_of(w, list->items[i].at));
        bl_page_tab(&w->page, DETAIL);
        plain(w, "·");
        bl_page_tab(&w->page, DETAIL + 2);
        bl_page_cut(&w->page, list->items[i].text, BL_PAGE_COLUMNS);
        bl_page_end(&w->page);
    }
}

/* ---- the parts of a record ---- */

static void head(writer *w)
{
    const bl_record *record = w->record;
    bl_page *page = &w->page;
    bl_page_cut(page, record->document->file.path, BL_PAGE_COLUMNS);
    bl_page_end(page);
    page->hanging = 0;
    const bl_str as_of = bl_str_format(w->arena, "%04d-%02d", bl_month_year(record->as_of), bl_month_number(record->as_of));
    bl_page_wrap(
        page, BL_SAY(w->arena, w->catalogue, BL_SAY_PAGE_HEAD, bl_str_of(bl_format_name(record->document->format)), bl_str_of(record->language), as_of));
    bl_page_end(page);
    bl_page_rule(page);
}

static void basics(writer *w)
{
    const bl_record *r = w->record;
    field(w, line_of(w, r->basics.name_at), BL_SAY_PAGE_NAME, r->basics.name);
    field(w, line_of(w, r->basics.email_at), BL_SAY_PAGE_MAIL, r->basics.email);
    field(w, line_of(w, r->basics.phone_at), BL_SAY_PAGE_PHONE, r->basics.phone);
    field(w, line_of(w, r->basics.location_at), BL_SAY_PAGE_LOCATION, r->basics.location);
    field(w, line_of(w, r->basics.url_at), BL_SAY_PAGE_SITE, r->basics.url);
    for (uint32_t i = 0; i < r->basics.profiles.count; i++)
        field(w, line_of(w, r->basics.profiles.items[i].at), BL_SAY_PAGE_PROFILE, r->basics.profiles.items[i].url);
}

static void wish_list(writer *w, uint32_t line, bl_message label, const bl_str *items, uint32_t count)
{
    if (count == 0)
        return;
    bl_page_begin(&w->page, line);
    say(w, label);
    bl_page_tab(&w->page, LABEL);
    w->page.hanging = LABEL;
    joined(w, items, count);
    bl_page_end(&w->page);
}

static void wishes(writer *w)
{
    const bl_wishes *x = &w->record->wishes;
    if (x->lines.count == 0)
        return;
    heading(w, BL_SAY_PAGE_WISHES);
    bl_page_end(&w->page);
    uint32_t line = line_of(w, x->lines.items[0]);
    wish_list(w, line, BL_SAY_PAGE_POSITION, x->positions.items, x->positions.count);
    wish_list(w, line, BL_SAY_PAGE_PLACE, x->locations.items, x->locations.count);
    field(w, line, BL_SAY_PAGE_SALARY, x->salary_raw);
    field(w, line, BL_SAY_PAGE_AVAILABLE, x->available);
    field(w, line, BL_SAY_PAGE_EMPLOYMENT, x->employment_type);
    field(w, line, BL_SAY_PAGE_STATUS, x->status);
}

static void experience(writer *w)
{
    const bl_experience *x = &w->record->experience;
    bl_page_tab(&w->page, LABEL);
    w->page.hanging = LABEL;
    SAY_NUMBERS(w, BL_SAY_PAGE_TOTAL, x->months);
    if (x->months_possible > x->months)
        SAY_NUMBERS(w, BL_SAY_PAGE_UP_TO, x->months_possible);
    SAY_NUMBERS(w, x->employers == 1 ? BL_SAY_PAGE_EMPLOYER : BL_SAY_PAGE_EMPLOYERS, x->employers);
    if (x->management_months > 0 || x->management_months_possible > 0 || x->people != BL_NONE) {
        SAY_NUMBERS(w, BL_SAY_PAGE_LEADING, x->management_months);
        if (x->management_months_possible > x->management_months)
            SAY_NUMBERS(w, BL_SAY_PAGE_UP_TO, x->management_months_possible);
        if (x->people != BL_NONE)
            SAY_NUMBERS(w, BL_SAY_PAGE_PEOPLE, x->people);
    }
    if (x->claimed_months != BL_NONE)
        SAY_NUMBERS(w, BL_SAY_PAGE_CLAIMS, x->claimed_months, line_of(w, x->claimed_at));
    bl_page_end(&w->page);
    for (uint32_t i = 0; i < x->gaps.count; i++) {
        bl_page_begin(&w->page, 0);
        bl_page_tab(&w->page, LABEL);
        SAY_NUMBERS(w, BL_SAY_PAGE_GAP, (uint32_t)(x->gaps.items[i].to - x->gaps.items[i].from));
        bl_page_tab(&w->page, w->page.column + 1);
        date(w, x->gaps.items[i].from, BL_DATE_MONTH);
        bl_page_tab(&w->page, w->page.column + 1);
        plain(w, "–");
        bl_page_tab(&w->page, w->page.column + 1);
        date(w, x->gaps.items[i].to, BL_DATE_MONTH);
        bl_page_end(&w->page);
    }
}

static void work(writer *w)
{
    const bl_record *r = w->record;
    heading(w, BL_SAY_PAGE_WORK);
    experience(w);
    for (uint32_t i = 0; i < r->jobs.count; i++) {
        const bl_job *job = &r->jobs.items[i];
        const bl_entry *organization = entry_of(w, job->organization);
        bl_page_begin(&w->page, head_line(w, job->head_line));
        counted(w, "POS-", i);
        period(w, &job->when);
        w->page.hanging = TITLE;
        bl_page_wrap(&w->page, job->position.len > 0 ? job->position : BL_SAY_PLAIN(w->catalogue, BL_SAY_PAGE_NO_TITLE));
        bl_page_end(&w->page);
        const bl_str parts[] = {job->name, organization == NULL ? BL_STR_NONE : organization->id, job->department, job->location,
            job->internship ? BL_SAY_PLAIN(w->catalogue, BL_SAY_PAGE_INTERNSHIP) : BL_STR_NONE,
            job->part_time ? BL_SAY_PLAIN(w->catalogue, BL_SAY_PAGE_PART_TIME) : BL_STR_NONE};
        detail(w, parts, 6);
        highlights(w, &job->highlights);
    }
}

static void projects(writer *w)
{
    const bl_record *r = w->record;
    if (r->projects.count == 0)
        return;
    heading(w, BL_SAY_PAGE_PROJECTS);
    bl_page_end(&w->page);
    for (uint32_t i = 0; i < r->projects.count; i++) {
        const bl_project *project = &r->projects.items[i];
        bl_page_begin(&w->page, head_line(w, project->head_line));
        counted(w, "PRJ-", i);
        period(w, &project->when);
        w->page.hanging = TITLE;
        bl_page_wrap(&w->page, project->name);
        bl_page_end(&w->page);
        bl_str job = project->job == BL_NONE
                         ? BL_STR_NONE
                         : BL_SAY(w->arena, w->catalogue, BL_SAY_PAGE_PART_OF, bl_str_format(w->arena, "POS-%u", (unsigned)(project->job + 1)));
        const bl_str parts[] = {job, project->job == BL_NONE || project->job_stated ? BL_STR_NONE : BL_SAY_PLAIN(w->catalogue, BL_SAY_PAGE_INFERRED),
            project->open ? BL_SAY_PLAIN(w->catalogue, BL_SAY_PAGE_OPEN) : BL_STR_NONE};
        detail(w, parts, 3);
        highlights(w, &project->highlights);
    }
}

static void education(writer *w)
{
    const bl_record *r = w->record;
    if (r->schools.count == 0)
        return;
    heading(w, BL_SAY_PAGE_EDUCATION);
    bl_page_end(&w->page);
    for (uint32_t i = 0; i < r->schools.count; i++) {
        const bl_school *school = &r->schools.items[i];
        const bl_entry *organization = entry_of(w, school->organization);
        bl_page_begin(&w->page, head_line(w, school->head_line));
        counted(w, "EDU-", i);
        period(w, &school->when);
        w->page.hanging = TITLE;
        bl_page_wrap(&w->page, school->institution);
        bl_page_end(&w->page);
        const bl_str parts[] = {school->level == BL_LEVEL_NONE ? BL_STR_NONE : BL_SAY_PLAIN(w->catalogue, (bl_message)(BL_SAY_LEVEL_NONE + school->level)),
            school->area,
            school->mode == BL_MODE_NONE ? BL_STR_NONE : BL_SAY_PLAIN(w->catalogue, (bl_message)(BL_SAY_MODE_FULL_TIME + school->mode - BL_MODE_FULL_TIME)),
            school->status == BL_STUDY_DONE ? BL_STR_NONE
                                            : BL_SAY_PLAIN(w->catalogue, school->status == BL_STUDY_LEFT ? BL_SAY_PAGE_LEFT : BL_SAY_PAGE_STUDYING),
            organization == NULL ? BL_STR_NONE : organization->id};
        detail(w, parts, 5);
    }
}

/* The lines of the evidence behind the first, which stands in the gutter: "also 14, 20". */
static void other_lines(writer *w, const bl_evidences *evidence)
{
    uint32_t last = evidence->count > 0 ? line_of(w, evidence->items[0].at) : 0;
    bool first = true;
    for (uint32_t i = 1; i < evidence->count; i++) {
        uint32_t line = line_of(w, evidence->items[i].at);
        if (line == last)
            continue;
        last = line;
        if (w->page.column + 8 > BL_PAGE_COLUMNS) {
            plain(w, " …");
            return;
        }
        if (first)
            formatted(w, "%u", (unsigned)line);
        else
            formatted(w, ",%u", (unsigned)line);
        first = false;
    }
}

enum { HOW = INDENT + 27, MONTHS = HOW + 17, POSSIBLE = MONTHS + 8, LAST = POSSIBLE + 2, ALSO = LAST + 9 };

static void table_head(writer *w, bl_message name, bool how)
{
    heading(w, name);
    bl_page_tab(&w->page, HOW);
    if (how)
        say(w, BL_SAY_PAGE_HOW);
    bl_page_tab(&w->page, MONTHS - 6);
    say(w, BL_SAY_PAGE_MONTHS_HEAD);
    bl_page_tab(&w->page, POSSIBLE - 5);
    say(w, BL_SAY_PAGE_UP_TO_HEAD);
    bl_page_tab(&w->page, LAST);
    say(w, BL_SAY_PAGE_LAST_HEAD);
    bl_page_tab(&w->page, ALSO);
    say(w, BL_SAY_PAGE_ALSO_HEAD);
    bl_page_end(&w->page);
}

typedef struct row { /* a skill or a domain */
    const bl_entry *entry;
    bl_str how;
    uint32_t months, possible;
    bl_month last;
    bl_precision precision;
    const bl_evidences *evidence;
} row;

static int compare_rows(const void *a, const void *b)
{
    const row *p = a, *q = b;
    if (p->months != q->months)
        return p->months > q->months ? -1 : 1;
    if (p->possible != q->possible)
        return p->possible > q->possible ? -1 : 1;
    return bl_str_compare(p->entry->id, q->entry->id);
}

static void rows(writer *w, row *list, uint32_t count)
{
    bl_sort(list, count, sizeof *list, compare_rows);
    for (uint32_t i = 0; i < count; i++) {
        const row *x = &list[i];
        bl_page_begin(&w->page, x->evidence->count > 0 ? line_of(w, x->evidence->items[0].at) : 0);
        bl_page_cut(&w->page, x->entry->name, HOW - 1);
        bl_page_tab(&w->page, HOW);
        bl_page_wrap(&w->page, x->how);
        bl_page_number(&w->page, x->months, MONTHS);
        if (x->possible > x->months)
            bl_page_number(&w->page, x->possible, POSSIBLE);
        if (x->last != BL_MONTH_NONE) {
            bl_page_tab(&w->page, LAST);
            date(w, x->last, x->precision == BL_DATE_YEAR ? BL_DATE_YEAR : BL_DATE_MONTH);
        }
        bl_page_tab(&w->page, ALSO);
        other_lines(w, x->evidence);
        bl_page_end(&w->page);
    }
}

static void skills(writer *w)
{
    const bl_record *r = w->record;
    row *list = BL_NEW_ARRAY(w->arena, row, r->skills.count);
    if (r->skills.count == 0 || list == NULL)
        return;
    for (uint32_t i = 0; i < r->skills.count; i++) {
        const bl_skill *skill = &r->skills.items[i];
        list[i] = (row){entry_of(w, skill->entry), BL_SAY_PLAIN(w->catalogue, (bl_message)(BL_SAY_PAGE_LISTED + skill->strength - BL_STRENGTH_LISTED)),
            skill->months, skill->months_possible, skill->last_used, skill->last_precision, &skill->evidence};
    }
    table_head(w, BL_SAY_PAGE_SKILLS, true);
    rows(w, list, r->skills.count);
}

static void domains(writer *w)
{
    const bl_record *r = w->record;
    row *list = BL_NEW_ARRAY(w->arena, row, r->domains.count);
    if (r->domains.count == 0 || list == NULL)
        return;
    for (uint32_t i = 0; i < r->domains.count; i++) {
        const bl_domain *domain = &r->domains.items[i];
        list[i] = (row){
            entry_of(w, domain->entry), BL_STR_NONE, domain->months, domain->months_possible, domain->last_used, domain->last_precision, &domain->evidence};
    }
    table_head(w, BL_SAY_PAGE_DOMAINS, false);
    rows(w, list, r->domains.count);
}

static void denials(writer *w)
{
    const bl_record *r = w->record;
    if (r->denials.count == 0)
        return;
    heading(w, BL_SAY_PAGE_DENIED);
    bl_page_end(&w->page);
    for (uint32_t i = 0; i < r->denials.count; i++) {
        const bl_denial *denial = &r->denials.items[i];
        const bl_entry *entry = entry_of(w, denial->entry);
        bl_page_begin(&w->page, line_of(w, denial->at));
        bl_page_cut(&w->page, entry == NULL ? bl_record_quote(r, denial->at) : entry->name, HOW - 1);
        bl_page_tab(&w->page, HOW);
        say(w, denial->hidden ? BL_SAY_PAGE_HIDDEN : (bl_message)(BL_SAY_PAGE_NEGATED + denial->reason));
        if (denial->cue.len > 0) {
            bl_page_tab(&w->page, HOW + 13);
            plain(w, "“");
            bl_page_cut(&w->page, denial->cue, BL_PAGE_COLUMNS - 1);
            plain(w, "”");
        }
        bl_page_end(&w->page);
    }
}

static void languages(writer *w)
{
    const bl_record *r = w->record;
    if (r->languages.count == 0)
        return;
    heading(w, BL_SAY_PAGE_LANGUAGES);
    bl_page_end(&w->page);
    for (uint32_t i = 0; i < r->languages.count; i++) {
        const bl_language *language = &r->languages.items[i];
        const bl_entry *entry = entry_of(w, language->entry);
        bl_page_begin(&w->page, language->evidence.count > 0 ? line_of(w, language->evidence.items[0].at) : 0);
        w->page.hanging = HOW;
        bl_page_cut(&w->page, entry == NULL ? BL_STR("?") : entry->name, HOW - 1);
        bl_page_tab(&w->page, HOW);
        const bl_str parts[] = {language->cefr == BL_CEFR_NONE ? BL_STR_NONE : bl_str_of(bl_cefr_name(language->cefr)), language->fluency};
        joined(w, parts, 2);
        bl_page_end(&w->page);
    }
}

static void certificates(writer *w)
{
    const bl_record *r = w->record;
    if (r->certificates.count == 0)
        return;
    heading(w, BL_SAY_PAGE_CERTIFICATES);
    bl_page_end(&w->page);
    for (uint32_t i = 0; i < r->certificates.count; i++) {
        const bl_certificate *certificate = &r->certificates.items[i];
        bl_page_begin(&w->page, line_of(w, certificate->at));
        bl_page_cut(&w->page, certificate->name, HOW - 1);
        bl_page_tab(&w->page, HOW);
        say(w, (bl_message)(BL_SAY_PAGE_HELD + certificate->status));
        if (certificate->papers > 0)
            SAY_NUMBERS(w, BL_SAY_PAGE_PAPERS, certificate->papers, certificate->of);
        bl_page_end(&w->page);
    }
}

static void works(writer *w, bl_message name, const bl_work_pieces *list)
{
    if (list->count == 0)
        return;
    heading(w, name);
    bl_page_end(&w->page);
    for (uint32_t i = 0; i < list->count; i++) {
        const bl_work_piece *piece = &list->items[i];
        bl_page_begin(&w->page, line_of(w, piece->at));
        bl_str year = piece->year == 0 ? BL_STR_NONE : bl_str_format(w->arena, "%u", (unsigned)piece->year);
        const bl_str parts[] = {piece->name, year, piece->url};
        joined(w, parts, 3);
        bl_page_end(&w->page);
    }
}

static void patents(writer *w)
{
    const bl_record *r = w->record;
    if (r->patents_granted == 0 && r->patents_pending == 0)
        return;
    heading(w, BL_SAY_PAGE_PATENTS);
    bl_page_end(&w->page);
    bl_page_begin(&w->page, r->patents_evidence.count > 0 ? line_of(w, r->patents_evidence.items[0].at) : 0);
    SAY_NUMBERS(w, BL_SAY_PAGE_PATENT_COUNTS, r->patents_granted, r->patents_pending);
    bl_page_end(&w->page);
}

/* value / 10^scale, zeros at the end of the fraction left out */
static void scaled(writer *w, int64_t value, uint8_t scale)
{
    while (scale > 0 && value % 10 == 0) {
        value /= 10;
        scale--;
    }
    uint64_t size = value < 0 ? (uint64_t)-value : (uint64_t)value, unit = 1;
    for (uint8_t i = 0; i < scale; i++)
        unit *= 10;
    formatted(w, "%s%llu", value < 0 ? "-" : "", (unsigned long long)(size / unit));
    if (scale == 0)
        return;
    plain(w, ".");
    for (uint64_t rest = size % unit; unit > 1; rest %= unit) {
        unit /= 10;
        formatted(w, "%u", (unsigned)(rest / unit));
    }
}

static void quantities(writer *w)
{
    const bl_record *r = w->record;
    if (r->quantities.count == 0)
        return;
    heading(w, BL_SAY_PAGE_QUANTITIES);
    bl_page_end(&w->page);
    for (uint32_t i = 0; i < r->quantities.count; i++) {
        const bl_quantity *quantity = &r->quantities.items[i];
        bl_page_begin(&w->page, line_of(w, quantity->at));
        bl_page_cut(&w->page, quantity->raw, HOW - 1);
        bl_page_tab(&w->page, HOW);
        plain(w, bl_bound_name(quantity->bound));
        bl_page_tab(&w->page, HOW + 3);
        bool percent = quantity->unit != NULL && strcmp(quantity->unit, "%") == 0 && quantity->scale >= 2; /* 85 % is 0.85 in the record */
        scaled(w, quantity->value, percent ? (uint8_t)(quantity->scale - 2) : quantity->scale);
        if (quantity->unit != NULL) {
            bl_page_tab(&w->page, w->page.column + 1);
            plain(w, quantity->unit);
        }
        bl_page_tab(&w->page, LAST);
        owner(w, quantity->owner);
        bl_page_end(&w->page);
    }
}

static void findings(writer *w)
{
    const bl_record *r = w->record;
    if (r->findings.count == 0)
        return;
    heading(w, BL_SAY_PAGE_FINDINGS);
    bl_page_end(&w->page);
    for (uint32_t i = 0; i < r->findings.count; i++) {
        const bl_finding *finding = &r->findings.items[i];
        bl_page_begin(&w->page, finding->has_place ? line_of(w, finding->at) : 0);
        say(w, (bl_message)(BL_SAY_PAGE_NOTE + finding->severity));
        bl_page_tab(&w->page, LABEL);
        w->page.hanging = LABEL;
        bl_page_wrap(&w->page, bl_finding_say(w->arena, w->catalogue, finding, false));
        formatted(w, " [%s]", finding->code);
        bl_page_end(&w->page);
    }
}

void bl_record_write_text(bl_buffer *out, const bl_record *record, bl_arena *arena, const bl_catalogue *catalogue)
{
    writer w = {.record = record, .catalogue = catalogue, .arena = arena};
    bl_page_open(&w.page, out);
    head(&w);
    basics(&w);
    wishes(&w);
    work(&w);
    projects(&w);
    education(&w);
    skills(&w);
    denials(&w);
    domains(&w);
    languages(&w);
    certificates(&w);
    patents(&w);
    works(&w, BL_SAY_PAGE_PUBLICATIONS, &record->publications);
    works(&w, BL_SAY_PAGE_AWARDS, &record->awards);
    works(&w, BL_SAY_PAGE_OPEN_SOURCE, &record->open_source);
    quantities(&w);
    findings(&w);
}

void bl_failure_write_text(bl_buffer *out, bl_str path, bl_str code, bl_str message, const bl_catalogue *catalogue)
{
    bl_page page;
    bl_page_open(&page, out);
    bl_page_cut(&page, path, BL_PAGE_COLUMNS);
    bl_page_end(&page);
    bl_page_rule(&page);
    bl_page_begin(&page, 0);
    bl_page_wrap(&page, BL_SAY_PLAIN(catalogue, BL_SAY_PAGE_NOT_READ));
    bl_page_wrap(&page, BL_STR(" ["));
    bl_page_wrap(&page, code);
    bl_page_wrap(&page, BL_STR("]:"));
    bl_page_tab(&page, page.column + 1);
    bl_page_wrap(&page, bl_code_words(catalogue, code, message));
    bl_page_end(&page);
}
