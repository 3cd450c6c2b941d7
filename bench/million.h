/* SPDX-License-Identifier: MIT */
/*
 * A million periodic timers, live. million.c counts; a peer runs them.
 */
#ifndef BENCH_MILLION_H
#define BENCH_MILLION_H

#include "bench.h"

#define MILLION_PERIOD S

/* Each peer has these. */
extern const char million_peer[];

/*
 * Start @n timers of MILLION_PERIOD, the first expiries spread evenly over a
 * period, and let them run for @span ns.
 */
void million_start(size_t n);
void million_run(uint64_t span);

/* Counted by the callbacks. */
extern struct million {
	uint64_t callbacks;
	uint64_t missed; /* periods that went by without a callback */
	uint64_t early; /* callbacks before their time */
} million;

#endif
