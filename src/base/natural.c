#include "base/natural.h"

#include <assert.h>
#include <string.h>

bl_status bl_natural_open(bl_natural *out, bl_arena *arena, size_t bits)
{
    *out = (bl_natural){.capacity = (uint32_t)(bits / 32 + 2)};
    out->words = BL_NEW_ARRAY(arena, uint32_t, out->capacity);
    return out->words == NULL ? BL_ERROR_MEMORY : BL_OK;
}

static void trim(bl_natural *a)
{
    while (a->count > 0 && a->words[a->count - 1] == 0)
        a->count--;
}

static void push(bl_natural *a, uint32_t word)
{
    assert(a->count < a->capacity);
    a->words[a->count++] = word;
}

void bl_natural_set(bl_natural *out, uint32_t value)
{
    out->count = 0;
    if (value > 0)
        push(out, value);
}

void bl_natural_copy(bl_natural *out, const bl_natural *a)
{
    assert(a->count <= out->capacity);
    memcpy(out->words, a->words, a->count * sizeof *a->words);
    out->count = a->count;
}

void bl_natural_multiply(bl_natural *a, uint32_t factor)
{
    uint64_t carry = 0;
    for (uint32_t i = 0; i < a->count; i++) {
        carry += (uint64_t)a->words[i] * factor;
        a->words[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry > 0)
        push(a, (uint32_t)carry);
    trim(a);
}

uint32_t bl_natural_divide(bl_natural *a, uint32_t divisor)
{
    uint64_t rest = 0;
    for (uint32_t i = a->count; i-- > 0;) {
        rest = rest << 32 | a->words[i];
        a->words[i] = (uint32_t)(rest / divisor);
        rest %= divisor;
    }
    trim(a);
    return (uint32_t)rest;
}

void bl_natural_add(bl_natural *a, const bl_natural *b)
{
    uint64_t carry = 0;
    for (uint32_t i = 0; i < b->count || (carry > 0 && i < a->count); i++) {
        if (i == a->count)
            push(a, 0);
        carry += (uint64_t)a->words[i] + (i < b->count ? b->words[i] : 0);
        a->words[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry > 0)
        push(a, (uint32_t)carry);
}

void bl_natural_subtract(bl_natural *a, const bl_natural *b)
{
    int64_t borrow = 0;
    for (uint32_t i = 0; i < a->count; i++) {
        borrow += (int64_t)a->words[i] - (i < b->count ? b->words[i] : 0);
        a->words[i] = (uint32_t)borrow;
        borrow = borrow < 0 ? -1 : 0;
    }
    trim(a);
}

int bl_natural_compare(const bl_natural *a, const bl_natural *b)
{
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (uint32_t i = a->count; i-- > 0;)
        if (a->words[i] != b->words[i])
            return a->words[i] < b->words[i] ? -1 : 1;
    return 0;
}
