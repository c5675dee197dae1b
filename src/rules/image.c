#include "rules/image.h"

#include "base/limits.h"
#include "base/unicode.h"
#include "source/kept.h"
#include "text/matcher_impl.h"
#include "yaml/yaml.h"

#define ENDING ".image"

/* A hash over the sources that rules are read and compiled by. */
static const char engine[] =
#include "rules/engine.inc"
    ;

typedef struct head {
    char magic[8];
    uint64_t order;       /* of bytes */
    char key[64];         /* what it is an image of */
    uint64_t size;        /* of the file */
    uint64_t address;     /* that its pointers are set for */
    uint64_t marks_at;    /* which of its bytes are pointers */
    uint64_t sum_of_rest; /* of all behind the head */
    uint64_t sum_of_head; /* of all before this */
} head;

static const char magic[8] = "boleimg1";
#define BYTE_ORDER_MARK UINT64_C(0x0102030405060708)

/* Where a field of the index-th of some structures stands. */
#define FIELD(at, index, type, field) ((at) + (size_t)(index) * sizeof(type) + offsetof(type, field))
#define LEXICON(field) offsetof(bl_ruleset, lexicon.field)

/* ---- the key ---- */

bl_sha256 bl_image_key(const bl_rule_file *files, uint32_t count)
{
    const uint64_t layout[] = {sizeof(void *), sizeof(head), sizeof(bl_ruleset), sizeof(bl_entry), sizeof(bl_term), sizeof(bl_context), sizeof(bl_snippet),
        sizeof(bl_map_item), sizeof(bl_matcher), sizeof(bl_wordings), sizeof(bl_protected), sizeof(bl_disabled)};
    const char *const libraries[] = {engine, bl_unicode_library(), bl_yaml_library()};
    bl_sha256_sum sum;
    bl_sha256_open(&sum);
    bl_sha256_add(&sum, layout, sizeof layout);
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
        bl_sha256_add(&sum, libraries[i], strlen(libraries[i]) + 1);
    for (uint32_t i = 0; i < count; i++) {
        bl_sha256_add(&sum, &files[i].folder, sizeof files[i].folder);
        bl_sha256_add(&sum, files[i].path.ptr, files[i].path.len);
        bl_sha256_add(&sum, files[i].sha256.hex, sizeof files[i].sha256.hex); /* its NUL parts what stands beside it */
    }
    return bl_sha256_close(&sum);
}

typedef struct file_name {
    char text[80];
} file_name;

static file_name name_of(const bl_sha256 *key)
{
    file_name name = {"rules-"};
    const size_t begin = strlen(name.text), digits = 32; /* enough to tell them apart; the head has all */
    memcpy(name.text + begin, key->hex, digits);
    memcpy(name.text + begin + digits, ENDING, sizeof ENDING);
    return name;
}

/* ---- packing ---- */

static void pack_words(bl_pack *p, size_t field, const bl_str *words, uint32_t count)
{
    const size_t at = bl_pack_array(p, field, words, count, sizeof *words);
    for (uint32_t i = 0; i < count; i++)
        bl_pack_str(p, at + i * sizeof *words, words[i]);
}

static size_t pack_context(bl_pack *p, const bl_context *context)
{
    const size_t at = bl_pack_put(p, context, sizeof *context);
    pack_words(p, FIELD(at, 0, bl_context, needs), context->needs, context->needs_count);
    pack_words(p, FIELD(at, 0, bl_context, unless), context->unless, context->unless_count);
    pack_words(p, FIELD(at, 0, bl_context, not_before), context->not_before, context->not_before_count);
    pack_words(p, FIELD(at, 0, bl_context, not_after), context->not_after, context->not_after_count);
    return at;
}

