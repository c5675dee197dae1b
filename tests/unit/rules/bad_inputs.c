/*
 * Every mistake gives its diagnostics: tests/bad_roles and tests/bad_rules hold one YAML file a mistake, and beside it NAME.expected, a line for each
 * diagnostic: LINE:COLUMN severity CODE message. With BOLE_BLESS=1 in the environment the expectations are written anew (then read the diff).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "rules/role.h"
#include "source/file.h"

#define ROOT BOLE_TEST_ROOT

static const char *const severities[] = {"note", "warning", "error"};

/* The diagnostics as they stand in NAME.expected. */
static bl_str render(bl_buffer *out, bl_diags *diags)
{
    bl_diags_sort(diags);
    for (uint32_t i = 0; i < diags->list.count; i++) {
        const bl_diag *d = &diags->list.items[i];
        bl_buffer_format(out, "%u:%u %s B%04d %.*s\n", d->place.line, d->place.column, severities[d->severity], (int)d->code, BL_STR_ARG(d->message));
    }
    return bl_buffer_str(out);
}

static void compare(bl_arena *arena, const char *folder, bl_str file, bl_diags *diags)
{
    bl_buffer buffer;
    bl_buffer_open(&buffer, NULL, 1u << 20);
    bl_str got = render(&buffer, diags), wanted = BL_STR_NONE;
    bl_str path = bl_str_format(arena, "%s/%.*sexpected", folder, (int)(file.len - 4), file.ptr);
    if (getenv("BOLE_BLESS") != NULL) {
        FILE *f = fopen(path.ptr, "wb");
        assert_non_null(f);
        fwrite(got.ptr, 1, got.len, f);
        fclose(f);
    }
    assert_int_equal(bl_file_read(&wanted, arena, path.ptr, 1u << 20), BL_OK);
    if (!bl_str_equal(got, wanted))
        fail_msg("%.*s\n--- wanted\n%.*s--- got\n%.*s", BL_STR_ARG(file), BL_STR_ARG(wanted), BL_STR_ARG(got));
    bl_buffer_close(&buffer);
}

static void check_role(bl_arena *arena, const char *folder, bl_str file, bl_diags *diags)
{
    bl_str shipped[] = {BL_STR(ROOT "/rules/scoring.yaml"), BL_STR(ROOT "/tests/bad_roles/rules")};
    bl_role_options options = {.shipped = shipped, .shipped_count = 2};
    bl_str path = bl_str_format(arena, "%s/%.*s", folder, BL_STR_ARG(file)), text;
    bl_role *role = NULL;
    assert_int_equal(bl_file_read(&text, arena, path.ptr, 1u << 20), BL_OK);
    bl_status status = bl_role_open(&role, path, text, &options, diags);
    assert_int_equal(status == BL_OK, diags->errors == 0);
    assert_true((role != NULL) == (status == BL_OK));
    bl_role_close(role);
}

static void check_rules(bl_arena *arena, const char *folder, bl_str file, bl_diags *diags)
{
    bl_str folders[] = {BL_STR(ROOT "/rules/scoring.yaml"), BL_STR(ROOT "/tests/bad_rules/base"), bl_str_format(arena, "%s/%.*s", folder, BL_STR_ARG(file))};
    bl_ruleset *ruleset = NULL;
    bl_status status = bl_ruleset_open(&ruleset, NULL, folders, 3, NULL, diags);
    assert_int_equal(status == BL_OK, diags->errors == 0);
    bl_ruleset_release(ruleset);
}

static void walk(const char *folder, void (*check)(bl_arena *, const char *, bl_str, bl_diags *))
{
    bl_arena *arena = NULL;
    bl_file_list files;
    uint32_t checked = 0;
    assert_int_equal(bl_arena_open(&arena, NULL, 1u << 30), BL_OK);
    assert_int_equal(bl_file_walk(&files, arena, folder, BL_STR(".yaml")), BL_OK);
    for (uint32_t i = 0; i < files.count; i++) {
        if (bl_str_find(files.paths[i], BL_STR("/"), 0) != SIZE_MAX)
            continue; /* the rules that the cases are read with */
        bl_diags diags;
        bl_diags_open(&diags, arena);
        check(arena, folder, files.paths[i], &diags);
        compare(arena, folder, files.paths[i], &diags);
        assert_true(diags.list.count > 0);
        checked++;
    }
    assert_true(checked > 30);
    bl_arena_close(arena);
}

static void bad_roles(void **state)
{
    (void)state;
    walk(ROOT "/tests/bad_roles", check_role);
}

static void bad_rules(void **state)
{
    (void)state;
    walk(ROOT "/tests/bad_rules", check_rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(bad_roles), cmocka_unit_test(bad_rules)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
