/* SPDX-License-Identifier: MIT */
/*
 * Lists whose links live in what they link.
 *
 * A list_head is the ring itself: the head is a member of it that belongs to
 * nothing. An hlist is for tables of many, mostly empty, lists: its head is
 * one pointer.
 */
#ifndef _LINUX_LIST_H
#define _LINUX_LIST_H

#include <linux/compiler.h>
#include <linux/container_of.h>
#include <linux/poison.h>
#include <linux/types.h>

#define LIST_HEAD_INIT(name)     \
	{                        \
		&(name), &(name) \
	}
#define LIST_HEAD(name) struct list_head name = LIST_HEAD_INIT(name)

static inline void INIT_LIST_HEAD(struct list_head *list)
{
	WRITE_ONCE(list->next, list);
	WRITE_ONCE(list->prev, list);
}

/* Between two that are neighbours. */
static inline void __list_add(struct list_head *entry, struct list_head *prev,
			      struct list_head *next)
{
	next->prev = entry;
	entry->next = next;
	entry->prev = prev;
	WRITE_ONCE(prev->next, entry);
}

static inline void list_add(struct list_head *entry, struct list_head *head)
{
	__list_add(entry, head, head->next);
}

static inline void list_add_tail(struct list_head *entry,
				 struct list_head *head)
{
	__list_add(entry, head->prev, head);
}

static inline void __list_del(struct list_head *prev, struct list_head *next)
{
	next->prev = prev;
	WRITE_ONCE(prev->next, next);
}

static inline void __list_del_entry(struct list_head *entry)
{
	__list_del(entry->prev, entry->next);
}

/* Poisoned: the next use of a link that is out faults, and says which. */
static inline void list_del(struct list_head *entry)
{
	__list_del_entry(entry);
	entry->next = LIST_POISON1;
	entry->prev = LIST_POISON2;
}

static inline void list_del_init(struct list_head *entry)
{
	__list_del_entry(entry);
	INIT_LIST_HEAD(entry);
}

static inline void list_replace(struct list_head *old, struct list_head *entry)
{
	entry->next = old->next;
	entry->next->prev = entry;
	entry->prev = old->prev;
	entry->prev->next = entry;
}

static inline void list_replace_init(struct list_head *old,
				     struct list_head *entry)
{
	list_replace(old, entry);
	INIT_LIST_HEAD(old);
}

static inline void list_swap(struct list_head *a, struct list_head *b)
{
	struct list_head *at = b->prev;

	__list_del_entry(b);
	list_replace(a, b);
	list_add(a, at == a ? b : at);
}

static inline void list_move(struct list_head *entry, struct list_head *head)
{
	__list_del_entry(entry);
	list_add(entry, head);
}

static inline void list_move_tail(struct list_head *entry,
				  struct list_head *head)
{
	__list_del_entry(entry);
	list_add_tail(entry, head);
}

/* Entries @first .. @last of a list to the end of another. */
static inline void list_bulk_move_tail(struct list_head *head,
				       struct list_head *first,
				       struct list_head *last)
{
	__list_del(first->prev, last->next);
	head->prev->next = first;
	first->prev = head->prev;
	last->next = head;
	head->prev = last;
}

static inline int list_is_first(const struct list_head *entry,
				const struct list_head *head)
{
	return entry->prev == head;
}

static inline int list_is_last(const struct list_head *entry,
			       const struct list_head *head)
{
	return entry->next == head;
}

static inline int list_is_head(const struct list_head *entry,
			       const struct list_head *head)
{
	return entry == head;
}

static inline int list_empty(const struct list_head *head)
{
	return READ_ONCE(head->next) == head;
}

/* With no lock: for a deletion by list_del_init_careful() elsewhere. */
static inline int list_empty_careful(const struct list_head *head)
{
	struct list_head *next = __atomic_load_n(&head->next, __ATOMIC_ACQUIRE);

	return next == head && next == READ_ONCE(head->prev);
}

static inline void list_del_init_careful(struct list_head *entry)
{
	__list_del_entry(entry);
	WRITE_ONCE(entry->prev, entry);
	__atomic_store_n(&entry->next, entry, __ATOMIC_RELEASE);
}

static inline int list_is_singular(const struct list_head *head)
{
	return !list_empty(head) && head->next == head->prev;
}

