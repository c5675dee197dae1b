/* Firmness for writers: as members of a JSON object, and as a sentence. */
#ifndef BL_REPORT_FIRM_WRITE_H
#define BL_REPORT_FIRM_WRITE_H

#include "report/ranking.h"

/* "firmness": {within, draws, firmFrom, among, bands[{from, to}]}, of the whole order; positions from 1. */
void bl_firmness_write_json(bl_json *json, const bl_ranking *ranking);
/* "firmness": {near, all: {best, worst, holds, shares[]}, band, below}, of the candidate at an index of ranked; below is the pair with the next one. */
void bl_firm_candidate_write_json(bl_json *json, const bl_ranking *ranking, uint32_t index);
/* {decidedBy, firm, near, all, margin, turn: {of, weight, from, to, change} or null} */
void bl_firm_pair_write_json(bl_json *json, const bl_firm_pair *pair, const bl_role *role);
/* "holds under 81.2 % of the weights drawn within ±20 %, ...; turned by ..." */
bl_str bl_sentence_firm(const bl_voice *voice, const bl_firm_pair *pair);

#endif
