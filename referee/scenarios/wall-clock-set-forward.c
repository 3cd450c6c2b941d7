/* SPDX-License-Identifier: MIT */
/*
 * When the wall clock is set forward, timers of REALTIME and TAI that it makes
 * due run at the next tick.
 *
 * Shows: 2.5.1, 1.3 do_settimeofday64
 */
#include "scenario.h"

static void show(void)
{
	struct timespec64 ts;

	go(0, CLOCK_MONOTONIC, ABS, MS(60));
	go(1, CLOCK_REALTIME, ABS, MS(60));
	go(2, CLOCK_BOOTTIME, ABS, MS(60));
	go(3, CLOCK_TAI, ABS, MS(60));
	go(4, CLOCK_REALTIME, ABS_SOFT, MS(60));
	sleep_until(MS(24));
	ts = ktime_to_timespec64(ktime_get_real() + MS(20000));
	value(do_settimeofday64(&ts));
	event("set");
	sleep_until(MS(124));
	ts = ktime_to_timespec64(ktime_get_real() - MS(20000));
	do_settimeofday64(&ts);
}

SCENARIO(show);
