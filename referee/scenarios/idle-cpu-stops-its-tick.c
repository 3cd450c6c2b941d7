/* SPDX-License-Identifier: MIT */
/*
 * The first tick of an idle time still comes, and stops the next ones.
 *
 * Shows: 1.3 ktime_get, 2.2.1
 */
#include "scenario.h"

static int seen;

/* By TAI, and later than anything: it runs with every interrupt. */
static enum hrtimer_restart probe(struct hrtimer *timer)
{
	long now = tenths(ktime_get());
	static long last;

	if (now != last)
		say("interrupt at %ld\n", now / 10);
	last = now;
	if (++seen > 40)
		return HRTIMER_NORESTART;
	hrtimer_set_expires_range_ns(timer, hrtimer_cb_get_time(timer) + 1,
				     MS(100000));
	return HRTIMER_RESTART;
}

static void show(void)
{
	wheel_go(0, 500);
	hrtimer_setup(&timers[0], probe, CLOCK_TAI, ABS);
	hrtimer_start_range_ns(&timers[0], at_by(TK_OFFS_TAI, US(100)),
			       MS(100000), ABS);
	go(1, CLOCK_MONOTONIC, ABS, MS(4));
	go(2, CLOCK_MONOTONIC, ABS, MS(36));
	sleep_until(MS(64));
}

SCENARIO(show);
