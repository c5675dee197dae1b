#include "reading.h"

/* The quantity with the value / 10^scale and unit (NULL: any) must be there. */
static void has(const char *text, int64_t value, unsigned scale, const char *unit, bl_bound bound)
{
    reading r = read_text(text);
    bool found = false;
    for (uint32_t i = 0; i < r.record->quantities.count; i++) {
        const bl_quantity *q = &r.record->quantities.items[i];
        found |= q->value == value && q->scale == scale && q->bound == bound && (unit == NULL || (q->unit != NULL && strcmp(q->unit, unit) == 0));
    }
    if (!found)
        fail_msg("'%s' should hold %lld / 10^%u %s", text, (long long)value, scale, unit == NULL ? "" : unit);
    close_reading(&r);
}

static void has_none(const char *text)
{
    reading r = read_text(text);
    if (r.record->quantities.count > 0)
        fail_msg("'%s' should hold no quantity, but has '%.*s'", text, BL_STR_ARG(r.record->quantities.items[0].raw));
    close_reading(&r);
}

static void test_chinese_magnitudes(void **state)
{
    (void)state;
    has("IM云DAU4亿+", 400000000, 0, "users", BL_BOUND_AT_LEAST);
    has("消息存量1W亿+", 1000000000000, 0, "messages", BL_BOUND_AT_LEAST);
    has("日处理信令1K亿+", 100000000000, 0, NULL, BL_BOUND_AT_LEAST);
    has("峰值QPS 10W+", 100000, 0, "requests/s", BL_BOUND_AT_LEAST);
    has("DAU 2kw", 20000000, 0, "users", BL_BOUND_EXACT);
    has("每年节省成本约4800+万", 48000000, 0, "CNY", BL_BOUND_AT_LEAST);
    has("日活千万级", 10000000, 0, NULL, BL_BOUND_ABOUT);
    has("数以亿计的数据", 100000000, 0, NULL, BL_BOUND_AT_LEAST);
    has("营收 ¥1.2亿", 120000000, 0, "CNY", BL_BOUND_EXACT);
    has("接入20 +新顶级域", 20, 0, NULL, BL_BOUND_AT_LEAST);
    has("可用性4个9", 9999, 4, "%", BL_BOUND_EXACT);
    has("增长16倍", 16, 0, "x", BL_BOUND_EXACT);
}

static void test_english_magnitudes(void **state)
{
    (void)state;
    has("Processed $2.5bn of payments a year", 2500000000, 0, "USD", BL_BOUND_EXACT);
    has("40 TB of data", 40000000000000, 0, "bytes", BL_BOUND_EXACT);
    has("p99 of 30 ms", 3, 2, "s", BL_BOUND_EXACT);
    has("SLA 99.95%", 9995, 4, "%", BL_BOUND_EXACT);
    has("Managed half a million accounts", 500000, 0, "accounts", BL_BOUND_EXACT);
    has("and a dozen engineers", 12, 0, "people", BL_BOUND_EXACT);
    has("serving more than 1,000,000 users", 1000000, 0, "users", BL_BOUND_AT_LEAST);
    has("latency 降低 3x", 3, 0, "x", BL_BOUND_EXACT);
}

static void test_what_is_no_quantity(void **state)
{
    (void)state;
    has_none("Python 3.11, Java 8, Spring Boot 2.7");
    has_none("私聊C2C、群聊C2G、技术职级K4B、IPV6");
    has_none("2018.07 - 2021.07  云杉网络  架构师");
    has_none("致电 138-0000-0000");
}

static void test_too_large_to_hold(void **state)
{
    (void)state;
    has_none("999999999999999999亿亿亿");
    has_none("12345678901234567890123");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_chinese_magnitudes), cmocka_unit_test(test_english_magnitudes),
        cmocka_unit_test(test_what_is_no_quantity), cmocka_unit_test(test_too_large_to_hold)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
