#include "facts/heads.h"

#include "base/utf8.h"
#include "text/slips.h"

#define NOTHING (-100)

static bool has(const bl_field *f, unsigned shape) { return (f->shape & shape) != 0; }

static int title_score(const bl_field *f, uint32_t index, unsigned width)
{
    if (!has(f, BL_SHAPE_TITLE) || has(f, BL_SHAPE_DURATION) || width > 70)
        return NOTHING;
    int score = 10 - (int)index;
    score += f->title_known ? 3 : 0;
    score += f->bold ? 1 : 0;
    score -= has(f, BL_SHAPE_VERB) && !(index == 0 && f->after_date) ? 8 : 0;
    score -= f->before == BL_PART_COLON ? 1 : 0;
    score -= has(f, BL_SHAPE_ORGANIZATION) ? 3 : 0;
    return score;
}

static int name_score(const bl_field *f, uint32_t index, int title_index, unsigned width)
{
    if (has(f, BL_SHAPE_DURATION | BL_SHAPE_BREAK) || width > 80)
        return NOTHING;
    int score = 3 - (int)index;
    if (f->employer_whole)
        score += 7;
    else if (f->employer != BL_NO_ENTRY && has(f, BL_SHAPE_ORGANIZATION))
        score += 5;
    else if (f->employer != BL_NO_ENTRY)
        score += 2;
    if (has(f, BL_SHAPE_LEGAL))
        score += 6;
    else if (has(f, BL_SHAPE_ORGANIZATION))
        score += has(f, BL_SHAPE_DEPARTMENT) ? 1 : 4;
    else if (has(f, BL_SHAPE_SCHOOL))
        score += 3;
    else if (has(f, BL_SHAPE_DEPARTMENT))
        score -= 4;
    if (f->before == BL_PART_AT)
        score += 5;
    score -= has(f, BL_SHAPE_PLACE) && !f->employer_whole ? 8 : 0;
    score -= has(f, BL_SHAPE_VERB) ? 8 : 0;
    score -= f->before == BL_PART_COLON ? 4 : 0;
    score -= f->skill && title_index >= 0 && (int)index > title_index && !f->employer_whole ? 5 : 0;
    if (has(f, BL_SHAPE_TITLE)) /* 锐石猎头 beside a title is a name; 资深架构师 beside a title is none */
        score -= has(f, BL_SHAPE_RANK) || f->title_whole || title_index < 0 ? 6 : 1;
    score += f->bold ? 1 : 0;
    return score;
}

/* "在青瓦民宿任店长": the employer between 在 and 任, the title behind. */
static bool split_post(bl_head *out, const bl_reading *r, const bl_field *f)
{
    static const char *const leads[] = {"就职于", "任职于", "供职于", "受聘于", "入职", "在", "于"}, *const roles[] = {
                                                                                                         "担任", "出任", "任职", "从事", "任", "做", "当"};
    bl_str s = bl_folded_of(r, (bl_span){f->begin, f->end});
    size_t lead = 0;
    for (size_t i = 0; i < sizeof leads / sizeof *leads && lead == 0; i++)
        lead = bl_str_opens(s, leads[i]) ? strlen(leads[i]) : 0;
    for (size_t i = 0; i < sizeof roles / sizeof *roles && lead > 0; i++) {
        size_t at = bl_str_find(s, bl_str_of(roles[i]), lead + 3);
        if (at == SIZE_MAX)
            continue;
        bl_span title = bl_trimmed(r, (bl_span){f->begin + (uint32_t)(at + strlen(roles[i])), f->end});
        if ((bl_shape_of(bl_folded_of(r, title)) & BL_SHAPE_TITLE) == 0 && bl_mention_in(r, BL_KIND_TITLE, title) == NULL)
            continue;
        out->name = bl_trimmed(r, (bl_span){f->begin + (uint32_t)lead, f->begin + (uint32_t)at});
        out->position = title;
        out->name_sure = out->position_sure = true;
        return true;
    }
    return false;
}

