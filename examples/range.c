// SPDX-License-Identifier: MIT
/*
 * Slack pays: ten timers of 100 Hz with random phase, first exact, then with
 * 5 ms of slack each. A timer may fire anywhere in its range, so it fires with
 * whatever interrupt comes by; the instants at which anything fired are what a
 * sleeping processor would have been woken for.
 *
 *	hrt run --virtual examples/range.c
 */
#include <linux/hrtimer.h>
#include <linux/delay.h>
#include <linux/kernel.h>
#include <linux/module.h>

#include "compat.h"

#define TIMERS 10

static int slack_us = 5000;
module_param(slack_us, int, 0444);
MODULE_PARM_DESC(slack_us, "slack of each timer in microseconds");

static const ktime_t period = 10 * NSEC_PER_MSEC;
static struct hrtimer timers[TIMERS];
static ktime_t last;
static int fired, wakeups;

static enum hrtimer_restart fire(struct hrtimer *timer)
{
	ktime_t now = hrtimer_cb_get_time(timer);

	fired++;
	/* On hardware the callbacks of one interrupt are a little apart. */
	if (now - last > 50 * NSEC_PER_USEC)
		wakeups++;
	last = now;
	/*
	 * Within its range a timer fires before its (hard) expiry, from which
	 * hrtimer_forward() counts: to now it would not move at all.
	 */
	hrtimer_forward(timer, max(now, hrtimer_get_expires(timer)), period);
	return HRTIMER_RESTART;
}

static void run(u64 slack_ns)
{
	int i;

	fired = wakeups = 0;
	for (i = 0; i < TIMERS; i++) {
		u64 phase = (i * 7919 % 10007) * NSEC_PER_USEC;

		hrtimer_setup(&timers[i], fire, CLOCK_MONOTONIC,
			      HRTIMER_MODE_REL);
		hrtimer_start_range_ns(&timers[i], ns_to_ktime(phase), slack_ns,
				       HRTIMER_MODE_REL);
	}
	msleep(1000);
	for (i = 0; i < TIMERS; i++)
		hrtimer_cancel(&timers[i]);
	pr_info("slack %llu us: %d callbacks, %d wake-ups\n", slack_ns / 1000,
		fired, wakeups);
}

static int __init range_init(void)
{
	run(0);
	run(slack_us * NSEC_PER_USEC);
	return 0;
}

static void __exit range_exit(void)
{
}

module_init(range_init);
module_exit(range_exit);

MODULE_DESCRIPTION("Range timers share interrupts");
MODULE_LICENSE("Dual MIT/GPL");
