#include "facts/dates.h"

#include "base/utf8.h"
#include "facts/wordtables.h"

/* A place in the folded text, and how far it may be read. */
typedef struct scan {
    bl_str s;                /* the whole folded text */
    uint32_t at, end, start; /* start: where the line began */
    bl_month as_of;
} scan;

/* One date as it was found. */
typedef struct found {
    bl_date date;
    uint32_t begin, end;
    bool no_year; /* "Mar" of "Mar - May 2019" */
    bool roc;     /* years of the Republic */
    bool bad;     /* the shape of a date with an impossible part */
    bool season;  /* "Summer 2019": only its year is known */
    bool half;    /* "19.03": a date only beside another of its kind, or "to now" */
} found;

static const char *const open_words[] = {"since", "seit", "depuis", "desde", "自", "起于"};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
static char peek(const scan *p, uint32_t at) { return at < p->end ? p->s.ptr[at] : '\0'; }
static bool begins(const scan *p, uint32_t at, const char *word)
{
    size_t len = strlen(word);
    return at + len <= p->end && memcmp(p->s.ptr + at, word, len) == 0;
}
static uint32_t skip_spaces(const scan *p, uint32_t at)
{
    while (peek(p, at) == ' ' || peek(p, at) == '\t')
        at++;
    return at;
}

/* Digits at *at: their number is returned, their value set. */
static unsigned read_digits(const scan *p, uint32_t *at, int *value)
{
    unsigned count = 0;
    *value = 0;
    while (is_digit(peek(p, *at)) && count < 9) {
        *value = *value * 10 + (p->s.ptr[*at] - '0');
        count++;
        (*at)++;
    }
    return count;
}

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
static bool read_han(const scan *p, uint32_t at, found *out)
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
    if (year < 1950 || year > 2099 || !begins(p, (uint32_t)i, "年"))
        return false;
    i += 3;
    *out = (found){.date = {BL_DATE_YEAR, bl_month_of(year, 1)}, .begin = at, .end = (uint32_t)i};
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
    if (month >= 1 && month <= 12 && begins(p, (uint32_t)i, "月")) {
        out->date = (bl_date){BL_DATE_MONTH, bl_month_of(year, month)};
        out->end = (uint32_t)i + 3;
    }
    return true;
}

/* The name of a month (1 to 12) or a season (BL_WORD_SEASON) at a place, 0 where there is none; *end is behind it. */
static unsigned read_name(const scan *p, uint32_t at, uint32_t *end)
{
    const bl_str rest = bl_str_slice(p->s, at, at < p->end ? p->end : at);
    uint32_t name;
    for (size_t len = BL_WORDTABLE_ANY; (len = bl_wordtable_begin(&bl_words_of_dates, rest, len, &name)) > 0;) {
        const char after = peek(p, at + (uint32_t)len);
        *end = at + (uint32_t)len;
        if (name < BL_WORD_PRESENT && !is_letter(after) && !((unsigned char)after >= 0xC3 && (unsigned char)after < 0xE0))
            return name;
    }
    return 0;
}

/* A year of four digits, or of two behind an apostrophe. */
static bool read_year(const scan *p, uint32_t *at, int *year)
{
    uint32_t i = *at;
    bool quote = peek(p, i) == '\'';
    i += quote;
    unsigned digits = read_digits(p, &i, year);
    if (quote && digits == 2)
        *year += *year + 2000 <= bl_month_year(p->as_of) + 8 ? 2000 : 1900;
    else if (digits != 4)
        return false;
    *at = i;
    return *year >= 1950 && *year <= 2099;
}

