#include "report/ranking.h"

#include "base/sort.h"
#include "report/codes.h"

#define RANKING_MEMORY ((size_t)1 << 30)

bl_status bl_ranking_open(bl_ranking **out, const bl_allocator *allocator, const bl_role *role, const bl_catalogue *catalogue, bl_month as_of)
{
    bl_arena *arena;
    *out = NULL;
    BL_TRY(bl_arena_open(&arena, allocator, RANKING_MEMORY));
    bl_ranking *ranking = BL_NEW(arena, bl_ranking);
    if (ranking == NULL) {
        bl_arena_close(arena);
        return BL_ERROR_MEMORY;
    }
    *ranking = (bl_ranking){.arena = arena, .role = role, .catalogue = catalogue, .as_of = as_of};
    *out = ranking;
    return BL_OK;
}

void bl_ranking_free(bl_ranking *ranking)
{
    if (ranking == NULL)
        return;
    for (uint32_t i = 0; i < ranking->whole.count; i++)
        bl_candidate_free(ranking->whole.items[i]);
    for (uint32_t i = 0; i < ranking->failures.count; i++)
        bl_candidate_free(ranking->failures.items[i]);
    bl_arena_close(ranking->arena);
}

/* ---- order: who stands above whom is said in score/standing.h ---- */

static int by_merit(const void *x, const void *y)
{
    const bl_candidate *a = *(bl_candidate *const *)x, *b = *(bl_candidate *const *)y;
    const int order = bl_candidate_compare(a, b);
    return order != 0 ? order : bl_str_compare(a->file, b->file);
}

static int by_path(const void *x, const void *y)
{
    const bl_candidate *a = *(bl_candidate *const *)x, *b = *(bl_candidate *const *)y;
    const int order = bl_str_compare(a->file, b->file);
    return order != 0 ? order : bl_str_compare(a->code, b->code);
}

/* ---- taking, and what is kept ---- */

static bl_candidate *spare_thin(bl_ranking *r)
{
    if (r->spare.count > 0)
        return r->spare.items[--r->spare.count];
    bl_candidate *thin = BL_NEW(r->arena, bl_candidate);
    if (thin != NULL)
        thin->degrees = BL_NEW_ARRAY(r->arena, uint16_t, r->role->criterion_count);
    return thin == NULL || thin->degrees == NULL ? NULL : thin;
}

/* Keeps of a candidate what the order and its firmness ask for. */
static bl_status make_thin(bl_ranking *r, bl_candidate *candidate)
{
    bl_candidate *thin = spare_thin(r);
    if (thin == NULL)
        return BL_ERROR_MEMORY;
    *thin = (bl_candidate){
        .person = candidate->person,
        .file = {candidate->person->file, candidate->person->file_len},
        .score = candidate->score,
        .possible = candidate->possible,
        .unweighted = candidate->unweighted,
        .must = candidate->must,
        .degrees = thin->degrees,
        .result_count = candidate->result_count,
    };
    memcpy(thin->degrees, candidate->degrees, candidate->result_count * sizeof *thin->degrees);
    bl_candidate **slot = BL_PUSH(r->arena, &r->thin);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = thin;
    thin->person->whole = NULL;
    bl_candidate_free(candidate);
    return BL_OK;
}

/* When twice as many are whole as will be shown, the lower half becomes thin, and likewise of the thin ones only those stay among which ranks are counted: merit is a total
 * order, so no later one can bring any of the others back. */
static bl_status keep_best(bl_ranking *r)
{
    enum { FEW = 64 }; /* not worth the sorting */
    if (r->whole.count < FEW || r->whole.count / 2 < r->keep)
        return BL_OK;
    bl_sort(r->whole.items, r->whole.count, sizeof *r->whole.items, by_merit);
    for (; r->whole.count > r->keep; r->whole.count--)
        BL_TRY(make_thin(r, r->whole.items[r->whole.count - 1]));
    if (r->thin.count / 2 < BL_FIRM_POOL)
        return BL_OK;
    bl_sort(r->thin.items, r->thin.count, sizeof *r->thin.items, by_merit);
    for (; r->thin.count > BL_FIRM_POOL; r->thin.count--) {
        bl_candidate **slot = BL_PUSH(r->arena, &r->spare);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = r->thin.items[r->thin.count - 1];
    }
    return BL_OK;
}

