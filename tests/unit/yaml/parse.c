#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "yaml/yaml.h"

typedef struct parsed {
    bl_arena *arena;
    bl_source source;
    bl_diags diags;
    const bl_yaml *root;
    bl_status status;
} parsed;

static parsed parse(bl_str bytes)
{
    parsed p = {0};
    assert_int_equal(bl_arena_open(&p.arena, NULL, 64u << 20), BL_OK);
    bl_diags_open(&p.diags, p.arena);
    p.status = bl_yaml_parse(&p.root, &p.source, p.arena, BL_STR("test.yaml"), bytes, 1000, &p.diags);
    return p;
}

static void assert_slice(const parsed *p, const bl_yaml *node, const char *wanted)
{
    assert_non_null(node);
    bl_str got = bl_source_slice(&p->source, node->span);
    assert_true(bl_str_equal(got, bl_str_of(wanted)));
}

static void spans_are_bytes(void **state)
{
    (void)state;
    parsed p = parse(BL_STR("\xEF\xBB\xBF职位: 后端\nlist: [甲, \"乙\\u4e19\", 丁]\nlast: 𠀀x\r\nend: ok\r\n"));
    assert_int_equal(p.status, BL_OK);
    const bl_yaml *list = bl_yaml_get(p.root, "list");
    assert_slice(&p, bl_yaml_get(p.root, "职位"), "后端");
    assert_slice(&p, list, "[甲, \"乙\\u4e19\", 丁]");
    assert_int_equal(list->count, 3);
    assert_slice(&p, list->items[1], "\"乙\\u4e19\"");
    assert_true(bl_str_equal(list->items[1]->text, BL_STR("乙丙")));
    assert_true(list->items[1]->quoted);
    assert_slice(&p, list->items[2], "丁");
    assert_slice(&p, bl_yaml_get(p.root, "last"), "𠀀x");
    assert_slice(&p, bl_yaml_get(p.root, "end"), "ok");
    assert_int_equal(bl_source_place(&p.source, bl_yaml_get(p.root, "end")->span.begin).line, 4);
    bl_arena_close(p.arena);
}

static void empty_files_have_no_root(void **state)
{
    (void)state;
    const char *texts[] = {"", "# only a comment\n", "\n\n"};
    for (size_t i = 0; i < 3; i++) {
        parsed p = parse(bl_str_of(texts[i]));
        assert_int_equal(p.status, BL_OK);
        assert_null(p.root);
        bl_arena_close(p.arena);
    }
}

static void utf16_is_read(void **state)
{
    (void)state;
    static const char little[] = "\xFF\xFE"
                                 "a\0:\0 \0\x4e\x59\x40\xD8\x00\xDC\n"; /* a: 好-like, and a surrogate pair; the literal's NUL ends '\n' */
    parsed p = parse((bl_str){little, sizeof little});
    assert_int_equal(p.status, BL_OK);
    assert_true(bl_str_equal(bl_yaml_get(p.root, "a")->text, BL_STR("\u594e\U00020000")));
    bl_arena_close(p.arena);
}

static void repaired_text_is_read_on(void **state)
{
    (void)state;
    parsed p = parse(BL_STR("skills：【java，“C语言”】\nyears: 3\n"));
    assert_int_equal(p.status, BL_OK);
    assert_int_equal(p.diags.errors, 6);
    const bl_yaml *skills = bl_yaml_get(p.root, "skills");
    assert_int_equal(skills->count, 2);
    assert_true(bl_str_equal(skills->items[1]->text, BL_STR("C语言")));
    assert_slice(&p, bl_yaml_get(p.root, "years"), "3");
    bl_arena_close(p.arena);
}

static void prose_keeps_its_punctuation(void **state)
{
    (void)state;
    parsed p = parse(BL_STR("skills:\n"
                            "  - {skill: java, why: 我们用它，很久了：八年}\n"
                            "  - why: “好”的意思，不是【坏】\n"
                            "  - hit: [用、做，过, \"职责：写\"]\n"
                            "    needs: [、HR, HR、]\n"
                            "  - why: |\n"
                            "      note：here，and\n"
                            "      \ttabs are fine in a block\n"
                            "    weight: 3 # 注释：，【】\n"));
    assert_int_equal(p.status, BL_OK);
    assert_int_equal(p.diags.errors, 0);
    bl_arena_close(p.arena);
}

static void limits_hold(void **state)
{
    (void)state;
    enum { MANY = 80000 };
    char *deep = malloc(MANY);
    assert_non_null(deep);
    memset(deep, '[', MANY);
    parsed p = parse((bl_str){deep, MANY});
    assert_int_equal(p.status, BL_ERROR_LIMIT);
    bl_arena_close(p.arena);
    for (size_t i = 0; i + 1 < MANY; i += 2)
        memcpy(deep + i, "- ", 2);
    p = parse((bl_str){deep, MANY});
    assert_int_equal(p.status, BL_ERROR_LIMIT);
    bl_arena_close(p.arena);
    for (size_t i = 0; i + 1 < MANY; i += 2)
        memcpy(deep + i, i == 0 ? "[ " : "a,", 2);
    p = parse((bl_str){deep, MANY});
    assert_int_equal(p.status, BL_ERROR_LIMIT); /* too many nodes */
    bl_arena_close(p.arena);
    free(deep);
}

static void every_prefix_is_survived(void **state)
{
    (void)state;
    bl_str text = BL_STR("role： x\nskills:\n  - {skill: 【a】, must: {used: true}}\n  - >\n    folded，text\n  - \"q\\x41\"\nweights: &a {skills: *a}\n");
    for (size_t len = 0; len <= text.len; len++) {
        parsed p = parse(bl_str_slice(text, 0, len));
        assert_true(p.status == BL_OK || p.diags.errors > 0);
        bl_arena_close(p.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(spans_are_bytes), cmocka_unit_test(empty_files_have_no_root), cmocka_unit_test(utf16_is_read),
        cmocka_unit_test(repaired_text_is_read_on), cmocka_unit_test(prose_keeps_its_punctuation), cmocka_unit_test(limits_hold),
        cmocka_unit_test(every_prefix_is_survived)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
