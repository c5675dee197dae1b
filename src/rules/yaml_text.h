/* Writing a scalar so that YAML reads it back, also inside [] and {}. */
#ifndef BL_RULES_YAML_TEXT_H
#define BL_RULES_YAML_TEXT_H

#include "base/buffer.h"

/* Plain where that is safe; cautious: a quote too many hurts nobody. */
void bl_yaml_write_text(bl_buffer *out, bl_str text);
/* In double quotes, with escapes. */
void bl_yaml_write_quoted(bl_buffer *out, bl_str text);

#endif
