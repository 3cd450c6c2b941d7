/* SPDX-License-Identifier: MIT */
/*
 * Without high resolution an idle CPU that may stop its tick looks for its next
 * event, and sees where a set clock has moved the soft timers. They run at the
 * next tick, as the hard ones do.
 *
 * Boot: highres=off
 * Shows: 2.5.1, 2.7.4
 */
#include "scenario.h"

static void show(void)
{
	struct timespec64 ts;

	go(0, CLOCK_REALTIME, ABS, MS(99));
	go(1, CLOCK_REALTIME, ABS_SOFT, MS(99));
	go(2, CLOCK_MONOTONIC, ABS_SOFT, MS(99));
	sleep_until(MS(31));
	ts = ktime_to_timespec64(ktime_get_real() + MS(20000));
	value(do_settimeofday64(&ts));
	event("set");
	sleep_until(MS(139));
	ts = ktime_to_timespec64(ktime_get_real() - MS(20000));
	do_settimeofday64(&ts);
}

SCENARIO(show);
