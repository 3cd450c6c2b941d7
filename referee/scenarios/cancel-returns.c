/* SPDX-License-Identifier: MIT */
/*
 * What cancel and try_to_cancel return of an idle, a queued and a fired timer.
 *
 * Shows: 1.1 hrtimer_cancel, 1.1 hrtimer_try_to_cancel
 */
#include "scenario.h"

static void show(void)
{
	struct hrtimer *t = &timers[0];

	hrtimer_setup(t, fire, CLOCK_MONOTONIC, ABS);
	value(hrtimer_cancel(t));
	value(hrtimer_try_to_cancel(t));
	hrtimer_start(t, MS(4), REL);
	value(hrtimer_try_to_cancel(t));
	value(hrtimer_try_to_cancel(t));
	hrtimer_start(t, MS(4), REL);
	value(hrtimer_cancel(t));
	hrtimer_start(t, at(MS(4)), ABS);
	sleep_until(MS(8));
	value(hrtimer_cancel(t));
	value(hrtimer_active(t));
	value(hrtimer_is_queued(t));
}

SCENARIO(show);
