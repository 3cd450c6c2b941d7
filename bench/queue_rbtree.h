/* SPDX-License-Identifier: MIT */
/*
 * The yardstick: a plain red-black tree with its first node remembered, as the
 * project has one for queues that must know neighbours; in timers as they are.
 */
#include <hrtimer/hrtimer.h>

#include "core/timertree.h"
#include "queue.h"

#define PEER_NAME   "rbtree"
#define PEER_DIRECT 1

static struct timertree peer_tree;
static struct hrtimer *peer_timers;

static void peer_open(size_t n)
{
	peer_timers = bench_alloc(n, sizeof(*peer_timers));
	timertree_init(&peer_tree);
}

static inline void peer_start(size_t i, uint64_t at)
{
	peer_timers[i].node.expires = (ktime_t)at;
	timertree_add(&peer_tree, &peer_timers[i].node);
}

static inline void peer_cancel(size_t i)
{
	timertree_del(&peer_tree, &peer_timers[i].node);
}

static inline void peer_restart(size_t i, uint64_t at)
{
	peer_cancel(i);
	peer_start(i, at);
}

static inline size_t peer_expire(size_t count)
{
	for (size_t done = 0; done < count; done++) {
		struct timerqueue_node *node = peer_tree.first;

		timertree_del(&peer_tree, node);
		node->expires += (ktime_t)queue_distance();
		timertree_add(&peer_tree, node);
	}
	return count;
}
