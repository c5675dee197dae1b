#include "facts/date.h"

#include "base/utf8.h"
#include "facts/wordtables.h"

static int han_digit(uint32_t c)
{
    static const uint32_t digits[] = {0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    if (c == 0x3007 || c == 0x25CB)
        return 0;
    for (int i = 0; i < 10; i++)
        if (digits[i] == c)
            return i;
    return -1;
}

/* Four Chinese digits and 年, perhaps a month in Chinese: 二〇一九年六月. */
static bool read_han(const bl_date_scan *p, uint32_t at, bl_date_found *out)
{
    int year = 0, month = 0;
    bl_str s = bl_str_slice(p->s, 0, p->end);
    size_t i = at;
    for (unsigned k = 0; k < 4; k++) {
        int digit = i < s.len ? han_digit(bl_utf8_next(s, &i)) : -1;
        if (digit < 0)
            return false;
        year = year * 10 + digit;
    }
    if (year < 1950 || year > 2099 || !bl_date_begins(p, (uint32_t)i, "年"))
        return false;
    i += 3;
    *out = (bl_date_found){.date = {BL_DATE_YEAR, bl_month_of(year, 1)}, .begin = at, .end = (uint32_t)i};
    while (i < s.len) {
        size_t next = i;
        uint32_t c = bl_utf8_next(s, &next);
        int digit = han_digit(c);
        if (c == 0x5341)
            month = month == 0 ? 10 : month * 10;
        else if (digit > 0)
            month += digit;
        else
            break;
        i = next;
    }
    if (month >= 1 && month <= 12 && bl_date_begins(p, (uint32_t)i, "月")) {
        out->date = (bl_date){BL_DATE_MONTH, bl_month_of(year, month)};
        out->end = (uint32_t)i + 3;
    }
    return true;
}

/* The name of a month (1 to 12) or a season (BL_WORD_SEASON) at a place, 0 where there is none; *end is behind it. */
static unsigned read_name(const bl_date_scan *p, uint32_t at, uint32_t *end)
{
    const bl_str rest = bl_str_slice(p->s, at, at < p->end ? p->end : at);
    uint32_t name;
    for (size_t len = BL_WORDTABLE_ANY; (len = bl_wordtable_begin(&bl_words_of_dates, rest, len, &name)) > 0;) {
        const char after = bl_date_peek(p, at + (uint32_t)len);
        *end = at + (uint32_t)len;
        if (name < BL_WORD_PRESENT && !bl_date_is_letter(after) && !((unsigned char)after >= 0xC3 && (unsigned char)after < 0xE0))
            return name;
    }
    return 0;
}

/* A year of four digits, or of two behind an apostrophe. */
bool bl_date_year(const bl_date_scan *p, uint32_t *at, int *year)
{
    uint32_t i = *at;
    bool quote = bl_date_peek(p, i) == '\'';
    i += quote;
    unsigned digits = bl_date_read_digits(p, &i, year);
    if (quote && digits == 2)
        *year += *year + 2000 <= bl_month_year(p->as_of) + 8 ? 2000 : 1900;
    else if (digits != 4)
        return false;
    *at = i;
    return *year >= 1950 && *year <= 2099;
}

/* "Mar 2019", "March, 2019", "Sept. '19", "Mar-19", "Jan 5, 2019", "summer 2019", "Q3 2020"; a month alone where a range follows. */
static bool read_named(const bl_date_scan *p, uint32_t at, bl_date_found *out)
{
    uint32_t end;
    int year = 0, day;
    bool season = false, quarter = false;
    const unsigned name = read_name(p, at, &end);
    season = name == BL_WORD_SEASON;
    int month = season ? 0 : (int)name;
    if (name == 0 && bl_date_peek(p, at) == 'q' && bl_date_peek(p, at + 1) >= '1' && bl_date_peek(p, at + 1) <= '4' &&
        !bl_date_is_digit(bl_date_peek(p, at + 2))) {
        month = (bl_date_peek(p, at + 1) - '1') * 3 + 1;
        quarter = true;
        end = at + 2;
    }
    if (name == 0 && !quarter)
        return false;
    uint32_t i = end;
    if (bl_date_peek(p, i) == '.' || bl_date_peek(p, i) == ',')
        i++;
    i = bl_date_skip_spaces(p, i);
    if (bl_date_begins(p, i, "of "))
        i += 3;
    uint32_t j = i;
    unsigned digits = bl_date_read_digits(p, &j, &day);
    if ((digits == 1 || digits == 2) && day >= 1 && day <= 31 && !season && !quarter) { /* a day before the year */
        if (bl_date_begins(p, j, "st") || bl_date_begins(p, j, "nd") || bl_date_begins(p, j, "rd") || bl_date_begins(p, j, "th"))
            j += 2;
        if (bl_date_peek(p, j) == ',')
            j++;
        uint32_t k = bl_date_skip_spaces(p, j);
        if (k > j && bl_date_year(p, &k, &year)) {
            *out = (bl_date_found){.date = {BL_DATE_MONTH, bl_month_of(year, month)}, .begin = at, .end = k};
            return true;
        }
    }
    if ((bl_date_peek(p, i) == '-' || bl_date_peek(p, i) == '/') && bl_date_is_digit(bl_date_peek(p, i + 1))) { /* "Mar-19", "Mar-2019" */
        j = i + 1;
        digits = bl_date_read_digits(p, &j, &year);
        if (digits == 2)
            year += 2000;
        if ((digits == 2 || digits == 4) && year >= 1950 && year <= 2099) {
            *out = (bl_date_found){.date = {BL_DATE_MONTH, bl_month_of(year, month)}, .begin = at, .end = j};
            return true;
        }
    }
    if (bl_date_year(p, &i, &year) && !bl_date_is_digit(bl_date_peek(p, i))) {
        *out = (bl_date_found){.date = {season ? BL_DATE_YEAR : BL_DATE_MONTH, bl_month_of(year, season ? 1 : month)}, .begin = at, .end = i, .season = season};
        return true;
    }
    *out = (bl_date_found){.date = {BL_DATE_MONTH, month}, .begin = at, .end = end, .no_year = true};
    return !season && !quarter;
}

/* What follows four digits that are a year: a month behind 年 . / or -. */
static void read_month(const bl_date_scan *p, uint32_t at, int year, bl_date_found *out)
{
    uint32_t i = bl_date_skip_spaces(p, at), j;
    int month, day;
    *out = (bl_date_found){.date = {BL_DATE_YEAR, bl_month_of(year, 1)}, .begin = out->begin, .end = at};
    bool han = bl_date_begins(p, i, "年");
    if (han) {
        out->end = i + 3;
        if (bl_date_begins(p, out->end, "度") || bl_date_begins(p, out->end, "底") || bl_date_begins(p, out->end, "初") || bl_date_begins(p, out->end, "春") ||
            bl_date_begins(p, out->end, "夏") || bl_date_begins(p, out->end, "秋") || bl_date_begins(p, out->end, "冬"))
            out->end += 3;
        i = bl_date_skip_spaces(p, i + 3);
        j = i;
    } else {
        char mark = bl_date_peek(p, i);
        bool spaced = i > at;
        if (mark != '.' && mark != '/' && mark != '-')
            return;
        j = i + 1;
        if (mark != '.' && spaced)
            return;
        if (mark == '.')
            j = bl_date_skip_spaces(p, j);
        if (mark == '.' && spaced && j == i + 1 && !bl_date_is_digit(bl_date_peek(p, j)))
            return;
    }
    uint32_t from = j;
    unsigned digits = bl_date_read_digits(p, &j, &month);
    if (digits == 0 || digits > 2 || (!han && bl_date_is_letter(bl_date_peek(p, j)) && !bl_date_begins(p, j, "to")))
        return;
    if (han && !bl_date_begins(p, bl_date_skip_spaces(p, j), "月") && bl_date_peek(p, j) != '.' && bl_date_peek(p, j) != '-' && bl_date_peek(p, j) != '~' &&
        bl_date_peek(p, j) != ' ' && bl_date_peek(p, j) != '\0')
        return;
    if (!han && bl_date_peek(p, from - 1) == '-' && month > 12 && month > year % 100 && month <= year % 100 + 12)
        return; /* "2018-20": a range of years, seen by its end */
    if (!han && bl_date_peek(p, from - 1) == '.' && bl_date_is_digit(bl_date_peek(p, j)))
        return;
    if (month < 1 || month > 12) {
        out->bad = true;
        out->date = (bl_date){BL_DATE_UNKNOWN, BL_MONTH_NONE};
        out->end = j;
        return;
    }
    out->date = (bl_date){BL_DATE_MONTH, bl_month_of(year, month)};
    out->end = j;
    uint32_t k = bl_date_skip_spaces(p, j);
    if (bl_date_begins(p, k, "月份"))
        out->end = k + 6;
    else if (bl_date_begins(p, k, "月"))
        out->end = k + 3;
    k = out->end;
    char mark = bl_date_peek(p, k);
    bool third = (mark == '.' || mark == '/' || mark == '-') && bl_date_is_digit(bl_date_peek(p, k + 1)); /* a day */
    uint32_t l = third ? k + 1 : k;
    digits = bl_date_read_digits(p, &l, &day);
    if ((digits == 1 || digits == 2) && day >= 1 && day <= 31 &&
        (third ? mark == p->s.ptr[from - 1] : bl_date_begins(p, l, "日") || bl_date_begins(p, l, "号")))
        out->end = third ? l : l + 3;
}

/* Four digits that are a year: "2019", "2019.03", "2019 Mar". */
static bool read_year_first(const bl_date_scan *p, uint32_t i, int year, bl_date_found *out)
{
    uint32_t k = bl_date_skip_spaces(p, i), end;
    unsigned name = 0;
    if (k > i || bl_date_peek(p, i) == '-')
        name = read_name(p, bl_date_peek(p, i) == '-' ? i + 1 : k, &end);
    if (name != 0 && name != BL_WORD_SEASON && (end == p->end || !bl_date_is_letter(bl_date_peek(p, end))) &&
        !(bl_date_peek(p, end) == ' ' && bl_date_is_digit(bl_date_peek(p, end + 1)))) {
        uint32_t year_at = bl_date_skip_spaces(p, end + (bl_date_peek(p, end) == '.'));
        if (!bl_date_is_digit(bl_date_peek(p, year_at))) {
            *out = (bl_date_found){.date = {BL_DATE_MONTH, bl_month_of(year, (int)name)}, .begin = out->begin, .end = end};
            return true;
        }
    }
    read_month(p, i, year, out);
    bool word = bl_date_is_letter(bl_date_peek(p, out->end)) && !bl_date_begins(p, out->end, "to") && !bl_date_begins(p, out->end, "年"); /* 2012R2, 2000w */
    return out->date.precision != BL_DATE_YEAR || !word;
}

/* "19年3月", and years of the Republic: "109年2月". */
static bool read_era_year(const bl_date_scan *p, uint32_t i, int value, unsigned digits, bool roc, bl_date_found *out)
{
    bool republic = roc || (digits == 3 && value >= 80 && value <= 130);
    int year = republic ? value + 1911 : value + (value + 2000 <= bl_month_year(p->as_of) + 8 ? 2000 : 1900);
    read_month(p, i, year, out);
    out->roc = republic;
    return republic ? year <= 2099 : out->date.precision == BL_DATE_MONTH && bl_date_begins(p, out->end - 3, "月");
}

/* "19.03", "03/19": two digits each; which is the year is known by its size, else by the mark. */
static bool read_half(const bl_date_scan *p, uint32_t end, int first, int second, char mark, bl_date_found *out)
{
    bool year_first = first > 12 || (second <= 12 && mark != '/');
    int year = year_first ? first : second, month = year_first ? second : first;
    year += year + 2000 <= bl_month_year(p->as_of) + 1 ? 2000 : 1900;
    if (month < 1 || month > 12 || year < 1970 || bl_date_is_letter(bl_date_peek(p, end)) || bl_date_is_digit(bl_date_peek(p, end)) ||
        bl_date_peek(p, end) == '%')
        return false;
    out->date = (bl_date){BL_DATE_MONTH, bl_month_of(year, month)};
    out->end = end;
    out->half = true;
    return true;
}

/* One or two digits first: "03/2019", "31.05.2019", "05/31/2019", "19.03", "15 March 2019". */
static bool read_small_first(const bl_date_scan *p, uint32_t i, int first, unsigned digits, bl_date_found *out)
{
    int second, third;
    uint32_t begin = out->begin, j = i;
    if (bl_date_begins(p, j, "st") || bl_date_begins(p, j, "nd") || bl_date_begins(p, j, "rd") || bl_date_begins(p, j, "th"))
        j += 2;
    j = bl_date_skip_spaces(p, j);
    if (bl_date_begins(p, j, "of "))
        j += 3;
    if (first >= 1 && first <= 31 && (j > i || bl_date_peek(p, i) == '-') && read_named(p, bl_date_peek(p, i) == '-' ? i + 1 : j, out) && !out->season &&
        bl_date_is_letter(p->s.ptr[out->begin]) && p->s.ptr[out->begin] != 'q') {
        out->begin = begin;
        return !out->no_year;
    }
    *out = (bl_date_found){.begin = begin};
    char mark = bl_date_peek(p, i);
    if (mark != '/' && mark != '.' && mark != '-')
        return false;
    j = i + 1;
    unsigned more = bl_date_read_digits(p, &j, &second);
    if (more == 4 && second >= 1950 && second <= 2099 && !bl_date_is_letter(bl_date_peek(p, j))) { /* 03/2019 */
        out->end = j;
        out->bad = first < 1 || first > 12;
        out->date = out->bad ? (bl_date){BL_DATE_UNKNOWN, BL_MONTH_NONE} : (bl_date){BL_DATE_MONTH, bl_month_of(second, first)};
        return mark != '-' || !out->bad;
    }
    if ((more != 1 && more != 2) || bl_date_peek(p, j) != mark || !bl_date_is_digit(bl_date_peek(p, j + 1)))
        return digits == 2 && more == 2 && mark != '-' && read_half(p, j, first, second, mark, out);
    uint32_t k = j + 1;
    more = bl_date_read_digits(p, &k, &third);
    if (more != 4 || third < 1950 || third > 2099 || bl_date_is_letter(bl_date_peek(p, k)))
        return false;
    int month = mark == '/' && first <= 12 ? first : second; /* 05/31/2019 and 31.05.2019 */
    out->end = k;
    out->bad = month < 1 || month > 12;
    out->date = out->bad ? (bl_date){BL_DATE_UNKNOWN, BL_MONTH_NONE} : (bl_date){BL_DATE_MONTH, bl_month_of(third, month)};
    return true;
}

/* Dates that begin with digits. roc: the date before it in the range counted from 1911. */
static bool read_numeric(const bl_date_scan *p, uint32_t at, bool roc, bl_date_found *out)
{
    uint32_t i = at;
    int first, second;
    unsigned digits = bl_date_read_digits(p, &i, &first);
    *out = (bl_date_found){.begin = at};
    if (digits == 4 && first >= 1950 && first <= 2099)
        return read_year_first(p, i, first, out);
    if (digits == 6 && first / 100 >= 1980 && first / 100 <= 2050 && first % 100 >= 1 && first % 100 <= 12 && !bl_date_is_letter(bl_date_peek(p, i)) &&
        ((unsigned char)bl_date_peek(p, i) < 0x80 || bl_date_begins(p, i, "至") || bl_date_begins(p, i, "到"))) {
        *out = (bl_date_found){.date = {BL_DATE_MONTH, bl_month_of(first / 100, first % 100)}, .begin = at, .end = i}; /* 201903 */
        return true;
    }
    if (digits == 5 && (first / 1000 == 20 || first / 1000 == 19) && (bl_date_peek(p, i) == '/' || bl_date_peek(p, i) == '.' || bl_date_peek(p, i) == '-') &&
        bl_date_is_digit(bl_date_peek(p, i + 1))) {
        i++;
        out->bad = bl_date_read_digits(p, &i, &second) <= 2; /* 20232/5 */
        out->end = i;
        return out->bad;
    }
    bool slashed = roc && (bl_date_peek(p, i) == '/' || bl_date_peek(p, i) == '.') && bl_date_is_digit(bl_date_peek(p, i + 1)); /* 民国98/03 */
    if ((digits == 2 || digits == 3) && (bl_date_begins(p, i, "年") || slashed))
        return read_era_year(p, i, first, digits, roc, out);
    return digits >= 1 && digits <= 2 && read_small_first(p, i, first, digits, out);
}

bool bl_date_read(const bl_date_scan *p, uint32_t at, bool roc, bl_date_found *out)
{
    if (bl_date_begins(p, at, "民国")) {
        uint32_t i = bl_date_skip_spaces(p, at + 6);
        if (!bl_date_is_digit(bl_date_peek(p, i)) || !read_numeric(p, i, true, out))
            return false;
        out->begin = at;
        out->roc = true;
        return true;
    }
    if (bl_date_begins(p, at, "公元") || bl_date_begins(p, at, "西元"))
        return bl_date_read(p, at + 6, false, out);
    char c = bl_date_peek(p, at);
    if (bl_date_is_digit(c))
        return read_numeric(p, at, roc, out);
    if (bl_date_is_letter(c) || ((unsigned char)c >= 0xC3 && (unsigned char)c < 0xE0))
        return read_named(p, at, out);
    return (unsigned char)c >= 0xE2 && read_han(p, at, out);
}

bool bl_date_present(const bl_date_scan *p, uint32_t at, bl_date_found *out)
{
    if (bl_date_begins(p, at, "the "))
        at += 4;
    const bl_str rest = bl_str_slice(p->s, at, at < p->end ? p->end : at);
    uint32_t kind;
    for (size_t len = BL_WORDTABLE_ANY; (len = bl_wordtable_begin(&bl_words_of_dates, rest, len, &kind)) > 0;) {
        const uint32_t end = at + (uint32_t)len;
        if (kind != BL_WORD_PRESENT || (bl_date_is_letter(bl_date_peek(p, end)) && bl_date_is_letter(p->s.ptr[at])))
            continue;
        *out = (bl_date_found){.date = {BL_DATE_PRESENT, p->as_of}, .begin = at, .end = end};
        return true;
    }
    return false;
}
