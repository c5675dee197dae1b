#define _DEFAULT_SOURCE

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source/kept.h"

enum { DAY = 24 * 60 * 60 };

static char folder[] = "/tmp/bole-kept-XXXXXX";

static const char *below(const char *name)
{
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static int set_up(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    return rmdir(folder);
}

static bool put(const char *in, const char *name, const char *bytes, size_t size)
{
    const bl_str pieces[] = {{bytes, size / 3}, {bytes + size / 3, 0}, {bytes + size / 3, size - size / 3}};
    return bl_kept_write(in, name, pieces, 3);
}

static bool exists(const char *name) { return access(below(name), F_OK) == 0; }

static bool opens(const char *name)
{
    bl_kept kept;
    if (!bl_kept_open(&kept, folder, name))
        return false;
    bl_kept_close(&kept);
    return true;
}

static void set_day(const char *name, uint32_t day, long nanoseconds)
{
    const struct timespec when = {(time_t)day * DAY, nanoseconds}, times[] = {when, when};
    assert_int_equal(utimensat(AT_FDCWD, below(name), times, 0), 0);
}

static void what_is_written_can_be_mapped(void **state)
{
    (void)state;
    static char bytes[100000];
    memset(bytes, 'x', sizeof bytes);
    assert_true(put(folder, "a.kept", bytes, sizeof bytes));
    struct stat info;
    assert_int_equal(stat(below("a.kept"), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    bl_kept kept;
    char begin[4];
    assert_true(bl_kept_open(&kept, folder, "a.kept"));
    assert_int_equal(kept.size, sizeof bytes);
    assert_true(bl_kept_begin(&kept, begin, sizeof begin));
    assert_memory_equal(begin, "xxxx", 4);
    assert_false(bl_kept_begin(&kept, bytes, sizeof bytes + 1));
    const uint64_t address = bl_kept_address(kept.size);
    char *there = bl_kept_map(&kept, address), *elsewhere = bl_kept_map(&kept, address);
    assert_non_null(there);
    assert_non_null(elsewhere);
    assert_ptr_not_equal(there, elsewhere);
    if ((uint64_t)(uintptr_t)there == address) /* most likely; sanitizers may have their own mind */
        assert_true((uint64_t)(uintptr_t)elsewhere != address);
    elsewhere[50000] = 'y'; /* stays in this memory */
    assert_true(bl_kept_settle(elsewhere, kept.size));
    assert_true(put(folder, "a.kept", "new", 3)); /* what is mapped is as it was */
    assert_int_equal(there[50000], 'x');
    assert_int_equal(elsewhere[50000], 'y');
    bl_kept_unmap(there, kept.size);
    bl_kept_unmap(elsewhere, kept.size);
    bl_kept_close(&kept);
    assert_int_equal(bl_kept_clear(folder, ".kept"), 1);
}

static void only_files_of_the_users_own_are_trusted(void **state)
{
    (void)state;
    assert_false(opens("none"));
    assert_true(put(folder, "a.kept", "abc", 3));
    assert_true(opens("a.kept"));
    static const mode_t others[] = {0640, 0660, 0604, 0606, 0610};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        chmod(below("a.kept"), others[i]);
        assert_false(opens("a.kept"));
    }
    chmod(below("a.kept"), 0600);
    assert_true(opens("a.kept"));
    assert_int_equal(symlink("a.kept", below("link.kept")), 0);
    assert_false(opens("link.kept"));
    unlink(below("link.kept"));
    assert_int_equal(mkfifo(below("pipe.kept"), 0600), 0);
    assert_false(opens("pipe.kept"));
    unlink(below("pipe.kept"));
    assert_int_equal(mkdir(below("folder.kept"), 0700), 0);
    assert_false(opens("folder.kept"));
    rmdir(below("folder.kept"));
    assert_true(put(folder, "empty.kept", "", 0));
    assert_false(opens("empty.kept"));
    if (geteuid() == 0) {
        assert_int_equal(chown(below("a.kept"), 65534, (gid_t)-1), 0);
        assert_false(opens("a.kept"));
        assert_int_equal(chown(below("a.kept"), 0, (gid_t)-1), 0);
    }
    bl_kept_clear(folder, ".kept");
}

static void only_a_folder_of_the_users_own_is_trusted(void **state)
{
    (void)state;
    assert_true(put(folder, "a.kept", "abc", 3));
    chmod(folder, 0770);
    assert_false(opens("a.kept"));
    assert_false(put(folder, "b.kept", "abc", 3));
    assert_int_equal(bl_kept_clear(folder, ".kept"), 0);
    chmod(folder, 0755);
    assert_true(opens("a.kept"));
    if (geteuid() == 0) {
        assert_int_equal(chown(folder, 65534, (gid_t)-1), 0);
        assert_false(opens("a.kept"));
        assert_false(put(folder, "b.kept", "abc", 3));
        assert_int_equal(chown(folder, 0, (gid_t)-1), 0);
    } else {
        chmod(folder, 0500);
        assert_true(opens("a.kept"));
        assert_false(put(folder, "b.kept", "abc", 3));
    }
    chmod(folder, 0700);
    assert_false(put("/dev/null", "b.kept", "abc", 3));
    assert_false(put("/nowhere", "b.kept", "abc", 3));
    assert_int_equal(bl_kept_clear(folder, ".kept"), 1);
}

static void a_write_that_fails_leaves_nothing(void **state)
{
    (void)state;
    struct rlimit limit, small;
    getrlimit(RLIMIT_FSIZE, &limit);
    small = limit;
    small.rlim_cur = 100;
    setrlimit(RLIMIT_FSIZE, &small);
    static char bytes[200];
    assert_false(put(folder, "a.kept", bytes, sizeof bytes)); /* and no signal ends the test */
    setrlimit(RLIMIT_FSIZE, &limit);
    assert_int_equal(mkdir(below("a.kept"), 0700), 0);
    assert_false(put(folder, "a.kept", bytes, sizeof bytes)); /* no file takes the place of a folder */
    assert_int_equal(rmdir(below("a.kept")), 0);
}

static void what_nobody_uses_is_forgotten(void **state)
{
    (void)state;
    const uint32_t today = 20000;
    static const char *const names[] = {"a.kept", "b.kept", "c.kept", "d.kept", "e.kept", "other.txt", "p.kept.1-0.part", "q.kept.2-0.part"};
    static const uint32_t ages[] = {31, 30, 2, 1, 0, 400, 0, 2};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_true(put(folder, names[i], "abc", 3));
        set_day(names[i], today - ages[i], (long)i);
    }
    bl_kept_sweep(folder, ".kept", today, 30, 100);
    assert_false(exists("a.kept"));
    assert_true(exists("b.kept") && exists("c.kept") && exists("d.kept") && exists("e.kept"));
    assert_true(exists("other.txt")); /* none of ours */
    assert_true(exists("p.kept.1-0.part"));
    assert_false(exists("q.kept.2-0.part"));
    bl_kept_sweep(folder, ".kept", today, 30, 2);
    assert_false(exists("b.kept") || exists("c.kept"));
    assert_true(exists("d.kept") && exists("e.kept"));
    bl_kept kept;
    assert_true(bl_kept_open(&kept, folder, "d.kept"));
    assert_int_equal(kept.day, today - 1);
    bl_kept_use(&kept, 0); /* nobody knows the day */
    bl_kept_use(&kept, today - 1);
    bl_kept_close(&kept);
    assert_true(bl_kept_open(&kept, folder, "d.kept"));
    assert_int_equal(kept.day, today - 1);
    bl_kept_use(&kept, today);
    bl_kept_close(&kept);
    assert_true(bl_kept_open(&kept, folder, "d.kept"));
    assert_true(kept.day >= today);
    bl_kept_close(&kept);
    assert_int_equal(bl_kept_clear(folder, ".kept"), 2); /* a part is none */
    assert_false(exists("p.kept.1-0.part"));
    unlink(below("other.txt"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_can_be_mapped),
        cmocka_unit_test(only_files_of_the_users_own_are_trusted),
        cmocka_unit_test(only_a_folder_of_the_users_own_is_trusted),
        cmocka_unit_test(a_write_that_fails_leaves_nothing),
        cmocka_unit_test(what_nobody_uses_is_forgotten),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
