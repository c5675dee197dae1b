/*
 * A compiled ruleset, kept in a file for the next run (source/kept.h) and used where it is mapped.
 *
 *   rules-KEY.image = [head][ruleset, entries, terms, texts][which of these bytes are pointers][tables]
 *
 * The key is a hash over all that compiling reads: path, folder and hash of every rule file in their order, the source of this engine up to rules/, the
 * libraries that have a say, and the sizes of the structures. So another version never opens the image of this one. An image is made of rules without a
 * single diagnostic, as it has none to repeat; one that is damaged is as none.
 */
#ifndef BL_RULES_IMAGE_H
#define BL_RULES_IMAGE_H

#include "rules/ruleset.h"

typedef struct bl_image { /* mapped; bytes NULL: none */
    void *bytes;
    size_t size;
} bl_image;

bl_sha256 bl_image_key(const bl_rule_file *files, uint32_t count);
/* Fills in all that compiling makes; arena, files and hash stay as they are. False: there is none that can be used, and nothing was changed. The ruleset
 * needs the image until it is closed. */
bool bl_image_open(bl_image *out, bl_ruleset *ruleset, const bl_images *images, const bl_sha256 *key);
void bl_image_close(const bl_image *image);
/* Keeps an image of the ruleset, which goes on without it. Where that fails nothing is lost. What is needed meanwhile comes from scratch. */
void bl_image_keep(const bl_ruleset *ruleset, bl_arena *scratch, const bl_images *images, const bl_sha256 *key);
/* What the image of a ruleset holds, not yet set for an address; for a test of what is left in it by mistake. */
bool bl_image_pack(bl_pack *out, const bl_ruleset *ruleset, bl_arena *arena);
/* Forgets all images of a folder; returns how many there were. */
uint32_t bl_images_clear(const char *folder);

#endif
