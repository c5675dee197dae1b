#include "facts/findings.h"

#include "facts/fields.h"
#include "facts/wordtables.h"

#define INVISIBLE_MANY 8u /* a few come from copying out of web pages */
#define OVERLAP_MONTHS 3
#define OVERLAPS_TOLD 256u  /* more pairs of jobs at once are no person's */
#define STUFFED 8u          /* mentions of one skill in one line that no person needs */
#define STUFFED_WINDOW 200u /* mentions that are compared with each */
#define TAGGED_BYTES 120u   /* of words in tag characters that are shown */

bl_status bl_finding_add(bl_reading *r, bl_finding finding)
{
    bl_finding *out = BL_PUSH(r->arena, &r->record->findings);
    if (out == NULL)
        return BL_ERROR_MEMORY;
    *out = finding;
    if (finding.words.len > 0)
        out->words = bl_str_copy(r->arena, finding.words);
    return finding.words.len > 0 && out->words.ptr == NULL ? BL_ERROR_MEMORY : BL_OK;
}

/* Those without particulars. */
static bl_status add_plain(bl_reading *r, bl_severity severity, const char *code)
{
    return bl_finding_add(r, (bl_finding){.severity = severity, .code = code});
}

static bl_status add_placed(bl_reading *r, bl_severity severity, const char *code, bl_span at)
{
    return bl_finding_add(r, (bl_finding){.severity = severity, .code = code, .at = at, .has_place = true});
}

static bl_span line_origin(const bl_reading *r, uint32_t line)
{
    return bl_document_origin(r->document, (bl_span){r->lines.views[line].begin, r->lines.views[line].end});
}

static bl_status read_dates(bl_reading *r)
{
    for (uint32_t i = 0; i < r->document->lines.count; i++) {
        bl_section s = r->sections[i];
        bool counts = r->owners[i].kind != BL_OWNER_SECTION || s == BL_SECTION_WORK || s == BL_SECTION_INTERNSHIP || s == BL_SECTION_EDUCATION ||
                      s == BL_SECTION_PROJECTS || s == BL_SECTION_NONE;
        for (uint32_t k = r->lines.views[i].range_begin; k < r->lines.views[i].range_end && counts; k++) {
            const bl_range *range = &r->lines.ranges.items[k];
            if (range->problem == NULL)
                continue;
            bl_span folded = {range->begin, range->end};
            BL_TRY(bl_finding_add(r, (bl_finding){BL_WARNING, range->problem, bl_document_origin(r->document, folded), true, .words = bl_visible(r, folded)}));
        }
    }
    return BL_OK;
}

static bl_status read_jobs(bl_reading *r)
{
    bl_record *record = r->record;
    uint32_t overlaps = 0;
    for (uint32_t i = 0; i < record->jobs.count; i++) {
        const bl_job *job = &record->jobs.items[i];
        if (job->name.len == 0)
            BL_TRY(add_placed(r, BL_NOTE, "job-without-employer", line_origin(r, job->head_line)));
        if (!job->when.known)
            continue;
        if (job->when.start.month > record->as_of)
            BL_TRY(add_placed(r, BL_WARNING, "starts-in-future", job->when.at));
        else if (job->when.end.precision == BL_DATE_MONTH && job->when.end.month > record->as_of)
            BL_TRY(add_placed(r, BL_NOTE, "ends-in-future", job->when.at));
        for (uint32_t k = 0; k < i && k < 64 && overlaps < OVERLAPS_TOLD; k++) {
            const bl_job *other = &record->jobs.items[k];
            bl_month begin = job->when.proven.begin > other->when.proven.begin ? job->when.proven.begin : other->when.proven.begin;
            bl_month end = job->when.proven.end < other->when.proven.end ? job->when.proven.end : other->when.proven.end;
            if (!(other->when.known && end - begin >= OVERLAP_MONTHS && !job->part_time && !other->part_time && !job->internship && !other->internship))
                continue;
            overlaps++;
            BL_TRY(bl_finding_add(r, (bl_finding){BL_NOTE, "overlap", job->when.at, true, .a = (uint32_t)(end - begin)}));
        }
    }
    if (record->jobs.count > 0 && !record->experience.any_dates) {
        bool work = false;
        for (uint32_t i = 0; i < record->jobs.count; i++)
            work = work || !record->jobs.items[i].internship;
        if (work)
            BL_TRY(add_plain(r, BL_WARNING, "no-dates"));
    }
    const bl_experience *e = &record->experience;
    uint32_t dated = 0;
    for (uint32_t i = 0; i < e->possible.count; i++)
        dated += (uint32_t)(e->possible.items[i].end - e->possible.items[i].begin);
    if (e->claimed_months != BL_NONE && e->any_dates && e->claimed_months > dated + 12)
        BL_TRY(bl_finding_add(r, (bl_finding){BL_WARNING, "claim-exceeds-dates", e->claimed_at, true, .a = e->claimed_months, .b = dated}));
    return BL_OK;
}

