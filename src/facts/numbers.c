#include "facts/numbers.h"

#include "base/utf8.h"

#define VALUE_MAX INT64_C(9000000000000000000)
#define LOOK_BACK 32u /* bytes before a number that may announce its unit or bound */

typedef struct multiplier {
    const char *word;
    uint8_t power; /* of ten */
} multiplier;

/* Longest first where one begins another. Latin letters alone must not begin a word (30 ms, 5 kg). */
static const multiplier multipliers[] = {
    {"百万", 6},
    {"千万", 7},
    {"万亿", 12},
    {"kw", 7},
    {"十", 1},
    {"百", 2},
    {"千", 3},
    {"万", 4},
    {"亿", 8},
    {"w", 4},
    {"k", 3},
    {"mn", 6},
    {"mm", 6},
    {"million", 6},
    {"m", 6},
    {"bn", 9},
    {"billion", 9},
    {"b", 9},
    {"thousand", 3},
    {"trillion", 12},
    {"hundred", 2},
    {"lakh", 5},
    {"crore", 7},
};

typedef struct word_number {
    const char *word;
    int64_t value;
    bl_bound bound;
    bool any; /* also without a unit behind it */
} word_number;

static const word_number words[] = {
    {"half a million", 500000, BL_BOUND_EXACT, true},
    {"half a billion", 500000000, BL_BOUND_EXACT, true},
    {"half a dozen", 6, BL_BOUND_EXACT, true},
    {"a dozen", 12, BL_BOUND_EXACT, true},
    {"two dozen", 24, BL_BOUND_EXACT, true},
    {"dozens of", 24, BL_BOUND_AT_LEAST, true},
    {"dozen", 12, BL_BOUND_EXACT, false},
    {"a hundred", 100, BL_BOUND_EXACT, true},
    {"hundreds of thousands", 100000, BL_BOUND_AT_LEAST, true},
    {"hundreds of millions", 100000000, BL_BOUND_AT_LEAST, true},
    {"hundreds of", 100, BL_BOUND_AT_LEAST, true},
    {"a thousand", 1000, BL_BOUND_EXACT, true},
    {"tens of thousands", 10000, BL_BOUND_AT_LEAST, true},
    {"tens of millions", 10000000, BL_BOUND_AT_LEAST, true},
    {"thousands of", 1000, BL_BOUND_AT_LEAST, true},
    {"a million", 1000000, BL_BOUND_EXACT, true},
    {"millions of", 1000000, BL_BOUND_AT_LEAST, true},
    {"a billion", 1000000000, BL_BOUND_EXACT, true},
    {"billions of", 1000000000, BL_BOUND_AT_LEAST, true},
    {"two", 2, BL_BOUND_EXACT, false},
    {"three", 3, BL_BOUND_EXACT, false},
    {"four", 4, BL_BOUND_EXACT, false},
    {"five", 5, BL_BOUND_EXACT, false},
    {"six", 6, BL_BOUND_EXACT, false},
    {"seven", 7, BL_BOUND_EXACT, false},
    {"eight", 8, BL_BOUND_EXACT, false},
    {"nine", 9, BL_BOUND_EXACT, false},
    {"ten", 10, BL_BOUND_EXACT, false},
    {"eleven", 11, BL_BOUND_EXACT, false},
    {"twelve", 12, BL_BOUND_EXACT, false},
    {"fifteen", 15, BL_BOUND_EXACT, false},
    {"twenty", 20, BL_BOUND_EXACT, false},
    {"thirty", 30, BL_BOUND_EXACT, false},
    {"forty", 40, BL_BOUND_EXACT, false},
    {"fifty", 50, BL_BOUND_EXACT, false},
    {"数以亿计", 100000000, BL_BOUND_AT_LEAST, true},
    {"数以千万计", 10000000, BL_BOUND_AT_LEAST, true},
    {"数以百万计", 1000000, BL_BOUND_AT_LEAST, true},
    {"数以万计", 10000, BL_BOUND_AT_LEAST, true},
    {"数以千计", 1000, BL_BOUND_AT_LEAST, true},
    {"百万级", 1000000, BL_BOUND_ABOUT, true},
    {"百万量级", 1000000, BL_BOUND_ABOUT, true},
    {"十万级", 100000, BL_BOUND_ABOUT, true},
    {"千万级", 10000000, BL_BOUND_ABOUT, true},
    {"千万量级", 10000000, BL_BOUND_ABOUT, true},
    {"十亿级", 1000000000, BL_BOUND_ABOUT, true},
    {"百亿级", 10000000000, BL_BOUND_ABOUT, true},
    {"千亿级", 100000000000, BL_BOUND_ABOUT, true},
    {"万亿级", 1000000000000, BL_BOUND_ABOUT, true},
    {"亿级", 100000000, BL_BOUND_ABOUT, true},
    {"亿量级", 100000000, BL_BOUND_ABOUT, true},
    {"万级", 10000, BL_BOUND_ABOUT, true},
    {"千级", 1000, BL_BOUND_ABOUT, false},
    {"过亿", 100000000, BL_BOUND_AT_LEAST, true},
    {"上亿", 100000000, BL_BOUND_AT_LEAST, true},
    {"过千万", 10000000, BL_BOUND_AT_LEAST, true},
    {"上千万", 10000000, BL_BOUND_AT_LEAST, true},
    {"过百万", 1000000, BL_BOUND_AT_LEAST, true},
    {"上百万", 1000000, BL_BOUND_AT_LEAST, true},
    {"近千万", 10000000, BL_BOUND_ABOUT, true},
    {"近百万", 1000000, BL_BOUND_ABOUT, true},
    {"近亿", 100000000, BL_BOUND_ABOUT, true},
    {"百余", 100, BL_BOUND_AT_LEAST, true},
    {"百多", 100, BL_BOUND_AT_LEAST, true},
    {"千余", 1000, BL_BOUND_AT_LEAST, true},
    {"万余", 10000, BL_BOUND_AT_LEAST, true},
    {"十余", 10, BL_BOUND_AT_LEAST, true},
    {"十多", 10, BL_BOUND_AT_LEAST, true},
    {"十几", 11, BL_BOUND_AT_LEAST, true},
    {"几十万", 100000, BL_BOUND_AT_LEAST, true},
    {"几百万", 1000000, BL_BOUND_AT_LEAST, true},
    {"几千万", 10000000, BL_BOUND_AT_LEAST, true},
    {"几十亿", 1000000000, BL_BOUND_AT_LEAST, true},
    {"几十", 10, BL_BOUND_AT_LEAST, true},
    {"几百", 100, BL_BOUND_AT_LEAST, true},
    {"几千", 1000, BL_BOUND_AT_LEAST, true},
    {"几万", 10000, BL_BOUND_AT_LEAST, true},
    {"几亿", 100000000, BL_BOUND_AT_LEAST, true},
    {"数十万", 100000, BL_BOUND_AT_LEAST, true},
    {"数百万", 1000000, BL_BOUND_AT_LEAST, true},
    {"数千万", 10000000, BL_BOUND_AT_LEAST, true},
    {"数十亿", 1000000000, BL_BOUND_AT_LEAST, true},
    {"数百亿", 10000000000, BL_BOUND_AT_LEAST, true},
    {"数十", 10, BL_BOUND_AT_LEAST, true},
    {"数百", 100, BL_BOUND_AT_LEAST, true},
    {"数千", 1000, BL_BOUND_AT_LEAST, true},
    {"数万", 10000, BL_BOUND_AT_LEAST, true},
    {"数亿", 100000000, BL_BOUND_AT_LEAST, true},
    {"上百", 100, BL_BOUND_AT_LEAST, true},
    {"上千", 1000, BL_BOUND_AT_LEAST, true},
    {"上万", 10000, BL_BOUND_AT_LEAST, true},
};

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
        if (bl_str_begins(rest, bl_str_of(marks[i]))) {
            n->bound = BL_BOUND_AT_LEAST;
            n->end += (uint32_t)(space + strlen(marks[i]));
            return;
        }
}

