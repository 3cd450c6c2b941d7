/* SPDX-License-Identifier: MIT */
/*
 * A queued timer that moves no further than its neighbour keeps its place since
 * 7.1.
 *
 * Shows: 2.1.2
 */
#include "scenario.h"

static void show(void)
{
	go(0, CLOCK_MONOTONIC, ABS, MS(8));
	go(1, CLOCK_MONOTONIC, ABS, MS(9));
	hrtimer_start(&timers[0], at(MS(9)), ABS);
	sleep_until(MS(12));
	go(0, CLOCK_MONOTONIC, ABS, MS(16));
	go(1, CLOCK_MONOTONIC, ABS, MS(17));
	hrtimer_start(&timers[1], at(MS(16)), ABS);
	sleep_until(MS(20));
}

SCENARIO(show);
