/* Dates and quantities alone: whatever the text, both walks end, go forward, stay inside, and give months and values that make sense. */
#include "facts/dates.h"
#include "facts/numbers.h"
#include "read/reader.h"
#include "reading.h"

static void check_when(const bl_when *when)
{
    require(when->proven.begin <= when->proven.end && when->possible.begin <= when->possible.end);
    require(when->proven.end - when->proven.begin <= when->possible.end - when->possible.begin || !when->known);
}

static void walk_dates(const bl_document *d, bl_arena *arena)
{
    const bl_month as_of = bl_month_of(2024, 6);
    const bl_span all = {0, d->folded.len};
    bl_glance glance;
    bl_signs signs;
    bl_dates dates;
    bl_range range;
    require(bl_glance_at(&glance, arena, (bl_str){d->folded.bytes, d->folded.len}) == BL_OK);
    require(bl_signs_find(&signs, d, &glance) == BL_OK && bl_dates_open(&dates, d, &glance, &signs) == BL_OK);
    uint32_t last = 0;
    for (uint32_t offset = 0; bl_dates_next(&range, &dates, all, as_of, &offset);) {
        require(range.begin >= last && range.begin < range.end && range.end <= d->folded.len && offset >= range.end);
        require(range.problem != NULL || range.from.precision != BL_DATE_UNKNOWN);
        const bl_when when = bl_when_of(d, &range, as_of);
        check_when(&when);
        last = range.end;
    }
    (void)bl_dates_is_present(d, all);
}

static void walk_numbers(const bl_document *d)
{
    const bl_str text = {d->folded.bytes, d->folded.len};
    bl_number number;
    for (uint32_t i = 0; i < d->lines.count; i++) {
        const bl_line *line = &d->lines.items[i];
        for (uint32_t offset = line->begin, before = offset; bl_numbers_next(&number, text, line->begin, line->end, &offset); before = offset) {
            require(offset > before && number.begin >= line->begin && number.begin < number.end && number.end <= line->end);
            require(number.digits <= number.digits_end && number.digits_end <= line->end && number.scale <= 18);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    bl_arena *arena;
    bl_document *document;
    bl_failure failure;
    require(bl_arena_open(&arena, NULL, BL_LIMIT_DOCUMENT_MEMORY) == BL_OK);
    if (bl_read_document(&document, &failure, arena, BL_STR("a.txt"), (bl_str){(const char *)bytes, size}) == BL_OK) {
        walk_dates(document, arena);
        walk_numbers(document);
    }
    bl_arena_close(arena);
    return 0;
}