static bl_status note_person(bl_ranking *r, bl_candidate *candidate)
{
    candidate->person = bl_person_of(r->arena, candidate);
    bl_person **slot = candidate->person == NULL ? NULL : BL_PUSH(r->arena, &r->people);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = candidate->person;
    r->ranked_count++;
    return r->keep == 0 ? BL_OK : keep_best(r);
}

/* Moves the last one out of its own arena, which is far too large for it. */
static bl_status shrink_failure(bl_ranking *r)
{
    bl_candidate **last = &r->failures.items[r->failures.count - 1], *copy = bl_candidate_copy_failure(*last, r->arena);
    if (copy == NULL)
        return BL_ERROR_MEMORY;
    bl_candidate_free(*last);
    *last = copy;
    return BL_OK;
}

bl_status bl_ranking_take(bl_ranking *ranking, bl_candidate *candidate)
{
    const bool failed = candidate->code.len > 0;
    bl_candidate **slot = failed ? BL_PUSH(ranking->arena, &ranking->failures) : BL_PUSH(ranking->arena, &ranking->whole);
    if (slot == NULL) {
        bl_candidate_free(candidate);
        return BL_ERROR_MEMORY;
    }
    *slot = candidate;
    ranking->sorted = false;
    if (!failed)
        return note_person(ranking, candidate);
    return ranking->keep == 0 ? BL_OK : shrink_failure(ranking);
}

/* ---- ranks ---- */

static void number_ranks(bl_candidate **ranked, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const bool ties = i > 0 && bl_candidate_compare(ranked[i - 1], ranked[i]) == 0;
        ranked[i]->rank = ties ? ranked[i - 1]->rank : i + 1;
        ranked[i]->tied = ties;
        if (ties)
            ranked[i - 1]->tied = true;
    }
}

/* ---- failures ---- */

static bl_status word_failures(bl_ranking *r)
{
    for (uint32_t i = 0; i < r->failed_count; i++)
        r->failed[i]->message = bl_code_words(r->catalogue, r->failed[i]->code, r->failed[i]->told);
    for (uint32_t i = 0; r->blind && i < r->failed_count; i++) {
        r->failed[i]->path = BL_SAY(r->arena, r->catalogue, BL_SAY_BLIND_FAILED, bl_str_format(r->arena, "%u", i + 1));
        if (r->failed[i]->path.ptr == NULL)
            return BL_ERROR_MEMORY;
    }
    return BL_OK;
}

static void limit_shown(bl_ranking *r, uint32_t limit)
{
    const uint32_t most = r->keep > 0 && r->keep < r->ranked_count ? r->keep : r->ranked_count;
    r->shown = limit == 0 || limit > most ? most : limit;
}

bl_status bl_ranking_sort(bl_ranking *r, uint32_t limit)
{
    if (r->sorted) {
        limit_shown(r, limit);
        return BL_OK;
    }
    const uint32_t count = r->whole.count + r->thin.count;
    r->failed_count = r->failures.count;
    r->ranked = BL_NEW_ARRAY(r->arena, bl_candidate *, count);
    r->failed = BL_NEW_ARRAY(r->arena, bl_candidate *, r->failed_count);
    if (r->ranked == NULL || r->failed == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < count; i++)
        r->ranked[i] = i < r->whole.count ? r->whole.items[i] : r->thin.items[i - r->whole.count];
    for (uint32_t i = 0; i < r->failed_count; i++)
        r->failed[i] = r->failures.items[i];
    bl_sort(r->ranked, count, sizeof(bl_candidate *), by_merit);
    bl_sort(r->failed, r->failed_count, sizeof(bl_candidate *), by_path);
    number_ranks(r->ranked, count);
    BL_TRY(bl_ranking_find_twins(r));
    BL_TRY(word_failures(r));
    limit_shown(r, limit);
    r->sorted = true;
    return BL_OK;
}

