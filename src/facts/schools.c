/*
 * Education. A line gives some of: school, degree, area, dates, mode, status, in any order; lines add to the entry at hand until one brings a
 * school (or a degree, or dates) that the entry has already: then the next entry begins. Prose is read only where no section speaks of education.
 */
#include "facts/fields.h"
#include "facts/heads.h"
#include "facts/hidden_names.h"
#include "facts/school_names.h"

#include "base/utf8.h"

#define HEAD_LINES 6u        /* of the résumé: who it is, and what he studied */
#define DEGREES_MAX 4u       /* of one line */
#define SCHOOLS_COMPARED 64u /* a longer list is compared no further, so that reading stays linear */

typedef struct draft {
    bool open;
    bl_span school, area, degree, loose; /* loose: a name-like field of no known kind; the school where nothing better comes */
    bool school_known, school_college, area_sure;
    uint32_t organization, line;
    bl_level level;
    bl_mode mode;
    bl_study status;
    bool status_stated;
    bl_range range;
    bool dated;
    bl_span text;
} draft;

typedef struct builder {
    bl_reading *r;
    draft now;
    bool prose; /* outside a section of education: school and degree (or dates) must stand together */
} builder;

static bool has(const bl_field *f, unsigned shape) { return (f->shape & shape) != 0; }

static bool known_already(const bl_reading *r, const draft *d, bl_str name)
{
    for (uint32_t i = 0; i < r->record->schools.count && i < SCHOOLS_COMPARED; i++) {
        const bl_school *s = &r->record->schools.items[i];
        bool same = d->organization != BL_NO_ENTRY ? s->organization == d->organization : name.len > 0 && bl_str_equal(bl_fold(r->arena, s->institution), name);
        if (same && (s->level == d->level || d->level == BL_LEVEL_NONE) && !d->dated)
            return true;
    }
    return false;
}

static void set_when(const bl_reading *r, bl_school *school, const draft *d)
{
    if (!d->dated)
        return;
    school->when = bl_when_of(r->document, &d->range, r->record->as_of);
    if (d->range.single || d->range.season) { /* the year of graduation */
        school->when.end = d->range.from;
        school->when.start = (bl_date){BL_DATE_UNKNOWN, BL_MONTH_NONE};
    }
}

static bl_status close(builder *b)
{
    draft d = b->now;
    bl_reading *r = b->r;
    b->now = (draft){.organization = BL_NO_ENTRY};
    if (!d.open)
        return BL_OK;
    if (bl_span_empty(d.school) && d.level != BL_LEVEL_NONE && !bl_span_empty(d.loose))
        d.school = d.loose;
    if (bl_span_empty(d.school) && (d.level == BL_LEVEL_NONE || (!d.dated && bl_span_empty(d.area))))
        return BL_OK;
    if (b->prose && (bl_span_empty(d.school) || (d.level == BL_LEVEL_NONE && !d.dated)))
        return BL_OK;
    if (known_already(r, &d, bl_folded_of(r, d.school)))
        return BL_OK;
    bl_school *school = BL_PUSH(r->arena, &r->record->schools);
    if (school == NULL)
        return BL_ERROR_MEMORY;
    *school = (bl_school){.organization = d.organization, .level = d.level, .mode = d.mode, .status = d.status, .head_line = d.line};
    school->institution = bl_span_empty(d.school) ? BL_STR_NONE : bl_visible(r, d.school);
    school->area = bl_span_empty(d.area) ? BL_STR_NONE : bl_visible(r, d.area);
    school->degree = bl_span_empty(d.degree) ? BL_STR_NONE : bl_visible(r, d.degree);
    school->at = bl_document_origin(r->document, bl_span_empty(d.school) ? d.text : d.school);
    set_when(r, school, &d);
    school->status = bl_study_at(school->status, school->when.end, r->record->as_of);
    return BL_OK;
}

static void open_entry(draft *d, uint32_t line, bl_span text)
{
    if (d->open)
        return;
    *d = (draft){.open = true, .organization = BL_NO_ENTRY, .line = line, .text = text};
}

static void take_area(builder *b, bl_span span, bool sure);

