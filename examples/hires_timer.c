// SPDX-License-Identifier: MIT
/*
 * A periodic timer inside a structure of its owner, which the callback finds
 * with container_of(). Its period is a parameter.
 *
 *	hrt run --for 5s examples/hires_timer.c
 *	hrt run --virtual --for 24h examples/hires_timer.c delay_ns=1000000000
 */
#include <linux/hrtimer.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/module.h>

#include "compat.h"

static int delay_ns = 1000000000;
module_param(delay_ns, int, 0);
MODULE_PARM_DESC(delay_ns, "period in nanoseconds");

static struct hires_timer_data {
	struct hrtimer timer;
	unsigned int data;
} hires_tinfo;

static enum hrtimer_restart hires_timer_handler(struct hrtimer *ptr)
{
	struct hires_timer_data *info =
		container_of(ptr, struct hires_timer_data, timer);

	pr_info("kernel timer expired at %ld (data=%d)\n", (long)jiffies,
		info->data++);

	/* Now forward the expiration time and ask to be rescheduled */
	hrtimer_forward_now(&info->timer, ns_to_ktime(delay_ns));
	return HRTIMER_RESTART;
}

static int __init hires_timer_init(void)
{
	pr_info("delay is set to %dns\n", delay_ns);

	/* Setup and start the hires timer */
	hrtimer_setup(&hires_tinfo.timer, hires_timer_handler, CLOCK_MONOTONIC,
		      HRTIMER_MODE_REL_SOFT);
	hrtimer_start(&hires_tinfo.timer, ns_to_ktime(delay_ns),
		      HRTIMER_MODE_REL_SOFT);

	pr_info("hires timer module loaded\n");
	return 0;
}

static void __exit hires_timer_exit(void)
{
	hrtimer_cancel(&hires_tinfo.timer);

	pr_info("hires timer module unloaded\n");
}

module_init(hires_timer_init);
module_exit(hires_timer_exit);

MODULE_DESCRIPTION("A high-resolution timer with its data");
MODULE_LICENSE("Dual MIT/GPL");
