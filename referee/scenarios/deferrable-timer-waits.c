/* SPDX-License-Identifier: MIT */
/*
 * A deferrable timer does not wake an idle CPU.
 *
 * Shows: 2.8.4
 */
#include "scenario.h"

static void show(void)
{
	timer_setup(&wheel[0], wheel_fire, TIMER_DEFERRABLE);
	mod_timer(&wheel[0], j0 + 2);
	wheel_go(1, 9);
	sleep_until(MS(204));
}

SCENARIO(show);