/* "Mar 2019", "March, 2019", "Sept. '19", "Mar-19", "Jan 5, 2019", "summer 2019", "Q3 2020"; a month alone where a range follows. */
static bool read_named(const scan *p, uint32_t at, found *out)
{
    uint32_t end;
    int year = 0, day;
    bool season = false, quarter = false;
    const unsigned name = read_name(p, at, &end);
    season = name == BL_WORD_SEASON;
    int month = season ? 0 : (int)name;
    if (name == 0 && peek(p, at) == 'q' && peek(p, at + 1) >= '1' && peek(p, at + 1) <= '4' && !is_digit(peek(p, at + 2))) {
        month = (peek(p, at + 1) - '1') * 3 + 1;
        quarter = true;
        end = at + 2;
    }
    if (name == 0 && !quarter)
        return false;
    uint32_t i = end;
    if (peek(p, i) == '.' || peek(p, i) == ',')
        i++;
    i = skip_spaces(p, i);
    if (begins(p, i, "of "))
        i += 3;
    uint32_t j = i;
    unsigned digits = read_digits(p, &j, &day);
    if ((digits == 1 || digits == 2) && day >= 1 && day <= 31 && !season && !quarter) { /* a day before the year */
        if (begins(p, j, "st") || begins(p, j, "nd") || begins(p, j, "rd") || begins(p, j, "th"))
            j += 2;
        if (peek(p, j) == ',')
            j++;
        uint32_t k = skip_spaces(p, j);
        if (k > j && read_year(p, &k, &year)) {
            *out = (found){.date = {BL_DATE_MONTH, bl_month_of(year, month)}, .begin = at, .end = k};
            return true;
        }
    }
    if ((peek(p, i) == '-' || peek(p, i) == '/') && is_digit(peek(p, i + 1))) { /* "Mar-19", "Mar-2019" */
        j = i + 1;
        digits = read_digits(p, &j, &year);
        if (digits == 2)
            year += 2000;
        if ((digits == 2 || digits == 4) && year >= 1950 && year <= 2099) {
            *out = (found){.date = {BL_DATE_MONTH, bl_month_of(year, month)}, .begin = at, .end = j};
            return true;
        }
    }
    if (read_year(p, &i, &year) && !is_digit(peek(p, i))) {
        *out = (found){.date = {season ? BL_DATE_YEAR : BL_DATE_MONTH, bl_month_of(year, season ? 1 : month)}, .begin = at, .end = i, .season = season};
        return true;
    }
    *out = (found){.date = {BL_DATE_MONTH, month}, .begin = at, .end = end, .no_year = true};
    return !season && !quarter;
}

/* What follows four digits that are a year: a month behind 年 . / or -. */
static void read_month(const scan *p, uint32_t at, int year, found *out)
{
    uint32_t i = skip_spaces(p, at), j;
    int month, day;
    *out = (found){.date = {BL_DATE_YEAR, bl_month_of(year, 1)}, .begin = out->begin, .end = at};
    bool han = begins(p, i, "年");
    if (han) {
        out->end = i + 3;
        if (begins(p, out->end, "度") || begins(p, out->end, "底") || begins(p, out->end, "初") || begins(p, out->end, "春") || begins(p, out->end, "夏") ||
            begins(p, out->end, "秋") || begins(p, out->end, "冬"))
            out->end += 3;
        i = skip_spaces(p, i + 3);
        j = i;
    } else {
        char mark = peek(p, i);
        bool spaced = i > at;
        if (mark != '.' && mark != '/' && mark != '-')
            return;
        j = i + 1;
        if (mark != '.' && spaced)
            return;
        if (mark == '.')
            j = skip_spaces(p, j);
        if (mark == '.' && spaced && j == i + 1 && !is_digit(peek(p, j)))
            return;
    }
    uint32_t from = j;
    unsigned digits = read_digits(p, &j, &month);
    if (digits == 0 || digits > 2 || (!han && is_letter(peek(p, j)) && !begins(p, j, "to")))
        return;
    if (han && !begins(p, skip_spaces(p, j), "月") && peek(p, j) != '.' && peek(p, j) != '-' && peek(p, j) != '~' && peek(p, j) != ' ' && peek(p, j) != '\0')
        return;
    if (!han && peek(p, from - 1) == '-' && month > 12 && month > year % 100 && month <= year % 100 + 12)
        return; /* "2018-20": a range of years, seen by its end */
    if (!han && peek(p, from - 1) == '.' && is_digit(peek(p, j)))
        return;
    if (month < 1 || month > 12) {
        out->bad = true;
        out->date = (bl_date){BL_DATE_UNKNOWN, BL_MONTH_NONE};
        out->end = j;
        return;
    }
    out->date = (bl_date){BL_DATE_MONTH, bl_month_of(year, month)};
    out->end = j;
    uint32_t k = skip_spaces(p, j);
    if (begins(p, k, "月份"))
        out->end = k + 6;
    else if (begins(p, k, "月"))
        out->end = k + 3;
    k = out->end;
    char mark = peek(p, k);
    bool third = (mark == '.' || mark == '/' || mark == '-') && is_digit(peek(p, k + 1)); /* a day */
    uint32_t l = third ? k + 1 : k;
    digits = read_digits(p, &l, &day);
    if ((digits == 1 || digits == 2) && day >= 1 && day <= 31 && (third ? mark == p->s.ptr[from - 1] : begins(p, l, "日") || begins(p, l, "号")))
        out->end = third ? l : l + 3;
}

