/* SPDX-License-Identifier: MIT */
/* At most so many in so much time, ten in five seconds unless said. */
#ifndef _LINUX_RATELIMIT_H
#define _LINUX_RATELIMIT_H

#include <linux/ratelimit_types.h>
#include <linux/printk.h>

static inline void ratelimit_state_init(struct ratelimit_state *rs,
					int interval, int burst)
{
	*rs = (struct ratelimit_state)RATELIMIT_STATE_INIT(*rs, interval,
							   burst);
}

static inline void ratelimit_default_init(struct ratelimit_state *rs)
{
	ratelimit_state_init(rs, DEFAULT_RATELIMIT_INTERVAL,
			     DEFAULT_RATELIMIT_BURST);
}

static inline void ratelimit_set_flags(struct ratelimit_state *rs,
				       unsigned long flags)
{
	rs->flags = flags;
}

static inline int ratelimit_state_get_miss(struct ratelimit_state *rs)
{
	return __atomic_load_n(&rs->missed, __ATOMIC_RELAXED);
}

static inline int ratelimit_state_reset_miss(struct ratelimit_state *rs)
{
	return __atomic_exchange_n(&rs->missed, 0, __ATOMIC_RELAXED);
}

static inline void ratelimit_state_inc_miss(struct ratelimit_state *rs)
{
	__atomic_fetch_add(&rs->missed, 1, __ATOMIC_RELAXED);
}

/* Says how many were left out, if it was set to say so at its end. */
void ratelimit_state_exit(struct ratelimit_state *rs);

#define __ratelimit(state) ___ratelimit(state, __func__)

#define WARN_ON_RATELIMIT(condition, state)           \
	({                                            \
		bool __warn = !!(condition);          \
		WARN_ON(__warn &&__ratelimit(state)); \
		__warn;                               \
	})

#define WARN_RATELIMIT(condition, format, ...)                            \
	({                                                                \
		static DEFINE_RATELIMIT_STATE(__warn_rs,                  \
					      DEFAULT_RATELIMIT_INTERVAL, \
					      DEFAULT_RATELIMIT_BURST);   \
		bool __warn = !!(condition);                              \
		if (unlikely(__warn) && __ratelimit(&__warn_rs))          \
			WARN(1, format, ##__VA_ARGS__);                   \
		__warn;                                                   \
	})

#endif
