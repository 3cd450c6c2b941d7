/* SPDX-License-Identifier: MIT */
/*
 * The wheels of a CPU, where timer_list timers wait. wheel.c explains them.
 */
#ifndef CORE_WHEEL_H
#define CORE_WHEEL_H

#include <hrtimer/hrtimer_bases.h>
#include <hrtimer/timer.h>

#include "types.h"

struct hrt_cpu;

enum {
	HRT_WHEEL_LOCAL, /* pinned timers */
	HRT_WHEEL_GLOBAL, /* the others */
	HRT_WHEEL_DEF, /* deferrable ones: an idle CPU is not woken */
	HRT_NR_WHEELS,
};

enum {
	WHEEL_BITS = 6,
	WHEEL_BUCKETS = 1 << WHEEL_BITS, /* a level */
	WHEEL_SHIFT = 3, /* each level is 8 times as coarse as the one below */
	WHEEL_LEVELS = 9,
	WHEEL_SIZE = WHEEL_LEVELS * WHEEL_BUCKETS,
};

struct timer_base {
	struct hrt_lock lock;
	unsigned int cpu;
	struct timer_list *running; /* whose callback runs now */
	unsigned long clk; /* the jiffy that is looked at next */
	unsigned long next_expiry; /* the first bucket that is due, if any is */
	bool next_stale; /* next_expiry may be too early: look again */
	bool pending; /* some bucket is not empty */
	u64 full[WHEEL_LEVELS]; /* a bit per bucket */
	struct hrt_bucket_node *bucket[WHEEL_SIZE];
	/* What is due and not called yet; it can still be taken off. */
	struct hrt_bucket_node *expiring[WHEEL_LEVELS];
};

/*
 * A machine starts: empty the wheels of a CPU, and set their clock. A CPU that
 * comes back has its wheels still; what was started there meanwhile waits.
 */
void wheel_start(struct hrt_cpu *cpu);

/* The tick: raise the softirq if a bucket is due. */
void wheel_tick(struct hrt_cpu *cpu);

/* The softirq. */
void wheel_softirq(void);

/*
 * The CPU goes idle, @now is the count of jiffies. Return: the jiffy for which
 * it has to tick, TIMER_NEXT_MAX_DELTA or more away when there is none.
 */
unsigned long wheel_idle(struct hrt_cpu *cpu, unsigned long now, bool *any);

/* Does any timer wait on the wheels of @cpu? */
bool wheel_pending(struct hrt_cpu *cpu);

/* Move everything that waits on @from to @to; the tick of @from is over. */
void wheel_migrate(struct hrt_cpu *from, struct hrt_cpu *to);

/* Look at a whole wheel. Return: NULL, or what is wrong with it. For tests. */
const char *wheel_check(const struct timer_base *base);

#endif
