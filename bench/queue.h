/* SPDX-License-Identifier: MIT */
/*
 * What queue.c measures. A peer is a header of static functions, so that the
 * loops are compiled with the calls a user's program would make, and no
 * pointer to a function stands between:
 *
 *	void peer_open(size_t n)	make ready for timers 0 ... n - 1
 *	void peer_start(size_t i, at)	start timer i, which is idle
 *	void peer_restart(size_t i, at)	move timer i, which is pending
 *	void peer_cancel(size_t i)	stop timer i, which is pending
 *	void peer_expire(size_t count)	expire the first, start it again after
 *					queue_distance(), @count times or some
 *					more; return how often it was
 *
 * @at is in ns from the moment when the queue was made. Time stands still
 * except in peer_expire().
 */
#ifndef BENCH_QUEUE_H
#define BENCH_QUEUE_H

#include "bench.h"

/* How long until a timer is due; ns, as the chosen distribution has it. */
static inline uint64_t queue_distance(void);

#endif
