/* What is done to the bytes of a YAML file before libyaml sees them: decoding, and a look for the mistakes of input methods and editors. */
#ifndef BL_YAML_SCAN_H
#define BL_YAML_SCAN_H

#include "source/diag.h"

/* bytes -> valid UTF-8 without BOM. UTF-8 is returned as it is, UTF-16 (with BOM) is decoded into the arena. BL_ERROR_INPUT: see diags. */
bl_status bl_yaml_decode(bl_str *out, bl_arena *arena, bl_str name, bl_str bytes, bl_diags *diags);

/*
 * Reports full-width punctuation where YAML wants ASCII, tabs in the indentation, and flow nesting beyond BL_LIMIT_YAML_DEPTH (BL_ERROR_LIMIT).
 * *out is the text as it was meant, byte for byte as long as the source, so that every offset still holds: one run then finds all problems.
 */
bl_status bl_yaml_scan(bl_str *out, bl_arena *arena, const bl_source *source, bl_diags *diags);

#endif
