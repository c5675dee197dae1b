#include "base/pack.h"

enum {
    ALIGNMENT = 8,
    SLOT = 8,  /* bytes of a pointer; where they are shorter no pack is made (bl_pack_close) */
    LINE = 64, /* bytes; what is lent begins with a line of the processor's cache */
};

static uint64_t read_slot(const char *at)
{
    uint64_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static void write_slot(char *at, uint64_t value) { memcpy(at, &value, sizeof value); }

static bool make_room(bl_pack *pack, size_t size)
{
    size_t capacity = pack->capacity < 4096 ? 4096 : pack->capacity;
    if (pack->failed || size > SIZE_MAX / 4 - pack->len)
        return false;
    if (pack->bytes != NULL && pack->capacity - pack->len >= size)
        return true;
    while (capacity < pack->len + size)
        capacity *= 2;
    char *bytes = bl_arena_room(pack->arena, capacity);
    uint64_t *marks = bl_arena_alloc(pack->arena, bl_pack_marks(capacity));
    if (bytes == NULL || marks == NULL)
        return false;
    if (pack->len > 0) {
        memcpy(bytes, pack->bytes, pack->len);
        memcpy(marks, pack->marks, bl_pack_marks(pack->len));
    }
    pack->bytes = bytes;
    pack->marks = marks;
    pack->capacity = capacity;
    return true;
}

void bl_pack_open(bl_pack *pack, bl_arena *arena, size_t head, size_t expected)
{
    *pack = (bl_pack){.arena = arena, .capacity = expected};
    pack->failed = !make_room(pack, head);
    if (pack->failed)
        return;
    memset(pack->bytes, 0, head);
    pack->len = head;
}

size_t bl_pack_put_bytes(bl_pack *pack, const char *bytes, size_t size)
{
    const size_t at = pack->len;
    if (!make_room(pack, size)) {
        pack->failed = true;
        return 0;
    }
    if (size > 0)
        memcpy(pack->bytes + at, bytes, size);
    pack->len += size;
    return at;
}

size_t bl_pack_put(bl_pack *pack, const void *bytes, size_t size)
{
    static const char none[ALIGNMENT];
    bl_pack_put_bytes(pack, none, (ALIGNMENT - pack->len % ALIGNMENT) % ALIGNMENT);
    return bl_pack_put_bytes(pack, bytes, size);
}

void bl_pack_point(bl_pack *pack, size_t field, size_t target)
{
    const size_t slot = field / SLOT;
    if (pack->failed)
        return;
    write_slot(pack->bytes + field, target);
    if (target != 0)
        pack->marks[slot / 64] |= UINT64_C(1) << slot % 64;
}

size_t bl_pack_str(bl_pack *pack, size_t field, bl_str s)
{
    const size_t at = s.ptr == NULL ? 0 : bl_pack_put_bytes(pack, s.ptr, s.len);
    bl_pack_point(pack, field + offsetof(bl_str, ptr), at);
    return at;
}

size_t bl_pack_array(bl_pack *pack, size_t field, const void *items, size_t count, size_t item_size)
{
    const size_t at = items == NULL || count == 0 ? 0 : bl_pack_put(pack, items, count * item_size);
    bl_pack_point(pack, field, at);
    return at;
}

void bl_pack_lend(bl_pack *pack, size_t field, const void *items, size_t count, size_t item_size)
{
    bl_pack_point(pack, field, 0);
    bl_pack_loan *loan = count == 0 ? NULL : BL_PUSH(pack->arena, &pack->loans);
    if (loan != NULL)
        *loan = (bl_pack_loan){field, {items, count * item_size}};
    else if (count > 0)
        pack->failed = true;
}

static const char zeros[LINE];

static bool add_piece(bl_pack *pack, bl_str bytes)
{
    bl_str *piece = BL_PUSH(pack->arena, &pack->pieces);
    if (piece == NULL)
        return false;
    *piece = bytes;
    pack->size += bytes.len;
    return true;
}

bool bl_pack_close(bl_pack *pack)
{
    bl_pack_put(pack, NULL, 0);
    size_t end = pack->len + bl_pack_marks(pack->len);
    for (uint32_t i = 0; i < pack->loans.count; i++) {
        end = (end + LINE - 1) / LINE * LINE;
        bl_pack_point(pack, pack->loans.items[i].field, end);
        end += pack->loans.items[i].bytes.len;
    }
    pack->marks_at = pack->len;
    bl_pack_put(pack, pack->marks, bl_pack_marks(pack->marks_at));
    if (pack->failed || sizeof(void *) != SLOT || !add_piece(pack, (bl_str){pack->bytes, pack->len}))
        return false;
    for (uint32_t i = 0; i < pack->loans.count; i++)
        if (!add_piece(pack, (bl_str){zeros, (LINE - pack->size % LINE) % LINE}) || !add_piece(pack, pack->loans.items[i].bytes))
            return false;
    return true;
}

size_t bl_pack_marks(size_t marks_at) { return (marks_at / (64 * SLOT) + 1) * sizeof(uint64_t); }

void bl_pack_move(void *bytes, size_t marks_at, uint64_t distance)
{
    const uint64_t *marks = (const void *)((const char *)bytes + marks_at);
    for (size_t i = 0; i < bl_pack_marks(marks_at) / sizeof *marks; i++)
        for (uint64_t left = marks[i]; left != 0; left &= left - 1) {
            char *at = (char *)bytes + (i * 64 + (unsigned)__builtin_ctzll(left)) * SLOT;
            write_slot(at, read_slot(at) + distance);
        }
}
