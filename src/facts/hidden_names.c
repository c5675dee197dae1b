#include "facts/hidden_names.h"

static const bl_str words[] = {BL_STR_INIT("company name"), BL_STR_INIT("name of company"), BL_STR_INIT("organization name"), BL_STR_INIT("organisation name"),
    BL_STR_INIT("employer name"), BL_STR_INIT("high school name"), BL_STR_INIT("university name"), BL_STR_INIT("school name"), BL_STR_INIT("college name"),
    BL_STR_INIT("name of university"), BL_STR_INIT("name of school"), BL_STR_INIT("institution name")};
enum { WORDS = sizeof words / sizeof *words };

bool bl_is_hidden_name(bl_str folded)
{
    for (size_t i = 0; i < WORDS; i++)
        if (bl_str_equal(folded, words[i]))
            return true;
    return false;
}

size_t bl_hidden_name_at_edge(bl_str folded, size_t *len)
{
    for (size_t i = 0; i < WORDS; i++) {
        const size_t rest = folded.len - words[i].len;
        if (folded.len < words[i].len + 2)
            continue;
        *len = words[i].len;
        if (bl_str_ends(folded, words[i]) && folded.ptr[rest - 1] == ' ')
            return rest;
        if (bl_str_begins(folded, words[i]) && folded.ptr[words[i].len] == ' ')
            return 0;
    }
    return SIZE_MAX;
}

size_t bl_before_hidden_city(bl_str folded)
{
    const bl_str city = BL_STR("city");
    if (!bl_str_ends(folded, city) || (folded.len > city.len && folded.ptr[folded.len - city.len - 1] != ' '))
        return SIZE_MAX;
    return folded.len - city.len;
}
