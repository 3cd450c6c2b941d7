/* SPDX-License-Identifier: MIT */
/*
 * Timers of one bucket fire in the reverse order of their starts.
 *
 * Shows: 2.8.2
 */
#include "scenario.h"

static void show(void)
{
	for (int i = 0; i < 5; i++)
		wheel_go(i, 3);
	sleep_until(MS(64));
}

SCENARIO(show);
