/*
 * Employments, wherever they stand. Five layouts, tried line by line:
 *
 *   labels   公司名称：X / 职位名称：Y / 在职时间：D          one draft, closed by the next company or by other text
 *   table    | Company | Role | Dates |                         columns by the labels of the head row
 *   head     D  X  Y on one line, in any order; or X, Y and D on neighbouring lines; or X once and several (Y, D) below it
 *   prose    之后在 X 2015.07 - 2018.07 写 C++                  only where there is no section of work, or it begins as such a sentence does
 *   undated  Cashier / Hillside Market - Leeds                  only above the text of a job
 *
 * A line with a range of dates makes a head; what is missing on it is looked for on the short lines right above, then below.
 */
#include "facts/jobs.h"

bl_status bl_jobs_mark(bl_jobs_walk *b, uint32_t line, uint32_t job, uint32_t body)
{
    uint32_t at = b->marks.count; /* in order of line: a draft may be closed late */
    bl_job_mark *slot = BL_PUSH(b->r->arena, &b->marks);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    for (; at > 0 && b->marks.items[at - 1].line > line; at--)
        b->marks.items[at] = b->marks.items[at - 1];
    b->marks.items[at] = (bl_job_mark){line, job, body};
    return BL_OK;
}

/* "Summers 2014 and 2015": the same work in each year, for a part of it; all but the last are added, and the draft is left with that. */
static bl_status add_seasons(bl_jobs_walk *b, bl_job_draft *draft)
{
    const bl_range *range = draft->range;
    if (range == NULL || !range->season || range->to.month == range->from.month)
        return BL_OK;
    for (bl_month month = range->from.month; month <= range->to.month; month += 12) {
        bl_range *one = BL_NEW(b->r->arena, bl_range);
        if (one == NULL)
            return BL_ERROR_MEMORY;
        *one = *range;
        one->from.month = one->to.month = month;
        draft->range = one;
        if (month < range->to.month)
            BL_TRY(bl_job_add(b->r, draft, &draft->shares));
    }
    return BL_OK;
}

bl_status bl_jobs_add(bl_jobs_walk *b, const bl_job_draft *draft)
{
    uint32_t job;
    bl_job_draft copy = *draft;
    copy.shares = BL_NONE;
    if (draft->inherited && b->last != BL_NONE && b->last_body == draft->first_line)
        copy.shares = b->last; /* its head stands right above: the lines below speak of both */
    copy.internship = b->r->sections[draft->head_line] == BL_SECTION_INTERNSHIP;
    BL_TRY(add_seasons(b, &copy));
    BL_TRY(bl_job_add(b->r, &copy, &job));
    b->last = job;
    for (b->last_body = draft->body_line;
         b->last_body < b->r->document->lines.count && b->r->lines.views[b->last_body].begin >= b->r->lines.views[b->last_body].end;)
        b->last_body++;
    return bl_jobs_mark(b, draft->first_line, job, draft->body_line);
}

static bool is_open_for_jobs(const bl_jobs_walk *b, bl_section section)
{
    return bl_is_job_section(section) ||
           (!b->has_work && (section == BL_SECTION_NONE || section == BL_SECTION_SUMMARY || section == BL_SECTION_OTHER || section == BL_SECTION_CONTACT));
}

