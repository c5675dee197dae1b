/*
 * The workings of jobs.c: the walk over the lines (jobs.c) asks one reader a layout (job_labels.c, job_tables.c, job_heads.c, job_undated.c, job_prose.c);
 * job_lines.c gives each employment its lines.
 */
#ifndef BL_FACTS_JOBS_H
#define BL_FACTS_JOBS_H

#include "facts/heads.h"

/* No life has more jobs; a longer list is compared no further, so that reading stays linear. */
#define BL_JOBS_COMPARED 64u

/* What is known of an employment while its lines are read. */
typedef struct bl_job_draft {
    bl_head head;
    const bl_range *range; /* NULL: undated */
    uint32_t first_line;   /* first line that speaks of it */
    uint32_t head_line;    /* the one that names it */
    uint32_t body_line;    /* first line behind its head */
    bool internship;       /* its section says so */
    bool inherited;        /* its employer stands above a job before it */
    uint32_t shares;       /* bl_job.shares */
} bl_job_draft;

/* Where the lines below belong to a job that stands elsewhere (a heading that names it again), or to none (a gap year). */
typedef struct bl_job_mark {
    uint32_t line, job, body; /* job: BL_NONE for none */
} bl_job_mark;
typedef BL_VEC(bl_job_mark) bl_job_marks;

bool bl_is_job_section(bl_section section);
/* The titles that rules know in the folded span, and how senior they are. */
bl_status bl_job_titles(bl_reading *r, bl_job *job, bl_span position);
/* Appends the job; *out (may be NULL) is its index. */
bl_status bl_job_add(bl_reading *r, const bl_job_draft *draft, uint32_t *out);
/* One highlight of a job: what the span says. */
bl_status bl_job_tells(bl_reading *r, uint32_t job, bl_span span);
/* Owners and highlights. marks: in order of line, one for each job and each mark; ends at headings of other sections. */
bl_status bl_jobs_own_lines(bl_reading *r, const bl_job_marks *marks);
/* Does a job of the record bear the name, or the title where there is no name? Its index, or BL_NONE. */
uint32_t bl_job_named(const bl_reading *r, const bl_head *head);

#define BL_JOB_PENDING_MAX 4u
#define BL_JOB_COLUMN_MAX 16u

typedef enum bl_job_column {
    BL_COLUMN_TEXT,
    BL_COLUMN_COMPANY,
    BL_COLUMN_POSITION,
    BL_COLUMN_DATES,
    BL_COLUMN_DEPARTMENT,
    BL_COLUMN_PLACE,
    BL_COLUMN_SCHOOL
} bl_job_column;

/* A short line without dates: perhaps a part of the head below. */
typedef struct bl_job_pending {
    uint32_t line;
    bl_head head;
    bl_span text;
    bool apart; /* an empty line stands between it and the line below */
} bl_job_pending;

/* The walk over the lines: what is known so far. */
typedef struct bl_jobs_walk {
    bl_reading *r;
    bl_job_marks marks;
    bl_job_pending above[BL_JOB_PENDING_MAX]; /* the short lines right above, nearest last */
    uint32_t above_count;
    bl_span group;               /* the employer whose titles follow, each with dates of its own */
    const bl_range *group_range; /* the dates of all of them, where they are told */
    bl_job_draft draft;          /* labels */
    bool drafting;
    const bl_range *loose; /* dates on a line of their own, for the labels below */
    uint32_t loose_line;
    uint32_t table; /* whose columns these are */
    bl_job_column columns[BL_JOB_COLUMN_MAX];
    bool has_work;      /* there is a section of work */
    bool has_dates;     /* and some period stands in it */
    uint32_t last;      /* the job that was added last, or BL_NONE */
    uint32_t last_body; /* the first line of text behind its head */
} bl_jobs_walk;

/* Appends a job, and where its lines begin. */
bl_status bl_jobs_add(bl_jobs_walk *b, const bl_job_draft *draft);
/* From this line on the text belongs to the job (BL_NONE: to none). */
bl_status bl_jobs_mark(bl_jobs_walk *b, uint32_t line, uint32_t job, uint32_t body);
/* labels: a draft is open whose dates have not come; *taken says whether the line was of that layout */
bl_status bl_jobs_close_draft(bl_jobs_walk *b);
bool bl_jobs_awaits_dates(const bl_jobs_walk *b, uint32_t line);
bl_status bl_jobs_read_labels(bl_jobs_walk *b, uint32_t line, const bl_labelled *labels, uint32_t count, bool *taken);
/* tables */
bl_status bl_jobs_read_row(bl_jobs_walk *b, uint32_t line, bool *taken);
/* heads */
void bl_jobs_clear_above(bl_jobs_walk *b);
void bl_jobs_keep_above(bl_jobs_walk *b, uint32_t line);
bl_status bl_jobs_read_head(bl_jobs_walk *b, uint32_t line, const bl_range *range);
/* Is it a short line of plain text without dates? And the next line of text read as a part of a head, where it is one. */
bool bl_jobs_short_below(const bl_jobs_walk *b, uint32_t line);
bool bl_jobs_read_next(const bl_jobs_walk *b, uint32_t line, bl_head *below);
/* without dates: *taken says whether the line heads a job that tells none, or names one again */
bl_status bl_jobs_read_undated(bl_jobs_walk *b, uint32_t line, bool *taken);
/* "Data Analyst - Somewhere Ltd" on a line of its own, anywhere: the title of a job of that employer that tells none. */
bl_status bl_jobs_find_titles(bl_reading *r);
/* several on one line, and prose; *school: the line speaks of a school, too */
unsigned bl_jobs_periods_on(const bl_jobs_walk *b, uint32_t line);
bl_status bl_jobs_read_several(bl_jobs_walk *b, uint32_t line, bool *taken, bool *school);
bool bl_jobs_tells(const bl_jobs_walk *b, uint32_t line);
bl_status bl_jobs_read_prose(bl_jobs_walk *b, uint32_t line);

#endif
