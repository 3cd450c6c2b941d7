/* SPDX-License-Identifier: MIT */
/*
 * A task that something else wakes is told -EINTR; without a time it sleeps
 * until then.
 *
 * Shows: 1.1 schedule_hrtimeout
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
	ktime_t late = MS(100);

	me = current;
	hrtimer_setup(&timers[0], wake, CLOCK_MONOTONIC, ABS);
	hrtimer_start(&timers[0], at(MS(4)), ABS);
	set_current_state(TASK_INTERRUPTIBLE);
	value(schedule_hrtimeout(&late, REL));
	event("task");
	hrtimer_start(&timers[0], at(MS(8)), ABS);
	set_current_state(TASK_UNINTERRUPTIBLE);
	value(schedule_hrtimeout(NULL, ABS));
	event("task");
}

SCENARIO(show);
