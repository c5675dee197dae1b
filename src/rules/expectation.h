/*
 * Whole expectations, beside the rules: by this role, the one résumé must stand above the other (rules/README.md, "Expectations").
 *
 *   tests/backend.yaml:   expectations: [{role: backend-engineer, above: "...", below: "...", by: kafka, why: ...}]
 */
#ifndef BL_RULES_EXPECTATION_H
#define BL_RULES_EXPECTATION_H

#include "base/calendar.h"
#include "yaml/schema.h"

typedef struct bl_expectation {
    bl_str role;         /* the name of a ready role */
    bl_str above, below; /* résumés, as text */
    bl_str by;           /* id of the criterion on which the first must gain; empty: none */
    bl_month as_of;      /* BL_MONTH_NONE: the role's */
    bl_span span;        /* in its source */
} bl_expectation;

typedef struct bl_expectations {
    bl_source source;
    const bl_expectation *items;
    uint32_t count;
} bl_expectations;

/* Reads one file; bytes must stay. What is wrong goes to diags (BL_ERROR_INPUT). */
bl_status bl_expectations_read(bl_expectations *out, bl_arena *arena, bl_str name, bl_str bytes, bl_diags *diags);

#endif
