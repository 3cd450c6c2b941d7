/* SPDX-License-Identifier: MIT */
/*
 * While its callback runs on another CPU a timer of the wheel is not pending:
 * timer_delete() has nothing to do, timer_delete_sync_try() says that it runs,
 * and timer_delete_sync() waits.
 *
 * Shows: 2.4.8, 1.5 timer_delete_sync, 1.5 timer_delete_sync_try
 */
#include "smp.h"

static void wheel_held(struct timer_list *timer)
{
	say("callback on CPU %d\n", here());
	be_held();
}

static void wheel_restarts(struct timer_list *timer)
{
	be_held();
	mod_timer(timer, jiffies + 10 * HZ);
}

static void run(void (*fn)(struct timer_list *))
{
	forget();
	timer_setup(&wheel[0], fn, TIMER_PINNED);
	wheel[0].expires = jiffies + 1;
	add_timer_on(&wheel[0], 1);
	await(&entered);
}

static void show(void)
{
	struct timer_list *w = &wheel[0];

	run(wheel_held);
	value(timer_pending(w));
	value(timer_delete(w));
	value(timer_delete_sync_try(w));
	value(left);
	WRITE_ONCE(released, 1);
	value(timer_delete_sync(w));
	value(left);
	value(timer_delete_sync_try(w));

	run(wheel_restarts);
	WRITE_ONCE(released, 1);
	value(timer_delete_sync(w));
	value(left);
	value(timer_pending(w));
}

SCENARIO(show);
