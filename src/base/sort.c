#include "base/sort.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef int comparison(const void *a, const void *b);

static void swap(char *a, char *b, size_t size)
{
    uint64_t x, y; /* eight bytes at a time: a call of memcpy would cost more than what it moves */
    for (; size >= sizeof x; size -= sizeof x, a += sizeof x, b += sizeof x) {
        memcpy(&x, a, sizeof x);
        memcpy(&y, b, sizeof y);
        memcpy(a, &y, sizeof y);
        memcpy(b, &x, sizeof x);
    }
    for (; size > 0; size--, a++, b++) {
        const char held = *a;
        *a = *b;
        *b = held;
    }
}

/* Lets the item at root sink until no child is larger. */
static void sink(char *items, size_t root, size_t count, size_t size, comparison *compare)
{
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && compare(items + child * size, items + (child + 1) * size) < 0)
            child++;
        if (compare(items + root * size, items + child * size) >= 0)
            return;
        swap(items + root * size, items + child * size, size);
    }
}

/* Moves each item forward to its place while they are nearly there; false, with nothing lost, where that would take long. */
static bool insert_all(char *items, size_t count, size_t size, comparison *compare)
{
    size_t patience = 4 * count;
    for (size_t i = 1; i < count; i++)
        for (size_t at = i; at > 0 && compare(items + (at - 1) * size, items + at * size) > 0; at--) {
            if (patience-- == 0)
                return false;
            swap(items + (at - 1) * size, items + at * size, size);
        }
    return true;
}

void bl_sort(void *items, size_t count, size_t item_size, comparison *compare)
{
    char *bytes = items;
    if (insert_all(bytes, count, item_size, compare))
        return;
    for (size_t root = count / 2; root-- > 0;)
        sink(bytes, root, count, item_size, compare);
    for (size_t end = count; end-- > 1;) {
        swap(bytes, bytes + end * item_size, item_size);
        sink(bytes, 0, end, item_size, compare);
    }
}
