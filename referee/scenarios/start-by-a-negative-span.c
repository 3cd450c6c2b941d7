/* SPDX-License-Identifier: MIT */
/*
 * A negative span saturates to the end of time: the timer never fires.
 *
 * Shows: 2.4.2
 */
#include "scenario.h"

static void show(void)
{
	struct hrtimer *t = &timers[0];

	hrtimer_setup(t, fire, CLOCK_MONOTONIC, ABS);
	hrtimer_start(t, -1, REL);
	value(hrtimer_get_softexpires(t));
	value(hrtimer_get_expires(t));
	value(hrtimer_is_queued(t));
	sleep_until(MS(100));
	value(hrtimer_is_queued(t));
	value(hrtimer_cancel(t));
}

SCENARIO(show);
