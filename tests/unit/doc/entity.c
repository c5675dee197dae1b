#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/entity.h"

static void decodes_to(const char *reference, const char *expected)
{
    char out[5] = "";
    out[bl_entity_decode(out, bl_str_of(reference))] = '\0';
    assert_string_equal(out, expected);
}

static void test_names_and_numbers(void **state)
{
    (void)state;
    decodes_to("&amp;", "&");
    decodes_to("&apos;", "'");
    decodes_to("&nbsp;", "\xC2\xA0");
    decodes_to("&Eacute;", "É");
    decodes_to("&eacute;", "é");
    decodes_to("&zwnj;", "\xE2\x80\x8C");
    decodes_to("&AElig;", "Æ");
    decodes_to("&#20013;", "中");
    decodes_to("&#x4E2d;", "中");
    decodes_to("&#x1F600;", "😀");
}

static void test_the_impossible(void **state)
{
    (void)state;
    decodes_to("&nosuch;", "");
    decodes_to("&;", "");
    decodes_to("&#;", "");
    decodes_to("&#x;", "");
    decodes_to("&#12a;", "");
    decodes_to("amp;", "");
    decodes_to("&#0;", "\xEF\xBF\xBD");
    decodes_to("&#xD800;", "\xEF\xBF\xBD");
    decodes_to("&#99999999999999999999;", "\xEF\xBF\xBD");
    decodes_to("&#10;", " ");
}

static void test_length(void **state)
{
    (void)state;
    assert_int_equal(bl_entity_length(BL_STR("&amp;x")), 5);
    assert_int_equal(bl_entity_length(BL_STR("&#20013;")), 8);
    assert_int_equal(bl_entity_length(BL_STR("&amp")), 0);
    assert_int_equal(bl_entity_length(BL_STR("& amp;")), 0);
    assert_int_equal(bl_entity_length(BL_STR("&;")), 0);
    assert_int_equal(bl_entity_length(BL_STR("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names_and_numbers), cmocka_unit_test(test_the_impossible), cmocka_unit_test(test_length)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
