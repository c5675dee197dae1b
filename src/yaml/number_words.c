#include "yaml/number_words.h"

#include "base/utf8.h"

static int han_digit(uint32_t point)
{
    static const struct {
        uint32_t point;
        int value;
    } digits[] = {{0x96F6, 0}, {0x3007, 0}, {0x4E00, 1}, {0x4E8C, 2}, {0x4E24, 2}, {0x5169, 2}, {0x4E09, 3}, {0x56DB, 4}, {0x4E94, 5}, {0x516D, 6}, {0x4E03, 7},
        {0x516B, 8}, {0x4E5D, 9}, {0x534A, 500}}; /* 零〇一二两兩三四五六七八九; 半 in thousandths */
    for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
        if (digits[i].point == point)
            return digits[i].value;
    return -1;
}

/* 五, 十, 十五, 二十, 二十五, 半: numbers below a hundred. */
static bool read_han(bl_milli *out, bl_str s)
{
    bl_milli tens = 0, ones = -1;
    bool found = false;
    for (size_t at = 0; at < s.len;) {
        uint32_t point = bl_utf8_next(s, &at);
        int digit = han_digit(point);
        if (point == 0x5341) { /* 十 */
            tens = ones < 0 ? 10 : ones * 10;
            ones = -1;
        } else if (digit == 500 && !found) {
            *out = 500;
            return true;
        } else if (digit >= 0 && digit < 10) {
            ones = digit;
        } else {
            break;
        }
        found = true;
    }
    *out = (tens + (ones < 0 ? 0 : ones)) * BL_MILLI_ONE;
    return found;
}

static bool read_english(bl_milli *out, bl_str s)
{
    static const char *const words[] = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
    size_t len = 0;
    while (len < s.len && ((s.ptr[len] | 32) >= 'a' && (s.ptr[len] | 32) <= 'z'))
        len++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bl_str_equal_nocase(bl_str_slice(s, 0, len), bl_str_of(words[i]))) {
            *out = (bl_milli)i * BL_MILLI_ONE;
            return true;
        }
    return false;
}

/* ASCII or full-width digits with an optional point at the start of s. */
static bool read_digits(bl_milli *out, bl_str s)
{
    char plain[16];
    size_t len = 0, at = 0;
    while (at < s.len && len < sizeof plain) {
        size_t next = at;
        uint32_t point = bl_utf8_next(s, &next);
        if (point >= 0xFF10 && point <= 0xFF19)
            point = point - 0xFF10 + '0';
        if (point == 0xFF0E)
            point = '.';
        if ((point < '0' || point > '9') && (point != '.' || len == 0))
            break;
        plain[len++] = (char)point;
        at = next;
    }
    if (len > 0 && plain[len - 1] == '.')
        len--;
    return len > 0 && bl_milli_parse(out, (bl_str){plain, len});
}

bool bl_number_words(bl_milli *least, bl_str s)
{
    static const char *const openings[] = {"<", ">", "=", "~", "+", "至少", "不少于", "大于", "超过", "约", "at least ", "about ", "over ", "≥", "＞"};
    s = bl_str_trim(s);
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
            if (bl_str_begins(s, bl_str_of(openings[i]))) {
                s = bl_str_trim(bl_str_slice(s, strlen(openings[i]), s.len));
                again = true;
            }
    }
    return s.len > 0 && (read_digits(least, s) || read_han(least, s) || read_english(least, s));
}

bool bl_has_full_width_digits(bl_str s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t point = bl_utf8_next(s, &at);
        if ((point >= 0xFF10 && point <= 0xFF19) || point == 0xFF0E)
            return true;
    }
    return false;
}
