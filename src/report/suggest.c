#include "report/suggest.h"

#include "base/sort.h"
#include "base/utf8.h"
#include "report/json.h"
#include "report/page.h"
#include "rules/yaml_text.h"

enum { QUOTE_BYTES = 72, COMMENT_COLUMN = 56 };

void bl_suggestions_open(bl_suggestions *out, bl_arena *arena, const bl_vocabulary *vocabulary)
{
    *out = (bl_suggestions){.arena = arena, .vocabulary = vocabulary};
    bl_map_open(&out->keys, arena);
}

/* The suggestion of a key; a fresh one has no text yet. NULL: no memory. */
static bl_suggestion *slot_of(bl_suggestions *s, bl_str folded, uint32_t slip)
{
    const bl_str name = bl_name_key(s->arena, folded);
    const bl_str key = name.ptr == NULL ? name : bl_str_format(s->arena, "%c%.*s", slip == BL_NO_ENTRY ? 'u' : 's', BL_STR_ARG(name));
    bool existed = false;
    const uint32_t *index = key.ptr == NULL ? NULL : bl_map_put(&s->keys, key, s->list.count, &existed);
    if (index == NULL)
        return NULL;
    return existed ? &s->list.items[*index] : BL_PUSH(s->arena, &s->list);
}

/* The line around the piece, cut to a readable length at characters. */
static bl_str quote_of(bl_arena *arena, const bl_document *document, const bl_unknown *u)
{
    const bl_line *line = &document->lines.items[u->line];
    bl_span span = {line->begin, line->end};
    const char *bytes = document->folded.bytes;
    if (span.end - span.begin > QUOTE_BYTES) {
        const uint32_t room = QUOTE_BYTES / 2, middle = u->span.begin;
        span.begin = middle - line->begin > room ? middle - room : line->begin;
        span.end = line->end - span.begin > QUOTE_BYTES ? span.begin + QUOTE_BYTES : line->end;
        span.end = span.end < u->span.end ? u->span.end : span.end;
    }
    while (span.begin < line->end && ((unsigned char)bytes[span.begin] & 0xC0) == 0x80)
        span.begin++;
    while (span.end < line->end && ((unsigned char)bytes[span.end] & 0xC0) == 0x80)
        span.end++;
    const bl_str visible = bl_document_visible(document, arena, span);
    return visible.ptr == NULL ? visible : bl_str_copy(arena, bl_str_trim(visible));
}

static bl_status name_it(bl_suggestions *s, bl_suggestion *g, const bl_document *document, const bl_unknown *u)
{
    const bl_str visible = bl_document_visible(document, s->arena, u->span);
    g->text = visible.ptr == NULL ? visible : bl_str_copy(s->arena, visible);
    g->folded = bl_str_copy(s->arena, bl_document_folded(document, u->span));
    if (u->slip != BL_NO_ENTRY) {
        const bl_term *term = bl_vocabulary_term(s->vocabulary, u->slip);
        g->meant = term->text;
        g->id = bl_vocabulary_entry(s->vocabulary, term->entry)->id;
    }
    return g->text.ptr == NULL || g->folded.ptr == NULL ? BL_ERROR_MEMORY : BL_OK;
}

bl_status bl_suggestions_add(bl_suggestions *s, const bl_document *document, const bl_unknowns *unknowns)
{
    s->files++;
    for (uint32_t i = 0; i < unknowns->count; i++) {
        const bl_unknown *u = &unknowns->items[i];
        bl_suggestion *g = slot_of(s, bl_document_folded(document, u->span), u->slip);
        if (g == NULL)
            return BL_ERROR_MEMORY;
        if (g->times++ == 0)
            BL_TRY(name_it(s, g, document, u));
        const bool fresh = g->last_file != s->files;
        g->files += fresh;
        g->last_file = s->files;
        if (!fresh || g->example_count == BL_SUGGESTION_EXAMPLES)
            continue;
        const uint32_t e = g->example_count++;
        g->examples[e].line = document->lines.items[u->line].number;
        g->examples[e].path = bl_str_copy(s->arena, document->file.path);
        g->examples[e].quote = quote_of(s->arena, document, u);
        if (g->examples[e].path.ptr == NULL || g->examples[e].quote.ptr == NULL)
            return BL_ERROR_MEMORY;
    }
    return BL_OK;
}

static int compare(const void *x, const void *y)
{
    const bl_suggestion *a = x, *b = y;
    if (a->files != b->files)
        return a->files > b->files ? -1 : 1;
    if (a->times != b->times)
        return a->times > b->times ? -1 : 1;
    return bl_str_compare(a->folded, b->folded);
}

void bl_suggestions_sort(bl_suggestions *s) { bl_sort(s->list.items, s->list.count, sizeof *s->list.items, compare); }

/* ---- YAML ---- */

static void write_counts(bl_buffer *out, const bl_suggestion *g)
{
    bl_buffer_format(out, "%u %s", (unsigned)g->files, g->files == 1 ? "file" : "files");
    if (g->times > g->files)
        bl_buffer_format(out, ", %u times", (unsigned)g->times);
    for (uint32_t e = 0; e < g->example_count; e++) {
        bl_buffer_add_z(out, "; ");
        bl_page_add_safe(out, g->examples[e].path);
        bl_buffer_format(out, ":%u", (unsigned)g->examples[e].line);
    }
}