static inline size_t list_count_nodes(struct list_head *head)
{
	size_t count = 0;

	for (struct list_head *at = head->next; at != head; at = at->next)
		count++;
	return count;
}

/* The first becomes the last. */
static inline void list_rotate_left(struct list_head *head)
{
	if (!list_empty(head))
		list_move_tail(head->next, head);
}

static inline void list_rotate_to_front(struct list_head *list,
					struct list_head *head)
{
	list_move_tail(head, list);
}

/* Up to and with @entry to @list, whose old contents are forgotten. */
static inline void list_cut_position(struct list_head *list,
				     struct list_head *head,
				     struct list_head *entry)
{
	if (list_empty(head) || entry == head) {
		INIT_LIST_HEAD(list);
		return;
	}
	list->next = head->next;
	list->next->prev = list;
	head->next = entry->next;
	head->next->prev = head;
	list->prev = entry;
	entry->next = list;
}

/* As above, without @entry. */
static inline void list_cut_before(struct list_head *list,
				   struct list_head *head,
				   struct list_head *entry)
{
	list_cut_position(list, head, entry->prev);
}

static inline void __list_splice(const struct list_head *list,
				 struct list_head *prev, struct list_head *next)
{
	list->next->prev = prev;
	prev->next = list->next;
	list->prev->next = next;
	next->prev = list->prev;
}

static inline void list_splice(const struct list_head *list,
			       struct list_head *head)
{
	if (!list_empty(list))
		__list_splice(list, head, head->next);
}

static inline void list_splice_tail(struct list_head *list,
				    struct list_head *head)
{
	if (!list_empty(list))
		__list_splice(list, head->prev, head);
}

static inline void list_splice_init(struct list_head *list,
				    struct list_head *head)
{
	list_splice(list, head);
	INIT_LIST_HEAD(list);
}

static inline void list_splice_tail_init(struct list_head *list,
					 struct list_head *head)
{
	list_splice_tail(list, head);
	INIT_LIST_HEAD(list);
}

#define list_entry(ptr, type, member) container_of(ptr, type, member)
#define list_first_entry(head, type, member) \
	list_entry((head)->next, type, member)
#define list_last_entry(head, type, member) \
	list_entry((head)->prev, type, member)
#define list_first_entry_or_null(head, type, member) \
	(list_empty(head) ? NULL : list_first_entry(head, type, member))
#define list_last_entry_or_null(head, type, member) \
	(list_empty(head) ? NULL : list_last_entry(head, type, member))
#define list_next_entry(pos, member) \
	list_entry((pos)->member.next, __typeof__(*(pos)), member)
#define list_prev_entry(pos, member) \
	list_entry((pos)->member.prev, __typeof__(*(pos)), member)
#define list_entry_is_head(pos, head, member) (&(pos)->member == (head))
#define list_next_entry_circular(pos, head, member)                   \
	(list_is_last(&(pos)->member, head)                           \
		 ? list_first_entry(head, __typeof__(*(pos)), member) \
		 : list_next_entry(pos, member))
#define list_prev_entry_circular(pos, head, member)                  \
	(list_is_first(&(pos)->member, head)                         \
		 ? list_last_entry(head, __typeof__(*(pos)), member) \
		 : list_prev_entry(pos, member))

/* The ones that end in _safe allow that @pos is taken out on the way. */
#define list_for_each(pos, head) \
	for ((pos) = (head)->next; (pos) != (head); (pos) = (pos)->next)
#define __list_for_each(pos, head) list_for_each(pos, head)
#define list_for_each_continue(pos, head) \
	for ((pos) = (pos)->next; (pos) != (head); (pos) = (pos)->next)
#define list_for_each_prev(pos, head) \
	for ((pos) = (head)->prev; (pos) != (head); (pos) = (pos)->prev)
#define list_for_each_safe(pos, n, head)                               \
	for ((pos) = (head)->next, (n) = (pos)->next; (pos) != (head); \
	     (pos) = (n), (n) = (pos)->next)
#define list_for_each_prev_safe(pos, n, head)                          \
	for ((pos) = (head)->prev, (n) = (pos)->prev; (pos) != (head); \
	     (pos) = (n), (n) = (pos)->prev)

