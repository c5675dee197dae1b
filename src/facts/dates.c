#include "facts/dates.h"

#include "facts/date.h"
#include "facts/wordtables.h"

static const char *const open_words[] = {"since", "seit", "depuis", "desde", "自", "起于"};

/* Behind a connector of a range ('-', '~', '至', 'to', ...): sets *at behind it. False where there is none. */
static bool read_connector(const bl_date_scan *p, uint32_t *at)
{
    static const char *const words[] = {
        "->", "=>", "→", "➔", "➜", "➝", "➞", "⟶", "⇒", "›", "»", "〜", "∼", "到", "至", "until", "till", "through", "thru", "bis", "hasta", "to", "à", "a"};
    uint32_t i = bl_date_skip_spaces(p, *at), j = i;
    while (bl_date_peek(p, j) == '-' || bl_date_peek(p, j) == '~' || bl_date_peek(p, j) == '_')
        j++;
    if (bl_date_peek(p, j) == '>' && j > i)
        j++;
    if (j > i) {
        *at = j;
        return true;
    }
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        uint32_t end = i + (uint32_t)strlen(words[k]);
        if (bl_date_begins(p, i, words[k]) && !(bl_date_is_letter(words[k][0]) && (i == *at || bl_date_is_letter(bl_date_peek(p, end)))) &&
            !(bl_date_begins(p, i, "至今"))) {
            *at = end;
            return true;
        }
    }
    return false;
}

/* Nothing but closing marks or the end of a field stands here: "2019 -" is open. */
static bool at_field_end(const bl_date_scan *p, uint32_t at)
{
    uint32_t i = bl_date_skip_spaces(p, at);
    char c = bl_date_peek(p, i);
    return c == '\0' || c == ')' || c == '|' || c == ']' || c == '\n' || i > at + 1 || bl_date_peek(p, at) == '\t';
}

static bool is_boundary(const bl_date_scan *p, uint32_t at)
{
    if (at == p->start)
        return true;
    char c = p->s.ptr[at - 1], d = p->s.ptr[at];
    if (bl_date_is_digit(c))
        return false;
    if (bl_date_is_letter(c) && (bl_date_is_letter(d) || bl_date_is_digit(d)))
        return false;
    if ((unsigned char)c >= 0x80 && bl_date_is_letter(d) && (unsigned char)c < 0xC0 && at >= 2 && (unsigned char)p->s.ptr[at - 2] >= 0xC3 &&
        (unsigned char)p->s.ptr[at - 2] < 0xE0)
        return false;
    if ((c == '.' || c == '/' || c == '-' || c == ':' || c == '$' || c == '#' || c == '=' || c == '_') && bl_date_is_digit(d) && at >= p->start + 2) {
        char before = p->s.ptr[at - 2];
        return !(bl_date_is_digit(before) || (c != '-' && c != ':' && bl_date_is_letter(before)) || c == '$' || c == '=' || c == '#' || c == '_');
    }
    return true;
}

static bool is_open_word(const bl_date_scan *p, uint32_t *begin)
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
static bool read_short_year(const bl_date_scan *p, uint32_t at, int year, bl_date_found *out)
{
    uint32_t i = at;
    int value;
    if (bl_date_read_digits(p, &i, &value) != 2 || bl_date_is_letter(bl_date_peek(p, i)) || bl_date_peek(p, i) == '.' || bl_date_peek(p, i) == '/' ||
        (unsigned char)bl_date_peek(p, i) >= 0xE0 || value <= year % 100 || value > year % 100 + 12)
        return false;
    *out = (bl_date_found){.date = {BL_DATE_YEAR, bl_month_of(year - year % 100 + value, 1)}, .begin = at, .end = i};
    return true;
}

static void finish(bl_range *out, const bl_date_found *from, const bl_date_found *to)
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
static uint32_t skip_open_tail(const bl_date_scan *p, uint32_t at)
{
    static const char *const words[] = {"起", "开始", "以来", "onwards", "onward"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bl_date_begins(p, at, words[i]))
            return at + (uint32_t)strlen(words[i]);
    return at;
}