/* Ids are ASCII: what has none of its own letters gets a number, to be renamed. */
static void write_id(bl_buffer *out, const bl_suggestions *s, const bl_suggestion *g, uint32_t number)
{
    bl_str slug = bl_str_trim(g->folded);
    char id[64];
    size_t len = 0;
    for (size_t i = 0; i < slug.len && len < sizeof id - 8; i++) {
        const char c = slug.ptr[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            id[len++] = c;
        else if ((unsigned char)c >= 0x80) {
            len = 0;
            break;
        } else if (len > 0 && id[len - 1] != '-')
            id[len++] = '-';
    }
    while (len > 0 && id[len - 1] == '-')
        len--;
    const bl_str made = {id, len};
    if (len == 0)
        bl_buffer_format(out, "new-%u", (unsigned)number);
    else if (bl_vocabulary_by_id(s->vocabulary, BL_KIND_SKILL, made) != BL_NO_ENTRY)
        bl_buffer_format(out, "%.*s-%u", BL_STR_ARG(made), (unsigned)number);
    else
        bl_buffer_add(out, made);
}

static void write_entry(bl_buffer *out, const bl_suggestions *s, const bl_suggestion *g, uint32_t number)
{
    const size_t begin = out->len;
    bl_buffer_add_z(out, "  - {id: ");
    write_id(out, s, g, number);
    bl_buffer_add_z(out, ", name: ");
    bl_yaml_write_text(out, g->text);
    bl_buffer_add_char(out, '}');
    const unsigned width = out->status == BL_OK ? bl_str_width(bl_str_slice(bl_buffer_str(out), begin, out->len)) : 0;
    bl_buffer_add_repeat(out, " ", width < COMMENT_COLUMN ? COMMENT_COLUMN - width : 1);
    bl_buffer_add_z(out, "# ");
    write_counts(out, g);
    if (g->example_count > 0) {
        bl_buffer_add_z(out, "\n    # ");
        bl_page_add_safe(out, g->examples[0].quote);
    }
    bl_buffer_add_char(out, '\n');
}

static bool is_slip(const bl_suggestion *g) { return g->meant.len > 0; }

static uint32_t count(const bl_suggestions *s, bool slips)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->list.count; i++)
        n += is_slip(&s->list.items[i]) == slips;
    return n;
}

void bl_suggestions_write_yaml(bl_buffer *out, const bl_suggestions *s, uint32_t limit)
{
    const uint32_t unknown = count(s, false), slips = count(s, true);
    uint32_t shown = 0;
    if (unknown > 0) {
        bl_buffer_format(out,
            "# %u words that no rule knows, in %u files; the most frequent first. Keep what is a skill, correct its id and name, and\n"
            "# add its other names as aliases; what is another name of a known skill goes there: {extend: ID, aliases: {add: [...]}}\n"
            "skills:\n",
            (unsigned)unknown, (unsigned)s->files);
        for (uint32_t i = 0; i < s->list.count && (limit == 0 || shown < limit); i++)
            if (!is_slip(&s->list.items[i])) {
                ++shown;
                write_entry(out, s, &s->list.items[i], shown);
            }
        if (shown < unknown)
            bl_buffer_format(out, "# %u more are not shown; --limit N shows N\n", (unsigned)(unknown - shown));
    }
    if (slips > 0)
        bl_buffer_format(out, "%s# Understood as slips of the pen; nothing to do, unless one of them is a word of its own\n", unknown > 0 ? "\n" : "");
    shown = 0;
    for (uint32_t i = 0; i < s->list.count && (limit == 0 || shown < limit); i++) {
        const bl_suggestion *g = &s->list.items[i];
        if (!is_slip(g))
            continue;
        bl_buffer_add_z(out, "#   ");
        bl_page_add_safe(out, g->text);
        bl_buffer_format(out, " -> %.*s (%.*s): ", BL_STR_ARG(g->meant), BL_STR_ARG(g->id));
        write_counts(out, g);
        bl_buffer_add_char(out, '\n');
        shown++;
    }
}

/* ---- JSON lines ---- */

static void write_line(bl_buffer *out, const bl_suggestion *g)
{
    bl_json json;
    bl_json_open(&json, out, false);
    bl_json_begin_object(&json);
    bl_json_key_z(&json, "kind", is_slip(g) ? "slip" : "unknown");
    bl_json_key_str(&json, "text", g->text);
    if (is_slip(g)) {
        bl_json_key_str(&json, "meant", g->meant);
        bl_json_key_str(&json, "id", g->id);
    }
    bl_json_key_int(&json, "files", g->files);
    bl_json_key_int(&json, "times", g->times);
    bl_json_key(&json, "examples");
    bl_json_begin_array(&json);
    for (uint32_t e = 0; e < g->example_count; e++) {
        bl_json_begin_object(&json);
        bl_json_key_str(&json, "path", g->examples[e].path);
        bl_json_key_int(&json, "line", g->examples[e].line);
        bl_json_key_str(&json, "quote", g->examples[e].quote);
        bl_json_end_object(&json);
    }
    bl_json_end_array(&json);
    bl_json_end_object(&json);
    bl_buffer_add_char(out, '\n');
}

void bl_suggestions_write_jsonl(bl_buffer *out, const bl_suggestions *s, uint32_t limit)
{
    for (int slips = 0; slips < 2; slips++)
        for (uint32_t i = 0, shown = 0; i < s->list.count && (limit == 0 || shown < limit); i++)
            if (is_slip(&s->list.items[i]) == (slips == 1)) {
                write_line(out, &s->list.items[i]);
                shown++;
            }
}
