/* SPDX-License-Identifier: MIT */
/*
 * The functions that set, move and read both expiries.
 *
 * Shows: 1.1 hrtimer_set_expires
 */
#include "scenario.h"

static void show(void)
{
	struct hrtimer *t = &timers[0];

	hrtimer_setup(t, fire, CLOCK_MONOTONIC, ABS);
	hrtimer_set_expires(t, 1000);
	value(hrtimer_get_softexpires(t));
	value(hrtimer_get_expires(t));
	hrtimer_set_expires_range(t, 2000, 50);
	value(hrtimer_get_softexpires(t));
	value(hrtimer_get_expires(t));
	hrtimer_set_expires_range_ns(t, 3000, 70);
	value(hrtimer_get_softexpires(t));
	value(hrtimer_get_expires(t));
	hrtimer_set_expires_range_ns(t, 3000, ~0ULL);
	value(hrtimer_get_expires(t));
	hrtimer_set_expires(t, 10);
	hrtimer_add_expires(t, 5);
	value(hrtimer_get_softexpires(t));
	value(hrtimer_get_expires(t));
	hrtimer_add_expires_ns(t, 7);
	value(hrtimer_get_softexpires(t));
	value(hrtimer_get_expires(t));
	hrtimer_set_expires(t, KTIME_MAX - 5);
	hrtimer_add_expires(t, 10);
	value(hrtimer_get_expires(t));
	hrtimer_set_expires(t, 100);
	hrtimer_add_expires(t, -1);
	value(hrtimer_get_expires(t));
}

SCENARIO(show);
