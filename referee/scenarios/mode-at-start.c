/* SPDX-License-Identifier: MIT */
/*
 * At a start only REL and PINNED count; a hard timer that is started as a soft
 * one warns, and stays hard.
 *
 * Shows: 2.4.5, 2.9.2
 */
#include "scenario.h"

static enum hrtimer_restart where(struct hrtimer *timer)
{
	event("%c hardirq %d", letter(timer), !!in_hardirq());
	return HRTIMER_NORESTART;
}

static void show(void)
{
	for (int i = 0; i < 3; i++)
		hrtimer_setup(&timers[i], where, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(4)), HRTIMER_MODE_ABS_PINNED);
	hrtimer_start(&timers[1], at(MS(8)), HRTIMER_MODE_ABS_HARD);
	hrtimer_start(&timers[2], at(MS(12)), ABS_SOFT);
	sleep_until(MS(16));
}

SCENARIO(show);
