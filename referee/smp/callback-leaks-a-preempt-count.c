/* SPDX-License-Identifier: MIT */
/*
 * A callback of the wheel that leaves preemption off is reported, once, and the
 * count is put right.
 *
 * Shows: 2.8.5
 */
#include "smp.h"

static int calls;

static void leak(struct timer_list *timer)
{
	calls++;
	preempt_disable();
}

static void show(void)
{
	for (int i = 0; i < 2; i++) {
		timer_setup(&wheel[0], leak, 0);
		mod_timer(&wheel[0], jiffies + 1);
		msleep(50);
	}
	value(calls);
	value(preempt_count());
}

SCENARIO(show);
