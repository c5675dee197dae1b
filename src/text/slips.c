#include "text/slips.h"

#define WORD_MAX 32u        /* longer words are nobody's slip */
#define SUBSTITUTION_MIN 8u /* from so many letters on another letter in place of one is a slip */
#define BUCKET_FORMS 4u     /* a power of two, as is the next: fewer buckets stay in the cache while they are filled */
#define FILTER_BITS 32u     /* of a bucket */

struct bl_slips {
    const bl_pattern *words;
    uint32_t word_count;
    unsigned word_bits; /* of a form: the index of its word; above it stand as many bits of its hash, and its bucket says the others */
    uint32_t *forms;    /* words, and words with one letter left out, bucket by bucket */
    uint32_t *begins;   /* of each bucket among the forms, and one more: their count */
    uint32_t mask;
    uint64_t *filter; /* FILTER_BITS bits a bucket: drops nearly every word of a text before the buckets are asked */
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

/* The hashes of a word without each of its letters, and without none: forms[skip], forms[len]. The hash of letters is their sum, each times a power of
 * its distance from the end, so all of them take one pass in each direction. */
typedef struct hashes {
    uint32_t forms[WORD_MAX + 1];
} hashes;

static uint32_t finish(uint64_t sum)
{
    sum = (sum ^ sum >> 29) * UINT64_C(0xA0761D6478BD642F);
    return (uint32_t)(sum >> 32);
}

static void hash_forms(hashes *out, const letters *word)
{
    const uint64_t base = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t behind[WORD_MAX + 1], powers[WORD_MAX + 1], before = 0; /* behind[i]: the sum of the letters from i on */
    powers[0] = 1;
    behind[word->len] = 0;
    for (uint32_t i = word->len, k = 0; i-- > 0; k++) {
        behind[i] = behind[i + 1] + (unsigned char)word->bytes[i] * powers[k];
        powers[k + 1] = powers[k] * base;
    }
    for (uint32_t skip = 0; skip < word->len; skip++) {
        out->forms[skip] = finish(before * powers[word->len - 1 - skip] + behind[skip + 1]);
        before = before * base + (unsigned char)word->bytes[skip];
    }
    out->forms[word->len] = finish(before);
}

/* Leaving out either of two equal neighbours gives the same form: only the first is taken. */
static bool is_repeat(const letters *word, uint32_t skip) { return skip > 0 && skip < word->len && word->bytes[skip] == word->bytes[skip - 1]; }

/* Of a form's hash: its word of the filter, and the two bits that it sets there. One look into the memory, and a form that is none passes once in thirty times. */
static uint64_t *filter_word(const bl_slips *slips, uint32_t hash) { return &slips->filter[hash / 64 & ((slips->mask + 1) / 64 * FILTER_BITS - 1)]; }

static uint64_t filter_bits(uint32_t hash) { return UINT64_C(1) << hash % 64 | UINT64_C(1) << (hash >> 26); }

static bool may_have(const bl_slips *slips, uint32_t hash) { return (*filter_word(slips, hash) & filter_bits(hash)) == filter_bits(hash); }

static uint32_t count_forms(const bl_pattern *patterns, uint32_t count)
{
    letters word;
    uint32_t forms = 0;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t skip = 0, end = spell(&word, patterns[i].folded) ? word.len + 1 : 0; skip < end; skip++)
            forms += !is_repeat(&word, skip);
    return forms;
}

/* Sets where each bucket ends, and the filter. */
static void measure(bl_slips *slips)
{
    letters word;
    hashes hash;
    for (uint32_t i = 0; i < slips->word_count; i++) {
        if (!spell(&word, slips->words[i].folded))
            continue;
        hash_forms(&hash, &word);
        for (uint32_t skip = 0; skip <= word.len; skip++) {
            if (is_repeat(&word, skip))
                continue;
            slips->begins[hash.forms[skip] & slips->mask]++;
            *filter_word(slips, hash.forms[skip]) |= filter_bits(hash.forms[skip]);
        }
    }
    for (uint32_t bucket = 1; bucket <= slips->mask + 1; bucket++)
        slips->begins[bucket] += slips->begins[bucket - 1];
}

