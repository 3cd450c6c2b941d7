/* SPDX-License-Identifier: MIT */
/*
 * The time queue.
 *
 * Most timers are timeouts: they are put off or cancelled long before they are
 * due, and their order among each other never matters. So only those are kept
 * in order that are near. A moment divides the queue, the horizon:
 *
 *	near	before it: a ring of at most NEAR_MAX nodes in order of expiry,
 *		or, when more gather there than can be sent away, a tree;
 *	far	from it on: in buckets, see timerfar.c.
 *
 * To start, to stop or to move a far timer is to link it to the end of a ring
 * or to unlink it, whatever the number of timers. When nothing is near, the
 * horizon goes on: the first bucket becomes near if it is short and is spread
 * over finer ones if it is not. When too many are near, it goes back. So the
 * first of all is always known.
 *
 * A queue that keeps places has to know the neighbours of every node. Then all
 * of them are in the tree.
 *
 * Invariants; timerqueue_check() looks at them:
 *   1. near keys are less than the horizon and in order;
 *   2. the first is the first near one, or, with none, that of the first
 *      bucket of level 0, where all keys are equal.
 *
 * Bounds: the first is a load. A start before the horizon is at most NEAR_MAX
 * steps, or the tree's O(log n). Each node goes down a bounded number of levels
 * before it is near, and is sorted once among a few: amortized O(1) for what
 * expires, nothing for what does not. One operation at the worst is O(m), when
 * the first m timers share their bucket and nothing has been spread ahead of
 * time, as after a start of m timers at once and the end of the first.
 *
 * Memory: 35 kB a queue, most of which is never touched; with 4 bits a level
 * 14 kB; a few words as a tree alone. Nothing but the links in a timer.
 *
 * Figures, ns, this queue / the tree / libev, deadlines uniform; the machine, more
 * sizes and loads are in docs/benchmarks.md:
 *
 *	timers pending		100		10^4		10^6
 *	move a random one	13 / 81 / 17	13 / 174 / 22	51 / 1094 / 55
 *	expire, start again	37 / 75 / 106	52 / 155 / 172	233 / 932 / 453
 *	start, stop the first	10 / 12 / 49	10 / 17 / 83	10 / 24 / 118
 *
 * Tried and left: a tree alone; one page ahead a level (up to 6 ms for one
 * operation where timers come in crowds); buckets that become trees so that they
 * can tell neighbours (up to half a second for one move).
 */
#include "timerqueue.h"

#include "timertree.h"

typedef struct timerqueue_node node_t;

#if HRT_QUEUE_BITS

#include "timerfar.h"
#include "timerring.h"

#ifndef HRT_QUEUE_HOSTILE
enum {
	NEAR_MAX = 20, /* a near part longer than this is shed, or a tree */
	NEAR_FILL = 8, /* it is filled to this length, if that is easy */
};
#else
enum { NEAR_MAX = 4, NEAR_FILL = 2 };
#endif

/* ---- near ------------------------------------------------------------------*/

static node_t *near_first(const struct timerqueue_head *head)
{
	if (head->tree.root)
		return head->tree.first;
	return ring_empty(&head->near) ? NULL : ring_next(&head->near);
}

static node_t *near_next(const struct timerqueue_head *head, const node_t *node)
{
	if (head->tree.root)
		return timertree_next(node);
	node = ring_next(node);
	return node == ring_end(&head->near) ? NULL : (node_t *)node;
}

/* From the end: most come late, and behind their equals. */
static void near_insert(struct timerqueue_head *head, node_t *node)
{
	const void *at = ring_prev(&head->near);

	head->nr_near++;
	if (near_first(head) && node->expires < near_first(head)->expires)
		at = &head->near;
	else
		while (at != &head->near &&
		       node->expires < ((const node_t *)at)->expires)
			at = ring_prev(at);
	ring_add_after((void *)at, node);
}

static void near_to_tree(struct timerqueue_head *head)
{
	node_t *node;

	while ((node = ring_take(&head->near)))
		timertree_add(&head->tree, node);
}

static void near_del(struct timerqueue_head *head, node_t *node)
{
	head->nr_near--;
	if (head->tree.root)
		timertree_del(&head->tree, node);
	else
		ring_del(node);
}

/* ---- the horizon moves -----------------------------------------------------*/

/* Put @node where it belongs by the horizon as it is now. */
static void place(struct timerqueue_head *head, node_t *node)
{
	if (is_near(&head->far, node))
		near_insert(head, node);
	else
		far_add(&head->far, node);
}

/* Distribute all that was near afresh. */
static void resettle(struct timerqueue_head *head)
{
	struct timertree tree = head->tree;
	struct timerring ring;
	node_t *node;

	ring_init(&ring);
	ring_join(&ring, &head->near);
	timertree_init(&head->tree);
	head->nr_near = 0;
	while ((node = tree.first)) {
		timertree_del(&tree, node);
		place(head, node);
	}
	while ((node = ring_take(&ring)))
		place(head, node);
}

/* The node that is to become the first behind the horizon. */
static const node_t *median(const struct timerqueue_head *head)
{
	const node_t *node = near_first(head);

	for (int i = 0; i < NEAR_MAX / 2; i++)
		node = near_next(head, node);
	return node;
}

