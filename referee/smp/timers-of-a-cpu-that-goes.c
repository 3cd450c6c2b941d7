/* SPDX-License-Identifier: MIT */
/*
 * The timers of a CPU that goes offline move to one that stays, pinned ones
 * too, and keep their expiry and their order. When it comes back it takes
 * timers again.
 *
 * Shows: 2.7.2
 */
#include "smp.h"

#include <linux/cpu.h>

static int fired;

static enum hrtimer_restart where(struct hrtimer *timer)
{
	say("%c on CPU %d\n", letter(timer), here());
	fired++;
	return HRTIMER_NORESTART;
}

static void wheel_where(struct timer_list *timer)
{
	say("w%d on CPU %d\n", (int)(timer - wheel), here());
	fired++;
}

static void start(void *unused)
{
	ktime_t base = ktime_get() + MS(2000);

	hrtimer_start(&timers[0], base, HRTIMER_MODE_ABS_PINNED);
	hrtimer_start(&timers[1], base - MS(400), HRTIMER_MODE_ABS_PINNED);
	hrtimer_start(&timers[2], base, HRTIMER_MODE_ABS_PINNED);
	hrtimer_start(&timers[3], base - MS(200), HRTIMER_MODE_ABS_PINNED_SOFT);
	mod_timer(&wheel[0], jiffies + 3 * HZ);
}

static void show(void)
{
	for (int i = 0; i < 4; i++)
		hrtimer_setup(&timers[i], where, CLOCK_MONOTONIC,
			      i == 3 ? HRTIMER_MODE_ABS_PINNED_SOFT
				     : HRTIMER_MODE_ABS_PINNED);
	timer_setup(&wheel[0], wheel_where, TIMER_PINNED);
	on_cpu_1(start, NULL);
	value(remove_cpu(1));
	value(num_online_cpus());
	value(smp_call_function_single(1, start, NULL, 1));
	value(fired);
	for (int i = 0; i < 100 && fired < 5; i++)
		msleep(100);
	value(add_cpu(1));
	value(num_online_cpus());
	fired = 0;
	on_cpu_1(start, NULL);
	for (int i = 0; i < 100 && fired < 5; i++)
		msleep(100);
}

SCENARIO(show);
