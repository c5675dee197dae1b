#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "source/diag.h"

static bl_arena *arena;
static bl_diags diags;

static int set_up(void **state)
{
    (void)state;
    if (bl_arena_open(&arena, NULL, 16u << 20) != BL_OK)
        return -1;
    bl_diags_open(&diags, arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bl_arena_close(arena);
    return 0;
}

static bl_source open_source(const char *name, const char *text)
{
    bl_source source;
    assert_int_equal(bl_source_open(&source, arena, bl_str_of(name), bl_str_of(text)), BL_OK);
    return source;
}

static const char *written(const bl_diag *diag, bool color)
{
    bl_buffer buffer;
    bl_buffer_open(&buffer, NULL, 100000);
    bl_diag_write(&buffer, diag, color);
    assert_int_equal(buffer.status, BL_OK);
    const char *text = bl_str_copy(arena, bl_buffer_str(&buffer)).ptr;
    bl_buffer_close(&buffer);
    return text;
}

static bl_span span_of(const bl_source *source, const char *word)
{
    size_t begin = bl_str_find(source->text, bl_str_of(word), 0);
    assert_true(begin != SIZE_MAX);
    return (bl_span){(uint32_t)begin, (uint32_t)(begin + strlen(word))};
}

static void underlines_the_place(void **state)
{
    (void)state;
    bl_source source = open_source("roles/backend.yaml", "role: x\nskills:\n  - skill: java\n    wieght: 3\n");
    bl_diag *diag = bl_diag_add(
        &diags, BL_ERROR, BL_CODE_YAML_UNKNOWN_KEY, &source, span_of(&source, "wieght"), "unknown key '%s' in criterion '%s'", "wieght", "java");
    bl_diag_hint(&diags, diag, "did you mean '%s'?", "weight");
    assert_string_equal(written(diag, false), "roles/backend.yaml:4:5: error[B0104]: unknown key 'wieght' in criterion 'java'\n"
                                              " 4 |     wieght: 3\n"
                                              "   |     ^~~~~~ did you mean 'weight'?\n");
    assert_int_equal(diags.errors, 1);
}

static void stands_right_under_wide_characters_and_tabs(void **state)
{
    (void)state;
    bl_source source = open_source("a.yaml", "角色：\t技能 x\x01y\n");
    bl_diag *diag = bl_diag_add(&diags, BL_WARNING, BL_CODE_YAML_FULL_WIDTH, &source, span_of(&source, "技能"), "m");
    assert_string_equal(written(diag, false), "a.yaml:1:5: warning[B0108]: m\n"
                                              " 1 | 角色：  技能 x?y\n"
                                              "   |         ^~~~\n");
    diag = bl_diag_add(&diags, BL_NOTE, BL_CODE_YAML_TAB, &source, span_of(&source, "y\n"), "m");
    assert_string_equal(written(diag, false), "a.yaml:1:10: note[B0109]: m\n"
                                              " 1 | 角色：  技能 x?y\n"
                                              "   |                ^\n");
    diag = bl_diag_add(
        &diags, BL_NOTE, BL_CODE_YAML_TAB, &source, (bl_span){source.text.ptr ? (uint32_t)source.text.len : 0, (uint32_t)source.text.len}, "end");
    assert_string_equal(written(diag, false), "a.yaml:2:1: note[B0109]: end\n 2 | \n   | ^\n");
}

static void clips_long_lines(void **state)
{
    (void)state;
    char text[3000];
    memset(text, 'a', sizeof text);
    memcpy(text + 1500, "HERE", 4);
    text[sizeof text - 1] = '\0';
    bl_source source = open_source("a", text);
    bl_diag *diag = bl_diag_add(&diags, BL_ERROR, BL_CODE_YAML_SYNTAX, &source, span_of(&source, "HERE"), "m");
    const char *out = written(diag, false);
    const char *line = strchr(out, '\n') + 1, *caret = strchr(line, '\n') + 1;
    bl_str shown = {line, (size_t)(caret - line) - 1};
    assert_true(bl_str_width(shown) <= 110);
    size_t here = bl_str_find(shown, BL_STR("HERE"), 0), at = bl_str_find(bl_str_of(caret), BL_STR("^~~~"), 0);
    assert_int_equal(bl_str_width((bl_str){line, here}), at);
}

static void shows_related_places_and_no_place(void **state)
{
    (void)state;
    bl_source a = open_source("a.yaml", "id: x\n"), b = open_source("b.yaml", "\nid: x\n");
    bl_diag *diag = bl_diag_add(&diags, BL_ERROR, BL_CODE_RULE_DUPLICATE_ID, &b, span_of(&b, "x"), "the id 'x' is defined twice");
    bl_diag_relate(&diags, diag, &a, span_of(&a, "x"), "first defined here");
    assert_string_equal(written(diag, false), "b.yaml:2:5: error[B0201]: the id 'x' is defined twice\n 2 | id: x\n   | "
                                              "    ^\na.yaml:1:5: note: first defined here\n");
    diag = bl_diag_add(&diags, BL_ERROR, BL_CODE_RULE_EMPTY, NULL, (bl_span){0, 0}, "no rules in '%s'", "rules\033[2J");
    bl_diag_hint(&diags, diag, "name a folder");
    assert_string_equal(written(diag, false), "error[B0209]: no rules in 'rules?[2J'\n  hint: name a folder\n");
    assert_string_equal(written(diag, true), "\033[1m\033[1;31merror[B0209]\033[0m\033[1m: no rules in 'rules?[2J'\033[0m\n  hint: name a folder\n");
    bl_diag_hint(&diags, NULL, "nothing");
    bl_diag_relate(&diags, NULL, &a, (bl_span){0, 0}, "nothing");
}

static void sorts_and_counts(void **state)
{
    (void)state;
    bl_source a = open_source("a", "x\ny\n"), b = open_source("b", "x\n");
    bl_diags_open(&diags, arena);
    bl_diag_add(&diags, BL_ERROR, BL_CODE_YAML_TYPE, &b, (bl_span){0, 1}, "4");
    bl_diag_add(&diags, BL_WARNING, BL_CODE_YAML_VALUE, &a, (bl_span){2, 3}, "2");
    bl_diag_add(&diags, BL_WARNING, BL_CODE_YAML_VALUE, &a, (bl_span){2, 3}, "3");
    bl_diag_add(&diags, BL_ERROR, BL_CODE_YAML_VALUE, &a, (bl_span){0, 1}, "1");
    bl_diags_sort(&diags);
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(diags.list.items[i].message.ptr[0], '1' + (char)i);
    for (unsigned i = 0; i < 500; i++)
        bl_diag_add(&diags, BL_ERROR, BL_CODE_YAML_VALUE, &a, (bl_span){0, 1}, "more");
    assert_int_equal(diags.list.count, BL_LIMIT_DIAGNOSTICS);
    assert_int_equal(diags.errors, 502);
    assert_int_equal(diags.warnings, 2);
}

static void guesses_what_was_meant(void **state)
{
    (void)state;
    static const bl_str keys[] = {{"skill", 5}, {"weight", 6}, {"years", 5}, {"must", 4}, {"技能", 6}};
    assert_true(bl_str_equal(bl_did_you_mean(BL_STR("wieght"), keys, 5), BL_STR("weight")));
    assert_true(bl_str_equal(bl_did_you_mean(BL_STR("SKILL"), keys, 5), BL_STR("skill")));
    assert_true(bl_str_equal(bl_did_you_mean(BL_STR("year"), keys, 5), BL_STR("years")));
    assert_int_equal(bl_did_you_mean(BL_STR("domain"), keys, 5).len, 0);
    assert_int_equal(bl_did_you_mean(BL_STR(""), keys, 5).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(underlines_the_place),
        cmocka_unit_test(stands_right_under_wide_characters_and_tabs),
        cmocka_unit_test(clips_long_lines),
        cmocka_unit_test(shows_related_places_and_no_place),
        cmocka_unit_test(sorts_and_counts),
        cmocka_unit_test(guesses_what_was_meant),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
