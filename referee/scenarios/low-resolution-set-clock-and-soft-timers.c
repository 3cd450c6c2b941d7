/* SPDX-License-Identifier: MIT */
/*
 * Without high resolution, and with a tick that never stops, nobody looks where
 * a set clock has moved the soft timers: they wait for the tick that they were
 * to run at. Hard ones run at the next.
 *
 * Boot: highres=off nohz=off
 * Shows: 2.5.1, 2.7.6
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
