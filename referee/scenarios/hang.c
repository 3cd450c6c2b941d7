/* SPDX-License-Identifier: MIT */
/*
 * A callback that is always late makes the interrupt give up and rest.
 *
 * Shows: 2.6.1
 */
#include "scenario.h"

static int left = 12;

static enum hrtimer_restart late(struct hrtimer *timer)
{
	event("%d", left);
	udelay(1000);
	hrtimer_forward(timer, hrtimer_get_expires(timer), US(100));
	return --left ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void show(void)
{
	hrtimer_setup(&timers[0], late, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(4)), ABS);
	sleep_until(MS(60));
	event("task");
}

SCENARIO(show);
