#include "text/trie.h"

enum {
    FIRST_SLOTS = 1024,
    FEWEST_STEP_BITS = 10, /* of the filter, log2 */
    MOST_STEP_BITS = 24,
};

bl_status bl_trie_open(bl_trie *trie, bl_arena *arena)
{
    *trie = (bl_trie){.arena = arena, .slot_count = FIRST_SLOTS, .step_bits = FEWEST_STEP_BITS};
    trie->slots = BL_NEW_ARRAY(arena, bl_trie_slot, trie->slot_count);
    bl_trie_node *root = BL_PUSH(arena, &trie->nodes);
    if (trie->slots == NULL || root == NULL)
        return BL_ERROR_MEMORY;
    root->first = root->last = BL_TRIE_NONE;
    return BL_OK;
}

bl_str bl_trie_token(const bl_trie *trie, uint32_t node)
{
    const bl_trie_node *n = &trie->nodes.items[node];
    return (bl_str){trie->pool.items + n->token, n->len};
}

/* What a step is filed under. */
static uint32_t step_hash(uint32_t node, bool gap, uint64_t token_hash)
{
    uint64_t hash = (token_hash ^ ((uint64_t)node << 1 | gap)) * UINT64_C(0xC4CEB9FE1A85EC53);
    return (uint32_t)(hash >> 32);
}

/* Whether the step from parent by the token leads to this node. */
static bool leads_to(const bl_trie *trie, uint32_t node, uint32_t parent, bool gap, bl_str token)
{
    const bl_trie_node *n = &trie->nodes.items[node];
    if (n->parent != parent || n->gap != gap || n->len != token.len)
        return false;
    if (token.len <= BL_TRIE_PREFIX)
        return memcmp(n->prefix, token.ptr, token.len) == 0;
    return memcmp(trie->pool.items + n->token, token.ptr, token.len) == 0;
}

/* The slot of the step, or the free one where it belongs. */
static uint32_t slot_of(const bl_trie *trie, uint32_t node, bool gap, bl_str token, uint32_t hash)
{
    uint32_t mask = trie->slot_count - 1, at = hash & mask;
    for (;; at = (at + 1) & mask) {
        bl_trie_slot slot = trie->slots[at];
        if (slot.node == BL_TRIE_ROOT || (slot.hash == hash && leads_to(trie, slot.node, node, gap, token)))
            return at;
    }
}

uint32_t bl_trie_step(const bl_trie *trie, uint32_t node, bool gap, bl_str token, uint64_t hash)
{
    uint32_t step = step_hash(node, gap, hash), bit = step >> (32 - trie->step_bits);
    if (trie->steps != NULL && (trie->steps[bit / 64] >> bit % 64 & 1) == 0)
        return BL_TRIE_NONE;
    uint32_t found = trie->slots[slot_of(trie, node, gap, token, step)].node;
    return found == BL_TRIE_ROOT ? BL_TRIE_NONE : found;
}

/* Doubles the table; slots are moved by their hashes. */
static bool grow(bl_trie *trie)
{
    if (trie->slot_count > UINT32_MAX / 4)
        return false;
    uint32_t mask = trie->slot_count * 2 - 1;
    bl_trie_slot *slots = BL_NEW_ARRAY(trie->arena, bl_trie_slot, (size_t)mask + 1);
    if (slots == NULL)
        return false;
    for (uint32_t i = 0; i < trie->slot_count; i++) {
        if (trie->slots[i].node == BL_TRIE_ROOT)
            continue;
        uint32_t at = trie->slots[i].hash & mask;
        while (slots[at].node != BL_TRIE_ROOT)
            at = (at + 1) & mask;
        slots[at] = trie->slots[i];
    }
    trie->slots = slots;
    trie->slot_count = mask + 1;
    return true;
}

static bool keep_token(bl_trie *trie, bl_trie_node *node, bl_str token)
{
    node->token = trie->pool.count;
    node->len = (uint16_t)token.len;
    memcpy(node->prefix, token.ptr, token.len < BL_TRIE_PREFIX ? token.len : BL_TRIE_PREFIX);
    for (size_t i = 0; i < token.len; i++) {
        char *byte = BL_PUSH(trie->arena, &trie->pool);
        if (byte == NULL)
            return false;
        *byte = token.ptr[i];
    }
    return true;
}

uint32_t bl_trie_add(bl_trie *trie, uint32_t node, bool gap, bl_str token)
{
    uint64_t token_hash = bl_trie_hash(token);
    uint32_t found = bl_trie_step(trie, node, gap, token, token_hash);
    if (found != BL_TRIE_NONE)
        return found;
    if (trie->nodes.count >= trie->slot_count / 4 * 3 && !grow(trie))
        return BL_TRIE_NONE;
    bl_trie_node fresh = {.parent = node, .first = BL_TRIE_NONE, .last = BL_TRIE_NONE, .gap = gap};
    bl_trie_node *child = keep_token(trie, &fresh, token) ? BL_PUSH(trie->arena, &trie->nodes) : NULL;
    if (child == NULL)
        return BL_TRIE_NONE;
    *child = fresh;
    if (gap)
        trie->nodes.items[node].after_gap = true;
    else
        trie->nodes.items[node].direct = true;
    uint32_t hash = step_hash(node, gap, token_hash), index = trie->nodes.count - 1;
    trie->slots[slot_of(trie, node, gap, token, hash)] = (bl_trie_slot){hash, index};
    return index;
}

bl_status bl_trie_freeze(bl_trie *trie)
{
    while (trie->step_bits < MOST_STEP_BITS && 1u << trie->step_bits < (uint64_t)trie->nodes.count * 4)
        trie->step_bits++;
    trie->steps = BL_NEW_ARRAY(trie->arena, uint64_t, (1u << trie->step_bits) / 64);
    if (trie->steps == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < trie->slot_count; i++) {
        uint32_t bit = trie->slots[i].hash >> (32 - trie->step_bits);
        if (trie->slots[i].node != BL_TRIE_ROOT)
            trie->steps[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    return BL_OK;
}

bl_status bl_trie_add_value(bl_trie *trie, uint32_t node, uint32_t value)
{
    bl_trie_value *slot = BL_PUSH(trie->arena, &trie->values);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = (bl_trie_value){value, BL_TRIE_NONE};
    uint32_t index = trie->values.count - 1;
    bl_trie_node *end = &trie->nodes.items[node];
    if (end->first == BL_TRIE_NONE)
        end->first = index;
    else
        trie->values.items[end->last].next = index;
    end->last = index;
    return BL_OK;
}
