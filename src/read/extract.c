#include "read/extract.h"

#include "base/limits.h"
#include "base/utf8.h"

#define MAGIC 0x584C4F42u /* "BOLX" */
#define HEAD_BYTES 12u    /* magic, version, format */
#define CODE_BYTES 64u    /* of a failure's code */
#define CELLS_MAX 4096u   /* of one row */

typedef enum event {
    EVENT_BLOCK = 'B',     /* kind, level, ordered, table */
    EVENT_LINE = 'L',      /* page */
    EVENT_TEXT = 'T',      /* bytes */
    EVENT_ASIDE = 'A',     /* bytes */
    EVENT_CELL = 'C',      /* */
    EVENT_GAP = 'G',       /* */
    EVENT_MARK = 'M',      /* kind, bytes */
    EVENT_MARK_END = 'm',  /* kind */
    EVENT_HIDDEN = 'H',    /* trick, page, bytes */
    EVENT_WATERMARK = 'W', /* count, bytes */
    EVENT_PAGES = 'N',     /* how many were read, of how many */
    EVENT_FAIL = 'F',      /* bytes: the code, a NUL, the message */
    EVENT_END = 'Z'        /* */
} event;

/* Numbers and whether bytes follow, by event. */
static bool shape_of(char tag, unsigned *numbers, bool *bytes)
{
    switch ((event)tag) {
    case EVENT_BLOCK: *numbers = 4, *bytes = false; return true;
    case EVENT_LINE: *numbers = 1, *bytes = false; return true;
    case EVENT_TEXT:
    case EVENT_ASIDE:
    case EVENT_FAIL: *numbers = 0, *bytes = true; return true;
    case EVENT_CELL:
    case EVENT_GAP:
    case EVENT_END: *numbers = 0, *bytes = false; return true;
    case EVENT_MARK: *numbers = 1, *bytes = true; return true;
    case EVENT_MARK_END: *numbers = 1, *bytes = false; return true;
    case EVENT_HIDDEN: *numbers = 2, *bytes = true; return true;
    case EVENT_PAGES: *numbers = 2, *bytes = false; return true;
    case EVENT_WATERMARK: *numbers = 1, *bytes = true; return true;
    default: return false;
    }
}

/* ---- writing ---- */

static void put_number(bl_buffer *out, uint32_t number)
{
    char bytes[4] = {(char)number, (char)(number >> 8), (char)(number >> 16), (char)(number >> 24)};
    bl_buffer_add(out, (bl_str){bytes, 4});
}

/* Copies text, made clean, and counts the bytes that came of it. */
static uint32_t put_clean(bl_buffer *out, bl_str text, bool count_only)
{
    uint32_t len = 0;
    for (size_t i = 0; i < text.len;) {
        size_t begin = i;
        uint32_t c = bl_utf8_next(text, &i);
        bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
        bl_str piece = bl_str_slice(text, begin, i);
        if (c == BL_UTF8_INVALID)
            piece = BL_STR("\xEF\xBF\xBD");
        else if (control)
            piece = BL_STR(" ");
        len += (uint32_t)piece.len;
        if (!count_only)
            bl_buffer_add(out, piece);
    }
    return len;
}

static void put_bytes(bl_buffer *out, bl_str text)
{
    put_number(out, put_clean(out, text, true));
    put_clean(out, text, false);
}

void bl_extract_begin(bl_buffer *out, bl_format format)
{
    bl_buffer_clear(out);
    put_number(out, MAGIC);
    put_number(out, BL_EXTRACT_VERSION);
    put_number(out, (uint32_t)format);
}

void bl_extract_block(bl_buffer *out, bl_block_kind kind, uint8_t level, bool ordered, uint32_t table)
{
    bl_buffer_add_char(out, EVENT_BLOCK);
    put_number(out, (uint32_t)kind);
    put_number(out, level);
    put_number(out, ordered ? 1 : 0);
    put_number(out, table);
}

