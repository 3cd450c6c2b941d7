/* SPDX-License-Identifier: MIT */
/*
 * Sleeping locks of many readers or one writer.
 *
 * Nobody overtakes: with somebody on the list a reader queues too, though
 * readers may be inside. Letting in is one step: the first writer, or all
 * readers up to the first writer.
 */
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/rwsem.h>

#include "waiter.h"

void init_rwsem(struct rw_semaphore *sem)
{
	sem->count = 0;
	raw_spin_lock_init(&sem->wait_lock);
	INIT_LIST_HEAD(&sem->wait_list);
	sem->owner = NULL;
}
EXPORT_SYMBOL(init_rwsem);

static bool may_enter(const struct rw_semaphore *sem, bool writer)
{
	return writer ? sem->count == 0 : sem->count >= 0;
}

static void enter(struct rw_semaphore *sem, struct task_struct *task,
		  bool writer)
{
	if (writer) {
		sem->count = -1;
		sem->owner = task;
	} else {
		sem->count++;
	}
}

static void let_in(struct rw_semaphore *sem)
{
	struct waiter *first;

	while ((first = waiter_first(&sem->wait_list)) &&
	       may_enter(sem, first->writer)) {
		enter(sem, first->task, first->writer);
		waiter_grant(first);
	}
}

static bool enter_now(struct rw_semaphore *sem, bool writer)
{
	if (!list_empty(&sem->wait_list) || !may_enter(sem, writer))
		return false;
	enter(sem, current, writer);
	return true;
}

static int down_in_state(struct rw_semaphore *sem, bool writer,
			 unsigned int state)
{
	struct waiter waiter = { .writer = writer };
	unsigned long flags;
	int err = 0;

	might_sleep();
	raw_spin_lock_irqsave(&sem->wait_lock, flags);
	if (!enter_now(sem, writer)) {
		err = waiter_wait(&sem->wait_lock, &flags, &sem->wait_list,
				  &waiter, state, MAX_SCHEDULE_TIMEOUT);
		/* A writer who gives up has kept readers out. */
		if (err)
			let_in(sem);
	}
	raw_spin_unlock_irqrestore(&sem->wait_lock, flags);
	return err;
}

void down_read(struct rw_semaphore *sem)
{
	down_in_state(sem, false, TASK_UNINTERRUPTIBLE);
}
EXPORT_SYMBOL(down_read);

int down_read_interruptible(struct rw_semaphore *sem)
{
	return down_in_state(sem, false, TASK_INTERRUPTIBLE);
}
EXPORT_SYMBOL(down_read_interruptible);

int down_read_killable(struct rw_semaphore *sem)
{
	return down_in_state(sem, false, TASK_KILLABLE);
}
EXPORT_SYMBOL(down_read_killable);

void down_write(struct rw_semaphore *sem)
{
	down_in_state(sem, true, TASK_UNINTERRUPTIBLE);
}
EXPORT_SYMBOL(down_write);

int down_write_killable(struct rw_semaphore *sem)
{
	return down_in_state(sem, true, TASK_KILLABLE);
}
EXPORT_SYMBOL(down_write_killable);

static int try_down(struct rw_semaphore *sem, bool writer)
{
	unsigned long flags;
	bool entered;

	raw_spin_lock_irqsave(&sem->wait_lock, flags);
	entered = enter_now(sem, writer);
	raw_spin_unlock_irqrestore(&sem->wait_lock, flags);
	return entered;
}

int down_read_trylock(struct rw_semaphore *sem)
{
	return try_down(sem, false);
}
EXPORT_SYMBOL(down_read_trylock);

int down_write_trylock(struct rw_semaphore *sem)
{
	return try_down(sem, true);
}
EXPORT_SYMBOL(down_write_trylock);

void up_read(struct rw_semaphore *sem)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&sem->wait_lock, flags);
	if (!WARN_ONCE(sem->count <= 0, "up_read() without down_read()\n"))
		sem->count--;
	let_in(sem);
	raw_spin_unlock_irqrestore(&sem->wait_lock, flags);
}
EXPORT_SYMBOL(up_read);

static void leave_writer(struct rw_semaphore *sem, int readers)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&sem->wait_lock, flags);
	if (!WARN_ONCE(sem->count != -1, "up_write() without down_write()\n")) {
		sem->owner = NULL;
		sem->count = readers;
	}
	let_in(sem);
	raw_spin_unlock_irqrestore(&sem->wait_lock, flags);
}

void up_write(struct rw_semaphore *sem)
{
	leave_writer(sem, 0);
}
EXPORT_SYMBOL(up_write);

void downgrade_write(struct rw_semaphore *sem)
{
	leave_writer(sem, 1);
}
EXPORT_SYMBOL(downgrade_write);

int rwsem_is_locked(struct rw_semaphore *sem)
{
	return READ_ONCE(sem->count) != 0;
}
EXPORT_SYMBOL(rwsem_is_locked);

int rwsem_is_contended(struct rw_semaphore *sem)
{
	return !list_empty(&sem->wait_list);
}
EXPORT_SYMBOL(rwsem_is_contended);

/* Of readers only their number is known: somebody reads. */
bool hrt_held_rwsem(const void *lock)
{
	const struct rw_semaphore *sem = lock;
	int count = READ_ONCE(sem->count);

	return count > 0 || (count < 0 && READ_ONCE(sem->owner) == current);
}
EXPORT_SYMBOL(hrt_held_rwsem);
