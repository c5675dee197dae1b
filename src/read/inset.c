/* Raw HTML inside Markdown: tags make blocks, lines and marks; scripts, styles and comments are left out; hidden elements are marked. */
#include "read/markdown.h"

#include "doc/entity.h"
#include "read/tag.h"

static bl_str text_of(const bl_markdown *reader) { return reader->document->text.text; }

static bool is_blank_ascii(char c) { return c == ' ' || c == '\t'; }
static bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/* In a row a line end is a space: the cells of a row stand on one line. */
static bl_status part(bl_markdown *reader)
{
    bl_document *document = reader->document;
    if (reader->in_row)
        return bl_document_space(document, (bl_span){reader->last, reader->last});
    return document->in_line ? bl_markdown_line_end(reader) : BL_OK;
}

static bl_status begin_block(bl_markdown *reader, bl_block_kind kind, uint32_t level, bool ordered, uint32_t table)
{
    if (kind != BL_BLOCK_ROW && reader->in_row)
        return part(reader);
    reader->block_wanted = false;
    return bl_document_block(reader->document, kind, (uint8_t)(level > 255 ? 255 : level), ordered, table);
}

static bool mark_of(bl_mark_kind *out, bl_tag_class kind)
{
    switch (kind) {
    case BL_TAG_BOLD: *out = BL_MARK_BOLD; return true;
    case BL_TAG_ITALIC: *out = BL_MARK_ITALIC; return true;
    case BL_TAG_CODE: *out = BL_MARK_CODE; return true;
    case BL_TAG_DELETED: *out = BL_MARK_DELETED; return true;
    case BL_TAG_LINK: *out = BL_MARK_LINK; return true;
    default: return false;
    }
}

static bl_status mark_tag(bl_markdown *reader, const bl_tag *tag, bl_mark_kind kind)
{
    if (!tag->closing && !tag->empty) {
        reader->html_marks[kind]++;
        bl_str target = tag->kind == BL_TAG_LINK ? bl_tag_attribute(tag, BL_STR("href")) : BL_STR_NONE;
        return bl_document_mark_begin(reader->document, kind, target);
    }
    if (!tag->closing || reader->html_marks[kind] == 0)
        return BL_OK;
    reader->html_marks[kind]--;
    return bl_document_mark_end(reader->document, kind);
}

static bl_status list_tag(bl_markdown *reader, const bl_tag *tag)
{
    reader->block_wanted = true;
    if (tag->closing) {
        reader->lists -= reader->lists > reader->own_lists ? 1 : 0; /* never one of Markdown's own */
        return BL_OK;
    }
    if (reader->lists < BL_LIMIT_NESTING)
        reader->ordered[++reader->lists] = tag->name.ptr[0] == 'o' || tag->name.ptr[0] == 'O';
    return BL_OK;
}

static bl_status row_tag(bl_markdown *reader, const bl_tag *tag)
{
    reader->in_row = false;
    reader->cells = 0;
    if (tag->closing) {
        reader->block_wanted = true;
        return BL_OK;
    }
    BL_TRY(begin_block(reader, BL_BLOCK_ROW, 1, false, reader->table));
    reader->in_row = true;
    return BL_OK;
}

static bl_status table_tag(bl_markdown *reader, const bl_tag *tag)
{
    if (!tag->closing && !reader->in_row && bl_str_equal_nocase(tag->name, BL_STR("table")))
        reader->table++;
    if (tag->closing)
        reader->in_row = false;
    reader->block_wanted = reader->block_wanted || !reader->in_row;
    return BL_OK;
}

static bl_status structure_tag(bl_markdown *reader, const bl_tag *tag)
{
    bl_mark_kind mark;
    if (mark_of(&mark, tag->kind))
        return mark_tag(reader, tag, mark);
    switch (tag->kind) {
    case BL_TAG_BREAK: return reader->document->in_line ? part(reader) : bl_document_gap(reader->document);
    case BL_TAG_RULE: return reader->in_row ? part(reader) : bl_document_gap(reader->document);
    case BL_TAG_BLOCK: reader->block_wanted = reader->block_wanted || !reader->in_row; return part(reader);
    case BL_TAG_HEADING:
        reader->block_wanted = tag->closing && !reader->in_row;
        return tag->closing ? part(reader) : begin_block(reader, BL_BLOCK_HEADING, (uint32_t)(tag->name.ptr[1] - '0'), false, 0);
    case BL_TAG_LIST: return list_tag(reader, tag);
    case BL_TAG_ITEM:
        reader->block_wanted = tag->closing && !reader->in_row;
        if (tag->closing)
            return part(reader);
        return begin_block(reader, BL_BLOCK_ITEM, reader->lists > 0 ? reader->lists : 1, reader->ordered[reader->lists], 0);
    case BL_TAG_TABLE: return table_tag(reader, tag);
    case BL_TAG_ROW: return row_tag(reader, tag);
    case BL_TAG_CELL: reader->cells += reader->in_row && !tag->closing ? 1 : 0; return BL_OK;
    default: return BL_OK;
    }
}

