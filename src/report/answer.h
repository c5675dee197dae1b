/* What `bole filter` answers: one line of JSON a line of JSON (contract, 7). */
#ifndef BL_REPORT_ANSWER_H
#define BL_REPORT_ANSWER_H

#include "base/json_tree.h"
#include "report/json.h"
#include "report/ranking.h"

typedef enum bl_answer_field {
    BL_ANSWER_SHA256 = 1,
    BL_ANSWER_AS_OF = 2,
    BL_ANSWER_RULES = 4,
    BL_ANSWER_SCORE = 8,
    BL_ANSWER_POSSIBLE = 16,
    BL_ANSWER_MUST = 32,
    BL_ANSWER_CRITERIA = 64,
    BL_ANSWER_ALL = 127
} bl_answer_field;

typedef struct bl_answer_options {
    unsigned fields;         /* bits of bl_answer_field; the role always stands there */
    uint32_t evidence;       /* quotes a criterion at most */
    bl_month as_of;          /* of this role */
    bool stale;              /* the record was made under other rules */
    const bl_str *degraded;  /* ids of criteria that the record cannot answer without its text */
    uint32_t degraded_count; /* 0: none */
} bl_answer_options;

/* {"id":...   as it came; NULL: null. U+0000 in it comes out as U+FFFD. */
void bl_answer_begin(bl_json *json, bl_buffer *out, const bl_json_node *id);
/* {"role":...,"score":...}: one item of "results". */
void bl_answer_result(bl_json *json, const bl_candidate *candidate, const bl_role *role, const bl_answer_options *options);
/* "error":{...}, in the place of "results" */
void bl_answer_error(bl_json *json, bl_str code, bl_str message);
/* }, and the end of the line */
void bl_answer_end(bl_json *json);

#endif
