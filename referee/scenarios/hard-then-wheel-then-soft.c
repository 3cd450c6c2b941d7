/* SPDX-License-Identifier: MIT */
/*
 * At a tick hard timers run first, then those of the wheel, then soft timers.
 *
 * Shows: 2.1.4
 */
#include "scenario.h"

static void show(void)
{
	go(1, CLOCK_MONOTONIC, ABS_SOFT, MS(20));
	wheel_go(0, 1);
	go(0, CLOCK_MONOTONIC, ABS, MS(20));
	sleep_until(MS(24));
}

SCENARIO(show);
