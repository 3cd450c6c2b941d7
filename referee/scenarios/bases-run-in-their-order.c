/* SPDX-License-Identifier: MIT */
/*
 * At one instant the clocks run in the order monotonic, realtime, boottime,
 * TAI.
 *
 * Shows: 2.1.3
 */
#include "scenario.h"

static void show(void)
{
	go(3, CLOCK_TAI, ABS, MS(8));
	go(2, CLOCK_BOOTTIME, ABS, MS(8));
	go(1, CLOCK_REALTIME, ABS, MS(8));
	go(0, CLOCK_MONOTONIC, ABS, MS(8));
	sleep_until(MS(12));
}

SCENARIO(show);
