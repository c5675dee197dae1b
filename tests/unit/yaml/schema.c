#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "yaml/schema.h"

typedef struct horse {
    bl_str name;
    bl_milli height;
    uint32_t legs, colour;
    bool fast;
    bl_month born;
    bl_texts races;
    const bl_yaml *owner;
} horse;

static const char *const colours[] = {"", "black", "white", NULL};
static const bl_field fields[] = {
    {.key = "name", .type = BL_FIELD_STRING, .offset = offsetof(horse, name), .required = true},
    {.key = "height", .type = BL_FIELD_DECIMAL, .offset = offsetof(horse, height), .min = 500, .max = 3000},
    {.key = "legs", .type = BL_FIELD_COUNT, .offset = offsetof(horse, legs), .min = 1, .max = 4},
    {.key = "colour", .type = BL_FIELD_ENUM, .offset = offsetof(horse, colour), .names = colours},
    {.key = "fast", .type = BL_FIELD_BOOL, .offset = offsetof(horse, fast)},
    {.key = "born", .type = BL_FIELD_MONTH, .offset = offsetof(horse, born)},
    {.key = "races", .type = BL_FIELD_TEXTS, .offset = offsetof(horse, races), .lone = true},
    {.key = "owner", .type = BL_FIELD_MAP, .offset = offsetof(horse, owner)},
};
static const bl_schema schema = BL_SCHEMA("a horse", fields);

typedef struct reading {
    bl_arena *arena;
    bl_diags diags;
    uint64_t given;
    horse horse;
} reading;

static reading read_horse(const char *text, bool partial)
{
    reading r = {0};
    bl_source source;
    const bl_yaml *root;
    assert_int_equal(bl_arena_open(&r.arena, NULL, 1u << 24), BL_OK);
    bl_diags_open(&r.diags, r.arena);
    assert_int_equal(bl_yaml_parse(&root, &source, r.arena, BL_STR("horse.yaml"), bl_str_of(text), 100, &r.diags), BL_OK);
    bl_yaml_reader reader = {&source, r.arena, &r.diags};
    assert_int_equal(bl_schema_read(&reader, &schema, root, partial, &r.horse, &r.given), BL_OK);
    return r;
}

static void every_type_is_read(void **state)
{
    (void)state;
    reading r = read_horse("{name: 163, height: 1.725, legs: 4, colour: White, fast: true, born: 2019-05-03, races: derby, owner: {x: y}}", false);
    assert_int_equal(r.diags.errors, 0);
    assert_true(bl_str_equal(r.horse.name, BL_STR("163")));
    assert_int_equal(r.horse.height, 1725);
    assert_int_equal(r.horse.legs, 4);
    assert_int_equal(r.horse.colour, 2);
    assert_true(r.horse.fast);
    assert_int_equal(r.horse.born, bl_month_of(2019, 5));
    assert_int_equal(r.horse.races.count, 1);
    assert_non_null(r.horse.owner);
    assert_int_equal(r.given, 255);
    bl_arena_close(r.arena);
}

static void every_problem_is_told_at_once(void **state)
{
    (void)state;
    reading r = read_horse("height: 9\nlegs: 2.5\ncolour: whte\nfast: yes\nborn: 2019-13\nraces: [a, [b]]\nowner: me\nhieght: 1\n", false);
    assert_int_equal(r.diags.errors, 9); /* and the name is missing */
    assert_int_equal(r.given, 0);
    assert_int_equal(r.horse.height, 0);
    for (uint32_t i = 0; i < r.diags.list.count; i++)
        if (r.diags.list.items[i].code == BL_CODE_YAML_UNKNOWN_KEY)
            assert_true(bl_str_equal(r.diags.list.items[i].hint, BL_STR("did you mean 'height'?")));
    bl_arena_close(r.arena);
}

static void partial_readings_keep_the_rest(void **state)
{
    (void)state;
    reading r = read_horse("fast: false\n", true);
    assert_int_equal(r.diags.errors, 0);
    assert_true(bl_schema_given(&schema, r.given, "fast"));
    assert_false(bl_schema_given(&schema, r.given, "name"));
    bl_arena_close(r.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_is_read), cmocka_unit_test(every_problem_is_told_at_once), cmocka_unit_test(partial_readings_keep_the_rest)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
