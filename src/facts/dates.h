/*
 * Dates and ranges in folded text: `2018.1 ~ 今`, `2014.09 - 2018.06`, `2018年3月-至今`, `Mar '19 - May '21`, `03/2019`, `2019/3`, `Summer 2019`,
 * `Q3 2020`, `2016-2018`, `二〇一九年六月`, ROC years (民国108年), present in all its forms. Precision is kept; slips (2019.13, an end before its start) are reported.
 */
#ifndef BL_FACTS_DATES_H
#define BL_FACTS_DATES_H

#include "facts/record.h"
#include "facts/signs.h"

typedef struct bl_range {
    uint32_t begin, end; /* folded bytes of the whole range */
    bl_date from, to;    /* to.precision UNKNOWN and single true: one date, no range */
    bool single;
    bool open;           /* "2019 -" with nothing behind it: taken as PRESENT */
    bool season;         /* a lone "Summer 2019": at work, some time of that year; "Summers 2018 and 2019": of each of them */
    const char *problem; /* NULL, or a finding code: "date-unreadable", "end-before-start" */
} bl_range;

/* A folded text, and where in it dates may begin: seen once, so that most of it is never looked at again. */
typedef struct bl_dates {
    bl_str text;
    const bl_glance *glance;
    const uint64_t *places; /* a bit a byte, as in the glance */
} bl_dates;

/* glance, signs: of the document's folded text; the glance is borrowed. */
bl_status bl_dates_open(bl_dates *out, const bl_document *document, const bl_glance *glance, const bl_signs *signs);
/* The next range (or lone date) in folded bytes [within) at or after *offset, which moves behind it. False where none is left. Linear. */
bool bl_dates_next(bl_range *out, const bl_dates *dates, bl_span within, bl_month as_of, uint32_t *offset);
/* Does the folded span say nothing but that something goes on: "Present", "至今"? */
bool bl_dates_is_present(const bl_document *document, bl_span span);
/* What follows from stated dates (contract, 2): proven and possible months. */
bl_when bl_when_of(const bl_document *document, const bl_range *range, bl_month as_of);

/* The same of dates that are known to be the two ends; UNKNOWN where one is. */
bl_when bl_when_between(bl_date from, bl_date to, bl_month as_of);

#endif
