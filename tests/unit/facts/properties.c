/*
 * What must hold for any text: dates that are written are read back, every span lies in the text, the folded text maps back in order; and for any role
 * over the sample résumés: what the points, the maxima and the states promise. Every random choice comes from a fixed seed.
 */
#include "reading.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "facts/dates.h"
#include "score/score.h"

/* ---- chance, the same on every machine (xorshift64) ---- */

static uint64_t chance = 1;

static uint32_t below(uint32_t count)
{
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (uint32_t)((chance >> 32) % count);
}

static int between(int low, int high) { return low + (int)below((uint32_t)(high - low + 1)); }

/* ---- the sample résumés ---- */

#define SAMPLES 256

typedef struct sample {
    char name[256];
    char *bytes; /* a NUL stands behind the end */
    size_t len;
} sample;

static sample samples[SAMPLES];
static uint32_t sample_count;

static int compare_samples(const void *a, const void *b) { return strcmp(((const sample *)a)->name, ((const sample *)b)->name); }

static void load_sample(const char *folder, const char *name)
{
    char path[1024];
    sample *s = &samples[sample_count++];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    snprintf(s->name, sizeof s->name, "%s", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    assert_true(size > 0);
    rewind(file);
    s->len = (size_t)size;
    s->bytes = malloc(s->len + 1);
    assert_non_null(s->bytes);
    assert_int_equal(fread(s->bytes, 1, s->len, file), s->len);
    s->bytes[s->len] = '\0';
    fclose(file);
}

static int load_samples(void **state)
{
    (void)state;
    const char *folder = BOLE_TEST_ROOT "/tests/resumes";
    DIR *directory = opendir(folder);
    assert_non_null(directory);
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL && sample_count < SAMPLES;)
        if (strstr(entry->d_name, ".md") != NULL || strstr(entry->d_name, ".txt") != NULL)
            load_sample(folder, entry->d_name);
    closedir(directory);
    assert_true(sample_count >= 20);
    qsort(samples, sample_count, sizeof *samples, compare_samples); /* folders have no order */
    return 0;
}

static int free_samples(void **state)
{
    for (uint32_t i = 0; i < sample_count; i++)
        free(samples[i].bytes);
    return release_rules(state);
}

/* A document in a fresh arena; NULL (and no arena) where the bytes are none. */
static bl_document *document_of(bl_arena **arena, bl_str path, bl_str bytes)
{
    bl_document *document;
    bl_failure failure;
    assert_int_equal(bl_arena_open(arena, NULL, BL_LIMIT_DOCUMENT_MEMORY), BL_OK);
    bl_status status = bl_read_document(&document, &failure, *arena, path, bytes);
    if (status == BL_OK)
        return document;
    assert_int_equal(status, BL_ERROR_INPUT);
    assert_true(failure.code.len > 0 && failure.message.len > 0);
    bl_arena_close(*arena);
    return NULL;
}

/* ---- dates ---- */

static const bl_month today = 2024 * 12 + 5;

