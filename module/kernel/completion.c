/* SPDX-License-Identifier: MIT */
/*
 * Completions: a count of those who may pass, and a queue of those who wait.
 *
 * complete() adds one and wakes the first; whoever finds the count above zero
 * under the lock takes one. That the waiter takes the lock once more keeps
 * the completion in its memory until the completer has let go of it.
 */
#include <linux/completion.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/sched.h>

#define FOR_EVER (~0U)

void init_completion(struct completion *x)
{
	x->done = 0;
	init_swait_queue_head(&x->wait);
}
EXPORT_SYMBOL(init_completion);

void complete(struct completion *x)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&x->wait.lock, flags);
	if (x->done != FOR_EVER)
		x->done++;
	swake_up_locked(&x->wait);
	raw_spin_unlock_irqrestore(&x->wait.lock, flags);
}
EXPORT_SYMBOL(complete);

void complete_on_current_cpu(struct completion *x)
{
	complete(x);
}
EXPORT_SYMBOL(complete_on_current_cpu);

void complete_all(struct completion *x)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&x->wait.lock, flags);
	x->done = FOR_EVER;
	while (!list_empty(&x->wait.task_list))
		swake_up_locked(&x->wait);
	raw_spin_unlock_irqrestore(&x->wait.lock, flags);
}
EXPORT_SYMBOL(complete_all);

static bool take_one(struct completion *x)
{
	if (!x->done)
		return false;
	if (x->done != FOR_EVER)
		x->done--;
	return true;
}

static void queue_up(struct completion *x, struct swait_queue *wait)
{
	if (list_empty(&wait->task_list))
		list_add_tail(&wait->task_list, &x->wait.task_list);
}

/* Return: jiffies left, at least 1; 0 the time is over; -ERESTARTSYS. */
static long wait_locked(struct completion *x, unsigned int state, long timeout,
			unsigned long *flags)
{
	DECLARE_SWAITQUEUE(wait);
	long left = timeout;

	while (!x->done && left > 0) {
		if (signal_pending_state(state, current)) {
			left = -ERESTARTSYS;
			break;
		}
		queue_up(x, &wait);
		hrt_set_state(state);
		raw_spin_unlock_irqrestore(&x->wait.lock, *flags);
		left = schedule_timeout(left);
		raw_spin_lock_irqsave(&x->wait.lock, *flags);
	}
	hrt_set_state(TASK_RUNNING);
	list_del_init(&wait.task_list);
	if (left < 0 || !take_one(x))
		return left < 0 ? left : 0;
	return left ? left : 1;
}

static long wait_in_state(struct completion *x, unsigned int state,
			  unsigned long timeout)
{
	unsigned long flags;
	long left;

	might_sleep();
	raw_spin_lock_irqsave(&x->wait.lock, flags);
	left = wait_locked(x, state, (long)timeout, &flags);
	raw_spin_unlock_irqrestore(&x->wait.lock, flags);
	return left;
}

void wait_for_completion(struct completion *x)
{
	wait_in_state(x, TASK_UNINTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT);
}
EXPORT_SYMBOL(wait_for_completion);

void wait_for_completion_io(struct completion *x)
{
	wait_for_completion(x);
}
EXPORT_SYMBOL(wait_for_completion_io);

int wait_for_completion_state(struct completion *x, unsigned int state)
{
	long left = wait_in_state(x, state, MAX_SCHEDULE_TIMEOUT);

	return left < 0 ? (int)left : 0;
}
EXPORT_SYMBOL(wait_for_completion_state);

int wait_for_completion_interruptible(struct completion *x)
{
	return wait_for_completion_state(x, TASK_INTERRUPTIBLE);
}
EXPORT_SYMBOL(wait_for_completion_interruptible);

int wait_for_completion_killable(struct completion *x)
{
	return wait_for_completion_state(x, TASK_KILLABLE);
}
EXPORT_SYMBOL(wait_for_completion_killable);

unsigned long wait_for_completion_timeout(struct completion *x,
					  unsigned long timeout)
{
	return (unsigned long)wait_in_state(x, TASK_UNINTERRUPTIBLE, timeout);
}
EXPORT_SYMBOL(wait_for_completion_timeout);

unsigned long wait_for_completion_io_timeout(struct completion *x,
					     unsigned long timeout)
{
	return wait_for_completion_timeout(x, timeout);
}
EXPORT_SYMBOL(wait_for_completion_io_timeout);

long wait_for_completion_interruptible_timeout(struct completion *x,
					       unsigned long timeout)
{
	return wait_in_state(x, TASK_INTERRUPTIBLE, timeout);
}
EXPORT_SYMBOL(wait_for_completion_interruptible_timeout);

long wait_for_completion_killable_timeout(struct completion *x,
					  unsigned long timeout)
{
	return wait_in_state(x, TASK_KILLABLE, timeout);
}
EXPORT_SYMBOL(wait_for_completion_killable_timeout);

bool try_wait_for_completion(struct completion *x)
{
	unsigned long flags;
	bool passed;

	raw_spin_lock_irqsave(&x->wait.lock, flags);
	passed = take_one(x);
	raw_spin_unlock_irqrestore(&x->wait.lock, flags);
	return passed;
}
EXPORT_SYMBOL(try_wait_for_completion);

/* Under the lock: who hears "done" may free it, and complete() is over. */
bool completion_done(struct completion *x)
{
	unsigned long flags;
	bool done;

	raw_spin_lock_irqsave(&x->wait.lock, flags);
	done = x->done > 0;
	raw_spin_unlock_irqrestore(&x->wait.lock, flags);
	return done;
}
EXPORT_SYMBOL(completion_done);
