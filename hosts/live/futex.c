/* SPDX-License-Identifier: MIT */
/*
 * The futex, with an absolute time of CLOCK_MONOTONIC: glibc has no call for
 * it, and a condition variable would cost a mutex on the way to every start.
 */
#include "live.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

void futex_wait(unsigned int *word, unsigned int value, ktime_t until)
{
	struct timespec ts = ktime_to_timespec(until);

	syscall(SYS_futex, word, FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG, value,
		until == KTIME_MAX ? NULL : &ts, NULL, FUTEX_BITSET_MATCH_ANY);
}

void futex_wake(unsigned int *word, int waiters)
{
	syscall(SYS_futex, word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, waiters, NULL,
		NULL, 0);
}
