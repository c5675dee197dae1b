/* Slips of the pen, held against a look at every word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/slips.h"

enum { WORDS = 600, TRIES = 4000 };

static uint32_t seed = 7;

static uint32_t draw(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

/* Few letters, so that words are near each other and letters repeat. */
static bl_str make_word(bl_arena *arena)
{
    char word[16];
    uint32_t len = 3 + draw(10);
    for (uint32_t i = 0; i < len; i++)
        word[i] = draw(20) == 0 ? '-' : "abcdeab7"[draw(8)];
    return bl_str_copy(arena, (bl_str){word, len});
}

/* The word with one letter more, one fewer, another, or two that changed places. */
static bl_str misspell(bl_arena *arena, bl_str word)
{
    char out[32];
    const uint32_t at = draw((uint32_t)word.len - 1), how = draw(4);
    uint32_t len = 0;
    for (uint32_t i = 0; i < word.len; i++) {
        if (i != at || how > 0)
            out[len++] = word.ptr[i];
        if (i == at && how == 1)
            out[len++] = 'e';
        if (i == at && how == 2)
            out[len - 1] = 'c';
        if (i == at + 1 && how == 3) {
            out[len - 1] = word.ptr[at];
            out[len - 2] = word.ptr[i];
        }
    }
    return bl_str_copy(arena, (bl_str){out, len});
}

static bl_str letters_of(bl_arena *arena, bl_str word)
{
    char *letters = bl_arena_alloc(arena, word.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] != '-')
            letters[len++] = word.ptr[i];
    return (bl_str){letters, len};
}

static bool has_letter(bl_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] >= 'a')
            return true;
    return false;
}

static bool may_be_meant(bl_str letters) { return letters.len >= BL_SLIP_MIN && has_letter(letters); }

/* What text/slips.h promises. */
static bool is_one_slip(bl_str a, bl_str b)
{
    uint32_t different = 0;
    if (bl_str_equal(a, b))
        return true;
    if (bl_str_distance(a, b, 1) != 1)
        return false;
    for (size_t i = 0; a.len == b.len && i < a.len; i++)
        different += a.ptr[i] != b.ptr[i];
    return a.len != b.len || a.len >= 8 || different == 2;
}

static void every_word_that_is_one_slip_away_is_found(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_slips *slips;
    bl_pattern words[WORDS];
    bl_str letters[WORDS];
    uint32_t found[WORDS], total = 0;
    assert_int_equal(bl_arena_open(&arena, NULL, 64u << 20), BL_OK);
    for (uint32_t i = 0; i < WORDS; i++) {
        words[i] = (bl_pattern){make_word(arena), i * 3 + 1};
        letters[i] = letters_of(arena, words[i].folded);
    }
    assert_int_equal(bl_slips_build(&slips, arena, words, WORDS), BL_OK);
    for (uint32_t t = 0; t < TRIES; t++) {
        const bl_str word = t % 2 == 0 ? make_word(arena) : misspell(arena, words[draw(WORDS)].folded), asked = letters_of(arena, word);
        const uint32_t count = bl_slips_find(slips, word, found, WORDS);
        uint32_t expected = 0;
        for (uint32_t i = 0; i < WORDS; i++) {
            const bool near = may_be_meant(asked) && may_be_meant(letters[i]) && is_one_slip(asked, letters[i]);
            uint32_t times = 0;
            for (uint32_t k = 0; k < count; k++)
                times += found[k] == words[i].value;
            assert_int_equal(times, near);
            expected += near;
        }
        assert_int_equal(count, expected);
        total += count;
    }
    assert_true(total > TRIES / 10); /* it was not all silence */
    bl_arena_close(arena);
}

static void no_words_mean_nothing(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_slips *slips;
    uint32_t found;
    assert_int_equal(bl_arena_open(&arena, NULL, 1u << 20), BL_OK);
    assert_int_equal(bl_slips_build(&slips, arena, NULL, 0), BL_OK);
    assert_int_equal(bl_slips_find(slips, BL_STR("kubernetes"), &found, 1), 0);
    assert_int_equal(bl_slips_find(NULL, BL_STR("kubernetes"), &found, 1), 0);
    bl_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_that_is_one_slip_away_is_found),
        cmocka_unit_test(no_words_mean_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
