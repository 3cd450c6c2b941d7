/* SPDX-License-Identifier: MIT */
/*
 * What the functions of the wheel return.
 *
 * Shows: 1.5 mod_timer, 1.5 timer_reduce, 1.5 mod_timer_pending
 */
#include "scenario.h"

static void show(void)
{
	struct timer_list *w = &wheel[0];

	timer_setup(w, wheel_fire, 0);
	value(timer_pending(w));
	value(timer_delete(w));
	value(timer_delete_sync(w));
	value(timer_delete_sync_try(w));
	value(mod_timer(w, j0 + 50));
	value(mod_timer(w, j0 + 50));
	value(mod_timer(w, j0 + 60));
	value(mod_timer_pending(w, j0 + 45));
	value(timer_reduce(w, j0 + 44));
	value(timer_reduce(w, j0 + 70));
	value((long)(w->expires - j0));
	value(timer_delete(w));
	value(mod_timer_pending(w, j0 + 9));
	value(timer_reduce(w, j0 + 30));
	value(timer_delete_sync(w));
	w->expires = j0 + 20;
	add_timer(w);
	value(timer_delete_sync_try(w));
	value(timer_pending(w));
}

SCENARIO(show);
