/* SPDX-License-Identifier: MIT */
/*
 * Two CPUs start and cancel the same timers, over and over. When both have
 * ended and the timers are cancelled, nothing runs and nothing is queued, and
 * no callback ran twice at a time.
 *
 * Shows: 2.4.8
 */
#include "smp.h"

#include <linux/atomic.h>

#define ROUNDS 2000

static atomic_t inside[2], overlaps, wheel_overlaps;
static int wheel_inside;
static struct completion done[2];

static enum hrtimer_restart enter(struct hrtimer *timer)
{
	atomic_t *mine = &inside[timer - timers];

	if (atomic_inc_return(mine) != 1)
		atomic_inc(&overlaps);
	udelay(1);
	atomic_dec(mine);
	return HRTIMER_NORESTART;
}

static void wheel_enter(struct timer_list *timer)
{
	if (wheel_inside++)
		atomic_inc(&wheel_overlaps);
	udelay(1);
	wheel_inside--;
}

static int race(void *data)
{
	long me = (long)data;

	for (int i = 0; i < ROUNDS; i++) {
		hrtimer_start(&timers[i & 1], US(i % 7), REL);
		mod_timer(&wheel[0], jiffies + i % 3);
		if (i % 3 == me)
			hrtimer_try_to_cancel(&timers[~i & 1]);
		if (i % 50 == 0)
			hrtimer_cancel(&timers[i / 50 & 1]);
		if (i % 100 == 99)
			timer_delete_sync(&wheel[0]);
		if (i % 500 == 0)
			cond_resched();
	}
	complete(&done[me]);
	return 0;
}

static void show(void)
{
	for (long i = 0; i < 2; i++) {
		hrtimer_setup(&timers[i], enter, CLOCK_MONOTONIC, REL);
		init_completion(&done[i]);
	}
	timer_setup(&wheel[0], wheel_enter, 0);
	for (long i = 0; i < 2; i++) {
		struct task_struct *task = kthread_create(race, (void *)i,
							  "race/%ld", i);

		kthread_bind(task, i);
		wake_up_process(task);
	}
	for (int i = 0; i < 2; i++)
		wait_for_completion(&done[i]);
	for (int i = 0; i < 2; i++) {
		hrtimer_cancel(&timers[i]);
		value(hrtimer_active(&timers[i]));
		value(atomic_read(&inside[i]));
	}
	timer_delete_sync(&wheel[0]);
	value(timer_pending(&wheel[0]));
	value(wheel_inside);
	value(atomic_read(&overlaps));
	value(atomic_read(&wheel_overlaps));
}

SCENARIO(show);
