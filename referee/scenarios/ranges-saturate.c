/* SPDX-License-Identifier: MIT */
/*
 * Soft plus range goes no further than the end of time.
 *
 * Shows: 2.4.3, 1.1 hrtimer_start_range_ns
 */
#include "scenario.h"

static void try(u64 range)
{
	struct hrtimer *t = &timers[0];

	hrtimer_setup(t, fire, CLOCK_MONOTONIC, ABS);
	hrtimer_start_range_ns(t, at(MS(50)), range, ABS);
	say("range %llu: soft %ld.0 hard %lld\n", (unsigned long long)range,
	    tenths(hrtimer_get_softexpires(t)) / 10,
	    range > 1ULL << 60 ? hrtimer_get_expires(t) : 0LL);
	hrtimer_cancel(t);
}

static void show(void)
{
	try(0);
	try(MS(1));
	try(~0ULL);
	try(1ULL << 63);
	try((1ULL << 63) - 1);
}

SCENARIO(show);