/* Four digits that are a year: "2019", "2019.03", "2019 Mar". */
static bool read_year_first(const scan *p, uint32_t i, int year, found *out)
{
    uint32_t k = skip_spaces(p, i), end;
    unsigned name = 0;
    if (k > i || peek(p, i) == '-')
        name = read_name(p, peek(p, i) == '-' ? i + 1 : k, &end);
    if (name != 0 && name != BL_WORD_SEASON && (end == p->end || !is_letter(peek(p, end))) && !(peek(p, end) == ' ' && is_digit(peek(p, end + 1)))) {
        uint32_t year_at = skip_spaces(p, end + (peek(p, end) == '.'));
        if (!is_digit(peek(p, year_at))) {
            *out = (found){.date = {BL_DATE_MONTH, bl_month_of(year, (int)name)}, .begin = out->begin, .end = end};
            return true;
        }
    }
    read_month(p, i, year, out);
    bool word = is_letter(peek(p, out->end)) && !begins(p, out->end, "to") && !begins(p, out->end, "年"); /* 2012R2, 2000w */
    return out->date.precision != BL_DATE_YEAR || !word;
}

/* "19年3月", and years of the Republic: "109年2月". */
static bool read_era_year(const scan *p, uint32_t i, int value, unsigned digits, bool roc, found *out)
{
    bool republic = roc || (digits == 3 && value >= 80 && value <= 130);
    int year = republic ? value + 1911 : value + (value + 2000 <= bl_month_year(p->as_of) + 8 ? 2000 : 1900);
    read_month(p, i, year, out);
    out->roc = republic;
    return republic ? year <= 2099 : out->date.precision == BL_DATE_MONTH && begins(p, out->end - 3, "月");
}

/* "19.03", "03/19": two digits each; which is the year is known by its size, else by the mark. */
static bool read_half(const scan *p, uint32_t end, int first, int second, char mark, found *out)
{
    bool year_first = first > 12 || (second <= 12 && mark != '/');
    int year = year_first ? first : second, month = year_first ? second : first;
    year += year + 2000 <= bl_month_year(p->as_of) + 1 ? 2000 : 1900;
    if (month < 1 || month > 12 || year < 1970 || is_letter(peek(p, end)) || is_digit(peek(p, end)) || peek(p, end) == '%')
        return false;
    out->date = (bl_date){BL_DATE_MONTH, bl_month_of(year, month)};
    out->end = end;
    out->half = true;
    return true;
}

/* One or two digits first: "03/2019", "31.05.2019", "05/31/2019", "19.03", "15 March 2019". */
static bool read_small_first(const scan *p, uint32_t i, int first, unsigned digits, found *out)
{
    int second, third;
    uint32_t begin = out->begin, j = i;
    if (begins(p, j, "st") || begins(p, j, "nd") || begins(p, j, "rd") || begins(p, j, "th"))
        j += 2;
    j = skip_spaces(p, j);
    if (begins(p, j, "of "))
        j += 3;
    if (first >= 1 && first <= 31 && (j > i || peek(p, i) == '-') && read_named(p, peek(p, i) == '-' ? i + 1 : j, out) && !out->season &&
        is_letter(p->s.ptr[out->begin]) && p->s.ptr[out->begin] != 'q') {
        out->begin = begin;
        return !out->no_year;
    }
    *out = (found){.begin = begin};
    char mark = peek(p, i);
    if (mark != '/' && mark != '.' && mark != '-')
        return false;
    j = i + 1;
    unsigned more = read_digits(p, &j, &second);
    if (more == 4 && second >= 1950 && second <= 2099 && !is_letter(peek(p, j))) { /* 03/2019 */
        out->end = j;
        out->bad = first < 1 || first > 12;
        out->date = out->bad ? (bl_date){BL_DATE_UNKNOWN, BL_MONTH_NONE} : (bl_date){BL_DATE_MONTH, bl_month_of(second, first)};
        return mark != '-' || !out->bad;
    }
    if ((more != 1 && more != 2) || peek(p, j) != mark || !is_digit(peek(p, j + 1)))
        return digits == 2 && more == 2 && mark != '-' && read_half(p, j, first, second, mark, out);
    uint32_t k = j + 1;
    more = read_digits(p, &k, &third);
    if (more != 4 || third < 1950 || third > 2099 || is_letter(peek(p, k)))
        return false;
    int month = mark == '/' && first <= 12 ? first : second; /* 05/31/2019 and 31.05.2019 */
    out->end = k;
    out->bad = month < 1 || month > 12;
    out->date = out->bad ? (bl_date){BL_DATE_UNKNOWN, BL_MONTH_NONE} : (bl_date){BL_DATE_MONTH, bl_month_of(third, month)};
    return true;
}

