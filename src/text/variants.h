/* One form for characters that mean the same: Traditional to Simplified, and radicals to the ideographs that they look like. */
#ifndef BL_TEXT_VARIANTS_H
#define BL_TEXT_VARIANTS_H

#include <stdint.h>

/* The form to match by; most characters are their own. */
uint32_t bl_variant(uint32_t code_point);

#endif
