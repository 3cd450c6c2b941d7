// SPDX-License-Identifier: MIT
/*
 * hrt: --cpus 2
 * live: any order
 *
 * Wait queues and completions, woken from tasks, hard and soft callbacks.
 */
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/timer.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static DECLARE_COMPLETION(done);
static struct hrtimer hard, soft;
static int tokens;
static bool flag;

static enum hrtimer_restart wake_from_hard(struct hrtimer *timer)
{
	flag = true;
	pr_info("hard: in_hardirq %d in_task %d\n", !!in_hardirq(), in_task());
	wake_up(&queue);
	return HRTIMER_NORESTART;
}

static enum hrtimer_restart complete_from_soft(struct hrtimer *timer)
{
	pr_info("soft: in_serving_softirq %d\n", !!in_serving_softirq());
	complete(&done);
	return HRTIMER_NORESTART;
}

static void wheel_fn(struct timer_list *timer)
{
	flag = true;
	wake_up_interruptible(&queue);
}
static DEFINE_TIMER(wheel, wheel_fn);

static int waiter(void *name)
{
	wait_event(queue, tokens > 0);
	tokens--;
	pr_info("%s: plain\n", (char *)name);
	return 0;
}

static int exclusive_waiter(void *name)
{
	wait_event_interruptible_exclusive(queue, tokens > 0);
	tokens--;
	pr_info("%s: exclusive\n", (char *)name);
	return 0;
}

static void start(int (*fn)(void *), char *name)
{
	kthread_run(fn, name, "%s", name);
	msleep(8);
}

/* Plain waiters last come first, then exclusive ones first come first. */
static void order_of_waking(void)
{
	start(waiter, "A");
	start(waiter, "B");
	start(exclusive_waiter, "C");
	start(exclusive_waiter, "D");
	pr_info("nobody has a token\n");
	wake_up(&queue);
	msleep(8);
	tokens = 1;
	wake_up_nr(&queue, 1);
	msleep(8);
	tokens = 1;
	wake_up(&queue);
	msleep(8);
	tokens = 2;
	wake_up_all(&queue);
	msleep(8);
	pr_info("active: %d\n", waitqueue_active(&queue));
}

static void with_timeouts(void)
{
	long left;

	flag = false;
	left = wait_event_timeout(queue, flag, 3);
	pr_info("timeout: %ld\n", left);
	hrtimer_start(&hard, ms_to_ktime(10), HRTIMER_MODE_REL);
	left = wait_event_timeout(queue, flag, 10 * HZ);
	pr_info("woken early: %d\n", left > 0 && left < 10 * HZ);
	flag = false;
	mod_timer(&wheel, jiffies + 2);
	left = wait_event_interruptible_timeout(queue, flag, 10 * HZ);
	pr_info("woken by the wheel: %d\n", left > 0);
	flag = false;
	pr_info("hrtimeout: %d\n",
		wait_event_hrtimeout(queue, flag, ms_to_ktime(5)));
	flag = true;
	pr_info("hrtimeout, true: %d\n",
		wait_event_hrtimeout(queue, flag, ms_to_ktime(5)));
	flag = false;
	hrtimer_start(&hard, ms_to_ktime(5), HRTIMER_MODE_REL);
	pr_info("hrtimeout, woken: %d\n",
		wait_event_interruptible_hrtimeout(queue, flag, KTIME_MAX));
}

static void completions(void)
{
	pr_info("try: %d\n", try_wait_for_completion(&done));
	hrtimer_start(&soft, ms_to_ktime(10), HRTIMER_MODE_REL_SOFT);
	wait_for_completion(&done);
	pr_info("completed\n");
	pr_info("timeout: %lu\n", wait_for_completion_timeout(&done, 2));
	complete(&done);
	complete(&done);
	pr_info("done: %d\n", completion_done(&done));
	wait_for_completion(&done);
	pr_info("left > 0: %d\n", wait_for_completion_timeout(&done, 10) > 0);
	pr_info("done: %d\n", completion_done(&done));
	complete_all(&done);
	wait_for_completion(&done);
	pr_info("interruptible: %d\n",
		wait_for_completion_interruptible(&done));
	reinit_completion(&done);
	pr_info("done: %d\n", completion_done(&done));
}

/* The loop by hand, and the one that remembers a wake-up. */
static void by_hand(void)
{
	DEFINE_WAIT(wait);
	DEFINE_WAIT_FUNC(woken, woken_wake_function);
	int turns = 0;

	flag = false;
	hrtimer_start(&hard, ms_to_ktime(4), HRTIMER_MODE_REL);
	for (;;) {
		prepare_to_wait(&queue, &wait, TASK_INTERRUPTIBLE);
		if (flag)
			break;
		turns++;
		schedule();
	}
	finish_wait(&queue, &wait);
	pr_info("slept %d times\n", turns);
	add_wait_queue(&queue, &woken);
	wake_up(&queue);
	pr_info("remembered: %ld\n",
		wait_woken(&woken, TASK_INTERRUPTIBLE, 50));
	pr_info("not any more: %ld\n",
		wait_woken(&woken, TASK_INTERRUPTIBLE, 2));
	remove_wait_queue(&queue, &woken);
}

static int __init waits_init(void)
{
	hrtimer_setup(&hard, wake_from_hard, CLOCK_MONOTONIC,
		      HRTIMER_MODE_REL_HARD);
	hrtimer_setup(&soft, complete_from_soft, CLOCK_MONOTONIC,
		      HRTIMER_MODE_REL_SOFT);
	order_of_waking();
	with_timeouts();
	completions();
	by_hand();
	return 0;
}

static void __exit waits_exit(void)
{
	hrtimer_cancel(&hard);
	hrtimer_cancel(&soft);
	timer_delete_sync(&wheel);
}

module_init(waits_init);
module_exit(waits_exit);
MODULE_LICENSE("Dual MIT/GPL");
