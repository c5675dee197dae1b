#ifndef BL_FACTS_PAPER_NAMES_H
#define BL_FACTS_PAPER_NAMES_H

#include <stddef.h>

/* What the paper is called: nobody's name. In the order in which they are taken off a name: basics.c; bl_names_of_papers is made of them. */
static const char *const paper_names[] = {"个人简历", "求职简历", "中文简历", "英文简历", "简历", "履历表", "履历", "个人履历", "自传", "resume", "résumé",
    "curriculum vitae", "curriculum", "vitae", "cv", "profile", "personal resume", "lebenslauf", "应届毕业生", "应届生", "求职信", "cover letter", "page",
    "confidential", "个人", "求职", "中文", "英文", "本人", "应聘", "基本", "简介", NULL};

#endif
