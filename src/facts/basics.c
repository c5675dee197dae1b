/* Who it is: name, contacts, place, profiles; and the language of the text. */
#include "facts/first_names.h"
#include "facts/heads.h"
#include "facts/paper_names.h"
#include "facts/wordtables.h"

#include "base/utf8.h"
#include "text/token.h"

#define NAME_ADDRESSED 7               /* what it is worth that a mail address holds the name, in Latin letters */
#define NAME_MOST (6 + NAME_ADDRESSED) /* by itself a name is worth 8 at most, one in Latin letters 6 (candidate_of) */
#define NAME_LINES 60u                 /* a name stands among the first lines, or behind a label */
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

/* ---- contacts ---- */

static bool is_local(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '+' || c == '%'; }

static bool read_email(bl_reading *r, uint32_t begin, uint32_t end)
{
    const char *bytes = r->document->folded.bytes;
    for (uint32_t i = begin + 1; i + 3 < end; i++) {
        const char *sign = memchr(bytes + i, '@', end - 3 - i);
        if (sign == NULL)
            return false;
        i = (uint32_t)(sign - bytes);
        uint32_t from = i, to = i + 1, dot = 0;
        while (from > begin && is_local(bytes[from - 1]))
            from--;
        while (to < end && (is_local(bytes[to]) && bytes[to] != '+' && bytes[to] != '%' && bytes[to] != '_')) {
            if (bytes[to] == '.')
                dot = to;
            to++;
        }
        while (to > i && (bytes[to - 1] == '.' || bytes[to - 1] == '-'))
            to--;
        while (from < i && (bytes[from] == '.' || bytes[from] == '-'))
            from++;
        if (from == i || dot == 0 || dot >= to || to - dot < 3)
            continue;
        r->record->basics.email = bl_visible(r, (bl_span){from, to});
        r->record->basics.email_at = bl_document_origin(r->document, (bl_span){from, to});
        return true;
    }
    return false;
}

/* A run of digits, white space, brackets, dashes and dots at *at: a telephone number where its digits say so. */
static bool phone_run(const bl_reading *r, uint32_t *at, uint32_t end, bool labelled, bl_span *out)
{
    const char *bytes = r->document->folded.bytes;
    uint32_t begin = *at, i = begin, last = begin, digits = 0;
    char number[24];
    while (i < end && (strchr("0123456789+()-. /", bytes[i]) != NULL && bytes[i] != '\0')) {
        if (bytes[i] >= '0' && bytes[i] <= '9') {
            if (digits < sizeof number)
                number[digits] = bytes[i];
            digits++;
            last = i + 1;
        } else if (bytes[i] == '/' || (bytes[i] == ' ' && i + 1 < end && bytes[i + 1] == ' ')) {
            break;
        } else if (bytes[i] == ' ' && digits == 11 && number[0] == '1') {
            break;
        }
        i++;
    }
    *at = i > begin ? i : begin + 1;
    bool word_before = begin > 0 && ((bytes[begin - 1] >= 'a' && bytes[begin - 1] <= 'z') || bytes[begin - 1] == '@' || bytes[begin - 1] == '/' ||
                                        bytes[begin - 1] == '_' || bytes[begin - 1] == '$');
    bool word_after = last < end && ((bytes[last] >= 'a' && bytes[last] <= 'z') || bytes[last] == '@' || bytes[last] == '_');
    bool plus = memchr(bytes + begin, '+', last - begin) != NULL;
    if (digits < 7 || digits > 15 || word_before || (word_after && !labelled))
        return false;
    const char *mobile = digits == 13 && number[0] == '8' && number[1] == '6' ? number + 2 : number;
    bool chinese = (digits == 11 || digits == 13) && mobile[0] == '1' && mobile[1] >= '3' && mobile[1] <= '9';
    bool bracket = bytes[begin] == '(';
    bool parted = memchr(bytes + begin, '-', last - begin) != NULL || bracket || memchr(bytes + begin, ' ', last - begin) != NULL ||
                  memchr(bytes + begin, '.', last - begin) != NULL;
    if (!chinese && !plus && !labelled && !(digits >= 9 && parted && digits <= 12))
        return false;
    if (!labelled && !plus && !chinese && digits == 8) /* 2019.01-2020.02 and the like */
        return false;
    *out = (bl_span){begin, last};
    return true;
}

