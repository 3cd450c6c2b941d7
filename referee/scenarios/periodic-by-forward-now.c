/* SPDX-License-Identifier: MIT */
/*
 * The usual periodic timer.
 *
 * Shows: 2.3.1, 1.1 hrtimer_forward_now
 */
#include "scenario.h"

static int left = 6;

static enum hrtimer_restart beat(struct hrtimer *timer)
{
	event("overruns %llu",
	      (unsigned long long)hrtimer_forward_now(timer, MS(4)));
	return --left ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void show(void)
{
	hrtimer_setup(&timers[0], beat, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(4)), ABS);
	sleep_until(MS(40));
	value(hrtimer_get_expires(&timers[0]) == at(MS(28)));
}

SCENARIO(show);
