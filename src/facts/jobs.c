/*
 * Employments, wherever they stand. Four layouts, tried line by line:
 *
 *   labels   公司名称：X / 职位名称：Y / 在职时间：D          one draft, closed by the next company or by other text
 *   table    | Company | Role | Dates |                         columns by the labels of the head row
 *   head     D  X  Y on one line, in any order; or X, Y and D on neighbouring lines; or X once and several (Y, D) below it
 *   prose    之后在 X 2015.07 - 2018.07 写 C++                  only where there is no section of work
 *
 * A line with a range of dates makes a head; what is missing on it is looked for on the short lines right above, then below.
 */
#include "facts/jobs.h"

#define PENDING_MAX 4u
#define COLUMN_MAX 16u
#define HEAD_BYTES 100u /* a head that goes on as a sentence has its dates within so many bytes */
#define PROSE_MAX 16u /* periods of one line that are read as prose */

typedef enum column { COLUMN_TEXT, COLUMN_COMPANY, COLUMN_POSITION, COLUMN_DATES, COLUMN_DEPARTMENT, COLUMN_PLACE, COLUMN_SCHOOL } column;

typedef struct pending {
    uint32_t line;
    bl_head head;
    bl_span text;
    bool apart; /* an empty line stands between it and the line below */
} pending;

typedef struct builder {
    bl_reading *r;
    bl_job_marks marks;
    pending above[PENDING_MAX]; /* the short lines right above, nearest last */
    uint32_t above_count;
    bl_span group;              /* the employer whose titles follow, each with dates of its own */
    bl_job_draft draft;         /* labels */
    bool drafting;
    const bl_range *loose;      /* dates on a line of their own, for the labels below */
    uint32_t loose_line;
    uint32_t table;             /* whose columns these are */
    column columns[COLUMN_MAX];
    bool has_work;              /* there is a section of work */
    uint32_t last;              /* the job that was added last, or BL_NONE */
    uint32_t last_body;         /* the first line of text behind its head */
} builder;

static bl_status mark(builder *b, uint32_t line, uint32_t job, uint32_t body)
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

static bl_status add(builder *b, const bl_job_draft *draft)
{
    uint32_t job;
    bl_job_draft copy = *draft;
    copy.shares = BL_NONE;
    if (draft->inherited && b->last != BL_NONE && b->last_body == draft->first_line)
        copy.shares = b->last; /* its head stands right above: the lines below speak of both */
    copy.internship = b->r->sections[draft->head_line] == BL_SECTION_INTERNSHIP;
    BL_TRY(bl_job_add(b->r, &copy, &job));
    b->last = job;
    for (b->last_body = draft->body_line; b->last_body < b->r->document->lines.count && b->r->lines.views[b->last_body].begin >= b->r->lines.views[b->last_body].end;)
        b->last_body++;
    return mark(b, draft->first_line, job, draft->body_line);
}

/* ---- labels ---- */

static bl_status close_draft(builder *b)
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
    return add(b, &b->draft);
}

/* The name alone of "X有限公司 后端工程师 2019-2020" behind a label. */
static void take_company(builder *b, uint32_t line, bl_span value)
{
    bl_head head;
    bl_head_read(&head, b->r, line, value);
    b->draft.head.name = bl_span_empty(head.name) ? value : head.name;
    if (bl_span_empty(b->draft.head.position) && !bl_span_empty(head.name) && !bl_span_empty(head.position) && bl_str_find(bl_folded_of(b->r, head.name), bl_folded_of(b->r, head.position), 0) == SIZE_MAX)
        b->draft.head.position = head.position;
    if (!bl_span_empty(head.department))
        b->draft.head.department = head.department;
    b->draft.head.internship = b->draft.head.internship || head.internship;
}

