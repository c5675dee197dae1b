#include "facts/fields.h"

#include "base/utf8.h"
#include "facts/hidden_names.h"

bl_str bl_folded_of(const bl_reading *r, bl_span folded) { return bl_document_folded(r->document, folded); }
bl_str bl_visible(const bl_reading *r, bl_span folded) { return bl_document_visible(r->document, r->arena, folded); }

bl_span bl_trimmed(const bl_reading *r, bl_span span)
{
    const char *bytes = r->document->folded.bytes;
    for (bool again = true; again && span.begin < span.end;) {
        again = false;
        char c = bytes[span.begin], d = bytes[span.end - 1];
        if (strchr(" \t\n,;:|/-~*_=>", c) != NULL || (c == '.' && span.end - span.begin > 1 && bytes[span.begin + 1] == ' ')) {
            span.begin++;
            again = true;
        } else if (strchr(" \t\n,;:|/-~*_=<", d) != NULL) {
            span.end--;
            again = true;
        } else if (span.end - span.begin >= 3) {
            static const char *const marks[] = {"、", "。", "•", "【", "】", "「", "」", "《", "》", "〔", "〕", "●", "→", "│"};
            for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
                if (memcmp(bytes + span.begin, marks[i], 3) == 0 && strcmp(marks[i], "《") != 0) {
                    span.begin += 3;
                    again = true;
                    break;
                }
                if (memcmp(bytes + span.end - 3, marks[i], 3) == 0 && strcmp(marks[i], "》") != 0) {
                    span.end -= 3;
                    again = true;
                    break;
                }
            }
            if (!again && span.end - span.begin >= 2 && memcmp(bytes + span.begin, "\xC2\xB7", 2) == 0) {
                span.begin += 2;
                again = true;
            } else if (!again && span.end - span.begin >= 2 && memcmp(bytes + span.end - 2, "\xC2\xB7", 2) == 0) {
                span.end -= 2;
                again = true;
            }
        }
    }
    /* a bracket without its other half */
    if (span.begin < span.end && bytes[span.begin] == ')')
        return bl_trimmed(r, (bl_span){span.begin + 1, span.end});
    if (span.begin < span.end && bytes[span.end - 1] == '(')
        return bl_trimmed(r, (bl_span){span.begin, span.end - 1});
    if (span.begin < span.end && bytes[span.begin] == '(' && memchr(bytes + span.begin, ')', span.end - span.begin) == NULL)
        return bl_trimmed(r, (bl_span){span.begin + 1, span.end});
    if (span.begin < span.end && bytes[span.end - 1] == ')' && memchr(bytes + span.begin, '(', span.end - span.begin) == NULL)
        return bl_trimmed(r, (bl_span){span.begin, span.end - 1});
    return span;
}

const bl_mention *bl_mention_next(const bl_reading *r, bl_kind kind, bl_span within, uint32_t *cursor)
{
    if (*cursor == 0)
        *cursor = bl_kinds_from(&r->kinds, kind, within.begin) + 1;
    while (*cursor <= r->kinds.begins[kind + 1] && r->kinds.items[*cursor - 1].begin < within.end) {
        const bl_mention *m = &r->mentions.list.items[r->kinds.items[(*cursor)++ - 1].mention];
        if (m->end <= within.end)
            return m;
    }
    return NULL;
}

const bl_mention *bl_mention_in(const bl_reading *r, bl_kind kind, bl_span within)
{
    uint32_t cursor = 0;
    return bl_mention_next(r, kind, within, &cursor);
}

const bl_mention *bl_school_in(const bl_reading *r, bl_span within)
{
    static const char *const leads[] = {"于", "在", "从", "读", "入", "国立", "市立", "省立", "私立", "科", "士", "到", "是"};
    bl_str text = {r->document->folded.bytes, r->document->folded.len};
    uint32_t cursor = 0;
    const bl_mention *m;
    while ((m = bl_mention_next(r, BL_KIND_SCHOOL, within, &cursor)) != NULL) {
        size_t before = m->begin, after = m->end;
        uint32_t previous = m->begin > within.begin ? bl_utf8_previous(text, &before) : 0, next = m->end < within.end ? bl_utf8_next(text, &after) : 0;
        bl_str head = bl_str_slice(text, within.begin, m->begin);
        bool apart = !bl_is_han(previous), whole = next != 0x5B66; /* 学 */
        for (size_t i = 0; i < sizeof leads / sizeof *leads && !apart; i++)
            apart = bl_str_ends(head, bl_str_of(leads[i]));
        if ((apart || !bl_is_han((unsigned char)text.ptr[m->begin] >= 0xE3 ? 0x4E00u : 0)) && whole)
            return m;
    }
    return NULL;
}