static const char *const short_months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const long_months[] = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
static const char *const han_digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const char *const han_months[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"};
static const char *const wide_digits[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};

#define DATE_FORMS 30

/* One month in a form. */
static void write_month(bl_buffer *out, unsigned form, bl_month month)
{
    const int y = bl_month_year(month), m = bl_month_number(month);
    switch (form) {
    case 0: bl_buffer_format(out, "%d.%02d", y, m); break;
    case 1: bl_buffer_format(out, "%d.%d", y, m); break;
    case 2: bl_buffer_format(out, "%d-%02d", y, m); break;
    case 3: bl_buffer_format(out, "%d/%d", y, m); break;
    case 4: bl_buffer_format(out, "%d/%02d", y, m); break;
    case 5: bl_buffer_format(out, "%02d/%d", m, y); break;
    case 6: bl_buffer_format(out, "%d年%d月", y, m); break;
    case 7: bl_buffer_format(out, "%d年%02d月", y, m); break;
    case 8: bl_buffer_format(out, "%d 年 %d 月", y, m); break;
    case 9: bl_buffer_format(out, "%d年%02d月%02d日", y, m, between(1, 28)); break;
    case 10: bl_buffer_format(out, "%s %d", short_months[m - 1], y); break;
    case 11: bl_buffer_format(out, "%s. %d", short_months[m - 1], y); break;
    case 12: bl_buffer_format(out, "%s %d", long_months[m - 1], y); break;
    case 13: bl_buffer_format(out, "%s, %d", long_months[m - 1], y); break;
    case 14: bl_buffer_format(out, "%s '%02d", short_months[m - 1], y % 100); break;
    case 15: bl_buffer_format(out, "%d %s %d", between(1, 28), long_months[m - 1], y); break;
    case 16: bl_buffer_format(out, "%02d.%02d.%d", between(1, 28), m, y); break;
    case 17: bl_buffer_format(out, "%d.%02d.%02d", y, m, between(1, 28)); break;
    case 18: bl_buffer_format(out, "%d%02d", y, m); break;
    case 19: bl_buffer_format(out, "民国%d年%d月", y - 1911, m); break;
    case 20:
        for (int divisor = 1000; divisor > 0; divisor /= 10)
            bl_buffer_add_z(out, han_digits[y / divisor % 10]);
        bl_buffer_format(out, "年%s月", han_months[m - 1]);
        break;
    case 21: bl_buffer_format(out, "%02d.%02d", y % 100, m); break;
    case 22: bl_buffer_format(out, "%02d/%02d", m, y % 100); break;
    case 23: bl_buffer_format(out, "%s%d", short_months[m - 1], y); break;
    case 24: bl_buffer_format(out, "%d %s", y, short_months[m - 1]); break;
    case 25: bl_buffer_format(out, "%02d-%d", m, y); break;
    case 26: bl_buffer_format(out, "民國%d年%02d月%02d日", y - 1911, m, between(1, 28)); break;
    case 27: bl_buffer_format(out, "%s 1st, %d", long_months[m - 1], y); break;
    case 28: bl_buffer_format(out, "%d/%02d/%02d", y, m, between(1, 28)); break;
    default:
        for (int divisor = 1000; divisor > 0; divisor /= 10)
            bl_buffer_add_z(out, wide_digits[y / divisor % 10]);
        bl_buffer_format(out, "．%s%s", wide_digits[m / 10], wide_digits[m % 10]);
        break;
    }
}

static bool is_english(unsigned form) { return (form >= 10 && form <= 15) || form == 23 || form == 24 || form == 27; }

static void check_period(const char *text, bl_date from, bl_date to)
{
    bl_arena *arena;
    bl_document *document = document_of(&arena, BL_STR("a.txt"), bl_str_of(text));
    bl_range range, more;
    uint32_t offset = 0;
    assert_non_null(document);
    const bl_span all = {0, document->folded.len};
    bl_glance glance;
    bl_signs signs;
    bl_dates dates;
    assert_int_equal(bl_glance_at(&glance, arena, (bl_str){document->folded.bytes, document->folded.len}), BL_OK);
    assert_int_equal(bl_signs_find(&signs, document, &glance), BL_OK);
    assert_int_equal(bl_dates_open(&dates, document, &glance, &signs), BL_OK);
    if (!bl_dates_next(&range, &dates, all, today, &offset) || range.problem != NULL || range.single || range.from.precision != from.precision ||
        range.from.month != from.month || range.to.precision != to.precision || range.to.month != to.month || bl_dates_next(&more, &dates, all, today, &offset))
        fail_msg("not read back: %s", text);
    bl_when when = bl_when_of(document, &range, today);
    assert_true(when.known);
    if (from.precision == BL_DATE_MONTH) {
        assert_int_equal(when.proven.begin, from.month);
        assert_int_equal(when.proven.end, to.month);
    }
    assert_true(when.at.begin < when.at.end && when.at.end <= document->text.text.len);
    bl_arena_close(arena);
}

/* The words that stand around a period in the head of a job. */
static void write_period(bl_buffer *out, unsigned form, bl_date from, bl_date to)
{
    static const char *const connectors[] = {" - ", " – ", " — ", "——", " ~ ", "～", "-", "–", "~", " to ", " until ", " through ", "至", "到", " 至 "};
    static const char *const present_zh[] = {"至今", "今", "现在", "目前"}, *const present_en[] = {"Present", "now", "current", "today", "ongoing"};
    static const char *const before[] = {"", "Somewhere Ltd  ", "青柠电商 | ", "(", "Engineer, ", "· "};
    static const char *const behind[] = {"", "  Somewhere Ltd", " | 工程师", ")", ", Engineer"};
    const unsigned around = below(6); /* 3: in brackets */
    const bool english = is_english(form);
    const char *connector = connectors[english ? below(12) : below(15)];
    bl_buffer_clear(out);
    bl_buffer_add_z(out, before[around]);
    write_month(out, form, from.month);
    bl_buffer_add_z(out, connector);
    if (to.precision == BL_DATE_PRESENT)
        bl_buffer_add_z(out, english ? present_en[below(5)] : present_zh[below(4)]);
    else
        write_month(out, form, to.month);
    bl_buffer_add_z(out, behind[around == 3 ? 3 : around % 3 + (around == 5 ? 2 : 0)]);
    bl_buffer_add_char(out, '\0');
}

static void test_periods_are_read_back(void **state)
{
    (void)state;
    chance = 20240601;
    bl_buffer text;
    bl_buffer_open(&text, NULL, 1 << 16);
    for (unsigned round = 0; round < 4000; round++) {
        const unsigned form = round % DATE_FORMS;
        const bl_date from = {BL_DATE_MONTH, between(1991 * 12, 2022 * 12)};
        bl_date to = {BL_DATE_MONTH, from.month + between(1, 24)};
        if (below(4) == 0)
            to = (bl_date){BL_DATE_PRESENT, today};
        write_period(&text, form, from, to);
        check_period(text.bytes, from, to);
    }
    for (unsigned round = 0; round < 200; round++) { /* a year alone */
        const bl_date from = {BL_DATE_YEAR, bl_month_of(between(1985, 2020), 1)}, to = {BL_DATE_YEAR, from.month + 12 * between(1, 8)};
        static const char *const connectors[] = {"-", " - ", " – ", "~", " to ", "至"};
        bl_buffer_clear(&text);
        bl_buffer_format(&text, "%d%s%d", bl_month_year(from.month), connectors[below(6)], bl_month_year(to.month));
        bl_buffer_add_char(&text, '\0');
        check_period(text.bytes, from, to);
    }
    bl_buffer_close(&text);
}

/* ---- spans ---- */

static bool starts_character(bl_str text, uint32_t at) { return at == text.len || ((unsigned char)text.ptr[at] & 0xC0) != 0x80; }

static void check_span(const bl_record *record, bl_span at)
{
    const bl_str text = record->document->text.text;
    assert_true(at.begin <= at.end && at.end <= text.len);
    assert_true(starts_character(text, at.begin) && starts_character(text, at.end));
}

static void check_owner(const bl_record *record, bl_owner owner)
{
    const uint32_t counts[] = {BL_SECTION_COUNT, record->jobs.count, record->projects.count};
    assert_true(owner.index < counts[owner.kind]);
}

static void check_evidence(const bl_record *record, const bl_evidences *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const bl_evidence *e = &list->items[i];
        check_span(record, e->at);
        check_owner(record, e->owner);
        assert_true(e->at.begin < e->at.end);
        assert_int_equal(bl_source_line(&record->document->text, e->at.begin), bl_source_line(&record->document->text, e->at.end - 1));
        if (i > 0)
            assert_true(list->items[i - 1].at.begin <= e->at.begin);
    }
}