void bl_extract_line(bl_buffer *out, uint32_t page)
{
    bl_buffer_add_char(out, EVENT_LINE);
    put_number(out, page);
}

void bl_extract_text(bl_buffer *out, const char *text, size_t len)
{
    if (len == 0)
        return;
    bl_buffer_add_char(out, EVENT_TEXT);
    put_bytes(out, (bl_str){text, len});
}

void bl_extract_aside(bl_buffer *out, const char *text, size_t len)
{
    if (len == 0)
        return;
    bl_buffer_add_char(out, EVENT_ASIDE);
    put_bytes(out, (bl_str){text, len});
}

void bl_extract_cell(bl_buffer *out) { bl_buffer_add_char(out, EVENT_CELL); }
void bl_extract_gap(bl_buffer *out) { bl_buffer_add_char(out, EVENT_GAP); }

void bl_extract_mark(bl_buffer *out, bl_mark_kind kind, const char *target, size_t len)
{
    bl_buffer_add_char(out, EVENT_MARK);
    put_number(out, (uint32_t)kind);
    put_bytes(out, (bl_str){target, len});
}

void bl_extract_mark_end(bl_buffer *out, bl_mark_kind kind)
{
    bl_buffer_add_char(out, EVENT_MARK_END);
    put_number(out, (uint32_t)kind);
}

void bl_extract_hidden(bl_buffer *out, bl_hidden_trick trick, uint32_t page, const char *words, size_t len)
{
    bl_buffer_add_char(out, EVENT_HIDDEN);
    put_number(out, (uint32_t)trick);
    put_number(out, page);
    put_bytes(out, (bl_str){words, len});
}

void bl_extract_watermark(bl_buffer *out, uint32_t count, const char *words, size_t len)
{
    bl_buffer_add_char(out, EVENT_WATERMARK);
    put_number(out, count);
    put_bytes(out, (bl_str){words, len});
}

void bl_extract_pages(bl_buffer *out, uint32_t read, uint32_t all)
{
    bl_buffer_add_char(out, EVENT_PAGES);
    put_number(out, read);
    put_number(out, all);
}

void bl_extract_fail(bl_buffer *out, const char *code, const char *message)
{
    bl_extract_begin(out, BL_FORMAT_TEXT);
    bl_buffer_add_char(out, EVENT_FAIL);
    size_t code_len = strlen(code);
    put_number(out, (uint32_t)(code_len + 1 + strlen(message)));
    bl_buffer_add(out, (bl_str){code, code_len + 1});
    bl_buffer_add_z(out, message);
    bl_extract_end(out);
}

void bl_extract_end(bl_buffer *out) { bl_buffer_add_char(out, EVENT_END); }

/* ---- reading ---- */

/* One event, looked at in place. */
typedef struct item {
    char tag;
    uint32_t numbers[4];
    bl_str bytes;
} item;

