/*
 * A résumé record: what was read out of one document (contract, 3), each fact with its place. Lives in the document's arena; const once read.
 * Every bl_span `at` is a span of the DOCUMENT text (bytes); strings are what a person sees there, markup left out.
 */
#ifndef BL_FACTS_RECORD_H
#define BL_FACTS_RECORD_H

#include "base/calendar.h"
#include "doc/document.h"
#include "rules/ruleset.h"

#define BL_NONE UINT32_MAX

typedef enum bl_precision { BL_DATE_UNKNOWN, BL_DATE_YEAR, BL_DATE_MONTH, BL_DATE_PRESENT } bl_precision;

typedef struct bl_date {
    bl_precision precision; /* UNKNOWN: not stated or unreadable; PRESENT: still there (as of the month asked) */
    bl_month month;         /* first month that is meant: January for a year alone, as_of for PRESENT */
} bl_date;

/* When something was: stated dates and what follows from them (contract, 2). */
typedef struct bl_when {
    bl_date start, end;
    bl_period proven;   /* months that are certain; empty where unknown. "2019 - 2021": [2019-01, 2021-01) */
    bl_period possible; /* to the end of the last year where only a year is known; [same, same + 1) for the same month twice */
    bool known;         /* both ends could be read */
    bl_span at;         /* the dates in the document text */
} bl_when;

/* What a fact stands in. */
typedef enum bl_owner_kind { BL_OWNER_SECTION, BL_OWNER_JOB, BL_OWNER_PROJECT } bl_owner_kind;
typedef struct bl_owner {
    bl_owner_kind kind;
    uint32_t index; /* of the job or project; for a section the bl_section */
} bl_owner;

typedef struct bl_highlight {
    bl_str text;
    bl_span at;
} bl_highlight;
typedef BL_VEC(bl_highlight) bl_highlights;

typedef struct bl_job {
    bl_str name, department, position, location; /* as written; empty where not stated */
    bl_span name_at, position_at;
    uint32_t organization; /* entry of the employer, or BL_NO_ENTRY */
    const uint32_t *titles;
    uint32_t title_count;   /* title entries that the position names */
    bl_seniority seniority; /* of the position; NONE where no title rule says */
    bl_when when;
    bool internship, part_time;
    uint32_t line_begin, line_end; /* document lines (indices into document->lines) that speak of it, half-open */
    uint32_t head_line;            /* index of the line that names it */
    uint32_t shares;               /* another title at the same employer that these lines speak of too (both heads stand above them); BL_NONE */
    bl_highlights highlights;
} bl_job;

/* A title that no dated job bears: in the headline, in the first words about oneself, at the head of a job without dates. */
typedef struct bl_headline {
    bl_str text;
    bl_span at;
    const uint32_t *titles; /* title entries that it names */
    uint32_t title_count;
} bl_headline;

typedef struct bl_project {
    bl_str name;
    bl_span name_at;
    bl_when when;    /* its own dates; unknown where none are stated */
    uint32_t job;    /* BL_NONE where it belongs to no job */
    bool job_stated; /* the text says so (its employer is named, it stands inside the job); else inferred */
    bool open;       /* done in the open or in spare time: an open-source collection, a hobby */
    uint32_t line_begin, line_end, head_line;
    bl_highlights highlights;
} bl_project;

typedef struct bl_school {
    bl_str institution, area, degree;
    bl_span at;
    uint32_t organization; /* entry of the school, or BL_NO_ENTRY */
    bl_level level;
    bl_mode mode;
    bl_study status;
    bl_when when;
    uint32_t head_line;
} bl_school;

/* Strength in rising order. */
typedef enum bl_strength { BL_STRENGTH_NONE, BL_STRENGTH_LISTED, BL_STRENGTH_USED, BL_STRENGTH_LED, BL_STRENGTH_OPEN_SOURCE } bl_strength;

/* How a phrase of a role is found (facts/near.h). A skill of a lower grade rests on the evidence of the higher ones too. */
typedef enum bl_grade { BL_GRADE_NAMED, BL_GRADE_NEAR, BL_GRADE_PART } bl_grade;

