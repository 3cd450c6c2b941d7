/* SPDX-License-Identifier: MIT */
/*
 * Sleeping locks of many readers or one writer, in the order in which they
 * came; readers that wait side by side enter together.
 */
#ifndef _LINUX_RWSEM_H
#define _LINUX_RWSEM_H

#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/cleanup.h>

struct rw_semaphore {
	int count; /* readers inside, or -1 for a writer */
	raw_spinlock_t wait_lock;
	struct list_head wait_list;
	struct task_struct *owner; /* the writer */
};

#define __RWSEM_INITIALIZER(name)                                            \
	{                                                                    \
		0, { 0, 0, NULL }, { &(name).wait_list, &(name).wait_list }, \
			NULL                                                 \
	}
#define DECLARE_RWSEM(name) struct rw_semaphore name = __RWSEM_INITIALIZER(name)

void init_rwsem(struct rw_semaphore *sem);
void down_read(struct rw_semaphore *sem);
void down_write(struct rw_semaphore *sem);

/* Return: 0 with the lock held, -EINTR when a signal came. */
int __must_check down_read_interruptible(struct rw_semaphore *sem);
int __must_check down_read_killable(struct rw_semaphore *sem);
int __must_check down_write_killable(struct rw_semaphore *sem);

/* Return: 1 with the lock held, 0 without. */
int down_read_trylock(struct rw_semaphore *sem);
int down_write_trylock(struct rw_semaphore *sem);
void up_read(struct rw_semaphore *sem);
void up_write(struct rw_semaphore *sem);

/* A writer becomes a reader; others may follow it in. */
void downgrade_write(struct rw_semaphore *sem);

int rwsem_is_locked(struct rw_semaphore *sem);
int rwsem_is_contended(struct rw_semaphore *sem);

#define down_read_nested(sem, subclass)  down_read(sem)
#define down_write_nested(sem, subclass) down_write(sem)
#define down_read_non_owner(sem)         down_read(sem)
#define up_read_non_owner(sem)           up_read(sem)

DEFINE_GUARD(rwsem_read, struct rw_semaphore *, down_read(_T), up_read(_T))
DEFINE_GUARD(rwsem_write, struct rw_semaphore *, down_write(_T), up_write(_T))

#endif
