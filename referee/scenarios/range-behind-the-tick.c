/* SPDX-License-Identifier: MIT */
/*
 * A monotonic timer with a range is not found by an interrupt while the tick is
 * ahead of it in the queue.
 *
 * Shows: 2.2.1
 */
#include "scenario.h"

static void show(void)
{
	for (int i = 0; i < 2; i++) {
		hrtimer_setup(&timers[i], fire,
			      i ? CLOCK_BOOTTIME : CLOCK_MONOTONIC, ABS);
		hrtimer_start_range_ns(
			&timers[i], i ? at_by(TK_OFFS_BOOT, MS(1)) : at(MS(1)),
			MS(60), ABS);
	}
	go(2, CLOCK_MONOTONIC, ABS, MS(4));
	sleep_until(MS(8));
	event("task");
	sleep_until(MS(28));
	event("task");
}

SCENARIO(show);
