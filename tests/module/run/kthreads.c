// SPDX-License-Identifier: MIT
/*
 * hrt: --cpus 2
 *
 * Threads: made, run, stopped, parked, bound; their signals and priorities.
 */
#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/sched/signal.h>
#include <uapi/linux/sched/types.h>

static int loop(void *data)
{
	int turns = 0;

	while (!kthread_should_stop()) {
		turns++;
		schedule_timeout_interruptible(HZ / 50);
	}
	pr_info("%s stops after some turns: %d\n", current->comm, turns > 1);
	return 42;
}

static int once(void *data)
{
	pr_info("%s on cpu %d\n", current->comm, smp_processor_id());
	return 7;
}

static int parks(void *data)
{
	while (!kthread_should_stop()) {
		if (kthread_should_park()) {
			pr_info("parked\n");
			kthread_parkme();
			pr_info("unparked\n");
		}
		schedule_timeout_interruptible(HZ / 50);
	}
	return 0;
}

static int takes_signals(void *data)
{
	allow_signal(SIGTERM);
	while (!kthread_should_stop()) {
		set_current_state(TASK_INTERRUPTIBLE);
		if (!signal_pending(current))
			schedule();
		__set_current_state(TASK_RUNNING);
		if (signal_pending(current)) {
			pr_info("signal: %d\n", kernel_dequeue_signal());
			flush_signals(current);
		}
	}
	return 0;
}

static void stop_them(void)
{
	struct task_struct *task = kthread_run(loop, NULL, "loop/%d", 1);

	msleep(400);
	pr_info("stop: %d\n", kthread_stop(task));
	task = kthread_create(loop, NULL, "never");
	pr_info("never ran: %d\n", kthread_stop(task));
	task = kthread_run(once, NULL, "a name that is too long for it");
	msleep(20);
	pr_info("ended by itself: %d\n", kthread_stop(task));
}

static void bind_them(void)
{
	struct task_struct *task = kthread_create(once, NULL, "bound");

	kthread_bind(task, 1);
	wake_up_process(task);
	msleep(20);
	kthread_run_on_cpu(once, NULL, 1, "percpu/%u");
	msleep(20);
	pr_info("here %d\n", smp_processor_id());
	set_cpus_allowed_ptr(current, cpumask_of(1));
	pr_info("moved to %d\n", smp_processor_id());
	set_cpus_allowed_ptr(current, cpumask_of(0));
}

static void park_it(void)
{
	struct task_struct *task = kthread_run(parks, NULL, "parks");

	msleep(40);
	pr_info("park: %d\n", kthread_park(task));
	pr_info("again: %d\n", kthread_park(task));
	msleep(40);
	kthread_unpark(task);
	msleep(40);
	pr_info("stop: %d\n", kthread_stop(task));
}

static void signal_it(void)
{
	struct task_struct *task = kthread_run(takes_signals, NULL, "signals");

	msleep(20);
	send_sig(SIGKILL, task, 0);
	msleep(20);
	send_sig(SIGTERM, task, 0);
	msleep(20);
	kthread_stop(task);
}

static void rank_it(void)
{
	struct task_struct *task = kthread_create(once, NULL, "ranked");
	struct sched_param param = { .sched_priority = 50 };

	pr_info("prio %d nice %d policy %d slack %llu\n", task->prio,
		task_nice(task), task->policy, task->timer_slack_ns);
	pr_info("fifo: %d\n", sched_setscheduler(task, SCHED_FIFO, &param));
	pr_info("prio %d rt %d policy %d slack %llu\n", task->prio,
		rt_task(task), task->policy, task->timer_slack_ns);
	param.sched_priority = 200;
	pr_info("too high: %d\n", sched_setscheduler(task, SCHED_FIFO, &param));
	sched_set_normal(task, 5);
	set_user_nice(task, -3);
	pr_info("prio %d nice %d rt %d slack %llu\n", task->prio,
		task_nice(task), rt_task(task), task->timer_slack_ns);
	kthread_stop(task);
}

static void find_them(void)
{
	struct task_struct *task = kthread_create(once, NULL, "findme"), *t;
	struct task_struct *g;
	int found = 0;

	rcu_read_lock();
	for_each_process_thread(g, t) if (!strcmp(t->comm, "findme")) found++;
	do_each_thread(g, t)
	{
		if (t == current)
			found++;
	}
	while_each_thread(g, t);
	rcu_read_unlock();
	pr_info("found: %d\n", found);
	pr_info("by pid: %d\n",
		pid_task(find_vpid(task->pid), PIDTYPE_PID) == task);
	get_task_struct(task);
	kthread_stop(task);
	pr_info("after its end: %d\n", !find_task_by_vpid(task->pid));
	put_task_struct(task);
}

static int __init kthreads_init(void)
{
	stop_them();
	bind_them();
	park_it();
	signal_it();
	rank_it();
	find_them();
	pr_info("%s, kthread %d\n", current->comm,
		!!(current->flags & PF_KTHREAD));
	return 0;
}

static void __exit kthreads_exit(void)
{
}

module_init(kthreads_init);
module_exit(kthreads_exit);
MODULE_LICENSE("Dual MIT/GPL");
