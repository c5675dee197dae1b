/* Every sum of a ranking, from the ranking alone. */
#include <stdio.h>

#include "verify/verify.h"

const char *bl_fixed(char out[24], int64_t value, unsigned places)
{
    const int64_t unit = places == 2 ? 100 : 1000, size = value < 0 ? -value : value;
    snprintf(out, 24, "%s%lld.%0*d", value < 0 ? "-" : "", (long long)(size / unit), (int)places, (int)(size % unit));
    return out;
}

typedef struct figures { /* of one criterion, in hundredths and thousandths */
    int64_t max, points, possible, degree, possible_degree;
} figures;

typedef struct totals {
    int64_t max, points, possible, questions;
    int worst; /* 0 no must, 1 pass, 2 unknown, 3 fail */
} totals;

static int verdict(bl_str must)
{
    static const char *const words[] = {"pass", "unknown", "fail"};
    for (int i = 0; i < 3; i++)
        if (bl_str_equal(must, bl_str_of(words[i])))
            return i + 1;
    return 0;
}

static bl_status read_figure(bl_verification *v, uint32_t c, uint32_t k, const bl_json_node *node, const char *key, unsigned places, int64_t *out)
{
    if (bl_json_get_decimal(out, node, key, places) && *out >= 0)
        return BL_OK;
    *out = 0;
    return bl_fault_add(v, node, "candidates[%u].criteria[%u].%s is no number with %u places", c, k, key, places);
}

static bl_status read_figures(bl_verification *v, uint32_t c, uint32_t k, const bl_json_node *node, figures *f)
{
    BL_TRY(read_figure(v, c, k, node, "max", 2, &f->max));
    BL_TRY(read_figure(v, c, k, node, "points", 2, &f->points));
    BL_TRY(read_figure(v, c, k, node, "possible", 2, &f->possible));
    BL_TRY(read_figure(v, c, k, node, "degree", 3, &f->degree));
    return read_figure(v, c, k, node, "possibleDegree", 3, &f->possible_degree);
}

/* max x degree, rounded down to hundredths. */
static bl_status check_product(bl_verification *v, uint32_t c, uint32_t k, const bl_json_node *node, const char *key, int64_t max, int64_t degree, int64_t said)
{
    char a[24], b[24], product[24], have[24];
    v->sums++;
    if (max * degree / 1000 == said)
        return BL_OK;
    return bl_fault_add(v, node, "candidates[%u].criteria[%u].%s is %s, but %s x %s is %s", c, k, key, bl_fixed(have, said, 2), bl_fixed(a, max, 2),
        bl_fixed(b, degree, 3), bl_fixed(product, max * degree / 1000, 2));
}

/* The sentence ends with the arithmetic, in every language. */
static bl_status check_sentence(bl_verification *v, uint32_t c, uint32_t k, const bl_json_node *node, const figures *f)
{
    char a[24], b[24], d[24], arithmetic[96];
    snprintf(arithmetic, sizeof arithmetic, "%s \xC3\x97 %s = %s", bl_fixed(a, f->max, 2), bl_fixed(b, f->degree, 3), bl_fixed(d, f->points, 2));
    if (f->max == 0 || bl_str_ends(bl_json_get_str(node, "reason"), bl_str_of(arithmetic)))
        return BL_OK;
    return bl_fault_add(v, node, "candidates[%u].criteria[%u].reason does not end with '%s'", c, k, arithmetic);
}

static bl_status check_state(bl_verification *v, uint32_t c, uint32_t k, const bl_json_node *node, const figures *f)
{
    const char *state = f->degree == 1000 ? "met" : f->degree > 0 ? "partly" : f->possible_degree > 0 ? "no-data" : "not-met";
    if (f->degree > f->possible_degree || f->possible_degree > 1000)
        BL_TRY(bl_fault_add(v, node, "candidates[%u].criteria[%u]: degree, possibleDegree and 1 do not stand in this order", c, k));
    if (bl_str_equal(bl_json_get_str(node, "state"), bl_str_of(state)))
        return BL_OK;
    return bl_fault_add(v, node, "candidates[%u].criteria[%u].state should be '%s' by its degrees", c, k, state);
}

