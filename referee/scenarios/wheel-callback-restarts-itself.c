/* SPDX-License-Identifier: MIT */
/*
 * A callback of the wheel starts its own timer: for now means the next tick.
 *
 * Shows: 1.5 mod_timer, 2.8.1
 */
#include "scenario.h"

static int calls;

static void again(struct timer_list *timer)
{
	event("call %d pending %d", ++calls, timer_pending(timer));
	if (calls < 5)
		value(mod_timer(timer, jiffies + (calls - 2)));
	else if (calls == 5)
		value(timer_delete_sync_try(timer));
}

static void show(void)
{
	timer_setup(&wheel[0], again, 0);
	mod_timer(&wheel[0], j0 + 1);
	sleep_until(MS(204));
}

SCENARIO(show);
