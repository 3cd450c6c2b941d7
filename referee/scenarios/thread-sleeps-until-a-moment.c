/* SPDX-License-Identifier: MIT */
/*
 * A thread sleeps until a moment by the precise timer, while another waits for
 * it to be done.
 *
 * Shows: 1.1 schedule_hrtimeout
 */
#include "scenario.h"

static DECLARE_COMPLETION(done);

static int sleeper(void *unused)
{
	sleep_until(MS(8));
	event("thread");
	complete(&done);
	return 0;
}

static void show(void)
{
	kthread_run(sleeper, NULL, "sleeper");
	wait_for_completion(&done);
	event("task");
}

SCENARIO(show);
