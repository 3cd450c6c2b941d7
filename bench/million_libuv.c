/* SPDX-License-Identifier: MIT */
/*
 * A million repeating timers of libuv. It repeats from the moment of the
 * callback, rounded down to a millisecond.
 */
#include <uv.h>

#include "million.h"

const char million_peer[] = "libuv";

static uv_loop_t loop;
static uv_timer_t stop;

static void beat(uv_timer_t *timer)
{
	(void)timer;
	million.callbacks++;
}

static void stop_run(uv_timer_t *timer)
{
	(void)timer;
	uv_stop(&loop);
}

void million_start(size_t n)
{
	uv_timer_t *timers = bench_alloc(n, sizeof(*timers));
	struct rng rng = { 1 };

	uv_loop_init(&loop);
	uv_timer_init(&loop, &stop);
	for (size_t i = 0; i < n; i++) {
		uint64_t first = rng_below(&rng, MILLION_PERIOD) / MS;

		uv_timer_init(&loop, &timers[i]);
		uv_timer_start(&timers[i], beat, 1000 + first,
			       MILLION_PERIOD / MS);
	}
}

void million_run(uint64_t span)
{
	uv_update_time(&loop);
	uv_timer_start(&stop, stop_run, span / MS, 0);
	uv_run(&loop, UV_RUN_DEFAULT);
}
