/* Ranks, ties, counts, and what is said about how firm the order is, as far as it follows from the report. */
#include "verify/verify.h"

typedef struct standing {
    bool fails;
    int64_t score, unweighted;
} standing;

static standing standing_of(const bl_json_node *candidate)
{
    standing s = {.fails = bl_str_equal(bl_json_get_str(candidate, "must"), BL_STR("fail"))};
    if (!bl_json_get_decimal(&s.score, candidate, "score", 2))
        s.score = 0;
    BL_JSON_EACH(c, bl_json_get(candidate, "criteria"))
    {
        int64_t weight = 1, degree = 0;
        if (bl_json_get_decimal(&weight, c, "weight", 3) && weight == 0 && bl_json_get_decimal(&degree, c, "degree", 3))
            s.unweighted += degree;
    }
    return s;
}

/* > 0: a stands above b; 0: they tie. */
static int compare(const standing *a, const standing *b)
{
    if (a->fails != b->fails)
        return a->fails ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? 1 : -1;
    return a->unweighted == b->unweighted ? 0 : a->unweighted > b->unweighted ? 1 : -1;
}

static bl_status check_count(bl_verification *v, const char *key, int64_t is)
{
    int64_t said = -1;
    const bl_json_node *counts = bl_json_get(v->head, "counts");
    v->sums++;
    if (bl_json_get_decimal(&said, counts, key, 0) && said == is)
        return BL_OK;
    return bl_fault_add(v, counts, "counts.%s is not %lld", key, (long long)is);
}

static bl_status check_counts(bl_verification *v)
{
    int64_t ranked = 0;
    if (!bl_json_get_decimal(&ranked, bl_json_get(v->head, "counts"), "ranked", 0) || ranked < (int64_t)v->candidates.count)
        BL_TRY(bl_fault_add(v, v->head, "counts.ranked is less than the candidates that are shown"));
    BL_TRY(check_count(v, "shown", v->candidates.count));
    BL_TRY(check_count(v, "failed", v->failed_count));
    return check_count(v, "files", ranked + v->failed_count);
}

bl_status bl_verify_order(bl_verification *v)
{
    BL_TRY(check_counts(v));
    int64_t ranked = 0, rank = 1;
    if (!bl_json_get_decimal(&ranked, bl_json_get(v->head, "counts"), "ranked", 0))
        ranked = 0;
    const uint32_t count = v->candidates.count;
    for (uint32_t c = 0; c < count; c++) {
        const bl_json_node *node = v->candidates.items[c].node;
        const standing here = standing_of(node);
        bool tied = false;
        if (c > 0) {
            const standing above = standing_of(v->candidates.items[c - 1].node);
            const int order = compare(&above, &here);
            if (order < 0)
                BL_TRY(bl_fault_add(v, node, "candidates[%u] stands above candidates[%u], and should stand below", (unsigned)c - 1, (unsigned)c));
            tied = order == 0;
            rank = tied ? rank : c + 1;
        }
        if (c + 1 < count) {
            const standing below = standing_of(v->candidates.items[c + 1].node);
            tied = tied || compare(&here, &below) == 0;
        }
        int64_t said = 0;
        v->sums++;
        if (!bl_json_get_decimal(&said, node, "rank", 0) || said != rank)
            BL_TRY(bl_fault_add(v, node, "candidates[%u].rank is not %lld", (unsigned)c, (long long)rank));
        const bl_json_node *flag = bl_json_get(node, "tied");
        const bool with_one_not_shown = c + 1 == count && (int64_t)count < ranked;
        if (flag == NULL || ((flag->kind == BL_JSON_TRUE) != tied && !with_one_not_shown))
            BL_TRY(bl_fault_add(v, node, "candidates[%u].tied is not %s", (unsigned)c, tied ? "true" : "false"));
    }
    return BL_OK;
}

/* ---- firmness ---- */

