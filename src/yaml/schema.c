#include "yaml/schema.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "yaml/number_words.h"

#define DEFAULT_MAX INT64_C(999999999) /* thousandths: six digits before the point and three after */

bl_diag *bl_yaml_refuse(const bl_yaml_reader *reader, const bl_yaml *node, bl_code code, const char *format, ...)
{
    char message[512]; /* a longer one is cut: names in messages are words of the file */
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    size_t len = strlen(message);
    if (len == sizeof message - 1) /* cut between characters, not inside one */
        while (len > 0 && ((unsigned char)message[len - 1] & 0xC0) == 0x80)
            message[--len] = '\0';
    return bl_diag_add(reader->diags, BL_ERROR, code, reader->source, node == NULL ? (bl_span){0, 0} : node->span, "%s", message);
}

bool bl_yaml_is_text(const bl_yaml *node)
{
    if (node == NULL || node->kind != BL_YAML_SCALAR || node->text.len == 0)
        return false;
    return node->quoted || (!bl_str_equal(node->text, BL_STR("~")) && !bl_str_equal(node->text, BL_STR("null")));
}

const char *bl_yaml_kind_name(const bl_yaml *node)
{
    if (node == NULL || (node->kind == BL_YAML_SCALAR && !bl_yaml_is_text(node)))
        return "nothing";
    return node->kind == BL_YAML_SCALAR ? "a value" : node->kind == BL_YAML_LIST ? "a list" : "a mapping";
}

static bool wrong_type(const bl_yaml_reader *reader, const bl_yaml *node, const char *key, const char *wanted)
{
    if (bl_yaml_is_text(node))
        bl_yaml_refuse(reader, node, BL_CODE_YAML_TYPE, "'%s' must be %s, not '%.*s'", key, wanted, BL_STR_ARG(node->text));
    else
        bl_yaml_refuse(reader, node, BL_CODE_YAML_TYPE, "'%s' must be %s, and here is %s", key, wanted, bl_yaml_kind_name(node));
    return false;
}

/* Thousandths for a message: 12, 12.5. */
static void print_milli(char out[32], bl_milli value)
{
    int written = snprintf(out, 32, "%" PRId64, value / BL_MILLI_ONE);
    if (value % BL_MILLI_ONE != 0) {
        written += snprintf(out + written, 32 - (size_t)written, ".%03" PRId64, value % BL_MILLI_ONE);
        while (out[written - 1] == '0')
            out[--written] = '\0';
    }
}

/* A plain number, but with more digits than the limits of decimals allow. */
static bool is_long_number(bl_str s)
{
    size_t digits = 0, points = 0, begin = s.ptr[0] == '-' || s.ptr[0] == '+';
    for (size_t i = begin; i < s.len; i++) {
        digits += s.ptr[i] >= '0' && s.ptr[i] <= '9';
        points += s.ptr[i] == '.';
    }
    return digits > 3 && points <= 1 && digits + points + begin == s.len;
}

/* What to write for a number in words, signs or per cent, of which least was understood. */
static void hint_number(const bl_yaml_reader *reader, bl_diag *diag, bl_str text, bl_milli least, bool share)
{
    char plain[32];
    const bool percent = bl_str_ends(text, BL_STR("%")) || bl_str_ends(text, BL_STR("\xEF\xBC\x85")); /* full-width */
    print_milli(plain, share && percent ? least / 100 : least);
    bl_diag_hint(reader->diags, diag, "write %s", plain);
}

bool bl_yaml_decimal(const bl_yaml_reader *reader, const bl_yaml *node, const char *key, int64_t min, int64_t max, bl_milli *out)
{
    if (min == 0 && max == 0)
        max = DEFAULT_MAX;
    const bool share = max <= BL_MILLI_ONE; /* of a whole */
    bl_milli value = 0;
    char low[32], high[32];
    if (!bl_yaml_is_text(node))
        return wrong_type(reader, node, key, "a number");
    if (!bl_milli_parse(&value, node->text)) {
        bl_milli least = 0;
        if (is_long_number(node->text)) {
            bl_yaml_refuse(reader, node, BL_CODE_YAML_VALUE, "'%s' has more than six digits before the point or three after it", key);
            return false;
        }
        if (!bl_number_words(&least, node->text))
            return wrong_type(reader, node, key, "a number");
        bool wide = bl_has_full_width_digits(node->text);
        bl_diag *diag = wide
                            ? bl_yaml_refuse(
                                  reader, node, BL_CODE_YAML_FULL_WIDTH, "'%s' is written with full-width digits: '%.*s'", key, BL_STR_ARG(node->text))
                            : bl_yaml_refuse(reader, node, BL_CODE_YAML_NUMBER_WORDS, "'%s' must be one plain number, not '%.*s'", key, BL_STR_ARG(node->text));
        hint_number(reader, diag, node->text, least, share);
        return false;
    }
    if (value < min || value > max) {
        print_milli(low, min);
        print_milli(high, max);
        bl_diag *diag = bl_yaml_refuse(reader, node, BL_CODE_YAML_VALUE, "'%s' must be between %s and %s, not %.*s", key, low, high, BL_STR_ARG(node->text));
        if (share)
            bl_diag_hint(reader->diags, diag, "a share: 0.25 is a quarter");
        return false;
    }
    *out = value;
    return true;
}

