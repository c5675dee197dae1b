#include "rules/explain.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "rules/folders.h"
#include "rules/yaml_text.h"

enum { COMMENT_COLUMN = 60 }; /* where the places stand, if the line leaves room */

typedef struct explainer {
    bl_folders folders;
    bl_buffer *out;
    bl_buffer line; /* the line at hand, before its place */
} explainer;

/* The keys of a rule file that hold the entries of a kind. */
static const char *const list_keys[BL_KIND_COUNT] = {"skills", "domains", "employers", "titles", "schools", "degrees", "modes", "statuses", "languages",
    "fluency", "exams", "certificates", "sections", "labels", "cues"};

static void add_flow(bl_buffer *out, const bl_yaml *node)
{
    if (node->kind == BL_YAML_SCALAR) {
        node->quoted ? bl_yaml_write_quoted(out, node->text) : bl_yaml_write_text(out, node->text);
        return;
    }
    const bool map = node->kind == BL_YAML_MAP;
    bl_buffer_add_char(out, map ? '{' : '[');
    for (uint32_t i = 0; i < node->count; i++) {
        bl_buffer_add_z(out, i > 0 ? ", " : "");
        add_flow(out, node->items[map ? 2 * i : i]);
        if (map) {
            bl_buffer_add_z(out, ": ");
            add_flow(out, node->items[2 * i + 1]);
        }
    }
    bl_buffer_add_char(out, map ? '}' : ']');
}

static void add_place(explainer *e, uint32_t source, bl_span span)
{
    const bl_source *of = e->folders.builder.sources.items[source];
    bl_buffer_format(e->out, "%.*s:%u", BL_STR_ARG(of->name), (unsigned)bl_source_line(of, span.begin));
}

/* Writes the line at hand with its place behind it. */
static void end_line(explainer *e, uint32_t source, bl_span span)
{
    const unsigned width = bl_str_width(bl_buffer_str(&e->line));
    bl_buffer_add(e->out, bl_buffer_str(&e->line));
    bl_buffer_add_repeat(e->out, " ", width < COMMENT_COLUMN ? COMMENT_COLUMN - width : 1);
    bl_buffer_add_z(e->out, "# ");
    add_place(e, source, span);
    bl_buffer_add_char(e->out, '\n');
    bl_buffer_clear(&e->line);
}

static void write_words(explainer *e, const char *key, const bl_words *words)
{
    bl_buffer_format(e->out, "    %s:%s\n", key, words->count == 0 ? " []" : "");
    for (uint32_t i = 0; i < words->count; i++) {
        bl_buffer_add_z(&e->line, "      - ");
        add_flow(&e->line, words->items[i].node);
        end_line(e, words->items[i].source, words->items[i].span);
    }
}

static void write_references(explainer *e, const char *key, const bl_references *names)
{
    bl_buffer_format(e->out, "    %s:%s\n", key, names->count == 0 ? " []" : "");
    for (uint32_t i = 0; i < names->count; i++) {
        bl_buffer_format(&e->line, "      - %.*s", BL_STR_ARG(names->items[i].text));
        end_line(e, names->items[i].source, names->items[i].span);
    }
}

static void write_snippets(explainer *e, const char *key, const bl_references *snippets)
{
    bl_buffer_format(e->out, "    %s:%s\n", key, snippets->count == 0 ? " []" : "");
    for (uint32_t i = 0; i < snippets->count; i++) {
        bl_buffer_add_z(&e->line, "      - ");
        bl_yaml_write_text(&e->line, snippets->items[i].text);
        end_line(e, snippets->items[i].source, snippets->items[i].span);
    }
}

static bool is_key(bl_str key, const char *name) { return bl_str_equal(key, bl_str_of(name)); }

/* Lists that overlays may edit are written item by item, everything else as it stands. */
static void write_key(explainer *e, const bl_draft *d, const bl_origin *origin)
{
    static const char *const verbs[] = {"id", "extend", "replace", "disable"};
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        if (is_key(origin->key, verbs[i]))
            return;
    if (is_key(origin->key, "aliases"))
        write_words(e, "aliases", &d->aliases);
    else if (is_key(origin->key, "terms") || is_key(origin->key, "words"))
        write_words(e, is_key(origin->key, "terms") ? "terms" : "words", &d->terms);
    else if (is_key(origin->key, "parents"))
        write_references(e, "parents", &d->parents);
    else if (is_key(origin->key, "employers"))
        write_references(e, "employers", &d->employers);
    else if (is_key(origin->key, "hit"))
        write_snippets(e, "hit", &d->hits);
    else if (is_key(origin->key, "miss"))
        write_snippets(e, "miss", &d->misses);
    else {
        bl_buffer_format(&e->line, "    %.*s: ", BL_STR_ARG(origin->key));
        add_flow(&e->line, origin->value);
        end_line(e, origin->source, origin->value->span);
    }
}

