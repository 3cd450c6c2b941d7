/* SPDX-License-Identifier: MIT */
/*
 * Nobody else interrupts: a timer with a range fires at its hard expiry.
 *
 * Shows: 2.2.1
 */
#include "scenario.h"

static void show(void)
{
	hrtimer_setup(&timers[0], fire, CLOCK_MONOTONIC, ABS);
	hrtimer_start_range_ns(&timers[0], at(MS(1)), MS(4), ABS);
	sleep_until(MS(16));
}

SCENARIO(show);
