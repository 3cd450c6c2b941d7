/* SPDX-License-Identifier: MIT */
/*
 * Starting an expired timer over and over does not keep its interrupt away.
 *
 * Shows: 2.6.3
 */
#include "scenario.h"

static void show(void)
{
	hrtimer_setup(&timers[0], fire, CLOCK_MONOTONIC, ABS);
	for (int i = 0; i < 20; i++) {
		hrtimer_start(&timers[0], at(MS(-1)), ABS);
		udelay(2);
	}
	say("done\n");
}

SCENARIO(show);
