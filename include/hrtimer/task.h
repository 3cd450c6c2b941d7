/* SPDX-License-Identifier: MIT */
/*
 * Tasks and contexts: what a face builds kthreads, locks and wait queues from.
 *
 * A task is something that can wait. The thread that started the machine is
 * one, every other thread of a live process becomes one at its first call, and
 * hrt_task_create() makes more. Each CPU has an idle task of its own, which is
 * `current` in interrupts that come while nothing else runs there.
 *
 * Waiting is the kernel's protocol: say how you wait, look whether you still
 * have to, and let go. A wake-up between the three is not lost:
 *
 *	for (;;) {
 *		hrt_set_state(TASK_UNINTERRUPTIBLE);
 *		if (done)
 *			break;
 *		hrt_schedule();
 *	}
 *	hrt_set_state(TASK_RUNNING);
 */
#ifndef HRTIMER_TASK_H
#define HRTIMER_TASK_H

#include <hrtimer/delay.h>

HRT_BEGIN_DECLS

#define HRT_TASK_COMM_LEN 16
#define HRT_TASK_IDLE     0x00000002 /* a bit of flags, as PF_IDLE */

struct task_struct {
	union {
		unsigned int __state; /* TASK_*; written by its wakers too */
		unsigned int state; /* its name before 5.14 */
	};
	unsigned int cpu; /* where it runs; changed by itself alone */
	/*
	 * The nesting of sections in which it may not be interrupted, as the
	 * kernel packs it: bits 0-7 preemption, 8-15 softirq (a section of a
	 * task adds 0x200, a running softirq 0x100), 16-19 hard interrupt.
	 */
	unsigned int preempt_count;
	bool irqs_off;
	bool sigpending; /* a signal waits: interruptible waits end */
	bool foreign; /* a thread that the machine did not make */
	unsigned long long timer_slack_ns; /* range of its sleeps, ns */
	unsigned long long default_timer_slack_ns;
	int pid, tgid;
	char comm[HRT_TASK_COMM_LEN];
	unsigned int flags; /* PF_* */
	int policy, rt_priority, prio, static_prio, normal_prio;
	void *mm; /* NULL: no task here has user memory of its own */
	int (*threadfn)(void *data);
	void *data;
	int exit_code;
	void *kthread; /* the face's: what kthread_stop() needs */
	void *host; /* the host's: a stack, a thread */
	struct task_struct *next_ready; /* the host's run queue */
	unsigned int held; /* the host's: the sections it is in */
};

/* The most often called ones are inline in nobody's program: they may grow. */

/* Return: the calling task, never NULL; in an interrupt the idle task. */
HRT_API struct task_struct *hrt_current(void);

/**
 * hrt_task_create - make a task; it starts at its first wake-up
 * @task: zeroed memory of the caller, in use until the task has exited
 * @threadfn: what it runs; returning ends the task with exit_code
 * @data: the argument
 * @name: cut at 15 characters
 * @cpu: where it runs
 *
 * Return: 0, -ENOMEM (-12) or -EAGAIN (-11).
 */
HRT_API int hrt_task_create(struct task_struct *task,
			    int (*threadfn)(void *data), void *data,
			    const char *name, unsigned int cpu);

/* End the calling task. */
HRT_API void hrt_task_exit(int code) __attribute__((noreturn));

/**
 * hrt_task_gone - has a task left its stack and memory for good?
 *
 * Once true, @task may be freed.
 */
HRT_API bool hrt_task_gone(const struct task_struct *task);

/* Say how the caller is about to wait (TASK_*); ordered before what follows. */
HRT_API void hrt_set_state(unsigned int state);

/**
 * hrt_schedule - wait until woken; in TASK_RUNNING let others run
 *
 * Context: a task with interrupts on; anything else is reported.
 */
HRT_API void hrt_schedule(void);

/**
 * hrt_wake_up - make a task runnable if it waits in one of @states
 *
 * Return: whether it did. Context: any.
 */
HRT_API bool hrt_wake_up(struct task_struct *task, unsigned int states);

/* A signal for @task: sigpending, and interruptible waits end. */
HRT_API void hrt_signal(struct task_struct *task);

/* For a loop that waits for somebody else: lets time pass, and others run. */
HRT_API void hrt_relax(void);

/* ns; 0 restores the default of the task, 50 us. */
HRT_API void hrt_set_timer_slack(unsigned long long ns);

/* ---- sections and contexts ------------------------------------------------ */

#define HRT_PREEMPT_OFFSET 0x00000001U
#define HRT_SOFTIRQ_OFFSET 0x00000100U /* a softirq runs */
#define HRT_BH_OFFSET      0x00000200U /* softirqs are off */
#define HRT_HARDIRQ_OFFSET 0x00010000U
#define HRT_PREEMPT_MASK   0x000000ffU
#define HRT_SOFTIRQ_MASK   0x0000ff00U
#define HRT_HARDIRQ_MASK   0x000f0000U

/*
 * A section nests, and belongs to the task that entered it. On one CPU,
 * sections of two tasks never overlap; no soft callback runs in a bottom half
 * section, no callback at all in an interrupt section.
 */
HRT_API void hrt_preempt_disable(void);
HRT_API void hrt_preempt_enable(void);
HRT_API void hrt_bh_disable(void);
HRT_API void hrt_bh_enable(void);

/* Return: what hrt_irq_restore() takes: whether interrupts were off. */
HRT_API unsigned long hrt_irq_save(void);
HRT_API void hrt_irq_restore(unsigned long flags);
HRT_API bool hrt_irqs_disabled(void);
HRT_API unsigned int hrt_preempt_count(void);

/* ---- softirqs and other CPUs ---------------------------------------------- */

/* Softirqs run after a hard interrupt, the lowest number first. */
enum hrt_softirq {
	HRT_SOFTIRQ_HI,
	HRT_SOFTIRQ_TIMER,
	HRT_SOFTIRQ_TASKLET = 6,
	HRT_SOFTIRQ_HRTIMER = 8,
	HRT_SOFTIRQ_RCU,
	HRT_NR_SOFTIRQS,
};

HRT_API void hrt_open_softirq(enum hrt_softirq nr, void (*action)(void));

/* Let it run on this CPU soon: at the end of this interrupt, or at once. */
HRT_API void hrt_raise_softirq(enum hrt_softirq nr);

/* A call to be made on a CPU; the caller's memory until `done`. */
struct hrt_call {
	void (*func)(void *info);
	void *info;
	struct hrt_call *next;
	unsigned int done;
};

/**
 * hrt_call_cpu - call a function in interrupt context on a CPU
 * @cpu: an online CPU; the caller's own makes it a plain call
 * @call: func and info filled in
 * @wait: return when it is done; else call->done becomes 1 then
 *
 * Return: 0, or -ENXIO (-6) when the CPU is not online.
 */
HRT_API int hrt_call_cpu(unsigned int cpu, struct hrt_call *call, bool wait);

/* ---- the core's lock ------------------------------------------------------- */

/*
 * Short, not recursive, never held while something sleeps or calls back. It
 * does not keep interrupts away on a machine where they come on top of the
 * holder: take it with interrupts off where a callback takes it as well.
 */
HRT_API void hrt_lock(struct hrt_lock *lock);
HRT_API bool hrt_trylock(struct hrt_lock *lock);
HRT_API void hrt_unlock(struct hrt_lock *lock);

HRT_END_DECLS

#endif
