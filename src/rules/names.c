#include "rules/names.h"

const char *const bl_kind_names[BL_KIND_COUNT + 1] = {"skill", "domain", "employer", "title", "school", "degree", "mode", "status", "language", "fluency",
    "exam", "certificate", "section", "label", "cue", NULL};
const char *const bl_level_names[] = {"", "highschool", "associate", "bachelor", "master", "doctor", NULL};
const char *const bl_mode_names[] = {"", "full-time", "part-time", "self-taught", "online", NULL};
const char *const bl_study_names[] = {"done", "in-progress", "left", NULL};
const char *const bl_cefr_names[] = {"", "A1", "A2", "B1", "B2", "C1", "C2", NULL};
const char *const bl_seniority_names[] = {"", "intern", "junior", "staff", "senior", "lead", "manager", "director", "executive", NULL};
const char *const bl_section_names[] = {"", "summary", "work", "internship", "projects", "education", "skills", "languages", "certificates", "publications",
    "patents", "open-source", "awards", "training", "volunteer", "interests", "references", "wishes", "contact", "other", NULL};
const char *const bl_cue_kind_names[] = {
    "negation", "planned", "other-party", "comparison", "replaced", "not-a-skill", "lead", "use", "level", "open-source", "management", NULL};
const char *const bl_reach_names[] = {"after", "before", "around", NULL};
const char *const bl_group_names[] = {"skills", "experience", "domains", "education", "languages", "other", NULL};

#define NAME_OF(names, index) ((size_t)(index) < sizeof(names) / sizeof *(names) ? (names)[index] : NULL)

const char *bl_kind_name(bl_kind kind) { return NAME_OF(bl_kind_names, kind); }
const char *bl_level_name(bl_level level) { return NAME_OF(bl_level_names, level); }
const char *bl_mode_name(bl_mode mode) { return NAME_OF(bl_mode_names, mode); }
const char *bl_study_name(bl_study status) { return NAME_OF(bl_study_names, status); }
const char *bl_cefr_name(bl_cefr cefr) { return NAME_OF(bl_cefr_names, cefr); }
const char *bl_seniority_name(bl_seniority seniority) { return NAME_OF(bl_seniority_names, seniority); }
const char *bl_section_name(bl_section section) { return NAME_OF(bl_section_names, section); }
const char *bl_cue_kind_name(bl_cue_kind kind) { return NAME_OF(bl_cue_kind_names, kind); }
const char *bl_group_name(bl_group group) { return NAME_OF(bl_group_names, group); }
