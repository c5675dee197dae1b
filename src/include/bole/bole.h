/*
 * bole: reads a role and résumés, and says who fits, how well, and why, down to the line.
 *
 *     bole_rules ----> bole_role ---+
 *                                   +--> bole_candidate --> bole_ranking --> a report
 *     bytes of a résumé + session --+
 *                       |
 *                       +--> bole_resume --> the facts
 *
 * Rules and roles are immutable once open and may be shared by any number of threads. A session is the scratch of one thread. Everything else belongs to the
 * thread that uses it. The library never prints, exits, aborts, asks the clock, consults a locale or keeps a global; it opens no file but the rule folders and
 * caches that it is given. The same inputs give the same bytes.
 *
 * Conventions. Every function that can fail returns a bole_status; outputs come first. What an `open` gave, the matching `close` takes back; NULL is fine there.
 * Strings that come in are borrowed for the call; text is UTF-8; `size` is bytes. An options struct starts with its own size, so that it may grow: set it with
 * BOLE_OPTIONS(type). A NULL options pointer means all defaults.
 */
#ifndef BOLE_BOLE_H
#define BOLE_BOLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum bole_status {
    BOLE_OK = 0,
    BOLE_ERROR_MEMORY = 1,      /* an allocation failed, or an object reached the maximum it was born with */
    BOLE_ERROR_LIMIT = 2,       /* an input is larger or deeper than the library accepts */
    BOLE_ERROR_INPUT = 3,       /* an input is wrong: the diagnostics, or the session's failure, say what and where */
    BOLE_ERROR_IO = 4,          /* a rule folder could not be read, or the caller's write function failed */
    BOLE_ERROR_INTERRUPTED = 5, /* not used yet: reserved for the interrupt check */
    BOLE_ERROR_MISUSE = 6       /* an argument that this header forbids */
} bole_status;

/* Where memory comes from; NULL anywhere below means malloc and free. alloc returns NULL on failure; release accepts NULL. */
typedef struct bole_allocator {
    void *(*alloc)(size_t size, void *context);
    void (*release)(void *memory, void *context);
    void *context;
} bole_allocator;

/* Takes `size` bytes of output; false stops the writing with BOLE_ERROR_IO. */
typedef bool (*bole_write)(const char *bytes, size_t size, void *context);

#define BOLE_OPTIONS(type)   \
    {                        \
        .size = sizeof(type) \
    }

/* Largest files that are accepted, in bytes: a caller looks at the size before it reads. */
#define BOLE_RESUME_BYTES_MAX (20u << 20)
#define BOLE_ROLE_BYTES_MAX (1u << 20)

/* "0.1.0". Thread-safe, static. */
const char *bole_version(void);
/* Is it a month or a day that exists, as "YYYY-MM" or "YYYY-MM-DD"? NULL is not. Thread-safe. */
bool bole_as_of_valid(const char *as_of);
/* The candidate that word was probably meant to be, or NULL where none is near. Thread-safe. */
const char *bole_nearest(const char *word, const char *const *candidates, size_t count);

/* ---- diagnostics: what is wrong with a rule or role file, where, and what to do ---- */

typedef struct bole_diagnostics bole_diagnostics;
typedef enum bole_severity { BOLE_NOTE = 0, BOLE_WARNING = 1, BOLE_ERROR = 2 } bole_severity;

bole_status bole_diagnostics_open(bole_diagnostics **out, const bole_allocator *allocator);
void bole_diagnostics_close(bole_diagnostics *diagnostics);
/* How many of a severity have come so far. */
uint32_t bole_diagnostics_count(const bole_diagnostics *diagnostics, bole_severity severity);
typedef enum bole_diagnostics_format { BOLE_DIAGNOSTICS_TEXT = 0, BOLE_DIAGNOSTICS_JSONL = 1 } bole_diagnostics_format;
/* All of at least a severity, sorted by file, line and column; text ends with how many were too many to keep. color: ANSI colours, only in text. */
bole_status bole_diagnostics_write(
    const bole_diagnostics *diagnostics, bole_diagnostics_format format, bole_severity least, bool color, bole_write write, void *context);

/* ---- rules ---- */

typedef struct bole_rules bole_rules;
typedef struct bole_rules_options {
    size_t size;
    const bole_allocator *allocator;
    const char *const *folders; /* read in this order: the shipped rules first, then one's own */
    size_t folder_count;
    const char *images; /* a folder for compiled rules; NULL: they are compiled each time */
    uint32_t day;       /* today, in days since 1970, for what nobody used; 0: not said */
} bole_rules_options;

