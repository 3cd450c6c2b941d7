/* SPDX-License-Identifier: MIT */
/*
 * A thread that is bound to a CPU sleeps and wakes there, and so do the timers
 * that it starts pinned.
 *
 * Shows: 1.6 msleep, 1.1 schedule_hrtimeout, 2.7.1
 */
#include "smp.h"

static struct completion done;

static enum hrtimer_restart where(struct hrtimer *timer)
{
	say("callback on CPU %d\n", here());
	return HRTIMER_NORESTART;
}

static int sleeper(void *unused)
{
	ktime_t time = MS(3);

	say("starts on CPU %d\n", here());
	msleep(10);
	say("msleep, on CPU %d\n", here());
	usleep_range(2000, 3000);
	say("usleep_range, on CPU %d\n", here());
	set_current_state(TASK_UNINTERRUPTIBLE);
	value(schedule_hrtimeout(&time, REL));
	hrtimer_start(&timers[0], MS(5), REL_PINNED);
	msleep(100);
	say("ends on CPU %d\n", here());
	complete(&done);
	return 0;
}

static void show(void)
{
	hrtimer_setup(&timers[0], where, CLOCK_MONOTONIC, REL_PINNED);
	for (int cpu = 1; cpu >= 0; cpu--) {
		struct task_struct *task = kthread_create(sleeper, NULL,
							  "sleeper/%d", cpu);

		init_completion(&done);
		kthread_bind(task, cpu);
		wake_up_process(task);
		wait_for_completion(&done);
	}
}

SCENARIO(show);
