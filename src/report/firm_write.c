/* Firmness as JSON, and in words. Shares, margins and changes are fractions of 1 with up to three places. */
#include "report/firm_write.h"

static const char *const decided[] = {"must", "score", "unweighted", "tie"};

static bl_str weight_name(const bl_weight_turn *turn, const bl_role *role)
{
    return turn->of_group ? bl_str_of(bl_group_name((bl_group)turn->index)) : role->criteria[turn->index]->id;
}

/* ---- JSON ---- */

static void key_milli(bl_json *json, const char *key, bl_milli value)
{
    bl_json_key(json, key);
    bl_json_milli(json, value);
}

void bl_firm_pair_write_json(bl_json *json, const bl_firm_pair *pair, const bl_role *role)
{
    bl_json_begin_object(json);
    bl_json_key_z(json, "decidedBy", decided[pair->decided]);
    bl_json_key_bool(json, "firm", pair->firm);
    key_milli(json, "near", pair->near);
    key_milli(json, "all", pair->all);
    key_milli(json, "margin", pair->margin);
    bl_json_key(json, "turn");
    if (pair->turn.found) {
        bl_json_begin_object(json);
        bl_json_key_z(json, "of", pair->turn.of_group ? "group" : "criterion");
        bl_json_key_str(json, "weight", weight_name(&pair->turn, role));
        key_milli(json, "from", pair->turn.from);
        key_milli(json, "to", pair->turn.to);
        key_milli(json, "change", bl_weight_turn_change(&pair->turn));
        bl_json_end_object(json);
    } else {
        bl_json_null(json);
    }
    bl_json_end_object(json);
}

static void ranks(bl_json *json, const char *key, const bl_firm_ranks *r)
{
    bl_json_key(json, key);
    bl_json_begin_object(json);
    bl_json_key_int(json, "best", r->best);
    bl_json_key_int(json, "worst", r->worst);
    key_milli(json, "holds", r->holds);
    bl_json_key(json, "shares");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < r->share_count; i++)
        bl_json_milli(json, r->shares[i]);
    bl_json_end_array(json);
    bl_json_end_object(json);
}

/* The number of the band that a position (from 1) is in, from 1; 0: in none. */
static uint32_t band_of(const bl_firmness *f, uint32_t position)
{
    for (uint32_t i = 0; i < f->band_count; i++)
        if (f->bands[i].from <= position && position <= f->bands[i].to)
            return i + 1;
    return 0;
}

void bl_firm_candidate_write_json(bl_json *json, const bl_ranking *ranking, uint32_t index)
{
    const bl_firmness *f = &ranking->firmness;
    bl_json_key(json, "firmness");
    bl_json_begin_object(json);
    if (index < f->ranked_count) {
        ranks(json, "near", &f->ranks[index][BL_DRAW_NEAR]);
        ranks(json, "all", &f->ranks[index][BL_DRAW_ALL]);
    }
    bl_json_key(json, "band");
    const uint32_t band = band_of(f, index + 1);
    if (band > 0)
        bl_json_int(json, band);
    else
        bl_json_null(json);
    bl_json_key(json, "below");
    if (index < f->pair_count)
        bl_firm_pair_write_json(json, &f->pairs[index], ranking->role);
    else
        bl_json_null(json);
    bl_json_end_object(json);
}

void bl_firmness_write_json(bl_json *json, const bl_ranking *ranking)
{
    const bl_firmness *f = &ranking->firmness;
    bl_json_key(json, "firmness");
    bl_json_begin_object(json);
    key_milli(json, "within", BL_FIRM_WITHIN);
    bl_json_key_int(json, "draws", BL_FIRM_DRAWS);
    key_milli(json, "firmFrom", BL_FIRM_SHARE);
    bl_json_key_int(json, "among", f->pool);
    bl_json_key(json, "bands");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < f->band_count; i++) {
        bl_json_begin_object(json);
        bl_json_key_int(json, "from", f->bands[i].from);
        bl_json_key_int(json, "to", f->bands[i].to);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
    bl_json_end_object(json);
}

/* ---- words ---- */

static bl_str percent(const bl_voice *v, int64_t thousandths)
{
    if (thousandths % 10 == 0)
        return bl_str_format(v->arena, "%lld %%", (long long)(thousandths / 10));
    return bl_str_format(v->arena, "%lld.%lld %%", (long long)(thousandths / 10), (long long)(thousandths % 10));
}

static bl_str weight_label(const bl_voice *v, const bl_weight_turn *turn)
{
    return turn->of_group ? BL_SAY_PLAIN(v->catalogue, (bl_message)(BL_SAY_GROUP_SKILLS + turn->index)) : bl_sentence_label(v, v->role->criteria[turn->index]);
}

static bl_str turn_words(const bl_voice *v, const bl_weight_turn *turn)
{
    if (!turn->found)
        return BL_SAY_PLAIN(v->catalogue, BL_SAY_FIRM_NO_TURN);
    const bl_str change = percent(v, bl_weight_turn_change(turn));
    const bl_str signed_change = bl_str_format(v->arena, "%s%.*s", turn->to < turn->from ? "-" : "+", BL_STR_ARG(change));
    return BL_SAY(v->arena, v->catalogue, turn->of_group ? BL_SAY_FIRM_TURN_GROUP : BL_SAY_FIRM_TURN, weight_label(v, turn), bl_sentence_milli(v, turn->from),
        bl_sentence_milli(v, turn->to), signed_change);
}

bl_str bl_sentence_firm(const bl_voice *v, const bl_firm_pair *pair)
{
    if (pair->decided == BL_DECIDED_MUST)
        return BL_SAY_PLAIN(v->catalogue, BL_SAY_FIRM_MUST);
    if (pair->margin == 1000)
        return BL_SAY_PLAIN(v->catalogue, pair->decided == BL_DECIDED_TIE ? BL_SAY_FIRM_SAME : BL_SAY_FIRM_ALWAYS);
    const bl_str parts[] = {BL_SAY(v->arena, v->catalogue, pair->firm ? BL_SAY_FIRM_HOLDS : BL_SAY_FIRM_HOLDS_NOT, percent(v, pair->near),
                                percent(v, BL_FIRM_WITHIN), percent(v, pair->all)),
        turn_words(v, &pair->turn)};
    return bl_sentence_join(v->arena, parts, 2, BL_SAY_PLAIN(v->catalogue, BL_SAY_STEP_JOIN));
}