/* ---- one sentence a candidate ---- */

static const bl_result *most(const bl_candidate *c, bool lost, const bl_result *except)
{
    const bl_result *best = NULL;
    bl_points best_points = 0;
    for (uint32_t i = 0; i < c->result_count; i++) {
        const bl_result *r = &c->results[i];
        const bl_points points = lost ? r->max - r->points : r->points;
        if (points > best_points && r != except) {
            best = r;
            best_points = points;
        }
    }
    return best;
}

static bl_str labels_of_musts(const bl_ranking *r, bl_arena *arena, const bl_candidate *c, bl_verdict verdict)
{
    bl_str *parts = BL_NEW_ARRAY(arena, bl_str, c->result_count);
    if (parts == NULL)
        return BL_STR_NONE;
    uint32_t count = 0;
    for (uint32_t i = 0; i < c->result_count; i++)
        if (c->results[i].must == verdict)
            parts[count++] = bl_label(r->catalogue, c->results[i].criterion);
    return bl_sentence_join(arena, parts, count, BL_SAY_PLAIN(r->catalogue, BL_SAY_LIST_COMMA));
}

bl_str bl_ranking_reason(const bl_ranking *r, bl_arena *arena, const bl_candidate *c)
{
    bl_str parts[3];
    uint32_t count = 0;
    if (c->must == BL_VERDICT_FAIL)
        parts[count++] = BL_SAY(arena, r->catalogue, BL_SAY_TABLE_FAILS_MUST, labels_of_musts(r, arena, c, BL_VERDICT_FAIL));
    else if (c->must == BL_VERDICT_UNKNOWN)
        parts[count++] = BL_SAY(arena, r->catalogue, BL_SAY_TABLE_OPEN_MUST, labels_of_musts(r, arena, c, BL_VERDICT_UNKNOWN));
    const bl_result *best = most(c, false, NULL), *worst = most(c, true, best);
    if (best != NULL)
        parts[count++] = BL_SAY(arena, r->catalogue, BL_SAY_TABLE_BEST_AT, bl_label(r->catalogue, best->criterion));
    if (worst != NULL)
        parts[count++] = BL_SAY(arena, r->catalogue, BL_SAY_TABLE_MISSING, bl_label(r->catalogue, worst->criterion));
    return bl_sentence_join(arena, parts, count, BL_SAY_PLAIN(r->catalogue, BL_SAY_STEP_JOIN));
}

bl_str bl_note_name(const bl_catalogue *catalogue, bl_str key)
{
    static const struct {
        const char *key;
        bl_message name;
    } names[] = {{"salary", BL_SAY_HTML_NOTE_SALARY}, {"location", BL_SAY_HTML_NOTE_LOCATION}, {"locations", BL_SAY_HTML_NOTE_LOCATIONS},
        {"available", BL_SAY_HTML_NOTE_AVAILABLE}, {"positions", BL_SAY_HTML_NOTE_POSITIONS}, {"status", BL_SAY_HTML_NOTE_STATUS},
        {"employmentType", BL_SAY_HTML_NOTE_EMPLOYMENTTYPE}, {"education", BL_SAY_HTML_NOTE_EDUCATION}, {"current", BL_SAY_HTML_NOTE_CURRENT}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bl_str_equal(key, bl_str_of(names[i].key)))
            return BL_SAY_PLAIN(catalogue, names[i].name);
    return key;
}

const char *bl_ranking_weight_note(const bl_ranking *r, const bl_catalogue *catalogue, bl_group group)
{
    const bl_role *role = r->role;
    bool criteria = false;
    for (uint32_t i = 0; i < role->criterion_count; i++)
        criteria = criteria || role->criteria[i]->group == group;
    if (role->default_weights || role->asked[group] == role->applied[group])
        return NULL;
    if (role->asked[group] > 0 && role->applied[group] == 0)
        return catalogue->messages[BL_SAY_WEIGHT_NO_CRITERIA];
    return role->asked[group] < 0 && criteria ? catalogue->messages[BL_SAY_WEIGHT_NOT_NAMED] : NULL;
}
