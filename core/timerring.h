/* SPDX-License-Identifier: MIT */
/*
 * Rings of nodes: to be put in and taken out costs two links, whichever ring it
 * is. A node in a ring uses the first two of its links; a ring has the same
 * two, the first and the last, so that the ends need no case of their own.
 */
#ifndef CORE_TIMERRING_H
#define CORE_TIMERRING_H

#include <hrtimer/hrtimer_bases.h>

#include "types.h"

enum { RING_NEXT, RING_PREV };

/* The links of a node, or of the ring that it is in. */
static inline struct timerqueue_node **ring_links(const void *element)
{
	return (struct timerqueue_node **)element;
}

static inline struct timerqueue_node *ring_next(const void *element)
{
	return ring_links(element)[RING_NEXT];
}

static inline struct timerqueue_node *ring_prev(const void *element)
{
	return ring_links(element)[RING_PREV];
}

/* A ring where a node is expected: the end of a walk. */
static inline struct timerqueue_node *ring_end(const struct timerring *ring)
{
	return (struct timerqueue_node *)ring;
}

static inline bool ring_empty(const struct timerring *ring)
{
	return ring_next(ring) == ring_end(ring);
}

static inline void ring_init(struct timerring *ring)
{
	ring->link[RING_NEXT] = ring_end(ring);
	ring->link[RING_PREV] = ring_end(ring);
}

/* Put @node behind another, or at the front of a ring. */
static inline void ring_add_after(void *element, struct timerqueue_node *node)
{
	struct timerqueue_node *next = ring_next(element);

	ring_links(node)[RING_NEXT] = next;
	ring_links(node)[RING_PREV] = element;
	ring_links(element)[RING_NEXT] = node;
	ring_links(next)[RING_PREV] = node;
}

static inline void ring_append(struct timerring *ring,
			       struct timerqueue_node *node)
{
	ring_add_after(ring_prev(ring), node);
}

static inline void ring_del(const struct timerqueue_node *node)
{
	struct timerqueue_node *next = ring_next(node), *prev = ring_prev(node);

	ring_links(next)[RING_PREV] = prev;
	ring_links(prev)[RING_NEXT] = next;
}

/* Return: the first of the ring, taken out of it, or NULL. */
static inline struct timerqueue_node *ring_take(struct timerring *ring)
{
	struct timerqueue_node *node = ring_next(ring);

	if (node == ring_end(ring))
		return NULL;
	ring_del(node);
	return node;
}

/* Hang all of @from behind @ring. */
static inline void ring_join(struct timerring *ring, struct timerring *from)
{
	struct timerqueue_node *first = ring_next(from), *last;

	if (ring_empty(from))
		return;
	last = ring_prev(from);
	ring_links(first)[RING_PREV] = ring_prev(ring);
	ring_links(ring_prev(ring))[RING_NEXT] = first;
	ring_links(last)[RING_NEXT] = ring_end(ring);
	ring_links(ring)[RING_PREV] = last;
	ring_init(from);
}

/* Are there more than @length? Looks at no more than that. */
static inline bool ring_longer_than(const struct timerring *ring,
				    unsigned int length)
{
	const struct timerqueue_node *node = ring_next(ring);

	while (node != ring_end(ring) && length--)
		node = ring_next(node);
	return node != ring_end(ring);
}

#endif
