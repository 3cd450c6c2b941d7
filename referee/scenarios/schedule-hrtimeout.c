/* SPDX-License-Identifier: MIT */
/*
 * Sleeps with the precision of a hrtimer, and what they return.
 *
 * Shows: 1.1 schedule_hrtimeout
 */
#include "scenario.h"

static void try(unsigned int state, ktime_t time, enum hrtimer_mode mode)
{
	set_current_state(state);
	say("%d ", schedule_hrtimeout(&time, mode));
	event("");
}

static void show(void)
{
	ktime_t soon = MS(4);

	try(TASK_UNINTERRUPTIBLE, MS(4), REL);
	try(TASK_INTERRUPTIBLE, at(MS(8)), ABS);
	try(TASK_UNINTERRUPTIBLE, 0, REL);
	try(TASK_UNINTERRUPTIBLE, 1000, ABS);
	try(TASK_RUNNING, MS(4), REL);
	set_current_state(TASK_UNINTERRUPTIBLE);
	say("%d ", schedule_hrtimeout_range(&soon, MS(2), REL));
	event("range");
}

SCENARIO(show);
