/* SPDX-License-Identifier: MIT */
/*
 * Tasks: who runs, who waits, and for what.
 *
 * Priorities and policies are kept where a module can read them; they do not
 * decide who runs. Live tasks are threads of the system; in virtual time a
 * task runs until it waits.
 */
#ifndef _LINUX_SCHED_H
#define _LINUX_SCHED_H

#include <linux/types.h>
#include <linux/errno.h>
#include <linux/list.h>
#include <linux/bug.h>
#include <linux/signal.h>
#include <linux/jiffies.h>
#include <linux/time.h>
#include <linux/ktime.h>
#include <linux/preempt.h>
#include <linux/smp.h>
#include <linux/cpumask.h>
#include <linux/rcupdate.h>
#include <linux/refcount.h>
#include <linux/hrtimer_types.h>
#include <linux/sched/prio.h>
#include <linux/sched/types.h>
#include <asm/current.h>
#include <asm/processor.h>
#include <hrtimer/delay.h>
#include <hrtimer/task.h>

#define TASK_COMM_LEN HRT_TASK_COMM_LEN

/* States in which no task here is found, or that only its end has. */
#define __TASK_STOPPED 0x00000004
#define __TASK_TRACED  0x00000008
#define EXIT_DEAD      0x00000010
#define EXIT_ZOMBIE    0x00000020
#define TASK_PARKED    0x00000040
#define TASK_DEAD      0x00000080
#define TASK_WAKING    0x00000200
#define TASK_NEW       0x00000800
#define TASK_STOPPED   (TASK_WAKEKILL | __TASK_STOPPED)
#define TASK_ALL       (TASK_NORMAL | __TASK_STOPPED | __TASK_TRACED)

#define PF_IDLE           0x00000002
#define PF_EXITING        0x00000004
#define PF_WQ_WORKER      0x00000020
#define PF_MEMALLOC       0x00000800
#define PF_NOFREEZE       0x00008000
#define PF_KTHREAD        0x00200000
#define PF_NO_SETAFFINITY 0x04000000

/* ---- waiting ------------------------------------------------------------- */

#define set_current_state(state)   hrt_set_state(state)
#define __set_current_state(state) hrt_set_state(state)
#define get_current_state()        (READ_ONCE(current->__state))
#define set_task_state(task, state_value) \
	((void)xchg(&(task)->__state, (unsigned int)(state_value)))
#define __set_task_state(task, state_value) set_task_state(task, state_value)
#define task_is_running(task)               (READ_ONCE((task)->__state) == TASK_RUNNING)

/* Wait in the state that is set, until woken. Context: a task. */
void schedule(void);
void io_schedule(void);
long io_schedule_timeout(long timeout);

/* Let others run. */
void yield(void);

/**
 * cond_resched - let others run, if there are any
 *
 * Return: 0: nobody waits for the processor that the caller has.
 */
int cond_resched(void);
#define cond_resched_lock(lock)    \
	({                         \
		spin_unlock(lock); \
		cond_resched();    \
		spin_lock(lock);   \
		0;                 \
	})
#define cond_resched_rcu() cond_resched()
#define might_resched()    ((void)0)

static inline int need_resched(void)
{
	return 0;
}

#define need_resched_set_tsk(task) ((void)(task))
#define tif_need_resched()         (0)

/**
 * wake_up_process - wake a task, whichever way it waits
 *
 * Return: 1 when it did wait, else 0. Context: any.
 */
int wake_up_process(struct task_struct *task);
int wake_up_state(struct task_struct *task, unsigned int state);

/* Complains when the caller is where nobody may sleep. */
void __might_sleep(const char *file, int line);

/* ---- who ----------------------------------------------------------------- */

extern struct task_struct init_task;

static inline pid_t task_pid_nr(const struct task_struct *task)
{
	return task->pid;
}

static inline pid_t task_tgid_nr(const struct task_struct *task)
{
	return task->tgid;
}

struct pid_namespace;

/* There is one namespace of pids. */
#define task_pid_vnr(task)        task_pid_nr(task)
#define task_tgid_vnr(task)       task_tgid_nr(task)
#define task_pid_nr_ns(task, ns)  ((void)(ns), task_pid_nr(task))
#define task_tgid_nr_ns(task, ns) ((void)(ns), task_tgid_nr(task))

static inline unsigned int task_cpu(const struct task_struct *task)
{
	return READ_ONCE(task->cpu);
}

static inline bool is_idle_task(const struct task_struct *task)
{
	return task->flags & PF_IDLE;
}

static inline int is_global_init(struct task_struct *task)
{
	return task->pid == 1;
}

/* Return: the name, cut at 15 characters, in @buf. */
char *__get_task_comm(char *buf, size_t size, struct task_struct *task);
#define get_task_comm(buf, task) __get_task_comm(buf, sizeof(buf), task)
void set_task_comm(struct task_struct *task, const char *from);

/* R running, S, D and I as ps prints them, X gone. */
char task_state_to_char(struct task_struct *task);

/* The task with a pid, or NULL. Context: any; it may end at any time. */
struct task_struct *find_task_by_vpid(pid_t nr);
struct task_struct *find_task_by_pid_ns(pid_t nr, struct pid_namespace *ns);

/* Until 2.6.30. */
#define find_task_by_pid(nr) find_task_by_vpid(nr)

/* ---- where, and how important -------------------------------------------- */

/**
 * set_cpus_allowed_ptr - say on which CPUs a task may run
 *
 * The caller itself moves at once; another task when it next calls schedule()
 * or kthread_should_stop(), or when it starts.
 *
 * Return: 0, or -EINVAL when none of them is online.
 */
int set_cpus_allowed_ptr(struct task_struct *task,
			 const struct cpumask *new_mask);
#define set_cpus_allowed(task, mask)              \
	({                                        \
		cpumask_t __m = (mask);           \
		set_cpus_allowed_ptr(task, &__m); \
	})
long sched_setaffinity(pid_t pid, const struct cpumask *new_mask)
	__kernel_symbol(sched_setaffinity);

/*
 * Recorded in policy, rt_priority, prio. Those of a real-time task make its
 * timer slack 0, as in the kernel. Return: 0 or -EINVAL.
 */
int sched_setscheduler(struct task_struct *task, int policy,
		       const struct sched_param *param)
	__kernel_symbol(sched_setscheduler);
int sched_setscheduler_nocheck(struct task_struct *task, int policy,
			       const struct sched_param *param);
int sched_setattr(struct task_struct *task, const struct sched_attr *attr)
	__kernel_symbol(sched_setattr);
int sched_setattr_nocheck(struct task_struct *task,
			  const struct sched_attr *attr);
void sched_set_fifo(struct task_struct *task);
void sched_set_fifo_low(struct task_struct *task);
void sched_set_normal(struct task_struct *task, int nice);
void set_user_nice(struct task_struct *task, long nice);
int can_nice(const struct task_struct *task, const int nice);

static inline int task_nice(const struct task_struct *task)
{
	return PRIO_TO_NICE(task->static_prio);
}

int task_prio(const struct task_struct *task);

/* ---- references ---------------------------------------------------------- */

/* There are no tables of files and memory to lock here. */
void task_lock(struct task_struct *task);
void task_unlock(struct task_struct *task);

#include <linux/sched/task.h>
#include <linux/sched/signal.h>
#include <linux/sched/rt.h>

/* A module that includes little expects these all the same. */
#include <linux/gfp.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#endif
