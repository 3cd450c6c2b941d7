/* SPDX-License-Identifier: MIT */
/*
 * A CPU that always ticks has a timer, that of its tick, between a range and
 * its end: the range waits behind it, and runs along with it.
 *
 * Boot: nohz=off
 * Shows: 2.2.1, 2.7.6
 */
#include "scenario.h"

static void range(int i, s64 from, s64 length)
{
	hrtimer_setup(&timers[i], fire, CLOCK_MONOTONIC, ABS);
	hrtimer_start_range_ns(&timers[i], at(from), length, ABS);
}

static void show(void)
{
	sleep_until(MS(62));
	range(0, MS(63), MS(20));
	go(1, CLOCK_MONOTONIC, ABS, MS(66));
	range(2, MS(81), MS(60));
	sleep_until(MS(158));
	event("task");
}

SCENARIO(show);
