/* SPDX-License-Identifier: MIT */
/*
 * How many callbacks a second the whole stack makes in virtual time: expiry,
 * callback, hrtimer_forward_now(), back into the queue, on to the next moment.
 *
 *	expiry [--n TIMERS] [--period NS] [--span NS of virtual time]
 */
#include <stdio.h>

#include <hrtimer/hrtimer.h>
#include <hrtimer/machine.h>

#include "bench.h"

static ktime_t period;
static unsigned long callbacks;

static enum hrtimer_restart beat(struct hrtimer *timer)
{
	callbacks++;
	hrtimer_forward_now(timer, period);
	return HRTIMER_RESTART;
}

static void start_all(size_t n)
{
	struct hrtimer *timers = bench_alloc(n, sizeof(*timers));
	struct rng rng = { 1 };

	for (size_t i = 0; i < n; i++) {
		hrtimer_setup(&timers[i], beat, CLOCK_MONOTONIC,
			      HRTIMER_MODE_REL);
		hrtimer_start(&timers[i],
			      (ktime_t)rng_below(&rng, (uint64_t)period),
			      HRTIMER_MODE_REL);
	}
}

int main(int argc, char **argv)
{
	const struct hrt_config config = { .host = &hrt_virtual };
	size_t n = bench_number(argv, "n", 1);
	uint64_t span = bench_number(argv, "span", 1000 * S);
	uint64_t wall, cpu;

	(void)argc;
	period = (ktime_t)bench_number(argv, "period", MS);
	if (hrt_start(&config))
		bench_fail("hrt_start");
	start_all(n);
	wall = bench_now();
	cpu = bench_thread_cpu();
	hrt_run_for((ktime_t)span);
	cpu = bench_thread_cpu() - cpu;
	wall = bench_now() - wall;
	printf("{\"part\": \"expiry\", \"peer\": \"hrtimer\", \"n\": %zu, "
	       "\"callbacks\": %lu, \"ns\": %.2f, \"seconds\": %.3f}\n",
	       n, callbacks, (double)cpu / (double)callbacks,
	       (double)wall / (double)S);
	hrt_stop();
	return 0;
}