/* Dates that begin with digits. roc: the date before it in the range counted from 1911. */
static bool read_numeric(const scan *p, uint32_t at, bool roc, found *out)
{
    uint32_t i = at;
    int first, second;
    unsigned digits = read_digits(p, &i, &first);
    *out = (found){.begin = at};
    if (digits == 4 && first >= 1950 && first <= 2099)
        return read_year_first(p, i, first, out);
    if (digits == 6 && first / 100 >= 1980 && first / 100 <= 2050 && first % 100 >= 1 && first % 100 <= 12 && !is_letter(peek(p, i)) &&
        ((unsigned char)peek(p, i) < 0x80 || begins(p, i, "至") || begins(p, i, "到"))) {
        *out = (found){.date = {BL_DATE_MONTH, bl_month_of(first / 100, first % 100)}, .begin = at, .end = i}; /* 201903 */
        return true;
    }
    if (digits == 5 && (first / 1000 == 20 || first / 1000 == 19) && (peek(p, i) == '/' || peek(p, i) == '.' || peek(p, i) == '-') &&
        is_digit(peek(p, i + 1))) {
        i++;
        out->bad = read_digits(p, &i, &second) <= 2; /* 20232/5 */
        out->end = i;
        return out->bad;
    }
    bool slashed = roc && (peek(p, i) == '/' || peek(p, i) == '.') && is_digit(peek(p, i + 1)); /* 民国98/03 */
    if ((digits == 2 || digits == 3) && (begins(p, i, "年") || slashed))
        return read_era_year(p, i, first, digits, roc, out);
    return digits >= 1 && digits <= 2 && read_small_first(p, i, first, digits, out);
}

static bool read_date(const scan *p, uint32_t at, bool roc, found *out)
{
    if (begins(p, at, "民国")) {
        uint32_t i = skip_spaces(p, at + 6);
        if (!is_digit(peek(p, i)) || !read_numeric(p, i, true, out))
            return false;
        out->begin = at;
        out->roc = true;
        return true;
    }
    if (begins(p, at, "公元") || begins(p, at, "西元"))
        return read_date(p, at + 6, false, out);
    char c = peek(p, at);
    if (is_digit(c))
        return read_numeric(p, at, roc, out);
    if (is_letter(c) || ((unsigned char)c >= 0xC3 && (unsigned char)c < 0xE0))
        return read_named(p, at, out);
    return (unsigned char)c >= 0xE2 && read_han(p, at, out);
}

static bool read_present(const scan *p, uint32_t at, found *out)
{
    if (begins(p, at, "the "))
        at += 4;
    const bl_str rest = bl_str_slice(p->s, at, at < p->end ? p->end : at);
    uint32_t kind;
    for (size_t len = BL_WORDTABLE_ANY; (len = bl_wordtable_begin(&bl_words_of_dates, rest, len, &kind)) > 0;) {
        const uint32_t end = at + (uint32_t)len;
        if (kind != BL_WORD_PRESENT || (is_letter(peek(p, end)) && is_letter(p->s.ptr[at])))
            continue;
        *out = (found){.date = {BL_DATE_PRESENT, p->as_of}, .begin = at, .end = end};
        return true;
    }
    return false;
}

