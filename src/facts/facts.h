/*
 * document + rules -> record. The stages, in this order; each reads what the ones before it wrote:
 *
 *   mentions   every word that a rule knows, where it stands, with its context checked       mentions.h
 *   outline    which section each line belongs to                                            outline.h
 *   dates      every date and range                                                          dates.h
 *   people     name, contacts, wishes                                                        basics.h, wishes.h
 *   careers    jobs, projects, schools, and the lines that belong to each                    jobs.h, projects.h, schools.h
 *   credit     skills, domains, languages, certificates, patents, ...: what counts and       cues.h, skills.h, domains.h, ...
 *              what must not, by cues, lists and owners
 *   sums       total experience, gaps, management, findings                                  experience.h, findings.h
 */
#ifndef BL_FACTS_FACTS_H
#define BL_FACTS_FACTS_H

#include "facts/needs.h"
#include "facts/record.h"

/* Reads a sealed document: what is needed of it, and as much more as that may rest on. The record lives in document->arena. as_of is a month. BL_OK,
 * BL_ERROR_MEMORY or BL_ERROR_LIMIT. Linear in the document. */
bl_status bl_facts_read(bl_record **out, bl_document *document, const bl_vocabulary *vocabulary, bl_month as_of, const bl_needs *needs);

#endif
