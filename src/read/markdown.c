/* Markdown -> document, on md4c's callbacks. Text that md4c points to is visible text; what lies between is markup. */
#include <md4c.h>

#include "doc/entity.h"
#include "read/flat.h"
#include "read/markdown.h"
#include "read/reader.h"

/* md4c fills short rows of a table up with cells, so a few bytes can make many callbacks. A résumé makes less than one a byte. */
#define STEPS_PER_BYTE 4u
#define STEPS_FREE 10000u

static bl_str text_of(const bl_markdown *reader) { return reader->document->text.text; }

static bool is_blank_ascii(char c) { return c == ' ' || c == '\t'; }
static bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/* ---- text ---- */

static bl_status want_block(bl_markdown *reader)
{
    if (!reader->block_wanted)
        return BL_OK;
    reader->block_wanted = false;
    bool item = reader->item_fresh;
    reader->item_fresh = false;
    uint32_t level = reader->lists > 255 ? 255 : reader->lists;
    if (item)
        return bl_document_block(reader->document, BL_BLOCK_ITEM, (uint8_t)level, reader->ordered[reader->lists], 0);
    return bl_document_block(reader->document, BL_BLOCK_PARAGRAPH, 0, false, 0);
}

/* The cells of a row that have begun begin at the text now, the empty ones before it where the last text ended. */
static bl_status want_cells(bl_markdown *reader, uint32_t offset)
{
    for (; reader->cells > 0; reader->cells--) {
        uint32_t at = reader->cells > 1 && reader->document->in_line ? reader->last : offset;
        BL_TRY(bl_document_cell(reader->document, (bl_span){at, at}));
    }
    return BL_OK;
}

/* md4c skips the white space a line begins with; outside of lists it is part of the line. */
static uint32_t line_indent(const bl_markdown *reader, uint32_t begin)
{
    const char *text = text_of(reader).ptr;
    if (reader->document->in_line || reader->lists > 0 || reader->in_row || reader->in_code)
        return begin;
    uint32_t at = begin;
    while (at > reader->last && is_blank_ascii(text[at - 1]))
        at--;
    return at == 0 || is_line_end(text[at - 1]) ? at : begin;
}

bl_status bl_markdown_text(bl_markdown *reader, bl_span source)
{
    if (reader->raw.len > 0 || source.begin == source.end)
        return BL_OK;
    BL_TRY(want_block(reader));
    source.begin = line_indent(reader, source.begin);
    BL_TRY(want_cells(reader, source.begin));
    reader->last = source.end;
    return reader->in_row || reader->in_code ? bl_document_piece(reader->document, source) : bl_flat_piece(reader->document, source);
}

bl_status bl_markdown_entity(bl_markdown *reader, bl_span source)
{
    char character[4];
    unsigned len = bl_entity_decode(character, bl_source_slice(&reader->document->text, source));
    if (len == 0)
        return bl_markdown_text(reader, source);
    if (reader->raw.len > 0)
        return BL_OK;
    BL_TRY(want_block(reader));
    BL_TRY(want_cells(reader, source.begin));
    reader->last = source.end;
    return bl_document_character(reader->document, source, (bl_str){character, len});
}

/* Keeps the white space that md4c strips from the end of a line. */
static bl_status keep_trailing(bl_markdown *reader)
{
    bl_str text = text_of(reader);
    uint32_t end = reader->last;
    if (!reader->document->in_line || reader->in_row)
        return BL_OK;
    while (end < text.len && is_blank_ascii(text.ptr[end]))
        end++;
    if (end == reader->last || (end < text.len && !is_line_end(text.ptr[end])))
        return BL_OK;
    bl_span blanks = {reader->last, end};
    reader->last = end;
    return bl_document_piece(reader->document, blanks);
}

bl_status bl_markdown_line_end(bl_markdown *reader)
{
    BL_TRY(keep_trailing(reader));
    return bl_document_break(reader->document, (bl_span){reader->last, reader->last});
}

/* Is it a pointer into the shadow? Then *source says where. */
static bool locate(const bl_markdown *reader, const char *text, size_t size, bl_span *source)
{
    uintptr_t at = (uintptr_t)text, begin = (uintptr_t)reader->shadow;
    if (at < begin || at + size > begin + text_of(reader).len)
        return false;
    *source = (bl_span){(uint32_t)(at - begin), (uint32_t)(at - begin + size)};
    return true;
}

