/* What the tests of facts/ share: a text, read with the rules that come with the program, and short strings of what was read out of it. */
#ifndef BL_TEST_FACTS_READING_H
#define BL_TEST_FACTS_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "facts/facts.h"
#include "read/reader.h"

typedef struct reading {
    bl_arena *arena;
    bl_record *record;
} reading;

static bl_ruleset *shared_rules;

static inline const bl_ruleset *rules(void)
{
    if (shared_rules == NULL) {
        static bl_diags diags;
        bl_arena *arena;
        const bl_str folder = BL_STR(BOLE_TEST_ROOT "/rules");
        assert_int_equal(bl_arena_open(&arena, NULL, BL_LIMIT_RULESET_MEMORY), BL_OK);
        bl_diags_open(&diags, arena);
        assert_int_equal(bl_ruleset_open(&shared_rules, NULL, &folder, 1, NULL, &diags), BL_OK);
        bl_arena_close(arena);
    }
    return shared_rules;
}

static inline reading read_as(const char *path, const char *text)
{
    reading r = {NULL, NULL};
    bl_document *document;
    bl_failure failure;
    assert_int_equal(bl_arena_open(&r.arena, NULL, BL_LIMIT_DOCUMENT_MEMORY), BL_OK);
    assert_int_equal(bl_read_document(&document, &failure, r.arena, bl_str_of(path), bl_str_of(text)), BL_OK);
    bl_vocabulary vocabulary = {rules(), NULL};
    assert_int_equal(bl_facts_read(&r.record, document, &vocabulary, bl_month_of(2024, 6), &bl_needs_record), BL_OK);
    return r;
}

static inline reading read_text(const char *text) { return read_as("a.md", text); }

static inline void close_reading(reading *r) { bl_arena_close(r->arena); }

static inline void write_date(bl_buffer *out, bl_date date)
{
    if (date.precision == BL_DATE_PRESENT)
        bl_buffer_add_z(out, "now");
    else if (date.precision == BL_DATE_YEAR)
        bl_buffer_format(out, "%d", bl_month_year(date.month));
    else if (date.precision == BL_DATE_MONTH)
        bl_buffer_format(out, "%d-%02d", bl_month_year(date.month), bl_month_number(date.month));
    else
        bl_buffer_add_z(out, "?");
}

/* "employer|title|start|end|months" a job and a line; "i" before an internship. */
static inline void check_jobs(const char *text, const char *expected)
{
    reading r = read_text(text);
    bl_buffer out;
    bl_buffer_open(&out, NULL, 1 << 20);
    for (uint32_t i = 0; i < r.record->jobs.count; i++) {
        const bl_job *job = &r.record->jobs.items[i];
        bl_buffer_format(&out, "%s%.*s|%.*s|", job->internship ? "i " : "", BL_STR_ARG(job->name), BL_STR_ARG(job->position));
        write_date(&out, job->when.start);
        bl_buffer_add_char(&out, '|');
        write_date(&out, job->when.end);
        bl_buffer_format(&out, "|%d\n", (int)(job->when.proven.end - job->when.proven.begin));
    }
    bl_buffer_add_char(&out, '\0');
    assert_string_equal(out.bytes, expected);
    bl_buffer_close(&out);
    close_reading(&r);
}

/* "school|level|area|start|end|status" a school and a line. */
static inline void check_schools(const char *text, const char *expected)
{
    reading r = read_text(text);
    bl_buffer out;
    bl_buffer_open(&out, NULL, 1 << 20);
    for (uint32_t i = 0; i < r.record->schools.count; i++) {
        const bl_school *school = &r.record->schools.items[i];
        const char *level = bl_level_name(school->level);
        bl_buffer_format(
            &out, "%.*s|%s|%.*s|", BL_STR_ARG(school->institution), school->level == BL_LEVEL_NONE || level == NULL ? "" : level, BL_STR_ARG(school->area));
        write_date(&out, school->when.start);
        bl_buffer_add_char(&out, '|');
        write_date(&out, school->when.end);
        bl_buffer_format(&out, "|%s\n", bl_study_name(school->status));
    }
    bl_buffer_add_char(&out, '\0');
    assert_string_equal(out.bytes, expected);
    bl_buffer_close(&out);
    close_reading(&r);
}

static inline bool has_finding(const bl_record *record, const char *code)
{
    for (uint32_t i = 0; i < record->findings.count; i++)
        if (strcmp(record->findings.items[i].code, code) == 0)
            return true;
    return false;
}

static inline int release_rules(void **state)
{
    (void)state;
    bl_ruleset_release(shared_rules);
    return 0;
}

#endif
