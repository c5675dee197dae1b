/* Schools as fields name them. */
#include "facts/school_names.h"

#include "base/utf8.h"
#include "facts/wordtables.h"

static bl_span after_word(const bl_reading *r, bl_span span)
{
    static const char *const words[] = {"毕业于", "就读于", "于", "from ", "at ", "在", "考入", "保送"};
    bl_str s = bl_folded_of(r, span);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = bl_str_find(s, bl_str_of(words[i]), 0);
        if (at != SIZE_MAX && at + strlen(words[i]) + 3 < s.len && (at == 0 || (unsigned char)words[i][0] >= 0x80 || s.ptr[at - 1] == ' '))
            return bl_trimmed(r, (bl_span){span.begin + (uint32_t)(at + strlen(words[i])), span.end});
    }
    return span;
}

bl_span bl_school_span(const bl_reading *r, bl_span field)
{
    bl_str s = bl_unbracketed(bl_folded_of(r, field));
    bl_span span = after_word(r, (bl_span){field.begin, field.begin + (uint32_t)s.len});
    const bl_mention *first = bl_mention_in(r, BL_KIND_DEGREE, span);
    if (first != NULL && first->begin == span.begin && (unsigned char)r->document->folded.bytes[span.begin] >= 0xE3 && first->end < span.end)
        span = bl_trimmed(r, (bl_span){first->end, span.end}); /* 本科/某大学某系 */
    s = bl_folded_of(r, span);
    static const char *const ends[] = {
        " with ", " gpa", " cgpa", ". thesis", ". dissertation", ". supervisor", ". advisor", ". graduated", ". major", ". grade"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) { /* "Anna University with 7.8 CGPA in" */
        size_t end = bl_str_find(s, bl_str_of(ends[i]), 0);
        if (end != SIZE_MAX && end > 6) {
            span = bl_trimmed(r, (bl_span){span.begin, span.begin + (uint32_t)end});
            s = bl_folded_of(r, span);
        }
    }
    if (bl_str_ends(s, BL_STR(" in")) || bl_str_ends(s, BL_STR(" on"))) {
        span.end -= 3;
        s = bl_folded_of(r, span);
    }
    static const char *const tails[] = {"学院", "系", "实验室", "研究院", "研究所", "学部", "医学部", "专业", "获", "中心", "本科", "硕士", "博士", "研究生",
        "攻读", "毕业", "学士", "专科", "大专", "学习", "就读"};
    static const char *const kinds[] = {"大学", "学院", "学校", "中学"};
    size_t cut = SIZE_MAX;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && cut == SIZE_MAX; i++)
        cut = i == 0 || bl_str_find(s, BL_STR("学习"), 0) != SIZE_MAX || bl_str_find(s, BL_STR("就读"), 0) != SIZE_MAX ? bl_str_find(s, bl_str_of(kinds[i]), 0)
                                                                                                                       : cut;
    if (cut != SIZE_MAX && cut + 6 < s.len) {                                                /* 某大学网络技术研究院: the school is 某大学 */
        size_t remark = s.ptr[cut + 6] == '(' ? bl_str_find(s, BL_STR(")"), cut) : SIZE_MAX; /* 某大学（211）机械专业 */
        bl_str tail = bl_str_slice(s, remark == SIZE_MAX ? cut + 6 : remark + 1, s.len);
        for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
            if (bl_str_find(tail, bl_str_of(tails[i]), 0) != SIZE_MAX && !bl_str_begins(tail, BL_STR("附")) && !bl_str_begins(tail, BL_STR("(")))
                return (bl_span){span.begin, span.begin + (uint32_t)cut + 6};
    }
    static const char *const stays[] = {"学习", "就读", "读书", "毕业"}; /* "临川一中学习" */
    for (size_t i = 0; i < sizeof stays / sizeof *stays; i++)
        if (bl_str_ends(s, bl_str_of(stays[i])) && s.len > 15) {
            s = bl_unbracketed(bl_str_slice(s, 0, s.len - 6));
            span.end = span.begin + (uint32_t)s.len;
        }
    const bl_mention *degree = bl_mention_in(r, BL_KIND_DEGREE, span);
    if (degree != NULL && degree->begin == span.begin && degree->end < span.end) { /* "MSc University of Leeds" */
        bl_span rest = bl_trimmed(r, (bl_span){degree->end, span.end});
        const bl_mention *school = bl_school_in(r, rest);
        return school != NULL ? (bl_span){school->begin, school->end} : rest;
    }
    if (degree != NULL && degree->begin > span.begin) {
        bl_span head = bl_trimmed(r, (bl_span){span.begin, degree->begin});
        if ((bl_shape_of(bl_folded_of(r, head)) & BL_SHAPE_SCHOOL) != 0) /* not 高等专科 inside 某某高等专科学校 */
            return head;
    }
    return span;
}

