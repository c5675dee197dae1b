#include <pthread.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* Stands before every piece: all that are in use form a ring, so that the end of the program can give back what lives as long as it. */
typedef struct head {
    alignas(max_align_t) struct head *next;
    struct head *previous;
} head;

static head ring = {&ring, &ring};
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER; /* workers allocate too */

static void *link_in(head *piece)
{
    if (piece == NULL) {
        cli_say("bole: out of memory\n");
        _exit(CLI_OUTPUT);
    }
    pthread_mutex_lock(&mutex);
    piece->next = ring.next;
    piece->previous = &ring;
    ring.next->previous = piece;
    ring.next = piece;
    pthread_mutex_unlock(&mutex);
    return piece + 1;
}

static head *link_out(void *memory)
{
    head *piece = (head *)memory - 1;
    pthread_mutex_lock(&mutex);
    piece->previous->next = piece->next;
    piece->next->previous = piece->previous;
    pthread_mutex_unlock(&mutex);
    return piece;
}

void *cli_alloc(size_t size) { return link_in(size > SIZE_MAX - sizeof(head) ? NULL : calloc(1, sizeof(head) + size)); }

void *cli_grow(void *memory, size_t count, size_t *capacity, size_t item_size)
{
    if (count < *capacity)
        return memory;
    size_t wanted = *capacity == 0 ? 16 : *capacity * 2;
    if (wanted > (SIZE_MAX - sizeof(head)) / item_size)
        return link_in(NULL);
    *capacity = wanted;
    head *piece = memory == NULL ? NULL : link_out(memory);
    return link_in(realloc(piece, sizeof(head) + wanted * item_size));
}

char *cli_join(const char *a, const char *b, const char *c)
{
    size_t lengths[] = {strlen(a), strlen(b), strlen(c)};
    char *out = cli_alloc(lengths[0] + lengths[1] + lengths[2] + 1);
    memcpy(out, a, lengths[0]);
    memcpy(out + lengths[0], b, lengths[1]);
    memcpy(out + lengths[0] + lengths[1], c, lengths[2]);
    return out;
}

void cli_free(void *memory)
{
    if (memory != NULL)
        free(link_out(memory));
}

void cli_memory_close(void)
{
    while (ring.next != &ring)
        cli_free(ring.next + 1);
}
