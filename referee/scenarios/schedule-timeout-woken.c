/* SPDX-License-Identifier: MIT */
/*
 * A task that is woken early is told the jiffies that are left.
 *
 * Shows: 1.6 schedule_timeout
 */
#include "scenario.h"

static struct task_struct *me;

static enum hrtimer_restart wake(struct hrtimer *timer)
{
	event("wake %d", wake_up_process(me));
	return HRTIMER_NORESTART;
}

static void show(void)
{
	me = current;
	hrtimer_setup(&timers[0], wake, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(26)), ABS);
	value(schedule_timeout_interruptible(10));
	event("task");
	hrtimer_start(&timers[0], at(MS(46)), ABS);
	set_current_state(TASK_UNINTERRUPTIBLE);
	value(schedule_timeout(MAX_SCHEDULE_TIMEOUT) == MAX_SCHEDULE_TIMEOUT);
	event("task");
}

SCENARIO(show);
