/*
 * Two rankings of the same résumés, by two roles or under two sets of rules: who moved, how far, by which criterion, and which line of the rules did it.
 * Candidates are matched by their paths, criteria by their ids. Both rankings must stay as long as the diff.
 */
#ifndef BL_REPORT_DIFF_H
#define BL_REPORT_DIFF_H

#include "report/ranking.h"

typedef struct bl_diff_criterion { /* NULL: that side has no such criterion, or did not rank the candidate */
    const bl_result *before, *after;
} bl_diff_criterion;

typedef struct bl_diff_candidate {
    const bl_candidate *before, *after; /* NULL, or failed: not ranked on that side; one of them is ranked */
    bl_diff_criterion *criteria;        /* those that differ, in the order of the roles */
    uint32_t criterion_count;
    bool moved;   /* another rank, or ranked on one side alone */
    bool changed; /* moved, or another score, possible score, must or criterion */
} bl_diff_candidate;

typedef struct bl_diff {
    const bl_ranking *before, *after;
    bl_diff_candidate *candidates; /* in the order of after, then those that it does not rank */
    uint32_t candidate_count;
    uint32_t moved, changed; /* changed: without moving */
    bl_constant *constants;  /* of the score, that differ */
    uint32_t constant_count;
} bl_diff;

/* Sorts both rankings. BL_OK or BL_ERROR_MEMORY. O(n log n) in the candidates. */
bl_status bl_diff_make(bl_diff *out, bl_arena *arena, bl_ranking *before, bl_ranking *after);
/* Whether anything differs at all. */
bool bl_diff_differs(const bl_diff *diff);
/* Points gained, as printed. */
bl_points bl_diff_gain(const bl_diff_criterion *criterion);
/* Is the quote of one side missing on the other? */
bool bl_diff_quote_is_new(const bl_quote *quote, const bl_result *other);

void bl_diff_write_json(bl_buffer *out, const bl_diff *diff, const char *engine);
/* catalogue: of the sentences around; those of the criteria are the rankings' own. */
bl_status bl_diff_write_text(bl_buffer *out, const bl_diff *diff, const bl_catalogue *catalogue, uint32_t width, bool color);

#endif
