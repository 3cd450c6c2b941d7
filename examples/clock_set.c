// SPDX-License-Identifier: MIT
/*
 * What setting the time does to timers. Two timers are due in ten seconds: one
 * at a moment of the wall clock, one of the monotonic clock. After two seconds
 * somebody sets the time forward by six; the first comes earlier, the second
 * does not care.
 *
 *	hrt run --virtual examples/clock_set.c
 *
 * On a real kernel this sets the time of the machine.
 */
#include <linux/hrtimer.h>
#include <linux/delay.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/timekeeping.h>

#include "compat.h"

static struct hrtimer wall, steady;
static ktime_t began;

static enum hrtimer_restart fire(struct hrtimer *timer)
{
	s64 after = ktime_to_ms(ktime_sub(ktime_get(), began));

	pr_info("%s fires after %lld ms\n",
		timer == &wall ? "wall clock" : "monotonic", after);
	return HRTIMER_NORESTART;
}

static void step_clock(s64 seconds)
{
	struct timespec64 now;

	ktime_get_real_ts64(&now);
	now.tv_sec += seconds;
	do_settimeofday64(&now);
}

static int __init clock_set_init(void)
{
	ktime_t ten = ktime_set(10, 0);

	began = ktime_get();
	hrtimer_setup(&wall, fire, CLOCK_REALTIME, HRTIMER_MODE_ABS);
	hrtimer_setup(&steady, fire, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	hrtimer_start(&wall, ktime_add(ktime_get_real(), ten),
		      HRTIMER_MODE_ABS);
	hrtimer_start(&steady, ktime_add(began, ten), HRTIMER_MODE_ABS);

	ssleep(2);
	step_clock(6);
	pr_info("the clock was set forward by 6 s\n");
	ssleep(9);
	return 0;
}

static void __exit clock_set_exit(void)
{
	hrtimer_cancel(&wall);
	hrtimer_cancel(&steady);
}

module_init(clock_set_init);
module_exit(clock_set_exit);

MODULE_DESCRIPTION("Timers of two clocks meet a clock set");
MODULE_LICENSE("Dual MIT/GPL");