/* "Larch Capital Analyst": a word that only organisations end in, then a title. */
static bool split_latin(bl_head *out, const bl_reading *r, const bl_field *f)
{
    static const char *const ends[] = {"capital", "labs", "bank", "holdings", "ventures", "studios", "foundation", "technologies", "hospital", "clinic", "inc",
        "inc.", "ltd", "ltd.", "llc", "limited", "gmbh", "corp", "corp.", "plc"};
    bl_str s = bl_folded_of(r, (bl_span){f->begin, f->end});
    for (size_t at = bl_str_find(s, BL_STR(" "), 0); at != SIZE_MAX; at = bl_str_find(s, BL_STR(" "), at + 1)) {
        bl_str head = bl_str_slice(s, 0, at);
        bool ended = false;
        for (size_t i = 0; i < sizeof ends / sizeof *ends && !ended; i++)
            ended = bl_str_ends(head, bl_str_of(ends[i])) && head.len > strlen(ends[i]) && head.ptr[head.len - strlen(ends[i]) - 1] == ' ';
        unsigned tail = ended ? bl_shape_of(bl_str_slice(s, at + 1, s.len)) : 0;
        if ((tail & BL_SHAPE_TITLE) == 0 || (tail & BL_SHAPE_ORGANIZATION) != 0)
            continue;
        out->name = (bl_span){f->begin, f->begin + (uint32_t)at};
        out->position = (bl_span){f->begin + (uint32_t)at + 1, f->end};
        out->name_sure = out->position_sure = true;
        return true;
    }
    return false;
}

/* "临川县自然资源局科员": an office, a hospital or a school, and the post in it. A short word before 中心 may be a department (研发中心主任). */
static bool split_office(bl_head *out, const bl_reading *r, const bl_field *f)
{
    static const char *const ends[] = {"局", "中心", "委员会", "管委会", "政府", "医院", "学校", "中学", "小学", "幼儿园", "大学", "学院", "法院", "检察院",
        "银行", "支行", "研究所", "研究院", "设计院", "酒店", "饭店", "超市", "工厂", "机械厂", "车站", "办事处", "街道办", "出版社", "电视台", "卫生院"};
    bl_str s = bl_folded_of(r, (bl_span){f->begin, f->end});
    size_t cut = 0;
    if (bl_is_ascii(s))
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        for (size_t at = bl_str_find(s, bl_str_of(ends[i]), 0); at != SIZE_MAX; at = bl_str_find(s, bl_str_of(ends[i]), at + 3)) {
            size_t end = at + strlen(ends[i]);
            bl_str post = bl_str_slice(s, end, s.len);
            unsigned shape = bl_shape_of(post);
            bool title = (shape & BL_SHAPE_TITLE) != 0 && (shape & (BL_SHAPE_ORGANIZATION | BL_SHAPE_DEPARTMENT)) == 0;
            if (at >= 12 && title && end > cut)
                cut = end;
        }
    if (cut == 0 || !bl_all_han(bl_str_slice(s, 0, cut)))
        return false;
    out->name = (bl_span){f->begin, f->begin + (uint32_t)cut};
    out->position = bl_trimmed(r, (bl_span){f->begin + (uint32_t)cut, f->end});
    out->name_sure = out->position_sure = true;
    return true;
}

