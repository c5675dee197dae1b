#include "facts/standing.h"

/* Where the name of a work ends: at the colon or dash behind it, at a bracket, or with the line. At most this many bytes. */
#define NAME_MAX 200u

static bl_str slice(const bl_reading *r, uint32_t begin, uint32_t end)
{
    return bl_str_slice((bl_str){r->document->folded.bytes, r->document->folded.len}, begin, end);
}

/* The first link of the span, or NULL. Marks are in order of their begin. */
static const bl_mark *link_in(const bl_document *document, bl_span span)
{
    uint32_t low = 0, high = document->marks.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->marks.items[middle].span.begin < span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < document->marks.count && document->marks.items[low].span.begin < span.end; low++)
        if (document->marks.items[low].kind == BL_MARK_LINK)
            return &document->marks.items[low];
    return NULL;
}

/* The last year that the line's dates name, or 0. */
static uint32_t year_of(const bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    uint32_t year = 0;
    for (uint32_t i = view->range_begin; i < view->range_end; i++) {
        const bl_range *range = &r->lines.ranges.items[i];
        bl_date date = range->single || range->to.precision == BL_DATE_UNKNOWN ? range->from : range->to;
        if (date.precision != BL_DATE_UNKNOWN && date.month > 0)
            year = (uint32_t)bl_month_year(date.month);
    }
    return year;
}

static bl_status add(bl_reading *r, bl_work_pieces *list, uint32_t line, bl_span name)
{
    const bl_line_view *view = &r->lines.views[line];
    const bl_mark *link = link_in(r->document, (bl_span){view->begin, view->end});
    while (name.end > name.begin && strchr(" ,;:.-", r->document->folded.bytes[name.end - 1]) != NULL)
        name.end--;
    if (name.end <= name.begin)
        return BL_OK;
    bl_work_piece *piece = BL_PUSH(r->arena, list);
    if (piece == NULL)
        return BL_ERROR_MEMORY;
    *piece = (bl_work_piece){
        .name = bl_document_visible(r->document, r->arena, name), .url = BL_STR(""), .at = bl_document_origin(r->document, name), .year = year_of(r, line)};
    if (link != NULL && link->target.len > 1)
        piece->url = link->target;
    return piece->name.ptr == NULL ? BL_ERROR_MEMORY : BL_OK;
}

/* Bytes of what stands before the name: "maintainer of ", "开源项目：". */
static uint32_t skip_lead(bl_str text)
{
    static const char *const leads[] = {"开源项目", "开源作品", "开源贡献", "个人项目", "项目", "作品", "open source", "open-source", "project", "projects",
        "maintainer of", "maintain", "creator of", "author of", "co-author of", "core contributor to", "contributor to", "committer of", "contributed to",
        "contributions to", "维护", "贡献", "作者", "the"};
    size_t at = 0;
    for (bool again = true; again && at < text.len;) {
        again = false;
        bl_str rest = bl_str_slice(text, at, text.len);
        for (size_t i = 0; i < sizeof leads / sizeof *leads && !again; i++) {
            size_t len = strlen(leads[i]);
            bool label = (unsigned char)leads[i][0] >= 0x80 || leads[i][0] == 'o' || leads[i][0] == 'p';
            if (bl_str_opens(rest, leads[i]) && len < rest.len && (rest.ptr[len] == ':' || (!label && rest.ptr[len] == ' '))) {
                at += len + 1;
                while (at < text.len && text.ptr[at] == ' ')
                    at++;
                again = true;
            }
        }
    }
    return at < text.len ? (uint32_t)at : 0;
}