/* folded[i]: where the folded bytes of the term stand. */
static void pack_terms(bl_pack *p, size_t root, const bl_lexicon *lexicon, size_t *folded)
{
    const size_t at = bl_pack_array(p, root + LEXICON(terms), lexicon->terms, lexicon->term_count, sizeof(bl_term));
    const bl_context *last = NULL;
    size_t context = 0;
    for (uint32_t i = 0; i < lexicon->term_count; i++) {
        const bl_term *t = &lexicon->terms[i];
        folded[i] = bl_pack_str(p, FIELD(at, i, bl_term, text), t->text);
        if (bl_str_equal(t->text, t->folded)) /* most are written in lower case */
            bl_pack_point(p, FIELD(at, i, bl_term, folded.ptr), folded[i]);
        else
            folded[i] = bl_pack_str(p, FIELD(at, i, bl_term, folded), t->folded);
        if (t->context != NULL && t->context != last) /* those of one alias follow each other */
            context = pack_context(p, t->context);
        last = t->context == NULL ? last : t->context;
        bl_pack_point(p, FIELD(at, i, bl_term, context), t->context == NULL ? 0 : context);
    }
    bl_pack_lend(p, root + LEXICON(same_key), lexicon->same_key, lexicon->term_count, sizeof *lexicon->same_key);
}

static void pack_snippets(bl_pack *p, size_t field, const bl_snippet *snippets, uint32_t count)
{
    const size_t at = bl_pack_array(p, field, snippets, count, sizeof *snippets);
    for (uint32_t i = 0; i < count; i++) {
        bl_pack_str(p, FIELD(at, i, bl_snippet, text), snippets[i].text);
        bl_pack_str(p, FIELD(at, i, bl_snippet, line_text), snippets[i].line_text);
    }
}

/* ids[i]: where the id of the entry stands. */
static void pack_entries(bl_pack *p, size_t root, const bl_lexicon *lexicon, size_t *ids)
{
    const size_t at = bl_pack_array(p, root + LEXICON(entries), lexicon->entries, lexicon->entry_count, sizeof(bl_entry));
    for (uint32_t i = 0; i < lexicon->entry_count; i++) {
        const bl_entry *e = &lexicon->entries[i];
        ids[i] = bl_pack_str(p, FIELD(at, i, bl_entry, id), e->id);
        bl_pack_str(p, FIELD(at, i, bl_entry, name), e->name);
        bl_pack_str(p, FIELD(at, i, bl_entry, category), e->category);
        bl_pack_array(p, FIELD(at, i, bl_entry, parents), e->parents, e->parent_count, sizeof *e->parents);
        bl_pack_array(p, FIELD(at, i, bl_entry, employers), e->employers, e->employer_count, sizeof *e->employers);
        bl_pack_array(p, FIELD(at, i, bl_entry, scores), e->scores, e->score_count, sizeof *e->scores);
        pack_snippets(p, FIELD(at, i, bl_entry, hits), e->hits, e->hit_count);
        pack_snippets(p, FIELD(at, i, bl_entry, misses), e->misses, e->miss_count);
    }
}

/* The keys of ids are the ids of the entries. room: for as many offsets as there are entries. */
static void pack_ids(bl_pack *p, size_t root, const bl_lexicon *lexicon, const size_t *ids, size_t *room)
{
    for (uint32_t kind = 0; kind < BL_KIND_COUNT; kind++) {
        const bl_map *map = lexicon->ids[kind];
        for (uint32_t i = 0; i < map->count; i++)
            room[i] = ids[map->items[i].value];
        const size_t at = bl_pack_array(p, root + LEXICON(ids) + kind * sizeof(const bl_map *), map, 1, sizeof *map);
        bl_map_pack(p, at, map, room);
    }
}

static void pack_wordings(bl_pack *p, size_t root, const bl_wordings *wordings)
{
    uint32_t groups = 0;
    for (uint32_t i = 0; i < wordings->words.count; i++)
        groups = wordings->words.items[i].group < groups ? groups : wordings->words.items[i].group + 1;
    const size_t at = bl_pack_array(p, root + LEXICON(wordings), wordings, 1, sizeof *wordings);
    const size_t words = bl_pack_array(p, FIELD(at, 0, bl_wordings, words.items), wordings->words.items, wordings->words.count, sizeof(bl_wording_word));
    for (uint32_t i = 0; i < wordings->words.count; i++)
        bl_pack_str(p, FIELD(words, i, bl_wording_word, word), wordings->words.items[i].word);
    bl_pack_array(p, FIELD(at, 0, bl_wordings, first), wordings->first, groups, sizeof *wordings->first);
}

