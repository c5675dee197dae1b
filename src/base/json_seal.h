/*
 * A seal on JSON: the SHA-256 of what it says, whatever its white space, its escapes and the zeros behind a decimal, so that a tool may lay it out anew, but not a
 * digit may change. It stands as the last member, `"seal"`, and covers everything before it. It guards against accidents and careless hands, not against
 * forgers: whoever changes a number may seal it again.
 *
 * Of JSON lines each line has a seal, over the seal of the line before and itself: a chain, so that a reader of a stream keeps one seal in hand, no line may be
 * changed, moved, put in or taken out of the middle, and only the end can be cut off; how many lines there are is said in the head.
 */
#ifndef BL_BASE_JSON_SEAL_H
#define BL_BASE_JSON_SEAL_H

#include "base/hash.h"

/* before: the seal of the line before; empty for a whole document and for a first line. json: valid, and cut off anywhere between two members. One pass, no memory. */
bl_sha256 bl_json_seal(bl_str before, bl_str json);

#endif
