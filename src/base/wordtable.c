#include "base/wordtable.h"

/* The value of the word that s is, 0 where it is none. s is not empty. */
static uint32_t probe(const bl_wordtable *table, bl_str s)
{
    for (uint32_t at = bl_wordtable_hash(s.ptr, s.len);; at++) {
        const bl_wordtable_word *word = &table->slots[at & table->mask];
        if (word->len == 0)
            return 0;
        if (word->len == s.len && memcmp(word->text, s.ptr, s.len) == 0)
            return word->value;
    }
}

/* Of the lengths, those that s has room for and that are below the limit. */
static uint32_t fitting(uint32_t lengths, size_t len, size_t below)
{
    size_t limit = len < below ? len + 1 : below;
    return limit > BL_WORDTABLE_LONGEST ? lengths : lengths & ((UINT32_C(1) << limit) - 1);
}

static unsigned highest(uint32_t bits) { return 31u - (unsigned)__builtin_clz(bits); }

size_t bl_wordtable_begin(const bl_wordtable *table, bl_str s, size_t below, uint32_t *value)
{
    if (s.len == 0)
        return 0;
    uint32_t lengths = fitting(table->begins[bl_wordtable_first(s)], s.len, below);
    for (; lengths != 0; lengths &= ~(UINT32_C(1) << highest(lengths))) {
        size_t len = highest(lengths);
        *value = probe(table, (bl_str){s.ptr, len});
        if (*value != 0)
            return len;
    }
    return 0;
}

size_t bl_wordtable_end(const bl_wordtable *table, bl_str s, size_t below, uint32_t *value)
{
    if (s.len == 0)
        return 0;
    uint32_t lengths = fitting(table->ends[bl_wordtable_last(s)], s.len, below);
    for (; lengths != 0; lengths &= ~(UINT32_C(1) << highest(lengths))) {
        size_t len = highest(lengths);
        *value = probe(table, (bl_str){s.ptr + (s.len - len), len});
        if (*value != 0)
            return len;
    }
    return 0;
}

uint32_t bl_wordtable_whole(const bl_wordtable *table, bl_str s)
{
    if (s.len == 0 || s.len > BL_WORDTABLE_LONGEST)
        return 0;
    uint32_t lengths = table->begins[bl_wordtable_first(s)];
    return (lengths >> s.len & 1) == 0 ? 0 : probe(table, s);
}