/* "某公司后端工程师", "Acme Widgets Senior Engineer": employer and title in one field, parted by nothing. */
static bool split_glued(bl_head *out, const bl_reading *r, const bl_field *f)
{
    bl_str s = bl_folded_of(r, (bl_span){f->begin, f->end});
    static const char *const roles[] = {"担任", "从事", "任职", "任", "做", "当"};
    static const char *const ends[] = {"有限责任公司", "股份有限公司", "有限公司", "公司", "集团"};
    bool whole = bl_is_ascii(s); /* nothing of it is Chinese; and 重机集团股份有限公司 is one name */
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        whole = whole || bl_str_ends(bl_unbracketed(s).len > 0 ? bl_unbracketed(s) : s, bl_str_of(ends[i]));
    for (size_t i = 0; i < sizeof ends / sizeof *ends && !whole; i++) {
        size_t at = bl_str_find(s, bl_str_of(ends[i]), 0);
        if (at == SIZE_MAX || at == 0)
            continue;
        size_t cut = at + strlen(ends[i]);
        while (cut < s.len && s.ptr[cut] == ' ')
            cut++;
        if (cut < s.len && s.ptr[cut] == '(')
            while (cut < s.len && s.ptr[cut - 1] != ')')
                cut++;
        if (cut >= s.len)
            continue;
        out->name = bl_trimmed(r, (bl_span){f->begin, f->begin + (uint32_t)cut});
        out->position = bl_trimmed(r, (bl_span){f->begin + (uint32_t)cut, f->end});
        for (size_t k = 0; k < sizeof roles / sizeof *roles; k++)
            if (bl_str_opens(bl_folded_of(r, out->position), roles[k])) {
                out->position.begin += (uint32_t)strlen(roles[k]);
                break;
            }
        out->name_sure = out->position_sure = true;
        return true;
    }
    if (split_office(out, r, f))
        return true;
    if (f->employer != BL_NO_ENTRY && !f->employer_whole) { /* a known employer, then a title */
        const bl_mention *m = bl_mention_in(r, BL_KIND_EMPLOYER, (bl_span){f->begin, f->end});
        bl_span rest = bl_trimmed(r, (bl_span){m->end, f->end});
        unsigned shape = bl_shape_of(bl_folded_of(r, rest));
        if ((shape & BL_SHAPE_TITLE) != 0 && (shape & BL_SHAPE_VERB) == 0) {
            out->name = (bl_span){m->begin, m->end};
            out->position = rest;
            out->name_sure = out->position_sure = true;
            return true;
        }
    }
    const bl_mention *m = bl_mention_in(r, BL_KIND_TITLE, (bl_span){f->begin, f->end});
    if (m != NULL && m->begin > f->begin + 2 && m->end >= f->end && r->document->folded.bytes[m->begin - 1] == ' ') {
        bl_span head = bl_trimmed(r, (bl_span){f->begin, m->begin});
        unsigned shape = bl_shape_of(bl_folded_of(r, head));
        const bool words = bl_str_find(bl_folded_of(r, head), BL_STR(" "), 0) != SIZE_MAX; /* "Bank Teller", "Care Assistant" are titles */
        if (words && (shape & BL_SHAPE_ORGANIZATION) != 0 && (shape & BL_SHAPE_TITLE) == 0) {
            out->name = head;
            out->position = (bl_span){m->begin, f->end};
            out->name_sure = out->position_sure = true;
            return true;
        }
    }
    return false;
}

static void note(bl_head *out, const bl_field *f)
{
    out->internship = out->internship || has(f, BL_SHAPE_INTERN);
    out->part_time = out->part_time || has(f, BL_SHAPE_PART_TIME);
    out->pause = out->pause || has(f, BL_SHAPE_BREAK);
}

/* How many fields stand before the description: it begins with a verb, with a colon, or with a list of skills behind the title. */
static uint32_t head_fields(const bl_field *fields, uint32_t count)
{
    bool title = false;
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0 && has(&fields[i], BL_SHAPE_VERB) && !has(&fields[i], BL_SHAPE_RANK | BL_SHAPE_LEGAL) && !fields[i].title_whole && !fields[i].employer_whole)
            return i;
        if (i > 1 && title && fields[i].before == BL_PART_COLON)
            return i;
        title = title || has(&fields[i], BL_SHAPE_TITLE);
    }
    return count > 8 ? 8 : count;
}

/* "GS-1105-09", "e-5": a grade or a number, nobody's name. */
static bool is_code(bl_str s)
{
    size_t letters = 0, digits = 0, dashes = 0;
    for (size_t i = 0; i < s.len; i++) {
        letters += s.ptr[i] >= 'a' && s.ptr[i] <= 'z';
        digits += s.ptr[i] >= '0' && s.ptr[i] <= '9';
        dashes += s.ptr[i] == '-';
    }
    return letters > 0 && letters <= 4 && digits > 0 && dashes > 0 && letters + digits + dashes == s.len;
}

/* Could a field that no rule knows be a title? */
static bool may_be_title(const bl_reading *r, const bl_field *f)
{
    return !has(f, BL_SHAPE_PLACE | BL_SHAPE_DEPARTMENT | BL_SHAPE_VERB | BL_SHAPE_DURATION | BL_SHAPE_ORGANIZATION) && !f->skill &&
           f->before != BL_PART_COLON && bl_looks_like_name(r, (bl_span){f->begin, f->end});
}