static void take_school(builder *b, const bl_field *f, bool replace)
{
    draft *d = &b->now;
    bl_span field = {f->begin, f->end};
    if (!bl_span_empty(d->school) && !replace)
        return;
    bl_str bare = bl_unbracketed(bl_folded_of(b->r, field));
    const bl_mention *found = bl_school_in(b->r, (bl_span){field.begin, field.begin + (uint32_t)bare.len});
    d->organization = found != NULL ? found->entry : BL_NO_ENTRY;
    d->school = bl_school_span(b->r, field);
    if (found != NULL && !(d->school.begin <= found->begin && found->end <= d->school.end))
        d->school = (bl_span){found->begin, found->end};
    else if (found != NULL && bl_str_width(bl_folded_of(b->r, d->school)) > 48)
        d->school = (bl_span){found->begin, found->end};
    d->school = bl_without_stop(b->r, d->school);
    const char *remark = b->r->document->folded.bytes[d->school.end] == '('
                             ? memchr(b->r->document->folded.bytes + d->school.end, ')', field.end - d->school.end)
                             : NULL;
    uint32_t behind = remark == NULL ? d->school.end : (uint32_t)(remark - b->r->document->folded.bytes) + 1;
    bl_span rest = bl_trimmed(b->r, (bl_span){behind, field.end});
    size_t major = bl_str_find(bl_folded_of(b->r, rest), BL_STR("专业"), 0);
    if (!bl_span_empty(rest) && major != SIZE_MAX && major > 0)
        take_area(b, (bl_span){rest.begin, rest.begin + (uint32_t)major + 6}, true);
    d->school_known = found != NULL;
    d->school_college = bl_names_college(b->r, f);
}

/* ---- degree and area ---- */

static void take_area(builder *b, bl_span span, bool sure)
{
    static const char *const leads[] = {
        "in ", "of ", "with ", "专业", "主修", "major ", "majoring in ", "degree in ", "degree", "degree ", "s degree", "honours ", "hons "};
    draft *d = &b->now;
    bl_str s = bl_unbracketed(bl_folded_of(b->r, span));
    span.end = span.begin + (uint32_t)s.len;
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (bl_str_opens(s, leads[i])) {
            span.begin += (uint32_t)strlen(leads[i]);
            span = bl_trimmed(b->r, span);
            s = bl_folded_of(b->r, span);
        }
    if (bl_str_ends(s, BL_STR("专业")))
        span.end -= 6;
    span = bl_trimmed(b->r, span);
    s = bl_folded_of(b->r, span);
    if (s.len < 3 || bl_str_width(s) > 60 || bl_is_place(s) || (!bl_span_empty(d->area) && (d->area_sure || !sure)))
        return;
    const bl_mention *mode = bl_mention_in(b->r, BL_KIND_MODE, span); /* "本科（函授）" */
    if (mode != NULL && mode->begin == span.begin && mode->end == span.end)
        return;
    static const char *const no[] = {"gpa", "绩点", "排名", "统招", "全日制", "学历", "学位", "学士", "毕业", "研究生", "top", "rank", "honours", "honors",
        "distinction", "cum laude", "本科", "985", "211", "双一流", "奖学金", "%", "课程"};
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (bl_str_find(s, bl_str_of(no[i]), 0) != SIZE_MAX)
            return;
    d->area = span;
    d->area_sure = sure;
}

