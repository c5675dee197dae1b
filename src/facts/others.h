/* Words for people that are not the person: "with [case managers]", "reported to the [project manager]", 配合[产品经理]. What stands in one is no proof of a skill or a field. */
#ifndef BL_FACTS_OTHERS_H
#define BL_FACTS_OTHERS_H

#include "facts/stages.h"

/* Does the mention (its index) stand in the name of a trade that names somebody else? A team that was led is the
 * person's own work. Once careers have been read. Looks at a bounded number of bytes. */
bool bl_names_others(const bl_reading *r, uint32_t mention);

#endif
