/* SPDX-License-Identifier: MIT */
/*
 * Taking a timer off another CPU does not set that CPU's device: its interrupt
 * comes all the same, and finds what has a range. On the own CPU the device is
 * set, and no interrupt comes.
 *
 * Shows: 2.6.4
 */
#include "smp.h"

#define ROUNDS 9

/* By TAI, so that the tick does not stand before it in the queue. */
static void start(void *unused)
{
	hrtimer_start_range_ns(&timers[0], at_by(TK_OFFS_TAI, MS(158)), MS(800),
			       HRTIMER_MODE_ABS_PINNED);
	hrtimer_start(&timers[1], at(MS(160)), HRTIMER_MODE_ABS_PINNED);
}

static int with;

static enum hrtimer_restart probe(struct hrtimer *timer)
{
	long now = tenths(ktime_get());

	with += now > 1580 && now < 1750;
	return HRTIMER_NORESTART;
}

static enum hrtimer_restart silent(struct hrtimer *timer)
{
	return HRTIMER_NORESTART;
}

/* Other interrupts may come between, so that most of the rounds count. */
static void try(int cpu)
{
	with = 0;
	for (int i = 0; i < ROUNDS; i++) {
		align();
		smp_call_function_single(cpu, start, NULL, 1);
		sleep_until(MS(100));
		hrtimer_cancel(&timers[1]);
		sleep_until(MS(180));
		hrtimer_cancel(&timers[0]);
	}
	say("timer of CPU %d: the interrupt %s\n", cpu,
	    with > ROUNDS / 2 ? "comes" : "does not come");
}

static void show(void)
{
	hrtimer_setup(&timers[0], probe, CLOCK_TAI, HRTIMER_MODE_ABS_PINNED);
	hrtimer_setup(&timers[1], silent, CLOCK_MONOTONIC,
		      HRTIMER_MODE_ABS_PINNED);
	try(1);
	try(0);
}

SCENARIO(show);