/* Follows the element that hides: it ends where its own closing tag stands. */
static bl_status hide_tag(bl_markdown *reader, const bl_tag *tag)
{
    if (reader->hider_depth == 0) {
        if (!bl_tag_hides(tag))
            return BL_OK;
        reader->hider = tag->name;
        reader->hider_depth = 1;
        reader->hider_contains_blocks = bl_tag_contains_blocks(tag->kind);
        return bl_document_mark_begin(reader->document, BL_MARK_HIDDEN, BL_STR_NONE);
    }
    if (tag->empty || !bl_str_equal_nocase(tag->name, reader->hider))
        return BL_OK;
    reader->hider_depth += tag->closing ? UINT32_MAX : 1; /* minus or plus one */
    return reader->hider_depth == 0 ? bl_document_mark_end(reader->document, BL_MARK_HIDDEN) : BL_OK;
}

static bl_status follow_tag(bl_markdown *reader, const bl_tag *tag)
{
    if (tag->kind == BL_TAG_RAW) {
        if (!tag->closing && !tag->empty)
            reader->raw = tag->name;
        return BL_OK;
    }
    if (tag->closing)
        BL_TRY(structure_tag(reader, tag));
    BL_TRY(hide_tag(reader, tag));
    return tag->closing ? BL_OK : structure_tag(reader, tag);
}

/* Text of raw HTML: entities decoded, line ends are line ends. */
static bl_status html_text(bl_markdown *reader, bl_span source)
{
    bl_str text = text_of(reader);
    for (uint32_t i = source.begin; i < source.end;) {
        uint32_t begin = i;
        if (is_line_end(text.ptr[i])) {
            i += text.ptr[i] == '\r' && i + 1 < source.end && text.ptr[i + 1] == '\n' ? 2 : 1;
            BL_TRY(part(reader));
            continue;
        }
        size_t entity = text.ptr[i] == '&' ? bl_entity_length(bl_str_slice(text, i, source.end)) : 0;
        if (entity > 0) {
            i += (uint32_t)entity;
            BL_TRY(bl_markdown_entity(reader, (bl_span){begin, i}));
            continue;
        }
        bool blank = true;
        for (; i < source.end && !is_line_end(text.ptr[i]) && (i == begin || text.ptr[i] != '&'); i++)
            blank = blank && is_blank_ascii(text.ptr[i]);
        if (!blank || (reader->document->in_line && !reader->block_wanted && reader->cells == 0))
            BL_TRY(bl_markdown_text(reader, (bl_span){begin, i}));
    }
    return BL_OK;
}

/* Where the element that is being left out ends: behind its closing tag, or at the end of s. */
static size_t raw_end(bl_markdown *reader, bl_str s, size_t at)
{
    for (; (at = bl_str_find(s, BL_STR("</"), at)) != SIZE_MAX; at += 2) {
        size_t name = at + 2, end = name + reader->raw.len;
        if (end > s.len || !bl_str_equal_nocase(bl_str_slice(s, name, end), reader->raw))
            continue;
        reader->raw = BL_STR_NONE;
        size_t close = bl_str_find(s, BL_STR(">"), end);
        return close == SIZE_MAX ? s.len : close + 1;
    }
    return s.len;
}

/* The end of a comment, a declaration or an instruction at s[at] == '<'; at where there is none. */
static size_t declaration_end(bl_str s, size_t at)
{
    bl_str rest = bl_str_slice(s, at, s.len);
    if (bl_str_begins(rest, BL_STR("<!--"))) {
        size_t end = bl_str_find(s, BL_STR("-->"), at + 2);
        return end == SIZE_MAX ? s.len : end + 3;
    }
    if (!bl_str_begins(rest, BL_STR("<!")) && !bl_str_begins(rest, BL_STR("<?")))
        return at;
    size_t end = bl_str_find(s, BL_STR(">"), at);
    return end == SIZE_MAX ? s.len : end + 1;
}

bl_status bl_markdown_html(bl_markdown *reader, bl_span source)
{
    bl_str s = {text_of(reader).ptr, source.end};
    bool open_ended = false; /* a tag that never closes: the rest holds none */
    for (size_t i = source.begin; i < s.len;) {
        if (reader->raw.len > 0) {
            i = raw_end(reader, s, i);
            continue;
        }
        size_t begin = i;
        if (s.ptr[i] == '<') {
            size_t end = declaration_end(s, i);
            bl_tag tag;
            if (end != i) {
                i = end;
                continue;
            }
            if (!open_ended && bl_tag_read(&tag, s, i)) {
                i = tag.end;
                BL_TRY(tag.kind == BL_TAG_UNKNOWN ? html_text(reader, (bl_span){(uint32_t)begin, (uint32_t)i}) : follow_tag(reader, &tag));
                continue;
            }
            open_ended = open_ended || tag.end == SIZE_MAX;
            i++;
        }
        while (i < s.len && s.ptr[i] != '<')
            i++;
        BL_TRY(html_text(reader, (bl_span){(uint32_t)begin, (uint32_t)i}));
    }
    return BL_OK;
}

bl_status bl_markdown_html_block_end(bl_markdown *reader)
{
    for (uint32_t kind = 0; kind < BL_MARK_KINDS; kind++)
        for (; reader->html_marks[kind] > 0; reader->html_marks[kind]--)
            BL_TRY(bl_document_mark_end(reader->document, (bl_mark_kind)kind));
    if (reader->hider_depth == 0 || reader->hider_contains_blocks)
        return BL_OK;
    reader->hider_depth = 0;
    return bl_document_mark_end(reader->document, BL_MARK_HIDDEN);
}
