/* SPDX-License-Identifier: MIT */
/*
 * The time queue: nodes ordered by expiry to the nanosecond, first in first
 * out among equals. The first is known at any moment. Nothing is allocated.
 *
 * The caller keeps it from being used twice at a time, and does not write the
 * expiry of a node that is in it.
 */
#ifndef CORE_TIMERQUEUE_H
#define CORE_TIMERQUEUE_H

#include <hrtimer/hrtimer_bases.h>

/*
 * Empty, at this place in memory from now on. With @keeps_places
 * timerqueue_fits() is there to be asked, and each start and stop costs
 * O(log n).
 */
void timerqueue_init(struct timerqueue_head *head, bool keeps_places);

/* Put @node behind all that expire no later. Return: is it the first now? */
bool timerqueue_add(struct timerqueue_head *head, struct timerqueue_node *node);

/* Take @node, which is in the queue, off it. */
void timerqueue_del(struct timerqueue_head *head, struct timerqueue_node *node);

/* Return: the node that expires first, or NULL. */
static inline struct timerqueue_node *timerqueue_first(
	const struct timerqueue_head *head)
{
	return head->first;
}

/*
 * Return: the node after @node, or NULL. For those who look: unless the queue
 * keeps places it may take a look at all nodes.
 */
struct timerqueue_node *timerqueue_next(const struct timerqueue_head *head,
					const struct timerqueue_node *node);

/*
 * Return: whether the queue keeps places, and @node could expire at @expires
 * without leaving its own, that is, no earlier than its predecessor and no
 * later than its successor. If so, its expiry may be set to that.
 */
bool timerqueue_fits(const struct timerqueue_head *head,
		     const struct timerqueue_node *node, ktime_t expires);

/*
 * Look at the whole queue. Return: NULL, or what is wrong with it. For tests;
 * takes time in proportion to the length.
 */
const char *timerqueue_check(const struct timerqueue_head *head);

#endif
