/*
 * Exact numbers. A decimal of a rule or role file is thousandths in an int64 (contract: at most six digits before the point and three after);
 * points are hundredths; degrees are thousandths of the full marks. No floating point anywhere.
 */
#ifndef BL_BASE_DECIMAL_H
#define BL_BASE_DECIMAL_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/str.h"

typedef int64_t bl_milli;  /* thousandths */
typedef int64_t bl_points; /* hundredths of a point */

#define BL_MILLI_ONE INT64_C(1000)

/* Reads [+-]digits[.digits] within the contract's limits; false otherwise ("1.5x", "1e3", ".", "0x10", 7 digits). */
bool bl_milli_parse(bl_milli *out, bl_str s);
/* Shortest form: 12, 12.5, -0.125. */
void bl_milli_write(bl_buffer *out, bl_milli value);
/* Always two places: 7.00, 12.34. */
void bl_points_write(bl_buffer *out, bl_points value);

#endif
