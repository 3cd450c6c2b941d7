// SPDX-License-Identifier: MIT
/*
 * A tour of the high-resolution timer API as it was merged in 2.6.16, when a
 * callback took a pointer to data and returned an int.
 *
 *	hrt run --virtual --api 2.6.16 examples/lwn_2_6_16.c
 *
 * Timers fired at ticks in those days: hrtimer_get_res() tells how long one is.
 */
#include <linux/hrtimer.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/sched.h>

struct beat {
	struct hrtimer timer;
	const char *name;
	int left;
	unsigned long missed;
};

static struct beat beat = { .name = "beat", .left = 3 };
static struct hrtimer wall;
static DEFINE_KTIME(interval);

/* Called with what ->data points to; says itself when to be called again. */
static int beat_fn(void *data)
{
	struct beat *b = data;

	printk(KERN_INFO "%s: %d left\n", b->name, --b->left);
	if (!b->left)
		return HRTIMER_NORESTART;
	b->missed += hrtimer_forward(&b->timer, interval) - 1;
	return HRTIMER_RESTART;
}

static int wall_fn(void *data)
{
	printk(KERN_INFO "%s: a moment of the wall clock\n", (char *)data);
	return HRTIMER_NORESTART;
}

/* A timer without a function wakes the task in ->data. */
static void sleep_on_timer(ktime_t time)
{
	struct hrtimer timer;

	hrtimer_init(&timer, CLOCK_MONOTONIC);
	timer.function = NULL;
	timer.data = current;
	set_current_state(TASK_UNINTERRUPTIBLE);
	hrtimer_start(&timer, time, HRTIMER_REL);
	schedule();
	printk(KERN_INFO "woken, timer active: %d\n", hrtimer_active(&timer));
}

static void show_ktime(void)
{
	struct timespec ts = { .tv_sec = 1, .tv_nsec = 500000000 };
	struct timeval tv = { .tv_sec = 2, .tv_usec = 250000 };
	ktime_t sum = ktime_add(timespec_to_ktime(ts), timeval_to_ktime(tv));

	sum = ktime_sub(ktime_add_ns(sum, 1000), ktime_set(0, 1000));
	ts = ktime_to_timespec(sum);
	tv = ktime_to_timeval(sum);
	printk(KERN_INFO "1.5 s + 2.25 s = %ld.%09ld s = %ld.%06ld s = %lld ns"
			 " = %ld clock ticks\n",
	       (long)ts.tv_sec, (long)ts.tv_nsec, (long)tv.tv_sec,
	       (long)tv.tv_usec, (long long)ktime_to_ns(sum),
	       (long)ktime_to_clock_t(sum));
}

static int __init lwn_init(void)
{
	struct timespec res;
	struct timespec now;

	show_ktime();
	hrtimer_get_res(CLOCK_MONOTONIC, &res);
	printk(KERN_INFO "resolution %ld ns\n", (long)res.tv_nsec);

	interval = ktime_set(0, 200000000);
	hrtimer_init(&beat.timer, CLOCK_MONOTONIC);
	beat.timer.function = beat_fn;
	beat.timer.data = &beat;
	printk(KERN_INFO "start: %d\n",
	       hrtimer_start(&beat.timer, interval, HRTIMER_REL));
	printk(KERN_INFO "start again: %d, active: %d\n",
	       hrtimer_start(&beat.timer, interval, HRTIMER_REL),
	       hrtimer_active(&beat.timer));
	printk(KERN_INFO "cancel: %d\n", hrtimer_cancel(&beat.timer));
	printk(KERN_INFO "cancel again: %d\n",
	       hrtimer_try_to_cancel(&beat.timer));
	hrtimer_restart(&beat.timer);

	/* The clock of a timer can be changed while it is not active. */
	hrtimer_init(&wall, CLOCK_MONOTONIC);
	hrtimer_rebase(&wall, CLOCK_REALTIME);
	wall.function = wall_fn;
	wall.data = "wall";
	getnstimeofday(&now);
	hrtimer_start(&wall, ktime_add(timespec_to_ktime(now), ktime_set(1, 0)),
		      HRTIMER_ABS);

	sleep_on_timer(ktime_set(0, 50000000));
	return 0;
}

static void __exit lwn_exit(void)
{
	hrtimer_cancel(&beat.timer);
	hrtimer_cancel(&wall);
	printk(KERN_INFO "missed %lu\n", beat.missed);
}

module_init(lwn_init);
module_exit(lwn_exit);

MODULE_DESCRIPTION("The hrtimer API of 2.6.16");
MODULE_LICENSE("Dual BSD/GPL");