static uint32_t get_number(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

/* The event at *at, which moves behind it; false where the bytes are no event. */
static bool next_item(item *out, bl_str extract, size_t *at)
{
    unsigned numbers;
    bool bytes;
    if (*at >= extract.len || !shape_of(extract.ptr[*at], &numbers, &bytes))
        return false;
    *out = (item){.tag = extract.ptr[*at]};
    size_t left = extract.len - ++*at, fixed = 4 * (size_t)(numbers + (bytes ? 1 : 0));
    if (left < fixed)
        return false;
    for (unsigned i = 0; i < numbers; i++, *at += 4)
        out->numbers[i] = get_number(extract.ptr + *at);
    if (!bytes)
        return true;
    uint32_t len = get_number(extract.ptr + *at);
    *at += 4;
    if (len > left - fixed)
        return false;
    out->bytes = bl_str_slice(extract, *at, *at + len);
    *at += len;
    return true;
}

/* Valid UTF-8 without a control character; '\0' may part a failure's code from its message. */
static bool is_clean(bl_str s, bool nul)
{
    for (size_t i = 0; i < s.len; i++)
        if (((unsigned char)s.ptr[i] < 0x20 && !(nul && s.ptr[i] == '\0')) || s.ptr[i] == 0x7F)
            return false;
    return bl_utf8_valid(s) == s.len;
}

static bool is_sound(const item *e)
{
    switch ((event)e->tag) {
    case EVENT_BLOCK: return e->numbers[0] <= BL_BLOCK_CODE && e->numbers[1] <= BL_LIMIT_NESTING - 1 && e->numbers[2] <= 1;
    case EVENT_MARK:
    case EVENT_MARK_END: return e->numbers[0] < BL_MARK_KINDS && e->numbers[0] != BL_MARK_HIDDEN && is_clean(e->bytes, false);
    case EVENT_HIDDEN: return e->numbers[0] < BL_HIDDEN_TRICKS && is_clean(e->bytes, false);
    default: return is_clean(e->bytes, e->tag == EVENT_FAIL);
    }
}

bool bl_extract_is_whole(bl_str extract)
{
    return extract.len > HEAD_BYTES && get_number(extract.ptr) == MAGIC && get_number(extract.ptr + 4) == BL_EXTRACT_VERSION &&
           extract.ptr[extract.len - 1] == EVENT_END;
}

/* What the first pass finds: that all is sound, and how much there is. */
typedef struct measure {
    size_t text;
    uint32_t lines; /* gaps included */
    bl_str fail;
} measure;

static bool measure_all(measure *out, bl_str extract)
{
    *out = (measure){0};
    if (!bl_extract_is_whole(extract) || get_number(extract.ptr + 8) > BL_FORMAT_JSONRESUME)
        return false;
    size_t at = HEAD_BYTES;
    item e;
    bool in_line = false;
    uint32_t cells = 0;
    while (next_item(&e, extract, &at)) {
        if (!is_sound(&e))
            return false;
        switch ((event)e.tag) {
        case EVENT_LINE:
        case EVENT_GAP:
            out->lines++;
            out->text++;
            in_line = e.tag == EVENT_LINE;
            cells = 0;
            break;
        case EVENT_CELL:
            if (!in_line || ++cells > CELLS_MAX)
                return false;
            out->text++;
            break;
        case EVENT_TEXT:
        case EVENT_ASIDE:
            if (!in_line)
                return false;
            out->text += e.bytes.len;
            break;
        case EVENT_FAIL: out->fail = e.bytes; break;
        case EVENT_END: return at == extract.len;
        default: break;
        }
    }
    return false;
}

static bl_status fail(bl_failure *failure, const char *code, bl_str message)
{
    *failure = (bl_failure){bl_str_of(code), message};
    return message.ptr == NULL ? BL_ERROR_MEMORY : BL_ERROR_INPUT;
}

static bl_status fail_as_said(bl_failure *failure, bl_arena *arena, bl_str said)
{
    size_t len = strnlen(said.ptr, said.len);
    if (len == 0 || len > CODE_BYTES || len + 1 >= said.len)
        return fail(failure, "damaged", BL_STR("the file could not be read: open it, and save it again"));
    bl_str code = bl_str_copy(arena, bl_str_slice(said, 0, len));
    bl_str message = bl_str_copy(arena, bl_str_slice(said, len + 1, said.len));
    return code.ptr == NULL ? BL_ERROR_MEMORY : fail(failure, code.ptr, message);
}

/* The document text, and the page of each of its lines. */
static bl_status lay_out(bl_str *text, uint32_t *pages, bl_arena *arena, const measure *size, bl_str extract)
{
    char *bytes = BL_NEW_ARRAY(arena, char, size->text + 1);
    if (bytes == NULL)
        return BL_ERROR_MEMORY;
    size_t at = HEAD_BYTES, len = 0;
    uint32_t line = 0, page = 0;
    bool first_cell = true;
    item e;
    while (next_item(&e, extract, &at) && e.tag != EVENT_END) {
        switch ((event)e.tag) {
        case EVENT_LINE:
        case EVENT_GAP:
            if (line > 0)
                bytes[len++] = '\n';
            page = e.tag == EVENT_LINE ? e.numbers[0] : page;
            pages[line++] = page;
            first_cell = true;
            break;
        case EVENT_CELL:
            if (!first_cell)
                bytes[len++] = '\t';
            first_cell = false;
            break;
        case EVENT_TEXT:
        case EVENT_ASIDE:
            memcpy(bytes + len, e.bytes.ptr, e.bytes.len);
            len += e.bytes.len;
            break;
        default: break;
        }
    }
    if (line > 0)
        bytes[len++] = '\n';
    *text = (bl_str){bytes, len};
    return BL_OK;
}

/* Where the second pass stands in the document text. */
typedef struct builder {
    bl_document *document;
    uint32_t at, line;
    bool first_cell;
} builder;

static bl_status build_line(builder *b, const item *e)
{
    if (b->line > 0) {
        BL_TRY(bl_document_break(b->document, (bl_span){b->at, b->at}));
        b->at++;
    }
    b->line++;
    b->first_cell = true;
    return e->tag == EVENT_GAP ? bl_document_gap(b->document) : BL_OK;
}

static bl_status build_cell(builder *b)
{
    if (!b->first_cell)
        b->at++;
    b->first_cell = false;
    return bl_document_cell(b->document, (bl_span){b->at, b->at});
}

static bl_status build(builder *b, const item *e)
{
    bl_document *document = b->document;
    bl_span source = {b->at, b->at + (uint32_t)e->bytes.len};
    switch ((event)e->tag) {
    case EVENT_BLOCK: return bl_document_block(document, (bl_block_kind)e->numbers[0], (uint8_t)e->numbers[1], e->numbers[2] != 0, e->numbers[3]);
    case EVENT_LINE:
    case EVENT_GAP: return build_line(b, e);
    case EVENT_CELL: return build_cell(b);
    case EVENT_TEXT: b->at = source.end; return bl_document_piece(document, source);
    case EVENT_ASIDE: b->at = source.end; return BL_OK;
    case EVENT_MARK: return bl_document_mark_begin(document, (bl_mark_kind)e->numbers[0], e->bytes);
    case EVENT_MARK_END: return bl_document_mark_end(document, (bl_mark_kind)e->numbers[0]);
    case EVENT_HIDDEN: return bl_document_hide(document, (bl_hidden_trick)e->numbers[0], e->bytes, b->line, e->numbers[1]);
    case EVENT_WATERMARK: return bl_document_watermark(document, e->bytes, e->numbers[0]);
    case EVENT_PAGES: return bl_document_remark(document, (bl_remark){.kind = BL_REMARK_PAGES, .a = e->numbers[0], .b = e->numbers[1]});
    default: return BL_OK;
    }
}

bl_status bl_extract_document(bl_document **out, bl_failure *failure, bl_arena *arena, const bl_file *file, bl_str extract)
{
    measure size;
    if (!measure_all(&size, extract))
        return fail(failure, "damaged", BL_STR("the reader of this format gave back nothing of use: open the file, and save it again"));
    if (size.fail.len > 0)
        return fail_as_said(failure, arena, size.fail);
    bl_str text;
    uint32_t *pages = BL_NEW_ARRAY(arena, uint32_t, size.lines + 1);
    if (pages == NULL)
        return BL_ERROR_MEMORY;
    BL_TRY(lay_out(&text, pages, arena, &size, extract));
    builder b = {0};
    BL_TRY(bl_document_open(&b.document, arena, (bl_format)get_number(extract.ptr + 8), file, text));
    b.document->pages = pages;
    b.document->page_lines = size.lines;
    size_t at = HEAD_BYTES;
    item e;
    while (next_item(&e, extract, &at) && e.tag != EVENT_END)
        BL_TRY(build(&b, &e));
    BL_TRY(bl_document_seal(b.document));
    if (b.document->lines.count == 0)
        return fail(failure, "no-text", BL_STR("the file holds no visible text: save the résumé as text, Markdown or DOCX"));
    *out = b.document;
    return BL_OK;
}