static bl_status read_line(bl_jobs_walk *b, uint32_t line)
{
    bl_reading *r = b->r;
    const bl_line_view *view = &r->lines.views[line];
    const bl_labelled *labels;
    bool taken = false;
    if (view->row) {
        BL_TRY(bl_jobs_read_row(b, line, &taken));
        if (taken)
            return BL_OK;
    }
    uint32_t count = bl_labels_of(&labels, r, line);
    if (count > 0) {
        BL_TRY(bl_jobs_read_labels(b, line, labels, count, &taken));
        if (taken || labels[0].label == view->begin) { /* any other label opens text; before the dates have come, it may be another fact of the job */
            bl_jobs_clear_above(b);
            return taken || !b->drafting || bl_jobs_awaits_dates(b, line) ? BL_OK : bl_jobs_close_draft(b);
        }
    }
    const bl_range *range = bl_line_range(&r->lines, line);
    if (range == NULL) {
        if (bl_is_duration(bl_folded_of(r, (bl_span){view->begin, view->end})))
            return BL_OK; /* LinkedIn's "5 years 6 months" */
        if (b->drafting && count == 0 && view->begin >= view->end)
            return BL_OK;
        if (b->drafting && (count > 0 || line > b->draft.body_line + 2))
            BL_TRY(bl_jobs_close_draft(b));
        if (bl_is_job_section(r->sections[line]) && (b->last == BL_NONE || line >= b->last_body)) { /* the head of the job above may have taken it */
            BL_TRY(bl_jobs_read_undated(b, line, &taken));
            if (taken) {
                bl_jobs_clear_above(b);
                return BL_OK;
            }
        }
        if (count > 0)
            bl_jobs_clear_above(b);
        else
            bl_jobs_keep_above(b, line);
        return BL_OK;
    }
    if (bl_jobs_awaits_dates(b, line) && b->draft.range == NULL &&
        !bl_line_wider(&r->lines, r->document, line, 40)) { /* the dates of the labels above, on a line of their own */
        bl_head head;
        bl_head_read(&head, r, line, (bl_span){view->begin, view->end});
        if (bl_span_empty(head.name) && bl_span_empty(head.position)) {
            b->draft.range = range;
            b->draft.body_line = line + 1;
            return BL_OK;
        }
    }
    BL_TRY(bl_jobs_close_draft(b));
    uint32_t before = r->record->jobs.count;
    bool school = false; /* schools and employers in one line are prose */
    if (bl_jobs_tells(b, line)) {
        bl_jobs_clear_above(b);
        BL_TRY(bl_jobs_read_prose(b, line));
        if (r->record->jobs.count > before)
            return BL_OK;
    }
    BL_TRY(bl_jobs_read_several(b, line, &taken, &school));
    if (!taken && !(school && !b->has_work && bl_jobs_periods_on(b, line) > 1))
        BL_TRY(bl_jobs_read_head(b, line, range));
    if (r->record->jobs.count == before && !b->has_work)
        BL_TRY(bl_jobs_read_prose(b, line));
    return BL_OK;
}

/* Does some line of the section head an employment: dates, a known employer's or organisation's name, a title? */
static bool holds_employment(const bl_reading *r, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        bl_head head;
        if (bl_line_range(&r->lines, i) == NULL || r->lines.views[i].sentence)
            continue;
        bl_head_read(&head, r, i, (bl_span){r->lines.views[i].begin, r->lines.views[i].end});
        if (head.name_sure && head.position_sure && !head.school && !head.verb)
            return true;
    }
    return false;
}

/* A researcher's work stands under 研究经历: where it holds employments, and no other section does, it is the section of work. */
static void adopt_research(bl_reading *r)
{
    static const char *const words[] = {"研究", "科研", "research"};
    const uint32_t count = r->document->lines.count;
    for (uint32_t i = 0; i < count; i++) {
        if (!r->headings[i] || r->sections[i] != BL_SECTION_PROJECTS)
            continue;
        const bl_str heading = bl_folded_of(r, (bl_span){r->lines.views[i].begin, r->lines.views[i].end});
        bool research = false;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            research = research || bl_has_word(heading, words[k]);
        uint32_t end = i + 1;
        while (end < count && !r->headings[end] && r->sections[end] == BL_SECTION_PROJECTS)
            end++;
        if (!research || !holds_employment(r, i + 1, end))
            continue;
        for (uint32_t line = i; line < end; line++) {
            r->sections[line] = BL_SECTION_WORK;
            r->owners[line] = (bl_owner){BL_OWNER_SECTION, BL_SECTION_WORK};
        }
    }
}

static bool has_work_section(const bl_reading *r)
{
    for (uint32_t i = 0; i < r->document->lines.count; i++)
        if (bl_is_job_section(r->sections[i]))
            return true;
    return false;
}

bl_status bl_read_jobs(bl_reading *r)
{
    bl_jobs_walk b = {.r = r, .last = BL_NONE};
    if (!has_work_section(r))
        adopt_research(r);
    for (uint32_t i = 0; i < r->document->lines.count; i++)
        if (bl_is_job_section(r->sections[i]) && !r->headings[i] && r->lines.views[i].begin < r->lines.views[i].end) {
            b.has_work = true;
            b.has_dates = b.has_dates || bl_line_range(&r->lines, i) != NULL;
        }
    for (uint32_t i = 0; i < r->document->lines.count; i++) {
        const bl_line_view *view = &r->lines.views[i];
        if (r->headings[i] || !is_open_for_jobs(&b, r->sections[i])) {
            BL_TRY(bl_jobs_close_draft(&b));
            bl_jobs_clear_above(&b);
            b.group = (bl_span){0};
            b.loose = NULL;
            if (r->headings[i])
                b.last = BL_NONE;
        } else if (view->begin < view->end) {
            BL_TRY(read_line(&b, i));
        }
    }
    BL_TRY(bl_jobs_close_draft(&b));
    BL_TRY(bl_jobs_find_titles(r));
    return bl_jobs_own_lines(r, &b.marks);
}
