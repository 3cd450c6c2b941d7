/* SPDX-License-Identifier: MIT */
/*
 * timer_shutdown_sync() waits for a callback on another CPU; what the callback
 * starts is taken off. timer_shutdown() does not wait, and the callback cannot
 * start its timer. 6.1 has both in its stable releases.
 *
 * Shows: 1.5 timer_shutdown_sync, 1.5 timer_shutdown, 2.4.8
 */
#include "smp.h"

static int calls;

static void restarts(struct timer_list *timer)
{
	calls++;
	be_held();
	mod_timer(timer, jiffies + 1);
}

static void run(void)
{
	calls = 0;
	forget();
	timer_setup(&wheel[0], restarts, TIMER_PINNED);
	wheel[0].expires = jiffies + 1;
	add_timer_on(&wheel[0], 1);
	await(&entered);
}

static void show(void)
{
	struct timer_list *w = &wheel[0];

	run();
	WRITE_ONCE(released, 1);
	value(timer_shutdown_sync(w));
	value(left);
	value(timer_pending(w));
	value(mod_timer(w, jiffies + 1));
	value(timer_pending(w));
	msleep(50);
	value(calls);

	run();
	value(timer_shutdown(w)); /* does not wait */
	value(left);
	WRITE_ONCE(released, 1);
	await(&left);
	msleep(50);
	value(timer_pending(w));
	value(calls);
}

SCENARIO(show);
