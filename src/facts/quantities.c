#include "facts/numbers.h"
#include "facts/stages.h"
#include "facts/wordtables.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/* How far the dates and mentions of a line have been passed; figures come in rising order. */
typedef struct cursor {
    uint32_t range, mention;
} cursor;

/* Does one of the line's dates hold the figure? */
static bool in_date(const bl_reading *r, uint32_t line, const bl_number *n, cursor *c)
{
    const bl_line_view *view = &r->lines.views[line];
    while (c->range < view->range_end && r->lines.ranges.items[c->range].end <= n->digits)
        c->range++;
    return c->range < view->range_end && r->lines.ranges.items[c->range].begin < n->digits_end;
}

/* Is the figure a part of something else: a name (K4B, IPv4, C2C), a phone number, an ordinal, a year, a version? */
static bool is_part(const bl_reading *r, bl_str text, const bl_line *line, const bl_number *n)
{
    char before = n->digits > line->begin ? text.ptr[n->digits - 1] : ' ', after = n->digits_end < line->end ? text.ptr[n->digits_end] : ' ';
    if (n->words)
        return false;
    if ((is_letter(before) || before == '_') && n->begin == n->digits && n->unit == NULL && !n->magnitude)
        return true;
    if (is_letter(before) && n->begin == n->digits) {
        size_t len = 0;
        if (bl_unit_before(bl_str_slice(text, line->begin, n->digits), &len) == NULL)
            return true;
    }
    if (n->unit == NULL && !n->magnitude && (is_letter(after) || after == '_' || after == '#'))
        return true;
    if ((before == '-' && n->digits >= line->begin + 2 && is_digit(text.ptr[n->digits - 2]) && n->unit == NULL) || before == '#' || before == '@')
        return true;
    if (after == '-' && n->digits_end + 1 < line->end && is_digit(text.ptr[n->digits_end + 1]) && n->unit == NULL)
        return true;
    if (n->digits >= line->begin + 3 && memcmp(text.ptr + n->digits - 3, "第", 3) == 0)
        return true;
    uint32_t digits = n->digits_end - n->digits;
    if (n->unit == NULL && !n->magnitude && (digits >= 8 || (digits == 4 && n->value >= 1950 && n->value <= 2060 && n->bound == BL_BOUND_EXACT)))
        return true;
    return n->unit != NULL && strcmp(n->unit, "years") == 0 && n->value >= 1900 && n->value < 2100 && r->document != NULL;
}

/* Does the figure name something rather than count it: 邮编100080, Room 404, ISO 9001, or behind a name in running text, Boeing 737? */
static bool is_designation(const bl_reading *r, bl_str text, const bl_line *line, const bl_number *n)
{
    static const char *const words[] = {"邮编", "邮政编码", "门牌", "门牌号", "工号", "编号", "学号", "证号", "货号", "型号", "房号", "航班", "国道", "zip",
        "zip code", "postcode", "postal code", "room", "suite", "flat", "apartment", "iso", "gb/t", "gb", "din", "astm", "ieee", "rfc", "form", "flight",
        "route", "highway", "article", "section", "chapter", "no."};
    if (n->unit != NULL || n->magnitude || n->words || n->bound != BL_BOUND_EXACT)
        return false;
    uint32_t end = n->begin;
    while (end > line->begin && strchr(" :-", text.ptr[end - 1]) != NULL)
        end--;
    bl_str before = bl_str_slice(text, line->begin, end);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        bl_str word = bl_str_of(words[i]);
        if (bl_str_ends(before, word) && (!is_letter(word.ptr[0]) || before.len == word.len || !is_letter(before.ptr[before.len - word.len - 1])))
            return true;
    }
    uint32_t begin = end;
    while (begin > line->begin && is_letter(text.ptr[begin - 1]))
        begin--;
    if (end - begin < 2 || end + 1 != n->begin)
        return false;
    bl_span first = bl_document_origin(r->document, (bl_span){begin, begin + 1});
    char letter = first.begin < first.end ? bl_source_slice(&r->document->text, first).ptr[0] : 'a';
    while (begin > line->begin && text.ptr[begin - 1] == ' ')
        begin--;
    return letter >= 'A' && letter <= 'Z' && begin > line->begin && (is_letter(text.ptr[begin - 1]) || text.ptr[begin - 1] == ',');
}

/* So many mentions back the name may stand that a figure belongs to. */
#define LOOK_BACK 24u