static void choose(bl_head *out, const bl_reading *r, const bl_field *fields, uint32_t count)
{
    int title = -1, name = -1, best = 0;
    if (count > 1 && split_post(out, r, &fields[0])) /* "在美泰电器厂做装配工，后转质检员" */
        return;
    for (uint32_t i = 0; i < count; i++) {
        unsigned width = bl_str_width(bl_folded_of(r, (bl_span){fields[i].begin, fields[i].end}));
        int score = title_score(&fields[i], i, width);
        if (score > best) {
            best = score;
            title = (int)i;
        }
    }
    best = 0;
    for (uint32_t i = 0; i < count; i++) {
        unsigned width = bl_str_width(bl_folded_of(r, (bl_span){fields[i].begin, fields[i].end}));
        bl_str text = bl_folded_of(r, (bl_span){fields[i].begin, fields[i].end});
        int score = (int)i == title || is_code(text) || bl_str_begins(text, BL_STR("(")) ? NOTHING : name_score(&fields[i], i, title, width);
        if (score > best) {
            best = score;
            name = (int)i;
        }
    }
    if (title >= 0)
        out->position = (bl_span){fields[title].begin, fields[title].end};
    out->position_sure = title >= 0;
    if (name >= 0) {
        out->name = (bl_span){fields[name].begin, fields[name].end};
        bool unit = has(&fields[name], BL_SHAPE_DEPARTMENT) && !has(&fields[name], BL_SHAPE_LEGAL) &&
                    fields[name].employer == BL_NO_ENTRY; /* 交付中心 may be a department */
        out->name_sure = fields[name].employer_whole || (has(&fields[name], BL_SHAPE_ORGANIZATION | BL_SHAPE_LEGAL) && !unit) ||
                         fields[name].before == BL_PART_AT;
    }
    for (uint32_t i = 0; i < count; i++) {
        if ((int)i == title || (int)i == name)
            continue;
        bl_span span = {fields[i].begin, fields[i].end};
        bool between = name >= 0 && title >= 0 && (int)i > name && (int)i < title;
        if (has(&fields[i], BL_SHAPE_PLACE) && bl_span_empty(out->location))
            out->location = span;
        else if ((has(&fields[i], BL_SHAPE_DEPARTMENT) || between) && bl_span_empty(out->department) && !has(&fields[i], BL_SHAPE_VERB | BL_SHAPE_DURATION))
            out->department = span;
    }
    const bl_field *glued = title >= 0 && name < 0 ? &fields[title] : name >= 0 && title < 0 ? &fields[name] : NULL;
    if (glued != NULL && !split_post(out, r, glued) && !split_glued(out, r, glued))
        split_latin(out, r, glued);
    if (title < 0 && name >= 0 && bl_span_empty(out->position)) { /* an unknown title: the field before a sure name, else the next one, of no other kind */
        if (name > 0 && out->name_sure && may_be_title(r, &fields[name - 1]))
            out->position = (bl_span){fields[name - 1].begin, fields[name - 1].end};
        for (uint32_t i = (uint32_t)name + 1; i < count && bl_span_empty(out->position); i++)
            if (may_be_title(r, &fields[i]))
                out->position = (bl_span){fields[i].begin, fields[i].end};
    }
}

/* "在某某有限公司任外贸业务员": prose, but a head. */
static bool is_post(const bl_reading *r, const bl_field *f)
{
    static const char *const leads[] = {"在", "于", "就职于", "任职于", "加入"},
                             *const words[] = {"公司", "集团", "医院", "学校", "中学", "小学", "银行", "工厂", "厂", "店", "工作室"},
                             *const roles[] = {"任", "做", "当", "从事"};
    bl_str s = bl_folded_of(r, (bl_span){f->begin, f->end});
    bool lead = false, word = false, role = false;
    if (!f->after_date || bl_is_ascii(s))
        return false;
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        lead = lead || bl_str_opens(s, leads[i]);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        word = word || bl_str_find(s, bl_str_of(words[i]), 0) != SIZE_MAX;
    for (size_t i = 0; i < sizeof roles / sizeof *roles && s.len > 6; i++)
        role = role || bl_str_find(s, bl_str_of(roles[i]), 6) != SIZE_MAX;
    bool post = role && (has(f, BL_SHAPE_TITLE) || f->title_known);
    return lead && (word || post) && bl_str_width(s) <= 60;
}

