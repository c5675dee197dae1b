/* The names of the enumerations, as tables that end with NULL: schemas read by them. An empty name cannot be written. */
#ifndef BL_RULES_NAMES_H
#define BL_RULES_NAMES_H

#include "rules/role.h"

extern const char *const bl_kind_names[BL_KIND_COUNT + 1];
extern const char *const bl_level_names[];
extern const char *const bl_mode_names[];
extern const char *const bl_study_names[];
extern const char *const bl_cefr_names[];
extern const char *const bl_seniority_names[];
extern const char *const bl_section_names[];
extern const char *const bl_cue_kind_names[];
extern const char *const bl_reach_names[];
extern const char *const bl_group_names[];

#endif
