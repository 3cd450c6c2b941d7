/* SPDX-License-Identifier: MIT */
/*
 * A running timer is active, not queued, and cannot be cancelled; started from
 * its callback it is both running and queued.
 *
 * Shows: 2.4.6
 */
#include "scenario.h"

static int calls;

static void ask(const char *when, struct hrtimer *timer)
{
	say("  %s: active %d queued %d running %d try %d\n", when,
	    hrtimer_active(timer), hrtimer_is_queued(timer),
	    !!hrtimer_callback_running(timer), hrtimer_try_to_cancel(timer));
}

static enum hrtimer_restart self(struct hrtimer *timer)
{
	event("call %d", ++calls);
	ask("entered", timer);
	if (calls < 3)
		hrtimer_start(timer, at(calls * MS(4) + MS(4)), ABS);
	ask("started", timer);
	return calls == 1 ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void show(void)
{
	hrtimer_setup(&timers[0], self, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(4)), ABS);
	sleep_until(MS(24));
	ask("after", &timers[0]);
}

SCENARIO(show);
