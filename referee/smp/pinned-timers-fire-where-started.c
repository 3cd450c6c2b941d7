/* SPDX-License-Identifier: MIT */
/*
 * A pinned timer fires on the CPU that starts it, in every mode, whatever the
 * CPU on which it was set up or last started.
 *
 * Shows: 2.7.1, 1.1 hrtimer_mode
 */
#include "smp.h"

static const enum hrtimer_mode modes[] = {
	HRTIMER_MODE_REL_PINNED,
	HRTIMER_MODE_REL_PINNED_SOFT,
	HRTIMER_MODE_REL_PINNED_HARD,
};

static enum hrtimer_restart where(struct hrtimer *timer)
{
	say("on CPU %d\n", here());
	WRITE_ONCE(entered, 1);
	return HRTIMER_NORESTART;
}

static void wheel_where(struct timer_list *timer)
{
	say("wheel on CPU %d\n", here());
	WRITE_ONCE(entered, 1);
}

static void start(void *mode)
{
	hrtimer_start(&timers[0], MS(5), (enum hrtimer_mode)(long)mode);
}

static void wheel_start(void *after)
{
	mod_timer(&wheel[0], jiffies + (long)after);
}

/* Start on CPU @cpu, and wait for the callback. */
static void from(int cpu, void (*how)(void *), void *info)
{
	entered = 0;
	smp_call_function_single(cpu, how, info, 1);
	await(&entered);
}

static void show(void)
{
	for (unsigned int i = 0; i < ARRAY_SIZE(modes); i++) {
		hrtimer_setup(&timers[0], where, CLOCK_MONOTONIC, modes[i]);
		from(1, start, (void *)(long)modes[i]);
		from(0, start, (void *)(long)modes[i]);
		on_cpu_1(start, (void *)(long)modes[i]);
		from(0, start, (void *)(long)modes[i]);
	}
	timer_setup(&wheel[0], wheel_where, TIMER_PINNED);
	from(1, wheel_start, (void *)2);
	from(0, wheel_start, (void *)2);
	on_cpu_1(wheel_start, (void *)1000);
	from(0, wheel_start, (void *)2);
}

SCENARIO(show);
