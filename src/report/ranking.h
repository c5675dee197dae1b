/*
 * The format-free report: candidates with everything that any writer prints, and their order. Writers compute nothing; they choose and lay out.
 * A candidate owns an arena and outlives the document that it was read from.
 */
#ifndef BL_REPORT_RANKING_H
#define BL_REPORT_RANKING_H

#include "doc/document.h"
#include "report/json.h"
#include "report/sentences.h"
#include "score/firmness.h"

typedef struct bl_quote {
    uint32_t line, column, page; /* page 0: the format has none */
    bl_str text;
    bl_str cue; /* the words beside it that strengthened it; empty where none did */
} bl_quote;

typedef struct bl_result { /* one criterion of one candidate */
    const bl_criterion *criterion;
    bl_points max, points, possible;
    uint32_t degree, possible_degree; /* thousandths: points are max x degree / 1000, possible likewise */
    bl_state state;
    bl_verdict must;
    bl_str label, asked, found, reason, must_words;
    bl_str rule_file;
    uint32_t rule_line;
    bl_quote *quotes;
    uint32_t quote_count;
} bl_result;

typedef struct bl_note {
    bl_str key, value;
    bl_str saying; /* the value in any language (report/saying.h), where there is a dossier */
} bl_note;
typedef struct bl_question {
    const bl_criterion *criterion;
    bl_points points;
    bl_str text;
} bl_question;
typedef struct bl_twin {
    const struct bl_person *other;
    bl_str path; /* as it is printed */
    const char *by;
} bl_twin;

typedef struct bl_candidate {
    bl_arena *arena;            /* its own; NULL: it is thin or failed, and lives in that of the ranking */
    struct bl_person *person;   /* of a ranking; NULL of one that failed */
    bl_str file;                /* the path as given: the order of ties, and what tells two of them apart */
    bl_str path, code, message; /* path: as it is printed. code: why it failed; empty where it did not */
    bl_str told;                /* the message as the failure told it, in English; once sorted, `message` is in the language of the report */
    bool blind;                 /* who it is is not printed */
    bl_str name;
    bool name_is_file;
    const char *format;
    bl_sha256 sha256;
    uint64_t bytes;
    bl_str email, phone, location;
    bl_points score, possible;
    uint32_t unweighted; /* degrees of the criteria of weight 0, added up: they settle exact ties */
    bl_verdict must;
    bl_result *results;    /* NULL of a thin one */
    uint16_t *degrees;     /* of the results, once more */
    uint32_t result_count; /* in the order of the role */
    bl_note *notes;
    uint32_t note_count;
    bl_question *questions;
    uint32_t question_count;
    uint32_t rank;
    bool tied;
    bl_twin *twins;
    uint32_t twin_count;
    bl_str dossier; /* JSON (report/dossier.h); empty where none was asked for */
} bl_candidate;

typedef struct bl_fingerprint { /* the first half of a SHA-256; all 0: there is nothing to compare */
    uint64_t half[2];
} bl_fingerprint;

/* What is kept of everybody who is ranked, to find the same person twice: 64 bytes and the path. */
typedef struct bl_person {
    bl_candidate *whole;      /* NULL: no longer */
    bl_fingerprint prints[3]; /* of the file, the phone number, the e-mail address */
    uint32_t file_len;
    char file[]; /* the path as given */
} bl_person;

typedef struct bl_ranking {
    bl_arena *arena;
    const bl_role *role;
    const bl_catalogue *catalogue;
    bl_month as_of;
    uint32_t keep; /* so many of the best stay whole; of BL_FIRM_POOL behind them is kept what the order and its firmness ask for. 0: all stay whole */
    BL_VEC(bl_person *) people;      /* all that are ranked, in the order they came */
    BL_VEC(bl_candidate *) whole;    /* those of them that are whole, */
    BL_VEC(bl_candidate *) thin;     /* and the best of the others: without results and names */
    BL_VEC(bl_candidate *) spare;    /* thin ones whose memory is free again */
    BL_VEC(bl_candidate *) failures; /* in the order they came */
    bl_candidate **ranked;           /* best first: the whole and the thin */
    uint32_t ranked_count;           /* of all people, also those who are neither */
    bl_candidate **failed;
    uint32_t failed_count; /* by path */
    uint32_t passed_over, shown;
    bool sorted, blind;   /* blind: a file that failed gets a pseudonym when it is sorted, its place among them */
    bl_firmness firmness; /* of the order and of `shown`; made by bl_ranking_firm */
    uint32_t firm_shown;  /* what it was made for; 0: not yet */
} bl_ranking;

