/*
 * Cues: words that say how a name nearby is meant (rules/cues.yaml has them, and says how far each reaches). Every mention gets a colour: whether a cue
 * takes its credit away, and which words strengthen it.
 *
 *   由于团队 [缺乏] Rust 经验 ，  最终 [没有采用] Rust ，  用 Go [重写了] 网关
 *             ----->                  ---------->          <--- sentence --->
 */
#ifndef BL_FACTS_CUES_H
#define BL_FACTS_CUES_H

#include "facts/stages.h"

typedef struct bl_cues {
    bl_colour *colours; /* one a mention */
} bl_cues;

/* O(mentions), as clauses and sentences are of bounded length. */
bl_status bl_cues_read(bl_cues *out, const bl_reading *r);
/* The words of a cue as written; empty for BL_NONE. */
bl_str bl_cue_words(const bl_reading *r, uint32_t mention);

#endif
