/* SPDX-License-Identifier: MIT */
/*
 * hrtimer_cancel() returns when a callback on another CPU has ended: 0, as the
 * timer is not queued then. One that its callback restarts meanwhile is queued
 * again, is taken off, and the return is 1.
 *
 * Shows: 2.4.8, 1.1 hrtimer_cancel
 */
#include "smp.h"

static int calls;

static enum hrtimer_restart restarts(struct hrtimer *timer)
{
	calls++;
	be_held();
	hrtimer_forward_now(timer, MS(2000));
	return HRTIMER_RESTART;
}

static enum hrtimer_restart starts_itself(struct hrtimer *timer)
{
	calls++;
	be_held();
	hrtimer_start(timer, MS(2000), REL_PINNED);
	return HRTIMER_NORESTART;
}

static void try(enum hrtimer_restart (*fn)(struct hrtimer *))
{
	struct hrtimer *t = &timers[0];

	calls = 0;
	forget();
	hrtimer_setup(t, fn, CLOCK_MONOTONIC, REL_PINNED);
	on_cpu_1(start_held, (void *)(long)REL_PINNED);
	await(&entered);
	WRITE_ONCE(released, 1);
	value(hrtimer_cancel(t));
	value(left);
	value(hrtimer_active(t));
	value(calls);
}

static void show(void)
{
	static const enum hrtimer_mode modes[] = { REL_PINNED,
						   REL_PINNED_SOFT };

	for (int i = 0; i < 2; i++) {
		run_held(modes[i]);
		WRITE_ONCE(released, 1);
		value(hrtimer_cancel(&timers[0]));
		value(left);
		value(hrtimer_active(&timers[0]));
	}
	try(restarts);
	try(starts_itself);
}

SCENARIO(show);
