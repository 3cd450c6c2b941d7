/* SPDX-License-Identifier: MIT */
/*
 * After the switch to high resolution every nanosecond counts.
 *
 * Shows: 1.1 hrtimer_resolution
 */
#include "scenario.h"

static void show(void)
{
	value(hrtimer_resolution);
	value(TICK_NSEC);
	value(KTIME_LOW_RES);
	value(HZ);
}

SCENARIO(show);
