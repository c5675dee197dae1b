#include "facts/hidden_names.h"
#include "facts/jobs.h"

#define LABEL_BYTES 48u /* of a line that is only a label */

bool bl_is_job_section(bl_section section) { return section == BL_SECTION_WORK || section == BL_SECTION_INTERNSHIP; }

bl_status bl_job_titles(bl_reading *r, bl_job *job, bl_span position)
{
    BL_VEC(uint32_t) titles = {0};
    uint32_t cursor = 0;
    const bl_mention *m;
    while ((m = bl_mention_next(r, BL_KIND_TITLE, position, &cursor)) != NULL) {
        uint32_t *slot = BL_PUSH(r->arena, &titles);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = m->entry;
        bl_seniority seniority = bl_vocabulary_entry(r->vocabulary, m->entry)->seniority;
        if (seniority > job->seniority)
            job->seniority = seniority;
    }
    job->titles = titles.items;
    job->title_count = titles.count;
    return BL_OK;
}

static bl_span position_of(const bl_reading *r, bl_span span)
{
    bl_str s = bl_folded_of(r, span), bare = bl_unbracketed(s);
    if (bare.len == 0 || bare.len == s.len)
        return span;
    static const char *const remarks[] = {"兼职", "派驻", "驻场", "外派", "contract", "contractor", "part-time", "part time", "full-time", "full time",
        "temporary", "外包", "全职", "remote", "freelance", "federal job"};
    bl_str inside = bl_str_slice(s, bare.len, s.len);
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
        if (bl_has_word(inside, remarks[i]))
            return (bl_span){span.begin, span.begin + (uint32_t)bare.len};
    return span;
}

bl_status bl_job_add(bl_reading *r, const bl_job_draft *draft, uint32_t *out)
{
    const bl_head *head = &draft->head;
    bl_job *job = BL_PUSH(r->arena, &r->record->jobs);
    if (job == NULL)
        return BL_ERROR_MEMORY;
    *job = (bl_job){.organization = BL_NO_ENTRY, .shares = draft->shares};
    bl_span name = bl_span_empty(head->name) ? head->name : bl_head_name(r, head->name), position = position_of(r, head->position);
    if (bl_is_hidden_name(bl_folded_of(r, name)))
        name = (bl_span){0};
    if (!bl_span_empty(name)) {
        job->name = bl_visible(r, name);
        job->name_at = bl_document_origin(r->document, name);
        job->organization = bl_head_organization(r, name);
        if (job->organization == BL_NO_ENTRY && (name.begin != head->name.begin || name.end != head->name.end))
            job->organization = bl_head_organization(r, head->name);
        if (job->organization == BL_NO_ENTRY && r->record->jobs.count <= BL_JOBS_COMPARED)
            job->organization = bl_head_by_slip(r, name);
    }
    if (!bl_span_empty(position)) {
        job->position = bl_visible(r, position);
        job->position_at = bl_document_origin(r->document, position);
    }
    bl_span department = head->department;
    if (bl_span_empty(department) && !bl_span_empty(name) && name.end < head->name.end) {
        bl_span rest = bl_trimmed(r, (bl_span){name.end, head->name.end});
        if ((bl_shape_of(bl_folded_of(r, rest)) & BL_SHAPE_DEPARTMENT) != 0)
            department = rest;
    }
    if (!bl_span_empty(department))
        job->department = bl_visible(r, department);
    if (!bl_span_empty(head->location))
        job->location = bl_visible(r, head->location);
    if ((job->name.len > 0 && job->name.ptr == NULL) || (job->position.len > 0 && job->position.ptr == NULL))
        return BL_ERROR_MEMORY;
    if (draft->range != NULL)
        job->when = bl_when_of(r->document, draft->range, r->record->as_of);
    job->internship = head->internship || draft->internship;
    job->part_time = head->part_time;
    job->line_begin = draft->first_line;
    job->line_end = draft->body_line;
    job->head_line = draft->head_line;
    if (out != NULL)
        *out = r->record->jobs.count - 1;
    return bl_job_titles(r, job, position);
}

