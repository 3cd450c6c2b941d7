/* SPDX-License-Identifier: MIT */
/*
 * A million periodic hrtimers on one CPU.
 */
#include <hrtimer/hrtimer.h>
#include <hrtimer/machine.h>

#include "million.h"

const char million_peer[] = "hrtimer";

static enum hrtimer_restart beat(struct hrtimer *timer)
{
	ktime_t now = hrtimer_cb_get_time(timer);

	COUNT(million.callbacks, 1);
	COUNT(million.early, now < hrtimer_get_expires(timer));
	COUNT(million.missed, hrtimer_forward(timer, now, MILLION_PERIOD) - 1);
	return HRTIMER_RESTART;
}

static void ignore(const struct hrt_report *report)
{
	(void)report;
}

void million_start(size_t n)
{
	const struct hrt_config config = { .host = &hrt_live,
					   .cpus = 1,
					   .report = ignore };
	struct hrtimer *timers = bench_alloc(n, sizeof(*timers));
	struct rng rng = { 1 };

	if (hrt_start(&config))
		bench_fail("hrt_start");
	for (size_t i = 0; i < n; i++) {
		hrtimer_setup(&timers[i], beat, CLOCK_MONOTONIC,
			      HRTIMER_MODE_REL);
		hrtimer_start(&timers[i],
			      (ktime_t)(S + rng_below(&rng, MILLION_PERIOD)),
			      HRTIMER_MODE_REL);
	}
}

void million_run(uint64_t span)
{
	hrt_run_for((ktime_t)span);
}
