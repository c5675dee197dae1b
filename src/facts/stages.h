/*
 * The stages of facts.h, one function each. They share one work space, bl_reading: what has been read so far.
 * All return BL_OK, BL_ERROR_MEMORY or BL_ERROR_LIMIT, and are linear in the document.
 */
#ifndef BL_FACTS_STAGES_H
#define BL_FACTS_STAGES_H

#include "facts/colour.h"
#include "facts/dates.h"
#include "facts/facts.h"
#include "facts/kinds.h"
#include "facts/lines.h"
#include "facts/mentions.h"
#include "facts/numbers.h"
#include "facts/signs.h"

typedef struct bl_labelled {
    bl_str id;      /* of the label, in sections.yaml */
    uint32_t label; /* folded byte where it begins */
    bl_span value;  /* folded, trimmed; may be empty */
} bl_labelled;

typedef struct bl_reading {
    bl_arena *arena; /* the document's */
    bl_document *document;
    const bl_vocabulary *vocabulary;
    bl_record *record;
    const bl_needs *needs; /* bl_read_life may widen them */
    bl_mentions mentions;
    bl_kinds kinds;   /* of the mentions; from bl_read_signs on */
    bl_glance glance; /* of the folded text; from bl_read_signs on */
    bl_signs signs;
    bl_lines lines;                    /* of each line: its text without bullets, its dates (lines.h) */
    BL_VEC(bl_labelled) labels;        /* of all lines; from bl_read_outline on (labels.c) */
    uint32_t *labels_begin;            /* of each line: its first label; [line count] is the end */
    struct bl_split **splits;          /* of each line: its fields, in all the ways in which they were asked for (fields.c) */
    bl_section *sections;              /* of each line: record->line_sections */
    bool *headings;                    /* is the line a section heading (nothing else)? */
    bl_owner *owners;                  /* of each line: record->line_owners; SECTION until careers have run */
    BL_VEC(bl_span) instructed;        /* folded: words addressed to a machine */
    BL_VEC(bl_span) advertised;        /* folded: the requirements of an advertisement, pasted in */
    bool *titled;                      /* of each line: it bears a headline (headlines.c) */
    struct bl_cues *cues;              /* what the words around a mention say (cues.h); from bl_read_skills on */
    const bl_line_standing *standings; /* of each line; from bl_read_skills on */
    BL_VEC(uint32_t) name_places;      /* of the document text: where the person's name begins; from bl_read_skills on */
    bool tells;                        /* of somebody's life: a résumé, whatever else it holds; from bl_read_life on */
    BL_VEC(bl_number) numbers;         /* that stand somewhere in the folded text; without BL_NEED_QUANTITIES only those that management asks for */
} bl_reading;

/* The work space, with a record in which nothing stands yet. Then come bl_mentions_find, and the groups in their order. */
bl_status bl_reading_open(bl_reading *out, bl_document *document, const bl_vocabulary *vocabulary, bl_month as_of, const bl_needs *needs);
typedef enum bl_stage_group { BL_STAGES_CAREERS, BL_STAGES_CREDIT, BL_STAGES_SUMS } bl_stage_group;
bl_status bl_stages_run(bl_reading *r, bl_stage_group group); /* the stages of the group that anybody needs */

bl_status bl_read_signs(bl_reading *r);     /* signs.c: what many stages look for, found at once; before all others */
bl_status bl_read_worthless(bl_reading *r); /* worthless.c: lines that are seen and yet no evidence; before what follows */
/* structure */
bl_status bl_read_outline(bl_reading *r);   /* outline.c: sections, headings */
bl_status bl_read_basics(bl_reading *r);    /* basics.c: name, contacts, location, profiles, language of the text */
bl_status bl_read_wishes(bl_reading *r);    /* wishes.c */
bl_status bl_read_jobs(bl_reading *r);      /* jobs.c: employments, and the lines that belong to each */
bl_status bl_read_headlines(bl_reading *r); /* headlines.c: titles that no dated job bears */
bl_status bl_read_schools(bl_reading *r);   /* schools.c */
bl_status bl_read_projects(bl_reading *r);  /* projects.c: and the job each belongs to */
bl_status bl_read_life(bl_reading *r);      /* not_resume.c: does it tell of somebody's life? What does not is read whole, as any fact may make it a résumé */
/* credit */
bl_status bl_read_skills(bl_reading *r);       /* skills.c, cues.c */
bl_status bl_read_domains(bl_reading *r);      /* domains.c */
bl_status bl_read_languages(bl_reading *r);    /* languages.c */
bl_status bl_read_certificates(bl_reading *r); /* certificates.c */
bl_status bl_read_patents(bl_reading *r);      /* patents.c */
bl_status bl_read_works(bl_reading *r);        /* works.c: publications, awards, open source */
bl_status bl_read_quantities(bl_reading *r);   /* quantities.c */
/* sums */
bl_status bl_read_experience(bl_reading *r);     /* experience.c: total, gaps */
bl_status bl_experience_of_dates(bl_reading *r); /* the part of it that the dates of the jobs say, without what is claimed */
bl_status bl_read_management(bl_reading *r);     /* management.c: months of leading people, people led */
bl_status bl_read_findings(bl_reading *r);       /* findings.c: contradictions, not a résumé */
bl_status bl_read_personal(bl_reading *r);       /* personal.c: where it says who somebody is, so that a report can leave it out */
bool bl_is_personal_word(bl_str folded);         /* 男, married, born 3 May 2000: says so in a field of its own */

/* Adds a finding; at is a document span. message is copied. */
bl_status bl_finding_add(bl_reading *r, bl_finding finding); /* copies the words */

#endif
