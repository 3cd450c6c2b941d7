/* SPDX-License-Identifier: MIT */
/*
 * Softirqs and tasklets: what is put off from an interrupt until just after.
 */
#ifndef _LINUX_INTERRUPT_H
#define _LINUX_INTERRUPT_H

#include <linux/kernel.h>
#include <linux/bitops.h>
#include <linux/cpumask.h>
#include <linux/hardirq.h>
#include <linux/irqflags.h>
#include <linux/hrtimer.h>
#include <linux/sched.h>
#include <linux/workqueue.h>
#include <linux/args.h>
#include <asm/ptrace.h>

/* In the order in which they run. */
enum {
	HI_SOFTIRQ = HRT_SOFTIRQ_HI,
	TIMER_SOFTIRQ = HRT_SOFTIRQ_TIMER,
	NET_TX_SOFTIRQ,
	NET_RX_SOFTIRQ,
	BLOCK_SOFTIRQ,
	IRQ_POLL_SOFTIRQ,
	TASKLET_SOFTIRQ = HRT_SOFTIRQ_TASKLET,
	SCHED_SOFTIRQ,
	HRTIMER_SOFTIRQ = HRT_SOFTIRQ_HRTIMER,
	RCU_SOFTIRQ = HRT_SOFTIRQ_RCU,
	NR_SOFTIRQS = HRT_NR_SOFTIRQS,
};

#define raise_softirq(nr)          hrt_raise_softirq((enum hrt_softirq)(nr))
#define raise_softirq_irqoff(nr)   raise_softirq(nr)
#define __raise_softirq_irqoff(nr) raise_softirq(nr)

/* ---- tasklets ------------------------------------------------------------ */

struct tasklet_struct {
	struct tasklet_struct *next;
	unsigned long state; /* TASKLET_STATE_* bits */
	atomic_t count; /* 0 when enabled */
	bool use_callback;
	union {
		void (*func)(unsigned long data);
		void (*callback)(struct tasklet_struct *t);
	};
	unsigned long data;
};

enum {
	TASKLET_STATE_SCHED, /* queued */
	TASKLET_STATE_RUN, /* runs */
};

/* DECLARE_TASKLET(name, callback), and (name, func, data) before 5.9. */
#define DECLARE_TASKLET(name, ...)          __hrt_tasklet(name, 0, __VA_ARGS__)
#define DECLARE_TASKLET_DISABLED(name, ...) __hrt_tasklet(name, 1, __VA_ARGS__)
#define DECLARE_TASKLET_OLD(name, func) \
	__hrt_tasklet_2(name, 0, __hrt_data_fn(func), 0)
#define DECLARE_TASKLET_DISABLED_OLD(name, func) \
	__hrt_tasklet_2(name, 1, __hrt_data_fn(func), 0)

#define __hrt_data_fn(fn) ((void (*)(unsigned long))(void *)(fn))
#define __hrt_tasklet(name, off, ...)                        \
	CONCATENATE(__hrt_tasklet_, COUNT_ARGS(__VA_ARGS__)) \
	(name, off, __VA_ARGS__)
#define __hrt_tasklet_1(name, off, fn)     \
	struct tasklet_struct name = {     \
		.count = ATOMIC_INIT(off), \
		.callback = fn,            \
		.use_callback = true,      \
	}
#define __hrt_tasklet_2(name, off, fn, value) \
	struct tasklet_struct name = {        \
		.count = ATOMIC_INIT(off),    \
		.func = fn,                   \
		.data = value,                \
	}
#define from_tasklet(var, callback_tasklet, tasklet_fieldname) \
	container_of(callback_tasklet, __typeof__(*var), tasklet_fieldname)

void tasklet_init(struct tasklet_struct *t, void (*func)(unsigned long),
		  unsigned long data);
void tasklet_setup(struct tasklet_struct *t,
		   void (*callback)(struct tasklet_struct *));

/**
 * tasklet_schedule - run a tasklet on this CPU soon
 *
 * Once, however often it is asked for before it runs; never on two CPUs at a
 * time. Context: any.
 */
void tasklet_schedule(struct tasklet_struct *t);
void tasklet_hi_schedule(struct tasklet_struct *t);

/* A tasklet that is off stays queued. tasklet_disable() waits for a running. */
void tasklet_disable(struct tasklet_struct *t);
void tasklet_disable_nosync(struct tasklet_struct *t);
void tasklet_disable_in_atomic(struct tasklet_struct *t);
void tasklet_enable(struct tasklet_struct *t);
void tasklet_unlock_wait(struct tasklet_struct *t);

/* Wait until it neither is queued nor runs. Context: a task. */
void tasklet_kill(struct tasklet_struct *t);

/* Return: whether it is queued. */
static inline bool tasklet_is_scheduled(const struct tasklet_struct *t)
{
	return __atomic_load_n(&t->state, __ATOMIC_RELAXED) & 1;
}

/* ---- hrtimers that call back from a tasklet, until 5.2 ------------------- */

#ifndef HRTIMER_API_2_6_16
struct tasklet_hrtimer {
	struct hrtimer timer;
	struct tasklet_struct tasklet;
	enum hrtimer_restart (*function)(struct hrtimer *timer);
};

void tasklet_hrtimer_init(struct tasklet_hrtimer *ttimer,
			  enum hrtimer_restart (*function)(struct hrtimer *),
			  clockid_t which_clock, enum hrtimer_mode mode);
void tasklet_hrtimer_cancel(struct tasklet_hrtimer *ttimer);

static inline void tasklet_hrtimer_start(struct tasklet_hrtimer *ttimer,
					 ktime_t time,
					 const enum hrtimer_mode mode)
{
	hrtimer_start(&ttimer->timer, time, mode);
}
#endif

#endif
