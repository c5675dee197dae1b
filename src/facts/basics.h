/* The parts of basics.c. */
#ifndef BL_FACTS_BASICS_H
#define BL_FACTS_BASICS_H

#include "facts/heads.h"

#define BL_HEAD_LINES 60u /* lines of text at the head of a résumé that tell who it is */

bl_status bl_contacts_read(bl_reading *r); /* contacts.c: mail, telephone, profiles */
void bl_person_read(bl_reading *r);        /* person.c: the name; asks what contacts say of it */

#endif
