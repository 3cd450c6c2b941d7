/* SPDX-License-Identifier: MIT */
/*
 * A queued timer that is started anew with the expiry it has keeps its place
 * since 7.1; before, it went behind its equals.
 *
 * Shows: 2.1.2
 */
#include "scenario.h"

static void show(void)
{
	go(0, CLOCK_MONOTONIC, ABS, MS(8));
	go(1, CLOCK_MONOTONIC, ABS, MS(8));
	hrtimer_start(&timers[0], at(MS(8)), ABS);
	sleep_until(MS(12));
}

SCENARIO(show);
