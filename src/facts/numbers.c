#include "facts/numbers.h"

#include "base/utf8.h"
#include "facts/number_words.h"
#include "facts/wordtables.h"

#define VALUE_MAX INT64_C(9000000000000000000)
#define LOOK_BACK 32u /* bytes before a number that may announce its unit or bound */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/* value * 10^power, the power taken from the scale first; false where it does not fit. */
static bool shift(bl_number *n, int power)
{
    for (; power > 0; power--) {
        if (n->scale > 0) {
            n->scale--;
            continue;
        }
        if (n->value > VALUE_MAX / 10)
            return false;
        n->value *= 10;
    }
    for (; power < 0; power++) {
        if (n->value % 10 == 0 && n->value != 0)
            n->value /= 10;
        else if (n->scale < 18)
            n->scale++;
        else
            return false;
    }
    return true;
}

/* Digits, thousands set apart by commas or not, and a fraction. False where it is none (1.2.3) or too large. */
static bool read_figure(bl_number *n, bl_str text, uint32_t end)
{
    uint32_t i = n->digits, count = 0;
    for (; i < end; i++) {
        if (is_digit(text.ptr[i])) {
            if (++count > 18)
                return false;
            n->value = n->value * 10 + (text.ptr[i] - '0');
        } else if (!(text.ptr[i] == ',' && i + 3 < end && is_digit(text.ptr[i + 1]) && is_digit(text.ptr[i + 2]) && is_digit(text.ptr[i + 3]) &&
                       (i + 4 == end || !is_digit(text.ptr[i + 4])))) {
            break;
        }
    }
    if (i + 1 < end && text.ptr[i] == '.' && is_digit(text.ptr[i + 1])) {
        for (i++; i < end && is_digit(text.ptr[i]) && count < 18; i++, count++) {
            n->value = n->value * 10 + (text.ptr[i] - '0');
            n->scale++;
        }
        if (i + 1 < end && text.ptr[i] == '.' && is_digit(text.ptr[i + 1]))
            return false; /* an address or a version */
    }
    n->digits_end = n->end = i;
    return true;
}

static size_t blanks(bl_str text, uint32_t at, uint32_t end)
{
    size_t count = 0;
    while (at + count < end && count < 2 && text.ptr[at + count] == ' ')
        count++;
    return count;
}

/* '+', 余, 多, 几 behind a figure: at least that. White space before '+' is taken. */
static void read_more(bl_number *n, bl_str text, uint32_t end)
{
    static const char *const marks[] = {"+", "余", "多", "以上", "plus"};
    size_t space = blanks(text, n->end, end);
    bl_str rest = bl_str_slice(text, n->end + space, end);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (bl_str_opens(rest, marks[i])) {
            n->bound = BL_BOUND_AT_LEAST;
            n->end += (uint32_t)(space + strlen(marks[i]));
            return;
        }
}

static bool read_multiplier(bl_number *n, bl_str text, uint32_t end)
{
    size_t space = blanks(text, n->end, end);
    bl_str rest = bl_str_slice(text, n->end + space, end);
    uint32_t row;
    for (size_t len = BL_WORDTABLE_ANY; (len = bl_wordtable_begin(&bl_words_of_multipliers, rest, len, &row)) > 0;) {
        bool latin = is_letter(rest.ptr[0]);
        if (latin && rest.len > len && (is_letter(rest.ptr[len]) || is_digit(rest.ptr[len])) &&
            !bl_str_begins(bl_str_slice(rest, len, rest.len), BL_STR("qps")))
            continue;
        if (latin && len == 1 && space > 0)
            continue; /* "5 m" is five metres */
        if (!shift(n, multipliers[row - 1].power))
            return false;
        n->end += (uint32_t)(space + len);
        n->magnitude = true;
        return true;
    }
    return false;
}

