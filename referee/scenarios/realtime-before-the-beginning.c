/* SPDX-License-Identifier: MIT */
/*
 * A moment of the wall clock from before the machine started fires at once.
 *
 * Shows: 2.4.4
 */
#include "scenario.h"

static void show(void)
{
	hrtimer_setup(&timers[0], fire, CLOCK_REALTIME, ABS);
	hrtimer_setup(&timers[1], fire, CLOCK_TAI, ABS);
	hrtimer_start(&timers[0], 5, ABS);
	soon();
	hrtimer_start(&timers[1], 0, ABS);
	soon();
	event("task");
}

SCENARIO(show);