/* A bare figure right behind a name is its version: Python 3.11, Java 8. */
static bool is_version(const bl_reading *r, uint32_t line, const bl_number *n, cursor *c)
{
    uint32_t end = r->mentions.line_begin[line + 1];
    while (c->mention < end && r->mentions.list.items[c->mention].begin <= n->digits)
        c->mention++;
    if (n->unit != NULL || n->magnitude || n->words || n->bound == BL_BOUND_ABOUT)
        return false;
    for (uint32_t i = c->mention; i > r->mentions.line_begin[line] && c->mention - i < LOOK_BACK; i--) {
        const bl_mention *m = &r->mentions.list.items[i - 1];
        if (m->kind == BL_KIND_SKILL && ((m->end <= n->digits && n->digits - m->end <= 1) || m->end >= n->digits_end))
            return true;
    }
    return false;
}

/* A list number, or a small bare figure, says nothing. */
static bool is_worth_it(const bl_number *n) { return n->unit != NULL || n->magnitude || n->bound != BL_BOUND_EXACT || (n->scale == 0 && n->value >= 20); }

/* Is it a part of the telephone number? */
static bool in_phone(const bl_reading *r, const bl_number *n)
{
    bl_span at = bl_document_origin(r->document, (bl_span){n->begin, n->end}), phone = r->record->basics.phone_at;
    return at.begin < phone.end && phone.begin < at.end;
}

static bl_status keep(bl_reading *r, const bl_number *n, uint32_t line)
{
    bl_number *kept = BL_PUSH(r->arena, &r->numbers);
    if (kept == NULL)
        return BL_ERROR_MEMORY;
    *kept = *n;
    if (!bl_needs_any(r->needs, BL_NEED_QUANTITIES))
        return BL_OK;
    bl_quantity *q = BL_PUSH(r->arena, &r->record->quantities);
    if (q == NULL)
        return BL_ERROR_MEMORY;
    *q = (bl_quantity){.raw = bl_document_visible(r->document, r->arena, (bl_span){n->begin, n->end}),
        .at = bl_document_origin(r->document, (bl_span){n->begin, n->end}),
        .value = n->value,
        .scale = n->scale,
        .unit = n->unit,
        .bound = n->bound,
        .owner = r->owners[line]};
    return q->raw.ptr == NULL ? BL_ERROR_MEMORY : BL_OK;
}

static bl_status read_line(bl_reading *r, uint32_t index)
{
    const bl_line *line = &r->document->lines.items[index];
    bl_str text = {r->document->folded.bytes, r->document->folded.len};
    uint32_t offset = line->begin;
    cursor c = {r->lines.views[index].range_begin, r->mentions.line_begin[index]};
    bl_number n;
    while (bl_numbers_next(&n, text, line->begin, line->end, &offset))
        if (!in_date(r, index, &n, &c) && !is_part(r, text, line, &n) && !is_version(r, index, &n, &c) && !is_designation(r, text, line, &n) &&
            is_worth_it(&n) && !in_phone(r, &n))
            BL_TRY(keep(r, &n, index));
    return BL_OK;
}

/* Marks the lines whose numbers management asks for: those of people, beside words for leading them and behind their labels (management.c). */
static void ask_for_people(const bl_reading *r, bool *asked)
{
    for (uint32_t i = 0; i < r->mentions.list.count; i++) {
        const bl_mention *m = &r->mentions.list.items[i];
        if (m->kind != BL_KIND_CUE || bl_vocabulary_entry(r->vocabulary, m->entry)->cue != BL_CUE_MANAGEMENT)
            continue;
        const bl_span clause = bl_clause(&r->mentions.clauses, bl_clause_at(&r->mentions.clauses, m->begin));
        for (uint32_t line = m->line; line > 0 && r->document->lines.items[line].begin > clause.begin; line--)
            asked[line - 1] = true;
        for (uint32_t line = m->line; line < r->document->lines.count && r->document->lines.items[line].begin < clause.end; line++)
            asked[line] = true;
    }
    for (uint32_t i = 0; i < r->signs.count; i++)
        if ((r->signs.items[i].kinds & BL_WORD_PEOPLE) != 0)
            asked[bl_document_line_at(r->document, r->signs.items[i].begin)] = true;
}

bl_status bl_read_quantities(bl_reading *r)
{
    const bool all = bl_needs_any(r->needs, BL_NEED_QUANTITIES);
    bool *asked = BL_NEW_ARRAY(r->arena, bool, (size_t)r->document->lines.count + 1);
    if (asked == NULL)
        return BL_ERROR_MEMORY;
    if (!all)
        ask_for_people(r, asked);
    for (uint32_t i = 0; i < r->document->lines.count; i++)
        if ((all || asked[i]) && r->sections[i] != BL_SECTION_CONTACT && r->sections[i] != BL_SECTION_WISHES)
            BL_TRY(read_line(r, i));
    return BL_OK;
}
