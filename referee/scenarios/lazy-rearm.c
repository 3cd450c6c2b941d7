/* SPDX-License-Identifier: MIT */
/*
 * A lazy timer that moves later leaves the device as it is; it still fires in
 * time. Since 7.1.
 *
 * Shows: 2.6.2
 */
#include "scenario.h"

static void show(void)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(7, 1, 0)
	hrtimer_setup(&timers[0], fire, CLOCK_MONOTONIC,
		      ABS | HRTIMER_MODE_LAZY_REARM);
	hrtimer_start(&timers[0], at(MS(4)), ABS);
	hrtimer_start(&timers[0], at(MS(8)), ABS);
	sleep_until(MS(12));
#else
	say("not in this kernel\n");
#endif
}

SCENARIO(show);
