/* SPDX-License-Identifier: MIT */
/*
 * Adding, subtracting, comparing.
 *
 * Shows: 1.2 ktime_add
 */
#include "scenario.h"

static void show(void)
{
	value(ktime_set(1, 5));
	value(ktime_set(-1, 5));
	value(ktime_set(KTIME_SEC_MAX, 0));
	value(ktime_set(KTIME_SEC_MAX - 1, 999999999));
	value(ktime_add(5, -7));
	value(ktime_sub(5, 7));
	value(ktime_add_ns(5, 7));
	value(ktime_sub_ns(5, 7));
	value(ktime_add_us(5, 7));
	value(ktime_sub_us(5, 7));
	value(ktime_add_ms(5, 7));
	value(ktime_sub_ms(5, 7));
	value(ktime_compare(1, 2));
	value(ktime_compare(2, 2));
	value(ktime_compare(3, 2));
	value(ktime_after(3, 2));
	value(ktime_before(3, 2));
	value(KTIME_MAX);
	value(KTIME_SEC_MAX);
}

SCENARIO(show);
