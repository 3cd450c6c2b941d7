/* SPDX-License-Identifier: MIT */
/*
 * How times become jiffies: mostly up, nanoseconds down.
 *
 * Shows: 1.4 msecs_to_jiffies
 */
#include "scenario.h"

static void show(void)
{
	static const unsigned int t[] = { 0,          1,         9,
					  10,         11,        999,
					  1000,       1001,      0x7fffffff,
					  0x80000000, 0xffffffff };
	struct timespec64 ts = { 1, 1 };

	for (unsigned int i = 0; i < ARRAY_SIZE(t); i++)
		say("%u: %lu %lu\n", t[i], msecs_to_jiffies(t[i]),
		    usecs_to_jiffies(t[i]));
	value(nsecs_to_jiffies(9999999));
	value(nsecs_to_jiffies(10000000));
	value(nsecs_to_jiffies64(25000000));
	value(secs_to_jiffies(3));
	value(timespec64_to_jiffies(&ts));
	ts.tv_sec = TIME64_MAX;
	value(timespec64_to_jiffies(&ts));
	value(MAX_JIFFY_OFFSET);
	value(clock_t_to_jiffies(7));
	value(clock_t_to_jiffies(~0UL));
	value(INITIAL_JIFFIES);
}

SCENARIO(show);
