/* SPDX-License-Identifier: MIT */
/*
 * The project's own queue, with nodes where they are in use: in a timer.
 */
#include <hrtimer/hrtimer.h>

#include "core/timerqueue.h"
#include "queue.h"

#define PEER_NAME   "hrtimer"
#define PEER_DIRECT 1

static struct timerqueue_head peer_queue;
static struct hrtimer *peer_timers;

static void peer_open(size_t n)
{
	peer_timers = bench_alloc(n, sizeof(*peer_timers));
	timerqueue_init(&peer_queue, false);
}

static inline void peer_start(size_t i, uint64_t at)
{
	peer_timers[i].node.expires = (ktime_t)at;
	timerqueue_add(&peer_queue, &peer_timers[i].node);
}

static inline void peer_cancel(size_t i)
{
	timerqueue_del(&peer_queue, &peer_timers[i].node);
}

static inline void peer_restart(size_t i, uint64_t at)
{
	peer_cancel(i);
	peer_start(i, at);
}

static inline size_t peer_expire(size_t count)
{
	for (size_t done = 0; done < count; done++) {
		struct timerqueue_node *node = timerqueue_first(&peer_queue);

		timerqueue_del(&peer_queue, node);
		node->expires += (ktime_t)queue_distance();
		timerqueue_add(&peer_queue, node);
	}
	return count;
}
