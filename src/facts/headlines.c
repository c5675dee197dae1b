/* Titles that no dated job bears: the headline of a résumé ("SALES MANAGER"), the first words about oneself, and the heads of jobs without dates. */
#include "base/utf8.h"
#include "facts/fields.h"

#define LONGEST 64u       /* columns: what is longer is a sentence */
#define AT_TOP 4u         /* lines with text that may be the headline */
#define HEADLINES_MAX 16u /* no life has more */

typedef struct collector {
    bl_reading *r;
    uint32_t top; /* lines with text so far */
} collector;

static bool is_dated(const bl_reading *r, uint32_t line)
{
    const bl_owner owner = r->owners[line];
    return owner.kind == BL_OWNER_JOB && r->record->jobs.items[owner.index].head_line == line;
}

/* Up to the first mark or preposition: "Sales manager with ten years", "Java developer - Blue Harbor". */
static uint32_t first_words(const bl_reading *r, bl_span span)
{
    static const char *const ends[] = {" with ", " who ", " offering ", " seeking ", " - ", " – ", ", ", "; ", ". ", " | ", "，", "。"};
    static const bool opens[256] = {[' '] = true, [','] = true, [';'] = true, ['.'] = true, [0xEF] = true, [0xE3] = true};
    const bl_str s = bl_folded_of(r, span);
    for (size_t at = 0; at < s.len; at++)
        for (size_t i = 0; opens[(unsigned char)s.ptr[at]] && i < sizeof ends / sizeof *ends; i++)
            if (bl_str_opens(bl_str_slice(s, at, s.len), ends[i]))
                return span.begin + (uint32_t)at;
    return span.end;
}

/* Where a piece of the line that begins at begin ends: at a tab, a bar or two blanks, as between a name and a title. */
static uint32_t piece_end(const bl_folded *folded, uint32_t begin, uint32_t line_end)
{
    uint32_t end = begin;
    while (end < line_end && folded->bytes[end] != '\t' && folded->bytes[end] != '|' &&
           !(folded->bytes[end] == ' ' && folded->bytes[end + 1] == ' ' && end > begin))
        end++;
    return end;
}

/* "职称：高级工程师" tells a rank, not a post. */
static bool is_labelled(const bl_reading *r, bl_span text) { return memchr(r->document->folded.bytes + text.begin, ':', text.end - text.begin) != NULL; }

/* Does the line stand where a title may stand alone? */
static bool may_hold(const collector *c, uint32_t line)
{
    const bl_reading *r = c->r;
    const bl_line_view *view = &r->lines.views[line];
    if (view->row || r->headings[line] || is_dated(r, line))
        return false;
    switch (r->sections[line]) {
    case BL_SECTION_NONE: return c->top <= AT_TOP || !view->sentence;
    case BL_SECTION_SUMMARY: return line > 0 && r->headings[line - 1];
    case BL_SECTION_WORK:
    case BL_SECTION_EDUCATION: /* exports put it below the schools */
    case BL_SECTION_OTHER: return !view->sentence && view->depth == 0 && r->owners[line].kind == BL_OWNER_SECTION;
    default: return false;
    }
}

/* In the section of education: what stands beside a school or beside dates, or has a subject's name, is what was studied (会计 is both). */
static bool tells_studies(const bl_reading *r, uint32_t line, bl_span text)
{
    const bl_line_view *view = &r->lines.views[line];
    uint32_t cursor = 0;
    return view->range_begin < view->range_end || bl_school_in(r, (bl_span){view->begin, view->end}) != NULL ||
           bl_mention_next(r, BL_KIND_SKILL, text, &cursor) != NULL;
}

static bl_status add(collector *c, uint32_t line, bl_span text)
{
    bl_reading *r = c->r;
    BL_VEC(uint32_t) titles = {0};
    uint32_t cursor = 0, covered = 0;
    const bl_mention *m;
    while ((m = bl_mention_next(r, BL_KIND_TITLE, text, &cursor)) != NULL) {
        uint32_t *slot = BL_PUSH(r->arena, &titles);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = m->entry;
        covered += m->end - m->begin;
    }
    if (r->sections[line] == BL_SECTION_EDUCATION && (covered * 2 < text.end - text.begin || tells_studies(r, line, text)))
        return BL_OK; /* "Diploma in ..., class representative" is none */
    if (titles.count == 0 && (bl_shape_of(bl_folded_of(r, text)) & BL_SHAPE_TITLE) == 0)
        return BL_OK;
    r->titled[line] = true;
    bl_headline *headline = BL_PUSH(r->arena, &r->record->headlines);
    if (headline == NULL)
        return BL_ERROR_MEMORY;
    *headline = (bl_headline){.text = bl_visible(r, text), .at = bl_document_origin(r->document, text), .titles = titles.items, .title_count = titles.count};
    return BL_OK;
}

bl_status bl_read_headlines(bl_reading *r)
{
    collector c = {.r = r};
    r->titled = BL_NEW_ARRAY(r->arena, bool, (size_t)r->document->lines.count + 1);
    if (r->titled == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t line = 0; line < r->document->lines.count && r->record->headlines.count < HEADLINES_MAX; line++) {
        const bl_line_view *view = &r->lines.views[line];
        if (view->begin >= view->end)
            continue;
        c.top++;
        if (!may_hold(&c, line))
            continue;
        for (uint32_t begin = view->begin, end; begin < view->end; begin = end + 1) {
            end = piece_end(&r->document->folded, begin, view->end);
            const bl_span piece = bl_trimmed(r, (bl_span){begin, end}), text = {piece.begin, first_words(r, piece)};
            if (text.end > text.begin && bl_str_width(bl_folded_of(r, text)) <= LONGEST && !is_labelled(r, text) && !bl_document_void(r->document, text))
                BL_TRY(add(&c, line, text));
        }
    }
    return BL_OK;
}
