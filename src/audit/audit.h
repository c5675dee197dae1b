/*
 * An audit of a ranking by groups: who was selected, who scored above the median, how the groups compare, and how sure that is. The groups come from a table of
 * the auditor's own (CSV); bole reads them here and nowhere else. Exact: rates are fractions of counts, tests are counted in whole numbers.
 */
#ifndef BL_AUDIT_AUDIT_H
#define BL_AUDIT_AUDIT_H

#include "base/vec.h"
#include "source/source.h"
#include "verify/verify.h"

#define BL_AUDIT_LEAST 20u    /* thousandths of the people below which a category is shown, but not compared (6 RCNY 5-301 (d)) */
#define BL_AUDIT_EXACT 20000u /* people up to which the exact test is made */
#define BL_AUDIT_COLUMNS 16u  /* columns of groups */

/* ---- the table ---- */

typedef struct bl_csv_row {
    bl_str *cells; /* as many as the head has; missing ones are empty */
    uint32_t line;
} bl_csv_row;

typedef struct bl_csv {
    bl_str *head;
    uint32_t width;
    BL_VEC(bl_csv_row) rows;
} bl_csv;

/* RFC 4180, with a BOM or without, parted by comma, semicolon or tab as the head has them. BL_ERROR_INPUT: message says what and where. */
bl_status bl_csv_read(bl_csv *out, bl_arena *arena, bl_str text, bl_str *message);

/* ---- rates ---- */

typedef struct bl_rate { /* `of` people, `yes` of whom: selected, or scored above the median */
    uint32_t of, yes;
    bool compared;  /* large enough, and there is a rate to compare it with */
    bool reference; /* the highest rate of the column */
    bool below;     /* less than four fifths of it */
    bool fragile;   /* one person decided otherwise would turn `below` */
    bool tested;    /* p is there */
    uint32_t p;     /* Fisher's exact test against the reference, two-sided, in millionths, rounded to the nearest */
} bl_rate;

typedef enum bl_rate_kind { BL_RATE_SELECTION, BL_RATE_SCORING, BL_RATE_KINDS } bl_rate_kind;

typedef struct bl_category {
    bl_str name;
    uint32_t people;
    bool small; /* under 2 % of the people of the column */
    bl_rate rates[BL_RATE_KINDS];
} bl_category;

typedef struct bl_breakdown { /* by one column, or by two of them together */
    bl_str name;
    BL_VEC(bl_category) categories; /* by name */
    uint32_t people, unstated;      /* who has a category; who has none */
} bl_breakdown;

typedef struct bl_audit {
    bl_arena *arena;
    bl_str ranking_name, table_name;
    bl_sha256 ranking_sha256, table_sha256;
    uint32_t candidates, joined, decided, selected, rows_of_nobody, faults;
    int64_t median_twice; /* in hundredths, doubled: the mean of the two in the middle may be half a hundredth */
    uint32_t above;
    BL_VEC(bl_breakdown) breakdowns;
} bl_audit;

/* Joins the candidates of a ranking with the rows of a table and compares. BL_ERROR_INPUT: message says what is wrong with either. Lives in arena. */
bl_status bl_audit_make(
    bl_audit *out, bl_arena *arena, const bl_allocator *allocator, bl_str ranking_name, bl_str ranking, bl_str table_name, bl_str table, bl_str *message);

void bl_audit_write_json(bl_buffer *out, const bl_audit *audit, const char *engine);
bl_status bl_audit_write_text(bl_buffer *out, const bl_audit *audit);

/* ---- of the files of this folder ---- */

/* Fills compared, reference, below, fragile and p of one kind, over the categories of a breakdown. */
bl_status bl_rates_compare(bl_breakdown *breakdown, bl_arena *scratch, bl_rate_kind kind);
/* Fisher's exact test of a 2 x 2 table, two-sided, in millionths: the tables with these sums that are no likelier than this one. */
bl_status bl_fisher(uint32_t *millionths, bl_arena *scratch, uint32_t yes1, uint32_t of1, uint32_t yes2, uint32_t of2);

#endif