static bool read_phone(bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    static const char *const ids[] = {"phone", "contact", NULL};
    const bl_labelled *label = bl_label_in(r, line, ids);
    const char *bytes = r->document->folded.bytes;
    for (unsigned pass = label == NULL; pass < 2; pass++) {
        uint32_t at = pass == 0 ? label->value.begin : view->begin, end = pass == 0 ? label->value.end : view->end;
        while (at < end) {
            char c = bytes[at];
            if (!(c == '+' || c == '(' || (c >= '0' && c <= '9'))) {
                at++;
                continue;
            }
            bl_span found;
            if (!phone_run(r, &at, end, pass == 0, &found))
                continue;
            bool date = false;
            for (uint32_t i = view->range_begin; i < view->range_end; i++)
                date = date || (r->lines.ranges.items[i].begin < found.end && r->lines.ranges.items[i].end > found.begin &&
                                   r->lines.ranges.items[i].end - r->lines.ranges.items[i].begin > 4);
            if (date && pass == 1)
                continue;
            r->record->basics.phone = bl_str_trim(bl_visible(r, found));
            r->record->basics.phone_at = bl_document_origin(r->document, found);
            return true;
        }
    }
    return false;
}

static const struct {
    const char *host, *network;
} networks[] = {{"github.com", "GitHub"}, {"github.io", "GitHub"}, {"gitlab.com", "GitLab"}, {"gitee.com", "Gitee"}, {"linkedin.com", "LinkedIn"},
    {"linkedin.cn", "LinkedIn"}, {"stackoverflow.com", "Stack Overflow"}, {"twitter.com", "X"}, {"x.com", "X"}, {"zhihu.com", "Zhihu"}, {"csdn.net", "CSDN"},
    {"juejin.cn", "Juejin"}, {"juejin.im", "Juejin"}, {"cnblogs.com", "Cnblogs"}, {"kaggle.com", "Kaggle"}, {"leetcode.com", "LeetCode"},
    {"leetcode.cn", "LeetCode"}, {"medium.com", "Medium"}, {"behance.net", "Behance"}, {"dribbble.com", "Dribbble"}, {"scholar.google", "Google Scholar"},
    {"orcid.org", "ORCID"}, {"huggingface.co", "Hugging Face"}, {"maimai.cn", "Maimai"}, {"weibo.com", "Weibo"}, {"bilibili.com", "Bilibili"},
    {"xing.com", "XING"}, {"facebook.com", "Facebook"}, {"instagram.com", "Instagram"}};

static bl_status add_url(bl_reading *r, bl_str url, bl_span folded)
{
    if (url.len < 5)
        return BL_OK;
    for (size_t i = 0; i < sizeof networks / sizeof *networks; i++) {
        if (bl_str_find(url, bl_str_of(networks[i].host), 0) == SIZE_MAX)
            continue;
        for (uint32_t k = 0; k < r->record->basics.profiles.count; k++)
            if (bl_str_find(r->record->basics.profiles.items[k].url, url, 0) != SIZE_MAX ||
                bl_str_find(url, r->record->basics.profiles.items[k].url, 0) != SIZE_MAX)
                return BL_OK; /* the text of a link and its target */
        bl_profile *profile = BL_PUSH(r->arena, &r->record->basics.profiles);
        if (profile == NULL)
            return BL_ERROR_MEMORY;
        *profile = (bl_profile){bl_str_of(networks[i].network), url, bl_document_origin(r->document, folded)};
        return BL_OK;
    }
    if (r->record->basics.url.len == 0) {
        r->record->basics.url = url;
        r->record->basics.url_at = bl_document_origin(r->document, folded);
    }
    return BL_OK;
}

/* Addresses that stand in the text: http://..., www...., github.com/... */
static bl_status read_urls(bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    const char *bytes = r->document->folded.bytes;
    const bl_str s = bl_folded_of(r, (bl_span){view->begin, view->end});
    if (memchr(s.ptr, '/', s.len) == NULL && bl_str_find(s, BL_STR("www."), 0) == SIZE_MAX)
        return BL_OK;
    for (uint32_t i = view->begin; (i = bl_glance_next(r->glance.starts, i, view->end)) < view->end; i++) {
        if (bytes[i] < 'a' || bytes[i] > 'z' || (i > view->begin && (is_local(bytes[i - 1]) || bytes[i - 1] == '/' || bytes[i - 1] == '@')))
            continue;
        bl_str rest = bl_str_slice((bl_str){bytes, view->end}, i, view->end);
        bool url = bl_str_begins(rest, BL_STR("http://")) || bl_str_begins(rest, BL_STR("https://")) || bl_str_begins(rest, BL_STR("www."));
        for (size_t k = 0; k < sizeof networks / sizeof *networks && !url; k++)
            url = bl_str_opens(rest, networks[k].host) && rest.len > strlen(networks[k].host) && rest.ptr[strlen(networks[k].host)] == '/';
        if (!url)
            continue;
        uint32_t end = i;
        while (end < view->end && bytes[end] > ' ' && (unsigned char)bytes[end] < 0x80 && strchr("|,;()<>\"'", bytes[end]) == NULL)
            end++;
        BL_TRY(add_url(r, bl_visible(r, (bl_span){i, end}), (bl_span){i, end}));
        i = end;
    }
    return BL_OK;
}