static void check_when(const bl_record *record, const bl_when *when)
{
    check_span(record, when->at);
    if (!when->known)
        return;
    assert_true(when->proven.begin <= when->proven.end && when->possible.begin <= when->possible.end);
    assert_true(when->proven.end <= record->as_of || when->proven.end == when->proven.begin);
}

static void check_periods(const bl_periods *periods, uint32_t months)
{
    for (uint32_t i = 0; i < periods->count; i++) {
        assert_true(periods->items[i].begin < periods->items[i].end);
        assert_true(i == 0 || periods->items[i - 1].end < periods->items[i].begin);
    }
    assert_int_equal(bl_periods_months(periods->items, periods->count), (int32_t)months);
}

static void check_highlights(const bl_record *record, const bl_highlights *list)
{
    for (uint32_t i = 0; i < list->count; i++)
        check_span(record, list->items[i].at);
}

static void check_careers(const bl_record *record)
{
    const uint32_t lines = record->document->lines.count;
    for (uint32_t i = 0; i < record->jobs.count; i++) {
        const bl_job *job = &record->jobs.items[i];
        check_span(record, job->name_at);
        check_span(record, job->position_at);
        check_when(record, &job->when);
        check_highlights(record, &job->highlights);
        assert_true(job->line_begin <= job->line_end && job->line_end <= lines && job->head_line < lines);
        assert_true(job->shares == BL_NONE || job->shares < i);
    }
    for (uint32_t i = 0; i < record->projects.count; i++) {
        const bl_project *project = &record->projects.items[i];
        check_span(record, project->name_at);
        check_when(record, &project->when);
        check_highlights(record, &project->highlights);
        assert_true(project->line_begin <= project->line_end && project->line_end <= lines && project->head_line < lines);
        assert_true(project->job == BL_NONE || project->job < record->jobs.count);
    }
    for (uint32_t i = 0; i < record->schools.count; i++) {
        check_span(record, record->schools.items[i].at);
        check_when(record, &record->schools.items[i].when);
        assert_true(record->schools.items[i].head_line < lines);
    }
    check_periods(&record->experience.proven, record->experience.months);
    assert_true(record->experience.months <= record->experience.months_possible);
    assert_true(record->experience.management_months <= record->experience.management_months_possible);
    check_periods(&record->experience.management, record->experience.management_months);
}

