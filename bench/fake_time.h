/* SPDX-License-Identifier: MIT */
/*
 * A clock of our own under an event loop: the program defines clock_gettime()
 * and the calls that loops wait with. Time stands still but for waiting, which
 * moves it by the timeout and returns at once. So a loop goes from expiry to
 * expiry as fast as its timers let it, with no system call on the way.
 */
#ifndef BENCH_FAKE_TIME_H
#define BENCH_FAKE_TIME_H

#include <stdint.h>

/* All clocks, ns. */
extern uint64_t fake_now;

/* When it was at first: no loop has to cope with a clock that shows 0. */
#define FAKE_START (1000 * 1000000000ULL)

#endif