/* Compiled rules may be kept in a folder of the user's own, by the hash of the files and the version of the engine, and are then mapped in a tenth of the time. That
 * changes no result and no diagnostic: rules with as much as a warning are not kept, and an image that is damaged, of another version, or that somebody else owns or
 * could write to is as none. The eight that were used last stay, for 30 days. Safe against other processes that do the same. */
uint32_t bole_images_clear(const char *folder); /* forgets them all; returns how many there were */

/* Reads, checks and compiles the rule folders. BOLE_ERROR_INPUT where a file is wrong: all problems are in diagnostics. */
bole_status bole_rules_open(bole_rules **out, const bole_rules_options *options, bole_diagnostics *diagnostics);
void bole_rules_close(bole_rules *rules); /* may be closed while roles made with it are open */
/* 64 hexadecimal digits over all rule files in force. Lives as long as rules. */
const char *bole_rules_sha256(const bole_rules *rules);
/* How many rule files are in force. */
uint32_t bole_rules_file_count(const bole_rules *rules);

typedef enum bole_format {
    BOLE_FORMAT_TEXT = 0, /* for people: rank's table, parse's text */
    BOLE_FORMAT_JSON = 1,
    BOLE_FORMAT_JSONL = 2,
    BOLE_FORMAT_HTML = 3,      /* a ranking: one file for a browser */
    BOLE_FORMAT_MARKDOWN = 4,  /* a ranking: for an issue or a wiki */
    BOLE_FORMAT_CSV = 5,       /* a ranking: contract, 4; UTF-8 with BOM */
    BOLE_FORMAT_XLSX = 6,      /* a ranking: a workbook */
    BOLE_FORMAT_JSONRESUME = 7 /* a résumé: jsonresume.org */
} bole_format;

/* Can this build write the format? A library that is missing takes one away. Thread-safe. */
bool bole_format_built(bole_format format);

/* Of the sentences. ROLE: as the role says; where there is none, English. */
typedef enum bole_language { BOLE_LANGUAGE_ROLE = 0, BOLE_LANGUAGE_EN = 1, BOLE_LANGUAGE_ZH = 2 } bole_language;

/* What the rules understand by each name (contract, 6), a line a name in JSONL, and for people in TEXT. */
bole_status bole_rules_lookup(const bole_rules *rules, const char *const *names, size_t name_count, bole_format format, bole_write write, void *context);

/* Writes the rule that an id (or a name) means as YAML that could be pasted, each part with the file and line that it came from, overlays included. The
 * folders are read again. BOLE_ERROR_INPUT: nothing is called so; diagnostics say what was probably meant. */
bole_status bole_rules_explain(const bole_rules_options *options, const char *id, bole_diagnostics *diagnostics, bole_write write, void *context);

/* A page about a diagnostic's code ("B0104"): what it means, a wrong example and the right one. TEXT or JSONL. NULL: a line about every code.
 * BOLE_ERROR_INPUT: there is no such code. Thread-safe. */
bole_status bole_code_help_write(const char *code, bole_format format, bole_write write, void *context);

typedef struct bole_test_counts {
    uint32_t run, failed;
    uint32_t own; /* of those that were run: not of the first folder, which is the shipped one */
} bole_test_counts;

/* Runs the tests that stand beside the rules (`hit:` and `miss:`). Each that fails is an error in diagnostics, at its snippet, with what was looked for. */
bole_status bole_rules_test(const bole_rules *rules, bole_test_counts *counts, bole_diagnostics *diagnostics);

/* Runs the expectations that stand in the YAML files of the folders' tests/: by a ready role of theirs, one résumé must stand above another. rules: those of these
 * folders. Each that fails is an error in diagnostics, with what was matched and why. */
bole_status bole_rules_expect(const bole_rules *rules, const bole_rules_options *options, bole_test_counts *counts, bole_diagnostics *diagnostics);

/* ---- roles ---- */

typedef struct bole_role bole_role;
typedef struct bole_role_options {
    size_t size;
    const bole_allocator *allocator;
    const bole_rules *rules;            /* the folders below, already open; used where the role names no folder of its own. May be NULL. */
    const char *const *shipped_folders; /* rule folders, in order: shipped, then the role's own, then extra */
    size_t shipped_folder_count;
    const char *const *extra_folders;
    size_t extra_folder_count;
    const char *images; /* as in bole_rules_options, for a role that names folders of its own */
    uint32_t day;
} bole_role_options;

