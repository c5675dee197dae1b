/*
 * How long a résumé says of itself that something was used: "Python (3 years)", "TOMCAT- Exprience - 12 months", Java 5年, 5年Java开发经验.
 * It proves no month; it says what may be asked (contract, 3: monthsPossible).
 */
#ifndef BL_FACTS_STATED_H
#define BL_FACTS_STATED_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* The months that folded text says right behind a name, or right before it; 0 where it says none. Both look at a few words only. */
uint32_t bl_stated_behind(bl_str text);
uint32_t bl_stated_before(bl_str text);
/* Does the text begin with a unit of time ("年", " years")? */
bool bl_stated_unit(bl_str text);

#endif