/* `raft: Rust实现Raft`, `tinyhttpd（...）`, `[dcc](...) - ...`: the name at the begin of the line. */
static bl_span name_at(const bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    bl_str text = slice(r, view->begin, view->end);
    const bl_mark *link = link_in(r->document, (bl_span){view->begin, view->end});
    if (link != NULL && link->span.begin <= view->begin + 4)
        return link->span;
    uint32_t skip = skip_lead(text);
    if (skip > 0)
        text = bl_str_slice(text, skip, text.len);
    size_t len = text.len < NAME_MAX ? text.len : NAME_MAX;
    static const char *const ends[] = {":", "(", " - ", " | ", "\t", ";", "，", ", ", "。", "·", "——", "--"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = bl_str_find(text, bl_str_of(ends[i]), 0);
        if (at != SIZE_MAX && at > 0 && at < len && !(ends[i][0] == ':' && bl_str_begins(bl_str_slice(text, at, text.len), BL_STR("://"))))
            len = at;
    }
    for (size_t i = 1; i + 1 < len; i++)
        if (text.ptr[i] == ',' && (unsigned char)text.ptr[i + 1] >= 0x80)
            len = i;
    while (len > 0 && len < text.len && ((unsigned char)text.ptr[len] & 0xC0) == 0x80)
        len--;
    return (bl_span){view->begin + skip, view->begin + skip + (uint32_t)len};
}

/* Is the line the first of its block: does a piece begin here, and not go on? */
static bool begins_piece(const bl_reading *r, uint32_t line)
{
    const bl_line *of = &r->document->lines.items[line];
    const bl_line_view *view = &r->lines.views[line];
    if (r->headings[line] || view->end <= view->begin || view->depth > 1)
        return false;
    const bl_block *block = &r->document->blocks.items[of->block];
    return block->kind != BL_BLOCK_ITEM || block->line_begin == line;
}

/* A line of a project in the open that names a piece of its own: an item that begins with a link or with a short name and a colon. */
static bool names_piece(const bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    if (r->owners[line].kind != BL_OWNER_PROJECT || view->end <= view->begin)
        return false;
    const bl_project *project = &r->record->projects.items[r->owners[line].index];
    if (!project->open || project->head_line == line)
        return false;
    const bl_mark *link = link_in(r->document, (bl_span){view->begin, view->end});
    return view->depth == 1 && link != NULL && link->span.begin <= view->begin + 4;
}

static bl_status read_line(bl_reading *r, uint32_t line)
{
    const bl_line_view *view = &r->lines.views[line];
    bl_span all = {view->begin, view->end};
    if (names_piece(r, line))
        return add(r, &r->record->open_source, line, name_at(r, line));
    if (r->owners[line].kind != BL_OWNER_SECTION || !begins_piece(r, line) || bl_document_void(r->document, all))
        return BL_OK;
    switch (r->sections[line]) {
    case BL_SECTION_PUBLICATIONS: return add(r, &r->record->publications, line, all);
    case BL_SECTION_AWARDS: return add(r, &r->record->awards, line, all);
    case BL_SECTION_OPEN_SOURCE: return add(r, &r->record->open_source, line, name_at(r, line));
    default: return BL_OK;
    }
}

/* Projects in the open whose lines name no pieces are pieces themselves. */
static bl_status read_projects(bl_reading *r)
{
    for (uint32_t i = 0; i < r->record->projects.count; i++) {
        const bl_project *project = &r->record->projects.items[i];
        if (!project->open || project->name.len == 0)
            continue;
        bool pieces = false;
        for (uint32_t line = project->line_begin; line < project->line_end && !pieces; line++)
            pieces = r->owners[line].kind == BL_OWNER_PROJECT && r->owners[line].index == i && names_piece(r, line);
        if (pieces)
            continue;
        bl_work_piece *piece = BL_PUSH(r->arena, &r->record->open_source);
        if (piece == NULL)
            return BL_ERROR_MEMORY;
        *piece = (bl_work_piece){.name = project->name, .url = BL_STR(""), .at = project->name_at, .year = 0};
    }
    return BL_OK;
}

bl_status bl_read_works(bl_reading *r)
{
    for (uint32_t line = 0; line < r->document->lines.count; line++)
        BL_TRY(read_line(r, line));
    return read_projects(r);
}
