/* SPDX-License-Identifier: MIT */
/* Something done the first time its place in the source is reached. */
#ifndef _LINUX_ONCE_LITE_H
#define _LINUX_ONCE_LITE_H

#include <linux/types.h>

/* Two CPUs that arrive together: one of them does it. */
#define __ONCE_LITE_IF(condition)                                   \
	({                                                          \
		static bool __already_done;                         \
		bool __once_cond = !!(condition);                   \
                                                                    \
		__builtin_expect(__once_cond, 0) &&                 \
			!__atomic_exchange_n(&__already_done, true, \
					     __ATOMIC_RELAXED);     \
	})

#define DO_ONCE_LITE_IF(condition, func, ...)    \
	({                                       \
		bool __once_ret = !!(condition); \
                                                 \
		if (__ONCE_LITE_IF(__once_ret))  \
			func(__VA_ARGS__);       \
		__builtin_expect(__once_ret, 0); \
	})
#define DO_ONCE_LITE(func, ...) DO_ONCE_LITE_IF(true, func, ##__VA_ARGS__)

#endif
