/* SPDX-License-Identifier: MIT */
/*
 * Without high resolution an interval is a tick at least, and a range that
 * begins between two ticks ends with the wait for the tick.
 *
 * Boot: highres=off
 * Shows: 2.7.4, 2.3.2
 */
#include "scenario.h"

static enum hrtimer_restart often(struct hrtimer *timer)
{
	static int left = 3;
	u64 missed = hrtimer_forward(timer, hrtimer_get_expires(timer), 10);

	event("missed %llu, next in %lld ms", missed,
	      (hrtimer_get_expires(timer) - t0 + US(1)) / MS(1));
	return --left ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void show(void)
{
	hrtimer_setup(&timers[0], often, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(15)), ABS);
	hrtimer_setup(&timers[1], fire, CLOCK_MONOTONIC, ABS);
	hrtimer_start_range_ns(&timers[1], at(MS(33)), MS(22), ABS);
	sleep_until(MS(98));
	event("task");
}

SCENARIO(show);
