/* SPDX-License-Identifier: MIT */
/* Kernel threads: made, stopped, parked. */
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/kthread.h>
#include <linux/slab.h>

#include "tasks.h"

/* ---- the life of a thread ------------------------------------------------ */

static void finish(struct kthread *kthread, int result)
{
	kthread->result = result;
	kthread->task->flags |= PF_EXITING;
	tasks_remove(kthread);
	/* A thread that is parked for good counts as parked. */
	complete_all(&kthread->parked);
	complete_all(&kthread->exited);
}

static void parkme(struct kthread *kthread);

static int kthread_main(void *arg)
{
	struct kthread *kthread = arg;
	int result = -EINTR;

	task_follow_cpu();
	parkme(kthread);
	/* Stopped before it was first woken: its function never runs. */
	if (!(READ_ONCE(kthread->flags) & KTHREAD_SHOULD_STOP))
		result = kthread->threadfn(kthread->data);
	finish(kthread, result);
	return result;
}

void kthread_exit(long result)
{
	struct kthread *kthread = kthread_of(current);

	if (kthread && kthread->task == &kthread->memory)
		finish(kthread, (int)result);
	hrt_task_exit((int)result);
}
EXPORT_SYMBOL(kthread_exit);

void do_exit(long code)
{
	kthread_exit(code);
}
EXPORT_SYMBOL(do_exit);

void kthread_complete_and_exit(struct completion *comp, long code)
{
	if (comp)
		complete(comp);
	kthread_exit(code);
}
EXPORT_SYMBOL(kthread_complete_and_exit);

void complete_and_exit(struct completion *x, long code)
{
	kthread_complete_and_exit(x, code);
}
EXPORT_SYMBOL(complete_and_exit);

/* ---- birth --------------------------------------------------------------- */

static struct kthread *new_kthread(int (*threadfn)(void *), void *data)
{
	struct kthread *kthread = kzalloc(sizeof(*kthread), GFP_KERNEL);

	if (!kthread)
		return NULL;
	kthread->task = &kthread->memory;
	kthread->memory.kthread = kthread;
	kthread->memory.flags = PF_KTHREAD;
	kthread->threadfn = threadfn;
	kthread->data = data;
	kthread->wanted_cpu = -1;
	atomic_set(&kthread->pid.users, 1);
	init_completion(&kthread->exited);
	init_completion(&kthread->parked);
	raw_spin_lock_init(&kthread->siglock);
	return kthread;
}

struct task_struct *kthread_start(int (*threadfn)(void *), void *data,
				  unsigned int cpu, const char *name)
{
	struct kthread *kthread;
	int err;

	tasks_reap();
	kthread = new_kthread(threadfn, data);
	if (!kthread)
		return ERR_PTR(-ENOMEM);
	err = hrt_task_create(kthread->task, kthread_main, kthread, name, cpu);
	if (err) {
		kfree(kthread);
		return ERR_PTR(err);
	}
	kthread->pid.nr = kthread->task->pid;
	tasks_add(kthread);
	return kthread->task;
}

static __printf(4, 0) struct task_struct *create_named(int (*threadfn)(void *),
						       void *data,
						       unsigned int cpu,
						       const char *namefmt,
						       va_list args)
{
	char name[TASK_COMM_LEN];

	vsnprintf(name, sizeof(name), namefmt, args);
	return kthread_start(threadfn, data, cpu, name);
}

struct task_struct *kthread_create_on_node(int (*threadfn)(void *data),
					   void *data, int node,
					   const char *namefmt, ...)
{
	struct task_struct *task;
	va_list args;

	(void)node;
	va_start(args, namefmt);
	task = create_named(threadfn, data, hrt_cpu(), namefmt, args);
	va_end(args);
	return task;
}
EXPORT_SYMBOL(kthread_create_on_node);

static struct task_struct *create_on(unsigned int cpu, int (*threadfn)(void *),
				     void *data, const char *namefmt, ...)
{
	struct task_struct *task;
	va_list args;

	va_start(args, namefmt);
	task = create_named(threadfn, data, cpu, namefmt, args);
	va_end(args);
	return task;
}

struct task_struct *kthread_create_on_cpu(int (*threadfn)(void *data),
					  void *data, unsigned int cpu,
					  const char *namefmt)
{
	struct task_struct *task = create_on(cpu, threadfn, data, namefmt, cpu);

	if (!IS_ERR(task))
		kthread_of(task)->flags |= KTHREAD_PER_CPU;
	return task;
}
EXPORT_SYMBOL(kthread_create_on_cpu);

struct task_struct *kthread_run_on_cpu(int (*threadfn)(void *data), void *data,
				       unsigned int cpu, const char *namefmt)
{
	struct task_struct *task = kthread_create_on_cpu(threadfn, data, cpu,
							 namefmt);

	if (!IS_ERR(task))
		wake_up_process(task);
	return task;
}
EXPORT_SYMBOL(kthread_run_on_cpu);

int kernel_thread(int (*fn)(void *arg), void *arg, unsigned long flags)
{
	struct task_struct *task = kthread_run(fn, arg, "%s", current->comm);

	(void)flags;
	return IS_ERR(task) ? (int)PTR_ERR(task) : task->pid;
}
EXPORT_SYMBOL(kernel_thread);

void daemonize(const char *name, ...)
{
	va_list args;

	va_start(args, name);
	vsnprintf(current->comm, TASK_COMM_LEN, name, args);
	va_end(args);
}
EXPORT_SYMBOL(daemonize);

