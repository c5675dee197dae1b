/* What a ranking says of files: their hashes, and the quotes at their lines and columns. */
#include "base/hash.h"
#include "base/utf8.h"
#include "verify/verify.h"

#define MASK 0x2588u /* █, which stands for one character that --blind does not show */

static bl_status check_hash(bl_verification *v, const bl_json_node *node, bl_str what, bl_str said, bl_str bytes)
{
    const bl_sha256 hash = bl_sha256_of(bytes.ptr, bytes.len);
    v->sums++;
    if (bl_str_equal(said, bl_str_of(hash.hex)))
        return BL_OK;
    return bl_fault_add(v, node, "'%.*s' is another file than the one that was read: its sha256 is %s", BL_STR_ARG(what), hash.hex);
}

/* The offset of a 1-based column in a line; SIZE_MAX where the line is shorter. */
static size_t offset_of(bl_str line, int64_t column)
{
    size_t at = 0;
    for (int64_t c = 1; c < column && at < line.len; c++)
        bl_utf8_next(line, &at);
    return at < line.len ? at : SIZE_MAX;
}

/* Does the quote stand at the offset, each █ for any one character? */
static bool stands_at(bl_str line, size_t at, bl_str quote)
{
    for (size_t i = 0; i < quote.len;) {
        if (at >= line.len)
            return false;
        const uint32_t said = bl_utf8_next(quote, &i), is = bl_utf8_next(line, &at);
        if (said != is && said != MASK)
            return false;
    }
    return true;
}

static bl_status check_quote(bl_verification *v, const bl_entry_candidate *c, const bl_document *document, const bl_json_node *evidence)
{
    int64_t line = 0, column = 0;
    const bl_str quote = bl_json_get_str(evidence, "quote");
    v->quotes++;
    if (!bl_json_get_decimal(&line, evidence, "line", 0) || !bl_json_get_decimal(&column, evidence, "column", 0) || quote.len == 0)
        return bl_fault_add(v, evidence, "a quote of '%.*s' has no line, no column or no words", BL_STR_ARG(c->path));
    const bool inside = line >= 1 && line <= (int64_t)document->text.line_count && column >= 1;
    const bl_str text = inside ? bl_source_line_text(&document->text, (uint32_t)line) : BL_STR_NONE;
    const size_t at = inside ? offset_of(text, column) : SIZE_MAX;
    if (at != SIZE_MAX && stands_at(text, at, quote))
        return BL_OK;
    return bl_fault_add(
        v, evidence, "'%.*s' does not stand in '%.*s' at line %lld, column %lld", BL_STR_ARG(quote), BL_STR_ARG(c->path), (long long)line, (long long)column);
}

bl_status bl_verify_quotes(bl_verification *v, uint32_t index, const bl_document *document, bl_str bytes)
{
    bl_entry_candidate *c = &v->candidates.items[index];
    const bl_json_node *source = bl_json_get(c->node, "source");
    int64_t size = -1;
    c->found = true;
    v->files++;
    BL_TRY(check_hash(v, source, c->path, c->sha256, bytes));
    if (!bl_json_get_decimal(&size, source, "bytes", 0) || size != (int64_t)bytes.len)
        BL_TRY(bl_fault_add(v, source, "'%.*s' has %zu bytes, not what the report says", BL_STR_ARG(c->path), bytes.len));
    if (document == NULL)
        return bl_fault_add(v, source, "'%.*s' cannot be read any more", BL_STR_ARG(c->path));
    BL_JSON_EACH(criterion, bl_json_get(c->node, "criteria"))
    BL_JSON_EACH(evidence, bl_json_get(criterion, "evidence"))
    BL_TRY(check_quote(v, c, document, evidence));
    return BL_OK;
}

bl_status bl_verify_role(bl_verification *v, bl_str bytes)
{
    const bl_json_node *role = bl_json_get(v->head, "role");
    v->role_found = true;
    v->files++;
    return check_hash(v, role, bl_json_get_str(role, "path"), bl_json_get_str(role, "sha256"), bytes);
}

bl_status bl_verify_rule(bl_verification *v, uint32_t index, bl_str bytes)
{
    bl_rule_entry *rule = &v->rules.items[index];
    const bl_sha256 hash = bl_sha256_of(bytes.ptr, bytes.len);
    if (rule->found)
        return BL_OK;
    rule->found = bl_str_equal(bl_json_get_str(rule->node, "sha256"), bl_str_of(hash.hex));
    rule->other = !rule->found;
    return BL_OK;
}

bl_status bl_verify_rules_end(bl_verification *v)
{
    for (uint32_t i = 0; i < v->rules.count; i++) {
        const bl_rule_entry *rule = &v->rules.items[i];
        v->sums += rule->found;
        if (rule->other)
            BL_TRY(bl_fault_add(v, rule->node, "the rules are others now: '%.*s' has not the sha256 of the report", BL_STR_ARG(rule->path)));
    }
    return BL_OK;
}

/* Path, NUL, hash, NUL of every file. */
bl_status bl_verify_rules(bl_verification *v)
{
    const bl_json_node *rules = bl_json_get(v->head, "rules");
    bl_sha256_sum sum;
    bl_sha256_open(&sum);
    for (uint32_t i = 0; i < v->rules.count; i++) {
        const bl_str parts[] = {v->rules.items[i].path, bl_json_get_str(v->rules.items[i].node, "sha256")};
        for (int k = 0; k < 2; k++) {
            bl_sha256_add(&sum, parts[k].ptr, parts[k].len);
            bl_sha256_add(&sum, "", 1);
        }
    }
    const bl_sha256 hash = bl_sha256_close(&sum);
    v->sums++;
    if (bl_str_equal(bl_json_get_str(rules, "sha256"), bl_str_of(hash.hex)))
        return BL_OK;
    return bl_fault_add(v, rules, "rules.sha256 is not the hash over the rule files that it lists");
}
