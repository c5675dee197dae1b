/* Patents, certificates and languages: what a person has on paper. */
#include "reading.h"

static void patents(const char *text, uint32_t granted, uint32_t pending)
{
    reading r = read_text(text);
    if (r.record->patents_granted != granted || r.record->patents_pending != pending)
        fail_msg("'%s': %u granted, %u pending", text, r.record->patents_granted, r.record->patents_pending);
    close_reading(&r);
}

static void test_one_patent_named_twice_is_one(void **state)
{
    (void)state;
    patents("## 工作经历\n\n2018.01 - 2020.01 云杉网络 工程师\n\n- 实现签名能力，并获得国家专利授权1项\n\n知识产权：获得授权专利1项\n", 1, 0);
    patents("共获得60+项授权专利，其中美国2项\n", 60, 0);
    patents("## Patents\n\n- 已授权70+\n- 申请中180+\n", 70, 180);
    patents("Hold one granted patent (blade-root seal) and one pending application\n", 1, 1);
    patents("Managed outside counsel in patent litigation\n", 0, 0);
}

static const bl_certificate *certificate(const reading *r, const char *id)
{
    for (uint32_t i = 0; i < r->record->certificates.count; i++) {
        const bl_certificate *c = &r->record->certificates.items[i];
        if (c->entry != BL_NO_ENTRY && bl_str_equal(bl_vocabulary_entry(&r->record->vocabulary, c->entry)->id, bl_str_of(id)))
            return c;
    }
    fail_msg("no certificate %s", id);
    return NULL;
}

static void test_papers_of_a_certificate(void **state)
{
    (void)state;
    reading r = read_text("## 证书\n- CPA在读，已过3科\n- PMP\n");
    assert_int_equal(certificate(&r, "cpa")->status, BL_CERTIFICATE_PARTLY);
    assert_int_equal(certificate(&r, "cpa")->papers, 3);
    assert_int_equal(certificate(&r, "cpa")->of, 6);
    assert_int_equal(certificate(&r, "pmp")->status, BL_CERTIFICATE_HELD);
    close_reading(&r);
}

static void language(const char *text, const char *id, bl_cefr cefr)
{
    reading r = read_text(text);
    for (uint32_t i = 0; i < r.record->languages.count; i++)
        if (bl_str_equal(bl_vocabulary_entry(&r.record->vocabulary, r.record->languages.items[i].entry)->id, bl_str_of(id))) {
            if (r.record->languages.items[i].cefr != cefr)
                fail_msg("'%s': %s is %s", text, id, bl_cefr_name(r.record->languages.items[i].cefr));
            close_reading(&r);
            return;
        }
    fail_msg("'%s': no %s", text, id);
}

static void test_levels_of_languages(void **state)
{
    (void)state;
    language("## Languages\n- 英文听说读写良好，四级成绩（588）、六级成绩（571）\n", "en", BL_CEFR_B2);
    language("## Languages\nEnglish (native), French (basic)\n", "fr", BL_CEFR_A2);
    language("## Languages\nEnglish (native), French (basic)\n", "en", BL_CEFR_C2);
    language("## 语言能力\n日语：N2\n英语：CET-4/6\n", "en", BL_CEFR_B2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_patent_named_twice_is_one), cmocka_unit_test(test_papers_of_a_certificate), cmocka_unit_test(test_levels_of_languages)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
