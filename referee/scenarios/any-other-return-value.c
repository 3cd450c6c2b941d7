/* SPDX-License-Identifier: MIT */
/*
 * What a callback returns that is neither RESTART nor NORESTART.
 *
 * Shows: 1.1 hrtimer_restart
 */
#include "scenario.h"

static int calls;

static enum hrtimer_restart odd(struct hrtimer *timer)
{
	event("call %d", ++calls);
	hrtimer_forward_now(timer, MS(4));
	return calls < 4 ? (enum hrtimer_restart)2 : HRTIMER_NORESTART;
}

static void show(void)
{
	hrtimer_setup(&timers[0], odd, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(4)), ABS);
	sleep_until(MS(32));
	value(hrtimer_active(&timers[0]));
}

SCENARIO(show);
