/* SPDX-License-Identifier: MIT */
/*
 * The queue is sorted by expiry, whatever the order of the starts.
 *
 * Shows: 2.1.1
 */
#include "scenario.h"

static void show(void)
{
	go(0, CLOCK_MONOTONIC, ABS, MS(8));
	go(1, CLOCK_MONOTONIC, ABS, MS(4));
	go(2, CLOCK_MONOTONIC, ABS, MS(12));
	go(3, CLOCK_MONOTONIC, ABS, MS(6));
	sleep_until(MS(16));
}

SCENARIO(show);