static void check_record(const bl_record *record)
{
    const bl_span basics[] = {record->basics.name_at, record->basics.email_at, record->basics.phone_at, record->basics.location_at, record->basics.url_at};
    for (size_t i = 0; i < sizeof basics / sizeof *basics; i++)
        check_span(record, basics[i]);
    check_careers(record);
    for (uint32_t i = 0; i < record->skills.count; i++) {
        const bl_skill *skill = &record->skills.items[i];
        assert_true(skill->evidence.count > 0 && skill->strength > BL_STRENGTH_NONE);
        check_evidence(record, &skill->evidence);
        check_periods(&skill->proven, skill->months);
        assert_true(skill->months <= skill->months_possible);
    }
    for (uint32_t i = 0; i < record->domains.count; i++) {
        check_evidence(record, &record->domains.items[i].evidence);
        check_periods(&record->domains.items[i].proven, record->domains.items[i].months);
        assert_true(record->domains.items[i].months <= record->domains.items[i].months_possible);
    }
    for (uint32_t i = 0; i < record->languages.count; i++)
        check_evidence(record, &record->languages.items[i].evidence);
    for (uint32_t i = 0; i < record->denials.count; i++)
        check_span(record, record->denials.items[i].at);
    for (uint32_t i = 0; i < record->certificates.count; i++)
        check_span(record, record->certificates.items[i].at);
    for (uint32_t i = 0; i < record->quantities.count; i++) {
        check_span(record, record->quantities.items[i].at);
        check_owner(record, record->quantities.items[i].owner);
    }
    for (uint32_t i = 0; i < record->findings.count; i++)
        if (record->findings.items[i].has_place)
            check_span(record, record->findings.items[i].at);
    const bl_work_pieces *pieces[] = {&record->publications, &record->awards, &record->open_source};
    for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++)
        for (uint32_t i = 0; i < pieces[k]->count; i++)
            check_span(record, pieces[k]->items[i].at);
    check_evidence(record, &record->patents_evidence);
    for (uint32_t i = 0; i < record->wishes.lines.count; i++)
        check_span(record, record->wishes.lines.items[i]);
    for (uint32_t i = 0; i < record->document->lines.count; i++)
        check_owner(record, record->line_owners[i]);
}

