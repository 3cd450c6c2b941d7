/* SPDX-License-Identifier: MIT */
/*
 * A callback that asks for a restart and leaves its expiry is called again at
 * once, at the same instant.
 *
 * Shows: 2.1.5
 */
#include "scenario.h"

static int left = 5;

static enum hrtimer_restart again(struct hrtimer *timer)
{
	event("%d left", --left);
	return left ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void show(void)
{
	hrtimer_setup(&timers[0], again, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(8)), ABS);
	sleep_until(MS(12));
}

SCENARIO(show);
