/* SPDX-License-Identifier: MIT */
/*
 * A timer of the wheel fires at the tick after its expiry, never before; one in
 * the past at the next tick.
 *
 * Shows: 2.8.1, 1.5 mod_timer
 */
#include "scenario.h"

static void show(void)
{
	for (int i = -2; i < 6; i++)
		wheel_go(i + 2, i);
	sleep_until(MS(104));
}

SCENARIO(show);
