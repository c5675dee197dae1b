/* 'allow: [{code: B0304, reason: ...}]' of a role or a rule file: warnings that it does not want to hear, and why. */
#ifndef BL_RULES_ALLOW_H
#define BL_RULES_ALLOW_H

#include "base/vec.h"
#include "yaml/schema.h"

typedef struct bl_allowed {
    BL_VEC(bl_code) codes;
} bl_allowed;

/* Adds the codes of the list (which may be NULL) in the reader's arena. */
bl_status bl_allow_read(const bl_yaml_reader *reader, const bl_yaml *list, bl_allowed *out);
bool bl_allow_has(const bl_allowed *allowed, bl_code code);

#endif
