/* SPDX-License-Identifier: MIT */
/*
 * hrtimer_restart() and hrtimer_start_expires() start with the stored expiries.
 *
 * Shows: 1.1 hrtimer_restart, 1.1 hrtimer_start_expires
 */
#include "scenario.h"

static void show(void)
{
	struct hrtimer *t = &timers[0];

	hrtimer_setup(t, fire, CLOCK_MONOTONIC, ABS);
	hrtimer_set_expires_range_ns(t, at(MS(4)), MS(2));
	hrtimer_start_expires(t, ABS);
	value(hrtimer_is_queued(t));
	sleep_until(MS(10));
	hrtimer_set_expires(t, at(MS(16)));
	hrtimer_restart(t);
	sleep_until(MS(20));
}

SCENARIO(show);
