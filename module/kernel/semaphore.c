/* SPDX-License-Identifier: MIT */
/* Counting semaphores: up() gives its count to the first who waits. */
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/semaphore.h>

#include "waiter.h"

void sema_init(struct semaphore *sem, int val)
{
	raw_spin_lock_init(&sem->lock);
	sem->count = (unsigned int)val;
	INIT_LIST_HEAD(&sem->wait_list);
}
EXPORT_SYMBOL(sema_init);

static int down_in_state(struct semaphore *sem, unsigned int state,
			 long timeout)
{
	struct waiter waiter = { .writer = true };
	unsigned long flags;
	int err = 0;

	might_sleep();
	raw_spin_lock_irqsave(&sem->lock, flags);
	if (sem->count)
		sem->count--;
	else
		err = waiter_wait(&sem->lock, &flags, &sem->wait_list, &waiter,
				  state, timeout);
	raw_spin_unlock_irqrestore(&sem->lock, flags);
	return err;
}

void down(struct semaphore *sem)
{
	down_in_state(sem, TASK_UNINTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT);
}
EXPORT_SYMBOL(down);

int down_interruptible(struct semaphore *sem)
{
	return down_in_state(sem, TASK_INTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT);
}
EXPORT_SYMBOL(down_interruptible);

int down_killable(struct semaphore *sem)
{
	return down_in_state(sem, TASK_KILLABLE, MAX_SCHEDULE_TIMEOUT);
}
EXPORT_SYMBOL(down_killable);

int down_timeout(struct semaphore *sem, long timeout)
{
	return down_in_state(sem, TASK_UNINTERRUPTIBLE, timeout);
}
EXPORT_SYMBOL(down_timeout);

int down_trylock(struct semaphore *sem)
{
	unsigned long flags;
	bool taken;

	raw_spin_lock_irqsave(&sem->lock, flags);
	taken = sem->count > 0;
	if (taken)
		sem->count--;
	raw_spin_unlock_irqrestore(&sem->lock, flags);
	return !taken;
}
EXPORT_SYMBOL(down_trylock);

void up(struct semaphore *sem)
{
	struct waiter *first;
	unsigned long flags;

	raw_spin_lock_irqsave(&sem->lock, flags);
	first = waiter_first(&sem->wait_list);
	if (first)
		waiter_grant(first);
	else
		sem->count++;
	raw_spin_unlock_irqrestore(&sem->lock, flags);
}
EXPORT_SYMBOL(up);
