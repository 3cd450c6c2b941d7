/* SPDX-License-Identifier: MIT */
/*
 * Rounding to whole seconds, so that timers share wake-ups.
 *
 * Shows: 1.4 round_jiffies
 */
#include "scenario.h"

static void show(void)
{
	static const long ahead[] = { 0, 1, 24, 25, 26, 50, 99, 100, 250, 1000 };
	unsigned long now = jiffies;

	for (unsigned int i = 0; i < ARRAY_SIZE(ahead); i++)
		say("%ld: %ld %ld %ld %ld\n", ahead[i],
		    (long)(round_jiffies(now + ahead[i]) - now),
		    (long)(round_jiffies_up(now + ahead[i]) - now),
		    (long)round_jiffies_relative(ahead[i]),
		    (long)round_jiffies_up_relative(ahead[i]));
}

SCENARIO(show);
