#include "facts/fields.h"

#include "reading.h"

static const char *const text =
    "# Jane Doe\n\njane@example.com | Leeds, UK\n\n## Work experience\n\n**Acme Pumps Ltd** | Java developer | 2018.07 - 2021.07, left 2021\n\n"
    "- Built billing in Java and Kafka, with Java again\n\n## 教育经历\n\n2014.09 - 2018.06  华岭理工大学  软件工程  本科\n";

/* A reading as far as its outline. */
static void outline(bl_reading *r, bl_arena *arena)
{
    const bl_vocabulary vocabulary = {rules(), NULL};
    bl_document *document;
    bl_failure failure;
    assert_int_equal(bl_read_document(&document, &failure, arena, BL_STR("a.md"), bl_str_of(text)), BL_OK);
    assert_int_equal(bl_reading_open(r, document, &vocabulary, bl_month_of(2024, 6), &bl_needs_record), BL_OK);
    assert_int_equal(bl_mentions_find(&r->mentions, document, r->vocabulary, r->needs), BL_OK);
    assert_int_equal(bl_read_signs(r), BL_OK);
    assert_int_equal(bl_read_worthless(r), BL_OK);
    assert_int_equal(bl_read_outline(r), BL_OK);
}

/* Whatever the span, the mentions of a kind are those that a walk over all of them finds. */
static void mentions_by_kind_are_all_of_them(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_reading r;
    uint32_t seen = 0;
    assert_int_equal(bl_arena_open(&arena, NULL, BL_LIMIT_DOCUMENT_MEMORY), BL_OK);
    outline(&r, arena);
    for (uint32_t begin = 0; begin < r.document->folded.len; begin++)
        for (uint32_t end = begin; end <= r.document->folded.len; end += 7)
            for (unsigned kind = 0; kind < BL_KIND_COUNT; kind++) {
                const bl_span within = {begin, end};
                uint32_t one = 0, other = 0;
                const bl_mention *m;
                do {
                    m = bl_mention_next(&r, (bl_kind)kind, within, &one);
                    assert_ptr_equal(m, bl_mentions_next(&r.mentions, r.document, (bl_kind)kind, within, &other));
                    seen += m != NULL;
                } while (m != NULL);
            }
    assert_true(seen > 0);
    bl_arena_close(arena);
}

/* A line that is split again gives the same fields; lone dates part them only where that is asked. */
static void lines_are_split_alike_every_time(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_reading r;
    uint32_t differ = 0;
    assert_int_equal(bl_arena_open(&arena, NULL, BL_LIMIT_DOCUMENT_MEMORY), BL_OK);
    outline(&r, arena);
    for (uint32_t line = 0; line < r.document->lines.count; line++) {
        const bl_span whole = {r.lines.views[line].begin, r.lines.views[line].end};
        bl_field first[2][BL_FIELD_MAX], again[BL_FIELD_MAX];
        uint32_t counts[2];
        for (unsigned cut = 0; cut < 2; cut++)
            counts[cut] = bl_fields_split(first[cut], &r, line, whole, cut == 1);
        for (unsigned cut = 0; cut < 2; cut++) {
            assert_int_equal(bl_fields_split(again, &r, line, whole, cut == 1), counts[cut]);
            assert_memory_equal(again, first[cut], counts[cut] * sizeof *again);
        }
        differ += counts[0] != counts[1] || memcmp(first[0], first[1], counts[0] * sizeof **first) != 0;
    }
    assert_int_equal(differ, 1);
    bl_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(mentions_by_kind_are_all_of_them), cmocka_unit_test(lines_are_split_alike_every_time)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
