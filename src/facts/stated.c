#include "facts/stated.h"

enum {
    FAR = 40,       /* bytes between a name and the unit of time */
    MOST_WORDS = 6, /* between them */
    MOST_MONTHS = 720,
    LESS_THAN_A_YEAR = 11 /* months */
};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Bytes of the longest of the words (a list that ends in NULL) that s begins with; 0 where none does. */
static size_t opens_with(bl_str s, const char *const *words)
{
    size_t best = 0;
    for (; *words != NULL; words++)
        if (s.len > 0 && **words == s.ptr[0] && strlen(*words) > best && bl_str_opens(s, *words))
            best = strlen(*words);
    return best;
}

bool bl_stated_unit(bl_str text)
{
    static const char *const units[] = {"年", "+年", "+ years", " years", " yrs", " year", NULL};
    return opens_with(text, units) > 0;
}

/* "3 years", "5+ yrs", "18 months", 5年, 1.5年, 6个月 at the begin of s: months, and *end behind the unit; 0 where none stands there. */
static uint32_t duration(bl_str s, size_t *end)
{
    static const char *const more[] = {"+", " ", "余", "多", "-", "plus", "个", NULL}, *const years[] = {"years", "year", "yrs", "yr", "年", NULL},
                             *const months[] = {"months", "month", "mos", "月", NULL};
    static const char *const not_after[] = {"级", "前", "度", "底", "初", "份", "薪", "old", " old", " ago", NULL};
    uint32_t tenths = 0;
    size_t i = 0, step;
    while (i < s.len && i < 3 && is_digit(s.ptr[i]))
        tenths = tenths * 10 + (uint32_t)(s.ptr[i++] - '0');
    tenths *= 10;
    if (i == 0 || i > 2)
        return 0;
    if (i + 1 < s.len && s.ptr[i] == '.' && is_digit(s.ptr[i + 1])) {
        tenths += (uint32_t)(s.ptr[i + 1] - '0');
        i += 2;
    }
    while (i < s.len && (step = opens_with(bl_str_slice(s, i, s.len), more)) > 0)
        i += step;
    const bl_str unit = bl_str_slice(s, i, s.len);
    const size_t year = opens_with(unit, years), month = year > 0 ? 0 : opens_with(unit, months);
    *end = i + year + month;
    const bl_str rest = bl_str_slice(s, *end, s.len);
    if (year + month == 0 || opens_with(rest, not_after) > 0 || (rest.len > 0 && is_digit(rest.ptr[0])))
        return 0;
    const uint32_t found = year > 0 ? (tenths * 12 + 9) / 10 : (tenths + 9) / 10;
    return found <= MOST_MONTHS ? found : 0;
}

uint32_t bl_stated_behind(bl_str text)
{
    static const char *const marks[] = {" ", "(", "-", ":", "~", "|", NULL},
                             *const words[] = {"exprience", "experience", "exp", "used for", "for", "over", "about", "around", "nearly", "approx", "总计",
                                 "累计", "经验", "使用", "开发", "编程", "工作经验", "年限", "有", "约", "近", "超过", "已", "共", NULL},
                             *const less[] = {"less than 1 year", "less than a year", "less than one year", "不到1年", "不满1年", "1年以内", "1年以下", NULL};
    bool marked = false;
    size_t end;
    text.len = text.len > FAR ? FAR : text.len;
    for (unsigned seen = 0; text.len > 0 && seen < MOST_WORDS;) {
        if (opens_with(text, less) > 0)
            return LESS_THAN_A_YEAR;
        if (is_digit(text.ptr[0]))
            return marked ? duration(text, &end) : 0;
        size_t step = opens_with(text, marks);
        if (step == 0) {
            step = opens_with(text, words);
            seen++;
        }
        if (step == 0)
            return 0;
        marked = true;
        text = bl_str_slice(text, step, text.len);
    }
    return 0;
}

/* Only words that join a duration to what was done that long. */
static bool only_fillers(bl_str s)
{
    static const char *const fillers[] = {" ", "'", "of", "hands-on", "experience", "exp", "in", "with", "using", "working", "professional", "以上", "的", "多",
        "余", "工作", "经验", "使用", "左右", NULL};
    for (size_t step; s.len > 0; s = bl_str_slice(s, step, s.len))
        if ((step = opens_with(s, fillers)) == 0)
            return false;
    return true;
}

uint32_t bl_stated_before(bl_str text)
{
    text = text.len > FAR ? bl_str_slice(text, text.len - FAR, text.len) : text;
    for (size_t i = text.len; i-- > 0;) {
        size_t end;
        if (!is_digit(text.ptr[i]) || (i > 0 && (is_digit(text.ptr[i - 1]) || text.ptr[i - 1] == '.')))
            continue;
        const uint32_t months = duration(bl_str_slice(text, i, text.len), &end);
        return months > 0 && only_fillers(bl_str_slice(text, i + end, text.len)) ? months : 0; /* the nearest number only */
    }
    return 0;
}
