/* SPDX-License-Identifier: MIT */
/*
 * Sleeps in jiffies and what remains of them.
 *
 * Shows: 1.6 schedule_timeout
 */
#include "scenario.h"

static void show(void)
{
	value(schedule_timeout_uninterruptible(2));
	event("slept");
	value(schedule_timeout_interruptible(1));
	value(schedule_timeout_killable(0));
	event("slept");
	value(schedule_timeout_idle(3));
	event("slept");
	set_current_state(TASK_RUNNING);
	value(schedule_timeout(1));
	event("did not sleep");
}

SCENARIO(show);
