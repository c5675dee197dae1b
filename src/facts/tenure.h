/*
 * How long: the months that the places of a skill, a domain or a title prove, and those that they leave possible (contract, 2 and 3).
 *
 *   job with dates                        proven and possible by its dates
 *   job without                           of any length
 *   project with dates of its own         by those
 *   project without, inside a job's text  by the job's
 *   project without, elsewhere            possible by the job that it was inferred to belong to
 *   anywhere else                         possible by all of the work, where no other place says when
 */
#ifndef BL_FACTS_TENURE_H
#define BL_FACTS_TENURE_H

#include "facts/stages.h"

typedef struct bl_tenure {
    bl_periods proven, possible;
    bl_month last; /* the month in which the last of the places ended; BL_MONTH_NONE */
    bl_precision last_precision;
    bool placed;    /* some place says when */
    bool unbounded; /* some place is a job that does not */
    bool in_work;   /* some place is a dated job */
    bl_owner seen;  /* the owner that was added last */
    bool any;       /* there is one */
} bl_tenure;

/* Adds a place; the same one in a row costs nothing. */
bl_status bl_tenure_add(bl_tenure *tenure, const bl_reading *r, bl_owner owner);
/* Merges, and fills in all of the work where no place says when. */
bl_status bl_tenure_close(bl_tenure *tenure, const bl_reading *r);

#endif
