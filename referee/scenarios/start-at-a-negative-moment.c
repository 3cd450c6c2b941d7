/* SPDX-License-Identifier: MIT */
/*
 * A negative moment keeps its soft expiry and gets the end of time for its hard
 * one: it fires with any interrupt that finds it first, and causes none.
 *
 * Shows: 2.4.2
 */
#include "scenario.h"

static void show(void)
{
	struct hrtimer *t = &timers[0];

	hrtimer_setup(t, fire, CLOCK_BOOTTIME, ABS);
	hrtimer_start(t, -5, ABS);
	value(hrtimer_get_softexpires(t));
	value(hrtimer_get_expires(t));
	value(hrtimer_is_queued(t));
	event("task");
	sleep_until(MS(4));
	value(hrtimer_is_queued(t));
}

SCENARIO(show);
