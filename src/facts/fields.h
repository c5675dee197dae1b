/*
 * The fields of a head line ("2018.07 - 2021.07  Somewhere Ltd  Java developer"), and the labelled values of a line ("公司：...　职位：...").
 *
 * A line is cut at every mark that may part fields; then pieces that only a weak mark parts are put together again where they are of one kind, so
 * that "飞鸟科技 Flybird Tech" stays one name and "云帆数据 后端" becomes two fields. Dates are never part of a field.
 */
#ifndef BL_FACTS_FIELDS_H
#define BL_FACTS_FIELDS_H

#include "facts/stages.h"
#include "facts/words.h"

#define BL_FIELD_MAX 24u
#define BL_LABEL_MAX 12u

typedef enum bl_part { /* what stands before a field, weakest first */
    BL_PART_NONE,
    BL_PART_SPACE,
    BL_PART_COMMA,
    BL_PART_COLON,
    BL_PART_DASH,
    BL_PART_SLASH,
    BL_PART_STRONG,
    BL_PART_DATE,
    BL_PART_AT
} bl_part;

typedef struct bl_field {
    uint32_t begin, end; /* folded, trimmed */
    bl_part before;
    unsigned shape; /* bl_shape bits */
    bool bold;
    bool after_date;     /* a range of dates stands somewhere before it */
    uint32_t employer;   /* entry of an employer that it begins with or is; BL_NO_ENTRY */
    bool employer_whole; /* and that is all of it, brackets aside */
    uint32_t school;     /* entry of a school that it names; BL_NO_ENTRY */
    uint32_t degree;     /* entry of a degree that it names; BL_NO_ENTRY */
    bool title_known;    /* a rule knows a title in it */
    bool title_whole;    /* and that is all of it, brackets aside */
    bool skill;          /* it begins with a known skill */
} bl_field;

/* From here on lines can be split. */
bl_status bl_fields_open(bl_reading *r);
/* Cuts folded bytes [within) of a line. cut_dates: lone dates part fields as ranges do. Returns how many, at most BL_FIELD_MAX. Linear, and at once where
 * the same was asked before: many stages look at the same lines. */
uint32_t bl_fields_split(bl_field *out, const bl_reading *r, uint32_t line, bl_span within, bool cut_dates);

/* The pieces alone, before what belongs together is joined: where they stand and what parts them (field_cuts.c). */
uint32_t bl_fields_cut(bl_field *out, const bl_reading *r, uint32_t line, bl_span within, bool cut_dates);

/* The labelled values of a line, in order: a label behind the line's begin or a separator, and a colon (or the border of its cell) behind it. */
uint32_t bl_labels_of(const bl_labelled **out, const bl_reading *r, uint32_t line);
/* Reads them of all lines, once. */
bl_status bl_labels_find(bl_reading *r);
/* The value under the first of the ids (a list ended by NULL), or NULL. */
const bl_labelled *bl_label_find(const bl_labelled *labels, uint32_t count, const char *const *ids);
/* The labelled value of the line under the first of the ids, or NULL. */
const bl_labelled *bl_label_in(const bl_reading *r, uint32_t line, const char *const *ids);

/* The mentions of a kind in folded bytes one after the other (*cursor begins as 0); NULL where none is left. */
const bl_mention *bl_mention_next(const bl_reading *r, bl_kind kind, bl_span within, uint32_t *cursor);
/* The first of them, or NULL. */
const bl_mention *bl_mention_in(const bl_reading *r, bl_kind kind, bl_span within);
/* First school in folded bytes that is a name of its own: not 北大 in 江北大学. */
const bl_mention *bl_school_in(const bl_reading *r, bl_span within);
/* A text of the record: what a person sees of the folded span. */
bl_str bl_visible(const bl_reading *r, bl_span folded);
bl_str bl_folded_of(const bl_reading *r, bl_span folded);
/* The span without white space and hanging punctuation at both ends. */
bl_span bl_trimmed(const bl_reading *r, bl_span folded);

#endif
