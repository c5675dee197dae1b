/*
 * A schema: a table of the keys of one mapping. Reading a mapping by it checks everything and fills a struct; what is wrong goes to diags,
 * each problem at its place and with a hint, and leaves its field as it was.
 *
 *     typedef struct raw { bl_str id; bl_milli years; uint32_t level; } raw;
 *     static const bl_field fields[] = {
 *         {"id", BL_FIELD_STRING, offsetof(raw, id), .required = true},
 *         {"years", BL_FIELD_DECIMAL, offsetof(raw, years), .min = 0, .max = 60000},
 *         {"level", BL_FIELD_ENUM, offsetof(raw, level), .names = bl_level_names},
 *     };
 */
#ifndef BL_YAML_SCHEMA_H
#define BL_YAML_SCHEMA_H

#include "base/calendar.h"
#include "yaml/yaml.h"

typedef struct bl_yaml_reader {
    const bl_source *source;
    bl_arena *arena; /* of what is read */
    bl_diags *diags;
} bl_yaml_reader;

typedef struct bl_texts { /* a list of strings, with the node of each */
    const bl_yaml *const *nodes;
    const bl_str *items;
    uint32_t count;
} bl_texts;

typedef enum bl_field_type {
    BL_FIELD_STRING,  /* bl_str: any scalar that is not empty */
    BL_FIELD_BOOL,    /* bool: true or false */
    BL_FIELD_DECIMAL, /* bl_milli */
    BL_FIELD_COUNT,   /* uint32_t: a whole number */
    BL_FIELD_MONTH,   /* bl_month: YYYY-MM or YYYY-MM-DD */
    BL_FIELD_ENUM,    /* uint32_t: index into names */
    BL_FIELD_TEXTS,   /* bl_texts: a list of strings */
    BL_FIELD_LIST,    /* const bl_yaml *: a list; the caller reads it */
    BL_FIELD_MAP,     /* const bl_yaml *: a mapping; the caller reads it */
    BL_FIELD_ANY      /* const bl_yaml *: anything */
} bl_field_type;

typedef struct bl_field {
    const char *key;
    bl_field_type type;
    size_t offset;
    bool required;
    bool lone;                /* TEXTS: one string may stand without a list */
    int64_t min, max;         /* DECIMAL: thousandths; COUNT: whole; both 0: from 0 to the contract's 999999.999 */
    const char *const *names; /* ENUM: ends with NULL; an empty name cannot be written */
} bl_field;

typedef struct bl_schema {
    const char *what; /* "a skill": for messages */
    const bl_field *fields;
    uint32_t count; /* at most 64 */
} bl_schema;

#define BL_SCHEMA(what, fields)                         \
    {                                                   \
        what, fields, sizeof(fields) / sizeof *(fields) \
    }

/* Fills the struct at out from node. *given (may be NULL): a bit for each field, in the order of the table, that was there and right. partial: keys that
 * are required may be missing. Only memory fails. */
bl_status bl_schema_read(const bl_yaml_reader *reader, const bl_schema *schema, const bl_yaml *node, bool partial, void *out, uint64_t *given);
/* Is the field of this key among the given? */
bool bl_schema_given(const bl_schema *schema, uint64_t given, const char *key);

/* The same for single values, for fields that may have several types. They report and return false where the value is not right. */
bool bl_yaml_decimal(const bl_yaml_reader *reader, const bl_yaml *node, const char *key, int64_t min, int64_t max, bl_milli *out);
bool bl_yaml_bool(const bl_yaml_reader *reader, const bl_yaml *node, const char *key, bool *out);
bool bl_yaml_enum(const bl_yaml_reader *reader, const bl_yaml *node, const char *key, const char *const *names, uint32_t *out);
bl_status bl_yaml_texts(const bl_yaml_reader *reader, const bl_yaml *node, const char *key, bool lone, bl_texts *out, bool *right);
/* Is the node a scalar that holds something? */
bool bl_yaml_is_text(const bl_yaml *node);
const char *bl_yaml_kind_name(const bl_yaml *node); /* "a list", "a mapping", "a value", "nothing" */

/* Reports an error at a node. */
bl_diag *bl_yaml_refuse(const bl_yaml_reader *reader, const bl_yaml *node, bl_code code, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;

#endif
