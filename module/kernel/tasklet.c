/* SPDX-License-Identifier: MIT */
/*
 * Tasklets: functions that a CPU calls from its softirq, in the order in which
 * they were scheduled.
 *
 * SCHED says that a tasklet is on a list, RUN that its function runs. One that
 * runs on another CPU, or is disabled, goes back on the list and is looked at
 * again at the next softirq.
 */
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>

#include "start.h"

#define SCHED (1UL << TASKLET_STATE_SCHED)
#define RUN   (1UL << TASKLET_STATE_RUN)

/* What a CPU is to run, of one softirq. */
struct tasklet_list {
	raw_spinlock_t lock;
	struct tasklet_struct *first, *last;
};

static struct tasklet_list normal_lists[NR_CPUS], hi_lists[NR_CPUS];

/* ---- set up -------------------------------------------------------------- */

void tasklet_init(struct tasklet_struct *t, void (*func)(unsigned long),
		  unsigned long data)
{
	*t = (struct tasklet_struct){ .func = func, .data = data };
}
EXPORT_SYMBOL(tasklet_init);

void tasklet_setup(struct tasklet_struct *t,
		   void (*callback)(struct tasklet_struct *))
{
	*t = (struct tasklet_struct){ .callback = callback,
				      .use_callback = true };
}
EXPORT_SYMBOL(tasklet_setup);

/* ---- schedule ------------------------------------------------------------ */

static void append(struct tasklet_list *list, struct tasklet_struct *t)
{
	t->next = NULL;
	if (list->last)
		list->last->next = t;
	else
		list->first = t;
	list->last = t;
}

static void queue_on_this_cpu(struct tasklet_list *lists, unsigned int nr,
			      struct tasklet_struct *t)
{
	unsigned long flags = hrt_irq_save();
	struct tasklet_list *list = &lists[hrt_cpu()];

	raw_spin_lock(&list->lock);
	append(list, t);
	raw_spin_unlock(&list->lock);
	hrt_irq_restore(flags);
	raise_softirq(nr);
}

static bool first_to_schedule(struct tasklet_struct *t)
{
	return !(__atomic_fetch_or(&t->state, SCHED, __ATOMIC_ACQ_REL) & SCHED);
}

void tasklet_schedule(struct tasklet_struct *t)
{
	if (first_to_schedule(t))
		queue_on_this_cpu(normal_lists, TASKLET_SOFTIRQ, t);
}
EXPORT_SYMBOL(tasklet_schedule);

void tasklet_hi_schedule(struct tasklet_struct *t)
{
	if (first_to_schedule(t))
		queue_on_this_cpu(hi_lists, HI_SOFTIRQ, t);
}
EXPORT_SYMBOL(tasklet_hi_schedule);

/* ---- run ----------------------------------------------------------------- */

static void call(struct tasklet_struct *t)
{
	if (t->use_callback)
		t->callback(t);
	else
		t->func(t->data);
}

/* Return: false when it cannot run now. */
static bool try_to_run(struct tasklet_struct *t)
{
	if (__atomic_fetch_or(&t->state, RUN, __ATOMIC_ACQUIRE) & RUN)
		return false;
	if (atomic_read_acquire(&t->count)) {
		__atomic_fetch_and(&t->state, ~RUN, __ATOMIC_RELEASE);
		return false;
	}
	/* Before the call: it may schedule itself again. */
	__atomic_fetch_and(&t->state, ~SCHED, __ATOMIC_ACQ_REL);
	call(t);
	__atomic_fetch_and(&t->state, ~RUN, __ATOMIC_RELEASE);
	return true;
}

static struct tasklet_struct *take_list(struct tasklet_list *list)
{
	struct tasklet_struct *first;
	unsigned long flags;

	raw_spin_lock_irqsave(&list->lock, flags);
	first = list->first;
	list->first = NULL;
	list->last = NULL;
	raw_spin_unlock_irqrestore(&list->lock, flags);
	return first;
}

/* One that is disabled is not looked at before somebody enables it. */
static void keep(struct tasklet_list *list, struct tasklet_struct *t)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&list->lock, flags);
	append(list, t);
	raw_spin_unlock_irqrestore(&list->lock, flags);
}

