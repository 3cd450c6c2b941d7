/* SPDX-License-Identifier: MIT */
/*
 * While its callback runs on another CPU a timer is active, not queued, and
 * cannot be cancelled; hrtimer_try_to_cancel() says so and does not wait.
 *
 * Shows: 2.4.6, 2.4.8, 1.1 hrtimer_try_to_cancel
 */
#include "smp.h"

static void try(enum hrtimer_mode mode)
{
	struct hrtimer *t = &timers[0];

	run_held(mode);
	value(hrtimer_active(t));
	value(hrtimer_is_queued(t));
	value(hrtimer_callback_running(t));
	value(hrtimer_try_to_cancel(t));
	value(hrtimer_try_to_cancel(t));
	value(left);
	WRITE_ONCE(released, 1);
	await(&left);
	value(hrtimer_cancel(t));
	value(hrtimer_active(t));
	value(hrtimer_try_to_cancel(t));
}

static void show(void)
{
	try(REL_PINNED);
	try(REL_PINNED_SOFT);
}

SCENARIO(show);