static void take_degree(builder *b, const bl_field *f)
{
    draft *d = &b->now;
    bl_span field = {f->begin, f->end};
    uint32_t cursor = 0, last = 0;
    const bl_mention *m;
    while ((m = bl_mention_next(b->r, BL_KIND_DEGREE, field, &cursor)) != NULL) {
        bl_level level = bl_vocabulary_entry(b->r->vocabulary, m->entry)->level;
        if (level > d->level) {
            d->level = level;
            d->degree = (bl_span){m->begin, m->end};
        }
        if (last == 0 || m->begin <= last + 3)
            last = m->end;
    }
    if (last == 0)
        return;
    if (bl_names_school(b->r, f)) { /* "B.Tech in Information Technology from Anna University" */
        bl_str tail = bl_folded_of(b->r, (bl_span){last, f->end});
        size_t from = bl_str_find(tail, BL_STR(" from "), 0);
        from = from == SIZE_MAX ? bl_str_find(tail, BL_STR(" at "), 0) : from;
        if (bl_str_begins(tail, BL_STR(" in ")) && from != SIZE_MAX)
            take_area(b, bl_trimmed(b->r, (bl_span){last + 4, last + (uint32_t)from}), true);
        return;
    }
    bl_span from = bl_school_behind_from(b->r, (bl_span){last, f->end});
    if (!bl_span_empty(from) && bl_span_empty(d->loose))
        d->loose = from;
    bl_span behind = {last, bl_span_empty(from) ? f->end : from.begin - 5};
    bl_str rest = bl_folded_of(b->r, behind);
    size_t at = 0;
    while (at < rest.len && (rest.ptr[at] == ' ' || rest.ptr[at] == ')' || rest.ptr[at] == ',' || rest.ptr[at] == '.'))
        at++;
    if (at < rest.len && rest.ptr[at] == '(') { /* "BSc (Hons) Web Design", "B.E. (Computer Science)" */
        size_t open = at + 1;
        while (at < rest.len && rest.ptr[at] != ')')
            at++;
        if (at + 1 >= rest.len && bl_str_find(rest, BL_STR("hon"), open) != open)
            take_area(b, bl_trimmed(b->r, (bl_span){last + (uint32_t)open, last + (uint32_t)at}), true);
        at += at < rest.len;
    }
    take_area(b, bl_trimmed(b->r, (bl_span){last + (uint32_t)at, behind.end}), true);
    const bl_mention *first = bl_mention_in(b->r, BL_KIND_DEGREE, field);
    if (first != NULL && first->begin > f->begin + 3)
        take_area(b, bl_trimmed(b->r, (bl_span){f->begin, first->begin}), false);
}

static void take_line_words(builder *b, bl_span line)
{
    draft *d = &b->now;
    uint32_t cursor = 0;
    const bl_mention *m;
    while ((m = bl_mention_next(b->r, BL_KIND_MODE, line, &cursor)) != NULL)
        if (d->mode == BL_MODE_NONE)
            d->mode = bl_vocabulary_entry(b->r->vocabulary, m->entry)->mode;
    cursor = 0;
    while ((m = bl_mention_next(b->r, BL_KIND_STATUS, line, &cursor)) != NULL)
        if (!d->status_stated) {
            d->status = bl_vocabulary_entry(b->r->vocabulary, m->entry)->status;
            d->status_stated = true;
        }
}

/* ---- lines ---- */

static void take_dates(builder *b, uint32_t line, bl_span within)
{
    const bl_line_view *view = &b->r->lines.views[line];
    for (uint32_t i = view->range_begin; i < view->range_end; i++) {
        const bl_range *range = &b->r->lines.ranges.items[i];
        if (range->begin < within.begin || range->end > within.end)
            continue;
        if (!b->now.dated || (b->now.range.single && !range->single)) {
            b->now.range = *range;
            b->now.dated = true;
            if (!range->single)
                return;
        }
    }
}

/* What a line brings, before it is taken in. */
typedef struct brings {
    unsigned schools, degrees;
    bool dates;
} brings;

static bool is_latin(const bl_reading *r, const bl_field *f) { return (unsigned char)r->document->folded.bytes[f->begin] < 0x80; }

/* "沈阳药科大学 Shenyang Pharmaceutical University": the field names the school before it once more, in the other script. */
static bool is_translation(const bl_reading *r, const bl_field *fields, uint32_t i)
{
    return i > 0 && is_latin(r, &fields[i]) != is_latin(r, &fields[i - 1]) && fields[i].before <= BL_PART_SPACE && bl_names_school(r, &fields[i - 1]);
}

static brings survey(const builder *b, uint32_t line, const bl_field *fields, uint32_t count)
{
    const bl_line_view *view = &b->r->lines.views[line];
    brings n = {.dates = view->range_begin < view->range_end};
    for (uint32_t i = 0; i < count; i++) {
        n.schools += bl_names_school(b->r, &fields[i]) && !is_translation(b->r, fields, i) && (!bl_names_college(b->r, &fields[i]) || n.schools == 0);
        n.degrees += fields[i].degree != BL_NO_ENTRY;
    }
    return n;
}