/* Behind a connector of a range ('-', '~', '至', 'to', ...): sets *at behind it. False where there is none. */
static bool read_connector(const scan *p, uint32_t *at)
{
    static const char *const words[] = {
        "->", "=>", "→", "➔", "➜", "➝", "➞", "⟶", "⇒", "›", "»", "〜", "∼", "到", "至", "until", "till", "through", "thru", "bis", "hasta", "to", "à", "a"};
    uint32_t i = skip_spaces(p, *at), j = i;
    while (peek(p, j) == '-' || peek(p, j) == '~' || peek(p, j) == '_')
        j++;
    if (peek(p, j) == '>' && j > i)
        j++;
    if (j > i) {
        *at = j;
        return true;
    }
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        uint32_t end = i + (uint32_t)strlen(words[k]);
        if (begins(p, i, words[k]) && !(is_letter(words[k][0]) && (i == *at || is_letter(peek(p, end)))) && !(begins(p, i, "至今"))) {
            *at = end;
            return true;
        }
    }
    return false;
}

/* Nothing but closing marks or the end of a field stands here: "2019 -" is open. */
static bool at_field_end(const scan *p, uint32_t at)
{
    uint32_t i = skip_spaces(p, at);
    char c = peek(p, i);
    return c == '\0' || c == ')' || c == '|' || c == ']' || c == '\n' || i > at + 1 || peek(p, at) == '\t';
}

static bool is_boundary(const scan *p, uint32_t at)
{
    if (at == p->start)
        return true;
    char c = p->s.ptr[at - 1], d = p->s.ptr[at];
    if (is_digit(c))
        return false;
    if (is_letter(c) && (is_letter(d) || is_digit(d)))
        return false;
    if ((unsigned char)c >= 0x80 && is_letter(d) && (unsigned char)c < 0xC0 && at >= 2 && (unsigned char)p->s.ptr[at - 2] >= 0xC3 &&
        (unsigned char)p->s.ptr[at - 2] < 0xE0)
        return false;
    if ((c == '.' || c == '/' || c == '-' || c == ':' || c == '$' || c == '#' || c == '=' || c == '_') && is_digit(d) && at >= p->start + 2) {
        char before = p->s.ptr[at - 2];
        return !(is_digit(before) || (c != '-' && c != ':' && is_letter(before)) || c == '$' || c == '=' || c == '#' || c == '_');
    }
    return true;
}

static bool is_open_word(const scan *p, uint32_t *begin)
{
    uint32_t i = *begin;
    while (i > p->start && p->s.ptr[i - 1] == ' ')
        i--;
    for (size_t k = 0; k < sizeof open_words / sizeof *open_words; k++) {
        uint32_t len = (uint32_t)strlen(open_words[k]);
        if (i >= p->start + len && memcmp(p->s.ptr + i - len, open_words[k], len) == 0) {
            *begin = i - len;
            return true;
        }
    }
    return false;
}

/* "2018-20": the end of a range of years in two digits. */
static bool read_short_year(const scan *p, uint32_t at, int year, found *out)
{
    uint32_t i = at;
    int value;
    if (read_digits(p, &i, &value) != 2 || is_letter(peek(p, i)) || peek(p, i) == '.' || peek(p, i) == '/' || (unsigned char)peek(p, i) >= 0xE0 ||
        value <= year % 100 || value > year % 100 + 12)
        return false;
    *out = (found){.date = {BL_DATE_YEAR, bl_month_of(year - year % 100 + value, 1)}, .begin = at, .end = i};
    return true;
}

static void finish(bl_range *out, const found *from, const found *to)
{
    out->from = from->date;
    out->to = to->date;
    out->end = to->end;
    out->single = out->season = false;
    if (from->no_year && to->date.precision == BL_DATE_MONTH) /* "Mar - May 2019" */
        out->from.month = bl_month_of(bl_month_year(to->date.month) - (from->date.month > bl_month_number(to->date.month)), from->date.month);
    if (from->bad || to->bad)
        out->problem = "date-unreadable";
    else if (to->date.precision != BL_DATE_PRESENT && out->to.month < out->from.month &&
             !(to->date.precision == BL_DATE_YEAR && bl_month_year(out->to.month) == bl_month_year(out->from.month)))
        out->problem = "end-before-start";
}

/* Behind "起", "开始", "以来": the end of the word that leaves a period open; at where there is none. */
static uint32_t skip_open_tail(const scan *p, uint32_t at)
{
    static const char *const words[] = {"起", "开始", "以来", "onwards", "onward"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins(p, at, words[i]))
            return at + (uint32_t)strlen(words[i]);
    return at;
}

