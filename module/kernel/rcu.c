/* SPDX-License-Identifier: MIT */
/*
 * Read-copy-update.
 *
 * A reader is inside a section, a softirq or an interrupt of its CPU, and an
 * interrupt section of a task begins only when none of them is there. So a
 * task that has entered and left one on every CPU has seen every reader end
 * that had begun before.
 *
 * Callbacks wait for a thread, rcu_gp, that lets a grace period pass for all
 * that are there, and then hands them to the softirq.
 */
#include <linux/export.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/kthread.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>

#include "start.h"
#include "tasks.h"

/* ---- readers ------------------------------------------------------------- */

void rcu_read_lock(void)
{
	hrt_preempt_disable();
}
EXPORT_SYMBOL_GPL(rcu_read_lock);

void rcu_read_unlock(void)
{
	hrt_preempt_enable();
}
EXPORT_SYMBOL_GPL(rcu_read_unlock);

int rcu_read_lock_held(void)
{
	return !preemptible();
}
EXPORT_SYMBOL_GPL(rcu_read_lock_held);

/* ---- a grace period ------------------------------------------------------ */

void synchronize_rcu(void)
{
	unsigned int cpu, home = hrt_cpu();

	might_sleep();
	for (cpu = 0; cpu < hrt_nr_cpus(); cpu++) {
		if (!hrt_cpu_online(cpu))
			continue;
		hrt_set_cpu(cpu);
		hrt_irq_restore(hrt_irq_save());
	}
	hrt_set_cpu(home);
}
EXPORT_SYMBOL_GPL(synchronize_rcu);

void synchronize_rcu_expedited(void)
{
	synchronize_rcu();
}
EXPORT_SYMBOL_GPL(synchronize_rcu_expedited);

/* ---- callbacks ----------------------------------------------------------- */

/* A list of callbacks, in order. */
struct callbacks {
	struct rcu_head *first, **end;
};

static struct {
	raw_spinlock_t lock;
	struct callbacks waiting; /* for a grace period */
	struct callbacks ready; /* for the softirq */
	struct task_struct *thread;
} rcu = {
	.waiting = { NULL, &rcu.waiting.first },
	.ready = { NULL, &rcu.ready.first },
};

/* With the lock held: everything of @from, to the end of @to. */
static void move_all(struct callbacks *to, struct callbacks *from)
{
	if (!from->first)
		return;
	*to->end = from->first;
	to->end = from->end;
	from->first = NULL;
	from->end = &from->first;
}

static struct rcu_head *take_all(struct callbacks *from)
{
	struct callbacks taken = { NULL, &taken.first };
	unsigned long flags;

	raw_spin_lock_irqsave(&rcu.lock, flags);
	move_all(&taken, from);
	raw_spin_unlock_irqrestore(&rcu.lock, flags);
	return taken.first;
}

void call_rcu(struct rcu_head *head, rcu_callback_t func)
{
	unsigned long flags;

	head->func = func;
	head->next = NULL;
	raw_spin_lock_irqsave(&rcu.lock, flags);
	__atomic_store_n(rcu.waiting.end, head, __ATOMIC_RELEASE);
	rcu.waiting.end = &head->next;
	raw_spin_unlock_irqrestore(&rcu.lock, flags);
	hrt_wake_up(rcu.thread, TASK_NORMAL);
}
EXPORT_SYMBOL_GPL(call_rcu);

/* Below this a "function" is the offset of the head in memory to free. */
#define MAX_OFFSET 4096

static void run_one(struct rcu_head *head)
{
	unsigned long offset = (unsigned long)head->func;

	if (offset < MAX_OFFSET)
		kfree((char *)head - offset);
	else
		head->func(head);
}

static void rcu_softirq(void)
{
	struct rcu_head *next, *head = take_all(&rcu.ready);

	for (; head; head = next) {
		next = head->next; /* its memory goes with the call */
		run_one(head);
	}
}

/* One batch: a grace period for all that wait, then the softirq's turn. */
static void advance(void)
{
	struct callbacks batch = { NULL, &batch.first };
	unsigned long flags;

	raw_spin_lock_irqsave(&rcu.lock, flags);
	move_all(&batch, &rcu.waiting);
	raw_spin_unlock_irqrestore(&rcu.lock, flags);
	synchronize_rcu();
	raw_spin_lock_irqsave(&rcu.lock, flags);
	move_all(&rcu.ready, &batch);
	raw_spin_unlock_irqrestore(&rcu.lock, flags);
	hrt_raise_softirq(HRT_SOFTIRQ_RCU);
}

static bool some_wait(void)
{
	return __atomic_load_n(&rcu.waiting.first, __ATOMIC_ACQUIRE);
}

static int rcu_thread(void *unused)
{
	(void)unused;
	while (!kthread_should_stop()) {
		hrt_set_state(TASK_IDLE);
		if (!some_wait() && !kthread_should_stop())
			schedule();
		hrt_set_state(TASK_RUNNING);
		if (some_wait())
			advance();
	}
	return 0;
}

/* Callbacks run in the order of their calls: ours is the last that is there. */
struct barrier {
	struct rcu_head head;
	struct completion done;
};

static void barrier_reached(struct rcu_head *head)
{
	complete(&container_of(head, struct barrier, head)->done);
}

void rcu_barrier(void)
{
	struct barrier barrier;

	init_completion(&barrier.done);
	call_rcu(&barrier.head, barrier_reached);
	wait_for_completion(&barrier.done);
}
EXPORT_SYMBOL_GPL(rcu_barrier);

/* ---- to free memory ------------------------------------------------------ */

void kvfree_call_rcu(struct rcu_head *head, void *ptr)
{
	if (!ptr)
		return;
	if (head) {
		call_rcu(head, (rcu_callback_t)((char *)head - (char *)ptr));
		return;
	}
	synchronize_rcu();
	kfree(ptr);
}
EXPORT_SYMBOL_GPL(kvfree_call_rcu);

/* ---- start and stop ------------------------------------------------------ */

int rcu_start(void)
{
	hrt_open_softirq(HRT_SOFTIRQ_RCU, rcu_softirq);
	rcu.thread = kthread_start(rcu_thread, NULL, 0, "rcu_gp");
	return PTR_ERR_OR_ZERO(rcu.thread);
}

void rcu_stop(void)
{
	do
		rcu_barrier();
	while (some_wait());
	kthread_stop(rcu.thread);
	rcu.thread = NULL;
}
