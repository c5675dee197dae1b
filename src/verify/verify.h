/*
 * An independent reading of a ranking: everything that a report says in numbers is added up again from the report alone, and, given the files, every hash and
 * every quote is looked for. Nothing here knows how a score is made: it includes nothing of match/ or score/ (a test checks that), and shares with them only
 * the contract.
 */
#ifndef BL_VERIFY_VERIFY_H
#define BL_VERIFY_VERIFY_H

#include "base/buffer.h"
#include "base/json_tree.h"
#include "base/vec.h"
#include "doc/document.h"

typedef struct bl_fault {
    uint32_t line; /* of the ranking file */
    bl_str message;
} bl_fault;

typedef struct bl_entry_candidate { /* one candidate of the ranking, as it says */
    const bl_json_node *node;
    bl_str path, sha256;
    bool found; /* its file was looked at */
} bl_entry_candidate;

typedef struct bl_rule_entry {
    const bl_json_node *node;
    bl_str path;
    uint32_t folder;   /* 0: the rules that come with the program; else the role's, then those of --rules */
    bool found, other; /* a file of this name came: with its hash; with another one only */
} bl_rule_entry;

typedef struct bl_verification {
    bl_arena *arena;
    bl_str text;              /* the ranking file */
    bl_source source;         /* its lines */
    const bl_json_node *head; /* of a JSON ranking all of it; of JSON lines the first */
    BL_VEC(bl_entry_candidate) candidates;
    uint32_t failed_count;
    BL_VEC(bl_rule_entry) rules;
    bool role_found;
    BL_VEC(bl_fault) faults;
    uint32_t fault_count; /* also those that were too many to keep */
    uint32_t sums, quotes, files;
} bl_verification;

/* Reads a ranking, JSON or JSON lines. BL_ERROR_INPUT: message says why it is none. text is borrowed. Everything lives in arena. */
bl_status bl_verification_open(bl_verification *out, bl_arena *arena, bl_str name, bl_str text, bl_str *message);

/* Adds everything up. */
bl_status bl_verify_numbers(bl_verification *v);
/* The file of candidate `index`: its hash, its size, and each quote at its line and column; document NULL where it could not be read. */
bl_status bl_verify_quotes(bl_verification *v, uint32_t index, const bl_document *document, bl_str bytes);
/* The role's file, and a file of rules. */
bl_status bl_verify_role(bl_verification *v, bl_str bytes);
bl_status bl_verify_rule(bl_verification *v, uint32_t index, bl_str bytes); /* may come several times: one that has the hash is enough */
/* No more files of rules will come: those that came only with another hash are faults. */
bl_status bl_verify_rules_end(bl_verification *v);

/* A fault for each candidate whose file did not come: for callers that gave all files. */
bl_status bl_verify_all_given(bl_verification *v);
/* A line a fault, then what was looked at. */
void bl_verification_write_text(bl_buffer *out, const bl_verification *v);

/* ---- of the files of this folder ---- */

bl_status bl_fault_add(bl_verification *v, const bl_json_node *at, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 3, 4)))
#endif
    ;
/* "12.30" of hundredths, "0.858" of thousandths. */
const char *bl_fixed(char out[24], int64_t value, unsigned places);
bl_status bl_verify_deal(bl_verification *v, const bl_json_node *candidate);
bl_status bl_verify_order(bl_verification *v);
bl_status bl_verify_rules(bl_verification *v); /* the hash over all of them */
bl_status bl_verify_firmness(bl_verification *v);

#endif
