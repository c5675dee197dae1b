/*
 * A seal on JSON: the SHA-256 of what it says, whatever its white space, its escapes and the zeros behind a decimal, so that a tool may lay it out anew, but not a
 * digit may change. It stands as the last member, `"seal"`, and covers everything before it. It guards against accidents and careless hands, not against
 * forgers: whoever changes a number may seal it again.
 */
#ifndef BL_BASE_JSON_SEAL_H
#define BL_BASE_JSON_SEAL_H

#include "base/hash.h"

/* json: valid, and cut off anywhere between two members. One pass, no memory. */
bl_sha256 bl_json_seal(bl_str json);

#endif
