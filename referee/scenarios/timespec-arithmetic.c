/* SPDX-License-Identifier: MIT */
/*
 * Seconds and nanoseconds together.
 *
 * Shows: 1.2 timespec64_add
 */
#include "scenario.h"

static void print(struct timespec64 ts)
{
	say("%lld %ld\n", (long long)ts.tv_sec, ts.tv_nsec);
}

static void show(void)
{
	struct timespec64 a = { 1, 600000000 }, b = { 2, 500000000 };

	print(timespec64_add(a, b));
	print(timespec64_sub(a, b));
	set_normalized_timespec64(&a, 5, -1);
	print(a);
	set_normalized_timespec64(&a, 5, 3000000001LL);
	print(a);
	timespec64_add_ns(&a, 2999999999ULL);
	print(a);
	value(timespec64_compare(&a, &b) > 0);
	value(timespec64_equal(&a, &b));
	value(timespec64_valid(&a));
	a.tv_sec = -1;
	value(timespec64_valid(&a));
	a.tv_sec = KTIME_SEC_MAX;
	value(timespec64_valid(&a));
	value(timespec64_valid_strict(&a));
	value(timespec64_valid_settod(&b));
	value(timespec64_to_ns(&a));
}

SCENARIO(show);