static void read_bound(bl_number *n, bl_str text, uint32_t line_begin, uint32_t end)
{
    if (n->bound == BL_BOUND_EXACT) {
        uint32_t low = n->begin > line_begin + LOOK_BACK ? n->begin - LOOK_BACK : line_begin;
        bl_str back = bl_str_trim(bl_str_slice(text, low, n->begin));
        uint32_t row;
        if (bl_wordtable_end(&bl_words_of_bounds, back, BL_WORDTABLE_ANY, &row) > 0)
            n->bound = bounds[row - 1].bound;
    }
    bl_str rest = bl_str_slice(text, n->end, end);
    if (n->bound == BL_BOUND_EXACT && (bl_str_begins(rest, BL_STR("左右")) || bl_str_begins(rest, BL_STR("上下"))))
        n->bound = BL_BOUND_ABOUT;
    if (n->bound == BL_BOUND_EXACT && (bl_str_begins(rest, BL_STR("以上")) || bl_str_begins(rest, BL_STR("+"))))
        n->bound = BL_BOUND_AT_LEAST;
    if (n->bound == BL_BOUND_EXACT && (bl_str_begins(rest, BL_STR("以内")) || bl_str_begins(rest, BL_STR("以下"))))
        n->bound = BL_BOUND_AT_MOST;
}

/* 4个9: the share that so many nines are. */
static bool make_nines(bl_number *n)
{
    if (n->scale != 0 || n->value < 1 || n->value > 12)
        return false;
    int64_t nines = n->value;
    n->value = 0;
    for (int64_t i = 0; i < nines; i++)
        n->value = n->value * 10 + 9;
    n->scale = (uint8_t)nines;
    return true;
}

static bool read_unit(bl_number *n, bl_str text, uint32_t line_begin, uint32_t end)
{
    size_t len = 0;
    const bl_unit *unit = bl_unit_after(bl_str_slice(text, n->end, end), &len);
    if (unit != NULL) {
        bool nines = len >= 3 && text.ptr[n->end + len - 1] == '9';
        nines |= strcmp(unit->word, "nines") == 0;
        if (nines ? !make_nines(n) : !shift(n, unit->power))
            return false;
        n->unit = unit->unit;
        n->end += (uint32_t)len;
        if (n->bound == BL_BOUND_EXACT)
            read_more(n, text, end);
    }
    uint32_t low = n->begin > line_begin + LOOK_BACK ? n->begin - LOOK_BACK : line_begin;
    const bl_unit *announced = bl_unit_before(bl_str_slice(text, low, n->begin), &len);
    if (announced != NULL && (n->unit == NULL || len > 0)) {
        n->unit = announced->unit;
        n->begin -= (uint32_t)len;
    }
    return true;
}

/* A figure at offset; false where what stands there is no number. *next is where to go on. */
static bool read_digits(bl_number *n, bl_str text, uint32_t line_begin, uint32_t end, uint32_t offset, uint32_t *next)
{
    *n = (bl_number){.begin = offset, .digits = offset, .bound = BL_BOUND_EXACT};
    *next = offset + 1;
    while (
        *next < end && (is_digit(text.ptr[*next]) || ((text.ptr[*next] == '.' || text.ptr[*next] == ',') && *next + 1 < end && is_digit(text.ptr[*next + 1]))))
        ++*next;
    if (!read_figure(n, text, end))
        return false;
    read_more(n, text, end);
    for (int i = 0; i < 3 && read_multiplier(n, text, end); i++)
        ;
    if (n->bound == BL_BOUND_EXACT)
        read_more(n, text, end);
    if (!read_unit(n, text, line_begin, end))
        return false;
    read_bound(n, text, line_begin, end);
    while (n->scale > 0 && n->value % 10 == 0) {
        n->value /= 10;
        n->scale--;
    }
    *next = n->end > *next ? n->end : *next;
    return true;
}

