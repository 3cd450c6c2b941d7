/* SPDX-License-Identifier: MIT */
/*
 * The starts on behalf of users, which refuse what is past already, do so only
 * where the device is set for timers: without high resolution the tick calls
 * what is past.
 *
 * Boot: highres=off
 * Shows: 1.1 hrtimer_start_range_ns_user, 2.7.4
 */
#include "scenario.h"

static void show(void)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(7, 2, 0)
	struct hrtimer *t = &timers[0];

	sleep_until(MS(31));
	hrtimer_setup(t, fire, CLOCK_MONOTONIC, ABS);
	value(hrtimer_start_range_ns_user(t, at(MS(1)), 0, ABS));
	value(hrtimer_is_queued(t));
	sleep_until(MS(71));
	hrtimer_set_expires(t, at(MS(3)));
	value(hrtimer_start_expires_user(t, ABS));
	value(hrtimer_is_queued(t));
	sleep_until(MS(118));
#else
	say("not in this kernel\n");
#endif
}

SCENARIO(show);
