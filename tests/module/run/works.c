// SPDX-License-Identifier: MIT
/*
 * hrt: --cpus 2
 * live: any order
 *
 * Work: its order, delays, cancelling, flushing, and queues of their own.
 */
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/module.h>
#include <linux/workqueue.h>

static struct workqueue_struct *single, *many;
static struct hrtimer timer;
static int turns;

struct job {
	struct work_struct work;
	const char *name;
	unsigned int ms;
};

static void job_fn(struct work_struct *work)
{
	struct job *job = container_of(work, struct job, work);

	pr_info("%s begins\n", job->name);
	msleep(job->ms);
	pr_info("%s ends\n", job->name);
}

static struct job a = { .name = "a", .ms = 80 }, b = { .name = "b", .ms = 24 };

static void rearm_fn(struct work_struct *work)
{
	pr_info("turn %d\n", ++turns);
	if (turns < 3)
		schedule_delayed_work(to_delayed_work(work), HZ / 50);
}
static DECLARE_DELAYED_WORK(rearm, rearm_fn);

static void self_fn(struct work_struct *work);
static DECLARE_WORK(self, self_fn);

static void self_fn(struct work_struct *work)
{
	turns++;
	msleep(4);
	schedule_work(work);
}

static enum hrtimer_restart queue_from_hard(struct hrtimer *t)
{
	pr_info("queue %d\n", schedule_work(&b.work));
	pr_info("again %d\n", schedule_work(&b.work));
	return HRTIMER_NORESTART;
}

/* One that sleeps does not hold up the next, unless the queue is ordered. */
static void order(void)
{
	queue_work(single, &a.work);
	queue_work(single, &b.work);
	flush_workqueue(single);
	pr_info("ordered done\n");
	queue_work(many, &a.work);
	queue_work(many, &b.work);
	flush_workqueue(many);
	pr_info("parallel done\n");
}

static void from_interrupts(void)
{
	hrtimer_start(&timer, ms_to_ktime(4), HRTIMER_MODE_REL);
	msleep(12);
	pr_info("flush waited: %d\n", flush_work(&b.work));
	msleep(40);
	pr_info("flush waited: %d\n", flush_work(&b.work));
}

static void delays(void)
{
	schedule_delayed_work(&rearm, HZ / 50);
	pr_info("pending %d\n", delayed_work_pending(&rearm));
	msleep(200);
	pr_info("pending %d, turns %d\n", delayed_work_pending(&rearm), turns);
	pr_info("cancel nothing: %d\n", cancel_delayed_work_sync(&rearm));
	turns = 2;
	schedule_delayed_work(&rearm, 10 * HZ);
	pr_info("queue again: %d\n", schedule_delayed_work(&rearm, 1));
	pr_info("mod: %d\n", mod_delayed_work(system_wq, &rearm, 1));
	msleep(40);
	schedule_delayed_work(&rearm, 10 * HZ);
	flush_delayed_work(&rearm);
	pr_info("flushed, pending %d\n", delayed_work_pending(&rearm));
	schedule_delayed_work(&rearm, 10 * HZ);
	pr_info("cancel: %d\n", cancel_delayed_work_sync(&rearm));
}

static void cancels(void)
{
	turns = 0;
	schedule_work(&self);
	msleep(40);
	cancel_work_sync(&self);
	pr_info("ran more than once: %d\n", turns > 1);
	turns = 0;
	msleep(40);
	pr_info("stays cancelled: %d, busy %u\n", turns, work_busy(&self));
	queue_work(single, &a.work);
	queue_work(single, &b.work);
	msleep(4);
	pr_info("busy a %u b %u\n", work_busy(&a.work), work_busy(&b.work));
	pr_info("cancel b: %d\n", cancel_work_sync(&b.work));
	pr_info("disable: %d\n", disable_work_sync(&a.work));
	pr_info("queue disabled: %d\n", queue_work(single, &a.work));
	pr_info("enable: %d\n", enable_work(&a.work));
}

static long where(void *arg)
{
	return smp_processor_id() * 10 + *(int *)arg;
}

static void each_fn(struct work_struct *work)
{
	turns++;
}

static void cpus(void)
{
	int three = 3;

	pr_info("on cpu 1: %ld\n", work_on_cpu(1, where, &three));
	turns = 0;
	schedule_on_each_cpu(each_fn);
	pr_info("each: %d\n", turns);
}

static int __init works_init(void)
{
	single = create_singlethread_workqueue("single");
	many = alloc_workqueue("many_%d", 0, 0, 1);
	INIT_WORK(&a.work, job_fn);
	INIT_WORK(&b.work, job_fn);
	hrtimer_setup(&timer, queue_from_hard, CLOCK_MONOTONIC,
		      HRTIMER_MODE_REL);
	order();
	from_interrupts();
	delays();
	cancels();
	cpus();
	queue_work(single, &a.work);
	return 0;
}

static void __exit works_exit(void)
{
	hrtimer_cancel(&timer);
	destroy_workqueue(single);
	destroy_workqueue(many);
	pr_info("destroyed\n");
}

module_init(works_init);
module_exit(works_exit);
MODULE_LICENSE("Dual MIT/GPL");
