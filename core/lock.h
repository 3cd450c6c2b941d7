/* SPDX-License-Identifier: MIT */
/*
 * The core's lock: one atomic exchange to take it and one store to let it go;
 * waiting and waking are the host's.
 *
 * Whoever lets go looks whether anybody sleeps for a lock, and the look must not
 * come before the store: on every processor that takes a barrier, which costs
 * as much as the exchange. It is the sleeper who pays instead: before it sleeps
 * it says so, and then has every other thread pass a barrier (see lock_wait()
 * in host.h). One that let go before that has been seen to; one that does
 * after it sees the sleeper. Here the compiler alone has to keep the order.
 *
 * One count serves all locks. While it is not zero, letting go of any of them
 * asks the host for a wake; that is seldom, and over when the sleeper has its
 * lock.
 */
#ifndef CORE_LOCK_H
#define CORE_LOCK_H

#include "machine.h"
#include "types.h"

enum { LOCK_FREE, LOCK_HELD };

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
	if (unlikely(!lock_try(lock)))
		lock_acquire_slow(lock);
}

/* The lock may be gone once it is free: only its address is used after that. */
static inline void lock_release(struct hrt_lock *lock)
{
	STORE_RELEASE(lock->state, LOCK_FREE);
	__atomic_signal_fence(__ATOMIC_SEQ_CST);
	if (unlikely(READ_ONCE(hrt_machine.lock_sleepers)))
		lock_release_slow(lock);
}

/* Lock a CPU base, interrupts masked; what it returns is for base_unlock(). */
static inline unsigned long base_lock(struct hrt_lock *lock)
{
	unsigned long state = host()->mask ? host()->mask() : 0;

	lock_acquire(lock);
	return state;
}

static inline void base_unlock(struct hrt_lock *lock, unsigned long state)
{
	lock_release(lock);
	if (host()->unmask)
		host()->unmask(state);
}

#endif