static void run_list(struct tasklet_list *list, unsigned int nr)
{
	struct tasklet_struct *next, *t = take_list(list);

	for (; t; t = next) {
		next = t->next;
		if (try_to_run(t))
			continue;
		keep(list, t);
		/* It runs elsewhere: soon it can. Disabled, enabling raises. */
		if (!atomic_read(&t->count))
			raise_softirq(nr);
	}
}

static void normal_softirq(void)
{
	run_list(&normal_lists[hrt_cpu()], TASKLET_SOFTIRQ);
}

static void hi_softirq(void)
{
	run_list(&hi_lists[hrt_cpu()], HI_SOFTIRQ);
}

/* ---- on and off ---------------------------------------------------------- */

void tasklet_unlock_wait(struct tasklet_struct *t)
{
	while (__atomic_load_n(&t->state, __ATOMIC_ACQUIRE) & RUN)
		hrt_relax();
}
EXPORT_SYMBOL(tasklet_unlock_wait);

void tasklet_disable_nosync(struct tasklet_struct *t)
{
	atomic_inc_return(&t->count);
}
EXPORT_SYMBOL(tasklet_disable_nosync);

void tasklet_disable(struct tasklet_struct *t)
{
	tasklet_disable_nosync(t);
	tasklet_unlock_wait(t);
}
EXPORT_SYMBOL(tasklet_disable);

void tasklet_disable_in_atomic(struct tasklet_struct *t)
{
	tasklet_disable(t);
}
EXPORT_SYMBOL(tasklet_disable_in_atomic);

static void raise_both(void *unused)
{
	(void)unused;
	raise_softirq(HI_SOFTIRQ);
	raise_softirq(TASKLET_SOFTIRQ);
}

/* On which CPU's list it waits is not known: every CPU looks. */
void tasklet_enable(struct tasklet_struct *t)
{
	if (atomic_dec_and_test(&t->count) && tasklet_is_scheduled(t))
		on_each_cpu(raise_both, NULL, 0);
}
EXPORT_SYMBOL(tasklet_enable);

/* SCHED is ours at the end: nobody schedules it while we wait for RUN. */
void tasklet_kill(struct tasklet_struct *t)
{
	if (in_interrupt())
		pr_notice("Attempt to kill tasklet from interrupt\n");
	while (!first_to_schedule(t))
		hrt_relax();
	tasklet_unlock_wait(t);
	__atomic_fetch_and(&t->state, ~SCHED, __ATOMIC_RELEASE);
}
EXPORT_SYMBOL(tasklet_kill);

/* ---- hrtimers that call back from a tasklet ------------------------------ */

static enum hrtimer_restart to_tasklet(struct hrtimer *timer)
{
	struct tasklet_hrtimer *ttimer =
		container_of(timer, struct tasklet_hrtimer, timer);

	tasklet_hi_schedule(&ttimer->tasklet);
	return HRTIMER_NORESTART;
}

static void call_timer(unsigned long data)
{
	struct tasklet_hrtimer *ttimer = (void *)data;

	if (ttimer->function(&ttimer->timer) != HRTIMER_NORESTART)
		hrtimer_restart(&ttimer->timer);
}

void tasklet_hrtimer_init(struct tasklet_hrtimer *ttimer,
			  enum hrtimer_restart (*function)(struct hrtimer *),
			  clockid_t which_clock, enum hrtimer_mode mode)
{
	hrtimer_setup(&ttimer->timer, to_tasklet, which_clock, mode);
	tasklet_init(&ttimer->tasklet, call_timer, (unsigned long)ttimer);
	ttimer->function = function;
}
EXPORT_SYMBOL_GPL(tasklet_hrtimer_init);

void tasklet_hrtimer_cancel(struct tasklet_hrtimer *ttimer)
{
	hrtimer_cancel(&ttimer->timer);
	tasklet_kill(&ttimer->tasklet);
}
EXPORT_SYMBOL_GPL(tasklet_hrtimer_cancel);

void tasklets_start(void)
{
	hrt_open_softirq(HRT_SOFTIRQ_HI, hi_softirq);
	hrt_open_softirq(HRT_SOFTIRQ_TASKLET, normal_softirq);
}
