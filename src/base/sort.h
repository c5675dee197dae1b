/* Sorting in place without an allocation, which qsort does not promise. */
#ifndef BL_BASE_SORT_H
#define BL_BASE_SORT_H

#include <stddef.h>

/* Insertion where items are nearly in order, else heap sort: O(count log count) in the worst case. Not stable, so compare should tell any two different items apart. item_size is at most 256. */
void bl_sort(void *items, size_t count, size_t item_size, int (*compare)(const void *a, const void *b));

#endif
