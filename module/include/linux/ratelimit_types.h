/* SPDX-License-Identifier: MIT */
/* What a limit of messages per time remembers. */
#ifndef _LINUX_RATELIMIT_TYPES_H
#define _LINUX_RATELIMIT_TYPES_H

#include <linux/bits.h>
#include <linux/types.h>
#include <linux/param.h>

#define DEFAULT_RATELIMIT_INTERVAL (5 * HZ)
#define DEFAULT_RATELIMIT_BURST    10

/* Say how many were left out when it is released, not when time is over. */
#define RATELIMIT_MSG_ON_RELEASE BIT(0)

struct ratelimit_state {
	int lock; /* 0 is free, so that zeroed memory is a valid state */
	int interval; /* jiffies; 0: no limit */
	int burst;
	int printed;
	int missed;
	unsigned int flags;
	unsigned long begin; /* jiffies; when the present interval began */
	int begun;
};

#define RATELIMIT_STATE_INIT_FLAGS(name, interval_init, burst_init, \
				   flags_init)                      \
	{                                                           \
		.interval = (interval_init), .burst = (burst_init), \
		.flags = (flags_init)                               \
	}
#define RATELIMIT_STATE_INIT(name, interval_init, burst_init) \
	RATELIMIT_STATE_INIT_FLAGS(name, interval_init, burst_init, 0)
#define RATELIMIT_STATE_INIT_DISABLED \
	RATELIMIT_STATE_INIT(ratelimit_state, 0, DEFAULT_RATELIMIT_BURST)

#define DEFINE_RATELIMIT_STATE(name, interval_init, burst_init) \
	struct ratelimit_state name =                           \
		RATELIMIT_STATE_INIT(name, interval_init, burst_init)

/**
 * ___ratelimit - whether there is still room in the present interval
 * @rs: the limit and what it has seen
 * @func: for whom, as the message about suppressed calls will say
 *
 * When an interval is over in which some were refused, the first call after
 * it prints "@func: N callbacks suppressed".
 * Return: 1 do it, 0 leave it out.
 */
int ___ratelimit(struct ratelimit_state *rs, const char *func);

#endif
