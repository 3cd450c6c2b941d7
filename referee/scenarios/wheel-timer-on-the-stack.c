/* SPDX-License-Identifier: MIT */
/*
 * A timer of the wheel may live on the stack.
 *
 * Shows: 1.5 timer_setup_on_stack
 */
#include "scenario.h"

static int fired;

static void count(struct timer_list *timer)
{
	fired++;
}

static void show(void)
{
	struct timer_list timer;

	timer_setup_on_stack(&timer, count, 0);
	mod_timer(&timer, jiffies + 1);
	msleep(40);
	value(fired);
	value(timer_delete_sync(&timer));
	timer_destroy_on_stack(&timer);
}

SCENARIO(show);
