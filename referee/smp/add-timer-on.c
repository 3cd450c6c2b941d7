/* SPDX-License-Identifier: MIT */
/*
 * add_timer_on() chooses the CPU; a pinned timer that is moved afterwards goes
 * to the CPU that moves it.
 *
 * Shows: 1.5 add_timer_on, 2.8.4
 */
#include "smp.h"

static void where(struct timer_list *timer)
{
	say("on CPU %d\n", here());
	WRITE_ONCE(entered, 1);
}

static void add(int cpu, unsigned int flags)
{
	entered = 0;
	timer_setup(&wheel[0], where, flags);
	wheel[0].expires = jiffies + 2;
	add_timer_on(&wheel[0], cpu);
	value(timer_pending(&wheel[0]));
}

static void show(void)
{
	for (int cpu = 0; cpu < 2; cpu++) {
		add(cpu, 0);
		await(&entered);
		add(cpu, TIMER_PINNED);
		await(&entered);
		add(cpu, TIMER_IRQSAFE);
		await(&entered);
	}
	add(1, TIMER_PINNED);
	value(mod_timer(&wheel[0], jiffies + 3));
	await(&entered);
	add(1, 0);
	value(timer_delete_sync(&wheel[0]));
	value(entered);
}

SCENARIO(show);
