/* Employments in the rows of a table, by the labels of its head row. */
#include "facts/jobs.h"

static bl_job_column column_of(const bl_reading *r, bl_span cell)
{
    const bl_mention *m = bl_mention_in(r, BL_KIND_LABEL, cell);
    if (m == NULL || m->end - m->begin + 8 < cell.end - cell.begin)
        return BL_COLUMN_TEXT;
    static const struct {
        const char *id;
        bl_job_column column;
    } kinds[] = {{"company", BL_COLUMN_COMPANY}, {"position", BL_COLUMN_POSITION}, {"role", BL_COLUMN_POSITION}, {"dates", BL_COLUMN_DATES},
        {"wish-available", BL_COLUMN_DATES}, {"department", BL_COLUMN_DEPARTMENT}, {"location", BL_COLUMN_PLACE}, {"school", BL_COLUMN_SCHOOL},
        {"degree", BL_COLUMN_SCHOOL}, {"major", BL_COLUMN_SCHOOL}};
    bl_str id = bl_vocabulary_entry(r->vocabulary, m->entry)->id;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (bl_str_equal(id, bl_str_of(kinds[i].id)))
            return kinds[i].column;
    return BL_COLUMN_TEXT;
}

/* A row whose cells are labels of jobs: remembers its columns. */
static bool read_head_row(bl_jobs_walk *b, uint32_t line)
{
    const bl_line *l = &b->r->document->lines.items[line];
    bl_job_column columns[BL_JOB_COLUMN_MAX] = {BL_COLUMN_TEXT};
    unsigned jobs = 0, labels = 0, filled = 0;
    bool school = false;
    for (uint32_t i = l->cell_begin; i < l->cell_end && i - l->cell_begin < BL_JOB_COLUMN_MAX; i++) {
        const bl_span cell = bl_trimmed(b->r, b->r->document->cells.items[i]);
        bl_job_column c = column_of(b->r, cell);
        filled += !bl_span_empty(cell);
        labels += c != BL_COLUMN_TEXT;
        columns[i - l->cell_begin] = c;
        jobs += c == BL_COLUMN_COMPANY || c == BL_COLUMN_POSITION;
        school = school || c == BL_COLUMN_SCHOOL;
    }
    if (jobs == 0 || labels < 2 || labels * 2 <= filled || school ||
        /* "公司 | X | 职位 | Y" is a row of labels and values */ bl_line_range(&b->r->lines, line) != NULL)
        return false;
    uint32_t table = b->r->document->blocks.items[l->block].table;
    b->table = table;
    memcpy(b->columns, columns, sizeof columns);
    return true;
}

/* The period of a row: a range in one of its cells, or two dates in two columns ("From", "To"); *out stays NULL where there is none. */
static bl_status period_of(const bl_jobs_walk *b, uint32_t line, const bl_range **out)
{
    const bl_line *l = &b->r->document->lines.items[line];
    const bl_line_view *view = &b->r->lines.views[line];
    *out = bl_line_range(&b->r->lines, line);
    const bl_range *from = NULL;
    for (uint32_t i = l->cell_begin; i < l->cell_end && i - l->cell_begin < BL_JOB_COLUMN_MAX && *out == NULL; i++) {
        if (b->columns[i - l->cell_begin] != BL_COLUMN_DATES)
            continue;
        bl_span cell = bl_trimmed(b->r, b->r->document->cells.items[i]);
        const bl_range *date = NULL;
        for (uint32_t k = view->range_begin; k < view->range_end && date == NULL; k++)
            if (b->r->lines.ranges.items[k].begin >= cell.begin && b->r->lines.ranges.items[k].end <= cell.end)
                date = &b->r->lines.ranges.items[k];
        bool open = from != NULL && bl_dates_is_present(b->r->document, cell);
        if (from == NULL || (date == NULL && !open)) {
            from = date;
            continue;
        }
        bl_range *whole = BL_NEW(b->r->arena, bl_range);
        if (whole == NULL)
            return BL_ERROR_MEMORY;
        *whole = (bl_range){.begin = from->begin,
            .end = open ? cell.end : date->end,
            .from = from->from,
            .open = open,
            .to = open ? (bl_date){BL_DATE_PRESENT, b->r->record->as_of} : date->from};
        whole->problem = from->problem != NULL                 ? from->problem
                         : open                                ? NULL
                         : date->problem != NULL               ? date->problem
                         : whole->to.month < whole->from.month ? "end-before-start"
                                                               : NULL;
        *out = whole;
    }
    return BL_OK;
}

bl_status bl_jobs_read_row(bl_jobs_walk *b, uint32_t line, bool *taken)
{
    const bl_line *l = &b->r->document->lines.items[line];
    *taken = true;
    if (read_head_row(b, line))
        return BL_OK;
    if (b->table == 0 || b->r->document->blocks.items[l->block].table != b->table) {
        *taken = false;
        return BL_OK;
    }
    bl_job_draft draft = {.first_line = line, .head_line = line, .body_line = line + 1};
    bl_span told = {0}; /* the longest cell of no other meaning */
    for (uint32_t i = l->cell_begin; i < l->cell_end && i - l->cell_begin < BL_JOB_COLUMN_MAX; i++) {
        bl_span cell = bl_trimmed(b->r, b->r->document->cells.items[i]);
        if (bl_span_empty(cell))
            continue;
        unsigned shape = bl_shape_of(bl_folded_of(b->r, cell));
        switch (b->columns[i - l->cell_begin]) {
        case BL_COLUMN_COMPANY: draft.head.name = cell; break;
        case BL_COLUMN_POSITION: draft.head.position = cell; break;
        case BL_COLUMN_DEPARTMENT: draft.head.department = cell; break;
        case BL_COLUMN_PLACE: draft.head.location = cell; break;
        case BL_COLUMN_TEXT:
            told = cell.end - cell.begin > told.end - told.begin ? cell : told;
            shape = 0;
            break;
        case BL_COLUMN_DATES:
        case BL_COLUMN_SCHOOL: shape = 0; break;
        }
        draft.head.internship = draft.head.internship || (shape & BL_SHAPE_INTERN) != 0;
        draft.head.part_time = draft.head.part_time || (shape & BL_SHAPE_PART_TIME) != 0;
        draft.head.pause = draft.head.pause || (shape & BL_SHAPE_BREAK) != 0;
    }
    if (!bl_span_empty(draft.head.position)) { /* "授信审批部 审批经理" in one cell */
        bl_head cell;
        bl_head_read(&cell, b->r, line, draft.head.position);
        bl_span department = bl_span_empty(cell.department) ? cell.name : cell.department;
        if (cell.position_sure && bl_span_empty(draft.head.department) && !bl_span_empty(department) && department.end <= cell.position.begin) {
            draft.head.position = cell.position;
            draft.head.department = department;
        }
    }
    BL_TRY(period_of(b, line, &draft.range));
    if (draft.head.pause || (bl_span_empty(draft.head.name) && draft.range == NULL))
        return BL_OK;
    BL_TRY(bl_jobs_add(b, &draft));
    return bl_span_empty(told) || !bl_needs_any(b->r->needs, BL_NEED_HIGHLIGHTS) ? BL_OK : bl_job_tells(b->r, b->last, told);
}