/* Too many are near: put the later ones behind the horizon, or make a tree. */
static __attribute__((noinline)) void shed(struct timerqueue_head *head)
{
	if (far_retract(&head->far, far_key(median(head))))
		resettle(head);
	else if (!head->tree.root)
		near_to_tree(head);
}

static void near_add(struct timerqueue_head *head, node_t *node)
{
	if (!head->tree.root) {
		near_insert(head, node);
		if (head->nr_near > NEAR_MAX)
			shed(head);
		return;
	}
	timertree_add(&head->tree, node);
	if (++head->nr_near % NEAR_MAX == 0)
		shed(head);
}

/*
 * Nothing is near: let the horizon go on until something is, and farther while
 * that is easy, so that it has to go on less often.
 */
static __attribute__((noinline)) node_t *refill(struct timerqueue_head *head)
{
	node_t *first = far_first(&head->far), *node;
	struct timerring passed;

	ring_init(&passed);
	while (!first && head->nr_near < NEAR_FILL &&
	       far_advance(&head->far, head->nr_near, &passed)) {
		while ((node = ring_take(&passed)))
			place(head, node);
		first = far_first(&head->far);
	}
	if (head->nr_near)
		first = near_first(head);
	far_prepare(&head->far);
	return first;
}

/* ---- a queue of near and far, its first apart -------------------------------*/

static void lazy_init(struct timerqueue_head *head)
{
	ring_init(&head->near);
	far_init(&head->far);
}

static void lazy_add(struct timerqueue_head *head, node_t *node)
{
	far_earn(&head->far);
	if (!head->first)
		far_begin(&head->far, far_key(node));
	if (is_near(&head->far, node))
		near_add(head, node);
	else
		far_add(&head->far, node);
}

static void lazy_del(struct timerqueue_head *head, node_t *node)
{
	if (is_near(&head->far, node))
		near_del(head, node);
	else
		ring_del(node);
}

/*
 * What was started and stopped ahead of the others leaves the horizon where it
 * is: nothing has to be prepared then.
 */
static node_t *lazy_first(struct timerqueue_head *head, const node_t *gone)
{
	node_t *first = near_first(head);

	if (first || !head->far.occupied)
		return first;
	if (is_near(&head->far, gone))
		first = far_first(&head->far);
	return first ? first : refill(head);
}

static node_t *lazy_next(const struct timerqueue_head *head, const node_t *node)
{
	const node_t *next = NULL;

	if (is_near(&head->far, node)) {
		next = near_next(head, node);
		node = NULL;
	}
	return (node_t *)(next ? next : far_next(&head->far, node));
}

static const char *lazy_check(const struct timerqueue_head *head)
{
	const node_t *node = near_first(head);
	unsigned int nr = 0;

	for (; node; node = near_next(head, node)) {
		const node_t *next = near_next(head, node);

		nr++;
		if (!is_near(&head->far, node))
			return "a near node behind the horizon";
		if (next && next->expires < node->expires)
			return "near nodes out of order";
	}
	if (nr != head->nr_near)
		return "near nodes miscounted";
	if (!head->first && (nr || head->far.occupied))
		return "a queue without a first node";
	return timertree_check(&head->tree) ?: far_check(&head->far);
}

/* Where both kinds of queue do the same thing in their own way. */
#define KIND(does, head, ...)                                    \
	((head)->keeps_places ? tree_##does(head, ##__VA_ARGS__) \
			      : lazy_##does(head, ##__VA_ARGS__))

#else

#define KIND(does, head, ...) tree_##does(head, ##__VA_ARGS__)

#endif

/* ---- a queue that is a tree, its first apart --------------------------------*/

static void tree_init(struct timerqueue_head *head)
{
	timertree_init(&head->tree);
}

static void tree_add(struct timerqueue_head *head, node_t *node)
{
	timertree_add(&head->tree, node);
}

static void tree_del(struct timerqueue_head *head, node_t *node)
{
	timertree_del(&head->tree, node);
}

static node_t *tree_first(struct timerqueue_head *head, const node_t *gone)
{
	(void)gone;
	return head->tree.first;
}

static node_t *tree_next(const struct timerqueue_head *head, const node_t *node)
{
	(void)head;
	return timertree_next(node);
}

static const char *tree_check(const struct timerqueue_head *head)
{
	return timertree_check(&head->tree);
}

/* ---- the queue -------------------------------------------------------------*/

void timerqueue_init(struct timerqueue_head *head, bool keeps_places)
{
	*head = (struct timerqueue_head){ .keeps_places = keeps_places };
	KIND(init, head);
}

bool timerqueue_add(struct timerqueue_head *head, node_t *node)
{
	KIND(add, head, node);
	if (head->first && head->first->expires <= node->expires)
		return false;
	head->first = node;
	return true;
}

void timerqueue_del(struct timerqueue_head *head, node_t *node)
{
	KIND(del, head, node);
	if (node == head->first)
		head->first = KIND(first, head, node);
}

node_t *timerqueue_next(const struct timerqueue_head *head, const node_t *node)
{
	return KIND(next, head, node);
}

bool timerqueue_fits(const struct timerqueue_head *head, const node_t *node,
		     ktime_t expires)
{
	const node_t *prev, *next;

	if (!head->keeps_places)
		return false;
	prev = timertree_prev(node);
	next = timertree_next(node);
	return (!prev || prev->expires <= expires) &&
	       (!next || expires <= next->expires);
}

const char *timerqueue_check(const struct timerqueue_head *head)
{
	return KIND(check, head);
}
