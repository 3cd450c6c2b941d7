/* SPDX-License-Identifier: MIT */
/*
 * A queued timer must not be forwarded: it warns, returns 0 and changes
 * nothing. One that is not due yet returns 0 silently.
 *
 * Shows: 2.3.3, 2.9.2
 */
#include "scenario.h"

static void show(void)
{
	struct hrtimer *t = &timers[0];

	go(0, CLOCK_MONOTONIC, ABS, MS(8));
	value(hrtimer_forward(t, at(MS(7)), MS(1)));
	value(hrtimer_forward(t, at(MS(9)), MS(1)));
	value(hrtimer_get_expires(t) == at(MS(8)));
	sleep_until(MS(12));
}

SCENARIO(show);
