/* SPDX-License-Identifier: MIT */
/*
 * What the module face keeps of a task beside the core's task_struct, and the
 * list of all tasks that a module can see.
 */
#ifndef MODULE_TASKS_H
#define MODULE_TASKS_H

#include <linux/completion.h>
#include <linux/list.h>
#include <linux/pid.h>
#include <linux/sched.h>

struct work_struct;

/* What <linux/pid.h> hands out: a number, and who refers to it or its task. */
struct pid {
	int nr;
	atomic_t users; /* the task's life is one */
};

enum {
	KTHREAD_SHOULD_STOP = 1 << 0,
	KTHREAD_SHOULD_PARK = 1 << 1,
	KTHREAD_PER_CPU = 1 << 2, /* parks where its CPU is */
};

/* task->kthread points here. Threads of ours are inside; others are not. */
struct kthread {
	struct task_struct *task;
	struct list_head node; /* of all tasks */
	struct list_head grave; /* of those that have ended */
	struct pid pid;
	unsigned int flags; /* KTHREAD_* */
	int wanted_cpu; /* -1: where it is */
	int (*threadfn)(void *data);
	void *data;
	int result;
	struct completion exited, parked;
	u64 pending, allowed; /* signals: bit n - 1 */
	struct work_struct *work; /* which a worker runs */
	raw_spinlock_t siglock;
	struct task_struct memory;
};

static inline struct kthread *kthread_of(const struct task_struct *task)
{
	return task->kthread;
}

/* Move the caller to the CPU that somebody else wants it on. */
void task_follow_cpu(void);

/* ---- the list of tasks (pid.c) ------------------------------------------- */

void tasks_add(struct kthread *kthread);

/* The thread ends: nobody finds it any more. */
void tasks_remove(struct kthread *kthread);

/* The same of a task that is no thread of ours: nothing is to be freed. */
void tasks_forget(struct kthread *kthread);

/* Free what has ended long ago. Context: a task. */
void tasks_reap(void);

/* Free all that has ended. Return: how many threads have not. */
unsigned int tasks_end(void);

/* ---- threads (kthread.c) ------------------------------------------------- */

/* Make a thread, named literally, on a CPU. Return: as kthread_create(). */
struct task_struct *kthread_start(int (*threadfn)(void *), void *data,
				  unsigned int cpu, const char *name);

#endif
