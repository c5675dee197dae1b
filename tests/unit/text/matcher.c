#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/matcher.h"

static bl_arena *arena;

static int open_arena(void **state)
{
    (void)state;
    return bl_arena_open(&arena, NULL, 512u << 20) == BL_OK ? 0 : -1;
}

static int close_arena(void **state)
{
    (void)state;
    bl_arena_close(arena);
    return 0;
}

static bl_folded fold(const char *text)
{
    bl_folded folded;
    bl_str s = bl_str_of(text);
    assert_int_equal(bl_folded_open(&folded, arena, (uint32_t)s.len), BL_OK);
    assert_int_equal(bl_folded_append(&folded, s, (bl_span){0, (uint32_t)s.len}), BL_OK);
    return folded;
}

/* Builds from a NULL-terminated list; the value of a pattern is its index. */
static bl_matcher *build(const char *const *patterns)
{
    bl_pattern list[64];
    uint32_t count = 0;
    for (; patterns[count] != NULL; count++)
        list[count] = (bl_pattern){bl_fold(arena, bl_str_of(patterns[count])), count};
    bl_matcher *matcher;
    assert_int_equal(bl_matcher_build(&matcher, arena, arena, list, count), BL_OK);
    return matcher;
}

/* What is found, as "folded|folded|...". */
static const char *scan(const bl_matcher *matcher, const char *text)
{
    bl_folded folded = fold(text);
    bl_hits hits = {0};
    assert_int_equal(bl_matcher_scan(matcher, &hits, arena, &folded, (bl_span){0, folded.len}), BL_OK);
    bl_str out = BL_STR("");
    for (uint32_t i = 0; i < hits.list.count; i++) {
        bl_hit hit = hits.list.items[i];
        bl_str slice = bl_folded_slice(&folded, (bl_span){hit.begin, hit.end});
        out = bl_str_format(arena, "%.*s%s%.*s", BL_STR_ARG(out), i == 0 ? "" : "|", BL_STR_ARG(slice));
    }
    return out.ptr;
}

static const char *const words[] = {"C", "C++", "C#", "R", "Go", "Go语言", "Java", "JavaScript", "Node.js", "Node", ".NET", "Net", "Spring Boot",
    "Spring Cloud Alibaba", "Spring", "消息队列", "消息", "SSL", "TLS", "microservice", "Python", "Flask", "HTTP", "Objective-C", "T-SQL", "SQL", "CI/CD",
    "A/B testing", "k8s", "p99", "Hystrix", "Netflix", "strategy", "index", "UI", "UX", "ASP.NET", "分布式", NULL};

typedef struct example {
    const char *text, *found;
} example;

static void check_all(const example *examples, size_t count)
{
    const bl_matcher *matcher = build(words);
    for (size_t i = 0; i < count; i++) {
        const char *found = scan(matcher, examples[i].text);
        if (strcmp(found, examples[i].found) != 0)
            print_error("in: %s\n", examples[i].text);
        assert_string_equal(found, examples[i].found);
    }
}

#define CHECK(...)                                               \
    do {                                                         \
        static const example examples[] = {__VA_ARGS__};         \
        check_all(examples, sizeof examples / sizeof *examples); \
    } while (0)

static void knows_boundaries_of_words(void **state)
{
    (void)state;
    CHECK({"C语言", "c"}, {"C++", "c++"}, {"C++11", "c++"}, {"C#", "c#"}, {"C/C++", "c|c++"}, {"C端产品", "c"}, {"C2C", ""}, {"GoDaddy", ""},
        {"JavaScript", "javascript"}, {"精通Java开发", "java"}, {"Python（Flask）", "python|flask"}, {"HTTP(S)", "http"},
        {"Netflix's Hystrix", "netflix|hystrix"}, {"Netflix’s", "netflix"}, {"k8s集群", "k8s"}, {"p99<10ms", "p99"}, {"CI/CD", "ci/cd"},
        {"A/B testing", "a/b testing"});
}

