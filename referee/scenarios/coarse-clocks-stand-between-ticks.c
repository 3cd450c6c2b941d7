/* SPDX-License-Identifier: MIT */
/*
 * A coarse clock shows the time of the last tick.
 *
 * Shows: 1.3 ktime_get_coarse
 */
#include "scenario.h"

static void coarse(void)
{
	struct timespec64 ts;

	say("mono %ld boot %ld", tenths(ktime_get_coarse()),
	    tenths(ktime_get_coarse_boottime()));
	say(" real %ld",
	    tenths(ktime_get_coarse_real() - ktime_mono_to_real(0)));
	say(" tai %ld", tenths(ktime_get_coarse_clocktai() -
			       ktime_mono_to_any(0, TK_OFFS_TAI)));
	ktime_get_coarse_ts64(&ts);
	say(" ts %ld", tenths(timespec64_to_ns(&ts)));
	ktime_get_coarse_real_ts64(&ts);
	say(" %ld\n",
	    tenths(timespec64_to_ns(&ts) - ktime_mono_to_real(0)));
}

static void show(void)
{
	coarse();
	sleep_until(MS(4));
	coarse();
	sleep_until(MS(24));
	coarse();
	udelay(1000);
	coarse();
}

SCENARIO(show);
