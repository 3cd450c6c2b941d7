/* SPDX-License-Identifier: MIT */
/*
 * Moving a timer within its bucket keeps its place; away and back does not.
 *
 * Shows: 2.8.2, 1.5 mod_timer
 */
#include "scenario.h"

static void show(void)
{
	for (int i = 0; i < 5; i++)
		wheel_go(i, 3);
	mod_timer(&wheel[1], j0 + 3);
	mod_timer(&wheel[3], j0 + 4);
	mod_timer(&wheel[3], j0 + 3);
	sleep_until(MS(64));
}

SCENARIO(show);
