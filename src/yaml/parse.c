/* libyaml's events -> nodes. A stack of open collections, no recursion; children wait in one list until their collection ends. */
#include <yaml.h>

#include "base/limits.h"
#include "base/map.h"
#include "yaml/scan.h"
#include "yaml/yaml.h"

typedef struct frame {
    bl_yaml *node;
    uint32_t first; /* of its children in waiting */
} frame;

typedef struct builder {
    const bl_source *source;
    bl_str text; /* as libyaml sees it: the source, repaired; the same length */
    bl_arena *arena;
    bl_diags *diags;
    uint32_t nodes, max_nodes;
    size_t index, offset; /* the same place in code points (libyaml's marks) and in bytes */
    frame frames[BL_LIMIT_YAML_DEPTH];
    uint32_t depth;
    BL_VEC(const bl_yaml *) waiting;
    const bl_yaml *root;
    uint32_t documents;
} builder;

static bool is_continuation(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

/* How many of the next eight bytes are ASCII, where all of them are; else 0. */
static size_t ascii_run(const char *bytes, size_t readable)
{
    uint64_t word;
    if (readable < sizeof word)
        return 0;
    memcpy(&word, bytes, sizeof word);
    return (word & UINT64_C(0x8080808080808080)) == 0 ? sizeof word : 0;
}

/* libyaml counts code points; marks come nearly in order, so walking from the last one costs O(file) in all. The text is valid UTF-8. */
static uint32_t offset_of(builder *b, size_t index)
{
    const char *text = b->text.ptr;
    size_t offset = b->offset, left = 0, len = b->text.len;
    for (; b->index > index && offset > 0; b->index--)
        for (offset--; offset > 0 && is_continuation(text[offset]); offset--) {
        }
    for (left = index > b->index ? index - b->index : 0; left > 0 && offset < len;) {
        const size_t run = ascii_run(text + offset, len - offset), step = run == 0 ? 1 : left < run ? left : run;
        const unsigned char lead = (unsigned char)text[offset];
        offset += lead < 0x80 ? step : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        left -= step;
    }
    b->index = index > b->index ? index - left : b->index;
    b->offset = offset;
    return (uint32_t)offset;
}

static bl_span span_of(builder *b, const yaml_event_t *event)
{
    uint32_t begin = offset_of(b, event->start_mark.index);
    return (bl_span){begin, offset_of(b, event->end_mark.index)};
}

static bl_status refuse(builder *b, bl_code code, bl_span span, const char *what, const char *hint)
{
    bl_diag *diag = bl_diag_add(b->diags, BL_ERROR, code, b->source, span, "%s", what);
    bl_diag_hint(b->diags, diag, "%s", hint);
    return code == BL_CODE_YAML_LIMIT ? BL_ERROR_LIMIT : BL_OK;
}

static void refuse_properties(builder *b, const yaml_event_t *event, const void *anchor, const void *tag)
{
    bl_span span = span_of(b, event);
    if (anchor != NULL)
        refuse(b, BL_CODE_YAML_FEATURE, span, "an anchor ('&') is not read here", "remove it; where '&' belongs to the value, put the value in quotes");
    if (tag != NULL)
        refuse(b, BL_CODE_YAML_FEATURE, span, "a tag ('!') is not read here", "remove it; where '!' belongs to the value, put the value in quotes");
}

static bl_yaml *new_node(builder *b, bl_yaml_kind kind, bl_span span)
{
    bl_yaml *node = BL_NEW(b->arena, bl_yaml);
    if (node != NULL)
        *node = (bl_yaml){.kind = kind, .span = span};
    return node;
}

/* Hands a finished or just opened node to its collection. */
static bl_status attach(builder *b, const bl_yaml *node)
{
    if (b->depth == 0) {
        if (b->root == NULL)
            b->root = node;
        return BL_OK;
    }
    const bl_yaml **slot = BL_PUSH(b->arena, &b->waiting);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = node;
    return BL_OK;
}

static bl_status on_scalar(builder *b, const yaml_event_t *event)
{
    bl_span span = span_of(b, event);
    refuse_properties(b, event, event->data.scalar.anchor, event->data.scalar.tag);
    bl_yaml *node = new_node(b, BL_YAML_SCALAR, span);
    if (node == NULL)
        return BL_ERROR_MEMORY;
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    const char *value = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    bl_str written = bl_str_slice(b->source->text, span.begin, span.end);
    if (written.len == len && memcmp(written.ptr, value, len) == 0) {
        node->text = written; /* most values stand in the file as they are */
    } else {
        node->text = (bl_str){bl_arena_copy(b->arena, value, len), len};
        if (node->text.ptr == NULL)
            return BL_ERROR_MEMORY;
    }
    return attach(b, node);
}

static bl_status on_open(builder *b, const yaml_event_t *event, bl_yaml_kind kind, const void *anchor, const void *tag)
{
    bl_span span = span_of(b, event);
    if (b->depth == BL_LIMIT_YAML_DEPTH)
        return refuse(b, BL_CODE_YAML_LIMIT, span, "nested too deep", "write it flatter");
    refuse_properties(b, event, anchor, tag);
    bl_yaml *node = new_node(b, kind, span);
    if (node == NULL)
        return BL_ERROR_MEMORY;
    BL_TRY(attach(b, node));
    b->frames[b->depth++] = (frame){node, b->waiting.count};
    return BL_OK;
}

/* A key that stands twice names the first place. Small maps are compared pairwise, large ones through a hash map. */
static bl_status check_keys(builder *b, const bl_yaml *map)
{
    bl_map seen;
    if (map->count > 16)
        bl_map_open(&seen, b->arena);
    for (uint32_t i = 0; i < map->count; i++) {
        const bl_yaml *key = map->items[2 * i], *first = NULL;
        if (key->kind != BL_YAML_SCALAR) {
            refuse(b, BL_CODE_YAML_TYPE, key->span, "a key must be a word", "remove the brackets");
            continue;
        }
        if (!key->quoted && bl_str_equal(key->text, BL_STR("<<")))
            refuse(b, BL_CODE_YAML_FEATURE, key->span, "a merge key ('<<') is not read here", "write the keys out");
        if (map->count > 16) {
            bool existed;
            uint32_t *place = bl_map_put(&seen, key->text, i, &existed);
            if (place == NULL)
                return BL_ERROR_MEMORY;
            first = existed ? map->items[2 * *place] : NULL;
        } else {
            for (uint32_t j = 0; j < i && first == NULL; j++)
                if (map->items[2 * j]->kind == BL_YAML_SCALAR && bl_str_equal(map->items[2 * j]->text, key->text))
                    first = map->items[2 * j];
        }
        if (first != NULL) {
            bl_diag *diag = bl_diag_add(
                b->diags, BL_ERROR, BL_CODE_YAML_DUPLICATE_KEY, b->source, key->span, "the key '%.*s' stands twice", BL_STR_ARG(key->text));
            bl_diag_hint(b->diags, diag, "keep one of them");
            bl_diag_relate(b->diags, diag, b->source, first->span, "it stands first here");
        }
    }
    return BL_OK;
}

static bl_status on_close(builder *b, const yaml_event_t *event)
{
    frame top = b->frames[--b->depth];
    uint32_t count = b->waiting.count - top.first;
    const bl_yaml **items = BL_NEW_ARRAY(b->arena, const bl_yaml *, count);
    if (items == NULL)
        return BL_ERROR_MEMORY;
    if (count > 0)
        memcpy(items, b->waiting.items + top.first, count * sizeof *items);
    b->waiting.count = top.first;
    top.node->items = items;
    top.node->count = top.node->kind == BL_YAML_MAP ? count / 2 : count;
    bool flow = event->end_mark.index > event->start_mark.index; /* a block collection ends where nothing is written */
    if (flow)
        top.node->span.end = span_of(b, event).end;
    else if (count > 0)
        top.node->span.end = items[count - 1]->span.end;
    return top.node->kind == BL_YAML_MAP ? check_keys(b, top.node) : BL_OK;
}

static bl_status on_event(builder *b, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (++b->documents == 2)
            refuse(b, BL_CODE_YAML_FEATURE, span_of(b, event), "a second document ('---') is not read", "put it in a file of its own");
        return BL_OK;
    case YAML_ALIAS_EVENT:
        refuse(b, BL_CODE_YAML_FEATURE, span_of(b, event), "an alias ('*') is not read here",
            "write it out; where '*' belongs to the value, put the value in quotes");
        bl_yaml *node = new_node(b, BL_YAML_SCALAR, span_of(b, event));
        if (node == NULL)
            return BL_ERROR_MEMORY;
        node->text = bl_source_slice(b->source, node->span);
        return attach(b, node);
    case YAML_SCALAR_EVENT: return on_scalar(b, event);
    case YAML_SEQUENCE_START_EVENT: return on_open(b, event, BL_YAML_LIST, event->data.sequence_start.anchor, event->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT: return on_open(b, event, BL_YAML_MAP, event->data.mapping_start.anchor, event->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: return on_close(b, event);
    default: return BL_OK;
    }
}

static bl_status on_syntax_error(builder *b, const yaml_parser_t *parser)
{
    if (parser->error == YAML_MEMORY_ERROR)
        return BL_ERROR_MEMORY;
    uint32_t at = parser->error == YAML_READER_ERROR ? (uint32_t)parser->problem_offset : offset_of(b, parser->problem_mark.index);
    if (at > b->text.len)
        at = (uint32_t)b->text.len;
    const char *problem = parser->problem == NULL ? "the file is not well-formed YAML" : parser->problem;
    bl_diag *diag = bl_diag_add(b->diags, BL_ERROR, BL_CODE_YAML_SYNTAX, b->source, (bl_span){at, at}, "%s", problem);
    if (strstr(problem, "cannot start any token") != NULL)
        bl_diag_hint(b->diags, diag, "put the value in quotes");
    else if (strstr(problem, "mapping values are not allowed") != NULL)
        bl_diag_hint(b->diags, diag, "check the indentation, or put a value that holds ': ' in quotes");
    else if (strstr(problem, "',' or") != NULL || strstr(problem, "expected key") != NULL)
        bl_diag_hint(b->diags, diag, "look for a missing ',', bracket or indentation here or just above");
    else
        bl_diag_hint(b->diags, diag, "correct the text at the caret or just above");
    if (parser->error != YAML_READER_ERROR && parser->context != NULL) {
        uint32_t context = offset_of(b, parser->context_mark.index);
        if (context < at)
            bl_diag_relate(b->diags, diag, b->source, (bl_span){context, context}, parser->context);
    }
    return BL_ERROR_INPUT;
}

/* quiet: the scan has found what is wrong; what libyaml then stumbles over would only confuse. */
static bl_status run(builder *b, yaml_parser_t *parser, bool quiet)
{
    yaml_event_t event;
    bool ended = false;
    while (!ended) {
        if (!yaml_parser_parse(parser, &event))
            return quiet && parser->error != YAML_MEMORY_ERROR ? BL_ERROR_INPUT : on_syntax_error(b, parser);
        ended = event.type == YAML_STREAM_END_EVENT;
        bl_status status = on_event(b, &event);
        if (status == BL_OK && ++b->nodes > b->max_nodes)
            status = refuse(b, BL_CODE_YAML_LIMIT, span_of(b, &event), "too many values in one file", "split it");
        yaml_event_delete(&event);
        BL_TRY(status);
    }
    return BL_OK;
}

bl_status bl_yaml_parse(const bl_yaml **out, bl_source *source, bl_arena *arena, bl_str name, bl_str bytes, uint32_t max_nodes, bl_diags *diags)
{
    *out = NULL;
    uint32_t errors = diags->errors;
    bl_str text;
    BL_TRY(bl_yaml_decode(&text, arena, name, bytes, diags));
    BL_TRY(bl_source_open(source, arena, name, text));
    builder b = {.source = source, .arena = arena, .diags = diags, .max_nodes = max_nodes};
    BL_TRY(bl_yaml_scan(&b.text, arena, source, diags));
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return BL_ERROR_MEMORY;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)b.text.ptr, b.text.len);
    bl_status status = run(&b, &parser, diags->errors > errors);
    yaml_parser_delete(&parser);
    BL_TRY(status);
    *out = b.root;
    return BL_OK;
}

const bl_yaml *bl_yaml_get(const bl_yaml *map, const char *key)
{
    if (map == NULL || map->kind != BL_YAML_MAP)
        return NULL;
    for (uint32_t i = 0; i < map->count; i++)
        if (map->items[2 * i]->kind == BL_YAML_SCALAR && bl_str_is(map->items[2 * i]->text, key))
            return map->items[2 * i + 1];
    return NULL;
}

const char *bl_yaml_library(void) { return yaml_get_version_string(); }
