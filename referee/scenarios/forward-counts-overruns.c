/* SPDX-License-Identifier: MIT */
/*
 * The expiry moves by whole intervals to strictly after now; the count is how
 * many.
 *
 * Shows: 2.3.1, 1.1 hrtimer_forward
 */
#include "scenario.h"

static void try(s64 now, s64 interval)
{
	hrtimer_set_expires(&timers[0], 100);
	say("now %lld interval %lld: %llu,", now, interval,
	    (unsigned long long)hrtimer_forward(&timers[0], now, interval));
	say(" expires %lld\n", hrtimer_get_expires(&timers[0]));
}

static void show(void)
{
	hrtimer_setup(&timers[0], fire, CLOCK_MONOTONIC, ABS);
	for (s64 now = 99; now <= 131; now++)
		try(now, 10);
	try(105, 0);
	try(105, -7);
	try(99, 0);
	try(1000000007, 3);
}

SCENARIO(show);
