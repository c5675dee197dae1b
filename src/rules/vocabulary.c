/* Looking things up in the rules and in a role's own words. */
#include "base/limits.h"
#include "base/sort.h"
#include "rules/builder.h"

const bl_entry *bl_vocabulary_entry(const bl_vocabulary *v, uint32_t entry)
{
    const bl_lexicon *l = &v->rules->lexicon;
    if (v->own == NULL)
        return &l->entries[entry];
    if (entry >= v->own->base)
        return &v->own->entries[entry - v->own->base];
    uint32_t low = 0, high = v->own->override_count; /* mostly 0 */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (v->own->overrides[middle].entry < entry)
            low = middle + 1;
        else
            high = middle;
    }
    return low < v->own->override_count && v->own->overrides[low].entry == entry ? &v->own->overrides[low].merged : &l->entries[entry];
}

uint32_t bl_vocabulary_by_id(const bl_vocabulary *v, bl_kind kind, bl_str id)
{
    const uint32_t *found = v->own == NULL ? NULL : bl_map_get(v->own->ids[kind], id);
    if (found == NULL)
        found = bl_map_get(v->rules->lexicon.ids[kind], id);
    return found == NULL ? BL_NO_ENTRY : *found;
}

typedef struct finding {
    const bl_vocabulary *v;
    bl_kind kind;
    uint32_t *out, count, max, total;
} finding;

static void add(finding *f, uint32_t entry)
{
    for (uint32_t i = 0; i < f->count; i++)
        if (f->out[i] == entry)
            return;
    if (f->count < f->max)
        f->out[f->count++] = entry;
    f->total++;
}

static void add_by_key(finding *f, const bl_lexicon *l, bl_str key)
{
    for (uint32_t t = l == NULL ? BL_NO_ENTRY : bl_lexicon_by_key(l, key); t != BL_NO_ENTRY; t = l->same_key[t])
        if (l->terms[t].is_name && bl_vocabulary_entry(f->v, l->terms[t].entry)->kind == f->kind)
            add(f, l->terms[t].entry);
}

/* Few entries: insertion sort. Own words first, then by id. */
static void sort(finding *f)
{
    uint32_t own = f->v->own == NULL ? UINT32_MAX : f->v->own->base;
    for (uint32_t i = 1; i < f->count; i++)
        for (uint32_t j = i; j > 0; j--) {
            uint32_t a = f->out[j - 1], b = f->out[j];
            bool swap = (a >= own) != (b >= own) ? b >= own : bl_str_compare(bl_vocabulary_entry(f->v, a)->id, bl_vocabulary_entry(f->v, b)->id) > 0;
            if (!swap)
                break;
            f->out[j - 1] = b;
            f->out[j] = a;
        }
}

uint32_t bl_vocabulary_by_name(const bl_vocabulary *v, bl_arena *scratch, bl_kind kind, bl_str name, uint32_t *out, uint32_t max)
{
    finding f = {.v = v, .kind = kind, .out = out, .max = max};
    bl_arena *own = NULL; /* of this call alone: the vocabulary is shared by threads */
    if (name.len == 0 || (scratch == NULL && bl_arena_open(&own, NULL, 16 * name.len + 65536) != BL_OK))
        return 0;
    scratch = scratch == NULL ? own : scratch;
    bl_str id = bl_slug(scratch, name), key = bl_name_key(scratch, name);
    if (id.ptr != NULL && key.ptr != NULL) {
        uint32_t entry = bl_vocabulary_by_id(v, kind, name);
        if (entry == BL_NO_ENTRY && bl_str_find(name, BL_STR("+"), 0) == SIZE_MAX && bl_str_find(name, BL_STR("#"), 0) == SIZE_MAX)
            entry = bl_vocabulary_by_id(v, kind, id); /* "Instant Messaging" is instant-messaging; "C++" is not "c" */
        if (entry != BL_NO_ENTRY)
            add(&f, entry);
        add_by_key(&f, v->own, key);
        add_by_key(&f, &v->rules->lexicon, key);
        if (f.count == 0 && key.len > 4 && key.ptr[key.len - 1] == 's') { /* a plural */
            key.len--;
            add_by_key(&f, v->own, key);
            add_by_key(&f, &v->rules->lexicon, key);
        }
        sort(&f);
    }
    bl_arena_close(own);
    return f.count;
}

uint32_t bl_vocabulary_ancestor(const bl_vocabulary *v, uint32_t entry, uint32_t ancestor)
{
    enum { MOST = 128 }; /* ancestors that are looked at, nearest first; real ones have a handful */
    struct {
        uint32_t entry, steps;
    } queue[MOST] = {{entry, 0}};
    uint32_t count = 1;
    for (uint32_t i = 0; i < count; i++) {
        const bl_entry *e = bl_vocabulary_entry(v, queue[i].entry);
        for (uint32_t p = 0; p < e->parent_count; p++) {
            if (e->parents[p] == ancestor)
                return queue[i].steps + 1;
            bool seen = false;
            for (uint32_t q = 0; q < count && !seen; q++)
                seen = queue[q].entry == e->parents[p];
            if (!seen && count < MOST) {
                queue[count].entry = e->parents[p];
                queue[count++].steps = queue[i].steps + 1;
            }
        }
    }
    return 0;
}

const bl_term *bl_vocabulary_term(const bl_vocabulary *v, uint32_t term)
{
    const uint32_t shared = v->rules->lexicon.term_count;
    if (term < shared)
        return &v->rules->lexicon.terms[term];
    return v->own != NULL && term - shared < v->own->term_count ? &v->own->terms[term - shared] : NULL;
}
