/* SPDX-License-Identifier: MIT */
/* Work for an interrupt: a function that is called from one, soon. */
#ifndef _LINUX_IRQ_WORK_H
#define _LINUX_IRQ_WORK_H

#include <linux/types.h>
#include <linux/smp.h>
#include <linux/hrtimer.h>

#ifndef HRTIMER_API_2_6_16

/*
 * On the caller's CPU it is a timer that is due at once: its interrupt comes
 * as soon as it can.
 */
struct irq_work {
	void (*func)(struct irq_work *work);
	struct hrtimer timer;
	struct hrt_call call; /* to another CPU */
	unsigned int pending, busy;
	bool ready; /* the timer is set up */
};

#define IRQ_WORK_INIT(_func)    \
	(struct irq_work)       \
	{                       \
		.func = (_func) \
	}
#define IRQ_WORK_INIT_LAZY(_func) IRQ_WORK_INIT(_func)
#define IRQ_WORK_INIT_HARD(_func) IRQ_WORK_INIT(_func)
#define DEFINE_IRQ_WORK(name, _f) struct irq_work name = IRQ_WORK_INIT(_f)

void init_irq_work(struct irq_work *work, void (*func)(struct irq_work *));

/* Return: false when it is queued already. Context: any. */
bool irq_work_queue(struct irq_work *work);
bool irq_work_queue_on(struct irq_work *work, int cpu);

/* Wait until it neither is queued nor runs. Context: a task. */
void irq_work_sync(struct irq_work *work);

static inline bool irq_work_is_pending(struct irq_work *work)
{
	return __atomic_load_n(&work->pending, __ATOMIC_ACQUIRE);
}

static inline bool irq_work_is_busy(struct irq_work *work)
{
	return __atomic_load_n(&work->busy, __ATOMIC_ACQUIRE);
}

#endif

#endif
