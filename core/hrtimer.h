/* SPDX-License-Identifier: MIT */
/*
 * hrtimers as the rooms of the core share them: in and out of a queue.
 * The lock of the timer's CPU base is held throughout.
 */
#ifndef CORE_HRTIMER_H
#define CORE_HRTIMER_H

#include "timerqueue.h"
#include "types.h"

#include <hrtimer/hrtimer.h>

/* Put @timer on @base. Return: is it the first there? */
bool hrtimer_enqueue(struct hrtimer *timer, struct hrtimer_clock_base *base);

/*
 * Take @timer, which is queued, off its base. @queued is what others are to
 * see: true while it is only being moved, so that nobody takes it for idle.
 */
void hrtimer_dequeue(struct hrtimer *timer, bool queued);

static inline struct hrtimer *hrtimer_of(struct timerqueue_node *node)
{
	return (struct hrtimer *)((char *)node -
				  offsetof(struct hrtimer, node));
}

/* The base of @cpu_base that is like @base. */
static inline struct hrtimer_clock_base *hrtimer_base_like(
	struct hrtimer_cpu_base *cpu_base,
	const struct hrtimer_clock_base *base)
{
	return &cpu_base->clock_base[base->index];
}

/* Prepare the bases of a CPU: empty, offline. */
void hrtimers_init_cpu(struct hrtimer_cpu_base *cpu_base, unsigned int cpu);

#endif