/* "71.2%", "8.4/10": no name of anything. */
static bool is_grade(const bl_reading *r, const bl_field *f)
{
    bl_str s = bl_folded_of(r, (bl_span){f->begin, f->end});
    return s.len > 0 && s.ptr[0] >= '0' && s.ptr[0] <= '9' && bl_str_find(s, BL_STR("%"), 0) != SIZE_MAX;
}

static bl_status take_fields(builder *b, uint32_t line, const bl_field *fields, uint32_t count, brings n)
{
    bl_span text = {b->r->lines.views[line].begin, b->r->lines.views[line].end};
    uint32_t begin = text.begin;
    bool first = true;
    for (uint32_t i = 0; i < count; i++) {
        const bl_field *f = &fields[i];
        bool school = bl_names_school(b->r, f) && !is_translation(b->r, fields, i), college = bl_names_college(b->r, f), degree = f->degree != BL_NO_ENTRY,
             replaces = false;
        if (school && !bl_span_empty(b->now.school) && !first) {
            replaces = b->now.school_college && !b->now.school_known && !college && b->now.line == line;
            if (college && !replaces)
                school = false;
        }
        bool again = (school && !replaces && !bl_span_empty(b->now.school) && n.schools > 1) ||
                     (degree && n.degrees > 1 && n.schools > 1 && b->now.level != BL_LEVEL_NONE && !bl_span_empty(b->now.school));
        if (again) {
            take_dates(b, line, (bl_span){begin, f->begin});
            take_line_words(b, (bl_span){begin, f->begin});
            BL_TRY(close(b));
            begin = f->begin;
        }
        if (is_translation(b->r, fields, i) && !degree)
            continue;
        open_entry(&b->now, line, text);
        first = false;
        if (school)
            take_school(b, f, replaces);
        if (degree)
            take_degree(b, f);
        const bl_mention *section = bl_mention_in(b->r, BL_KIND_SECTION, (bl_span){f->begin, f->end});
        if (college && !school && bl_str_ends(bl_folded_of(b->r, (bl_span){f->begin, f->end}), BL_STR("系")))
            take_area(b, (bl_span){f->begin, f->end}, false);
        if (school || degree || college || (section != NULL && section->begin == f->begin && section->end == f->end && i == 0))
            continue;
        const bool behind_degree = i > 0 && fields[i - 1].degree != BL_NO_ENTRY && !bl_names_school(b->r, &fields[i - 1]);
        if (b->now.level != BL_LEVEL_NONE && bl_str_begins(bl_folded_of(b->r, (bl_span){f->begin, f->end}), BL_STR("from ")) && bl_span_empty(b->now.loose))
            b->now.loose = bl_school_behind_from(b->r, (bl_span){f->begin, f->end});
        else if (has(f, BL_SHAPE_MAJOR) || (behind_degree && f->before == BL_PART_COLON)) /* "Bachelor of Arts : Studio Art" */
            take_area(b, (bl_span){f->begin, f->end}, true);
        else if (!has(f, BL_SHAPE_PLACE | BL_SHAPE_DURATION | BL_SHAPE_VERB) && !is_grade(b->r, f) && f->before != BL_PART_COLON &&
                 bl_mention_in(b->r, BL_KIND_MODE, (bl_span){f->begin, f->end}) == NULL &&
                 bl_mention_in(b->r, BL_KIND_STATUS, (bl_span){f->begin, f->end}) == NULL && bl_looks_like_name(b->r, (bl_span){f->begin, f->end})) {
            if (b->prose && (fields[i].employer != BL_NO_ENTRY || n.degrees == 0 || (has(f, BL_SHAPE_TITLE) && (n.degrees == 0 || has(f, BL_SHAPE_RANK))) ||
                                bl_mention_in(b->r, BL_KIND_EMPLOYER, (bl_span){f->begin, f->end}) != NULL))
                continue;
            const bl_str seen = bl_source_slice(&b->r->document->text, bl_document_origin(b->r->document, (bl_span){f->begin, f->end}));
            const bool small = seen.len == 0 || (seen.ptr[0] >= 'a' && seen.ptr[0] <= 'z'); /* "8 GCSEs including English (6) and Maths (5)" */
            if (!bl_span_empty(b->now.area) && bl_span_empty(b->now.loose) && !small)
                b->now.loose = (bl_span){f->begin, f->end};
            take_area(b, (bl_span){f->begin, f->end}, behind_degree && f->before <= BL_PART_COMMA);
        }
    }
    open_entry(&b->now, line, text);
    take_dates(b, line, (bl_span){begin, text.end});
    take_line_words(b, (bl_span){begin, text.end});
    return BL_OK;
}

