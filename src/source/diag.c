#include "source/diag.h"

#include <stdarg.h>

#include "base/limits.h"
#include "base/utf8.h"

void bl_diags_open(bl_diags *diags, bl_arena *arena) { *diags = (bl_diags){.arena = arena}; }

/* Code points of the span that stand on its first line; at least 1. */
static uint32_t width_on_line(const bl_source *source, bl_span span)
{
    uint32_t line = bl_source_line(source, span.begin);
    bl_str text = bl_source_line_text(source, line);
    size_t line_end = (size_t)(text.ptr - source->text.ptr) + text.len;
    size_t end = span.end < line_end ? span.end : line_end;
    size_t count = end > span.begin ? bl_utf8_count(bl_str_slice(source->text, span.begin, end)) : 0;
    return count == 0 ? 1 : (uint32_t)count;
}

bl_diag *bl_diag_add(bl_diags *diags, bl_severity severity, bl_code code, const bl_source *source, bl_span span, const char *format, ...)
{
    if (severity == BL_ERROR)
        diags->errors++;
    else if (severity == BL_WARNING)
        diags->warnings++;
    if (diags->list.count >= BL_LIMIT_DIAGNOSTICS)
        return NULL;
    bl_diag *diag = BL_PUSH(diags->arena, &diags->list);
    if (diag == NULL)
        return NULL;
    diag->severity = severity;
    diag->code = code;
    diag->width = 1;
    if (source != NULL) {
        diag->file = bl_str_copy(diags->arena, source->name);
        if (source->text.ptr != NULL) {
            diag->place = bl_source_place(source, span.begin);
            diag->width = width_on_line(source, span);
            diag->line_text = bl_str_copy(diags->arena, bl_source_line_text(source, diag->place.line));
        }
    }
    va_list list;
    va_start(list, format);
    diag->message = bl_str_format_list(diags->arena, format, list);
    va_end(list);
    return diag;
}

void bl_diag_hint(bl_diags *diags, bl_diag *diag, const char *format, ...)
{
    if (diag == NULL)
        return;
    va_list list;
    va_start(list, format);
    diag->hint = bl_str_format_list(diags->arena, format, list);
    va_end(list);
}

void bl_diag_relate(bl_diags *diags, bl_diag *diag, const bl_source *source, bl_span span, const char *message)
{
    if (diag == NULL)
        return;
    diag->related_file = bl_str_copy(diags->arena, source->name);
    diag->related = bl_source_place(source, span.begin);
    diag->related_message = bl_str_copy(diags->arena, bl_str_of(message));
}

static int compare(const bl_diag *a, const bl_diag *b)
{
    int order = bl_str_compare(a->file, b->file);
    if (order != 0)
        return order;
    if (a->place.line != b->place.line)
        return a->place.line < b->place.line ? -1 : 1;
    if (a->place.column != b->place.column)
        return a->place.column < b->place.column ? -1 : 1;
    return (a->code > b->code) - (a->code < b->code);
}

void bl_diags_sort(bl_diags *diags)
{
    /* insertion: stable, and there are BL_LIMIT_DIAGNOSTICS at most */
    bl_diag *items = diags->list.items;
    for (uint32_t i = 1; i < diags->list.count; i++) {
        bl_diag held = items[i];
        uint32_t j = i;
        for (; j > 0 && compare(&items[j - 1], &held) > 0; j--)
            items[j] = items[j - 1];
        items[j] = held;
    }
}

bl_str bl_did_you_mean(bl_str word, const bl_str *candidates, uint32_t count)
{
    enum { LONGEST = 64 };
    bl_str best = BL_STR_NONE;
    if (word.len == 0 || word.len > LONGEST)
        return best;
    /* a third of the word may be wrong, and three bytes (one Han character) at most */
    unsigned limit = word.len < 3 ? 1 : (unsigned)(word.len < 9 ? word.len / 3 : 3);
    for (uint32_t i = 0; i < count; i++) {
        if (bl_str_equal_nocase(word, candidates[i]))
            return candidates[i];
        unsigned distance = bl_str_distance(word, candidates[i], limit);
        if (distance <= limit && distance < candidates[i].len) {
            best = candidates[i];
            if (distance == 0)
                return best;
            limit = distance - 1; /* a later one must be nearer */
        }
    }
    return best;
}
