/* SPDX-License-Identifier: MIT */
/*
 * Comparisons hold over the wrap.
 *
 * Shows: 1.4 time_after
 */
#include "scenario.h"

static void show(void)
{
	value(time_after(5UL, 3UL));
	value(time_after(3UL, ~0UL));
	value(time_before(3UL, ~0UL));
	value(time_after_eq(5UL, 5UL));
	value(time_before_eq(6UL, 5UL));
	value(time_in_range(5UL, 5UL, 7UL));
	value(time_in_range_open(7UL, 5UL, 7UL));
	value(time_is_before_jiffies(jiffies - 1));
	value(time_is_after_jiffies(jiffies + 1));
	value(time_is_before_eq_jiffies(jiffies));
	value(time_is_after_eq_jiffies(jiffies));
	value(time_after64(5ULL, 3ULL));
	value(time_before64(5ULL, 3ULL));
	value((unsigned long)get_jiffies_64() == jiffies);
}

SCENARIO(show);
