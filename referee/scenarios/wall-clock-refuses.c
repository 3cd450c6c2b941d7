/* SPDX-License-Identifier: MIT */
/*
 * Times that cannot be set.
 *
 * Shows: 1.3 do_settimeofday64
 */
#include "scenario.h"

static void try(s64 sec, long nsec)
{
	struct timespec64 ts = { sec, nsec };

	say("%lld.%09ld: %d\n", sec, nsec, do_settimeofday64(&ts));
}

static void show(void)
{
	try(-1, 0);
	try(1, 1000000000);
	try(1, -1);
	try(KTIME_SEC_MAX, 0);
	try(0, 0);
	try(KTIME_SEC_MAX - 30LL * 365 * 24 * 3600, 0);
}

SCENARIO(show);
