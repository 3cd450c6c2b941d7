/* SPDX-License-Identifier: MIT */
/*
 * A timer that an idle CPU starts goes to one that is awake, unless it is
 * pinned, or would be the first event there.
 *
 * Shows: 2.7.1
 * Runs: in virtual time
 */
#include "smp.h"

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
	hrtimer_start(&timers[0], US(300), REL);
	hrtimer_start(&timers[1], MS(30), REL);
	hrtimer_start(&timers[2], MS(40), REL_SOFT);
	hrtimer_start(&timers[3], MS(50), REL_PINNED);
	mod_timer(&wheel[0], jiffies + 20);
	mod_timer(&wheel[1], jiffies + 24);
}

static void show(void)
{
	static const enum hrtimer_mode modes[] = { REL, REL, REL_SOFT,
						   REL_PINNED };

	for (int i = 0; i < 4; i++)
		hrtimer_setup(&timers[i], where, CLOCK_MONOTONIC, modes[i]);
	timer_setup(&wheel[0], wheel_where, 0);
	timer_setup(&wheel[1], wheel_where, TIMER_PINNED);
	sleep_until(MS(100)); /* until CPU 1 has gone idle */
	align();
	on_cpu_1(start, NULL);
	mdelay(20);
	sleep_until(MS(400));
}

SCENARIO(show);
