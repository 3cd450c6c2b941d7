/* SPDX-License-Identifier: MIT */
/*
 * Taking a timer off another CPU does not set that CPU's device: its interrupt
 * comes all the same, and finds what has a range. On the own CPU the device is
 * set, and no interrupt comes.
 *
 * Shows: 2.6.4
 */
#include "smp.h"

/* By TAI, so that the tick does not stand before it in the queue. */
static void start(void *unused)
{
	hrtimer_start_range_ns(&timers[0], at_by(TK_OFFS_TAI, MS(140)),
			       MS(800), HRTIMER_MODE_ABS_PINNED);
	hrtimer_start(&timers[1], at(MS(160)), HRTIMER_MODE_ABS_PINNED);
}

static enum hrtimer_restart probe(struct hrtimer *timer)
{
	long now = tenths(ktime_get());

	say("%s\n", now < 1300 ? "early"
		    : now < 1550 ? "before the timer that is gone"
		    : now < 1750 ? "with the timer that is gone"
				 : "later");
	WRITE_ONCE(entered, 1);
	return HRTIMER_NORESTART;
}

static void try(int cpu)
{
	entered = 0;
	align();
	smp_call_function_single(cpu, start, NULL, 1);
	sleep_until(MS(20));
	value(hrtimer_cancel(&timers[1]));
	sleep_until(MS(1000));
	value(entered);
}

static void show(void)
{
	hrtimer_setup(&timers[0], probe, CLOCK_TAI, HRTIMER_MODE_ABS_PINNED);
	hrtimer_setup(&timers[1], fire, CLOCK_MONOTONIC,
		      HRTIMER_MODE_ABS_PINNED);
	try(1);
	try(0);
}

SCENARIO(show);