/* ---- what a field is ---- */

/* "Intensive Care": a ward, though "care" may end the name of a firm. */
static bool is_ward(bl_str s)
{
    static const char *const kinds[] = {"intensive", "critical", "coronary", "cardiac", "acute", "emergency", "palliative", "neonatal", "postnatal",
        "progressive", "ambulatory", "perioperative", "post-anesthesia", "wound", "patient", "surgical"};
    const bl_str care = BL_STR(" care");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && bl_str_ends(s, care); i++)
        if (bl_str_equal(bl_str_slice(s, 0, s.len - care.len), bl_str_of(kinds[i])))
            return true;
    return false;
}

/* The first mention of each kind in the field; of all kinds but degrees, what stands in brackets behind it is left out. */
typedef struct named {
    const bl_mention *first[BL_KIND_COUNT];
} named;

static named names_in(const bl_reading *r, uint32_t line, bl_span span, bl_span open)
{
    named out = {{NULL}};
    for (uint32_t i = r->mentions.line_begin[line]; i < r->mentions.line_begin[line + 1] && r->mentions.list.items[i].begin < span.end; i++) {
        const bl_mention *m = &r->mentions.list.items[i];
        if (m->begin >= span.begin && m->end <= (m->kind == BL_KIND_DEGREE ? span.end : open.end) && out.first[m->kind] == NULL)
            out.first[m->kind] = m;
    }
    return out;
}

static void classify(bl_field *field, const bl_reading *r, uint32_t line)
{
    bl_span span = {field->begin, field->end};
    bl_str s = bl_folded_of(r, span), bare = bl_unbracketed(s);
    bl_span open = {field->begin, field->begin + (uint32_t)bare.len};
    const named names = names_in(r, line, span, open);
    const bl_mention *employer = names.first[BL_KIND_EMPLOYER], *degree = names.first[BL_KIND_DEGREE], *skill = names.first[BL_KIND_SKILL],
                     *title = names.first[BL_KIND_TITLE], *school = names.first[BL_KIND_SCHOOL] != NULL ? bl_school_in(r, open) : NULL;
    const bool employed = employer != NULL && employer->begin == open.begin;
    field->shape = bl_shape_of(s);
    field->bold = bl_document_marked(r->document, span, BL_MARK_BOLD);
    field->employer = employed ? employer->entry : BL_NO_ENTRY;
    field->employer_whole = employed && employer->end == open.end;
    field->school = school != NULL ? school->entry : BL_NO_ENTRY;
    field->degree = degree != NULL ? degree->entry : BL_NO_ENTRY;
    field->skill = skill != NULL && skill->begin == open.begin;
    field->title_known = title != NULL;
    field->title_whole = title != NULL && title->begin == open.begin && title->end == open.end && !field->employer_whole;
    bool unit = title != NULL && title->end < open.end && (field->shape & BL_SHAPE_DEPARTMENT) != 0; /* 授信审批部 */
    if (title != NULL && !unit && (title->end == open.end || title->begin == open.begin) && !field->employer_whole &&
        (field->shape & (BL_SHAPE_ORGANIZATION | BL_SHAPE_VERB)) == 0)
        field->shape |= BL_SHAPE_TITLE;
    if (field->employer_whole)
        field->shape = (field->shape & ~(unsigned)(BL_SHAPE_TITLE | BL_SHAPE_DEPARTMENT)) | BL_SHAPE_ORGANIZATION;
    if (is_ward(s))
        field->shape = (field->shape & ~(unsigned)BL_SHAPE_ORGANIZATION) | BL_SHAPE_DEPARTMENT;
    if (bl_is_hidden_name(s))
        field->shape = bl_str_begins(s, BL_STR("company")) || bl_str_begins(s, BL_STR("employer")) ? BL_SHAPE_ORGANIZATION : BL_SHAPE_SCHOOL;
}

static bool has(const bl_field *f, unsigned shape) { return (f->shape & shape) != 0; }
static bool schooling(const bl_field *f)
{
    return f->degree != BL_NO_ENTRY || f->school != BL_NO_ENTRY || has(f, BL_SHAPE_SCHOOL | BL_SHAPE_COLLEGE | BL_SHAPE_MAJOR);
}

