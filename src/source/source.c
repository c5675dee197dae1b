#include "source/source.h"

#include "base/utf8.h"

static bool has_bom(bl_str text) { return bl_str_begins(text, BL_STR("\xEF\xBB\xBF")); }

/* The offset behind the next line end at or after from; SIZE_MAX where there is none. cr: whether the text holds a CR
 * at all. */
static size_t next_line(bl_str text, size_t from, bool cr)
{
    if (!cr) {
        const char *lf = from < text.len ? memchr(text.ptr + from, '\n', text.len - from) : NULL;
        return lf == NULL ? SIZE_MAX : (size_t)(lf - text.ptr) + 1;
    }
    for (size_t i = from; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            return i + 1;
        if (text.ptr[i] == '\r')
            return i + 1 < text.len && text.ptr[i + 1] == '\n' ? i + 2 : i + 1;
    }
    return SIZE_MAX;
}

static uint32_t count_points(bl_str text, size_t begin, size_t end)
{
    uint32_t points = 0;
    for (size_t i = begin; i < end; i++)
        points += ((unsigned char)text.ptr[i] & 0xC0) != 0x80; /* every byte but those that go on with a character */
    return points;
}

static bl_status open_marks(bl_source *out, bl_arena *arena)
{
    const size_t count = out->text.len / BL_SOURCE_MARK + 1;
    out->marks = BL_NEW_ARRAY(arena, uint32_t, count);
    if (out->marks == NULL)
        return BL_ERROR_MEMORY;
    for (size_t i = 1; i < count; i++)
        out->marks[i] = out->marks[i - 1] + count_points(out->text, (i - 1) * BL_SOURCE_MARK, i * BL_SOURCE_MARK);
    return BL_OK;
}

/* Code points that begin before offset. */
static uint32_t points_before(const bl_source *source, uint32_t offset)
{
    const uint32_t mark = offset / BL_SOURCE_MARK;
    return source->marks[mark] + count_points(source->text, (size_t)mark * BL_SOURCE_MARK, offset);
}

bl_status bl_source_open(bl_source *out, bl_arena *arena, bl_str name, bl_str text)
{
    *out = (bl_source){.name = name, .text = text};
    if (text.len >= UINT32_MAX)
        return BL_ERROR_LIMIT;
    bool cr = text.len > 0 && memchr(text.ptr, '\r', text.len) != NULL;
    uint32_t count = 1;
    for (size_t at = 0; (at = next_line(text, at, cr)) != SIZE_MAX;)
        count++;
    out->line_starts = BL_NEW_ARRAY(arena, uint32_t, count);
    if (out->line_starts == NULL)
        return BL_ERROR_MEMORY;
    out->line_starts[out->line_count++] = has_bom(text) ? 3 : 0;
    for (size_t at = 0; (at = next_line(text, at, cr)) != SIZE_MAX;)
        out->line_starts[out->line_count++] = (uint32_t)at;
    return open_marks(out, arena);
}

uint32_t bl_source_line(const bl_source *source, uint32_t offset)
{
    /* the last line that starts at or before offset */
    uint32_t low = 0, high = source->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (source->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}

bl_place bl_source_place(const bl_source *source, uint32_t offset)
{
    uint32_t line = bl_source_line(source, offset);
    uint32_t start = source->line_starts[line - 1];
    if (offset <= start)
        return (bl_place){line, 1};
    const bool near = offset - start <= BL_SOURCE_MARK; /* most lines */
    const uint32_t before = near ? count_points(source->text, start, offset) : points_before(source, offset) - points_before(source, start);
    return (bl_place){line, before + 1};
}

bl_str bl_source_line_text(const bl_source *source, uint32_t line)
{
    if (line == 0 || line > source->line_count)
        return BL_STR_NONE;
    size_t begin = source->line_starts[line - 1];
    size_t end = line < source->line_count ? source->line_starts[line] : source->text.len;
    if (end > begin && line < source->line_count && source->text.ptr[end - 1] == '\n')
        end--;
    if (end > begin && line < source->line_count && source->text.ptr[end - 1] == '\r')
        end--;
    return bl_str_slice(source->text, begin, end);
}

bl_str bl_source_slice(const bl_source *source, bl_span span) { return bl_str_slice(source->text, span.begin, span.end); }