typedef struct bl_evidence {
    bl_span at; /* document text, within one line */
    bl_owner owner;
    bl_strength strength;
    bl_str cue;     /* the words that strengthened it, as written; empty where none did */
    uint32_t term;  /* of the vocabulary: which alias was found; BL_NONE for other kinds of evidence */
    bl_grade grade; /* how much of a phrase of the role stands there */
} bl_evidence;
typedef BL_VEC(bl_evidence) bl_evidences;
typedef BL_VEC(bl_period) bl_periods;

typedef struct bl_skill {
    uint32_t entry;       /* of a skill; of a domain that a role asks for in words that no rule knows */
    bl_grade grade;       /* NAMED, or how its words are found: an entry may have one of each grade */
    uint32_t worth;       /* PART: thousandths of the phrase that its best part is worth */
    bl_strength strength; /* the strongest */
    bl_periods proven;    /* merged months of the dated jobs and dated projects that name it */
    bl_periods possible;  /* merged upper bound: also by undated or inferred ones, and unplaced ones by all of the work */
    uint32_t months, months_possible;
    uint32_t stated;    /* months that the text says of it ("Java 5年"): possible, never proven; 0 where it says none */
    bl_month last_used; /* the month in which the last of them ended (as_of when it goes on); BL_MONTH_NONE */
    bl_precision last_precision;
    bool unbounded;        /* some evidence stands in a job that does not say when: of any length */
    bool in_work;          /* some evidence stands in a dated job */
    bool in_project;       /* some evidence stands in a project, or proves it in the open */
    bl_evidences evidence; /* in order of the text */
} bl_skill;

typedef struct bl_denial { /* named, but it does not count */
    uint32_t entry;
    bl_cue_kind reason; /* one of the credit-taking kinds */
    bool hidden;        /* reason "hidden" instead */
    bl_span at;
    bl_str cue;
} bl_denial;

typedef struct bl_domain {
    uint32_t entry;
    bl_periods proven, possible;
    uint32_t months, months_possible;
    bool unbounded; /* as of a skill */
    bl_month last_used;
    bl_precision last_precision;
    bl_evidences evidence;
} bl_domain;

typedef struct bl_language {
    uint32_t entry;
    bl_str fluency;
    bl_cefr cefr;
    bl_evidences evidence;
} bl_language;

typedef enum bl_certificate_status { BL_CERTIFICATE_HELD, BL_CERTIFICATE_PARTLY, BL_CERTIFICATE_IN_PROGRESS, BL_CERTIFICATE_EXPIRED } bl_certificate_status;
typedef struct bl_certificate {
    uint32_t entry; /* certificate or exam; BL_NO_ENTRY */
    bl_str name;
    bl_certificate_status status;
    uint32_t papers, of;
    bl_span at;
} bl_certificate;

typedef struct bl_work_piece {
    bl_str name, url;
    bl_span at;
    uint32_t year;
} bl_work_piece; /* a publication, an award, an open-source project */
typedef BL_VEC(bl_work_piece) bl_work_pieces;

typedef enum bl_bound { BL_BOUND_EXACT, BL_BOUND_ABOUT, BL_BOUND_AT_LEAST, BL_BOUND_AT_MOST } bl_bound;
typedef struct bl_quantity {
    bl_str raw;
    bl_span at;
    int64_t value;
    uint8_t scale;    /* value / 10^scale: 99.95 % is 9995 / 10^4 */
    const char *unit; /* "people", "users", "requests/s", "CNY", "%", "x", "bytes", "months", ...; NULL where unknown */
    bl_bound bound;
    bl_owner owner;
} bl_quantity;

typedef struct bl_profile {
    bl_str network, url;
    bl_span at;
} bl_profile;

/* Words that say who somebody is, not what they can: where they stand, so that a report can leave them out. */
typedef enum bl_privacy {
    BL_PRIVACY_PRIVATE = 1,  /* sex, birth, age, family, origin, belief, body, identity number, present salary */
    BL_PRIVACY_CONTACT = 2,  /* phone, mail, address */
    BL_PRIVACY_IDENTITY = 4, /* the name, schools, addresses of one's own pages */
} bl_privacy;
typedef struct bl_personal {
    bl_privacy kind;
    bl_span at; /* document text */
} bl_personal;

typedef struct bl_wishes {
    BL_VEC(bl_str) positions;
    BL_VEC(bl_str) locations;
    bl_str available, employment_type, status, salary_raw, salary_currency, salary_per;
    int64_t salary_min, salary_max;
    uint32_t salary_months; /* 0 where not stated */
    BL_VEC(bl_span) lines;
} bl_wishes;

