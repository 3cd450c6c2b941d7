/* SPDX-License-Identifier: MIT */
/*
 * libevent.
 */
#include <event2/event.h>
#include <event2/event_struct.h>

#include "fake_time.h"
#include "queue.h"

#define PEER_NAME "libevent"

static struct event_base *peer_base;
static struct event *peer_timers;
static size_t peer_expired;

static void peer_add(struct event *timer, uint64_t span)
{
	struct timeval tv = { (time_t)(span / S), (long)(span % S / US) };

	evtimer_add(timer, &tv);
}

static void peer_callback(evutil_socket_t fd, short events, void *timer)
{
	(void)fd;
	(void)events;
	peer_add(timer, queue_distance());
	peer_expired++;
}

static void peer_open(size_t n)
{
	peer_base = event_base_new();
	peer_timers = bench_alloc(n, sizeof(*peer_timers));
	for (size_t i = 0; i < n; i++)
		evtimer_assign(&peer_timers[i], peer_base, peer_callback,
			       &peer_timers[i]);
}

static inline void peer_start(size_t i, uint64_t at)
{
	peer_add(&peer_timers[i], at - (fake_now - FAKE_START));
}

static inline void peer_restart(size_t i, uint64_t at)
{
	peer_start(i, at);
}

static inline void peer_cancel(size_t i)
{
	evtimer_del(&peer_timers[i]);
}

static inline size_t peer_expire(size_t count)
{
	peer_expired = 0;
	while (peer_expired < count)
		event_base_loop(peer_base, EVLOOP_ONCE);
	return peer_expired;
}
