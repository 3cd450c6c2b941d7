/* SPDX-License-Identifier: MIT */
/*
 * Work for an interrupt. On the caller's CPU a timer that is due brings it
 * about, on another one a call.
 */
#include <linux/export.h>
#include <linux/irq_work.h>
#include <linux/kernel.h>

void init_irq_work(struct irq_work *work, void (*func)(struct irq_work *))
{
	*work = IRQ_WORK_INIT(func);
}
EXPORT_SYMBOL_GPL(init_irq_work);

/* Not pending any more before the call: it may be queued again from there. */
static void run(struct irq_work *work)
{
	__atomic_store_n(&work->busy, 1, __ATOMIC_RELAXED);
	__atomic_store_n(&work->pending, 0, __ATOMIC_RELEASE);
	work->func(work);
	__atomic_store_n(&work->busy, 0, __ATOMIC_RELEASE);
}

static enum hrtimer_restart run_from_timer(struct hrtimer *timer)
{
	run(container_of(timer, struct irq_work, timer));
	return HRTIMER_NORESTART;
}

static void run_from_call(void *work)
{
	run(work);
}

static bool claim(struct irq_work *work)
{
	if (__atomic_exchange_n(&work->pending, 1, __ATOMIC_ACQ_REL))
		return false;
	/* Whoever claims it the first time is alone with it. */
	if (!work->ready) {
		hrtimer_setup(&work->timer, run_from_timer, CLOCK_MONOTONIC,
			      HRTIMER_MODE_ABS_HARD);
		work->ready = true;
	}
	return true;
}

bool irq_work_queue(struct irq_work *work)
{
	if (!claim(work))
		return false;
	hrtimer_start(&work->timer, 0, HRTIMER_MODE_ABS_PINNED_HARD);
	return true;
}
EXPORT_SYMBOL_GPL(irq_work_queue);

bool irq_work_queue_on(struct irq_work *work, int cpu)
{
	if ((unsigned int)cpu == hrt_cpu())
		return irq_work_queue(work);
	if (!claim(work))
		return false;
	work->call = (struct hrt_call){ .func = run_from_call, .info = work };
	if (hrt_call_cpu((unsigned int)cpu, &work->call, false)) {
		__atomic_store_n(&work->pending, 0, __ATOMIC_RELEASE);
		return false;
	}
	return true;
}
EXPORT_SYMBOL_GPL(irq_work_queue_on);

void irq_work_sync(struct irq_work *work)
{
	might_sleep();
	while (irq_work_is_pending(work) || irq_work_is_busy(work))
		hrt_relax();
	/* The interrupt may be on its way out of the timer still. */
	if (work->ready)
		hrtimer_cancel(&work->timer);
}
EXPORT_SYMBOL_GPL(irq_work_sync);
