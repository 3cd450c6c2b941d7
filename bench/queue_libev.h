/* SPDX-License-Identifier: MIT */
/*
 * libev. A repeating timer is its cheapest way to move one: the entry of the
 * heap is changed in place, by ev_timer_again() and at expiry.
 */
#include <ev.h>

#include "fake_time.h"
#include "queue.h"

#define PEER_NAME "libev"

static struct ev_loop *peer_loop;
static ev_timer *peer_timers;
static size_t peer_expired;

static double peer_span(uint64_t at)
{
	return (double)(at - (fake_now - FAKE_START)) * 1e-9;
}

static void peer_callback(struct ev_loop *loop, ev_timer *timer, int events)
{
	(void)loop;
	(void)events;
	/* It is back in the heap already: this is for the next time. */
	timer->repeat = (double)queue_distance() * 1e-9;
	peer_expired++;
}

static void peer_open(size_t n)
{
	peer_loop = ev_loop_new(EVBACKEND_EPOLL | EVFLAG_NOENV);
	peer_timers = bench_alloc(n, sizeof(*peer_timers));
	for (size_t i = 0; i < n; i++)
		ev_timer_init(&peer_timers[i], peer_callback, 0, 1);
}

static inline void peer_restart(size_t i, uint64_t at)
{
	peer_timers[i].repeat = peer_span(at);
	ev_timer_again(peer_loop, &peer_timers[i]);
}

static inline void peer_start(size_t i, uint64_t at)
{
	peer_restart(i, at);
}

static inline void peer_cancel(size_t i)
{
	ev_timer_stop(peer_loop, &peer_timers[i]);
}

static inline size_t peer_expire(size_t count)
{
	peer_expired = 0;
	while (peer_expired < count)
		ev_run(peer_loop, EVRUN_ONCE);
	return peer_expired;
}
