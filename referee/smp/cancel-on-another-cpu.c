/* SPDX-License-Identifier: MIT */
/*
 * A timer that is queued on another CPU is cancelled, deleted, or started anew
 * here.
 *
 * Shows: 2.4.8, 1.1 hrtimer_cancel, 1.5 timer_delete
 */
#include "smp.h"

static int fired;

static enum hrtimer_restart count(struct hrtimer *timer)
{
	fired++;
	return HRTIMER_NORESTART;
}

static void wheel_count(struct timer_list *timer)
{
	fired++;
}

static void start(void *unused)
{
	hrtimer_start(&timers[0], MS(2000), REL_PINNED);
	mod_timer(&wheel[0], jiffies + 5 * HZ);
}

static void show(void)
{
	struct hrtimer *t = &timers[0];
	struct timer_list *w = &wheel[0];

	hrtimer_setup(t, count, CLOCK_MONOTONIC, REL_PINNED);
	timer_setup(w, wheel_count, TIMER_PINNED);
	on_cpu_1(start, NULL);
	value(hrtimer_is_queued(t));
	value(hrtimer_try_to_cancel(t));
	value(hrtimer_is_queued(t));
	value(timer_pending(w));
	value(timer_delete(w));
	value(timer_delete(w));
	on_cpu_1(start, NULL);
	value(hrtimer_cancel(t));
	value(hrtimer_cancel(t));
	value(timer_delete_sync(w));
	on_cpu_1(start, NULL);
	hrtimer_start(t, MS(1), REL);
	value(mod_timer(w, jiffies + 1));
	msleep(100);
	value(fired);
	value(hrtimer_cancel(t));
	value(timer_delete_sync(w));
}

SCENARIO(show);