/* Copies what a report needs of a scored record. hide: bits of bl_privacy; quotes are cut so that they hold nothing of these kinds; under BL_PRIVACY_IDENTITY
 * it stands as █ in them, and pseudonyms stand for the name, the file and the schools. whole: with a dossier. */
bl_status bl_candidate_of(bl_candidate **out, const bl_allocator *allocator, const bl_record *record, const bl_score *score, const bl_role *role,
    const bl_catalogue *catalogue, unsigned hide, bool whole);
bl_status bl_candidate_failure(bl_candidate **out, const bl_allocator *allocator, bl_str path, bl_str code, bl_str message);
/* A copy in arena of one that failed. */
bl_candidate *bl_candidate_copy_failure(const bl_candidate *candidate, bl_arena *arena);
/* The pseudonym of a file, by its SHA-256 in hexadecimal digits. */
bl_str bl_candidate_blind_path(bl_arena *arena, const bl_catalogue *catalogue, bl_str hash);
void bl_candidate_free(bl_candidate *candidate);
/* What score/ needs of a candidate; the arrays in arena, NULL or an error when memory is out. */
bl_standing bl_candidate_standing(const bl_candidate *candidate);
bl_contender bl_candidate_contend(const bl_candidate *candidate); /* its degrees are the candidate's */
bl_points *bl_candidate_maxima(bl_arena *arena, const bl_candidate *candidate);
/* < 0: a stands above b, 0: they tie. */
int bl_candidate_compare(const bl_candidate *a, const bl_candidate *b);

bl_status bl_ranking_open(bl_ranking **out, const bl_allocator *allocator, const bl_role *role, const bl_catalogue *catalogue, bl_month as_of);
/* Takes it over. With `keep`, memory grows by a bl_person for each that is not among the best. O(log keep) amortised. */
bl_status bl_ranking_take(bl_ranking *ranking, bl_candidate *candidate);
/* Sorts, ranks, finds ties and twins; limit is how many to show, 0: all, and never more than are kept. O(n log n). */
bl_status bl_ranking_sort(bl_ranking *ranking, uint32_t limit);
/* Finds who is in the list twice, for those who are whole; a part of the sorting. O(n log n). */
bl_status bl_ranking_find_twins(bl_ranking *ranking);
bl_person *bl_person_of(bl_arena *arena, bl_candidate *candidate);
/* How firm the order is down to the last shown; the ranking is sorted. Writers call nothing: it is done before. O(draws x criteria x pool), score/firmness.h. */
bl_status bl_ranking_firm(bl_ranking *ranking, const bl_allocator *allocator);
void bl_ranking_free(bl_ranking *ranking);

/* One sentence about the whole candidate: what carries it, what costs it most, which musts it fails. */
bl_str bl_ranking_reason(const bl_ranking *ranking, bl_arena *arena, const bl_candidate *candidate);
/* What a field that the role asked to show is called; as it is where the catalogue has no word for it. */
bl_str bl_note_name(const bl_catalogue *catalogue, bl_str key);
/* Why applied weights differ from asked ones; NULL where they do not. */
const char *bl_ranking_weight_note(const bl_ranking *ranking, const bl_catalogue *catalogue, bl_group group);

typedef struct bl_ranking_options {
    const char *engine;
    uint32_t width;
    bool color, contacts, explain, pretty;
    const char *links; /* what stands before a résumé's relative path to make it a link from where the report will stand; NULL: nothing */
} bl_ranking_options;

/* {"line":...,"column":...,"quote":...}: one item of every "evidence". */
void bl_quote_write_json(bl_json *json, const bl_quote *quote);
/* One criterion as an object, with so many quotes at most. */
void bl_result_write_json(bl_json *json, const bl_result *result, uint32_t evidence);
void bl_ranking_write_json(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options);
void bl_ranking_write_jsonl(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options);
bl_status bl_ranking_write_csv(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options);
bl_status bl_ranking_write_markdown(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options);
bl_status bl_ranking_write_xlsx(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options); /* not in every build: bole.h */
bl_status bl_ranking_write_html(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options); /* MISUSE where a candidate has no dossier */
bl_status bl_ranking_write_table(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options);

#endif