static bl_status flush_html(bl_markdown *reader)
{
    bl_span html = reader->html;
    reader->html = (bl_span){0, 0};
    return html.begin == html.end ? BL_OK : bl_markdown_html(reader, html);
}

static bl_status text_piece(bl_markdown *reader, MD_TEXTTYPE type, const char *text, size_t size)
{
    bl_span source = {0, 0};
    bool ours = locate(reader, text, size, &source);
    if (type == MD_TEXT_HTML) { /* comes in lines; read as a whole */
        if (ours && reader->html.begin == reader->html.end)
            reader->html.begin = source.begin;
        if (ours)
            reader->html.end = source.end;
        return BL_OK;
    }
    BL_TRY(flush_html(reader));
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        return bl_markdown_line_end(reader);
    if (!ours) /* of md4c's own: the line ends of code, and its indentation, which is of no interest */
        return size == 1 && (*text == '\n' || !reader->in_code) ? bl_markdown_line_end(reader) : BL_OK;
    return type == MD_TEXT_ENTITY ? bl_markdown_entity(reader, source) : bl_markdown_text(reader, source);
}

/* ---- blocks ---- */

static bl_status enter_row(bl_markdown *reader)
{
    reader->in_row = true;
    reader->cells = 0;
    reader->block_wanted = false;
    return bl_document_block(reader->document, BL_BLOCK_ROW, reader->head ? 0 : 1, false, reader->table);
}

/* md4c leaves out what a row has beyond its head; a résumé means it. */
static bl_status leave_row(bl_markdown *reader)
{
    bl_document *document = reader->document;
    bl_str text = text_of(reader);
    uint32_t at = reader->last, missing = reader->cells;
    reader->cells = 0;
    for (; document->in_line && at < text.len && !is_line_end(text.ptr[at]); at++) {
        if (text.ptr[at] != '|')
            continue;
        uint32_t begin = at + 1, end;
        while (begin < text.len && is_blank_ascii(text.ptr[begin]))
            begin++;
        for (end = begin; end < text.len && text.ptr[end] != '|' && !is_line_end(text.ptr[end]);)
            end++;
        at = end - 1;
        while (end > begin && is_blank_ascii(text.ptr[end - 1]))
            end--;
        if (end == begin)
            continue;
        reader->cells = missing + 1;
        missing = 0;
        BL_TRY(bl_markdown_text(reader, (bl_span){begin, end}));
    }
    reader->cells = 0;
    reader->in_row = false;
    reader->block_wanted = true;
    return BL_OK;
}

static bl_status enter(bl_markdown *reader, MD_BLOCKTYPE type, const void *detail)
{
    BL_TRY(flush_html(reader));
    if (++reader->depth > BL_LIMIT_NESTING)
        return BL_ERROR_LIMIT;
    switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        if (reader->lists == BL_LIMIT_NESTING)
            return BL_ERROR_LIMIT;
        reader->own_lists++;
        reader->ordered[++reader->lists] = type == MD_BLOCK_OL;
        break;
    case MD_BLOCK_LI: reader->item_fresh = reader->block_wanted = true; break;
    case MD_BLOCK_HR: BL_TRY(bl_document_gap(reader->document)); break;
    case MD_BLOCK_H:
        reader->item_fresh = reader->block_wanted = false;
        return bl_document_block(reader->document, BL_BLOCK_HEADING, (uint8_t)((const MD_BLOCK_H_DETAIL *)detail)->level, false, 0);
    case MD_BLOCK_CODE:
        reader->item_fresh = reader->block_wanted = false;
        reader->in_code = true;
        return bl_document_block(reader->document, BL_BLOCK_CODE, 0, false, 0);
    case MD_BLOCK_TABLE: reader->table++; break;
    case MD_BLOCK_THEAD: reader->head = true; break;
    case MD_BLOCK_TR: return enter_row(reader);
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: reader->cells++; break;
    default: reader->block_wanted = true; break;
    }
    return BL_OK;
}