/* Folded text and map: whole, in order, inside the text, and each line of the document where it says. */
static void check_map(const bl_document *document)
{
    const bl_folded *folded = &document->folded;
    uint32_t end = 0, source = 0;
    for (uint32_t i = 0; i < folded->runs.count; i++) {
        const bl_fold_run *run = &folded->runs.items[i];
        assert_int_equal(run->folded, end);
        assert_true(run->folded < run->folded_end && run->source <= run->source_end);
        assert_true(run->source >= source && run->source_end <= document->text.text.len);
        assert_true(!run->linear || run->folded_end - run->folded == run->source_end - run->source);
        end = run->folded_end;
        source = run->source_end;
    }
    assert_int_equal(end, folded->len);
    const bl_str text = {folded->bytes, folded->len};
    bl_span before = {0, 0};
    for (uint32_t at = 0, next; at < folded->len; at = next) {
        for (next = at + 1; next < folded->len && !starts_character(text, next); next++) {
        }
        bl_span origin = bl_document_origin(document, (bl_span){at, next});
        assert_true(origin.begin <= origin.end && origin.end <= document->text.text.len);
        assert_true(origin.begin >= before.begin && origin.end >= before.end);
        before = origin;
    }
    for (uint32_t i = 0; i < document->lines.count; i++) {
        const bl_line *line = &document->lines.items[i];
        assert_true(line->begin <= line->end && line->end <= folded->len && line->block < document->blocks.count);
        assert_true(i == 0 || document->lines.items[i - 1].end < line->begin);
        assert_true(line->number >= 1 && line->number <= document->text.line_count);
    }
}

static void check_bytes(const char *name, bl_str bytes)
{
    bl_arena *arena;
    bl_record *record;
    bl_document *document = document_of(&arena, bl_str_of(name), bytes);
    if (document == NULL)
        return;
    const bl_vocabulary vocabulary = {rules(), NULL};
    check_map(document);
    assert_int_equal(bl_facts_read(&record, document, &vocabulary, today, &bl_needs_record), BL_OK);
    check_record(record);
    bl_arena_close(arena);
}

static void test_spans_of_the_samples(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < sample_count; i++)
        check_bytes(samples[i].name, (bl_str){samples[i].bytes, samples[i].len});
}

static void test_spans_of_cut_samples(void **state)
{
    (void)state;
    chance = 20240602;
    for (uint32_t i = 0; i < sample_count; i++)
        for (unsigned round = 0; round < 24; round++) {
            size_t begin = below(2) == 0 ? 0 : below((uint32_t)samples[i].len), end = begin + 1 + below((uint32_t)(samples[i].len - begin));
            check_bytes(samples[i].name, (bl_str){samples[i].bytes + begin, end - begin});
        }
}

/* A byte here and there becomes another, or a piece of another résumé. */
static void test_spans_of_damaged_samples(void **state)
{
    (void)state;
    chance = 20240603;
    static const char *const pieces[] = {"|", "\n", "\n\n", "#", "**", "- ", "\t", "\r", "`", "<b>", "</b>", "<!--", "&lt;", "[", "](", "2019.13", "至今",
        " - ", "\xE2\x80\x8B", "\xEF\xBC\x8C", "\xC3", "&#x41;", "> ", "1. ", "---\n", "|---|\n", "公司：", "\xF0\x9F\x98\x80", "e\xCC\x81", "\xEF\xAC\x81"};
    for (uint32_t i = 0; i < sample_count; i++)
        for (unsigned round = 0; round < 12; round++) {
            bl_buffer text;
            bl_buffer_open(&text, NULL, 1 << 20);
            for (size_t at = 0; at < samples[i].len;) {
                size_t len = 1 + below(120);
                len = len < samples[i].len - at ? len : samples[i].len - at;
                bl_buffer_add(&text, (bl_str){samples[i].bytes + at, len});
                at += len;
                if (below(3) == 0)
                    bl_buffer_add_z(&text, pieces[below(sizeof pieces / sizeof *pieces)]);
            }
            assert_int_equal(text.status, BL_OK);
            check_bytes(samples[i].name, bl_buffer_str(&text));
            bl_buffer_close(&text);
        }
}

/* ---- random roles ---- */

static const char *const group_names[] = {"skills", "experience", "domains", "education", "languages", "other"};
#define ROLE_CRITERIA 24

typedef struct random_role {
    bl_buffer criteria[BL_GROUP_COUNT][ROLE_CRITERIA];
    uint32_t counts[BL_GROUP_COUNT];
    bl_buffer weights[BL_GROUP_COUNT];
} random_role;

/* Up to three decimals, never 0. */
static void write_number(bl_buffer *out, int low, int high)
{
    const int places = between(0, 3),
              scale = places == 0   ? 1
                      : places == 1 ? 10
                      : places == 2 ? 100
                                    : 1000,
              value = between(low * scale + (low == 0), high * scale);
    bl_buffer_format(out, "%d", value / scale);
    if (places > 0)
        bl_buffer_format(out, ".%0*d", places, value % scale);
}

