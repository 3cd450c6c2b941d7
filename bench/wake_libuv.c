/* SPDX-License-Identifier: MIT */
/*
 * A timer of libuv, started again from its callback for a period from then on.
 * What it is asked for is reckoned from the moment of the start, with the
 * loop's time brought up to date just before.
 */
#include <string.h>
#include <uv.h>

#include "wake.h"

static uint64_t due;

static void beat(uv_timer_t *timer);

static void start(uv_timer_t *timer)
{
	const struct wake *wake = timer->data;

	uv_update_time(timer->loop);
	due = bench_now() + wake->period;
	uv_timer_start(timer, beat, wake->period / MS, 0);
}

static void beat(uv_timer_t *timer)
{
	if (wake_record(timer->data, due, bench_now()))
		start(timer);
}

bool wake_run(struct wake *wake, const char *method)
{
	uv_loop_t loop;
	uv_timer_t timer;

	uv_loop_init(&loop);
	uv_timer_init(&loop, &timer);
	timer.data = wake;
	start(&timer);
	uv_run(&loop, UV_RUN_DEFAULT);
	return !strcmp(method, "libuv");
}
