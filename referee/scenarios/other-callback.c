/* SPDX-License-Identifier: MIT */
/*
 * hrtimer_update_function() gives a timer another callback, in its own callback
 * too.
 *
 * Shows: 1.1 hrtimer_update_function
 */
#include "scenario.h"

static enum hrtimer_restart second(struct hrtimer *timer)
{
	event("second");
	return HRTIMER_NORESTART;
}

static enum hrtimer_restart first(struct hrtimer *timer)
{
	event("first");
	hrtimer_update_function(timer, second);
	hrtimer_forward_now(timer, MS(4));
	return HRTIMER_RESTART;
}

static void show(void)
{
	hrtimer_setup(&timers[0], first, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(4)), ABS);
	sleep_until(MS(12));
}

SCENARIO(show);
