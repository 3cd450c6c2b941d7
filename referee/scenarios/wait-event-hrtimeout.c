/* SPDX-License-Identifier: MIT */
/*
 * Waiting for a condition with the precision of a hrtimer.
 *
 * Shows: 1.1 wait_event_hrtimeout
 */
#include "scenario.h"

#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static bool ready;

static enum hrtimer_restart set_ready(struct hrtimer *timer)
{
	ready = true;
	wake_up(&queue);
	return HRTIMER_NORESTART;
}

static void show(void)
{
	hrtimer_setup(&timers[0], set_ready, CLOCK_MONOTONIC, ABS);
	value(wait_event_hrtimeout(queue, ready, MS(4)));
	event("timed out");
	hrtimer_start(&timers[0], at(MS(8)), ABS);
	value(wait_event_hrtimeout(queue, ready, MS(100)));
	event("ready");
	value(wait_event_interruptible_hrtimeout(queue, !ready, MS(2)));
	event("timed out");
}

SCENARIO(show);
