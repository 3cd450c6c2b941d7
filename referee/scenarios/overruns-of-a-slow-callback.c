/* SPDX-License-Identifier: MIT */
/*
 * A callback that takes longer than its interval counts what it missed.
 *
 * Shows: 2.3.1, 1.6 udelay
 */
#include "scenario.h"

static int left = 3;

static enum hrtimer_restart slow(struct hrtimer *timer)
{
	udelay(5000);
	event("overruns %llu",
	      (unsigned long long)hrtimer_forward_now(timer, MS(2)));
	return --left ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void show(void)
{
	hrtimer_setup(&timers[0], slow, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(4)), ABS);
	sleep_until(MS(48));
}

SCENARIO(show);