static bool read_multiplier(bl_number *n, bl_str text, uint32_t end)
{
    size_t space = blanks(text, n->end, end);
    bl_str rest = bl_str_slice(text, n->end + space, end);
    const multiplier *best = NULL;
    size_t best_len = 0;
    for (size_t i = 0; i < sizeof multipliers / sizeof *multipliers; i++) {
        bl_str word = bl_str_of(multipliers[i].word);
        if (word.len <= best_len || !bl_str_begins(rest, word))
            continue;
        bool latin = is_letter(word.ptr[0]);
        if (latin && rest.len > word.len && (is_letter(rest.ptr[word.len]) || is_digit(rest.ptr[word.len])) &&
            !bl_str_begins(bl_str_slice(rest, word.len, rest.len), BL_STR("qps")))
            continue;
        if (latin && word.len == 1 && space > 0)
            continue; /* "5 m" is five metres */
        best = &multipliers[i];
        best_len = word.len;
    }
    if (best == NULL || !shift(n, best->power))
        return false;
    n->end += (uint32_t)(space + best_len);
    n->magnitude = true;
    return true;
}

static void read_bound(bl_number *n, bl_str text, uint32_t line_begin, uint32_t end)
{
    static const struct {
        const char *word;
        bl_bound bound;
    } before[] = {{"超过", BL_BOUND_AT_LEAST}, {"超", BL_BOUND_AT_LEAST}, {"逾", BL_BOUND_AT_LEAST}, {"至少", BL_BOUND_AT_LEAST}, {"不少于", BL_BOUND_AT_LEAST},
        {"突破", BL_BOUND_AT_LEAST}, {"more than", BL_BOUND_AT_LEAST}, {"over", BL_BOUND_AT_LEAST}, {"at least", BL_BOUND_AT_LEAST}, {">", BL_BOUND_AT_LEAST},
        {">=", BL_BOUND_AT_LEAST}, {"≥", BL_BOUND_AT_LEAST}, {"约", BL_BOUND_ABOUT}, {"大约", BL_BOUND_ABOUT}, {"近", BL_BOUND_ABOUT}, {"接近", BL_BOUND_ABOUT},
        {"~", BL_BOUND_ABOUT}, {"about", BL_BOUND_ABOUT}, {"around", BL_BOUND_ABOUT}, {"roughly", BL_BOUND_ABOUT}, {"approximately", BL_BOUND_ABOUT},
        {"nearly", BL_BOUND_ABOUT}, {"almost", BL_BOUND_ABOUT}, {"some", BL_BOUND_ABOUT}, {"低于", BL_BOUND_AT_MOST}, {"不到", BL_BOUND_AT_MOST},
        {"小于", BL_BOUND_AT_MOST}, {"不超过", BL_BOUND_AT_MOST}, {"less than", BL_BOUND_AT_MOST}, {"under", BL_BOUND_AT_MOST}, {"below", BL_BOUND_AT_MOST},
        {"up to", BL_BOUND_AT_MOST}, {"<", BL_BOUND_AT_MOST}, {"at most", BL_BOUND_AT_MOST}};
    if (n->bound == BL_BOUND_EXACT) {
        uint32_t low = n->begin > line_begin + LOOK_BACK ? n->begin - LOOK_BACK : line_begin;
        bl_str back = bl_str_trim(bl_str_slice(text, low, n->begin));
        size_t best = 0;
        for (size_t i = 0; i < sizeof before / sizeof *before; i++)
            if (strlen(before[i].word) > best && bl_str_ends(back, bl_str_of(before[i].word))) {
                best = strlen(before[i].word);
                n->bound = before[i].bound;
            }
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

/* The value of a Han numeral below ten thousand (三十二, 两百, 十), 0 where there is none; *len is what it takes. */
static int64_t han_value(bl_str text, size_t *len)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    int64_t total = 0, digit = 0;
    bool any = false;
    *len = 0;
    while (*len + 3 <= text.len) {
        bl_str rest = bl_str_slice(text, *len, text.len);
        int64_t found = bl_str_begins(rest, BL_STR("两")) ? 2 : -1, unit = 0;
        for (int i = 0; i < 10 && found < 0; i++)
            if (bl_str_begins(rest, bl_str_of(digits[i])))
                found = i;
        unit = bl_str_begins(rest, BL_STR("十")) ? 10 : bl_str_begins(rest, BL_STR("百")) ? 100 : bl_str_begins(rest, BL_STR("千")) ? 1000 : 0;
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
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        bl_str word = bl_str_of(words[i].word);
        bool latin = is_letter(word.ptr[0]);
        if (word.len > len && bl_str_begins(rest, word) && !(latin && rest.len > word.len && is_letter(rest.ptr[word.len]))) {
            best = &words[i];
            len = word.len;
        }
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

/* May a number word begin with the character? A look before the tables are searched. */
static bool begins_words(bl_str text, uint32_t at)
{
    static const char first[] = "数百千十万亿过上近几两二三四五六七八九零一";
    for (size_t i = 0; i + 3 <= sizeof first - 1 && at + 3 <= text.len; i += 3)
        if (memcmp(text.ptr + at, first + i, 3) == 0)
            return true;
    return false;
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
        bool word_begin = is_letter(c) && strchr("abdefhmnst", c) != NULL && (i == line_begin || !is_letter(text.ptr[i - 1]));
        bool han = (unsigned char)c >= 0xE4 && (unsigned char)c <= 0xE9 && begins_words(text, i);
        if ((word_begin || han) && read_words(out, text, line_begin, end, i)) {
            *offset = out->end;
            return true;
        }
        while (next < end && ((unsigned char)text.ptr[next] & 0xC0) == 0x80)
            next++;
        i = next;
    }
    *offset = end;
    return false;
}
