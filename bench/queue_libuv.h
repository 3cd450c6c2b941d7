/* SPDX-License-Identifier: MIT */
/*
 * libuv: whole milliseconds.
 */
#include <uv.h>

#include "fake_time.h"
#include "queue.h"

#define PEER_NAME "libuv"

static uv_loop_t peer_loop;
static uv_timer_t *peer_timers;
static size_t peer_expired;

static void peer_callback(uv_timer_t *timer)
{
	uv_timer_start(timer, peer_callback, queue_distance() / MS, 0);
	peer_expired++;
}

static void peer_open(size_t n)
{
	uv_loop_init(&peer_loop);
	peer_timers = bench_alloc(n, sizeof(*peer_timers));
	for (size_t i = 0; i < n; i++)
		uv_timer_init(&peer_loop, &peer_timers[i]);
}

static inline void peer_start(size_t i, uint64_t at)
{
	uv_timer_start(&peer_timers[i], peer_callback,
		       (at - (fake_now - FAKE_START)) / MS, 0);
}

static inline void peer_restart(size_t i, uint64_t at)
{
	peer_start(i, at);
}

static inline void peer_cancel(size_t i)
{
	uv_timer_stop(&peer_timers[i]);
}

static inline size_t peer_expire(size_t count)
{
	peer_expired = 0;
	while (peer_expired < count)
		uv_run(&peer_loop, UV_RUN_ONCE);
	return peer_expired;
}
