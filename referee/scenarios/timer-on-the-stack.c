/* SPDX-License-Identifier: MIT */
/*
 * A timer may live on the stack.
 *
 * Shows: 1.1 hrtimer_setup_on_stack
 */
#include "scenario.h"

static int fired;

static enum hrtimer_restart count(struct hrtimer *timer)
{
	fired++;
	return HRTIMER_NORESTART;
}

static void show(void)
{
	struct hrtimer timer;

	hrtimer_setup_on_stack(&timer, count, CLOCK_MONOTONIC, REL);
	hrtimer_start(&timer, MS(2), REL);
	sleep_until(MS(4));
	value(fired);
	value(hrtimer_cancel(&timer));
	destroy_hrtimer_on_stack(&timer);
}

SCENARIO(show);
