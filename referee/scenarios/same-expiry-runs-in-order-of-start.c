/* SPDX-License-Identifier: MIT */
/*
 * Timers of one clock with one expiry run in the order in which they were
 * started.
 *
 * Shows: 2.1.1
 */
#include "scenario.h"

static void show(void)
{
	static const int order[] = { 2, 0, 4, 1, 3 };

	for (int i = 0; i < 5; i++)
		go(order[i], CLOCK_MONOTONIC, ABS, MS(8));
	sleep_until(MS(12));
}

SCENARIO(show);