static bool is_contact_line(const bl_reading *r, uint32_t line)
{
    bl_section s = r->sections[line];
    return s == BL_SECTION_NONE || s == BL_SECTION_CONTACT || s == BL_SECTION_SUMMARY;
}

static bl_status read_contacts(bl_reading *r)
{
    bool email = false, phone = false;
    for (unsigned pass = 0; pass < 2; pass++) /* first where contacts stand, then anywhere but beside referees */
        for (uint32_t i = 0; i < r->document->lines.count; i++) {
            const bl_line_view *view = &r->lines.views[i];
            if (view->begin >= view->end || r->sections[i] == BL_SECTION_REFERENCES || is_contact_line(r, i) != (pass == 0))
                continue;
            bool mail = !email && read_email(r, view->begin, view->end); /* "138-0000-0000 | a@example.com" at the foot of a page */
            email = email || mail;
            phone = phone || ((pass == 0 || mail || r->sections[i] == BL_SECTION_OTHER || r->sections[i] == BL_SECTION_WISHES) && read_phone(r, i));
            if (pass == 0 && i < NAME_LINES)
                BL_TRY(read_urls(r, i));
        }
    for (uint32_t i = 0; i < r->document->marks.count; i++) {
        const bl_mark *mark = &r->document->marks.items[i];
        if (mark->kind != BL_MARK_LINK || mark->target.len < 8 || mark->span.begin >= mark->span.end)
            continue;
        uint32_t line = bl_document_line_at(r->document, mark->span.begin);
        if (bl_str_begins(mark->target, BL_STR("mailto:")) && r->record->basics.email.len == 0 && r->sections[line] != BL_SECTION_REFERENCES) {
            r->record->basics.email = bl_str_slice(mark->target, 7, mark->target.len);
            r->record->basics.email_at = bl_document_origin(r->document, mark->span);
        } else if (bl_str_begins(mark->target, BL_STR("http")) && is_contact_line(r, line) && line < NAME_LINES) {
            BL_TRY(add_url(r, mark->target, mark->span));
        }
    }
    return BL_OK;
}

/* ---- the name ---- */

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

