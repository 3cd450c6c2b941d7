/* SPDX-License-Identifier: MIT */
/*
 * An event that passed while callbacks ran is handled in the same interrupt.
 *
 * Shows: 2.6.1, 1.6 udelay
 */
#include "scenario.h"

static enum hrtimer_restart busy(struct hrtimer *timer)
{
	event("%c", letter(timer));
	udelay(1000);
	return HRTIMER_NORESTART;
}

static void show(void)
{
	for (int i = 0; i < 3; i++)
		hrtimer_setup(&timers[i], busy, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(4)), ABS);
	hrtimer_start(&timers[1], at(US(4500)), ABS);
	hrtimer_start(&timers[2], at(US(4800)), ABS);
	go(3, CLOCK_MONOTONIC, ABS_SOFT, US(4600));
	sleep_until(MS(12));
}

SCENARIO(show);