/* What worthless.c found: the first of each kind. */
static bl_status read_worthless(bl_reading *r)
{
    if (r->instructed.count > 0) {
        const bl_span at = r->instructed.items[0];
        BL_TRY(bl_finding_add(r, (bl_finding){BL_WARNING, "instructions", bl_document_origin(r->document, at), true, .words = bl_visible(r, at)}));
    }
    if (r->advertised.count > 0)
        BL_TRY(add_placed(r, BL_WARNING, "job-advertisement", bl_document_origin(r->document, r->advertised.items[0])));
    return BL_OK;
}

/* One skill again and again in one line. It earns what it earns once. */
static bl_status read_stuffing(bl_reading *r)
{
    const bl_mention *mentions = r->mentions.list.items;
    for (uint32_t begin = 0, end; begin < r->mentions.list.count; begin = end) {
        for (end = begin; end < r->mentions.list.count && mentions[end].line == mentions[begin].line;)
            end++;
        for (uint32_t i = begin; i < end && end - begin >= STUFFED; i++) {
            uint32_t count = 0;
            if (mentions[i].kind != BL_KIND_SKILL || mentions[i].covered)
                continue;
            for (uint32_t k = i; k < end && k - i < STUFFED_WINDOW; k++)
                count += mentions[k].kind == BL_KIND_SKILL && mentions[k].entry == mentions[i].entry && !mentions[k].covered;
            const bl_span at = {mentions[i].begin, mentions[i].end};
            if (count >= STUFFED)
                return bl_finding_add(
                    r, (bl_finding){BL_WARNING, "keyword-stuffing", bl_document_origin(r->document, at), true, .a = count, .words = bl_visible(r, at)});
        }
    }
    return BL_OK;
}

/* Tag characters (U+E0020 to U+E007E) are ASCII that nobody sees. */
static bl_status read_tags(bl_reading *r)
{
    const bl_str text = r->document->text.text, lead = BL_STR("\xF3\xA0");
    const size_t first = r->document->folded.invisible == 0 ? SIZE_MAX : bl_str_find(text, lead, 0);
    char words[TAGGED_BYTES];
    size_t len = 0;
    for (size_t at = first; at != SIZE_MAX && at + 4 <= text.len && len < TAGGED_BYTES; at = bl_str_find(text, lead, at + 4)) {
        const uint32_t c = ((uint32_t)(unsigned char)text.ptr[at + 2] & 0x3F) << 6 | ((uint32_t)(unsigned char)text.ptr[at + 3] & 0x3F);
        if (c >= 0x20 && c < 0x7F)
            words[len++] = (char)c;
    }
    if (len == 0)
        return BL_OK;
    return bl_finding_add(
        r, (bl_finding){BL_WARNING, "hidden-text", {(uint32_t)first, (uint32_t)first + 4}, true, .form = BL_FORM_TAGS, .words = {words, len}});
}

