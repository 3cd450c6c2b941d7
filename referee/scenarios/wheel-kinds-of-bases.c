/* SPDX-License-Identifier: MIT */
/*
 * At one tick pinned timers, others, deferrable ones run in this order.
 *
 * Shows: 2.8.4, 1.5 add_timer_on
 */
#include "scenario.h"

static void show(void)
{
	timer_setup(&wheel[0], wheel_fire, TIMER_PINNED);
	timer_setup(&wheel[1], wheel_fire, 0);
	timer_setup(&wheel[2], wheel_fire, TIMER_DEFERRABLE);
	timer_setup(&wheel[3], wheel_fire, 0);
	timer_setup(&wheel[4], wheel_fire, TIMER_IRQSAFE);
	for (int i = 0; i < 5; i++) {
		wheel[i].expires = j0 + 2;
		if (i == 3)
			add_timer_on(&wheel[i], 0);
		else
			add_timer(&wheel[i]);
	}
	sleep_until(MS(44));
}

SCENARIO(show);
