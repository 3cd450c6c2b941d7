/* SPDX-License-Identifier: MIT */
/*
 * The list of tasks, how long their memory lasts, and their numbers.
 *
 * A thread that has ended stays in memory until it has left its stack, nobody
 * refers to it, and GRAVES others have ended after it. So kthread_stop() of a
 * thread that has ended by itself, which in a kernel is a use after free that
 * mostly goes well, finds the thread and its result.
 */
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/kthread.h>
#include <linux/pid.h>
#include <linux/rculist.h>
#include <linux/slab.h>

#include "module/module_host.h"
#include "tasks.h"

enum { GRAVES = 256 };

static LIST_HEAD(all_tasks);
static LIST_HEAD(ended_tasks);
static unsigned int nr_ended;
static DEFINE_RAW_SPINLOCK(tasks_lock);

/* CPU 0's idle task as a kernel has it: the head of the list of tasks. */
struct task_struct init_task = {
	.comm = "swapper/0",
	.flags = PF_KTHREAD | PF_IDLE,
	.prio = DEFAULT_PRIO,
	.static_prio = DEFAULT_PRIO,
	.normal_prio = DEFAULT_PRIO,
};
EXPORT_SYMBOL(init_task);

struct pid_namespace {
	int level;
} init_pid_ns;
EXPORT_SYMBOL_GPL(init_pid_ns);

/* ---- the list ------------------------------------------------------------ */

void tasks_add(struct kthread *kthread)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&tasks_lock, flags);
	list_add_tail_rcu(&kthread->node, &all_tasks);
	raw_spin_unlock_irqrestore(&tasks_lock, flags);
}

/*
 * The node itself goes on no other list: a reader who stands on it would be
 * led into that one.
 */
void tasks_remove(struct kthread *kthread)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&tasks_lock, flags);
	list_del_rcu(&kthread->node);
	list_add_tail(&kthread->grave, &ended_tasks);
	nr_ended++;
	raw_spin_unlock_irqrestore(&tasks_lock, flags);
	atomic_dec(&kthread->pid.users);
}

void tasks_forget(struct kthread *kthread)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&tasks_lock, flags);
	list_del_rcu(&kthread->node);
	raw_spin_unlock_irqrestore(&tasks_lock, flags);
}

struct task_struct *next_task(struct task_struct *task)
{
	struct list_head *node = task == &init_task ? &all_tasks
						    : &kthread_of(task)->node;

	node = rcu_dereference(node->next);
	if (node == &all_tasks)
		return &init_task;
	return container_of(node, struct kthread, node)->task;
}
EXPORT_SYMBOL(next_task);

/* ---- memory -------------------------------------------------------------- */

static bool may_be_freed(struct kthread *kthread)
{
	return !atomic_read(&kthread->pid.users) &&
	       hrt_task_gone(kthread->task);
}

/* Off the list of the ended, beyond the last @keep; or NULL. */
static struct kthread *exhume(unsigned int keep)
{
	struct kthread *kthread, *found = NULL;
	unsigned long flags;

	raw_spin_lock_irqsave(&tasks_lock, flags);
	list_for_each_entry(kthread, &ended_tasks, grave) {
		if (nr_ended <= keep)
			break;
		if (!may_be_freed(kthread))
			continue;
		found = kthread;
		list_del(&found->grave);
		nr_ended--;
		break;
	}
	raw_spin_unlock_irqrestore(&tasks_lock, flags);
	return found;
}

void tasks_reap(void)
{
	struct kthread *kthread;

	while ((kthread = exhume(GRAVES))) {
		/* A reader may have found it while it was still listed. */
		synchronize_rcu();
		kfree(kthread);
	}
}

static void free_ended(struct kthread *kthread)
{
	/* It has said that it ended; it is about to leave its stack. */
	while (!hrt_task_gone(kthread->task))
		hrt_relax();
	list_del(&kthread->grave);
	kfree(kthread);
}

static bool some_thread_runs(void)
{
	struct task_struct *task;
	bool runs = false;

	rcu_read_lock();
	for_each_process(task) runs |= task != current && task_is_running(task);
	rcu_read_unlock();
	return runs;
}

/*
 * A thread that has just said that it is done may have a few steps to go. One
 * that runs on and on is not waited for, neither by the clock nor, where that
 * stands still while threads run, by the number of turns.
 */
