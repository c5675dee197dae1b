#include "facts/unit_words.h"
#include "facts/wordtables.h"

static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

const bl_unit *bl_unit_after(bl_str text, size_t *len)
{
    size_t space = 0;
    while (space < text.len && space < 2 && text.ptr[space] == ' ')
        space++;
    bl_str rest = bl_str_slice(text, space, text.len);
    uint32_t row;
    for (size_t word = BL_WORDTABLE_ANY; (word = bl_wordtable_begin(&bl_words_of_units, rest, word, &row)) > 0;) {
        char last = rest.ptr[word - 1];
        bool short_sign = word == 1 && is_letter(last) && last != 's' && last != 'x' && space > 0; /* "3 t", "5 g": anything */
        if (short_sign || (is_letter(last) && rest.len > word && (is_letter(rest.ptr[word]) || (rest.ptr[word] >= '0' && rest.ptr[word] <= '9'))))
            continue;
        *len = space + word;
        return &units_behind[row - 1];
    }
    *len = 0;
    return NULL;
}

const bl_unit *bl_unit_before(bl_str text, size_t *len)
{
    size_t end = text.len;
    while (end > 0 && text.len - end < 3 && (text.ptr[end - 1] == ' ' || text.ptr[end - 1] == ':'))
        end--;
    bl_str rest = bl_str_slice(text, 0, end);
    static const bl_str fillers[] = {BL_STR_INIT("约"), BL_STR_INIT("达"), BL_STR_INIT("近"), BL_STR_INIT("超过"), BL_STR_INIT("超"), BL_STR_INIT("为"),
        BL_STR_INIT("达到"), BL_STR_INIT("突破"), BL_STR_INIT("of "), BL_STR_INIT("over "), BL_STR_INIT("about ")}; /* 节省成本约4800万 */
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        if (bl_str_ends(rest, fillers[i]))
            rest.len -= fillers[i].len;
    *len = 0;
    uint32_t row, first = UINT32_MAX;
    size_t length = 0;
    for (size_t word = BL_WORDTABLE_ANY; (word = bl_wordtable_end(&bl_words_before_units, rest, word, &row)) > 0;) {
        bool inside = is_letter(rest.ptr[rest.len - word]) && rest.len > word && is_letter(rest.ptr[rest.len - word - 1]);
        if (!inside && row < first) {
            first = row;
            length = word;
        }
    }
    if (first == UINT32_MAX)
        return NULL;
    const bl_unit *found = &units_before[first - 1];
    bool sign = found->unit != NULL && strlen(found->unit) == 3 && strcmp(found->word, "gmv") != 0 && (unsigned char)found->word[0] < 0xE4;
    *len = sign ? text.len - rest.len + length : 0;
    return found;
}
