/* What a verification found: in words, and as JSON. */
#include "base/utf8.h"
#include "verify/verify.h"

static uint32_t found_count(const bl_verification *v)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < v->candidates.count; i++)
        count += v->candidates.items[i].found;
    return count;
}

static uint32_t rules_found(const bl_verification *v)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < v->rules.count; i++)
        count += v->rules.items[i].found;
    return count;
}

/* Made safe for a terminal: what steers one stands as '?'. */
static void add_safe(bl_buffer *out, bl_str text)
{
    for (size_t i = 0; i < text.len;) {
        const size_t begin = i;
        const uint32_t c = bl_utf8_next(text, &i);
        if (c == BL_UTF8_INVALID || bl_steers_terminal(c))
            bl_buffer_add_char(out, '?');
        else
            bl_buffer_add(out, bl_str_slice(text, begin, i));
    }
}

void bl_verification_write_text(bl_buffer *out, const bl_verification *v)
{
    for (uint32_t i = 0; i < v->faults.count; i++) {
        add_safe(out, v->source.name);
        bl_buffer_format(out, ":%u: ", (unsigned)v->faults.items[i].line);
        add_safe(out, v->faults.items[i].message);
        bl_buffer_add_char(out, '\n');
    }
    if (v->fault_count > v->faults.count)
        bl_buffer_format(out, "and %u more\n", (unsigned)(v->fault_count - v->faults.count));
    add_safe(out, v->source.name);
    bl_buffer_add_z(out, v->fault_count == 0 ? ": everything adds up" : ": does NOT add up");
    bl_buffer_format(out, "\n  %u candidates, %u figures made again from the report alone\n", (unsigned)v->candidates.count, (unsigned)v->sums);
    bl_buffer_format(out, "  %u quotes looked for at their lines and columns, in %u of %u files\n", (unsigned)v->quotes, (unsigned)found_count(v),
        (unsigned)v->candidates.count);
    bl_buffer_format(out, "  hashes made again: the role's %s, %u of %u rule files\n", v->role_found ? "too" : "not (its file was not found)",
        (unsigned)rules_found(v), (unsigned)v->rules.count);
    for (uint32_t i = 0; i < v->candidates.count; i++)
        if (!v->candidates.items[i].found) {
            bl_buffer_add_z(out, "  not looked at, since there is no such file here: ");
            add_safe(out, v->candidates.items[i].path);
            bl_buffer_add_char(out, '\n');
        }
}

bl_status bl_verify_all_given(bl_verification *v)
{
    for (uint32_t i = 0; i < v->candidates.count; i++) {
        const bl_entry_candidate *c = &v->candidates.items[i];
        if (!c->found)
            BL_TRY(bl_fault_add(v, bl_json_get(c->node, "source"), "none of the files has the sha256 that '%.*s' is said to have", BL_STR_ARG(c->path)));
    }
    return BL_OK;
}
