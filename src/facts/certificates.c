#include "facts/context.h"
#include "facts/standing.h"
#include "facts/words.h"

#define COVERS ((1u << BL_KIND_EMPLOYER) | (1u << BL_KIND_SCHOOL))
/* How far behind a certificate what was passed of it may stand, in folded bytes. */
#define REACH 72u

static bl_str slice(const bl_reading *r, uint32_t begin, uint32_t end)
{
    return bl_str_slice((bl_str){r->document->folded.bytes, r->document->folded.len}, begin, end);
}

static bool has(bl_str text, const bl_str *words, size_t count) { return bl_context_any(words, (uint32_t)count, text); }
#define HAS(text, words) has((text), (words), sizeof(words) / sizeof *(words))

static const bl_str in_progress[] = {{"在读", 6}, {"在考", 6}, {"备考", 6}, {"在学", 6}, {"学习中", 9}, {"考试中", 9}, {"准备", 6}, {"进行中", 9},
    {"candidate", 9}, {"in progress", 11}, {"pursuing", 8}, {"studying", 8}, {"expected", 8}, {"preparing", 9}, {"ongoing", 7}, {"student", 7}, {"待考", 6}};
static const bl_str expired[] = {{"已过期", 9}, {"过期", 6}, {"失效", 6}, {"已到期", 9}, {"expired", 7}, {"lapsed", 6}};
static const bl_str holding[] = {{"持有", 6}, {"取得", 6}, {"获得", 6}, {"获", 3}, {"通过", 6}, {"考取", 6}, {"拥有", 6}, {"持", 3}, {"证书", 6}, {"认证", 6},
    {"资格", 6}, {"obtained", 8}, {"certified", 9}, {"passed", 6}, {"holder", 6}, {"earned", 6}, {"licensed", 8}, {"hold", 4}, {"certificate", 11},
    {"certification", 13}, {"charterholder", 13}, {"member", 6}};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* The value of the figure or single Han numeral that ends at offset of text, 0 where there is none; *begin is where it begins. */
static uint32_t figure_before(bl_str text, size_t end, size_t *begin)
{
    static const char numerals[] = "一二三四五六七八九十";
    while (end > 0 && text.ptr[end - 1] == ' ')
        end--;
    size_t i = end;
    uint32_t value = 0, unit = 1;
    for (; i > 0 && end - i < 3 && is_digit(text.ptr[i - 1]); i--, unit *= 10)
        value += (uint32_t)(text.ptr[i - 1] - '0') * unit;
    *begin = i;
    if (i < end)
        return value;
    for (size_t k = 0; end >= 3 && k + 3 <= sizeof numerals - 1; k += 3)
        if (memcmp(text.ptr + end - 3, numerals + k, 3) == 0) {
            *begin = end - 3;
            return (uint32_t)(k / 3 + 1);
        }
    if (end >= 3 && memcmp(text.ptr + end - 3, "两", 3) == 0) {
        *begin = end - 3;
        return 2;
    }
    static const struct {
        const char *word;
        uint32_t value;
    } english[] = {{"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}};
    for (size_t k = 0; k < sizeof english / sizeof *english; k++)
        if (bl_str_ends(bl_str_slice(text, 0, end), bl_str_of(english[k].word))) {
            *begin = end - strlen(english[k].word);
            return english[k].value;
        }
    return 0;
}

/* 已过3科, 通过四门, passed 3 of 6 papers, 3/6: how many papers, and of how many where that is said. */
static bool read_papers(bl_str text, uint32_t *papers, uint32_t *of)
{
    static const char *const units[] = {"科", "门", "papers", "paper", "exams", "sections", "parts", "levels"};
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        for (size_t at = bl_str_find(text, bl_str_of(units[u]), 0); at != SIZE_MAX; at = bl_str_find(text, bl_str_of(units[u]), at + 1)) {
            size_t begin = 0, first = 0;
            uint32_t count = figure_before(text, at, &begin);
            if (count == 0 || count > 40)
                continue;
            bl_str rest = bl_str_trim(bl_str_slice(text, 0, begin));
            bool slash = bl_str_ends(rest, BL_STR("/")), word = bl_str_ends(rest, BL_STR(" of"));
            uint32_t passed = slash || word ? figure_before(rest, rest.len - (slash ? 1 : 3), &first) : 0;
            *papers = passed > 0 ? passed : count;
            *of = passed > 0 ? count : *of;
            return true;
        }
    }
    return false;
}

static bl_status add(bl_reading *r, bl_certificate certificate)
{
    for (uint32_t i = 0; i < r->record->certificates.count && i < 256; i++) { /* named twice is held once; the better status counts */
        bl_certificate *old = &r->record->certificates.items[i];
        if (old->entry != certificate.entry || certificate.entry == BL_NO_ENTRY)
            continue;
        if (old->status != BL_CERTIFICATE_HELD && certificate.status == BL_CERTIFICATE_HELD && old->papers == 0)
            *old = certificate;
        return BL_OK;
    }
    bl_certificate *c = BL_PUSH(r->arena, &r->record->certificates);
    if (c == NULL)
        return BL_ERROR_MEMORY;
    *c = certificate;
    return BL_OK;
}

/* In running text of a job or a project a certificate is often a product's or a client's; there the text must say that the person holds it. */
static bool may_hold(const bl_reading *r, const bl_mention *m, bl_str around)
{
    switch (r->sections[m->line]) {
    case BL_SECTION_INTERESTS:
    case BL_SECTION_REFERENCES:
    case BL_SECTION_WISHES:
    case BL_SECTION_CONTACT:
    case BL_SECTION_PUBLICATIONS:
    case BL_SECTION_PATENTS: return false;
    default: return r->owners[m->line].kind == BL_OWNER_SECTION || HAS(around, holding);
    }
}

/* "无教师资格证", "no CPA": a word of absence right before it. */
static bool is_absent(bl_str before)
{
    static const char *const words[] = {"无", "没有", "未持有", "未取得", "未获", "不具备", "no", "without", "not"};
    while (before.len > 0 && (before.ptr[before.len - 1] == ' ' || before.ptr[before.len - 1] == ':'))
        before.len--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        bool latin = (unsigned char)words[i][0] < 0x80;
        if (bl_str_ends(before, bl_str_of(words[i])) && (!latin || before.len == len || before.ptr[before.len - len - 1] == ' '))
            return true;
    }
    return false;
}

