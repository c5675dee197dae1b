/* The name of the person: what stands at the head of the paper, or behind a label, and looks like a name. */
#include "base/utf8.h"
#include "facts/basics.h"
#include "facts/first_names.h"
#include "facts/heads.h"
#include "facts/paper_names.h"
#include "facts/wordtables.h"

#define NAME_ADDRESSED 7               /* what it is worth that a mail address holds the name, in Latin letters */
#define NAME_MOST (6 + NAME_ADDRESSED) /* by itself a name is worth 8 at most, one in Latin letters 6 (candidate_of) */
#define NAME_WEAK 3                    /* worth of a span that may as well be another word */

/* Does it begin or end with what the paper is called? */
static bool names_paper(bl_str s)
{
    uint32_t listed;
    return bl_wordtable_begin(&bl_names_of_papers, s, BL_WORDTABLE_ANY, &listed) > 0 || bl_wordtable_end(&bl_names_of_papers, s, BL_WORDTABLE_ANY, &listed) > 0;
}

/* "张三的简历", "Resume of Jane Doe", "Jane Doe - CV": the name without the word for résumé. */
static bl_span without_title(const bl_reading *r, bl_span span)
{
    for (bool again = true; again;) {
        again = false;
        bl_str s = bl_folded_of(r, span);
        for (const char *const *name = paper_names; *name != NULL && !again && names_paper(s); name++) {
            bl_str word = bl_str_of(*name);
            if (s.len <= word.len + 2)
                continue;
            bool latin = (unsigned char)word.ptr[0] < 0x80;
            if (bl_str_ends(s, word) && (!latin || strchr(" -_'", s.ptr[s.len - word.len - 1]) != NULL)) {
                span.end -= (uint32_t)word.len;
                again = true;
            } else if (bl_str_begins(s, word) && (!latin || strchr(" -_:", s.ptr[word.len]) != NULL)) {
                span.begin += (uint32_t)word.len;
                again = true;
            }
        }
        span = bl_trimmed(r, span);
        s = bl_folded_of(r, span);
        if (bl_str_ends(s, BL_STR("的")))
            span.end -= 3;
        else if (bl_str_begins(s, BL_STR("of ")) || bl_str_begins(s, BL_STR("by ")))
            span.begin += 3;
        else if (bl_str_ends(s, BL_STR("'s")))
            span.end -= 2;
    }
    return bl_trimmed(r, span);
}

/* Is all of the span a word of another kind: 英语, 技能, 学历? */
static bool is_other_word(const bl_reading *r, bl_span span)
{
    static const bl_kind kinds[] = {BL_KIND_LANGUAGE, BL_KIND_FLUENCY, BL_KIND_SECTION, BL_KIND_LABEL, BL_KIND_DEGREE, BL_KIND_SKILL};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const bl_mention *m = bl_mention_in(r, kinds[i], span);
        if (m != NULL && m->begin == span.begin && m->end == span.end)
            return true;
    }
    return false;
}

/* "James Cook", "Ann M. Tailor": first names or initials before a family name that is a trade, too. */
static bool is_person_of_trade(bl_str folded)
{
    unsigned first = 0;
    for (size_t at = 0, end; at < folded.len; at = end + 1) {
        for (end = at; end < folded.len && folded.ptr[end] != ' ';)
            end++;
        const bl_str word = bl_str_slice(folded, at, end);
        if (end == folded.len)
            return first > 0;
        if (first == 0 ? !bl_is_first_name(word) : word.len > 2 && !bl_is_first_name(word))
            return false;
        first++;
    }
    return false;
}

