/*
 * YAML as bole reads it: libyaml's events -> nodes that know their place -> a schema table -> typed values. Everything that is wrong comes back at once.
 * Refused: anchors, aliases, tags, merge keys, several documents, nesting beyond BL_LIMIT_YAML_DEPTH, more nodes than the caller allows (counted before
 * libyaml sees the bytes where possible: libyaml turns quadratic on deep flow nesting).
 * UTF-8 with or without BOM, UTF-16 with BOM. GBK, tabs and full-width punctuation have codes of their own.
 */
#ifndef BL_YAML_YAML_H
#define BL_YAML_YAML_H

#include "base/decimal.h"
#include "source/diag.h"

typedef enum bl_yaml_kind { BL_YAML_SCALAR, BL_YAML_LIST, BL_YAML_MAP } bl_yaml_kind;

typedef struct bl_yaml bl_yaml;
struct bl_yaml {
    bl_yaml_kind kind;
    bl_span span;                /* in the source, byte offsets */
    bool quoted;                 /* scalar: in quotes or a block: always a string */
    bl_str text;                 /* scalar: its value */
    const bl_yaml *const *items; /* list: the items; map: key, value, key, value, ... (keys are scalars) */
    uint32_t count;              /* list: items; map: pairs */
};

/* Opens source over the decoded text (which is bytes itself where those are UTF-8: they must stay) and reads it. *out is NULL for an empty document.
 * BL_ERROR_INPUT: the file could not be read to its end. With BL_OK there may be errors in diags all the same (tabs, duplicate keys, anchors, ...): the
 * caller goes on checking, so that one run shows all problems, and then asks diags->errors. */
bl_status bl_yaml_parse(const bl_yaml **out, bl_source *source, bl_arena *arena, bl_str name, bl_str bytes, uint32_t max_nodes, bl_diags *diags);
const bl_yaml *bl_yaml_get(const bl_yaml *map, const char *key); /* NULL where absent or not a map */
/* The version of the library that scans, "0.2.5". Static. */
const char *bl_yaml_library(void);

#endif
