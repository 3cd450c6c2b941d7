/* SPDX-License-Identifier: MIT */
/*
 * msleep() sleeps for whole ticks; until 6.12 for one more.
 *
 * Shows: 1.6 msleep
 */
#include "scenario.h"

static void show(void)
{
	static const unsigned int ms[] = { 0, 1, 5, 10, 11, 15, 20, 100 };

	for (unsigned int i = 0; i < ARRAY_SIZE(ms); i++) {
		msleep(ms[i]);
		event("msleep(%u)", ms[i]);
	}
	sleep_until(MS(604));
	msleep(1);
	event("from the middle of a tick");
	value(msleep_interruptible(10));
	event("msleep_interruptible(10)");
	ssleep(0);
	event("ssleep(0)");
}

SCENARIO(show);
