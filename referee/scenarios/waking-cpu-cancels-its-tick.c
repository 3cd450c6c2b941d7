/* SPDX-License-Identifier: MIT */
/*
 * The tick of an idle CPU waits for the wheel, at the moment of a soft timer,
 * A. A task wakes up before. On 6.1 the tick is cancelled then and started
 * anew: in between A is the next event, and stays so. On 7.3 the tick is moved,
 * to where it is, and remains the next event. So when A is cancelled the device
 * is set anew on 6.1 alone; on 7.3 the softirq still comes at that moment, for
 * nothing, and runs B, whose range has begun.
 *
 * Of two other timers at one moment, a hard one and a soft one, the same holds
 * on both: that is C, and A and B behind it.
 *
 * Shows: 2.7.7
 */
#include "scenario.h"

static void soft_at(s64 ns)
{
	hrtimer_setup(&timers[0], fire, CLOCK_MONOTONIC, ABS_SOFT);
	hrtimer_setup(&timers[1], fire, CLOCK_MONOTONIC, ABS_SOFT);
	hrtimer_start(&timers[0], at(ns), ABS_SOFT);
	hrtimer_start_range_ns(&timers[1], at(ns - MS(20)), MS(36), ABS_SOFT);
}

static void beside_the_tick(void)
{
	wheel_go(0, 3);
	soft_at(MS(40));
	sleep_until(MS(38));
	value(hrtimer_cancel(&timers[0]));
	sleep_until(MS(58));
}

static void beside_a_timer(bool cancelled)
{
	s64 now = ktime_get() - t0;

	now -= now % MS(20);
	event("beside C, %s", cancelled ? "cancelled" : "started again");
	soft_at(now + MS(24));
	go(2, CLOCK_MONOTONIC, ABS, now + MS(24));
	sleep_until(now + MS(22));
	if (cancelled)
		hrtimer_cancel(&timers[2]);
	hrtimer_start(&timers[2], at(now + MS(24)), ABS);
	value(hrtimer_cancel(&timers[0]));
	sleep_until(now + MS(58));
}

static void show(void)
{
	beside_the_tick();
	beside_a_timer(false);
	beside_a_timer(true);
}

SCENARIO(show);
