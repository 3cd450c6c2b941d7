/* SPDX-License-Identifier: MIT */
/*
 * Lists that are read under rcu_read_lock() while a writer, who holds a lock
 * of its own, changes them. What is taken off keeps its way on, so that a
 * reader who stands on it finds the rest.
 */
#ifndef _LINUX_RCULIST_H
#define _LINUX_RCULIST_H

#include <linux/list.h>
#include <linux/rcupdate.h>

#define list_next_rcu(list) (*((struct list_head __rcu **)(&(list)->next)))

static inline void INIT_LIST_HEAD_RCU(struct list_head *list)
{
	WRITE_ONCE(list->next, list);
	WRITE_ONCE(list->prev, list);
}

static inline void __hrt_list_add_rcu(struct list_head *node,
				      struct list_head *prev,
				      struct list_head *next)
{
	node->next = next;
	node->prev = prev;
	/* From here on readers see it: what it points to is in place. */
	rcu_assign_pointer(prev->next, node);
	next->prev = node;
}

static inline void list_add_rcu(struct list_head *node, struct list_head *head)
{
	__hrt_list_add_rcu(node, head, head->next);
}

static inline void list_add_tail_rcu(struct list_head *node,
				     struct list_head *head)
{
	__hrt_list_add_rcu(node, head->prev, head);
}

static inline void list_del_rcu(struct list_head *entry)
{
	WRITE_ONCE(entry->prev->next, entry->next);
	entry->next->prev = entry->prev;
	entry->prev = (struct list_head *)LIST_POISON2;
}

static inline void list_replace_rcu(struct list_head *old,
				    struct list_head *node)
{
	__hrt_list_add_rcu(node, old->prev, old->next);
	old->prev = (struct list_head *)LIST_POISON2;
}

#define list_entry_rcu(ptr, type, member) \
	container_of(READ_ONCE(ptr), type, member)
#define list_first_or_null_rcu(head, type, member)                         \
	({                                                                 \
		struct list_head *__first = rcu_dereference((head)->next); \
		__first != (head) ? container_of(__first, type, member)    \
				  : NULL;                                  \
	})
#define __hrt_next_rcu(pos, link, member) \
	container_of(rcu_dereference(link), __typeof__(*(pos)), member)
#define list_for_each_entry_rcu(pos, head, member, cond...)   \
	for (pos = __hrt_next_rcu(pos, (head)->next, member); \
	     &pos->member != (head);                          \
	     pos = __hrt_next_rcu(pos, pos->member.next, member))
#define list_for_each_entry_continue_rcu(pos, head, member)       \
	for (pos = __hrt_next_rcu(pos, pos->member.next, member); \
	     &pos->member != (head);                              \
	     pos = __hrt_next_rcu(pos, pos->member.next, member))
#define list_for_each_entry_lockless(pos, head, member) \
	list_for_each_entry_rcu(pos, head, member)

/* ---- with a single pointer as the head ----------------------------------- */

static inline void hlist_add_head_rcu(struct hlist_node *node,
				      struct hlist_head *head)
{
	struct hlist_node *first = head->first;

	node->next = first;
	WRITE_ONCE(node->pprev, &head->first);
	rcu_assign_pointer(head->first, node);
	if (first)
		WRITE_ONCE(first->pprev, &node->next);
}

static inline void hlist_del_rcu(struct hlist_node *node)
{
	struct hlist_node *next = node->next, **pprev = node->pprev;

	WRITE_ONCE(*pprev, next);
	if (next)
		WRITE_ONCE(next->pprev, pprev);
	WRITE_ONCE(node->pprev, (struct hlist_node **)LIST_POISON2);
}

static inline void hlist_del_init_rcu(struct hlist_node *node)
{
	if (!node->pprev)
		return;
	hlist_del_rcu(node);
	WRITE_ONCE(node->pprev, NULL);
}

#define __hrt_hnext_rcu(pos, link, member)                                \
	({                                                                \
		struct hlist_node *__node = rcu_dereference(link);        \
		__node ? container_of(__node, __typeof__(*(pos)), member) \
		       : NULL;                                            \
	})
#define hlist_for_each_entry_rcu(pos, head, member, cond...)         \
	for (pos = __hrt_hnext_rcu(pos, (head)->first, member); pos; \
	     pos = __hrt_hnext_rcu(pos, pos->member.next, member))

#endif