/* Are two neighbours that a weak mark parts one field? */
static bool belong_together(const bl_reading *r, const bl_field *a, const bl_field *b, bool strong)
{
    bool title_a = has(a, BL_SHAPE_TITLE), title_b = has(b, BL_SHAPE_TITLE);
    if (has(b, BL_SHAPE_PLACE) != has(a, BL_SHAPE_PLACE) || (b->skill && !a->skill && !has(b, BL_SHAPE_TITLE | BL_SHAPE_ORGANIZATION)))
        return false;
    if (b->before == BL_PART_COMMA || b->before == BL_PART_DASH) {
        bool name_a = has(a, BL_SHAPE_ORGANIZATION) || a->employer_whole, name_b = has(b, BL_SHAPE_ORGANIZATION) || b->employer_whole;
        return strong && !(title_a && name_b) && !(title_b && (name_a || a->employer != BL_NO_ENTRY)) && !(schooling(a) && schooling(b)) &&
               !has(b, BL_SHAPE_VERB) && (b->before != BL_PART_DASH || title_a == title_b);
    }
    bl_str first = {r->document->folded.bytes + a->begin, a->end - a->begin};
    static const char *const ranks[] = {"高级", "资深", "初级", "中级", "首席", "实习", "助理"};
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) /* "高级 工程师", "Java 工程师" */
        if (title_b && bl_str_equal(first, bl_str_of(ranks[i])))
            return true;
    if (title_b && !title_a && a->skill && !a->employer_whole && !has(a, BL_SHAPE_ORGANIZATION | BL_SHAPE_DEPARTMENT))
        return true;
    if (strong && !(title_b && !title_a && (a->employer_whole || has(a, BL_SHAPE_LEGAL))))
        return true;
    if (title_a != title_b || has(a, BL_SHAPE_DEPARTMENT) != has(b, BL_SHAPE_DEPARTMENT) || schooling(a) || schooling(b) || has(b, BL_SHAPE_VERB))
        return false;
    return true;
}

static uint32_t join(bl_field *fields, uint32_t count, const bl_reading *r, uint32_t line)
{
    bool strong = false;
    for (uint32_t i = 1; i < count; i++)
        strong = strong || fields[i].before == BL_PART_STRONG || (fields[i].before == BL_PART_SLASH && i > 0);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        bl_field *last = kept > 0 ? &fields[kept - 1] : NULL;
        bool weak = fields[i].before == BL_PART_SPACE || ((fields[i].before == BL_PART_COMMA || fields[i].before == BL_PART_DASH) && strong);
        if (last != NULL && weak && belong_together(r, last, &fields[i], strong)) {
            last->end = fields[i].end;
            classify(last, r, line);
        } else {
            fields[kept++] = fields[i];
        }
    }
    return kept;
}

/* "Smallville, TX": a city and its region are one field. */
static uint32_t join_places(bl_field *fields, uint32_t count, const bl_reading *r, uint32_t line)
{
    uint32_t kept = 0, names = 0; /* names: fields before the last that may name somebody; without one, "Quillon, TX" is not a place */
    for (uint32_t i = 0; i < count; i++) {
        bl_field *last = kept > 0 ? &fields[kept - 1] : NULL;
        names += kept > 1 && !has(&fields[kept - 2], BL_SHAPE_TITLE | BL_SHAPE_PLACE);
        if (last != NULL && fields[i].before == BL_PART_COMMA && has(&fields[i], BL_SHAPE_PLACE) &&
            !has(last, BL_SHAPE_TITLE | BL_SHAPE_ORGANIZATION | BL_SHAPE_SCHOOL) && (names > 0 || has(last, BL_SHAPE_PLACE)) &&
            bl_is_place(bl_folded_of(r, (bl_span){last->begin, fields[i].end}))) {
            last->end = fields[i].end;
            classify(last, r, line);
        } else {
            fields[kept++] = fields[i];
        }
    }
    return kept;
}

/* "在某某制品厂" is a name, "担任品质主管" a title: without the word before them. */
static void strip_lead(bl_field *field, const bl_reading *r, uint32_t line)
{
    static const struct {
        const char *word;
        unsigned shape;
    } leads[] = {{"就职于", BL_SHAPE_ORGANIZATION}, {"任职于", BL_SHAPE_ORGANIZATION}, {"供职于", BL_SHAPE_ORGANIZATION}, {"在", BL_SHAPE_ORGANIZATION},
        {"于", BL_SHAPE_ORGANIZATION}, {"担任", BL_SHAPE_TITLE}, {"出任", BL_SHAPE_TITLE}, {"任", BL_SHAPE_TITLE}};
    bl_str s = bl_folded_of(r, (bl_span){field->begin, field->end});
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        size_t len = strlen(leads[i].word);
        if (!bl_str_opens(s, leads[i].word) || s.len < len + 6)
            continue;
        unsigned shape = bl_shape_of(bl_str_slice(s, len, s.len));
        if ((shape & leads[i].shape) == 0 || (shape & BL_SHAPE_VERB) != 0 || ((shape & BL_SHAPE_TITLE) != 0 && leads[i].shape != BL_SHAPE_TITLE))
            return;
        field->begin += (uint32_t)len;
        classify(field, r, line);
        return;
    }
}

