/* SPDX-License-Identifier: MIT */
/*
 * The yardstick, with nodes in something as large as the project's timers.
 */
#include "queue.h"
#include "rbtree.h"

#define PEER_NAME   "rbtree"
#define PEER_DIRECT 1

struct peer_timer {
	struct rbtree_node node;
	char rest[64 - sizeof(struct rbtree_node)];
};

static struct rbtree peer_tree;
static struct peer_timer *peer_timers;

static void peer_open(size_t n)
{
	peer_timers = bench_alloc(n, sizeof(*peer_timers));
	peer_tree = (struct rbtree){ NULL, NULL };
}

static inline void peer_start(size_t i, uint64_t at)
{
	peer_timers[i].node.expires = (long long)at;
	rbtree_add(&peer_tree, &peer_timers[i].node);
}

static inline void peer_cancel(size_t i)
{
	rbtree_del(&peer_tree, &peer_timers[i].node);
}

static inline void peer_restart(size_t i, uint64_t at)
{
	peer_cancel(i);
	peer_start(i, at);
}

static inline size_t peer_expire(size_t count)
{
	for (size_t done = 0; done < count; done++) {
		struct rbtree_node *node = peer_tree.first;

		rbtree_del(&peer_tree, node);
		node->expires += (long long)queue_distance();
		rbtree_add(&peer_tree, node);
	}
	return count;
}
