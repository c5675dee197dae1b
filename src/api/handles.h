/* What stands behind the handles of bole.h. A handle lives in the arena of what it holds, so closing gives back both. */
#ifndef BL_API_HANDLES_H
#define BL_API_HANDLES_H

#include "bole/bole.h"

#include "base/limits.h"
#include "facts/facts.h"
#include "read/worker.h"
#include "report/ranking.h"
#include "verify/verify.h"

struct bole_diagnostics {
    bl_arena *arena;
    bl_diags diags;
};

struct bole_rules {
    bl_arena *arena;
    bl_ruleset *ruleset; /* one reference */
};

struct bole_role {
    bl_arena *arena;
    bl_allocator allocator;
    bl_role *role;
    bl_vocabulary vocabulary;
    bl_needs needs;       /* what its criteria ask of a résumé */
    bl_points *maxima;    /* dealt once; one a criterion */
    char as_of[8];        /* "2024-06"; empty where the role does not say */
    const char **folders; /* of rules, its own */
};

struct bole_resume {
    bl_allocator allocator;
    bl_arena *arena; /* the session's document arena */
    bl_str path;
    bl_document *document; /* NULL where the file could not be read */
    bl_record *record;     /* NULL too where only the text was asked for */
    bl_failure failure;
};

struct bole_session {
    bl_arena *arena; /* the handle */
    bl_allocator allocator;
    bl_arena *document; /* everything made of the résumé at hand; reset for the next */
    bl_arena *scratch;  /* everything made while it is scored; reset likewise */
    bl_read_means means;
    bole_resume resume; /* the one that lives in the session */
};

struct bole_candidate {
    bl_candidate *candidate; /* its arena holds this handle too */
};

struct bole_ranking {
    bl_ranking *ranking; /* its arena holds this handle too */
    bl_allocator allocator;
};

struct bole_verification {
    bl_arena *arena;
    bl_allocator allocator;
    bl_verification inner;
    bl_str message; /* why it is no ranking */
};

/* The statuses have the same numbers (status.c asserts it). */
bole_status bl_api_status(bl_status status);
/* The caller's allocator, or the C library's for NULL. */
bl_allocator bl_api_allocator(const bole_allocator *allocator);
/* A copy of a path for printing: valid UTF-8, what is not stands as U+FFFD. ptr NULL when memory is out. */
bl_str bl_api_path(bl_arena *arena, const char *path);
/* Views of a list of strings, in arena; NULL when memory is out. */
bl_str *bl_api_list(bl_arena *arena, const char *const *strings, size_t count);
/* Gives the buffer's bytes to the caller and closes it. */
bole_status bl_api_flush(bl_buffer *buffer, bole_write write, void *context);
/* The failure that a document's own size or shape leads to; memory and limits belong to one document, never to the run. */
bl_failure bl_api_failure(bl_status status, bl_failure read);
/* What of a person stays unsaid: bits of bl_privacy. */
unsigned bl_api_hidden(const bole_score_options *options);
/* The sentences' language. */
const bl_catalogue *bl_api_catalogue(const bole_role *role, bole_language language);

#endif