typedef struct bl_gap {
    bl_month from, to;
} bl_gap;

typedef struct bl_experience {
    uint32_t months, months_possible;
    uint32_t claimed_months; /* BL_NONE where the résumé claims nothing */
    bl_span claimed_at;
    bl_periods proven, possible; /* merged, internships apart */
    uint32_t management_months, management_months_possible;
    bl_periods management, management_possible; /* merged */
    bl_evidences management_evidence;
    uint32_t people;           /* largest team stated as led; BL_NONE */
    uint32_t employers;        /* distinct employers, internships apart */
    BL_VEC(bl_gap) gaps;       /* three months or more between employments */
    bool management_unbounded; /* people were led in an employment that does not say when */
    bool any_dates;            /* some employment has readable dates */
    bool undated;              /* some employment has none: all of the work may have taken any length */
} bl_experience;

/* What a text is that is no résumé. */
typedef enum bl_text_kind {
    BL_TEXT_RESUME,
    BL_TEXT_UNKNOWN,
    BL_TEXT_ADVERTISEMENT,
    BL_TEXT_README,
    BL_TEXT_INVOICE,
    BL_TEXT_RECIPE,
    BL_TEXT_CODE,
    BL_TEXT_PAPER
} bl_text_kind;

#define BL_FINDING_NO_NAME 1u    /* bits of a, not-a-resume */
#define BL_FINDING_NO_ADDRESS 2u /* neither mail nor telephone */

typedef struct bl_finding { /* its sentence: report/findings.h */
    bl_severity severity;
    const char *code; /* stable: "no-name", "date-unreadable", "end-before-start", "not-a-resume", ... (facts/findings.h) */
    bl_span at;
    bool has_place;
    uint32_t form; /* not-a-resume: bl_text_kind; reader: bl_remark_kind; hidden-text: a bl_hidden_trick + 1, or BL_FORM_TAGS, 0: unknown; else 0 */
    uint32_t a, b; /* its numbers */
    bl_str words;  /* its words: of the text, or of the file */
} bl_finding;
#define BL_FORM_TAGS (BL_HIDDEN_TRICKS + 1u) /* in tag characters */

typedef struct bl_record {
    const bl_document *document;
    bl_vocabulary vocabulary;
    bl_month as_of;
    const char *language; /* "zh", "en", "mixed" or another ISO 639-1 code */
    struct {
        bl_str name, email, phone, location, url;
        bl_span name_at, email_at, phone_at, location_at, url_at;
        BL_VEC(bl_profile) profiles;
    } basics;
    BL_VEC(bl_personal) personal; /* in order of begin; may overlap */
    bl_wishes wishes;
    BL_VEC(bl_job) jobs;
    BL_VEC(bl_headline) headlines;
    BL_VEC(bl_project) projects;
    BL_VEC(bl_school) schools;
    BL_VEC(bl_skill) skills;   /* by canonical id */
    uint32_t other_skills;     /* more skills that it names, which nobody asked for: counted only until there are few no longer (scoring.few_skills) */
    BL_VEC(bl_denial) denials; /* in order of the text */
    BL_VEC(bl_domain) domains; /* by canonical id */
    BL_VEC(bl_language) languages;
    BL_VEC(bl_certificate) certificates;
    uint32_t patents_granted, patents_pending;
    bl_evidences patents_evidence;
    bl_work_pieces publications, awards, open_source;
    BL_VEC(bl_quantity) quantities;
    bl_experience experience;
    BL_VEC(bl_finding) findings;
    bool not_a_resume;         /* nothing in it speaks of a person's work or studies: parse shows it, rank refuses it */
    bl_section *line_sections; /* of each document line */
    bl_owner *line_owners;     /* of each document line */
} bl_record;

/* What is said of studies, and what their end makes of it as of a month: those that end later go on, and what was expected by a month that has come is done. */
bl_study bl_study_at(bl_study said, bl_date end, bl_month as_of);
const char *bl_denial_name(const bl_denial *denial);             /* "negated", "planned", "other-party", ..., "hidden" */
const char *bl_strength_name(bl_strength strength);              /* "listed", "used", "led", "opensource" */
const char *bl_certificate_status_name(bl_certificate_status s); /* "held", ... */
const char *bl_bound_name(bl_bound bound);                       /* "=", "~", ">=", "<=" */

#endif
