/* SPDX-License-Identifier: MIT */
/*
 * Waiting for a lock of the core. They are held for a moment, so that spinning
 * mostly gets it; whoever still waits is in the way of somebody who does not
 * run, and sleeps.
 *
 * Letting go of a lock passes no barrier (core/lock.h). membarrier() makes up
 * for it on the sleeper's side: when it returns, every thread of the process
 * has passed one. Where the system forbids it, the sleeper looks again soon.
 */
#include "live.h"

#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { SPINS = 100 };

#define LOOK_AGAIN (100 * NSEC_PER_USEC)

static int membarrier(int command)
{
	return (int)syscall(SYS_membarrier, command, 0, 0);
}

void live_locks_start(void)
{
	membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED);
}

static bool spin(const unsigned int *word, unsigned int value)
{
	for (int i = 0; i < SPINS; i++) {
		if (__atomic_load_n(word, __ATOMIC_RELAXED) != value)
			return true;
#if defined(__x86_64__) || defined(__i386__)
		__builtin_ia32_pause();
#endif
	}
	return false;
}

void live_lock_wait(unsigned int *word, unsigned int value)
{
	ktime_t until = KTIME_MAX;

	if (spin(word, value))
		return;
	hrt_lock_sleeps();
	if (membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED))
		until = live_clock_read(CLOCK_MONOTONIC) + LOOK_AGAIN;
	futex_wait(word, value, until);
	hrt_lock_woken();
}

void live_lock_wake(unsigned int *word)
{
	futex_wake(word, 1);
}
