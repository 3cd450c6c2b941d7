/* SPDX-License-Identifier: MIT */
/*
 * hrtimer_start_range_ns_user() does not queue what would be first and is due
 * already, and says so. Since 7.2.
 *
 * Shows: 1.1 hrtimer_start_range_ns_user
 */
#include "scenario.h"

static void show(void)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(7, 2, 0)
	struct hrtimer *t = &timers[0];

	hrtimer_setup(t, fire, CLOCK_MONOTONIC, ABS);
	value(hrtimer_start_range_ns_user(t, at(MS(-1)), 0, ABS));
	value(hrtimer_is_queued(t));
	value(hrtimer_start_range_ns_user(t, 0, 0, REL));
	value(hrtimer_start_range_ns_user(t, at(MS(4)), 0, ABS));
	value(hrtimer_is_queued(t));
	sleep_until(MS(6));
	hrtimer_set_expires(t, at(MS(1)));
	value(hrtimer_start_expires_user(t, ABS));
	hrtimer_set_expires(t, at(MS(9)));
	value(hrtimer_start_expires_user(t, ABS));
	sleep_until(MS(12));
#else
	say("not in this kernel\n");
#endif
}

SCENARIO(show);
