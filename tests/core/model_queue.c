/* SPDX-License-Identifier: MIT */
/*
 * The time queue against a sorted array: nodes come and go at random, with few
 * enough different expiries that many are equal.
 */
#include <string.h>

#include <hrtimer/ktime.h>

#include "core/timerqueue.h"
#include "random.h"

enum { NODES = 300 };

static struct timerqueue_head head;
static struct timerqueue_node nodes[NODES];
static struct timerqueue_node *sorted[NODES];
static unsigned int count;
static unsigned long long ops;

/* ---- the model: an array that is kept sorted ----------------------------------*/

static unsigned int place_of(const struct timerqueue_node *node)
{
	unsigned int i = 0;

	while (i < count && sorted[i] != node)
		i++;
	return i;
}

/* Behind all that expire no later. */
static unsigned int insert(struct timerqueue_node *node)
{
	unsigned int i = count;

	for (; i > 0 && sorted[i - 1]->expires > node->expires; i--)
		sorted[i] = sorted[i - 1];
	sorted[i] = node;
	count++;
	return i;
}

static void take_out(unsigned int i)
{
	count--;
	memmove(&sorted[i], &sorted[i + 1], (count - i) * sizeof(*sorted));
}

static bool fits(unsigned int i, ktime_t expires)
{
	return (i == 0 || sorted[i - 1]->expires <= expires) &&
	       (i + 1 == count || expires <= sorted[i + 1]->expires);
}

/* ---- operations ------------------------------------------------------------------*/

static ktime_t some_expiry(void)
{
	static const ktime_t odd[] = { KTIME_MAX,     KTIME_MIN, KTIME_MAX - 1,
				       KTIME_MIN + 1, 0,         -1 };

	switch (random_below(16)) {
	case 0:
		return odd[random_below(6)];
	case 1:
		return (ktime_t)random_u64();
	default:
		return random_in(0, 60);
	}
}

static void add(struct timerqueue_node *node)
{
	bool first;

	node->expires = some_expiry();
	first = timerqueue_add(&head, node);
	must(first == (insert(node) == 0), "operation %llu", ops);
}

static void del(struct timerqueue_node *node)
{
	timerqueue_del(&head, node);
	take_out(place_of(node));
}

static void ask_fits(struct timerqueue_node *node)
{
	unsigned int i = place_of(node);
	ktime_t expires = some_expiry();

	/* Often just beside a neighbour, or equal to it. */
	if (i > 0 && random_below(4) == 0)
		expires = ktime_add(sorted[i - 1]->expires, random_in(-1, 1));
	else if (i + 1 < count && random_below(3) == 0)
		expires = ktime_add(sorted[i + 1]->expires, random_in(-1, 1));
	must(timerqueue_fits(&head, node, expires) == fits(i, expires),
	     "operation %llu: %lld at place %u of %u", ops, expires, i, count);
	if (fits(i, expires))
		node->expires = expires;
}

static void compare(void)
{
	struct timerqueue_node *node = timerqueue_first(&head);
	const char *wrong = timerqueue_check(&head);

	must(!wrong, "operation %llu: %s", ops, wrong);
	for (unsigned int i = 0; i < count; i++) {
		must(node == sorted[i], "operation %llu: place %u", ops, i);
		node = timerqueue_next(node);
	}
	must(!node, "operation %llu: more than %u nodes", ops, count);
}

/* The queue grows for a while, then shrinks, so that it is often empty. */
static void operate(unsigned int grow)
{
	struct timerqueue_node *node = &nodes[random_below(NODES)];

	if (place_of(node) == count) {
		if (random_below(100) < grow)
			add(node);
	} else if (random_below(3) == 0) {
		ask_fits(node);
	} else if (random_below(100) >= grow) {
		del(node);
	}
	must(timerqueue_first(&head) == (count ? sorted[0] : NULL),
	     "operation %llu", ops);
}

int main(int argc, char **argv)
{
	unsigned long long todo = model_start(argc, argv, 3000000);
	unsigned int grow = 50;

	timerqueue_init(&head);
	for (ops = 0; ops < todo; ops++) {
		if (ops % 1000 == 0)
			grow = random_below(101);
		operate(grow);
		if (ops % 100 == 0)
			compare();
	}
	compare();
	return 0;
}