bool bl_yaml_bool(const bl_yaml_reader *reader, const bl_yaml *node, const char *key, bool *out)
{
    if (!bl_yaml_is_text(node) || (!bl_str_equal(node->text, BL_STR("true")) && !bl_str_equal(node->text, BL_STR("false"))))
        return wrong_type(reader, node, key, "true or false");
    *out = node->text.len == 4;
    return true;
}

static bool read_count(const bl_yaml_reader *reader, const bl_yaml *node, const bl_field *field, uint32_t *out)
{
    bl_milli value = 0;
    if (!bl_yaml_decimal(reader, node, field->key, field->min * BL_MILLI_ONE, field->max * BL_MILLI_ONE, &value))
        return false;
    if (value % BL_MILLI_ONE != 0)
        return wrong_type(reader, node, field->key, "a whole number");
    *out = (uint32_t)(value / BL_MILLI_ONE);
    return true;
}

bool bl_yaml_enum(const bl_yaml_reader *reader, const bl_yaml *node, const char *key, const char *const *all, uint32_t *out)
{
    if (!bl_yaml_is_text(node))
        return wrong_type(reader, node, key, "a word");
    bl_str names[64], listed = BL_STR("");
    uint32_t count = 0;
    for (uint32_t i = 0; all[i] != NULL; i++) {
        if (all[i][0] == '\0')
            continue;
        if (bl_str_equal_nocase(node->text, bl_str_of(all[i]))) {
            *out = i;
            return true;
        }
        if (count < 64)
            names[count++] = bl_str_of(all[i]);
    }
    for (uint32_t i = 0; i < count; i++)
        listed = bl_str_format(reader->arena, "%.*s%s%.*s", BL_STR_ARG(listed), i == 0 ? "" : ", ", BL_STR_ARG(names[i]));
    bl_diag *diag = bl_yaml_refuse(reader, node, BL_CODE_YAML_VALUE, "'%s' cannot be '%.*s'", key, BL_STR_ARG(node->text));
    bl_str near = bl_did_you_mean(node->text, names, count);
    if (near.len > 0)
        bl_diag_hint(reader->diags, diag, "did you mean '%.*s'?", BL_STR_ARG(near));
    else
        bl_diag_hint(reader->diags, diag, "one of: %.*s", BL_STR_ARG(listed));
    return false;
}

bl_status bl_yaml_texts(const bl_yaml_reader *reader, const bl_yaml *node, const char *key, bool lone, bl_texts *out, bool *right)
{
    bool single = lone && bl_yaml_is_text(node);
    *right = single || (node != NULL && node->kind == BL_YAML_LIST);
    if (!*right) {
        wrong_type(reader, node, key, "a list ([one, two])");
        return BL_OK;
    }
    uint32_t count = single ? 1 : node->count;
    const bl_yaml **nodes = BL_NEW_ARRAY(reader->arena, const bl_yaml *, count);
    bl_str *items = BL_NEW_ARRAY(reader->arena, bl_str, count);
    if (nodes == NULL || items == NULL)
        return BL_ERROR_MEMORY;
    *out = (bl_texts){nodes, items, 0};
    for (uint32_t i = 0; i < count; i++) {
        const bl_yaml *item = single ? node : node->items[i];
        if (!bl_yaml_is_text(item)) {
            bl_yaml_refuse(reader, item, BL_CODE_YAML_TYPE, "'%s' must hold words, and here is %s", key, bl_yaml_kind_name(item));
            *right = false;
            continue;
        }
        nodes[out->count] = item;
        items[out->count++] = item->text;
    }
    return BL_OK;
}

/* *right: the value was read. */
static bl_status read_field(const bl_yaml_reader *reader, const bl_field *field, const bl_yaml *node, void *out, bool *right)
{
    switch (field->type) {
    case BL_FIELD_STRING:
        *right = bl_yaml_is_text(node) || wrong_type(reader, node, field->key, "a word or a sentence");
        if (*right)
            *(bl_str *)out = node->text;
        return BL_OK;
    case BL_FIELD_BOOL: *right = bl_yaml_bool(reader, node, field->key, out); return BL_OK;
    case BL_FIELD_DECIMAL: *right = bl_yaml_decimal(reader, node, field->key, field->min, field->max, out); return BL_OK;
    case BL_FIELD_COUNT: *right = read_count(reader, node, field, out); return BL_OK;
    case BL_FIELD_MONTH:
        *right = (bl_yaml_is_text(node) && bl_month_parse(out, node->text)) || wrong_type(reader, node, field->key, "a month (2026-01)");
        return BL_OK;
    case BL_FIELD_ENUM: *right = bl_yaml_enum(reader, node, field->key, field->names, out); return BL_OK;
    case BL_FIELD_TEXTS: return bl_yaml_texts(reader, node, field->key, field->lone, out, right);
    case BL_FIELD_LIST:
    case BL_FIELD_MAP:
        *right = node->kind == (field->type == BL_FIELD_LIST ? BL_YAML_LIST : BL_YAML_MAP) ||
                 wrong_type(reader, node, field->key, field->type == BL_FIELD_LIST ? "a list" : "a mapping");
        break;
    case BL_FIELD_ANY: *right = true; break;
    }
    if (*right)
        *(const bl_yaml **)out = node;
    return BL_OK;
}

