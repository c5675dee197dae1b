#include "base/decimal.h"

enum { DIGITS_BEFORE = 6, DIGITS_AFTER = 3 }; /* of the contract */

bool bl_milli_parse(bl_milli *out, bl_str s)
{
    size_t i = 0;
    bool negative = s.len > 0 && s.ptr[0] == '-';
    if (s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+'))
        i++;
    bl_milli value = 0;
    unsigned before = 0, after = 0;
    for (; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++, before++) {
        if (before == DIGITS_BEFORE)
            return false;
        value = value * 10 + (s.ptr[i] - '0');
    }
    bool point = i < s.len && s.ptr[i] == '.';
    if (point)
        for (i++; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++, after++) {
            if (after == DIGITS_AFTER)
                return false;
            value = value * 10 + (s.ptr[i] - '0');
        }
    if (i != s.len || before == 0 || (point && after == 0))
        return false;
    for (; after < DIGITS_AFTER; after++)
        value *= 10;
    *out = negative ? -value : value;
    return true;
}

/* value is a number of units of 1/10^places. */
static void write_fixed(bl_buffer *out, int64_t value, unsigned places, bool shortest)
{
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    uint64_t scale = 1;
    for (unsigned i = 0; i < places; i++)
        scale *= 10;
    if (value < 0)
        bl_buffer_add_char(out, '-');
    bl_buffer_add_int(out, (int64_t)(rest / scale));
    rest %= scale;
    if (shortest && rest == 0)
        return;
    bl_buffer_add_char(out, '.');
    do {
        scale /= 10;
        bl_buffer_add_char(out, (char)('0' + rest / scale));
        rest %= scale;
    } while (scale > 1 && !(shortest && rest == 0));
}

void bl_milli_write(bl_buffer *out, bl_milli value) { write_fixed(out, value, 3, true); }

void bl_points_write(bl_buffer *out, bl_points value) { write_fixed(out, value, 2, false); }
