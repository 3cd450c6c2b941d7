/* SPDX-License-Identifier: MIT */
/*
 * Nodes in order of expiry, first in first out among equals: a balanced tree.
 * The time queue keeps in one what it cannot keep in anything cheaper; where
 * memory is dear it is the whole queue.
 */
#ifndef CORE_TIMERTREE_H
#define CORE_TIMERTREE_H

#include <hrtimer/hrtimer_bases.h>

/* Empty. */
void timertree_init(struct timertree *tree);

/* Put @node behind all that expire no later. Return: is it the first now? */
bool timertree_add(struct timertree *tree, struct timerqueue_node *node);

/* Take @node, which is in the tree, out of it. */
void timertree_del(struct timertree *tree, struct timerqueue_node *node);

/* Return: the node after @node, or before it; or NULL. */
struct timerqueue_node *timertree_next(const struct timerqueue_node *node);
struct timerqueue_node *timertree_prev(const struct timerqueue_node *node);

/* Return: NULL, or what is wrong with the tree, after a look at all of it. */
const char *timertree_check(const struct timertree *tree);

#endif
