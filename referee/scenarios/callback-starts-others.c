/* SPDX-License-Identifier: MIT */
/*
 * What a callback starts for the same instant, or for earlier, runs in the same
 * pass.
 *
 * Shows: 2.1.1, 2.4.6
 */
#include "scenario.h"

static enum hrtimer_restart start(struct hrtimer *timer)
{
	event("%c", letter(timer));
	hrtimer_start(&timers[2], at(MS(8)), ABS);
	hrtimer_start(&timers[3], at(MS(1)), ABS);
	hrtimer_start(&timers[1], at(MS(10)), ABS);
	return HRTIMER_NORESTART;
}

static void show(void)
{
	for (int i = 1; i < 4; i++)
		hrtimer_setup(&timers[i], fire, CLOCK_MONOTONIC, ABS);
	hrtimer_setup(&timers[0], start, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(8)), ABS);
	go(1, CLOCK_MONOTONIC, ABS, MS(8));
	go(4, CLOCK_MONOTONIC, ABS, MS(8));
	sleep_until(MS(12));
}

SCENARIO(show);
