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

/* The colours are found sentence by sentence, when one of its mentions is asked for: most sentences hold nothing that anybody wants to know. */
typedef struct bl_cues bl_cues;

/* After bl_mentions_find. O(mentions). */
bl_status bl_cues_open(bl_cues **out, const bl_reading *r);
/* Of a mention by its index. O(mentions of its sentence), once; sentences and clauses are of bounded length. */
bl_colour *bl_colour_of(bl_cues *cues, uint32_t mention);
/* Is there a word that takes credit away in this manner? Else no colour has it. */
bool bl_cues_have(const bl_cues *cues, bl_cue_kind kind);
/* The words of a cue as written; empty for BL_NONE. */
bl_str bl_cue_words(const bl_reading *r, uint32_t mention);

#endif