static bl_status leave(bl_markdown *reader, MD_BLOCKTYPE type)
{
    BL_TRY(flush_html(reader));
    reader->depth--;
    switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        reader->lists = --reader->own_lists; /* lists of HTML that were left open end here too */
        break;
    case MD_BLOCK_LI: reader->item_fresh = false; break;
    case MD_BLOCK_CODE: reader->in_code = false; break;
    case MD_BLOCK_HTML: reader->in_row = false; break;
    case MD_BLOCK_TR: return leave_row(reader);
    case MD_BLOCK_THEAD: reader->head = false; return BL_OK;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: return bl_markdown_html_block_end(reader);
    default: break;
    }
    BL_TRY(keep_trailing(reader));
    reader->block_wanted = true;
    return bl_markdown_html_block_end(reader);
}

/* ---- spans ---- */

static bool mark_of(bl_mark_kind *out, MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM: *out = BL_MARK_ITALIC; return true;
    case MD_SPAN_STRONG: *out = BL_MARK_BOLD; return true;
    case MD_SPAN_A: *out = BL_MARK_LINK; return true;
    case MD_SPAN_CODE: *out = BL_MARK_CODE; return true;
    case MD_SPAN_DEL: *out = BL_MARK_DELETED; return true;
    default: return false;
    }
}

static bl_status span(bl_markdown *reader, MD_SPANTYPE type, const MD_SPAN_A_DETAIL *link, bool begins)
{
    BL_TRY(flush_html(reader));
    bl_mark_kind kind;
    if (!mark_of(&kind, type))
        return BL_OK;
    if (!begins)
        return bl_document_mark_end(reader->document, kind);
    bl_str target = BL_STR_NONE;
    bl_span source;
    if (type == MD_SPAN_A) {
        target = (bl_str){link->href.text, link->href.size};
        if (target.len > 0 && locate(reader, target.ptr, target.len, &source)) /* as written, not as in the shadow */
            target = bl_source_slice(&reader->document->text, source);
    }
    return bl_document_mark_begin(reader->document, kind, target);
}

/* ---- md4c ---- */

static int answer(bl_markdown *reader, bl_status status)
{
    if (status == BL_OK && ++reader->steps > STEPS_FREE + STEPS_PER_BYTE * text_of(reader).len)
        status = BL_ERROR_LIMIT;
    if (reader->status == BL_OK) /* the first failure stays */
        reader->status = status;
    return reader->status == BL_OK ? 0 : 1;
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *context) { return answer(context, enter(context, type, detail)); }

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    (void)detail;
    return answer(context, leave(context, type));
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *context) { return answer(context, span(context, type, detail, true)); }
static int on_leave_span(MD_SPANTYPE type, void *detail, void *context) { return answer(context, span(context, type, detail, false)); }

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context) { return answer(context, text_piece(context, type, text, size)); }

/* Front matter is plain lines: the names in it are of use, its markup is none. */
static bl_status front_matter(bl_document *document, size_t end)
{
    bl_str text = document->text.text;
    uint32_t line = 2; /* behind the "---" */
    for (; line <= document->text.line_count && document->text.line_starts[line - 1] < end; line++) {
        bl_str content = bl_source_line_text(&document->text, line);
        uint32_t begin = (uint32_t)(content.ptr - text.ptr);
        if (begin + content.len + 1 >= end && bl_str_trim(content).len == 3) /* the closing "---" */
            break;
        BL_TRY(bl_document_piece(document, (bl_span){begin, begin + (uint32_t)content.len}));
        BL_TRY(bl_document_break(document, (bl_span){begin, begin}));
    }
    return bl_document_gap(document);
}

bl_status bl_read_markdown(bl_document *document)
{
    bl_str text = document->text.text;
    size_t begin = 0;
    bl_markdown *reader = BL_NEW(document->arena, bl_markdown);
    if (reader == NULL)
        return BL_ERROR_MEMORY;
    reader->document = document;
    reader->block_wanted = true;
    reader->shadow = bl_markdown_shadow(document->arena, text, &begin);
    if (reader->shadow == NULL)
        return BL_ERROR_MEMORY;
    if (begin > 0)
        BL_TRY(front_matter(document, begin));
    MD_PARSER parser = {0};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_PERMISSIVEATXHEADERS;
    parser.enter_block = on_enter_block;
    parser.leave_block = on_leave_block;
    parser.enter_span = on_enter_span;
    parser.leave_span = on_leave_span;
    parser.text = on_text;
    int result = md_parse(reader->shadow + begin, (MD_SIZE)(text.len - begin), &parser, reader);
    if (reader->status != BL_OK)
        return reader->status;
    return result == 0 ? bl_document_seal(document) : BL_ERROR_MEMORY; /* md4c fails of itself only where malloc does */
}