static bl_status read_labels(builder *b, uint32_t line, const bl_labelled *labels, uint32_t count, bool *taken)
{
    static const char *const company[] = {"company", NULL}, *const position[] = {"position", NULL}, *const role[] = {"role", NULL}, *const dates[] = {"dates", NULL},
                             *const department[] = {"department", NULL}, *const project[] = {"project-name", NULL}, *const school[] = {"school", "degree", "major", NULL};
    const bl_labelled *c = bl_label_find(labels, count, company), *p = bl_label_find(labels, count, position), *d = bl_label_find(labels, count, department);
    const bl_labelled *t = bl_label_find(labels, count, dates);
    *taken = false;
    if (p == NULL && c != NULL)
        p = bl_label_find(labels, count, role);
    if ((c == NULL && p == NULL && d == NULL && t == NULL) || bl_label_find(labels, count, project) != NULL || bl_label_find(labels, count, school) != NULL)
        return BL_OK;
    bool again = b->drafting && ((c != NULL && !bl_span_empty(b->draft.head.name)) || (p != NULL && !bl_span_empty(b->draft.head.position)) || (t != NULL && b->draft.range != NULL && line > b->draft.head_line + 8));
    if (again)
        BL_TRY(close_draft(b));
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

/* ---- tables ---- */

static column column_of(const bl_reading *r, bl_span cell)
{
    const bl_mention *m = bl_mention_in(r, BL_KIND_LABEL, cell);
    if (m == NULL || m->end - m->begin + 8 < cell.end - cell.begin)
        return COLUMN_TEXT;
    static const struct { const char *id; column column; } kinds[] = {{"company", COLUMN_COMPANY}, {"position", COLUMN_POSITION}, {"role", COLUMN_POSITION}, {"dates", COLUMN_DATES},
        {"department", COLUMN_DEPARTMENT}, {"location", COLUMN_PLACE}, {"school", COLUMN_SCHOOL}, {"degree", COLUMN_SCHOOL}, {"major", COLUMN_SCHOOL}};
    bl_str id = bl_vocabulary_entry(r->vocabulary, m->entry)->id;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (bl_str_equal(id, bl_str_of(kinds[i].id)))
            return kinds[i].column;
    return COLUMN_TEXT;
}

/* A row whose cells are labels of jobs: remembers its columns. */
static bool read_head_row(builder *b, uint32_t line)
{
    const bl_line *l = &b->r->document->lines.items[line];
    column columns[COLUMN_MAX] = {COLUMN_TEXT};
    unsigned jobs = 0, labels = 0;
    bool school = false;
    for (uint32_t i = l->cell_begin; i < l->cell_end && i - l->cell_begin < COLUMN_MAX; i++) {
        column c = column_of(b->r, bl_trimmed(b->r, b->r->document->cells.items[i]));
        labels += c != COLUMN_TEXT;
        columns[i - l->cell_begin] = c;
        jobs += c == COLUMN_COMPANY || c == COLUMN_POSITION;
        school = school || c == COLUMN_SCHOOL;
    }
    if (jobs == 0 || labels < 2 || school || bl_line_range(&b->r->lines, line) != NULL)
        return false;
    uint32_t table = b->r->document->blocks.items[l->block].table;
    b->table = table;
    memcpy(b->columns, columns, sizeof columns);
    return true;
}

static bl_status read_row(builder *b, uint32_t line, bool *taken)
{
    const bl_line *l = &b->r->document->lines.items[line];
    *taken = true;
    if (read_head_row(b, line))
        return BL_OK;
    if (b->table == 0 || b->r->document->blocks.items[l->block].table != b->table) {
        *taken = false;
        return BL_OK;
    }
    bl_job_draft draft = {.first_line = line, .head_line = line, .body_line = line};
    for (uint32_t i = l->cell_begin; i < l->cell_end && i - l->cell_begin < COLUMN_MAX; i++) {
        bl_span cell = bl_trimmed(b->r, b->r->document->cells.items[i]);
        if (bl_span_empty(cell))
            continue;
        unsigned shape = bl_shape_of(bl_folded_of(b->r, cell));
        switch (b->columns[i - l->cell_begin]) {
        case COLUMN_COMPANY: draft.head.name = cell; break;
        case COLUMN_POSITION: draft.head.position = cell; break;
        case COLUMN_DEPARTMENT: draft.head.department = cell; break;
        case COLUMN_PLACE: draft.head.location = cell; break;
        case COLUMN_TEXT: case COLUMN_DATES: case COLUMN_SCHOOL: shape = 0; break;
        }
        draft.head.internship = draft.head.internship || (shape & BL_SHAPE_INTERN) != 0;
        draft.head.part_time = draft.head.part_time || (shape & BL_SHAPE_PART_TIME) != 0;
        draft.head.pause = draft.head.pause || (shape & BL_SHAPE_BREAK) != 0;
    }
    draft.range = bl_line_range(&b->r->lines, line);
    if (draft.head.pause || (bl_span_empty(draft.head.name) && draft.range == NULL))
        return BL_OK;
    return add(b, &draft);
}

/* ---- heads ---- */

static void clear_above(builder *b) { b->above_count = 0; }

/* Does the next line of text hold a period, as a point of the list at least as deep? */
static bool is_dated_below(const builder *b, uint32_t line)
{
    uint8_t depth = b->r->lines.views[line].depth;
    for (line++; line < b->r->document->lines.count; line++)
        if (b->r->lines.views[line].begin < b->r->lines.views[line].end)
            return !b->r->headings[line] && b->r->lines.views[line].depth >= depth && bl_line_range(&b->r->lines, line) != NULL;
    return false;
}

/* Remembers a short line without dates: it may be a part of the head below. */
static void keep_above(builder *b, uint32_t line)
{
    const bl_line_view *view = &b->r->lines.views[line];
    pending p = {.line = line, .text = {view->begin, view->end}};
    bl_head_read(&p.head, b->r, line, p.text);
    bool listed = view->depth > 0 && !view->bold && !view->lead && !view->ordered;
    if (!p.head.position_sure)
        p.head.position = (bl_span){0};
    bool shaped = p.head.position_sure || p.head.name_sure;
    listed = listed && !is_dated_below(b, line);
    if (view->sentence || p.head.verb || view->depth > 1 || listed || (!view->heading && !shaped && !bl_looks_like_name(b->r, bl_span_empty(p.head.name) ? p.text : p.head.name)) || bl_line_width(&b->r->lines, b->r->document, line) > 80) {
        clear_above(b);
        return;
    }
    if (b->above_count == PENDING_MAX) {
        memmove(b->above, b->above + 1, (PENDING_MAX - 1) * sizeof *b->above);
        b->above_count--;
    }
    b->above[b->above_count++] = p;
}

static bool is_short_below(const builder *b, uint32_t line)
{
    const bl_line_view *view = &b->r->lines.views[line];
    return view->begin < view->end && !view->sentence && view->depth == 0 && !view->row && !b->r->headings[line] && view->range_begin == view->range_end &&
           bl_line_width(&b->r->lines, b->r->document, line) <= 60;
}

static void take_flags(bl_head *head, const bl_head *more)
{
    head->internship = head->internship || more->internship;
    head->part_time = head->part_time || more->part_time;
    if (bl_span_empty(head->location))
        head->location = more->location;
    if (bl_span_empty(head->department))
        head->department = more->department;
}

/* Fills what the dated line lacks from the short lines above it, nearest first. */
static void look_above(builder *b, bl_job_draft *draft)
{
    bl_head *head = &draft->head;
    for (uint32_t i = b->above_count; i-- > 0;) {
        pending *p = &b->above[i];
        bool need_name = bl_span_empty(head->name), need_position = bl_span_empty(head->position);
        if (!need_name && !need_position)
            return;
        bool has_position = !bl_span_empty(p->head.position), has_name = !bl_span_empty(p->head.name);
        if (need_position && has_position && has_name && need_name) {
            head->position = p->head.position;
            head->name = p->head.name;
        } else if (need_position && has_position && !need_name && !p->head.name_sure) {
            head->position = p->head.position;
        } else if (need_position && has_position && need_name) {
            head->position = p->head.position;
        } else if (need_name && !has_position && has_name && !p->head.school) {
            head->name = p->head.name;
        } else if (need_name && has_name && p->head.school && !has_position) {
            head->name = p->head.name;
        } else if (need_name && need_position && !has_position && has_name) {
            head->name = p->head.name;
        } else {
            if (!need_name)
                return;
            continue;
        }
        take_flags(head, &p->head);
        head->name_sure = head->name_sure || p->head.name_sure;
        draft->first_line = p->line;
        if (draft->head_line > p->line && !bl_span_empty(p->head.name))
            draft->head_line = p->line;
    }
}

/* Then from the lines below: "2018 - 2020  Somewhere" / "Software Engineer". */
static void look_below(builder *b, bl_job_draft *draft)
{
    bl_head *head = &draft->head;
    uint32_t line = draft->body_line, count = b->r->document->lines.count;
    for (unsigned seen = 0; seen < 3 && line < count; line++) {
        bool need_name = bl_span_empty(head->name), need_position = bl_span_empty(head->position);
        const bl_line_view *view = &b->r->lines.views[line];
        if (!need_name && !need_position)
            return;
        if (view->begin >= view->end)
            continue;
        bl_labelled labels[BL_LABEL_MAX];
        if (!is_short_below(b, line) || bl_labels_of(labels, b->r, line) > 0)
            return;
        bl_head below;
        bl_head_read(&below, b->r, line, (bl_span){view->begin, view->end});
        bool has_position = below.position_sure, has_name = !bl_span_empty(below.name);
        if (below.verb)
            return;
        if (need_position && has_position && (need_name || !has_name || !below.name_sure)) {
            head->position = below.position;
            if (need_name && has_name)
                head->name = below.name;
        } else if (need_name && has_name && !has_position && (below.name_sure || (need_position && bl_looks_like_name(b->r, below.name)) || !need_position)) {
            head->name = below.name;
            if (line < draft->body_line + 2)
                draft->head_line = line;
        } else {
            return;
        }
        take_flags(head, &below);
        draft->body_line = line + 1;
        seen++;
    }
}

/* Is what stands beside the dates a head, and no sentence of a job's text? */
static bool is_head(const builder *b, uint32_t line, const bl_head *head, const bl_range *range)
{
    const bl_line_view *view = &b->r->lines.views[line];
    bool in_work = bl_is_job_section(b->r->sections[line]);
    bool position = !bl_span_empty(head->position), name = !bl_span_empty(head->name);
    if (head->verb || (head->school && !in_work))
        return false;
    if (head->school && bl_mention_in(b->r, BL_KIND_DEGREE, (bl_span){view->begin, view->end}) != NULL)
        return false;
    bool above = head->fields == 0 && b->above_count > 0 && !bl_span_empty(b->above[b->above_count - 1].head.position);
    if (!in_work && !position && !head->name_sure && !head->internship && !(view->heading || view->bold) && !above)
        return false;
    if (!in_work && b->has_work)
        return false;
    if (view->depth > 1)
        return position && name;
    if (view->sentence)
        return position && name && range->begin - view->begin <= HEAD_BYTES;
    bool edge = range->begin == view->begin || range->end + 24 >= view->end || position || head->name_sure;
    return edge;
}

/* Does a colon follow? */
static bool is_key(const builder *b, bl_span span)
{
    const bl_folded *folded = &b->r->document->folded;
    uint32_t at = span.end;
    while (at < folded->len && folded->bytes[at] == ' ')
        at++;
    return span.begin < span.end && at < folded->len && folded->bytes[at] == ':';
}

static bl_status read_head(builder *b, uint32_t line, const bl_range *range)
{
    const bl_line_view *view = &b->r->lines.views[line];
    bl_job_draft draft = {.range = range, .first_line = line, .head_line = line, .body_line = line + 1};
    bl_head_read(&draft.head, b->r, line, (bl_span){view->begin, view->end});
    if (draft.head.pause && !draft.head.name_sure) { /* a gap year: the lines below belong to nobody */
        clear_above(b);
        return view->depth > 1 ? BL_OK : mark(b, line, BL_NONE, line);
    }
    if (!is_head(b, line, &draft.head, range)) {
        clear_above(b);
        return BL_OK;
    }
    bool alone = draft.head.fields == 0 || (bl_span_empty(draft.head.name) && bl_span_empty(draft.head.position));
    bl_span own = draft.head.name, unsure = draft.head.position;
    if (!draft.head.position_sure)
        draft.head.position = (bl_span){0}; /* a title on a neighbouring line is better */
    if (draft.head.fields == 1 && !draft.head.name_sure && bl_span_empty(unsure) && is_key(b, own))
        draft.head.name = own = (bl_span){0}; /* "On site: 2019 - 2020" */
    const bl_head *top = b->above_count > 0 ? &b->above[b->above_count - 1].head : NULL;
    if (top != NULL && top->position_sure && !bl_span_empty(top->name) && !draft.head.position_sure && !draft.head.name_sure) {
        if (bl_span_empty(draft.head.location)) /* "Engineer at Quillon" above "2014 - 2016 | Leeds" */
            draft.head.location = draft.head.name;
        draft.head.name = own = unsure = (bl_span){0};
    }
    /* "Somewhere Ltd, Leeds" / "Engineer, 2018 - 2020": an unsure name beside the title gives way to a sure one above */
    if (!bl_span_empty(own) && !draft.head.name_sure && !bl_span_empty(draft.head.position) && b->above_count > 0 && b->above[b->above_count - 1].head.name_sure &&
        bl_span_empty(b->above[b->above_count - 1].head.position) && draft.head.position.begin < own.begin)
        draft.head.name = (bl_span){0};
    look_above(b, &draft);
    if (bl_span_empty(draft.head.name) && !bl_span_empty(b->group) && !bl_span_empty(draft.head.position)) {
        draft.head.name = b->group;
        draft.inherited = true;
    }
    if (bl_span_empty(draft.head.name) || bl_span_empty(draft.head.position))
        look_below(b, &draft);
    if (bl_span_empty(draft.head.name) && !bl_span_empty(own))
        draft.head.name = own;
    if (bl_span_empty(draft.head.position))
        draft.head.position = unsure;
    clear_above(b);
    if (bl_span_empty(draft.head.name) && bl_span_empty(draft.head.position)) {
        if (alone && draft.head.fields == 0) {
            b->loose = range;
            b->loose_line = line;
        }
        return BL_OK;
    }
    if (draft.head.pause && bl_span_empty(draft.head.position))
        return BL_OK;
    if (!draft.inherited)
        b->group = draft.first_line < line && bl_span_empty(own) ? draft.head.name : (bl_span){0};
    return add(b, &draft);
}

static unsigned periods_on(const builder *b, uint32_t line)
{
    const bl_line_view *view = &b->r->lines.views[line];
    unsigned count = 0;
    for (uint32_t i = view->range_begin; i < view->range_end; i++)
        count += !b->r->lines.ranges.items[i].single;
    return count;
}

/* "Facebook (2019-01 to 2021-10), then Meta (2021-10 to 2023-01)": one employer under two names has one job. */
static bool is_renamed(const bl_reading *r, const bl_head *a, const bl_head *b, const bl_range *first, const bl_range *second)
{
    uint32_t entry = bl_head_organization(r, bl_head_name(r, a->name));
    return entry != BL_NO_ENTRY && entry == bl_head_organization(r, bl_head_name(r, b->name)) && first->problem == NULL && second->problem == NULL &&
           first->to.precision != BL_DATE_PRESENT && second->from.month <= first->to.month + 1 && second->from.month >= first->from.month;
}

/* Several ranges on one line: each with the employer right before it, the title behind the last. False where the line is not of that shape. */
static bl_status read_several(builder *b, uint32_t line, bool *taken, bool *school)
{
    const bl_line_view *view = &b->r->lines.views[line];
    bl_head heads[4];
    const bl_range *ranges[4];
    uint32_t count = 0, begin = view->begin;
    bl_span position = {0};
    *taken = false;
    for (uint32_t i = view->range_begin; i < view->range_end && count < 4; i++) {
        const bl_range *range = &b->r->lines.ranges.items[i];
        if (range->single)
            continue;
        bl_span before = bl_trimmed(b->r, (bl_span){begin, range->begin});
        if (bl_span_empty(before))
            return BL_OK;
        bl_head_read(&heads[count], b->r, line, before);
        *school = *school || heads[count].school;
        if (heads[count].school || heads[count].verb || bl_span_empty(heads[count].name))
            return BL_OK;
        if (!bl_span_empty(heads[count].position))
            position = heads[count].position;
        ranges[count++] = range;
        begin = range->end;
    }
    if (count < 2)
        return BL_OK;
    bl_head tail;
    bl_span rest = bl_trimmed(b->r, (bl_span){begin, view->end});
    bl_head_read(&tail, b->r, line, rest);
    if (bl_span_empty(position))
        position = tail.position;
    if (bl_span_empty(position))
        return BL_OK;
    for (uint32_t i = 1; i < count; i++) {
        if (!is_renamed(b->r, &heads[i - 1], &heads[i], ranges[i - 1], ranges[i]))
            continue;
        bl_range *whole = BL_NEW(b->r->arena, bl_range);
        if (whole == NULL)
            return BL_ERROR_MEMORY;
        *whole = *ranges[i];
        whole->begin = ranges[i - 1]->begin;
        whole->from = ranges[i - 1]->from;
        ranges[i] = whole;
        ranges[i - 1] = NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (ranges[i] == NULL)
            continue;
        bl_job_draft draft = {.head = heads[i], .range = ranges[i], .first_line = line, .head_line = line, .body_line = line + 1};
        if (bl_span_empty(draft.head.position))
            draft.head.position = position;
        BL_TRY(add(b, &draft));
    }
    *taken = true;
    return BL_OK;
}

/* ---- prose ---- */

/* "之后在鹅厂（Tencent）2015.07 - 2018.07 写 C++": a known employer right before the dates, or right behind 在/at/joined. */
static bl_status read_prose(builder *b, uint32_t line)
{
    const bl_line_view *view = &b->r->lines.views[line];
    uint32_t begin = view->begin;
    for (uint32_t i = view->range_begin; i < view->range_end && i < view->range_begin + PROSE_MAX; i++) {
        const bl_range *range = &b->r->lines.ranges.items[i];
        bl_span before = {begin, range->begin}, after = {range->end, view->end};
        begin = range->end;
        if (range->single || bl_mention_in(b->r, BL_KIND_DEGREE, before) != NULL)
            continue;
        const bl_mention *employer = NULL, *m;
        uint32_t cursor = 0;
        while ((m = bl_mentions_next(&b->r->mentions, b->r->document, BL_KIND_EMPLOYER, before, &cursor)) != NULL)
            employer = m->end + 24 >= range->begin ? (employer != NULL && m->begin < employer->end + 4 ? employer : m) : employer;
        cursor = 0;
        if (employer == NULL && (m = bl_mentions_next(&b->r->mentions, b->r->document, BL_KIND_EMPLOYER, after, &cursor)) != NULL && m->begin <= range->end + 12)
            employer = m;
        if (employer == NULL || bl_mention_in(b->r, BL_KIND_DEGREE, (bl_span){employer->begin, range->begin > employer->end ? range->begin : employer->end}) != NULL)
            continue;
        bl_job_draft draft = {.range = range, .first_line = line, .head_line = line, .body_line = line};
        draft.head.name = (bl_span){employer->begin, employer->end};
        const bl_mention *title = bl_mention_in(b->r, BL_KIND_TITLE, (bl_span){employer->end, view->end});
        if (title != NULL && title->begin < range->end + 60)
            draft.head.position = (bl_span){title->begin, title->end};
        BL_TRY(add(b, &draft));
    }
    return BL_OK;
}

/* ---- undated heads ---- */

/* A heading or bold line of the section of work without dates: a job named again, or one whose dates are not told. */
static bl_status read_undated(builder *b, uint32_t line, bool *taken)
{
    const bl_line_view *view = &b->r->lines.views[line];
    bl_head head;
    *taken = false;
    if (!(view->heading || (view->bold && view->depth <= 1)) || view->sentence)
        return BL_OK;
    bl_head_read(&head, b->r, line, (bl_span){view->begin, view->end});
    bool name = !bl_span_empty(head.name), position = !bl_span_empty(head.position);
    if (!name && !position)
        return BL_OK;
    uint32_t again = bl_job_named(b->r, &head);
    for (uint32_t next = line + 1, seen = 0; next < b->r->document->lines.count && seen < 3; next++) { /* its dates stand below */
        const bl_line_view *below = &b->r->lines.views[next];
        if (below->begin >= below->end)
            continue;
        if (below->range_begin < below->range_end)
            return BL_OK;
        seen++;
    }
    if (again != BL_NONE && view->heading) {
        *taken = true;
        return mark(b, line, again, line + 1);
    }
    if (!name || !position || !view->heading)
        return BL_OK;
    *taken = true;
    bl_job_draft draft = {.head = head, .first_line = line, .head_line = line, .body_line = line + 1};
    return add(b, &draft);
}

/* ---- the walk ---- */

static bool is_open_for_jobs(const builder *b, bl_section section)
{
    return bl_is_job_section(section) || (!b->has_work && (section == BL_SECTION_NONE || section == BL_SECTION_SUMMARY || section == BL_SECTION_OTHER || section == BL_SECTION_CONTACT));
}

static bl_status read_line(builder *b, uint32_t line)
{
    bl_reading *r = b->r;
    const bl_line_view *view = &r->lines.views[line];
    bl_labelled labels[BL_LABEL_MAX];
    bool taken = false;
    if (view->row) {
        BL_TRY(read_row(b, line, &taken));
        if (taken)
            return BL_OK;
    }
    uint32_t count = bl_labels_of(labels, r, line);
    if (count > 0) {
        BL_TRY(read_labels(b, line, labels, count, &taken));
        if (taken || labels[0].label == view->begin) { /* any other label opens text */
            clear_above(b);
            return taken || !b->drafting ? BL_OK : close_draft(b);
        }
    }
    const bl_range *range = bl_line_range(&r->lines, line);
    bl_str text = bl_folded_of(r, (bl_span){view->begin, view->end});
    if (range == NULL) {
        if ((bl_shape_of(text) & BL_SHAPE_DURATION) != 0)
            return BL_OK; /* LinkedIn's "5 years 6 months" */
        if (b->drafting && count == 0 && view->begin >= view->end)
            return BL_OK;
        if (b->drafting && (count > 0 || line > b->draft.body_line + 2))
            BL_TRY(close_draft(b));
        if (bl_is_job_section(r->sections[line])) {
            BL_TRY(read_undated(b, line, &taken));
            if (taken) {
                clear_above(b);
                return BL_OK;
            }
        }
        if (count > 0)
            clear_above(b);
        else
            keep_above(b, line);
        return BL_OK;
    }
    BL_TRY(close_draft(b));
    uint32_t before = r->record->jobs.count;
    bool school = false; /* schools and employers in one line are prose */
    BL_TRY(read_several(b, line, &taken, &school));
    if (!taken && !(school && !b->has_work && periods_on(b, line) > 1))
        BL_TRY(read_head(b, line, range));
    if (r->record->jobs.count == before && !b->has_work)
        BL_TRY(read_prose(b, line));
    return BL_OK;
}

bl_status bl_read_jobs(bl_reading *r)
{
    builder b = {.r = r, .last = BL_NONE};
    for (uint32_t i = 0; i < r->document->lines.count; i++)
        b.has_work = b.has_work || (bl_is_job_section(r->sections[i]) && !r->headings[i] && r->lines.views[i].begin < r->lines.views[i].end);
    for (uint32_t i = 0; i < r->document->lines.count; i++) {
        const bl_line_view *view = &r->lines.views[i];
        if (r->headings[i] || !is_open_for_jobs(&b, r->sections[i])) {
            BL_TRY(close_draft(&b));
            clear_above(&b);
            b.group = (bl_span){0};
            b.loose = NULL;
            if (r->headings[i])
                b.last = BL_NONE;
        } else if (view->begin < view->end) {
            BL_TRY(read_line(&b, i));
        }
    }
    BL_TRY(close_draft(&b));
    return bl_jobs_own_lines(r, &b.marks);
}
