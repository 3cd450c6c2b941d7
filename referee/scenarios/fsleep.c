/* SPDX-License-Identifier: MIT */
/*
 * fsleep() chooses between a delay, a range and jiffies.
 *
 * Shows: 1.6 fsleep
 */
#include "scenario.h"

static void show(void)
{
	static const unsigned long us[] = { 1,     100,   1000,  9000,  20000,
					    20001, 39999, 40001, 100000 };

	for (unsigned int i = 0; i < ARRAY_SIZE(us); i++) {
		align();
		fsleep(us[i]);
		event("fsleep(%lu)", us[i]);
	}
}

SCENARIO(show);
