#include "doc/document.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "doc/entity.h"

/* A mark's begin until text has come; the order of marks is then the order of their begins, without sorting. */
#define UNSET UINT32_MAX

/* ---- building ---- */

bl_file bl_file_of(bl_str path, bl_str bytes) { return (bl_file){path, bytes.len, bl_sha256_of(bytes.ptr, bytes.len)}; }

bl_status bl_document_open(bl_document **out, bl_arena *arena, bl_format format, const bl_file *file, bl_str text)
{
    *out = NULL;
    if (text.len >= UINT32_MAX / 4)
        return BL_ERROR_LIMIT;
    bl_document *document = BL_NEW(arena, bl_document);
    if (document == NULL)
        return BL_ERROR_MEMORY;
    document->arena = arena;
    document->format = format;
    document->file = *file;
    document->piece_line = 1;
    BL_TRY(bl_source_open(&document->text, arena, file->path, text));
    BL_TRY(bl_folded_open(&document->folded, arena, (uint32_t)text.len + 16));
    *out = document;
    return BL_OK;
}

/* Where the last visible text ended in the document text. */
static uint32_t source_end(const bl_document *document)
{
    uint32_t count = document->folded.runs.count;
    return count == 0 ? 0 : document->folded.runs.items[count - 1].source_end;
}

/* A span that rises over what came before, whatever the reader says. */
static bl_span rising(const bl_document *document, bl_span source)
{
    uint32_t floor = source_end(document), ceiling = (uint32_t)document->text.text.len;
    source.end = source.end > ceiling ? ceiling : source.end;
    source.begin = source.begin < floor ? floor : source.begin;
    source.end = source.end < source.begin ? source.begin : source.end;
    return source;
}

static bl_line *last_line(const bl_document *document) { return &document->lines.items[document->lines.count - 1]; }
static bl_block *last_block(const bl_document *document) { return &document->blocks.items[document->blocks.count - 1]; }

