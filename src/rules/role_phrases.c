/* The skills and domains that no rule knows, and all titles and domains as titles name them, word by word, with what each word says (frequencies.yaml). */
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

static bool has_phrase(const bl_phrase *list, uint32_t count, uint32_t entry)
{
    for (uint32_t i = 0; i < count; i++)
        if (list[i].entry == entry)
            return true;
    return false;
}

/* *out has no words where there are none to look for. */
static bl_status make_phrase(bl_phrase *out, bl_role_reader *r, const bl_name *name, bool title)
{
    phrase_words words = {.title = title};
    const bl_str folded = bl_fold(r->role->arena, name->text);
    *out = (bl_phrase){.entry = name->entry};
    if (folded.ptr == NULL)
        return BL_ERROR_MEMORY;
    BL_TRY(split(r, &words, folded));
    if (words.list.count > BL_PHRASE_WORDS)
        return BL_OK;
    out->words = words.list.items;
    out->word_count = words.list.count;
    for (uint32_t i = 0; i < words.list.count; i++)
        out->rarity += words.list.items[i].rarity;
    return BL_OK;
}

/* In titles: whoever is called after a domain works in it. One title may be asked for under several names. */
static bl_status add_title(bl_role_reader *r, const bl_name *name)
{
    bl_phrase phrase;
    BL_TRY(make_phrase(&phrase, r, name, true));
    bl_phrase *slot = phrase.word_count == 0 ? NULL : BL_PUSH(r->role->arena, &r->titles);
    if (phrase.word_count > 0 && slot == NULL)
        return BL_ERROR_MEMORY;
    if (slot != NULL)
        *slot = phrase;
    return BL_OK;
}

bl_status bl_role_add_phrase(bl_role_reader *r, bl_kind kind, const bl_name *name)
{
    if (kind == BL_KIND_TITLE || kind == BL_KIND_DOMAIN)
        BL_TRY(add_title(r, name));
    if ((kind != BL_KIND_SKILL && kind != BL_KIND_DOMAIN) || !name->unknown || has_phrase(r->phrases.items, r->phrases.count, name->entry))
        return BL_OK;
    bl_phrase phrase;
    BL_TRY(make_phrase(&phrase, r, name, false));
    if (phrase.word_count == 0 || (phrase.word_count == 1 && phrase.words[0].han))
        return BL_OK;
    bl_phrase *slot = BL_PUSH(r->role->arena, &r->phrases);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = phrase;
    return BL_OK;
}