/* The key that was meant: one that differs by a slip of the pen, or else the nearest in length of those that it begins, or that begin it (alias: aliases). */
static bl_str near_key(bl_str key, const bl_str *names, uint32_t count)
{
    enum { SHORTEST = 3 };
    bl_str best = bl_did_you_mean(key, names, count);
    if (best.len > 0)
        return best;
    size_t least = SIZE_MAX;
    for (uint32_t i = 0; i < count; i++) {
        const size_t common = key.len < names[i].len ? key.len : names[i].len, apart = key.len + names[i].len - 2 * common;
        if (common < SHORTEST || apart >= least || !bl_str_equal_nocase(bl_str_slice(key, 0, common), bl_str_slice(names[i], 0, common)))
            continue;
        least = apart;
        best = names[i];
    }
    return best;
}

static void refuse_key(const bl_yaml_reader *reader, const bl_schema *schema, const bl_yaml *key)
{
    bl_str names[64];
    uint32_t count = schema->count < 64 ? schema->count : 64;
    for (uint32_t i = 0; i < count; i++)
        names[i] = bl_str_of(schema->fields[i].key);
    bl_diag *diag = bl_yaml_refuse(reader, key, BL_CODE_YAML_UNKNOWN_KEY, "unknown key '%.*s' in %s", BL_STR_ARG(key->text), schema->what);
    bl_str near = near_key(key->text, names, count);
    if (near.len > 0) {
        bl_diag_hint(reader->diags, diag, "did you mean '%.*s'?", BL_STR_ARG(near));
        return;
    }
    bl_str listed = BL_STR("");
    for (uint32_t i = 0; i < count; i++)
        listed = bl_str_format(reader->arena, "%.*s%s%.*s", BL_STR_ARG(listed), i == 0 ? "" : ", ", BL_STR_ARG(names[i]));
    bl_diag_hint(reader->diags, diag, "known here: %.*s", BL_STR_ARG(listed));
}

bl_status bl_schema_read(const bl_yaml_reader *reader, const bl_schema *schema, const bl_yaml *node, bool partial, void *out, uint64_t *given)
{
    uint64_t seen = 0, right_ones = 0;
    if (given != NULL)
        *given = 0;
    if (node == NULL || node->kind != BL_YAML_MAP) {
        bl_diag *diag = bl_yaml_refuse(reader, node, BL_CODE_YAML_TYPE, "%s must be a mapping, and here is %s", schema->what, bl_yaml_kind_name(node));
        bl_diag_hint(reader->diags, diag, "write {%s: ...}", schema->count > 0 ? schema->fields[0].key : "key");
        return BL_OK;
    }
    for (uint32_t i = 0; i < node->count; i++) {
        const bl_yaml *key = node->items[2 * i];
        uint32_t f = 0;
        if (key->kind != BL_YAML_SCALAR)
            continue; /* the parser has said so */
        while (f < schema->count && !bl_str_is(key->text, schema->fields[f].key))
            f++;
        if (f == schema->count) {
            if (!bl_str_equal(key->text, BL_STR("<<")))
                refuse_key(reader, schema, key);
            continue;
        }
        if (seen & UINT64_C(1) << f)
            continue; /* a duplicate: the parser has said so, and the first counts */
        seen |= UINT64_C(1) << f;
        bool right = false;
        const bl_field *field = &schema->fields[f];
        BL_TRY(read_field(reader, field, node->items[2 * i + 1], (char *)out + field->offset, &right));
        if (right)
            right_ones |= UINT64_C(1) << f;
    }
    for (uint32_t f = 0; !partial && f < schema->count; f++)
        if (schema->fields[f].required && !(seen & UINT64_C(1) << f)) {
            bl_span at = {node->span.begin, node->span.begin + 1};
            bl_diag *diag = bl_diag_add(
                reader->diags, BL_ERROR, BL_CODE_YAML_MISSING_KEY, reader->source, at, "%s has no '%s'", schema->what, schema->fields[f].key);
            bl_diag_hint(reader->diags, diag, "add '%s: ...'", schema->fields[f].key);
        }
    if (given != NULL)
        *given = right_ones;
    return BL_OK;
}

bool bl_schema_given(const bl_schema *schema, uint64_t given, const char *key)
{
    for (uint32_t f = 0; f < schema->count; f++)
        if (strcmp(schema->fields[f].key, key) == 0)
            return (given & UINT64_C(1) << f) != 0;
    return false;
}
