/* SPDX-License-Identifier: MIT */
/*
 * A timer of one clock with a range is carried along by one of another clock.
 *
 * Shows: 2.2.1
 */
#include "scenario.h"

static void show(void)
{
	hrtimer_setup(&timers[0], fire, CLOCK_REALTIME, ABS);
	hrtimer_start_range_ns(&timers[0], at_by(TK_OFFS_REAL, MS(2)), MS(30),
			       ABS);
	go(1, CLOCK_BOOTTIME, ABS, MS(6));
	hrtimer_setup(&timers[2], fire, CLOCK_TAI, ABS_SOFT);
	hrtimer_start_range_ns(&timers[2], at_by(TK_OFFS_TAI, MS(2)), MS(30),
			       ABS_SOFT);
	sleep_until(MS(8));
	event("task");
	go(3, CLOCK_MONOTONIC, ABS_SOFT, MS(16));
	sleep_until(MS(48));
}

SCENARIO(show);
