/* SPDX-License-Identifier: MIT */
/*
 * timer_setup() leaves the expiry alone.
 *
 * Shows: 1.5 timer_setup
 */
#include "scenario.h"

static void show(void)
{
	wheel[0].expires = j0 + 2;
	timer_setup(&wheel[0], wheel_fire, 0);
	add_timer(&wheel[0]);
	sleep_until(MS(44));
}

SCENARIO(show);
