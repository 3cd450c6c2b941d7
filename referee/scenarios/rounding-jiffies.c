/* SPDX-License-Identifier: MIT */
/*
 * Rounding to whole seconds, so that timers share wake-ups.
 *
 * Shows: 1.4 round_jiffies
 */
#include "scenario.h"

static void show(void)
{
	static const long ahead[] = {
		0, 1, 24, 25, 26, 50, 99, 100, 250, 1000
	};
	unsigned long now = (jiffies / HZ + 100) * HZ;

	for (unsigned int i = 0; i < ARRAY_SIZE(ahead); i++)
		say("%ld: %ld %ld\n", ahead[i],
		    (long)(round_jiffies(now + ahead[i]) - now),
		    (long)(round_jiffies_up(now + ahead[i]) - now));
	value(round_jiffies(3) == 3);
	value((jiffies + round_jiffies_relative(500)) % HZ);
	value((jiffies + round_jiffies_up_relative(500)) % HZ);
}

SCENARIO(show);
