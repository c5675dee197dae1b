/* Mail, telephone and addresses on the net. */
#include "facts/basics.h"

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

bl_status bl_contacts_read(bl_reading *r)
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
            if (pass == 0 && i < BL_HEAD_LINES)
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
        } else if (bl_str_begins(mark->target, BL_STR("http")) && is_contact_line(r, line) && line < BL_HEAD_LINES) {
            BL_TRY(add_url(r, mark->target, mark->span));
        }
    }
    return BL_OK;
}
