/* SPDX-License-Identifier: MIT */
/*
 * A coarse clock shows the time of a tick and stands still until the next.
 *
 * Shows: 1.3 ktime_get_coarse
 */
#include "scenario.h"

static s64 before[4];

/*
 * Has each moved since the last look? By how much is not said: a kernel counts
 * in steps of its own, which are not the ticks'.
 */
static void coarse(void)
{
	s64 now[4] = { ktime_get_coarse(), ktime_get_coarse_boottime(),
		       ktime_get_coarse_real(), ktime_get_coarse_clocktai() };

	for (int i = 0; i < 4; i++) {
		if (before[i])
			say("%s ", now[i] == before[i] ? "stands" : "moves");
		before[i] = now[i];
	}
	say("\n");
}

static void show(void)
{
	struct timespec64 ts;

	coarse();
	sleep_until(MS(2));
	coarse();
	sleep_until(MS(26));
	coarse();
	udelay(1000);
	coarse();
	ktime_get_coarse_ts64(&ts);
	value(timespec64_to_ns(&ts) == ktime_get_coarse());
	ktime_get_coarse_real_ts64(&ts);
	value(timespec64_to_ns(&ts) == ktime_get_coarse_real());
	value(ktime_get() - ktime_get_coarse() < 2 * TICK_NSEC);
}

SCENARIO(show);
