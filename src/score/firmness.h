/*
 * How firm an order is: what becomes of it under other weights. The degrees stay; only the weights move, so nothing here is about the résumés.
 *
 *   a pair of neighbours   the share of the drawn weights under which their order holds; how far all weights may move at once before it can turn; the one
 *                          weight of the role that turns it with the least change
 *   a candidate            the ranks that it takes under the drawn weights, and how often each (rank acceptability)
 *   the order              bands: runs of neighbours none of which stands firmly above the next
 *
 * Everything is in integers. The shares of a pair are closed forms, so that those of two candidates are known exactly; ranks among more are counts over
 * BL_FIRM_DRAWS draws (score/draws.h).
 */
#ifndef BL_SCORE_FIRMNESS_H
#define BL_SCORE_FIRMNESS_H

#include "score/draws.h"
#include "score/standing.h"

#define BL_FIRM_SHARE 950u /* thousandths of the near weights under which an order holds that is called firm */
#define BL_FIRM_FOCUS 100u /* candidates whose ranks are counted, from the top */
#define BL_FIRM_POOL 1000u /* candidates they are ranked among, and whose neighbours are looked at, from the top: bounds the cost */
#define BL_FIRM_EXACT 20u  /* criteria with a weight in which a pair may differ, for its share of the near weights to be exact; beyond, it is drawn */
#define BL_FIRM_SHARES 20u /* ranks that are listed with their share, from the best one taken */

typedef struct bl_contender {
    bl_standing standing;
    const uint16_t *degrees; /* thousandths, of each criterion of the role */
} bl_contender;

/* One weight of the role, and what it would have to be. At `to` the two tie or have changed places, as exact degrees go; points are rounded to hundredths. */
typedef struct bl_weight_turn {
    bool found;     /* false: no single weight turns it */
    bool of_group;  /* of `weights:`, else of a criterion */
    uint32_t index; /* the bl_group, or the criterion's index in the role */
    bl_milli from, to;
} bl_weight_turn;
/* |to - from| / from in thousandths, rounded to the nearest. */
int64_t bl_weight_turn_change(const bl_weight_turn *turn);

typedef enum bl_decided {
    BL_DECIDED_MUST,       /* the lower one fails a must: no weight turns that */
    BL_DECIDED_SCORE,      /* the scores differ */
    BL_DECIDED_UNWEIGHTED, /* equal scores, settled by criteria of weight 0 */
    BL_DECIDED_TIE
} bl_decided;

typedef struct bl_firm_pair { /* the upper one of two against the lower one */
    bl_decided decided;
    bool firm;       /* holds under BL_FIRM_SHARE of the near weights; a tie never is */
    uint32_t near;   /* thousandths of the near weights under which the upper one is not passed; exact up to BL_FIRM_EXACT criteria in which the two differ */
    uint32_t all;    /* likewise over all weights; exact */
    uint32_t margin; /* thousandths: while no weight moves by more than this, whatever the others do, the order holds; 1000: under all weights */
    bl_weight_turn turn;
} bl_firm_pair;

typedef struct bl_firm_ranks { /* of one candidate, over the draws of one kind */
    uint32_t best, worst;      /* ranks taken at least once */
    uint32_t holds;            /* thousandths of the draws that give the rank it has */
    const uint16_t *shares;    /* thousandths, of the ranks best, best + 1, ...; at most BL_FIRM_SHARES */
    uint32_t share_count;
} bl_firm_ranks;

typedef struct bl_band { /* positions in the order, from 1, both included */
    uint32_t from, to;
} bl_band;

typedef struct bl_firmness {
    uint32_t pool;                         /* candidates that the ranks are among */
    bl_firm_ranks (*ranks)[BL_DRAW_KINDS]; /* of the first ranked_count */
    uint32_t ranked_count;
    bl_firm_pair *pairs; /* pairs[i]: position i + 1 against i + 2 */
    uint32_t pair_count;
    bl_band *bands;
    uint32_t band_count;
} bl_firmness;

/* contenders: best first, all of them or the first BL_FIRM_POOL; the order is looked at down to the one below the last shown.
 * Only what out points at stays in arena. O(draws x count x criteria). */
bl_status bl_firmness_make(bl_firmness *out, bl_arena *arena, bl_arena *scratch, const bl_role *role, const bl_points *maxima, const bl_contender *contenders,
    uint32_t count, uint32_t shown);

/* Any two candidates of a role; upper stands above lower or ties with it. draws: of a role with at most BL_FIRM_EXACT weighted criteria the columns are enough.
 * O((draws + criteria) x criteria), and O(2^(BL_FIRM_EXACT / 2) x criteria) where they differ in few. */
bl_status bl_firm_pair_of(bl_firm_pair *out, bl_arena *scratch, const bl_role *role, const bl_draws *draws, const bl_points *maxima, const bl_contender *upper,
    const bl_contender *lower);

/* The parts of it, each in a file of its own. */
/* Thousandths of the near weights under which a lead is lost. sizes: maximum x |difference| of each criterion that differs, above 0, up to BL_FIRM_EXACT of them;
 * lead: the sum of maximum x difference. Exact, rounded to the nearest. O(2^(count / 2) x count). */
uint32_t bl_near_share_lost(int64_t lead, const int64_t *sizes, uint32_t count);
void bl_weight_turn_find(bl_weight_turn *out, const bl_role *role, const uint16_t *upper, const uint16_t *lower);
bl_status bl_firm_ranks_count(bl_firm_ranks *out, bl_arena *arena, bl_arena *scratch, const bl_draws *draws, bl_draw_kind kind, const bl_contender *contenders,
    uint32_t pool, uint32_t focus);

#endif
