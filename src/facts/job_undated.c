/* Employments whose head tells no dates: a heading that names a job, or "Cashier / Hillside Market - Leeds" in a section of work. */
#include "facts/jobs.h"

#define HEAD_COLUMNS 90u

/* The next line with text behind this one, or the count of lines. */
static uint32_t next_line(const bl_jobs_walk *b, uint32_t line)
{
    for (line++; line < b->r->document->lines.count && b->r->lines.views[line].begin >= b->r->lines.views[line].end;)
        line++;
    return line;
}

/* Do dates stand within the next lines of text, so that those are the head's? */
static bool is_dated_soon(const bl_jobs_walk *b, uint32_t line, uint32_t lines)
{
    for (uint32_t seen = 0; seen < lines; seen++) {
        line = next_line(b, line);
        if (line >= b->r->document->lines.count || b->r->headings[line])
            return false;
        const bl_line_view *view = &b->r->lines.views[line];
        if (view->range_begin < view->range_end)
            return true;
        if (view->depth > 0 || view->sentence)
            return false; /* its text has begun: what stands behind that is another's */
    }
    return false;
}

/* Is the line text of a job (a point of a list, a sentence, what was done), or the end of the section? */
static bool is_text(const bl_jobs_walk *b, uint32_t line)
{
    if (line >= b->r->document->lines.count || b->r->headings[line])
        return true;
    const bl_line_view *view = &b->r->lines.views[line];
    return view->depth > 0 || view->sentence || (bl_shape_of(bl_folded_of(b->r, (bl_span){view->begin, view->end})) & BL_SHAPE_VERB) != 0;
}

static bool may_be_head(const bl_jobs_walk *b, uint32_t line)
{
    const bl_line_view *view = &b->r->lines.views[line];
    return !view->sentence && !view->row && view->depth == 0 && !bl_line_wider(&b->r->lines, b->r->document, line, HEAD_COLUMNS);
}

/* "Cashier / Hillside Market - Leeds": title and employer on one line, the text of the job below. In a section with dates the employer must be sure. */
static bool is_whole_head(const bl_jobs_walk *b, uint32_t line, const bl_head *head)
{
    if (bl_span_empty(head->name) || !head->position_sure || head->school || head->verb)
        return false;
    if (b->has_dates && (!head->name_sure || !b->r->document->lines.items[line].blank_before || b->above_count > 0))
        return false;
    return is_text(b, next_line(b, line)) || (!b->has_dates && b->r->document->lines.items[next_line(b, line)].blank_before);
}

/* "Cashier" / "Hillside Market, Leeds", in any order, where no job of the section tells its dates. */
static bool is_half_head(const bl_jobs_walk *b, uint32_t line, bl_head *head)
{
    bl_head below;
    uint32_t next = next_line(b, line);
    if (b->has_dates || head->verb || head->school || !bl_jobs_read_next(b, line, &below) || b->r->document->lines.items[next].blank_before || below.verb ||
        below.school || !is_text(b, next_line(b, next)))
        return false;
    if (head->position_sure && bl_span_empty(head->name) && !below.position_sure && !bl_span_empty(below.name))
        head->name = below.name;
    else if (!head->position_sure && !bl_span_empty(head->name) && below.position_sure && bl_span_empty(below.name))
        head->position = below.position;
    else
        return false;
    head->location = bl_span_empty(head->location) ? below.location : head->location;
    return true;
}

bl_status bl_jobs_read_undated(bl_jobs_walk *b, uint32_t line, bool *taken)
{
    const bl_line_view *view = &b->r->lines.views[line];
    bl_head head;
    *taken = false;
    bool marked = view->heading || (view->bold && view->depth <= 1);
    if (view->sentence || (!marked && !may_be_head(b, line)) || is_dated_soon(b, line, 3))
        return BL_OK;
    bl_head_read(&head, b->r, line, (bl_span){view->begin, view->end});
    bool name = !bl_span_empty(head.name), position = !bl_span_empty(head.position);
    if (!name && !position)
        return BL_OK;
    uint32_t again = view->heading ? bl_job_named(b->r, &head) : BL_NONE;
    if (again != BL_NONE) { /* a job named once more: what follows is its text */
        *taken = true;
        return bl_jobs_mark(b, line, again, line + 1);
    }
    bl_job_draft draft = {.first_line = line, .head_line = line, .body_line = line + 1};
    if (!(name && position && view->heading) && !is_whole_head(b, line, &head)) {
        if (!is_half_head(b, line, &head))
            return BL_OK;
        draft.body_line = next_line(b, line) + 1;
    }
    *taken = true;
    draft.head = head;
    return bl_jobs_add(b, &draft);
}

bl_status bl_jobs_find_titles(bl_reading *r)
{
    for (uint32_t i = 0; i < r->record->jobs.count && i < BL_JOBS_COMPARED; i++) {
        bl_job *job = &r->record->jobs.items[i];
        if (job->position.len > 0 || job->name.len < 4)
            continue;
        bl_str name = bl_fold(r->arena, job->name);
        if (name.ptr == NULL)
            return BL_ERROR_MEMORY;
        for (uint32_t line = 0; line < r->document->lines.count && job->position.len == 0; line++) {
            const bl_line_view *view = &r->lines.views[line];
            bl_str s = bl_folded_of(r, (bl_span){view->begin, view->end});
            if (s.len <= name.len + 6 || s.len > HEAD_COLUMNS || !bl_str_ends(s, name) || memcmp(s.ptr + s.len - name.len - 3, " - ", 3) != 0)
                continue;
            const bl_labelled *labels; /* "company - Somewhere Ltd" */
            if (bl_labels_of(&labels, r, line) > 0)
                continue;
            bl_span title = {view->begin, view->end - (uint32_t)name.len - 3};
            job->position = bl_visible(r, title);
            job->position_at = bl_document_origin(r->document, title);
            BL_TRY(bl_job_titles(r, job, title));
        }
    }
    return BL_OK;
}
