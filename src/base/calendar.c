#include "base/calendar.h"

#include "base/sort.h"

/* Reads exactly count digits; -1 where one is none. */
static int digits(const char *bytes, unsigned count)
{
    int value = 0;
    for (unsigned i = 0; i < count; i++) {
        if (bytes[i] < '0' || bytes[i] > '9')
            return -1;
        value = value * 10 + (bytes[i] - '0');
    }
    return value;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool bl_month_parse(bl_month *out, bl_str s)
{
    if ((s.len != 7 && s.len != 10) || s.ptr[4] != '-')
        return false;
    int year = digits(s.ptr, 4), month = digits(s.ptr + 5, 2);
    if (year < 1 || month < 1 || month > 12)
        return false;
    if (s.len == 10) {
        int day = digits(s.ptr + 8, 2);
        if (s.ptr[7] != '-' || day < 1 || day > days_in(year, month))
            return false;
    }
    *out = bl_month_of(year, month);
    return true;
}

static int compare_periods(const void *a, const void *b)
{
    const bl_period *p = a, *q = b;
    if (p->begin != q->begin)
        return p->begin < q->begin ? -1 : 1;
    return (p->end > q->end) - (p->end < q->end);
}

uint32_t bl_periods_merge(bl_period *periods, uint32_t count)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (periods[i].begin < periods[i].end)
            periods[kept++] = periods[i];
    if (kept == 0)
        return 0;
    if (compare_periods(&periods[0], &periods[kept - 1]) > 0) /* careers are told from their end: so they are nearly in order */
        for (uint32_t i = 0; i < kept / 2; i++) {
            const bl_period held = periods[i];
            periods[i] = periods[kept - 1 - i];
            periods[kept - 1 - i] = held;
        }
    bl_sort(periods, kept, sizeof *periods, compare_periods);
    uint32_t last = 0;
    for (uint32_t i = 1; i < kept; i++) {
        if (periods[i].begin > periods[last].end)
            periods[++last] = periods[i];
        else if (periods[i].end > periods[last].end)
            periods[last].end = periods[i].end;
    }
    return last + 1;
}

int32_t bl_periods_months(const bl_period *merged, uint32_t count)
{
    int32_t months = 0;
    for (uint32_t i = 0; i < count; i++)
        months += merged[i].end - merged[i].begin;
    return months;
}
