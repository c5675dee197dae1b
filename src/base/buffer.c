#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>

enum { FIRST_CAPACITY = 256 };

void bl_buffer_open(bl_buffer *buffer, const bl_allocator *allocator, size_t max)
{
    *buffer = (bl_buffer){.max = max, .allocator = allocator == NULL ? bl_allocator_libc : *allocator};
}

void bl_buffer_close(bl_buffer *buffer)
{
    if (buffer->bytes != NULL)
        buffer->allocator.release(buffer->bytes, buffer->allocator.context);
    buffer->bytes = NULL;
    buffer->len = buffer->capacity = 0;
}

void bl_buffer_clear(bl_buffer *buffer)
{
    buffer->len = 0;
    buffer->status = BL_OK;
}

/* Room for more bytes behind the end. */
static bool reserve(bl_buffer *buffer, size_t more)
{
    if (buffer->status != BL_OK)
        return false;
    if (more <= buffer->capacity - buffer->len)
        return true;
    if (more > buffer->max - buffer->len) {
        buffer->status = BL_ERROR_LIMIT;
        return false;
    }
    size_t needed = buffer->len + more;
    size_t capacity = buffer->capacity == 0 ? FIRST_CAPACITY : buffer->capacity;
    while (capacity < needed)
        capacity = capacity > SIZE_MAX / 2 ? needed : capacity * 2;
    if (capacity > buffer->max)
        capacity = buffer->max;
    char *bytes = buffer->allocator.alloc(capacity, buffer->allocator.context);
    if (bytes == NULL) {
        buffer->status = BL_ERROR_MEMORY;
        return false;
    }
    if (buffer->len > 0)
        memcpy(bytes, buffer->bytes, buffer->len);
    if (buffer->bytes != NULL)
        buffer->allocator.release(buffer->bytes, buffer->allocator.context);
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

void bl_buffer_add(bl_buffer *buffer, bl_str s)
{
    if (s.len == 0 || !reserve(buffer, s.len))
        return;
    memcpy(buffer->bytes + buffer->len, s.ptr, s.len);
    buffer->len += s.len;
}

void bl_buffer_add_z(bl_buffer *buffer, const char *z) { bl_buffer_add(buffer, bl_str_of(z)); }

void bl_buffer_add_char(bl_buffer *buffer, char c)
{
    if (!reserve(buffer, 1))
        return;
    buffer->bytes[buffer->len++] = c;
}

void bl_buffer_add_repeat(bl_buffer *buffer, const char *z, uint32_t count)
{
    bl_str s = bl_str_of(z);
    for (uint32_t i = 0; i < count && buffer->status == BL_OK; i++)
        bl_buffer_add(buffer, s);
}

void bl_buffer_add_int(bl_buffer *buffer, int64_t value)
{
    char digits[20]; /* the longest is -9223372036854775808 */
    size_t begin = sizeof digits;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    do {
        digits[--begin] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (value < 0)
        digits[--begin] = '-';
    bl_buffer_add(buffer, (bl_str){digits + begin, sizeof digits - begin});
}

void bl_buffer_format(bl_buffer *buffer, const char *format, ...)
{
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    int len = vsnprintf(NULL, 0, format, list);
    /* vsnprintf writes a NUL, which takes room but does not count */
    if (len >= 0 && reserve(buffer, (size_t)len + 1)) {
        vsnprintf(buffer->bytes + buffer->len, (size_t)len + 1, format, again);
        buffer->len += (size_t)len;
    } else if (len < 0 && buffer->status == BL_OK) {
        buffer->status = BL_ERROR_MISUSE;
    }
    va_end(again);
    va_end(list);
}

bl_str bl_buffer_str(const bl_buffer *buffer) { return (bl_str){buffer->bytes, buffer->len}; }
