/* SPDX-License-Identifier: MIT */
/*
 * The clocks as offsets from MONOTONIC, for the rooms that compare timers of
 * several clocks.
 */
#ifndef CORE_CLOCK_H
#define CORE_CLOCK_H

#include "machine.h"
#include "types.h"

#include <hrtimer/hrtimer_bases.h>
#include <hrtimer/timekeeping.h>

/* Forget every setting of an earlier machine. */
void clock_start(void);

/*
 * Read MONOTONIC, and bring the offsets of @cpu_base up to date if a clock was
 * set since. The lock of @cpu_base is held.
 */
ktime_t clock_update_base(struct hrtimer_cpu_base *cpu_base);

/* The same when it is @now. */
void clock_update_base_at(struct hrtimer_cpu_base *cpu_base, ktime_t now);

/* What reads @clockid for the core: as ktime_get() and so on, but not a poll. */
ktime_t (*clock_get_time(int clockid))(void);

/* Now, by the clock of @base. */
static inline ktime_t clock_now(const struct hrtimer_clock_base *base)
{
	return base->clockid == CLOCK_MONOTONIC ? monotonic()
						: base->get_time();
}

/* Bring every CPU up to date, this one included, and set its device anew. */
void clock_retrigger_all(void);

/* Tells how many times a clock was set until @now, leap seconds included. */
unsigned int clock_was_set_count(ktime_t now);

#endif