/* 零一二三四五六七八九两, -1 where it is none. */
static int64_t han_digit(uint32_t c)
{
    static const uint32_t digits[] = {0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    for (int i = 0; i < 10; i++)
        if (digits[i] == c)
            return i;
    return c == 0x4E24 ? 2 : -1;
}

/* The value of a Han numeral below ten thousand (三十二, 两百, 十), 0 where there is none; *len is what it takes. */
static int64_t han_value(bl_str text, size_t *len)
{
    int64_t total = 0, digit = 0;
    bool any = false;
    *len = 0;
    while (*len + 3 <= text.len) {
        size_t at = *len;
        const uint32_t c = bl_utf8_next(text, &at);
        const int64_t found = han_digit(c), unit = c == 0x5341 ? 10 : c == 0x767E ? 100 : c == 0x5343 ? 1000 : 0; /* 十百千 */
        if (found < 0 && unit == 0)
            break;
        if (unit > 0) {
            total += (digit == 0 ? 1 : digit) * unit;
            digit = 0;
        } else {
            digit = found;
        }
        any = true;
        *len += 3;
        if (*len >= 21)
            return 0;
    }
    return any ? total + digit : 0;
}

/* Number words and Han numerals, which count only where a unit (or a multiplier) says that a number is meant. */
static bool read_words(bl_number *n, bl_str text, uint32_t line_begin, uint32_t end, uint32_t offset)
{
    bl_str rest = bl_str_slice(text, offset, end);
    const word_number *best = NULL;
    size_t len = 0;
    uint32_t row;
    for (size_t below = BL_WORDTABLE_ANY; best == NULL && (below = bl_wordtable_begin(&bl_words_of_numbers, rest, below, &row)) > 0;)
        if (row < BL_WORD_NUMERAL && (!is_letter(rest.ptr[0]) || rest.len == below || !is_letter(rest.ptr[below]))) {
            best = &words[row - 1];
            len = below;
        }
    *n = (bl_number){.begin = offset, .digits = offset, .words = true, .bound = best == NULL ? BL_BOUND_EXACT : best->bound};
    n->value = best != NULL ? best->value : han_value(rest, &len);
    if (n->value < 2)
        return false;
    n->digits_end = n->end = offset + (uint32_t)len;
    if (best == NULL)
        read_more(n, text, end);
    bool multiplied = n->end < end && read_multiplier(n, text, end);
    if (!read_unit(n, text, line_begin, end))
        return false;
    read_bound(n, text, line_begin, end);
    return (best != NULL && best->any) || multiplied || (n->unit != NULL && strcmp(n->unit, "points") != 0);
}

/* Where to go on behind a character that begins no number: behind all letters, as number words begin where words do. */
static uint32_t pass_over(bl_str text, uint32_t at, uint32_t end)
{
    const bool letter = is_letter(text.ptr[at]);
    for (at++; at < end && (letter ? is_letter(text.ptr[at]) : ((unsigned char)text.ptr[at] & 0xC0) == 0x80);)
        at++;
    return at;
}

bool bl_numbers_next(bl_number *out, bl_str text, uint32_t line_begin, uint32_t end, uint32_t *offset)
{
    uint32_t i = *offset;
    while (i < end) {
        char c = text.ptr[i];
        uint32_t next = i + 1;
        if (is_digit(c)) {
            bool number = read_digits(out, text, line_begin, end, i, &next);
            i = next;
            if (!number)
                continue;
            *offset = i;
            return true;
        }
        const bl_str rest = bl_str_slice(text, i, end);
        bool begins = bl_words_of_numbers.leads[(unsigned char)c] && bl_words_of_numbers.begins[bl_wordtable_first(rest)] != 0 &&
                      (!is_letter(c) || i == line_begin || !is_letter(text.ptr[i - 1]));
        if (begins && read_words(out, text, line_begin, end, i)) {
            *offset = out->end;
            return true;
        }
        i = pass_over(text, i, end);
    }
    *offset = end;
    return false;
}
