/* Employments whose parts stand behind labels: 公司名称：X, 职位：Y, 时间：D, in any order and on any number of lines. */
#include "facts/jobs.h"

bl_status bl_jobs_close_draft(bl_jobs_walk *b)
{
    if (!b->drafting)
        return BL_OK;
    b->drafting = false;
    if (bl_span_empty(b->draft.head.name) && (bl_span_empty(b->draft.head.position) || b->draft.range == NULL))
        return BL_OK;
    bl_head look;
    bl_span name = b->draft.head.name;
    if (!bl_span_empty(name)) { /* remarks of the value: （实习） */
        unsigned shape = bl_shape_of(bl_folded_of(b->r, name));
        b->draft.head.internship = b->draft.head.internship || (shape & BL_SHAPE_INTERN) != 0;
        b->draft.head.part_time = b->draft.head.part_time || (shape & BL_SHAPE_PART_TIME) != 0;
    }
    if (!bl_span_empty(b->draft.head.position)) {
        bl_head_read(&look, b->r, b->draft.head_line, b->draft.head.position);
        unsigned shape = bl_shape_of(bl_folded_of(b->r, b->draft.head.position));
        b->draft.head.internship = b->draft.head.internship || (shape & BL_SHAPE_INTERN) != 0;
        b->draft.head.part_time = b->draft.head.part_time || (shape & BL_SHAPE_PART_TIME) != 0;
    }
    return bl_jobs_add(b, &b->draft);
}

bool bl_jobs_awaits_dates(const bl_jobs_walk *b, uint32_t line)
{
    bool nameless = bl_span_empty(b->draft.head.name) && b->draft.range != NULL && line <= b->draft.head_line + 8;
    return b->drafting && (nameless || (b->draft.range == NULL && line <= b->draft.head_line + 4));
}

/* The name alone of "X有限公司 后端工程师 2019-2020" behind a label. */
static void take_company(bl_jobs_walk *b, uint32_t line, bl_span value)
{
    bl_head head;
    bl_head_read(&head, b->r, line, value);
    b->draft.head.name = bl_span_empty(head.name) ? value : head.name;
    if (bl_span_empty(b->draft.head.position) && !bl_span_empty(head.name) && !bl_span_empty(head.position) &&
        bl_str_find(bl_folded_of(b->r, head.name), bl_folded_of(b->r, head.position), 0) == SIZE_MAX)
        b->draft.head.position = head.position;
    if (!bl_span_empty(head.department))
        b->draft.head.department = head.department;
    b->draft.head.internship = b->draft.head.internship || head.internship;
}

/* "2019/07-至今 X有限公司 | 职位：Y": the employer beside the dates, before the first label. */
static void take_before(bl_jobs_walk *b, uint32_t line, uint32_t label)
{
    uint32_t begin = b->r->lines.views[line].begin;
    const bl_range *range = bl_line_range(&b->r->lines, line);
    if (range == NULL || range->begin >= label || label <= begin)
        return;
    bl_head head;
    bl_head_read(&head, b->r, line, (bl_span){begin, label});
    if (!head.verb && !head.school) {
        b->draft.head.name = head.name;
        b->draft.head.department = head.department;
        b->draft.head.position = head.position_sure ? head.position : (bl_span){0};
    }
}

/* Do the dates on the line begin the next job, as text has stood below the one that has name and dates? */
static bool opens_next(const bl_jobs_walk *b, uint32_t line)
{
    return !bl_span_empty(b->draft.head.name) && b->draft.range != NULL && line > b->draft.body_line && bl_line_range(&b->r->lines, line) != NULL;
}

/* "description - Worked as Network Engineer. ...": the title that a text begins with. */
static bl_span post_told(const bl_reading *r, bl_span text)
{
    static const char *const leads[] = {"worked as ", "working as ", "work as "}, *const ends[] = {
                                                                                      ".", ",", " in ", " at ", " from ", " for ", " with ", " since "};
    const bl_str s = bl_folded_of(r, text);
    size_t begin = 0;
    for (size_t i = 0; i < sizeof leads / sizeof *leads && begin == 0; i++)
        begin = bl_str_begins(s, bl_str_of(leads[i])) ? strlen(leads[i]) : 0;
    begin += begin > 0 && bl_str_begins(bl_str_slice(s, begin, s.len), BL_STR("a ")) ? 2 : 0;
    size_t end = s.len;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t at = bl_str_find(s, bl_str_of(ends[i]), begin);
        end = at < end ? at : end;
    }
    const bl_span post = {text.begin + (uint32_t)begin, text.begin + (uint32_t)end};
    return begin > 0 && bl_mention_in(r, BL_KIND_TITLE, post) != NULL ? post : (bl_span){0};
}