/* "北川大学 本科(2008-2012) 硕士(2012-2015)": one school, several degrees with dates of their own. */
static bl_status read_degrees(builder *b, uint32_t line, const bl_field *fields, uint32_t count, brings n, bool *taken)
{
    const bl_mention *degrees[DEGREES_MAX];
    const bl_range *ranges[DEGREES_MAX];
    const bl_line_view *view = &b->r->lines.views[line];
    uint32_t found = 0, cursor = 0;
    const bl_mention *m;
    *taken = false;
    while (n.schools == 1 && n.degrees > 1 && found < DEGREES_MAX &&
           (m = bl_mention_next(b->r, BL_KIND_DEGREE, (bl_span){view->begin, view->end}, &cursor)) != NULL)
        if (!m->covered)
            degrees[found++] = m;
    for (uint32_t i = 0; i < found; i++) {
        uint32_t end = i + 1 < found ? degrees[i + 1]->begin : view->end;
        ranges[i] = NULL;
        for (uint32_t k = view->range_begin; k < view->range_end && ranges[i] == NULL; k++)
            if (!b->r->lines.ranges.items[k].single && b->r->lines.ranges.items[k].begin >= degrees[i]->end && b->r->lines.ranges.items[k].end <= end)
                ranges[i] = &b->r->lines.ranges.items[k];
        if (ranges[i] == NULL)
            return BL_OK;
    }
    for (uint32_t i = 0; i < found && found > 1; i++) {
        BL_TRY(close(b));
        open_entry(&b->now, line, (bl_span){view->begin, view->end});
        for (uint32_t k = 0; k < count; k++)
            if (bl_names_school(b->r, &fields[k]))
                take_school(b, &fields[k], false);
        b->now.level = bl_vocabulary_entry(b->r->vocabulary, degrees[i]->entry)->level;
        b->now.degree = (bl_span){degrees[i]->begin, degrees[i]->end};
        b->now.range = *ranges[i];
        b->now.dated = *taken = true;
    }
    return *taken ? close(b) : BL_OK;
}

static bl_status read_labels(builder *b, uint32_t line, const bl_labelled *labels, uint32_t count, bool *taken)
{
    static const char *const school_ids[] = {"school", NULL}, *const degree_ids[] = {"degree", NULL}, *const major_ids[] = {"major", NULL},
                             *const date_ids[] = {"school-dates", "dates", NULL},
                             *const skip_ids[] = {
                                 "courses", "grades", "supervisor", "duties", "description", "results", "stack", "college", "study-mode", "project-name", NULL};
    const bl_labelled *s = bl_label_find(labels, count, school_ids), *g = bl_label_find(labels, count, degree_ids),
                      *m = bl_label_find(labels, count, major_ids), *d = bl_label_find(labels, count, date_ids);
    bl_span text = {b->r->lines.views[line].begin, b->r->lines.views[line].end};
    *taken = s != NULL || g != NULL || m != NULL || d != NULL;
    if (!*taken) {
        *taken = bl_label_find(labels, count, skip_ids) != NULL && labels[0].label == text.begin;
        if (*taken && b->now.open)
            take_line_words(b, text);
        return BL_OK;
    }
    if ((s != NULL && !bl_span_empty(b->now.school)) || (g != NULL && s == NULL && b->now.level != BL_LEVEL_NONE) ||
        (d != NULL && s == NULL && g == NULL && b->now.dated && (b->now.line + 6 < line || b->r->document->lines.items[line].blank_before)))
        BL_TRY(close(b));
    open_entry(&b->now, line, text);
    bl_field fields[BL_FIELD_MAX];
    if (s == NULL && labels[0].label > text.begin) { /* "2012/09-2015/06 某某学院 | 专业：物流 | 学历：大专" */
        uint32_t n = bl_fields_split(fields, b->r, line, (bl_span){text.begin, labels[0].label}, true);
        for (uint32_t i = 0; i < n; i++)
            if (bl_names_school(b->r, &fields[i]))
                take_school(b, &fields[i], false);
    }
    if (s != NULL && !bl_span_empty(s->value)) {
        uint32_t n = bl_fields_split(fields, b->r, line, s->value, true);
        for (uint32_t i = 0; i < n; i++) {
            if (i == 0 || bl_names_school(b->r, &fields[i]))
                take_school(b, &fields[i], false);
            if (fields[i].degree != BL_NO_ENTRY)
                take_degree(b, &fields[i]);
        }
    }
    if (g != NULL && !bl_span_empty(g->value)) {
        uint32_t n = bl_fields_split(fields, b->r, line, g->value, true);
        for (uint32_t i = 0; i < n; i++) {
            if (fields[i].degree != BL_NO_ENTRY)
                take_degree(b, &fields[i]);
            if (bl_names_school(b->r, &fields[i])) /* "学历：高中，星洲第二中学" */
                take_school(b, &fields[i], false);
        }
    }
    if (m != NULL)
        take_area(b, m->value, true);
    take_dates(b, line, text);
    take_line_words(b, text);
    return BL_OK;
}

