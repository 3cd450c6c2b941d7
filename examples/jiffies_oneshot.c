// SPDX-License-Identifier: MIT
/*
 * How long did it take? A timer of 100 ms, measured in jiffies: as coarse as
 * the tick, which --hz sets. The callback may not sleep; printk() is safe there.
 *
 *	hrt run --virtual --for 1s examples/jiffies_oneshot.c
 */
#include <linux/hrtimer.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/module.h>

#include "compat.h"

static struct hrtimer my_hrtimer;
static u64 start_t;

static enum hrtimer_restart test_hrtimer_handler(struct hrtimer *timer)
{
	u64 now_t = jiffies;

	printk("start_t - now_t = %u\n", jiffies_to_msecs(now_t - start_t));
	return HRTIMER_NORESTART;
}

static int __init ModuleInit(void)
{
	printk("Hello, Kernel!\n");
	hrtimer_setup(&my_hrtimer, test_hrtimer_handler, CLOCK_MONOTONIC,
		      HRTIMER_MODE_REL_SOFT);
	start_t = jiffies;
	hrtimer_start(&my_hrtimer, ms_to_ktime(100), HRTIMER_MODE_REL_SOFT);
	return 0;
}

static void __exit ModuleExit(void)
{
	hrtimer_cancel(&my_hrtimer);
	printk("Goodbye, Kernel\n");
}

module_init(ModuleInit);
module_exit(ModuleExit);

MODULE_DESCRIPTION("A one-shot timer measured in jiffies");
MODULE_LICENSE("Dual MIT/GPL");
