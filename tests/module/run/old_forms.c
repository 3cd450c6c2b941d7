// SPDX-License-Identifier: MIT
/*
 * The forms of kernels before 4.15: timers and work whose function takes a
 * number or a pointer, semaphores as mutexes, sleeping on a queue.
 */
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/interrupt.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/semaphore.h>
#include <linux/sched.h>
#include <linux/timer.h>
#include <linux/workqueue.h>

static void by_number(unsigned long data)
{
	pr_info("timer %lu\n", data);
}

static DEFINE_TIMER(defined, by_number, 0, 1);
static struct timer_list initialised = TIMER_INITIALIZER(by_number, 0, 2);
static struct timer_list by_hand, set_up;
static DECLARE_WAIT_QUEUE_HEAD(queue);
static struct semaphore sem;
static struct hrtimer timer;
static struct hrtimer_sleeper sleeper;

static void work_by_pointer(void *data)
{
	pr_info("work %s\n", (char *)data);
}
static DECLARE_WORK(old_work, work_by_pointer, "declared");
static struct work_struct set_work;

static enum hrtimer_restart tick(struct hrtimer *t)
{
	pr_info("hrtimer, now by its base: %d\n",
		t->base->get_time() >= hrtimer_get_expires(t));
	wake_up_interruptible(&queue);
	return HRTIMER_NORESTART;
}

static void timers(void)
{
	init_timer(&by_hand);
	by_hand.function = (void *)by_number;
	by_hand.data = 3;
	by_hand.expires = jiffies + 3;
	add_timer(&by_hand);
	setup_timer(&set_up, by_number, 4);
	mod_timer(&set_up, jiffies + 4);
	mod_timer(&defined, jiffies + 1);
	mod_timer(&initialised, jiffies + 2);
	msleep(60);
	pr_info("pending %d\n", timer_pending(&set_up));
	pr_info("deleted %d\n", del_timer(&set_up));
	mod_timer(&set_up, jiffies + HZ);
	pr_info("deleted %d\n", del_timer_sync(&set_up));
}

static void hrtimers(void)
{
	ktime_t span = ktime_set(0, 8000000);
	struct timespec res;
	int was;

	hrtimer_init(&timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	timer.function = tick;
	was = hrtimer_start(&timer, span, HRTIMER_MODE_REL);
	pr_info("was active %d\n", was);
	was = hrtimer_start(&timer, span, HRTIMER_MODE_REL);
	pr_info("was active %d\n", was);
	interruptible_sleep_on(&queue);
	pr_info("woken, res %d\n", hrtimer_get_res(CLOCK_REALTIME, &res));
	hrtimer_init(&sleeper.timer, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	hrtimer_init_sleeper(&sleeper, current);
	set_current_state(TASK_UNINTERRUPTIBLE);
	hrtimer_start(&sleeper.timer, span, HRTIMER_MODE_REL);
	schedule();
	pr_info("slept %d\n", !sleeper.task);
}

static void works(void)
{
	schedule_work(&old_work);
	flush_scheduled_work();
	INIT_WORK(&set_work, work_by_pointer, "set up");
	schedule_work(&set_work);
	flush_scheduled_work();
	init_MUTEX(&sem);
	down(&sem);
	pr_info("trylock %d\n", down_trylock(&sem));
	up(&sem);
}

static int __init old_forms_init(void)
{
	timers();
	hrtimers();
	works();
	return 0;
}

static void __exit old_forms_exit(void)
{
	hrtimer_cancel(&timer);
}

module_init(old_forms_init);
module_exit(old_forms_exit);
MODULE_LICENSE("Dual MIT/GPL");
