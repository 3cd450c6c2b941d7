/* SPDX-License-Identifier: MIT */
/*
 * A callback that leaves the preempt count changed is told off, and the count
 * is restored.
 *
 * Shows: 2.8.5
 */
#include "scenario.h"

static void leak(struct timer_list *timer)
{
	preempt_disable();
}

static void show(void)
{
	timer_setup(&wheel[0], leak, 0);
	mod_timer(&wheel[0], j0 + 2);
	sleep_until(MS(44));
	value(preempt_count());
}

SCENARIO(show);
