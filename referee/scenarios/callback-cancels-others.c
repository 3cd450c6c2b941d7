/* SPDX-License-Identifier: MIT */
/*
 * A callback takes timers off that are due at the same instant.
 *
 * Shows: 1.1 hrtimer_try_to_cancel, 2.1.1
 */
#include "scenario.h"

static enum hrtimer_restart cancel(struct hrtimer *timer)
{
	event("%c", letter(timer));
	value(hrtimer_try_to_cancel(&timers[1]));
	value(hrtimer_cancel(&timers[2]));
	value(hrtimer_try_to_cancel(timer));
	return HRTIMER_NORESTART;
}

static void show(void)
{
	hrtimer_setup(&timers[0], cancel, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(8)), ABS);
	for (int i = 1; i < 4; i++)
		go(i, CLOCK_MONOTONIC, ABS, MS(8));
	sleep_until(MS(12));
}

SCENARIO(show);