/* "时间 | 学校 | 专业 | 学历"; in "专业 | 会计学 | 学历 | 本科" values stand between the labels. */
static bool is_head_row(const bl_reading *r, uint32_t line, const bl_labelled *found, uint32_t labels)
{
    const bl_line *l = &r->document->lines.items[line];
    uint32_t valued = 0;
    for (uint32_t i = 0; i < labels; i++)
        valued += !bl_span_empty(found[i].value);
    return valued * 2 <= labels && r->lines.views[line].row && r->lines.views[line].range_begin == r->lines.views[line].range_end && labels >= 2 &&
           labels + 2 >= l->cell_end - l->cell_begin;
}

/* "毕业院校 | X | 就读时间 | D": a row of a form, where every other cell is a label. */
static bool is_form_row(const bl_reading *r, uint32_t line, const bl_labelled *found, uint32_t labels)
{
    const bl_line *l = &r->document->lines.items[line];
    const bl_span first = bl_trimmed(r, r->document->cells.items[l->cell_begin]);
    uint32_t valued = 0, filled = 0;
    for (uint32_t i = 0; i < labels; i++)
        valued += !bl_span_empty(found[i].value);
    for (uint32_t i = l->cell_begin; i < l->cell_end; i++)
        filled += !bl_span_empty(bl_trimmed(r, r->document->cells.items[i]));
    return labels > 0 && found[0].label == first.begin && valued == labels && filled == labels * 2;
}

/* "时间 学校 专业 学历", parted by tabs or blanks: every field is a label. */
static bool is_head_line(const bl_reading *r, uint32_t line, const bl_field *fields, uint32_t count)
{
    uint32_t labels = 0;
    for (uint32_t i = 0; i < count; i++) {
        const bl_mention *m = bl_mention_in(r, BL_KIND_LABEL, (bl_span){fields[i].begin, fields[i].end});
        labels += m != NULL && m->begin == fields[i].begin && m->end == fields[i].end;
    }
    return labels >= 2 && labels + (count > 2) >= count && r->lines.views[line].range_begin == r->lines.views[line].range_end;
}

