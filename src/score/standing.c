#include "score/standing.h"

int bl_standing_compare(const bl_standing *a, const bl_standing *b)
{
    if (a->fails != b->fails)
        return a->fails ? 1 : -1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->unweighted != b->unweighted)
        return a->unweighted > b->unweighted ? -1 : 1;
    return 0;
}
