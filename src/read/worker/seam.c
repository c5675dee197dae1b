/* What the words say on both sides of the place where one row ends and the next begins. */
#include "base/utf8.h"
#include "read/worker/rows.h"

#define REACH 48 /* characters that are looked at on each side */

/* Characters of a row, runs of blanks as one. */
typedef struct words {
    uint32_t codes[REACH];
    uint32_t count;
} words;

static void add_code(words *w, uint32_t code)
{
    if (bl_is_blank(code))
        code = ' ';
    if (code == ' ' && (w->count == 0 || w->codes[w->count - 1] == ' '))
        return;
    if (w->count < REACH)
        w->codes[w->count++] = code;
}

static void read_head(words *w, const bl_layout *l, const bl_row *row)
{
    w->count = 0;
    for (uint32_t k = 0; k < bl_row_chunks(row) && w->count < REACH; k++) {
        const bl_chunk *chunk = bl_row_chunk(l, row, k);
        add_code(w, ' ');
        for (uint32_t i = chunk->begin; i < chunk->end && w->count < REACH; i++)
            add_code(w, bl_row_glyph(l, row, i)->code);
    }
}

/* The end of a row, from its last character backwards. */
static void read_tail(words *w, const bl_layout *l, const bl_row *row)
{
    w->count = 0;
    for (uint32_t k = bl_row_chunks(row); k-- > 0 && w->count < REACH;) {
        const bl_chunk *chunk = bl_row_chunk(l, row, k);
        add_code(w, ' ');
        for (uint32_t i = chunk->end; i-- > chunk->begin && w->count < REACH;)
            add_code(w, bl_row_glyph(l, row, i)->code);
    }
}

static uint32_t code_at(const words *w, uint32_t i) { return i < w->count ? w->codes[i] : ' '; }
static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool is_dash(uint32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == '~' || c == 0xFF5E || c == 0x301C || c == 0x2212; }
static bool is_date_mark(uint32_t c) { return c == 0x5E74 || c == 0x6708 || c == 0x65E5; } /* 年月日 */

/* Does a sentence end with it? */
static bool ends_sentence(uint32_t c) { return c == '.' || c == 0x3002 || c == '!' || c == 0xFF01 || c == '?' || c == 0xFF1F; }

/* Something must follow it. */
static bool opens(uint32_t c)
{
    static const uint32_t marks[] = {
        ',', 0xFF0C, 0x3001, ':', 0xFF1A, '/', 0xFF0F, 0xB7, 0x2022, '|', 0xFF5C, '&', '+', '(', 0xFF08, '[', 0x3010, 0x300A, 0x201C};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (marks[i] == c)
            return true;
    return is_dash(c);
}

/* No line begins with it, but the rest of one. */
static bool resumes(uint32_t c)
{
    static const uint32_t marks[] = {',', 0xFF0C, 0x3001, 0x3002, ';', 0xFF1B, ':', 0xFF1A, '/', 0xFF0F, '|', 0xFF5C, '&', '+', ')', 0xFF09, ']', 0x3011,
        0x300B, 0x300D, 0x201D, 0xFF01, 0xFF1F, '%'};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (marks[i] == c)
            return true;
    return c >= 'a' && c <= 'z';
}

static bool is_latin(uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* Does the Latin word that begins at `at` stand in a list? step: 1 forwards, -1 backwards (the words of a tail). At most ten letters. */
static bool is_word_of(const words *w, uint32_t at, bool backwards, const char *const *list, size_t count)
{
    char text[12];
    uint32_t len = 0;
    while (len < sizeof text - 1 && is_latin(code_at(w, at + len)))
        len++;
    if (len == 0 || len == sizeof text - 1)
        return false;
    for (uint32_t i = 0; i < len; i++)
        text[i] = (char)(code_at(w, at + (backwards ? len - 1 - i : i)) | 0x20);
    for (size_t i = 0; i < count; i++)
        if (bl_str_equal((bl_str){text, len}, bl_str_of(list[i])))
            return true;
    return false;
}

static bool is_month(const words *w, uint32_t at, bool backwards)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february",
        "march", "april", "june", "july", "august", "september", "october", "november", "december"};
    return is_word_of(w, at, backwards, months, sizeof months / sizeof months[0]);
}