static bl_status read_line(builder *b, uint32_t line)
{
    const bl_line_view *view = &b->r->lines.views[line];
    const bl_labelled *labels;
    bl_field fields[BL_FIELD_MAX];
    uint32_t count = bl_labels_of(&labels, b->r, line);
    bool taken = false;
    if (is_head_row(b->r, line, labels, count) ||
        is_head_line(b->r, line, fields, bl_fields_split(fields, b->r, line, (bl_span){view->begin, view->end}, true)))
        return BL_OK;
    if (count > 0 && (!view->row || is_form_row(b->r, line, labels, count))) {
        BL_TRY(read_labels(b, line, labels, count, &taken));
        if (taken)
            return BL_OK;
    }
    count = bl_fields_split(fields, b->r, line, (bl_span){view->begin, view->end}, true);
    brings n = survey(b, line, fields, count);
    if (count > 0 && n.schools == 0 && n.degrees == 0 &&
        (bl_is_personal_word(bl_folded_of(b->r, (bl_span){fields[0].begin, fields[0].end})) ||
            bl_is_personal_word(bl_folded_of(b->r, (bl_span){view->begin, view->end}))))
        return BL_OK; /* "Male, born 1971" is no area, and no year of study */
    for (uint32_t i = 0; i < count && b->prose; i++)
        if (bl_names_school(b->r, &fields[i]) && bl_school_of_another(b->r, line, fields[i].end))
            return close(b);
    bool job_head = b->r->owners[line].kind == BL_OWNER_JOB && b->r->record->jobs.items[b->r->owners[line].index].head_line == line;
    if (b->prose && (n.schools == 0 || (n.degrees == 0 && (!n.dates || b->r->owners[line].kind == BL_OWNER_JOB)) || (job_head && n.degrees == 0)))
        return close(b);
    if (n.schools == 0 && n.degrees == 0 && !n.dates) { /* an area on a line of its own, or text */
        if (b->now.open && !view->sentence && view->depth == 0 && count > 0 && bl_span_empty(b->now.area) && line <= b->now.line + 3)
            take_area(b, (bl_span){fields[0].begin, fields[0].end}, has(&fields[0], BL_SHAPE_MAJOR));
        return BL_OK;
    }
    if (view->depth > 1 && n.schools == 0 && b->now.level != BL_LEVEL_NONE)
        return BL_OK;
    if (view->sentence && n.schools == 0 && !b->prose && (b->now.level != BL_LEVEL_NONE || n.degrees == 0))
        return BL_OK;
    bool whole = n.schools > 0 && n.degrees > 0 && n.dates && b->now.level != BL_LEVEL_NONE && b->now.dated; /* a row of a list */
    if (b->now.open && ((n.schools > 0 && !bl_span_empty(b->now.school)) || whole || (n.schools == 0 && n.degrees > 0 && b->now.level != BL_LEVEL_NONE) ||
                           (n.schools == 0 && n.dates && b->now.dated && (n.degrees == 0 || !bl_span_empty(b->now.school)))))
        BL_TRY(close(b));
    BL_TRY(read_degrees(b, line, fields, count, n, &taken));
    if (taken)
        return BL_OK;
    BL_TRY(take_fields(b, line, fields, count, n));
    if (b->prose) {
        bool had = b->r->record->schools.count > 0;
        BL_TRY(close(b));
        if (!had && b->r->record->schools.count > 0 && b->r->owners[line].kind == BL_OWNER_JOB && !job_head)
            b->r->owners[line] = (bl_owner){BL_OWNER_SECTION, BL_SECTION_EDUCATION};
    }
    return BL_OK;
}

/* "10年经验 | 本科 | 在职": a field at the head of the résumé that is a degree and nothing else. */
static void read_stated_degree(builder *b, uint32_t line)
{
    bl_field fields[BL_FIELD_MAX];
    const bl_line_view *view = &b->r->lines.views[line];
    uint32_t count = bl_fields_split(fields, b->r, line, (bl_span){view->begin, view->end}, true);
    for (uint32_t i = 0; i < count && count > 1; i++) {
        bl_span span = {fields[i].begin, fields[i].end};
        const bl_mention *m = bl_mention_in(b->r, BL_KIND_DEGREE, span);
        if (m == NULL || m->begin != span.begin || (m->end != span.end && !bl_str_equal(bl_folded_of(b->r, (bl_span){m->end, span.end}), BL_STR("学历"))))
            continue;
        open_entry(&b->now, line, span);
        take_degree(b, &fields[i]);
        return;
    }
}