/* "Senior Accountant Company Name": the words for a hidden name are a field of their own. */
static uint32_t part_hidden_name(bl_field *fields, uint32_t count, const bl_reading *r, uint32_t line)
{
    for (uint32_t i = 0; i < count && count < BL_FIELD_MAX; i++) {
        const bl_span whole = {fields[i].begin, fields[i].end};
        size_t len;
        const size_t at = bl_hidden_name_at_edge(bl_folded_of(r, whole), &len);
        if (at == SIZE_MAX)
            continue;
        const uint32_t cut = whole.begin + (uint32_t)(at > 0 ? at : len);
        memmove(&fields[i + 1], &fields[i], (count - i) * sizeof *fields);
        count++;
        fields[i].end = bl_trimmed(r, (bl_span){whole.begin, cut}).end;
        fields[i + 1].begin = bl_trimmed(r, (bl_span){cut, whole.end}).begin;
        fields[i + 1].before = BL_PART_STRONG;
        classify(&fields[i], r, line);
        classify(&fields[++i], r, line);
    }
    return count;
}

/* "Company Name City , State": the words for a hidden place are a field of their own, and no part of the name. */
static uint32_t part_hidden_place(bl_field *fields, uint32_t count, const bl_reading *r, uint32_t line)
{
    for (uint32_t i = 0; i + 1 < count; i++) {
        const size_t before = bl_before_hidden_city(bl_folded_of(r, (bl_span){fields[i].begin, fields[i].end}));
        if (before == SIZE_MAX || !bl_str_equal(bl_folded_of(r, (bl_span){fields[i + 1].begin, fields[i + 1].end}), BL_STR("state")))
            continue;
        const bl_span city = {fields[i].begin + (uint32_t)before, fields[i + 1].end}, name = bl_trimmed(r, (bl_span){fields[i].begin, city.begin});
        bl_field *place = before == 0 ? &fields[i] : &fields[i + 1];
        if (before == 0) {
            memmove(&fields[i + 1], &fields[i + 2], (count - i - 2) * sizeof *fields);
            count--;
        } else {
            fields[i].end = name.end;
            classify(&fields[i], r, line);
            place->before = BL_PART_DASH;
        }
        place->begin = city.begin;
        place->end = city.end;
        place->shape = BL_SHAPE_PLACE;
    }
    return count;
}

static uint32_t split(bl_field *out, const bl_reading *r, uint32_t line, bl_span within, bool cut_dates)
{
    uint32_t count = bl_fields_cut(out, r, line, within, cut_dates);
    for (uint32_t i = 0; i < count; i++) {
        classify(&out[i], r, line);
        if (has(&out[i], BL_SHAPE_VERB | BL_SHAPE_TITLE))
            strip_lead(&out[i], r, line);
    }
    count = part_hidden_place(out, count, r, line);
    count = part_hidden_name(out, count, r, line);
    count = join_places(out, count, r, line);
    return join(out, count, r, line);
}

/* ---- each line once ---- */

typedef struct bl_split {
    bl_span within;
    bool cut_dates;
    uint32_t count;
    struct bl_split *next; /* of the same line */
    bl_field fields[];
} bl_split;

bl_status bl_fields_open(bl_reading *r)
{
    r->splits = BL_NEW_ARRAY(r->arena, bl_split *, r->document->lines.count);
    return r->splits == NULL ? BL_ERROR_MEMORY : BL_OK;
}

static bool has_lone_date(const bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    for (uint32_t i = view->range_begin; i < view->range_end; i++)
        if (r->lines.ranges.items[i].single && r->lines.ranges.items[i].problem == NULL)
            return true;
    return false;
}

uint32_t bl_fields_split(bl_field *out, const bl_reading *r, uint32_t line, bl_span within, bool cut_dates)
{
    cut_dates = cut_dates && has_lone_date(r, line); /* else it makes no difference */
    for (const bl_split *known = r->splits[line]; known != NULL; known = known->next)
        if (known->within.begin == within.begin && known->within.end == within.end && known->cut_dates == cut_dates) {
            memcpy(out, known->fields, known->count * sizeof *out);
            return known->count;
        }
    const uint32_t count = split(out, r, line, within, cut_dates);
    bl_split *made = bl_arena_room(r->arena, sizeof *made + count * sizeof *out);
    if (made != NULL) { /* without memory it is split again */
        *made = (bl_split){.within = within, .cut_dates = cut_dates, .count = count, .next = r->splits[line]};
        memcpy(made->fields, out, count * sizeof *out);
        r->splits[line] = made;
    }
    return count;
}