/* "2019-03 / 2021-06": a slash between blanks joins two months of one form. */
static bool read_slash(const scan *p, const found *from, uint32_t *at)
{
    found to;
    uint32_t i = skip_spaces(p, *at);
    if (from->date.precision != BL_DATE_MONTH || from->half || i == *at || peek(p, i) != '/' || peek(p, i + 1) != ' ')
        return false;
    uint32_t second = skip_spaces(p, i + 1);
    bool joined = is_digit(peek(p, second)) && is_digit(p->s.ptr[from->begin]) && read_numeric(p, second, from->roc, &to) &&
                  to.date.precision == BL_DATE_MONTH && !to.half && to.date.month >= from->date.month;
    if (joined || (read_present(p, second, &to) && is_digit(p->s.ptr[from->begin])))
        *at = i + 1;
    return *at == i + 1;
}

/* "Summers 2014 and 2015": the years that follow, one by one. */
static void read_more_seasons(const scan *p, bl_range *out)
{
    static const char *const joints[] = {"and ", "& ", ", and ", ", "};
    for (bool more = true; more;) {
        const uint32_t gap = skip_spaces(p, out->end);
        more = false;
        for (size_t i = 0; i < sizeof joints / sizeof *joints && !more; i++) {
            uint32_t at = gap + (uint32_t)strlen(joints[i]);
            int year;
            more = begins(p, gap, joints[i]) && read_year(p, &at, &year) && !is_digit(peek(p, at)) && year == bl_month_year(out->to.month) + 1;
            if (more) {
                out->to.month = bl_month_of(year, 1);
                out->end = at;
            }
        }
    }
}

/* The rest of a range whose first date is known. False: a month without a year that no range completes. */
static bool read_rest(scan *p, found *from, bl_range *out)
{
    found to;
    uint32_t i = from->end, gap = skip_spaces(p, from->end);
    *out = (bl_range){
        .begin = from->begin, .end = from->end, .from = from->date, .single = true, .season = from->season, .problem = from->bad ? "date-unreadable" : NULL};
    uint32_t tail = skip_open_tail(p, gap);
    if (tail > gap)
        i = tail;
    bool connected = read_connector(p, &i) || read_slash(p, from, &i);
    uint32_t second = skip_spaces(p, i);
    if (connected || begins(p, gap, "至今") || begins(p, gap, "迄今") || begins(p, gap, "present") || i > from->end) {
        bool got = read_present(p, second, &to) || (connected && read_date(p, second, from->roc, &to)) ||
                   (connected && !from->no_year && from->date.precision == BL_DATE_YEAR && read_short_year(p, second, bl_month_year(from->date.month), &to));
        if (got && to.no_year && from->date.precision == BL_DATE_MONTH && !from->no_year && bl_month_number(from->date.month) <= to.date.month) {
            to.date.month = bl_month_of(bl_month_year(from->date.month), to.date.month); /* "Jan 2019 - May" */
            to.no_year = false;
        }
        bool halves = got && (from->half || to.half) && to.date.precision != BL_DATE_PRESENT;
        if (halves && (!from->half || !to.half || to.date.month < from->date.month))
            got = false;
        if (got && !to.no_year && !(from->no_year && to.date.precision != BL_DATE_MONTH)) {
            finish(out, from, &to);
            return true;
        }
        if (connected && !from->no_year && !from->bad && p->s.ptr[i - 1] != 'a' && p->s.ptr[i - 1] != 'o' && at_field_end(p, i)) {
            *out = (bl_range){.begin = from->begin, .end = i, .from = from->date, .to = {BL_DATE_PRESENT, p->as_of}, .open = true};
            return true;
        }
    }
    if (tail > gap && !from->no_year && !from->bad && !from->half) {
        *out = (bl_range){.begin = from->begin, .end = tail, .from = from->date, .to = {BL_DATE_PRESENT, p->as_of}, .open = true};
        return true;
    }
    /* "2019年3月 (至今)" and the like are rare; "2016年3-8月": months of one year */
    if (connected && from->date.precision == BL_DATE_MONTH && !from->no_year && is_digit(peek(p, second))) {
        int month;
        uint32_t j = second;
        if (read_digits(p, &j, &month) <= 2 && month >= 1 && month <= 12 && begins(p, j, "月") && month >= bl_month_number(from->date.month)) {
            to = (found){.date = {BL_DATE_MONTH, bl_month_of(bl_month_year(from->date.month), month)}, .begin = second, .end = j + 3};
            finish(out, from, &to);
            return true;
        }
    }
    if (from->season) { /* some time of that year */
        out->single = false;
        out->to = from->date;
        read_more_seasons(p, out);
    }
    return !from->no_year && !from->half;
}