uint32_t bl_job_named(const bl_reading *r, const bl_head *head)
{
    const bl_record *record = r->record;
    for (unsigned pass = 0; pass < 2; pass++) { /* by name and title, then by either */
        for (uint32_t i = 0; i < record->jobs.count && i < BL_JOBS_COMPARED; i++) {
            const bl_job *job = &record->jobs.items[i];
            bl_str name = bl_fold(r->arena, job->name), position = bl_fold(r->arena, job->position);
            bl_str a = bl_unbracketed(bl_folded_of(r, head->name)), b = bl_unbracketed(bl_folded_of(r, head->position));
            bool by_name = a.len >= 4 && name.len >= 4 && (bl_str_find(name, a, 0) != SIZE_MAX || bl_str_find(a, name, 0) != SIZE_MAX);
            bool by_title = b.len >= 4 && position.len >= 4 && (bl_str_find(position, b, 0) != SIZE_MAX || bl_str_find(b, position, 0) != SIZE_MAX);
            if (pass == 0 ? by_name && by_title : (a.len > 0 ? by_name : by_title))
                return i;
        }
    }
    return BL_NONE;
}

/* "Page 1 of 3", 第1页: printed on the paper, not told of the job. */
static bool is_footer(bl_str s)
{
    bool page = bl_str_begins(s, BL_STR("page ")) || bl_str_begins(s, BL_STR("第"));
    size_t digits = 0, rest = 0;
    for (size_t i = 0; i < s.len; i++) {
        digits += s.ptr[i] >= '0' && s.ptr[i] <= '9';
        rest += (unsigned char)s.ptr[i] >= 0x80;
    }
    return page && digits > 0 && s.len <= 24 && (s.ptr[0] == 'p' ? rest == 0 : bl_str_find(s, BL_STR("页"), 0) != SIZE_MAX);
}

/* A label alone, as in the left column of a form: what it names stands below. */
static bool is_label(const bl_reading *r, bl_span span)
{
    const bl_mention *m = span.end - span.begin <= LABEL_BYTES ? bl_mention_in(r, BL_KIND_LABEL, span) : NULL;
    return m != NULL && m->begin == span.begin &&
           (m->end == span.end || (m->end + 1 == span.end && bl_folded_of(r, span).ptr[span.end - span.begin - 1] == ':'));
}

bl_status bl_job_tells(bl_reading *r, uint32_t job, bl_span span)
{
    bl_str text = bl_visible(r, span);
    bl_highlight *slot = BL_PUSH(r->arena, &r->record->jobs.items[job].highlights);
    if (slot == NULL || (text.len > 0 && text.ptr == NULL))
        return BL_ERROR_MEMORY;
    *slot = (bl_highlight){text, bl_document_origin(r->document, span)};
    return BL_OK;
}

static bl_status add_highlight(bl_reading *r, uint32_t job, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    bl_span span = {view->begin, view->end};
    const bool nothing = view->begin >= view->end || is_footer(bl_folded_of(r, span)) || is_label(r, span);
    return nothing ? BL_OK : bl_job_tells(r, job, span);
}

bl_status bl_jobs_own_lines(bl_reading *r, const bl_job_marks *marks)
{
    uint32_t next = 0, current = BL_NONE, body = 0;
    bl_section section = BL_SECTION_NONE;
    for (uint32_t i = 0; i < r->document->lines.count; i++) {
        while (next < marks->count && marks->items[next].line <= i) {
            current = marks->items[next].job;
            body = marks->items[next].body;
            section = r->sections[i];
            next++;
        }
        if (current == BL_NONE)
            continue;
        if (r->headings[i] || r->sections[i] != section) {
            if (r->headings[i])
                current = BL_NONE;
            continue;
        }
        bl_job *job = &r->record->jobs.items[current];
        r->owners[i] = (bl_owner){BL_OWNER_JOB, current};
        if (i == job->line_end) /* lines under a second heading are its own too, but stand elsewhere */
            job->line_end = i + 1;
        if (i >= body && bl_needs_any(r->needs, BL_NEED_HIGHLIGHTS))
            BL_TRY(add_highlight(r, current, i));
    }
    return BL_OK;
}