static void read_name(bl_reading *r)
{
    static const char *const ids[] = {"name", NULL};
    bl_span best = {0}, open = {0};
    int best_score = 0;
    uint32_t seen = 0;
    bool section_seen = false;
    for (uint32_t i = 0; i < r->document->lines.count && seen < NAME_LINES; i++) {
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

/* ---- place, language ---- */

static void set_location(bl_reading *r, bl_span span)
{
    r->record->basics.location = bl_visible(r, span);
    r->record->basics.location_at = bl_document_origin(r->document, span);
}

/* The place alone in a field: "Houston TX 77002" without its code, "Lake View Apartments, Pune" without its street. Empty where it is none. */
static bl_span place_in(const bl_reading *r, bl_span span)
{
    const char *bytes = r->document->folded.bytes;
    uint32_t end = span.end;
    while (end > span.begin && ((bytes[end - 1] >= '0' && bytes[end - 1] <= '9') || bytes[end - 1] == '-'))
        end--;
    if (span.end - end >= 5)
        span = bl_trimmed(r, (bl_span){span.begin, end});
    bl_str s = bl_folded_of(r, span);
    const bool street = bl_words_in(&bl_words_of_streets, s) != 0;
    size_t comma = bl_str_find(s, BL_STR(","), 0);
    if (street && comma != SIZE_MAX)
        return place_in(r, bl_trimmed(r, (bl_span){span.begin + (uint32_t)comma + 1, span.end}));
    return bl_is_place(s) && !street ? span : (bl_span){0};
}

static void read_location(bl_reading *r)
{
    static const char *const ids[] = {"location", NULL};
    const bl_labelled *labels;
    bl_field fields[BL_FIELD_MAX];
    uint32_t seen = 0;
    for (unsigned pass = 0; pass < 2; pass++) {
        seen = 0;
        for (uint32_t i = 0; i < r->document->lines.count && seen < NAME_LINES; i++) {
            const bl_line_view *view = &r->lines.views[i];
            if (view->begin >= view->end || r->headings[i] ||
                (r->sections[i] != BL_SECTION_NONE && r->sections[i] != BL_SECTION_CONTACT && !(r->sections[i] == BL_SECTION_SUMMARY && pass == 0) &&
                    !(r->sections[i] == BL_SECTION_LANGUAGES && seen < 30)))
                continue;
            seen++;
            uint32_t count = bl_labels_of(&labels, r, i);
            const bl_labelled *label = bl_label_find(labels, count, ids);
            if (pass == 0) {
                if (label == NULL || bl_span_empty(label->value))
                    continue;
                uint32_t n = bl_fields_split(fields, r, i, label->value, true);
                set_location(r, n > 1 && fields[1].before >= BL_PART_SLASH ? (bl_span){fields[0].begin, fields[0].end} : label->value);
                return;
            }
            bool labelled = count > 0 && labels[0].label == view->begin;
            if (view->sentence || seen > 12 || bl_line_range(&r->lines, i) != NULL)
                continue;
            uint32_t n = bl_fields_split(fields, r, i, (bl_span){view->begin, view->end}, true);
            if (!labelled && bl_is_place(bl_folded_of(r, (bl_span){view->begin, view->end}))) {
                set_location(r, (bl_span){view->begin, view->end});
                return;
            }
            static const char *const leads[] = {"现居住于", "现居于", "现居", "居住于", "坐标", "所在地", "base in ", "based in "};
            for (uint32_t k = 0; k < n; k++)
                for (size_t l = 0; l < sizeof leads / sizeof *leads; l++) {
                    bl_str s = bl_folded_of(r, (bl_span){fields[k].begin, fields[k].end});
                    if (!labelled && bl_str_opens(s, leads[l]) && s.len > strlen(leads[l])) {
                        set_location(r, bl_trimmed(r, (bl_span){fields[k].begin + (uint32_t)strlen(leads[l]), fields[k].end}));
                        return;
                    }
                }
            for (uint32_t k = 0; k < n; k++) { /* on a line of labels only between bars: "电话：... | 上海" */
                bl_span place = place_in(r, (bl_span){fields[k].begin, fields[k].end});
                if (k > 0 && fields[k].before == BL_PART_COMMA && place.end - place.begin == 2 &&
                    bl_is_place(bl_folded_of(r, (bl_span){fields[k - 1].begin, place.end})))
                    place.begin = fields[k - 1].begin; /* "1420 Elm St., Toledo, OH 43604" */
                if (!bl_span_empty(place) && fields[k].employer == BL_NO_ENTRY && (!labelled || fields[k].before == BL_PART_STRONG)) {
                    set_location(r, place);
                    return;
                }
            }
        }
    }
}

/* How many runs of ASCII letters there are. */
static uint64_t count_words(const bl_glance *glance, uint32_t len)
{
    uint64_t count = 0, before = 0;
    for (uint32_t block = 0; block <= len / 64; block++) {
        const uint64_t letters = glance->words[block] & ~glance->digits[block];
        count += (uint64_t)__builtin_popcountll(letters & ~(letters << 1 | before));
        before = letters >> 63;
    }
    return count;
}

static bool is_ascii_letter(bl_str s, size_t at) { return at < s.len && s.ptr[at] >= 'a' && s.ptr[at] <= 'z'; }

/* By the share of scripts: a Han character counts as a word of Latin letters does. */
static void read_language(bl_reading *r)
{
    const bl_str s = {r->document->folded.bytes, r->document->folded.len};
    const uint32_t len = r->document->folded.len;
    uint64_t han = 0, kana = 0, hangul = 0, cyrillic = 0, words = count_words(&r->glance, len);
    size_t latin_end = SIZE_MAX; /* of the last Latin letter above ASCII */
    for (uint32_t block = 0; block <= len / 64; block++)
        for (uint64_t bits = r->glance.leads[block]; bits != 0; bits &= bits - 1) {
            const uint32_t at = block * 64 + (uint32_t)__builtin_ctzll(bits);
            const unsigned char lead = (unsigned char)s.ptr[at];
            if (lead >= 0xE5 && lead <= 0xE9) { /* U+5000 to U+9FFF */
                han++;
                continue;
            }
            size_t end = at;
            const uint32_t c = bl_utf8_next(s, &end);
            if (c >= 0xC0 && c < 0x250) { /* "été" is one word, and "naïve" */
                words += !(at > 0 && is_ascii_letter(s, at - 1)) && latin_end != at;
                words -= is_ascii_letter(s, end);
                latin_end = end;
            }
            kana += c >= 0x3041 && c < 0x3100;
            hangul += c >= 0xAC00 && c < 0xD7A4;
            cyrillic += c >= 0x400 && c < 0x530;
            han += c >= 0x4E00 && c < 0xA000;
        }
    uint64_t all = han + words + kana + hangul + cyrillic / 5;
    if (all == 0)
        return;
    if (kana * 10 > han + kana && kana * 5 > words)
        r->record->language = "ja";
    else if (hangul * 2 > words + han)
        r->record->language = "ko";
    else if (cyrillic / 5 > words)
        r->record->language = "ru";
    else if (han * 10 >= all * 7)
        r->record->language = "zh";
    else if (han * 50 <= all)
        r->record->language = "en";
    else
        r->record->language = "mixed";
}

bl_status bl_read_basics(bl_reading *r)
{
    BL_TRY(read_contacts(r));
    read_name(r);
    read_location(r);
    read_language(r);
    return BL_OK;
}
