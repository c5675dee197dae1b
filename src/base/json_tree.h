/*
 * Reading JSON (RFC 8259) into a tree. Exact: a number stays the text that was written, and is read as a decimal; there are no floats. Strict: no comments, no
 * trailing commas, no key twice in one object, nothing behind the value. Strings that need no unescaping point into the text; the rest lives in the arena.
 * Linear in the text; nesting is bounded by BL_LIMIT_JSON_DEPTH.
 */
#ifndef BL_BASE_JSON_TREE_H
#define BL_BASE_JSON_TREE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

typedef enum bl_json_kind { BL_JSON_NULL, BL_JSON_FALSE, BL_JSON_TRUE, BL_JSON_NUMBER, BL_JSON_STRING, BL_JSON_ARRAY, BL_JSON_OBJECT } bl_json_kind;

typedef struct bl_json_node bl_json_node;
struct bl_json_node {
    bl_json_kind kind;
    bl_str key;                       /* of a member of an object */
    bl_str text;                      /* STRING: its characters, which may hold U+0000; NUMBER: as written */
    size_t offset;                    /* of its first byte in what was read */
    const bl_json_node *first, *next; /* of what an array or object holds; the next in the same */
    uint32_t count;
};

typedef struct bl_json_fault {
    size_t offset;       /* in bytes */
    const char *message; /* static: "a string is not closed" */
} bl_json_fault;

/* The text must outlive the tree. BL_ERROR_INPUT: fault says what and where. A lone surrogate becomes U+FFFD, as text of other programs may hold one. */
bl_status bl_json_read(const bl_json_node **out, bl_arena *arena, bl_str text, bl_json_fault *fault);

/* The same for one value that ends with the text and begins at or behind an offset, so that the offsets are those of the whole: a line of JSON lines. */
bl_status bl_json_read_at(const bl_json_node **out, bl_arena *arena, bl_str text, size_t offset, bl_json_fault *fault);

/* The member of an object; NULL where node is NULL or no object, or has none. O(members). */
const bl_json_node *bl_json_get(const bl_json_node *node, const char *key);
/* The characters of a string member; len 0 where it is none. */
bl_str bl_json_get_str(const bl_json_node *node, const char *key);
/* number x 10^places as an integer; false where node is no number, has more places, an exponent, or more than 15 digits. */
bool bl_json_decimal(int64_t *out, const bl_json_node *node, unsigned places);
bool bl_json_get_decimal(int64_t *out, const bl_json_node *node, const char *key, unsigned places);

#define BL_JSON_EACH(item, node) for (const bl_json_node *item = (node) == NULL ? NULL : (node)->first; item != NULL; item = item->next)

#endif
