/* SPDX-License-Identifier: MIT */
/*
 * Waking on time. wake.c counts; a method waits for one moment after another.
 */
#ifndef BENCH_WAKE_H
#define BENCH_WAKE_H

#include "bench.h"

enum {
	/* Lateness by 64 steps a doubling, and exact below that. */
	WAKE_STEPS = 64,
	WAKE_BUCKETS = WAKE_STEPS * 36,
};

/* What is to be done, and what came of it. */
struct wake {
	uint64_t period;
	uint64_t count; /* wake-ups to record */
	uint64_t warm_up; /* those before, which are not */
	bool fifo;

	uint64_t seen;
	uint64_t early;
	uint64_t earliest; /* ns before the time */
	uint64_t worst;
	uint64_t skipped; /* periods that had gone by already */
	uint64_t wall, cpu; /* of what was recorded */
	uint32_t late[WAKE_BUCKETS];
};

/*
 * We woke at @now for @due. Return: whether to go on.
 */
bool wake_record(struct wake *wake, uint64_t due, uint64_t now);

/* The moment after @due that lies after @now. */
uint64_t wake_next(struct wake *wake, uint64_t due, uint64_t now);

/*
 * Wait with the method of that name until wake_record() has enough. Return:
 * false when there is no such method here.
 */
bool wake_run(struct wake *wake, const char *method);

#endif
