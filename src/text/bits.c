#include "text/bits.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define HAS_AVX2 1
#else
#define HAS_AVX2 0
#endif

/* 0-9, A-Z, a-z. */
static const bl_bits_set words = {{0xA8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF0, 0x50, 0x50, 0x50, 0x50, 0x50}};

static bool is_in(const bl_bits_set *set, unsigned char c) { return c < 0x80 && (set->rows[c % 16] >> c / 16 & 1) != 0; }

void bl_bits_plain(bl_bits *out, const char *bytes, const bl_bits_set *set)
{
    *out = (bl_bits){0};
    for (unsigned i = 0; i < BL_BITS_BLOCK; i++) {
        unsigned char c = (unsigned char)bytes[i];
        out->word |= (uint64_t)is_in(&words, c) << i;
        out->lead |= (uint64_t)(c >= 0xC0) << i;
        out->set |= (uint64_t)is_in(set, c) << i;
    }
}

#if HAS_AVX2

typedef struct half {
    uint32_t word, lead, set;
} half;

/* A shuffle picks the row by the low four bits of each byte (nothing for bytes above ASCII), another the bit by the high ones. */
__attribute__((target("avx2"))) static half look_at_half(const char *bytes, __m256i word_rows, __m256i set_rows)
{
    const __m256i columns = _mm256_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
    const __m256i none = _mm256_setzero_si256();
    __m256i in = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
    __m256i column = _mm256_shuffle_epi8(columns, _mm256_and_si256(_mm256_srli_epi16(in, 4), _mm256_set1_epi8(0x0F)));
    __m256i word = _mm256_and_si256(_mm256_shuffle_epi8(word_rows, in), column);
    __m256i set = _mm256_and_si256(_mm256_shuffle_epi8(set_rows, in), column);
    uint32_t high = (uint32_t)_mm256_movemask_epi8(in);
    uint32_t no_tail = (uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(in, _mm256_set1_epi8((char)0xBF)));
    return (half){.word = ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(word, none)),
        .lead = high & no_tail,
        .set = ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(set, none))};
}

__attribute__((target("avx2"))) static void look_avx2(bl_bits *out, const char *bytes, const bl_bits_set *set)
{
    __m256i word_rows = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)words.rows));
    __m256i set_rows = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)set->rows));
    half low = look_at_half(bytes, word_rows, set_rows), high = look_at_half(bytes + 32, word_rows, set_rows);
    out->word = low.word | (uint64_t)high.word << 32;
    out->lead = low.lead | (uint64_t)high.lead << 32;
    out->set = low.set | (uint64_t)high.set << 32;
}

bl_bits_look *bl_bits_best(void) { return __builtin_cpu_supports("avx2") ? look_avx2 : bl_bits_plain; }

#else

bl_bits_look *bl_bits_best(void) { return bl_bits_plain; }

#endif

bl_status bl_bits_words_of(bl_bits_words *out, bl_arena *arena, bl_str text)
{
    static const bl_bits_set nothing = {{0}};
    bl_bits_look *look = bl_bits_best();
    uint64_t *bits = BL_NEW_ARRAY(arena, uint64_t, text.len / BL_BITS_BLOCK + 2);
    if (bits == NULL)
        return BL_ERROR_MEMORY;
    for (size_t at = 0; at < text.len; at += BL_BITS_BLOCK) {
        char padded[BL_BITS_BLOCK] = {0};
        bl_bits seen;
        look(&seen, text.len - at < BL_BITS_BLOCK ? memcpy(padded, text.ptr + at, text.len - at) : text.ptr + at, &nothing);
        bits[at / BL_BITS_BLOCK] = seen.word;
    }
    out->bits = bits;
    return BL_OK;
}