/* "description - January 2016 to May 2018": exports that know only an employer and a text, which then begins with the dates, or with the title. */
static bool take_described(bl_jobs_walk *b, uint32_t line, const bl_labelled *labels, uint32_t count)
{
    static const char *const text[] = {"description", NULL};
    const bl_labelled *label = bl_label_find(labels, count, text);
    const bl_range *range = bl_line_range(&b->r->lines, line);
    if (label == NULL || !b->drafting || bl_span_empty(b->draft.head.name))
        return false;
    const bool dated = range != NULL && range->begin == label->value.begin && b->draft.range == NULL;
    const bl_span post = bl_span_empty(b->draft.head.position) ? post_told(b->r, label->value) : (bl_span){0};
    b->draft.range = dated ? range : b->draft.range;
    b->draft.head.position = bl_span_empty(post) ? b->draft.head.position : post;
    if (dated || !bl_span_empty(post))
        b->draft.body_line = line;
    return dated || !bl_span_empty(post);
}

bl_status bl_jobs_read_labels(bl_jobs_walk *b, uint32_t line, const bl_labelled *labels, uint32_t count, bool *taken)
{
    static const char *const company[] = {"company", NULL}, *const position[] = {"position", NULL}, *const role[] = {"role", NULL},
                             *const dates[] = {"dates", NULL}, *const department[] = {"department", NULL}, *const project[] = {"project-name", NULL},
                             *const school[] = {"school", "degree", "major", NULL};
    const bl_labelled *c = bl_label_find(labels, count, company), *p = bl_label_find(labels, count, position), *d = bl_label_find(labels, count, department);
    const bl_labelled *t = bl_label_find(labels, count, dates);
    *taken = false;
    if (p == NULL && (c != NULL || (b->drafting && !bl_span_empty(b->draft.head.name) && bl_span_empty(b->draft.head.position))))
        p = bl_label_find(labels, count, role);
    if (take_described(b, line, labels, count)) {
        *taken = true;
        return BL_OK;
    }
    if ((c == NULL && p == NULL && d == NULL && t == NULL) || bl_label_find(labels, count, project) != NULL || bl_label_find(labels, count, school) != NULL)
        return BL_OK;
    bool again = b->drafting && ((c != NULL && !bl_span_empty(b->draft.head.name)) || (p != NULL && !bl_span_empty(b->draft.head.position)) ||
                                    (t != NULL && b->draft.range != NULL && line > b->draft.head_line + 8) || (t != NULL && opens_next(b, line)));
    if (again)
        BL_TRY(bl_jobs_close_draft(b));
    if (!b->drafting && c == NULL && !(p != NULL && t != NULL)) {
        bl_job *job = b->last == BL_NONE ? NULL : &b->r->record->jobs.items[b->last]; /* "职位：..." under a head without a title */
        if (job != NULL && p != NULL && job->position.len == 0 && !bl_span_empty(p->value)) {
            job->position = bl_visible(b->r, p->value);
            job->position_at = bl_document_origin(b->r->document, p->value);
            *taken = true;
            return BL_OK;
        }
        if (p == NULL && t == NULL)
            return BL_OK;
    }
    if (!b->drafting) {
        b->draft = (bl_job_draft){.first_line = line, .head_line = line};
        if (b->loose != NULL) {
            b->draft.range = b->loose;
            b->draft.first_line = b->loose_line;
        }
        b->drafting = true;
    }
    b->loose = NULL;
    if (c == NULL && bl_span_empty(b->draft.head.name) && b->draft.range == NULL)
        take_before(b, line, labels[0].label);
    if (c != NULL) {
        take_company(b, line, c->value);
        b->draft.head_line = line;
    }
    if (p != NULL && !bl_span_empty(p->value)) {
        bl_field fields[BL_FIELD_MAX];
        uint32_t n = bl_fields_split(fields, b->r, line, p->value, true);
        b->draft.head.position = n > 0 && fields[0].end < p->value.end ? (bl_span){fields[0].begin, fields[0].end} : p->value;
    }
    if (d != NULL)
        b->draft.head.department = d->value;
    if (b->draft.range == NULL)
        b->draft.range = bl_line_range(&b->r->lines, line);
    b->draft.body_line = line + 1;
    *taken = true;
    return BL_OK;
}
