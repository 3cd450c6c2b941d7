/* SPDX-License-Identifier: MIT */
/*
 * A span by the wall clock does not care when the wall clock is set.
 *
 * Shows: 2.5.3
 */
#include "scenario.h"

static void show(void)
{
	struct timespec64 ts;

	hrtimer_setup(&timers[0], fire, CLOCK_REALTIME, REL);
	hrtimer_setup(&timers[1], fire, CLOCK_TAI, REL);
	hrtimer_start(&timers[0], MS(36), REL);
	hrtimer_start(&timers[1], MS(36), REL);
	ts = ktime_to_timespec64(ktime_get_real() + MS(3600000));
	value(do_settimeofday64(&ts));
	sleep_until(MS(50));
	ts = ktime_to_timespec64(ktime_get_real() - MS(3600000));
	do_settimeofday64(&ts);
}

SCENARIO(show);
