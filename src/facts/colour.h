/* What the words around a mention (cues.h), and the line it stands in (standing.h), say about its credit. */
#ifndef BL_FACTS_COLOUR_H
#define BL_FACTS_COLOUR_H

#include "rules/rule.h"

typedef struct bl_colour {
    bl_cue_kind denial; /* a credit-taking kind, or BL_CUE_COUNT: it counts */
    uint32_t denied_by; /* mention: the cue */
    uint32_t lead;      /* mention of the cue that says it was led, or UINT32_MAX */
    uint32_t open;      /* mention of the cue that says it was done in the open, or UINT32_MAX */
    bool painted;       /* its sentence has been read */
} bl_colour;

typedef enum bl_line_standing {
    BL_STANDING_PLAIN,
    BL_STANDING_SILENT,     /* proves nothing: contacts, the employer's size and industry, referees */
    BL_STANDING_BACKGROUND, /* describes what a project or a job is about */
    BL_STANDING_ROLE,       /* says what the person's part in a project was */
    BL_STANDING_WISH,       /* what the person wants */
    BL_STANDING_MIXED       /* several labels: asked for each mention (bl_standing_at) */
} bl_line_standing;

#endif