/* A date begins with a digit, with a letter before a digit (Q3), or with a word that is a sign of one. */
bl_status bl_dates_open(bl_dates *out, const bl_document *document, const bl_glance *glance, const bl_signs *signs)
{
    const size_t blocks = (size_t)document->folded.len / 64 + 1;
    uint64_t *places = BL_NEW_ARRAY(document->arena, uint64_t, blocks);
    if (places == NULL)
        return BL_ERROR_MEMORY;
    for (size_t i = 0; i < blocks; i++) {
        const uint64_t behind = glance->digits[i] >> 1 | (i + 1 < blocks ? glance->digits[i + 1] << 63 : 0);
        places[i] = glance->starts[i] & (glance->digits[i] | behind);
    }
    for (uint32_t i = 0; i < signs->count; i++)
        if ((signs->items[i].kinds & BL_WORD_DATE) != 0)
            places[signs->items[i].begin / 64] |= UINT64_C(1) << signs->items[i].begin % 64;
    *out = (bl_dates){{document->folded.bytes, document->folded.len}, glance, places};
    return BL_OK;
}

/* No date is without a figure, or a 年 behind Chinese ones. */
static bool may_hold(const scan *p, const bl_glance *glance, uint32_t at)
{
    return bl_glance_next(glance->digits, at, p->end) < p->end ||
           (bl_glance_next(glance->leads, at, p->end) < p->end && bl_str_find(bl_str_slice(p->s, at, p->end), BL_STR("年"), 0) != SIZE_MAX);
}

bool bl_dates_next(bl_range *out, const bl_dates *dates, bl_span within, bl_month as_of, uint32_t *offset)
{
    uint32_t at = bl_glance_next(dates->places, *offset < within.begin ? within.begin : *offset, within.end);
    *offset = within.end;
    if (at >= within.end)
        return false;
    scan p = {.s = dates->text, .end = within.end, .start = within.begin, .as_of = as_of};
    if (!may_hold(&p, dates->glance, at))
        return false;
    for (; at < within.end; at = bl_glance_next(dates->places, at + 1, within.end)) {
        found from;
        if (!is_boundary(&p, at) || !read_date(&p, at, false, &from))
            continue;
        if (is_digit(peek(&p, from.end)))
            continue;
        bool read = read_rest(&p, &from, out);
        if (!read)
            continue;
        if (out->single && !from.bad && is_open_word(&p, &out->begin)) {
            out->single = false;
            out->open = true;
            out->to = (bl_date){BL_DATE_PRESENT, as_of};
        }
        *offset = out->end;
        return true;
    }
    return false;
}

bool bl_dates_is_present(const bl_document *document, bl_span span)
{
    scan p = {.s = {document->folded.bytes, document->folded.len}, .at = span.begin, .end = span.end, .start = span.begin};
    found to;
    return read_present(&p, span.begin, &to) && skip_spaces(&p, to.end) >= span.end;
}

static bl_month later(bl_month a, bl_month b) { return a > b ? a : b; }
static bl_month earlier(bl_month a, bl_month b) { return a < b ? a : b; }

bl_when bl_when_between(bl_date from, bl_date to, bl_month as_of)
{
    bl_when when = {.start = from, .end = to};
    if (from.precision == BL_DATE_UNKNOWN || to.precision == BL_DATE_UNKNOWN)
        return when;
    when.known = true;
    bl_month begin = from.month, end = to.precision == BL_DATE_PRESENT ? as_of : to.month;
    bl_month limit = to.precision == BL_DATE_YEAR ? end + 12 : end;
    if (limit == begin && from.precision == BL_DATE_MONTH)
        limit = begin + 1; /* the same month twice: at most that month */
    /* What lies ahead of today has not been worked yet. */
    when.proven = (bl_period){begin, later(begin, earlier(end, as_of))};
    when.possible = (bl_period){begin, later(begin, earlier(limit, later(as_of, begin + (limit == begin + 1 && begin == as_of))))};
    return when;
}

bl_when bl_when_of(const bl_document *document, const bl_range *range, bl_month as_of)
{
    bl_when when = {.start = range->from, .end = range->to};
    if (!range->single && range->problem == NULL)
        when = bl_when_between(range->from, range->to, as_of);
    when.at = bl_document_origin(document, (bl_span){range->begin, range->end});
    return when;
}
