/* SPDX-License-Identifier: MIT */
/*
 * Without high resolution a timer fires at the first tick that is not earlier,
 * in the order of expiries, however near it is; and the resolution is a tick.
 *
 * Boot: highres=off
 * Shows: 2.7.4, 2.4.1
 */
#include "scenario.h"

static void show(void)
{
	value(hrtimer_resolution);
	/* Where the tick is a whole grain: each second one. */
	sleep_until(MS(11));
	go(0, CLOCK_MONOTONIC, ABS, MS(25));
	go(1, CLOCK_REALTIME, ABS, MS(24));
	go(2, CLOCK_MONOTONIC, ABS, MS(23));
	go(3, CLOCK_MONOTONIC, ABS_SOFT, MS(22));
	go(4, CLOCK_TAI, ABS, MS(43));
	hrtimer_setup(&timers[5], fire, CLOCK_MONOTONIC, REL);
	hrtimer_start(&timers[5], 0, REL);
	event("F queued %d", hrtimer_is_queued(&timers[5]));
	sleep_until(MS(78));
	event("task");
}

SCENARIO(show);