/* How far all weights may move at once: lead / size of what speaks for and against, in thousandths. */
static int64_t margin_of(const bl_json_node *upper, const bl_json_node *lower)
{
    int64_t lead = 0, size = 0;
    const bl_json_node *a = bl_json_get(upper, "criteria"), *b = bl_json_get(lower, "criteria");
    const bl_json_node *x = a == NULL ? NULL : a->first, *y = b == NULL ? NULL : b->first;
    for (; x != NULL && y != NULL; x = x->next, y = y->next) {
        int64_t max = 0, p = 0, q = 0;
        if (!bl_json_get_decimal(&max, x, "max", 2) || !bl_json_get_decimal(&p, x, "degree", 3) || !bl_json_get_decimal(&q, y, "degree", 3))
            continue; /* said elsewhere */
        lead += max * (p - q);
        size += max * (p > q ? p - q : q - p);
    }
    return size == 0 ? 1000 : lead <= 0 ? 0 : lead * 1000 / size;
}

static bl_status check_ranks(bl_verification *v, uint32_t c, const bl_json_node *ranks, int64_t rank)
{
    int64_t best = 0, worst = 0, holds = -1, sum = 0, at_rank = 0, place = 0;
    if (ranks == NULL)
        return BL_OK; /* only the first are drawn for */
    const bool good = bl_json_get_decimal(&best, ranks, "best", 0) && bl_json_get_decimal(&worst, ranks, "worst", 0) &&
                      bl_json_get_decimal(&holds, ranks, "holds", 3) && best >= 1 && best <= worst;
    BL_JSON_EACH(item, bl_json_get(ranks, "shares"))
    {
        int64_t share = 0;
        if (!bl_json_decimal(&share, item, 3))
            return bl_fault_add(v, item, "candidates[%u].firmness: a share is no number", (unsigned)c);
        at_rank = best + place == rank ? share : at_rank;
        place++;
        sum += share;
    }
    const bool all = place == worst - best + 1;
    v->sums++;
    if (good && (all ? sum == 1000 : sum <= 1000) && (rank >= best + place || at_rank == holds))
        return BL_OK;
    return bl_fault_add(v, ranks, "candidates[%u].firmness: the shares of its ranks do not add up", (unsigned)c);
}

static bl_status check_pair(bl_verification *v, uint32_t c, const bl_json_node *pair)
{
    int64_t margin = -1, from = 0, to = 0, change = -1;
    const bl_json_node *turn = bl_json_get(pair, "turn");
    if (pair == NULL || pair->kind != BL_JSON_OBJECT)
        return BL_OK;
    v->sums++;
    const bool must = bl_str_equal(bl_json_get_str(pair, "decidedBy"), BL_STR("must"));
    const int64_t is = must ? 1000 : c + 1 >= v->candidates.count ? -1 : margin_of(v->candidates.items[c].node, v->candidates.items[c + 1].node);
    if (!bl_json_get_decimal(&margin, pair, "margin", 3) || (is >= 0 && margin != is))
        BL_TRY(bl_fault_add(v, pair, "candidates[%u].firmness.below.margin does not follow from the degrees", (unsigned)c));
    if (turn == NULL || turn->kind != BL_JSON_OBJECT)
        return BL_OK;
    v->sums++;
    const bool read = bl_json_get_decimal(&from, turn, "from", 3) && bl_json_get_decimal(&to, turn, "to", 3) && bl_json_get_decimal(&change, turn, "change", 3);
    const int64_t moved = to > from ? to - from : from - to;
    if (!read || from <= 0 || change != (moved * 1000 + from / 2) / from)
        return bl_fault_add(v, turn, "candidates[%u].firmness.below.turn.change is not the way from 'from' to 'to'", (unsigned)c);
    return BL_OK;
}

bl_status bl_verify_firmness(bl_verification *v)
{
    for (uint32_t c = 0; c < v->candidates.count; c++) {
        const bl_json_node *node = v->candidates.items[c].node, *firmness = bl_json_get(node, "firmness");
        int64_t rank = 0;
        if (firmness == NULL || !bl_json_get_decimal(&rank, node, "rank", 0))
            continue;
        BL_TRY(check_ranks(v, c, bl_json_get(firmness, "near"), rank));
        BL_TRY(check_ranks(v, c, bl_json_get(firmness, "all"), rank));
        BL_TRY(check_pair(v, c, bl_json_get(firmness, "below")));
    }
    return BL_OK;
}