/* Reads a role from bytes. path: as it is printed; the role's own rule folders are relative to its folder. BOLE_ERROR_INPUT: see diagnostics; nothing can be scored. */
bole_status bole_role_open(bole_role **out, const char *path, const char *bytes, size_t size, const bole_role_options *options, bole_diagnostics *diagnostics);
void bole_role_close(bole_role *role);
/* "YYYY-MM" as the role says, or NULL. Lives as long as role. */
const char *bole_role_as_of(const bole_role *role);
/* The folders of rules that the role names itself, as they were opened: relative to the working folder, or absolute. NULL past the end. They live as long as
 * role. */
size_t bole_role_folder_count(const bole_role *role);
const char *bole_role_folder(const bole_role *role, size_t index);
/* Does the role ask for outputs in Chinese? */
bool bole_role_chinese(const bole_role *role);

/* ---- résumés ---- */

/* The scratch of one thread: its memory is used again for the next résumé. One session, one thread at a time. */
typedef struct bole_session bole_session;
bole_status bole_session_open(bole_session **out, const bole_allocator *allocator);
void bole_session_close(bole_session *session);

/* Formats other than Markdown and text are read by a program of their own, bole-reader, in a sandbox: it gets bytes by a pipe and can open nothing. A session
 * starts it when the first such file comes. Without it those formats fail with the code "no-reader". */
typedef struct bole_cache bole_cache;
typedef struct bole_reader_options {
    size_t size;
    const char *program; /* path of bole-reader */
    bool strict;         /* no file is given to a reader whose sandbox lacks a layer here */
    bole_cache *cache;   /* must stay open as long as the session; may be shared by threads; NULL: the text of a file is made anew each time */
} bole_reader_options;
bole_status bole_session_reader(bole_session *session, const bole_reader_options *options);
/* Starts the reader, and names the layers of the sandbox that this machine does not grant: "landlock, seccomp", or "" where none is missing. Static.
 * BOLE_ERROR_IO: it cannot be started. */
bole_status bole_session_sandbox(const char **missing, bole_session *session);
/* The same without starting anything: "" too where no reader has run yet. */
const char *bole_session_sandbox_missing(const bole_session *session);

/* The text cache: the text that the reader made of a file, by the SHA-256 of the file; one SQLite file that only its owner may read. It never changes a result, only
 * how fast it comes. day: today, in days since 1970; what was not used for 30 days is forgotten at the closing. Nothing is opened before it is needed. BOLE_ERROR_IO: this
 * build has none; from clear and forget: there is none to be had at path. Thread-safe, and safe against other processes. */
bole_status bole_cache_open(bole_cache **out, const char *path, uint32_t day);
void bole_cache_close(bole_cache *cache);
/* Forget everything, or one file; *count: how many texts that were. */
bole_status bole_cache_clear(bole_cache *cache, uint32_t *count);
bole_status bole_cache_forget(bole_cache *cache, const char *sha256, uint32_t *count);
/* 64 hexadecimal digits and a NUL. */
void bole_sha256(char out[65], const char *bytes, size_t size);

/* One résumé and its facts. It lives in the session until the next résumé is read or the session is closed. */
typedef struct bole_resume bole_resume;
typedef struct bole_read_options {
    size_t size;
    const char *as_of; /* "YYYY-MM" or "YYYY-MM-DD"; required where there are rules */
} bole_read_options;

/* Reads the bytes of one file. path: as it is printed. BOLE_ERROR_INPUT: the file cannot be read; *out is then a record that holds the code and the message,
 * and may be written like any other. rules NULL: only the text is read, for bole_resume_write_text. */
bole_status bole_resume_read(
    bole_resume **out, bole_session *session, const bole_rules *rules, const char *path, const char *bytes, size_t size, const bole_read_options *options);
/* A record for a file that the caller could not even open. */
bole_status bole_resume_fail(bole_resume **out, bole_session *session, const char *path, const char *code, const char *message);
/* Did it fail? NULL where it did not; else the sentence that says why. Lives as long as resume. */
const char *bole_resume_failure(const bole_resume *resume);
/* Did it fail because it met a limit of size, depth or time? Its code begins with "too-". */
bool bole_resume_limited(const bole_resume *resume);
/* The record (contract, 3): text for people, in a language, JSON, or one line of JSON. with_text: the document text too. Text and JSON do not end with a line end that
 * parts records: JSON has none, text one. */
bole_status bole_resume_write(const bole_resume *resume, bole_format format, bole_language language, bool with_text, bole_write write, void *context);
/* The document text with line numbers, as `bole text` prints it; control characters stand as '?'. BOLE_ERROR_INPUT where the file could not be read. */
bole_status bole_resume_write_text(const bole_resume *resume, bole_write write, void *context);

/* ---- ranking ---- */