static void knows_dots(void **state)
{
    (void)state;
    CHECK({"Node.js", "node.js"}, {"c.execute()", ""}, {"main.c", ""}, {".NET", ".net"}, {"使用.NET开发", ".net"}, {"ASP.NET", "asp.net"}, {"example.net", ""},
        {"1.Java 2.Go", "java|go"}, {"1).Java", "java"}, {"...Java.", "java"}, {"熟悉Java.", "java"}, {"Java.熟悉", "java"});
}

static void knows_other_marks(void **state)
{
    (void)state;
    CHECK({"SSL+TLS", "ssl|tls"}, {"Java+Python", "java|python"}, {"Spring Boot+ Python", "spring boot|spring|python"}, {"Java+", ""}, {"Java++", ""},
        {"R&D", ""}, {"C&C", ""}, {"UI&UX", "ui|ux"}, {"Java&Python", "java|python"}, {"java@example.com", ""}, {"me@java", ""}, {"@java", "java"},
        {"Type-C", ""}, {"Objective-C", "objective-c"}, {"T-SQL", "t-sql|sql"}, {"c_str", ""}, {"Java-based", "java"}, {"C's", "c"}, {"D'R", ""},
        {"Java、Go、R", "java|go|r"});
}

static void passes_over_gaps(void **state)
{
    (void)state;
    CHECK({"spring boot", "spring boot|spring"}, {"Spring-Boot", "spring-boot|spring"}, {"springboot", "springboot"}, {"spring_boot", "spring_boot|spring"},
        {"spring  boot", "spring  boot|spring"}, {"spring\nboot", "spring"}, {"spring\tboot", "spring"}, {"spring - boot", "spring"},
        {"SpringCloud Alibaba", "springcloud alibaba"}, {"Spring CloudAlibaba", "spring cloudalibaba|spring"}, {"springcloudalibaba", "springcloudalibaba"},
        {"Go 语言", "go 语言|go"}, {"Go语言", "go语言|go"}, {"go-语言", "go-语言|go"}, {"消息队列", "消息队列|消息"}, {"消 息", ""},
        {"Objective C", "objective c|c"});
}

static void tries_simpler_forms(void **state)
{
    (void)state;
    CHECK({"python3", "python"}, {"Python3.7", "python"}, {"Java8开发", "java"}, {"java1.8.x", "java"}, {"TLSv1.2", "tls"}, {"java8.txt", ""},
        {"python12345", ""}, {"c99", ""}, {"microservices", "microservice"}, {"strategies", "strategies"}, {"indexes", "index"}, {"gos", ""},
        {"分布式 microservices", "分布式|microservice"}, {"SpringBoot2", "springboot"}, {"Spring5 Boot", "spring5 boot|spring"});
}

static void a_plural_hides_no_singular(void **state)
{
    (void)state;
    static const char *const names[] = {"test case", "test cases of", "scopes", "scope", NULL};
    const bl_matcher *matcher = build(names);
    assert_string_equal(scan(matcher, "wrote test cases"), "test case");
    assert_string_equal(scan(matcher, "test cases of old"), "test cases of|test case");
    assert_string_equal(scan(matcher, "scopes, a scope"), "scopes|scope|scope");
}

static void reports_all_values_in_order(void **state)
{
    (void)state;
    bl_pattern patterns[] = {{BL_STR("b c"), 9}, {BL_STR("b"), 7}, {BL_STR("b"), 3}, {BL_STR(""), 1}, {BL_STR("-"), 2}, {BL_STR("a b c"), 5}};
    bl_matcher *matcher;
    assert_int_equal(bl_matcher_build(&matcher, arena, arena, patterns, 6), BL_OK);
    bl_folded folded = fold("a b c");
    bl_hits hits = {0};
    assert_int_equal(bl_matcher_scan(matcher, &hits, arena, &folded, (bl_span){0, folded.len}), BL_OK);
    static const bl_hit expected[] = {{0, 5, 5}, {2, 5, 9}, {2, 3, 3}, {2, 3, 7}};
    assert_int_equal(hits.list.count, 4);
    for (unsigned i = 0; i < 4; i++) {
        assert_int_equal(hits.list.items[i].begin, expected[i].begin);
        assert_int_equal(hits.list.items[i].end, expected[i].end);
        assert_int_equal(hits.list.items[i].value, expected[i].value);
    }
}