/* A name that no criterion of the role has asked for yet. */
static const char *take_name(const char *const *names, uint32_t *used)
{
    uint32_t i = below(32);
    while ((*used >> i & 1) != 0)
        i = (i + 1) % 32;
    *used |= 1u << i;
    return names[i];
}

static const char *const skill_names[32] = {"Java", "Go", "Kafka", "RocketMQ", "MySQL", "Redis", "Docker", "Kubernetes", "Spring Cloud", "Dubbo", "gRPC",
    "Rust", "Python", "Excel", "SQL", "Terraform", "React", "TypeScript", "C++", "Linux", "Git", "Figma", "商务谈判", "AWS", "Prometheus", "Elasticsearch",
    "PyTorch", "Flink", "Hive", "Tableau", "MongoDB", "Ansible"};

static void write_skills(bl_buffer *out, uint32_t *used, unsigned depth)
{
    static const char *const kinds[] = {"any", "all"};
    const unsigned kind = depth >= 2 ? 0 : below(5);
    if (kind < 2) {
        bl_buffer_format(out, "skill: %s", take_name(skill_names, used));
        return;
    }
    const unsigned parts = 2 + below(2);
    if (kind < 4)
        bl_buffer_format(out, "%s: [", kinds[kind - 2]);
    else
        bl_buffer_format(out, "at_least: %u, of: [", 1 + below(parts));
    for (unsigned i = 0; i < parts; i++) {
        bl_buffer_add_z(out, i > 0 ? ", " : "");
        if (depth == 0 && below(3) == 0) {
            bl_buffer_add_char(out, '{');
            write_skills(out, used, depth + 1);
            bl_buffer_add_char(out, '}');
        } else {
            bl_buffer_add_z(out, take_name(skill_names, used));
        }
    }
    bl_buffer_add_char(out, ']');
}

static bl_buffer *begin_criterion(random_role *role, bl_group group)
{
    bl_buffer *out = &role->criteria[group][role->counts[group]++];
    bl_buffer_open(out, NULL, 1 << 16);
    bl_buffer_add_z(out, "  - {");
    return out;
}

static void end_criterion(bl_buffer *out)
{
    if (below(2) == 0) {
        bl_buffer_add_z(out, ", weight: ");
        write_number(out, 0, 9);
    } else if (below(8) == 0) {
        bl_buffer_add_z(out, ", weight: 0");
    }
    if (below(4) == 0)
        bl_buffer_add_z(out, ", must: true");
    bl_buffer_add_z(out, "}\n");
}

static void make_skills(random_role *role)
{
    uint32_t used = 0;
    for (unsigned left = 1 + below(5); left > 0; left--) {
        bl_buffer *out = begin_criterion(role, BL_GROUP_SKILLS);
        write_skills(out, &used, 0);
        if (below(2) == 0) {
            bl_buffer_add_z(out, ", years: ");
            write_number(out, 0, 12);
        }
        if (below(4) == 0) {
            bl_buffer_add_z(out, ", within: ");
            write_number(out, 1, 6);
        }
        end_criterion(out);
    }
}

/* Each line at most once, so that no two criteria share an id. %n is a number of years. */
static void make_group(random_role *role, bl_group group, const char *const *bodies, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (below(2) == 0)
            continue;
        bl_buffer *out = begin_criterion(role, group);
        const char *years = strstr(bodies[i], "%n");
        bl_buffer_add(out, (bl_str){bodies[i], years == NULL ? strlen(bodies[i]) : (size_t)(years - bodies[i])});
        if (years != NULL) {
            write_number(out, 0, 9);
            bl_buffer_add_z(out, years + 2);
        }
        end_criterion(out);
    }
}

