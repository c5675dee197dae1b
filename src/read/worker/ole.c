#include "read/worker/ole.h"

#include "base/limits.h"

#define HEADER 512u
#define ENTRY 128u         /* bytes of one in the directory */
#define HEADER_TABLES 109u /* sectors of the FAT that the header names */

uint32_t bl_ole_u16(bl_str s, size_t offset)
{
    if (offset >= s.len || s.len - offset < 2)
        return 0;
    const unsigned char *b = (const unsigned char *)s.ptr + offset;
    return b[0] | (uint32_t)b[1] << 8;
}

uint32_t bl_ole_u32(bl_str s, size_t offset) { return offset >= s.len || s.len - offset < 4 ? 0 : bl_ole_u16(s, offset) | bl_ole_u16(s, offset + 2) << 16; }

/* A sector of the file; shorter where the file ends. */
static bl_str sector_at(const bl_ole *ole, uint32_t index)
{
    const uint64_t begin = ((uint64_t)index + 1) * ole->sector;
    if (begin >= ole->file.len)
        return (bl_str){"", 0};
    const size_t left = ole->file.len - (size_t)begin;
    return (bl_str){ole->file.ptr + begin, left < ole->sector ? left : ole->sector};
}

/* The chain of sectors that begins at first, one behind the other; at most as long as the file. */
static bl_status read_chain(bl_str *out, const bl_ole *ole, uint32_t first)
{
    uint32_t count = 0;
    for (uint32_t at = first; at < ole->fat_count && count <= ole->fat_count; at = ole->fat[at])
        count++;
    char *bytes = BL_NEW_ARRAY(ole->arena, char, (size_t)count * ole->sector + 1);
    if (bytes == NULL)
        return BL_ERROR_MEMORY;
    size_t len = 0;
    for (uint32_t at = first, i = 0; i < count; at = ole->fat[at], i++) {
        const bl_str sector = sector_at(ole, at);
        memcpy(bytes + len, sector.ptr, sector.len);
        len += sector.len;
    }
    *out = (bl_str){bytes, len};
    return BL_OK;
}

static bl_status read_numbers(const uint32_t **out, uint32_t *count, bl_arena *arena, bl_str bytes)
{
    uint32_t *numbers = BL_NEW_ARRAY(arena, uint32_t, bytes.len / 4 + 1);
    if (numbers == NULL)
        return BL_ERROR_MEMORY;
    *count = (uint32_t)(bytes.len / 4);
    for (uint32_t i = 0; i < *count; i++)
        numbers[i] = bl_ole_u32(bytes, (size_t)i * 4);
    *out = numbers;
    return BL_OK;
}

/* The table of chains: its own sectors are named by the header, and by further sectors. */
static bl_status read_fat(bl_ole *ole)
{
    const uint32_t limit = (uint32_t)(ole->file.len / ole->sector) + 1;
    char *bytes = BL_NEW_ARRAY(ole->arena, char, ole->file.len + ole->sector);
    if (bytes == NULL)
        return BL_ERROR_MEMORY;
    size_t len = 0;
    uint32_t next = bl_ole_u32(ole->file, 0x44), tables = 0;
    bl_str names = bl_str_slice(ole->file, 0x4C, 0x4C + HEADER_TABLES * 4);
    for (uint32_t round = 0; round <= limit; round++) {
        for (size_t i = 0; i + 4 <= names.len && tables < limit; i += 4) {
            const uint32_t at = bl_ole_u32(names, i);
            const bl_str sector = at < limit ? sector_at(ole, at) : (bl_str){"", 0};
            if (len + sector.len > ole->file.len)
                return BL_ERROR_INPUT;
            memcpy(bytes + len, sector.ptr, sector.len);
            len += sector.len;
            tables += sector.len > 0;
        }
        if (next >= limit)
            break;
        const bl_str more = sector_at(ole, next);
        if (more.len < ole->sector)
            break;
        names = bl_str_slice(more, 0, ole->sector - 4);
        next = bl_ole_u32(more, ole->sector - 4);
    }
    return read_numbers(&ole->fat, &ole->fat_count, ole->arena, (bl_str){bytes, len});
}

bl_status bl_ole_open(bl_ole *out, bl_arena *arena, bl_str bytes)
{
    *out = (bl_ole){.arena = arena, .file = bytes};
    const uint32_t shift = bytes.len < HEADER ? 0 : bl_ole_u16(bytes, 0x1E), mini_shift = bytes.len < HEADER ? 0 : bl_ole_u16(bytes, 0x20);
    if ((shift != 9 && shift != 12) || mini_shift > 9 || mini_shift < 4)
        return BL_ERROR_INPUT;
    out->sector = 1u << shift;
    out->mini_sector = 1u << mini_shift;
    out->mini_limit = bl_ole_u32(bytes, 0x38);
    BL_TRY(read_fat(out));
    BL_TRY(read_chain(&out->directory, out, bl_ole_u32(bytes, 0x30)));
    bl_str mini;
    BL_TRY(read_chain(&mini, out, bl_ole_u32(bytes, 0x3C)));
    BL_TRY(read_numbers(&out->mini_fat, &out->mini_fat_count, arena, mini));
    return out->directory.len < ENTRY ? BL_ERROR_INPUT : read_chain(&out->small, out, bl_ole_u32(out->directory, 0x74)); /* of the root */
}

static bl_status read_small(bl_str *out, const bl_ole *ole, uint32_t first)
{
    uint32_t count = 0;
    for (uint32_t at = first; at < ole->mini_fat_count && count <= ole->mini_fat_count; at = ole->mini_fat[at])
        count++;
    char *bytes = BL_NEW_ARRAY(ole->arena, char, (size_t)count * ole->mini_sector + 1);
    if (bytes == NULL)
        return BL_ERROR_MEMORY;
    size_t len = 0;
    for (uint32_t at = first, i = 0; i < count; at = ole->mini_fat[at], i++) {
        const size_t begin = (size_t)at * ole->mini_sector;
        const size_t piece = begin >= ole->small.len ? 0 : ole->small.len - begin < ole->mini_sector ? ole->small.len - begin : ole->mini_sector;
        memcpy(bytes + len, ole->small.ptr + (piece == 0 ? 0 : begin), piece);
        len += piece;
    }
    *out = (bl_str){bytes, len};
    return BL_OK;
}

static bool has_name(bl_str entry, const char *name)
{
    const size_t len = strlen(name);
    if (bl_ole_u16(entry, 0x40) != (len + 1) * 2)
        return false;
    for (size_t i = 0; i < len; i++)
        if (bl_ole_u16(entry, i * 2) != (unsigned char)name[i])
            return false;
    return true;
}

bl_status bl_ole_read(bl_str *out, const bl_ole *ole, const char *name)
{
    *out = BL_STR_NONE;
    for (size_t at = 0; at + ENTRY <= ole->directory.len; at += ENTRY) {
        const bl_str entry = bl_str_slice(ole->directory, at, at + ENTRY);
        if (entry.ptr[0x42] != 2 || !has_name(entry, name))
            continue;
        const uint32_t first = bl_ole_u32(entry, 0x74), size = bl_ole_u32(entry, 0x78);
        BL_TRY(size < ole->mini_limit ? read_small(out, ole, first) : read_chain(out, ole, first));
        if (out->len > size)
            out->len = size;
        return BL_OK;
    }
    return BL_OK;
}
