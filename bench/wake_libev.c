/* SPDX-License-Identifier: MIT */
/*
 * A timer of libev, started again from its callback for a period from then on.
 * What it is asked for is reckoned from the moment of the start, with the
 * loop's time brought up to date just before.
 */
#include <ev.h>
#include <string.h>

#include "wake.h"

static uint64_t due;

static void start(struct ev_loop *loop, ev_timer *timer)
{
	const struct wake *wake = timer->data;

	ev_now_update(loop);
	due = bench_now() + wake->period;
	ev_timer_set(timer, (double)wake->period * 1e-9, 0);
	ev_timer_start(loop, timer);
}

static void beat(struct ev_loop *loop, ev_timer *timer, int events)
{
	(void)events;
	if (wake_record(timer->data, due, bench_now()))
		start(loop, timer);
}

bool wake_run(struct wake *wake, const char *method)
{
	struct ev_loop *loop = ev_loop_new(EVBACKEND_EPOLL | EVFLAG_NOENV);
	ev_timer timer;

	ev_init(&timer, beat);
	timer.data = wake;
	start(loop, &timer);
	ev_run(loop, 0);
	return !strcmp(method, "libev");
}
