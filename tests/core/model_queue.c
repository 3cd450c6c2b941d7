/* SPDX-License-Identifier: MIT */
/*
 * The time queue against a sorted array: nodes come and go at random, with many
 * equal expiries, clusters, expiries ahead of all others, and both ends of the
 * range. Both kinds of queue are held against it by turns; the build does it
 * again with bounds so small that every path is taken often.
 */
#include <string.h>

#include <hrtimer/ktime.h>

#include "core/timerqueue.h"
#include "core/types.h"
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

/* What the moments of a while have in common: how far apart they are. */
static struct {
	ktime_t start;
	ktime_t width;
	ktime_t grain;
} moments;

static void choose_moments(void)
{
	static const ktime_t start[] = { 0, -60, KTIME_MIN, 1LL << 40,
					 KTIME_MAX - (1LL << 41) };
	unsigned int width = random_below(41), grain = random_below(20);

	moments.start = start[random_below(ARRAY_LEN(start))];
	moments.width = 1LL << width;
	moments.grain = 1LL << (grain < width ? grain : 0);
}

static ktime_t some_expiry(void)
{
	static const ktime_t odd[] = { KTIME_MAX,     KTIME_MIN, KTIME_MAX - 1,
				       KTIME_MIN + 1, 0,         -1 };
	ktime_t at = moments.start + random_in(0, moments.width);

	switch (random_below(32)) {
	case 0:
		return odd[random_below(ARRAY_LEN(odd))];
	case 1:
		return (ktime_t)random_u64();
	case 2:
		return count ? ktime_sub(sorted[0]->expires, 1) : at;
	case 3:
		return count ? sorted[random_below(count)]->expires : at;
	default:
		return at & ~(moments.grain - 1);
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

/* Off and on again at another moment. */
static void move(struct timerqueue_node *node)
{
	del(node);
	add(node);
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
	must(timerqueue_fits(&head, node, expires) ==
		     (head.keeps_places && fits(i, expires)),
	     "operation %llu: %lld at place %u of %u", ops, expires, i, count);
	if (head.keeps_places && fits(i, expires))
		node->expires = expires;
}

static void check(void)
{
	const char *wrong = timerqueue_check(&head);
	unsigned int i = count ? random_below(count) : 0;

	must(!wrong, "operation %llu: %s", ops, wrong);
	if (count)
		must(timerqueue_next(&head, sorted[i]) ==
			     (i + 1 < count ? sorted[i + 1] : NULL),
		     "operation %llu: after %u of %u", ops, i, count);
}

/* The first again and again, until none is left. */
static void drain(void)
{
	for (unsigned int i = 0; i < count; i++) {
		must(timerqueue_first(&head) == sorted[i],
		     "operation %llu: place %u", ops, i);
		timerqueue_del(&head, sorted[i]);
	}
	must(!timerqueue_first(&head), "operation %llu: more than %u nodes",
	     ops, count);
	count = 0;
}

/* The queue grows for a while, then shrinks, so that it is often empty. */
static void operate(unsigned int grow)
{
	struct timerqueue_node *node = &nodes[random_below(NODES)];

	if (count && random_below(8) == 0)
		node = sorted[0];
	if (place_of(node) == count) {
		if (random_below(100) < grow)
			add(node);
	} else if (random_below(3) == 0) {
		ask_fits(node);
	} else if (random_below(3) == 0) {
		move(node);
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

	timerqueue_init(&head, false);
	for (ops = 0; ops < todo; ops++) {
		if (ops % 1000 == 0) {
			grow = random_below(101);
			choose_moments();
		}
		if (ops % 10000 == 9999) {
			drain();
			timerqueue_init(&head, ops / 10000 % 4 == 3);
		}
		operate(grow);
		if (ops % 100 == 0)
			check();
	}
	drain();
	return 0;
}