/* Words that the reader of the file found where no eye does. They stand in no line; the finding points to the line that they stand near. */
static bl_status read_hidden(bl_reading *r)
{
    const bl_source *text = &r->document->text;
    for (uint32_t i = 0; i < r->document->hidden.count; i++) {
        const bl_hidden *hidden = &r->document->hidden.items[i];
        bool placed = hidden->line > 0 && hidden->line <= text->line_count;
        uint32_t begin = placed ? text->line_starts[hidden->line - 1] : 0;
        BL_TRY(bl_finding_add(r, (bl_finding){BL_WARNING, "hidden-text", {begin, begin}, placed, .form = hidden->trick + 1u, .words = hidden->words}));
    }
    return BL_OK;
}

static bl_status read_tampering(bl_reading *r)
{
    for (uint32_t i = 0; i < r->document->marks.count; i++) {
        const bl_mark *mark = &r->document->marks.items[i];
        if (mark->kind != BL_MARK_HIDDEN)
            continue;
        BL_TRY(add_placed(r, BL_WARNING, "hidden-text", bl_document_origin(r->document, mark->span)));
        break;
    }
    BL_TRY(read_hidden(r));
    for (uint32_t i = 0; i < r->document->watermarks.count; i++) {
        const bl_watermark *mark = &r->document->watermarks.items[i];
        BL_TRY(bl_finding_add(r, (bl_finding){BL_NOTE, "watermark", .a = mark->count, .words = mark->words}));
    }
    if (r->document->folded.invisible >= INVISIBLE_MANY)
        BL_TRY(bl_finding_add(r, (bl_finding){BL_WARNING, "invisible-characters", .a = r->document->folded.invisible}));
    BL_TRY(read_tags(r));
    BL_TRY(read_stuffing(r));
    return read_worthless(r);
}

/* Says what was missing, and what the file seems to be. */
static bl_status read_kind(bl_reading *r)
{
    const bl_text_kind kind = bl_text_kind_of(r);
    const bl_record *record = r->record;
    r->record->not_a_resume = kind != BL_TEXT_RESUME;
    if (kind == BL_TEXT_RESUME)
        return BL_OK;
    const uint32_t missing = (record->basics.name.len > 0 ? 0 : BL_FINDING_NO_NAME) |
                             (record->basics.email.len > 0 || record->basics.phone.len > 0 ? 0 : BL_FINDING_NO_ADDRESS);
    return bl_finding_add(r, (bl_finding){BL_ERROR, "not-a-resume", .form = kind, .a = missing});
}

static bl_status read_remarks(bl_reading *r)
{
    for (uint32_t i = 0; i < r->document->remarks.count; i++) {
        const bl_remark *remark = &r->document->remarks.items[i];
        BL_TRY(bl_finding_add(r, (bl_finding){BL_NOTE, "reader", .form = remark->kind, .a = remark->a, .b = remark->b, .words = remark->words}));
    }
    return BL_OK;
}

static bl_status read_missing(bl_reading *r)
{
    if (r->record->basics.name.len == 0)
        BL_TRY(add_plain(r, BL_WARNING, "no-name"));
    if (r->record->basics.email.len == 0 && r->record->basics.phone.len == 0)
        BL_TRY(add_plain(r, BL_NOTE, "no-contact"));
    return BL_OK;
}

bl_status bl_read_findings(bl_reading *r)
{
    bl_record *record = r->record;
    const bool asked = bl_needs_any(r->needs, BL_NEED_FINDINGS);
    if (asked)
        BL_TRY(read_remarks(r));
    bool empty = true;
    for (uint32_t i = 0; i < r->document->lines.count && empty; i++)
        empty = r->lines.views[i].begin >= r->lines.views[i].end;
    if (empty) {
        record->not_a_resume = true;
        return add_plain(r, BL_ERROR, "empty");
    }
    if (asked) {
        BL_TRY(read_dates(r));
        BL_TRY(read_jobs(r));
        BL_TRY(read_tampering(r));
        BL_TRY(read_missing(r));
    }
    return read_kind(r);
}