static bool is_linking(const words *w)
{
    static const char *const linking[] = {
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with", "und", "de", "since", "using"};
    return code_at(w, 0) >= 'a' && is_word_of(w, 0, true, linking, sizeof linking / sizeof linking[0]);
}

static bool is_now(const words *w)
{
    static const char *const now[] = {"present", "now", "current", "today", "date", "ongoing"};
    const uint32_t last = code_at(w, 0);
    return last == 0x4ECA || last == 0x73B0 || last == 0x73FE || last == 0x5728 || is_word_of(w, 0, true, now, sizeof now / sizeof now[0]); /* 今 现 現 在 */
}

static bool is_year(const words *w, uint32_t at)
{
    const bool century = (code_at(w, at) == '1' && code_at(w, at + 1) == '9') || (code_at(w, at) == '2' && code_at(w, at + 1) == '0');
    return century && is_digit(code_at(w, at + 2)) && is_digit(code_at(w, at + 3)) && !is_digit(code_at(w, at + 4));
}

/* "2019.04", "2019年4月", "2019 -", "04/2019", "April 2019": a new entry begins. */
static bool begins_period(const words *w)
{
    uint32_t at = 0;
    const uint32_t digits = (uint32_t)is_digit(code_at(w, at)) + (is_digit(code_at(w, at)) && is_digit(code_at(w, at + 1)));
    if (digits > 0 && (code_at(w, at + digits) == '/' || code_at(w, at + digits) == '.') && is_year(w, at + digits + 1))
        return true;
    if (is_month(w, at, false)) {
        while (is_latin(code_at(w, at)) || code_at(w, at) == '.')
            at++;
        return is_year(w, at + (code_at(w, at) == ' '));
    }
    if (!is_year(w, at))
        return false;
    at += 4;
    at += code_at(w, at) == ' ';
    const uint32_t mark = code_at(w, at), next = code_at(w, at + 1) == ' ' ? code_at(w, at + 2) : code_at(w, at + 1);
    return is_dash(mark) || mark == 0x81F3 || ((mark == '.' || mark == '/' || mark == 0x5E74) && is_digit(next)); /* 至 */
}

/* "Email:", "求职意向：": a field of its own. */
static bool begins_label(const words *w)
{
    const bool capital = code_at(w, 0) >= 'A' && code_at(w, 0) <= 'Z';
    if (!capital && !bl_is_han(code_at(w, 0)))
        return false;
    for (uint32_t i = 1; i < (capital ? 18 : 9); i++) {
        const uint32_t c = code_at(w, i);
        if (c == ':' || c == 0xFF1A)
            return i >= 2 && code_at(w, i + 1) != '/';
        if (!bl_is_word(c) && c != ' ')
            return false;
    }
    return false;
}

/* "ann@example.com", "www.example.com": an address begins, and no small letter of a sentence. */
static bool begins_address(const words *w)
{
    for (uint32_t i = 0; i < w->count && w->codes[i] != ' ' && !bl_is_dense(w->codes[i]); i++)
        if (w->codes[i] == '@' || (w->codes[i] == '.' && i == 3 && w->codes[0] == 'w' && w->codes[2] == 'w') ||
            (w->codes[i] == ':' && code_at(w, i + 1) == '/'))
            return i > 0;
    return false;
}

/* "2019 - 2021", "2019年4月至今": a whole period stands at the end. */
static bool ends_period(const words *w)
{
    uint32_t at = code_at(w, 0) == ')' || code_at(w, 0) == 0xFF09;
    if (!is_digit(code_at(w, at)) && code_at(w, at) != 0x6708 && !is_now(w))
        return false;
    for (at++; at < 30 && at < w->count; at++)
        if ((is_dash(w->codes[at]) || w->codes[at] == 0x81F3) &&
            (is_digit(code_at(w, at + 1)) || is_digit(code_at(w, at + 2)) || is_date_mark(code_at(w, at + 1))))
            return true;
    return false;
}

/* Nothing but a period stands in the row. */
static bool is_only_period(const words *w)
{
    uint32_t others = 0;
    for (uint32_t i = 0; i < w->count; i++)
        others += bl_is_word(w->codes[i]) && !is_digit(w->codes[i]) && !is_date_mark(w->codes[i]) && !is_latin(w->codes[i]) && w->codes[i] != 0x81F3 &&
                  w->codes[i] != 0x4ECA;
    return begins_period(w) && w->count < 28 && others == 0;
}

/* A bracket is open at the end of the row. */
static bool is_in_brackets(const words *w)
{
    for (uint32_t i = 0, closed = 0; i < w->count; i++) { /* backwards */
        const uint32_t c = w->codes[i];
        if (c == ')' || c == 0xFF09 || c == 0x3011)
            closed++;
        else if ((c == '(' || c == 0xFF08 || c == 0x3010) && closed-- == 0)
            return true;
    }
    return false;
}

/* "2019年4月", and below it "- 至今", or "4月": the rest of a period. */
static bool is_rest_of_period(const words *tail, const words *head)
{
    const uint32_t last = code_at(tail, 0), first = code_at(head, 0);
    if (is_digit(last) && is_date_mark(first))
        return true;
    if (last == 0x5E74 && is_digit(first)) /* 年 */
        return code_at(head, 1) == 0x6708 || code_at(head, 2) == 0x6708;
    if (is_month(tail, 0, true) && is_year(head, 0))
        return true;
    if (is_dash(last) && is_digit(first)) { /* "2019.04 - | 2021.03" */
        const uint32_t before = code_at(tail, code_at(tail, 1) == ' ' ? 2 : 1);
        return is_digit(before) || is_date_mark(before) || is_latin(before);
    }
    if (!is_dash(first) || !(is_digit(last) || is_date_mark(last)))
        return false;
    const uint32_t next = code_at(head, code_at(head, 1) == ' ' ? 2 : 1);
    return is_digit(next) || next == 0x81F3 || next == 0x4ECA || next == 0x73B0 || next == 'P' || next == 'p' || next == 'n' || next == 'N' ||
           is_month(head, 2, false);
}

/* "13 | 薪": a figure, and what it counts. */
static bool is_counted(uint32_t last, uint32_t first)
{
    static const uint32_t units[] = {0x85AA, 0x4EBA, 0x540D, 0x4E2A, 0x500B, 0x5E74, 0x6708, 0x65E5, 0x4E07, 0x842C, 0x4EBF, 0x5104, 0x5343, 0x767E, 0x5143,
        0x53F0, 0x6B21, 0x5BB6, 0x9879, 0x9805, 0x6761, 0x5C81, 0x500D, 0x5206, 0x5929}; /* 薪人名个個年月日万萬亿億千百元台次家项項条岁倍分天 */
    for (size_t i = 0; is_digit(last) && i < sizeof units / sizeof units[0]; i++)
        if (units[i] == first)
            return true;
    return false;
}

bl_seam bl_seam_read(const bl_layout *l, const bl_row *a, const bl_row *b)
{
    words tail, head;
    read_tail(&tail, l, a);
    read_head(&head, l, b);
    const uint32_t last = code_at(&tail, 0), first = code_at(&head, 0);
    return (bl_seam){
        .period = is_rest_of_period(&tail, &head),
        .open = opens(last) || is_linking(&tail) || is_in_brackets(&tail),
        .resumed = (resumes(first) && !begins_address(&head)) || is_counted(last, first) || ((first == '(' || first == 0xFF08) && bl_is_word(last)),
        .closed = ends_sentence(last),
        .dated = ends_period(&tail),
        .fresh = begins_period(&head),
        .undated = !ends_period(&tail) && is_only_period(&head),
        .labelled = begins_label(&head) || begins_address(&head),
    };
}
