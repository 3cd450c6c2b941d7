/* SPDX-License-Identifier: MIT */
/*
 * The sleeps: a timer on the stack that wakes the task, and the wait for it.
 */
#include <hrtimer/delay.h>
#include <hrtimer/jiffies.h>
#include <hrtimer/task.h>
#include <hrtimer/timer.h>

#include "machine.h"
#include "report.h"

/* ---- in jiffies: the wheel -------------------------------------------------*/

struct process_timer {
	struct timer_list timer;
	struct task_struct *task;
};

static void process_timeout(struct timer_list *timer)
{
	struct process_timer *timeout =
		container_of(timer, struct process_timer, timer);

	hrt_wake_up(timeout->task, TASK_NORMAL);
}

long schedule_timeout(long timeout)
{
	struct process_timer sleep;
	unsigned long expires;

	if (timeout == MAX_SCHEDULE_TIMEOUT) {
		hrt_schedule();
		return timeout;
	}
	if (timeout < 0) {
		hrt_say(HRT_NOTICE, __func__,
			"schedule_timeout: wrong timeout value %llx",
			(u64)timeout, 0, 0, 0);
		hrt_set_state(TASK_RUNNING);
		return 0;
	}
	expires = (unsigned long)timeout + jiffies_now();
	hrt_timer_init(&sleep.timer, process_timeout, 0);
	sleep.task = hrt_current();
	mod_timer(&sleep.timer, expires);
	hrt_schedule();
	timer_delete_sync(&sleep.timer);
	timeout = (long)(expires - jiffies_now());
	return timeout < 0 ? 0 : timeout;
}

static long timeout_in(unsigned int state, long timeout)
{
	hrt_set_state(state);
	return schedule_timeout(timeout);
}

long schedule_timeout_interruptible(long timeout)
{
	return timeout_in(TASK_INTERRUPTIBLE, timeout);
}

long schedule_timeout_killable(long timeout)
{
	return timeout_in(TASK_KILLABLE, timeout);
}

long schedule_timeout_uninterruptible(long timeout)
{
	return timeout_in(TASK_UNINTERRUPTIBLE, timeout);
}

long schedule_timeout_idle(long timeout)
{
	return timeout_in(TASK_IDLE, timeout);
}

static long msleep_jiffies(unsigned int msecs)
{
	long timeout = (long)msecs_to_jiffies(msecs);

	return timeout + hrt_machine.rules.msleep_extra_jiffy;
}

void msleep(unsigned int msecs)
{
	long timeout = msleep_jiffies(msecs);

	while (timeout)
		timeout = schedule_timeout_uninterruptible(timeout);
}

unsigned long msleep_interruptible(unsigned int msecs)
{
	long timeout = msleep_jiffies(msecs);

	while (timeout && !hrt_current()->sigpending)
		timeout = schedule_timeout_interruptible(timeout);
	return jiffies_to_msecs((unsigned long)timeout);
}

/* ---- in nanoseconds: hrtimers ----------------------------------------------*/

static enum hrtimer_restart hrtimer_wakeup(struct hrtimer *timer)
{
	struct hrtimer_sleeper *sl = container_of(timer, struct hrtimer_sleeper,
						  timer);
	struct task_struct *task = READ_ONCE(sl->task);

	STORE_RELEASE(sl->task, NULL);
	if (task)
		hrt_wake_up(task, TASK_NORMAL);
	return HRTIMER_NORESTART;
}

void hrtimer_setup_sleeper_on_stack(struct hrtimer_sleeper *sl, int clock_id,
				    enum hrtimer_mode mode)
{
	hrtimer_setup(&sl->timer, hrtimer_wakeup, clock_id, mode);
	sl->task = hrt_current();
}

void hrtimer_init_sleeper_on_stack(struct hrtimer_sleeper *sl, int clock_id,
				   enum hrtimer_mode mode)
{
	hrtimer_setup_sleeper_on_stack(sl, clock_id, mode);
}

void hrtimer_init_sleeper(struct hrtimer_sleeper *sl, int clock_id,
			  enum hrtimer_mode mode)
{
	hrtimer_setup_sleeper_on_stack(sl, clock_id, mode);
}

