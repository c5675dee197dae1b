#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source/file.h"

static bl_arena *arena;
static char folder[] = "/tmp/bole-file-XXXXXX";

static const char *below(const char *name) { return bl_str_format(arena, "%s/%s", folder, name).ptr; }

static void write_file(const char *name, const char *text)
{
    FILE *out = fopen(below(name), "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static int set_up(void **state)
{
    (void)state;
    if (bl_arena_open(&arena, NULL, 16u << 20) != BL_OK || mkdtemp(folder) == NULL)
        return -1;
    mkdir(below("b"), 0700);
    mkdir(below(".hidden"), 0700);
    write_file("b/one.yaml", "1");
    write_file("a.yaml", "name: x\n");
    write_file("b.yaml", "");
    write_file("note.txt", "no");
    write_file(".dot.yaml", "no");
    write_file(".hidden/x.yaml", "no");
    if (symlink("a.yaml", below("link.yaml")) != 0 || symlink(".", below("loop")) != 0 || symlink("gone", below("dead.yaml")) != 0)
        return -1;
    return mkfifo(below("pipe.yaml"), 0600);
}

static int tear_down(void **state)
{
    (void)state;
    static const char *const names[] = {
        "b/one.yaml", "a.yaml", "b.yaml", "note.txt", ".dot.yaml", ".hidden/x.yaml", "link.yaml", "loop", "dead.yaml", "pipe.yaml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(below(names[i]));
    rmdir(below("b"));
    rmdir(below(".hidden"));
    rmdir(folder);
    bl_arena_close(arena);
    return 0;
}

static void reads_regular_files(void **state)
{
    (void)state;
    bl_str text;
    assert_int_equal(bl_file_read(&text, arena, below("a.yaml"), 8), BL_OK);
    assert_true(bl_str_equal(text, BL_STR("name: x\n")));
    assert_int_equal(bl_file_read(&text, arena, below("a.yaml"), 7), BL_ERROR_LIMIT);
    assert_int_equal(bl_file_read(&text, arena, below("b.yaml"), 7), BL_OK);
    assert_int_equal(text.len, 0);
    errno = 0;
    assert_int_equal(bl_file_read(&text, arena, below("none"), 7), BL_ERROR_IO);
    assert_int_equal(errno, ENOENT);
    assert_int_equal(bl_file_read(&text, arena, folder, 7), BL_ERROR_IO);
    assert_int_equal(errno, EISDIR);
    assert_int_equal(bl_file_read(&text, arena, below("pipe.yaml"), 7), BL_ERROR_IO);
}

static void walks_in_order(void **state)
{
    (void)state;
    bl_file_list list;
    static const char *const expected[] = {"a.yaml", "b.yaml", "b/one.yaml", "link.yaml"};
    assert_int_equal(bl_file_walk(&list, arena, folder, BL_STR(".yaml")), BL_OK);
    assert_int_equal(list.count, 4);
    for (uint32_t i = 0; i < 4; i++)
        assert_string_equal(list.paths[i].ptr, expected[i]);
    assert_int_equal(bl_file_walk(&list, arena, folder, BL_STR(".none")), BL_OK);
    assert_int_equal(list.count, 0);
    assert_int_equal(bl_file_walk(&list, arena, below("none"), BL_STR("")), BL_ERROR_IO);
}

static void refuses_deep_folders(void **state)
{
    (void)state;
    bl_file_list list;
    bl_str paths[10];
    bl_str path = BL_STR("b");
    for (unsigned i = 0; i < 10; i++) {
        path = bl_str_format(arena, "%.*s/d", BL_STR_ARG(path));
        paths[i] = path;
        assert_int_equal(mkdir(below(path.ptr), 0700), 0);
    }
    assert_int_equal(bl_file_walk(&list, arena, folder, BL_STR(".yaml")), BL_ERROR_LIMIT);
    for (unsigned i = 10; i-- > 0;)
        rmdir(below(paths[i].ptr));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_regular_files), cmocka_unit_test(walks_in_order), cmocka_unit_test(refuses_deep_folders)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
