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
    for (uint32_t i = 0; i < ranking->taken.count; i++)
        bl_candidate_free(ranking->taken.items[i]);
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

static bl_status make_thin(bl_ranking *r, bl_candidate *candidate)
{
    bl_candidate *thin = bl_candidate_thin(candidate, r->arena);
    if (thin == NULL)
        return BL_ERROR_MEMORY;
    r->taken.items[candidate->number] = thin;
    bl_candidate_free(candidate);
    return BL_OK;
}

/* When twice as many are whole as will be shown, the lower half becomes thin: merit is a total order, so no later one can bring any of them back. */
static bl_status keep_best(bl_ranking *r, bl_candidate *candidate)
{
    enum { FEW = 64 }; /* not worth the sorting */
    if (candidate->code.len > 0)
        return make_thin(r, candidate);
    bl_candidate **slot = BL_PUSH(r->arena, &r->whole);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = candidate;
    if (r->whole.count < FEW || r->whole.count / 2 < r->keep)
        return BL_OK;
    bl_sort(r->whole.items, r->whole.count, sizeof *r->whole.items, by_merit);
    while (r->whole.count > r->keep)
        BL_TRY(make_thin(r, r->whole.items[--r->whole.count]));
    return BL_OK;
}

bl_status bl_ranking_take(bl_ranking *ranking, bl_candidate *candidate)
{
    bl_candidate **slot = BL_PUSH(ranking->arena, &ranking->taken);
    if (slot == NULL) {
        bl_candidate_free(candidate);
        return BL_ERROR_MEMORY;
    }
    *slot = candidate;
    candidate->number = ranking->taken.count - 1;
    ranking->sorted = false;
    return ranking->keep == 0 ? BL_OK : keep_best(ranking, candidate);
}

/* ---- ranks ---- */

static void number_ranks(bl_ranking *r)
{
    for (uint32_t i = 0; i < r->ranked_count; i++) {
        const bool ties = i > 0 && bl_candidate_compare(r->ranked[i - 1], r->ranked[i]) == 0;
        r->ranked[i]->rank = ties ? r->ranked[i - 1]->rank : i + 1;
        r->ranked[i]->tied = ties;
        if (ties)
            r->ranked[i - 1]->tied = true;
    }
}

/* ---- the same person twice: shown, never merged ---- */

typedef struct identity {
    bl_str key;
    bl_candidate *candidate;
} identity;

static int by_key(const void *x, const void *y)
{
    const identity *a = x, *b = y;
    const int order = bl_str_compare(a->key, b->key);
    return order != 0 ? order : bl_str_compare(a->candidate->file, b->candidate->file);
}

static bool already(const bl_candidate *candidate, const bl_candidate *other)
{
    for (uint32_t i = 0; i < candidate->twin_count; i++)
        if (candidate->twins[i].other == other)
            return true;
    return false;
}

/* Most people have no twin, so a list is made only when the first is found. The number of twins of one person is capped: it is a hint, not a census. */
#define TWINS_MAX 8u

static bl_status add_twin(bl_ranking *r, bl_candidate *candidate, const bl_candidate *other, const char *by)
{
    if (candidate->twins == NULL)
        candidate->twins = BL_NEW_ARRAY(r->arena, bl_twin, TWINS_MAX);
    if (candidate->twins == NULL)
        return BL_ERROR_MEMORY;
    if (candidate->twin_count < TWINS_MAX && !already(candidate, other))
        candidate->twins[candidate->twin_count++] = (bl_twin){other, by};
    return BL_OK;
}

static bl_str key_of(const bl_candidate *c, int which)
{
    const bl_str keys[] = {bl_str_of(c->sha256.hex), c->phone, c->email};
    return keys[which];
}

static bl_status find_twins(bl_ranking *r)
{
    static const char *const by[] = {"hash", "phone", "email"};
    identity *list = BL_NEW_ARRAY(r->arena, identity, r->ranked_count);
    if (list == NULL)
        return BL_ERROR_MEMORY;
    for (int which = 0; which < 3; which++) {
        uint32_t count = 0;
        for (uint32_t i = 0; i < r->ranked_count; i++)
            if (key_of(r->ranked[i], which).len > 0)
                list[count++] = (identity){key_of(r->ranked[i], which), r->ranked[i]};
        bl_sort(list, count, sizeof *list, by_key);
        for (uint32_t i = 0; i < count; i++)
            for (uint32_t j = i + 1; j < count && j <= i + TWINS_MAX && bl_str_equal(list[i].key, list[j].key); j++) {
                BL_TRY(add_twin(r, list[i].candidate, list[j].candidate, by[which]));
                BL_TRY(add_twin(r, list[j].candidate, list[i].candidate, by[which]));
            }
    }
    return BL_OK;
}

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
    r->ranked = BL_NEW_ARRAY(r->arena, bl_candidate *, r->taken.count);
    r->failed = BL_NEW_ARRAY(r->arena, bl_candidate *, r->taken.count);
    if (r->ranked == NULL || r->failed == NULL)
        return BL_ERROR_MEMORY;
    r->ranked_count = r->failed_count = 0;
    for (uint32_t i = 0; i < r->taken.count; i++) {
        bl_candidate *candidate = r->taken.items[i];
        candidate->twin_count = 0;
        if (candidate->code.len > 0)
            r->failed[r->failed_count++] = candidate;
        else
            r->ranked[r->ranked_count++] = candidate;
    }
    bl_sort(r->ranked, r->ranked_count, sizeof(bl_candidate *), by_merit);
    bl_sort(r->failed, r->failed_count, sizeof(bl_candidate *), by_path);
    number_ranks(r);
    BL_TRY(find_twins(r));
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