static void let_threads_leave(void)
{
	ktime_t end = ktime_add_ms(ktime_get(), 200);
	unsigned int turns = 0;

	while (some_thread_runs() && turns++ < 200000 &&
	       ktime_before(ktime_get(), end))
		hrt_schedule();
}

unsigned int tasks_end(void)
{
	struct kthread *kthread, *next;
	unsigned int left = 0;

	let_threads_leave();
	list_for_each_entry_safe(kthread, next, &ended_tasks, grave)
		free_ended(kthread);
	nr_ended = 0;
	list_for_each_entry(kthread, &all_tasks, node) {
		/* Workers that cannot end have been told of already. */
		if (kthread->task == current ||
		    kthread->task->flags & PF_WQ_WORKER)
			continue;
		pr_warn("%s (pid %d): a thread that nobody has stopped\n",
			kthread->task->comm, kthread->task->pid);
		left++;
	}
	return left;
}

struct task_struct *get_task_struct(struct task_struct *task)
{
	struct kthread *kthread = kthread_of(task);

	if (kthread)
		atomic_inc(&kthread->pid.users);
	return task;
}
EXPORT_SYMBOL(get_task_struct);

void put_task_struct(struct task_struct *task)
{
	struct kthread *kthread = kthread_of(task);

	if (kthread)
		WARN_ON(atomic_dec_return(&kthread->pid.users) < 0);
}
EXPORT_SYMBOL(put_task_struct);

/* ---- numbers ------------------------------------------------------------- */

static struct kthread *kthread_of_pid(const struct pid *pid)
{
	return container_of(pid, struct kthread, pid);
}

struct pid *find_vpid(int nr)
{
	struct task_struct *task;
	struct pid *found = NULL;

	rcu_read_lock();
	for_each_process(task) if (task->pid == nr)
		found = &kthread_of(task)->pid;
	rcu_read_unlock();
	return found;
}
EXPORT_SYMBOL_GPL(find_vpid);

struct pid *find_pid_ns(int nr, struct pid_namespace *ns)
{
	(void)ns;
	return find_vpid(nr);
}
EXPORT_SYMBOL_GPL(find_pid_ns);

struct task_struct *pid_task(struct pid *pid, enum pid_type type)
{
	struct task_struct *task = pid ? kthread_of_pid(pid)->task : NULL;

	(void)type;
	return task && !(task->flags & PF_EXITING) ? task : NULL;
}
EXPORT_SYMBOL(pid_task);

struct pid *get_pid(struct pid *pid)
{
	if (pid)
		atomic_inc(&pid->users);
	return pid;
}
EXPORT_SYMBOL_GPL(get_pid);

void put_pid(struct pid *pid)
{
	if (pid)
		WARN_ON(atomic_dec_return(&pid->users) < 0);
}
EXPORT_SYMBOL_GPL(put_pid);

struct pid *find_get_pid(int nr)
{
	struct pid *pid;

	rcu_read_lock();
	pid = get_pid(find_vpid(nr));
	rcu_read_unlock();
	return pid;
}
EXPORT_SYMBOL_GPL(find_get_pid);

struct pid *task_pid(struct task_struct *task)
{
	struct kthread *kthread = kthread_of(task);

	return kthread ? &kthread->pid : NULL;
}
EXPORT_SYMBOL_GPL(task_pid);

struct pid *get_task_pid(struct task_struct *task, enum pid_type type)
{
	(void)type;
	return get_pid(task_pid(task));
}
EXPORT_SYMBOL_GPL(get_task_pid);

struct task_struct *get_pid_task(struct pid *pid, enum pid_type type)
{
	struct task_struct *task = pid_task(pid, type);

	return task ? get_task_struct(task) : NULL;
}
EXPORT_SYMBOL_GPL(get_pid_task);

pid_t pid_nr(struct pid *pid)
{
	return pid ? pid->nr : 0;
}
EXPORT_SYMBOL_GPL(pid_nr);

struct task_struct *find_task_by_vpid(pid_t nr)
{
	return pid_task(find_vpid(nr), PIDTYPE_PID);
}
EXPORT_SYMBOL_GPL(find_task_by_vpid);

struct task_struct *find_task_by_pid_ns(pid_t nr, struct pid_namespace *ns)
{
	(void)ns;
	return find_task_by_vpid(nr);
}
EXPORT_SYMBOL_GPL(find_task_by_pid_ns);