/* "未通过CPA考试": sat for, and not held yet. */
static bool was_failed(bl_str around)
{
    static const bl_str words[] = {{"未通过", 9}, {"没通过", 9}, {"没有通过", 12}, {"未过", 6}, {"没过", 6}, {"没考过", 9}, {"未考过", 9}, {"不及格", 9},
        {"未合格", 9}, {"failed", 6}, {"not pass", 8}, {"n't pass", 8}};
    return HAS(around, words);
}

static bl_status read_mention(bl_reading *r, uint32_t index)
{
    const bl_mention *m = &r->mentions.list.items[index];
    const bl_entry *entry = bl_vocabulary_entry(r->vocabulary, m->entry);
    bl_span span = {m->begin, m->end}, clause = bl_clause(&r->mentions.clauses, bl_clause_at(&r->mentions.clauses, m->begin));
    const bl_line *line = &r->document->lines.items[m->line];
    if ((m->covering & COVERS) != 0 || bl_document_void(r->document, span) || bl_in_address(r->document, span))
        return BL_OK;
    uint32_t end = m->end + REACH < line->end ? m->end + REACH : line->end;
    for (uint32_t i = index + 1; i < r->mentions.list.count && r->mentions.list.items[i].begin < end; i++)
        if ((r->mentions.list.items[i].kind == BL_KIND_CERTIFICATE || r->mentions.list.items[i].kind == BL_KIND_LANGUAGE) &&
            r->mentions.list.items[i].begin >= m->end)
            end = r->mentions.list.items[i].begin;
    uint32_t begin = clause.begin > line->begin ? clause.begin : line->begin;
    bl_str behind = slice(r, m->end, end), around = slice(r, begin, end > clause.end ? clause.end : end);
    if (is_absent(slice(r, begin, m->begin)))
        return BL_OK;
    bl_cue_kind denial = m->kind == BL_KIND_CERTIFICATE ? bl_colour_of(r->cues, index)->denial : BL_CUE_COUNT;
    if (denial == BL_CUE_NEGATION || denial == BL_CUE_OTHER_PARTY || denial == BL_CUE_COMPARISON || !may_hold(r, m, around))
        return BL_OK;
    bl_certificate c = {.entry = m->entry, .of = entry->papers, .at = bl_document_origin(r->document, span)};
    c.name = bl_str_copy(r->arena, entry->name);
    if (c.name.ptr == NULL)
        return BL_ERROR_MEMORY;
    bool progress = denial == BL_CUE_PLANNED || HAS(behind, in_progress) || HAS(slice(r, begin, m->begin), in_progress) || was_failed(around) ||
                    was_failed(behind);
    if (HAS(behind, expired))
        c.status = BL_CERTIFICATE_EXPIRED;
    else if (read_papers(behind, &c.papers, &c.of) && (c.of == 0 || c.papers < c.of))
        c.status = BL_CERTIFICATE_PARTLY;
    else
        c.status = progress ? BL_CERTIFICATE_IN_PROGRESS : BL_CERTIFICATE_HELD;
    if (c.status == BL_CERTIFICATE_HELD)
        c.papers = c.of;
    return add(r, c);
}

