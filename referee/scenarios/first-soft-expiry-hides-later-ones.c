/* SPDX-License-Identifier: MIT */
/*
 * The look at a queue ends at the first timer whose soft expiry is in the
 * future, even if a later one's is not.
 *
 * Shows: 2.2.1
 */
#include "scenario.h"

static void range(int i, s64 soft, s64 hard)
{
	hrtimer_setup(&timers[i], fire, CLOCK_MONOTONIC, ABS);
	hrtimer_start_range_ns(&timers[i], at(soft), at(hard) - at(soft), ABS);
}

static void show(void)
{
	range(0, MS(4), MS(5));
	range(1, MS(1), MS(6));
	range(2, MS(2), MS(2));
	sleep_until(MS(9));
}

SCENARIO(show);