/* "2019-03 / 2021-06": a slash between blanks joins two months of one form. */
static bool read_slash(const bl_date_scan *p, const bl_date_found *from, uint32_t *at)
{
    bl_date_found to;
    uint32_t i = bl_date_skip_spaces(p, *at);
    if (from->date.precision != BL_DATE_MONTH || from->half || i == *at || bl_date_peek(p, i) != '/' || bl_date_peek(p, i + 1) != ' ')
        return false;
    uint32_t second = bl_date_skip_spaces(p, i + 1);
    bool joined = bl_date_is_digit(bl_date_peek(p, second)) && bl_date_is_digit(p->s.ptr[from->begin]) && bl_date_read(p, second, from->roc, &to) &&
                  to.date.precision == BL_DATE_MONTH && !to.half && to.date.month >= from->date.month;
    if (joined || (bl_date_present(p, second, &to) && bl_date_is_digit(p->s.ptr[from->begin])))
        *at = i + 1;
    return *at == i + 1;
}

/* "Summers 2014 and 2015": the years that follow, one by one. */
static void read_more_seasons(const bl_date_scan *p, bl_range *out)
{
    static const char *const joints[] = {"and ", "& ", ", and ", ", "};
    for (bool more = true; more;) {
        const uint32_t gap = bl_date_skip_spaces(p, out->end);
        more = false;
        for (size_t i = 0; i < sizeof joints / sizeof *joints && !more; i++) {
            uint32_t at = gap + (uint32_t)strlen(joints[i]);
            int year;
            more = bl_date_begins(p, gap, joints[i]) && bl_date_year(p, &at, &year) && !bl_date_is_digit(bl_date_peek(p, at)) &&
                   year == bl_month_year(out->to.month) + 1;
            if (more) {
                out->to.month = bl_month_of(year, 1);
                out->end = at;
            }
        }
    }
}

/* The rest of a range whose first date is known. False: a month without a year that no range completes. */
static bool read_rest(bl_date_scan *p, bl_date_found *from, bl_range *out)
{
    bl_date_found to;
    uint32_t i = from->end, gap = bl_date_skip_spaces(p, from->end);
    *out = (bl_range){
        .begin = from->begin, .end = from->end, .from = from->date, .single = true, .season = from->season, .problem = from->bad ? "date-unreadable" : NULL};
    uint32_t tail = skip_open_tail(p, gap);
    if (tail > gap)
        i = tail;
    bool connected = read_connector(p, &i) || read_slash(p, from, &i);
    uint32_t second = bl_date_skip_spaces(p, i);
    if (connected || bl_date_begins(p, gap, "至今") || bl_date_begins(p, gap, "迄今") || bl_date_begins(p, gap, "present") || i > from->end) {
        bool got = bl_date_present(p, second, &to) || (connected && bl_date_read(p, second, from->roc, &to)) ||
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
    if (connected && from->date.precision == BL_DATE_MONTH && !from->no_year && bl_date_is_digit(bl_date_peek(p, second))) {
        int month;
        uint32_t j = second;
        if (bl_date_read_digits(p, &j, &month) <= 2 && month >= 1 && month <= 12 && bl_date_begins(p, j, "月") && month >= bl_month_number(from->date.month)) {
            to = (bl_date_found){.date = {BL_DATE_MONTH, bl_month_of(bl_month_year(from->date.month), month)}, .begin = second, .end = j + 3};
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
static bool may_hold(const bl_date_scan *p, const bl_glance *glance, uint32_t at)
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
    bl_date_scan p = {.s = dates->text, .end = within.end, .start = within.begin, .as_of = as_of};
    if (!may_hold(&p, dates->glance, at))
        return false;
    for (; at < within.end; at = bl_glance_next(dates->places, at + 1, within.end)) {
        bl_date_found from;
        if (!is_boundary(&p, at) || !bl_date_read(&p, at, false, &from))
            continue;
        if (bl_date_is_digit(bl_date_peek(&p, from.end)))
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
    bl_date_scan p = {.s = {document->folded.bytes, document->folded.len}, .at = span.begin, .end = span.end, .start = span.begin};
    bl_date_found to;
    return bl_date_present(&p, span.begin, &to) && bl_date_skip_spaces(&p, to.end) >= span.end;
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
