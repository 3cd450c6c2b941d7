/* SPDX-License-Identifier: MIT */
/*
 * The core's lock: one atomic exchange when nobody is in the way; waiting and
 * waking are the host's.
 */
#ifndef CORE_LOCK_H
#define CORE_LOCK_H

#include <hrtimer/hrtimer_bases.h>

#include "types.h"

enum { LOCK_FREE, LOCK_HELD, LOCK_WAITED };

void lock_acquire_slow(struct hrt_lock *lock);
void lock_release_slow(struct hrt_lock *lock);

static inline bool lock_try(struct hrt_lock *lock)
{
	unsigned int free = LOCK_FREE;

	return __atomic_compare_exchange_n(&lock->state, &free, LOCK_HELD,
					   false, __ATOMIC_ACQUIRE,
					   __ATOMIC_RELAXED);
}

static inline void lock_acquire(struct hrt_lock *lock)
{
	if (!lock_try(lock))
		lock_acquire_slow(lock);
}

static inline void lock_release(struct hrt_lock *lock)
{
	if (__atomic_exchange_n(&lock->state, LOCK_FREE, __ATOMIC_RELEASE) ==
	    LOCK_WAITED)
		lock_release_slow(lock);
}

#endif
