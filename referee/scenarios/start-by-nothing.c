/* SPDX-License-Identifier: MIT */
/*
 * A start by 0, or in the past, queues the timer; its callback comes with the
 * next interrupt, never from within the start.
 *
 * Shows: 2.4.1
 */
#include "scenario.h"

static void show(void)
{
	struct hrtimer *t = &timers[0];

	hrtimer_setup(t, fire, CLOCK_MONOTONIC, ABS);
	hrtimer_start(t, 0, REL);
	value_if_virtual(hrtimer_is_queued(t));
	soon();
	value(hrtimer_is_queued(t));
	hrtimer_start(t, at(-MS(20)), ABS);
	value_if_virtual(hrtimer_is_queued(t));
	soon();
	value(hrtimer_active(t));
	value(hrtimer_get_remaining(t) < 0);
}

SCENARIO(show);