static void make_role(random_role *role)
{
    static const char *const experience[] = {
        "years: %n", "title: [backend engineer, accountant, chef], years: %n", "management: true, years: %n, people: 5", "domain: payments, years: %n"};
    static const char *const domains[] = {"domain: e-commerce, years: %n", "domain: gaming", "any: [logistics, healthcare]"};
    static const char *const education[] = {"level: bachelor, area: [computer science]", "level: master", "level: associate, mode: full-time"};
    static const char *const languages[] = {"language: en, level: B2", "any: [{language: ja, level: B1}, {certificate: TEM-8}]", "language: fr"};
    static const char *const other[] = {"certificate: CPA, papers: 3", "patents: 2", "open_source: true", "publications: 1"};
    *role = (random_role){.counts = {0}};
    make_skills(role);
    make_group(role, BL_GROUP_EXPERIENCE, experience, 4);
    make_group(role, BL_GROUP_DOMAINS, domains, 3);
    make_group(role, BL_GROUP_EDUCATION, education, 3);
    make_group(role, BL_GROUP_LANGUAGES, languages, 3);
    make_group(role, BL_GROUP_OTHER, other, 4);
    for (unsigned g = 0; g < BL_GROUP_COUNT; g++) {
        bl_buffer_open(&role->weights[g], NULL, 1 << 10);
        bl_buffer_format(&role->weights[g], "%s: ", group_names[g]);
        write_number(&role->weights[g], 0, 90);
    }
}

static void free_role(random_role *role)
{
    for (unsigned g = 0; g < BL_GROUP_COUNT; g++) {
        bl_buffer_close(&role->weights[g]);
        for (uint32_t i = 0; i < role->counts[g]; i++)
            bl_buffer_close(&role->criteria[g][i]);
    }
}

static void shuffle(uint32_t *list, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        list[i] = i;
    for (uint32_t i = count; i > 1; i--) {
        uint32_t k = below(i), swapped = list[k];
        list[k] = list[i - 1];
        list[i - 1] = swapped;
    }
}

/* The role in an order of its groups, criteria and weights. */
static void write_role(bl_buffer *out, const random_role *role, bool weighted)
{
    uint32_t groups[BL_GROUP_COUNT], list[ROLE_CRITERIA];
    bl_buffer_clear(out);
    bl_buffer_add_z(out, "role: Anything\nas_of: 2024-06\n");
    shuffle(groups, BL_GROUP_COUNT);
    for (unsigned g = 0; weighted && g < BL_GROUP_COUNT; g++) {
        bl_buffer_add_z(out, g == 0 ? "weights: {" : ", ");
        bl_buffer_add(out, bl_buffer_str(&role->weights[groups[g]]));
    }
    bl_buffer_add_z(out, weighted ? "}\n" : "");
    shuffle(groups, BL_GROUP_COUNT);
    for (unsigned g = 0; g < BL_GROUP_COUNT; g++) {
        const uint32_t group = groups[g];
        if (role->counts[group] == 0)
            continue;
        bl_buffer_format(out, "%s:\n", group_names[group]);
        shuffle(list, role->counts[group]);
        for (uint32_t i = 0; i < role->counts[group]; i++)
            bl_buffer_add(out, bl_buffer_str(&role->criteria[group][list[i]]));
    }
}

static bl_role *open_role(const bl_buffer *text)
{
    bl_arena *arena;
    bl_role *role;
    bl_diags diags;
    const bl_str shipped = BL_STR(BOLE_TEST_ROOT "/rules");
    const bl_role_options options = {.shipped = &shipped, .shipped_count = 1, .loaded = bl_ruleset_retain(shared_rules)};
    assert_int_equal(bl_arena_open(&arena, NULL, 64u << 20), BL_OK);
    bl_diags_open(&diags, arena);
    if (bl_role_open(&role, BL_STR("role.yaml"), bl_buffer_str(text), &options, &diags) != BL_OK)
        fail_msg("not a role:\n%.*s", BL_STR_ARG(bl_buffer_str(text)));
    bl_ruleset_release(shared_rules);
    bl_arena_close(arena);
    return role;
}

static void check_match(const bl_match *match)
{
    assert_true(match->degree <= match->possible && match->possible <= 1000);
    const bl_state expected = match->degree == 1000 ? BL_STATE_MET
                              : match->degree > 0   ? BL_STATE_PARTLY
                              : match->possible > 0 ? BL_STATE_NO_DATA
                                                    : BL_STATE_NOT_MET;
    assert_int_equal(match->state, expected);
    for (uint32_t i = 0; i < match->child_count; i++)
        check_match(&match->children[i]);
}

