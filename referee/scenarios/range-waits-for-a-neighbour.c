/* SPDX-License-Identifier: MIT */
/*
 * A timer with a range fires with an interrupt that comes between its soft and
 * its hard expiry.
 *
 * Shows: 2.2.1, 1.1 hrtimer_start_range_ns
 */
#include "scenario.h"

static void show(void)
{
	hrtimer_setup(&timers[0], fire, CLOCK_TAI, ABS);
	hrtimer_start_range_ns(&timers[0], at_by(TK_OFFS_TAI, MS(5)), MS(8),
			       ABS);
	go(1, CLOCK_MONOTONIC, ABS, MS(8));
	sleep_until(MS(16));
}

SCENARIO(show);