void hrtimer_sleeper_start_expires(struct hrtimer_sleeper *sl,
				   enum hrtimer_mode mode)
{
	if (hrt_kernel() < HRT_KERNEL_7_3) {
		hrtimer_start_expires(&sl->timer, mode);
		return;
	}
	if (hrtimer_start_expires_user(&sl->timer, mode))
		return;
	STORE_RELEASE(sl->task, NULL);
	hrt_set_state(TASK_RUNNING);
}

/* Sleep once. Return: whether the timer has expired. */
static bool sleep_until(struct hrtimer_sleeper *sl, enum hrtimer_mode mode)
{
	hrtimer_sleeper_start_expires(sl, mode);
	if (LOAD_ACQUIRE(sl->task))
		hrt_schedule();
	hrtimer_cancel(&sl->timer);
	hrt_set_state(TASK_RUNNING);
	return !LOAD_ACQUIRE(sl->task);
}

int schedule_hrtimeout_range_clock(ktime_t *expires, u64 delta,
				   enum hrtimer_mode mode, int clock_id)
{
	struct hrtimer_sleeper sl;

	machine_ready();
	if (expires && *expires == 0) {
		hrt_set_state(TASK_RUNNING);
		return 0;
	}
	if (!expires) {
		hrt_schedule();
		return -EINTR_;
	}
	hrtimer_setup_sleeper_on_stack(&sl, clock_id, mode);
	hrtimer_set_expires_range_ns(&sl.timer, *expires, delta);
	return sleep_until(&sl, mode) ? 0 : -EINTR_;
}

int schedule_hrtimeout_range(ktime_t *expires, u64 delta,
			     enum hrtimer_mode mode)
{
	return schedule_hrtimeout_range_clock(expires, delta, mode,
					      CLOCK_MONOTONIC);
}

int schedule_hrtimeout(ktime_t *expires, enum hrtimer_mode mode)
{
	return schedule_hrtimeout_range(expires, 0, mode);
}

void usleep_range_state(unsigned long min, unsigned long max,
			unsigned int state)
{
	ktime_t until = ktime_add_us(ktime_get(), min);
	u64 delta = (u64)(max - min) * NSEC_PER_USEC;

	if (warn_on_once(max < min,
			 "usleep_range(): max %lld us is below min %lld us",
			 max, min, 0))
		delta = 0;
	do {
		hrt_set_state(state);
	} while (schedule_hrtimeout_range(&until, delta, HRTIMER_MODE_ABS));
}

/* Below this a busy wait is cheaper than a sleep. */
enum { SLEEP_FROM_US = 10, OLD_MSLEEP_FROM_US = 20000 };

void fsleep(unsigned long usecs)
{
	machine_ready();
	if (usecs <= SLEEP_FROM_US)
		udelay(usecs);
	else if (!hrt_machine.rules.fsleep_by_ticks &&
		 usecs <= OLD_MSLEEP_FROM_US)
		usleep_range(usecs, 2 * usecs);
	else if (hrt_machine.rules.fsleep_by_ticks &&
		 usecs < 4 * (unsigned long)tick_period() / NSEC_PER_USEC)
		usleep_range(usecs, usecs + usecs / 4);
	else
		msleep((unsigned int)((usecs + 999) / 1000));
}

long hrtimer_nanosleep(ktime_t rqtp, enum hrtimer_mode mode, int clockid)
{
	struct task_struct *task = hrt_current();
	enum hrtimer_mode next = mode;
	struct hrtimer_sleeper sl;

	hrtimer_setup_sleeper_on_stack(&sl, clockid, mode);
	hrtimer_set_expires_range_ns(&sl.timer, rqtp, task->timer_slack_ns);
	do {
		hrt_set_state(TASK_INTERRUPTIBLE);
		if (sleep_until(&sl, next))
			return 0;
		/* The timer knows its moment by now. */
		next = HRTIMER_MODE_ABS;
	} while (!LOAD_ACQUIRE(task->sigpending));
	return mode & HRTIMER_MODE_REL ? -ERESTART_RESTARTBLOCK_
				       : -ERESTARTNOHAND_;
}

/* ---- busy ------------------------------------------------------------------*/

void hrt_delay_ns(u64 ns)
{
	machine_ready();
	host()->delay(ns);
}