static bool is_space_ascii(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool is_space(uint32_t c)
{
    return (c < 0x80 && is_space_ascii((char)c)) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000 ||
           c == 0xFEFF;
}

static bool is_blank(bl_str s)
{
    for (size_t i = 0; i < s.len;)
        if (!is_space(bl_utf8_next(s, &i)))
            return false;
    return true;
}

/* Takes back the folded text behind len. */
static void fold_cut(bl_folded *folded, uint32_t len)
{
    while (folded->runs.count > 0 && folded->runs.items[folded->runs.count - 1].folded >= len)
        folded->runs.count--;
    if (folded->runs.count > 0) {
        bl_fold_run *run = &folded->runs.items[folded->runs.count - 1];
        if (run->folded_end > len) {
            run->source_end -= run->linear ? run->folded_end - len : 0;
            run->folded_end = len;
        }
    }
    folded->len = len;
    if (folded->bytes != NULL && folded->capacity > len)
        folded->bytes[len] = '\0';
}

/* A line without a visible character is no line but a gap; its text and the marks over it are taken back. */
static void line_drop(bl_document *document)
{
    uint32_t begin = last_line(document)->begin;
    document->cells.count = last_line(document)->cell_begin;
    document->lines.count--;
    fold_cut(&document->folded, document->lines.count == 0 ? 0 : last_line(document)->end);
    for (uint32_t i = document->marks.count; i-- > 0 && document->marks.items[i].span.begin >= begin;) {
        bl_mark *mark = &document->marks.items[i];
        if (document->open[mark->kind].depth > 0 && document->open[mark->kind].mark == i) {
            mark->span.begin = UNSET;
            document->fresh |= 1u << mark->kind;
        } else {
            mark->span.end = mark->span.begin; /* empty: the seal drops it */
        }
    }
    document->blank_pending = true;
}

static void line_end(bl_document *document)
{
    if (!document->in_line)
        return;
    document->in_line = false;
    bl_line *line = last_line(document);
    line->end = document->folded.len;
    if (line->cell_end > line->cell_begin)
        document->cells.items[line->cell_end - 1].end = line->end;
    if (is_blank(bl_document_folded(document, (bl_span){line->begin, line->end})))
        line_drop(document);
    last_block(document)->line_end = document->lines.count;
}

/* Lines come in rising order, so the look-up of their numbers is amortised O(1). */
static uint32_t line_number(bl_document *document, uint32_t offset)
{
    const bl_source *text = &document->text;
    while (document->piece_line < text->line_count && text->line_starts[document->piece_line] <= offset)
        document->piece_line++;
    return document->piece_line;
}

static void place_line(bl_document *document, uint32_t number)
{
    last_line(document)->number = number;
    last_line(document)->page = bl_document_page(document, number);
}

static bl_status line_begin(bl_document *document, uint32_t offset)
{
    if (document->in_line) {
        if (document->folded.len == last_line(document)->begin) /* all before was invisible */
            place_line(document, line_number(document, offset));
        return BL_OK;
    }
    if (document->blocks.count == 0)
        BL_TRY(bl_document_block(document, BL_BLOCK_PARAGRAPH, 0, false, 0));
    bl_span source = rising(document, (bl_span){offset, offset});
    uint32_t number = line_number(document, source.begin), before = 0;
    if (document->lines.count > 0) {
        before = last_line(document)->number;
        source.begin = source_end(document);
        BL_TRY(bl_folded_put(&document->folded, '\n', source));
    }
    bl_line *line = BL_PUSH(document->arena, &document->lines);
    if (line == NULL)
        return BL_ERROR_MEMORY;
    line->begin = line->end = document->folded.len;
    line->block = document->blocks.count - 1;
    place_line(document, number);
    line->cell_begin = line->cell_end = document->cells.count;
    line->blank_before = document->blank_pending;
    for (uint32_t above = before + 1; above < number && !line->blank_before; above++)
        line->blank_before = is_blank(bl_source_line_text(&document->text, above));
    document->blank_pending = false;
    document->in_line = true;
    return BL_OK;
}

bl_status bl_document_block(bl_document *document, bl_block_kind kind, uint8_t level, bool ordered, uint32_t table)
{
    line_end(document);
    if (document->blocks.count > 0 && last_block(document)->line_begin == document->lines.count)
        document->blocks.count--;
    bl_block *block = BL_PUSH(document->arena, &document->blocks);
    if (block == NULL)
        return BL_ERROR_MEMORY;
    *block = (bl_block){kind, level, ordered, table, document->lines.count, document->lines.count};
    return BL_OK;
}

/* The open marks that wait for text begin here. */
static void marks_begin(bl_document *document)
{
    for (uint32_t kind = 0; document->fresh != 0; kind++) {
        if ((document->fresh & 1u << kind) != 0)
            document->marks.items[document->open[kind].mark].span.begin = document->folded.len;
        document->fresh &= ~(1u << kind);
    }
}

bl_status bl_document_piece(bl_document *document, bl_span source)
{
    source = rising(document, source);
    if (source.begin == source.end)
        return BL_OK;
    BL_TRY(line_begin(document, source.begin));
    marks_begin(document);
    return bl_folded_append(&document->folded, document->text.text, source);
}

bl_status bl_document_character(bl_document *document, bl_span source, bl_str visible)
{
    source = rising(document, source);
    bl_str folded = bl_fold(document->arena, visible);
    if (folded.ptr == NULL && visible.len > 0)
        return BL_ERROR_MEMORY;
    if (source.begin == source.end || folded.len == 0)
        return BL_OK;
    BL_TRY(line_begin(document, source.begin));
    marks_begin(document);
    bl_folded *out = &document->folded;
    uint32_t run = out->runs.count;
    for (size_t i = 0; i < folded.len; i++)
        BL_TRY(bl_folded_put(out, folded.ptr[i], i == 0 ? source : (bl_span){source.end, source.end}));
    if (folded.len > 1 && run < out->runs.count) { /* the bytes of one character are one run */
        out->runs.items[run].folded_end = out->len;
        out->runs.count = run + 1;
    }
    return BL_OK;
}

bl_status bl_document_space(bl_document *document, bl_span source)
{
    const bl_folded *folded = &document->folded;
    if (!document->in_line || folded->len == last_line(document)->begin || is_space_ascii(folded->bytes[folded->len - 1]))
        return BL_OK;
    return bl_folded_put(&document->folded, ' ', rising(document, source));
}

bl_status bl_document_break(bl_document *document, bl_span source)
{
    (void)source; /* the '\n' stands for all that parts the two lines; it is put when the next one begins */
    if (document->in_line)
        line_end(document);
    else
        document->blank_pending = true;
    return BL_OK;
}

bl_status bl_document_cell(bl_document *document, bl_span source)
{
    source = rising(document, source);
    if (document->in_line) {
        if (last_line(document)->cell_end > last_line(document)->cell_begin)
            document->cells.items[document->cells.count - 1].end = document->folded.len;
        BL_TRY(bl_folded_put(&document->folded, '\t', (bl_span){source.begin, source.begin}));
    } else {
        BL_TRY(line_begin(document, source.begin));
    }
    bl_span *cell = BL_PUSH(document->arena, &document->cells);
    if (cell == NULL)
        return BL_ERROR_MEMORY;
    cell->begin = cell->end = document->folded.len;
    last_line(document)->cell_end = document->cells.count;
    return BL_OK;
}

bl_status bl_document_gap(bl_document *document)
{
    line_end(document);
    document->blank_pending = true;
    return BL_OK;
}

bl_status bl_document_mark_begin(bl_document *document, bl_mark_kind kind, bl_str target)
{
    if (document->open[kind].depth++ > 0)
        return BL_OK;
    bl_str copy = BL_STR_NONE;
    if (target.len > 0) {
        copy = bl_str_copy(document->arena, target);
        if (copy.ptr == NULL)
            return BL_ERROR_MEMORY;
    }
    bl_mark *mark = BL_PUSH(document->arena, &document->marks);
    if (mark == NULL)
        return BL_ERROR_MEMORY;
    *mark = (bl_mark){kind, {UNSET, UNSET}, copy};
    document->open[kind].mark = document->marks.count - 1;
    document->fresh |= 1u << kind;
    return BL_OK;
}

bl_status bl_document_mark_end(bl_document *document, bl_mark_kind kind)
{
    if (document->open[kind].depth == 0 || --document->open[kind].depth > 0)
        return BL_OK;
    bl_mark *mark = &document->marks.items[document->open[kind].mark];
    mark->span.end = mark->span.begin == UNSET ? UNSET : document->folded.len;
    if (document->in_line && mark->span.begin < last_line(document)->begin &&
        is_blank(bl_document_folded(document, (bl_span){last_line(document)->begin, mark->span.end})))
        mark->span.end = last_line(document)->begin - 1; /* the line may yet be dropped */
    document->fresh &= ~(1u << kind);
    return BL_OK;
}

bl_status bl_document_remark(bl_document *document, bl_remark remark)
{
    bl_remark *item = BL_PUSH(document->arena, &document->remarks);
    if (item == NULL)
        return BL_ERROR_MEMORY;
    *item = remark;
    return BL_OK;
}

bl_status bl_document_hide(bl_document *document, bl_hidden_trick trick, bl_str words, uint32_t line, uint32_t page)
{
    bl_str copy = bl_str_copy(document->arena, words);
    bl_hidden *hidden = BL_PUSH(document->arena, &document->hidden);
    if (hidden == NULL || copy.ptr == NULL)
        return BL_ERROR_MEMORY;
    *hidden = (bl_hidden){trick, copy, line, page};
    return BL_OK;
}

bl_status bl_document_watermark(bl_document *document, bl_str words, uint32_t count)
{
    bl_str copy = bl_str_copy(document->arena, words);
    bl_watermark *watermark = BL_PUSH(document->arena, &document->watermarks);
    if (watermark == NULL || copy.ptr == NULL)
        return BL_ERROR_MEMORY;
    *watermark = (bl_watermark){copy, count};
    return BL_OK;
}

/* Marks of one kind rise and are disjoint; those that touch become one covered span. */
static bl_status cover(bl_document *document, const bl_mark *mark)
{
    bl_span *last = NULL;
    if (document->covered[mark->kind].count > 0)
        last = &document->covered[mark->kind].items[document->covered[mark->kind].count - 1];
    if (last != NULL && last->end >= mark->span.begin) {
        last->end = mark->span.end > last->end ? mark->span.end : last->end;
        return BL_OK;
    }
    bl_span *span = BL_PUSH(document->arena, &document->covered[mark->kind]);
    if (span == NULL)
        return BL_ERROR_MEMORY;
    *span = mark->span;
    return BL_OK;
}

bl_status bl_document_seal(bl_document *document)
{
    line_end(document);
    if (document->blocks.count > 0 && last_block(document)->line_begin == document->lines.count)
        document->blocks.count--;
    for (uint32_t kind = 0; kind < BL_MARK_KINDS; kind++) {
        document->open[kind].depth = document->open[kind].depth > 0 ? 1 : 0;
        BL_TRY(bl_document_mark_end(document, (bl_mark_kind)kind));
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < document->marks.count; i++) {
        bl_mark *mark = &document->marks.items[i];
        mark->span.end = mark->span.end > document->folded.len ? document->folded.len : mark->span.end;
        if (mark->span.begin >= mark->span.end)
            continue;
        BL_TRY(cover(document, mark));
        document->marks.items[kept++] = *mark;
    }
    document->marks.count = kept;
    return bl_folded_seal(&document->folded);
}

/* ---- queries ---- */

bl_str bl_document_folded(const bl_document *document, bl_span folded) { return bl_folded_slice(&document->folded, folded); }

bl_span bl_document_origin(const bl_document *document, bl_span folded) { return bl_folded_origin(&document->folded, folded); }

/* What is seen of folded bytes [begin, end) of one run. entity holds the character of a reference. */
static bl_str shown(const bl_document *document, const bl_fold_run *run, uint32_t begin, uint32_t end, char entity[4])
{
    bl_span span = {run->source, run->source_end};
    if (run->linear)
        span = (bl_span){run->source + (begin - run->folded), run->source + (end - run->folded)};
    bl_str source = bl_source_slice(&document->text, span);
    if (run->linear)
        return source;
    char c = document->folded.bytes[run->folded];
    if (c == '\n' || c == '\t')
        return c == '\n' ? BL_STR("\n") : BL_STR("\t");
    if (source.len > 1 && source.ptr[0] == '&') {
        unsigned len = bl_entity_decode(entity, source);
        if (len > 0)
            return (bl_str){entity, len};
    }
    return c == ' ' && (source.len == 0 || !is_blank(source)) ? BL_STR(" ") : source;
}

/* Index of the first run that ends behind a folded offset. */
static uint32_t run_at(const bl_folded *folded, uint32_t offset)
{
    uint32_t low = 0, high = folded->runs.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (folded->runs.items[middle].folded_end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bl_str bl_document_visible(const bl_document *document, bl_arena *arena, bl_span folded)
{
    const bl_folded *text = &document->folded;
    uint32_t first = run_at(text, folded.begin);
    bl_str whole = {"", 0};
    char *copy = NULL;
    char entity[4];
    for (int pass = 0; pass < 2; pass++) { /* measure, and copy where it is not one piece */
        size_t len = 0;
        bool one = true;
        for (uint32_t i = first; i < text->runs.count && text->runs.items[i].folded < folded.end; i++) {
            const bl_fold_run *run = &text->runs.items[i];
            uint32_t begin = run->folded > folded.begin ? run->folded : folded.begin;
            bl_str part = shown(document, run, begin, run->folded_end < folded.end ? run->folded_end : folded.end, entity);
            if (copy != NULL && part.len > 0)
                memcpy(copy + len, part.ptr, part.len);
            one = one && part.ptr != entity && (len == 0 || part.ptr == whole.ptr + len);
            whole.ptr = len == 0 ? part.ptr : whole.ptr;
            len += part.len;
        }
        whole.len = len;
        if (one && copy == NULL)
            return whole;
        if (copy == NULL && (copy = BL_NEW_ARRAY(arena, char, len + 1)) == NULL)
            return BL_STR_NONE;
    }
    return (bl_str){copy, whole.len};
}

uint32_t bl_document_line_at(const bl_document *document, uint32_t folded_offset)
{
    uint32_t low = 0, high = document->lines.count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->lines.items[middle].begin <= folded_offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t bl_document_page(const bl_document *document, uint32_t line) { return line == 0 || line > document->page_lines ? 0 : document->pages[line - 1]; }

/* The first covered span that ends behind offset, as an index. */
static uint32_t covered_at(const bl_span *spans, uint32_t count, uint32_t offset)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (spans[middle].end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool bl_document_marked(const bl_document *document, bl_span folded, bl_mark_kind kind)
{
    const bl_span *spans = document->covered[kind].items;
    uint32_t count = document->covered[kind].count;
    if (count == 0)
        return false;
    uint32_t i = covered_at(spans, count, folded.begin);
    bool seen = false;
    for (uint32_t at = folded.begin; at < folded.end; at++) {
        if (is_space_ascii(document->folded.bytes[at]))
            continue;
        while (i < count && spans[i].end <= at)
            i++;
        if (i == count || spans[i].begin > at)
            return false;
        seen = true;
        at = spans[i].end > at + 1 ? spans[i].end - 1 : at;
    }
    return seen;
}

bool bl_document_void(const bl_document *document, bl_span folded)
{
    return bl_document_marked(document, folded, BL_MARK_HIDDEN) || bl_document_marked(document, folded, BL_MARK_WORTHLESS);
}
