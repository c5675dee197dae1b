/* Every limit of the library, in one place. An input over a limit is refused with a diagnostic or a record that names the limit. */
#ifndef BL_BASE_LIMITS_H
#define BL_BASE_LIMITS_H

#define BL_LIMIT_DOCUMENT_BYTES (20u << 20)   /* a résumé file; checked before reading */
#define BL_LIMIT_DOCUMENT_MEMORY (512u << 20) /* everything made of one document */
#define BL_LIMIT_ROLE_BYTES (1u << 20)        /* a role file */
#define BL_LIMIT_ROLE_NODES 10000u            /* YAML nodes of a role */
#define BL_LIMIT_RULE_BYTES (4u << 20)        /* a rule file */
#define BL_LIMIT_RULE_NODES 200000u           /* YAML nodes of a rule file */
#define BL_LIMIT_YAML_DEPTH 64u               /* nesting of a YAML file */
#define BL_LIMIT_RULESET_MEMORY (1024u << 20) /* a compiled ruleset */
#define BL_LIMIT_NESTING 256u                 /* nesting of blocks in a document */
#define BL_LIMIT_DIAGNOSTICS 200u             /* kept for one load; the rest are counted */
#define BL_LIMIT_OUTPUT_BYTES (4096ull << 20) /* one written report */

#endif
