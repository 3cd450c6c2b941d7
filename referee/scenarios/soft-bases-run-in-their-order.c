/* SPDX-License-Identifier: MIT */
/*
 * Soft timers of one instant run after the hard ones, in the same order of
 * clocks.
 *
 * Shows: 2.1.3, 2.1.4
 */
#include "scenario.h"

static void show(void)
{
	go(7, CLOCK_TAI, ABS_SOFT, MS(8));
	go(6, CLOCK_BOOTTIME, ABS_SOFT, MS(8));
	go(5, CLOCK_REALTIME, ABS_SOFT, MS(8));
	go(4, CLOCK_MONOTONIC, ABS_SOFT, MS(8));
	go(3, CLOCK_TAI, ABS, MS(8));
	go(0, CLOCK_MONOTONIC, HRTIMER_MODE_ABS_HARD, MS(8));
	sleep_until(MS(12));
}

SCENARIO(show);
