/*
 * Months and periods of months. A month is counted from January of the year 0, so a difference is a number of months.
 * A period is half-open: [begin, end). "2018.07 - 2019.08" is 13 months.
 */
#ifndef BL_BASE_CALENDAR_H
#define BL_BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef int32_t bl_month;
#define BL_MONTH_NONE INT32_MIN

static inline bl_month bl_month_of(int year, int month) { return (bl_month)(year * 12 + month - 1); } /* month 1..12 */
static inline int bl_month_year(bl_month m) { return m / 12; }
static inline int bl_month_number(bl_month m) { return m % 12 + 1; }

/* Reads "YYYY-MM" or "YYYY-MM-DD" (the day is checked and dropped). */
bool bl_month_parse(bl_month *out, bl_str s);

typedef struct bl_period {
    bl_month begin, end; /* [begin, end) */
} bl_period;

/* Sorts the periods by begin and merges what touches or overlaps, in place; returns how many are left. Empty and reversed ones vanish. O(n log n). */
uint32_t bl_periods_merge(bl_period *periods, uint32_t count);
/* The sum of the lengths of merged periods. */
int32_t bl_periods_months(const bl_period *merged, uint32_t count);

#endif