static void pack_lists(bl_pack *p, size_t root, const bl_ruleset *r)
{
    const bl_lexicon *lexicon = &r->lexicon;
    const size_t protected = bl_pack_array(p, root + offsetof(bl_ruleset, protected), r->protected, r->protected_count, sizeof(bl_protected));
    for (uint32_t i = 0; i < r->protected_count; i++) {
        bl_pack_str(p, FIELD(protected, i, bl_protected, id), r->protected[i].id);
        pack_words(p, FIELD(protected, i, bl_protected, words), r->protected[i].words, r->protected[i].word_count);
        bl_pack_str(p, FIELD(protected, i, bl_protected, why), r->protected[i].why);
        bl_pack_str(p, FIELD(protected, i, bl_protected, instead), r->protected[i].instead);
    }
    const size_t disabled = bl_pack_array(p, root + LEXICON(disabled), lexicon->disabled, lexicon->disabled_count, sizeof(bl_disabled));
    for (uint32_t i = 0; i < lexicon->disabled_count; i++) {
        bl_pack_str(p, FIELD(disabled, i, bl_disabled, key), lexicon->disabled[i].key);
        bl_pack_str(p, FIELD(disabled, i, bl_disabled, id), lexicon->disabled[i].id);
    }
}

/* Behind the head; what belongs to a run, and what only a role's lexicon has, is left out. */
static size_t pack_root(bl_pack *p, const bl_ruleset *ruleset)
{
    bl_ruleset copy = *ruleset;
    copy.arena = NULL;
    copy.files = NULL;
    copy.file_count = 0;
    memset(&copy.sha256, 0, sizeof copy.sha256);
    copy.lexicon.phrases = NULL;
    copy.lexicon.overrides = NULL;
    copy.lexicon.phrase_count = copy.lexicon.override_count = 0;
    return bl_pack_put(p, &copy, sizeof copy);
}

bool bl_image_pack(bl_pack *out, const bl_ruleset *ruleset, bl_arena *arena)
{
    const bl_lexicon *lexicon = &ruleset->lexicon;
    const size_t most = (size_t)lexicon->term_count + lexicon->entry_count + 1;
    size_t *folded = BL_NEW_ARRAY(arena, size_t, most), *ids = BL_NEW_ARRAY(arena, size_t, most), *room = BL_NEW_ARRAY(arena, size_t, most);
    bl_pack_open(out, arena, sizeof(head), bl_arena_used(ruleset->arena) / 2);
    if (folded == NULL || ids == NULL || room == NULL)
        return false;
    const size_t root = pack_root(out, ruleset);
    pack_terms(out, root, lexicon, folded);
    pack_entries(out, root, lexicon, ids);
    bl_pack_lend(out, root + LEXICON(keys.slots), lexicon->keys.slots, lexicon->keys.slot_count, sizeof *lexicon->keys.slots);
    pack_ids(out, root, lexicon, ids, room);
    pack_wordings(out, root, lexicon->wordings);
    pack_lists(out, root, ruleset);
    bl_matcher_pack(out, root + LEXICON(matcher), lexicon->matcher);
    bl_slips_pack(out, root + offsetof(bl_ruleset, slips), ruleset->slips, folded);
    const size_t words = bl_pack_array(out, root + offsetof(bl_ruleset, words), ruleset->words, 1, sizeof *ruleset->words);
    bl_map_pack(out, words, ruleset->words, NULL);
    bl_map_pack(out, root + offsetof(bl_ruleset, rarity), &ruleset->rarity, NULL);
    bl_map_pack(out, root + offsetof(bl_ruleset, title_rarity), &ruleset->title_rarity, NULL);
    return !out->failed;
}

/* ---- the file ---- */

static uint64_t sum_of_head(const head *h) { return bl_hash64(h, offsetof(head, sum_of_head)); }