/* How much the span looks like a person's name; 0: not at all. */
static int name_score(const bl_reading *r, bl_span span)
{
    bl_str s = bl_folded_of(r, span);
    if (s.len < 4 || s.len > 60 || bl_wordtable_whole(&bl_names_of_papers, s) != 0)
        return 0;
    if (bl_all_han(s)) {
        size_t han = 0;
        for (size_t i = 0; i < s.len; i++)
            han += (unsigned char)s.ptr[i] >= 0xE3;
        size_t family = bl_family_name(s);
        if (han < 2 || han > 5 || (han == 5 && bl_str_find(s, BL_STR("\xC2\xB7"), 0) == SIZE_MAX))
            return bl_str_find(s, BL_STR("\xC2\xB7"), 0) != SIZE_MAX && han <= 12 ? 5 : 0; /* 阿不都·热合曼 */
        unsigned shape = bl_shape_of(s);
        if (is_other_word(r, span))
            return 0;
        if ((shape & (BL_SHAPE_TITLE | BL_SHAPE_PLACE)) != 0 || ((shape & BL_SHAPE_ORGANIZATION) != 0 && han > 3))
            return 0;
        return family > 0 ? (han <= 3 || family == 6 ? 8 : 3) : (han <= 3 ? 2 : 0);
    }
    bl_str seen = bl_visible(r, span);
    unsigned words = 0, capital = 0;
    for (size_t i = 0; i < seen.len; i++) {
        unsigned char c = (unsigned char)seen.ptr[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0xC3;
        if (!letter && c != ' ' && c != '-' && c != '\'' && c != '.' && (c < 0x80))
            return 0;
        if (c >= 0xE3 && c <= 0xE9)
            return 0;
        if ((i == 0 || seen.ptr[i - 1] == ' ') && c != ' ') {
            words++;
            capital += (c >= 'A' && c <= 'Z') || c >= 0xC3;
        }
    }
    static const char *const particles[] = {" de ", " van ", " von ", " der ", " da ", " bin ", " al ", " la ", " di ", " du ", " dos "};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        capital += bl_str_find(s, bl_str_of(particles[i]), 0) != SIZE_MAX && words > capital;
    unsigned shape = bl_shape_of(s);
    if (words < 2 || words > 5 || capital < words || (shape & (BL_SHAPE_ORGANIZATION | BL_SHAPE_PLACE | BL_SHAPE_SCHOOL | BL_SHAPE_VERB)) != 0)
        return 0;
    if ((shape & BL_SHAPE_TITLE) != 0 && !is_person_of_trade(s))
        return 0;
    if (bl_mention_in(r, BL_KIND_SKILL, span) != NULL || bl_mention_in(r, BL_KIND_SECTION, span) != NULL || bl_mention_in(r, BL_KIND_EMPLOYER, span) != NULL)
        return words <= 3 ? 1 : 0;
    return 5;
}

/* Does the address hold a word of the name? */
static bool holds_name(bl_str address, bl_str name)
{
    size_t begin = 0;
    for (size_t i = 0; i <= name.len; i++) {
        if (i < name.len && name.ptr[i] != ' ' && name.ptr[i] != '-')
            continue;
        if (i - begin >= 3 && bl_str_find(address, bl_str_slice(name, begin, i), 0) != SIZE_MAX)
            return true;
        begin = i + 1;
    }
    return false;
}

/* Do the mail address or the addresses of profiles hold it? */
static bool in_address(const bl_reading *r, bl_span name)
{
    bl_str email = bl_fold(r->arena, r->record->basics.email), s = bl_folded_of(r, name);
    size_t at = bl_str_find(email, BL_STR("@"), 0);
    if (s.len == 0 || (unsigned char)s.ptr[0] >= 0x80)
        return false;
    if (at != SIZE_MAX && at >= 4 && holds_name(bl_str_slice(email, 0, at), s))
        return true;
    for (uint32_t i = 0; i < r->record->basics.profiles.count; i++) {
        bl_str url = bl_fold(r->arena, r->record->basics.profiles.items[i].url);
        size_t slash = url.len;
        while (slash > 0 && url.ptr[slash - 1] != '/')
            slash--;
        if (url.len - slash >= 4 && holds_name(bl_str_slice(url, slash, url.len), s))
            return true;
    }
    return false;
}

/* In the column beside the text of a profile export, the name ends the section that it seems to stand in. */
static void end_side_column(bl_reading *r, uint32_t line)
{
    bl_section side = r->sections[line];
    if (r->headings[line] || (side != BL_SECTION_LANGUAGES && side != BL_SECTION_SKILLS && side != BL_SECTION_CERTIFICATES && side != BL_SECTION_AWARDS))
        return;
    for (; line < r->document->lines.count && r->sections[line] == side && !r->headings[line]; line++) {
        r->sections[line] = BL_SECTION_NONE;
        r->owners[line] = (bl_owner){BL_OWNER_SECTION, BL_SECTION_NONE};
    }
}

static void set_name(bl_reading *r, bl_span span)
{
    bl_str bare = bl_unbracketed(bl_folded_of(r, span));
    if (bare.len >= 3)
        span.end = span.begin + (uint32_t)bare.len;
    static const char *const forms[] = {"dr. ", "dr ", "mr. ", "mr ", "ms. ", "ms ", "mrs. ", "prof. ", "prof. dr. "};
    bare = bl_folded_of(r, span);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (bl_str_opens(bare, forms[i]) && bare.len > strlen(forms[i]) + 4)
            span.begin += (uint32_t)strlen(forms[i]);
    span = bl_trimmed(r, span);
    r->record->basics.name = bl_visible(r, span);
    r->record->basics.name_at = bl_document_origin(r->document, span);
    end_side_column(r, bl_document_line_at(r->document, span.begin));
}

/* "赵远，现任...", "我叫李雷", "My name is Jane Doe". */
static bool name_in_prose(bl_reading *r, uint32_t line, bl_span *out)
{
    const bl_line_view *view = &r->lines.views[line];
    bl_str s = bl_folded_of(r, (bl_span){view->begin, view->end});
    static const char *const leads[] = {"我叫", "我是", "本人", "姓名", "大家好,我是", "my name is ", "i am ", "i'm "};
    size_t begin = 0;
    bool lead = false;
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (bl_str_opens(s, leads[i])) {
            begin = strlen(leads[i]);
            lead = true;
        }
    if (begin < s.len && s.ptr[begin] == ',')
        begin++;
    size_t end = begin;
    while (end < s.len && s.ptr[end] != ',' && s.ptr[end] != '(' && s.ptr[end] != '.' && s.ptr[end] != '|' &&
           memcmp(s.ptr + end, "。", end + 3 <= s.len ? 3 : 1) != 0 && end < begin + 48)
        end++;
    if (end >= s.len && !lead)
        return false;
    *out = (bl_span){view->begin + (uint32_t)begin, view->begin + (uint32_t)end};
    int score = name_score(r, *out);
    return score >= 8 || (lead && score >= 5);
}

/* "Father's Name : ...": a word before the label says whose name it is. */
static bool is_relative(const bl_reading *r, const bl_labelled *label)
{
    const char *bytes = r->document->folded.bytes;
    uint32_t i = label->label;
    while (i > 0 && bytes[i - 1] == ' ')
        i--;
    return i > 0 && i < label->label && ((bytes[i - 1] >= 'a' && bytes[i - 1] <= 'z') || bytes[i - 1] == '\'');
}

/* "阮思齐 Siqi Ruan", "Wei-Lun (Wallace) Teng 邓维纶": the Chinese half of a name in two scripts; else the span. */
static bl_span one_script(const bl_reading *r, bl_span span)
{
    const char *bytes = r->document->folded.bytes;
    bl_span han = {0};
    bool latin = false, broken = false;
    for (uint32_t i = span.begin; i < span.end; i++) {
        unsigned char c = (unsigned char)bytes[i];
        latin = latin || (c >= 'a' && c <= 'z');
        if (c < 0x80)
            continue;
        broken = broken || (han.end > 0 && i > han.end);
        han.begin = han.end == 0 ? i : han.begin;
        han.end = i + 1;
    }
    bool apart = han.end > 0 && (han.begin == span.begin || bytes[han.begin - 1] == ' ' || bytes[han.begin - 1] == '(') &&
                 (han.end == span.end || bytes[han.end] == ' ' || bytes[han.end] == '(' || bytes[han.end] == ')');
    return latin && !broken && apart && bl_family_name(bl_folded_of(r, han)) > 0 && name_score(r, han) > 0 ? han : span;
}

/* "徐某 男" of "徐某 男 28岁 本科": the name alone. */
static bl_span without_sex(const bl_reading *r, bl_span span)
{
    bl_str s = bl_folded_of(r, span);
    bool told = bl_str_ends(s, BL_STR(" 男")) || bl_str_ends(s, BL_STR(" 女"));
    return told ? (bl_span){span.begin, span.end - 4} : span;
}

/* "Marcus Holloway 55 Elm Rd, Nashua, NH 03060 mth@example.com": what stands before the first word with a figure, an address or a bracket. */
static bl_span before_address(const bl_reading *r, bl_span line)
{
    bl_str s = bl_folded_of(r, line);
    size_t word = 0;
    for (size_t i = 0; i < s.len && i < 64; i++) {
        word = s.ptr[i] == ' ' ? i + 1 : word;
        if ((s.ptr[i] >= '0' && s.ptr[i] <= '9') || strchr("@+(", s.ptr[i]) != NULL)
            return without_sex(r, bl_trimmed(r, (bl_span){line.begin, line.begin + (uint32_t)word}));
    }
    return (bl_span){0};
}

/* The part of a line that may be a name, and how much it looks like one: 0 where nothing does. seen: lines of text so far. */
static int candidate_of(bl_reading *r, uint32_t i, uint32_t seen, bl_span *out)
{
    bl_field fields[BL_FIELD_MAX];
    bl_span line = {r->lines.views[i].begin, r->lines.views[i].end}, candidate = {0};
    bl_span whole = without_title(r, line);
    uint32_t count = bl_fields_split(fields, r, i, bl_span_empty(whole) ? line : whole, true);
    bl_span first = count > 0 ? (bl_span){fields[0].begin, fields[0].end} : (bl_span){0};
    bool headed = count > 1 && (is_other_word(r, first) || bl_mention_in(r, BL_KIND_SECTION, first) != NULL); /* "联系方式     宁知微" */
    if (count > 0)
        candidate = without_title(r, headed ? (bl_span){fields[1].begin, fields[1].end} : first);
    bl_str bare = bl_unbracketed(bl_folded_of(r, candidate));
    size_t letters = bl_str_find(bare, BL_STR(","), 0); /* "Dr. Helen Marsh, PhD" */
    if (letters != SIZE_MAX && letters > 4 && bare.len - letters <= 24)
        bare.len = letters;
    *out = one_script(r, (bl_span){candidate.begin, candidate.begin + (uint32_t)bare.len});
    int score = bl_span_empty(*out) ? 0 : name_score(r, *out);
    if (score == 0 && seen == 1) {
        bl_span early = before_address(r, line);
        score = bl_span_empty(early) ? 0 : name_score(r, early);
        *out = score > 0 ? early : *out;
    }
    bl_str joined = bl_folded_of(r, line); /* "张 三": white space between two characters */
    if (score == 0 && seen <= 3 && joined.len == 7 && bl_all_han(joined) && bl_family_name(joined) == 3) {
        *out = line;
        return 7;
    }
    if (score == 0 && (seen <= 8 || r->sections[i] == BL_SECTION_SUMMARY) && name_in_prose(r, i, out))
        return 6;
    return score;
}

/* "姓名：张三". */
static bool read_labelled_name(bl_reading *r, uint32_t i, const bl_labelled *label)
{
    bl_field fields[BL_FIELD_MAX];
    uint32_t n = bl_fields_split(fields, r, i, label->value, true);
    bl_span value = n > 0 && fields[0].end < label->value.end ? (bl_span){fields[0].begin, fields[0].end} : label->value;
    if (n == 0 || value.end - value.begin > 60)
        return false;
    set_name(r, one_script(r, value));
    return true;
}

/* Sections in which the person is named, or which stand in the column beside the name. */
static bool may_hold_name(bl_section s)
{
    return s == BL_SECTION_CONTACT || s == BL_SECTION_LANGUAGES || s == BL_SECTION_SKILLS || s == BL_SECTION_CERTIFICATES || s == BL_SECTION_SUMMARY ||
           s == BL_SECTION_NONE;
}

void bl_person_read(bl_reading *r)
{
    static const char *const ids[] = {"name", NULL};
    bl_span best = {0}, open = {0};
    int best_score = 0;
    uint32_t seen = 0;
    bool section_seen = false;
    for (uint32_t i = 0; i < r->document->lines.count && seen < BL_HEAD_LINES; i++) {
        const bl_line_view *view = &r->lines.views[i];
        bl_section s = r->sections[i];
        if (view->begin >= view->end)
            continue;
        section_seen = section_seen || r->headings[i];
        const bl_labelled *labels;
        uint32_t label_count = bl_labels_of(&labels, r, i);
        const bl_labelled *label = bl_label_find(labels, label_count, ids);
        bool career = s == BL_SECTION_WORK || s == BL_SECTION_PROJECTS || s == BL_SECTION_REFERENCES || s == BL_SECTION_INTERNSHIP ||
                      s == BL_SECTION_PUBLICATIONS;
        if (label != NULL && !bl_span_empty(label->value) && !career && !is_relative(r, label) && read_labelled_name(r, i, label))
            return;
        seen++;
        if (r->headings[i] || career || (section_seen && seen > 3 && !may_hold_name(s)))
            continue;
        const bool labelled = label_count > 0 && labels[0].label == view->begin && !bl_str_equal(labels[0].id, BL_STR("contact"));
        const int place = (seen == 1 ? 5 : seen <= 3 ? 2 : 0) + (view->heading ? 3 : view->bold ? 1 : 0);
        if (labelled || place + NAME_MOST <= best_score)
            continue;
        int score = candidate_of(r, i, seen, &open);
        if (score == 0)
            continue;
        score -= score <= NAME_WEAK && view->heading && seen > 3 ? 2 : 0; /* "## 常见问题": four characters, and the first a family name */
        score += place + (in_address(r, open) ? NAME_ADDRESSED : 0);
        score -= section_seen && !view->heading && s != BL_SECTION_CONTACT && score < 12 ? 2 : 0;
        score -= view->depth > 0 ? 2 : 0;
        if (score > best_score) {
            best_score = score;
            best = open;
        }
    }
    if (best_score >= 6)
        set_name(r, best);
}
