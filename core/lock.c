/* SPDX-License-Identifier: MIT */
/*
 * The contended half of the core's lock.
 */
#include "lock.h"

void lock_acquire_slow(struct hrt_lock *lock)
{
	do {
		host()->lock_wait(&lock->state, LOCK_HELD);
	} while (!lock_try(lock));
}

void lock_release_slow(struct hrt_lock *lock)
{
	host()->lock_wake(&lock->state);
}

void hrt_lock_sleeps(void)
{
	__atomic_fetch_add(&hrt_machine.lock_sleepers, 1, __ATOMIC_SEQ_CST);
}

void hrt_lock_woken(void)
{
	__atomic_fetch_sub(&hrt_machine.lock_sleepers, 1, __ATOMIC_SEQ_CST);
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