/* What is open by weight has one question, worth what it opens. */
static bl_status check_question(bl_verification *v, uint32_t c, const bl_json_node *candidate, const bl_json_node *node, uint32_t k, const figures *f)
{
    uint32_t asked = 0;
    BL_JSON_EACH(question, bl_json_get(candidate, "questions"))
    {
        if (!bl_str_equal(bl_json_get_str(question, "criterion"), bl_json_get_str(node, "id")))
            continue;
        int64_t points = -1;
        asked++;
        v->sums++;
        if (!bl_json_get_decimal(&points, question, "points", 2) || points != f->possible - f->points)
            BL_TRY(bl_fault_add(v, question, "candidates[%u].questions[]: the question on criteria[%u] is not worth what it says", c, k));
    }
    if (asked > 1 || (asked == 0 && f->possible > f->points))
        return bl_fault_add(v, node, "candidates[%u].criteria[%u] is open, and %s", c, k, asked == 0 ? "no question asks for it" : "asked for twice");
    return BL_OK;
}

static bl_status check_criterion(bl_verification *v, uint32_t c, const bl_json_node *candidate, uint32_t k, const bl_json_node *node, totals *t)
{
    figures f;
    BL_TRY(read_figures(v, c, k, node, &f));
    BL_TRY(check_product(v, c, k, node, "points", f.max, f.degree, f.points));
    BL_TRY(check_product(v, c, k, node, "possible", f.max, f.possible_degree, f.possible));
    BL_TRY(check_sentence(v, c, k, node, &f));
    BL_TRY(check_state(v, c, k, node, &f));
    BL_TRY(check_question(v, c, candidate, node, k, &f));
    const int must = verdict(bl_json_get_str(node, "must"));
    t->worst = must > t->worst ? must : t->worst;
    t->max += f.max;
    t->points += f.points;
    t->possible += f.possible;
    return BL_OK;
}

static bl_status check_total(bl_verification *v, uint32_t c, const bl_json_node *candidate, const char *key, int64_t sum)
{
    int64_t said = -1;
    char a[24], b[24];
    v->sums++;
    if (!bl_json_get_decimal(&said, candidate, key, 2))
        return bl_fault_add(v, candidate, "candidates[%u].%s is no number with two places", c, key);
    if (said == sum)
        return BL_OK;
    return bl_fault_add(
        v, bl_json_get(candidate, key), "candidates[%u].%s is %s, but its criteria add up to %s", c, key, bl_fixed(a, said, 2), bl_fixed(b, sum, 2));
}

static bl_status check_candidate(bl_verification *v, uint32_t c, const bl_json_node *candidate)
{
    totals t = {.max = 0};
    uint32_t k = 0;
    BL_JSON_EACH(criterion, bl_json_get(candidate, "criteria"))
    BL_TRY(check_criterion(v, c, candidate, k++, criterion, &t));
    BL_TRY(check_total(v, c, candidate, "score", t.points));
    BL_TRY(check_total(v, c, candidate, "possible", t.possible));
    char sum[24];
    v->sums++;
    if (t.max != 10000)
        BL_TRY(bl_fault_add(v, candidate, "candidates[%u]: the maxima of its criteria add up to %s, not to 100.00", c, bl_fixed(sum, t.max, 2)));
    const int said = verdict(bl_json_get_str(candidate, "must"));
    if (said != (t.worst == 0 ? 1 : t.worst))
        BL_TRY(bl_fault_add(v, candidate, "candidates[%u].must is not the worst of its criteria's", c));
    return BL_OK;
}

bl_status bl_verify_numbers(bl_verification *v)
{
    for (uint32_t c = 0; c < v->candidates.count; c++)
        BL_TRY(check_candidate(v, c, v->candidates.items[c].node));
    if (v->candidates.count > 0)
        BL_TRY(bl_verify_deal(v, v->candidates.items[0].node));
    BL_TRY(bl_verify_order(v));
    BL_TRY(bl_verify_rules(v));
    return bl_verify_firmness(v);
}
