/* SPDX-License-Identifier: MIT */
/*
 * A sleeper wakes its task and forgets it.
 *
 * Shows: 1.1 hrtimer_sleeper_start_expires
 */
#include "scenario.h"

static void show(void)
{
	struct hrtimer_sleeper sleeper;

	hrtimer_setup_sleeper_on_stack(&sleeper, CLOCK_MONOTONIC, ABS);
	hrtimer_set_expires(&sleeper.timer, at(MS(4)));
	value(sleeper.task == current);
	set_current_state(TASK_UNINTERRUPTIBLE);
	hrtimer_sleeper_start_expires(&sleeper, ABS);
	schedule();
	event("woken");
	value(sleeper.task == NULL);
	value(hrtimer_cancel(&sleeper.timer));
	destroy_hrtimer_on_stack(&sleeper.timer);
}

SCENARIO(show);
