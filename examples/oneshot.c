// SPDX-License-Identifier: MIT
/*
 * A timer that fires once, a second and a microsecond after the module is
 * loaded; with -D PERIODIC_MS_500 every 500 ms from then on.
 *
 *	hrt run --virtual --for 3s examples/oneshot.c
 *	hrt run --virtual --for 3s -D PERIODIC_MS_500 examples/oneshot.c
 */
#include <linux/hrtimer.h>
#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/module.h>

#include "compat.h"

static struct hrtimer hr_timer;

static enum hrtimer_restart timer_callback(struct hrtimer *timer)
{
	pr_info("Hello from timer!\n");
#ifdef PERIODIC_MS_500
	hrtimer_forward_now(timer, ms_to_ktime(500));
	return HRTIMER_RESTART;
#else
	return HRTIMER_NORESTART;
#endif
}

static int __init hrtimer_module_init(void)
{
	ktime_t init_time;

	init_time = ktime_set(1, 1000);
	hrtimer_setup(&hr_timer, timer_callback, CLOCK_MONOTONIC,
		      HRTIMER_MODE_REL);
	hrtimer_start(&hr_timer, init_time, HRTIMER_MODE_REL);
	return 0;
}

static void __exit hrtimer_module_exit(void)
{
	int ret;

	ret = hrtimer_cancel(&hr_timer);
	if (ret)
		pr_info("our timer is still in use...\n");
	pr_info("Uninstalling hrtimer module\n");
}

module_init(hrtimer_module_init);
module_exit(hrtimer_module_exit);

MODULE_DESCRIPTION("A one-shot or periodic high-resolution timer");
MODULE_LICENSE("Dual MIT/GPL");
