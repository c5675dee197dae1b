#include "audit/audit.h"

#include "base/hash.h"
#include "base/map.h"
#include "base/sort.h"

#define SCRATCH_MEMORY ((size_t)64 << 20)

typedef struct person {
    const bl_csv_row *row;
    int64_t score;
    int selected; /* -1: not decided */
} person;

typedef struct joining {
    bl_audit *out;
    bl_verification ranking;
    bl_csv table;
    uint32_t sha256, path, selected; /* columns; BL_NO_COLUMN */
    uint32_t groups[BL_AUDIT_COLUMNS];
    uint32_t group_count;
    BL_VEC(person) people;
    bl_str *message;
} joining;

#define BL_NO_COLUMN UINT32_MAX

static bl_status refuse(joining *j, uint32_t line, const char *what, bl_str name)
{
    *j->message = bl_str_format(j->out->arena, "%.*s:%u: %s%s%.*s%s", BL_STR_ARG(j->out->table_name), (unsigned)line, what, name.len > 0 ? " '" : "",
        BL_STR_ARG(name), name.len > 0 ? "'" : "");
    return BL_ERROR_INPUT;
}

static bl_status find_columns(joining *j)
{
    j->sha256 = j->path = j->selected = BL_NO_COLUMN;
    for (uint32_t i = 0; i < j->table.width; i++) {
        const bl_str name = j->table.head[i];
        uint32_t *known = bl_str_equal_nocase(name, BL_STR("sha256"))     ? &j->sha256
                          : bl_str_equal_nocase(name, BL_STR("path"))     ? &j->path
                          : bl_str_equal_nocase(name, BL_STR("selected")) ? &j->selected
                                                                          : NULL;
        for (uint32_t k = 0; k < i; k++)
            if (name.len > 0 && bl_str_equal(name, j->table.head[k]))
                return refuse(j, 1, "two columns are called", name);
        if (known != NULL)
            *known = i;
        else if (name.len > 0 && j->group_count == BL_AUDIT_COLUMNS)
            return refuse(j, 1, "there are more than 16 columns of groups", BL_STR_NONE);
        else if (name.len > 0)
            j->groups[j->group_count++] = i;
    }
    if (j->sha256 == BL_NO_COLUMN && j->path == BL_NO_COLUMN)
        return refuse(j, 1, "no column is called 'sha256' or 'path', so nobody can be found", BL_STR_NONE);
    return j->group_count > 0 ? BL_OK : refuse(j, 1, "there is no column of groups beside them", BL_STR_NONE);
}

static bl_status read_selected(joining *j, const bl_csv_row *row, int *out)
{
    const bl_str cell = j->selected == BL_NO_COLUMN ? BL_STR_NONE : row->cells[j->selected];
    *out = cell.len == 0 ? -1 : bl_str_equal(cell, BL_STR("1")) ? 1 : 0;
    if (cell.len == 0 || *out == 1 || bl_str_equal(cell, BL_STR("0")))
        return BL_OK;
    return refuse(j, row->line, "'selected' is 0, 1 or empty, not", cell);
}

static bl_status add_person(joining *j, uint32_t candidate, const bl_csv_row *row)
{
    person *p = BL_PUSH(j->out->arena, &j->people);
    if (p == NULL)
        return BL_ERROR_MEMORY;
    p->row = row;
    BL_TRY(read_selected(j, row, &p->selected));
    if (!bl_json_get_decimal(&p->score, j->ranking.candidates.items[candidate].node, "score", 2))
        return refuse(j, row->line, "the ranking has no score for this one", BL_STR_NONE);
    j->out->decided += p->selected >= 0;
    j->out->selected += p->selected == 1;
    return BL_OK;
}

/* Rows by their key: a hash where the table has one, else a path. A key that stands twice is a mistake; a file that was ranked twice is two candidates. */
static bl_status join(joining *j)
{
    const bool by_hash = j->sha256 != BL_NO_COLUMN;
    const uint32_t column = by_hash ? j->sha256 : j->path;
    bl_map rows;
    bl_map_open(&rows, j->out->arena);
    for (uint32_t i = 0; i < j->table.rows.count; i++) {
        bool twice;
        const bl_str key = j->table.rows.items[i].cells[column];
        if (key.len == 0)
            return refuse(j, j->table.rows.items[i].line, by_hash ? "the sha256 is empty" : "the path is empty", BL_STR_NONE);
        if (bl_map_put(&rows, key, i, &twice) == NULL)
            return BL_ERROR_MEMORY;
        if (twice)
            return refuse(j, j->table.rows.items[i].line, "a second row for", key);
    }
    bool *used = BL_NEW_ARRAY(j->out->arena, bool, j->table.rows.count);
    if (used == NULL)
        return BL_ERROR_MEMORY;
    j->out->candidates = j->ranking.candidates.count;
    for (uint32_t c = 0; c < j->ranking.candidates.count; c++) {
        const bl_entry_candidate *candidate = &j->ranking.candidates.items[c];
        const uint32_t *row = bl_map_get(&rows, by_hash ? candidate->sha256 : candidate->path);
        if (row == NULL)
            continue;
        used[*row] = true;
        BL_TRY(add_person(j, c, &j->table.rows.items[*row]));
    }
    j->out->joined = j->people.count;
    for (uint32_t i = 0; i < j->table.rows.count; i++)
        j->out->rows_of_nobody += !used[i];
    return j->people.count > 0 ? BL_OK : refuse(j, 1, "no row belongs to a candidate of the ranking", BL_STR_NONE);
}

static int by_score(const void *x, const void *y)
{
    const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
    return a < b ? -1 : a > b;
}

