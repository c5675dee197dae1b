#include "rules/allow.h"

typedef struct raw_allow {
    bl_str code, reason;
} raw_allow;
static const bl_field fields[] = {{.key = "code", .type = BL_FIELD_STRING, .offset = offsetof(raw_allow, code), .required = true},
    {.key = "reason", .type = BL_FIELD_STRING, .offset = offsetof(raw_allow, reason), .required = true}};
static const bl_schema schema = BL_SCHEMA("an 'allow'", fields);

/* "B0304" -> the code, where it is a code at all. */
static bool parse_code(bl_str s, bl_code *out)
{
    static const uint32_t numbers[] = {
#define X(name, number, what, remedy) number,
        BL_CODES(X)
#undef X
    };
    uint32_t number = 0;
    if (s.len != 5 || (s.ptr[0] != 'B' && s.ptr[0] != 'b'))
        return false;
    for (size_t i = 1; i < 5; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        number = number * 10 + (uint32_t)(s.ptr[i] - '0');
    }
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i] == number) {
            *out = (bl_code)number;
            return true;
        }
    return false;
}

bl_status bl_allow_read(const bl_yaml_reader *reader, const bl_yaml *list, bl_allowed *out)
{
    for (uint32_t i = 0; list != NULL && i < list->count; i++) {
        raw_allow raw = {BL_STR_NONE, BL_STR_NONE};
        bl_code code;
        BL_TRY(bl_schema_read(reader, &schema, list->items[i], false, &raw, NULL));
        if (raw.code.len == 0)
            continue;
        if (!parse_code(raw.code, &code)) {
            bl_diag *diag = bl_yaml_refuse(reader, bl_yaml_get(list->items[i], "code"), BL_CODE_YAML_VALUE, "there is no code '%.*s'", BL_STR_ARG(raw.code));
            bl_diag_hint(reader->diags, diag, "write a code as it is printed, such as B0304");
            continue;
        }
        bl_code *slot = BL_PUSH(reader->arena, &out->codes);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = code;
    }
    return BL_OK;
}

bool bl_allow_has(const bl_allowed *allowed, bl_code code)
{
    for (uint32_t i = 0; i < allowed->codes.count; i++)
        if (allowed->codes.items[i] == code)
            return true;
    return false;
}
