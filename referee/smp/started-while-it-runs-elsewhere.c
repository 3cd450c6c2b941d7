/* SPDX-License-Identifier: MIT */
/*
 * A timer whose callback runs stays on that CPU, whoever starts it meanwhile.
 * It is queued then and fires again. That its callback returns RESTART does not
 * change what the other start said.
 *
 * Shows: 2.4.6, 2.4.8
 */
#include "smp.h"

static int calls, second;
static enum hrtimer_restart verdict;

static enum hrtimer_restart again(struct hrtimer *timer)
{
	say("call %d on CPU %d\n", ++calls, here());
	if (calls == 1) {
		be_held();
		return verdict;
	}
	WRITE_ONCE(second, 1);
	return HRTIMER_NORESTART;
}

static void try(enum hrtimer_restart what)
{
	struct hrtimer *t = &timers[0];

	verdict = what;
	calls = second = 0;
	forget();
	hrtimer_setup(t, again, CLOCK_MONOTONIC, REL_PINNED);
	on_cpu_1(start_held, (void *)(long)REL_PINNED);
	await(&entered);
	hrtimer_start(t, MS(200), REL_PINNED);
	value(hrtimer_is_queued(t));
	value(hrtimer_active(t));
	value(hrtimer_try_to_cancel(t));
	value(hrtimer_is_queued(t));
	WRITE_ONCE(released, 1);
	await(&second);
	value(hrtimer_cancel(t));
	value(calls);
}

static void show(void)
{
	try(HRTIMER_NORESTART);
	try(HRTIMER_RESTART);
}

SCENARIO(show);
