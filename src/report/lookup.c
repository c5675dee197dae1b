#include "report/lookup.h"

#include "base/utf8.h"
#include "report/page.h"

/* The kinds that the contract names, in its order. An exam is what a role calls a certificate. */
static const struct {
    bl_kind kind;
    const char *name;
} kinds[] = {
    {BL_KIND_SKILL, "skill"},
    {BL_KIND_DOMAIN, "domain"},
    {BL_KIND_EMPLOYER, "employer"},
    {BL_KIND_TITLE, "title"},
    {BL_KIND_SCHOOL, "school"},
    {BL_KIND_LANGUAGE, "language"},
    {BL_KIND_CERTIFICATE, "certificate"},
    {BL_KIND_EXAM, "certificate"},
    {BL_KIND_SECTION, "section"},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

static const char *kind_name(bl_kind kind)
{
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i].kind == kind)
            return kinds[i].name;
    return bl_kind_name(kind);
}

bl_status bl_lookup_name(bl_lookup *out, bl_arena *arena, const bl_vocabulary *vocabulary, bl_str query)
{
    enum { MOST = 64 }; /* of one kind; ambiguous words have a handful */
    *out = (bl_lookup){.query = query, .vocabulary = vocabulary};
    uint32_t *entries = BL_NEW_ARRAY(arena, uint32_t, KINDS * MOST);
    if (entries == NULL)
        return BL_ERROR_MEMORY;
    bl_str name = bl_str_trim(query);
    for (size_t i = 0; i < KINDS && name.len > 0; i++) {
        uint32_t found = bl_vocabulary_by_name(vocabulary, NULL, kinds[i].kind, name, entries + out->count, MOST);
        out->count += found < MOST ? found : MOST;
    }
    out->entries = entries;
    return BL_OK;
}

void bl_lookup_write_jsonl(bl_buffer *out, const bl_lookup *lookup)
{
    bl_json json;
    bl_json_open(&json, out, false);
    bl_json_begin_object(&json);
    bl_json_key_str(&json, "query", lookup->query);
    bl_json_key(&json, "matches");
    bl_json_begin_array(&json);
    for (uint32_t i = 0; i < lookup->count; i++) {
        const bl_entry *entry = bl_vocabulary_entry(lookup->vocabulary, lookup->entries[i]);
        bl_json_begin_object(&json);
        bl_json_key_z(&json, "kind", kind_name(entry->kind));
        bl_json_key_str(&json, "id", entry->id);
        bl_json_key_str(&json, "name", entry->name);
        bl_json_end_object(&json);
    }
    bl_json_end_array(&json);
    bl_json_end_object(&json);
    bl_buffer_add_char(out, '\n');
}

static void pad(bl_buffer *out, bl_str s, unsigned width)
{
    bl_buffer_add(out, s);
    unsigned taken = bl_str_width(s);
    bl_buffer_add_repeat(out, " ", taken < width ? width - taken : 1);
}

/* "k8s\n  skill        kubernetes               Kubernetes               skills/software-cloud.yaml:12" */
void bl_lookup_write_text(bl_buffer *out, const bl_lookup *lookup)
{
    enum { KIND = 13, ID = 25, NAME = 25 }; /* columns */
    bl_page_add_safe(out, lookup->query);
    bl_buffer_add_char(out, '\n');
    if (lookup->count == 0)
        bl_buffer_add_z(out, "  the rules know nothing of it; a role finds it as written\n");
    for (uint32_t i = 0; i < lookup->count; i++) {
        const bl_entry *entry = bl_vocabulary_entry(lookup->vocabulary, lookup->entries[i]);
        bl_buffer_add_z(out, "  ");
        pad(out, bl_str_of(kind_name(entry->kind)), KIND);
        pad(out, entry->id, ID);
        pad(out, entry->name, NAME);
        bl_buffer_add(out, bl_ruleset_file(lookup->vocabulary->rules, entry->file));
        bl_buffer_format(out, ":%u\n", (unsigned)entry->line);
    }
}