/* "学历：本科" among the personal details, where nothing else speaks of education. */
static bl_status read_details(builder *b)
{
    static const char *const ids[] = {"school", "degree", NULL};
    for (uint32_t i = 0; i < b->r->document->lines.count; i++) {
        bl_section s = b->r->sections[i];
        if (s != BL_SECTION_NONE && s != BL_SECTION_CONTACT && s != BL_SECTION_SUMMARY && s != BL_SECTION_WISHES)
            continue;
        const bl_labelled *labels;
        uint32_t count = bl_labels_of(&labels, b->r, i);
        bool taken;
        if (count > 0 && bl_label_find(labels, count, ids) != NULL) {
            BL_TRY(read_labels(b, i, labels, count, &taken));
            if (bl_span_empty(b->now.area) && b->now.level != BL_LEVEL_NONE && bl_span_empty(b->now.school))
                b->now.dated = b->now.dated || bl_label_find(labels, count, ids) != NULL;
        }
    }
    for (uint32_t i = 0, seen = 0; i < b->r->document->lines.count && seen < HEAD_LINES && !b->now.open; i++) {
        const bl_line_view *view = &b->r->lines.views[i];
        if (view->begin >= view->end || view->sentence || (b->r->sections[i] != BL_SECTION_NONE && b->r->sections[i] != BL_SECTION_CONTACT) ||
            b->r->headings[i])
            continue;
        seen++;
        read_stated_degree(b, i);
    }
    if (b->now.open && b->now.range.end == 0)
        b->now.dated = false;
    if (b->now.open && bl_span_empty(b->now.school) && b->now.level != BL_LEVEL_NONE) {
        bl_school *school = BL_PUSH(b->r->arena, &b->r->record->schools);
        if (school == NULL)
            return BL_ERROR_MEMORY;
        *school = (bl_school){.organization = BL_NO_ENTRY,
            .level = b->now.level,
            .mode = b->now.mode,
            .status = b->now.status,
            .head_line = b->now.line,
            .degree = bl_visible(b->r, b->now.degree),
            .at = bl_document_origin(b->r->document, b->now.degree)};
        if (!bl_span_empty(b->now.area))
            school->area = bl_visible(b->r, b->now.area);
        b->now = (draft){.organization = BL_NO_ENTRY};
        return BL_OK;
    }
    return close(b);
}

/* "学历：本科" says nothing new beside a school with that level. */
static void drop_restated(bl_record *record)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < record->schools.count; i++) {
        const bl_school *s = &record->schools.items[i];
        bool again = false;
        for (uint32_t k = 0; k < record->schools.count && k < SCHOOLS_COMPARED && s->institution.len == 0; k++)
            again = again || (record->schools.items[k].institution.len > 0 && record->schools.items[k].level >= s->level);
        if (!again)
            record->schools.items[kept++] = *s;
    }
    record->schools.count = kept;
}

/* "University Name" parted the entries, and names nobody. */
static void forget_hidden(const bl_reading *r)
{
    for (uint32_t i = 0; i < r->record->schools.count; i++) {
        bl_str *name = &r->record->schools.items[i].institution;
        if (name->len <= BL_HIDDEN_NAME_LONGEST && bl_is_hidden_name(bl_fold(r->arena, *name)))
            *name = BL_STR_NONE;
    }
}

bl_status bl_read_schools(bl_reading *r)
{
    builder b = {.r = r, .now = {.organization = BL_NO_ENTRY}};
    for (uint32_t i = 0; i < r->document->lines.count; i++) {
        if (r->sections[i] != BL_SECTION_EDUCATION || r->headings[i])
            BL_TRY(close(&b));
        else if (r->lines.views[i].begin < r->lines.views[i].end)
            BL_TRY(read_line(&b, i));
    }
    BL_TRY(close(&b));
    drop_restated(r->record);
    forget_hidden(r);
    if (r->record->schools.count > 0)
        return BL_OK;
    b.prose = true;
    for (uint32_t i = 0; i < r->document->lines.count; i++) {
        bl_section s = r->sections[i];
        bool open = s == BL_SECTION_NONE || s == BL_SECTION_SUMMARY || s == BL_SECTION_OTHER || s == BL_SECTION_CONTACT || s == BL_SECTION_WORK ||
                    s == BL_SECTION_TRAINING || s == BL_SECTION_CERTIFICATES;
        if (open && !r->headings[i] && r->lines.views[i].begin < r->lines.views[i].end)
            BL_TRY(read_line(&b, i));
    }
    BL_TRY(close(&b));
    b.prose = false;
    return r->record->schools.count > 0 ? BL_OK : read_details(&b);
}
