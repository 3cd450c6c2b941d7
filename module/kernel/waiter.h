/* SPDX-License-Identifier: MIT */
/*
 * How the sleeping locks wait: a list, first come first served, under a
 * spinlock. Whoever lets go hands over to the first of the list before it
 * wakes it, so that nobody overtakes.
 */
#ifndef MODULE_WAITER_H
#define MODULE_WAITER_H

#include <linux/list.h>
#include <linux/sched.h>
#include <linux/spinlock.h>

struct waiter {
	struct list_head node;
	struct task_struct *task;
	bool granted;
	bool writer;
};

/**
 * waiter_wait - queue up and sleep until granted
 * @lock: protects the list; held with @flags, here and on return
 * @list: of struct waiter
 * @waiter: the caller's; `writer` is set
 * @state: TASK_*
 * @timeout: jiffies, or MAX_SCHEDULE_TIMEOUT
 *
 * Return: 0 granted; -EINTR a signal ended it, -ETIME the time is over: then
 * the waiter is off the list.
 */
int waiter_wait(raw_spinlock_t *lock, unsigned long *flags,
		struct list_head *list, struct waiter *waiter,
		unsigned int state, long timeout);

/* Off the list, and on its way. With the lock held. */
void waiter_grant(struct waiter *waiter);

/* Return: the first of a list, or NULL. */
struct waiter *waiter_first(struct list_head *list);

#endif
