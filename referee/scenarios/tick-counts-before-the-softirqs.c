/* SPDX-License-Identifier: MIT */
/*
 * Callbacks of the wheel see the jiffies of the tick that runs them.
 *
 * Shows: 2.1.4, 1.4 jiffies
 */
#include "scenario.h"

static void count(struct timer_list *timer)
{
	event("w%d jiffies %ld", (int)(timer - wheel), (long)(jiffies - j0));
}

static void show(void)
{
	for (int i = 0; i < 4; i++) {
		timer_setup(&wheel[i], count, 0);
		mod_timer(&wheel[i], j0 + i);
	}
	sleep_until(MS(64));
}

SCENARIO(show);
