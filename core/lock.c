/* SPDX-License-Identifier: MIT */
/*
 * The contended half of the core's lock. A waiter marks the word before it
 * sleeps, so that the holder knows to wake somebody; whoever gets the lock
 * after having waited keeps the mark, since others may still sleep.
 */
#include "lock.h"

#include "machine.h"

void lock_acquire_slow(struct hrt_lock *lock)
{
	while (__atomic_exchange_n(&lock->state, LOCK_WAITED,
				   __ATOMIC_ACQUIRE) != LOCK_FREE)
		host()->lock_wait(&lock->state, LOCK_WAITED);
}

void lock_release_slow(struct hrt_lock *lock)
{
	host()->lock_wake(&lock->state);
}

void hrt_lock(struct hrt_lock *lock)
{
	lock_acquire(lock);
}

bool hrt_trylock(struct hrt_lock *lock)
{
	return lock_try(lock);
}

void hrt_unlock(struct hrt_lock *lock)
{
	lock_release(lock);
}
