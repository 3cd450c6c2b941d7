// SPDX-License-Identifier: MIT
/*
 * Tasklets of the old and the new form, hrtimers that call back from one, and
 * work for an interrupt.
 */
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/irq_work.h>
#include <linux/module.h>

static void new_fn(struct tasklet_struct *t);
static void old_fn(unsigned long data);
static DECLARE_TASKLET(new_static, new_fn);
static DECLARE_TASKLET(old_static, old_fn, 11);
static DECLARE_TASKLET_DISABLED(off, new_fn);
static struct tasklet_struct fresh, dated;
static struct tasklet_hrtimer slow;
static struct irq_work irq;
static int beats;

static const char *where(void)
{
	return in_hardirq() ? "hardirq" : in_softirq() ? "softirq" : "task";
}

static void new_fn(struct tasklet_struct *t)
{
	pr_info("new %d in %s\n",
		t == &new_static ? 1
		: t == &fresh    ? 2
				 : 3,
		where());
}

static void old_fn(unsigned long data)
{
	pr_info("old %lu in %s\n", data, where());
}

static enum hrtimer_restart slow_fn(struct hrtimer *timer)
{
	pr_info("beat %d in %s\n", ++beats, where());
	hrtimer_forward_now(timer, ms_to_ktime(10));
	return beats < 3 ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void irq_fn(struct irq_work *work)
{
	pr_info("irq work in %s\n", where());
}

static int __init tasklets_init(void)
{
	tasklet_setup(&fresh, new_fn);
	tasklet_init(&dated, old_fn, 22);
	local_bh_disable();
	tasklet_schedule(&new_static);
	tasklet_schedule(&new_static);
	tasklet_schedule(&old_static);
	tasklet_schedule(&fresh);
	tasklet_hi_schedule(&dated);
	pr_info("not before softirqs are on\n");
	local_bh_enable();
	msleep(10);
	tasklet_schedule(&off);
	msleep(10);
	pr_info("disabled, scheduled %d\n", tasklet_is_scheduled(&off));
	tasklet_enable(&off);
	msleep(10);
	tasklet_hrtimer_init(&slow, slow_fn, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	tasklet_hrtimer_start(&slow, ms_to_ktime(10), HRTIMER_MODE_REL);
	while (READ_ONCE(beats) < 3)
		msleep(10);
	init_irq_work(&irq, irq_fn);
	local_irq_disable();
	pr_info("queue %d\n", irq_work_queue(&irq));
	pr_info("again %d\n", irq_work_queue(&irq));
	local_irq_enable();
	irq_work_sync(&irq);
	pr_info("pending %d\n", irq_work_is_pending(&irq));
	return 0;
}

static void __exit tasklets_exit(void)
{
	tasklet_kill(&new_static);
	tasklet_kill(&old_static);
	tasklet_kill(&off);
	tasklet_kill(&fresh);
	tasklet_kill(&dated);
	tasklet_hrtimer_cancel(&slow);
	pr_info("killed\n");
}

module_init(tasklets_init);
module_exit(tasklets_exit);
MODULE_LICENSE("Dual MIT/GPL");
