/* SPDX-License-Identifier: MIT */
/*
 * Mutexes that lend priority. Tasks here run whenever they can, whatever
 * their priority, so there is nothing to lend: they are plain mutexes.
 */
#ifndef __LINUX_RT_MUTEX_H
#define __LINUX_RT_MUTEX_H

#include <linux/mutex.h>

struct rt_mutex {
	struct mutex mutex;
};

#define __RT_MUTEX_INITIALIZER(name)              \
	{                                         \
		__MUTEX_INITIALIZER((name).mutex) \
	}
#define DEFINE_RT_MUTEX(name) \
	struct rt_mutex name = __RT_MUTEX_INITIALIZER(name)

static inline void rt_mutex_init(struct rt_mutex *lock)
{
	mutex_init(&lock->mutex);
}

static inline void rt_mutex_lock(struct rt_mutex *lock)
{
	mutex_lock(&lock->mutex);
}

/* Return: 0 with the lock held, -EINTR when a signal came. */
static inline int rt_mutex_lock_interruptible(struct rt_mutex *lock)
{
	return mutex_lock_interruptible(&lock->mutex);
}

static inline int rt_mutex_lock_killable(struct rt_mutex *lock)
{
	return mutex_lock_killable(&lock->mutex);
}

static inline int rt_mutex_trylock(struct rt_mutex *lock)
{
	return mutex_trylock(&lock->mutex);
}

static inline void rt_mutex_unlock(struct rt_mutex *lock)
{
	mutex_unlock(&lock->mutex);
}

static inline bool rt_mutex_is_locked(struct rt_mutex *lock)
{
	return mutex_is_locked(&lock->mutex);
}

static inline void rt_mutex_destroy(struct rt_mutex *lock)
{
	mutex_destroy(&lock->mutex);
}

#endif