/* Is the exam only still to be taken, or failed? */
static bool is_exam_open(const bl_reading *r, const bl_mention *m)
{
    static const bl_str words[] = {
        {"未通过", 9}, {"未过", 6}, {"没过", 6}, {"备考", 6}, {"准备", 6}, {"计划", 6}, {"打算", 6}, {"preparing", 9}, {"failed", 6}};
    bl_span clause = bl_clause(&r->mentions.clauses, bl_clause_at(&r->mentions.clauses, m->begin));
    return HAS(slice(r, clause.begin, clause.end), words);
}

/* "Issued Mar 2021 · Expires Mar 2027", "Credential ID 0000" below the name in a profile export: says when the paper above lapsed. */
static bool read_issue(bl_reading *r, uint32_t line)
{
    static const char *const words[] = {"issued", "expires", "expiration", "credential id", "credential url", "show credential", "see credential",
        "valid until", "valid through", "certificate no", "证书编号", "发证", "颁发", "有效期", "签发"};
    const bl_line_view *view = &r->lines.views[line];
    bl_str text = slice(r, view->begin, view->end);
    bool issue = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !issue; i++)
        issue = bl_str_opens(text, words[i]);
    bl_certificate *last = r->record->certificates.count > 0 ? &r->record->certificates.items[r->record->certificates.count - 1] : NULL;
    size_t ends = bl_str_find(text, BL_STR("expires"), 0);
    for (uint32_t i = view->range_begin; issue && last != NULL && ends != SIZE_MAX && i < view->range_end; i++) {
        const bl_range *range = &r->lines.ranges.items[i];
        if (range->begin > view->begin + ends && range->from.precision != BL_DATE_UNKNOWN && range->from.month < r->record->as_of &&
            last->status == BL_CERTIFICATE_HELD)
            last->status = BL_CERTIFICATE_EXPIRED;
    }
    return issue;
}

/* What a line that is all about one paper says of it. */
static bl_certificate_status said_of(bl_str line)
{
    return HAS(line, expired) ? BL_CERTIFICATE_EXPIRED : HAS(line, in_progress) || was_failed(line) ? BL_CERTIFICATE_IN_PROGRESS : BL_CERTIFICATE_HELD;
}

/* A line of the certificates section in which no rule knows anything: the paper is shown as written. */
static bl_status read_unknown(bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    if (r->sections[line] != BL_SECTION_CERTIFICATES || r->headings[line] || view->end <= view->begin || view->end - view->begin > 160 || view->sentence)
        return BL_OK;
    const bl_span email = r->record->basics.email_at, here = bl_document_origin(r->document, (bl_span){view->begin, view->end});
    if (email.begin < email.end && email.begin >= here.begin && email.begin < here.end) /* the foot of a page */
        return BL_OK;
    for (uint32_t i = r->mentions.line_begin[line]; i < r->mentions.line_begin[line + 1]; i++) {
        bl_kind kind = r->mentions.list.items[i].kind;
        if (kind == BL_KIND_CERTIFICATE || kind == BL_KIND_EXAM || kind == BL_KIND_LANGUAGE || kind == BL_KIND_SKILL || kind == BL_KIND_LABEL)
            return read_issue(r, line), BL_OK;
        if (kind == BL_KIND_CUE && bl_vocabulary_entry(r->vocabulary, r->mentions.list.items[i].entry)->cue <= BL_CUE_NOT_A_SKILL)
            return BL_OK; /* planned, or not there */
    }
    bl_span span = {view->begin, view->end};
    if (read_issue(r, line))
        return BL_OK;
    const bl_certificate_status said = said_of(slice(r, span.begin, span.end));
    uint32_t entry; /* a short name that counts nowhere else counts where it is all of the line */
    if (bl_vocabulary_by_name(r->vocabulary, r->arena, BL_KIND_CERTIFICATE, bl_unbracketed(slice(r, span.begin, span.end)), &entry, 1) > 0) {
        const bl_entry *known = bl_vocabulary_entry(r->vocabulary, entry);
        return add(r, (bl_certificate){.entry = entry,
                          .name = bl_str_copy(r->arena, known->name),
                          .status = said,
                          .papers = said == BL_CERTIFICATE_HELD ? known->papers : 0,
                          .of = known->papers,
                          .at = bl_document_origin(r->document, span)});
    }
    const bl_str name = bl_document_visible(r->document, r->arena, span);
    return add(r, (bl_certificate){.entry = BL_NO_ENTRY, .name = name, .status = said, .at = bl_document_origin(r->document, span)});
}

bl_status bl_read_certificates(bl_reading *r)
{
    for (uint32_t i = 0; i < r->mentions.list.count; i++) {
        const bl_mention *m = &r->mentions.list.items[i];
        if (m->kind == BL_KIND_CERTIFICATE || (m->kind == BL_KIND_EXAM && (m->covering & (1u << BL_KIND_CERTIFICATE)) == 0 && !is_exam_open(r, m)))
            BL_TRY(read_mention(r, i));
    }
    for (uint32_t line = 0; line < r->document->lines.count; line++)
        BL_TRY(read_unknown(r, line));
    return BL_OK;
}
