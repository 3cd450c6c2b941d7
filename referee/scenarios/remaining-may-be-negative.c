/* SPDX-License-Identifier: MIT */
/*
 * The time that remains is the hard expiry less now, and may be negative.
 *
 * Shows: 1.1 hrtimer_get_remaining
 */
#include "scenario.h"

static void show(void)
{
	struct hrtimer *t = &timers[0];

	hrtimer_setup(t, fire, CLOCK_MONOTONIC, ABS);
	hrtimer_start_range_ns(t, at(MS(4)), MS(4), ABS);
	say("%lld\n", (hrtimer_get_remaining(t) + US(500)) / MS(1));
	say("%lld\n", (hrtimer_expires_remaining(t) + US(500)) / MS(1));
	sleep_until(MS(24));
	say("%lld\n", (hrtimer_get_remaining(t) - US(500)) / MS(1));
}

SCENARIO(show);