void bl_image_keep(const bl_ruleset *ruleset, bl_arena *scratch, const bl_images *images, const bl_sha256 *key)
{
    bl_pack pack;
    const file_name name = name_of(key);
    if (!bl_image_pack(&pack, ruleset, scratch) || !bl_pack_close(&pack))
        return;
    head h = {.order = BYTE_ORDER_MARK, .size = pack.size, .address = bl_kept_address(pack.size), .marks_at = pack.marks_at};
    bl_pack_move(pack.bytes, pack.marks_at, h.address);
    memcpy(h.magic, magic, sizeof h.magic);
    memcpy(h.key, key->hex, sizeof h.key);
    pack.pieces.items[0] = bl_str_slice(pack.pieces.items[0], sizeof h, pack.pieces.items[0].len);
    h.sum_of_rest = bl_hash64_of_pieces(pack.pieces.items, pack.pieces.count);
    h.sum_of_head = sum_of_head(&h);
    memcpy(pack.bytes, &h, sizeof h);
    pack.pieces.items[0] = (bl_str){pack.bytes, pack.pieces.items[0].len + sizeof h};
    if (bl_kept_write(images->folder, name.text, pack.pieces.items, pack.pieces.count) && images->day > 0)
        bl_kept_sweep(images->folder, ENDING, images->day, BL_LIMIT_CACHE_DAYS, BL_LIMIT_IMAGES);
}

static bool is_sound(const head *h, const bl_kept *kept, const bl_sha256 *key)
{
    return memcmp(h->magic, magic, sizeof magic) == 0 && h->order == BYTE_ORDER_MARK && memcmp(h->key, key->hex, sizeof h->key) == 0 && h->size == kept->size &&
           h->sum_of_head == sum_of_head(h) && h->marks_at >= sizeof *h + sizeof(bl_ruleset) && h->marks_at <= h->size &&
           h->size - h->marks_at >= bl_pack_marks((size_t)h->marks_at);
}

/* Maps it, and makes it fit to be read where it then stands; NULL where it is damaged. */
static char *map_sound(const head *h, const bl_kept *kept)
{
    char *bytes = bl_kept_map(kept, h->address);
    if (bytes == NULL)
        return NULL;
    bool good = memcmp(bytes, h, sizeof *h) == 0 && bl_hash64(bytes + sizeof *h, kept->size - sizeof *h) == h->sum_of_rest;
    if (good && (uint64_t)(uintptr_t)bytes != h->address) {
        bl_pack_move(bytes, (size_t)h->marks_at, (uint64_t)(uintptr_t)bytes - h->address);
        good = bl_kept_settle(bytes, kept->size);
    }
    if (good)
        return bytes;
    bl_kept_unmap(bytes, kept->size);
    return NULL;
}

bool bl_image_open(bl_image *out, bl_ruleset *ruleset, const bl_images *images, const bl_sha256 *key)
{
    const file_name name = name_of(key);
    bl_kept kept;
    head h;
    *out = (bl_image){0};
    if (sizeof(void *) != sizeof(uint64_t) || !bl_kept_open(&kept, images->folder, name.text))
        return false;
    char *bytes = bl_kept_begin(&kept, &h, sizeof h) && is_sound(&h, &kept, key) ? map_sound(&h, &kept) : NULL;
    if (bytes != NULL) {
        const bl_ruleset own = *ruleset;
        memcpy(ruleset, bytes + sizeof h, sizeof *ruleset);
        ruleset->arena = own.arena;
        ruleset->files = own.files;
        ruleset->file_count = own.file_count;
        ruleset->sha256 = own.sha256;
        *out = (bl_image){bytes, kept.size};
        bl_kept_use(&kept, images->day);
    }
    bl_kept_close(&kept);
    return bytes != NULL;
}

void bl_image_close(const bl_image *image)
{
    if (image->bytes != NULL)
        bl_kept_unmap(image->bytes, image->size);
}

uint32_t bl_images_clear(const char *folder) { return bl_kept_clear(folder, ENDING); }
