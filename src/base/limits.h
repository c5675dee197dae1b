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
#define BL_LIMIT_EXTRACT_BYTES (64u << 20)    /* what a reader may make of one file */
#define BL_LIMIT_READER_SECONDS 20u           /* for one file, by the clock on the wall: a machine under load is slow */
#define BL_LIMIT_READER_CPU_SECONDS 10u       /* for one file, of computing: a résumé takes hundredths */
#define BL_LIMIT_READER_MEMORY (512u << 20)   /* address space of a worker, libraries included */
#define BL_LIMIT_READER_DOCUMENTS 500u        /* that one worker reads before a fresh one takes over */
#define BL_LIMIT_UNPACKED_BYTES (100u << 20)  /* all that is packed inside one file, unpacked */
#define BL_LIMIT_UNPACKED_RATIO 100u          /* unpacked to packed, once more than BL_LIMIT_UNPACKED_FREE came out */
#define BL_LIMIT_UNPACKED_FREE (1u << 20)     /* below this no ratio is asked for */
#define BL_LIMIT_CACHE_ENTRY (4u << 20)       /* an extract that the text cache keeps; a larger one is made again */
#define BL_LIMIT_CACHE_DAYS 30u               /* after which the cache forgets what nobody used */
#define BL_LIMIT_IMAGES 8u                    /* of compiled rules that are kept; those that were used last */
#define BL_LIMIT_ENTRIES 2000u                /* files inside an archive such as DOCX */
#define BL_LIMIT_PAGES 100u                   /* that are read of a PDF; a note says so where there are more */
#define BL_LIMIT_PAGE_CHARACTERS 200000u      /* on one page; no page holds so many */
#define BL_LIMIT_DRAWING 1500000u             /* operators that a PDF may draw in all: forms within forms could draw for ever */
#define BL_LIMIT_NESTING 256u                 /* nesting of blocks in a document */
#define BL_LIMIT_DIAGNOSTICS 200u             /* kept for one load; the rest are counted */
#define BL_LIMIT_JSON_DEPTH 64u               /* nesting of JSON that is read */
#define BL_LIMIT_OUTPUT_BYTES (4096ull << 20) /* one written report */

#endif