static void respects_the_span(void **state)
{
    (void)state;
    const bl_matcher *matcher = build(words);
    bl_folded folded = fold("java spring boot javascript");
    bl_hits hits = {0};
    assert_int_equal(bl_matcher_scan(matcher, &hits, arena, &folded, (bl_span){2, 14}), BL_OK); /* "va spring bo" */
    assert_int_equal(hits.list.count, 1);
    assert_int_equal(hits.list.items[0].begin, 5);
    assert_int_equal(bl_matcher_scan(matcher, &hits, arena, &folded, (bl_span){17, 21}), BL_OK); /* "java" of javascript */
    assert_int_equal(hits.list.count, 1);
    assert_int_equal(bl_matcher_scan(matcher, &hits, arena, &folded, (bl_span){3, 99}), BL_ERROR_MISUSE);
}

static void frees_the_first_four_places(void **state)
{
    (void)state;
    static const char *const long_words[] = {"a b c d e f", NULL};
    const bl_matcher *matcher = build(long_words);
    assert_string_equal(scan(matcher, "a b c d e f"), "a b c d e f");
    assert_string_equal(scan(matcher, "abcde f"), "abcde f");
    assert_string_equal(scan(matcher, "a-bc de_f"), "a-bc de_f");
    assert_string_equal(scan(matcher, "abcdef"), "");
    assert_string_equal(scan(matcher, "a b c d ef"), "");
}

static void count_visit(uint32_t value, void *context) { *(uint32_t *)context += value + 1; }

static void finds_names(void **state)
{
    (void)state;
    const bl_matcher *matcher = build(words);
    assert_int_equal(bl_matcher_find(matcher, BL_STR("c"), NULL, NULL), 0);
    assert_int_equal(bl_matcher_find(matcher, BL_STR("springboot"), NULL, NULL), 12);
    assert_int_equal(bl_matcher_find(matcher, BL_STR(" spring-boot "), NULL, NULL), 12);
    assert_int_equal(bl_matcher_find(matcher, BL_STR("microservices"), NULL, NULL), 19);
    assert_int_equal(bl_matcher_find(matcher, BL_STR("python3"), NULL, NULL), UINT32_MAX);
    assert_int_equal(bl_matcher_find(matcher, BL_STR("spring boot x"), NULL, NULL), UINT32_MAX);
    assert_int_equal(bl_matcher_find(matcher, BL_STR(""), NULL, NULL), UINT32_MAX);
    bl_pattern patterns[] = {{BL_STR("a"), 4}, {BL_STR("a"), 2}};
    bl_matcher *two;
    uint32_t sum = 0;
    assert_int_equal(bl_matcher_build(&two, arena, arena, patterns, 2), BL_OK);
    assert_int_equal(bl_matcher_find(two, BL_STR("a"), count_visit, &sum), 4);
    assert_int_equal(sum, 8);
}

