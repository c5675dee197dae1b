#include "text/slips.h"

#include "base/hash.h"

#define WORD_MAX 32u        /* longer words are nobody's slip */
#define SUBSTITUTION_MIN 8u /* from so many letters on another letter in place of one is a slip */
#define NONE UINT32_MAX

typedef struct form {          /* a word, or a word with one letter left out */
    uint32_t hash, word, next; /* index into words; next form of the bucket */
} form;

struct bl_slips {
    const bl_pattern *words;
    uint32_t *buckets; /* index of the first form, NONE where empty */
    uint32_t mask;
    BL_VEC(form) forms;
};

typedef struct letters {
    char bytes[WORD_MAX];
    uint32_t len;
} letters;

/* The letters of a word without what stands between its tokens; false where it cannot be meant. */
static bool spell(letters *out, bl_str word)
{
    out->len = 0;
    bool any_letter = false;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (c == ' ' || c == '-' || c == '_')
            continue;
        bool letter = c >= 'a' && c <= 'z';
        if (!(letter || (c >= '0' && c <= '9')) || out->len == WORD_MAX)
            return false;
        any_letter |= letter;
        out->bytes[out->len++] = c;
    }
    return any_letter && out->len >= BL_SLIP_MIN;
}

/* The hash of the word without its letter at skip; skip >= len leaves all of it. */
static uint32_t hash_without(const letters *word, uint32_t skip)
{
    char bytes[WORD_MAX];
    uint32_t len = 0;
    for (uint32_t i = 0; i < word->len; i++)
        if (i != skip)
            bytes[len++] = word->bytes[i];
    return bl_hash32(bytes, len);
}

/* Leaving out either of two equal neighbours gives the same form: only the first is taken. */
static bool is_repeat(const letters *word, uint32_t skip) { return skip > 0 && skip < word->len && word->bytes[skip] == word->bytes[skip - 1]; }

bl_status bl_slips_build(bl_slips **out, bl_arena *arena, const bl_pattern *patterns, uint32_t count)
{
    bl_slips *slips = BL_NEW(arena, bl_slips);
    *out = NULL;
    if (slips == NULL)
        return BL_ERROR_MEMORY;
    slips->words = patterns;
    letters word;
    for (uint32_t i = 0; i < count; i++) {
        if (!spell(&word, patterns[i].folded))
            continue;
        for (uint32_t skip = 0; skip <= word.len; skip++) {
            if (is_repeat(&word, skip))
                continue;
            form *f = BL_PUSH(arena, &slips->forms);
            if (f == NULL)
                return BL_ERROR_MEMORY;
            *f = (form){hash_without(&word, skip), i, NONE};
        }
    }
    uint32_t size = 64;
    while (size < slips->forms.count)
        size *= 2;
    slips->buckets = BL_NEW_ARRAY(arena, uint32_t, size);
    if (slips->buckets == NULL)
        return BL_ERROR_MEMORY;
    slips->mask = size - 1;
    memset(slips->buckets, 0xFF, size * sizeof *slips->buckets);
    for (uint32_t i = slips->forms.count; i-- > 0;) { /* backwards: a bucket lists its words in their order */
        form *f = &slips->forms.items[i];
        f->next = slips->buckets[f->hash & slips->mask];
        slips->buckets[f->hash & slips->mask] = i;
    }
    *out = slips;
    return BL_OK;
}

static bool is_slip(const letters *a, const letters *b)
{
    bl_str x = {a->bytes, a->len}, y = {b->bytes, b->len};
    if (bl_str_equal(x, y))
        return true; /* only set apart otherwise, "Fast API": else it would have been found as written */
    if (bl_str_distance(x, y, 1) != 1)
        return false;
    if (a->len != b->len || a->len >= SUBSTITUTION_MIN)
        return true;
    uint32_t different = 0; /* two letters that changed places differ twice, another letter once */
    for (uint32_t i = 0; i < a->len; i++)
        different += a->bytes[i] != b->bytes[i];
    return different == 2;
}

uint32_t bl_slips_find(const bl_slips *slips, bl_str word, uint32_t *out, uint32_t max)
{
    letters meant, spelled;
    uint32_t found = 0;
    if (slips == NULL || !spell(&spelled, word))
        return 0;
    for (uint32_t skip = 0; skip <= spelled.len; skip++) {
        if (is_repeat(&spelled, skip))
            continue;
        uint32_t hash = hash_without(&spelled, skip);
        for (uint32_t i = slips->buckets[hash & slips->mask]; i != NONE; i = slips->forms.items[i].next) {
            const form *f = &slips->forms.items[i];
            if (f->hash != hash || !spell(&meant, slips->words[f->word].folded) || !is_slip(&spelled, &meant))
                continue;
            uint32_t value = slips->words[f->word].value;
            bool known = false; /* the same word by way of another form */
            for (uint32_t k = 0; k < found && k < max; k++)
                known |= out[k] == value;
            if (known)
                continue;
            if (found < max)
                out[found] = value;
            found++;
        }
    }
    return found;
}
