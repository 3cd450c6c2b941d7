/* SPDX-License-Identifier: MIT */
/*
 * Signals to tasks, and the list of all tasks.
 *
 * The list holds the threads of the modules and of the module face, and the
 * task that loads modules. A task is a process of its own.
 */
#ifndef _LINUX_SCHED_SIGNAL_H
#define _LINUX_SCHED_SIGNAL_H

#include <linux/sched.h>
#include <linux/signal.h>
#include <linux/pid.h>

/* Return: whether a signal waits, or SIGKILL does. */
int signal_pending(struct task_struct *task);
int __fatal_signal_pending(struct task_struct *task);
int fatal_signal_pending(struct task_struct *task);
int signal_pending_state(unsigned int state, struct task_struct *task);

/**
 * send_sig - send a signal
 *
 * A kthread takes only what it allows. Return: 0, -EINVAL for no signal, or
 * -ESRCH when the task has ended. Context: any.
 */
int send_sig(int sig, struct task_struct *task, int priv);
int send_sig_info(int sig, struct kernel_siginfo *info,
		  struct task_struct *task);
void force_sig(int sig);
int kill_pid(struct pid *pid, int sig, int priv);

/* The caller's own: none waits any more; look again; take the first. */
void flush_signals(struct task_struct *task);
void recalc_sigpending(void);
int kernel_dequeue_signal(void);
int hrt_dequeue_signal(const sigset_t *mask);

/* dequeue_signal(task, mask, info[, type]) and (mask, info, type). */
#define dequeue_signal(...) __hrt_dequeue(__VA_ARGS__, , , , )
#define __hrt_dequeue(a, b, ...)                              \
	hrt_dequeue_signal(_Generic((a), struct task_struct * \
				    : (b), default            \
				    : (a)))

/* Return: the task after @task, and &init_task after the last. */
struct task_struct *next_task(struct task_struct *task);

/* Context: rcu_read_lock() held. */
#define for_each_process(p) \
	for (p = next_task(&init_task); p != &init_task; p = next_task(p))
#define for_each_thread(p, t)         for (t = (p); t; t = NULL)
#define for_each_process_thread(p, t) for_each_process(p) for_each_thread(p, t)

/* Until 6.6. */
#define do_each_thread(g, t)    for_each_process(g) for_each_thread(g, t) do
#define while_each_thread(g, t) while ((void)(g), (void)(t), 0)

static inline bool thread_group_leader(struct task_struct *task)
{
	return task->pid == task->tgid;
}

static inline int thread_group_empty(struct task_struct *task)
{
	(void)task;
	return 1;
}

#endif
