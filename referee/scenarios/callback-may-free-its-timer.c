/* SPDX-License-Identifier: MIT */
/*
 * A callback that returns NORESTART may overwrite its timer's memory.
 *
 * Shows: 2.4.7
 */
#include "scenario.h"

#include <linux/slab.h>

static struct hrtimer *gone;

static enum hrtimer_restart release(struct hrtimer *timer)
{
	event("freed");
	kfree(gone);
	return HRTIMER_NORESTART;
}

static void show(void)
{
	gone = kzalloc(sizeof(*gone), GFP_KERNEL);
	if (!gone)
		return;
	hrtimer_setup(gone, release, CLOCK_MONOTONIC, REL);
	hrtimer_start(gone, MS(4), REL);
	sleep_until(MS(8));
	event("task");
}

SCENARIO(show);
