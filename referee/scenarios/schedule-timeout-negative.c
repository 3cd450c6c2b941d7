/* SPDX-License-Identifier: MIT */
/*
 * A negative timeout is a bug: it is reported, and returns 0.
 *
 * Shows: 1.6 schedule_timeout
 */
#include "scenario.h"

static void show(void)
{
	set_current_state(TASK_UNINTERRUPTIBLE);
	value(schedule_timeout(-5));
	event("task");
}

SCENARIO(show);