void kthread_bind(struct task_struct *task, unsigned int cpu)
{
	WRITE_ONCE(kthread_of(task)->wanted_cpu, (int)cpu);
	task->flags |= PF_NO_SETAFFINITY;
}
EXPORT_SYMBOL(kthread_bind);

void kthread_bind_mask(struct task_struct *task, const struct cpumask *mask)
{
	kthread_bind(task, cpumask_first(mask));
}
EXPORT_SYMBOL_GPL(kthread_bind_mask);

int kthread_affine_preferred(struct task_struct *task,
			     const struct cpumask *mask)
{
	return set_cpus_allowed_ptr(task, mask);
}
EXPORT_SYMBOL_GPL(kthread_affine_preferred);

/* ---- stop ---------------------------------------------------------------- */

static bool flag_is_set(struct task_struct *task, unsigned int flag)
{
	struct kthread *kthread = kthread_of(task);

	return kthread &&
	       __atomic_load_n(&kthread->flags, __ATOMIC_ACQUIRE) & flag;
}

bool kthread_should_stop(void)
{
	task_follow_cpu();
	return flag_is_set(current, KTHREAD_SHOULD_STOP);
}
EXPORT_SYMBOL(kthread_should_stop);

bool kthread_should_stop_or_park(void)
{
	return flag_is_set(current, KTHREAD_SHOULD_STOP | KTHREAD_SHOULD_PARK);
}
EXPORT_SYMBOL(kthread_should_stop_or_park);

bool kthread_freezable_should_stop(bool *was_frozen)
{
	might_sleep();
	if (was_frozen)
		*was_frozen = false;
	return kthread_should_stop();
}
EXPORT_SYMBOL_GPL(kthread_freezable_should_stop);

int kthread_stop(struct task_struct *task)
{
	struct kthread *kthread = kthread_of(task);
	int result;

	get_task_struct(task);
	__atomic_fetch_or(&kthread->flags, KTHREAD_SHOULD_STOP,
			  __ATOMIC_RELEASE);
	kthread_unpark(task);
	wake_up_process(task);
	wait_for_completion(&kthread->exited);
	result = kthread->result;
	put_task_struct(task);
	return result;
}
EXPORT_SYMBOL(kthread_stop);

int kthread_stop_put(struct task_struct *task)
{
	int result = kthread_stop(task);

	put_task_struct(task);
	return result;
}
EXPORT_SYMBOL(kthread_stop_put);

/* ---- park ---------------------------------------------------------------- */

bool __kthread_should_park(struct task_struct *task)
{
	return flag_is_set(task, KTHREAD_SHOULD_PARK);
}
EXPORT_SYMBOL_GPL(__kthread_should_park);

bool kthread_should_park(void)
{
	return __kthread_should_park(current);
}
EXPORT_SYMBOL_GPL(kthread_should_park);

/*
 * TASK_PARKED is a state that plain wake-ups do not end. It is set before the
 * flag is looked at: an unpark in between ends it.
 */
static void parkme(struct kthread *kthread)
{
	for (;;) {
		hrt_set_state(TASK_PARKED);
		if (!(__atomic_load_n(&kthread->flags, __ATOMIC_SEQ_CST) &
		      KTHREAD_SHOULD_PARK))
			break;
		complete(&kthread->parked);
		hrt_schedule();
	}
	hrt_set_state(TASK_RUNNING);
}

void kthread_parkme(void)
{
	parkme(kthread_of(current));
	task_follow_cpu();
}
EXPORT_SYMBOL_GPL(kthread_parkme);

int kthread_park(struct task_struct *task)
{
	struct kthread *kthread = kthread_of(task);

	if (task->flags & PF_EXITING)
		return -ENOSYS;
	if (flag_is_set(task, KTHREAD_SHOULD_PARK))
		return -EBUSY;
	reinit_completion(&kthread->parked);
	__atomic_fetch_or(&kthread->flags, KTHREAD_SHOULD_PARK,
			  __ATOMIC_SEQ_CST);
	if (task == current)
		return 0;
	wake_up_process(task);
	wait_for_completion(&kthread->parked);
	return task->flags & PF_EXITING ? -ENOSYS : 0;
}
EXPORT_SYMBOL_GPL(kthread_park);

void kthread_unpark(struct task_struct *task)
{
	struct kthread *kthread = kthread_of(task);

	if (!flag_is_set(task, KTHREAD_SHOULD_PARK))
		return;
	__atomic_fetch_and(&kthread->flags, ~(unsigned int)KTHREAD_SHOULD_PARK,
			   __ATOMIC_SEQ_CST);
	wake_up_state(task, TASK_PARKED);
}
EXPORT_SYMBOL_GPL(kthread_unpark);

void kthread_set_per_cpu(struct task_struct *task, int cpu)
{
	struct kthread *kthread = kthread_of(task);

	if (cpu < 0) {
		kthread->flags &= ~(unsigned int)KTHREAD_PER_CPU;
		return;
	}
	kthread->flags |= KTHREAD_PER_CPU;
	WRITE_ONCE(kthread->wanted_cpu, cpu);
}
EXPORT_SYMBOL_GPL(kthread_set_per_cpu);

bool kthread_is_per_cpu(struct task_struct *task)
{
	return flag_is_set(task, KTHREAD_PER_CPU);
}
EXPORT_SYMBOL_GPL(kthread_is_per_cpu);

void *kthread_data(struct task_struct *task)
{
	return kthread_of(task)->data;
}
EXPORT_SYMBOL_GPL(kthread_data);

void *kthread_func(struct task_struct *task)
{
	struct kthread *kthread = kthread_of(task);

	return kthread ? (void *)kthread->threadfn : NULL;
}
EXPORT_SYMBOL_GPL(kthread_func);