/* Fills the buckets from their ends, so that each lists its words in their order and knows at last where it begins. */
static void fill(bl_slips *slips)
{
    letters word;
    hashes hash;
    for (uint32_t i = slips->word_count; i-- > 0;) {
        if (!spell(&word, slips->words[i].folded))
            continue;
        hash_forms(&hash, &word);
        for (uint32_t skip = word.len + 1; skip-- > 0;)
            if (!is_repeat(&word, skip))
                slips->forms[--slips->begins[hash.forms[skip] & slips->mask]] = hash.forms[skip] >> slips->word_bits << slips->word_bits | i;
    }
}

bl_status bl_slips_build(bl_slips **out, bl_arena *arena, const bl_pattern *patterns, uint32_t count)
{
    bl_slips *slips = BL_NEW(arena, bl_slips);
    const uint32_t form_count = count_forms(patterns, count);
    uint32_t size = 64;
    *out = NULL;
    if (slips == NULL || form_count > UINT32_MAX / 2)
        return BL_ERROR_MEMORY;
    *slips = (bl_slips){.words = patterns, .word_count = count, .word_bits = 1};
    while (count >> slips->word_bits != 0)
        slips->word_bits++;
    while (size < form_count / BUCKET_FORMS || size >> slips->word_bits == 0)
        size *= 2;
    slips->forms = bl_arena_room(arena, form_count * sizeof *slips->forms);
    slips->begins = BL_NEW_ARRAY(arena, uint32_t, size + 1);
    slips->filter = BL_NEW_ARRAY(arena, uint64_t, size / 64 * FILTER_BITS);
    if (slips->forms == NULL || slips->begins == NULL || slips->filter == NULL)
        return BL_ERROR_MEMORY;
    slips->mask = size - 1;
    measure(slips);
    fill(slips);
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
    hashes hashed;
    uint32_t found = 0;
    if (slips == NULL || !spell(&spelled, word))
        return 0;
    hash_forms(&hashed, &spelled);
    for (uint32_t skip = 0; skip <= spelled.len; skip++) {
        const uint32_t hash = hashed.forms[skip];
        if (!may_have(slips, hash) || is_repeat(&spelled, skip))
            continue;
        const uint32_t *bucket = &slips->begins[hash & slips->mask];
        for (uint32_t i = bucket[0]; i < bucket[1]; i++) {
            const bl_pattern *known_word = &slips->words[slips->forms[i] & ((1u << slips->word_bits) - 1)];
            if ((slips->forms[i] ^ hash) >> slips->word_bits != 0 || !spell(&meant, known_word->folded) || !is_slip(&spelled, &meant))
                continue;
            uint32_t value = known_word->value;
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

void bl_slips_pack(bl_pack *pack, size_t field, const bl_slips *slips, const size_t *folded)
{
    const size_t at = bl_pack_array(pack, field, slips, 1, sizeof *slips);
    const size_t words = bl_pack_array(pack, at + offsetof(bl_slips, words), slips->words, slips->word_count, sizeof *slips->words);
    for (uint32_t i = 0; i < slips->word_count; i++)
        bl_pack_point(pack, words + i * sizeof *slips->words + offsetof(bl_pattern, folded.ptr), folded[slips->words[i].value]);
    bl_pack_lend(pack, at + offsetof(bl_slips, begins), slips->begins, (size_t)slips->mask + 2, sizeof *slips->begins);
    bl_pack_lend(pack, at + offsetof(bl_slips, filter), slips->filter, ((size_t)slips->mask + 1) / 64 * FILTER_BITS, sizeof *slips->filter);
    bl_pack_lend(pack, at + offsetof(bl_slips, forms), slips->forms, slips->begins[slips->mask + 1], sizeof *slips->forms);
}
