/* SPDX-License-Identifier: MIT */
/*
 * The event device of a CPU: what it is set to, and when that changes.
 *
 * expires_next of a CPU's base says what the device is set to; everything here
 * keeps it at, or before, the first hard expiry of the CPU's timers. The lock
 * of the base is held throughout.
 */
#ifndef CORE_EVENT_H
#define CORE_EVENT_H

#include "types.h"

#include <hrtimer/hrtimer.h>

struct hrt_cpu;

enum {
	BASES_HARD = 0x0f,
	BASES_SOFT = 0xf0,
	BASES_ALL = BASES_HARD | BASES_SOFT,
};

/* Set the device to what the CPU's mode and state ask for. */
void event_arm(struct hrt_cpu *cpu);

/* The hard expiry of @timer by MONOTONIC, as its base knows the clocks. */
ktime_t event_of(const struct hrtimer *timer);

/*
 * The first expiry of the bases in @mask. Also remembers which timer that is:
 * next_timer, softirq_next_timer.
 */
ktime_t event_next(struct hrtimer_cpu_base *cpu_base, unsigned int mask);

/* The same without remembering. */
ktime_t event_first(const struct hrtimer_cpu_base *cpu_base);

/* Find the next event, soft timers included as the softirq's state demands. */
ktime_t event_update_next(struct hrtimer_cpu_base *cpu_base);

/* @timer has become the first of its base: set the device if it is for all. */
void event_enqueued(struct hrtimer *timer);

/* A CPU comes: it has to hear of the clocks before its first timer. */
void event_cpu_start(struct hrtimer_cpu_base *cpu_base);

/* Look at everything again. @skip_equal: leave the device if nothing changed. */
void event_reprogram(struct hrtimer_cpu_base *cpu_base, bool skip_equal);

/* Is this the base of the CPU that the caller is on? */
bool event_is_local(const struct hrtimer_cpu_base *cpu_base);

/* Low-resolution mode: expire from the tick. Not with the lock held. */
void hrtimer_run_queues(struct hrtimer_cpu_base *cpu_base);

/* High-resolution mode: the device's interrupt. Not with the lock held. */
void hrtimer_interrupt(struct hrtimer_cpu_base *cpu_base);

/* The HRTIMER softirq. */
void hrtimer_softirq(void);

#endif
