/* The workings of jobs.c, in two files: jobs.c finds the heads of employments in any layout, job_lines.c gives each its lines. */
#ifndef BL_FACTS_JOBS_H
#define BL_FACTS_JOBS_H

#include "facts/heads.h"

/* No life has more jobs; a longer list is compared no further, so that reading stays linear. */
#define BL_JOBS_COMPARED 64u

/* What is known of an employment while its lines are read. */
typedef struct bl_job_draft {
    bl_head head;
    const bl_range *range;   /* NULL: undated */
    uint32_t first_line;     /* first line that speaks of it */
    uint32_t head_line;      /* the one that names it */
    uint32_t body_line;      /* first line behind its head */
    bool internship;         /* its section says so */
    bool inherited;          /* its employer stands above a job before it */
    uint32_t shares;         /* bl_job.shares */
} bl_job_draft;

/* Where the lines below belong to a job that stands elsewhere (a heading that names it again), or to none (a gap year). */
typedef struct bl_job_mark {
    uint32_t line, job, body; /* job: BL_NONE for none */
} bl_job_mark;
typedef BL_VEC(bl_job_mark) bl_job_marks;

bool bl_is_job_section(bl_section section);
/* Appends the job; *out (may be NULL) is its index. */
bl_status bl_job_add(bl_reading *r, const bl_job_draft *draft, uint32_t *out);
/* Owners and highlights. marks: in order of line, one for each job and each mark; ends at headings of other sections. */
bl_status bl_jobs_own_lines(bl_reading *r, const bl_job_marks *marks);
/* Does a job of the record bear the name, or the title where there is no name? Its index, or BL_NONE. */
uint32_t bl_job_named(const bl_reading *r, const bl_head *head);

#endif
