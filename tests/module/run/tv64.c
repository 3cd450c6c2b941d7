// SPDX-License-Identifier: MIT
/* A module of before 4.10, which looks into ktime_t: the build sees that. */
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/interrupt.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static struct hrtimer timer;
static ktime_t period, started;
static int beats;

static enum hrtimer_restart beat(struct hrtimer *t)
{
	ktime_t late = ktime_sub(ktime_get(), hrtimer_get_expires(t));

	beats++;
	if (late.tv64 < 0)
		pr_info("early\n");
	hrtimer_forward(t, hrtimer_cb_get_time(t), period);
	wake_up(&queue);
	return beats < 3 ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void arithmetic(void)
{
	ktime_t a = ktime_set(1, 500), b = { .tv64 = 1000 };
	DEFINE_KTIME(zero);
	struct timespec ts = ktime_to_timespec(a);

	pr_info("sum %lld, difference %lld\n", ktime_add(a, b).tv64,
		ktime_to_ns(ktime_sub(b, a)));
	pr_info("compare %d, equal %d, us %lld\n", ktime_compare(a, b),
		ktime_equal(zero, zero), ktime_to_us(a));
	pr_info("timespec %ld.%09ld, back %lld\n", ts.tv_sec, ts.tv_nsec,
		timespec_to_ktime(ts).tv64);
	a.tv64 += NSEC_PER_SEC;
	pr_info("a %lld, ms %lld\n", a.tv64, ktime_to_ms(a));
}

static int __init tv64_init(void)
{
	ktime_t moment;

	arithmetic();
	period.tv64 = 20 * NSEC_PER_MSEC;
	started = ktime_get();
	hrtimer_init(&timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	timer.function = beat;
	hrtimer_start(&timer, period, HRTIMER_MODE_REL);
	wait_event(queue, beats == 3);
	moment = ktime_sub(ktime_get(), started);
	pr_info("three beats, not early: %d\n", moment.tv64 >= 60000000);
	moment = ktime_add_ms(ktime_get(), 5);
	set_current_state(TASK_UNINTERRUPTIBLE);
	pr_info("slept %d\n", schedule_hrtimeout(&moment, HRTIMER_MODE_ABS));
	pr_info("hrtimeout %d\n",
		wait_event_hrtimeout(queue, beats == 9, ktime_set(0, 1000)));
	return 0;
}

static void __exit tv64_exit(void)
{
	pr_info("cancel %d\n", hrtimer_cancel(&timer));
}

module_init(tv64_init);
module_exit(tv64_exit);
MODULE_LICENSE("Dual MIT/GPL");
