/* The sentence of a finding, with its particulars. Pure: from a finding and a catalogue. */
#ifndef BL_REPORT_FINDINGS_H
#define BL_REPORT_FINDINGS_H

#include "facts/record.h"
#include "report/messages.h"

/* hidden: its words stand as █, for they may name somebody. In the arena; ptr NULL when memory is out. */
bl_str bl_finding_say(bl_arena *arena, const bl_catalogue *catalogue, const bl_finding *finding, bool hidden);

#endif
