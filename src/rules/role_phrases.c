/* The skills and domains that no rule knows, and all titles of a role, as phrases: their words, with what each says (frequencies.yaml). */
#include "base/utf8.h"
#include "rules/role_reader.h"
#include "text/fold.h"
#include "text/stem.h"
#include "text/token.h"

/* Words that hold phrases together and say nothing. */
static bool is_filler(bl_str word)
{
    static const char *const fillers[] = {"of", "and", "the", "for", "in", "a", "an", "to", "with", "on", "or", "at", "by", "的", "和", "与", "及", "或"};
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        if (bl_str_equal(word, bl_str_of(fillers[i])))
            return true;
    return false;
}

typedef struct phrase_words {
    BL_VEC(bl_phrase_word) list;
    bool title;
} phrase_words;

static bl_status add_word(bl_role_reader *r, phrase_words *out, bl_str folded, bool han)
{
    bl_stem stem;
    if (is_filler(folded))
        return BL_OK;
    bl_stem_of(&stem, folded);
    const bl_str key = bl_str_copy(r->role->arena, (bl_str){stem.bytes, stem.stem}), root = bl_str_copy(r->role->arena, (bl_str){stem.bytes, stem.root});
    bl_phrase_word *word = BL_PUSH(r->role->arena, &out->list);
    if (word == NULL || key.ptr == NULL || root.ptr == NULL)
        return BL_ERROR_MEMORY;
    *word = (bl_phrase_word){folded, key, root, bl_word_rarity(r->role->rules, han ? folded : key, out->title), han};
    return BL_OK;
}

/* Chinese is cut into pairs from the front: 三维 建模, 食品 成本 控制; an odd character at the end joins the one before it. */
static bl_status add_han(bl_role_reader *r, phrase_words *out, bl_str run)
{
    for (size_t at = 0, end; at < run.len; at = end) {
        end = at;
        (void)bl_utf8_next(run, &end);
        if (end < run.len)
            (void)bl_utf8_next(run, &end);
        size_t last = end;
        if (last < run.len)
            (void)bl_utf8_next(run, &last);
        if (last == run.len) /* three characters or fewer are left */
            end = last;
        BL_TRY(add_word(r, out, bl_str_slice(run, at, end), true));
    }
    return BL_OK;
}

static bl_status split(bl_role_reader *r, phrase_words *out, bl_str text)
{
    for (uint32_t at = 0, end; at < text.len; at = end) {
        const bl_token_kind kind = bl_token_at(text, at, &end);
        if (end <= at)
            end = at + 1;
        if (kind == BL_TOKEN_HAN) {
            uint32_t more;
            while (end < text.len && bl_token_at(text, end, &more) == BL_TOKEN_HAN)
                end = more;
            BL_TRY(add_han(r, out, bl_str_slice(text, at, end)));
        } else if (kind == BL_TOKEN_WORD) {
            while (end < text.len && (text.ptr[end] == '+' || text.ptr[end] == '#'))
                end++;
            BL_TRY(add_word(r, out, bl_str_slice(text, at, end), false));
        }
    }
    return BL_OK;
}

bl_status bl_role_add_phrase(bl_role_reader *r, bl_kind kind, const bl_name *name)
{
    const bool title = kind == BL_KIND_TITLE;
    if (!title && ((kind != BL_KIND_SKILL && kind != BL_KIND_DOMAIN) || !name->unknown))
        return BL_OK;
    for (uint32_t i = 0; !title && i < r->phrases.count; i++) /* one title may be asked for under several names */
        if (r->phrases.items[i].entry == name->entry)
            return BL_OK;
    phrase_words words = {.title = title};
    const bl_str folded = bl_fold(r->role->arena, name->text);
    if (folded.ptr == NULL)
        return BL_ERROR_MEMORY;
    BL_TRY(split(r, &words, folded));
    if (words.list.count == 0 || words.list.count > BL_PHRASE_WORDS || (words.list.count == 1 && !title && words.list.items[0].han))
        return BL_OK;
    bl_phrase *phrase = title ? BL_PUSH(r->role->arena, &r->titles) : BL_PUSH(r->role->arena, &r->phrases);
    if (phrase == NULL)
        return BL_ERROR_MEMORY;
    *phrase = (bl_phrase){.entry = name->entry, .words = words.list.items, .word_count = words.list.count};
    for (uint32_t i = 0; i < words.list.count; i++)
        phrase->rarity += words.list.items[i].rarity;
    return BL_OK;
}
