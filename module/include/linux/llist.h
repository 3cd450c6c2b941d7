/* SPDX-License-Identifier: MIT */
/*
 * A list without a lock: any number may add, one takes all at once. What is
 * taken is in the reverse order of its adding.
 */
#ifndef _LINUX_LLIST_H
#define _LINUX_LLIST_H

#include <linux/compiler.h>
#include <linux/container_of.h>
#include <linux/types.h>

struct llist_head {
	struct llist_node *first;
};

struct llist_node {
	struct llist_node *next;
};

#define LLIST_HEAD_INIT(name) \
	{                     \
		NULL          \
	}
#define LLIST_HEAD(name) struct llist_head name = LLIST_HEAD_INIT(name)

static inline void init_llist_head(struct llist_head *list)
{
	list->first = NULL;
}

static inline void init_llist_node(struct llist_node *node)
{
	WRITE_ONCE(node->next, node);
}

static inline bool llist_on_list(const struct llist_node *node)
{
	return READ_ONCE(node->next) != node;
}

static inline bool llist_empty(const struct llist_head *head)
{
	return !READ_ONCE(head->first);
}

static inline struct llist_node *llist_next(struct llist_node *node)
{
	return READ_ONCE(node->next);
}

/* Return: whether it was empty before. */
static inline bool llist_add_batch(struct llist_node *first,
				   struct llist_node *last,
				   struct llist_head *head)
{
	struct llist_node *old = READ_ONCE(head->first);

	do
		WRITE_ONCE(last->next, old);
	while (!__atomic_compare_exchange_n(&head->first, &old, first, false,
					    __ATOMIC_SEQ_CST,
					    __ATOMIC_RELAXED));
	return !old;
}

static inline bool llist_add(struct llist_node *node, struct llist_head *head)
{
	return llist_add_batch(node, node, head);
}

/* For when no other adds. */
static inline bool __llist_add(struct llist_node *node, struct llist_head *head)
{
	node->next = head->first;
	head->first = node;
	return !node->next;
}

static inline struct llist_node *llist_del_all(struct llist_head *head)
{
	return __atomic_exchange_n(&head->first, NULL, __ATOMIC_SEQ_CST);
}

static inline struct llist_node *__llist_del_all(struct llist_head *head)
{
	struct llist_node *first = head->first;

	head->first = NULL;
	return first;
}

/* One taker at a time: another could free the node that is looked at. */
static inline struct llist_node *llist_del_first(struct llist_head *head)
{
	struct llist_node *first = __atomic_load_n(&head->first,
						   __ATOMIC_ACQUIRE);

	while (first && !__atomic_compare_exchange_n(
				&head->first, &first, READ_ONCE(first->next),
				false, __ATOMIC_SEQ_CST, __ATOMIC_ACQUIRE))
		;
	return first;
}

static inline struct llist_node *llist_reverse_order(struct llist_node *head)
{
	struct llist_node *done = NULL;

	while (head) {
		struct llist_node *next = head->next;

		head->next = done;
		done = head;
		head = next;
	}
	return done;
}

#define llist_entry(ptr, type, member) container_of(ptr, type, member)
/*
 * The last node has no next, and yet an entry, which is at no address: it is
 * counted in numbers, since there is no pointer below NULL.
 */
#define __llist_entry(node, pos, member)                                      \
	((__typeof__(pos))((unsigned long)(node)-offsetof(__typeof__(*(pos)), \
							  member)))
#define __llist_at_end(pos, member) \
	((unsigned long)(pos) + offsetof(__typeof__(*(pos)), member) == 0)

#define llist_for_each(pos, node) \
	for ((pos) = (node); (pos); (pos) = (pos)->next)
#define llist_for_each_safe(pos, n, node) \
	for ((pos) = (node); (pos) && ((n) = (pos)->next, true); (pos) = (n))
#define llist_for_each_entry(pos, node, member)        \
	for ((pos) = __llist_entry(node, pos, member); \
	     !__llist_at_end(pos, member);             \
	     (pos) = __llist_entry((pos)->member.next, pos, member))
#define llist_for_each_entry_safe(pos, n, node, member)                  \
	for ((pos) = __llist_entry(node, pos, member);                   \
	     !__llist_at_end(pos, member) &&                             \
	     ((n) = __llist_entry((pos)->member.next, n, member), true); \
	     (pos) = (n))

#endif