/* "某局科员（其间：2017.03-2018.03 挂职锻炼）": what was done meanwhile is no part of the head. */
static bl_span without_meanwhile(const bl_reading *r, bl_span within)
{
    static const char *const words[] = {"(其间", "(期间", "(其中"};
    bl_str s = bl_folded_of(r, within);
    for (size_t i = 0; i < sizeof words / sizeof *words && !bl_is_ascii(s); i++) {
        size_t at = bl_str_find(s, bl_str_of(words[i]), 0);
        if (at != SIZE_MAX)
            return (bl_span){within.begin, within.begin + (uint32_t)at};
    }
    return within;
}

void bl_head_read(bl_head *out, const bl_reading *r, uint32_t line, bl_span within)
{
    bl_field fields[BL_FIELD_MAX];
    within = without_meanwhile(r, within);
    uint32_t count = bl_fields_split(fields, r, line, within, false);
    *out = (bl_head){0};
    out->fields = head_fields(fields, count);
    bool degree = false, school = false;
    for (uint32_t i = 0; i < out->fields; i++) {
        note(out, &fields[i]);
        degree = degree || fields[i].degree != BL_NO_ENTRY;
        school = school || fields[i].school != BL_NO_ENTRY || has(&fields[i], BL_SHAPE_SCHOOL);
    }
    out->verb = count > 0 && has(&fields[0], BL_SHAPE_VERB) && !has(&fields[0], BL_SHAPE_RANK | BL_SHAPE_LEGAL) && !fields[0].title_whole &&
                !fields[0].employer_whole;
    if (out->verb && !is_post(r, &fields[0]))
        return;
    out->verb = false;
    choose(out, r, fields, out->fields);
    bool title = false, rank = false;
    for (uint32_t i = 0; i < out->fields; i++) {
        title = title || has(&fields[i], BL_SHAPE_TITLE);
        rank = rank || has(&fields[i], BL_SHAPE_RANK);
    }
    bool latin = out->fields > 0 && (unsigned char)r->document->folded.bytes[fields[0].begin] < 0x80;
    out->school = (!title && (degree || school)) || (degree && school && !rank && !latin); /* 物流管理 beside a school and a degree is an area */
}

/* "飞鸟科技 Flybird Tech": one name in two scripts. The length of the first, or 0 where it is one name ("SAP 中国"). */
static uint32_t first_of_two(bl_str s)
{
    size_t cut = SIZE_MAX;
    bool head_han = false, tail_han = false;
    if (bl_is_ascii(s))
        return 0;
    for (size_t i = 0; i < s.len; i++) {
        bool han = (unsigned char)s.ptr[i] >= 0xE3, latin = s.ptr[i] >= 'a' && s.ptr[i] <= 'z';
        if (!han && !latin)
            continue;
        if (cut == SIZE_MAX && i > 0 && s.ptr[i - 1] == ' ' && han != head_han)
            cut = i - 1;
        if (cut == SIZE_MAX && latin && head_han)
            return 0; /* both scripts in one word */
        if (cut == SIZE_MAX)
            head_han = head_han || han;
        else if (latin && !head_han)
            return 0;
        else
            tail_han = tail_han || han;
    }
    if (cut == SIZE_MAX || head_han == tail_han)
        return 0;
    bl_str han = head_han ? bl_str_slice(s, 0, cut) : bl_str_trim(bl_str_slice(s, cut, s.len)),
           latin = head_han ? bl_str_trim(bl_str_slice(s, cut, s.len)) : bl_str_slice(s, 0, cut);
    return han.len >= 6 && latin.len >= 4 && !bl_is_place(han) && !bl_str_begins(han, BL_STR("中国")) && !bl_is_place(latin) ? (uint32_t)cut : 0;
}

bl_span bl_without_stop(const bl_reading *r, bl_span span)
{
    bl_str s = bl_folded_of(r, span);
    if (s.len < 5 || s.ptr[s.len - 1] != '.')
        return span;
    size_t begin = s.len - 1;
    while (begin > 0 && s.ptr[begin - 1] != ' ' && s.ptr[begin - 1] != '.')
        begin--;
    bl_str word = bl_str_slice(s, begin, s.len - 1);
    static const char *const short_forms[] = {"corp", "univ", "inst", "dept", "bros", "intl"};
    for (size_t i = 0; i < sizeof short_forms / sizeof *short_forms; i++)
        if (bl_str_equal(word, bl_str_of(short_forms[i])))
            return span;
    return word.len >= 4 ? (bl_span){span.begin, span.end - 1} : span;
}