static void write_entry(explainer *e, const bl_draft *d)
{
    bl_buffer_format(e->out, "# the %s '%.*s': ", bl_kind_name(d->entry.kind), BL_STR_ARG(d->entry.id));
    for (uint32_t i = 0; i < d->changes.count; i++) {
        const bl_origin *change = &d->changes.items[i];
        const char *verb = is_key(change->key, "define") || is_key(change->key, "disable") || is_key(change->key, "replace") ? "d" : "ed";
        bl_buffer_format(e->out, "%s%.*s%s in ", i > 0 ? ", " : "", BL_STR_ARG(change->key), verb);
        add_place(e, change->source, change->value->span);
    }
    if (d->gone) {
        bl_buffer_add_z(e->out, ": nothing of it is in force\n");
        return;
    }
    bl_buffer_format(e->out, "\n%s:\n", list_keys[d->entry.kind]);
    bl_buffer_format(&e->line, "  - id: %.*s", BL_STR_ARG(d->entry.id));
    end_line(e, d->source, d->span);
    for (uint32_t i = 0; i < d->keys.count; i++)
        write_key(e, d, &d->keys.items[i]);
}

static void write_constant(explainer *e, bl_constant which)
{
    const bl_builder *b = &e->folders.builder;
    const bool weight = which < BL_CONSTANT_DEFAULT_MONTHS;
    bl_buffer_format(e->out, "# a constant of the score\nscoring:\n%s", weight ? "  group_weights:\n" : "");
    bl_buffer_format(&e->line, "%s%s: ", weight ? "    " : "  ", bl_constant_key(which));
    add_flow(&e->line, b->scoring_nodes[which]);
    end_line(e, b->scoring_places[which].file, b->scoring_nodes[which]->span);
}

static bool has_name(const explainer *e, const bl_draft *d, bl_str key)
{
    bl_str name = bl_name_key(e->folders.scratch, d->name.text);
    bool has = d->name.text.len > 0 && bl_str_equal(name, key);
    for (uint32_t i = 0; i < d->aliases.count && !has; i++)
        has = bl_str_equal(bl_name_key(e->folders.scratch, d->aliases.items[i].text), key);
    return has;
}

static void find(explainer *e, bl_explained *out, bl_str id)
{
    const bl_builder *b = &e->folders.builder;
    for (uint32_t i = 0; i < b->drafts.count; i++)
        if (bl_str_equal(b->drafts.items[i]->entry.id, id)) {
            bl_buffer_add_z(e->out, out->found++ > 0 ? "\n" : "");
            write_entry(e, b->drafts.items[i]);
        }
    for (uint32_t i = 0; i < BL_CONSTANT_COUNT; i++)
        if (b->scoring_nodes[i] != NULL && is_key(id, bl_constant_key((bl_constant)i))) {
            bl_buffer_add_z(e->out, out->found++ > 0 ? "\n" : "");
            write_constant(e, (bl_constant)i);
        }
    const bl_str key = out->found > 0 ? BL_STR_NONE : bl_name_key(e->folders.scratch, id);
    for (uint32_t i = 0; key.len > 0 && i < b->drafts.count; i++)
        if (!b->drafts.items[i]->gone && has_name(e, b->drafts.items[i], key)) {
            bl_buffer_add_z(e->out, out->found++ > 0 ? "\n" : "");
            write_entry(e, b->drafts.items[i]);
        }
}

/* The id of any kind that was probably meant. */
static bl_str near_id(const bl_builder *b, bl_arena *arena, bl_str id)
{
    bl_str near[BL_KIND_COUNT];
    uint32_t count = 0;
    for (uint32_t kind = 0; kind < BL_KIND_COUNT; kind++) {
        near[count] = bl_builder_near_id(b, (bl_kind)kind, id);
        count += near[count].len > 0;
    }
    bl_str best = bl_did_you_mean(id, near, count);
    return best.len == 0 ? best : bl_str_copy(arena, best);
}

bl_status bl_explain(bl_explained *out, bl_buffer *buffer, bl_arena *arena, const bl_str *folders, uint32_t folder_count, bl_str id, bl_diags *diags)
{
    explainer e = {.folders = {.diags = diags}, .out = buffer};
    *out = (bl_explained){.near = BL_STR_NONE};
    BL_TRY(bl_arena_open(&e.folders.scratch, &bl_allocator_libc, BL_LIMIT_RULESET_MEMORY));
    bl_builder_open(&e.folders.builder, e.folders.scratch, e.folders.scratch, NULL, diags);
    e.folders.builder.explains = true;
    bl_buffer_open(&e.line, &bl_allocator_libc, BL_LIMIT_RULE_BYTES * 4);
    bl_status status = bl_folders_read(&e.folders, folders, folder_count);
    if (status == BL_OK)
        status = bl_folders_build(&e.folders);
    if (status == BL_OK) {
        find(&e, out, id);
        if (out->found == 0)
            out->near = near_id(&e.folders.builder, arena, id);
        status = e.line.status != BL_OK ? e.line.status : buffer->status;
    }
    bl_buffer_close(&e.line);
    bl_arena_close(e.folders.scratch);
    return status;
}
