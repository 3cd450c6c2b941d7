/* SPDX-License-Identifier: MIT */
/*
 * forward(timer, its own expiry, interval) advances by one interval, however
 * late it is.
 *
 * Shows: 2.3.2, 1.1 hrtimer_forward
 */
#include "scenario.h"

static int left = 5;

static enum hrtimer_restart advance(struct hrtimer *timer)
{
	event("overruns %llu",
	      (unsigned long long)hrtimer_forward(
		      timer, hrtimer_get_expires(timer), MS(4)));
	return --left ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void show(void)
{
	hrtimer_setup(&timers[0], advance, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(4)), ABS);
	sleep_until(MS(32));
}

SCENARIO(show);