/* "字节跳动-推荐团队", "百度搜索部": the length of the employer before its department, or 0. */
static uint32_t before_department(const bl_reading *r, bl_span name)
{
    bl_str s = bl_folded_of(r, name);
    if (bl_is_ascii(s))
        return 0;
    for (size_t i = 1; i + 1 < s.len; i++) {
        if ((s.ptr[i] != '-' && s.ptr[i] != '/') || (unsigned char)s.ptr[i - 1] < 0x80 || (unsigned char)s.ptr[i + 1] < 0x80)
            continue;
        uint32_t entry;
        bool known = bl_vocabulary_by_name(r->vocabulary, r->arena, BL_KIND_EMPLOYER, bl_str_slice(s, 0, i), &entry, 1) > 0;
        return known || (bl_shape_of(bl_str_slice(s, i + 1, s.len)) & BL_SHAPE_DEPARTMENT) != 0 ? (uint32_t)i : 0;
    }
    size_t hospital = bl_str_find(s, BL_STR("医院"), 3); /* 市第三人民医院心内科 */
    if (hospital != SIZE_MAX && hospital + 6 < s.len) {
        bl_str unit = bl_str_slice(s, hospital + 6, s.len);
        bool whole = (bl_shape_of(unit) & BL_SHAPE_DEPARTMENT) != 0 && (bl_shape_of(unit) & BL_SHAPE_LEGAL) == 0 && bl_all_han(unit);
        return whole ? (uint32_t)hospital + 6 : 0;
    }
    const bl_mention *m = bl_mention_in(r, BL_KIND_EMPLOYER, name);
    if (m == NULL || m->begin != name.begin || m->end >= name.end || r->document->folded.bytes[m->end] == '(')
        return 0;
    bl_str tail = bl_folded_of(r, (bl_span){m->end, name.end});
    unsigned shape = bl_shape_of(tail);
    bool branch = tail.len > 6 && bl_is_place(bl_str_slice(tail, 0, 6)); /* 中通快递[武汉]转运中心 */
    return bl_all_han(tail) && !branch && (shape & BL_SHAPE_DEPARTMENT) != 0 && (shape & (BL_SHAPE_LEGAL | BL_SHAPE_TITLE)) == 0 ? m->end - m->begin : 0;
}

