/*
 * The head of a job: which field of a line is the employer, which the title, the department, the place. Decided by shape and place on the line;
 * known names help and are never needed.
 */
#ifndef BL_FACTS_HEADS_H
#define BL_FACTS_HEADS_H

#include "facts/fields.h"

typedef struct bl_head {
    bl_span name, position, department, location; /* folded; empty where not stated */
    bool name_sure;                               /* a known employer, or a word of organisations says so; else by its place alone */
    bool position_sure;                           /* a word of titles says so; else it is taken for one by its place alone */
    bool internship, part_time, pause;
    bool school;     /* speaks of a degree or a school, and of no title */
    bool verb;       /* begins with what somebody did */
    uint32_t fields; /* how many were seen before the description begins */
} bl_head;

/* Reads the fields of folded bytes [within) of a line. */
void bl_head_read(bl_head *out, const bl_reading *r, uint32_t line, bl_span within);
/* The name of an employer as it is kept: without brackets, and the first of two names where it is written in two scripts; and its entry. */
bl_span bl_head_name(const bl_reading *r, bl_span name);
uint32_t bl_head_organization(const bl_reading *r, bl_span name);
/* The span without the full stop of a sentence at its end; that of a short form stays ("Ltd."). */
bl_span bl_without_stop(const bl_reading *r, bl_span span);
/* The employer that a Latin name of seven letters or more is one slip of the pen away from, or BL_NO_ENTRY. O(name). */
uint32_t bl_head_by_slip(const bl_reading *r, bl_span name);
/* Could the span be a name: short, capitals or Han, no sentence? */
bool bl_looks_like_name(const bl_reading *r, bl_span span);
static inline bool bl_span_empty(bl_span s) { return s.begin >= s.end; }

#endif
