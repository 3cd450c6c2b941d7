/* SPDX-License-Identifier: MIT */
/*
 * A million repeating timers of libev. It repeats from the moment that was
 * meant, so a callback a period later than that is a period missed.
 */
#include <ev.h>

#include "million.h"

const char million_peer[] = "libev";

static struct ev_loop *loop;
static ev_timer stop;

static void beat(struct ev_loop *unused, ev_timer *timer, int events)
{
	(void)unused;
	(void)timer;
	(void)events;
	million.callbacks++;
}

static void stop_run(struct ev_loop *unused, ev_timer *timer, int events)
{
	(void)unused;
	(void)timer;
	(void)events;
	ev_break(loop, EVBREAK_ALL);
}

void million_start(size_t n)
{
	ev_timer *timers = bench_alloc(n, sizeof(*timers));
	struct rng rng = { 1 };

	loop = ev_loop_new(EVBACKEND_EPOLL | EVFLAG_NOENV);
	for (size_t i = 0; i < n; i++) {
		double first = 1e-9 * (double)rng_below(&rng, MILLION_PERIOD);

		ev_timer_init(&timers[i], beat, 1 + first,
			      1e-9 * (double)MILLION_PERIOD);
		ev_timer_start(loop, &timers[i]);
	}
}

void million_run(uint64_t span)
{
	ev_now_update(loop);
	ev_timer_init(&stop, stop_run, 1e-9 * (double)span, 0);
	ev_timer_start(loop, &stop);
	ev_run(loop, 0);
}
