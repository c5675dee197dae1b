/*
 * One date in folded text, whatever its form (dates.h has the list): read at a place that is known. Who looks for dates, and what two of them make, is
 * dates.c.
 */
#ifndef BL_FACTS_DATE_H
#define BL_FACTS_DATE_H

#include <string.h>

#include "facts/record.h"

/* A place in the folded text, and how far it may be read. */
typedef struct bl_date_scan {
    bl_str s;                /* the whole folded text */
    uint32_t at, end, start; /* start: where the line began */
    bl_month as_of;
} bl_date_scan;

/* One date as it was found. */
typedef struct bl_date_found {
    bl_date date;
    uint32_t begin, end;
    bool no_year; /* "Mar" of "Mar - May 2019" */
    bool roc;     /* years of the Republic */
    bool bad;     /* the shape of a date with an impossible part */
    bool season;  /* "Summer 2019": only its year is known */
    bool half;    /* "19.03": a date only beside another of its kind, or "to now" */
} bl_date_found;

/* The date that begins there. roc: the one before it in a range counted from 1911. */
bool bl_date_read(const bl_date_scan *p, uint32_t at, bool roc, bl_date_found *out);
/* A year of four digits at *at, or of two behind an apostrophe; *at moves behind it. */
bool bl_date_year(const bl_date_scan *p, uint32_t *at, int *year);
/* "Present", "至今", "the present". */
bool bl_date_present(const bl_date_scan *p, uint32_t at, bl_date_found *out);

static inline bool bl_date_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool bl_date_is_letter(char c) { return c >= 'a' && c <= 'z'; }
static inline char bl_date_peek(const bl_date_scan *p, uint32_t at) { return at < p->end ? p->s.ptr[at] : '\0'; }
static inline bool bl_date_begins(const bl_date_scan *p, uint32_t at, const char *word)
{
    size_t len = strlen(word);
    return at + len <= p->end && memcmp(p->s.ptr + at, word, len) == 0;
}
static inline uint32_t bl_date_skip_spaces(const bl_date_scan *p, uint32_t at)
{
    while (bl_date_peek(p, at) == ' ' || bl_date_peek(p, at) == '\t')
        at++;
    return at;
}

/* Digits at *at: their number is returned, their value set. */
static inline unsigned bl_date_read_digits(const bl_date_scan *p, uint32_t *at, int *value)
{
    unsigned count = 0;
    *value = 0;
    while (bl_date_is_digit(bl_date_peek(p, *at)) && count < 9) {
        *value = *value * 10 + (p->s.ptr[*at] - '0');
        count++;
        (*at)++;
    }
    return count;
}

#endif
