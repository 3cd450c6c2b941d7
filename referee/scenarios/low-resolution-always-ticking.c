/* SPDX-License-Identifier: MIT */
/*
 * With neither high resolution nor a stopped tick: hard timers, the wheel, soft
 * timers, all of them at the tick, clock by clock.
 *
 * Boot: highres=off nohz=off
 * Shows: 2.7.4, 2.7.6, 2.1.3
 */
#include "scenario.h"

static void show(void)
{
	sleep_until(MS(31));
	go(0, CLOCK_TAI, ABS_SOFT, MS(51));
	go(1, CLOCK_MONOTONIC, ABS_SOFT, MS(56));
	go(2, CLOCK_BOOTTIME, ABS, MS(52));
	go(3, CLOCK_REALTIME, ABS, MS(55));
	go(4, CLOCK_MONOTONIC, ABS, MS(58));
	wheel_go(0, 5);
	sleep_until(MS(98));
	event("task");
}

SCENARIO(show);
