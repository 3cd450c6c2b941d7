/* SPDX-License-Identifier: MIT */
/*
 * An unknown clock id warns and means MONOTONIC.
 *
 * Shows: 2.5.5, 1.1 hrtimer_setup
 */
#include "scenario.h"

static void show(void)
{
	hrtimer_setup(&timers[0], fire, 99, ABS);
	hrtimer_start(&timers[0], at(MS(4)), ABS);
	sleep_until(MS(8));
}

SCENARIO(show);
