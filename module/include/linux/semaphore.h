/* SPDX-License-Identifier: MIT */
/*
 * Counting semaphores. Those who wait are served in the order in which they
 * came. down() and its like may sleep; down_trylock() and up() are for any
 * context.
 */
#ifndef __LINUX_SEMAPHORE_H
#define __LINUX_SEMAPHORE_H

#include <linux/list.h>
#include <linux/spinlock_types.h>

struct semaphore {
	raw_spinlock_t lock;
	unsigned int count;
	struct list_head wait_list;
};

#define __SEMAPHORE_INITIALIZER(name, n)                     \
	{                                                    \
		{ 0, 0, NULL }, n,                           \
		{                                            \
			&(name).wait_list, &(name).wait_list \
		}                                            \
	}

/* DEFINE_SEMAPHORE(name, n); without n, as before 6.4, it is 1. */
#define DEFINE_SEMAPHORE(name, ...) \
	struct semaphore name = __hrt_semaphore(name, ##__VA_ARGS__, 1)
#define __hrt_semaphore(name, n, ...) __SEMAPHORE_INITIALIZER(name, n)
#define DECLARE_MUTEX(name)           DEFINE_SEMAPHORE(name, 1)
#define DECLARE_MUTEX_LOCKED(name)    DEFINE_SEMAPHORE(name, 0)

void sema_init(struct semaphore *sem, int val);
#define init_MUTEX(sem)        sema_init(sem, 1)
#define init_MUTEX_LOCKED(sem) sema_init(sem, 0)

void down(struct semaphore *sem);

/* Return: 0, -EINTR when a signal came, -ETIME when the time was over. */
int __must_check down_interruptible(struct semaphore *sem);
int __must_check down_killable(struct semaphore *sem);
int __must_check down_timeout(struct semaphore *sem, long timeout);

/* Return: 0 when it was taken, 1 when not. */
int __must_check down_trylock(struct semaphore *sem);
void up(struct semaphore *sem);

#endif
