/* SPDX-License-Identifier: MIT */
/*
 * Of several levels that are due together the coarsest fires first.
 *
 * Shows: 2.8.2
 */
#include "scenario.h"

static void show(void)
{
	wheel_go(0, 71);
	wheel_go(1, 64);
	sleep_until(TICKS(60) + MS(2));
	wheel_go(2, 71);
	wheel_go(3, 71);
	sleep_until(TICKS(90) + MS(2));
}

SCENARIO(show);