/* One résumé against one role, or a file that failed; complete in itself, but the role must stay open as long. */
typedef struct bole_candidate bole_candidate;
typedef struct bole_score_options {
    size_t size;
    const char *as_of;      /* required */
    bole_language language; /* of the sentences; default: the role's */
    bool contacts;          /* phone, mail and address may stand in quotes; else quotes are cut so that they hold none, nor ever sex, age,
                             * birth, family, origin, an identity number or the present salary */
    bool blind;             /* pseudonyms stand for names, schools and files, and mask them in quotes; contacts are left out all the same */
    bool whole;             /* keeps each résumé's text and career too, masked likewise: BOLE_FORMAT_HTML wants it */
    uint32_t keep;          /* of a ranking: how many candidates will be shown at most; of those below it keeps half a KB each. 0: all are kept whole */
} bole_score_options;

/* Reads and scores. A file that cannot be read gives BOLE_OK and a candidate that counts as failed. Thread-safe for different sessions. */
bole_status bole_candidate_open(
    bole_candidate **out, bole_session *session, const bole_role *role, const char *path, const char *bytes, size_t size, const bole_score_options *options);
bole_status bole_candidate_fail(bole_candidate **out, const bole_role *role, const char *path, const char *code, const char *message);
void bole_candidate_close(bole_candidate *candidate);
bool bole_candidate_failed(const bole_candidate *candidate);

typedef struct bole_report_options bole_report_options;
/* Why a stands above b (or below: the differences are signed): a criterion each, adding up to the gap, and the one fact that would turn it. Both are ranked
 * candidates of the role; BOLE_ERROR_MISUSE for one that failed. Formats: text, JSON. Of the options size, format, width and color count. */
bole_status bole_why_write(const bole_candidate *a, const bole_candidate *b, const bole_role *role, bole_language language, const bole_report_options *options,
    bole_write write, void *context);

typedef struct bole_ranking bole_ranking;
bole_status bole_ranking_open(bole_ranking **out, const bole_role *role, const bole_score_options *options);
/* Takes the candidate over, also on failure. The order of taking does not matter. */
bole_status bole_ranking_take(bole_ranking *ranking, bole_candidate *candidate);
/* Files that were passed over (dot-files, editors' lock files): only counted. */
void bole_ranking_passed_over(bole_ranking *ranking, uint32_t count);
void bole_ranking_close(bole_ranking *ranking);

typedef struct bole_counts {
    uint32_t files, ranked, failed, passed_over, shown;
    uint32_t limited; /* of the failed: those that met a limit of size, depth or time; their codes begin with "too-" */
} bole_counts;

struct bole_report_options {
    size_t size;
    bole_format format;
    uint32_t limit;    /* candidates to show, of those that the ranking keeps whole; 0: all */
    uint32_t width;    /* columns of the table; 0: 100 */
    bool color;        /* ANSI colours in the table */
    bool contacts;     /* phone, mail and address of the candidates */
    bool explain;      /* the table with every criterion's sentence and quotes */
    const char *links; /* HTML, XLSX: what stands before a résumé's relative path, seen from where the report will stand ("../"); NULL: nothing */
};

/* Sorts, ranks and writes. May be called several times. */
bole_status bole_ranking_write(bole_ranking *ranking, const bole_report_options *options, bole_write write, void *context);
/* How after differs from before: who moved, how far, which criterion, which line of the rules. The same résumés, ranked by two roles or under two sets of
 * rules; both are sorted. Formats: text, JSON. Of the options size, format, width and color count. *differs: whether any rank, score or receipt does. */
bole_status bole_diff_write(bole_ranking *before, bole_ranking *after, const bole_report_options *options, bool *differs, bole_write write, void *context);
/* The counts of the last write (before one: shown is 0). */
bole_counts bole_ranking_counts(const bole_ranking *ranking);

/* ---- verification: a ranking in JSON or JSON lines, read again without what made it ---- */

typedef struct bole_verification bole_verification;
typedef enum bole_source_kind { BOLE_SOURCE_ROLE = 0, BOLE_SOURCE_RULES = 1, BOLE_SOURCE_RESUME = 2 } bole_source_kind;
typedef struct bole_source { /* a file that the ranking names; lives as long as the verification */
    const char *path;        /* as it stands there */
    bole_source_kind kind;
    uint32_t folder; /* of rules: 0 is the folder that comes with the program */
} bole_source;

/* Reads it and adds everything up. path: as it is printed; bytes are borrowed until it is closed. BOLE_ERROR_INPUT: it is no ranking, and
 * bole_verification_failure says why; it is to be closed all the same. */
