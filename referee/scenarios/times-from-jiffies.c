/* SPDX-License-Identifier: MIT */
/*
 * How jiffies become times.
 *
 * Shows: 1.4 jiffies_to_msecs
 */
#include "scenario.h"

static void show(void)
{
	static const unsigned long t[] = {
		0, 1, 7, 100, 101, 123456789, MAX_JIFFY_OFFSET
	};
	struct timespec64 ts;

	for (unsigned int i = 0; i < ARRAY_SIZE(t); i++) {
		jiffies_to_timespec64(t[i], &ts);
		say("%lu: %u %u %lld.%09ld %lu\n", t[i], jiffies_to_msecs(t[i]),
		    jiffies_to_usecs(t[i]), (long long)ts.tv_sec, ts.tv_nsec,
		    jiffies_to_clock_t(t[i]));
	}
	value(jiffies_to_nsecs(3));
	value(jiffies64_to_nsecs(3));
	value(jiffies64_to_msecs(3));
	value(jiffies_delta_to_msecs(-5));
	value(jiffies_delta_to_msecs(5));
	value(jiffies_delta_to_clock_t(-5));
	value(jiffies_delta_to_clock_t(5));
	value(jiffies_64_to_clock_t(7));
}

SCENARIO(show);
