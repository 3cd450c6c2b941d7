/* SPDX-License-Identifier: MIT */
/*
 * A callback that starts its timer and returns NORESTART leaves it queued; with
 * RESTART it is not queued twice.
 *
 * Shows: 2.4.6
 */
#include "scenario.h"

static int calls;

static enum hrtimer_restart self(struct hrtimer *timer)
{
	event("call %d", ++calls);
	if (calls < 4)
		hrtimer_start(timer, at(MS(4) * (calls + 1)), ABS);
	return calls & 1    ? HRTIMER_NORESTART
	       : calls == 4 ? HRTIMER_NORESTART
			    : HRTIMER_RESTART;
}

static void show(void)
{
	hrtimer_setup(&timers[0], self, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(4)), ABS);
	sleep_until(MS(32));
}

SCENARIO(show);
