/* Where a line is cut into the pieces that fields are made of (fields.c). */
#include "base/utf8.h"
#include "facts/fields.h"

typedef struct cutter {
    const bl_reading *r;
    bl_str text;
    uint32_t at, end;
    uint32_t range, range_end; /* dates of the line that are still ahead */
    bool cut_dates;
    uint32_t mark;   /* bold and italic marks of the line that are still ahead */
    uint32_t border; /* where the next of them begins or ends */
} cutter;

static uint32_t first_mark(const bl_document *document, uint32_t begin)
{
    uint32_t low = 0, high = document->marks.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->marks.items[middle].span.begin < begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Does bold or italic begin or end at the offset? Asked from left to right. */
static bool is_border(cutter *c, uint32_t at)
{
    const bl_document *document = c->r->document;
    if (c->border >= at)
        return c->border == at;
    c->border = UINT32_MAX;
    while (c->mark < document->marks.count && document->marks.items[c->mark].span.end < at)
        c->mark++;
    for (uint32_t i = c->mark; i < document->marks.count && document->marks.items[i].span.begin < c->end; i++) {
        const bl_mark *mark = &document->marks.items[i];
        if (mark->kind != BL_MARK_BOLD && mark->kind != BL_MARK_ITALIC)
            continue;
        if (mark->span.begin >= at && mark->span.begin < c->border)
            c->border = mark->span.begin;
        else if (mark->span.end >= at && mark->span.end < c->border)
            c->border = mark->span.end;
    }
    return c->border == at;
}

static bool is_ideographic_space(const cutter *c, uint32_t at)
{
    bl_span origin = bl_folded_origin(&c->r->document->folded, (bl_span){at, at + 1});
    return origin.end - origin.begin == 3;
}

static bool han_beside(const cutter *c, uint32_t at, uint32_t after)
{
    size_t before = at, next = after;
    uint32_t a = at > 0 ? bl_utf8_previous(c->text, &before) : 0;
    uint32_t b = after < c->end ? bl_utf8_next(bl_str_slice(c->text, 0, c->end), &next) : 0;
    if (b == '(')
        return false;
    return bl_is_han(a) || bl_is_han(b) || a == ')';
}

static bool at_word(const cutter *c, uint32_t at, const char *word)
{
    size_t len = strlen(word);
    return at + len <= c->end && memcmp(c->text.ptr + at, word, len) == 0;
}

/* "Ltd" and "Inc." behind a comma belong to the name before it; so does a region behind a city. */
static bool comma_binds(const cutter *c, uint32_t after)
{
    static const char *const tails[] = {"inc", "ltd", "llc", "co.", "corp", "gmbh", "limited", "llp", "plc", "s.a", "jr", "phd", "lda"};
    while (after < c->end && c->text.ptr[after] == ' ')
        after++;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (at_word(c, after, tails[i]))
            return true;
    return false;
}

/* "University of Illinois at Urbana": does a school's word stand in the field before the cutter's place? Not far, so that a long line costs no more. */
static bool names_campus(const cutter *c, uint32_t begin)
{
    enum { FAR = 160 }; /* bytes */
    const bl_str field = bl_str_slice(c->text, c->at - begin > FAR ? c->at - FAR : begin, c->at);
    return bl_has_word(field, "university") || bl_has_word(field, "college") || bl_has_word(field, "school");
}

/* "Geek Harbor-Decatur, GA": does a town with its state stand behind the dash, and a name of several words before it ("Winston-Salem, NC" is a town)? */
static bool is_town_behind(const cutter *c, uint32_t begin)
{
    enum { FAR = 48 }; /* bytes */
    const uint32_t end = c->end - c->at > FAR ? c->at + FAR : c->end;
    const char *comma = memchr(c->text.ptr + c->at, ',', end - c->at);
    if (comma == NULL || memchr(c->text.ptr + begin, ' ', c->at - begin) == NULL)
        return false;
    uint32_t at = (uint32_t)(comma - c->text.ptr) + 2;
    bool state = at + 2 <= end && comma[1] == ' ' && comma[2] >= 'a' && comma[2] <= 'z' && comma[3] >= 'a' && comma[3] <= 'z' &&
                 (at + 2 == c->end || c->text.ptr[at + 2] < 'a' || c->text.ptr[at + 2] > 'z');
    return state && bl_is_place(bl_str_slice(c->text, c->at + 1, at + 2));
}

/* Is it a mark between blanks? */
static bool mark_at(const cutter *c, uint32_t at)
{
    switch (c->text.ptr[at]) {
    case '/': return at_word(c, at, "/ ") || at_word(c, at, "// ");
    case '-': return at_word(c, at, "- ") || at_word(c, at, "-- ");
    case '~': return at_word(c, at, "~ ");
    case '|': return at_word(c, at, "| ");
    case '\xC2': return at_word(c, at, "\xC2\xB7 ");
    case '\xE2': return at_word(c, at, "• ");
    default: return false;
    }
}

/* The separator at the cutter's place: its strength and length, or BL_PART_NONE. Inside brackets only dates and the line's end cut. */
static bl_part separator(const cutter *c, uint32_t begin, unsigned depth, uint32_t *length)
{
    const char *p = c->text.ptr + c->at;
    uint32_t left = c->end - c->at;
    *length = 1;
    if (*p == '\t')
        return BL_PART_STRONG;
    if (depth > 0)
        return BL_PART_NONE;
    if (*p == ' ') {
        uint32_t run = 0;
        bool wide = false;
        while (run < left && (p[run] == ' ' || p[run] == '\t')) {
            wide = wide || p[run] == '\t' || is_ideographic_space(c, c->at + run);
            run++;
        }
        *length = run;
        if (run == left)
            return BL_PART_SPACE;
        uint32_t q = c->at + run;
        if (mark_at(c, q))
            return BL_PART_NONE; /* the mark itself cuts */
        if (wide || run >= 2)
            return BL_PART_STRONG;
        if ((at_word(c, q, "at ") && !names_campus(c, begin)) || at_word(c, q, "@ ")) {
            *length = run + (p[run] == '@' ? 2u : 3u);
            return BL_PART_AT;
        }
        return han_beside(c, c->at, q) ? BL_PART_SPACE : BL_PART_NONE;
    }
    bool spaced = c->at > begin && c->text.ptr[c->at - 1] == ' ' && (left == 1 || p[1] == ' ' || p[1] == '/' || p[1] == '-');
    if (*p == '|')
        return BL_PART_STRONG;
    if (*p == '/' && spaced)
        return BL_PART_SLASH;
    if (*p == '-' && (spaced || (left > 1 && p[1] == '-')))
        return BL_PART_DASH;
    if (*p == '-' && !spaced && is_town_behind(c, begin))
        return BL_PART_DASH;
    if (*p == ';')
        return BL_PART_COMMA;
    if (*p == ',' && !comma_binds(c, c->at + 1) && !(c->at > 0 && left > 1 && p[-1] >= '0' && p[-1] <= '9' && p[1] >= '0' && p[1] <= '9'))
        return BL_PART_COMMA;
    if (*p == ':' && !(left > 1 && (p[1] == '/' || (p[1] >= '0' && p[1] <= '9' && c->at > begin && p[-1] >= '0' && p[-1] <= '9'))))
        return BL_PART_COLON;
    if ((unsigned char)*p < 0x80)
        return BL_PART_NONE;
    static const struct {
        const char *mark;
        bl_part part;
    } wide[] = {{"\xC2\xB7", BL_PART_SLASH}, {"•", BL_PART_SLASH}, {"│", BL_PART_STRONG}, {"。", BL_PART_COMMA}, {"丨", BL_PART_STRONG}, {"〡", BL_PART_STRONG},
        {"→", BL_PART_NONE}};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (at_word(c, c->at, wide[i].mark)) {
            *length = (uint32_t)strlen(wide[i].mark);
            bool tight = *length == 2 && c->at > begin && c->text.ptr[c->at - 1] != ' ' && left > 2 && p[2] != ' ';
            return tight && !han_beside(c, c->at, c->at + 2) ? BL_PART_NONE : wide[i].part;
        }
    return BL_PART_NONE;
}

/* The dates that begin at the cutter's place: their end, or 0. */
static uint32_t date_at(cutter *c)
{
    const bl_lines *lines = &c->r->lines;
    while (c->range < c->range_end) {
        const bl_range *range = &lines->ranges.items[c->range];
        if (range->begin < c->at || (range->single && !c->cut_dates && range->problem == NULL)) {
            c->range++;
            continue;
        }
        return range->begin == c->at ? range->end : 0;
    }
    return 0;
}

/* Does the bracket that opens at `at` hold the next date? Then it parts fields and is no part of one. */
static bool bracket_of_date(cutter *c, uint32_t at)
{
    c->at = at;
    date_at(c);
    if (c->range >= c->range_end)
        return false;
    uint32_t date = c->r->lines.ranges.items[c->range].begin;
    for (uint32_t i = at + 1; i < date; i++)
        if (c->text.ptr[i] == ')' || c->text.ptr[i] == '(')
            return false;
    return date < c->end;
}

static void push(bl_field *out, uint32_t *count, const bl_reading *r, uint32_t begin, uint32_t end, bl_part before, bool after_date)
{
    bl_span span = bl_trimmed(r, (bl_span){begin, end});
    if (span.begin >= span.end || *count >= BL_FIELD_MAX)
        return;
    out[(*count)++] = (bl_field){.begin = span.begin,
        .end = span.end,
        .before = before,
        .after_date = after_date,
        .employer = BL_NO_ENTRY,
        .school = BL_NO_ENTRY,
        .degree = BL_NO_ENTRY};
}

/* The next place behind the cutter's where a line may be cut: a mark, the first byte of one, a date, a border, or what stands behind a bracket. */
static uint32_t next_place(const cutter *c)
{
    static const bool marks[256] = {['\t'] = true,
        [' '] = true,
        ['('] = true,
        [')'] = true,
        ['['] = true,
        [']'] = true,
        ['|'] = true,
        ['/'] = true,
        ['-'] = true,
        [';'] = true,
        [','] = true,
        [':'] = true,
        [0xC2] = true,
        [0xE2] = true,
        [0xE3] = true,
        [0xE4] = true};
    const uint32_t date = c->range < c->range_end ? c->r->lines.ranges.items[c->range].begin : c->end;
    uint32_t at = c->at + 1, stop = date < c->end ? date : c->end;
    stop = c->border < stop ? c->border : stop;
    while (at < stop && !marks[(unsigned char)c->text.ptr[at]] && c->text.ptr[at - 1] != ')')
        at++;
    return at;
}

uint32_t bl_fields_cut(bl_field *out, const bl_reading *r, uint32_t line, bl_span within, bool cut_dates)
{
    const bl_line_view *view = &r->lines.views[line];
    cutter c = {.r = r,
        .text = {r->document->folded.bytes, r->document->folded.len},
        .at = within.begin,
        .end = within.end,
        .range = view->range_begin,
        .range_end = view->range_end,
        .cut_dates = cut_dates,
        .mark = first_mark(r->document, r->document->lines.items[line].begin)};
    uint32_t count = 0, begin = within.begin;
    bl_part before = BL_PART_NONE;
    bool after_date = false;
    unsigned depth = 0;
    while (c.at < c.end) {
        uint32_t date = date_at(&c), length = 1;
        bl_part part = BL_PART_NONE;
        if (date != 0) {
            part = BL_PART_DATE;
            length = date - c.at;
        } else if (c.text.ptr[c.at] == '(' || c.text.ptr[c.at] == '[') {
            if (depth == 0 && bracket_of_date(&c, c.at))
                part = BL_PART_DASH;
            else
                depth++;
        } else if ((c.text.ptr[c.at] == ')' || c.text.ptr[c.at] == ']') && depth > 0) {
            depth--;
        } else if (c.at > begin && depth == 0 && is_border(&c, c.at)) {
            push(out, &count, r, begin, c.at, before, after_date);
            begin = c.at;
            before = BL_PART_STRONG;
            part = separator(&c, begin, depth, &length);
        } else if (c.at > begin && depth == 0 && c.text.ptr[c.at - 1] == ')' && c.text.ptr[c.at] != ' ' && (unsigned char)c.text.ptr[c.at] < 0x80 &&
                   c.text.ptr[c.at] >= 'a' && c.text.ptr[c.at] <= 'z') {
            part = BL_PART_SPACE;
            length = 0;
        } else {
            part = separator(&c, begin, depth, &length);
        }
        if (part == BL_PART_NONE) {
            c.at = next_place(&c);
            continue;
        }
        uint32_t had = count;
        push(out, &count, r, begin, c.at, before, after_date);
        after_date = after_date || part == BL_PART_DATE;
        c.at += length == 0 ? 0 : length;
        begin = c.at;
        before = count > had || part > before ? part : before; /* of several marks in a row the strongest counts */
        if (length == 0)
            c.at++;
    }
    push(out, &count, r, begin, within.end, before, after_date);
    return count;
}