#define list_for_each_entry(pos, head, member)                           \
	for ((pos) = list_first_entry(head, __typeof__(*(pos)), member); \
	     !list_entry_is_head(pos, head, member);                     \
	     (pos) = list_next_entry(pos, member))
#define list_for_each_entry_reverse(pos, head, member)                  \
	for ((pos) = list_last_entry(head, __typeof__(*(pos)), member); \
	     !list_entry_is_head(pos, head, member);                    \
	     (pos) = list_prev_entry(pos, member))
#define list_prepare_entry(pos, head, member) \
	((pos) ? (pos) : list_entry(head, __typeof__(*(pos)), member))
#define list_for_each_entry_continue(pos, head, member) \
	for ((pos) = list_next_entry(pos, member);      \
	     !list_entry_is_head(pos, head, member);    \
	     (pos) = list_next_entry(pos, member))
#define list_for_each_entry_continue_reverse(pos, head, member) \
	for ((pos) = list_prev_entry(pos, member);              \
	     !list_entry_is_head(pos, head, member);            \
	     (pos) = list_prev_entry(pos, member))
#define list_for_each_entry_from(pos, head, member)    \
	for (; !list_entry_is_head(pos, head, member); \
	     (pos) = list_next_entry(pos, member))
#define list_for_each_entry_from_reverse(pos, head, member) \
	for (; !list_entry_is_head(pos, head, member);      \
	     (pos) = list_prev_entry(pos, member))
#define list_for_each_entry_safe(pos, n, head, member)                   \
	for ((pos) = list_first_entry(head, __typeof__(*(pos)), member), \
	    (n) = list_next_entry(pos, member);                          \
	     !list_entry_is_head(pos, head, member);                     \
	     (pos) = (n), (n) = list_next_entry(n, member))
#define list_for_each_entry_safe_continue(pos, n, head, member) \
	for ((pos) = list_next_entry(pos, member),              \
	    (n) = list_next_entry(pos, member);                 \
	     !list_entry_is_head(pos, head, member);            \
	     (pos) = (n), (n) = list_next_entry(n, member))
#define list_for_each_entry_safe_from(pos, n, head, member) \
	for ((n) = list_next_entry(pos, member);            \
	     !list_entry_is_head(pos, head, member);        \
	     (pos) = (n), (n) = list_next_entry(n, member))
#define list_for_each_entry_safe_reverse(pos, n, head, member)          \
	for ((pos) = list_last_entry(head, __typeof__(*(pos)), member), \
	    (n) = list_prev_entry(pos, member);                         \
	     !list_entry_is_head(pos, head, member);                    \
	     (pos) = (n), (n) = list_prev_entry(n, member))
#define list_safe_reset_next(pos, n, member) \
	((n) = list_next_entry(pos, member))

/* ---- hlist ---------------------------------------------------------------- */

#define HLIST_HEAD_INIT       \
	{                     \
		.first = NULL \
	}
#define HLIST_HEAD(name)     struct hlist_head name = HLIST_HEAD_INIT
#define INIT_HLIST_HEAD(ptr) ((ptr)->first = NULL)

static inline void INIT_HLIST_NODE(struct hlist_node *n)
{
	n->next = NULL;
	n->pprev = NULL;
}

static inline int hlist_unhashed(const struct hlist_node *n)
{
	return !n->pprev;
}

static inline int hlist_unhashed_lockless(const struct hlist_node *n)
{
	return !READ_ONCE(n->pprev);
}

static inline int hlist_empty(const struct hlist_head *h)
{
	return !READ_ONCE(h->first);
}

static inline void __hlist_del(struct hlist_node *n)
{
	WRITE_ONCE(*n->pprev, n->next);
	if (n->next)
		WRITE_ONCE(n->next->pprev, n->pprev);
}

static inline void hlist_del(struct hlist_node *n)
{
	__hlist_del(n);
	n->next = LIST_POISON1;
	n->pprev = LIST_POISON2;
}

static inline void hlist_del_init(struct hlist_node *n)
{
	if (hlist_unhashed(n))
		return;
	__hlist_del(n);
	INIT_HLIST_NODE(n);
}

/* Where *@link is what it comes before. */
static inline void __hlist_insert(struct hlist_node *n,
				  struct hlist_node **link)
{
	n->next = *link;
	if (n->next)
		WRITE_ONCE(n->next->pprev, &n->next);
	WRITE_ONCE(n->pprev, link);
	WRITE_ONCE(*link, n);
}

