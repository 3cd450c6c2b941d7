/* SPDX-License-Identifier: MIT */
/*
 * The tick of a CPU: the count of jiffies goes on and the wheel turns. In
 * high-resolution mode it is an hrtimer like any other; in low-resolution mode
 * it is the only event there is, and hrtimers expire from it.
 *
 * An idle CPU that has no wheel timer for the next tick stops it (nohz) until
 * the first wheel timer is due; the count of jiffies then follows the clock
 * whenever somebody looks.
 */
#ifndef CORE_TICK_H
#define CORE_TICK_H

#include <hrtimer/hrtimer.h>

#include "types.h"

struct hrt_cpu;

struct tick_sched {
	struct hrtimer sched_timer; /* high-resolution mode */
	ktime_t next_tick; /* low-resolution mode: what the device is set to */
	bool stopped;
	bool ticked_idle; /* this interrupt was a tick, and came while idle */
	ktime_t idle_expires; /* stopped: the one tick that is set, if any */
	unsigned int look; /* what that follows from may have changed */
};

/* Start and stop ticking; the former with the first tick one period away. */
void tick_start(struct hrt_cpu *cpu);
void tick_stop(struct hrt_cpu *cpu);

/* An interrupt begins: a stopped tick may have left the jiffies behind. */
void tick_irq_enter(struct hrt_cpu *cpu);

/* Low-resolution mode: the event device's interrupt. */
void tick_lowres_interrupt(struct hrt_cpu *cpu);

/* Low-resolution mode: when the device interrupts next. */
ktime_t tick_next_event(const struct hrt_cpu *cpu);

/*
 * The first tick that an idle @cpu needs may be another one now: when it goes
 * idle the next time, it looks. The lock of the queue that changed is held.
 */
void tick_changed(struct hrt_cpu *cpu);

/*
 * The same for a timer that was queued and that only a tick of @cpu expires: if
 * it has stopped, let the CPU look at once.
 */
void tick_wake(struct hrt_cpu *cpu);

/* Does this CPU tick now? */
bool tick_running(const struct hrt_cpu *cpu);

/* ---- jiffies.c -------------------------------------------------------------*/

/* The count begins; MONOTONIC is @now. */
void jiffies_start(ktime_t now);

/* Count the ticks that have passed until @now. */
void jiffies_update(ktime_t now);

/* The count, and the tick (MONOTONIC) at which it got there, as one. */
u64 jiffies_read(ktime_t *last_update);

/* What `jiffies` reads, for the core itself. */
unsigned long jiffies_now(void);

/* MONOTONIC of the last counted tick. */
ktime_t jiffies_last_update(void);

/* The first tick after @now. */
ktime_t tick_after(ktime_t now);

/* The period, ns. */
ktime_t tick_period(void);

#endif
