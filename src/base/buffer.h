/* A byte buffer that grows, for output. A failure sticks: write on, and ask once at the end. */
#ifndef BL_BASE_BUFFER_H
#define BL_BASE_BUFFER_H

#include "base/arena.h"
#include "base/str.h"

typedef struct bl_buffer {
    char *bytes;
    size_t len, capacity, max;
    bl_allocator allocator;
    bl_status status; /* BL_OK, or the first failure; later writes then do nothing */
} bl_buffer;

void bl_buffer_open(bl_buffer *buffer, const bl_allocator *allocator, size_t max); /* NULL: bl_allocator_libc */
void bl_buffer_close(bl_buffer *buffer);
void bl_buffer_clear(bl_buffer *buffer); /* keeps the memory */
void bl_buffer_add(bl_buffer *buffer, bl_str s);
void bl_buffer_add_z(bl_buffer *buffer, const char *z);
void bl_buffer_add_char(bl_buffer *buffer, char c);
void bl_buffer_add_repeat(bl_buffer *buffer, const char *z, uint32_t count);
void bl_buffer_add_int(bl_buffer *buffer, int64_t value);
void bl_buffer_format(bl_buffer *buffer, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;
bl_str bl_buffer_str(const bl_buffer *buffer);

#endif
