/* SPDX-License-Identifier: MIT */
/*
 * Mutexes. Those who wait get it in the order in which they came: an unlock
 * hands it to the first of them. Context: tasks that may sleep, except
 * mutex_trylock() and mutex_unlock(), which do not.
 */
#ifndef __LINUX_MUTEX_H
#define __LINUX_MUTEX_H

#include <linux/list.h>
#include <linux/spinlock_types.h>
#include <linux/lockdep.h>
#include <linux/atomic.h>
#include <linux/cleanup.h>
#include <asm/processor.h>

struct mutex {
	unsigned long owner; /* the holder; bit 0: somebody waits */
	raw_spinlock_t wait_lock;
	struct list_head wait_list;
};

#define __MUTEX_INITIALIZER(name)                            \
	{                                                    \
		0, { 0, 0, NULL },                           \
		{                                            \
			&(name).wait_list, &(name).wait_list \
		}                                            \
	}
#define DEFINE_MUTEX(name) struct mutex name = __MUTEX_INITIALIZER(name)

void mutex_init(struct mutex *lock);
void mutex_lock(struct mutex *lock);

/* Return: 0 with the lock held, -EINTR when a signal came. */
int mutex_lock_interruptible(struct mutex *lock);
int mutex_lock_killable(struct mutex *lock);

void mutex_lock_io(struct mutex *lock);

/* Return: 1 with the lock held, 0 without. Context: not in interrupts. */
int mutex_trylock(struct mutex *lock);

/* Context: the task that locked it. */
void mutex_unlock(struct mutex *lock);

bool mutex_is_locked(struct mutex *lock);

/* Warns when it is locked. */
void mutex_destroy(struct mutex *lock);

/* Return: 1, with the lock held, when the count has become 0. */
int atomic_dec_and_mutex_lock(atomic_t *count, struct mutex *lock);

#define __mutex_init(lock, name, key)     mutex_init(lock)
#define mutex_lock_nested(lock, subclass) mutex_lock(lock)
#define mutex_lock_interruptible_nested(lock, subclass) \
	mutex_lock_interruptible(lock)
#define mutex_lock_killable_nested(lock, subclass) mutex_lock_killable(lock)
#define mutex_lock_nest_lock(lock, nest)           mutex_lock(lock)

DEFINE_GUARD(mutex, struct mutex *, mutex_lock(_T), mutex_unlock(_T))

#endif
