// SPDX-License-Identifier: MIT
/*
 * A line every 100 ms.
 *
 *	hrt run --virtual --for 1550ms examples/test_hrtimer.c
 */
#include <linux/hrtimer.h>
#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/module.h>

#include "compat.h"

static struct hrtimer test_hrtimer;
static u64 sampling_period_ms = 100;
static u32 loop;

static enum hrtimer_restart test_hrtimer_handler(struct hrtimer *timer)
{
	pr_info("test_hrtimer_handler: %u\n", ++loop);
	hrtimer_forward_now(&test_hrtimer, ms_to_ktime(sampling_period_ms));
	return HRTIMER_RESTART;
}

static int __init test_hrtimer_init(void)
{
	hrtimer_setup(&test_hrtimer, test_hrtimer_handler, CLOCK_MONOTONIC,
		      HRTIMER_MODE_REL);
	hrtimer_start(&test_hrtimer, ms_to_ktime(sampling_period_ms),
		      HRTIMER_MODE_REL);
	pr_info("init test_hrtimer.\n");
	return 0;
}

static void __exit test_hrtimer_exit(void)
{
	hrtimer_cancel(&test_hrtimer);
	pr_info("exit test_hrtimer.\n");
}

module_init(test_hrtimer_init);
module_exit(test_hrtimer_exit);

MODULE_DESCRIPTION("A callback every 100 ms");
MODULE_LICENSE("Dual MIT/GPL");
