/* SPDX-License-Identifier: MIT */
/*
 * A sum that would overflow, or has a negative operand, is the end of time.
 *
 * Shows: 1.2 ktime_add_safe
 */
#include "scenario.h"

static void show(void)
{
	value(ktime_add_safe(1, 2));
	value(ktime_add_safe(KTIME_MAX, 1));
	value(ktime_add_safe(KTIME_MAX, 0));
	value(ktime_add_safe(-1, 5));
	value(ktime_add_safe(5, -1));
	value(ktime_add_safe(-1, -1));
	value(ktime_add_safe(0, 0));
	value(ktime_add_safe(KTIME_MAX / 2, KTIME_MAX / 2 + 2));
}

SCENARIO(show);
