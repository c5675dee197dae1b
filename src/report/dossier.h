/*
 * A dossier: what a page shows of one résumé beside its points: the text, the career, skills by months, what was not credited, findings. It is written as JSON
 * when the candidate is made, by the thread that read it, for the document goes away; masked words stay masked. Its sentences are sayings (report/saying.h).
 */
#ifndef BL_REPORT_DOSSIER_H
#define BL_REPORT_DOSSIER_H

#include "report/mask.h"
#include "report/ranking.h"

/* Into candidate->dossier, in its arena. Months are counted from year 0 (base/calendar.h); the criteria stand in the order of the role. */
bl_status bl_dossier_make(
    bl_candidate *candidate, const bl_allocator *allocator, const bl_record *record, const bl_role *role, const bl_score *score, const bl_mask *mask);

#endif