bole_status bole_verification_open(bole_verification **out, const bole_allocator *allocator, const char *path, const char *bytes, size_t size);
void bole_verification_close(bole_verification *verification);
const char *bole_verification_failure(const bole_verification *verification);
/* The files that it names: the role, the rules in their order, the résumés. */
uint32_t bole_verification_source_count(const bole_verification *verification);
bole_source bole_verification_source(const bole_verification *verification, uint32_t index);
/* Gives the bytes of one of them: its hash is made again, and the quotes of a résumé are looked for. Rules may come several times; one that fits is enough. */
bole_status bole_verification_check(bole_verification *verification, uint32_t index, bole_session *session, const char *bytes, size_t size);
/* Gives a résumé under whatever name: every candidate with its hash is checked. */
bole_status bole_verification_offer(bole_verification *verification, bole_session *session, const char *bytes, size_t size);
/* What was found, as text; to be called once, last. all_given: a candidate whose file did not come is a fault. *faults: how many. */
bole_status bole_verification_write(bole_verification *verification, bool all_given, uint32_t *faults, bole_write write, void *context);

/* ---- audits: a ranking by groups that the auditor brings ---- */

typedef struct bole_input { /* a file, borrowed for the call */
    const char *path;       /* as it is printed */
    const char *bytes;
    size_t size;
} bole_input;

/* Selection and scoring rates by the columns of a table (CSV: `sha256` or `path`, `selected`, then groups), their ratios and exact tests. Formats: text, JSON.
 * BOLE_ERROR_INPUT: refuse got a sentence that says what is wrong with either file; nothing was written. Both functions get the context. */
bole_status bole_audit_write(const bole_input *ranking, const bole_input *groups, const bole_allocator *allocator, bole_format format, bole_write refuse,
    bole_write write, void *context);

/* ---- a stream: one line of JSON in, one line of JSON out ---- */

typedef enum bole_filter_field { /* of an answer; the role's path always stands there */
    BOLE_FILTER_NONE = 128,      /* no other: a set that is not empty, and so not all */
    BOLE_FILTER_SHA256 = 1,
    BOLE_FILTER_AS_OF = 2,
    BOLE_FILTER_RULES = 4,
    BOLE_FILTER_SCORE = 8,
    BOLE_FILTER_POSSIBLE = 16,
    BOLE_FILTER_MUST = 32,
    BOLE_FILTER_CRITERIA = 64
} bole_filter_field;

typedef struct bole_filter_options {
    size_t size;
    const char *as_of;      /* of all roles; NULL: each role's own, */
    const char *this_month; /* or this where a role says none; may be NULL where each does */
    bole_language language;
    bool contacts, blind; /* as in bole_score_options */
    unsigned fields;      /* bits of bole_filter_field; 0: all */
    uint32_t evidence;    /* quotes a criterion at most */
} bole_filter_options;

/* Longest line that is taken, in bytes; one for longer ones is made with bole_filter_fail. */
#define BOLE_FILTER_LINE_MAX (64u << 20)

/* Writes the answer to one line (without its line end; contract, 7) as one line. What is wrong with the line stands in the answer and gives BOLE_OK. Nothing
 * of it is kept: memory does not grow with the lines. Thread-safe for different sessions. */
bole_status bole_filter_line(bole_session *session, const bole_role *const *roles, size_t role_count, const bole_filter_options *options, const char *line,
    size_t size, bole_write write, void *context);
/* The answer to a line that could not even be held. */
bole_status bole_filter_fail(const char *code, const char *message, bole_write write, void *context);

/* ---- suggestions: what no rule knows ---- */

/* Words in skill-like places that no rule knows, gathered over many résumés, and the slips of the pen that were understood. Belongs to one thread. */
typedef struct bole_suggestions bole_suggestions;
bole_status bole_suggestions_open(bole_suggestions **out, const bole_rules *rules); /* rules may be closed while it is open */
void bole_suggestions_close(bole_suggestions *suggestions);
/* Reads one résumé. BOLE_ERROR_INPUT or BOLE_ERROR_LIMIT: the file cannot be read; nothing is counted, and others may follow. */
bole_status bole_suggestions_add(bole_suggestions *suggestions, bole_session *session, const char *path, const char *bytes, size_t size);
/* How many there are, slips of the pen included. */
uint32_t bole_suggestions_count(const bole_suggestions *suggestions);
/* The most frequent first, at most limit of each kind (0: all): YAML to paste into a rule file, or JSONL.
 * Nothing can be added after it. */
bole_status bole_suggestions_write(bole_suggestions *suggestions, bole_format format, uint32_t limit, bole_write write, void *context);

#ifdef __cplusplus
}
#endif

#endif
