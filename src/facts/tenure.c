#include "facts/tenure.h"

static bl_status add_period(bl_periods *list, bl_arena *arena, bl_period period)
{
    if (period.end <= period.begin)
        return BL_OK;
    bl_period *p = BL_PUSH(arena, list);
    if (p == NULL)
        return BL_ERROR_MEMORY;
    *p = period;
    return BL_OK;
}

static void note_end(bl_tenure *t, const bl_when *when)
{
    if (when->end.precision == BL_DATE_UNKNOWN || (t->last != BL_MONTH_NONE && t->last >= when->end.month))
        return;
    t->last = when->end.month;
    t->last_precision = when->end.precision;
}

static bl_status add_when(bl_tenure *t, const bl_reading *r, const bl_when *when, bool proves)
{
    if (proves)
        BL_TRY(add_period(&t->proven, r->arena, when->proven));
    BL_TRY(add_period(&t->possible, r->arena, when->possible));
    BL_TRY(add_period(&t->possible, r->arena, when->proven));
    note_end(t, when);
    t->placed |= when->known;
    return BL_OK;
}

/* Do the lines of the project stand among the job's? */
static bool is_inside(const bl_project *project, const bl_job *job)
{
    return project->job_stated && project->head_line >= job->line_begin && project->head_line < job->line_end;
}

bl_status bl_tenure_add(bl_tenure *t, const bl_reading *r, bl_owner owner)
{
    if (!t->any)
        t->last = BL_MONTH_NONE;
    if (t->any && t->seen.kind == owner.kind && t->seen.index == owner.index)
        return BL_OK;
    t->any = true;
    t->seen = owner;
    const bl_record *record = r->record;
    if (owner.kind == BL_OWNER_JOB) {
        for (uint32_t i = owner.index; i != BL_NONE; i = record->jobs.items[i].shares) { /* lines below several titles speak of all of them */
            t->in_work |= record->jobs.items[i].when.known;
            t->unbounded |= !record->jobs.items[i].when.known;
            BL_TRY(add_when(t, r, &record->jobs.items[i].when, true));
        }
        return BL_OK;
    }
    if (owner.kind != BL_OWNER_PROJECT)
        return BL_OK;
    const bl_project *project = &record->projects.items[owner.index];
    const bl_job *job = project->job == BL_NONE ? NULL : &record->jobs.items[project->job];
    if (project->when.known) {
        t->in_work |= job != NULL && project->job_stated && job->when.known;
        return add_when(t, r, &project->when, true);
    }
    if (job == NULL || project->open)
        return BL_OK;
    bool inside = is_inside(project, job);
    t->in_work |= inside && job->when.known;
    return add_when(t, r, &job->when, inside);
}

bl_status bl_tenure_close(bl_tenure *t, const bl_reading *r)
{
    if (!t->any)
        t->last = BL_MONTH_NONE;
    for (uint32_t i = 0; !t->placed && i < r->record->jobs.count; i++) {
        const bl_job *job = &r->record->jobs.items[i];
        if (!job->internship)
            BL_TRY(add_period(&t->possible, r->arena, job->when.possible));
        if (!job->internship)
            BL_TRY(add_period(&t->possible, r->arena, job->when.proven));
    }
    t->proven.count = bl_periods_merge(t->proven.items, t->proven.count);
    t->possible.count = bl_periods_merge(t->possible.items, t->possible.count);
    return BL_OK;
}
