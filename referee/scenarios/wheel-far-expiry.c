/* SPDX-License-Identifier: MIT */
/*
 * Beyond the end of the wheel: what was asked for is kept.
 *
 * Shows: 2.8.3
 */
#include "scenario.h"

static void show(void)
{
	struct timer_list *w = &wheel[0];

	timer_setup(w, wheel_fire, 0);
	mod_timer(w, j0 + 130023424UL + 5);
	value((long)(w->expires - j0));
	value(timer_pending(w));
	mod_timer(w, j0 + (1UL << 40));
	value((long)(w->expires - j0));
	value(timer_pending(w));
	value(timer_delete(w));
}

SCENARIO(show);