static void check_score(const bl_score *score, const bl_role *role)
{
    bl_points points = 0, possible = 0, max = 0;
    for (uint32_t i = 0; i < score->count; i++) {
        const bl_scored *s = &score->criteria[i];
        check_match(&s->match);
        assert_true(0 <= s->points && s->points <= s->possible && s->possible <= s->max);
        assert_int_equal(s->points, s->max * s->match.degree / 1000);
        if (s->max > 0)
            assert_int_equal(s->match.state == BL_STATE_MET, s->points == s->max);
        if (s->match.state == BL_STATE_NOT_MET)
            assert_int_equal(s->possible, 0);
        if (s->match.state == BL_STATE_NO_DATA)
            assert_int_equal(s->points, 0);
        assert_int_equal(s->match.must != BL_VERDICT_NONE, role->criteria[i]->must.asked);
        points += s->points;
        possible += s->possible;
        max += s->max;
    }
    assert_int_equal(points, score->points);
    assert_int_equal(possible, score->possible);
    assert_int_equal(max, BL_FULL_MARKS);
}

static void score_sample(bl_score *out, bl_record *const *records, uint32_t i, bl_arena *arena, const bl_role *role, const bl_points *maxima)
{
    assert_int_equal(bl_score_record(out, arena, records[i], role, maxima), BL_OK);
    check_score(out, role);
}

/* The same criteria in another order: the same points, criterion by criterion. */
static void check_same(const bl_score *a, const bl_score *b)
{
    assert_int_equal(a->points, b->points);
    assert_int_equal(a->possible, b->possible);
    assert_int_equal(a->must, b->must);
    for (uint32_t i = 0; i < a->count; i++) {
        uint32_t k = 0;
        while (k < b->count && !bl_str_equal(a->criteria[i].match.criterion->id, b->criteria[k].match.criterion->id))
            k++;
        assert_true(k < b->count);
        assert_int_equal(a->criteria[i].max, b->criteria[k].max);
        assert_int_equal(a->criteria[i].points, b->criteria[k].points);
        assert_int_equal(a->criteria[i].match.state, b->criteria[k].match.state);
    }
}

static void test_any_role_adds_up_in_any_order(void **state)
{
    (void)state;
    chance = 20240604;
    reading readings[SAMPLES];
    bl_record *records[SAMPLES];
    for (uint32_t i = 0; i < sample_count; i++) {
        readings[i] = read_as(samples[i].name, samples[i].bytes);
        records[i] = readings[i].record;
    }
    bl_buffer text;
    bl_arena *arena;
    bl_buffer_open(&text, NULL, 1 << 20);
    assert_int_equal(bl_arena_open(&arena, NULL, 256u << 20), BL_OK);
    uint64_t proven = 0;
    for (unsigned round = 0; round < 300; round++) {
        random_role made;
        bl_role *roles[2];
        bl_points *maxima[2];
        const bool weighted = below(4) > 0;
        make_role(&made);
        for (unsigned k = 0; k < 2; k++) {
            write_role(&text, &made, weighted);
            roles[k] = open_role(&text);
            assert_null(roles[k]->own); /* else the records would have to be read again */
            maxima[k] = BL_NEW_ARRAY(arena, bl_points, roles[k]->criterion_count);
            assert_int_equal(bl_score_deal(maxima[k], arena, roles[k]), BL_OK);
        }
        bool counts = false; /* with all weights 0 there is nothing to deal */
        for (uint32_t i = 0; i < roles[0]->criterion_count; i++)
            counts = counts || maxima[0][i] > 0;
        for (uint32_t i = 0; counts && i < sample_count; i++) {
            bl_score a, b;
            score_sample(&a, records, i, arena, roles[0], maxima[0]);
            score_sample(&b, records, i, arena, roles[1], maxima[1]);
            check_same(&a, &b);
            proven += (uint64_t)a.points;
        }
        bl_role_close(roles[0]);
        bl_role_close(roles[1]);
        free_role(&made);
        bl_arena_reset(arena);
    }
    assert_true(proven > 0);
    bl_arena_close(arena);
    bl_buffer_close(&text);
    for (uint32_t i = 0; i < sample_count; i++)
        close_reading(&readings[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_periods_are_read_back),
        cmocka_unit_test(test_spans_of_the_samples),
        cmocka_unit_test(test_spans_of_cut_samples),
        cmocka_unit_test(test_spans_of_damaged_samples),
        cmocka_unit_test(test_any_role_adds_up_in_any_order),
    };
    return cmocka_run_group_tests(tests, load_samples, free_samples);
}
