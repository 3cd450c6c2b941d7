/* SPDX-License-Identifier: MIT */
/*
 * A timer that is due and that another callback moves by 63 jiffies fires at
 * once all the same: its bucket has the same number.
 *
 * Shows: 2.8.2
 */
#include "scenario.h"

static void first(struct timer_list *timer)
{
	event("first");
	value(mod_timer(&wheel[0], jiffies + 63));
}

static void show(void)
{
	wheel_go(0, 2);
	timer_setup(&wheel[1], first, 0);
	mod_timer(&wheel[1], j0 + 2);
	sleep_until(MS(104));
}

SCENARIO(show);
