/* SPDX-License-Identifier: MIT */
/*
 * Tasks that sleep until one moment go on in the order of their sleeps.
 *
 * Shows: 1.6 schedule_timeout, 1.1 schedule_hrtimeout
 */
#include "scenario.h"

static atomic_t running;
static DECLARE_COMPLETION(all);

static int sleeper(void *name)
{
	sleep_until(MS(8));
	event("%s", (const char *)name);
	if (atomic_dec_and_test(&running))
		complete(&all);
	return 0;
}

static void show(void)
{
	static char *names[] = { "one" };

	atomic_set(&running, ARRAY_SIZE(names));
	for (unsigned int i = 0; i < ARRAY_SIZE(names); i++)
		kthread_run(sleeper, names[i], "%s", names[i]);
	wait_for_completion(&all);
	event("all");
}

SCENARIO(show);
