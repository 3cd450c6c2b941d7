/* SPDX-License-Identifier: MIT */
/* Waiting in a row: see waiter.h. */
#include "waiter.h"

#include <linux/errno.h>

struct waiter *waiter_first(struct list_head *list)
{
	return list_first_entry_or_null(list, struct waiter, node);
}

void waiter_grant(struct waiter *waiter)
{
	struct task_struct *task = waiter->task;

	list_del(&waiter->node);
	/* The waiter looks at it with the lock held: no earlier than we go. */
	waiter->granted = true;
	hrt_wake_up(task, TASK_NORMAL);
}

/* With the lock held, and given up while asleep. */
static long sleep_once(raw_spinlock_t *lock, unsigned long *flags,
		       unsigned int state, long timeout)
{
	hrt_set_state(state);
	raw_spin_unlock_irqrestore(lock, *flags);
	timeout = schedule_timeout(timeout);
	raw_spin_lock_irqsave(lock, *flags);
	return timeout;
}

int waiter_wait(raw_spinlock_t *lock, unsigned long *flags,
		struct list_head *list, struct waiter *waiter,
		unsigned int state, long timeout)
{
	int err = 0;

	waiter->task = current;
	waiter->granted = false;
	list_add_tail(&waiter->node, list);
	while (!waiter->granted) {
		if (signal_pending_state(state, current))
			err = -EINTR;
		else if (timeout <= 0)
			err = -ETIME;
		if (err) {
			list_del(&waiter->node);
			break;
		}
		timeout = sleep_once(lock, flags, state, timeout);
	}
	hrt_set_state(TASK_RUNNING);
	return err;
}
