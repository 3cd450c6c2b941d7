/* SPDX-License-Identifier: MIT */
/*
 * Conversions truncate towards zero.
 *
 * Shows: 1.2 ktime_to_us
 */
#include "scenario.h"

static void show(void)
{
	struct timespec64 ts;

	value(ktime_to_ns(-1500));
	value(ktime_to_us(-1500));
	value(ktime_to_us(1999));
	value(ktime_to_ms(-1999999));
	value(ktime_to_ms(1999999));
	value(ktime_us_delta(5000, 1001));
	value(ktime_us_delta(1001, 5000));
	value(ktime_ms_delta(5000000, 1000001));
	value(ktime_divns(-7, 2));
	value(ktime_divns(7, 2));
	value(ktime_divns(KTIME_MAX, NSEC_PER_SEC));
	value(ns_to_ktime(7));
	value(us_to_ktime(7));
	value(ms_to_ktime(7));
	ts = ktime_to_timespec64(-1);
	say("%lld %ld\n", (long long)ts.tv_sec, ts.tv_nsec);
	ts = ns_to_timespec64(1999999999);
	say("%lld %ld\n", (long long)ts.tv_sec, ts.tv_nsec);
	value(timespec64_to_ktime(ts));
	value(ktime_to_timespec64_cond(0, &ts));
	value(ktime_to_timespec64_cond(5, &ts));
	value(ts.tv_nsec);
}

SCENARIO(show);
