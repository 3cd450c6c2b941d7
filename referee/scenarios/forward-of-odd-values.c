/* SPDX-License-Identifier: MIT */
/*
 * Where forward meets the ends of time: it saturates, and a negative expiry
 * goes to the end.
 *
 * Shows: 2.3.2, 1.1 hrtimer_forward
 */
#include "scenario.h"

static void try(s64 expires, s64 now, s64 interval)
{
	hrtimer_set_expires(&timers[0], expires);
	say("expires %lld now %lld interval %lld: %llu,", expires, now,
	    interval,
	    (unsigned long long)hrtimer_forward(&timers[0], now, interval));
	say(" expires %lld\n", hrtimer_get_expires(&timers[0]));
}

static void show(void)
{
	hrtimer_setup(&timers[0], fire, CLOCK_MONOTONIC, ABS);
	try(0, KTIME_MAX, KTIME_MAX);
	try(-100, 0, 30);
	try(-100, -50, 30);
	try(-100, -100, 10);
	try(0, KTIME_MAX, 1);
	try(KTIME_MAX, KTIME_MAX, 5);
	try(KTIME_MAX - 5, KTIME_MAX, 5);
	try(0, KTIME_MAX - 1, MS(1));
	try(1, KTIME_MAX - 1, KTIME_MAX / 2);
	try(0, 5, KTIME_MAX);
}

SCENARIO(show);
