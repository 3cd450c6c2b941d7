/* SPDX-License-Identifier: MIT */
/*
 * The yardstick: a plain red-black tree of timers with its first remembered,
 * ordered by expiry, first in first out among equals. What most exact timer
 * queues are, kept here as it is so that figures of different years compare.
 */
#ifndef BENCH_RBTREE_H
#define BENCH_RBTREE_H

#include <stdbool.h>

struct rbtree_node {
	struct rbtree_node *link[3];
	long long expires;
};

struct rbtree {
	struct rbtree_node *root;
	struct rbtree_node *first;
};

/* Put @node behind all that expire no later. Return: is it the first now? */
bool rbtree_add(struct rbtree *tree, struct rbtree_node *node);

/* Take @node, which is in the tree, off it. */
void rbtree_del(struct rbtree *tree, struct rbtree_node *node);

#endif
