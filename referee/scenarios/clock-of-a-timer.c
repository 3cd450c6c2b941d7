/* SPDX-License-Identifier: MIT */
/*
 * hrtimer_cb_get_time() reads the clock of the timer; by REALTIME and relative
 * that is MONOTONIC.
 *
 * Shows: 2.5.3, 1.1 hrtimer_cb_get_time
 */
#include "scenario.h"

static void show(void)
{
	struct hrtimer *t = &timers[0];

	hrtimer_setup(t, fire, CLOCK_MONOTONIC, ABS);
	hrtimer_setup(&timers[1], fire, CLOCK_REALTIME, ABS);
	hrtimer_setup(&timers[2], fire, CLOCK_REALTIME, REL);
	hrtimer_setup(&timers[3], fire, CLOCK_BOOTTIME, ABS);
	hrtimer_setup(&timers[4], fire, CLOCK_TAI, REL);
	for (int i = 0; i < 5; i++)
		say("%d: monotonic %d realtime %d\n", i,
		    hrtimer_cb_get_time(&timers[i]) - ktime_get() < MS(1),
		    i != 4 &&
			    ktime_get_real() - hrtimer_cb_get_time(&timers[i]) <
				    MS(1));
}

SCENARIO(show);
