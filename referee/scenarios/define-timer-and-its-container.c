/* SPDX-License-Identifier: MIT */
/*
 * A timer that is defined, and one within a structure.
 *
 * Shows: 1.5 DEFINE_TIMER, 1.5 timer_container_of
 */
#include "scenario.h"

struct owner {
	int number;
	struct timer_list timer;
};

static struct owner owner = { .number = 42 };

static void defined_fire(struct timer_list *timer)
{
	event("defined");
}

static DEFINE_TIMER(defined, defined_fire);

static void owner_fire(struct timer_list *t)
{
	struct owner *o = timer_container_of(o, t, timer);

	event("number %d", o->number);
}

static void show(void)
{
	timer_setup(&owner.timer, owner_fire, 0);
	mod_timer(&owner.timer, j0 + 2);
	mod_timer(&defined, j0 + 3);
	sleep_until(MS(64));
	value(timer_delete_sync(&owner.timer));
	value(timer_delete_sync(&defined));
}

SCENARIO(show);