/* Places are known by hashes: words that agree in both ends and length collide, and in a large tree others do too. */
static void tells_what_collides_apart(void **state)
{
    (void)state;
    enum { COUNT = 20000 };
    bl_pattern *patterns = malloc(COUNT * sizeof *patterns);
    assert_non_null(patterns);
    for (uint32_t i = 0; i < COUNT; i++)
        patterns[i] = (bl_pattern){bl_str_format(arena, i % 2 == 0 ? "firsteight%06ulasteight b%u" : "a%u消息b%u", i, i % 7), i};
    bl_matcher *matcher;
    assert_int_equal(bl_matcher_build(&matcher, arena, arena, patterns, COUNT), BL_OK);
    for (uint32_t i = 0; i < COUNT; i++) {
        bl_hits hits = {0};
        bl_folded folded = fold(bl_str_format(arena, "x %.*s, y", BL_STR_ARG(patterns[i].folded)).ptr);
        assert_int_equal(bl_matcher_scan(matcher, &hits, arena, &folded, (bl_span){0, folded.len}), BL_OK);
        assert_int_equal(hits.list.count, 1);
        assert_int_equal(hits.list.items[0].value, i);
        assert_int_equal(hits.list.items[0].begin, 2);
        assert_int_equal(hits.list.items[0].end, folded.len - 3);
        assert_int_equal(bl_matcher_find(matcher, patterns[i].folded, NULL, NULL), i);
        bl_str other = bl_str_format(arena, i % 2 == 0 ? "firsteight%06ulasteight b%u" : "a%u消息b%u", i, i % 7 + 1);
        assert_int_equal(bl_matcher_find(matcher, other, NULL, NULL), UINT32_MAX);
    }
    free(patterns);
}

static void takes_hurting_text(void **state)
{
    (void)state;
    const bl_matcher *matcher = build(words);
    enum { SIZE = 1 << 20 };
    static const char *const units[] = {"c", "7", "spring", "spring ", "消", "消息", "c+", "c&", "-", " ", "&c", "x."};
    char *text = malloc(SIZE + 1);
    assert_non_null(text);
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        size_t len = strlen(units[u]), total = 0;
        for (; total + len <= SIZE; total += len)
            memcpy(text + total, units[u], len);
        text[total] = '\0';
        bl_folded folded = fold(text);
        bl_hits hits = {0};
        assert_int_equal(bl_matcher_scan(matcher, &hits, arena, &folded, (bl_span){0, folded.len}), BL_OK);
    }
    free(text);
}

static void *failing_alloc(size_t size, void *context)
{
    unsigned *left = context;
    if (*left == 0)
        return NULL;
    --*left;
    return malloc(size);
}

static void failing_release(void *memory, void *context)
{
    (void)context;
    free(memory);
}

static void reports_lack_of_memory(void **state)
{
    (void)state;
    bl_pattern patterns[3000];
    for (uint32_t i = 0; i < 3000; i++)
        patterns[i] = (bl_pattern){bl_str_format(arena, "a%u b%u", i, i % 50), i};
    bl_folded folded = fold("a1 b1 a2 b2");
    bool done = false;
    for (unsigned allowed = 1; !done; allowed++) {
        unsigned left = allowed;
        bl_allocator allocator = {failing_alloc, failing_release, &left};
        bl_arena *small;
        bl_matcher *matcher;
        bl_hits hits = {0};
        assert_int_equal(bl_arena_open(&small, &allocator, 64u << 20), BL_OK);
        bl_status status = bl_matcher_build(&matcher, small, small, patterns, 3000);
        assert_true(status == BL_OK ? matcher != NULL : matcher == NULL && status == BL_ERROR_MEMORY);
        if (status == BL_OK)
            status = bl_matcher_scan(matcher, &hits, small, &folded, (bl_span){0, folded.len});
        assert_true(status == BL_OK || status == BL_ERROR_MEMORY);
        done = status == BL_OK;
        bl_arena_close(small);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_boundaries_of_words),
        cmocka_unit_test(knows_dots),
        cmocka_unit_test(knows_other_marks),
        cmocka_unit_test(passes_over_gaps),
        cmocka_unit_test(tries_simpler_forms),
        cmocka_unit_test(a_plural_hides_no_singular),
        cmocka_unit_test(reports_all_values_in_order),
        cmocka_unit_test(respects_the_span),
        cmocka_unit_test(finds_names),
        cmocka_unit_test(tells_what_collides_apart),
        cmocka_unit_test(takes_hurting_text),
        cmocka_unit_test(frees_the_first_four_places),
        cmocka_unit_test(reports_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
