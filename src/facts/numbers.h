/*
 * Numbers with their units in folded text: 4亿+, 1w亿+ (1e12), 10w+, 千万级, 2kw (2e7), 4800+万, 60+项, 几十, 百余, 数以亿计, half a million, a dozen,
 * $2.5bn, 40 tb, 30 ms, 99.95%, 4个9, 3x, 8 人. Exact: a value and a power of ten that divides it. What is no quantity (dates, versions, phone
 * numbers, parts of names) the reader that calls has to tell: quantities.c.
 */
#ifndef BL_FACTS_NUMBERS_H
#define BL_FACTS_NUMBERS_H

#include "facts/record.h"

typedef struct bl_number {
    uint32_t begin, end;         /* folded bytes, from the figure or its currency to the unit */
    uint32_t digits, digits_end; /* the figure alone */
    int64_t value;
    uint8_t scale;    /* value / 10^scale */
    const char *unit; /* NULL: none that is known */
    bl_bound bound;
    bool magnitude; /* has a multiplier (万, k, million) */
    bool words;     /* is written in words */
} bl_number;

/* The next number in text[*offset, end), which moves behind it; false where none is left. Linear. */
bool bl_numbers_next(bl_number *out, bl_str text, uint32_t line_begin, uint32_t end, uint32_t *offset);

/* ---- units.c ---- */
typedef struct bl_unit {
    const char *word, *unit; /* folded; NULL: no unit, but it ends a number */
    int8_t power;            /* the unit is the word times 10^power: ms is s and -3 */
} bl_unit;
/* The unit that text begins with (white space aside); *len is what it takes. NULL where there is none. */
const bl_unit *bl_unit_after(bl_str text, size_t *len);
/* The unit that the end of text announces ("dau", "qps ", "$", "team of "); *len is how much of it belongs to the number (a currency sign). */
const bl_unit *bl_unit_before(bl_str text, size_t *len);

#endif
