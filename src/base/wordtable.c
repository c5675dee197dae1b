#include "base/wordtable.h"

/* Words are short, and most that are asked for are there: a loop beats a call. */
static bool same(const char *a, const char *b, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (a[i] != b[i])
            return false;
    return true;
}

/* The value of the word that s is, 0 where it is none. s is not empty. */
static uint32_t probe(const bl_wordtable *table, bl_str s)
{
    const uint32_t hash = bl_wordtable_hash(s.ptr, s.len), filed = bl_wordtable_filed(hash, table->mask);
    if ((table->filter[filed / 64] >> filed % 64 & 1) == 0)
        return 0;
    for (uint32_t at = hash;; at++) {
        const bl_wordtable_word *word = &table->slots[at & table->mask];
        if (word->value == 0)
            return 0;
        if (word->tag == bl_wordtable_tag(hash) && word->len == s.len && same(table->letters + word->at, s.ptr, s.len))
            return word->value;
    }
}

size_t bl_wordtable_longest(const bl_wordtable *table, bl_str s, uint32_t lengths, bool end, uint32_t *value)
{
    for (lengths = bl_wordtable_below(lengths, s.len + 1); lengths != 0;) {
        const unsigned len = 31u - (unsigned)__builtin_clz(lengths);
        *value = probe(table, (bl_str){end ? s.ptr + (s.len - len) : s.ptr, len});
        if (*value != 0)
            return len;
        lengths &= ~(UINT32_C(1) << len);
    }
    return 0;
}
