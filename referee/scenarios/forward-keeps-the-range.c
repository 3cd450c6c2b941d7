/* SPDX-License-Identifier: MIT */
/*
 * hrtimer_forward() moves soft and hard expiry together.
 *
 * Shows: 2.2.2, 1.1 hrtimer_forward
 */
#include "scenario.h"

static void show(void)
{
	struct hrtimer *t = &timers[0];

	hrtimer_setup(t, fire, CLOCK_MONOTONIC, ABS);
	hrtimer_set_expires_range_ns(t, 1000, 77);
	value(hrtimer_forward(t, 5000, 300));
	value(hrtimer_get_softexpires(t));
	value(hrtimer_get_expires(t));
	value(hrtimer_forward(t, hrtimer_get_expires(t), 300));
	value(hrtimer_get_softexpires(t));
	value(hrtimer_get_expires(t));
}

SCENARIO(show);
