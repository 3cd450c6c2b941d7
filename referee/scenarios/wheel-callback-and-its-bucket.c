/* SPDX-License-Identifier: MIT */
/*
 * A callback deletes and moves timers that are due with it.
 *
 * Shows: 2.8.2, 1.5 timer_delete
 */
#include "scenario.h"

static void first(struct timer_list *timer)
{
	event("first");
	value(timer_delete(&wheel[3]));
	value(mod_timer(&wheel[2], jiffies + 2));
	value(mod_timer(&wheel[1], jiffies - 1));
}

static void show(void)
{
	for (int i = 0; i < 4; i++)
		wheel_go(i, 2);
	timer_setup(&wheel[4], first, 0);
	mod_timer(&wheel[4], j0 + 2);
	sleep_until(MS(104));
}

SCENARIO(show);