static bl_status find_median(joining *j)
{
    const uint32_t count = j->people.count;
    int64_t *scores = BL_NEW_ARRAY(j->out->arena, int64_t, count);
    if (scores == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < count; i++)
        scores[i] = j->people.items[i].score;
    bl_sort(scores, count, sizeof *scores, by_score);
    j->out->median_twice = scores[(count - 1) / 2] + scores[count / 2];
    for (uint32_t i = 0; i < count; i++)
        j->out->above += 2 * scores[i] > j->out->median_twice;
    return BL_OK;
}

/* ---- breakdowns ---- */

/* The category of a person in one column, or in two together; empty where one is not stated. ptr NULL: memory. */
static bl_str category_of(const joining *j, const person *p, uint32_t a, uint32_t b)
{
    const bl_str first = p->row->cells[a], second = b == BL_NO_COLUMN ? BL_STR_NONE : p->row->cells[b];
    if (b == BL_NO_COLUMN || first.len == 0)
        return first.len == 0 ? BL_STR("") : first;
    return second.len == 0 ? BL_STR("") : bl_str_format(j->out->arena, "%.*s \xC3\x97 %.*s", BL_STR_ARG(first), BL_STR_ARG(second));
}

static int by_name(const void *x, const void *y) { return bl_str_compare(((const bl_category *)x)->name, ((const bl_category *)y)->name); }

static bl_status count_person(joining *j, bl_breakdown *b, bl_map *names, const person *p, bl_str name)
{
    bool existed;
    const uint32_t *index = bl_map_put(names, name, b->categories.count, &existed);
    if (index == NULL)
        return BL_ERROR_MEMORY;
    bl_category *c = existed ? &b->categories.items[*index] : BL_PUSH(j->out->arena, &b->categories);
    if (c == NULL)
        return BL_ERROR_MEMORY;
    c->name = name;
    c->people++;
    c->rates[BL_RATE_SELECTION].of += p->selected >= 0;
    c->rates[BL_RATE_SELECTION].yes += p->selected == 1;
    c->rates[BL_RATE_SCORING].of++;
    c->rates[BL_RATE_SCORING].yes += 2 * p->score > j->out->median_twice;
    b->people++;
    return BL_OK;
}

static bl_status break_down(joining *j, bl_arena *scratch, uint32_t a, uint32_t b)
{
    bl_breakdown *out = BL_PUSH(j->out->arena, &j->out->breakdowns);
    if (out == NULL)
        return BL_ERROR_MEMORY;
    out->name = j->table.head[a];
    if (b != BL_NO_COLUMN)
        out->name = bl_str_format(j->out->arena, "%.*s \xC3\x97 %.*s", BL_STR_ARG(j->table.head[a]), BL_STR_ARG(j->table.head[b]));
    bl_map names;
    bl_map_open(&names, j->out->arena);
    for (uint32_t i = 0; i < j->people.count; i++) {
        const bl_str name = category_of(j, &j->people.items[i], a, b);
        if (name.ptr == NULL)
            return BL_ERROR_MEMORY;
        if (name.len == 0)
            out->unstated++;
        else
            BL_TRY(count_person(j, out, &names, &j->people.items[i], name));
    }
    bl_sort(out->categories.items, out->categories.count, sizeof(bl_category), by_name);
    for (uint32_t i = 0; i < out->categories.count; i++)
        out->categories.items[i].small = (uint64_t)out->categories.items[i].people * 1000 < (uint64_t)BL_AUDIT_LEAST * out->people;
    BL_TRY(bl_rates_compare(out, scratch, BL_RATE_SELECTION));
    return bl_rates_compare(out, scratch, BL_RATE_SCORING);
}

static bl_status break_all(joining *j, bl_arena *scratch)
{
    for (uint32_t i = 0; i < j->group_count; i++)
        BL_TRY(break_down(j, scratch, j->groups[i], BL_NO_COLUMN));
    for (uint32_t i = 0; i < j->group_count; i++)
        for (uint32_t k = i + 1; k < j->group_count; k++)
            BL_TRY(break_down(j, scratch, j->groups[i], j->groups[k]));
    return BL_OK;
}

static bl_status make(joining *j, const bl_allocator *allocator, bl_str ranking, bl_str table)
{
    bl_arena *scratch;
    BL_TRY(bl_verification_open(&j->ranking, j->out->arena, j->out->ranking_name, ranking, j->message));
    BL_TRY(bl_verify_numbers(&j->ranking));
    j->out->faults = j->ranking.fault_count;
    const bl_status read = bl_csv_read(&j->table, j->out->arena, table, j->message);
    if (read == BL_ERROR_INPUT)
        *j->message = bl_str_format(j->out->arena, "%.*s: %.*s", BL_STR_ARG(j->out->table_name), BL_STR_ARG(*j->message));
    BL_TRY(read);
    BL_TRY(find_columns(j));
    BL_TRY(join(j));
    BL_TRY(find_median(j));
    BL_TRY(bl_arena_open(&scratch, allocator, SCRATCH_MEMORY));
    const bl_status status = break_all(j, scratch);
    bl_arena_close(scratch);
    return status;
}

bl_status bl_audit_make(
    bl_audit *out, bl_arena *arena, const bl_allocator *allocator, bl_str ranking_name, bl_str ranking, bl_str table_name, bl_str table, bl_str *message)
{
    *out = (bl_audit){.arena = arena, .ranking_name = ranking_name, .table_name = table_name};
    out->ranking_sha256 = bl_sha256_of(ranking.ptr, ranking.len);
    out->table_sha256 = bl_sha256_of(table.ptr, table.len);
    joining j = {.out = out, .message = message};
    return make(&j, allocator, ranking, table);
}