/* "2015年毕业于华岭理工大学机械专业": a school inside the field. */
static bool is_leaving(bl_str s, bool dated)
{
    static const char *const words[] = {"毕业于", "就读于", "考入"}, *const stays[] = {"学习", "就读", "读书", "上学", "攻读", "进修", "毕业"},
                             *const kinds[] = {"大学", "学院", "中学", "高中", "职校", "技校", "学校", "卫校", "中专", "一中", "二中", "三中", "四中", "五中"};
    if (bl_is_ascii(s))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = bl_str_find(s, bl_str_of(words[i]), 0);
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds && at != SIZE_MAX; k++)
            if (bl_str_find(s, bl_str_of(kinds[k]), at + 9) != SIZE_MAX)
                return true;
    }
    bool in = dated || bl_str_begins(s, BL_STR("在")) || bl_str_begins(s, BL_STR("于")); /* "在某某职业技术学院护理专业学习" */
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds && in; k++)
        for (size_t i = 0; i < sizeof stays / sizeof *stays; i++)
            if (bl_str_find(s, bl_str_of(kinds[k]), 3) != SIZE_MAX && bl_str_find(s, bl_str_of(stays[i]), 3) != SIZE_MAX)
                return true;
    return false;
}

/* Is a school in running text another person's: "协助导师（清华大学博士）"? */
bool bl_school_of_another(const bl_reading *r, uint32_t line, uint32_t at)
{
    return bl_words_in(&bl_words_of_others, bl_folded_of(r, (bl_span){r->lines.views[line].begin, at})) != 0;
}

bool bl_names_school(const bl_reading *r, const bl_field *f)
{
    if (f->school != BL_NO_ENTRY)
        return true;
    if ((f->shape & BL_SHAPE_SCHOOL) == 0 && bl_str_ends(bl_folded_of(r, (bl_span){f->begin, f->end}), BL_STR(" board")))
        return true; /* "M.P. Board": who held the examination */
    if ((f->shape & BL_SHAPE_SCHOOL) == 0)
        return is_leaving(bl_folded_of(r, (bl_span){f->begin, f->end}), f->after_date);
    const bl_mention *degree = bl_mention_in(r, BL_KIND_DEGREE, (bl_span){f->begin, f->end});
    if (degree != NULL && degree->begin == f->begin && degree->end == f->end)
        return false; /* "High School Diploma" */
    bl_str s = bl_folded_of(r, (bl_span){f->begin, f->end});
    return bl_str_width(s) <= 80 && !((f->shape & BL_SHAPE_TITLE) != 0 && f->degree == BL_NO_ENTRY && bl_str_find(s, BL_STR("学"), 0) == SIZE_MAX &&
                                        bl_str_find(s, BL_STR("university"), 0) == SIZE_MAX && bl_str_find(s, BL_STR("college"), 0) == SIZE_MAX &&
                                        bl_str_find(s, BL_STR("school"), 0) == SIZE_MAX && bl_str_find(s, BL_STR("academy"), 0) == SIZE_MAX &&
                                        bl_str_find(s, BL_STR("institute"), 0) == SIZE_MAX);
}

/* A faculty, an institute or a laboratory of a school that stands beside it. */
bool bl_names_college(const bl_reading *r, const bl_field *f)
{
    bl_str s = bl_folded_of(r, (bl_span){f->begin, f->end});
    static const char *const parts[] = {"school of", "college of", "faculty of", "department of", "dept. of"};
    bool latin = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        latin = latin || bl_str_find(s, bl_str_of(parts[i]), 0) != SIZE_MAX;
    return ((f->shape & BL_SHAPE_COLLEGE) != 0 || latin) && f->school == BL_NO_ENTRY && bl_str_find(s, BL_STR("大学"), 0) == SIZE_MAX &&
           bl_str_find(s, BL_STR("university"), 0) == SIZE_MAX;
}

/* "B.Tech (CSE) from JNTU Hyderabad in 2016 with 71%": what stands behind "from", as far as a name goes. */
bl_span bl_school_behind_from(const bl_reading *r, bl_span tail)
{
    static const char *const ends[] = {" in ", " with ", " during ", " on ", " under ", " (", ", "};
    bl_str s = bl_folded_of(r, tail);
    size_t from = bl_str_find(s, BL_STR("from "), 0);
    if (from == SIZE_MAX || (from > 0 && s.ptr[from - 1] != ' '))
        return (bl_span){0};
    size_t begin = from + 5, end = s.len;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = bl_str_find(s, bl_str_of(ends[i]), begin);
        end = at < end ? at : end;
    }
    if (end == s.len && (bl_str_ends(s, BL_STR(" in")) || bl_str_ends(s, BL_STR(" on"))))
        end -= 3; /* the date follows */
    bl_span name = end <= begin ? (bl_span){0} : bl_trimmed(r, (bl_span){tail.begin + (uint32_t)begin, tail.begin + (uint32_t)end});
    return bl_looks_like_name(r, name) ? name : (bl_span){0};
}