bl_span bl_head_name(const bl_reading *r, bl_span name)
{
    static const char *const leads[] = {
        "就职于", "任职于", "供职于", "加入", "在", "于", "then ", "later ", "previously ", "formerly ", "company:", "the company "};
    bl_str s = bl_folded_of(r, name);
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (bl_str_opens(s, leads[i]) && s.len > strlen(leads[i]) + 3) {
            name.begin += (uint32_t)strlen(leads[i]);
            s = bl_folded_of(r, name);
        }
    static const char *const tails[] = {" from", " since", " between", " in", ", from", "从", "自"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (bl_str_ends(s, bl_str_of(tails[i])) && s.len > strlen(tails[i]) + 3) {
            name.end -= (uint32_t)strlen(tails[i]);
            s = bl_folded_of(r, name);
        }
    name = bl_without_stop(r, name);
    s = bl_folded_of(r, name);
    uint32_t whole = before_department(r, name);
    if (whole > 0)
        return (bl_span){name.begin, name.begin + whole};
    size_t square = bl_str_find(s, BL_STR("["), 0); /* "星野户外用品(1000-5000人)[3年1个月]" */
    if (square != SIZE_MAX && square > 5 && bl_str_ends(s, BL_STR("]")))
        s.len = square;
    bl_str bare = bl_unbracketed(s);
    if (bare.len > 0 && bare.len < name.end - name.begin)
        return (bl_span){name.begin, name.begin + (uint32_t)bare.len};
    uint32_t first = first_of_two(s);
    bare = bl_unbracketed(bl_str_slice(s, 0, first));
    return first > 0 ? (bl_span){name.begin, name.begin + (uint32_t)(bare.len > 0 ? bare.len : first)} : name;
}

/* What may stand around a known name without making it another organisation. */
static bool is_legal_rest(bl_str s)
{
    static const char *const words[] = {"有限责任公司", "股份有限公司", "有限公司", "集团", "公司", "控股", "股份", "科技", "技术", "网络", "信息", "软件",
        "总部", "中国", "北京", "上海", "深圳", "杭州", "广州", "南京", "成都", "武汉", "西安", "分公司", "inc.", "inc", "llc", "ltd.", "ltd", "limited",
        "gmbh", "corp.", "corp", "corporation", "co.", "company", "group", "plc", "llp", "ag", "s.a.", "china", "(", ")", ",", " ", ".", "technologies",
        "technology", "在线"};
    for (size_t at = 0; at < s.len;) {
        size_t step = 0;
        for (size_t i = 0; i < sizeof words / sizeof *words && step == 0; i++)
            if (bl_str_opens(bl_str_slice(s, at, s.len), words[i]))
                step = strlen(words[i]);
        if (step == 0)
            return false;
        at += step;
    }
    return true;
}

uint32_t bl_head_organization(const bl_reading *r, bl_span name)
{
    bl_str s = bl_folded_of(r, name);
    uint32_t entry;
    if (s.len == 0)
        return BL_NO_ENTRY;
    if (bl_vocabulary_by_name(r->vocabulary, r->arena, BL_KIND_EMPLOYER, s, &entry, 1) > 0)
        return entry;
    bl_str bare = bl_unbracketed(s);
    if (bare.len > 0 && !bl_str_equal(bare, s) && bl_vocabulary_by_name(r->vocabulary, r->arena, BL_KIND_EMPLOYER, bare, &entry, 1) > 0)
        return entry;
    uint32_t cursor = 0;
    const bl_mention *m;
    while ((m = bl_mention_next(r, BL_KIND_EMPLOYER, name, &cursor)) != NULL) {
        bl_str head = bl_folded_of(r, (bl_span){name.begin, m->begin}), tail = bl_folded_of(r, (bl_span){m->end, name.end});
        size_t bracket = bl_str_find(tail, BL_STR("("), 0);
        bool alias = bracket != SIZE_MAX && is_legal_rest(bl_str_slice(tail, 0, bracket)); /* its name in another script follows */
        bool inside = bl_str_ends(bl_str_trim(head), BL_STR("(")) && bl_str_begins(bl_str_trim(tail), BL_STR(")"));
        if (is_legal_rest(head) ? is_legal_rest(tail) || alias : inside)
            return m->entry;
    }
    return BL_NO_ENTRY;
}

uint32_t bl_head_by_slip(const bl_reading *r, bl_span span)
{
    bl_str name = bl_unbracketed(bl_folded_of(r, span));
    if (name.len < 7 || name.len > 32)
        return BL_NO_ENTRY;
    const bl_lexicon *lexicon = &r->vocabulary->rules->lexicon;
    uint32_t found[4], count = bl_slips_find(r->vocabulary->rules->slips, name, found, 4);
    for (uint32_t i = 0; i < count && i < 4; i++)
        if (lexicon->terms[found[i]].folded.len >= 7 && lexicon->entries[lexicon->terms[found[i]].entry].kind == BL_KIND_EMPLOYER)
            return lexicon->terms[found[i]].entry;
    return BL_NO_ENTRY;
}

bool bl_looks_like_name(const bl_reading *r, bl_span span)
{
    bl_str s = bl_folded_of(r, span);
    if (s.len == 0 || bl_str_width(s) > 64)
        return false;
    bl_str seen = bl_visible(r, span);
    static const char *const small[] = {
        "of", "and", "the", "for", "de", "la", "du", "des", "der", "von", "van", "y", "&", "at", "in", "et", "und", "to", "di", "e"};
    unsigned lower = 0, upper = 0;
    for (size_t i = 0; i < seen.len; i++) {
        bool start = i == 0 || seen.ptr[i - 1] == ' ';
        if (!start)
            continue;
        size_t end = i;
        while (end < seen.len && seen.ptr[end] != ' ')
            end++;
        char c = seen.ptr[i];
        bool is_small = false;
        for (size_t k = 0; k < sizeof small / sizeof *small; k++)
            is_small = is_small || bl_str_equal(bl_str_slice(seen, i, end), bl_str_of(small[k]));
        lower += c >= 'a' && c <= 'z' && !is_small;
        upper += (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80 || (c >= '0' && c <= '9');
    }
    bool han = bl_all_han(s);
    return han ? s.len <= 60 : upper > 0 && (lower == 0 || upper > lower);
}
