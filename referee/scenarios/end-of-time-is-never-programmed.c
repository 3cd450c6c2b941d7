/* SPDX-License-Identifier: MIT */
/*
 * A start at KTIME_MAX, or by so much that it would be later, is queued and
 * never fires.
 *
 * Shows: 2.4.3
 */
#include "scenario.h"

static void try(ktime_t time, enum hrtimer_mode mode)
{
	struct hrtimer *t = &timers[0];

	hrtimer_setup(t, fire, CLOCK_MONOTONIC, mode);
	hrtimer_start(t, time, mode);
	value(hrtimer_get_expires(t));
	value(hrtimer_get_remaining(t) > 0);
	value(hrtimer_is_queued(t));
	msleep(20);
	value(hrtimer_cancel(t));
}

static void show(void)
{
	try(KTIME_MAX, ABS);
	try(KTIME_MAX, REL);
	try(KTIME_MAX - 1, REL);
	try(KTIME_MAX - 1, ABS);
}

SCENARIO(show);