static inline void hlist_add_head(struct hlist_node *n, struct hlist_head *h)
{
	__hlist_insert(n, &h->first);
}

static inline void hlist_add_before(struct hlist_node *n,
				    struct hlist_node *next)
{
	__hlist_insert(n, next->pprev);
}

static inline void hlist_add_behind(struct hlist_node *n,
				    struct hlist_node *prev)
{
	__hlist_insert(n, &prev->next);
}

/* In no list, and yet hlist_del() works on it. */
static inline void hlist_add_fake(struct hlist_node *n)
{
	n->pprev = &n->next;
}

static inline bool hlist_fake(struct hlist_node *n)
{
	return n->pprev == &n->next;
}

static inline bool hlist_is_singular_node(struct hlist_node *n,
					  struct hlist_head *h)
{
	return !n->next && n->pprev == &h->first;
}

static inline void hlist_move_list(struct hlist_head *old,
				   struct hlist_head *to)
{
	to->first = old->first;
	if (to->first)
		to->first->pprev = &to->first;
	old->first = NULL;
}

static inline size_t hlist_count_nodes(struct hlist_head *head)
{
	size_t count = 0;

	for (struct hlist_node *at = head->first; at; at = at->next)
		count++;
	return count;
}

#define hlist_entry(ptr, type, member) container_of(ptr, type, member)
#define hlist_entry_safe(ptr, type, member)                        \
	({                                                         \
		__typeof__(ptr) __node = (ptr);                    \
		__node ? hlist_entry(__node, type, member) : NULL; \
	})

#define hlist_for_each(pos, head) \
	for ((pos) = (head)->first; (pos); (pos) = (pos)->next)
#define hlist_for_each_safe(pos, n, head)                            \
	for ((pos) = (head)->first; (pos) && ((n) = (pos)->next, 1); \
	     (pos) = (n))

/*
 * Until 3.8 a node for the loop stood before @head (@n in the safe one): the
 * number of arguments tells the forms apart.
 */
#define __hlist_each4(tpos, pos, head, member)                            \
	for ((pos) = (head)->first;                                       \
	     (pos) &&                                                     \
	     ((tpos) = hlist_entry(pos, __typeof__(*(tpos)), member), 1); \
	     (pos) = (pos)->next)
#define __hlist_each3(pos, head, member)                                 \
	for ((pos) = hlist_entry_safe((head)->first, __typeof__(*(pos)), \
				      member);                           \
	     (pos); (pos) = hlist_entry_safe((pos)->member.next,         \
					     __typeof__(*(pos)), member))
#define __hlist_arg5(a, b, c, d, e, which, ...) which
#define hlist_for_each_entry(...)                                 \
	__hlist_arg5(__VA_ARGS__, , __hlist_each4, __hlist_each3, \
		     , )(__VA_ARGS__)

#define __hlist_safe5(tpos, pos, n, head, member)                         \
	for ((pos) = (head)->first;                                       \
	     (pos) && ((n) = (pos)->next, 1) &&                           \
	     ((tpos) = hlist_entry(pos, __typeof__(*(tpos)), member), 1); \
	     (pos) = (n))
#define __hlist_safe4(pos, n, head, member)                              \
	for ((pos) = hlist_entry_safe((head)->first, __typeof__(*(pos)), \
				      member);                           \
	     (pos) && ((n) = (pos)->member.next, 1);                     \
	     (pos) = hlist_entry_safe((n), __typeof__(*(pos)), member))
#define hlist_for_each_entry_safe(...)                            \
	__hlist_arg5(__VA_ARGS__, __hlist_safe5, __hlist_safe4, , \
		     , )(__VA_ARGS__)
#define hlist_for_each_entry_continue(pos, member)                            \
	for ((pos) = hlist_entry_safe((pos)->member.next, __typeof__(*(pos)), \
				      member);                                \
	     (pos); (pos) = hlist_entry_safe((pos)->member.next,              \
					     __typeof__(*(pos)), member))
#define hlist_for_each_entry_from(pos, member)                     \
	for (; (pos); (pos) = hlist_entry_safe((pos)->member.next, \
					       __typeof__(*(pos)), member))

#endif
