/* SPDX-License-Identifier: MIT */
/*
 * A timer that was shut down cannot be started until it is set up anew. Since
 * 6.2.
 *
 * Shows: 1.5 timer_shutdown
 */
#include "scenario.h"

static void show(void)
{
	struct timer_list *w = &wheel[0];

	timer_setup(w, wheel_fire, 0);
	mod_timer(w, j0 + 30);
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 2, 0)
	value(timer_shutdown_sync(w));
	value(mod_timer(w, j0 + 30));
	value(timer_reduce(w, j0 + 30));
	value(mod_timer_pending(w, j0 + 30));
	value(timer_pending(w));
	value(timer_shutdown(w));
	add_timer(w);
	value(timer_pending(w));
	timer_setup(w, wheel_fire, 0);
	value(mod_timer(w, j0 + 30));
	value(timer_shutdown(w));
#endif
}

SCENARIO(show);
