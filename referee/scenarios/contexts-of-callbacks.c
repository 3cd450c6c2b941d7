/* SPDX-License-Identifier: MIT */
/*
 * Hard callbacks run in an interrupt, soft ones and those of the wheel in a
 * softirq.
 *
 * Shows: 2.1.4
 */
#include "scenario.h"

static enum hrtimer_restart where(struct hrtimer *timer)
{
	event("%c hardirq %d softirq %d", letter(timer), !!in_hardirq(),
	      !!in_serving_softirq());
	return HRTIMER_NORESTART;
}

static void wheel_where(struct timer_list *timer)
{
	event("wheel hardirq %d softirq %d", !!in_hardirq(),
	      !!in_serving_softirq());
}

static void show(void)
{
	hrtimer_setup(&timers[0], where, CLOCK_MONOTONIC, REL);
	hrtimer_setup(&timers[1], where, CLOCK_MONOTONIC, REL_SOFT);
	timer_setup(&wheel[0], wheel_where, 0);
	hrtimer_start(&timers[0], MS(4), REL);
	hrtimer_start(&timers[1], MS(6), REL_SOFT);
	mod_timer(&wheel[0], jiffies + 1);
	say("task hardirq %d softirq %d\n", !!in_hardirq(),
	    !!in_serving_softirq());
	sleep_until(MS(40));
}

SCENARIO(show);
